"""PR & commits: the form of commits, and what the pull request's text must hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model.task import Criterion
from ._reading import Demand, SectionReading
from ._words import Words


def read(criterion: Criterion, words: Words) -> SectionReading | None:
    """A part that the description must have; None for a line that the phrases are to read."""
    if words.find("conventional", criterion.plain):
        via = f"section {criterion.section!r}: names Conventional Commits"
        return SectionReading((Demand("conventional-commits", {}, via),))
    return read_part(criterion, criterion.group, words)


def read_part(criterion: Criterion, groups: Sequence[str], words: Words) -> SectionReading | None:
    """A line that stands under a text that speaks of what the description holds."""
    head, colon, rest = criterion.plain.partition(":")
    if colon and rest.strip() and words.find("description-parts", head):
        parts = tuple(part.strip() for part in re.split(r"[,;]", rest) if part.strip())
        via = f"section {criterion.section!r}: {len(parts)} part(s) of the description"
        return SectionReading((Demand("pr-description", {"parts": parts}, via),))
    if any(words.find("description-parts", group) for group in groups):
        via = f"section {criterion.section!r}: a part of the description"
        return SectionReading((Demand("pr-description", {"parts": (criterion.plain,)}, via),))
    return None
