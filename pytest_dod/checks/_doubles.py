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
    yield from _own_answers(function)


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
