"""tests-pass and tests-added where a task names paths, `-m`, `-k` or kinds of tests."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pytest_dod.checks import tests_added, tests_pass
from pytest_dod.checks._expressions import read_expression
from pytest_dod.checks._kinds import is_of_kind
from pytest_dod.checks._scope import Scope
from pytest_dod.errors import CannotTell
from pytest_dod.model.evidence import SuiteRun
from pytest_dod.testing import cannot_tell, change, change_set, fails, outcome, passes, suite

CHECK = tests_pass.CHECK
UNIT = "tests/unit/test_cart.py::TestCart::test_total[1-2]"
FLOW = "tests/integration/test_flow.py::test_flow"
RUN = suite(UNIT, FLOW, marks={FLOW: ["integration", "slow"]})
FILES = change_set(change("cart.py", "x = 1"), files=["tests/unit/test_cart.py"])


@pytest.mark.parametrize(
    "paths",
    [
        ("tests/unit",),
        ("tests/unit/",),
        ("./tests",),
        (".",),
        ("tests/unit/test_cart.py",),
        ("tests/*/test_*.py",),
        ("tests/unit/test_cart.py::TestCart",),
        ("tests/unit/test_cart.py::TestCart::test_total",),
        ("tests/unit/test_cart.py::TestCart::test_total[1-2]",),
        ("tests/unit", "tests/integration"),
    ],
)
def test_paths_of_which_tests_ran_pass(paths: tuple[str, ...]) -> None:
    seen = passes(CHECK, suite=RUN, changes=FILES, paths=paths)
    assert seen.examined == 2


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("integration", "belongs to `integration`: there is no such file or folder"),
        ("tests/uni", "belongs to `tests/uni`: there is no such file or folder"),
        ("tests/unit/test_cart.py::test_total", "belongs to `tests/unit/test_cart.py::test_total`"),
        ("tests/unit/test_cart.py::TestCart::test_tot", "belongs to"),
    ],
)
def test_paths_of_which_nothing_ran_are_unproven(path: str, said: str) -> None:
    assert said in cannot_tell(CHECK, suite=RUN, changes=FILES, paths=("tests", path))


def test_paths_below_the_top_of_the_repository() -> None:
    run = suite(replace(outcome("tests/test_a.py::test_a"), path="web/tests/test_a.py"))
    passes(CHECK, suite=run, paths=("tests",))
    passes(CHECK, suite=run, paths=("web/tests",))


def test_a_folder_of_tests_that_this_session_never_looked_into_is_seen() -> None:
    changes = change_set(
        change("cart.py", "x = 1"), files=["other/test_x.py", "tests/unit/test_u.py"]
    )
    said = cannot_tell(CHECK, suite=RUN, changes=changes, paths=(".",))
    assert said == "other/test_x.py lies in `.`, and this session found no test in its folder"
    passes(CHECK, suite=RUN, changes=changes, paths=("tests",))
    passes(CHECK, suite=RUN, changes=changes)


def test_a_skipped_part_is_unproven() -> None:
    run = suite(UNIT, outcome(FLOW, "skipped"))
    assert "was skipped" in cannot_tell(CHECK, suite=run, paths=("tests/integration",))


@pytest.mark.parametrize(
    "scope",
    [
        Scope(markers="integration"),
        Scope(markers="integration and not fast"),
        Scope(markers="not integration"),
        Scope(keyword="CART"),
        Scope(keyword="test_flow.py"),
        Scope(keyword="slow or nothing"),
        Scope(keyword="flow", paths=("tests/integration",)),
        Scope(kinds=("integration", "unit")),
    ],
)
def test_expressions_of_which_tests_ran_pass(scope: Scope) -> None:
    passes(CHECK, suite=RUN, options=scope)


@pytest.mark.parametrize(
    ("scope", "said"),
    [
        (Scope(markers="e2e"), "no test of this session belongs to `-m 'e2e'`"),
        (Scope(markers="Integration"), "belongs to"),
        (Scope(markers="integration and fast"), "belongs to"),
        (Scope(keyword="nosuchtest"), "belongs to `-k 'nosuchtest'`"),
        (Scope(keyword="flow", paths=("tests/unit",)), "belongs to `tests/unit -k 'flow'`"),
        (Scope(markers="device(serial='1')"), "is not understood"),
        (Scope(keyword="a or"), "is not understood"),
        (Scope(kinds=("e2e",)), "e2e tests; none is marked, filed or named so"),
        (Scope(kinds=("integration", "smoke")), "smoke tests; none"),
    ],
)
def test_expressions_of_which_nothing_ran_are_unproven(scope: Scope, said: str) -> None:
    assert said in cannot_tell(CHECK, suite=RUN, options=scope)


LEFT_OUT = suite(
    UNIT,
    FLOW,
    deselected=["tests/test_m.py::test_m"],
    marks={FLOW: ["integration"], "tests/test_m.py::test_m": ["integration", "slow"]},
)


def _by_settings(run: SuiteRun) -> SuiteRun:
    return replace(run, narrowed_by_settings=("-m 'not slow' leaves out tests",))


def test_tests_that_the_settings_leave_out_are_not_proven_by_others() -> None:
    run = _by_settings(LEFT_OUT)
    for scope in (Scope(markers="integration"), Scope(kinds=("integration",))):
        said = cannot_tell(CHECK, suite=run, options=scope)
        assert "this session left out tests/test_m.py::test_m: -m 'not slow'" in said
    passes(CHECK, suite=run, markers="not slow")
    passes(CHECK, suite=run, kinds=("unit",))
    passes(CHECK, suite=run, paths=("tests",))
    passes(CHECK, suite=run)


def test_without_the_marks_of_the_tests_nothing_is_said_of_expressions() -> None:
    run = replace(RUN, marks=None)
    for scope in (Scope(markers="not slow"), Scope(keyword="cart"), Scope(kinds=("unit",))):
        assert "were not told" in cannot_tell(CHECK, suite=run, options=scope)
    passes(CHECK, suite=run, paths=("tests",))


def test_a_failing_test_is_found_whatever_part_is_named() -> None:
    run = suite(UNIT, outcome(FLOW, "failed"))
    assert fails(CHECK, suite=run, paths=("tests/unit",)) == [
        f"tests/integration/test_flow.py: {FLOW} failed"
    ]
    assert fails(CHECK, suite=run, paths=("nowhere",))


@pytest.mark.parametrize(
    ("kind", "node_id", "marks"),
    [
        ("integration", "tests/integration/test_a.py::test_a", ()),
        ("integration", "tests/integrationtests/test_a.py::test_a", ()),
        ("integration", "tests/it/test_a.py::test_a", ()),
        ("integration", "tests/test_shop_integration.py::test_a", ()),
        ("integration", "tests/test_a.py::TestShopIntegration::test_a", ()),
        ("integration", "tests/test_a.py::test_a", ("integration",)),
        ("e2e", "e2e/test_a.py::test_a", ()),
        ("e2e", "tests/test_a.py::TestE2EFlow::test_a", ()),
        ("e2e", "tests/test_a.py::test_end_to_end", ()),
        ("E2E", "tests/end-to-end/test_a.py::test_a", ()),
        ("smoke", "tests/test_smoke.py::test_a", ()),
        ("api", "tests/test_api.py::test_a", ()),
        ("api", "tests/api_tests/test_a.py::test_a", ()),
        ("performance", "tests/load/test_a.py::test_a", ()),
        ("performance", "tests/test_a.py::test_a", ("benchmark",)),
        ("doctest", "pkg/mod.py::pkg.mod.add", ()),
        ("penguin", "tests/penguin/test_a.py::test_a", ()),
        ("unit", "tests/test_a.py::test_a", ()),
        ("unit", "tests/unit/test_a.py::test_integration_by_parts", ()),
    ],
)
def test_tests_are_plainly_of_a_kind(kind: str, node_id: str, marks: tuple[str, ...]) -> None:
    assert is_of_kind(kind, node_id, marks)


@pytest.mark.parametrize(
    ("kind", "node_id"),
    [
        ("integration", "tests/test_a.py::test_a"),
        ("integration", "tests/test_disintegration.py::test_a"),
        ("integration", "tests/test_a.py::test_a[integration]"),
        ("e2e", "tests/test_a.py::test_e2"),
        ("api", "tests/test_a.py::test_api_error"),
        ("system", "tests/test_a.py::test_system_exit"),
        ("performance", "tests/test_load.py::test_a"),
        ("doctest", "tests/test_a.py::test_a[1.5]"),
        ("unit", "tests/integration/test_a.py::test_a"),
        ("unit", "tests/e2e/test_a.py::test_a"),
    ],
)
def test_tests_are_not_taken_for_a_kind(kind: str, node_id: str) -> None:
    assert not is_of_kind(kind, node_id)


@pytest.mark.parametrize(
    ("expression", "true"),
    [
        ("a", True),
        ("b", False),
        ("not b", True),
        ("not not a", True),
        ("a and b", False),
        ("b or a and not b", True),
        ("(b or a) and (not (b))", True),
        ("test_x[1-2]", False),
    ],
)
def test_expressions(expression: str, true: bool) -> None:
    assert read_expression(expression)({"a"}.__contains__) is true


@pytest.mark.parametrize(
    "expression",
    ["", "and", "a b", "a and", "(a", "a)", "not", "a == 1", "(" * 50 + "a" + ")" * 50],
)
def test_what_is_no_expression(expression: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_expression(expression)


CODE = change("cart.py", "def f():\n    return 2\n", "def f():\n    return 1\n")
NEW = change("tests/test_cart.py", "def test_f():\n    assert f() == 2\n")
NEW_ID = "tests/test_cart.py::test_f"


def test_new_tests_of_a_kind() -> None:
    check, changes, kinds = tests_added.CHECK, [CODE, NEW], ("integration",)
    marked = suite(NEW_ID, marks={NEW_ID: ["integration"]})
    passes(check, suite=marked, changes=changes, kinds=kinds)
    others = suite(NEW_ID, FLOW, marks={FLOW: ["integration"]})
    said = cannot_tell(check, suite=others, changes=changes, kinds=kinds)
    assert "as a test of kind 'integration'" in said
    with pytest.raises(CannotTell, match="not told"):
        passes(check, suite=replace(marked, marks=None), changes=changes, kinds=kinds)
    passes(check, suite=suite(NEW_ID), changes=changes, kinds=("unit",))
