"""One item's text: which check answers for which words, and for which words none does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..model.check import AnyCheck
from ..model.language import LanguagePack, compiled, fits, spoken
from ..model.plan import Binding, Unread
from . import documents
from .clauses import CodeSpan, Sentence, Span, code_spans, sentences
from .commands import Command, read_command
from .kinds import with_kinds
from .leftovers import Leftovers
from .options import check_percentage, make_options
from .own import OwnWording, own_readings
from .readings import Reading, phrase_readings
from .tools import bare_command, named_tools

_DOCS = "docs-touched"
_MANUAL = "manual"
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_PLACEHOLDER = re.compile(r"<[^<>`\n]*[^\W\d_][^<>`\n]*>|\{\{[^{}]*\}\}")


@dataclass
class Item:
    """What has been found in an item so far."""

    text: str
    readings: list[Reading] = field(default_factory=list)
    covers: list[Span] = field(default_factory=list)
    unread: list[tuple[Span, str]] = field(default_factory=list)


def read_item(
    text: str,
    checks: Mapping[str, AnyCheck],
    packs: Sequence[LanguagePack],
    own: Sequence[OwnWording] = (),
    usual: Sequence[LanguagePack] = (),
) -> tuple[list[Binding], list[Unread]]:
    """The bindings of an item and its unread parts. Raises UsageProblems for impossible numbers.

    `usual` are the languages of the text around it.
    """
    item = Item(text)
    fit = fits(text, packs)
    packs = spoken(fit, packs, usual)
    separators = [pattern for pack in packs for pattern in pack.separators]
    parts = sentences(text, separators)
    codes = code_spans(text) or bare_command(text)
    masked = _find_own(item, _find_commands(item, codes), own)
    for sentence in parts:
        found = phrase_readings(text, masked, sentence, packs)
        item.readings += _clear(item, sentence, _uncontested(item, sentence, found, fit))
        item.readings += named_tools(masked, sentence, item.readings)
    _strike_negated(item, masked, parts, packs)
    _prefer_numbers(item)
    item.readings = [with_kinds(masked, reading, packs) for reading in item.readings]
    item.readings, unproven = _provable(item, parts, checks)
    for span, reason in unproven:
        item.unread.append((span, reason))
    item.covers += [reading.span for reading in item.readings]
    _drop_superseded(item)
    _partly(item, parts)
    _placeholders(item)
    _leftovers(item, parts, codes, packs)
    return _bindings(item, parts, checks, packs), _merged(item, parts)


def _find_commands(item: Item, codes: Sequence[CodeSpan]) -> str:
    """Read the code spans; the text in which no phrase can take words out of a command."""
    masked = item.text
    for code in codes:
        command = read_command(code.content)
        if command is None:
            continue
        _take_command(item, code, command)
        if " " in code.content or command.refused:
            start, end = code.span.start, code.span.end
            if masked[start] == "`":
                start, end = start + 1, end - 1
            masked = masked[:start] + "·" * (end - start) + masked[end:]
    return masked


def _find_own(item: Item, masked: str, own: Sequence[OwnWording]) -> str:
    """Read the team's own wordings; the text in which no phrase can take words out of them."""
    for reading in own_readings(masked, own):
        item.readings.append(reading)
        start, end = reading.span.start, reading.span.end
        masked = masked[:start] + "·" * (end - start) + masked[end:]
    return masked


def _take_command(item: Item, code: CodeSpan, command: Command) -> None:
    if command.refused:
        item.unread.append((code.span, command.refused))
        return
    via = f"command `{code.content}`"
    reading = Reading(command.check, command.options, via, code.span, code.span, command=True)
    item.readings.append(reading)


def _uncontested(
    item: Item, sentence: Sentence, found: Sequence[Reading], fit: Mapping[str, int]
) -> list[Reading]:
    """Readings whose deciding words no other check claims, nor the same one with other options.

    Readings in two languages are no rivals where the text is plainly in one of them.
    """
    kept = []
    for reading in found:
        rivals = [
            other for other in found if other is not reading and other.key.overlaps(reading.key)
        ]
        mine = fit[reading.language]
        if any(
            other.language != reading.language and fit[other.language] > mine for other in rivals
        ):
            continue
        rivals = [
            other
            for other in rivals
            if other.language == reading.language or fit[other.language] == mine
        ]
        if not rivals:
            kept.append(reading)
            continue
        named = sorted({f"{one.check} ({one.via})" for one in (reading, *rivals)})
        item.unread.append(
            (_around(sentence, reading.span), "two readings compete: " + ", ".join(named))
        )
    return kept


def _clear(item: Item, sentence: Sentence, found: Sequence[Reading]) -> list[Reading]:
    kept = []
    for reading in found:
        if reading.unclear:
            item.unread.append((_around(sentence, reading.span), reading.unclear))
        else:
            kept.append(reading)
    return kept


def _around(sentence: Sentence, span: Span) -> Span:
    """The clauses that a span lies in."""
    touched = [clause for clause in sentence.clauses if clause.overlaps(span)]
    return Span(touched[0].start, touched[-1].end) if touched else span


def _strike_negated(
    item: Item, masked: str, parts: Sequence[Sentence], packs: Sequence[LanguagePack]
) -> None:
    """A clause that says "not required" demands nothing: it is shown, and proves nothing."""
    for sentence in parts:
        for clause in sentence.clauses:
            words = clause.of(masked)
            found = [
                match
                for pack in packs
                for word in pack.negations
                for match in compiled(word).finditer(words)
            ]
            if not found:
                continue
            # "Ideally, …": a clause of that word alone speaks of the whole sentence.
            alone = any(not re.search(r"\w", words.replace(match[0], "")) for match in found)
            span = sentence.span if alone else clause
            item.readings = [one for one in item.readings if not one.touches(span)]
            item.unread.append((span, "it qualifies the demand or says it need not hold"))


def _prefer_numbers(item: Item) -> None:
    """Where an item gives a number, "new code is covered" asks for no more than that number."""
    stated = {
        one.check
        for one in item.readings
        if "threshold" in one.options and "added" not in one.options
    }
    item.readings = [
        one for one in item.readings if "added" not in one.options or one.check not in stated
    ]


def _provable(
    item: Item, parts: Sequence[Sentence], checks: Mapping[str, AnyCheck]
) -> tuple[list[Reading], list[tuple[Span, str]]]:
    """The readings a check exists for; the clauses of the others, with the reason."""
    kept, unproven = [], []
    for reading in item.readings:
        if "threshold" in reading.options:
            above = reading.options.get("above") == "true"
            check_percentage(reading.check, reading.options["threshold"], above)
        if reading.check in checks:
            kept.append(reading)
            continue
        sentence = next(part for part in parts if part.span.overlaps(reading.span))
        reason = f"no check of this version proves it (read as {reading.check})"
        unproven.append((_around(sentence, reading.key), reason))
    return kept, unproven


def _drop_superseded(item: Item) -> None:
    """A command says more exactly what a phrase says: what the phrase found goes with it."""
    exact = [reading for reading in item.readings if reading.command]
    item.readings = [
        reading
        for reading in item.readings
        if reading.command or not any(_same_kind(reading, command) for command in exact)
    ]


def _same_kind(one: Reading, other: Reading) -> bool:
    if "kinds" in one.options and not other.options:
        return False
    return one.check == other.check and one.options.get("format") == other.options.get("format")


def _partly(item: Item, parts: Sequence[Sentence]) -> None:
    """What a check proves a part of only stays open as well."""
    for reading in item.readings:
        if reading.partly:
            sentence = next(part for part in parts if part.span.overlaps(reading.span))
            reason = f"{reading.check} proves a part of it only: {reading.partly}"
            item.unread.append((_around(sentence, reading.span), reason))


def _placeholders(item: Item) -> None:
    for found in _FOOTNOTE.finditer(item.text):
        item.unread.append((Span(*found.span()), "a footnote is not read, say it in the item"))
    for found in _PLACEHOLDER.finditer(item.text):
        item.unread.append((Span(*found.span()), f"a placeholder is left: {found.group()}"))


def _leftovers(
    item: Item, parts: Sequence[Sentence], codes: Sequence[CodeSpan], packs: Sequence[LanguagePack]
) -> None:
    """Every clause is answered for, continues one that is, or is unread; so are words left over."""
    docs = any(reading.check == _DOCS for reading in item.readings)
    backups = any(reading.check == "no-backup-files" for reading in item.readings)
    told = [span for span, _ in item.unread]
    taken = item.covers + told
    leftovers = Leftovers(item.text, codes, packs, taken, item.covers, docs, backups)
    answered = False
    beyond = [
        span for reading in item.readings for span in _beyond(item, parts, reading, leftovers)
    ]
    for sentence in parts:
        following = any(cover.overlaps(sentence.span) for cover in item.covers)
        for clause in sentence.clauses:
            if any(cover.overlaps(clause) for cover in item.covers):
                answered = True
                if any(one.check == _MANUAL and one.touches(clause) for one in item.readings):
                    continue  # the whole clause is what the person is asked
                if any(span.overlaps(clause) for span in beyond):
                    continue
                for span in leftovers.beside(clause):
                    item.unread.append((span, ""))
            elif any(span.overlaps(clause) for span in told):
                if leftovers.of(clause):
                    item.unread.append((clause, ""))
            elif leftovers.of(clause) or not (answered or following):
                item.unread.append((clause, ""))


def _beyond(
    item: Item, parts: Sequence[Sentence], reading: Reading, leftovers: Leftovers
) -> Iterator[Span]:
    """The clauses of a reading where they say more than its check proves."""
    if not reading.subjects:
        return
    sentence = next(part for part in parts if part.span.overlaps(reading.span))
    region = _around(sentence, reading.span)
    others = [one.span for one in item.readings if one is not reading]
    answered = (*reading.said, *others, *(span for span, _ in item.unread))
    words = leftovers.beyond(region, answered, reading.subjects)
    if words:
        said = " ".join(words)
        item.unread.append((region, f"{reading.check} does not prove what is said of {said!r}"))
        yield region


def _bindings(
    item: Item,
    parts: Sequence[Sentence],
    checks: Mapping[str, AnyCheck],
    packs: Sequence[LanguagePack],
) -> list[Binding]:
    made: list[Binding] = []
    for reading in item.readings:
        clause = _clause_of(item, parts, reading)
        if reading.check == _DOCS:
            sets = documents.options(item.text, parts, reading, item.readings, packs)
        elif reading.check == _MANUAL:
            sets = [{"subject": clause}]
        else:
            sets = [dict(reading.options)]
        for values in sets:
            check = checks[reading.check]
            binding = Binding(check, make_options(check, values), reading.via, clause)
            if not any(same.check is check and same.options == binding.options for same in made):
                made.append(binding)
    return made


def _clause_of(item: Item, parts: Sequence[Sentence], reading: Reading) -> str:
    sentence = next((part for part in parts if part.span.overlaps(reading.span)), None)
    span = _around(sentence, reading.span) if sentence else reading.span
    return span.of(item.text).strip()


def _merged(item: Item, parts: Sequence[Sentence]) -> list[Unread]:
    """The unread parts in the order of the text; what lies within another part goes with it."""
    taken: list[tuple[Span, str]] = []
    for span, reason in sorted(_widened(item, parts), key=lambda one: (one[0].start, -one[0].end)):
        if any(_within(span, other) and reason in ("", why) for other, why in taken):
            continue
        taken.append((span, reason))
    unread: list[Unread] = []
    for span, reason in taken:
        words = span.of(item.text).strip(" ,;:")
        if words:
            told = words.strip("`") in reason
            full = reason if told or not reason else f"{reason}: {words!r}"
            unread.append(Unread(words, full or f"no check understands {words!r}"))
    return unread


def _widened(item: Item, parts: Sequence[Sentence]) -> list[tuple[Span, str]]:
    """The unread parts, those of a sentence in which nothing else was found as one."""
    spans = list(item.unread)
    for sentence in parts:
        within = [one for one in spans if sentence.span.overlaps(one[0])]
        bound = any(one.span.overlaps(sentence.span) for one in item.readings)
        if len(within) > 1 and not bound:
            reasons = dict.fromkeys(reason for _, reason in within if reason)
            spans = [one for one in spans if one not in within]
            spans.append((sentence.span, "; ".join(reasons)))
    return spans


def _within(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.end <= other.end
