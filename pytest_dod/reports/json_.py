"""What a program reads. The types below are the schema; `SCHEMA` rises when one of them changes.

Equal verdicts give identical bytes: mappings are sorted by key, findings by place, and no time of
day or duration is in it. With several task files there is one such object for each, in a wrapper.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import TypedDict

from ..model.change import Base, Head
from ..model.evidence import Gap
from ..model.finding import Excuse, Finding
from ..model.task import Task
from ..model.verdict import BindingResult, CriterionResult, TaskVerdict, Verdict
from ._results import OptionValue, link_id, options_of, rounded
from ._text import decoded

SCHEMA = 1
MOST_FINDINGS = 10_000


class FindingJson(TypedDict):
    """One thing that is wrong; `path` is relative to the top of the repository."""

    message: str
    path: str | None
    line: int | None
    hint: str


class ExcuseJson(TypedDict):
    """What would be a finding, had the change not given a reason for it: `why`."""

    message: str
    why: str
    path: str | None
    line: int | None


class BindingJson(TypedDict):
    """One check's answer. `findings_left_out` counts those beyond the first 10,000."""

    check: str
    options: dict[str, int | float | bool | str | list[str]]
    via: str
    clause: str
    needs: list[str]
    status: str
    reason: str
    hint: str
    examined: int
    unit: str
    findings: list[FindingJson]
    findings_left_out: int
    excuses: list[ExcuseJson]
    measured: dict[str, float | None]
    notes: list[str]


class UnreadJson(TypedDict):
    """A part of a text that no check understands."""

    text: str
    reason: str


class CriterionJson(TypedDict):
    """One line of the task. `link` is what `@pytest.mark.dod("…")` takes to prove it."""

    number: int
    line: int
    section: str
    kind: str
    text: str
    ticked: bool | None
    origin: str
    link: str
    status: str
    done: bool
    false_claim: bool
    reason: str
    hint: str
    unread: list[UnreadJson]
    bindings: list[BindingJson]


class TaskJson(TypedDict):
    """Which file was judged; `digest` is of its bytes."""

    id: str
    title: str
    path: str
    digest: str
    notes: list[str]


class BaseJson(TypedDict):
    """The commit compared with, and how it was found."""

    commit: str
    how: str


class HeadJson(TypedDict):
    """What was judged; `dirty` says that the working tree differs from the commit."""

    commit: str
    dirty: bool


class GapJson(TypedDict):
    """Evidence that is lost or partial."""

    kind: str
    reason: str
    hint: str


class ReportJson(TypedDict):
    """The whole report of one task."""

    schema: int
    done: bool
    interrupted: bool
    explained_only: bool
    task: TaskJson
    base: BaseJson | None
    head: HeadJson | None
    changed_modules: int
    criteria: list[CriterionJson]
    gaps: list[GapJson]
    notes: list[str]
    versions: dict[str, str]


class ReportsJson(TypedDict):
    """The wrapper around the reports of several tasks."""

    schema: int
    done: bool
    tasks: list[ReportJson]


def render(verdict: Verdict) -> str:
    """The report as JSON text, in ASCII."""
    reports = [_report(task, verdict) for task in verdict.tasks]
    document: ReportJson | ReportsJson
    if len(reports) == 1:
        document = reports[0]
    else:
        document = {"schema": SCHEMA, "done": verdict.done, "tasks": reports}
    return json.dumps(document, indent=2, allow_nan=False) + "\n"


def _report(task: TaskVerdict, verdict: Verdict) -> ReportJson:
    return {
        "schema": SCHEMA,
        "done": task.done and not verdict.interrupted,
        "interrupted": verdict.interrupted,
        "explained_only": verdict.explained_only,
        "task": _task(task.task),
        "base": _base(verdict.base),
        "head": _head(verdict.head),
        "changed_modules": verdict.changed_modules,
        "criteria": [_criterion(task, result) for result in task.criteria],
        "gaps": [_gap(gap) for gap in sorted(verdict.gaps, key=lambda g: (g.kind, g.reason))],
        "notes": [decoded(note) for note in verdict.notes],
        "versions": {decoded(k): decoded(v) for k, v in sorted(verdict.versions.items())},
    }


def _task(task: Task) -> TaskJson:
    return {
        "id": decoded(task.id),
        "title": decoded(task.title),
        "path": decoded(task.path),
        "digest": task.digest,
        "notes": [decoded(note) for note in task.notes],
    }


def _base(base: Base | None) -> BaseJson | None:
    return None if base is None else {"commit": base.commit, "how": decoded(base.how)}


def _head(head: Head | None) -> HeadJson | None:
    return None if head is None else {"commit": head.commit, "dirty": head.dirty}


def _gap(gap: Gap) -> GapJson:
    return {"kind": gap.kind.value, "reason": decoded(gap.reason), "hint": decoded(gap.hint)}


def _criterion(task: TaskVerdict, result: CriterionResult) -> CriterionJson:
    criterion = result.planned.criterion
    return {
        "number": criterion.number,
        "line": criterion.line,
        "section": decoded(criterion.section),
        "kind": criterion.kind.value,
        "text": decoded(criterion.text),
        "ticked": criterion.ticked,
        "origin": criterion.origin,
        "link": decoded(link_id(task, result)),
        "status": result.status.value,
        "done": result.status.done,
        "false_claim": result.false_claim,
        "reason": decoded(result.reason),
        "hint": decoded(result.hint),
        "unread": [
            {"text": decoded(part.text), "reason": decoded(part.reason)}
            for part in result.planned.unread
        ],
        "bindings": [_binding(binding) for binding in result.bindings],
    }


def _binding(result: BindingResult) -> BindingJson:
    seen = result.observation
    findings = sorted(result.findings, key=_place)
    return {
        "check": result.binding.check.id,
        "options": {name: _option(v) for name, v in sorted(options_of(result.binding).items())},
        "via": decoded(result.binding.via),
        "clause": decoded(result.binding.clause),
        "needs": sorted(kind.value for kind in result.binding.check.needs),
        "status": result.status.value,
        "reason": decoded(result.reason),
        "hint": decoded(result.hint),
        "examined": seen.examined if seen else 0,
        "unit": seen.unit if seen else "",
        "findings": [_finding(finding) for finding in findings[:MOST_FINDINGS]],
        "findings_left_out": max(len(findings) - MOST_FINDINGS, 0),
        "excuses": [_excuse(excuse) for excuse in seen.excuses] if seen else [],
        "measured": _measured(seen.measured) if seen else {},
        "notes": [decoded(note) for note in seen.notes] if seen else [],
    }


def _place(finding: Finding) -> tuple[str, int, str, str]:
    return finding.path or "", finding.line or 0, finding.message, finding.hint


def _finding(finding: Finding) -> FindingJson:
    return {
        "message": decoded(finding.message),
        "path": None if finding.path is None else decoded(finding.path),
        "line": finding.line,
        "hint": decoded(finding.hint),
    }


def _excuse(excuse: Excuse) -> ExcuseJson:
    return {
        "message": decoded(excuse.message),
        "why": decoded(excuse.why),
        "path": None if excuse.path is None else decoded(excuse.path),
        "line": excuse.line,
    }


def _option(value: OptionValue) -> int | float | bool | str | list[str]:
    if isinstance(value, tuple):
        return [decoded(each) for each in value]
    return decoded(value) if isinstance(value, str) else value


def _measured(measured: Mapping[str, float]) -> dict[str, float | None]:
    return {
        decoded(name): rounded(value) if math.isfinite(value) else None
        for name, value in sorted(measured.items())
    }
