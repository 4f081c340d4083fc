"""The settings that steer a tool, as they stood at the base and as they stand now.

A change could make a tool content by telling it to look away. So where such settings differ, the
tool is asked again about the changed files, in a mirror of the tree with the settings of the base.
"""

from __future__ import annotations

import os
import posixpath
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..model.change import Change, ChangeKind, ChangeSet, FileKind
from ..model.finding import Finding
from ..model.tool import Workshop
from ._start import UnusableError, plain

PYTHON_SUFFIXES = (".py", ".pyi", ".ipynb")
HINT = "restore the setting, or change it in a commit on the base first"

Relevant = Callable[[str, bytes], object]
"""What of a settings file (name, content) matters to a tool; None for nothing."""


@dataclass(frozen=True)
class Steering:
    """Settings files by path. `changed` are those that steer otherwise than at the base."""

    now: Mapping[str, bytes]
    base: Mapping[str, bytes]
    changed: tuple[str, ...]


def steering(
    workshop: Workshop, changes: ChangeSet, names: Iterable[str], relevant: Relevant
) -> Steering:
    """Read the files of these names beside and above the project and the changed files."""
    names = tuple(names)
    return steering_of(
        workshop,
        changes,
        (posixpath.join(folder, name) for folder in _folders(workshop, changes) for name in names),
        relevant,
    )


def steering_of(
    workshop: Workshop, changes: ChangeSet, paths: Iterable[str], relevant: Relevant
) -> Steering:
    """The same for files named one by one."""
    now: dict[str, bytes] = {}
    base: dict[str, bytes] = {}
    for path in paths:
        present = _present(workshop.top / path)
        if present is not None:
            now[path] = present
        if path in changes.base_files:
            base[path] = _at_base(path, changes, present)
    changed = []
    for path in sorted({*now, *base}):
        name = posixpath.basename(path)
        then = relevant(name, base[path]) if path in base else None
        if then != (relevant(name, now[path]) if path in now else None):
            changed.append(path)
    return Steering(now, base, tuple(changed))


def folders_above(path: str) -> list[str]:
    """All folders that `path` lies in, relative to the top, innermost first; the last is ""."""
    folders = []
    while path:
        path = posixpath.dirname(path)
        folders.append(path)
    return folders


def root_folder(workshop: Workshop) -> str:
    """The project's folder relative to the top; "" where they are the same."""
    relative = os.path.relpath(workshop.root.resolve(), workshop.top.resolve())
    return "" if relative == "." else relative.replace(os.sep, "/")


def _folders(workshop: Workshop, changes: ChangeSet) -> tuple[str, ...]:
    root = root_folder(workshop)
    folders = {root, *folders_above(root), ""}
    for path in changed_python(changes):
        folders.update(folders_above(path))
    return tuple(sorted(folders))


def changed_python(changes: ChangeSet) -> dict[str, Change]:
    """The changed files with Python in them that are still there."""
    return {
        change.path: change
        for change in changes.changes
        if change.path.endswith(PYTHON_SUFFIXES)
        and change.kind is not ChangeKind.DELETED
        and change.file_kind is FileKind.FILE
    }


def changed_below(
    workshop: Workshop, changes: ChangeSet, wanted: Iterable[str]
) -> dict[str, Change]:
    """Those that lie at or below one of the wanted paths (relative to the project's folder)."""
    root = root_folder(workshop)
    places = [posixpath.normpath(posixpath.join(root, path)) for path in wanted]
    return {
        path: change
        for path, change in changed_python(changes).items()
        if any(place in (".", path) or path.startswith(f"{place}/") for place in places)
    }


def _present(place: Path) -> bytes | None:
    try:
        return place.read_bytes() if place.is_file() else None
    except OSError as error:
        raise UnusableError(f"{plain(place.name)} cannot be read: {error.strerror}") from error


def _at_base(path: str, changes: ChangeSet, present: bytes | None) -> bytes:
    for change in changes.changes:
        if change.path == path or change.old_path == path:
            if change.kind is ChangeKind.RENAMED and change.path == path:
                continue
            if change.before is None or change.unread:
                why = change.unread or "it is not known"
                raise UnusableError(
                    f"the settings at the base cannot be read: {plain(path)}: {why}"
                )
            return change.before
    if present is None:
        raise UnusableError(f"the settings at the base cannot be read: {plain(path)} is not here")
    return present


def ignore_rules(content: bytes) -> object:
    """What matters of a `.gitignore`: its rules, in order."""
    lines = (line.strip() for line in content.splitlines())
    return tuple(line for line in lines if line and not line.startswith(b"#")) or None


def make_mirror(workshop: Workshop, files: Mapping[str, bytes], absent: Iterable[str] = ()) -> Path:
    """A folder that looks like the top of the repository, but for some files.

    `files` stand there with these contents, `absent` ones do not. Everything else is a link to
    what is really there, so nothing is copied that does not differ.
    """
    mirror = workshop.folder("mirror")
    (mirror / ".git").mkdir()
    hidden = {*absent, ".git"}
    folders = {"", root_folder(workshop)}
    for path in files:
        folders.update(folders_above(path))
    for folder in list(folders):
        folders.update(folders_above(folder))
    for folder in sorted(folders):
        (mirror / folder).mkdir(exist_ok=True)
    for path, content in files.items():
        (mirror / path).write_bytes(content)
        if (workshop.top / path).is_file():
            # There are rules about the executable bit.
            shutil.copymode(workshop.top / path, mirror / path)
    for folder in folders:
        try:
            entries = list(os.scandir(workshop.top / folder))
        except OSError:
            continue
        for entry in entries:
            path = posixpath.join(folder, entry.name)
            if path not in folders and path not in files and path not in hidden:
                os.symlink(entry.path, mirror / path)
    return mirror


def root_in(mirror: Path, workshop: Workshop) -> Path:
    """Where the project's folder is in a mirror."""
    return mirror / root_folder(workshop)


def only_at_base(
    found: Iterable[Finding], today: Iterable[Finding], paths: Iterable[str], why: str
) -> tuple[Finding, ...]:
    """The findings in these paths where today's settings have none, each with the reason."""
    known = {(f.path, f.line) for f in today}
    among = frozenset(paths)
    return tuple(
        replace(finding, message=f"{finding.message}; {why}", hint=HINT)
        for finding in found
        if finding.path in among and (finding.path, finding.line) not in known
    )


def why_looser(changed: Iterable[str]) -> str:
    """Why a finding of the base's settings counts."""
    files = ", ".join(plain(path) for path in changed)
    if files:
        return f"clean only because this change loosens the settings ({files})"
    return "clean only because local ignore rules hide the file; the settings of the base do not"
