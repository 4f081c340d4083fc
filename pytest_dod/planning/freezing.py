"""The demands that the base makes stay demands."""

from __future__ import annotations

import re
from dataclasses import replace

from ..model.task import Criterion, SectionKind, Task

# A question is settled by answering it, a placeholder by filling it in.
_SETTLED_BY_EDITING = (SectionKind.QUESTIONS, SectionKind.WHOLE)


def frozen(task_now: Task, task_at_base: Task) -> Task:
    """`task_now`, followed by what `task_at_base` demands and `task_now` no longer does.

    Ticking a box, renumbering and moving an item are no change. An item that is now said not to
    apply, that now depends on a condition, or that got other directives, is.
    """
    still = {_key(criterion) for criterion in task_now.criteria}
    missing = []
    for criterion in task_at_base.criteria:
        if criterion.kind not in _SETTLED_BY_EDITING and _key(criterion) not in still:
            still.add(_key(criterion))
            missing.append(criterion)
    if not missing:
        return task_now
    number = max((criterion.number for criterion in task_now.criteria), default=0)
    kept = [
        replace(criterion, number=number + n, origin="base")
        for n, criterion in enumerate(missing, 1)
    ]
    note = f"{len(kept)} demand(s) of the task at the base are missing or weaker now; judged too"
    return replace(task_now, criteria=(*task_now.criteria, *kept), notes=(*task_now.notes, note))


def demand(criterion: Criterion) -> str:
    """What an item demands, whatever its number and decoration."""
    text = " ".join((criterion.plain or criterion.text).casefold().split())
    return re.sub(r"\A#?\d{1,3}[.):]?\s+(?=\D)", "", text).strip(" .;")


def _key(criterion: Criterion) -> tuple[object, ...]:
    directives = sorted(
        (directive.name, tuple(sorted(directive.options))) for directive in criterion.directives
    )
    return (
        demand(criterion),
        tuple(directives),
        criterion.not_applicable is not None,
        criterion.conditional,
    )
