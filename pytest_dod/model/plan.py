"""How each criterion was read."""

from __future__ import annotations

from dataclasses import dataclass

from .check import AnyCheck
from .task import Criterion, Task
from .waiver import Waiver


@dataclass(frozen=True)
class Binding:
    """Criterion → check with options; `via` says why the text was read so.

    `clause` is the part of the criterion's text it answers for.
    """

    check: AnyCheck
    options: object
    via: str
    clause: str = ""


@dataclass(frozen=True)
class Unread:
    """A part of a criterion's text that no binding answers for, and why, if more can be said.

    `demand` is the id of the check that would answer for it, where one is known by name only.
    """

    text: str
    reason: str = ""
    demand: str = ""


@dataclass(frozen=True)
class PlannedCriterion:
    """A criterion with its bindings; `unread` are the parts of its text no binding answers for.

    A criterion with anything unread is never done on the strength of its other parts. `waivers` are
    those that stand behind it, `ignored` the reason why it is to be no demand at all.
    """

    criterion: Criterion
    bindings: tuple[Binding, ...] = ()
    unread: tuple[Unread, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    ignored: str = ""


@dataclass(frozen=True)
class Plan:
    """One task, planned."""

    task: Task
    criteria: tuple[PlannedCriterion, ...]
