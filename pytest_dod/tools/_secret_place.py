"""Where a text stands, and what is found in it."""

from __future__ import annotations

from dataclasses import dataclass

from ._secret_words import CODE, LOCKS

_READ_BY_PEOPLE = ("readme", "install", "change", "history", "news", "contribut", "notes", "usage")


@dataclass(frozen=True)
class Assigned:
    """A value that stands where a credential would, and is one. Offsets are those of the text."""

    kind: str
    start: int
    end: int
    value: str


class TangledError(Exception):
    """The text was made to be slow to read: names within names within names."""


@dataclass(frozen=True)
class Place:
    """What the path of a text says about it."""

    code: bool = False
    lock: bool = False
    test: bool = False
    prose: bool = False
    name: str = ""

    @staticmethod
    def of(path: str) -> Place:
        """Read it off the path."""
        name = path.rsplit("/", 1)[-1].lower()
        folders = {part.lower() for part in path.split("/")[:-1]}
        stem, _, extension = name.rpartition(".")
        test = bool(
            folders & {"test", "tests", "testing", "spec", "specs", "__tests__", "testdata"}
        )
        test = (
            test
            or name.startswith(("test_", "conftest."))
            or stem.endswith(("_test", ".test", ".spec", "_spec", "tests"))
        )
        prose = (
            extension in ("md", "rst", "adoc")
            or bool(folders & {"doc", "docs"})
            or (extension == "txt" and stem.startswith(_READ_BY_PEOPLE))
        )
        return Place(extension in CODE, name in LOCKS, test, prose, name)
