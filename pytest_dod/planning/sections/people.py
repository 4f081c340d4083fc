"""What people do: the steps of manual QA, open questions, and filling in the template."""

from __future__ import annotations

from ...model.task import Criterion
from ._reading import Demand, SectionReading
from ._words import Words


def read_step(criterion: Criterion, words: Words) -> SectionReading:
    """Every step of manual QA needs a person's word."""
    via = f"section {criterion.section!r}: a step for a person"
    return SectionReading((Demand("manual", {"subject": criterion.plain}, via),))


def read_whole(criterion: Criterion, words: Words) -> SectionReading:
    """What is left of the template, as `line:placeholder`."""
    found = tuple(criterion.below.split("\n"))
    return SectionReading((Demand("no-placeholders", {"found": found}, "whole file"),))


def read_question(criterion: Criterion, words: Words) -> SectionReading:
    """Every entry is a question that needs an answer."""
    via = f"section {criterion.section!r}"
    return SectionReading(
        (
            Demand(
                "open-questions",
                {"entry": "\n".join((criterion.text, criterion.below)).strip()},
                via,
            ),
        )
    )
