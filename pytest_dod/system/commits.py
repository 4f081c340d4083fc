"""What each commit of the range adds, so that nothing hides in history that the tree forgot."""

from __future__ import annotations

import codecs
import contextlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timezone
from typing import NamedTuple

from ..errors import Problem, UsageProblems
from ..model.change import Base, Commit
from .git import BLOB_LIMIT, Git, decode
from .lfs import Pointer
from .lines import added
from .objects import SUBMODULE_MODE, Blob, blob_id
from .renames import pair_equal, pair_similar
from .shown import shown

CUT_OFF = "what it changed is unknown: the history before it is not in this clone"
_CHUNK_BYTES = 16 * 1024 * 1024
_COMMIT_BYTES = 64 * 1024 * 1024
_TEXT_BYTES = 64 * 1024 * 1024
_BINARY_BYTES = 32 * 1024 * 1024
_BINARY = "binary"
_COMMITS_AT_ONCE = 500
_ABSENT = "000000"


class _Touched(NamedTuple):
    """A path a commit changed: what is there afterwards, and was there in each parent."""

    path: str
    mode: str
    oid: str
    before: tuple[str | None, ...]


@dataclass(frozen=True)
class _Raw:
    id: str
    parents: tuple[str, ...]
    message: str


def read_commits(git: Git, base: Base, *, size_limit: int = BLOB_LIMIT) -> tuple[Commit, ...]:
    """The commits of base..HEAD, oldest first, each with the lines it adds.

    A merge adds what is in none of its parents. An entry of `Commit.unread` is a path and the
    reason why it was not read, or the reason why nothing of the commit was.
    """
    excluded = [f"^{commit}" for commit in (base.commit, *base.others)]
    listing = git.out("rev-list", "--topo-order", "--reverse", git.head, *excluded)
    ids = listing.decode("ascii").split()
    if not ids:
        return ()
    raws = _raw_commits(git, ids)
    cut_off = _cut_off(git, raws, {base.commit, *base.others})
    touched = _touched(git, [raws[commit] for commit in ids if commit not in cut_off])
    sizes = git.sizes(
        oid
        for entries in touched.values()
        for entry in entries
        for oid in (entry.oid, *entry.before)
        if oid is not None and entry.mode != SUBMODULE_MODE
    )
    reader = _Reader(git, sizes, size_limit)
    commits = []
    for chunk in _chunks(ids, touched, sizes):
        blobs = reader.load([entry for commit in chunk for entry in touched.get(commit, ())])
        for commit in chunk:
            raw = raws[commit]
            lines: dict[str, tuple[tuple[int, str], ...]] = {}
            unread: tuple[str, ...] = (CUT_OFF,)
            binaries: dict[str, bytes] = {}
            if commit in touched:
                binaries = reader.binaries(touched[commit], blobs)
                lines, unread = reader.added(touched[commit], blobs, without=set(binaries))
            commits.append(Commit(commit, raw.message, raw.parents, lines, unread, binaries))
    return tuple(commits)


def _cut_off(git: Git, raws: Mapping[str, _Raw], ends: set[str]) -> frozenset[str]:
    """Commits at the edge of a shallow clone: their parents are not there, and are not the base."""
    try:
        edge = git.git_path("shallow").read_text("ascii", "replace").split()
    except OSError:
        return frozenset()
    return frozenset(
        commit for commit in edge if commit in raws and not set(raws[commit].parents) <= ends
    )


def _raw_commits(git: Git, ids: Sequence[str]) -> dict[str, _Raw]:
    raws = {}
    for commit, blob in git.blobs(ids).items():
        if blob.data is None:
            raise UsageProblems(Problem(blob.problem, hint="git fsck names what is broken"))
        header, _, body = blob.data.partition(b"\n\n")
        fields = [line.partition(b" ") for line in header.split(b"\n")]
        named = {key: value.decode("ascii", "replace") for key, _, value in fields}
        parents = [value.decode("ascii", "replace") for key, _, value in fields if key == b"parent"]
        message = _message(body, named.get(b"encoding", "utf-8"))
        raws[commit] = _Raw(commit, tuple(parents), message)
    return raws


def committed_on(git: Git, commit: str) -> date:
    """The day (UTC) the commit with this full id says it was made; the first of days if it errs."""
    data = git.blobs([commit])[commit].data or b""
    header = data.partition(b"\n\n")[0]
    found = re.search(rb"^committer .*> (\d{1,11}) [+-]\d{4}$", header, re.MULTILINE)
    try:
        return datetime.fromtimestamp(int(found[1]) if found else 0, timezone.utc).date()
    except (OverflowError, ValueError, OSError):
        return date.min


def _message(body: bytes, encoding: str) -> str:
    # UTF-8 first: a header that claims otherwise could make the text unreadable.
    for name in ("utf-8", encoding):
        with contextlib.suppress(LookupError, ValueError):
            return body.decode(name)
    return body.decode("utf-8", "backslashreplace")


def _touched(git: Git, commits: Sequence[_Raw]) -> dict[str, list[_Touched]]:
    """What each commit changed; of a merge what differs from all of its parents."""
    touched: dict[str, list[_Touched]] = {}
    for start in range(0, len(commits), _COMMITS_AT_ONCE):
        touched.update(_touched_by(git, commits[start : start + _COMMITS_AT_ONCE]))
    return touched


def _touched_by(git: Git, commits: Sequence[_Raw]) -> dict[str, list[_Touched]]:
    printed = git.out(
        *("diff-tree", "--stdin", "--root", "-r", "-z", "-c", "--raw", "--always", "--no-abbrev"),
        *("--no-renames", "--no-ext-diff", "--no-textconv", "--no-relative"),
        *("--ignore-submodules=none",),
        # With their parents: a shallow clone pretends that those at its edge have none.
        stdin="".join(f"{' '.join((raw.id, *raw.parents))}\n" for raw in commits).encode(),
    )
    fields = iter(printed.split(b"\0"))
    touched: dict[str, list[_Touched]] = {}
    commit = ""
    for text in fields:
        if text.startswith(b":"):
            touched[commit].append(_parse_touched(text, decode(next(fields))))
        elif text:
            commit = text.decode("ascii")
            touched[commit] = []
    return touched


def _parse_touched(text: bytes, path: str) -> _Touched:
    words = text.decode("ascii").lstrip(":").split(" ")
    parents = text.index(text.lstrip(b":"))
    modes, oids = words[: parents + 1], words[parents + 1 : 2 * parents + 2]
    before = tuple(
        oid if mode not in (_ABSENT, SUBMODULE_MODE) else None
        for mode, oid in zip(modes[:-1], oids[:-1], strict=True)
    )
    return _Touched(path, modes[-1], oids[-1], before)


def _chunks(
    ids: Sequence[str], touched: Mapping[str, Sequence[_Touched]], sizes: Mapping[str, int]
) -> Iterator[list[str]]:
    chunk: list[str] = []
    held = 0
    for commit in ids:
        cost = sum(
            sizes.get(oid, 0)
            for entry in touched.get(commit, ())
            for oid in (entry.oid, *entry.before)
            if oid is not None
        )
        if chunk and held + cost > _CHUNK_BYTES:
            yield chunk
            chunk, held = [], 0
        chunk.append(commit)
        held += cost
    if chunk:
        yield chunk


class _Reader:
    def __init__(self, git: Git, sizes: Mapping[str, int], limit: int) -> None:
        self._git = git
        self._sizes = sizes
        self._limit = limit
        self._text_left = _TEXT_BYTES
        self._binary_left = _BINARY_BYTES
        self._empty = blob_id(b"", git.object_format)

    def load(self, entries: Sequence[_Touched]) -> dict[str, Blob]:
        """The contents that are needed, up to what one commit may cost."""
        left = _COMMIT_BYTES
        wanted: set[str] = set()
        for entry in entries:
            if entry.mode == SUBMODULE_MODE:
                continue
            for oid in (entry.oid, *entry.before):
                if oid is None or oid in wanted or not oid.strip("0"):
                    continue
                size = self._sizes.get(oid, 0)
                if size <= self._limit:
                    left -= size
                if left >= 0:
                    wanted.add(oid)
        return self._git.blobs(wanted, limit=self._limit, sizes=self._sizes)

    def binaries(self, entries: Sequence[_Touched], blobs: Mapping[str, Blob]) -> dict[str, bytes]:
        """What one commit adds that is no text, up to what all commits may cost."""
        found: dict[str, bytes] = {}
        for entry in entries:
            data = blobs[entry.oid].data if entry.oid in blobs else None
            if data is None or self._unreadable(entry, blobs) != _BINARY:
                continue
            self._binary_left -= len(data)
            if self._binary_left >= 0:
                found[entry.path] = data
        return found

    def added(
        self, entries: Sequence[_Touched], blobs: Mapping[str, Blob], *, without: set[str]
    ) -> tuple[dict[str, tuple[tuple[int, str], ...]], tuple[str, ...]]:
        """The lines one commit adds in all files but `without`, and what of it was not read."""
        sources = _sources(entries, blobs, self._empty)
        lines: dict[str, tuple[tuple[int, str], ...]] = {}
        unread: list[str] = []
        for entry in entries:
            if entry.mode == _ABSENT or entry.path in without:
                continue
            reason = self._unreadable(entry, blobs)
            if reason:
                unread.append(f"{shown(entry.path)}: {reason}")
                continue
            new = _text(blobs[entry.oid].data or b"")
            before = sources.get(entry.path, entry.before)
            old = [_text(blobs[oid].data or b"") for oid in before if oid and oid in blobs]
            numbers = added(old, new)
            self._text_left -= len(new) if numbers else 0
            if self._text_left < 0:
                unread.append(f"{shown(entry.path)}: the commits add more text than is read")
            elif numbers:
                texts = new.splitlines()
                lines[entry.path] = tuple(
                    (number, texts[number - 1].decode("utf-8", "backslashreplace"))
                    for number in sorted(numbers)
                )
        return lines, tuple(unread)

    def _unreadable(self, entry: _Touched, blobs: Mapping[str, Blob]) -> str:
        if entry.mode == SUBMODULE_MODE:
            return "a submodule"
        blob = blobs.get(entry.oid)
        if blob is None:
            return "the commit is too large"
        if blob.data is None:
            return blob.problem
        if Pointer.parse(blob.data):
            return "a Git LFS pointer"
        return _BINARY if b"\0" in _text(blob.data)[:8000] else ""


def _sources(
    entries: Sequence[_Touched], blobs: Mapping[str, Blob], empty: str
) -> dict[str, tuple[str | None, ...]]:
    """For files that a commit moved, what they were under their old name."""
    gone = {e.path: e.before[0] for e in entries if e.mode == _ABSENT and len(e.before) == 1}
    old_ids = {path: oid for path, oid in gone.items() if oid is not None}
    new_ids = {
        e.path: e.oid
        for e in entries
        if e.before == (None,) and e.mode not in (_ABSENT, SUBMODULE_MODE)
    }
    pairs = pair_equal(old_ids, new_ids, empty)
    pairs.update(
        pair_similar(
            _known(old_ids, blobs, set(pairs.values())), _known(new_ids, blobs, set(pairs))
        )
    )
    return {new: (old_ids[old],) for new, old in pairs.items()}


def _known(
    ids: Mapping[str, str], blobs: Mapping[str, Blob], without: set[str]
) -> dict[str, bytes]:
    found = {path: blobs[oid].data for path, oid in ids.items() if oid in blobs}
    return {path: data for path, data in found.items() if data is not None and path not in without}


def _text(data: bytes) -> bytes:
    """UTF-16 with a byte order mark becomes UTF-8: it is text, though full of NUL bytes."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace").encode("utf-8", "replace")
    return data
