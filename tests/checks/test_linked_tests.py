from __future__ import annotations

from dataclasses import replace

import pytest

from pytest_dod.checks.linked_tests import CHECK
from pytest_dod.model.evidence import TestOutcome
from pytest_dod.testing import cannot_tell, change, criterion, fails, outcome, passes

LINE = criterion("Existing exports can still be read", number=3)


def test_a_linked_test_that_passed_passes() -> None:
    run = [outcome("t.py::test_a", linked=["EXP-1/3"]), "t.py::test_b"]

    seen = passes(CHECK, suite=run, text=LINE, task_id="EXP-1")

    assert seen.examined == 1
    assert seen.notes == ("t.py::test_a",)


def test_a_name_of_ones_own() -> None:
    passes(CHECK, suite=[outcome("t.py::test_a", linked=["old-exports"])], name="old-exports")


@pytest.mark.parametrize("linked", [[], ["EXP-1/33"], ["EXP-1/1"], ["EXP-2/3"], ["3"]])
def test_without_a_linked_test_nothing_is_proven(linked: list[str]) -> None:
    run = [outcome("t.py::test_a", linked=linked)]

    assert (
        cannot_tell(CHECK, suite=run, text=LINE, task_id="EXP-1") == "no test is linked to EXP-1/3"
    )


@pytest.mark.parametrize("how", ["failed", "error", "rerun"])
def test_a_linked_test_that_went_wrong_is_found(how: str) -> None:
    run = [outcome("t.py::test_a", how, "assert 1 == 2", linked=["T-1/1"], line=7)]

    assert "t.py:7: t.py::test_a" in fails(CHECK, suite=run)[0]
    assert "assert 1 == 2" in fails(CHECK, suite=run)[0]


@pytest.mark.parametrize("how", ["skipped", "xfailed"])
def test_a_linked_test_that_did_not_run_proves_nothing(how: str) -> None:
    idle = outcome("t.py::test_a", how, linked=["T-1/1"])

    assert "skipped or expected to fail" in cannot_tell(CHECK, suite=[idle])
    assert fails(CHECK, suite=[idle, outcome("t.py::test_b", linked=["T-1/1"])])


def test_tests_that_are_not_linked_are_left_alone() -> None:
    run = [outcome("t.py::test_a", linked=["T-1/1"]), outcome("t.py::test_b", "failed")]

    passes(CHECK, suite=run)


def test_without_a_run_nothing_is_proven() -> None:
    assert "no test run" in cannot_tell(CHECK)


CODE = [change("shop.py", "def price():\n    return 1\n")]


def _that_reached(*paths: str) -> TestOutcome:
    return replace(outcome("t.py::test_a", linked=["T-1/1"]), reached=paths)


def test_a_linked_test_that_enters_a_changed_module_passes() -> None:
    passes(CHECK, suite=[_that_reached("shop.py")], changes=CODE)


@pytest.mark.parametrize("test", [_that_reached(), outcome("t.py::test_a", linked=["T-1/1"])])
def test_a_linked_test_that_runs_no_changed_line_proves_nothing(test: TestOutcome) -> None:
    reason = cannot_tell(CHECK, suite=[test], changes=CODE)
    assert reason == "no test linked to T-1/1 runs a line of the changed modules: t.py::test_a"


def test_beside_one_that_does_it_is_only_noted() -> None:
    other = replace(outcome("t.py::test_b", linked=["T-1/1"]), reached=("shop.py",))
    seen = passes(CHECK, suite=[_that_reached(), other], changes=CODE)
    assert seen.examined == 1
    assert seen.notes == ("t.py::test_a (runs no line of the changed modules)", "t.py::test_b")


def test_a_failing_one_is_a_finding_whatever_it_reached() -> None:
    test = outcome("t.py::test_a", "failed", linked=["T-1/1"])
    assert fails(CHECK, suite=[test], changes=CODE)


def test_where_no_module_changed_there_is_none_to_enter() -> None:
    passes(CHECK, suite=[_that_reached()], changes=[change("README.md", "More.\n", "Some.\n")])


def test_a_new_linked_test_that_cannot_fail_proves_nothing() -> None:
    code = change(
        "tests/test_shop.py",
        """
        import pytest
        import shop


        @pytest.mark.dod("T-1/1")
        def test_a():
            shop.price()
            assert True
        """,
    )
    test = replace(
        outcome("tests/test_shop.py::test_a", linked=["T-1/1"], line=6), reached=("shop.py",)
    )
    assert "assert True" in fails(CHECK, suite=[test], changes=[*CODE, code])[0]
