"""Whether a test that fails can be seen to fail: hooks of the checkout can turn it into a pass."""

from __future__ import annotations

import importlib
import inspect
import sys
from collections.abc import Generator, Iterator

import pytest

from ..model.orders import Orders
from ._hooks import implementers, place
from ._sink import Repository, Sink, suspicion

_REPORTING = (
    "pytest_runtest_makereport",
    "pytest_runtest_logreport",
    "pytest_pyfunc_call",
    "pytest_runtest_call",
    "pytest_runtest_protocol",
    "pytest_runtestloop",
)
# Where pytest decides what became of a test; code of the checkout in there was patched in.
_INNER_MODULES = (
    "_pytest.python",
    "_pytest.runner",
    "_pytest.reports",
    "_pytest.unittest",
    "_pytest.main",
    "_pytest._code.code",
    "pluggy._callers",
    "pluggy._caller",
    "pluggy._execution",
    "pluggy._hooks",
    "pluggy._manager",
)
_HINT = "code of the checkout that takes part: "


class Harness:
    """A pytest plugin: compares what tests raise with what is reported of them."""

    def __init__(self, config: pytest.Config, orders: Orders, sink: Sink) -> None:
        self._config = config
        self._sink = sink
        self._repository = Repository(orders.top)
        self._raised_inside: dict[str, str] = {}
        self._raised: dict[tuple[str, str], str] = {}
        self._called: set[str] = set()
        self._replaces_runs = False

    def pytest_sessionstart(self) -> None:
        if sys.flags.optimize:
            self._sink.put(
                suspicion(
                    "Python runs with -O: assert statements outside of test files do nothing",
                    hint="unset PYTHONOPTIMIZE and leave out -O",
                )
            )

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> Generator[None, object, object]:
        patched = tuple(_patched(self._repository))
        hooks = implementers(
            self._config, self._repository, "pytest_runtest_protocol", "pytest_runtestloop"
        )
        self._replaces_runs = bool(patched or hooks)
        doubtful = patched or implementers(self._config, self._repository, "pytest_pyfunc_call")
        for function in _one_of_each(session.items):
            if doubtful or self._is_ours(type(function).runtest):
                self._try_failing(function, patched)
        return (yield)

    @pytest.hookimpl(wrapper=True, trylast=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> Generator[None, object, object]:
        return (yield from self._watched(pyfuncitem.nodeid))

    @pytest.hookimpl(wrapper=True, trylast=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, object, object]:
        self._called.add(item.nodeid)
        return (yield from self._watched(item.nodeid))

    @pytest.hookimpl(wrapper=True, trylast=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        before = _failure(call.excinfo.value) if call.excinfo else ""
        report = yield
        # Pytest itself puts what a unittest raised into the call only now.
        # A hook that takes the exception away leaves what was there before.
        self._raised[(item.nodeid, call.when)] = (
            _failure(call.excinfo.value) if call.excinfo else before
        )
        return report

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_logreport(
        self, report: pytest.TestReport
    ) -> Generator[None, object, object]:
        result = yield
        if hasattr(report, "worker_id"):
            # It comes from an xdist worker, which has compared it.
            return result
        raised = self._raised.pop((report.nodeid, report.when or ""), "")
        inside = ""
        if report.when == "call" and not hasattr(report, "context"):
            inside = self._raised_inside.pop(report.nodeid, "")
            called = report.nodeid in self._called
            self._called.discard(report.nodeid)
            if report.passed and not called and self._replaces_runs:
                self._doubt(f"{report.nodeid} is reported as passed but was not called", report)
        if not hasattr(report, "wasxfail"):
            if raised and report.outcome in ("passed", "skipped"):
                self._doubt(
                    f"{report.nodeid} raised {raised} and is reported as {report.outcome}", report
                )
            elif inside and report.passed:
                self._doubt(f"{report.nodeid} raised {inside} and is reported as passed", report)
        return result

    def _watched(self, nodeid: str) -> Generator[None, object, object]:
        self._raised_inside.pop(nodeid, None)
        try:
            return (yield)
        except BaseException as error:
            failure = _failure(error)
            if failure:
                self._raised_inside[nodeid] = failure
            raise

    def _doubt(self, message: str, report: pytest.TestReport) -> None:
        names = (
            *implementers(self._config, self._repository, *_REPORTING),
            *_patched(self._repository),
        )
        path, line = place(names[0]) if names else (None, None)
        if path is None:
            path = self._repository.relative(str(self._config.rootpath / report.location[0]))
        self._sink.put(suspicion(message, path, line, _HINT + ", ".join(names) if names else ""))

    def _is_ours(self, function: object) -> bool:
        file = getattr(getattr(function, "__code__", None), "co_filename", None)
        return isinstance(file, str) and self._repository.holds(file)

    def _try_failing(self, like: pytest.Function, patched: tuple[str, ...]) -> None:
        """Run a function that fails the way tests are run, and see whether it still does."""
        module = like.getparent(pytest.Module)
        if module is None:
            return
        bird = AssertionError("this must be seen")

        def canary() -> None:
            raise bird

        try:
            test = type(like).from_parent(module, name="canary", callobj=canary)
        except Exception:
            return
        try:
            test.runtest()
        except BaseException:
            return
        finally:
            self._raised_inside.pop(test.nodeid, None)
        names = (*implementers(self._config, self._repository, "pytest_pyfunc_call"), *patched)
        code = type(like).runtest.__code__
        if self._repository.holds(code.co_filename):
            names += (f"{self._repository.relative(code.co_filename)}:{code.co_firstlineno}",)
        path, line = place(names[0])
        where = self._repository.relative(str(module.path.parent))
        self._sink.put(
            suspicion(
                f"a function that fails is not seen to fail in {where}",
                path,
                line,
                _HINT + ", ".join(names),
            )
        )


def _failure(error: BaseException) -> str:
    """The type of `error` where it means that the test failed; "" for skips and the like."""
    quiet: tuple[type[BaseException], ...] = (
        pytest.skip.Exception,
        pytest.xfail.Exception,
        pytest.exit.Exception,
        KeyboardInterrupt,
    )
    unittest = sys.modules.get("unittest")
    if unittest is not None:
        quiet = (*quiet, unittest.SkipTest)
    return "" if isinstance(error, quiet) else type(error).__name__


def _patched(repository: Repository) -> Iterator[str]:
    """`path:line` of functions of the checkout that stand in pytest's own modules."""
    for name in _INNER_MODULES:
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        for value in tuple(vars(module).values()):
            members = tuple(vars(value).values()) if inspect.isclass(value) else (value,)
            for member in members:
                code = getattr(getattr(member, "__func__", member), "__code__", None)
                file = getattr(code, "co_filename", None)
                if isinstance(file, str) and repository.holds(file):
                    line = getattr(code, "co_firstlineno", 1)
                    yield f"{repository.relative(file)}:{line}"


def _one_of_each(items: list[pytest.Item]) -> Iterator[pytest.Function]:
    """A function for each folder, and each way of running functions in it."""
    seen = set()
    for item in items:
        kind = (item.path.parent, type(item))
        if isinstance(item, pytest.Function) and kind not in seen:
            seen.add(kind)
            if not _is_unittest(item):
                yield item


def _is_unittest(item: pytest.Function) -> bool:
    # These run their function by unittest, which takes no other.
    unittest = sys.modules.get("unittest")
    return unittest is not None and item.cls is not None and issubclass(item.cls, unittest.TestCase)
