"""The test functions that stand in a file, and how each differs from the base."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from ._python import FunctionNode, comments, dotted, dump, is_docstring, last_name, parse

_NO_TESTS = frozenset({"fixture", "property", "cached_property", "contextmanager", "overload"})
_SKIPPING = re.compile(r"skip|xfail|expectedFailure|importorskip", re.IGNORECASE)
_WORD = re.compile(r"dod:\s*(?P<why>\S+(?:\s+\S+){2,})", re.IGNORECASE)


class Novelty(Enum):
    """How a test function differs from the base."""

    NEW = "new"
    CHANGED = "changed"
    MOVED = "moved"
    GATED = "gated"
    SAME = "same"


@dataclass(frozen=True)
class TestFunction:
    """One test function as it stands in a file.

    `name` is as in pytest's ids, without the file. `says` is its code to compare, `surroundings`
    what else in the file decides whether it runs. `skips` are the constructs that can skip it.
    `word` is what a `# dod: …` comment in it explains, `remarks` all its comments and docstrings.
    `looks_collectable` is false in a class that pytest would only run through a subclass.
    """

    __test__ = False

    path: str
    name: str
    node: FunctionNode = field(repr=False, compare=False)
    module: ast.Module = field(repr=False, compare=False)
    owner: ast.ClassDef | None = field(repr=False, compare=False)
    first_line: int
    line: int
    last_line: int
    says: str = field(repr=False)
    surroundings: frozenset[str] = field(repr=False)
    skips: frozenset[str] = field(repr=False)
    word: str
    remarks: str = field(repr=False)
    looks_collectable: bool = True

    @property
    def short_name(self) -> str:
        """The name of the function alone."""
        return self.node.name

    @property
    def id(self) -> str:
        """Path and name, as pytest writes it."""
        return f"{self.path}::{self.name}"


@functools.lru_cache(maxsize=512)
def functions_in(path: str, text: str | None) -> tuple[TestFunction, ...]:
    """The test functions of a file, in the order they stand in it."""
    module = parse(text) if text else None
    if module is None or text is None:
        return ()
    gates = frozenset(_gates(module.body))
    return tuple(_walk(path, module, module.body, (), gates, True, comments(text)))


def _walk(
    path: str,
    module: ast.Module,
    body: Iterable[ast.stmt],
    owners: tuple[ast.ClassDef, ...],
    gates: frozenset[str],
    collectable: bool,
    notes: tuple[tuple[int, str], ...],
) -> Iterator[TestFunction]:
    for node in _flat(body):
        if isinstance(node, ast.ClassDef):
            inner = gates | frozenset(_gates(node.body)) | {dump(d) for d in node.decorator_list}
            inner |= {f"base {dotted(base)}" for base in node.bases}
            able = collectable and _collects(node)
            yield from _walk(path, module, node.body, (*owners, node), inner, able, notes)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and is_test(node):
            first = min([node.lineno, *(d.lineno for d in node.decorator_list)])
            last = node.end_lineno or node.lineno
            own = [comment for line, comment in notes if first - 1 <= line <= last]
            said = [m["why"] for comment in own if (m := _WORD.match(comment))]
            yield TestFunction(
                path=path,
                name="::".join([*(owner.name for owner in owners), node.name]),
                node=node,
                module=module,
                owner=owners[-1] if owners else None,
                first_line=first,
                line=node.lineno,
                last_line=last,
                says=dump(node),
                surroundings=gates,
                skips=frozenset(skips_in(node)) | {g for g in gates if _SKIPPING.search(g)},
                word=said[0] if said else "",
                remarks="\n".join([ast.get_docstring(node) or "", *own]),
                looks_collectable=collectable,
            )


def is_test(node: FunctionNode) -> bool:
    """Whether a function is a test by its name and is nothing else by its decorators."""
    return node.name.startswith("test") and not (
        {last_name(d) for d in node.decorator_list} & _NO_TESTS
    )


def _collects(node: ast.ClassDef) -> bool:
    bases = [last_name(base) for base in node.bases]
    return node.name.startswith("Test") or any(b.endswith(("TestCase", "Test")) for b in bases)


def _flat(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Statements, those in `if`, `try`, `with` and loops too: they run at import."""
    for node in body:
        yield node
        if isinstance(node, ast.If | ast.Try | ast.With | ast.For | ast.While):
            for name in ("body", "orelse", "finalbody"):
                yield from _flat(getattr(node, name, ()))
            for handler in getattr(node, "handlers", ()):
                yield from _flat(handler.body)


def _gates(body: Iterable[ast.stmt]) -> Iterator[str]:
    """What decides, beside the functions themselves, whether they are collected and run."""
    for node in body:
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign | ast.Delete):
            if any(_is_gate_name(name) for name in _targets(node)):
                yield dump(node)
        elif isinstance(node, ast.Expr) and not is_docstring(node):
            yield dump(node)
        elif isinstance(node, ast.If | ast.Try | ast.While):
            yield " ".join(skips_in(node)) or dump(getattr(node, "test", ast.Pass()))
        elif isinstance(node, ast.ImportFrom | ast.Import):
            yield from (
                f"import {alias.asname or alias.name}"
                for alias in node.names
                if (alias.asname or alias.name).startswith("test")
            )


def _is_gate_name(name: str) -> bool:
    last = name.rpartition(".")[2]
    return (
        last in {"pytestmark", "__test__", "collect_ignore", "collect_ignore_glob", "load_tests"}
        or last.startswith("test")
        or "globals" in name
        or name.startswith("test")
    )


def _targets(node: ast.Assign | ast.AnnAssign | ast.AugAssign | ast.Delete) -> list[str]:
    targets = node.targets if isinstance(node, ast.Assign | ast.Delete) else [node.target]
    return [dotted(target) for target in targets]


def skips_in(node: ast.AST) -> Iterator[str]:
    """The constructs in `node` that skip a test or expect it to fail."""
    for part in ast.walk(node):
        if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield from (dump(d) for d in part.decorator_list if _SKIPPING.search(dump(d)))
        elif _names_a_skip(part):
            yield dump(part)


def _names_a_skip(node: ast.AST) -> bool:
    named = isinstance(node, ast.Call | ast.Name | ast.Attribute)
    return named and bool(_SKIPPING.search(last_name(node)))


def novelty(
    function: TestFunction,
    base: dict[str, tuple[TestFunction, ...]],
    elsewhere: frozenset[tuple[str, str]],
) -> Novelty:
    """How `function` differs from those of its file at the base, by name.

    `elsewhere` are (name, code) of all test functions in the base versions of changed files.
    """
    olds = base.get(function.name, ())
    if not olds:
        known = (function.short_name, function.says) in elsewhere
        return Novelty.MOVED if known else Novelty.NEW
    if all(old.says != function.says for old in olds):
        return Novelty.CHANGED
    if all(old.surroundings != function.surroundings for old in olds):
        return Novelty.GATED
    return Novelty.MOVED if olds[0].path != function.path else Novelty.SAME
