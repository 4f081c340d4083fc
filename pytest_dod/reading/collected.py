"""What has been found in a task so far: sections, drafts, problems and notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..errors import Problem
from ..model.language import LanguagePack, compiled, fits, spoken
from ..model.task import Section, SectionKind
from . import conditions, headings
from .demands import SOME_LINES, is_demand
from .directives import is_directive, read_directive
from .markdown import Comment, Inline
from .places import Draft, Offer, Place

_LONGEST = 4096
# What the packs know by a word alone says what an entry is about, and not that it demands that.
_TOPICS = frozenset(
    {"api-contract", "concurrent", "idempotent", "migration", "performance", "scope"}
)


class Collected:
    """Takes in what is found, in the order of the text, and knows the place where that is."""

    def __init__(self, path: str, languages: Sequence[LanguagePack]) -> None:
        self.path = path
        self.languages = languages
        self.sections: list[Section] = []
        self.drafts: list[Draft] = []
        self.offers: list[Offer] = []
        self.label: Inline | None = None
        self.problems: list[Problem] = []
        self.notes: list[str] = []
        self.heading_lines: list[tuple[int, str]] = []
        self.h1: list[str] = []
        self.base: str | None = None
        self._places: list[Place] = []
        self._passed_over: dict[str, list[int]] = {}
        self.place = Place("", 0, 1, None)
        self._latest: Draft | None = None

    def look_alike(self, inline: Inline) -> None:
        why = headings.disguised_as(inline.plain, self.languages)
        if why:
            self.problems.append(
                Problem(
                    f"the heading {inline.plain!r} looks like a definition of done but is not "
                    f"read as one ({why})",
                    self.path,
                    inline.line,
                    "type the heading anew, or reword it if it is none",
                )
            )

    def open(self, inline: Inline, level: int, own: SectionKind | None, heading: bool) -> Place:
        title = inline.plain.rstrip(": ") or inline.plain
        self.sections.append(Section(title, min(max(level, 1), 6), inline.line, own))
        outer = self.place
        kind = self._inherited(own, outer.kind)
        conditional = conditions.heading_is_conditional(title, self.languages)
        conditional = conditional or (outer.kind == kind and outer.conditional)
        optional = outer.optional or (
            outer.demanding
            and own is None
            and conditions.heading_is_optional(title, self.languages)
        )
        self.place = Place(title, level, inline.line, kind, conditional, optional, outer, heading)
        self.label = None
        self._places.append(self.place)
        self._latest = None
        return self.place

    @staticmethod
    def _inherited(own: SectionKind | None, outer: SectionKind | None) -> SectionKind | None:
        if outer is SectionKind.EXAMPLE or own is SectionKind.EXAMPLE:
            return SectionKind.EXAMPLE
        if own is SectionKind.ASIDE or headings.is_demanding(own):
            return own
        if headings.is_demanding(outer) or outer is SectionKind.CHECKLIST:
            return outer
        return own or outer

    def open_pseudo(self, inline: Inline, label: str, kind: SectionKind | None) -> Place:
        """A paragraph that does a heading's work, until the next heading, label or rule."""
        if not self.place.heading:
            self.leave_pseudo()
        title = Inline(label, label, inline.line)
        return self.open(title, self.place.level + 1, kind, heading=False)

    def leave_pseudo(self) -> None:
        while not self.place.heading and self.place.parent:
            self.place = self.place.parent
        self._latest = None

    def open_labelled(
        self, inline: Inline, label: str, kind: SectionKind | None, outer: Place
    ) -> Place:
        title = label.rstrip(": ")
        self.sections.append(Section(title, min(outer.level + 1, 6), inline.line, kind))
        place = Place(
            title,
            outer.level + 1,
            inline.line,
            kind,
            outer.conditional,
            parent=outer,
            heading=False,
        )
        self._places.append(place)
        return place

    def demands(self, inline: Inline, place: Place, above: tuple[str, ...] = ()) -> bool:
        if place.kind not in SOME_LINES or conditions.is_nothing(inline.plain, self.languages):
            return False
        group = (*place.labels, *above)
        return is_demand(inline.plain, place.kind, self.languages, group=group, nested=bool(above))

    def understood(self, inline: Inline) -> bool:
        """Whether some words of it are those of a demand, as far as can be told without a check."""
        text = inline.plain
        if len(text) > _LONGEST:
            return False
        return any(
            phrase.check not in _TOPICS
            and phrase.may_stand_in(text)
            and any(compiled(pattern).search(text) for pattern in phrase.patterns)
            and not any(compiled(pattern).search(text) for pattern in phrase.unless)
            for pack in spoken(fits(text, self.languages), self.languages)
            for phrase in pack.phrases
        )

    def take_comments(self, comments: Sequence[Comment]) -> None:
        for comment in comments:
            if not is_directive(comment):
                continue
            directive = read_directive(comment, self.path)
            if isinstance(directive, Problem):
                self.problems.append(directive)
            elif self._latest is None:
                message = f"the directive {directive.name!r} stands behind no item"
                hint = "put it behind the item it belongs to, or on the line below"
                self.problems.append(Problem(message, self.path, comment.line, hint))
            else:
                self._latest.directives.append(directive)

    def take_base_line(self, inline: Inline) -> None:
        found = re.fullmatch(r"base\s*:\s*`?([^\s`]+)`?", inline.plain, re.IGNORECASE)
        if found and self.base is None and not self.place.demanding:
            self.base = found.group(1)

    def draft(
        self,
        inline: Inline,
        ticked: bool | None,
        place: Place,
        *,
        in_list: bool = True,
        kind: SectionKind | None = None,
        above: tuple[str, ...] = (),
        below: str = "",
    ) -> Draft:
        kind = kind or place.kind or SectionKind.DONE
        group = (*place.labels, *above)
        draft = Draft(inline, ticked, place, kind, in_list, group=group, below=below)
        self.drafts.append(draft)
        self._latest = draft
        place.count()
        return draft

    def pass_over(self, inline: Inline, place: Place) -> None:
        """Remember an entry that was not taken for a demand: what is not judged is to be seen."""
        if re.search(r"\w", inline.plain) and not conditions.is_nothing(
            inline.plain, self.languages
        ):
            self._passed_over.setdefault(place.title, []).append(inline.line)

    def say_what_was_passed_over(self) -> None:
        """One note for each section with such entries."""
        for title, lines in self._passed_over.items():
            where = ", ".join(map(str, lines))
            self.notes.append(
                f"not judged, since nothing checkable was read: {title!r}, line {where}"
            )

    def prose_to_drafts(self) -> None:
        """Prose counts where its section holds nothing else; beside a list it introduces."""
        for place in self._places:
            for inline in place.prose:
                if place.found == 0 and not inline.plain.endswith(":"):
                    kind = place.kind or SectionKind.DONE
                    self.drafts.append(Draft(inline, None, place, kind, in_list=False))
                elif not inline.plain.endswith(":"):
                    self.notes.append(f"line {inline.line}: prose beside a list demands nothing")
