"""Text as a terminal, a log and a file can take it: escaped, measured in cells, cut, wrapped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_JOINER = "\u200d"
_PRESENTATION = ("\ufe0e", "\ufe0f")
_CODE = re.compile(r"`[^`]{1,40}`")
# What is shown was escaped before: it holds no such character.
_BLANK = "\0"
# GitHub, Azure and TeamCity read such text in a log as a command to the pipeline.
_LOG_COMMAND = re.compile(r"^(\s*):(?=:)|#(?=#\w*\[)")


def safe(text: str) -> str:
    """`text` with everything escaped that could steer a terminal, or hide or reorder text.

    Control, bidi, zero-width, private and tag characters become `\\x1b`, `\\u202e` and the like,
    undecodable bytes of a file name `\\xe9`. Letters, combining marks and emoji stay as they are.
    """
    if text.isascii() and text.isprintable():
        return text
    shown: list[str] = []
    previous = ""
    for position, character in enumerate(text):
        if _is_plain(character, previous, text[position + 1 : position + 2]):
            shown.append(character)
            previous = character
        else:
            shown.append(_escape(character))
            previous = ""
    return "".join(shown)


def guard(line: str) -> str:
    """`line` so that no build server takes it for a command (`::error`, `##vso[…]`)."""
    return _LOG_COMMAND.sub(lambda m: (m[1] or "") + ("\\x23" if "#" in m[0] else "\\x3a"), line)


def decoded(text: str) -> str:
    """`text` with undecodable bytes of a file name as `\\xe9`, so that any encoding takes it."""
    return "".join(_escape(c) if "\ud800" <= c <= "\udfff" else c for c in text)


def fit(text: str, encoding: str) -> str:
    """`text` with what `encoding` cannot hold escaped."""
    return text.encode(encoding, "backslashreplace").decode(encoding)


def cells(text: str) -> int:
    """How many columns of a terminal `text` takes."""
    return sum(width for _, width in _clusters(text))


def cut(text: str, width: int, mark: str = "…") -> str:
    """`text`, or as much of it as fits into `width` columns together with `mark`."""
    if cells(text) <= width:
        return text
    room = max(width - cells(mark), 0)
    kept = ""
    for cluster, size in _clusters(text):
        if size > room:
            break
        kept += cluster
        room -= size
    return kept.rstrip() + mark


def wrapped(text: str, first: int, rest: int) -> list[str]:
    """`text` in lines of at most `first`, then `rest` columns; a longer word stays whole.

    So does a short piece of code: `# dod: … because …` is to be copied.
    """
    lines: list[str] = []
    line, *words = _CODE.sub(lambda code: code[0].replace(" ", _BLANK), text).split(" ")
    room = first
    for word in words:
        if line.strip() and cells(line) + 1 + cells(word) > room:
            lines.append(line)
            line, room = word, rest
        else:
            line = f"{line} {word}"
    return [done.replace(_BLANK, " ") for done in (*lines, line)]


def padded(text: str, width: int) -> str:
    """`text` filled with blanks up to `width` columns."""
    return text + " " * (width - cells(text))


def _is_plain(character: str, previous: str, following: str) -> bool:
    category = unicodedata.category(character)
    if character == _JOINER:
        return _pictographic(previous) and _pictographic(following)
    if character in _PRESENTATION:
        return bool(previous) and unicodedata.category(previous)[0] in "LNPS"
    if "\ufe00" <= character <= "\ufe0d" or "\U000e0000" <= character <= "\U000e0fff":
        return False
    if category == "Cn":
        return ord(character) & 0xFFFE != 0xFFFE and not "\ufdd0" <= character <= "\ufdef"
    return category not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


def _pictographic(character: str) -> bool:
    if not character:
        return False
    # What a newer Unicode than Python's has put there is an emoji as well.
    return character in _PRESENTATION or (
        unicodedata.category(character) in ("So", "Sk", "Sm", "Cn")
    )


def _escape(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    if character in _SHORT:
        return _SHORT[character]
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _clusters(text: str) -> Iterator[tuple[str, int]]:
    """What is drawn as one: a character with its marks, or an emoji sequence; and its columns."""
    cluster, size, joined = "", 0, False
    for character in text:
        width = _columns(character)
        if cluster and (joined or width == 0 or "\U0001f3fb" <= character <= "\U0001f3ff"):
            cluster += character
            size = max(size, width, 2 if character == "\ufe0f" else 0)
        else:
            if cluster:
                yield cluster, size
            cluster, size = character, width
        joined = character == _JOINER
    if cluster:
        yield cluster, size


def _columns(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(character) in "WF" or "\U0001f900" <= character <= "\U0001faff":
        return 2
    return 1
