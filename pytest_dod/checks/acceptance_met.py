"""acceptance-met: each criterion of the task's acceptance section is done."""

from __future__ import annotations

from ..errors import CannotTell
from ..model.check import Check, Context, NoOptions
from ..model.finding import Finding, Observation
from ..model.status import Status
from ..model.task import SectionKind


def examine(options: NoOptions, context: Context) -> Observation:
    """Look what became of the acceptance criteria, which are judged before."""
    criteria = [
        (criterion, status)
        for criterion, status in context.others
        if criterion.kind is SectionKind.ACCEPTANCE
    ]
    if not criteria:
        raise CannotTell(
            "the task lists no acceptance criteria",
            "write them as a list below the heading 'Acceptance criteria'",
        )
    open_ones = [(criterion, status) for criterion, status in criteria if not status.done]
    findings = [
        Finding(f"acceptance criterion {criterion.number} is {status.value}: {criterion.text}")
        for criterion, status in open_ones
        if status is Status.FAILED
    ]
    if open_ones and not findings:
        numbers = ", ".join(str(criterion.number) for criterion, _ in open_ones)
        raise CannotTell(f"not proven yet: acceptance criteria {numbers}", "settle these first")
    return Observation(len(criteria), "acceptance criteria", tuple(findings))


CHECK = Check(
    id="acceptance-met",
    title="the acceptance criteria are met",
    passes_when="each criterion of the task's own acceptance section is done",
    options=NoOptions,
    needs=frozenset(),
    examine=examine,
    after_others=True,
)
