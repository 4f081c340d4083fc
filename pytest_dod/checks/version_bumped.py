"""version-bumped: the version number is higher than at the base, and the same everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from packaging.version import InvalidVersion, Version

from ..errors import CannotTell
from ..model.change import ChangeSet
from ..model.check import Check, Context
from ..model.evidence import EvidenceKind, FileRequest
from ..model.finding import Finding, Observation
from ..model.globs import matches
from ._paths import name_of
from ._versions import (
    MANIFESTS,
    MODULES,
    OTHERS,
    Written,
    comes_from_tags,
    package_of,
    places,
    project_names,
    version_in,
)

_ANYWHERE = tuple(f"**/{name}" for name in (*MANIFESTS, *OTHERS))
_IN_CODE = FileRequest(tuple(f"**/{name}" for name in MODULES), ("ersion", "VERSION"))
_NAME_IT = "name the files that state it: <!-- dod: version-bumped paths=PATH -->"


@dataclass(frozen=True)
class Options:
    """`paths` are the files that state the version; without them they are looked for."""

    paths: tuple[str, ...] = ()


def reads(options: Options) -> tuple[FileRequest, ...]:
    """The files in which projects state their version."""
    if options.paths:
        return (FileRequest(tuple(_pattern(path) for path in options.paths)),)
    return (FileRequest(_ANYWHERE), _IN_CODE)


def _pattern(path: str) -> str:
    return path if "/" in path else f"**/{path}"


def examine(options: Options, context: Context) -> Observation:
    """Compare every place that states the version with the base, and with each other."""
    changes = context.evidence.need_changes()
    texts: dict[str, str] = {}
    for request in reads(options):
        answer = context.evidence.need_files(request)
        texts |= answer.texts
        for path, reason in answer.unread.items():
            if path in changes.files and name_of(path) in MANIFESTS:
                raise CannotTell(f"{path} {reason}")
    root = context.evidence.project
    before = _before(texts, changes, options, root)
    if not options.paths:
        _refuse_tags(texts, root)
        texts = {path: texts[path] for path in places(root, texts)}
    now = _versions(texts)
    then = _versions(before)
    if options.paths:
        _refuse_silent(options, now)
    if not now:
        raise CannotTell("no file states the version number as a literal", _NAME_IT)
    if not then:
        raise CannotTell(
            f"no file states a version number at the base, so {_first(now).text} compares with "
            "nothing",
            "have a person sign it off",
        )
    findings, notes = _judged(now, then, texts, strict=bool(options.paths))
    return Observation(len(now), "places", tuple(findings), notes=tuple(notes))


def _refuse_tags(texts: Mapping[str, str], root: str) -> None:
    prefix = f"{root}/" if root else ""
    own = {prefix + name for name in MANIFESTS}
    source = comes_from_tags({path: text for path, text in texts.items() if path in own})
    if source:
        raise CannotTell(
            f"the version comes from the tags of the repository ({source}), not from a file",
            "have a person sign it off, or " + _NAME_IT,
        )


def _refuse_silent(options: Options, now: Mapping[str, Written]) -> None:
    for wanted in options.paths:
        if not any(matches(_pattern(wanted), path) for path in now):
            raise CannotTell(f"{wanted} states no version number that can be read")


def _before(
    texts: Mapping[str, str], changes: ChangeSet, options: Options, root: str
) -> dict[str, str]:
    """The same files at the base, and those that stated the version only there."""
    found: dict[str, str] = {}
    moved = {change.path: change for change in changes.changes}
    for path, text in texts.items():
        change = moved.get(path)
        if change is None:
            if path in changes.base_files:
                found[path] = text
        elif change.before_text is not None:
            found[change.old_path or path] = change.before_text
    for change in changes.changes:
        if change.before_text is not None:
            found.setdefault(change.old_path or change.path, change.before_text)
    if options.paths:
        patterns = [_pattern(path) for path in options.paths]
        return {p: t for p, t in found.items() if any(matches(each, p) for each in patterns)}
    return {path: found[path] for path in places(root, found)}


def _versions(texts: Mapping[str, str]) -> dict[str, Written]:
    found = {path: version_in(path, text) for path, text in texts.items()}
    return {path: written for path, written in found.items() if written is not None}


def _first(versions: Mapping[str, Written]) -> Written:
    return next(iter(versions.values()))


def _judged(
    now: Mapping[str, Written], then: Mapping[str, Written], texts: Mapping[str, str], strict: bool
) -> tuple[list[Finding], list[str]]:
    main = _first(now)
    old = then.get(main.path) or _first(then)
    findings: list[Finding] = []
    present, past = Version(_version(main).public), Version(_version(old).public)
    if present == past:
        findings.append(
            Finding(f"the version is still {main.text}", main.path, main.line, "raise it")
        )
    elif present < past:
        findings.append(
            Finding(
                f"the version {main.text} is lower than {old.text} at the base",
                main.path,
                main.line,
                "raise it; versions are compared as PEP 440 orders them",
            )
        )
    names = frozenset(name for path, text in texts.items() for name in project_names(path, text))
    notes = [f"{old.text} → {main.text} ({main.path})"]
    for path, other in now.items():
        if _same(other, main):
            continue
        if strict or _belongs(path, then, old, names):
            findings.append(
                Finding(
                    f"states the version {other.text}, but {main.path} states {main.text}",
                    path,
                    other.line,
                    "write the same version in all places",
                )
            )
        else:
            notes.append(f"{path} states {other.text}, and differed from {old.path} before, too")
    return findings, notes


def _belongs(path: str, then: Mapping[str, Written], old: Written, names: frozenset[str]) -> bool:
    """Whether a place is to state the same version: a new one, one that did, the project's own."""
    before = then.get(path)
    return before is None or _same(before, old) or package_of(path) in names


def _same(one: Written, other: Written) -> bool:
    if one.text == other.text:
        return True
    try:
        return Version(one.text) == Version(other.text)
    except InvalidVersion:
        return False


def _version(written: Written) -> Version:
    try:
        return Version(written.text)
    except InvalidVersion:
        raise CannotTell(
            f"{written.path} states the version {written.text!r}, which no rule puts in order",
            "write it as PEP 440 wants it, e.g. 1.4.0",
        ) from None


CHECK = Check(
    id="version-bumped",
    title="the version number is raised",
    passes_when=(
        "the version that pyproject.toml, setup.cfg, setup.py, a VERSION file or the package "
        "(`__version__`) states is higher than at the base, in the order of PEP 440, and all "
        "places that state it agree, package.json, Cargo.toml and CITATION.cff too where they did "
        "at the base. A version that is taken from tags cannot be told"
    ),
    options=Options,
    needs=frozenset({EvidenceKind.CHANGES, EvidenceKind.FILES}),
    examine=examine,
    reads=reads,
)
