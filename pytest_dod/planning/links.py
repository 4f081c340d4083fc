"""The arguments of `@pytest.mark.dod` that mean something here, and those that mean nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..errors import Problem
from ..model.check import AnyCheck
from ..model.evidence import TestOutcome
from ..model.language import LanguagePack
from ..model.plan import Plan
from .options import did_you_mean


def unknown_links(
    plans: Sequence[Plan],
    tests: Iterable[TestOutcome],
    checks: Mapping[str, AnyCheck],
    languages: Sequence[LanguagePack],
) -> list[Problem]:
    """A problem for each mark that names no item of these tasks, nothing a text can demand.

    A mark for an item of a task that is not judged now may be right, and is left alone.
    """
    tasks = {plan.task.id for plan in plans}
    known = {
        *checks,
        *(phrase.check for pack in languages for phrase in pack.phrases),
        *(f"{plan.task.id}/{one.criterion.number}" for plan in plans for one in plan.criteria),
        *_names_given(plans),
    }
    problems: dict[Problem, None] = {}
    for test in tests:
        for mark in test.linked:
            task, slash, _ = mark.rpartition("/")
            if mark in known or (slash and task not in tasks):
                continue
            hint = (
                f"write TASK/NUMBER with one of the tasks {', '.join(sorted(tasks))}, or the name "
                "of what the item demands"
            )
            message = f"@pytest.mark.dod({mark!r}) means no item{did_you_mean(mark, known)}"
            problems[Problem(message, test.path or None, test.line, hint)] = None
    return list(problems)


def _names_given(plans: Sequence[Plan]) -> Iterable[str]:
    """Names that the tasks themselves give, behind an item: `linked-tests name=…`."""
    for plan in plans:
        for one in plan.criteria:
            for binding in one.bindings:
                name = getattr(binding.options, "name", "")
                if binding.check.id == "linked-tests" and name:
                    yield name
