"""docs-touched: each document the text names is changed in substance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..errors import CannotTell
from ..model.change import Change, ChangeKind, ChangeSet
from ..model.check import Check, Context
from ..model.evidence import EvidenceKind
from ..model.finding import Finding, Observation
from ._documents import Places, fits, homes_of, is_bare
from ._paths import is_changelog, is_document, name_of
from ._substance import changed_in_substance, changed_only_out_of_sight, says_otherwise

_FRAGMENTS = re.compile(
    r"(^|/)(changelog\.d|changes|news|newsfragments|\.changes|changelog)/", re.I
)


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
    options = _in_project(options, changes, context.evidence.project)
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
    documents = [c for c in written if is_document(c.path) or any(fits(p, c.path) for p in named)]
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


def _in_project(options: Options, changes: ChangeSet, project: str) -> Options:
    """Paths that name nothing at the top of the repository are meant from the project's folder."""
    everywhere = changes.files | changes.base_files

    def meant(pattern: str) -> str:
        below = f"{project}/{pattern.removeprefix('./')}"
        if not project or is_bare(pattern) or any(fits(pattern, path) for path in everywhere):
            return pattern
        return below if any(fits(below, path) for path in everywhere) else pattern

    return Options(tuple(map(meant, options.paths)), tuple(map(meant, options.optional)))


def _is_task(path: str, task_path: str) -> bool:
    task = task_path.replace("\\", "/").removeprefix("./")
    return bool(task) and (f"/{path}".endswith(f"/{task}") or f"/{task}".endswith(f"/{path}"))


def _no_document(documents: list[Change]) -> Iterator[Finding]:
    if not documents:
        yield Finding(
            "no document changed", hint="describe the change in README, CHANGELOG or docs/"
        )
    for change in documents:
        yield Finding(_untouched(change), change.path, None, _what_to_do(change))


def _what_to_do(change: Change) -> str:
    if is_changelog(change.path):
        return "add an entry that says what changes for users"
    return "describe what changed for readers"


def _untouched(change: Change) -> str:
    if change.kind is ChangeKind.DELETED:
        return "was deleted, not updated"
    if change.kind is ChangeKind.RENAMED:
        return "was renamed, and says what it said before"
    if change.after is None:
        return f"was not read: {change.unread or 'no content'}"
    if change.kind is ChangeKind.ADDED:
        return "is new and says nothing"
    if is_changelog(change.path) and says_otherwise(change):
        return "has lost or altered words, and no entry was added"
    return "differs only in white space, comments or signs that no reader sees"


def _demand(
    pattern: str, written: list[Change], changes: ChangeSet, context: Context
) -> Iterator[Finding]:
    found = _matching(pattern, written, changes, context)
    if any(changed_in_substance(change) for change in found):
        return
    for change in found:
        yield Finding(_untouched(change), change.path, None, _what_to_do(change))
    if not found:
        yield _missing(pattern, written, changes, context)


def _missing(pattern: str, written: list[Change], changes: ChangeSet, context: Context) -> Finding:
    """What to say where no document that `pattern` means is in the change."""
    there = [path for path in sorted(changes.files) if fits(pattern, path)]
    if not is_bare(pattern) and (set(pattern) & set("*?[") or "." not in name_of(pattern)):
        return _none_of(pattern, bool(there))
    if not there:
        hint = "write it, or have the task name the document that is meant"
        return Finding(f"{pattern} does not exist", pattern, None, hint)
    homes = homes_of(pattern, _places(changes, context)) if is_bare(pattern) else ()
    meant = [path for path in homes if path in changes.files] or there
    others = [c.path for c in written if fits(pattern, c.path) and changed_in_substance(c)]
    hint = f"describe the change in {meant[0]}"
    if others:
        hint += f" ({others[0]} did change, but lies beside other code)"
    if len(meant) == 1:
        return Finding(f"{meant[0]} is not changed", meant[0], None, hint)
    return Finding(f"none of {', '.join(meant)} is changed", None, None, hint)


def _none_of(pattern: str, exists: bool) -> Finding:
    what = f"no file {pattern}" if set(pattern) & set("*?[") else f"no file in {pattern}"
    hint = f"describe the change in a file of {pattern}"
    if not exists:
        return Finding(f"there is {what}", None, None, hint + ", or correct the task")
    return Finding(f"{what} is changed", None, None, hint)


def _matching(
    pattern: str, written: list[Change], changes: ChangeSet, context: Context
) -> list[Change]:
    """The changes that `pattern` means: of a bare name those at home, where there are any."""
    found = [change for change in written if fits(pattern, change.path)]
    if is_bare(pattern):
        at_home = homes_of(pattern, _places(changes, context))
        if at_home:
            found = [change for change in found if change.path in at_home]
        if not found and pattern.lower().startswith("change"):
            found = [c for c in written if _FRAGMENTS.search(c.path)]
    return found


def _places(changes: ChangeSet, context: Context) -> Places:
    return Places.of(changes, context.task_path, context.evidence.project)


CHECK = Check(
    id="docs-touched",
    title="documents are updated",
    passes_when=(
        "each document the text names is changed in substance (to a changelog words are added), or "
        "any one if it names none"
    ),
    options=Options,
    needs=frozenset({EvidenceKind.CHANGES}),
    examine=examine,
)
