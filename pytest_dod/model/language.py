"""The phrases of one human language, as data."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from .task import SectionKind


@dataclass(frozen=True)
class Phrase:
    """Text that demands what one check proves.

    A clause means `check` when one of `patterns` is found in it and none of `unless` is. Patterns
    are regular expressions, matched without regard to case on the clause's plain text, in which a
    code span stands as it was written, between backticks. `options` are preset; a named group
    `threshold` in a pattern becomes that option, read as a number. A named group `key` marks the
    words that decide for this check: two checks that claim the same words compete, and neither is
    bound. A phrase whose check does not exist keeps its words from being read as something else.

    Where `subjects` are given, they and the pack's fillers are the only words that may stand beside
    the words of a pattern, or in one of its groups named `gap`: any other word says more than the
    check proves, and stays unread.

    `about` is a cheap pattern, without which none of the `patterns` can be found.

    `partly` says what the check leaves open, where it proves a part of the demand only: the words
    stay unread beside the binding, so that it can refute the item and never prove it alone.
    """

    check: str
    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    subjects: tuple[str, ...] = ()
    partly: str = ""
    about: str = ""

    def may_stand_in(self, text: str) -> bool:
        """Whether it is worth looking for the patterns, which take long to compile."""
        return not self.about or bool(compiled(self.about).search(text))


@dataclass(frozen=True)
class LanguagePack:
    """One language: `code` is its ISO 639-1 name. All entries are regular expressions.

    `headings` say what a section is for. `conditional` words make a demand, or a section, depend on
    something ("ggf.", "if applicable"). `not_applicable` starts an item that does not apply.
    `nothing` is the whole of a list entry that says that a section is empty ("keine", "none").
    `separators` part the clauses of one item. `negations` turn a demand into its opposite ("need
    not"). `fillers` are words that demand nothing even when they stand alone, `colouring` words
    that demand nothing more beside a demand. `vague` words leave a number open ("about"), `above`
    words say that the number itself is not enough ("more than 80 %", "> 80 %").
    `demands` tell, for sections of which only some lines demand something, which lines do. `labels`
    are words by which entries of such sections are told apart: `new`, `changed`, `deleted`,
    `default`, `mock-external`, `end-to-end`, `conventional`, `description-parts`,
    `binding-documents`, `only-where`,
    `no-default`.
    `kinds` are the words before "tests" that say which kind of tests is meant (`e2e`), by the name
    of that kind. `optional` are headings within a definition of done whose items are wishes.
    """

    code: str
    name: str
    headings: Mapping[SectionKind, tuple[str, ...]]
    phrases: tuple[Phrase, ...]
    conditional: tuple[str, ...] = ()
    not_applicable: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()
    separators: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    colouring: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    demands: Mapping[SectionKind, tuple[str, ...]] = field(default_factory=dict)
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    optional: tuple[str, ...] = ()

    def fit(self, text: str) -> int:
        """How many words of a text are small words of this language."""
        return _count((*self.fillers, *self.colouring), text)


@lru_cache(maxsize=4096)
def _count(patterns: tuple[str, ...], text: str) -> int:
    return sum(len(compiled(pattern).findall(text)) for pattern in patterns)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of a language pack, compiled once."""
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


def fits(text: str, packs: Sequence[LanguagePack]) -> dict[str, int]:
    """How well a text fits each language, by its code."""
    return {pack.code: pack.fit(text) for pack in packs}


def spoken(
    fit: Mapping[str, int], packs: Sequence[LanguagePack], usual: Sequence[LanguagePack] = ()
) -> list[LanguagePack]:
    """The languages a text may be in: those that fit at least half as well as the best.

    Of these, one that is not among the `usual` ones must fit better than any of them.
    """
    near = [pack for pack in packs if 2 * fit[pack.code] >= max(fit.values())]
    known = max((fit[pack.code] for pack in near if pack in usual), default=-1)
    return [pack for pack in near if pack in usual or fit[pack.code] > known]
