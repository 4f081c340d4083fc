"""Coverage is counted on the judge's side, from the lines that the witness told of."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from .model.account import Account
from .model.change import Change, ChangeSet, FileKind
from .model.evidence import (
    Evidence,
    EvidenceKind,
    ModuleCoverage,
)
from .model.modules import classify
from .preparing import Prepared
from .system.sources import python_files
from .system.workshop import ToolWorkshop
from .tools.coverage import measure, measure_total


def measurable(changes: ChangeSet) -> tuple[Change, ...]:
    """The changed modules whose lines the witness is to record: those that tests are to cover."""
    counted = frozenset(classify(changes).counted)
    return tuple(
        change
        for change in changes.changes
        if change.path in counted and change.after is not None and change.file_kind is FileKind.FILE
    )


def sources_of(prepared: Prepared) -> dict[str, str]:
    """What can count for the coverage of the whole project, where a task asks for that."""
    wanted = any(
        EvidenceKind.TOTAL_COVERAGE in binding.check.needs
        for plan in prepared.plans
        for planned in plan.criteria
        if planned.criterion.not_applicable is None
        for binding in planned.bindings
    )
    if not wanted:
        return {}
    return python_files(prepared.git.top, prepared.root, prepared.changes.files)


def count_coverage(
    prepared: Prepared, account: Account, workshop: ToolWorkshop, stopped: str
) -> Evidence:
    """Everything the account holds as evidence, with coverage counted by the judge's side."""
    evidence = Evidence(
        changes=prepared.changes,
        suite=replace(account.suite, stopped=stopped),
        coverage_source=account.coverage_source,
        gaps=account.gaps,
        project=_project(prepared),
    )
    modules = measurable(prepared.changes)
    if account.executed is None or not modules:
        return evidence
    measured = measure(account, modules, workshop)
    top = prepared.git.top
    early = frozenset(c.path for c in modules if str(top / c.path) in account.imported_early)
    return replace(
        evidence,
        coverage=_with_early(measured.now or {}, early) if measured.now is not None else None,
        coverage_at_base_settings=_with_early(measured.at_base_settings, early),
        gaps=(*evidence.gaps, *measured.gaps),
        notes=measured.notes,
    )


def count_total(
    evidence: Evidence, account: Account, workshop: ToolWorkshop, sources: Mapping[str, str]
) -> Evidence:
    """The coverage of the whole project beside that of the changed modules."""
    if account.executed is None or not sources:
        return evidence
    measured = measure_total(account, sources, workshop)
    top = workshop.top
    early = frozenset(path for path in sources if str(top / path) in account.imported_early)
    counted = measured.now and replace(
        measured.now, modules=_with_early(measured.now.modules, early)
    )
    return replace(
        evidence,
        total_coverage=counted,
        total_coverage_at_base_settings=measured.at_base_settings,
        gaps=(*evidence.gaps, *measured.gaps),
        notes=tuple(dict.fromkeys((*evidence.notes, *measured.notes))),
    )


def _project(prepared: Prepared) -> str:
    """Where the project lies in the repository; "" at its top."""
    shown = Path(os.path.relpath(prepared.root.resolve(), prepared.git.top.resolve())).as_posix()
    return "" if shown == "." or shown.startswith("..") else shown


def _with_early(
    modules: Mapping[str, ModuleCoverage], early: frozenset[str]
) -> dict[str, ModuleCoverage]:
    return {
        path: replace(numbers, imported_early=path in early) for path, numbers in modules.items()
    }
