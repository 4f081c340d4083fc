"""Where in the token tree demands stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.tree import SyntaxTreeNode

from ..errors import Problem
from ..model.language import LanguagePack
from ..model.task import Section, SectionKind
from . import conditions, headings
from .directives import is_directive, read_directive
from .markdown import Comment, Inline, comments_in, inline_of, read_inline, visible_text
from .places import Draft, Place
from .texts import item_text, label_of, lines_of, longest_column

_LISTS = ("bullet_list", "ordered_list")
_GLYPHS = "•‣◦▪●○✅☐☑✔✓◻◼"
_SOME_LINES = (SectionKind.PREFLIGHT, SectionKind.TESTS)
_MENTION = re.compile(r"\bdefinition[ -]of[ -]done\b", re.IGNORECASE)


class Structure:
    """Walks the blocks of a task in order and collects sections, drafts and problems."""

    def __init__(self, path: str, languages: Sequence[LanguagePack]) -> None:
        self.path = path
        self.languages = languages
        self.sections: list[Section] = []
        self.drafts: list[Draft] = []
        self.problems: list[Problem] = []
        self.notes: list[str] = []
        self.heading_lines: list[tuple[int, str]] = []
        self.h1: list[str] = []
        self.base: str | None = None
        self._places: list[Place] = []
        self._place = Place("", 0, 1, None)
        self._latest: Draft | None = None

    def walk(self, root: SyntaxTreeNode) -> None:
        """Read all blocks."""
        for node in root.children:
            self._block(node)
        self._prose_to_drafts()
        self.drafts.sort(key=lambda draft: draft.inline.line)

    # -- blocks

    def _block(self, node: SyntaxTreeNode) -> None:
        if node.type == "heading":
            self._heading(inline_of(node), int(node.tag[1:]))
        elif node.type == "paragraph":
            self._paragraph(node)
        elif node.type in _LISTS:
            self._list(node, self._place)
        elif node.type == "table":
            self._table(node)
        elif node.type == "blockquote":
            self._quote(node)
        elif node.type == "html_block":
            self._html(node)
        elif node.type == "hr":
            self._rule()

    def _heading(self, inline: Inline, level: int) -> None:
        while self._place.level >= level and self._place.parent:
            self._place = self._place.parent
        if level == 1:
            self.h1.append(inline.plain)
        self.heading_lines.append((inline.line, inline.plain))
        self._look_alike(inline)
        own = headings.kind_of(inline.plain, self.languages)
        self._open(inline, level, own, heading=True)
        self._comments(inline.comments)

    def _look_alike(self, inline: Inline) -> None:
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

    def _open(self, inline: Inline, level: int, own: SectionKind | None, heading: bool) -> Place:
        title = inline.plain.rstrip(": ") or inline.plain
        self.sections.append(Section(title, min(max(level, 1), 6), inline.line, own))
        outer = self._place
        kind = self._inherited(own, outer.kind)
        conditional = conditions.heading_is_conditional(title, self.languages)
        conditional = conditional or (outer.kind == kind and outer.conditional)
        self._place = Place(title, level, inline.line, kind, conditional, outer, heading)
        self._places.append(self._place)
        self._latest = None
        return self._place

    @staticmethod
    def _inherited(own: SectionKind | None, outer: SectionKind | None) -> SectionKind | None:
        if outer is SectionKind.EXAMPLE or own is SectionKind.EXAMPLE:
            return SectionKind.EXAMPLE
        if own is SectionKind.ASIDE or headings.is_demanding(own):
            return own
        if headings.is_demanding(outer) or outer is SectionKind.CHECKLIST:
            return outer
        return own or outer

    def _rule(self) -> None:
        if not self._place.heading and self._place.parent:
            self._place = self._place.parent
        self._place.after_rule = True
        self._latest = None

    def _paragraph(self, node: SyntaxTreeNode) -> None:
        inline = inline_of(node)
        self._base_line(inline)
        lines = lines_of(node)
        if len(lines) > 1 and any(line.plain[:1] in _GLYPHS for line in lines if line.plain):
            self._glyphs(lines)
            self._comments(inline.comments)
            return
        self._label_or_prose(inline)
        self._comments(inline.comments)

    def _label_or_prose(self, inline: Inline) -> None:
        label, rest = label_of(inline)
        kind = headings.kind_of(label, self.languages) if label else None
        place = self._place
        if place.kind is SectionKind.EXAMPLE:
            return
        if label and headings.is_demanding(kind) and (inline.lead or not place.demanding):
            opened = self._pseudo(inline, label, kind)
            if rest is not None and rest.plain:
                self._draft(rest, None, opened, in_list=False)
            return
        if inline.lead and label and not place.heading:
            self._leave_pseudo()
            place = self._place
        if inline.lead and label and rest is None and place.after_rule and place.demanding:
            self._place = Place(label, place.level, inline.line, None, parent=place, heading=False)
            return
        if inline.lead and label and headings.disguised_as(label, self.languages):
            self._look_alike(read_inline(label, inline.line))
        if place.demanding and inline.plain:
            place.prose.append(inline)
        elif place.kind in _SOME_LINES and self._demands(inline, place.kind):
            self._draft(inline, None, place)
        elif place.kind is None and _MENTION.search(inline.plain):
            self._pseudo(inline, inline.plain, SectionKind.CHECKLIST)

    def _pseudo(self, inline: Inline, label: str, kind: SectionKind | None) -> Place:
        """A paragraph that does a heading's work, until the next heading, label or rule."""
        if not self._place.heading:
            self._leave_pseudo()
        title = Inline(label, label, inline.line)
        return self._open(title, self._place.level + 1, kind, heading=False)

    def _leave_pseudo(self) -> None:
        while not self._place.heading and self._place.parent:
            self._place = self._place.parent
        self._latest = None

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
            if self._place.demanding:
                self._draft(whole, None, self._place)

    # -- lists

    def _list(self, node: SyntaxTreeNode, place: Place) -> None:
        if place.after_rule and place.kind is None:
            return
        for item in node.children:
            if item.type == "list_item":
                self._item(item, place)

    def _item(self, item: SyntaxTreeNode, place: Place) -> None:
        inner = [child for child in item.children if child.type in _LISTS]
        title = next((inline_of(child) for child in item.children if child.type == "heading"), None)
        inline = title or item_text(item)
        ticked, inline = inline.unboxed()
        self._base_line(inline)
        label, rest = label_of(inline)
        kind = headings.kind_of(label, self.languages) if label and (rest or inner) else None
        if headings.is_demanding(kind) and not place.demanding:
            if place.kind is not SectionKind.EXAMPLE:
                place = self._labelled(inline, label, kind, place)
                if rest is not None and rest.plain:
                    self._draft(rest, ticked, place)
        elif self._counts(inline, ticked, bool(inner), place):
            self._draft(inline, ticked, place)
        self._comments(inline.comments)
        for child in item.children:
            if child.type in _LISTS:
                self._list(child, place)
            elif child.type == "html_block":
                self._html(child, place)
            elif child.type == "blockquote":
                self._quote(child)

    def _labelled(
        self, inline: Inline, label: str, kind: SectionKind | None, outer: Place
    ) -> Place:
        title = label.rstrip(": ")
        self.sections.append(Section(title, min(outer.level + 1, 6), inline.line, kind))
        place = Place(title, outer.level + 1, inline.line, kind, outer.conditional, outer, False)
        self._places.append(place)
        return place

    def _counts(self, inline: Inline, ticked: bool | None, group: bool, place: Place) -> bool:
        if inline.anchors_only or conditions.is_empty(inline.plain):
            return False
        bare = place.kind is SectionKind.ACCEPTANCE and ticked is None
        if bare and conditions.is_nothing(inline.plain, self.languages):
            return False
        directed = any(is_directive(comment) for comment in inline.comments)
        if place.kind in _SOME_LINES:
            return directed or self._demands(inline, place.kind)
        if place.kind is SectionKind.ASIDE:
            return ticked is not None and place.parent is not None and place.parent.demanding
        if not place.demanding:
            return False
        if not group or directed:
            return True
        return not inline.plain.endswith(":") and (
            ticked is not None or inline.plain.endswith((".", "!")) or self._understood(inline)
        )

    def _demands(self, inline: Inline, kind: SectionKind | None) -> bool:
        return kind is not None and any(
            re.search(pattern, inline.plain, re.IGNORECASE)
            for pack in self.languages
            for pattern in pack.demands.get(kind, ())
        )

    def _understood(self, inline: Inline) -> bool:
        return len(inline.plain) <= 4096 and any(
            re.search(pattern, inline.plain, re.IGNORECASE)
            for pack in self.languages
            for phrase in pack.phrases
            for pattern in phrase.patterns
        )

    # -- other blocks

    def _quote(self, node: SyntaxTreeNode) -> None:
        """A quotation demands nothing, unless it says of itself that it is the preflight."""
        if self._place.kind is SectionKind.EXAMPLE:
            return
        first = next((child for child in node.children if child.type == "paragraph"), None)
        if first is None:
            return
        inline = inline_of(first)
        kinds = {headings.kind_of(text, self.languages) for text in (inline.plain, inline.lead)}
        if SectionKind.PREFLIGHT not in kinds:
            return
        outer = self._place
        place = Place(outer.title, outer.level, inline.line, SectionKind.PREFLIGHT, parent=outer)
        for child in node.children:
            if child.type in _LISTS:
                self._list(child, place)
            elif child.type == "html_block":
                self._html(child, place)

    def _table(self, node: SyntaxTreeNode) -> None:
        rows = [row for part in node.children for row in part.children if row.type == "tr"]
        if len(rows) < 2 or self._place.kind is SectionKind.EXAMPLE:
            return
        cells = [[inline_of(cell) for cell in row.children] for row in rows]
        kinds = [headings.kind_of(cell.plain, self.languages) for cell in cells[0]]
        column = next((n for n, kind in enumerate(kinds) if headings.is_demanding(kind)), None)
        place = self._place
        if column is None:
            if not place.demanding:
                return
            column = longest_column(cells[1:])
            kind = place.kind
        else:
            kind = kinds[column]
        for row in cells[1:]:
            if column < len(row) and not conditions.is_empty(row[column].plain):
                self._draft(row[column], None, place, in_list=False, kind=kind)

    def _html(self, node: SyntaxTreeNode, place: Place | None = None) -> None:
        where = place or self._place
        line = (node.map or (0, 0))[0] + 1
        comments, rest = comments_in(node.content, line)
        self._comments(comments)
        text = visible_text(rest)
        if where.demanding and re.search(r"\w", text):
            self._draft(Inline(text, text, line), None, where, in_list=False)

    def _comments(self, comments: Sequence[Comment]) -> None:
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

    def _base_line(self, inline: Inline) -> None:
        found = re.fullmatch(r"base\s*:\s*`?([^\s`]+)`?", inline.plain, re.IGNORECASE)
        if found and self.base is None and not self._place.demanding:
            self.base = found.group(1)

    # -- drafts

    def _draft(
        self,
        inline: Inline,
        ticked: bool | None,
        place: Place,
        *,
        in_list: bool = True,
        kind: SectionKind | None = None,
    ) -> None:
        kind = kind or place.kind or SectionKind.DONE
        draft = Draft(inline, ticked, place, kind, in_list)
        self.drafts.append(draft)
        self._latest = draft
        place.count()

    def _prose_to_drafts(self) -> None:
        """Prose counts where its section holds nothing else; beside a list it introduces."""
        for place in self._places:
            for inline in place.prose:
                if place.found == 0 and not inline.plain.endswith(":"):
                    kind = place.kind or SectionKind.DONE
                    self.drafts.append(Draft(inline, None, place, kind, in_list=False))
                elif not inline.plain.endswith(":"):
                    self.notes.append(f"line {inline.line}: prose beside a list demands nothing")
