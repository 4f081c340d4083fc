"""Plan and evidence become results. One function decides a status."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from .errors import CannotTell, NotApplicable
from .model.check import AnyCheck, Context
from .model.evidence import Evidence, Gap
from .model.plan import Binding, Plan, PlannedCriterion
from .model.signoff import names_of, sign_offs
from .model.status import Status, worst
from .model.verdict import BindingResult, CriterionResult, TaskVerdict
from .model.waiver import Waiver

SETTLE = (
    'link a test with @pytest.mark.dod("{link}"), or name a check behind the item: '
    "<!-- dod: CHECK -->"
)
LINKED, MANUAL = "linked-tests", "manual"
_EXCUSABLE = (Status.FAILED, Status.UNPROVEN)


def judge(
    plan: Plan, evidence: Evidence, checks: Mapping[str, AnyCheck] | None = None
) -> TaskVerdict:
    """Judge every criterion.

    Of `checks`, linked-tests and manual answer for the parts of a text that no check understands,
    where tests are linked to them or somebody signed them off. A check that crashes makes its own
    binding an error; the others are judged all the same.
    """
    results: dict[int, CriterionResult] = {}
    for late in (False, True):
        others = tuple((one.planned.criterion, one.status) for one in results.values())
        for n, planned in enumerate(plan.criteria):
            if any(binding.check.after_others for binding in planned.bindings) is late:
                context = Context(evidence, planned.criterion, plan.task.id, plan.task.path, others)
                results[n] = _judge_criterion(planned, context, checks or {})
    return TaskVerdict(plan.task, tuple(results[n] for n in sorted(results)))


def not_run(plan: Plan) -> TaskVerdict:
    """The same shape, with nothing examined: what `--dod-explain` shows."""
    results = []
    for planned in plan.criteria:
        bindings = tuple(BindingResult(binding, Status.NOT_RUN) for binding in planned.bindings)
        results.append(CriterionResult(planned, Status.NOT_RUN, bindings))
    return TaskVerdict(plan.task, tuple(results))


def link_names(planned: PlannedCriterion, task_id: str) -> tuple[str, ...]:
    """The arguments of `@pytest.mark.dod` that mean a criterion: its number, or what it demands."""
    demands = [part.demand for part in planned.unread if part.demand]
    return tuple(dict.fromkeys((f"{task_id}/{planned.criterion.number}", *demands)))


def _judge_criterion(
    planned: PlannedCriterion, context: Context, checks: Mapping[str, AnyCheck]
) -> CriterionResult:
    criterion = planned.criterion
    excused = criterion.not_applicable or (planned.ignored and f"ignored: {planned.ignored}")
    if excused:
        return CriterionResult(planned, Status.NOT_APPLICABLE, reason=excused)
    results = [_judge_binding(binding, context) for binding in planned.bindings]
    if not planned.unread:
        whole = CriterionResult(planned, worst(one.status for one in results), tuple(results))
        return _waived(whole, context)
    settling = _settling(planned, context, checks)
    results += [_judge_binding(binding, context) for binding in settling]
    statuses = [result.status for result in results]
    reason = hint = ""
    if not settling:
        statuses.append(Status.UNPROVEN)
        reason = "; ".join(part.reason for part in planned.unread)
        hint = SETTLE.format(link=f"{context.task_id}/{criterion.number}")
    return _waived(CriterionResult(planned, worst(statuses), tuple(results), reason, hint), context)


def _settling(
    planned: PlannedCriterion, context: Context, checks: Mapping[str, AnyCheck]
) -> list[Binding]:
    """What answers for the parts that no check understands: linked tests, else a sign-off."""
    suite = context.evidence.suite
    linked = {mark for test in (suite.outcomes if suite else ()) for mark in test.linked}
    names = [name for name in link_names(planned, context.task_id) if name in linked]
    if LINKED in checks and names:
        check = checks[LINKED]
        return [_by_tests(check, name) for name in names]
    criterion, changes = context.criterion, context.evidence.changes
    known_as = names_of(context.task_id, criterion.number, criterion.step)
    signed = sign_offs(criterion.sign_off, known_as, changes.commits if changes else ())
    if MANUAL in checks and signed:
        return [Binding(checks[MANUAL], checks[MANUAL].options(), "somebody signed it off")]
    return []


def _by_tests(check: AnyCheck, name: str) -> Binding:
    return Binding(check, check.options(name=name), f"tests link {name}")


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
    if observation.attested:
        return BindingResult(binding, Status.ATTESTED, observation, "; ".join(observation.notes))
    return BindingResult(binding, Status.PASSED, observation)


def _waived(result: CriterionResult, context: Context) -> CriterionResult:
    """What the waivers of a criterion excuse; one that excuses nothing, or has ended, fails it."""
    changes = context.evidence.changes
    day = changes.day if changes else date.max
    for waiver in result.planned.waivers:
        if waiver.expired(day):
            result = _refused(result, f"the waiver has expired: {waiver}", "renew or remove it")
            continue
        excused = _excused(result, waiver)
        if excused is None:
            if waiver.item or not waiver.in_settings:
                result = _refused(result, f"the waiver excuses nothing: {waiver}", "remove it")
        else:
            result = excused
    return result


def _excused(result: CriterionResult, waiver: Waiver) -> CriterionResult | None:
    """The result with what `waiver` excuses; None where there is nothing for it to excuse."""
    bindings = tuple(
        (
            replace(one, status=Status.WAIVED, reason=str(waiver), hint="")
            if one.status in _EXCUSABLE and waiver.check in ("", one.binding.check.id)
            else one
        )
        for one in result.bindings
    )
    unread = bool(result.reason) and result.status in _EXCUSABLE and not waiver.check
    if bindings == result.bindings and not unread:
        return None
    statuses = [one.status for one in bindings]
    if unread:
        statuses.append(Status.WAIVED)
        return CriterionResult(result.planned, worst(statuses), bindings, str(waiver))
    if result.reason:
        statuses.append(Status.UNPROVEN)
    return CriterionResult(result.planned, worst(statuses), bindings, result.reason, result.hint)


def _refused(result: CriterionResult, reason: str, hint: str) -> CriterionResult:
    reason = f"{result.reason}; {reason}" if result.reason else reason
    status = worst((result.status, Status.FAILED))
    return replace(result, status=status, reason=reason, hint=result.hint or hint)


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
