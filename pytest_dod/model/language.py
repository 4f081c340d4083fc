"""The phrases of one human language, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

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
    """

    check: str
    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class LanguagePack:
    """One language: `code` is its ISO 639-1 name. All entries are regular expressions.

    `headings` say what a section is for. `conditional` words make a demand, or a section, depend on
    something ("ggf.", "if applicable"). `not_applicable` starts an item that does not apply.
    `nothing` is the whole of a list entry that says that a section is empty ("keine", "none").
    `separators` part the clauses of one item. `negations` turn a demand into its opposite ("need
    not"). `fillers` are words that demand nothing even when they stand alone, `colouring` words
    that demand nothing more beside a demand. `vague` words leave a number open ("about").
    `demands` tell, for sections of which only some lines demand something, which lines do.
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
    demands: Mapping[SectionKind, tuple[str, ...]] = field(default_factory=dict)
