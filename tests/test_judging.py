from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest

from pytest_dod.checks import linked_tests, manual
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
from pytest_dod.model.signoff import Lookup, SignOff
from pytest_dod.model.status import Status
from pytest_dod.model.task import Criterion, SectionKind, Task
from pytest_dod.model.verdict import CriterionResult
from pytest_dod.model.waiver import Waiver
from pytest_dod.testing import change, change_set, evidence

SETTLING = {check.id: check for check in (linked_tests.CHECK, manual.CHECK)}
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
    outcome: Outcome = Outcome.PASSED

    def evidence(self) -> Evidence:
        linked = TestOutcome("t.py::test_a", self.outcome, "t.py", linked=(self.argument,))
        return Evidence(suite=SuiteRun(True, 0, (linked,)))


def test_a_linked_test_settles_what_no_check_understands() -> None:
    unread = (Unread("feels fast", "no phrase means it"),)
    settled = judge(plan(unread=unread), LinkedTo("T-1/1").evidence(), SETTLING)
    assert settled.criteria[0].status is Status.PASSED
    elsewhere = judge(plan(unread=unread), LinkedTo("T-1/2").evidence(), SETTLING)
    assert elsewhere.criteria[0].status is Status.UNPROVEN


def test_a_failing_linked_test_refutes_it() -> None:
    unread = (Unread("feels fast", "no phrase means it"),)
    verdict = judge(plan(unread=unread), LinkedTo("T-1/1", Outcome.FAILED).evidence(), SETTLING)
    assert verdict.criteria[0].status is Status.FAILED


def test_nothing_is_done_before_it_was_run() -> None:
    verdict = not_run(plan(check(returns())))
    assert verdict.criteria[0].status is Status.NOT_RUN
    assert not verdict.done


def test_a_test_may_be_linked_by_what_the_item_demands() -> None:
    unread = (Unread("idempotent", "no check of this version proves it", "idempotent"),)
    verdict = judge(plan(unread=unread), LinkedTo("idempotent").evidence(), SETTLING)
    assert verdict.criteria[0].status is Status.PASSED


def _signed(ancestor: bool) -> tuple[Plan, Evidence]:
    commit = "3f2c1ab" + "0" * 33
    on = criterion(ticked=True, sign_off=SignOff("QA", "ops", commit, "line 3"))
    facts = evidence(changes=[change("shop.py", "x = 1")])
    known = {commit: Lookup(commit, ancestor)}
    return plan(unread=(Unread("looks nice"),), on=on), replace(facts, lookups=known)


def test_a_sign_off_attests_what_no_check_understands() -> None:
    result = judge(*_signed(ancestor=True), SETTLING).criteria[0]
    assert result.status is Status.ATTESTED
    assert result.status.done


def test_a_sign_off_that_does_not_hold_attests_nothing() -> None:
    result = judge(*_signed(ancestor=False), SETTLING).criteria[0]
    assert result.status is Status.UNPROVEN
    assert "not part of this branch" in result.bindings[0].reason


def test_a_sign_off_cannot_outweigh_a_finding() -> None:
    planned, facts = _signed(ancestor=True)
    one = planned.criteria[0]
    failing = Binding(check(returns(WRONG)), NoOptions(), "a phrase")
    mixed = Plan(planned.task, (replace(one, bindings=(failing,)),))
    assert judge(mixed, facts, SETTLING).criteria[0].status is Status.FAILED


def _waived(result: Examine, waiver: Waiver, *unread: Unread) -> CriterionResult:
    planned = plan(check(result, "slow-check"), unread=unread)
    one = replace(planned.criteria[0], waivers=(waiver,))
    changes = replace(change_set(change("shop.py", "x = 1")), day=date(2026, 5, 1))
    return judge(Plan(planned.task, (one,)), Evidence(changes=changes), SETTLING).criteria[0]


WAIVER = Waiver("the vendor is late", "ops", "task.md:3")


@pytest.mark.parametrize("examine", [returns(WRONG), returns(SURE), returns(examined=0)])
def test_a_waiver_excuses_what_is_failed_or_unproven(examine: Examine) -> None:
    result = _waived(examine, WAIVER)
    assert result.status is Status.WAIVED
    assert result.bindings[0].reason == "the vendor is late (ops; task.md:3)"


def test_a_waiver_excuses_what_no_check_understands() -> None:
    assert _waived(returns(), WAIVER, Unread("nice", "not read")).status is Status.WAIVED


def test_a_waiver_excuses_no_crash() -> None:
    assert _waived(raises(KeyError("x")), WAIVER).status is not Status.WAIVED


def test_a_waiver_that_excuses_nothing_is_a_finding() -> None:
    result = _waived(returns(), WAIVER)
    assert result.status is Status.FAILED
    assert result.reason.startswith("the waiver excuses nothing: the vendor is late")


def test_a_waiver_for_one_check_leaves_the_rest() -> None:
    narrow = replace(WAIVER, check="slow-check")
    assert _waived(returns(WRONG), narrow).status is Status.WAIVED
    assert _waived(returns(WRONG), narrow, Unread("nice", "not read")).status is Status.UNPROVEN
    assert _waived(returns(WRONG), replace(WAIVER, check="other")).status is Status.FAILED


@pytest.mark.parametrize(
    ("until", "status"),
    [(date(2026, 5, 1), Status.WAIVED), (date(2026, 4, 30), Status.FAILED)],
)
def test_a_waiver_holds_until_its_last_day(until: date, status: Status) -> None:
    result = _waived(returns(examined=0), replace(WAIVER, until=until))
    assert result.status is status
    assert ("has expired" in result.reason) is (status is Status.FAILED)


def test_a_waiver_of_the_settings_for_a_check_may_be_idle() -> None:
    wide = Waiver("r", "o", "pyproject.toml", check="slow-check", in_settings=True)
    assert _waived(returns(), wide).status is Status.PASSED
    assert _waived(returns(), replace(wide, item="T-1/1")).status is Status.FAILED


def test_an_ignored_item_is_shown_with_its_reason() -> None:
    planned = plan(check(returns(WRONG)))
    ignored = Plan(planned.task, (replace(planned.criteria[0], ignored="not ours"),))
    result = judge(ignored, Evidence()).criteria[0]
    assert (result.status, result.reason) == (Status.NOT_APPLICABLE, "ignored: not ours")


def test_a_check_that_comes_after_the_others_is_told_of_them() -> None:
    told: list[tuple[int, Status]] = []

    def examine(options: NoOptions, context: Context) -> Observation:
        told.extend((other.number, status) for other, status in context.others)
        return Observation(1, "things")

    late = replace(check(examine), after_others=True)
    lines = [criterion(number=1), criterion(number=2)]
    planned = (
        PlannedCriterion(lines[0], (Binding(late, NoOptions(), ""),)),
        PlannedCriterion(lines[1], (Binding(check(returns(WRONG)), NoOptions(), ""),)),
    )
    verdict = judge(Plan(plan().task, planned), Evidence())
    assert told == [(2, Status.FAILED)]
    assert [one.planned.criterion.number for one in verdict.criteria] == [1, 2]
