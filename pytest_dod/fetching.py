"""What the judge fetches beside the tests: answers of tools, files, commits that are named."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait

from .hookspecs import Registry
from .model.evidence import (
    FileRequest,
    FileTexts,
    ToolReport,
    ToolRequest,
    ToolState,
)
from .model.signoff import Lookup, trailers
from .preparing import Prepared
from .system.disk import Disk
from .system.lookups import look_up
from .system.output import Console
from .system.texts import read_files
from .system.workshop import ToolWorkshop

PATIENCE = 0.5


def start_tools(
    prepared: Prepared, registry: Registry, workshop: ToolWorkshop, pool: ThreadPoolExecutor
) -> dict[ToolRequest, Future[ToolReport]]:
    """Start each tool that some item needs, once."""
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


def wait_for(
    runs: Mapping[ToolRequest, Future[ToolReport]], console: Console
) -> dict[ToolRequest, ToolReport]:
    """The answers of all tools; says what it is waiting for."""
    pending = wait(runs.values(), PATIENCE).not_done
    while pending:
        names = sorted({request.tool for request, running in runs.items() if running in pending})
        console.write(f"tests are over; still waiting for {', '.join(names)}\n")
        before = pending
        while pending == before:
            pending = wait(pending, PATIENCE).not_done
    return {request: running.result() for request, running in runs.items()}


def read_wanted_files(prepared: Prepared) -> dict[FileRequest, FileTexts]:
    """Read before a test runs: what a test writes is not what was handed in."""
    requests = [
        request
        for plan in prepared.plans
        for planned in plan.criteria
        if planned.criterion.not_applicable is None
        for binding in planned.bindings
        for request in binding.check.reads(binding.options)
    ]
    disk = Disk(prepared.git.top, prepared.git.object_format)
    return read_files(requests, prepared.changes.files, disk)


def lookups_of(prepared: Prepared) -> Mapping[str, Lookup]:
    """What git knows of the commits that sign-offs name, in the tasks and in trailers."""
    names = [
        planned.criterion.sign_off.commit
        for plan in prepared.plans
        for planned in plan.criteria
        if planned.criterion.sign_off is not None
    ]
    names += [sign_off.commit for _, sign_off in trailers(prepared.changes.commits)]
    return look_up(prepared.git, names, prepared.changes)
