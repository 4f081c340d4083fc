"""documents-exist: the documents that the task declares binding are there."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field

from ..errors import CannotTell, NotApplicable
from ..model.change import Change, ChangeKind, ChangeSet, FileKind
from ..model.check import Check, Context
from ..model.evidence import EvidenceKind, FileRequest, FileTexts
from ..model.finding import Finding, Observation
from ..model.globs import matches
from ._documents import Places, fits, homes_of, is_bare
from ._placeholders import placeholder_in, unfilled
from ._substance import words_of

_HINT = "bring it back, or name the document that binds instead"


@dataclass(frozen=True)
class Options:
    """`paths` must be there: files, `folders/`, globs, or bare names such as AGENTS.md.

    `optional` may; where none of them is, and nothing else is named, the line does not apply.
    """

    paths: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


@dataclass
class _Answer:
    findings: list[Finding] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def reads(options: Options) -> tuple[FileRequest, ...]:
    """Their texts: an empty document binds nobody."""
    names = tuple(dict.fromkeys(_plain(path) for path in options.paths))
    if not names:
        return ()
    patterns = (
        pattern
        for name in names
        for pattern in ((f"**/{name}", f"**/{name}.*") if is_bare(name) else (name, f"**/{name}"))
    )
    return (FileRequest(tuple(patterns)),)


def examine(options: Options, context: Context) -> Observation:
    """Look for each document, and at what the change did to it."""
    changes = context.evidence.need_changes()
    requests = reads(options)
    if not requests and not options.optional:
        raise CannotTell("no document is named", "name it: paths=AGENTS.md")
    texts = context.evidence.need_files(requests[0]) if requests else FileTexts()
    places = Places.of(changes, context.task_path, context.evidence.project)
    answer = _Answer()
    for written in options.paths:
        if placeholder_in(written):
            line = context.criterion.line
            answer.findings.append(unfilled(written, context.task_path, line))
        else:
            _judge(_plain(written), changes, places, texts, answer)
    there = [name for name in options.optional if _present(_plain(name), changes, places)]
    answer.notes += [f"optional, not there: {n}" for n in options.optional if n not in there]
    if not options.paths and not there:
        _judge_optional(options.optional, changes, answer, context)
    if answer.unknown and not answer.findings:
        raise CannotTell("; ".join(answer.unknown), "name the document by its path")
    return Observation(
        examined=len(options.paths) or len(there) or len(options.optional),
        unit="documents",
        findings=tuple(answer.findings),
        notes=(*answer.notes, *answer.unknown),
    )


def _plain(written: str) -> str:
    """A path without quotes and the anchor of a heading in it."""
    return written.strip().strip("`").partition("#")[0].replace("\\", "/").removeprefix("./")


def _present(name: str, changes: ChangeSet, places: Places) -> list[str]:
    """The files that `name` means, in the case it is written in."""
    if not name or name.startswith(("/", "../")) or "://" in name:
        return []
    if is_bare(name):
        # Not where docs-touched would look: a document of that name in any folder binds only there.
        found = [path for path in homes_of(name, places) if path in changes.files]
        folders = [path for path in sorted(changes.files) if path.startswith(f"{name}/")]
        exact = [p for p in found if posixpath.basename(p) == name or _stem(p) == name]
        return exact or folders
    return [
        path
        for path in sorted(changes.files)
        for folder in dict.fromkeys(places.folders)
        if _means(posixpath.normpath(posixpath.join(folder, name)), path, name.endswith("/"))
    ]


def _means(pattern: str, path: str, is_folder: bool) -> bool:
    return (
        (not is_folder and matches(pattern, path))
        or path.startswith(f"{pattern}/")
        or (is_folder and matches(f"{pattern}/", path))
    )


def _stem(path: str) -> str:
    return posixpath.basename(path).partition(".")[0]


def _judge(
    name: str, changes: ChangeSet, places: Places, texts: FileTexts, answer: _Answer
) -> None:
    if not name or name.startswith(("/", "../")) or "://" in name:
        answer.unknown.append(f"{name or 'an empty name'} is no path within the repository")
        return
    found = _present(name, changes, places)
    if not found:
        _absent(name, changes, answer)
        return
    empty = [path for path in found if _is_empty(path, changes, texts)]
    if len(empty) == len(found):
        change = changes.at(empty[0])
        emptied = change is not None and change.kind is ChangeKind.MODIFIED
        what = "was emptied by the change" if emptied else "says nothing: it is empty"
        answer.findings.append(Finding(what, empty[0], None, _HINT))
        return
    dangling = [path for path in found if _leads_nowhere(changes.at(path), changes)]
    if len(dangling) == len(found):
        message = "is a link to something that is not in the repository"
        answer.findings.append(Finding(message, found[0], None, _HINT))
        return
    answer.notes += [f"{p} was not read: it {texts.unread[p]}" for p in found if p in texts.unread]
    answer.notes += [
        f"{path} is itself part of the change" for path in found if changes.at(path) is not None
    ]


def _judge_optional(
    names: tuple[str, ...], changes: ChangeSet, answer: _Answer, context: Context
) -> None:
    """None is there: no matter, unless the change took one away or one stands somewhere else."""
    for written in names:
        name = _plain(written)
        if placeholder_in(written):
            line = context.criterion.line
            answer.findings.append(unfilled(written, context.task_path, line))
        elif _lost(name, changes) or any(fits(name, path) for path in changes.files):
            _absent(name, changes, answer)
    if not answer.findings and not answer.unknown:
        reason = f"named for a case only, and not in this repository: {', '.join(names)}"
        raise NotApplicable(reason)


def _lost(name: str, changes: ChangeSet) -> list[Change]:
    """The changes that took a document away."""
    return [
        change
        for change in changes.changes
        if (change.kind is ChangeKind.DELETED and fits(name, change.path))
        or (change.kind is ChangeKind.RENAMED and change.old_path and fits(name, change.old_path))
    ]


def _absent(name: str, changes: ChangeSet, answer: _Answer) -> None:
    """Say what became of a document that is not there."""
    gone = _lost(name, changes)
    similar = [path for path in sorted(changes.files) if fits(name, path)]
    other_case = [path for path in similar if not _same_case(name, path)]
    exact = [change for change in gone if (change.old_path or change.path) == name]
    left = [path for path in similar if path not in {change.path for change in gone}]
    if exact or (gone and not left):
        lost = (exact or gone)[0]
        renamed = lost.kind is ChangeKind.RENAMED
        what = f"was renamed to {lost.path}" if renamed else "was deleted by the change"
        answer.findings.append(Finding(what, lost.old_path or lost.path, None, _HINT))
    elif other_case:
        message = f"{name} does not exist; {other_case[0]} does: small and capital letters differ"
        hint = "write the name in the task as the file has it, or rename the file"
        answer.findings.append(Finding(message, None, None, hint))
    elif similar:
        answer.unknown.append(f"{name} stands only at {similar[0]}, which need not be meant")
    else:
        hint = "add it; a file that git ignores does not count"
        answer.findings.append(Finding(f"{name} does not exist", None, None, hint))


def _same_case(name: str, path: str) -> bool:
    last = posixpath.basename(name.rstrip("/"))
    return last in (posixpath.basename(path), _stem(path)) or f"{name.rstrip('/')}/" in f"/{path}"


def _is_empty(path: str, changes: ChangeSet, texts: FileTexts) -> bool:
    change = changes.at(path)
    text = texts.texts.get(path)
    if text is None and change is not None and change.file_kind is FileKind.FILE:
        text = change.after_text
    return text is not None and not words_of(path, text)


def _leads_nowhere(change: Change | None, changes: ChangeSet) -> bool:
    if change is None or change.file_kind is not FileKind.LINK or change.after_text is None:
        return False
    target = posixpath.normpath(posixpath.join(posixpath.dirname(change.path), change.after_text))
    return target not in changes.files and not any(
        path.startswith(f"{target}/") for path in changes.files
    )


CHECK = Check(
    id="documents-exist",
    title="the binding documents are there",
    passes_when=(
        "each document that the task names as binding is in the working tree, says something, and "
        "was neither deleted nor emptied by the change"
    ),
    options=Options,
    needs=frozenset({EvidenceKind.CHANGES, EvidenceKind.FILES}),
    examine=examine,
    reads=reads,
)
