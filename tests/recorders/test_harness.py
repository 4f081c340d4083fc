from __future__ import annotations

from pathlib import Path

import pytest

from tests.witnesses import Attended, attended

FAILING = "def test_it():\n    assert 1 == 2\n"


def under(folder: Path, conftest: str, test: str = FAILING, *arguments: str) -> Attended:
    files = {"tests/conftest.py": conftest, "tests/test_it.py": test}
    return attended(folder, files, *arguments)


@pytest.mark.parametrize(
    "conftest",
    [
        pytest.param(
            """
            import pytest

            @pytest.hookimpl(hookwrapper=True)
            def pytest_runtest_makereport():
                report = (yield).get_result()
                report.outcome = "passed"
                report.longrepr = None
            """,
            id="makereport-wrapper",
        ),
        pytest.param(
            """
            import pytest

            @pytest.hookimpl(tryfirst=True)
            def pytest_runtest_makereport(item, call):
                call.excinfo = None
            """,
            id="makereport-takes-the-exception",
        ),
        pytest.param(
            """
            import pytest

            @pytest.hookimpl(wrapper=True)
            def pytest_runtest_makereport():
                report = yield
                if report.failed:
                    report.outcome, report.longrepr = "skipped", ("x", 1, "Skipped: y")
                return report
            """,
            id="failures-become-skips",
        ),
        pytest.param(
            """
            import pytest

            @pytest.hookimpl(hookwrapper=True)
            def pytest_runtest_call():
                (yield).force_result(None)
            """,
            id="call-wrapper",
        ),
        pytest.param(
            """
            import contextlib

            from _pytest.python import Function

            original = Function.runtest

            def runtest(self):
                with contextlib.suppress(Exception):
                    original(self)

            Function.runtest = runtest
            """,
            id="patched-runtest",
        ),
        pytest.param(
            """
            from _pytest.runner import CallInfo

            original = CallInfo.from_call.__func__

            def from_call(cls, *args, **named):
                call = original(cls, *args, **named)
                call.excinfo = None
                return call

            CallInfo.from_call = classmethod(from_call)
            """,
            id="patched-call",
        ),
        pytest.param(
            """
            def pytest_pyfunc_call(pyfuncitem):
                try:
                    pyfuncitem.obj()
                except BaseException:
                    pass
                return True
            """,
            id="pyfunc-call",
        ),
        pytest.param(
            """
            import pytest
            from _pytest.runner import TestReport

            @pytest.hookimpl(tryfirst=True)
            def pytest_runtest_protocol(item):
                for when in ("setup", "call", "teardown"):
                    item.ihook.pytest_runtest_logreport(report=TestReport(
                        item.nodeid, item.location, {}, "passed", None, when))
                return True
            """,
            id="protocol-without-a-call",
        ),
    ],
)
def test_a_failure_that_is_turned_into_something_else_is_told(
    tmp_path: Path, conftest: str
) -> None:
    run = under(tmp_path, conftest)
    assert run.code == 0
    assert run.suspicions
    assert {finding.path for finding in run.suite.suspicions} == {"tests/conftest.py"}
    assert all(finding.line for finding in run.suite.suspicions)


def test_a_report_changed_on_its_way_is_recorded_as_it_was(tmp_path: Path) -> None:
    conftest = """
        import pytest

        @pytest.hookimpl(tryfirst=True)
        def pytest_runtest_logreport(report):
            report.outcome = "passed"
            report.longrepr = None
        """
    run = under(tmp_path, conftest)
    assert run.outcomes == {"test_it": "failed"}
    assert run.suspicions == [
        "tests/test_it.py::test_it raised AssertionError and is reported as passed"
    ]


HONEST_CONFTEST = """
    import pytest


    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_makereport(item):
        outcome = yield
        item.report = outcome.get_result()


    @pytest.hookimpl(hookwrapper=True)
    def pytest_pyfunc_call(pyfuncitem):
        yield


    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(item):
        try:
            return (yield)
        except ConnectionError:
            pytest.skip("no network")


    @pytest.fixture(autouse=True)
    def around(request):
        yield
        assert request.node.report
    """
HONEST_TESTS = """
    import functools
    import unittest

    import pytest


    def loud(function):
        @functools.wraps(function)
        def wrapper(*args, **named):
            return function(*args, **named)
        return wrapper


    def silent(function):
        def wrapper():
            return function()
        return wrapper


    def test_fails():
        assert 0


    @loud
    def test_wrapped():
        pass


    @silent
    def test_wrapped_silently():
        pass


    test_other_name = test_wrapped
    test_made = lambda: None


    @pytest.mark.xfail
    def test_expected():
        assert 0


    def test_offline():
        raise ConnectionError


    def test_raises():
        with pytest.raises(ValueError):
            raise ValueError


    @pytest.mark.parametrize("x", [1, 2])
    def test_many(x, subtests):
        with subtests.test():
            assert x == 1


    class TestOld(unittest.TestCase):
        def test_old(self):
            with self.subTest():
                raise ValueError
    """


def test_honest_hooks_and_tests_raise_no_suspicion(tmp_path: Path) -> None:
    run = under(tmp_path, HONEST_CONFTEST, HONEST_TESTS)
    assert run.suspicions == []
    assert run.outcomes["test_offline"] == "skipped"
    assert run.outcomes["test_fails"] == "failed"


def test_items_that_do_not_run_their_function_are_told(tmp_path: Path) -> None:
    conftest = """
        import pytest

        class Quiet(pytest.Function):
            def runtest(self):
                pass

        def pytest_pycollect_makeitem(collector, name, obj):
            if name.startswith("test"):
                return Quiet.from_parent(collector, name=name)
        """
    run = under(tmp_path, conftest)
    assert run.outcomes == {"test_it": "passed"}
    assert run.suspicions == ["a function that fails is not seen to fail in tests"]


def test_switched_off_asserts_are_told(tmp_path: Path) -> None:
    run = attended(tmp_path, {"tests/test_it.py": FAILING}, command=("-O", "-m", "pytest"))
    assert any("-O" in message for message in run.suspicions)
