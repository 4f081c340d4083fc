"""What is fetched beside the tests."""

from __future__ import annotations

import io
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from pytest_dod import checks, languages, tools
from pytest_dod.fetching import lookups_of, read_wanted_files, start_tools, wait_for
from pytest_dod.hookspecs import Registry, collect
from pytest_dod.model.evidence import ToolReport, ToolRequest, ToolState
from pytest_dod.preparing import Prepared, prepare
from pytest_dod.settings import Settings
from pytest_dod.system.output import Console
from pytest_dod.system.processes import Processes
from pytest_dod.system.workshop import ToolWorkshop
from tests.projects import Project

TASK = """\
# SHOP-7: Discounts

## Definition of Done
- [x] Tried on staging (QA: ops, {commit})
- [ ] `mypy` is clean
- [ ] No findings <!-- dod: env-variables variables=PRICE_LIMIT -->
"""


def _prepared(folder: Path) -> tuple[Project, Prepared]:
    project = Project(folder)
    project.write("README.md", "`PRICE_LIMIT` is the highest price.\n")
    project.write("task.md", TASK.format(commit=project.repository.head[:10]))
    settings = Settings((project.path / "task.md",), project.path, ("pytest",))
    return project, prepare(settings, _registry(), Processes())


def _registry() -> Registry:
    return collect((checks, languages, tools))


def _started(folder: Path, registry: Registry) -> dict[str, ToolReport]:
    _, prepared = _prepared(folder)
    workshop = ToolWorkshop(
        prepared.git.top, prepared.root, folder, prepared.changes, 60, Processes()
    )
    with ThreadPoolExecutor(2) as pool:
        runs = start_tools(prepared, registry, workshop, pool)
        return {request.tool: one.result() for request, one in runs.items()}


def test_a_tool_that_is_not_there_is_missing(tmp_path: Path) -> None:
    registry = _registry()
    without = Registry(registry.checks, registry.languages, {})
    report = _started(tmp_path, without)["mypy"]
    assert (report.state, report.reason) == (ToolState.MISSING, "no tool is named mypy")


def test_a_tool_that_crashes_is_broken(tmp_path: Path) -> None:
    registry = _registry()

    class Crashing:
        id = "mypy"
        program = "mypy"

        def run(self, request: ToolRequest, workshop: ToolWorkshop) -> ToolReport:
            raise KeyError("x")

    crashing = Registry(registry.checks, registry.languages, {"mypy": Crashing()})  # type: ignore[dict-item]  # only what is called
    report = _started(tmp_path, crashing)["mypy"]
    assert report.state is ToolState.BROKEN
    assert report.reason == "mypy could not be run: KeyError: 'x'"


def test_files_and_commits_that_the_task_names(tmp_path: Path) -> None:
    project, prepared = _prepared(tmp_path)
    texts = [path for found in read_wanted_files(prepared).values() for path in found.texts]
    assert "README.md" in texts
    (lookup,) = lookups_of(prepared).values()
    assert lookup.id == project.repository.head


def test_what_is_waited_for_is_said_once() -> None:
    request = ToolRequest("mypy")
    running: Future[ToolReport] = Future()
    screen = io.StringIO()
    timer = threading.Timer(1.2, running.set_result, [ToolReport(request, ToolState.RAN)])
    timer.start()
    reports = wait_for({request: running}, Console(screen))
    timer.join()
    assert reports[request].state is ToolState.RAN
    assert screen.getvalue() == "tests are over; still waiting for mypy\n"
