"""no-backup-files: the change set keeps no copies of old files or old code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ..errors import CannotTell
from ..model.change import Change, ChangeKind, ChangeSet, FileKind
from ..model.check import Check, Context, NoOptions
from ..model.evidence import EvidenceKind
from ..model.finding import Finding, Observation
from ._archives import UnreadableError, is_archive, members
from ._backups import backup_reason
from ._old_code import kept_code
from ._paths import is_code, is_test_code, name_of

_HINT = "delete it; git keeps the old version"
_LEAST_LINES = 8
_COMMON = frozenset({"__init__.py", "__main__.py", "conftest.py", "setup.py"})


def examine(options: NoOptions, context: Context) -> Observation:
    """Judge every path that was added, changed or renamed; what stood before is left alone."""
    changes = context.evidence.need_differences()
    present = [change for change in changes.changes if change.kind is not ChangeKind.DELETED]
    findings = [finding for change in present for finding in _named(change, changes)]
    findings += _doubles(changes)
    unread: list[str] = []
    for change in present:
        findings += _packed(change, changes, unread)
    findings += [
        Finding(
            f"{number} lines of old code are kept here, where they do not run",
            path,
            line,
            "delete them; git keeps the old version",
        )
        for path, line, number in kept_code(changes)
    ]
    if unread and not findings:
        raise CannotTell(
            f"could not look into {', '.join(unread[:3])}", "remove the archive, or unpack it"
        )
    return Observation(len(changes.changes), "changed files", tuple(findings))


def _named(change: Change, changes: ChangeSet) -> Iterator[Finding]:
    reason = backup_reason(change.path, changes.files | changes.base_files)
    if reason:
        yield Finding(f"looks like a backup: {reason}", change.path, None, _HINT, definite=True)


def _doubles(changes: ChangeSet) -> Iterator[Finding]:
    """Added files that hold what another file held at the base, while that file is still there."""
    olds = [
        (change, lines)
        for change in changes.changes
        if change.kind is ChangeKind.MODIFIED
        and is_code(change.path)
        and len(lines := _lines(change.before_text)) >= _LEAST_LINES
        and 2 * len(lines & _lines(change.after_text)) >= len(lines)
    ]
    for change in changes.changes:
        if change.kind is not ChangeKind.ADDED or is_test_code(change.path):
            continue
        if name_of(change.path) in _COMMON or change.binary:
            continue
        mine = _lines(change.after_text)
        for old, lines in olds:
            if 10 * len(lines & mine) >= 9 * len(lines) and 10 * len(mine & lines) >= 8 * len(mine):
                yield Finding(f"holds the old content of {old.path}", change.path, None, _HINT)
                break


def _lines(text: str | None) -> frozenset[str]:
    return frozenset(line.strip() for line in (text or "").splitlines() if len(line.strip()) > 3)


def _packed(change: Change, changes: ChangeSet, unread: list[str]) -> Iterator[Finding]:
    if change.file_kind is not FileKind.FILE or not is_archive(change.path, change.after):
        return
    if change.kind is ChangeKind.RENAMED and change.before == change.after:
        return
    if change.after is None:
        unread.append(f"{change.path} ({change.unread})" if change.unread else change.path)
        return
    try:
        names = members(change.path, change.after)
    except UnreadableError:
        unread.append(change.path)
        return
    own = _own_sources(changes)
    for name in names:
        if PurePosixPath(name).name in own and _is_own(name, own[PurePosixPath(name).name]):
            yield Finding(f"an archive that holds {name}", change.path, None, _HINT)
            return


def _own_sources(changes: ChangeSet) -> dict[str, list[tuple[str, ...]]]:
    own: dict[str, list[tuple[str, ...]]] = {}
    for path in changes.files | changes.base_files:
        if is_code(path):
            own.setdefault(name_of(path), []).append(PurePosixPath(path).parts)
    return own


def _is_own(member: str, paths: list[tuple[str, ...]]) -> bool:
    """Whether a member is named as a file of the repository, folder included where it has one."""
    parts = PurePosixPath(member).parts[-2:]
    if parts[-1] in _COMMON and len(parts) < 2:
        return False
    return any(path[-len(parts) :] == parts or path == parts[-1:] for path in paths)


CHECK = Check(
    id="no-backup-files",
    title="no backup copies",
    passes_when="no backup-like file is added, changed or renamed in the change set",
    options=NoOptions,
    needs=frozenset({EvidenceKind.CHANGES}),
    examine=examine,
)
