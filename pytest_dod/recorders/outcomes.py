"""How each test ended, all its phases taken together; on the process that reports to the user."""

from __future__ import annotations

import os
from collections.abc import Generator
from dataclasses import dataclass, field

import pytest

from ..model.orders import Orders
from ._sink import Repository, Sink, narrowed

MESSAGE_LIMIT = 300


@dataclass
class _Test:
    path: str
    line: int | None
    phases: dict[str, str] = field(default_factory=dict)
    expected: bool = False
    failed: bool = False
    failed_part: bool = False
    message: str = ""
    duration: float = 0.0


class Outcomes:
    """A pytest plugin: sums up the reports of each test and tells its outcome when it has ended."""

    def __init__(self, config: pytest.Config, orders: Orders, sink: Sink) -> None:
        self._sink = sink
        self._root = str(config.rootpath)
        self._repository = Repository(orders.top)
        self._tests: dict[tuple[str, str], _Test] = {}
        self._reported: set[str] = set()
        self._paths: dict[str, str] = {}

    @property
    def reported(self) -> int:
        """How many tests an outcome was told of."""
        return len(self._reported)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self._sink.put({"kind": "started", "id": nodeid})

    # First of all, so that what other hooks make of the report is not what is recorded.
    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_logreport(
        self, report: pytest.TestReport
    ) -> Generator[None, object, object]:
        key = (report.nodeid, getattr(report, "worker_id", ""))
        test = self._tests.get(key)
        if test is None:
            path, line, _ = report.location
            test = self._tests[key] = _Test(
                self._relative(path), None if line is None else line + 1
            )
        _add(test, report)
        if report.when == "teardown" or report.when not in ("setup", "call"):
            self._tell(key)
        return (yield)

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        if (nodeid, "") in self._tests:
            self._tell((nodeid, ""))

    @pytest.hookimpl(tryfirst=True)
    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.passed:
            return
        self._put(
            report.nodeid or ".",
            "error" if report.failed else "skipped",
            _Test(self._relative(report.fspath), None, message=_message(report)),
        )

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        if excinfo.errisinstance(pytest.Session.Interrupted):
            # pytest's own word for "stopped early", as after errors of collection.
            return
        if excinfo.errisinstance(KeyboardInterrupt):
            self._sink.put({"kind": "interrupted"})
        elif excinfo.errisinstance(pytest.exit.Exception):
            self._sink.put(narrowed(f"pytest.exit was called: {_first_line(str(excinfo.value))}"))

    @pytest.hookimpl(wrapper=True, trylast=True)
    def pytest_sessionfinish(self) -> Generator[None, object, object]:
        for key in tuple(self._tests):
            self._tell(key)
        return (yield)

    def _tell(self, key: tuple[str, str]) -> None:
        test = self._tests.pop(key)
        outcome = _reduced(test)
        if outcome:
            self._put(key[0], outcome, test)

    def _put(self, id: str, outcome: str, test: _Test) -> None:
        self._reported.add(id)
        self._sink.put(
            {
                "kind": "outcome",
                "id": id,
                "outcome": outcome,
                "path": test.path,
                "line": test.line,
                "message": test.message,
                "duration": round(test.duration, 6),
            }
        )

    def _relative(self, path: str) -> str:
        known = self._paths.get(path)
        if known is None:
            known = self._repository.relative(os.path.join(self._root, path))
            self._paths[path] = known
        return known


def _add(test: _Test, report: pytest.TestReport) -> None:
    part = hasattr(report, "context") and "subtest" in type(report).__name__.lower()
    if report.failed and not test.failed:
        test.failed = True
        test.message = _message(report)
    elif not (report.passed or part or test.message):
        test.message = _message(report)
    if part:
        test.failed_part = test.failed_part or report.failed
        return
    test.duration += getattr(report, "duration", 0.0)
    test.expected = test.expected or hasattr(report, "wasxfail")
    phase = report.when or "call"
    # A phase can be told more than once, by plugins that run a test again.
    if test.phases.get(phase) not in ("failed", "rerun"):
        test.phases[phase] = report.outcome


def _reduced(test: _Test) -> str:
    """The outcome; "" where nothing but the surroundings of the test ran."""
    phases = test.phases
    outcomes = set(phases.values())
    if phases.get("call") == "failed" or test.failed_part:
        return "failed"
    if "failed" in outcomes:
        return "error" if "setup" in phases or "teardown" in phases else "failed"
    if outcomes - {"passed", "skipped"}:
        return "rerun"
    if "skipped" in outcomes:
        return "xfailed" if test.expected else "skipped"
    if phases.get("call") == "passed":
        return "xpassed" if test.expected else "passed"
    return ""


def _message(report: pytest.TestReport | pytest.CollectReport) -> str:
    told = report.longrepr
    if isinstance(told, tuple):
        return _first_line(str(told[2]))
    crash = getattr(told, "reprcrash", None)
    if crash is not None:
        return _first_line(str(crash.message))
    lines = [line for line in str(told or "").splitlines() if line.strip()]
    marked = [line[1:] for line in lines if line.startswith("E ")]
    return _first_line((marked or lines[-1:] or [""])[0])


def _first_line(text: str) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line if len(line) <= MESSAGE_LIMIT else line[: MESSAGE_LIMIT - 1] + "…"
