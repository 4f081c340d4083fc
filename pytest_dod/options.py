"""The gate's command line options, for pytest's parser and for our own alike."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    """One option; one without `metavar` is a switch."""

    name: str
    help: str
    metavar: str | None = None
    repeatable: bool = False

    @property
    def action(self) -> str:
        """What argparse calls it."""
        if self.metavar is None:
            return "store_true"
        return "append" if self.repeatable else "store"

    @property
    def destination(self) -> str:
        """The name argparse keeps its value under."""
        return self.name.lstrip("-").replace("-", "_")


TASK_OPTION = Option(
    "--dod",
    "assert each item of the Definition of Done in this task file (may be given several times)",
    "TASK.md",
    repeatable=True,
)
OPTIONS = (
    Option("--dod-base", "the revision to compare with (default: found, and named)", "REV"),
    Option("--dod-explain", "run nothing; show how each line of the task was read"),
    Option(
        "--dod-report",
        "write a report file, e.g. json=dod.json; folders that are missing are made",
        "KIND=PATH",
        repeatable=True,
    ),
    Option("--dod-timeout", "end the tests after so many seconds; 0: never", "SECONDS"),
    Option("--dod-allow-outside", "accept a task file that lies outside the repository"),
    Option(
        "--dod-pr",
        "the pull request's text: the first line is its title, the rest its description "
        "(default: what the pipeline says)",
        "FILE",
    ),
)
# They help to write a task, and judge no change.
LINT_OPTION = Option(
    "--dod-lint", "look for mistakes in the task files given; runs no code, no test and no git"
)
INIT_OPTION = Option("--dod-init", "write a task to begin with; overwrites nothing", "TASK.md")
LANGUAGE_OPTION = Option("--dod-language", "the language of --dod-init: en (default) or de", "CODE")
DRAFT_OPTIONS = (LINT_OPTION, INIT_OPTION, LANGUAGE_OPTION)
ALL_OPTIONS = (TASK_OPTION, *OPTIONS, *DRAFT_OPTIONS)

# Options after which pytest ends well without having run a test, by the name it keeps them under.
RUNS_NOTHING = {
    "collectonly": "--collect-only",
    "setuponly": "--setup-only",
    "setupplan": "--setup-plan",
    "showfixtures": "--fixtures",
    "show_fixtures_per_test": "--fixtures-per-test",
    "markers": "--markers",
    "cacheshow": "--cache-show",
    "help": "--help",
    "version": "--version",
}


@dataclass(frozen=True)
class GivenOptions:
    """The options as they came from a command line, not yet checked."""

    tasks: Sequence[str]
    base: str | None
    explain: bool
    reports: Sequence[str]
    time_limit: str | None
    allow_outside: bool
    pull_request: str | None = None

    @classmethod
    def of(cls, tasks: Sequence[str], namespace: argparse.Namespace) -> GivenOptions:
        """Those that a parser with OPTIONS has read."""
        return cls(
            tasks=tasks,
            base=namespace.dod_base,
            explain=namespace.dod_explain,
            reports=namespace.dod_report or (),
            time_limit=namespace.dod_timeout,
            allow_outside=namespace.dod_allow_outside,
            pull_request=namespace.dod_pr,
        )


def joined_options(arguments: Sequence[str]) -> tuple[str, ...]:
    """Command line words with `--dod TASK.md` written as `--dod=TASK.md`, and the others likewise.

    pytest looks for its rootdir before it knows plugins' options, and would take the value for a
    path of tests.
    """
    takes_value = {option.name for option in ALL_OPTIONS if option.metavar is not None}
    joined: list[str] = []
    words = iter(arguments)
    for word in words:
        value = next(words, None) if word in takes_value else None
        joined.append(word if value is None else f"{word}={value}")
    return tuple(joined)


def less_gate_options(words: Sequence[str]) -> tuple[str, ...]:
    """Command line words without the gate's options and their values."""
    takes_value = {option.name: option.metavar is not None for option in ALL_OPTIONS}
    kept: list[str] = []
    left = iter(words)
    for word in left:
        name, equals, _ = word.partition("=")
        if name not in takes_value:
            kept.append(word)
        elif takes_value[name] and not equals:
            next(left, None)
    return tuple(kept)


def without_gate_options(addopts: str) -> str:
    """PYTEST_ADDOPTS less the gate's options.

    With them in it, every pytest that a test starts would be a gate of its own.
    """
    return shlex.join(less_gate_options(shlex.split(addopts)))
