"""The table of built-in languages."""

from __future__ import annotations

from ..hookspecs import hookimpl
from ..model.language import LanguagePack
from . import de, en, es, fr, pt

LANGUAGES: tuple[LanguagePack, ...] = (de.PACK, en.PACK, fr.PACK, es.PACK, pt.PACK)


@hookimpl
def dod_languages() -> tuple[LanguagePack, ...]:
    """Ours, through the hook that others use."""
    return LANGUAGES
