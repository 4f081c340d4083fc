"""The secret scan: what the change adds, in the working tree, its commits and their messages."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..model.change import Change, ChangeKind, ChangeSet, Commit, FileKind
from ..model.evidence import ToolReport, ToolRequest, ToolState
from ..model.finding import Finding
from ..model.tool import Tool, Workshop
from ..system.shown import shown
from ._secret_blobs import Piece, read
from ._secret_engines import Answer, installed, write_canary
from ._secret_place import TangledError
from ._secret_scan import LINE_END, VERSION, providers_only, scan

TOTAL_LIMIT = 32 * 1024 * 1024
_HINT = "revoke it at its provider, then remove it from the code and from the history"
_GAPS_SHOWN = 5
_KEPT_ENDINGS = (".yaml", ".yml", ".json", ".toml", ".py", ".env", ".ini", ".xml", ".js", ".sh")


@dataclass(frozen=True)
class _Source:
    """A text to scan: where it comes from, and which of its lines the change adds (None: all).

    `numbers` are the real numbers of its lines where the text is only a part of the file.
    """

    path: str | None
    piece: Piece
    added: frozenset[int] | None = None
    numbers: tuple[int, ...] = ()
    commit: str = ""

    def touched(self, first: int, last: int) -> bool:
        """Whether any of these lines is added."""
        return self.added is None or any(line in self.added for line in range(first, last + 1))

    def number(self, line: int) -> int:
        """The real number of a line of the text."""
        return self.numbers[line - 1] if 0 < line <= len(self.numbers) else line


@dataclass
class _Material:
    """Everything to scan, counted, with the reasons for what was not read."""

    sources: list[_Source] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    examined: int = 0
    size: int = 0

    def add(self, source: _Source, named: str) -> None:
        if self.size + len(source.piece.text) > TOTAL_LIMIT:
            self.unread.append(f"{named} (more than {TOTAL_LIMIT // 1024 // 1024} MB in all)")
            return
        self.size += len(source.piece.text)
        self.sources.append(source)


@dataclass(frozen=True)
class _Sighting:
    """A credential seen in a source, by whichever engine; the value only as a digest."""

    source: _Source
    line: int
    kind: str
    digest: str
    foreign: bool = False


def run(request: ToolRequest, workshop: Workshop) -> ToolReport:
    """Scan what the change adds with the built-in rules and every real scanner there is."""
    started = time.monotonic()
    if workshop.changes is None:
        return ToolReport(request, ToolState.BROKEN, reason="the change set is not known")
    material = _gather(workshop.changes)
    sightings = []
    for source in material.sources:
        try:
            sightings += _builtin(source)
        except TangledError:
            material.unread.append(f"{_label(source)} (it is made to be slow to read)")
    answers, more = _others(material.sources, workshop)
    reasons = []
    if material.unread:
        reasons.append(_named("not read: ", material.unread))
    reasons += [f"{answer.name}: {answer.failure}" for answer in answers if answer.failure]
    versions = [f"{a.name} {a.version}".strip() for a in answers if not a.failure]
    return ToolReport(
        request,
        ToolState.RAN,
        version=", ".join([f"built-in {VERSION}", *versions]),
        examined=material.examined,
        findings=_findings([*sightings, *more]),
        reason="; ".join(reasons),
        hint=_gap_hint(material.unread, answers) if reasons else "",
        command="; ".join(answer.command for answer in answers if answer.command),
        seconds=time.monotonic() - started,
    )


def _gap_hint(unread: list[str], answers: list[Answer]) -> str:
    broken = [answer.name for answer in answers if answer.failure]
    if unread:
        return "look through these by hand, or take them out of the change"
    return f"repair or uninstall {' and '.join(broken)}"


def _named(before: str, items: list[str]) -> str:
    shown = ", ".join(items[:_GAPS_SHOWN])
    rest = len(items) - _GAPS_SHOWN
    return before + shown + (f" and {rest} more" if rest > 0 else "")


def _gather(changes: ChangeSet) -> _Material:
    material = _Material()
    for change in changes.changes:
        _from_change(change, material)
    here = {change.path: change.after for change in changes.changes}
    for commit in changes.commits:
        _from_commit(commit, material, here)
    return material


def _from_change(change: Change, material: _Material) -> None:
    if change.kind is ChangeKind.DELETED or change.file_kind is FileKind.MISSING:
        return
    if change.after is None or change.file_kind in (FileKind.SUBMODULE, FileKind.REPOSITORY):
        material.unread.append(
            f"{shown(change.path)} ({change.unread or 'its content is not known'})"
        )
        return
    # Without the content before, what was added is not known: then all of it counts.
    everything = bool(change.unread) or change.file_kind is FileKind.LINK
    if not everything and change.before == change.after:
        return
    if _pointer(change.after):
        material.unread.append(f"{shown(change.path)} (a Git LFS pointer)")
    reading = read(change.after)
    material.unread += [f"{shown(change.path)} ({reason})" for reason in reading.unread]
    if not reading.pieces:
        return
    material.examined += 1
    whole = everything or change.binary or not reading.whole
    for piece in reading.pieces:
        added = None if whole else change.added_lines
        material.add(_Source(change.path, piece, added), shown(change.path))


def _pointer(data: bytes) -> bool:
    return data.startswith(b"version https://git-lfs.github.com/spec/") and len(data) < 1024


def _from_commit(commit: Commit, material: _Material, here: Mapping[str, bytes | None]) -> None:
    short = commit.id[:7]
    material.examined += 1
    material.unread += [f"{entry} (commit {short})" for entry in commit.unread]
    material.add(
        _Source(None, Piece(commit.message), commit=commit.id), f"the message of commit {short}"
    )
    for path, lines in sorted(commit.added.items()):
        text, numbers = _joined(lines)
        source = _Source(path, Piece(text), numbers=numbers, commit=commit.id)
        material.add(source, f"{shown(path)} (commit {short})")
    for path, data in sorted(commit.binaries.items()):
        if here.get(path) == data:
            continue
        reading = read(data)
        named = f"{shown(path)} (commit {short})"
        material.unread += [f"{named}: {reason}" for reason in reading.unread]
        for piece in reading.pieces:
            material.add(_Source(path, piece, commit=commit.id), named)


def _label(source: _Source) -> str:
    path = shown(source.path) if source.path else "the message"
    return f"{path} (commit {source.commit[:7]})" if source.commit else path


def _joined(lines: Iterable[tuple[int, str]]) -> tuple[str, tuple[int, ...]]:
    """Added lines as one text, an empty line between those that do not follow one another."""
    texts: list[str] = []
    numbers: list[int] = []
    for number, text in lines:
        if numbers and number != numbers[-1] + 1:
            texts.append("")
            numbers.append(numbers[-1])
        texts.append(text)
        numbers.append(number)
    return "\n".join(texts), tuple(numbers)


def _builtin(source: _Source) -> list[_Sighting]:
    piece = source.piece
    hits = providers_only(piece.text) if piece.raw else scan(piece.text, _path_of(source))
    return [
        _Sighting(source, hit.first_line, hit.kind, _digest(hit.value))
        for hit in hits
        if source.touched(hit.first_line, hit.last_line)
    ]


def _path_of(source: _Source) -> str:
    return source.piece.member or source.path or ""


def _digest(value: str) -> str:
    return hashlib.sha256(value.strip().encode("utf-8", "replace")).hexdigest()


def _others(sources: list[_Source], workshop: Workshop) -> tuple[list[Answer], list[_Sighting]]:
    engines = installed(workshop)
    if not engines or not sources:
        return [], []
    try:
        texts = workshop.folder("secrets-texts")
        files = _write(sources, texts)
        write_canary(texts)
    except OSError as error:
        reason = f"the texts to scan cannot be written ({error.strerror})"
        return [Answer(engine.name, failure=reason) for engine, _ in engines], []
    answers: list[Answer] = []
    sightings: list[_Sighting] = []
    for engine, program in engines:
        try:
            answer = engine.run(program, texts, workshop.folder(engine.name), workshop)
        except (OSError, AttributeError, TypeError):
            answer = Answer(engine.name, failure="its answer cannot be read")
        answers.append(answer)
        for alarm in answer.alarms:
            source = files.get(alarm.file)
            if source is not None:
                kind = f"{alarm.kind} ({answer.name})"
                sightings.append(_Sighting(source, alarm.line, kind, _digest(alarm.value), True))
    return answers, sightings


def _write(sources: list[_Source], folder: Path) -> dict[str, _Source]:
    """One file per source under a neutral name, with nothing but the added lines in it."""
    files: dict[str, _Source] = {}
    for number, source in enumerate(sources):
        path = _path_of(source).lower()
        ending = next((ending for ending in _KEPT_ENDINGS if path.endswith(ending)), ".txt")
        name = f"f{number:06}{ending}"
        text = source.piece.text
        if source.added is not None:
            lines = enumerate(LINE_END.split(text), 1)
            text = "\n".join(line if at in source.added else "" for at, line in lines)
        (folder / name).write_text(text, encoding="utf-8", errors="backslashreplace", newline="")
        files[name] = source
    return files


def _findings(sightings: list[_Sighting]) -> tuple[Finding, ...]:
    """One finding per place in the working tree, one per secret that only commits hold."""
    seen: set[tuple[str | None, str]] = set()
    places: set[tuple[object, ...]] = set()
    found: list[Finding] = []
    for sighting in sorted(sightings, key=lambda one: bool(one.source.commit)):
        source, line = sighting.source, sighting.source.number(sighting.line)
        place = (source.path, source.commit, source.piece.member, line)
        # Two engines that speak of one line mean one thing; two secrets on it are two things.
        known = (*place, "" if sighting.foreign else sighting.digest) in places
        if source.commit:
            known = known or (None, sighting.digest) in seen
        elif source.piece.raw:
            known = known or (source.path, sighting.digest) in seen
        seen |= {(None, sighting.digest), (source.path, sighting.digest)}
        places |= {(*place, ""), (*place, sighting.digest)}
        if not known:
            found.append(_finding(sighting, line))
    return tuple(
        sorted(found, key=lambda f: (f.path is None, f.path or "", f.line or 0, f.message))
    )


def _finding(sighting: _Sighting, line: int) -> Finding:
    source = sighting.source
    if source.commit and source.path is None:
        message = f"{sighting.kind} in the message of commit {source.commit[:7]}"
        return Finding(message, hint=_HINT, definite=True)
    if source.commit:
        message = f"{sighting.kind} in commit {source.commit[:7]}, line {line}"
        return Finding(message, source.path, hint=_HINT, definite=True)
    if source.piece.member:
        message = f"{sighting.kind} in {shown(source.piece.member)} inside it"
        return Finding(message, source.path, hint=_HINT, definite=True)
    place = None if source.piece.raw else line
    return Finding(sighting.kind, source.path, place, hint=_HINT, definite=True)


TOOL = Tool("secrets", "built-in rules, kingfisher, gitleaks, betterleaks", run)
