"""What may be said of a binding, and so of a criterion."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class Status(str, Enum):
    """One word per outcome; the value is what reports show."""

    ERROR = "error"
    FAILED = "failed"
    UNPROVEN = "unproven"
    NOT_RUN = "not-run"
    PASSED = "passed"
    ATTESTED = "attested"
    WAIVED = "waived"
    NOT_APPLICABLE = "not-applicable"

    @property
    def done(self) -> bool:
        """Whether a criterion with this status is fulfilled."""
        return self in _DONE


_DONE = frozenset({Status.PASSED, Status.ATTESTED, Status.WAIVED, Status.NOT_APPLICABLE})
_WORST_FIRST = (
    Status.FAILED,
    Status.ERROR,
    Status.UNPROVEN,
    Status.NOT_RUN,
    Status.WAIVED,
    Status.ATTESTED,
    Status.PASSED,
    Status.NOT_APPLICABLE,
)


def worst(statuses: Iterable[Status]) -> Status:
    """The status that stands for all of them; `unproven` where there is none."""
    return min(statuses, key=_WORST_FIRST.index, default=Status.UNPROVEN)
