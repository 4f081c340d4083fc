"""type-hints: the functions that the change adds say the types of what goes in and comes out."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from ..errors import CannotTell, NotApplicable
from ..model.change import Change, ChangeKind, ChangeSet, FileKind
from ..model.check import Check, Context
from ..model.evidence import EvidenceKind
from ..model.finding import Excuse, Finding, Observation
from ._bent import WORD_HINT, word_at
from ._excuses import parted, weighed
from ._paths import is_build_script, is_test_code, suffix_of
from ._python import FunctionNode, dump, last_name, parse

_HINT = f"annotate it, or {WORD_HINT}"
_RETURNS_NOTHING = frozenset({"__init__", "__init_subclass__", "__post_init__", "__del__"})


@dataclass(frozen=True)
class Options:
    """With `public`, names with a leading `_` and all below them are left alone."""

    public: bool = False


@dataclass(frozen=True)
class _Function:
    name: str
    node: FunctionNode
    method: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """What has no annotation: names of parameters, and `return`."""
        spec = self.node.args
        plain = [*spec.posonlyargs, *spec.args]
        marks = {last_name(mark) for mark in self.node.decorator_list}
        if self.method and "staticmethod" not in marks:
            plain = plain[1:]
        every = [*plain, spec.vararg, *spec.kwonlyargs, spec.kwarg]
        bare = [each.arg for each in every if each is not None and each.annotation is None]
        returns = self.node.returns is not None or self.node.name in _RETURNS_NOTHING
        return (*bare, *(() if returns else ("return",)))


def examine(options: Options, context: Context) -> Observation:
    """Ask each function that is new, or has lost an annotation."""
    changes = context.evidence.need_differences()
    known = _known_before(changes)
    found: list[Finding | Excuse] = []
    unknown: list[str] = []
    examined = 0
    for change in changes.changes:
        if not _is_looked_at(change):
            continue
        if change.after_text is None or parse(change.after_text) is None:
            unknown.append(f"{change.path}: {change.unread or 'it cannot be parsed here'}")
            continue
        before = {each.name: each for each in _functions(change.before_text or "", options)}
        for function in _functions(change.after_text, options):
            old = before.get(function.name)
            if old is not None and set(function.missing) <= set(old.missing):
                examined += not function.missing
                continue
            if old is None and dump(function.node) in known:
                continue
            examined += 1
            found += _wrong(change, function)
    findings, excuses = parted(found)
    if unknown and not findings:
        raise CannotTell(f"not judged: {'; '.join(unknown)}")
    if not examined and not found:
        which = "public function" if options.public else "function"
        raise NotApplicable(f"the change adds no {which} outside of the tests")
    return Observation(examined, "functions", tuple(findings), excuses=tuple(excuses))


def _is_looked_at(change: Change) -> bool:
    return (
        change.kind is not ChangeKind.DELETED
        and change.file_kind is FileKind.FILE
        and suffix_of(change.path) == ".py"
        and not is_test_code(change.path)
        and not is_build_script(change.path)
    )


def _wrong(change: Change, function: _Function) -> Iterator[Finding | Excuse]:
    if not function.missing:
        return
    what = ", ".join("what it returns" if m == "return" else m for m in function.missing)
    message = f"{function.name}() has no type hint for {what}"
    line = function.node.lineno
    why = word_at(change, line, function.node.body[0].lineno)
    yield weighed(Finding(message, change.path, line, _HINT), why)


def _known_before(changes: ChangeSet) -> frozenset[str]:
    """The functions that stood in files of the change: one of them that turns up was moved."""
    return frozenset(
        dump(function.node)
        for change in changes.changes
        if suffix_of(change.old_path or change.path) == ".py"
        for function in _functions(change.before_text or "", Options())
    )


def _functions(text: str, options: Options) -> Iterator[_Function]:
    """Functions and methods of a file; what stands inside of a function is its own business."""
    module = parse(text)
    if module is not None:
        yield from _below(module, "", options, method=False)


def _below(node: ast.AST, owner: str, options: Options, *, method: bool) -> Iterator[_Function]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            name = child.name
            if options.public and name.startswith("_") and not name.endswith("__"):
                continue
            if isinstance(child, ast.ClassDef):
                yield from _below(child, f"{owner}{name}.", options, method=True)
            else:
                yield _Function(f"{owner}{name}", child, method)
        elif isinstance(child, ast.stmt | ast.excepthandler | ast.match_case):
            yield from _below(child, owner, options, method=method)


CHECK = Check(
    id="type-hints",
    title="functions have type hints",
    passes_when=(
        "each function and method that the change adds, outside of tests and build scripts, "
        "annotates every parameter and what it returns, and none that did has stopped to; "
        "functions inside of functions, and `self` and `cls`, are left out. Whether the types are "
        "right is for `types-clean`"
    ),
    options=Options,
    needs=frozenset({EvidenceKind.CHANGES}),
    examine=examine,
)
