"""Which documents a task means by what it writes: paths, globs, folders, or a name alone."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from ..model.change import ChangeSet
from ._paths import is_code, is_test_code, name_of

_END = re.compile(r"\\[Zz]$")


@dataclass(frozen=True)
class Places:
    """All paths there are or were, and the folders in which a document named alone is looked for.

    `folders` are the project's, the task's and the repository's top; `code` is the folder that
    holds all the changed code, from which the nearest document upward counts as well.
    """

    paths: frozenset[str]
    folders: tuple[str, ...]
    code: str | None

    @staticmethod
    def of(changes: ChangeSet, task_path: str, project: str) -> Places:
        """Where a document of this change would be expected."""
        task = str(PurePosixPath(task_path or ".").parent)
        code = [
            PurePosixPath(change.path).parent.parts
            for change in changes.changes
            if is_code(change.path) and not is_test_code(change.path)
        ]
        return Places(
            changes.files | changes.base_files,
            tuple(dict.fromkeys((project or ".", task, "."))),
            _common(code) if code else None,
        )


def homes_of(name: str, places: Places) -> tuple[str, ...]:
    """The documents called `name` that are about this change, the likeliest first."""
    found = [path for path in sorted(places.paths) if fits(name, path)]
    folders = [*_nearest(found, places.code), *places.folders]
    return tuple(dict.fromkeys(p for folder in folders for p in found if _home(p) == folder))


def _nearest(found: list[str], code: str | None) -> Iterator[str]:
    """The first folder, from that of the code upward, in which such a document stands."""
    if code is None:
        return
    for folder in (PurePosixPath(code), *PurePosixPath(code).parents):
        if any(_home(path) == str(folder) for path in found):
            yield str(folder)
            return


def _common(folders: list[tuple[str, ...]]) -> str:
    shortest, longest = min(folders), max(folders)
    same = 0
    while same < len(shortest) and same < len(longest) and shortest[same] == longest[same]:
        same += 1
    return str(PurePosixPath(*shortest[:same]))


def _home(path: str) -> str:
    return str(PurePosixPath(path).parent)


def is_bare(pattern: str) -> bool:
    """Whether `pattern` is a name alone, such as README or CHANGELOG.md."""
    return "/" not in pattern and not set(pattern) & set("*?[")


def fits(pattern: str, path: str) -> bool:
    """Whether `path` is one of those that `pattern` names, whatever the case."""
    wanted = pattern.strip().replace("\\", "/").removeprefix("./").casefold()
    path = path.casefold()
    if wanted.endswith("/"):
        return path.startswith(wanted) or f"/{wanted}" in f"/{path}"
    if set(wanted) & set("*?["):
        return _globs(wanted, path)
    if "/" in wanted:
        return path == wanted or path.startswith(f"{wanted}/")
    name = name_of(path)
    if "." in wanted:
        return name == wanted
    in_folder = path.startswith(f"{wanted}/")
    return in_folder or name == wanted or name.partition(".")[0] == wanted


def _globs(pattern: str, path: str) -> bool:
    parts = [
        ".*" if part == "**" else _END.sub("", fnmatch.translate(part)).replace(".*", "[^/]*")
        for part in pattern.split("/")
    ]
    expression = "/".join(parts).replace(".*/", "(?:.*/)?")
    return re.fullmatch(expression, path) is not None
