"""Words that nothing has answered for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..model.language import LanguagePack, compiled
from .clauses import CodeSpan, Span, parentheses
from .commands import FOREIGN_TOOLS, TOOLS, is_backup_name, is_document

# So many unknown words before a demand are its colouring ("the valve tests"); what follows it
# narrows or widens it ("on Windows"), so there every word must be known.
COLOURING = 3
_WORD = re.compile(r"[^\W_][\w'.-]*|\d+")
_NUMBER = re.compile(r"(?<![\w.-])\d+(?:[.,]\d+)?")
_ASSIGNMENT = re.compile(
    r"(?<!\w)--[a-z]|\b[A-Za-z_]\w*=\S+|[\w-]\.(?:py|pyi|toml|cfg|ini|ya?ml|json|[jt]sx?)\b"
)
_LABEL = re.compile(r"\A\W*#\d+\b")
_PLAIN_DOCUMENT = re.compile(r"(?<![\w/`.-])[\w.*-]+(?:/[\w./*-]*|\.\w+)?(?![\w`])")


class Leftovers:
    """Finds what is left of a clause when all that is understood has been taken away."""

    def __init__(
        self,
        text: str,
        codes: Sequence[CodeSpan],
        packs: Sequence[LanguagePack],
        taken: Sequence[Span],
        covers: Sequence[Span],
        docs: bool,
        backups: bool,
    ) -> None:
        self._text = text
        self._packs = packs
        self._codes = codes
        self._covers = covers
        self._docs = docs
        self._backups = backups
        self._rest = self._blanked(packs, taken)
        self._beside = self._rest
        for pattern in (word for pack in packs for word in pack.colouring):
            self._beside = self._without(self._beside, pattern)

    def of(self, clause: Span) -> list[str]:
        """What is left of a clause nothing was found in; empty where it only continues another."""
        rest = clause.of(self._rest)
        return _WORD.findall(rest)

    def beside(self, clause: Span) -> Iterator[Span]:
        """Parts of a clause that is answered for, which the answer does not cover."""
        inner = parentheses(self._text, clause)
        for span in inner:
            if _WORD.search(span.of(self._beside)):
                yield span
        rest = clause.of(self._beside)
        for span in inner:
            start, end = span.start - clause.start, span.end - clause.start
            rest = rest[:start] + " " * (end - start) + rest[end:]
        words = _WORD.findall(rest)
        heavy = _NUMBER.search(rest) or _ASSIGNMENT.search(rest) or "`" in rest
        foreign = any(word.lower().rstrip(".") in FOREIGN_TOOLS for word in words)
        ends = [cover.end for cover in self._covers if cover.overlaps(clause)]
        behind = rest[max(0, max(ends, default=clause.end) - clause.start) :]
        if heavy or foreign or len(words) > COLOURING or _WORD.search(behind):
            yield clause

    def beyond(self, region: Span, answered: Iterable[Span], known: Sequence[str]) -> list[str]:
        """Words there that are neither answered nor fillers nor `known`."""
        label = _LABEL.match(self._text)
        rest = _blank(self._text, Span(*label.span())) if label else self._text
        for span in answered:
            rest = self._blank_outside_code(rest, span)
        for pattern in (*(word for pack in self._packs for word in pack.conditional), *known):
            rest = self._without(rest, pattern)
        for pattern in (word for pack in self._packs for word in pack.fillers):
            rest = self._without(rest, pattern)
        return _WORD.findall(region.of(rest))

    def _blanked(self, packs: Sequence[LanguagePack], taken: Sequence[Span]) -> str:
        label = _LABEL.match(self._text)
        rest = _blank(self._text, Span(*label.span())) if label else self._text
        for pattern in (word for pack in packs for word in pack.conditional):
            rest = self._without(rest, pattern)
        for code in self._codes:
            known = code.content in TOOLS
            known = known or (self._docs and is_document(code.content))
            known = known or (self._backups and is_backup_name(code.content))
            if known or code.span in taken:
                rest = _blank(rest, code.span)
        for span in taken:
            rest = self._blank_outside_code(rest, span)
        for pattern in (word for pack in packs for word in pack.fillers):
            rest = self._without(rest, pattern)
        if self._docs:
            for found in _PLAIN_DOCUMENT.finditer(rest):
                names = [found.group(), *found.group().rstrip(".").split("/")]
                named = is_document(names[0]) or all(map(is_document, names[1:]))
                if named and not self._in_code(found.start()):
                    rest = _blank(rest, Span(*found.span()))
        for found in _WORD.finditer(rest):
            if found.group().lower() in TOOLS and not self._in_code(found.start()):
                rest = _blank(rest, Span(*found.span()))
        return rest

    def _blank_outside_code(self, rest: str, span: Span) -> str:
        """Take a span away, but not the code in it: that must be answered for by itself."""
        chars = list(rest)
        for n in range(span.start, span.end):
            if not self._in_code(n):
                chars[n] = " "
        return "".join(chars)

    def _without(self, rest: str, pattern: str) -> str:
        chars = list(rest)
        # In the text as it is: what is blanked already may be a part of a longer wording.
        for found in compiled(pattern).finditer(self._text):
            for n in range(*found.span()):
                if not self._in_code(n):
                    chars[n] = " "
        return "".join(chars)

    def _in_code(self, position: int) -> bool:
        return any(code.span.start <= position < code.span.end for code in self._codes)


def _blank(text: str, span: Span) -> str:
    return text[: span.start] + " " * (span.end - span.start) + text[span.end :]
