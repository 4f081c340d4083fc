"""no-debug-leftovers: what the change adds is no note to oneself, debug output or dead code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ..errors import CannotTell, NotApplicable
from ..model.change import Change, ChangeKind, ChangeSet, FileKind
from ..model.check import Check, Context
from ..model.evidence import EvidenceKind
from ..model.finding import Excuse, Finding, Observation
from ._bent import WORD_HINT, word_at
from ._commented_code import in_braces, in_python
from ._excuses import parted, weighed
from ._leftovers import BRACES, HASHES, Leftover, debuggers, foreign, prints, todos
from ._paths import is_build_script, is_code, is_test_code, name_of, suffix_of
from ._python import parse

_KINDS = ("todo", "print", "debugger", "commented-code")
_CONFIGURED = frozenset({"makefile", "dockerfile", "justfile"})
_PYTHON = frozenset({".py", ".pyi"})
_HINTS = {
    "todo": "do it, or make it a ticket and remove the comment",
    "print": f"remove it, use logging, or {WORD_HINT}",
    "debugger": f"remove it, or {WORD_HINT}",
    "commented-code": "delete it; git keeps the old version",
}
_ENOUGH_NOTES = 12


@dataclass(frozen=True)
class Options:
    """`kinds` of leftovers to look for; `tickets` lets a TODO stay that names one."""

    kinds: tuple[str, ...] = _KINDS
    tickets: bool = False


def examine(options: Options, context: Context) -> Observation:
    """Look through the lines that the change adds to code."""
    strange = sorted(set(options.kinds) - set(_KINDS))
    if strange or not options.kinds:
        raise CannotTell(
            f"kinds of leftovers unknown: {', '.join(strange) or 'none'}",
            f"known are: {', '.join(_KINDS)}",
        )
    changes = context.evidence.need_differences()
    search = _Search(options, changes)
    for change in changes.changes:
        if _is_looked_at(change, options):
            search.file(change)
    findings, excuses = parted(search.found)
    if search.unknown and not findings:
        raise CannotTell(f"not looked through: {'; '.join(search.unknown)}")
    if not search.examined:
        raise NotApplicable("the change adds no line of code")
    notes = search.notes[:_ENOUGH_NOTES]
    if len(search.notes) > len(notes):
        notes.append(f"and {len(search.notes) - len(notes)} more that may be meant to stay")
    return Observation(
        search.examined,
        "added lines",
        tuple(findings),
        notes=tuple(notes),
        excuses=tuple(excuses),
    )


def _is_looked_at(change: Change, options: Options) -> bool:
    if change.kind is ChangeKind.DELETED or change.file_kind is not FileKind.FILE:
        return False
    if change.binary:
        return False
    configured = suffix_of(change.path) in HASHES or name_of(change.path).lower() in _CONFIGURED
    return is_code(change.path) or (configured and "todo" in options.kinds)


class _Search:
    def __init__(self, options: Options, changes: ChangeSet) -> None:
        self.found: list[Finding | Excuse] = []
        self.notes: list[str] = []
        self.unknown: list[str] = []
        self.examined = 0
        self._options = options
        self._gone = _lines_gone(changes)

    def file(self, change: Change) -> None:
        """Look through one changed file."""
        text = change.after_text
        if text is None:
            self.unknown.append(f"{change.path}: {change.unread or 'it cannot be read'}")
            return
        if not change.added_lines:
            return
        self.examined += len(change.added_lines)
        lines = text.split("\n")
        seen: set[tuple[str, int]] = set()
        for found in sorted(self._in(change, text), key=lambda f: (f.line, f.kind)):
            if found.line not in change.added_lines or found.kind not in self._options.kinds:
                continue
            if (found.kind, found.line) in seen:
                continue
            seen.add((found.kind, found.line))
            line = lines[found.line - 1].strip()
            if found.kind != "commented-code" and self._gone[line]:
                # The line left another place of the change: it was moved.
                self._gone[line] -= 1
            else:
                self._tell(change, found)

    def _tell(self, change: Change, found: Leftover) -> None:
        where = f"{change.path}:{found.line}"
        if found.doubt:
            self.notes.append(f"{where}: {found.message} ({found.doubt})")
        else:
            finding = Finding(found.message, change.path, found.line, _HINTS[found.kind])
            self.found.append(weighed(finding, word_at(change, found.line, found.line)))

    def _in(self, change: Change, text: str) -> Iterator[Leftover]:
        path, tracked = change.path, self._options.tickets
        if suffix_of(path) not in _PYTHON:
            yield from todos(path, text, None, tracked)
            yield from foreign(path, text)
            if suffix_of(path) in BRACES:
                for code in in_braces(text, change.added_lines):
                    yield Leftover(
                        "commented-code", code.line, f"commented out: `{_cut(code.text)}`"
                    )
            return
        tree = parse(text)
        yield from todos(path, text, tree, tracked)
        yield from _commented(change, text)
        if tree is not None:
            before = parse(change.before_text or "")
            yield from prints(path, text, tree, before)
            yield from debuggers(tree)
        elif {"print", "debugger"} & set(self._options.kinds):
            self.unknown.append(f"{path} is no Python that can be parsed here")


def _commented(change: Change, text: str) -> Iterator[Leftover]:
    if is_build_script(change.path):
        return
    was = {line.strip() for line in (change.before_text or "").split("\n")}
    now = {line.strip() for line in text.split("\n")}
    gone = frozenset(line for line in was - now if not line.startswith("#"))
    for code in in_python(text, change.added_lines, gone):
        lines = f"{code.number} lines of code are" if code.number > 1 else "code is"
        doubt = code.doubt
        if not doubt and is_test_code(change.path) and code.number == 1:
            doubt = "a single line in a test"
        yield Leftover(
            "commented-code", code.line, f"{lines} commented out: `{_cut(code.text)}`", doubt
        )


def _lines_gone(changes: ChangeSet) -> Counter[str]:
    gone: Counter[str] = Counter()
    for change in changes.changes:
        if change.before is not None and not change.binary and is_code(change.path):
            before = Counter(line.strip() for line in (change.before_text or "").split("\n"))
            after = Counter(line.strip() for line in (change.after_text or "").split("\n"))
            gone += before - after
    return gone


def _cut(text: str) -> str:
    shown = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return shown if len(shown) <= 60 else shown[:57] + "…"


CHECK = Check(
    id="no-debug-leftovers",
    title="no debug output, breakpoint, TODO or dead code is added",
    passes_when=(
        "no line that the change adds to code holds a TODO, FIXME, XXX or HACK comment, a "
        "breakpoint or an import of a debugger, a `print` (`console.log`) outside of what is there "
        "to print, or code that is commented out. `print` in command line programs, scripts, "
        "examples, tests, under `if __name__`, with `file=` and in functions named for it, and "
        "comments that may be an example, are shown and not counted. What was moved is left alone"
    ),
    options=Options,
    needs=frozenset({EvidenceKind.CHANGES}),
    examine=examine,
)
