"""Sections and criteria while they are being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model.task import Directive, SectionKind
from . import headings
from .demands import EVERY_ENTRY, EVERY_LEAF
from .markdown import Inline


@dataclass
class Place:
    """A section as it is read: what it is for, with what was found in it."""

    title: str
    level: int
    line: int
    kind: SectionKind | None
    conditional: bool = False
    optional: bool = False
    parent: Place | None = None
    heading: bool = True
    after_rule: bool = False
    found: int = 0
    prose: list[Inline] = field(default_factory=list)

    @property
    def demanding(self) -> bool:
        """Whether every item here is a demand."""
        return headings.is_demanding(self.kind) or self.kind is SectionKind.CHECKLIST

    @property
    def every_entry(self) -> bool:
        """Whether every entry is a demand, and what is nested in it belongs to it."""
        return self.kind in EVERY_ENTRY

    @property
    def every_leaf(self) -> bool:
        """Whether every entry without others below it is a demand, read or not."""
        return self.kind in EVERY_LEAF

    @property
    def labels(self) -> tuple[str, ...]:
        """The headings and labels below the one that says what the section is for."""
        if self.parent is None or self.parent.kind is not self.kind:
            return ()
        return (*self.parent.labels, self.title)

    def count(self) -> None:
        """One more demand here and in everything around it."""
        place: Place | None = self
        while place:
            place.found += 1
            place = place.parent


@dataclass
class Offer:
    """A list with boxes where nothing says that its items are demands."""

    place: Place
    entries: list[tuple[Inline, bool, str]] = field(default_factory=list)


@dataclass
class Draft:
    """A criterion before it has a number."""

    inline: Inline
    ticked: bool | None
    place: Place
    kind: SectionKind
    in_list: bool = True
    directives: list[Directive] = field(default_factory=list)
    group: tuple[str, ...] = ()
    cells: tuple[tuple[str, str], ...] = ()
    below: str = ""
