"""Tests that answer their own question: with a double of what they test, or with its own answer."""

from __future__ import annotations

import ast
import functools
import itertools
import re
from collections.abc import Iterator

from ._demands import own_nodes
from ._python import dotted, dump, last_name
from ._test_functions import TestFunction

_REPEATS = re.compile(
    r"twice|again|repeat|same|idempot|stable|determin|cache|consisten|unchanged|nothing|reus|once"
    r"|zweimal|wieder|gleich|unverändert",
    re.IGNORECASE,
)
_MOCKS = frozenset({"Mock", "MagicMock", "AsyncMock", "NonCallableMock"})
_PATCHING = frozenset({"setattr", "patch", "object"})


def self_answered(function: TestFunction) -> Iterator[tuple[int, str]]:
    """(line, what is odd) of each assert whose answer the test made up itself."""
    patched = _patched(function)
    shadowed = _shadowed(function.module)
    for node in own_nodes(function.node):
        if not isinstance(node, ast.Assert) or not isinstance(node.test, ast.Compare):
            continue
        sides = [node.test.left, *node.test.comparators]
        for side in sides:
            name = last_name(side) if isinstance(side, ast.Call) else ""
            if name and name in patched:
                yield node.lineno, f"{name} was replaced by the test itself"
            elif isinstance(side, ast.Call) and dotted(side) in shadowed:
                yield node.lineno, f"{name} is the one defined in this file, not the imported one"
    yield from _own_mocks(function)
    yield from _own_answers(function)


def _own_mocks(function: TestFunction) -> Iterator[tuple[int, str]]:
    """What a test asks of a mock that only the test itself ever touches."""
    idle = _idle_mocks(function)
    for node in own_nodes(function.node) if idle else ():
        call = node.test if isinstance(node, ast.Assert) else getattr(node, "value", None)
        if not isinstance(call, ast.Call) or dotted(call).partition(".")[0] not in idle:
            continue
        asked = isinstance(node, ast.Assert) or last_name(call).startswith("assert_")
        if asked and isinstance(node, ast.Assert | ast.Expr):
            name = dotted(call).partition(".")[0]
            yield node.lineno, f"{name} is a mock that no code but this test has touched"


def _idle_mocks(function: TestFunction) -> frozenset[str]:
    """Names of plain mocks that the test makes and that never leave it."""
    if not _imports_mock(function.module):
        return frozenset()
    made: set[str] = set()
    for node in ast.walk(function.node):
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target, call = node.targets[0], node.value
            plain = isinstance(call, ast.Call) and not call.args and not call.keywords
            if plain and last_name(call) in _MOCKS and isinstance(target, ast.Name):
                made.add(target.id)
    # What a function inside the test calls is called by whoever gets that function.
    calls = [node for node in own_nodes(function.node) if isinstance(node, ast.Call)]
    roots = {id(_root(call.func)) for call in calls}
    names = [node for node in ast.walk(function.node) if isinstance(node, ast.Name)]
    away = {n.id for n in names if isinstance(n.ctx, ast.Load) and id(n) not in roots}
    stored = [node.id for node in names if isinstance(node.ctx, ast.Store)]
    return frozenset(name for name in made - away if stored.count(name) == 1)


def _root(node: ast.AST) -> ast.AST:
    while isinstance(node, ast.Attribute):
        node = node.value
    return node


@functools.lru_cache(maxsize=64)
def _imports_mock(module: ast.Module) -> bool:
    return any(
        (isinstance(node, ast.Import) and any(a.name == "unittest.mock" for a in node.names))
        or (isinstance(node, ast.ImportFrom) and node.module == "unittest.mock")
        or (
            isinstance(node, ast.ImportFrom)
            and node.module == "unittest"
            and any(alias.name == "mock" for alias in node.names)
        )
        for node in ast.walk(module)
    )


def _own_answers(function: TestFunction) -> Iterator[tuple[int, str]]:
    """`expected = f(x)` right before `assert f(x) == expected`.

    A test of idempotence does just that; it is one where it says so.
    """
    said = f"{function.node.name} {function.remarks}"
    if _REPEATS.search(said) or any("dod" in dump(mark) for mark in function.node.decorator_list):
        return
    body = function.node.body
    for first, second in itertools.pairwise(body):
        if not isinstance(first, ast.Assign) or not isinstance(second, ast.Assert):
            continue
        target, call, test = first.targets[0], first.value, second.test
        if not isinstance(call, ast.Call) or not isinstance(test, ast.Compare):
            continue
        sides = {dump(side) for side in (test.left, *test.comparators)}
        plain = last_name(call)[:1].islower() and last_name(call) != "hash"
        name = target.id if isinstance(target, ast.Name) else ""
        if plain and dump(call) in sides and dump(ast.Name(name, ast.Load())) in sides:
            yield second.lineno, f"{name} is the answer of the very same call"


def _patched(function: TestFunction) -> set[str]:
    """Names of what the test sets to something else, by monkeypatch or mock."""
    names: set[str] = set()
    for node in ast.walk(function.node):
        if not isinstance(node, ast.Call) or last_name(node) not in _PATCHING:
            continue
        words = [a.value for a in node.args[:2] if isinstance(a, ast.Constant)]
        names |= {word.rpartition(".")[2] for word in words if isinstance(word, str)}
    return names


@functools.lru_cache(maxsize=64)
def _shadowed(module: ast.Module) -> frozenset[str]:
    """Names that a test file imports and then defines anew."""
    imported: set[str] = set()
    defined: set[str] = set()
    for node in module.body:
        if isinstance(node, ast.ImportFrom):
            imported |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, ast.FunctionDef):
            defined.add(node.name)
        elif isinstance(node, ast.Assign):
            wraps = {part.id for part in ast.walk(node.value) if isinstance(part, ast.Name)}
            defined |= {t.id for t in node.targets if isinstance(t, ast.Name)} - wraps
    return frozenset(imported & defined)
