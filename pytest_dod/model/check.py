"""What a check is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from .evidence import Evidence, EvidenceKind, FileRequest, ToolRequest
from .finding import Observation
from .status import Status
from .task import Criterion


@dataclass(frozen=True)
class NoOptions:
    """For a check that takes none."""


OptionsT = TypeVar("OptionsT")


@dataclass(frozen=True)
class Context:
    """What a check may look at: the evidence, and the criterion it answers for.

    `task_id` is the id of the task the criterion stands in, `task_path` where its file lies,
    relative to the top of the repository ("" where it lies outside or is not known). `others` are
    the other criteria of the task with what became of them, for a check that comes `after_others`.
    """

    evidence: Evidence
    criterion: Criterion
    task_id: str = ""
    task_path: str = ""
    others: tuple[tuple[Criterion, Status], ...] = ()


def _no_requests(options: object) -> tuple[ToolRequest, ...]:
    return ()


def _no_reads(options: object) -> tuple[FileRequest, ...]:
    return ()


@dataclass(frozen=True)
class Check(Generic[OptionsT]):
    """The code that can prove or refute one kind of demand.

    `id` is the name in reports, directives and documentation. `title` is what it demands, in a few
    words, `passes_when` the whole condition in a sentence. `options` is a frozen dataclass whose
    fields are of type int, float, bool, str or tuple[str, ...] and all have defaults. `requests`
    tells which tool runs it needs, `reads` which files of the tree. `examine` returns an
    Observation, or raises CannotTell or NotApplicable. A check that comes `after_others` is told
    what became of the other criteria.
    """

    id: str
    title: str
    passes_when: str
    options: type[OptionsT]
    needs: frozenset[EvidenceKind]
    examine: Callable[[OptionsT, Context], Observation]
    requests: Callable[[OptionsT], tuple[ToolRequest, ...]] = _no_requests
    reads: Callable[[OptionsT], tuple[FileRequest, ...]] = _no_reads
    after_others: bool = False


AnyCheck = Check[Any]
