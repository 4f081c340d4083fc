"""The sections of a task that are read by what they are for, not only by their phrases."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...model.task import Criterion, SectionKind
from . import changes, configuration, context, people, pipeline, pull_request, tests
from ._reading import Demand, SectionReading
from ._words import Words

Reader = Callable[[Criterion, Words], SectionReading | None]

READERS: Mapping[SectionKind, Reader] = {
    SectionKind.CONTEXT: context.read,
    SectionKind.PREFLIGHT: context.read,
    SectionKind.CONFIGURATION: configuration.read,
    SectionKind.CHANGES: changes.read,
    SectionKind.TESTS: tests.read,
    SectionKind.MANUAL_QA: people.read_step,
    SectionKind.CI: pipeline.read,
    SectionKind.COMMITS: pull_request.read,
    SectionKind.QUESTIONS: people.read_question,
    SectionKind.WHOLE: people.read_whole,
}


def read_line(criterion: Criterion, words: Words) -> SectionReading | None:
    """What the section of a line, or the entry it stands under, says of it; None where neither."""
    reader = READERS.get(criterion.kind)
    if reader is None and criterion.group:
        return pull_request.read_part(criterion, criterion.group[-1:], words)
    return reader(criterion, words) if reader else None


__all__ = ["READERS", "Demand", "Reader", "SectionReading", "Words", "read_line"]
