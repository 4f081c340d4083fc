from __future__ import annotations

import pytest

from pytest_dod.checks.tests_added import CHECK
from pytest_dod.model.change import Change
from pytest_dod.testing import (
    cannot_tell,
    change,
    change_set,
    fails,
    not_applicable,
    observe,
    outcome,
    passes,
    renamed,
    suite,
)

CODE = change("pkg/feature.py", "def f():\n    return 2\n", "def f():\n    return 1\n")
TEST = "def test_f():\n    assert f() == 2\n"
ID = "tests/test_feature.py::test_f"
NEW = change("tests/test_feature.py", TEST)


def test_changed_code_with_a_new_test_passes() -> None:
    seen = passes(CHECK, changes=[CODE, NEW], suite=[ID])

    assert (seen.examined, seen.unit) == (1, "new or changed tests")
    assert seen.measured == {"new": 1.0, "changed": 0.0, "passed": 1.0}


def test_changed_code_with_a_changed_test_passes() -> None:
    changed = change("tests/test_feature.py", TEST, TEST.replace("2", "1"))

    assert passes(CHECK, changes=[CODE, changed], suite=[ID]).measured["changed"] == 1


@pytest.mark.parametrize(
    "tests",
    [
        [],
        [change("tests/test_feature.py", TEST + "\n# a comment\n", TEST)],
        [change("tests/test_feature.py", "import os\n\n\n" + TEST, TEST)],
        [renamed("tests/test_old.py", "tests/test_feature.py", TEST)],
        [change("tests/conftest.py", "x = 1\n")],
    ],
)
def test_changed_code_without_a_new_test_is_found(tests: list[Change]) -> None:
    found = fails(CHECK, changes=[CODE, *tests], suite=[ID])

    assert found == ["pkg/feature.py: 1 code file changed, and no test function is new or changed"]


@pytest.mark.parametrize("how", ["failed", "error", "skipped", "xfailed", "xpassed", "rerun"])
def test_a_new_test_that_did_not_simply_pass_is_found(how: str) -> None:
    assert fails(CHECK, changes=[CODE, NEW], suite=[outcome(ID, how)])


def test_a_new_test_that_never_ran_is_found() -> None:
    assert "was not collected" in fails(CHECK, changes=[CODE, NEW], suite=["tests/test_a.py::t"])[0]


@pytest.mark.parametrize(
    "body",
    ["f()", "assert True", "return f() == 2", "with suppress(Exception):\n        f()", "pass"],
)
def test_a_new_test_that_cannot_fail_is_found(body: str) -> None:
    new = change("tests/test_feature.py", f"def test_f():\n    {body}\n")

    assert fails(CHECK, changes=[CODE, new], suite=[ID])


def test_a_changed_test_that_asserts_nothing_as_before_does_not_count() -> None:
    idle = change("tests/test_feature.py", "def test_f():\n    g()\n", "def test_f():\n    f()\n")
    seen = passes(
        CHECK,
        changes=[CODE, idle, change("tests/test_b.py", TEST)],
        suite=[ID, "tests/test_b.py::test_f"],
    )

    assert seen.examined == 1
    assert observe(CHECK, changes=[CODE, idle], suite=[ID]).examined == 0


def test_a_new_test_whose_silence_is_explained_passes() -> None:
    text = "def test_f():\n    # dod: asserts nothing because it is to end at all\n    f()\n"

    passes(CHECK, changes=[CODE, change("tests/test_feature.py", text)], suite=[ID])


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ([change("README.md", "new", "old")], "1 document"),
        ([change("docs/a.md", "x"), change("CHANGELOG", "x")], "2 documents"),
        ([change(".github/workflows/ci.yml", "x")], "1 other file"),
        ([change("pkg/a.py", "# why\nX = 1\n", "X = 1\n")], "1 other file"),
        ([change("pkg/a.py", '"""Doc."""\nX = 1\n', "X = 1\n")], "1 other file"),
        ([renamed("pkg/a.py", "pkg/b.py", "X = 1\n")], "1 other file"),
        ([change("pkg/a.py", None, "X = 1\n")], "1 other file"),
        ([change("docs/conf.py", "x = 2\n", "x = 1\n")], "1 other file"),
        ([change("noxfile.py", "x = 2\n"), change("setup.py", "x = 2\n")], "2 other files"),
        ([change("README.md", "x"), change("tests/data.json", "{}")], "1 document, 1 other file"),
    ],
)
def test_without_changed_code_no_test_is_demanded(changes: list[Change], what: str) -> None:
    assert not_applicable(CHECK, changes=changes, suite=[ID]) == f"no code changed: {what}"


def test_new_tests_alone_are_examined() -> None:
    assert passes(CHECK, changes=[NEW], suite=[ID]).examined == 1


def test_code_of_another_language() -> None:
    changes = [change("web/app.ts", "let x = 1", "let x = 2")]

    assert "web/app.ts" in cannot_tell(CHECK, changes=changes, suite=[ID])


def test_an_empty_change_set_proves_nothing() -> None:
    assert "nothing differs" in cannot_tell(CHECK, changes=change_set(), suite=[ID])


def test_without_a_run_nothing_is_proven() -> None:
    assert "no test run" in cannot_tell(CHECK, changes=[CODE, NEW])


def test_without_a_change_set_nothing_is_proven() -> None:
    assert "change set" in cannot_tell(CHECK, suite=suite(ID))
