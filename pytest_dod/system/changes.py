"""The change set: the tree at the base against the working tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ..model.change import Base, Change, ChangeKind, ChangeSet, FileKind, Head
from .commits import CUT_OFF, committed_on, read_commits
from .git import BLOB_LIMIT, Git, too_large
from .lfs import Pointer
from .lines import added
from .objects import Entry, blob_id
from .renames import pair_equal, pair_similar
from .snapshot import SUBMODULE_UNREAD, Snapshot, Standing, kind_of, take

TOTAL_LIMIT = 256 * 1024 * 1024
HISTORY_GAP = "this clone is shallow and lacks commits of the change; fetch the whole history"
POINTER_UNREAD = "a Git LFS pointer: the content it stands for was not checked"


def read_changes(git: Git, base: Base, *, size_limit: int = BLOB_LIMIT) -> ChangeSet:
    """Everything that differs from `base`: committed, staged, unstaged and untracked together."""
    snapshot = take(git)
    changes: dict[str, Change] = {}
    # What differs from any merge base is changed; the first one says how.
    for commit in (base.commit, *base.others):
        for change in _Comparison(git, git.tree(commit), snapshot, size_limit).changes():
            changes.setdefault(change.path, change)
    commits = read_commits(git, base, size_limit=size_limit)
    cut_off = any(CUT_OFF in commit.unread for commit in commits)
    return ChangeSet(
        base=base,
        head=_head(git, snapshot),
        changes=tuple(changes[path] for path in sorted(changes)),
        commits=commits,
        base_files=frozenset(git.tree(base.commit)),
        files=frozenset(snapshot.at),
        notes=(*base.notes, *git.notes, *_ignored_refs(git), *snapshot.notes),
        history_gap=HISTORY_GAP if cut_off else "",
        day=max(committed_on(git, commit) for commit in (base.commit, git.head)),
    )


def _head(git: Git, snapshot: Snapshot) -> Head:
    tree = git.tree(git.head)
    differing = snapshot.differing(tree)
    # What is staged and no longer in the working tree is uncommitted, too.
    staged = {line.path: line.entry for line in git.index()}
    uncommitted = differing | (staged.keys() ^ tree.keys())
    uncommitted |= {path for path, entry in staged.items() if tree.get(path, entry) != entry}
    return Head(git.head, dirty=bool(differing), uncommitted=tuple(sorted(uncommitted)))


def _ignored_refs(git: Git) -> tuple[str, ...]:
    notes = []
    replaced = sum(name.startswith("refs/replace/") for name in git.refs)
    if replaced:
        notes.append(f"{replaced} replace ref{'' if replaced == 1 else 's'} ignored")
    # Git would answer for this file with what the environment pins it to.
    grafts = git.git_path("info/exclude").with_name("grafts")
    if grafts.is_file() and grafts.stat().st_size:
        notes.append("grafts ignored")
    return tuple(notes)


@dataclass(frozen=True)
class _Side:
    """One side of a change: its content, or why that was not read."""

    data: bytes | None = None
    unread: str = ""


_NOTHING = _Side()


class _Comparison:
    def __init__(
        self, git: Git, tree: Mapping[str, Entry], snapshot: Snapshot, size_limit: int
    ) -> None:
        self._git = git
        self._tree = tree
        self._now = snapshot.at
        self._disk = snapshot.disk
        self._limit = size_limit

    def changes(self) -> list[Change]:
        gone = [path for path in self._tree if path not in self._now]
        new = [path for path in self._now if path not in self._tree]
        other = [
            path
            for path, standing in self._now.items()
            if path in self._tree and not standing.equals(self._tree[path])
        ]
        before, after = self._read(sorted({*gone, *new, *other}))
        renamed = self._renamed(gone, new, before, after)
        changes = []
        for path in new:
            old_path = renamed.get(path)
            old = _NOTHING if old_path is None else before[old_path]
            kind = ChangeKind.ADDED if old_path is None else ChangeKind.RENAMED
            changes.append(self._change(path, kind, old, after[path], old_path))
        for path in other:
            changes.append(self._change(path, ChangeKind.MODIFIED, before[path], after[path]))
        for path in set(gone) - set(renamed.values()):
            changes.append(self._change(path, ChangeKind.DELETED, before[path], _NOTHING))
        return changes

    def _change(
        self, path: str, kind: ChangeKind, old: _Side, new: _Side, old_path: str | None = None
    ) -> Change:
        change = Change(
            path,
            kind,
            old_path=old_path,
            file_kind=self._now[path].kind if path in self._now else FileKind.MISSING,
            before=old.data,
            after=new.data,
            unread=new.unread or old.unread,
        )
        if new.data is None or change.file_kind is FileKind.SUBMODULE:
            return change
        lines = added([] if old.data is None else [old.data], new.data)
        return replace(change, added_lines=lines)

    def _renamed(
        self,
        gone: Iterable[str],
        new: Iterable[str],
        before: Mapping[str, _Side],
        after: Mapping[str, _Side],
    ) -> dict[str, str]:
        empty = blob_id(b"", self._git.object_format)
        pairs: dict[str, str] = {}
        for kind in (FileKind.FILE, FileKind.LINK):
            old_ids = {
                path: self._tree[path].oid for path in gone if kind_of(self._tree[path]) is kind
            }
            new_ids = {path: self._now[path].oid for path in new if self._now[path].kind is kind}
            pairs.update(pair_equal(old_ids, new_ids, empty))
            if kind is FileKind.FILE:
                left = _contents(before, old_ids.keys() - set(pairs.values()))
                right = _contents(after, new_ids.keys() - pairs.keys())
                pairs.update(pair_similar(left, right))
        return pairs

    def _read(self, paths: Iterable[str]) -> tuple[dict[str, _Side], dict[str, _Side]]:
        """Both sides of each path, as far as they fit into memory together."""
        entries = {path: self._tree[path] for path in paths if path in self._tree}
        sizes = self._git.sizes(entry.oid for entry in entries.values() if entry.is_blob)
        left = TOTAL_LIMIT
        wanted: dict[str, str] = {}
        before: dict[str, _Side] = {}
        after: dict[str, _Side] = {}
        for path in paths:
            entry, standing = entries.get(path), self._now.get(path)
            size = standing.size if standing and standing.size <= self._limit else 0
            if entry is not None and entry.is_blob:
                old_size = sizes.get(entry.oid, 0)
                size += old_size if old_size <= self._limit else 0
            left -= size
            fits = left >= 0
            if entry is not None and not entry.is_blob:
                before[path] = _Side(entry.oid.encode(), SUBMODULE_UNREAD)
            elif entry is not None and fits:
                wanted[path] = entry.oid
            elif entry is not None:
                before[path] = _TOO_MUCH
            if standing is not None:
                after[path] = self._now_at(path, standing) if fits else _TOO_MUCH
        blobs = self._git.blobs(wanted.values(), limit=self._limit)
        before.update(
            {path: _Side(blobs[oid].data, blobs[oid].problem) for path, oid in wanted.items()}
        )
        return before, after

    def _now_at(self, path: str, standing: Standing) -> _Side:
        if standing.kind is FileKind.SUBMODULE:
            return _Side(standing.oid.encode() or None, standing.unread)
        if standing.unread:
            return _Side(None, standing.unread)
        if standing.size > self._limit:
            return _Side(None, too_large(standing.size, self._limit))
        data = self._disk.read(path, self._limit)
        if data is None:
            return _Side(None, "it changed while it was read")
        if standing.kind is FileKind.FILE and Pointer.parse(data):
            return _Side(None, POINTER_UNREAD)
        return _Side(data)


_TOO_MUCH = _Side(None, f"the change set is larger than {TOTAL_LIMIT // 2**20} MiB")


def _contents(sides: Mapping[str, _Side], paths: Iterable[str]) -> dict[str, bytes]:
    contents = {path: sides[path].data for path in paths}
    return {path: data for path, data in contents.items() if data is not None}
