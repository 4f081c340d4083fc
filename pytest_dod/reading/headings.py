"""What a heading means, and which headings only look as if they meant it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

from ..model.language import LanguagePack, compiled
from ..model.task import SectionKind

# What is looked for first wins: an example of a definition of done is an example.
_ORDER = (
    SectionKind.EXAMPLE,
    SectionKind.ASIDE,
    SectionKind.DONE,
    SectionKind.ACCEPTANCE,
    SectionKind.PREFLIGHT,
    SectionKind.CONTEXT,
    SectionKind.TESTS,
    SectionKind.API,
    SectionKind.CONFIGURATION,
    SectionKind.CHANGES,
    SectionKind.MANUAL_QA,
    SectionKind.CI,
    SectionKind.QUESTIONS,
    SectionKind.CHECKLIST,
    SectionKind.COMMITS,
)
_DEMANDING = (SectionKind.DONE, SectionKind.ACCEPTANCE)
_NUMBER = re.compile(
    r"(?:\d{1,3}\ufe0f?\u20e3\s*|§{0,2}\s*\d{1,3}[a-z]?(?:\.\d{1,3}){0,5}[.):]?\s+|"
    r"[A-Z][.)]\s+|\(?[ivx]{1,5}[.)]\s+)",
    re.IGNORECASE,
)
# Letters of other scripts that look like Latin ones, enough to recognise a disguised heading.
_DISGUISES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеіјорсухѕԁԛԝһΑΒΕΖΗΙΚΜΝΟΡΤΥΧοινατγρкгтԀոօ",
    "ABESIJKMHOPCTYXaeijopcyxsdqwhABEZHIKMNOPTYXoivatypkrtdno",
)


def stripped(title: str) -> str:
    """A heading without decoration and number, for matching."""
    text = " ".join(title.replace("`", "").replace("*", "").split())
    text = text.replace("‑", "-").replace("–", "-").replace("—", "-").replace("’", "'")
    for _ in range(3):
        start = next((n for n, char in enumerate(text) if char.isalnum() or char in "(§"), None)
        if start is None:
            return ""
        text = text[start:]
        number = _NUMBER.match(text)
        if not number or not text[number.end() :].strip():
            break
        text = text[number.end() :]
    while text and not (text[-1].isalnum() or text[-1] in ")>"):
        text = text[:-1]
    return text


def kind_of(title: str, languages: Sequence[LanguagePack]) -> SectionKind | None:
    """What a section with this heading is for; None where no language pack knows."""
    text = stripped(title)
    if not text or len(text) > 200:
        return None
    for kind in _ORDER:
        for pack in languages:
            for pattern in pack.headings.get(kind, ()):
                if compiled(pattern).search(text):
                    return kind
    return None


def is_demanding(kind: SectionKind | None) -> bool:
    """Whether every item of such a section is a demand."""
    return kind in _DEMANDING


def disguised_as(title: str, languages: Sequence[LanguagePack]) -> str:
    """What a heading looks like without being it: why, for a message, or ''."""
    if is_demanding(kind_of(title, languages)):
        return ""
    plain = unicodedata.normalize("NFKC", title).translate(_DISGUISES)
    plain = "".join(char for char in plain if unicodedata.category(char) not in ("Cf", "Mn"))
    if plain != title and is_demanding(kind_of(plain, languages)):
        odd = next((c for c in title if c not in plain and c.isprintable() and not c.isascii()), "")
        hidden = next((c for c in title if unicodedata.category(c) == "Cf"), "")
        char = odd or hidden
        return f"U+{ord(char):04X}" if char else "another script"
    text = stripped(title).lower()
    known = kind_of(title, languages)
    if known is None and SequenceMatcher(None, text, "definition of done").ratio() >= 0.9:
        return "a spelling mistake"
    return ""
