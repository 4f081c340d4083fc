from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from pytest_dod.errors import CannotTell, NotApplicable
from pytest_dod.judging import judge, not_run
from pytest_dod.model.check import AnyCheck, Check, Context, NoOptions
from pytest_dod.model.evidence import (
    Evidence,
    EvidenceKind,
    Gap,
    Outcome,
    SuiteRun,
    TestOutcome,
)
from pytest_dod.model.finding import Finding, Observation
from pytest_dod.model.plan import Binding, Plan, PlannedCriterion, Unread
from pytest_dod.model.status import Status
from pytest_dod.model.task import Criterion, SectionKind, Task

WRONG = Finding("wrong")
SURE = Finding("surely wrong", definite=True)
GAP = Gap(EvidenceKind.TESTS, "worker gw1 died", "run again")
OTHER_GAP = Gap(EvidenceKind.COVERAGE, "no data")

Examine = Callable[[NoOptions, Context], Observation]


def returns(*findings: Finding, examined: int = 1) -> Examine:
    return lambda options, context: Observation(examined, "things", findings)


def raises(error: Exception) -> Examine:
    def examine(options: NoOptions, context: Context) -> Observation:
        raise error

    return examine


def check(examine: Examine, name: str = "some-check") -> AnyCheck:
    return Check(name, "", "", NoOptions, frozenset({EvidenceKind.TESTS}), examine)


def criterion(**more: object) -> Criterion:
    fields = {"number": 1, "text": "It works", "line": 3, "section": "DoD", **more}
    return Criterion(kind=SectionKind.DONE, **fields)  # type: ignore[arg-type]  # passed on unread


def plan(*checks: AnyCheck, unread: tuple[Unread, ...] = (), on: Criterion | None = None) -> Plan:
    on = on or criterion()
    bindings = tuple(Binding(each, NoOptions(), "a phrase") for each in checks)
    task = Task("task.md", "sha256:0", "T-1", "Title", (), (on,))
    return Plan(task, (PlannedCriterion(on, bindings, unread),))


def status(examine: Examine, *gaps: Gap) -> Status:
    verdict = judge(plan(check(examine)), Evidence(gaps=gaps))
    return verdict.criteria[0].bindings[0].status


@pytest.mark.parametrize(
    ("examine", "gaps", "expected"),
    [
        (returns(), (), Status.PASSED),
        (returns(), (OTHER_GAP,), Status.PASSED),
        (returns(), (GAP,), Status.UNPROVEN),
        (returns(WRONG), (), Status.FAILED),
        (returns(WRONG), (GAP,), Status.UNPROVEN),
        (returns(SURE), (GAP,), Status.FAILED),
        (returns(examined=0), (), Status.UNPROVEN),
        (returns(WRONG, examined=0), (), Status.FAILED),
        (raises(CannotTell("no tool")), (), Status.UNPROVEN),
        (raises(NotApplicable("docs only")), (), Status.NOT_APPLICABLE),
        (raises(ZeroDivisionError("oops")), (), Status.ERROR),
    ],
)
def test_the_first_rule_that_matches_decides(
    examine: Examine, gaps: tuple[Gap, ...], expected: Status
) -> None:
    assert status(examine, *gaps) is expected


def test_a_crashing_check_leaves_the_others_alone() -> None:
    result = judge(plan(check(raises(KeyError("x"))), check(returns())), Evidence()).criteria[0]
    assert [one.status for one in result.bindings] == [Status.ERROR, Status.PASSED]
    assert result.status is Status.ERROR
    assert "some-check crashed: KeyError" in result.bindings[0].reason


def test_a_criterion_is_as_good_as_its_worst_binding() -> None:
    result = judge(plan(check(returns()), check(returns(WRONG))), Evidence()).criteria[0]
    assert result.status is Status.FAILED


def test_a_part_nobody_understood_is_not_covered_by_the_other_part() -> None:
    unread = (Unread("no new skips", "no phrase means it"),)
    result = judge(plan(check(returns()), unread=unread), Evidence()).criteria[0]
    assert result.status is Status.UNPROVEN
    assert "no phrase means it" in result.reason
    assert 'dod("T-1/1")' in result.hint


def test_a_criterion_without_any_binding_is_unproven() -> None:
    assert judge(plan(), Evidence()).criteria[0].status is Status.UNPROVEN


def test_a_tick_proves_nothing_and_is_reported_as_a_false_claim() -> None:
    result = judge(plan(on=criterion(ticked=True)), Evidence()).criteria[0]
    assert result.status is Status.UNPROVEN
    assert result.false_claim


def test_an_item_that_says_why_it_does_not_apply_is_done() -> None:
    planned = plan(check(returns(SURE)), on=criterion(not_applicable="no schema change"))
    result = judge(planned, Evidence()).criteria[0]
    assert result.status is Status.NOT_APPLICABLE
    assert result.reason == "no schema change"


@dataclass
class LinkedTo:
    """A suite whose one test is linked to `argument`."""

    argument: str

    def evidence(self) -> Evidence:
        linked = TestOutcome("t.py::test_a", Outcome.PASSED, "t.py", linked=(self.argument,))
        return Evidence(suite=SuiteRun(True, 0, (linked,)))


def test_a_linked_test_settles_what_no_check_understands() -> None:
    unread = (Unread("feels fast", "no phrase means it"),)
    linked_tests = check(returns(), "linked-tests")
    settled = judge(plan(unread=unread), LinkedTo("T-1/1").evidence(), linked_tests)
    assert settled.criteria[0].status is Status.PASSED
    elsewhere = judge(plan(unread=unread), LinkedTo("T-1/2").evidence(), linked_tests)
    assert elsewhere.criteria[0].status is Status.UNPROVEN


def test_a_failing_linked_test_refutes_it() -> None:
    unread = (Unread("feels fast", "no phrase means it"),)
    verdict = judge(
        plan(unread=unread), LinkedTo("T-1/1").evidence(), check(returns(SURE), "linked-tests")
    )
    assert verdict.criteria[0].status is Status.FAILED


def test_nothing_is_done_before_it_was_run() -> None:
    verdict = not_run(plan(check(returns())))
    assert verdict.criteria[0].status is Status.NOT_RUN
    assert not verdict.done
