"""What every lint looks at, and how it asks for it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ..errors import Problem
from ..model.plan import Binding, Plan, PlannedCriterion
from ..model.task import SectionKind

# Whether something stands at a path of the repository; None where that cannot be told.
Look = Callable[[str], bool | None]
CHANGE_KINDS = ("new", "changed", "deleted")
_OPEN = re.compile(r"[<>{}*?]|\[.*\]|\.\.\.|…")


@dataclass(frozen=True)
class Drafted:
    """A task as it was read. `denied` are its lines that say `N/A`, as if they demanded."""

    plan: Plan
    look: Look
    today: datetime.date
    denied: Sequence[PlannedCriterion] = ()

    @property
    def demanding(self) -> list[PlannedCriterion]:
        """The lines that count: neither ignored, nor said not to apply, nor of the whole file."""
        return [
            one
            for one in self.plan.criteria
            if not one.ignored
            and one.criterion.not_applicable is None
            and one.criterion.kind is not SectionKind.WHOLE
        ]

    def bound(self, check_id: str) -> Iterator[tuple[PlannedCriterion, Binding]]:
        """The bindings to that check, with their lines."""
        for one in self.demanding:
            for binding in one.bindings:
                if binding.check.id == check_id:
                    yield one, binding

    def declared(self) -> Iterator[tuple[str, str, int]]:
        """Path, kind and line of each declared change."""
        for one, binding in self.bound("declared-changes"):
            for kind in CHANGE_KINDS:
                for path in texts(binding.options, kind):
                    yield path.removeprefix("./"), kind, one.criterion.line

    def problem(self, message: str, line: int, hint: str = "") -> Problem:
        """One finding at a line of the task."""
        return Problem(message, self.plan.task.path, line, hint)


def texts(options: object, name: str) -> tuple[str, ...]:
    """An option that lists texts; nothing where a check has no such option."""
    value = getattr(options, name, ())
    return value if isinstance(value, tuple) else ()


def is_open(text: str) -> bool:
    """Whether a path or an id is a pattern, or holds a placeholder: it names nothing yet."""
    return bool(_OPEN.search(text))
