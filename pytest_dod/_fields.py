"""The fields of a record whose writer is not trusted."""

from __future__ import annotations

import hashlib

TEXT_LIMIT = 1000
LISTS_LIMIT = 2_000_000


class WrongRecordError(Exception):
    """A record is not what it should be; the text says why, where there is more to say."""


class Fields:
    """The fields of one record, each of the type that is asked for."""

    def __init__(self, record: dict[str, object]) -> None:
        self._record = record

    def names(self, *without: str) -> tuple[str, ...]:
        """The names of all fields but `without`."""
        return tuple(printable(name) for name in self._record if name not in without)

    def missing(self, name: str) -> bool:
        """Whether there is no such field."""
        return self._record.get(name) is None

    def raw_text(self, name: str) -> str:
        """A text as it was told, for what is compared and not shown."""
        value = self._record.get(name, "")
        if not isinstance(value, str):
            raise WrongRecordError
        return value

    def text(self, name: str) -> str:
        """A text that can be shown."""
        return printable(self.raw_text(name))

    def texts(self, name: str) -> list[str]:
        """Several of them."""
        return [printable(text) for text in self.raw_texts(name)]

    def raw_texts(self, name: str) -> list[str]:
        """Several texts as they were told."""
        value = self._record.get(name)
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            raise WrongRecordError
        return value

    def number(self, name: str) -> int:
        """A whole number."""
        value = self._record.get(name)
        if not isinstance(value, int):
            raise WrongRecordError
        return int(value)

    def line(self, name: str) -> int | None:
        """A whole number, or none."""
        return None if self.missing(name) else self.number(name)

    def real(self, name: str) -> float:
        """A number that is not negative."""
        value = self._record.get(name, 0.0)
        if not isinstance(value, (int, float)) or not 0 <= value < 1e12:
            raise WrongRecordError
        return float(value)

    def numbers(self, name: str) -> list[int]:
        """Several whole numbers; none where the field is missing."""
        value = self._record.get(name) or []
        if not isinstance(value, list) or not all(type(number) is int for number in value):
            raise WrongRecordError
        return value


def printable(text: str) -> str:
    """`text` in which nothing can move the cursor, hide or turn around; long ones are cut."""
    if len(text) > TEXT_LIMIT:
        # Ids of parametrized tests can be as long as their parameters, and must stay distinct.
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        text = f"{text[:TEXT_LIMIT]}…{digest[:12]}"
    if text.isprintable():
        return text
    return "".join(
        mark if mark.isprintable() else mark.encode("unicode_escape").decode() for mark in text
    )


def unpack_lines(text: str) -> frozenset[int]:
    """Line numbers from ranges: "1-3,7"."""
    lines: set[int] = set()
    for part in text.split(",") if text else ():
        first, _, last = part.partition("-")
        if not first.isdecimal() or (last and not last.isdecimal()):
            raise WrongRecordError
        start, end = int(first), int(last or first)
        if end - start > LISTS_LIMIT or len(lines) > LISTS_LIMIT:
            raise WrongRecordError
        lines.update(range(start, end + 1))
    return frozenset(lines)
