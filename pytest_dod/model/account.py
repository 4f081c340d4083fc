"""What the witness told, as the judge reads it off the wire."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .evidence import Gap, SuiteRun


@dataclass(frozen=True)
class ExecutedCode:
    """What ran in one file: 1-based line numbers, and pairs of them where they were recorded.

    `entered` are the first lines of the functions and lambdas that were called; None where the
    measurement could not tell.
    """

    lines: frozenset[int] = frozenset()
    arcs: frozenset[tuple[int, int]] = frozenset()
    entered: frozenset[int] | None = None


@dataclass(frozen=True)
class Account:
    """Everything one test run's witness told.

    `executed` is keyed by absolute path and is None where nothing was measured;
    `coverage_source` says whose measurement it is, `coverage_settings` the settings file that a
    measurement not ours was made with. `interrupted` is set by Ctrl-C in the tests.
    `settings_file` is where pytest has its settings from, named by -c if `chose_settings`;
    `steered_by` are the conftest files and plugins of the checkout, from the top. `imported_early`
    are absolute paths of modules that were imported before anything could be measured, `outside`
    those of unchanged modules that a measurement not ours was told to leave out.
    """

    suite: SuiteRun
    executed: Mapping[str, ExecutedCode] | None = None
    branches: bool = False
    coverage_source: str = ""
    coverage_settings: str | None = None
    gaps: tuple[Gap, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    interrupted: bool = False
    settings_file: str = ""
    chose_settings: bool = False
    steered_by: tuple[str, ...] = ()
    imported_early: frozenset[str] = frozenset()
    outside: frozenset[str] = frozenset()
