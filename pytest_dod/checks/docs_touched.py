"""docs-touched: each document the text names is changed in substance."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from ..errors import CannotTell
from ..model.change import Change, ChangeKind, ChangeSet
from ..model.check import Check, Context
from ..model.evidence import EvidenceKind
from ..model.finding import Finding, Observation
from ._paths import is_document, name_of
from ._substance import changed_in_substance, changed_only_out_of_sight

_FRAGMENTS = re.compile(
    r"(^|/)(changelog\.d|changes|news|newsfragments|\.changes|changelog)/", re.I
)
_END = re.compile(r"\\[Zz]$")


@dataclass(frozen=True)
class Options:
    """`paths` must change: files, `folders/`, globs, or bare names such as README.

    `optional` may. Without `paths` any one document will do.
    """

    paths: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


def examine(options: Options, context: Context) -> Observation:
    """Judge each required document, or whether there is any changed document at all."""
    changes = context.evidence.need_differences()
    written = [c for c in changes.changes if not _is_task(c.path, context.task_path)]
    notes = [
        f"optional, not changed: {pattern}"
        for pattern in options.optional
        if not any(changed_in_substance(c) for c in _matching(pattern, written, changes, context))
    ]
    furtive = [
        Finding(_untouched(change), change.path, None, "describe the change there, or undo it")
        for change in written
        if is_document(change.path) and changed_only_out_of_sight(change)
    ]
    depends = context.criterion.conditional or bool(options.optional and not options.paths)
    named = (*options.paths, *options.optional)
    documents = [c for c in written if is_document(c.path) or any(_fits(p, c.path) for p in named)]
    changed = [change for change in documents if changed_in_substance(change)]
    if depends and not changed:
        raise CannotTell(
            "the text makes it depend on something, and no document changed",
            "update the documents, or say why none is needed: `N/A: reason`",
        )
    if options.paths:
        findings = [
            finding
            for pattern in options.paths
            for finding in _demand(pattern, written, changes, context)
        ]
        told = {finding.path for finding in findings}
        findings += [finding for finding in furtive if finding.path not in told]
        return Observation(len(options.paths), "documents", tuple(findings), notes=tuple(notes))
    findings = furtive if changed else list(_no_document(documents))
    notes += [change.path for change in changed]
    return Observation(len(changed), "documents", tuple(findings), notes=tuple(notes))


def _is_task(path: str, task_path: str) -> bool:
    task = task_path.replace("\\", "/").removeprefix("./")
    return bool(task) and (f"/{path}".endswith(f"/{task}") or f"/{task}".endswith(f"/{path}"))


def _no_document(documents: list[Change]) -> Iterator[Finding]:
    if not documents:
        yield Finding(
            "no document changed", hint="describe the change in README, CHANGELOG or docs/"
        )
    for change in documents:
        yield Finding(_untouched(change), change.path, None, "describe what changed for readers")


def _untouched(change: Change) -> str:
    if change.kind is ChangeKind.DELETED:
        return "was deleted, not updated"
    if change.kind is ChangeKind.RENAMED:
        return "was renamed, and says what it said before"
    if change.after is None:
        return f"was not read: {change.unread or 'no content'}"
    if change.kind is ChangeKind.ADDED:
        return "is new and says nothing"
    return "differs only in white space, comments or signs that no reader sees"


def _demand(
    pattern: str, written: list[Change], changes: ChangeSet, context: Context
) -> Iterator[Finding]:
    found = _matching(pattern, written, changes, context)
    if any(changed_in_substance(change) for change in found):
        return
    for change in found:
        yield Finding(_untouched(change), change.path, None, "describe what changed for readers")
    if not found:
        stands = any(_fits(pattern, path) for path in changes.files)
        what = "is not changed" if stands else "does not exist"
        path = pattern.rstrip("/")
        yield Finding(f"{pattern} {what}", path, None, f"describe the change in {pattern}")


def _matching(
    pattern: str, written: list[Change], changes: ChangeSet, context: Context
) -> list[Change]:
    """The changes that `pattern` means: where it stands at the top, that and no other."""
    found = [change for change in written if _fits(pattern, change.path)]
    if _is_bare(pattern):
        own = PurePosixPath(context.task_path or ".").parent
        homes = {".", str(own)}
        everywhere = changes.files | changes.base_files
        at_home = {p for p in everywhere if _fits(pattern, p) and _home(p) in homes}
        if at_home:
            found = [change for change in found if change.path in at_home]
        if not found and pattern.lower().startswith("change"):
            found = [c for c in written if _FRAGMENTS.search(c.path)]
    return found


def _home(path: str) -> str:
    return str(PurePosixPath(path).parent)


def _is_bare(pattern: str) -> bool:
    return "/" not in pattern and not set(pattern) & set("*?[")


def _fits(pattern: str, path: str) -> bool:
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


CHECK = Check(
    id="docs-touched",
    title="documents are updated",
    passes_when="each document the text names is changed in substance, or any one if it names none",
    options=Options,
    needs=frozenset({EvidenceKind.CHANGES}),
    examine=examine,
)
