"""Tables: rows that demand something."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.tree import SyntaxTreeNode

from ..model.task import SectionKind
from . import conditions, headings
from .collected import Collected
from .demands import SOME_LINES
from .markdown import Inline, inline_of
from .places import Place
from .texts import box_in, longest_column, row_text, says_nothing


def read_table(collected: Collected, node: SyntaxTreeNode, place: Place) -> None:
    """The demands of a table: of one column, or of whole rows in sections that are read so."""
    rows = [row for part in node.children for row in part.children if row.type == "tr"]
    if len(rows) < 2 or place.kind is SectionKind.EXAMPLE:
        return
    cells = [[inline_of(cell) for cell in row.children] for row in rows]
    if place.kind in SOME_LINES:
        _rows(collected, cells[0], cells[1:], place)
        return
    kinds = [headings.kind_of(cell.plain, collected.languages) for cell in cells[0]]
    column = next((n for n, kind in enumerate(kinds) if headings.is_demanding(kind)), None)
    if column is None:
        if not place.demanding:
            return
        column = longest_column(cells[1:])
        kinds[column] = place.kind
    for row in cells[1:]:
        if column < len(row) and not conditions.is_empty(row[column].plain):
            _cell(collected, row, column, cells[0], place, kinds[column])


def _cell(
    collected: Collected,
    row: Sequence[Inline],
    column: int,
    header: Sequence[Inline],
    place: Place,
    kind: SectionKind | None,
) -> None:
    """The demand of a row; where another cell says anything, it may not be all of it."""
    others = [pair for n, pair in enumerate(zip(header, row, strict=False)) if n != column]
    ticked, demand = row[column].unboxed()
    boxes = (box for _, cell in others if (box := box_in(cell)) is not None)
    ticked = next(boxes, None) if ticked is None else ticked
    clear = all(says_nothing(head, cell) for head, cell in others)
    collected.draft(demand, ticked, place, in_list=clear, kind=kind)


def _rows(
    collected: Collected,
    header: Sequence[Inline],
    rows: Sequence[Sequence[Inline]],
    place: Place,
) -> None:
    """Each row is a line, with its cells."""
    for row in rows:
        whole = row_text(row)
        if collected.demands(whole, place):
            draft = collected.draft(whole, None, place)
            draft.cells = tuple(
                (head.plain, cell.plain) for head, cell in zip(header, row, strict=False)
            )
