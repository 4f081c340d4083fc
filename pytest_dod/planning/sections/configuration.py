"""Configuration: each variable, with its default, is a demand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.task import Criterion
from ..clauses import Span, code_spans
from ._reading import Demand, SectionReading
from ._words import Words

NAME = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[A-Z]{3,}[A-Z0-9]*")
_ASSIGNED = re.compile(rf"({NAME.pattern})\s*(?:=\s*(.*))?\Z", re.DOTALL)
_BARE = re.compile(r"(?<![\w.<-])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![\w>-])(?:=[^\s,;()`]+)?")
_VALUE = re.compile(r"[\s:=]*(?:`([^`]*)`|\"([^\"]*)\"|([^\s,;()|`]+))")
_NONE = frozenset({"", "-", "–", "—", "none", "keine", "keiner", "required", "pflicht"})


def read(criterion: Criterion, words: Words) -> SectionReading | None:
    """`NAME` (default: `value`), `NAME=value`, or a row with a column for each."""
    found = list(_in_row(criterion, words)) or list(_in_text(criterion.plain, words))
    if not found:
        return None
    names = ", ".join(entry.partition("=")[0] for entry in found)
    via = f"section {criterion.section!r}: declares {names}"
    return SectionReading((Demand("env-variables", {"variables": tuple(found)}, via),))


def _in_row(criterion: Criterion, words: Words) -> Iterator[str]:
    default = None
    for header, cell in criterion.cells:
        if words.find("default", header) and not words.find("no-default", cell):
            default = cell.strip("` ")
    for _, cell in criterion.cells:
        name = _ASSIGNED.match(cell.strip("` "))
        if name:
            value = name[2] if name[2] is not None else default
            yield _entry(name[1], value)


def _in_text(text: str, words: Words) -> Iterator[str]:
    codes = code_spans(text)
    named = [(code.span, match) for code in codes if (match := _ASSIGNED.match(code.content))]
    for found in _BARE.finditer(text):
        span = Span(*found.span())
        bare = _ASSIGNED.match(found[0])
        if bare and not any(code.span.overlaps(span) for code in codes):
            named.append((span, bare))
    named.sort(key=lambda one: one[0].start)
    for n, (span, match) in enumerate(named):
        end = named[n + 1][0].start if n + 1 < len(named) else len(text)
        value = match[2] if match[2] is not None else _default(text[span.end : end], words)
        yield _entry(match[1], value)


def _default(behind: str, words: Words) -> str | None:
    said = words.find("default", behind)
    if said is None:
        plain = re.match(r"\s*=\s*", behind)
        value = _VALUE.match(behind, plain.end()) if plain else None
    elif words.find("no-default", behind[said.end() :]):
        return None
    else:
        value = _VALUE.match(behind, said.end())
    return next((part for part in value.groups() if part is not None), None) if value else None


def _entry(name: str, value: str | None) -> str:
    known = value is not None and value.strip().casefold() not in _NONE
    return f"{name}={value.strip()}" if known and value else name
