"""English."""

from __future__ import annotations

from ...model.language import LanguagePack
from . import files, headings, people, sections, small_words, testing, tools

PACK = LanguagePack(
    code="en",
    name="English",
    headings=headings.HEADINGS,
    phrases=(*testing.PHRASES, *tools.PHRASES, *files.PHRASES, *people.PHRASES),
    conditional=small_words.CONDITIONAL,
    not_applicable=small_words.NOT_APPLICABLE,
    nothing=small_words.NOTHING,
    separators=small_words.SEPARATORS,
    negations=small_words.NEGATIONS,
    fillers=small_words.FILLERS,
    colouring=small_words.COLOURING,
    vague=small_words.VAGUE,
    above=small_words.ABOVE,
    demands=sections.DEMANDS,
    labels=sections.LABELS,
    kinds=sections.KINDS,
    optional=headings.OPTIONAL,
)
