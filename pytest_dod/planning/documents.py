"""Which documents an item names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model.language import LanguagePack, compiled
from .clauses import CodeSpan, Sentence, Span, code_spans
from .commands import is_document, outside
from .readings import Reading

_GENERIC = frozenset({"doc", "docs", "documentation", "changes", "news", "history"})
_COMPOUND = re.compile(r"\b(?P<name>readme|changelog)-\w|\b(?P<log>change[ -]log)\b", re.IGNORECASE)
_WORD = re.compile(r"(?<![\w/`.-])[\w][\w.*-]*(?:/[\w./*-]*)?(?![\w`])")


def options(
    text: str,
    parts: Sequence[Sentence],
    reading: Reading,
    readings: Sequence[Reading],
    packs: Sequence[LanguagePack],
) -> list[dict[str, str]]:
    """The options of `docs-touched` for one reading: named documents, or any document, or both."""
    first = next(one for one in readings if one.check == reading.check)
    paths: list[str] = []
    optional: list[str] = []
    unnamed = False
    others = [one for one in readings if one.check != reading.check]
    for sentence in parts:
        for clause in sentence.clauses:
            if any(one.touches(clause) for one in others) and not reading.touches(clause):
                continue
            named = _named(text, clause)
            unnamed = unnamed or (reading.touches(clause) and not named)
            for path, where in named:
                (optional if _conditional(text, clause, where, packs) else paths).append(path)
    if reading is not first:
        return []
    sets: list[dict[str, str]] = []
    if paths or optional:
        sets.append({"paths": _joined(paths), "optional": _joined(optional)})
    if not sets or (unnamed and not _labelled(text, reading)):
        sets.append({})
    return sets


def _joined(paths: Sequence[str]) -> str:
    return ",".join(dict.fromkeys(paths))


def _named(text: str, clause: Span) -> list[tuple[str, Span]]:
    codes: list[CodeSpan] = [code for code in code_spans(text) if code.span.overlaps(clause)]
    found = [
        (code.content, code.span)
        for code in codes
        if is_document(code.content) and not outside(code.content)
    ]
    for word in _WORD.finditer(text, clause.start, clause.end):
        span = Span(*word.span())
        name = word.group().rstrip(".")
        if any(code.span.overlaps(span) for code in codes) or name.lower() in _GENERIC:
            continue
        if is_document(name) and not outside(name):
            found.append((name, span))
        for part in name.split("/") if not is_document(name) and "/" in name else ():
            if is_document(part) and part.lower() not in _GENERIC:
                found.append((part, span))
    for compound in _COMPOUND.finditer(text, clause.start, clause.end):
        found.append((compound["name"] or "CHANGELOG", Span(*compound.span())))
    return sorted(found, key=lambda one: one[1].start)


def _conditional(text: str, clause: Span, where: Span, packs: Sequence[LanguagePack]) -> bool:
    """Whether a condition stands before the path in its clause, or the path begins the clause."""
    for pack in packs:
        for pattern in (*pack.conditional, r"\boptional\b"):
            found = compiled(pattern).search(text, clause.start, clause.end)
            if found and (found.end() <= where.start or where.start <= clause.start + 1):
                return True
    return False


def _labelled(text: str, reading: Reading) -> bool:
    """Whether the clause without a path is the head of a list: `Docs updated: a.md, b.md`."""
    return ":" in text[reading.span.start :]
