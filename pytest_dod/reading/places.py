"""Sections and criteria while they are being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model.task import Directive, SectionKind
from . import headings
from .markdown import Inline


@dataclass
class Place:
    """A section as it is read: what it is for, with what was found in it."""

    title: str
    level: int
    line: int
    kind: SectionKind | None
    conditional: bool = False
    parent: Place | None = None
    heading: bool = True
    after_rule: bool = False
    found: int = 0
    prose: list[Inline] = field(default_factory=list)

    @property
    def demanding(self) -> bool:
        """Whether every item here is a demand."""
        return headings.is_demanding(self.kind) or self.kind is SectionKind.CHECKLIST

    def count(self) -> None:
        """One more demand here and in everything around it."""
        place: Place | None = self
        while place:
            place.found += 1
            place = place.parent


@dataclass
class Draft:
    """A criterion before it has a number."""

    inline: Inline
    ticked: bool | None
    place: Place
    kind: SectionKind
    in_list: bool = True
    directives: list[Directive] = field(default_factory=list)
