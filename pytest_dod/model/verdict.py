"""All results of one run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .change import Base, Head
from .evidence import Gap
from .finding import Finding, Observation
from .plan import Binding, PlannedCriterion
from .status import Status
from .task import Task


@dataclass(frozen=True)
class BindingResult:
    """What became of one binding. `reason` explains a status that no finding explains."""

    binding: Binding
    status: Status
    observation: Observation | None = None
    reason: str = ""
    hint: str = ""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong, if it was examined."""
        return self.observation.findings if self.observation else ()


@dataclass(frozen=True)
class CriterionResult:
    """A criterion with its results; `reason` and `hint` where it is not a binding that decides."""

    planned: PlannedCriterion
    status: Status
    bindings: tuple[BindingResult, ...] = ()
    reason: str = ""
    hint: str = ""

    @property
    def false_claim(self) -> bool:
        """Whether the box is ticked and the criterion is not done."""
        return bool(self.planned.criterion.ticked) and not self.status.done


@dataclass(frozen=True)
class TaskVerdict:
    """All results of one task."""

    task: Task
    criteria: tuple[CriterionResult, ...]

    @property
    def done(self) -> bool:
        """Whether there is at least one criterion and each is done."""
        return bool(self.criteria) and all(result.status.done for result in self.criteria)


@dataclass(frozen=True)
class Verdict:
    """What one run has found; `base` and `head` are None where git was not asked."""

    tasks: tuple[TaskVerdict, ...]
    base: Base | None = None
    head: Head | None = None
    gaps: tuple[Gap, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    changed_modules: int = 0
    interrupted: bool = False
    explained_only: bool = False

    @property
    def done(self) -> bool:
        """Whether every task is done and the run was not cut short."""
        return bool(self.tasks) and not self.interrupted and all(task.done for task in self.tasks)
