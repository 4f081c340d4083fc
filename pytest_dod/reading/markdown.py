"""CommonMark with tables, through markdown-it-py, and what the rest of reading needs of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, html_inline
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

# Twice the depth of nested lists. markdown-it drops what lies deeper without a word, so the limit
# is far above what people write and `too_deep` looks whether anything reached it.
MAX_NESTING = 100

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BOX = re.compile(r"\[([ xX~/-])\](?:\s+|$)")


@dataclass(frozen=True)
class Comment:
    """An HTML comment: what stands between `<!--` and `-->`, and its 1-based line."""

    text: str
    line: int


@dataclass(frozen=True)
class Inline:
    """One run of text: as written with its lines joined, and as read.

    `lead` is the text of a strong run at the very start. `anchors_only` says that it is nothing but
    links into the same page.
    """

    raw: str
    plain: str
    line: int
    comments: tuple[Comment, ...] = ()
    lead: str = ""
    anchors_only: bool = False

    def unboxed(self) -> tuple[bool | None, Inline]:
        """Whether its box is ticked (None without a box), and the rest."""
        found = _BOX.match(self.raw)
        if not found:
            return None, self
        plain = _BOX.sub("", self.plain, count=1)
        rest = Inline(self.raw[found.end() :], plain, self.line, self.comments)
        reread = read_inline(rest.raw, self.line) if rest.raw else rest
        box = found.group(1) in "xX"
        return box, Inline(
            rest.raw, plain, self.line, self.comments, reread.lead, reread.anchors_only
        )


@cache
def parser() -> MarkdownIt:
    """The one parser: CommonMark, tables and strike-through, HTML kept as tokens."""
    made = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
    made.enable(["table", "strikethrough"])
    made.inline.ruler.at("html_inline", _remembering(html_inline))
    return made


def _remembering(
    rule: Callable[[StateInline, bool], bool],
) -> Callable[[StateInline, bool], bool]:
    """The same rule, which also writes down where in the source its token stands."""

    def remember(state: StateInline, silent: bool) -> bool:
        start = state.pos
        matched = rule(state, silent)
        if matched and not silent and state.tokens:
            state.tokens[-1].meta = {"start": start, "end": state.pos}
        return matched

    return remember


def parse(text: str) -> list[Token]:
    """Block tokens of a whole text whose lines end in LF."""
    return parser().parse(text)


def too_deep(tokens: Iterable[Token]) -> int | None:
    """The 1-based line at which nesting reached the limit, so that something may be lost."""
    for token in tokens:
        if token.nesting == 1 and token.level >= MAX_NESTING - 1:
            return (token.map or [0])[0] + 1
    return None


def read_inline(text: str, line: int) -> Inline:
    """One run of text that starts on 1-based `line`."""
    tokens = parser().parseInline(text)
    return from_token(tokens[0], line) if tokens else Inline("", "", line)


def inline_of(node: SyntaxTreeNode) -> Inline:
    """The text of a paragraph, heading or table cell."""
    for child in node.children:
        if child.type == "inline" and child.token is not None:
            line = (child.token.map or list(node.map or (0, 0)))[0] + 1
            return from_token(child.token, line)
    return Inline("", "", (node.map or (0, 0))[0] + 1)


def from_token(token: Token, line: int) -> Inline:
    """The text of one inline token."""
    children = token.children or []
    comments, raw, at = [], [], 0
    for child in children:
        if child.type == "html_inline" and child.content.startswith("<!--") and child.meta:
            start, end = child.meta["start"], child.meta["end"]
            raw.append(token.content[at:start])
            at = end
            where = line + token.content.count("\n", 0, start)
            comments.append(Comment(child.content[4:].removesuffix("-->"), where))
    raw.append(token.content[at:])
    return Inline(
        _joined("".join(raw)),
        _joined("".join(_plain(child) for child in children)),
        line,
        tuple(comments),
        _lead(children),
        _anchors_only(children),
    )


def _joined(text: str) -> str:
    return " ".join(part for part in (line.strip() for line in text.split("\n")) if part)


def _plain(token: Token) -> str:
    if token.type == "code_inline":
        return "`" + token.content.replace("`", "'").replace("\n", " ") + "`"
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    if token.type == "html_inline":
        if token.content.startswith("<!--"):
            return ""
        return "\n" if _BREAK.match(token.content) else token.content
    return token.content.replace("`", "'")


def _lead(children: list[Token]) -> str:
    shown = [child for child in children if child.type != "text" or child.content]
    if not shown or shown[0].type != "strong_open":
        return ""
    parts: list[str] = []
    for child in shown[1:]:
        if child.type == "strong_close" and child.level == shown[0].level:
            return "".join(parts).strip()
        parts.append(_plain(child))
    return ""


def _anchors_only(children: list[Token]) -> bool:
    depth, links = 0, 0
    for child in children:
        if child.type == "link_open":
            if not str(child.attrs.get("href", "")).startswith("#"):
                return False
            depth, links = depth + 1, links + 1
        elif child.type == "link_close":
            depth -= 1
        elif depth == 0 and child.content.strip():
            return False
    return links > 0


def comments_in(html: str, line: int) -> tuple[list[Comment], str]:
    """The comments of an HTML block that starts on 1-based `line`, and what stands outside them."""
    comments, outside, at = [], [], 0
    while (start := html.find("<!--", at)) >= 0:
        outside.append(html[at:start])
        end = html.find("-->", start + 4)
        where = line + html.count("\n", 0, start)
        if end < 0:
            comments.append(Comment(html[start + 4 :], where))
            return comments, "".join(outside)
        comments.append(Comment(html[start + 4 : end], where))
        at = end + 3
    outside.append(html[at:])
    return comments, "".join(outside)


def visible_text(html: str) -> str:
    """What a reader sees of an HTML block, the caption of a fold aside."""
    folded = re.sub(r"<summary\b[^<>]*>[^<]*</summary\s*>", " ", html, flags=re.IGNORECASE)
    return " ".join(re.sub(r"<[^<>]*>", " ", folded).split())
