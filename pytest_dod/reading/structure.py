"""Where in the token tree demands stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from markdown_it.tree import SyntaxTreeNode

from ..model.task import SectionKind
from . import conditions, headings
from .collected import Collected
from .demands import SOME_LINES
from .directives import is_directive
from .markdown import Inline, comments_in, inline_of, read_inline, visible_text
from .places import Offer, Place
from .tables import read_table
from .texts import (
    has_boxes,
    item_text,
    label_of,
    lines_of,
    text_below,
)

_LISTS = ("bullet_list", "ordered_list")
_GLYPHS = "•‣◦▪●○✅☐☑✔✓◻◼"
_SIDE_NOTE = re.compile(
    r"\A\W*(?:notes?|tips?|hints?|info|background|hinweise?|tipps?|anmerkung(?:en)?)\b",
    re.IGNORECASE,
)
# In parentheses the template says what to write there.
_REMARK = re.compile(r"\s*\(.*\)\s*", re.DOTALL)
_MENTION = re.compile(r"\bdefinition[ -]of[ -]done\b", re.IGNORECASE)


class Structure(Collected):
    """Walks the blocks of a task in order."""

    def walk(self, root: SyntaxTreeNode) -> None:
        """Read all blocks."""
        for node in root.children:
            self._block(node)
        self.prose_to_drafts()
        self.say_what_was_passed_over()
        self.drafts.sort(key=lambda draft: draft.inline.line)

    def _block(self, node: SyntaxTreeNode) -> None:
        if node.type == "heading":
            self._heading(inline_of(node), int(node.tag[1:]))
        elif node.type == "paragraph":
            self._paragraph(node)
        elif node.type in _LISTS:
            self._list(node, self.place)
        elif node.type == "table":
            read_table(self, node, self.place)
        elif node.type == "blockquote":
            self._quote(node)
        elif node.type == "html_block":
            self._html(node)
        elif node.type == "hr":
            self._rule()

    def _heading(self, inline: Inline, level: int) -> None:
        while self.place.level >= level and self.place.parent:
            self.place = self.place.parent
        if level == 1:
            self.h1.append(inline.plain)
        self.heading_lines.append((inline.line, inline.plain))
        self.look_alike(inline)
        own = headings.kind_of(inline.plain, self.languages)
        self.open(inline, level, own, heading=True)
        self.take_comments(inline.comments)

    def _rule(self) -> None:
        if not self.place.heading and self.place.parent:
            self.place = self.place.parent
        self.place.after_rule = True
        self._latest = None

    def _paragraph(self, node: SyntaxTreeNode) -> None:
        inline = inline_of(node)
        self.take_base_line(inline)
        lines = lines_of(node)
        if len(lines) > 1 and any(line.plain[:1] in _GLYPHS for line in lines if line.plain):
            self._glyphs(lines)
            self.take_comments(inline.comments)
            return
        self._label_or_prose(inline)
        self.take_comments(inline.comments)

    def _label_or_prose(self, inline: Inline) -> None:
        label, rest = label_of(inline)
        kind = headings.kind_of(label, self.languages) if label else None
        if label and rest is None and (inline.lead or inline.plain.endswith(":")):
            self.label = read_inline(label, inline.line)
        if self.place.optional and not self.place.heading:
            # What a label calls optional is the list below it and nothing more.
            self.leave_pseudo()
        place = self.place
        if place.kind is SectionKind.EXAMPLE:
            return
        if label and headings.is_demanding(kind) and (inline.lead or not place.demanding):
            opened = self.open_pseudo(inline, label, kind)
            if rest is not None and rest.plain:
                self.draft(rest, None, opened, in_list=False)
            return
        if inline.lead and label and not place.heading:
            self.leave_pseudo()
            place = self.place
        wished = bool(label) and conditions.heading_is_optional(label, self.languages)
        if wished and rest is None and place.demanding and (inline.lead or ":" in inline.plain):
            self.open_pseudo(inline, label, None)
            return
        if inline.lead and label and rest is None and place.after_rule and place.demanding:
            self.place = Place(label, place.level, inline.line, None, parent=place, heading=False)
            return
        if inline.lead and label and headings.disguised_as(label, self.languages):
            self.look_alike(read_inline(label, inline.line))
        if place.demanding and inline.plain:
            place.prose.append(inline)
        elif inline.lead and label and rest is None and place.kind in SOME_LINES:
            self.place = Place(
                label, place.level, inline.line, place.kind, parent=place, heading=False
            )
        elif self.demands(inline, place):
            self.draft(inline, None, place)
        elif place.kind is None and _MENTION.search(inline.plain):
            self.open_pseudo(inline, inline.plain, SectionKind.CHECKLIST)

    def _glyphs(self, lines: Sequence[Inline]) -> None:
        """A list drawn with bullet characters that Markdown does not know."""
        groups: list[list[Inline]] = []
        for line in lines:
            if line.plain[:1] and line.plain[:1] in _GLYPHS:
                groups.append([line])
            elif groups:
                groups[-1].append(line)
            elif line.plain:
                self._label_or_prose(line)
        for group in groups:
            raw = " ".join(line.raw for line in group)
            whole = read_inline(raw.lstrip("•‣◦▪●○ "), group[0].line)
            if self.place.demanding:
                self.draft(whole, None, self.place)

    def _list(self, node: SyntaxTreeNode, place: Place, above: tuple[str, ...] = ()) -> None:
        if place.after_rule and place.kind is None:
            return
        if not above and not place.demanding:
            self._offer(node, place)
        for item in node.children:
            if item.type == "list_item":
                self._item(item, place, above)

    def _offer(self, node: SyntaxTreeNode, place: Place) -> None:
        """Remember the boxes of a list, in case nothing in the file says what is demanded."""
        offer = Offer(self._labelled(place))
        for item in node.walk():
            if item.type == "list_item":
                inline = item_text(item)
                ticked, inline = inline.unboxed()
                if ticked is not None and not conditions.is_empty(inline.plain):
                    inner = [child for child in item.children if child.type in _LISTS]
                    offer.entries.append((inline, ticked, text_below(inner)))
        if offer.entries:
            self.offers.append(offer)

    def _labelled(self, place: Place) -> Place:
        """The same place, below the last line that does a heading's work."""
        if self.label is None:
            return place
        title = self.label.plain.rstrip(": ")
        kind = headings.kind_of(title, self.languages)
        return Place(title, place.level + 1, self.label.line, kind, parent=place, heading=False)

    def _item(self, item: SyntaxTreeNode, place: Place, above: tuple[str, ...]) -> None:
        inner = [child for child in item.children if child.type in _LISTS]
        title = next((inline_of(child) for child in item.children if child.type == "heading"), None)
        inline = title or item_text(item)
        ticked, inline = inline.unboxed()
        self.take_base_line(inline)
        label, rest = label_of(inline)
        kind = headings.kind_of(label, self.languages) if label and (rest or inner) else None
        if headings.is_demanding(kind) and not place.demanding:
            if place.kind is not SectionKind.EXAMPLE:
                place = self.open_labelled(inline, label, kind, place)
                if rest is not None and rest.plain:
                    self.draft(rest, ticked, place)
        elif self._counts(inline, ticked, bool(inner), place, above):
            self.draft(inline, ticked, place, above=above, below=text_below(inner))
        elif not inner and place.kind in SOME_LINES and not (above and place.every_entry):
            self.pass_over(inline, place)
        self.take_comments(inline.comments)
        if inner and label and conditions.heading_is_optional(label, self.languages):
            place = replace(place, title=label.rstrip(": "), optional=True, parent=place)
        for child in item.children:
            if child.type in _LISTS:
                self._list(child, place, (*above, inline.plain))
            elif child.type == "html_block":
                self._html(child, place)
            elif child.type == "blockquote":
                self._quote(child, place)

    def _counts(
        self,
        inline: Inline,
        ticked: bool | None,
        group: bool,
        place: Place,
        above: tuple[str, ...],
    ) -> bool:
        if inline.anchors_only or conditions.is_empty(inline.plain):
            return False
        bare = place.kind is SectionKind.ACCEPTANCE and ticked is None
        if bare and conditions.is_nothing(inline.plain, self.languages):
            return False
        directed = any(is_directive(comment) for comment in inline.comments)
        if place.kind in SOME_LINES:
            wholly = not group and place.every_leaf and not _REMARK.fullmatch(inline.plain)
            wholly = wholly and not conditions.is_nothing(inline.plain, self.languages)
            return directed or ticked is not None or wholly or self.demands(inline, place, above)
        if place.kind is SectionKind.ASIDE:
            return ticked is not None and place.parent is not None and place.parent.demanding
        if not place.demanding:
            return False
        if not group or directed:
            return True
        return not inline.plain.endswith(":") and (
            ticked is not None or inline.plain.endswith((".", "!")) or self.understood(inline)
        )

    def _quote(self, node: SyntaxTreeNode, place: Place | None = None) -> None:
        """A quotation demands what its place does; elsewhere only the preflight it says it is."""
        where = place or self.place
        if where.kind is SectionKind.EXAMPLE:
            return
        if where.demanding:
            self._quoted_demands(node, where)
            return
        first = next((child for child in node.children if child.type == "paragraph"), None)
        if first is None:
            return
        inline = inline_of(first)
        kinds = {headings.kind_of(text, self.languages) for text in (inline.plain, inline.lead)}
        if SectionKind.PREFLIGHT not in kinds:
            return
        outer = self.place
        place = Place(outer.title, outer.level, inline.line, SectionKind.PREFLIGHT, parent=outer)
        for child in node.children:
            if child.type in _LISTS:
                self._list(child, place)
            elif child.type == "html_block":
                self._html(child, place)

    def _quoted_demands(self, node: SyntaxTreeNode, place: Place) -> None:
        """Its lists are items like others; a box asks even below "Note" or "Example"."""
        aside = False
        for child in node.children:
            if child.type in ("paragraph", "heading"):
                inline = inline_of(child)
                label = label_of(inline)[0] or inline.plain
                kind = headings.kind_of(label, self.languages)
                says_so = kind in (SectionKind.ASIDE, SectionKind.EXAMPLE)
                aside = (
                    says_so
                    or bool(_SIDE_NOTE.match(inline.plain))
                    or (aside and child.type == "paragraph")
                )
                if inline.plain and child.type == "paragraph":
                    place.prose.append(inline)
                self.take_comments(inline.comments)
            elif child.type in _LISTS:
                if aside and not has_boxes(child):
                    line = (child.map or (0, 0))[0] + 1
                    self.notes.append(f"line {line}: a list in a side note demands nothing")
                else:
                    self._list(child, place)
            elif child.type == "blockquote":
                self._quoted_demands(child, place)
            elif child.type == "html_block":
                self._html(child, place)
            elif child.type == "table":
                read_table(self, child, place)

    def _html(self, node: SyntaxTreeNode, place: Place | None = None) -> None:
        where = place or self.place
        line = (node.map or (0, 0))[0] + 1
        comments, rest = comments_in(node.content, line)
        self.take_comments(comments)
        text = visible_text(rest)
        if where.demanding and re.search(r"\w", text):
            self.draft(Inline(text, text, line), None, where, in_list=False)
