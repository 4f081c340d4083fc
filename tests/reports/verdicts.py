"""Verdicts for the tests of reports, built in a line each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pytest_dod.model.change import Base, Head
from pytest_dod.model.check import Check, Context
from pytest_dod.model.evidence import EvidenceKind, Gap
from pytest_dod.model.finding import Excuse, Finding, Observation
from pytest_dod.model.plan import Binding, PlannedCriterion, Unread
from pytest_dod.model.status import Status, worst
from pytest_dod.model.task import Criterion, SectionKind, Task
from pytest_dod.model.verdict import BindingResult, CriterionResult, TaskVerdict, Verdict

BASE = Base("1f2e3d4c5b6a79887766554433221100ffeeddcc", "merge base with origin/main")
HEAD = Head("9a8b7c6d5e4f30213243546576879809a0b0c0d0", True)


@dataclass(frozen=True)
class Options:
    """Options of every type a check may have."""

    threshold: float = 85.0
    paths: tuple[str, ...] = (".",)
    strict: bool = False


def _never(options: Options, context: Context) -> Observation:
    raise AssertionError("reports do not judge")


def answer(
    check: str,
    status: Status = Status.PASSED,
    *findings: Finding,
    examined: int | None = None,
    unit: str = "files",
    reason: str = "",
    hint: str = "",
    measured: Mapping[str, float] | None = None,
    notes: tuple[str, ...] = (),
    excuses: tuple[Excuse, ...] = (),
    via: str = "en: by its words",
) -> BindingResult:
    """What one check answered; nothing was observed where nothing is said of it."""
    needs = frozenset({EvidenceKind.COVERAGE, EvidenceKind.CHANGES})
    demanded = Check(check, "a title", "all of it holds", Options, needs, _never)
    observation = None
    if examined is not None or findings:
        observation = Observation(
            examined or 0, unit, findings, measured or {}, notes, excuses=excuses
        )
    return BindingResult(Binding(demanded, Options(), via), status, observation, reason, hint)


def item(
    text: str,
    *answers: BindingResult,
    status: Status | None = None,
    ticked: bool | None = False,
    unread: Sequence[str | Unread] = (),
    reason: str = "",
    hint: str = "",
    origin: str = "task",
    not_applicable: str | None = None,
    section: str = "Definition of Done",
) -> CriterionResult:
    """A criterion with its answers; numbers are given by `task`."""
    criterion = Criterion(
        0, text, 0, section, SectionKind.DONE, ticked, (), not_applicable, False, origin
    )
    parts = tuple(Unread(part) if isinstance(part, str) else part for part in unread)
    statuses = [each.status for each in answers] + [Status.UNPROVEN] * bool(parts)
    planned = PlannedCriterion(criterion, tuple(each.binding for each in answers), parts)
    if parts and not reason:
        reason, hint = "no check understands all of it", hint or "settle it"
    return CriterionResult(planned, status or worst(statuses), answers, reason, hint)


def task(*items: CriterionResult, id: str = "EXP-1", title: str = "Export") -> TaskVerdict:
    """A task; its items are numbered from 1 and stand on the lines from 11."""
    numbered = tuple(
        replace(
            each,
            planned=replace(
                each.planned,
                criterion=replace(each.planned.criterion, number=number, line=10 + number),
            ),
        )
        for number, each in enumerate(items, start=1)
    )
    criteria = tuple(each.planned.criterion for each in numbered)
    return TaskVerdict(Task("task.md", "sha256:00", id, title, (), criteria), numbered)


def verdict(
    *tasks: TaskVerdict | CriterionResult,
    gaps: tuple[Gap, ...] = (),
    notes: tuple[str, ...] = (),
    base: Base | None = BASE,
    head: Head | None = HEAD,
    interrupted: bool = False,
    explained_only: bool = False,
) -> Verdict:
    """A verdict on these tasks, or on one task with these items."""
    items = [each for each in tasks if isinstance(each, CriterionResult)]
    given = [each for each in tasks if isinstance(each, TaskVerdict)] or [task(*items)]
    versions = {"ruff": "0.17.6", "pytest": "9.2.0"}
    return Verdict(tuple(given), base, head, gaps, versions, notes, 4, interrupted, explained_only)
