"""What stands at every path of the working tree now: the disk, not what the index claims."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import UsageProblems
from ..model.change import FileKind
from .disk import Disk, OnDisk
from .git import Git, encode
from .lfs import Pointer
from .objects import LINK_MODE, SUBMODULE_MODE, Entry, IndexEntry, blob_id
from .shown import shown

SUBMODULE_UNREAD = "a submodule: its content was not checked"
REPOSITORY_UNREAD = "a repository of its own: its content was not checked"
SPARSE_UNREAD = "outside the sparse checkout"
_CONVERSION_LIMIT = 64 * 1024 * 1024
_POINTER_LIMIT = 1024
_DEEPEST = 8


@dataclass(frozen=True)
class Standing:
    """What stands at one path. `oid` names its content as git stores it, "" where unknown."""

    kind: FileKind
    oid: str
    executable: bool = False
    size: int = 0
    unread: str = ""

    def equals(self, entry: Entry) -> bool:
        """Whether a tree with `entry` at this path has the same there."""
        return (
            self.kind is kind_of(entry)
            and self.oid == entry.oid
            and self.executable == entry.executable
        )


@dataclass(frozen=True)
class Snapshot:
    """The working tree; `notes` are facts about it worth showing."""

    at: Mapping[str, Standing]
    disk: Disk
    notes: tuple[str, ...]

    def equals(self, tree: Mapping[str, Entry]) -> bool:
        """Whether the working tree is that tree, nothing more and nothing less."""
        return not self.differing(tree)

    def differing(self, tree: Mapping[str, Entry]) -> set[str]:
        """The paths at which the working tree is not that tree."""
        other = {
            path
            for path, standing in self.at.items()
            if path in tree and not standing.equals(tree[path])
        }
        return other | (self.at.keys() ^ tree.keys())


def kind_of(entry: Entry) -> FileKind:
    """What kind of thing a tree holds."""
    if entry.mode == SUBMODULE_MODE:
        return FileKind.SUBMODULE
    return FileKind.LINK if entry.mode == LINK_MODE else FileKind.FILE


def take(git: Git, *, depth: int = 0) -> Snapshot:
    """Look at every path git tracks or would track."""
    index = git.index()
    tracked = {line.path: line for line in index}
    sparse = git.setting("core.sparseCheckout") is True
    modes_count = git.setting("core.fileMode") is not False
    untracked = [path for path in git.untracked() if path.rstrip("/") not in tracked]
    disk = Disk(git.top, git.object_format)
    plain = [path for path, line in tracked.items() if line.entry.is_blob]
    plain += [path for path in untracked if not path.endswith("/")]
    seen = disk.look_at_all(plain)
    converted = _converted(git, disk, index, seen)
    at: dict[str, Standing] = {}
    outside = 0
    for path, found in seen.items():
        line = tracked.get(path)
        if found.kind is FileKind.MISSING:
            if line is not None and line.skipped and sparse:
                at[path] = _absent(line.entry)
                outside += 1
            continue
        executable = found.executable
        if line is not None and found.kind is kind_of(line.entry) and not modes_count:
            executable = line.entry.executable
        unread = REPOSITORY_UNREAD if found.kind is FileKind.REPOSITORY else found.problem
        oid = converted.get(path, found.oid)
        at[path] = Standing(found.kind, oid, executable, found.size, unread)
    for path in untracked:
        if path.endswith("/"):
            at[path.rstrip("/")] = Standing(FileKind.REPOSITORY, "", unread=REPOSITORY_UNREAD)
    for path, line in tracked.items():
        if not line.entry.is_blob:
            standing = _submodule(git, disk, path, line.entry, depth)
            if standing is not None:
                at[path] = standing
    return Snapshot(
        at,
        disk,
        (
            *_count(outside, "file", "outside the sparse checkout"),
            *_count(len({e.path for e in index if e.stage}), "path", "in an unfinished merge"),
            *_count(
                sum(e.assumed or (e.skipped and not sparse) for e in index),
                "file",
                "marked assume-unchanged or skip-worktree: read from the disk all the same",
            ),
            *_hidden(git, untracked),
        ),
    )


def _absent(entry: Entry) -> Standing:
    return Standing(kind_of(entry), entry.oid, entry.executable, unread=SPARSE_UNREAD)


def _converted(
    git: Git, disk: Disk, index: Iterable[IndexEntry], seen: Mapping[str, OnDisk]
) -> dict[str, str]:
    """The stored content's id of files that a checkout wrote differently from how git stores them.

    Line ends can have been converted, and Git LFS puts the content in the place of its pointer.
    Both are proven from the content; other filters would have to be run, so they are not undone.
    """
    stored: dict[str, set[str]] = {line.path: {line.entry.oid} for line in index}
    for path, entry in git.tree(git.head).items():
        stored.setdefault(path, set()).add(entry.oid)
    differing = [
        path
        for path, found in seen.items()
        if path in stored and found.kind is FileKind.FILE and found.oid not in stored[path]
    ]
    converted: dict[str, str] = {}
    for path in differing:
        data = disk.read(path, _CONVERSION_LIMIT)
        if data is not None and b"\r\n" in data:
            oid = blob_id(data.replace(b"\r\n", b"\n"), git.object_format)
            if oid in stored[path]:
                converted[path] = oid
    left = [path for path in differing if path not in converted]
    pointers = _pointers(git, {oid for path in left for oid in stored[path]})
    for path in left:
        for oid in sorted(stored[path] & pointers.keys()):
            pointer = pointers[oid]
            if pointer.size == seen[path].size and pointer.sha256 == disk.sha256(path):
                converted[path] = oid
    return converted


def _pointers(git: Git, oids: Iterable[str]) -> dict[str, Pointer]:
    small = [oid for oid, size in git.sizes(oids).items() if size <= _POINTER_LIMIT]
    found = {oid: Pointer.parse(blob.data or b"") for oid, blob in git.blobs(small).items()}
    return {oid: pointer for oid, pointer in found.items() if pointer is not None}


def _submodule(git: Git, disk: Disk, path: str, entry: Entry, depth: int) -> Standing | None:
    place = Path(os.fsdecode(os.path.join(os.fsencode(git.top), encode(path))))
    found = disk.look(path)
    if found.kind in (FileKind.FILE, FileKind.LINK):
        return Standing(found.kind, found.oid, found.executable, found.size, found.problem)
    dirty = entry.oid + "-dirty"
    if found.kind is FileKind.MISSING:
        # Not checked out: an empty folder or none. Files in it would be invisible to git.
        filled = place.is_dir() and any(place.iterdir())
        return Standing(FileKind.SUBMODULE, dirty if filled else entry.oid, unread=SUBMODULE_UNREAD)
    if depth >= _DEEPEST:
        return Standing(FileKind.SUBMODULE, dirty, unread=SUBMODULE_UNREAD)
    try:
        inner = git.inner(path)
        clean = take(inner, depth=depth + 1).equals(inner.tree(inner.head))
    except UsageProblems as error:
        reason = f"{SUBMODULE_UNREAD} ({error.problems[0].message})"
        return Standing(FileKind.SUBMODULE, "", unread=reason)
    oid = inner.head if clean else inner.head + "-dirty"
    return Standing(FileKind.SUBMODULE, oid, unread=SUBMODULE_UNREAD)


def _hidden(git: Git, untracked: Iterable[str]) -> tuple[str, ...]:
    """Say which Python files only this clone's own exclude file hides."""
    try:
        patterns = git.git_path("info/exclude").read_bytes().splitlines()
    except OSError:
        return ()
    if not any(line.strip() and not line.startswith(b"#") for line in patterns):
        return ()
    shown_to_all = git.untracked("--exclude-per-directory=.gitignore")
    hidden = sorted(set(shown_to_all) - set(untracked))
    modules = [path for path in hidden if path.endswith((".py", "/"))]
    if not modules:
        return ()
    names = ", ".join(shown(path) for path in modules[:3]) + (", …" if len(modules) > 3 else "")
    return (f".git/info/exclude hides {len(modules)} untracked: {names}",)


def _count(number: int, word: str, rest: str) -> tuple[str, ...]:
    return (f"{number} {word}{'' if number == 1 else 's'} {rest}",) if number else ()
