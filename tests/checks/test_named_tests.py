from __future__ import annotations

import contextlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_dod.checks._test_ids import read_test_id
from pytest_dod.checks.named_tests import CHECK
from pytest_dod.errors import CannotTell
from pytest_dod.model.evidence import Outcome
from pytest_dod.model.finding import Finding
from pytest_dod.testing import cannot_tell, change, fails, observe, outcome, passes, suite

RUN = suite(
    "tests/test_a.py::test_one",
    "tests/test_a.py::test_many[1]",
    "tests/test_a.py::test_many[a::b]",
    "tests/test_a.py::TestClass::test_in_it",
    "tests/test_a.py::TestClass::test_too",
    "tests/unit/test_b.py::test_other",
    "tests/unit/test_b.py::test_one",
)


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("tests/test_a.py::test_one", 1),
        ("tests/test_a.py::test_one()", 1),
        ("tests/test_a.py::test_one(tmp_path)", 1),
        ("`tests/test_a.py::test_one()`", 1),
        ("./tests/test_a.py::test_one", 1),
        ("tests\\test_a.py::test_one", 1),
        ("tests/test_a.py::test_many", 2),
        ("tests/test_a.py::test_many[1]", 1),
        ("tests/test_a.py::test_many[a::b]", 1),
        ("tests/test_a.py::TestClass", 2),
        ("tests/test_a.py::TestClass::test_in_it", 1),
        ("tests/test_a.py::test_in_it", 1),
        ("tests/test_a.py", 5),
        ("tests/unit/", 2),
        ("tests", 0),
        ("tests/", 7),
        ("test_b.py", 2),
        ("test_b.py::test_other", 1),
        ("test_other", 1),
        ("test_other()", 1),
        ("test_many", 2),
        ("test_one", 2),
        ("TestClass::test_too", 1),
        ("TestClass", 2),
        ("tests.test_a.TestClass.test_too", 1),
    ],
)
def test_what_an_id_means(written: str, count: int) -> None:
    if count:
        assert passes(CHECK, suite=RUN, ids=(written,)).examined == count
    else:
        assert fails(CHECK, suite=RUN, ids=(written,))


def test_a_name_in_several_files_is_noted() -> None:
    seen = passes(CHECK, suite=RUN, ids=("test_one",))
    assert seen.notes == ("test_one stands in 2 files: tests/test_a.py, tests/unit/test_b.py",)


def test_a_name_in_several_files_must_pass_in_all() -> None:
    run = suite("a_test.py::test_x", outcome("b_test.py::test_x", "failed"))
    assert "b_test.py::test_x failed" in fails(CHECK, suite=run, ids=("test_x",))[0]


@pytest.mark.parametrize(
    "written",
    [
        "tests/test_a.py::test_two",
        "tests/test_c.py::test_one",
        "tests/test_c.py",
        "tests/test_a.py::test_many[2]",
        "tests/test_a.py::TestOther::test_in_it",
        "tests/test_a.py::test",
        "a/tests/test_a.py::test_one",
        "est_a.py::test_one",
        "one",
        "test_on",
    ],
)
def test_a_test_that_is_not_there_is_found(written: str) -> None:
    assert fails(CHECK, suite=RUN, ids=(written,))[0].endswith(
        f"{written}: pytest found no such test"
    )


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("tests/test_c.py::test_one", "of that name"),
        ("tests/test_a.py::test_ohter", "did you mean tests/unit/test_b.py::test_other?"),
        ("other/test_b.py", "there is tests/unit/test_b.py"),
    ],
)
def test_the_nearest_test_is_told(written: str, hint: str) -> None:
    assert hint in observe(CHECK, suite=RUN, ids=(written,)).findings[0].hint


def test_paths_from_the_top_and_from_pytests_root_are_both_fine() -> None:
    below = replace(outcome("tests/test_a.py::test_x"), path="backend/tests/test_a.py")
    for written in ("tests/test_a.py::test_x", "backend/tests/test_a.py::test_x"):
        passes(CHECK, suite=[below], ids=(written,))
    assert fails(CHECK, suite=[below], ids=("frontend/tests/test_a.py::test_x",))


def test_paths_from_the_tasks_folder_are_fine() -> None:
    run = ["backend/tests/test_a.py::test_x"]
    passes(CHECK, suite=run, ids=("tests/test_a.py::test_x",), task_path="backend/task.md")
    assert fails(CHECK, suite=run, ids=("tests/test_a.py::test_x",), task_path="other/task.md")


@pytest.mark.parametrize("written", ["tests/test_<topic>.py::test_a()", "{{ test }}", "test_<x>"])
def test_a_placeholder_is_found(written: str) -> None:
    found = fails(CHECK, suite=RUN, ids=(written,), task_path="task.md")
    assert "placeholder" in found[0]
    assert found[0].startswith("task.md:1:")


@pytest.mark.parametrize("how", ["failed", "error"])
def test_a_test_that_went_wrong_is_found_whatever_else_is_missing(how: str) -> None:
    run = suite(outcome("t.py::test_a", how, "E  assert 1 == 2", line=7), finished=False)
    seen = observe(CHECK, suite=run, ids=("t.py::test_a",))
    assert seen.findings[0].definite
    assert "assert 1 == 2" in seen.findings[0].message


def test_a_test_that_passed_only_the_second_time_is_found() -> None:
    assert "run again" in fails(CHECK, suite=[outcome("t.py::test_a", "rerun")], ids=("test_a",))[0]


@pytest.mark.parametrize("how", ["skipped", "xfailed", "xpassed"])
def test_a_test_that_did_not_count_proves_nothing(how: str) -> None:
    run = [outcome("t.py::test_a", how, "no database"), "t.py::test_b"]
    said = cannot_tell(CHECK, suite=run, ids=("t.py::test_a",))
    assert "no database" in said
    assert "proves nothing" in said
    assert cannot_tell(CHECK, suite=run, ids=("t.py::test_a", "t.py::test_b"))
    seen = passes(CHECK, suite=run, ids=("t.py",))
    assert seen.examined == 1
    assert "t.py::test_a" in seen.notes[0]


def test_a_finding_is_not_hidden_by_what_is_unknown() -> None:
    run = [outcome("t.py::test_a", "skipped"), "t.py::test_b"]
    assert fails(CHECK, suite=run, ids=("t.py::test_a", "t.py::test_c"))


def test_a_deselected_test_proves_nothing() -> None:
    run = suite("t.py::test_b", deselected=["t.py::test_a"], narrowed=["-k b leaves out tests"])
    said = cannot_tell(CHECK, suite=run, ids=("t.py::test_a",))
    assert said == "t.py::test_a was deselected, so it did not run: -k b leaves out tests"
    passes(CHECK, suite=run, ids=("t.py::test_b",))
    assert "t.py::test_a was deselected" in cannot_tell(CHECK, suite=run, ids=("t.py",))


def test_a_collected_test_without_an_outcome_proves_nothing() -> None:
    run = suite("t.py::test_b", collected=["t.py::test_a", "t.py::test_b"])
    assert "never ran" in cannot_tell(CHECK, suite=run, ids=("t.py::test_a",))


def test_what_a_narrowed_run_did_not_see_is_unknown() -> None:
    run = suite("t.py::test_b", narrowed=["the path argument t.py leaves out u.py"])
    assert "u.py::test_a was not seen" in cannot_tell(CHECK, suite=run, ids=("u.py::test_a",))
    passes(CHECK, suite=run, ids=("t.py::test_b",))


def test_a_file_that_cannot_be_imported_is_a_failure() -> None:
    run = [outcome("tests/test_a.py", "error", "ImportError: shop"), "tests/test_b.py::test_b"]
    found = fails(CHECK, suite=run, ids=("tests/test_a.py::test_one",))
    assert "ImportError: shop" in found[0]


def test_a_file_that_was_skipped_proves_nothing() -> None:
    run = [outcome("tests/test_a.py", "skipped"), "tests/test_b.py::test_b"]
    said = cannot_tell(CHECK, suite=run, ids=("tests/test_a.py::test_one",))
    assert "its file was skipped" in said


def test_a_run_that_did_not_finish_or_was_tampered_with_proves_nothing() -> None:
    assert "did not finish" in cannot_tell(
        CHECK, suite=suite("t.py::test_a", finished=False), ids=("test_a",)
    )
    odd = suite("t.py::test_a", suspicions=[Finding("a hook made a pass of a failure")])
    assert "a hook made a pass" in cannot_tell(CHECK, suite=odd, ids=("test_a",))


def test_a_new_test_that_cannot_fail_is_found() -> None:
    empty = change("tests/test_a.py", "def test_one():\n    pass\n")
    found = fails(CHECK, suite=RUN, changes=[empty], ids=("tests/test_a.py::test_one",))
    assert "asserts nothing" in found[0]


def test_what_somebody_explained_is_shown() -> None:
    text = "def test_one():\n    # dod: importing it is what it shows\n    pass\n"
    seen = passes(CHECK, suite=RUN, changes=[change("tests/test_a.py", text)], ids=("test_other",))
    assert not seen.excuses
    seen = passes(
        CHECK,
        suite=RUN,
        changes=[change("tests/test_a.py", text)],
        ids=("tests/test_a.py::test_one",),
    )
    assert seen.excuses


def test_an_old_test_and_one_that_is_not_named_are_left_alone() -> None:
    text = "def test_one():\n    pass\n"
    old = change("tests/test_a.py", f"A = 1\n\n\n{text}", text)
    passes(CHECK, suite=RUN, changes=[old], ids=("tests/test_a.py::test_one",))
    new = change("tests/unit/test_b.py", "def test_one():\n    pass\n")
    passes(CHECK, suite=RUN, changes=[new], ids=("tests/test_a.py::test_one",))


def test_tests_that_are_not_named_are_left_alone() -> None:
    run = ["t.py::test_a", outcome("t.py::test_b", Outcome.FAILED)]
    passes(CHECK, suite=run, ids=("t.py::test_a",))


@pytest.mark.parametrize("written", ["()", "::", "./", "`", "/", "", "::::()"])
def test_what_names_no_test_proves_nothing(written: str) -> None:
    assert "is no id of a test" in cannot_tell(CHECK, suite=RUN, ids=(written,))


def test_nothing_named_and_no_run_prove_nothing() -> None:
    assert "no test is named" in cannot_tell(CHECK, suite=RUN)
    assert "no test run" in cannot_tell(CHECK, ids=("test_a",))


@given(st.text(alphabet="tes_A:./[]()`\\ ", max_size=30))
def test_any_text_can_be_read_as_an_id(text: str) -> None:
    assert read_test_id(text).written == text
    with contextlib.suppress(CannotTell):
        seen = observe(CHECK, suite=RUN, ids=(text,))
        assert seen.findings or seen.examined
