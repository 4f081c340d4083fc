"""The places in a file that skip tests or expect them to fail, as its code says it."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from dataclasses import dataclass, field

from ._paths import name_of
from ._python import dotted, dump, parse

_MARKS = frozenset({"skip", "skipif", "xfail"})
_CALLS = frozenset(
    {"pytest.skip", "pytest.xfail", "pytest.importorskip", "self.skipTest", "cls.skipTest"}
    | {"unittest.skip", "unittest.skipIf", "unittest.skipUnless", "unittest.expectedFailure"}
)
_RAISED = frozenset({"unittest.SkipTest", "pytest.skip.Exception", "pytest.xfail.Exception"})
_SOURCES = {
    "pytest": {"skip": "pytest.skip", "xfail": "pytest.xfail", "mark": "pytest.mark"}
    | {"importorskip": "pytest.importorskip", "param": "pytest.param"},
    "unittest": {name.partition(".")[2]: name for name in _CALLS | _RAISED if name[0] == "u"},
}
_LISTS = frozenset({"collect_ignore", "collect_ignore_glob"})
# What follows these is a reason for people, or nothing else that decides.
_REASON_ONLY = frozenset({"skip", "skipTest", "SkipTest", "expectedFailure", "Exception"})


@dataclass(frozen=True)
class Skip:
    """One construct that can skip a test. `scope` is the name it stands in, "" for the module.

    `key` is what it says, reasons for people left out. `is_conditional` where something decides
    when the tests run; `is_shared` where it stands in no test (a helper, an alias, a fixture).
    """

    scope: str
    line: int
    last_line: int
    shown: str
    key: str
    is_conditional: bool
    is_shared: bool
    reasons: tuple[str, ...] = field(default=(), compare=False)

    @property
    def short_scope(self) -> str:
        """The scope without what it stands in."""
        return self.scope.rpartition("::")[2]


@functools.lru_cache(maxsize=512)
def skips_of(path: str, text: str) -> tuple[Skip, ...] | None:
    """Every such construct in a Python file; None where it cannot be parsed."""
    tree = parse(text)
    return None if tree is None else tuple(_Reader(path, tree).read())


class _Reader:
    def __init__(self, path: str, tree: ast.Module) -> None:
        self._tree = tree
        self._is_conftest = name_of(path) == "conftest.py"
        self._names: dict[str, str] = {}
        self._functions: set[str] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module in _SOURCES:
                known = _SOURCES[node.module]
                for name in node.names:
                    if name.name in known:
                        self._names[name.asname or name.name] = known[name.name]
            elif isinstance(node, ast.Import):
                for name in node.names:
                    if name.name in _SOURCES and name.asname:
                        self._names[name.asname] = name.name
        self._aliases = dict(self._find_aliases())

    def _find_aliases(self) -> Iterator[tuple[str, ast.expr]]:
        for node in self._tree.body:
            if isinstance(node, ast.Assign) and self._is_mark(node.value):
                for target in node.targets:
                    if isinstance(target, ast.Name) and target.id != "pytestmark":
                        yield target.id, node.value

    def read(self) -> Iterator[Skip]:
        """All of the file."""
        yield from self._walk(self._tree, "", False, False)

    def _walk(self, node: ast.AST, scope: str, conditional: bool, shared: bool) -> Iterator[Skip]:
        for name, value in ast.iter_fields(node):
            decides = conditional or (
                isinstance(node, ast.If | ast.While | ast.IfExp)
                and name != "test"
                and not (isinstance(node.test, ast.Constant) and node.test.value)
            )
            decides = decides or (
                isinstance(node, ast.ExceptHandler | ast.Match) and name != "type"
            )
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield from self._child(child, scope, decides, shared)

    def _child(self, node: ast.AST, scope: str, conditional: bool, shared: bool) -> Iterator[Skip]:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            if scope in self._functions:
                # What a function defines for itself runs when that calls it, or never.
                yield from self._walk(node, scope, True, shared)
                return
            inner = f"{scope}::{node.name}" if scope else node.name
            if not isinstance(node, ast.ClassDef):
                self._functions.add(inner)
            for mark in node.decorator_list:
                yield from self._marks(mark, inner, conditional, shared)
            is_test = isinstance(node, ast.ClassDef) or node.name.startswith("test")
            for field_name in ("body", "args"):
                value = getattr(node, field_name, None)
                for part in value if isinstance(value, list) else [value]:
                    if isinstance(part, ast.AST):
                        yield from self._child(part, inner, conditional, shared or not is_test)
            return
        if isinstance(node, ast.Assign):
            names = [dotted(target).rpartition(".")[2] for target in node.targets]
            if self._is_conftest and _LISTS & set(names):
                yield from self._listed(node, names[0])
                return
            if (
                "__test__" in names
                and isinstance(node.value, ast.Constant)
                and not node.value.value
            ):
                yield _skip(scope, node, "__test__ = False", "__test__", conditional, shared)
                return
            if any(name in self._aliases for name in names) and not scope:
                yield from self._marks(node.value, "", True, True)
                return
            if "pytestmark" in names:
                yield from self._marks(node.value, scope, conditional, shared)
                return
        found = self._construct(node, scope, conditional, shared)
        if found is not None:
            yield found
            return
        yield from self._walk(node, scope, conditional, shared)

    def _marks(self, node: ast.expr, scope: str, conditional: bool, shared: bool) -> Iterator[Skip]:
        """A decorator or a list of marks: names of marks made elsewhere in the file count, too."""
        if isinstance(node, ast.List | ast.Tuple):
            for part in node.elts:
                yield from self._marks(part, scope, conditional, shared)
            return
        if isinstance(node, ast.Name) and node.id in self._aliases:
            made = self._construct(self._aliases[node.id], scope, conditional, shared)
            if made is not None:
                last = node.end_lineno or node.lineno
                yield Skip(
                    scope,
                    node.lineno,
                    last,
                    node.id,
                    made.key,
                    made.is_conditional,
                    shared,
                    made.reasons,
                )
            return
        found = self._construct(node, scope, conditional, shared)
        if found is not None:
            yield found
        else:
            yield from self._walk(node, scope, conditional, shared)

    def _listed(self, node: ast.Assign, name: str) -> Iterator[Skip]:
        parts = node.value.elts if isinstance(node.value, ast.List | ast.Tuple) else [node.value]
        for part in parts:
            shown = f"{name}: {ast.unparse(part)}"
            yield _skip("", part, shown, f"{name} {dump(part)}", False, False)

    def _full(self, node: ast.AST) -> str:
        name = dotted(node)
        head, dot, rest = name.partition(".")
        return f"{self._names.get(head, head)}{dot}{rest}"

    def _is_mark(self, node: ast.AST) -> bool:
        owner, _, last = self._full(node).rpartition(".")
        return last in _MARKS and (owner == "mark" or owner.endswith(".mark"))

    def _construct(self, node: ast.AST, scope: str, conditional: bool, shared: bool) -> Skip | None:
        if not isinstance(node, ast.Call | ast.Name | ast.Attribute | ast.Raise):
            return None
        if isinstance(node, ast.Raise):
            if node.exc is None or self._full(node.exc) not in _RAISED:
                return None
            node = node.exc
        elif not self._is_mark(node):
            name = self._full(node)
            is_decorator = name == "unittest.expectedFailure"
            if name not in _CALLS or not (is_decorator or isinstance(node, ast.Call)):
                return None
        name = self._full(node)
        call = node if isinstance(node, ast.Call) else None
        last = name.rpartition(".")[2]
        key = " ".join([name, *_deciding(last, call)])
        decides = conditional or _decides_later(last, call)
        shown = ast.unparse(node)
        found = _skip(scope, node, shown, key, decides, shared)
        reasons = tuple(
            part.value
            for part in ast.walk(node)
            if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value
        )
        return Skip(
            found.scope,
            found.line,
            found.last_line,
            found.shown,
            key,
            decides,
            shared,
            reasons,
        )


def _skip(scope: str, node: ast.AST, shown: str, key: str, conditional: bool, shared: bool) -> Skip:
    line = getattr(node, "lineno", 1)
    last = getattr(node, "end_lineno", None) or line
    cut = " ".join(shown.split())
    cut = cut if len(cut) <= 70 else cut[:67] + "…"
    return Skip(scope, line, last, cut, key, conditional, shared)


def _deciding(name: str, call: ast.Call | None) -> Iterator[str]:
    """The arguments that decide what is skipped."""
    if call is None or name in _REASON_ONLY:
        return
    first = (
        call.args[:1] if name in ("skipif", "skipIf", "skipUnless", "importorskip") else call.args
    )
    yield from (dump(part) for part in first)
    for keyword in call.keywords:
        if keyword.arg not in ("reason", "msg", "allow_module_level"):
            yield f"{keyword.arg}={dump(keyword.value)}"


def _decides_later(name: str, call: ast.Call | None) -> bool:
    if name == "importorskip":
        return True
    if call is None or name not in ("skipif", "xfail", "skipIf", "skipUnless"):
        return False
    conditions = [*call.args[:1], *(k.value for k in call.keywords if k.arg == "condition")]
    if name == "xfail" and call.func and isinstance(call.func, ast.Attribute):
        is_call_in_body = not dotted(call.func).endswith("mark.xfail")
        if is_call_in_body:
            return False
    return any(not isinstance(part, ast.Constant) for part in conditions)
