"""Kinds of tests that an item names: "unit and integration tests", "Tests (Unit, E2E)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ..model.language import LanguagePack
from .clauses import Span
from .readings import Reading

_OF_TESTS = frozenset({"tests-pass", "tests-added"})
_TESTS = (
    r"(?:test(?:s|ing|en)?|test[ -]?(?:suiten?|suites?|cases?|runs?)|testf[aä]lle?n?|"
    r"testl[aä]ufe?n?|specs|suites?)\b"
)
_BETWEEN = (
    r"(?:[-\s/,&+]|\b(?:and|or|as well as|plus|und|oder|sowie|bzw)\b|"
    r"\b(?:regressions?|automated|new|existing|all|automati\w+|neue[nr]?|bestehende[nr]?|alle)\b)"
)


def with_kinds(text: str, reading: Reading, packs: Sequence[LanguagePack]) -> Reading:
    """The same reading of tests, of those kinds that stand beside the word."""
    if reading.check not in _OF_TESTS or reading.command:
        return reading
    names, pattern = _words(tuple(_named(packs)))
    kinds: dict[str, int] = {}
    spans = []
    for found in pattern.finditer(text) if names else ():
        span = Span(*found.span())
        if span.overlaps(reading.span):
            spans.append(span)
            start, end = found.span("before" if found["before"] else "behind")
            for word, kind in names:
                if named := word.search(text, start, end):
                    kinds.setdefault(kind, named.start())
    if not kinds:
        return reading
    start = min(reading.span.start, *(span.start for span in spans))
    end = max(reading.span.end, *(span.end for span in spans))
    return replace(
        reading,
        options={**reading.options, "kinds": ",".join(sorted(kinds, key=kinds.__getitem__))},
        span=Span(start, end),
        said=(*reading.said, *spans),
    )


def _named(packs: Sequence[LanguagePack]) -> list[tuple[str, str]]:
    return [(word, kind) for pack in packs for kind, words in pack.kinds.items() for word in words]


@cache
def _words(
    named: tuple[tuple[str, str], ...],
) -> tuple[tuple[tuple[re.Pattern[str], str], ...], re.Pattern[str]]:
    """Each word with its kind, and a list of such words before or behind the word for tests."""
    one = rf"(?<!\w)(?:{'|'.join(word for word, _ in named)})"
    several = rf"{one}(?:{_BETWEEN}+{one})*"
    pattern = (
        rf"(?P<before>{several}){_BETWEEN}*{_TESTS}|"
        rf"\b{_TESTS}\s*[(:]\s*(?:alle |all )?(?P<behind>{several})(?!\w)"
    )
    ends = rf"(?=[-\s/,&+):]|{_TESTS}|\Z)"
    words = tuple((re.compile(rf"(?<!\w)(?:{word}){ends}", re.I), kind) for word, kind in named)
    return words, re.compile(pattern, re.I)
