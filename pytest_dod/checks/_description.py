"""The description of a pull request as parts with a label each, and what really stands in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ._placeholders import without_placeholders

_TEXT = 10.0
_INSIDE = 0.5
_ROW = 60.0
_LABEL_WORDS = 8
_COLON = re.compile(r"(?P<label>[^:\n]{1,70}):(?!//)(?:\s+(?P<rest>.*))?")
_DASH = re.compile(r"(?P<label>[^–—\n]{1,70}?)\s+(?:[–—]|--?)\s+(?P<rest>.+)")
_BOX = re.compile(r"\[(?P<mark>[ xX])\]\s+")
_FILE_NAME = re.compile(r"\w\.\w|\w/\w+/")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HTML_LABEL = re.compile(r"<(summary|h[1-6]|b|strong)\b[^<>]*>(.*?)</\1\s*>", re.DOTALL | re.I)
_HTML_PICTURE = re.compile(r"<(?:img|video|picture)\b[^<>]*>", re.IGNORECASE)
_UNFILLED = re.compile(
    r"(?:todo|tbd|tba|tbc|fixme|wip|xxx+)\b.*|n a|na|folgt(?: noch)?|spaeter|later|coming soon"
    r"|to be (?:done|added|filled|written|determined|defined)|(?:noch )?offen|open|pending|unknown"
    r"|(?:bitte )?ausfuellen|(?:please )?fill (?:this |me )?in|placeholder|platzhalter"
    r"|lorem ipsum.*|text|description|(?:please )?describe .*\bhere"
    r"|hier .*\b(?:beschreiben|eintragen|einfuegen)"
)
_SAYS_NONE = re.compile(
    r"(?:keine?[rsnm]?|none|no|nein|nichts|nothing|entfaellt|nicht zutreffend|not applicable"
    r"|(?:keine|no) (?:\w+))"
)


@dataclass(frozen=True)
class Entry:
    """A piece of a description: a label, or text below one.

    `own` is what stands behind the label itself, `outer` what the piece gives to a part around it.
    The deeper piece belongs to the label before it. A weak label is only a line of plain text with
    a colon: where it is no part's name it ends no part.
    """

    depth: float
    label: str
    own: str
    outer: str
    weak: bool = False


@dataclass(frozen=True)
class Part:
    """A label with everything that stands below it and says something."""

    label: str
    lines: tuple[str, ...]

    @property
    def says_none(self) -> bool:
        """Whether it only says that there is none."""
        return bool(self.lines) and all(_SAYS_NONE.fullmatch(folded(line)) for line in self.lines)


def parts_of(
    body: str,
    known: frozenset[str] = frozenset(),
    names_a_part: Callable[[str], bool] = bool,
) -> tuple[Part, ...]:
    """Each label of a description; lines whose words are `known` from a template do not count."""
    entries = entries_of(body)
    return tuple(
        Part(entry.label, tuple(real_lines(_below(entries, n, names_a_part), known)))
        for n, entry in enumerate(entries)
        if entry.label
    )


def _below(
    entries: Sequence[Entry], start: int, names_a_part: Callable[[str], bool]
) -> Iterator[str]:
    above = entries[start]
    yield above.own
    for entry in entries[start + 1 :]:
        aside = entry.weak and not above.weak and not names_a_part(entry.label)
        if entry.depth < above.depth or (entry.depth == above.depth and not aside):
            return
        yield entry.outer


def lines_of(body: str) -> tuple[str, ...]:
    """Everything a description says, label and text in one line."""
    return tuple(
        line
        for entry in entries_of(body)
        for line in [f"{entry.label} {entry.own}" if entry.own else entry.outer]
        if line.strip()
    )


def known_lines(template: str) -> frozenset[str]:
    """What a template already says: left as it is, it is nobody's word."""
    folded_lines = (
        folded(line)
        for entry in entries_of(template)
        for text in (entry.outer, entry.own)
        for line in text.split("\n")
    )
    return frozenset(line for line in folded_lines if line.count(" ") >= 2)


def real_lines(texts: Iterator[str] | Sequence[str], known: frozenset[str]) -> Iterator[str]:
    """The lines of `texts` that say something."""
    for text in texts:
        for line in text.split("\n"):
            said = folded(without_placeholders(line))
            if said and said not in known and not _UNFILLED.fullmatch(said):
                yield line.strip()


def folded(text: str) -> str:
    """The words of `text` in small letters, umlauts and accents written plainly."""
    plain = text.casefold()
    for letter, written in (("ä", "ae"), ("ö", "oe"), ("ü", "ue")):
        plain = unicodedata.normalize("NFC", plain).replace(letter, written)
    kept = (c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", "".join(kept)))


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])


@cache
def entries_of(body: str) -> tuple[Entry, ...]:
    """The description in the order it is read."""
    return tuple(_entries(_parser().parse(body.replace("\r\n", "\n"))))


def _entries(tokens: list[Token]) -> Iterator[Entry]:
    nested = 0
    starts = False
    heading = 0
    row: list[str] | None = None
    head = False
    for token in tokens:
        depth = _TEXT + nested
        if token.type in ("list_item_open", "list_item_close"):
            nested += token.nesting
            starts = token.nesting == 1
        elif token.type in ("heading_open", "heading_close"):
            heading = int(token.tag[1]) if token.nesting == 1 else 0
        elif token.type in ("thead_open", "thead_close"):
            head = token.nesting == 1
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            if row and not head:
                yield _row(row)
            row = None
        elif token.type == "inline":
            lines = list(_lines(token.children or []))
            if row is not None:
                row.append(" ".join(text for _, text in lines))
            elif heading:
                yield Entry(heading, " ".join(text for _, text in lines), "", "")
            else:
                for lead, text in lines:
                    yield from _line(lead, text, depth, starts)
                    starts = False
        elif token.type in ("fence", "code_block"):
            yield Entry(depth + _INSIDE, "", token.content, token.content)
        elif token.type == "html_block":
            yield from _html(token.content, depth)


def _row(cells: list[str]) -> Entry:
    rest = " ".join(cell for cell in cells[1:] if cell)
    return Entry(_ROW, cells[0] if rest else "", rest, " ".join((cells[0], rest)).strip())


def _line(lead: str, text: str, depth: float, starts_item: bool) -> Iterator[Entry]:
    """A line of text: its bold start, or what stands before a colon or dash, is a label.

    So is the short first line of a list entry.
    """
    box = _BOX.match(text) if starts_item else None
    if box:
        if box["mark"] == " ":
            return
        text = text[box.end() :]
    if lead and text.startswith(lead) and _is_label(lead):
        rest = text[len(lead) :].lstrip(" :–—-")
        closed = lead.endswith(":") or text[len(lead) :].lstrip().startswith(":")
        outer = text if rest or (starts_item and not closed) else ""
        yield Entry(depth, lead.rstrip(" :"), rest, outer)
        return
    for shape in (_COLON, _DASH):
        found = shape.fullmatch(text)
        if found and _is_label(found["label"]):
            rest = (found["rest"] or "").strip()
            outer = text if rest else ""
            yield Entry(depth, found["label"].strip(), rest, outer, weak=not starts_item)
            return
    if starts_item and _is_label(text):
        yield Entry(depth, text, "", text)
    else:
        yield Entry(depth + _INSIDE, "", text, text)


def _is_label(text: str) -> bool:
    return 0 < len(text.split()) <= _LABEL_WORDS and not _FILE_NAME.search(text)


def _html(content: str, depth: float) -> Iterator[Entry]:
    shown = _HTML_PICTURE.sub(" picture ", _COMMENT.sub("", content))
    at = 0
    for found in _HTML_LABEL.finditer(shown):
        yield from _plain_html(shown[at : found.start()], depth)
        tag = found[1].lower()
        level = float(tag[1]) if tag[1:].isdigit() else depth
        yield Entry(level, _without_tags(found[2]), "", "")
        at = found.end()
    yield from _plain_html(shown[at:], depth)


def _plain_html(text: str, depth: float) -> Iterator[Entry]:
    plain = _without_tags(text)
    if plain:
        yield Entry(depth + _INSIDE, "", plain, plain)


def _without_tags(html: str) -> str:
    return " ".join(re.sub(r"<[^<>]*>", " ", html).split())


def _lines(children: list[Token]) -> Iterator[tuple[str, str]]:
    """Each line of a run of text: its bold start, and all of it.

    A bold label in the middle of one, `**What**: this. **Why**: that.`, starts another.
    """
    line: list[Token] = []
    for place, child in enumerate(children):
        if line and _is_bold_label(children[place:]):
            yield _lead(line), _text(line)
            line = [child]
        elif child.type in ("softbreak", "hardbreak"):
            yield _lead(line), _text(line)
            line = []
        else:
            line.append(child)
    if line:
        yield _lead(line), _text(line)


def _is_bold_label(children: Sequence[Token]) -> bool:
    """Whether they begin with a few bold words and a colon."""
    if children[0].type != "strong_open":
        return False
    end = next((n for n, token in enumerate(children) if token.type == "strong_close"), 0)
    bold = _text(list(children[1:end]))
    behind = _text(list(children[end + 1 : end + 2]))
    return _is_label(bold) and (bold.endswith(":") or behind.startswith(":"))


def _lead(line: list[Token]) -> str:
    shown = [token for token in line if token.type != "text" or token.content.strip()]
    for place, token in enumerate(shown[:2]):
        if token.type == "strong_open":
            ends = [n for n, t in enumerate(shown) if t.type == "strong_close"]
            return _text(shown[place + 1 : ends[0]]) if ends else ""
        if not _BOX.fullmatch(f"{token.content.strip()} "):
            break
    return ""


def _text(line: list[Token]) -> str:
    return " ".join("".join(_shown(token) for token in line).split())


def _shown(token: Token) -> str:
    if token.type == "image":
        return f"picture {token.content}"
    if token.type == "html_inline":
        if _HTML_PICTURE.match(token.content):
            return " picture "
        known = re.match(
            r"</?(?:br|b|i|u|em|strong|code|kbd|sub|sup|p|a|details|summary)\b|<!--",
            token.content,
            re.IGNORECASE,
        )
        return " " if known else token.content
    return token.content
