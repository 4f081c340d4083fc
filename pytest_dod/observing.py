"""Evidence is gathered: tools run while the child runs the tests, coverage is counted after."""

from __future__ import annotations

import os
import platform
import secrets
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from . import __version__
from .counting import count_coverage, count_total, measurable, sources_of
from .fetching import lookups_of, read_wanted_files, start_tools, wait_for
from .hookspecs import Registry
from .model.account import Account
from .model.change import ChangeSet, FileKind
from .model.evidence import (
    Evidence,
    EvidenceKind,
    Gap,
    ToolReport,
    ToolRequest,
)
from .model.orders import Orders
from .options import without_gate_options
from .preparing import Prepared
from .provenance import local_steering
from .settings import Settings
from .system.child import ChildEnd, run_child
from .system.files import is_unchanged
from .system.output import Console, content_of
from .system.processes import Processes
from .system.workshop import ToolWorkshop
from .tools.coverage import asks_for_branches, settings_file
from .wire import give_orders, read_account

DEPTH_VARIABLE = "PYTEST_DOD_DEPTH"
OUTER_COVERAGE = "COVERAGE_PROCESS_"
PYTEST_USAGE_ERROR = 4
TOOLS_AT_ONCE = 4


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
            runs = start_tools(prepared, registry, workshop, pool)
            files = read_wanted_files(prepared)
            sources = sources_of(prepared)
            orders = _orders(prepared, workshop, sources)
            end = run_child(
                settings.pytest_command,
                environment=child_environment(os.environ, give_orders(orders)),
                folder=settings.folder,
                time_limit=0 if settings.interactive else settings.time_limit,
            )
            # How we ended it says nothing about the tests.
            account = read_account(orders, None if end.timed_out else end.exit_status)
            if account.interrupted:
                processes.stop_all()
            stopped = _stopped(settings) if end.timed_out else ""
            evidence = count_coverage(prepared, account, workshop, stopped)
            evidence = count_total(evidence, account, workshop, sources)
            reports = wait_for(runs, console)
        except BaseException:
            processes.stop_all()
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    gaps = (
        *_gaps_of(end, settings),
        *evidence.gaps,
        *local_steering(account, prepared.changes, prepared.git.top, prepared.start),
        *_moved_tree(prepared),
        *_cut_history(prepared.changes),
        *prepared.text.gaps,
    )
    return Observed(
        replace(
            evidence,
            tools=reports,
            files=files,
            pull_request=prepared.text.pull_request,
            lookups=lookups_of(prepared),
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


def _orders(prepared: Prepared, workshop: ToolWorkshop, sources: Mapping[str, str]) -> Orders:
    top = prepared.git.top
    found = settings_file(prepared.root)
    modules = tuple(str(top / change.path) for change in measurable(prepared.changes))
    return Orders(
        wire=str(workshop.scratch / "wire.jsonl"),
        token=secrets.token_hex(16),
        top=str(top),
        root=str(prepared.root),
        scratch=str(workshop.scratch),
        branches=asks_for_branches(prepared.root, workshop),
        modules=modules,
        others=tuple(path for path in (str(top / name) for name in sources) if path not in modules),
        coverage_settings=str(found) if found else None,
    )


def _gaps_of(end: ChildEnd, settings: Settings) -> tuple[Gap, ...]:
    if end.failure:
        return _all_of_the_run(f"the tests could not be started: {end.failure}")
    if end.timed_out:
        return _all_of_the_run(_stopped(settings), "give the tests longer: --dod-timeout SECONDS")
    return ()


def _stopped(settings: Settings) -> str:
    return f"the tests did not end within {settings.time_limit:g} s and were stopped"


def _all_of_the_run(reason: str, hint: str = "") -> tuple[Gap, ...]:
    return tuple(Gap(kind, reason, hint) for kind in (EvidenceKind.TESTS, EvidenceKind.COVERAGE))


def _cut_history(changes: ChangeSet) -> tuple[Gap, ...]:
    if not changes.history_gap:
        return ()
    hint = "fetch the whole history: git fetch --unshallow, or fetch-depth: 0 in the pipeline"
    return (Gap(EvidenceKind.COMMITS, changes.history_gap, hint),)


def _moved_tree(prepared: Prepared) -> tuple[Gap, ...]:
    """What was judged must still be what is there: tests may rewrite the files they are to test.

    Data files of coverage are rewritten whenever it measures.
    """
    moved = [
        change.path
        for change in prepared.changes.changes
        if change.after is not None
        and change.file_kind is FileKind.FILE
        and not _is_coverage_data(change.after)
        and content_of(prepared.git.top / os.fsdecode(os.fsencode(change.path))) != change.after
    ]
    moved += [str(file.path) for file in prepared.files if not is_unchanged(file)]
    if not moved:
        return ()
    reason = f"changed while the tests ran: {', '.join(moved[:5])}{' …' if len(moved) > 5 else ''}"
    hint = "a test may not rewrite files of the change; let it write to tmp_path"
    return tuple(Gap(kind, reason, hint) for kind in EvidenceKind)


def _is_coverage_data(content: bytes) -> bool:
    return content.startswith(b"SQLite format 3\0") and b"coverage_schema" in content


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
