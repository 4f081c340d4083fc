"""Items that depend on something, and items that do not apply."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..model.language import LanguagePack, compiled, fits, spoken

_PARTS = re.compile(r";|(?<=\w\w\w\w)\.\s+(?=[A-ZÄÖÜ])")
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def is_conditional(plain: str, languages: Sequence[LanguagePack]) -> bool:
    """Whether the whole of an item depends on something ("if applicable").

    A condition on one part only ("README, ggf. docs/") leaves the item unconditional: otherwise
    the rest of its demands would be excused with that part.
    """
    parts = [part for part in _PARTS.split(plain) if part.strip()]
    return len(parts) == 1 and any(
        _covers_all(plain, found.start(), found.end()) for found in _conditions(plain, languages)
    )


def heading_is_conditional(title: str, languages: Sequence[LanguagePack]) -> bool:
    """Whether a heading says "(falls zutreffend)"."""
    return any(
        compiled(pattern).search(title) for pack in languages for pattern in pack.conditional
    )


def heading_is_optional(title: str, languages: Sequence[LanguagePack]) -> bool:
    """Whether what stands below a heading is only wished for."""
    text = re.sub(r"\A[\W\d]+", "", title)
    return any(compiled(pattern).search(text) for pack in languages for pattern in pack.optional)


def _conditions(text: str, languages: Sequence[LanguagePack]) -> Iterator[re.Match[str]]:
    for pack in spoken(fits(text, languages), languages):
        for pattern in pack.conditional:
            yield from compiled(pattern).finditer(text)


def _covers_all(plain: str, start: int, end: int) -> bool:
    before, after = plain[:start], plain[end:]
    if not re.search(r"\w", before):
        return True
    before = before.rstrip()
    if before.endswith("("):
        return not re.search(r"\w", after.partition(")")[2]) and "," not in before
    if before.endswith(","):
        return not re.search(r"\w", after) and before.count(",") == 1
    return "," not in before


def not_applicable(plain: str, languages: Sequence[LanguagePack]) -> str | None:
    """The reason of an item that says `N/A: reason`; None for any other, also for a bare `N/A`."""
    for pack in languages:
        for pattern in pack.not_applicable:
            found = compiled(pattern).match(plain.lstrip(" *_"))
            if found:
                reason = plain.lstrip(" *_")[found.end() :].strip(" .:–—-")
                if _LETTERS.search(reason) and not compiled(pattern).fullmatch(reason):
                    return reason
    return None


def is_empty(plain: str) -> bool:
    """Whether an item has no word in it."""
    return not re.search(r"\w", plain)


def is_nothing(plain: str, languages: Sequence[LanguagePack]) -> bool:
    """Whether an item says that there is none ("keine")."""
    text = plain.strip(" .…*_`-–—()[]")
    return any(compiled(pattern).fullmatch(text) for pack in languages for pattern in pack.nothing)
