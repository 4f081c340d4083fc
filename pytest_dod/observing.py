"""Evidence is gathered: tools run while the child runs the tests, coverage is counted after."""

from __future__ import annotations

import os
import platform
import secrets
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from pathlib import Path

from . import __version__
from .hookspecs import Registry
from .model.account import Account
from .model.change import Change, ChangeSet, FileKind
from .model.evidence import (
    Evidence,
    EvidenceKind,
    Gap,
    ToolReport,
    ToolRequest,
    ToolState,
)
from .model.modules import classify
from .model.orders import Orders
from .options import without_gate_options
from .preparing import Prepared
from .settings import Settings
from .system.child import ChildEnd, run_child
from .system.files import is_unchanged
from .system.output import Console, content_of
from .system.processes import Processes
from .system.workshop import ToolWorkshop
from .tools.coverage import asks_for_branches, measure, settings_file
from .wire import give_orders, read_account

DEPTH_VARIABLE = "PYTEST_DOD_DEPTH"
OUTER_COVERAGE = "COVERAGE_PROCESS_"
PYTEST_USAGE_ERROR = 4
TOOLS_AT_ONCE = 4
PATIENCE = 0.5


@dataclass(frozen=True)
class Observed:
    """The evidence, and how the test run ended."""

    evidence: Evidence
    end: ChildEnd
    interrupted: bool

    @property
    def refused(self) -> bool:
        """Whether pytest itself found its call or its settings wrong, and ran nothing."""
        suite = self.evidence.suite
        nothing = suite is None or not (suite.outcomes or suite.finished)
        return nothing and self.end.exit_status == PYTEST_USAGE_ERROR


def observe(
    prepared: Prepared,
    settings: Settings,
    registry: Registry,
    console: Console,
    processes: Processes,
    scratch: Path,
) -> Observed:
    """Run the tests in a child and the tools beside them; wait for both."""
    workshop = ToolWorkshop(
        prepared.git.top,
        prepared.root,
        scratch,
        prepared.changes,
        prepared.project.tool_time_limit,
        processes,
    )
    with ThreadPoolExecutor(TOOLS_AT_ONCE, thread_name_prefix="dod-tool") as pool:
        try:
            runs = _start_tools(prepared, registry, workshop, pool)
            orders = _orders(prepared, workshop)
            end = run_child(
                settings.pytest_command,
                environment=child_environment(os.environ, give_orders(orders)),
                folder=settings.folder,
                time_limit=0 if settings.interactive else settings.time_limit,
            )
            account = read_account(orders, end.exit_status)
            if account.interrupted:
                processes.stop_all()
            evidence = _count_coverage(prepared, account, workshop)
            reports = _wait_for(runs, console)
        except BaseException:
            processes.stop_all()
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    gaps = (
        *evidence.gaps,
        *_gaps_of(end, settings),
        *_moved_tree(prepared),
        *_cut_history(prepared.changes),
    )
    return Observed(
        replace(
            evidence,
            tools=reports,
            gaps=gaps,
            versions=_versions(prepared, account, reports, registry),
        ),
        end,
        account.interrupted,
    )


def child_environment(environ: Mapping[str, str], orders: Mapping[str, str]) -> dict[str, str]:
    """The user's environment with our orders in it, and without our options.

    A measurement that follows from another run into this process must not follow into the tests:
    there it would be taken for theirs.
    """
    kept = {name: text for name, text in environ.items() if not name.startswith(OUTER_COVERAGE)}
    changed = {**kept, **orders}
    if "PYTEST_ADDOPTS" in changed:
        changed["PYTEST_ADDOPTS"] = without_gate_options(changed["PYTEST_ADDOPTS"])
    changed[DEPTH_VARIABLE] = str(depth(environ) + 1)
    return changed


def depth(environ: Mapping[str, str]) -> int:
    """How many gates this process runs inside of."""
    value = environ.get(DEPTH_VARIABLE, "0")
    return int(value) if value.isdecimal() and len(value) < 4 else 0


def measurable(changes: ChangeSet) -> tuple[Change, ...]:
    """The changed modules whose lines the witness is to record: those that tests are to cover."""
    counted = frozenset(classify(changes).counted)
    return tuple(
        change
        for change in changes.changes
        if change.path in counted and change.after is not None and change.file_kind is FileKind.FILE
    )


def _orders(prepared: Prepared, workshop: ToolWorkshop) -> Orders:
    top = prepared.git.top
    found = settings_file(prepared.root)
    return Orders(
        wire=str(workshop.scratch / "wire.jsonl"),
        token=secrets.token_hex(16),
        top=str(top),
        root=str(prepared.root),
        scratch=str(workshop.scratch),
        branches=asks_for_branches(prepared.root, workshop),
        modules=tuple(str(top / change.path) for change in measurable(prepared.changes)),
        coverage_settings=str(found) if found else None,
    )


def _start_tools(
    prepared: Prepared, registry: Registry, workshop: ToolWorkshop, pool: ThreadPoolExecutor
) -> dict[ToolRequest, Future[ToolReport]]:
    requests = dict.fromkeys(
        request
        for plan in prepared.plans
        for planned in plan.criteria
        if planned.criterion.not_applicable is None
        for binding in planned.bindings
        for request in binding.check.requests(binding.options)
    )
    return {request: pool.submit(_run_tool, request, registry, workshop) for request in requests}


def _run_tool(request: ToolRequest, registry: Registry, workshop: ToolWorkshop) -> ToolReport:
    tool = registry.tools.get(request.tool)
    if tool is None:
        return ToolReport(request, ToolState.MISSING, reason=f"no tool is named {request.tool}")
    try:
        return tool.run(request, workshop)
    except Exception as bug:
        return ToolReport(
            request,
            ToolState.BROKEN,
            reason=f"{request.tool} could not be run: {type(bug).__name__}: {bug}",
            hint="this is a bug of pytest-dod; please report it",
        )


def _wait_for(
    runs: Mapping[ToolRequest, Future[ToolReport]], console: Console
) -> dict[ToolRequest, ToolReport]:
    pending = wait(runs.values(), PATIENCE).not_done
    while pending:
        names = sorted({request.tool for request, running in runs.items() if running in pending})
        console.write(f"tests are over; still waiting for {', '.join(names)}\n")
        before = pending
        while pending == before:
            pending = wait(pending, PATIENCE).not_done
    return {request: running.result() for request, running in runs.items()}


def _count_coverage(prepared: Prepared, account: Account, workshop: ToolWorkshop) -> Evidence:
    """Everything the account holds as evidence, with coverage counted by the judge's side."""
    evidence = Evidence(
        changes=prepared.changes,
        suite=account.suite,
        coverage_source=account.coverage_source,
        gaps=account.gaps,
    )
    modules = measurable(prepared.changes)
    if account.executed is None or not modules:
        return evidence
    measured = measure(account, modules, workshop)
    return replace(
        evidence,
        coverage=measured.now,
        coverage_at_base_settings=measured.at_base_settings,
        gaps=(*evidence.gaps, *measured.gaps),
        notes=measured.notes,
    )


def _gaps_of(end: ChildEnd, settings: Settings) -> tuple[Gap, ...]:
    if end.failure:
        return _all_of_the_run(f"the tests could not be started: {end.failure}")
    if end.timed_out:
        return _all_of_the_run(
            f"the tests did not end within {settings.time_limit:g} s and were stopped",
            "give them longer with --dod-timeout SECONDS",
        )
    return ()


def _all_of_the_run(reason: str, hint: str = "") -> tuple[Gap, ...]:
    return tuple(Gap(kind, reason, hint) for kind in (EvidenceKind.TESTS, EvidenceKind.COVERAGE))


def _cut_history(changes: ChangeSet) -> tuple[Gap, ...]:
    if not changes.history_gap:
        return ()
    hint = "fetch the whole history: git fetch --unshallow, or fetch-depth: 0 in the pipeline"
    return (Gap(EvidenceKind.COMMITS, changes.history_gap, hint),)


def _moved_tree(prepared: Prepared) -> tuple[Gap, ...]:
    """What was judged must still be what is there: tests may rewrite the files they are to test."""
    moved = [
        change.path
        for change in prepared.changes.changes
        if change.after is not None
        and change.file_kind is FileKind.FILE
        and content_of(prepared.git.top / os.fsdecode(os.fsencode(change.path))) != change.after
    ]
    moved += [str(file.path) for file in prepared.files if not is_unchanged(file)]
    if not moved:
        return ()
    reason = f"changed while the tests ran: {', '.join(moved[:5])}{' …' if len(moved) > 5 else ''}"
    hint = "a test may not rewrite files of the change; let it write to tmp_path"
    return tuple(Gap(kind, reason, hint) for kind in EvidenceKind)


def _versions(
    prepared: Prepared,
    account: Account,
    reports: Mapping[ToolRequest, ToolReport],
    registry: Registry,
) -> dict[str, str]:
    tools = {
        registry.tools[request.tool].program or request.tool: report.version
        for request, report in reports.items()
        if report.version
    }
    return {
        "git": prepared.git.version,
        **account.versions,
        **tools,
        "pytest-dod": __version__,
        "python": platform.python_version(),
    }
