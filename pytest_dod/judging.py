"""Plan and evidence become results. One function decides a status."""

from __future__ import annotations

from collections.abc import Iterable

from .errors import CannotTell, NotApplicable
from .model.check import AnyCheck, Context
from .model.evidence import Evidence, Gap
from .model.plan import Binding, Plan, PlannedCriterion
from .model.status import Status, worst
from .model.verdict import BindingResult, CriterionResult, TaskVerdict

SETTLE = (
    'link a test with @pytest.mark.dod("{link}"), or name a check behind the item: '
    "<!-- dod: CHECK -->"
)


def judge(plan: Plan, evidence: Evidence, linked_tests: AnyCheck | None = None) -> TaskVerdict:
    """Judge every criterion. `linked_tests` answers for the parts of a text no check understands.

    A check that crashes makes its own binding an error; the others are judged all the same.
    """
    return TaskVerdict(
        plan.task,
        tuple(_judge_criterion(planned, evidence, plan, linked_tests) for planned in plan.criteria),
    )


def not_run(plan: Plan) -> TaskVerdict:
    """The same shape, with nothing examined: what `--dod-explain` shows."""
    results = []
    for planned in plan.criteria:
        bindings = tuple(BindingResult(binding, Status.NOT_RUN) for binding in planned.bindings)
        results.append(CriterionResult(planned, Status.NOT_RUN, bindings))
    return TaskVerdict(plan.task, tuple(results))


def _judge_criterion(
    planned: PlannedCriterion, evidence: Evidence, plan: Plan, linked_tests: AnyCheck | None
) -> CriterionResult:
    criterion = planned.criterion
    if criterion.not_applicable is not None:
        return CriterionResult(planned, Status.NOT_APPLICABLE, reason=criterion.not_applicable)
    bindings = planned.bindings
    link = f"{plan.task.id}/{criterion.number}"
    settled_by_tests = bool(planned.unread) and linked_tests is not None and _linked(evidence, link)
    if settled_by_tests and linked_tests is not None:
        bindings = (*bindings, Binding(linked_tests, linked_tests.options(), f"tests link {link}"))
    results = tuple(
        _judge_binding(binding, Context(evidence, criterion, plan.task.id, plan.task.path))
        for binding in bindings
    )
    statuses = [result.status for result in results]
    reason = hint = ""
    if planned.unread and not settled_by_tests:
        statuses.append(Status.UNPROVEN)
        reason = "; ".join(part.reason for part in planned.unread)
        hint = SETTLE.format(link=link)
    return CriterionResult(planned, worst(statuses), results, reason, hint)


def _linked(evidence: Evidence, link: str) -> bool:
    outcomes = evidence.suite.outcomes if evidence.suite else ()
    return any(link in outcome.linked for outcome in outcomes)


def _judge_binding(binding: Binding, context: Context) -> BindingResult:
    try:
        observation = binding.check.examine(binding.options, context)
    except CannotTell as unknown:
        return BindingResult(binding, Status.UNPROVEN, reason=unknown.reason, hint=unknown.hint)
    except NotApplicable as condition:
        return BindingResult(binding, Status.NOT_APPLICABLE, reason=condition.reason)
    except Exception as crash:
        where = _where(crash)
        return BindingResult(
            binding,
            Status.ERROR,
            reason=f"the check {binding.check.id} crashed: {type(crash).__name__}: {crash}{where}",
            hint="this is a bug of the check, not of your change; please report it",
        )
    gap = _needed(evidence_gaps=context.evidence.gaps, check=binding.check)
    if any(finding.definite for finding in observation.findings):
        return BindingResult(binding, Status.FAILED, observation)
    if gap is not None:
        return BindingResult(binding, Status.UNPROVEN, observation, gap.reason, gap.hint)
    if observation.findings:
        return BindingResult(binding, Status.FAILED, observation)
    if observation.examined < 1:
        return BindingResult(
            binding, Status.UNPROVEN, observation, f"no {observation.unit} were examined"
        )
    return BindingResult(binding, Status.PASSED, observation)


def _needed(evidence_gaps: Iterable[Gap], check: AnyCheck) -> Gap | None:
    return next((gap for gap in evidence_gaps if gap.kind in check.needs), None)


def _where(crash: BaseException) -> str:
    frame = crash.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    if frame is None:
        return ""
    name = frame.tb_frame.f_code.co_filename.rpartition("pytest_dod")[2].lstrip("/\\")
    return f" ({name}:{frame.tb_lineno})"
