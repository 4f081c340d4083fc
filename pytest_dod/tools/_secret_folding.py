"""String literals that are glued together: `"ghp_" + "…"`, `"" "…"`, `"".join([…])`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Folded:
    """Literals put together, with where each piece came from."""

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, offset: int) -> int:
        """Where the character at `offset` stands in the original text."""
        piece = bisect_right(self.starts, offset) - 1
        return self.origins[piece] + offset - self.starts[piece]


_GLUE = re.compile(
    r"(?P<quote>[\"'`])[ \t]{0,40}"
    r"(?:(?:\+|\.\.?|&|\\|,(?=[^\n]{0,400}\]\.join))?[ \t]{0,20}(?:(?:\#|//)[^\n]{0,160})?"
    r"(?:\\?\r?\n[ \t]{0,200})?(?:[+.&][ \t]{0,40})?)"
    r"[rRbBuUfF]{0,2}(?P=quote)"
)
_JOIN = re.compile(r"([\"'])\1\.join\([ \t\n]{0,80}[\[(]([^\])(]{1,4000})[\])]")
_JS_JOIN = re.compile(r"\[([^\[\]]{1,2000})\]\.join\([ \t]{0,4}(?:\"\"|''|``)[ \t]{0,4}\)")
_LITERAL = re.compile(r"\"([^\"\\\n]{0,400})\"|'([^'\\\n]{0,400})'")


def folded(text: str) -> Iterator[Folded]:
    """The lines on which string literals are glued together, with the glue taken out."""
    group: list[tuple[int, int]] = []
    for match in _GLUE.finditer(text):
        if match.end() - match.start() < 2 or text[match.start() + 1 : match.end()].strip() == "":
            continue
        if group and "\n" in text[group[-1][1] : match.start()]:
            yield _without(text, group)
            group = []
        group.append(match.span())
    if group:
        yield _without(text, group)
    for pattern, where in ((_JOIN, 2), (_JS_JOIN, 1)):
        for match in pattern.finditer(text):
            yield _joined(text, match, where)


def _without(text: str, gaps: list[tuple[int, int]]) -> Folded:
    begin = max(text.rfind("\n", 0, gaps[0][0]) + 1, gaps[0][0] - 2000)
    if text[begin : gaps[0][0]].lstrip(" \t(frbu")[:1] in ('"', "'"):
        # the name stands on the line before: `key = (`
        begin = max(text.rfind("\n", 0, max(begin - 1, 0)) + 1, begin - 400, 0)
    stop = text.find("\n", gaps[-1][1], gaps[-1][1] + 2000)
    end = stop if stop >= 0 else min(len(text), gaps[-1][1] + 2000)
    cuts = [begin, *(edge for gap in gaps for edge in gap), end]
    return _pieces(text, list(zip(cuts[::2], cuts[1::2], strict=True)))


def _joined(text: str, match: re.Match[str], where: int) -> Folded:
    begin = max(text.rfind("\n", 0, match.start()) + 1, match.start() - 400)
    inner = match.start(where)
    spans = [(begin, match.start()), (match.start(where) - 1, match.start(where) - 1)]
    quote = None
    for literal in _LITERAL.finditer(match[where]):
        group = 1 if literal[1] is not None else 2
        if quote is None:
            quote = literal.start()
            spans.append((inner + quote, inner + quote + 1))
        spans.append((inner + literal.start(group), inner + literal.end(group)))
        last = inner + literal.end()
    if quote is not None:
        spans.append((last - 1, last))
    return _pieces(text, spans)


def _pieces(text: str, spans: list[tuple[int, int]]) -> Folded:
    parts: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length = 0
    for begin, end in spans:
        if end <= begin:
            continue
        parts.append(text[begin:end])
        starts.append(length)
        origins.append(begin)
        length += end - begin
    return Folded("".join(parts), tuple(starts) or (0,), tuple(origins) or (0,))
