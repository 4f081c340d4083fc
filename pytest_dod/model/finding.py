"""What a check has to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong. `path` is relative to the top of the repository, `line` 1-based.

    `definite` means that no further data could remove it (a failing test, a secret): it fails the
    binding even where other evidence is missing.
    """

    message: str
    path: str | None = None
    line: int | None = None
    hint: str = ""
    definite: bool = False


@dataclass(frozen=True)
class Excuse:
    """What would be a finding, had nobody said why it is so. `why` are those words.

    It is no finding, and still a person's word and not a proof: reports always show it.
    """

    message: str
    why: str
    path: str | None = None
    line: int | None = None


@dataclass(frozen=True)
class Observation:
    """What a check returns: how many things of which unit it examined, and what is wrong.

    `measured` are its numbers, for the report; `notes` are facts to show that are not wrong.
    `attested` means that it rests on a person's word. `excuses` are what somebody explained.
    """

    examined: int
    unit: str
    findings: tuple[Finding, ...] = ()
    measured: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    attested: bool = False
    excuses: tuple[Excuse, ...] = ()
