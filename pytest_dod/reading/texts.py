"""Texts of blocks: labels, lines, list items, table columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.tree import SyntaxTreeNode

from .markdown import Inline, inline_of, read_inline

_BOX = re.compile(r"\s*(?:\[(?P<box>[ xX])\]|(?P<done>[☑✅✔✓])\ufe0f?|[☐❌✗◻⬜]\ufe0f?)\s*\Z")
_NUMBER = re.compile(r"\W*(?:[A-Za-z]{1,6}[- ]?)?\d{1,4}(?:\.\d{1,3})*\W*\Z")
_STATE = re.compile(
    r"\W*(?:open|done|todo|to do|in progress|pending|ok|offen|erledigt|fertig|in arbeit|must|muss|"
    r"pflicht|required)?\W*\Z",
    re.IGNORECASE,
)
_OF_NUMBERS = re.compile(r"\W*(?:nr|no|num(?:ber|mer)?|id|key|ref|pos|ac|dod|item)?\W*\Z", re.I)


def label_of(inline: Inline) -> tuple[str, Inline | None]:
    """The words that label a text, and what follows them; the rest is None where nothing does.

    `**DoD:** text`, `**DoD**: text`, a line that is all bold, `Definition of Done: text`.
    """
    if inline.lead:
        behind = inline.plain[len(inline.lead) :] if inline.plain.startswith(inline.lead) else ""
        if not inline.plain.strip(" :") or not behind.strip(" :"):
            return inline.lead, None
        if inline.lead.endswith(":") or behind.lstrip().startswith(":"):
            raw = re.sub(r"\A(\*\*|__).+?\1\s*:?\s*", "", inline.raw, count=1)
            return inline.lead, read_inline(raw, inline.line)
        if re.fullmatch(r"\s*\([^()]*\)\s*:?\s*", behind):
            return inline.plain, None
        return "", None
    head, colon, tail = inline.plain.partition(":")
    if colon and len(head) <= 80:
        if not tail.strip():
            return head, None
        return head, read_inline(inline.raw.partition(":")[2].strip(), inline.line)
    return (inline.plain, None) if not colon and len(inline.plain) <= 60 else ("", None)


def lines_of(node: SyntaxTreeNode) -> list[Inline]:
    """The lines of a paragraph, each read by itself."""
    source = next((c.content for c in node.children if c.type == "inline"), "")
    first = (node.map or (0, 0))[0] + 1
    return [read_inline(text.strip(), first + n) for n, text in enumerate(source.split("\n"))]


def item_text(item: SyntaxTreeNode) -> Inline:
    """All paragraphs of a list item as one text."""
    line = (item.map or (0, 0))[0] + 1
    parts = [inline_of(child) for child in item.children if child.type == "paragraph"]
    if not parts:
        return Inline("", "", line)
    first = parts[0]
    return Inline(
        " ".join(part.raw for part in parts if part.raw),
        " ".join(part.plain for part in parts if part.plain),
        line,
        tuple(comment for part in parts for comment in part.comments),
        first.lead,
        first.anchors_only and len(parts) == 1,
    )


def longest_column(rows: Sequence[Sequence[Inline]]) -> int:
    """The column with the most text in it."""
    width = max(len(row) for row in rows)
    sizes = [sum(len(row[n].plain) for row in rows if n < len(row)) for n in range(width)]
    return sizes.index(max(sizes))


def row_text(row: Sequence[Inline]) -> Inline:
    """The cells of a table row as one text."""
    filled = [cell for cell in row if cell.plain.strip()]
    return Inline(
        " | ".join(cell.raw for cell in filled),
        " | ".join(cell.plain for cell in filled),
        row[0].line if row else 1,
        tuple(comment for cell in row for comment in cell.comments),
    )


def text_below(lists: Sequence[SyntaxTreeNode]) -> str:
    """The texts of all entries of nested lists, one a line."""
    found = [
        inline_of(node).raw for part in lists for node in part.walk() if node.type == "paragraph"
    ]
    return "\n".join(found)


def box_in(cell: Inline) -> bool | None:
    """Whether the box that is all of a cell is ticked; None where it is none."""
    found = _BOX.match(cell.plain)
    return None if found is None else bool(found["done"]) or found["box"] in ("x", "X")


def says_nothing(header: Inline, cell: Inline) -> bool:
    """Whether a cell holds only the row's number, a box or a state, and so no part of a demand."""
    if _NUMBER.match(cell.plain):
        return bool(_OF_NUMBERS.match(header.plain))
    return bool(_BOX.match(cell.plain) or _STATE.match(cell.plain))


def has_boxes(node: SyntaxTreeNode) -> bool:
    """Whether an item of a list, or of a list in it, has a box."""
    for item in node.children:
        if item.type == "list_item" and item_text(item).unboxed()[0] is not None:
            return True
        if any(has_boxes(child) for child in item.children if child.type.endswith("_list")):
            return True
    return False
