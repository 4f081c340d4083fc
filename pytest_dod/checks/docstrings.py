"""docstrings: the public names that the change adds say what they are for."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from ..errors import CannotTell, NotApplicable
from ..model.change import Change, ChangeKind, ChangeSet, FileKind
from ..model.check import Check, Context
from ..model.evidence import EvidenceKind
from ..model.finding import Excuse, Finding, Observation
from ._excuses import parted, weighed
from ._leftovers import BRACES
from ._paths import folders_of, is_build_script, is_test_code, name_of, suffix_of
from ._public_names import PublicName, public_names

_KINDS = ("module", "class", "function", "method")
_SCOPES = ("added", "changed")
_HINT = "say in a docstring what it is for, or why it needs none: `# dod: … because …` at its head"
_GENERATED = re.compile(
    r"(?:^|/)(?:migrations/\d{4}_\w+|versions/[0-9a-f]{8,}_\w+|\w+_pb2(?:_grpc)?)\.py$"
)
_BY_HAND = frozenset({"benchmarks", "bench", "bin", "doc", "docs", "docs_src", "example"}) | {
    "examples",
    "scripts",
}
_UNDOCUMENTED = frozenset({".scss", ".vue", ".svelte"})
_WORDS = re.compile(r"[^\W_]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_+")
_PLACEHOLDER = re.compile(
    r"\W*(?:(?-i:TODO|FIXME|XXX|TBD|WIP|HACK)\b.{0,60}|todo|fixme|tbd|wip"
    r"|_?summary_?(?: line)?|_?description_?|tba|n/?a"
    r"|(?:missing|add|write|insert|needs?|no|some|dummy)?\s*(?:a |the )?"
    r"(?:doc(?:string|s|umentation)?s?)(?:\s+(?:here|missing|for \w+|goes here))?"
    r"|(?:lorem ipsum\b.*)|none|pass|placeholder|asdf|foo|bar|test|x+)?\W*",
    re.IGNORECASE | re.DOTALL,
)
_NAMING = frozenset({"function", "method", "class", "funktion", "methode", "klasse"})
_ARTICLES = frozenset({"a", "an", "the", "der", "die", "das", "ein", "eine"})


@dataclass(frozen=True)
class Options:
    """`scope` is "added", or "changed" for those whose code changes, too; `kinds` who is asked."""

    scope: str = "added"
    kinds: tuple[str, ...] = _KINDS


def examine(options: Options, context: Context) -> Observation:
    """Ask each public name that is new, has changed or has lost its docstring."""
    _check(options)
    changes = context.evidence.need_differences()
    judge = _Judge(options, changes)
    for change in changes.changes:
        judge.file(change)
    findings, excuses = parted(judge.found)
    if judge.unknown and not findings:
        raise CannotTell(f"not judged: {'; '.join(judge.unknown)}")
    if not judge.examined:
        _nothing(options, changes)
    return Observation(
        judge.examined,
        "public names",
        tuple(findings),
        notes=tuple(judge.notes),
        excuses=tuple(excuses),
    )


def _check(options: Options) -> None:
    if options.scope not in _SCOPES:
        raise CannotTell(
            f"there is no scope {options.scope!r}", f"the scopes are: {', '.join(_SCOPES)}"
        )
    strange = set(options.kinds) - set(_KINDS)
    if strange or not options.kinds:
        named = ", ".join(sorted(strange)) or "none"
        raise CannotTell(f"kinds of names unknown: {named}", f"known are: {', '.join(_KINDS)}")


def _nothing(options: Options, changes: ChangeSet) -> None:
    others = [
        change.path
        for change in changes.changes
        if suffix_of(change.path) in BRACES - _UNDOCUMENTED | {".rb", ".ex", ".jl"}
        and not is_test_code(change.path)
        and change.kind is not ChangeKind.DELETED
    ]
    if others:
        raise CannotTell(
            f"code of another language changed ({others[0]}), whose documentation is not read here",
            "let a linter of that language ask for it, or have a person sign it off",
        )
    what = "adds" if options.scope == "added" else "adds or alters"
    raise NotApplicable(f"the change {what} no public {' or '.join(options.kinds)}")


class _Judge:
    def __init__(self, options: Options, changes: ChangeSet) -> None:
        self.found: list[Finding | Excuse] = []
        self.notes: list[str] = []
        self.unknown: list[str] = []
        self.examined = 0
        self._options = options
        self._files = changes.files
        self._gone = _gone(changes)

    def file(self, change: Change) -> None:
        """Judge one changed file."""
        path = change.path
        if change.kind is ChangeKind.DELETED or suffix_of(path) != ".py":
            return
        if change.file_kind is not FileKind.FILE or is_test_code(path):
            return
        aside = self._why_aside(path)
        if change.after is None:
            self.unknown.append(f"{path}: {change.unread or 'it cannot be read'}")
            return
        names = public_names(path, change.after_text or "")
        if names is None:
            self.unknown.append(f"{path} is no Python that can be parsed here")
            return
        asked = [name for name in names if self._is_asked(name)]
        before = public_names(change.old_path or path, change.before_text or "") or ()
        known: dict[str, list[PublicName]] = {}
        for old in before:
            known.setdefault(old.name, []).append(old)
        for name in asked:
            self._name(path, name, known.get(name.name, []), aside)

    def _why_aside(self, path: str) -> str:
        if _GENERATED.search(path):
            return "generated code"
        if is_build_script(path):
            return "a build script"
        folders = folders_of(path)
        if (
            folders
            and folders[0].lower() in _BY_HAND
            and f"{folders[0]}/__init__.py" not in (self._files)
        ):
            return "not part of what others import"
        return ""

    def _is_asked(self, name: PublicName) -> bool:
        kind = "module" if name.kind == "package" else name.kind
        return kind in self._options.kinds

    def _name(self, path: str, name: PublicName, olds: list[PublicName], aside: str) -> None:
        if not olds and self._gone[_identity(name)]:
            # It stood in another file of the change, or elsewhere in this one.
            self._gone[_identity(name)] -= 1
            return
        lost = bool(olds) and all(old.doc for old in olds) and not name.doc
        touched = self._options.scope == "changed" and all(old.says != name.says for old in olds)
        if olds and not lost and not touched:
            return
        what = _what_is_wrong(name, lost)
        if aside:
            if what:
                self.notes.append(f"{_shown(path, name)} {what}; {aside}")
            return
        self.examined += 1
        if what:
            subject = f"{name.kind} {name.name}".strip()
            finding = Finding(f"{subject} {what}", path, name.line, _HINT)
            self.found.append(weighed(finding, name.word))


def _gone(changes: ChangeSet) -> Counter[tuple[str, str, str, bool]]:
    """What names the change takes away: one of them that turns up elsewhere was moved."""
    gone: Counter[tuple[str, str, str, bool]] = Counter()
    for change in changes.changes:
        if suffix_of(change.old_path or change.path) != ".py" or change.before is None:
            continue
        before = public_names(change.old_path or change.path, change.before_text or "") or ()
        left = public_names(change.path, change.after_text or "") or ()
        names = {name.name for name in left}
        gone.update(_identity(name) for name in before if name.kind != "module" and name.says)
        gone -= Counter(_identity(name) for name in before if name.name in names)
    return gone


def _identity(name: PublicName) -> tuple[str, str, str, bool]:
    return name.kind, name.short_name, name.says, bool(name.doc)


def _what_is_wrong(name: PublicName, lost: bool) -> str:
    if name.doc is None:
        return "has lost its docstring" if lost else "has no docstring"
    if not name.doc.strip():
        return "has an empty docstring"
    if _PLACEHOLDER.fullmatch(name.doc.strip()):
        return "has a placeholder for a docstring"
    if name.kind not in ("module", "package") and _repeats(name):
        return "has a docstring that only repeats its name"
    return ""


def _repeats(name: PublicName) -> bool:
    """Whether the docstring is the name once more; "The size." of a property says what it is."""
    words = [part.lower() for part in _CAMEL.split(name.short_name) if part]
    said = [word.lower() for word in _WORDS.findall(" ".join(_CAMEL.split(name.doc or "")))]
    if len(words) == 1 and not name.is_property:
        said = [word for word in said if word not in _ARTICLES]
    said = [word for word in said if word not in _NAMING or word in words]
    return "".join(said) == "".join(words)


def _shown(path: str, name: PublicName) -> str:
    return f"{path}:{name.line}: {name.name or name_of(path)}"


CHECK = Check(
    id="docstrings",
    title="public names have a docstring",
    passes_when=(
        "each public module, class, function and method that the change adds has a docstring that "
        "is neither empty, a placeholder nor the name alone, and none that had one has lost it. "
        "Left out, as by pydocstyle: names with a leading `_` and all below them, what `__all__` "
        "does not list, dunder methods and `__init__`, nested functions, overloads, overrides, "
        "setters and deleters; and tests, build scripts, generated code, folders of examples, "
        "scripts and documents"
    ),
    options=Options,
    needs=frozenset({EvidenceKind.CHANGES}),
    examine=examine,
)
