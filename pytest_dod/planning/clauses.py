"""An item's text in parts that are answered for one by one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..model.language import compiled

MAX_LENGTH = 2000
_ALIKE = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "‑": "-", "’": "'"})
_QUOTES = {"„": "“”", "“": "”", "«": "»", '"': '"'}
_STRONG = re.compile(r";|[.!?](?=\s+[A-ZÄÖÜ`\"„(])|[.!?](?=\s*\Z)")
_WEAK = (r",\s+", r"\s+&\s+", r"\s+·\s+", r"\s+[—–→|]\s+", r"\s+->\s+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:ggf|bzw|etc|vs|incl|inkl|ca|approx|resp|evtl|usw|nr|no|e\.g|i\.e|z\. ?b|d\. ?h|"
    r"u\. ?a)"
    r"|\b[a-zA-Z])\Z",
    re.IGNORECASE,
)
_CODE = re.compile(r"`([^`]*)`")


@dataclass(frozen=True)
class Span:
    """A part of a text, by its positions."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """What stands there."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether both share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class CodeSpan:
    """What stands between backticks; `span` includes them."""

    span: Span
    content: str


@dataclass(frozen=True)
class Sentence:
    """A statement and its clauses, in order."""

    span: Span
    clauses: tuple[Span, ...]


def normalised(text: str) -> str:
    """The same text, character by character, with blanks, hyphens and apostrophes in plain form."""
    return text.translate(_ALIKE)


def odd_character(text: str) -> str:
    """What in the text does not show as what it is: `U+200B`, a digit of another script; or ''."""
    for n, char in enumerate(text):
        category = unicodedata.category(char)
        if char == "\u200d" and n and unicodedata.category(text[n - 1]) in ("So", "Mn", "Sk"):
            continue
        if category == "Cf" or (category in ("Nd", "No", "Nl") and not char.isascii()):
            if char in "²³¹" or "①" <= char <= "⓿" or "❶" <= char <= "➓":
                continue
            return f"U+{ord(char):04X}"
        if category == "Cc" and char not in "\t\n":
            return f"U+{ord(char):04X}"
    return ""


def code_spans(text: str) -> list[CodeSpan]:
    """All code spans of a text."""
    return [CodeSpan(Span(*f.span()), f.group(1).strip()) for f in _CODE.finditer(text)]


def sentences(text: str, separators: Iterable[str]) -> list[Sentence]:
    """The statements of a text; nothing is cut inside code, quotation marks or parentheses."""
    shielded = _shielded(text)
    strong = [f.span() for f in _STRONG.finditer(text) if not _inside(f, shielded)]
    strong = [
        cut
        for cut in strong
        if text[cut[0]] != "." or not _ABBREVIATION.search(text, max(0, cut[0] - 8), cut[0])
    ]
    weak = [
        found.span()
        for pattern in (*_WEAK, *separators)
        for found in compiled(pattern).finditer(text)
        if not _inside(found, shielded)
    ]
    made = []
    for span in _between(text, Span(0, len(text)), strong):
        clauses = _between(text, span, [cut for cut in weak if span.start <= cut[0] < span.end])
        made.append(Sentence(span, tuple(clauses)))
    return made


def _inside(found: re.Match[str], shielded: Sequence[bool]) -> bool:
    return shielded[found.start()]


def _between(text: str, whole: Span, cuts: Sequence[tuple[int, int]]) -> list[Span]:
    parts, start = [], whole.start
    for cut_start, cut_end in sorted(cuts):
        if cut_start >= start:
            parts.append(Span(start, cut_start))
            start = cut_end
        else:
            start = max(start, cut_end)
    parts.append(Span(start, whole.end))
    return [trimmed for part in parts if (trimmed := _trimmed(text, part)).start < trimmed.end]


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _shielded(text: str) -> list[bool]:
    inside = [False] * (len(text) + 1)
    for code in _CODE.finditer(text):
        for n in range(*code.span()):
            inside[n] = True
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    quote: tuple[str, int] | None = None
    for n, char in enumerate(text):
        if inside[n]:
            continue
        if quote and char in quote[0]:
            pairs.append((quote[1], n))
            quote = None
        elif quote is None and char in _QUOTES:
            quote = (_QUOTES[char], n)
        elif char == "(":
            opened.append(n)
        elif char == ")" and opened:
            pairs.append((opened.pop(), n))
    for start, end in pairs:
        for n in range(start, end + 1):
            inside[n] = True
    return inside


def parentheses(text: str, span: Span) -> list[Span]:
    """The outermost parentheses within a part of a text, with their brackets."""
    found: list[Span] = []
    depth, start, code = 0, 0, False
    for n in range(span.start, span.end):
        char = text[n]
        if char == "`":
            code = not code
        elif char == "(" and not code:
            start = n if depth == 0 else start
            depth += 1
        elif char == ")" and not code and depth:
            depth -= 1
            if depth == 0:
                found.append(Span(start, n + 1))
    return found
