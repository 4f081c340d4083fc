"""Everything the project raises on purpose."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing a user has to put right before anything can run."""

    message: str
    path: str | None = None
    line: int | None = None
    hint: str = ""


class UsageProblems(Exception):
    """The task, the options or the repository cannot be used as given; nothing has run (exit 4)."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems


class CannotTell(Exception):
    """A check lacks what it needs to prove or refute its demand: the binding is unproven."""

    def __init__(self, reason: str, hint: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


class NotApplicable(Exception):
    """The demand is conditional and its condition does not hold; `reason` is shown."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
