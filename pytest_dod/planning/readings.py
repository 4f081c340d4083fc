"""What the phrases of the language packs find in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..model.language import LanguagePack, Phrase, compiled
from .clauses import Sentence, Span

_RANGE = re.compile(
    r"\d\s*(?:-|–|—|\.\.+|/|to|bis|and|und|or|oder)\s*\d+(?:[.,]\d+)?\s*(?:%|percent|prozent)",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\d+(?:[.,]\d+)?\s*(?:%|per ?cent\b|prozent\b)", re.IGNORECASE)
_UPPER = re.compile(r"<|≤|~|≈|∼|±|\+/-")


@dataclass(frozen=True)
class Reading:
    """Some words of a sentence, taken as the demand that one check proves.

    `span` are all words it rests on, `key` those that decide for the check; `unclear` says why its
    number cannot be taken. `subjects` and `partly` are those of its phrase, `said` the parts of
    `span` without the gaps.
    """

    check: str
    options: Mapping[str, str]
    via: str
    span: Span
    key: Span
    unclear: str = ""
    command: bool = False
    language: str = ""
    subjects: tuple[str, ...] = ()
    said: tuple[Span, ...] = ()
    partly: str = ""

    def touches(self, clause: Span) -> bool:
        """Whether it answers for something in that clause."""
        return self.span.overlaps(clause)


def phrase_readings(
    text: str, masked: str, sentence: Sentence, packs: Sequence[LanguagePack]
) -> list[Reading]:
    """All readings of one sentence, those of one check merged.

    Words are found in `masked`, in which commands are blanked; what rules a phrase out counts
    wherever it stands in `text`.
    """
    found: list[Reading] = []
    for pack in packs:
        for phrase in pack.phrases:
            if not phrase.may_stand_in(masked):
                continue
            for reading in _of_phrase(text, masked, sentence, pack, phrase):
                _add(found, reading)
    return found


def _add(found: list[Reading], reading: Reading) -> None:
    """Keep one reading of each check and mode; what overlaps widens it."""
    for n, other in enumerate(found):
        if other.check != reading.check or not other.span.overlaps(reading.span):
            continue
        few, many = sorted((other, reading), key=lambda one: len(one.options))
        if few.options.items() <= many.options.items():
            span = Span(min(few.span.start, many.span.start), max(few.span.end, many.span.end))
            said = (*other.said, *reading.said)
            found[n] = replace(
                many,
                span=span,
                unclear=many.unclear or few.unclear,
                said=said,
                partly=many.partly or few.partly,
            )
            return
    found.append(reading)


def _of_phrase(
    text: str, masked: str, sentence: Sentence, pack: LanguagePack, phrase: Phrase
) -> Iterator[Reading]:
    part = sentence.span.of(masked)
    for pattern in phrase.patterns:
        for match in compiled(pattern).finditer(part):
            span = _moved(match.span(), sentence)
            if span.start == span.end:
                continue
            window = _window(text, sentence, span)
            if any(compiled(unless).search(window) for unless in phrase.unless):
                continue
            groups = match.groupdict()
            key = _moved(match.span("key"), sentence) if groups.get("key") else span
            yield Reading(
                phrase.check,
                _options(phrase, groups, window, pack.above),
                f"{pack.code}: {_quoted(span.of(text))}",
                span,
                key,
                _unclear(window, pack) if groups.get("threshold") else "",
                language=pack.code,
                subjects=phrase.subjects,
                said=_without_gaps(match, sentence),
                partly=phrase.partly,
            )


def _moved(span: tuple[int, int], sentence: Sentence) -> Span:
    return Span(span[0] + sentence.span.start, span[1] + sentence.span.start)


def _without_gaps(match: re.Match[str], sentence: Sentence) -> tuple[Span, ...]:
    start, end = match.span()
    said = []
    for name in match.re.groupindex:
        if name.startswith("gap") and match.start(name) >= 0:
            said.append((start, match.start(name)))
            start = match.end(name)
    return tuple(_moved(part, sentence) for part in (*said, (start, end)))


def _window(text: str, sentence: Sentence, span: Span) -> str:
    touched = [clause for clause in sentence.clauses if clause.overlaps(span)]
    if not touched:
        return span.of(text)
    return text[touched[0].start : touched[-1].end]


def _options(
    phrase: Phrase, groups: Mapping[str, str | None], window: str, above: Sequence[str]
) -> dict[str, str]:
    options = dict(phrase.options)
    threshold = groups.get("threshold")
    if threshold:
        options["threshold"] = threshold.replace(",", ".")
        if any(compiled(word).search(window) for word in above):
            options["above"] = "true"
    return options


def _unclear(window: str, pack: LanguagePack) -> str:
    numbers = _PERCENT.findall(window)
    several = len(numbers) != 1 or _RANGE.search(window)
    if several and "nan" not in window.lower():
        return "it does not give one number: " + ", ".join(n.strip() for n in numbers)
    if _UPPER.search(window) or any(compiled(word).search(window) for word in pack.vague):
        return "it does not say 'at least' one number"
    return ""


def _quoted(words: str) -> str:
    parts = words.strip(" :;,").split()
    if len(parts) > 7:
        parts = [*parts[:3], "…", *parts[-3:]]
    return "'" + " ".join(parts) + "'"
