"""Untrusted text inside our own messages."""

from __future__ import annotations

import unicodedata

_LIMIT = 120


def shown(text: str) -> str:
    """`text` on one line and shortened; control, bidi and undecodable characters as escapes."""
    kept = text if len(text) <= _LIMIT else text[:_LIMIT] + "…"
    return "".join(
        (
            character
            if character == " " or unicodedata.category(character)[0] not in "CZ"
            else character.encode("unicode_escape").decode("ascii")
        )
        for character in kept
    )
