"""Lines, or parts of them, that no check answers for."""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import Problem
from ..model.plan import PlannedCriterion
from ._drafted import Drafted
from .unfilled import left_over


def find(drafted: Drafted) -> Iterator[Problem]:
    """Each unread part with its reason; a line that is still to be filled in has its finding."""
    placeholders = {text for _, text in left_over(drafted)}
    for one in drafted.demanding:
        criterion = one.criterion
        if one.waivers or any(text in criterion.text for text in placeholders):
            continue
        if not criterion.in_list:
            message = "text outside a list cannot be checked"
            yield drafted.problem(message, criterion.line, "make each demand an item of a list")
            continue
        for part in one.unread:
            reason = part.reason or f"no check understands {part.text!r}"
            yield drafted.problem(reason, criterion.line, _ways_out(drafted, one))


def _ways_out(drafted: Drafted, one: PlannedCriterion) -> str:
    name = f"{drafted.plan.task.id}/{one.criterion.number}"
    return (
        "name a check behind it: <!-- dod: CHECK --> (manual: a person tells); "
        f'or link a test: <!-- dod: linked-tests --> with @pytest.mark.dod("{name}")'
    )
