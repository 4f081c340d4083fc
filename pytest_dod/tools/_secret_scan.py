"""The built-in engine: one text in, the credentials in it out."""

from __future__ import annotations

import base64
import binascii
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ._secret_assignments import assignments
from ._secret_folding import folded
from ._secret_place import Assigned, Place
from ._secret_shapes import provided, shaped
from ._secret_urls import credentials_in_urls, headers_and_commands

VERSION = "1"
LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Hit:
    """One credential: its kind, the 1-based lines it covers, its value (never to be shown)."""

    kind: str
    first_line: int
    last_line: int
    value: str


def scan(text: str, path: str = "") -> list[Hit]:
    """All credentials in `text`; `path` tells what kind of file it is."""
    place = Place.of(path)
    spans = _Spans(text)
    spans.add(_plain(text, place))
    quoted = _unquoted(text)
    if quoted is not None:
        spans.add(_plain(quoted, place))
    for piece in folded(text):
        spans.add(
            replace(found, start=piece.origin(found.start), end=piece.origin(found.end - 1) + 1)
            for found in _plain(piece.text, place)
        )
    spans.add(_in_base64(text, place))
    return spans.hits()


class _Spans:
    """Findings by where they stand; of two that overlap the first counts."""

    def __init__(self, text: str) -> None:
        self._breaks = [match.end() - 1 for match in LINE_END.finditer(text)]
        self._taken: dict[int, list[tuple[int, int]]] = {}
        self._found: list[Assigned] = []

    def add(self, found: Iterable[Assigned]) -> None:
        for one in found:
            first, last = one.start >> 10, (one.end - 1) >> 10
            near = (s for block in range(first, last + 1) for s in self._taken.get(block, ()))
            if any(one.start < end and start < one.end for start, end in near):
                continue
            for block in range(first, last + 1):
                self._taken.setdefault(block, []).append((one.start, one.end))
            self._found.append(one)

    def hits(self) -> list[Hit]:
        found = sorted(self._found, key=lambda one: (one.start, one.end))
        return [Hit(f.kind, self._line(f.start), self._line(f.end - 1), f.value) for f in found]

    def _line(self, offset: int) -> int:
        return bisect_right(self._breaks, offset - 1) + 1


def _plain(text: str, place: Place) -> Iterator[Assigned]:
    yield from shaped(text)
    yield from credentials_in_urls(text, place)
    yield from headers_and_commands(text, place)
    yield from assignments(text, place)


def providers_only(text: str) -> list[Hit]:
    """Provider shapes and private keys alone: for what is not text (binaries)."""
    spans = _Spans(text)
    spans.add(provided(text))
    return spans.hits()


def _unquoted(text: str) -> str | None:
    """The text with `\\"` read as a quote, at the same offsets: code inside JSON (notebooks)."""
    if '\\"' not in text:
        return None
    return text.replace('\\\\"', '  "').replace('\\"', ' "').replace("\\n", "  ")


_ENCODED = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{24,200000}={0,2}")
_WRAPPED = re.compile(
    r"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{60,76}(?:\r?\n[ \t]{0,40}[A-Za-z0-9+/]{60,76}){0,3000}"
    r"\r?\n[ \t]{0,40}[A-Za-z0-9+/]{1,76}={0,2}"
)


def _in_base64(text: str, place: Place) -> Iterator[Assigned]:
    for pattern in (_WRAPPED, _ENCODED):
        for match in pattern.finditer(text):
            inner = _readable(re.sub(r"\s", "", match.group()))
            if inner is None:
                continue
            for found in _plain(inner, replace(place, lock=False)):
                yield Assigned(f"{found.kind} (in base64)", match.start(), match.end(), found.value)
                break


def _readable(encoded: str) -> str | None:
    body = encoded.rstrip("=").replace("-", "+").replace("_", "/")
    if len(body) % 4 == 1 or (body.isalpha() and (body.islower() or body.isupper())):
        return None
    try:
        head = base64.b64decode(body[: min(64, len(body) // 4 * 4)])
        if not _printable(head):
            return None
        whole = base64.b64decode(body + "=" * (-len(body) % 4))
    except (binascii.Error, ValueError):
        return None
    return whole.decode("utf-8", "replace") if _printable(whole[:4000]) else None


def _printable(data: bytes) -> bool:
    good = sum(32 <= byte < 127 or byte in (9, 10, 13) for byte in data)
    return bool(data) and good >= 0.97 * len(data)
