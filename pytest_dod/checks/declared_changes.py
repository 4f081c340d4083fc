"""declared-changes: the task's lists of files and what the change really did agree."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from ..errors import CannotTell
from ..model.change import Change, ChangeKind, ChangeSet
from ..model.check import Check, Context
from ..model.evidence import EvidenceKind
from ..model.finding import Finding, Observation
from ..model.globs import matches
from ._paths import is_test_code, name_of
from ._placeholders import placeholder_in, unfilled

_UNDECLARED = ("note", "fail")
_LOCK_FILES = re.compile(
    r".+\.lockb?|.+-lock\.(?:json|ya?ml)|npm-shrinkwrap\.json|go\.sum|pylock(?:\.\w+)?\.toml",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?:::.*|:\d+(?:[-:]\d+)?)$")
_SHOWN = 10
_ONLY_TOUCHED = "differs only in white space or its mode"
_TOUCHED_HINT = "make the change that was declared, or take the file out of the list"
_PATH_HINT = "write each path from the top of the repository"


@dataclass(frozen=True)
class Options:
    """`new`, `changed`, `deleted` are paths, `folders/` or globs that the task declares as such.

    `declared` are all paths that it declares anywhere; where they are given, what the change
    touches beside them, its tests, lock files and the task is listed: as a note, or with
    `undeclared=fail` as a finding.
    """

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    declared: tuple[str, ...] = ()
    undeclared: str = "note"

    def __post_init__(self) -> None:
        if self.undeclared not in _UNDECLARED:
            raise ValueError(f"undeclared is note or fail, not {self.undeclared!r}")


@dataclass
class _Answer:
    changes: ChangeSet
    folders: tuple[str, ...]
    findings: list[Finding] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def find(self, message: str, path: str, hint: str = "") -> None:
        self.findings.append(Finding(message, path, None, hint))

    def meaning(self, written: str, paths: Iterable[str]) -> str:
        """`written` as seen from the top: from there, or from the project or the task's folder."""
        known = list(paths)
        for folder in self.folders:
            pattern = posixpath.normpath(posixpath.join(folder, written))
            pattern += "/" if written.endswith("/") else ""
            if any(_means(pattern, path) for path in known):
                return pattern
        return written


def examine(options: Options, context: Context) -> Observation:
    """Look for each declared path; a renamed file is gone at its old path and new at the other."""
    named = (*options.new, *options.changed, *options.deleted)
    if not named and not options.declared:
        raise CannotTell("no path is declared", "name the files: new=… changed=… deleted=…")
    changes = context.evidence.need_differences()
    task = str(PurePosixPath(context.task_path or ".").parent)
    folders = dict.fromkeys((".", context.evidence.project or ".", task))
    answer = _Answer(changes, tuple(folders))
    for judge, paths in (
        (_new, options.new),
        (_changed, options.changed),
        (_deleted, options.deleted),
    ):
        for written in paths:
            path = _plain(written)
            if placeholder_in(written):
                line = context.criterion.line
                answer.findings.append(unfilled(written, context.task_path, line))
            elif not path or path.startswith(("/", "../", "~")):
                answer.unknown.append(f"{written!r} is no path within the repository")
            else:
                everywhere = (*changes.files, *changes.base_files)
                judge(answer.meaning(path, everywhere), answer)
    extra: list[str] = []
    if options.declared or options.undeclared == "fail":
        extra = _undeclared((*named, *options.declared), context, answer)
        if options.undeclared == "fail":
            for path in extra:
                answer.find("is not declared in the task", path, "declare it, or undo the change")
        elif extra:
            answer.notes.append(f"not declared: {_some(extra)}")
    if answer.unknown and not answer.findings:
        touched = all(_ONLY_TOUCHED in doubt for doubt in answer.unknown)
        raise CannotTell("; ".join(answer.unknown), _TOUCHED_HINT if touched else _PATH_HINT)
    return Observation(
        examined=len(named) or len(changes.changes),
        unit="declared paths" if named else "changed files",
        findings=tuple(answer.findings),
        measured={"undeclared": float(len(extra))},
        notes=(*answer.notes, *answer.unknown),
    )


def _plain(written: str) -> str:
    path = _PLACE.sub("", written.strip().strip("`").strip())
    return path.replace("\\", "/").removeprefix("./")


def _means(pattern: str, path: str) -> bool:
    """Whether `pattern` is `path`, a folder above it, or a glob for it."""
    if not set(pattern) & set("*?"):
        return path == pattern or path.startswith(f"{pattern.rstrip('/')}/")
    return matches(pattern, path)


def _is_single(pattern: str, changes: ChangeSet) -> bool:
    """Whether `pattern` is one file, and no folder or glob."""
    if pattern.endswith("/") or set(pattern) & set("*?"):
        return False
    return not any(path.startswith(f"{pattern}/") for path in changes.files | changes.base_files)


def _touched(pattern: str, changes: ChangeSet) -> list[Change]:
    return [change for change in changes.changes if _means(pattern, change.path)]


def _new(pattern: str, answer: _Answer) -> None:
    found = _touched(pattern, answer.changes)
    if any(change.kind in (ChangeKind.ADDED, ChangeKind.RENAMED) for change in found):
        return
    if not found:
        _untouched(pattern, "new", answer)
    elif found[0].kind is ChangeKind.DELETED:
        answer.find("is declared as new and was deleted", pattern)
    else:
        path = found[0].path
        named = "" if path == pattern else f"belongs to {pattern}, which "
        message = f"{named}is declared as new and was there before: it is changed"
        answer.find(message, path, "declare it as changed")


def _changed(pattern: str, answer: _Answer) -> None:
    found = _touched(pattern, answer.changes)
    single = _is_single(pattern, answer.changes)
    kinds = {ChangeKind.MODIFIED, ChangeKind.RENAMED} if single else set(ChangeKind)
    if any(change.kind in kinds for change in found):
        if all(_only_white_space(change) for change in found):
            answer.unknown.append(f"{pattern} {_ONLY_TOUCHED}")
        return
    moved = [c for c in answer.changes.changes if c.old_path and _means(pattern, c.old_path)]
    if moved and moved[0].kind is ChangeKind.RENAMED:
        answer.find(
            f"is declared as changed and was renamed to {moved[0].path}",
            pattern,
            "declare the old path as deleted and the new one as new",
        )
    elif not found:
        _untouched(pattern, "changed", answer)
    elif found[0].kind is ChangeKind.ADDED:
        answer.find("is declared as changed and is new", pattern, "declare it as new")
    else:
        answer.find("is declared as changed and was deleted", pattern, "declare it as deleted")


def _only_white_space(change: Change) -> bool:
    if change.kind is not ChangeKind.MODIFIED or change.before is None or change.after is None:
        return False
    return change.before.split() == change.after.split()


def _deleted(pattern: str, answer: _Answer) -> None:
    changes = answer.changes
    were = [path for path in sorted(changes.base_files) if _means(pattern, path)]
    stay = [path for path in sorted(changes.files) if _means(pattern, path)]
    if stay:
        more = f" and {len(stay) - 1} more" if len(stay) > 1 else ""
        answer.find(f"is declared as deleted and is still there{more}", stay[0], "delete it")
    elif not were:
        _suggest(
            pattern,
            f"{pattern} is declared as deleted and was not there before",
            sorted(changes.base_files - changes.files),
            answer,
        )


def _untouched(pattern: str, kind: str, answer: _Answer) -> None:
    changes = answer.changes
    if any(_means(pattern, path) for path in changes.files):
        answer.find(f"is declared as {kind} and is not changed", pattern, "change it as declared")
        return
    if any(_means(pattern, path) for path in changes.base_files):
        answer.find(f"is declared as {kind} and is gone", pattern)
        return
    what = "does not exist" if _is_single(pattern, changes) else "holds no file"
    touched = [c.path for c in changes.changes if c.kind is not ChangeKind.DELETED]
    _suggest(pattern, f"{pattern} is declared as {kind} and {what}", touched, answer)


def _suggest(pattern: str, message: str, touched: Sequence[str], answer: _Answer) -> None:
    """A path that differs only in the folders before it, or in case, may be what was meant."""
    low = pattern.casefold()
    near = [path for path in touched if path.casefold() == low]
    if near:
        answer.find(f"{message}; {near[0]} differs in small and capital letters", pattern)
        return
    ends = [path for path in touched if f"/{path}".endswith(f"/{pattern}")]
    if ends:
        answer.unknown.append(f"{message}; whether {ends[0]} is meant cannot be told")
        return
    hint = "add it; a file that git ignores does not count" if "deleted" not in message else ""
    answer.find(message, pattern, hint)


def _undeclared(named: Iterable[str], context: Context, answer: _Answer) -> list[str]:
    changes = answer.changes
    everywhere = changes.files | changes.base_files
    patterns = [
        answer.meaning(path, everywhere)
        for path in map(_plain, named)
        if path and not placeholder_in(path)
    ]
    return [
        change.path
        for change in changes.changes
        if not any(
            _means(pattern, path)
            for pattern in patterns
            for path in (change.path, change.old_path or change.path)
        )
        and not _is_aside(change.path, context.task_path)
    ]


def _is_aside(path: str, task_path: str) -> bool:
    """Tests, lock files and the task itself need not be declared."""
    if path == task_path or is_test_code(path):
        return True
    return bool(_LOCK_FILES.fullmatch(name_of(path)))


def _some(paths: Sequence[str]) -> str:
    more = f" and {len(paths) - _SHOWN} more" if len(paths) > _SHOWN else ""
    return ", ".join(paths[:_SHOWN]) + more


CHECK = Check(
    id="declared-changes",
    title="the files change as declared",
    passes_when=(
        "each path that the task declares as new, changed or deleted is so in the change set; with "
        "`undeclared=fail` nothing else is, but for tests, lock files and the task itself"
    ),
    options=Options,
    needs=frozenset({EvidenceKind.CHANGES}),
    examine=examine,
)
