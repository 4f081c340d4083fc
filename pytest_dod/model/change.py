"""What differs between the base and the working tree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum


class ChangeKind(str, Enum):
    """How a path differs from the base."""

    ADDED = "added"
    MODIFIED = "modified"
    RENAMED = "renamed"
    DELETED = "deleted"


class FileKind(str, Enum):
    """What stands at a path."""

    FILE = "file"
    LINK = "link"
    SUBMODULE = "submodule"
    REPOSITORY = "repository"
    MISSING = "missing"


@dataclass(frozen=True)
class Change:
    """One changed path, relative to the top of the repository, with `/`.

    `before` and `after` are the contents at the base and in the working tree (for a link its
    target); None where there is none, or where `unread` says why it was not read (too large, a
    submodule, outside the sparse set). `added_lines` are 1-based lines of `after`.
    """

    path: str
    kind: ChangeKind
    old_path: str | None = None
    file_kind: FileKind = FileKind.FILE
    before: bytes | None = None
    after: bytes | None = None
    added_lines: frozenset[int] = frozenset()
    unread: str = ""

    @property
    def before_text(self) -> str | None:
        """`before` as text, undecodable bytes escaped."""
        return None if self.before is None else self.before.decode("utf-8", "backslashreplace")

    @property
    def after_text(self) -> str | None:
        """`after` as text, undecodable bytes escaped."""
        return None if self.after is None else self.after.decode("utf-8", "backslashreplace")

    @property
    def binary(self) -> bool:
        """Whether a NUL byte stands at the start of what is there now, as git decides it."""
        return b"\0" in (self.after or self.before or b"")[:8000]


@dataclass(frozen=True)
class Base:
    """The commit compared with, and how it was found.

    `others` are the further merge bases of a criss-cross history: what differs from any of them
    counts as changed. `notes` are facts about the choice worth showing.
    """

    commit: str
    how: str
    others: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Head:
    """What is judged: HEAD, and whether the working tree differs from it.

    `uncommitted` are the paths at which the working tree or the index differ from HEAD.
    """

    commit: str
    dirty: bool
    uncommitted: tuple[str, ...] = ()


@dataclass(frozen=True)
class Commit:
    """One commit of base..HEAD. `added` maps a path to the lines (number, text) it added.

    `binaries` are the contents of what it added or changed that is no text; `unread` names what
    was not read, and why.
    """

    id: str
    message: str
    parents: tuple[str, ...] = ()
    added: Mapping[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    binaries: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class ChangeSet:
    """All changes, sorted by path, with the commits of base..HEAD, oldest first.

    `base_files` are all paths at the base, `files` all paths there are now (tracked, or untracked
    and not ignored). `notes` are facts worth showing (replace refs ignored, several merge bases).
    `history_gap` says why commits of base..HEAD may be missing from `commits`; "" where none is.
    `day` is the later one of the dates on which base and HEAD were committed: what has an end is
    measured by it, so that the same tree gets the same verdict on any day.
    """

    base: Base
    head: Head
    changes: tuple[Change, ...]
    commits: tuple[Commit, ...] = ()
    base_files: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    history_gap: str = ""
    day: date = date.min

    def at(self, path: str) -> Change | None:
        """The change at `path`, if that path is in the change set."""
        return next((change for change in self.changes if change.path == path), None)
