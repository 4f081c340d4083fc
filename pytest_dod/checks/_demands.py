"""What in a test can fail: its own asserts, and those of helpers that it calls."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ._python import FunctionNode, dotted, last_name
from ._test_functions import TestFunction

MAY_FAIL = re.compile(
    r"assert|check|verif|expect|should|must|valid|ensure|raise|warns|match|snapshot|fail|compare"
    r"|approx|equal|same|test|require|regress|lint|deprecated_call|benchmark|roundtrip|prove",
    re.IGNORECASE,
)
_TEST_CODE = re.compile(r"(^|[._])(tests?|testing|conftest|utils?|helpers?|common)([._]|$)")
_SKIPS = re.compile(r"skip|xfail", re.IGNORECASE)
_ALWAYS = (
    ast.Tuple,
    ast.List,
    ast.Set,
    ast.Dict,
    ast.Lambda,
    ast.GeneratorExp,
)
_LEAVING = (ast.Return, ast.Raise, ast.Continue, ast.Break)


def is_constant(test: ast.expr) -> bool:
    """Whether the truth of `test` does not depend on anything that runs."""
    if isinstance(test, ast.Constant):
        return True
    if isinstance(test, _ALWAYS):
        return True
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return is_constant(test.operand)
    if isinstance(test, ast.BoolOp):
        decisive = isinstance(test.op, ast.Or)
        return all(map(is_constant, test.values)) or any(
            isinstance(part, ast.Constant) and bool(part.value) is decisive for part in test.values
        )
    if isinstance(test, ast.Call):
        return _is_always_true(test)
    if isinstance(test, ast.Compare):
        operands = [test.left, *test.comparators]
        if all(isinstance(operand, ast.Constant) for operand in operands):
            return True
        return _is_length_at_least_zero(test)
    return False


def _is_always_true(call: ast.Call) -> bool:
    """Calls whose answer is true for everything; on a mock, any misspelt assertion is."""
    name = last_name(call)
    if name == "isinstance" and len(call.args) == 2:
        return dotted(call.args[1]) == "object"
    return name.startswith("called_") and isinstance(call.func, ast.Attribute)


def _is_length_at_least_zero(test: ast.Compare) -> bool:
    return (
        last_name(test.left) == "len"
        and isinstance(test.left, ast.Call)
        and isinstance(test.ops[0], ast.GtE)
        and isinstance(test.comparators[0], ast.Constant)
        and test.comparators[0].value == 0
    )


def is_false(test: ast.expr) -> bool:
    """`assert False` is a way to fail, where it is reached."""
    if isinstance(test, ast.Constant):
        return not test.value
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return isinstance(test.operand, ast.Constant) and bool(test.operand.value)
    return isinstance(test, ast.Tuple | ast.List | ast.Dict) and not ast.unparse(test).strip(
        "()[]{}"
    )


def own_nodes(node: ast.AST) -> Iterator[ast.AST]:
    """`node` and all below it, but not the inside of functions and classes in it."""
    yield node
    for child in ast.iter_child_nodes(node):
        if not isinstance(
            child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda
        ):
            yield from own_nodes(child)


def reachable(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a block that can run, up to one that always leaves it."""
    for statement in body:
        if isinstance(statement, ast.If | ast.While) and isinstance(statement.test, ast.Constant):
            chosen = list(statement.body if statement.test.value else statement.orelse)
            yield from reachable(chosen)
            if chosen and isinstance(chosen[-1], _LEAVING) and isinstance(statement, ast.If):
                return
            continue
        if isinstance(statement, ast.For) and _is_empty(statement.iter):
            continue
        yield statement
        if isinstance(statement, _LEAVING):
            return


def _is_empty(node: ast.expr) -> bool:
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return not node.elts
    return isinstance(node, ast.Dict) and not node.keys


def _executed(statement: ast.stmt, used: set[str]) -> Iterator[ast.AST]:
    """`statement` and all in it that can run; functions in it only if something names them."""
    stack: list[ast.AST] = [statement]
    while stack:
        node = stack.pop()
        yield node
        for field in ("body", "orelse", "finalbody"):
            block = getattr(node, field, None)
            if isinstance(block, list):
                stack += [part for part in reachable(block) if _is_used(part, used)]
        stack += [
            child
            for child in ast.iter_child_nodes(node)
            if not isinstance(child, ast.stmt) or isinstance(node, ast.ExceptHandler)
        ]


def _is_used(node: ast.stmt, used: set[str]) -> bool:
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return True
    return node.name in used or bool(node.decorator_list)


@dataclass(frozen=True)
class _Module:
    """What a file defines, and what it borrows from other test code."""

    functions: dict[str, list[FunctionNode]]
    classes: dict[str, ast.ClassDef]
    borrowed: frozenset[str]


@functools.lru_cache(maxsize=64)
def _module_of(tree: ast.Module) -> _Module:
    functions: dict[str, list[FunctionNode]] = {}
    classes: dict[str, ast.ClassDef] = {}
    borrowed: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            functions.setdefault(node.name, []).append(node)
        elif isinstance(node, ast.ClassDef):
            classes[node.name] = node
        elif isinstance(node, ast.ImportFrom) and (
            node.level or _TEST_CODE.search(node.module or "")
        ):
            borrowed |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            borrowed |= {
                (alias.asname or alias.name).partition(".")[0]
                for alias in node.names
                if _TEST_CODE.search(alias.name)
            }
    return _Module(functions, classes, frozenset(borrowed) - {"pytest"})


class Reader:
    """Looks for a way to fail, through helpers of the same file too."""

    def __init__(self, function: TestFunction) -> None:
        module = _module_of(function.module)
        self._function = function
        self._functions = module.functions
        self._classes = module.classes
        self._borrowed = module.borrowed
        self._seen: set[int] = {id(function.node)}
        arguments = function.node.args
        self._arguments = {
            a.arg for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
        } - {"self", "cls"}

    def can_fail(self, body: Iterable[ast.stmt]) -> bool:
        """Whether running `body` can end a test otherwise than as passed, by its own demand."""
        used = {n.id for n in ast.walk(self._function.node) if isinstance(n, ast.Name)}
        for statement in reachable(body):
            if _is_used(statement, used) and any(map(self.demands, _executed(statement, used))):
                return True
        return any(self._fixture_demands(name) for name in self._arguments)

    def asserts(self, node: ast.AST) -> bool:
        """Whether `node` is an assert, or calls a helper of this file for one."""
        if isinstance(node, ast.Call):
            return any(
                isinstance(part, ast.Assert)
                for helper in self._function.module.body
                if isinstance(helper, ast.FunctionDef) and helper.name == dotted(node)
                for part in ast.walk(helper)
            )
        return isinstance(node, ast.Assert) and not is_constant(node.test)

    def demands(self, node: ast.AST) -> bool:
        """Whether `node` by itself can end a test otherwise than as passed."""
        if isinstance(node, ast.Assert):
            return not is_constant(node.test) or is_false(node.test)
        if isinstance(node, ast.Raise):
            return not (node.exc and _SKIPS.search(dotted(node.exc)))
        if isinstance(node, ast.Call):
            return self._call_demands(node)
        return False

    def _call_demands(self, call: ast.Call) -> bool:
        name = last_name(call)
        if _SKIPS.search(name):
            return False
        if any(keyword.arg == "check" for keyword in call.keywords):
            return True
        full = dotted(call)
        if self._is_pytester(full):
            return False
        if MAY_FAIL.search(name):
            return True
        first = full.partition(".")[0]
        if first in self._borrowed:
            return True
        if first == "self":
            return full.count(".") == 1 and self._method_demands(name)
        if "." not in full and name in self._arguments:
            return True
        if "." not in full or first in self._classes:
            return self._helper_demands(name)
        return False

    @staticmethod
    def _is_pytester(full: str) -> bool:
        return full.endswith((".runpytest", ".makepyfile"))

    def _method_demands(self, name: str) -> bool:
        if name in self._functions:
            return self._helper_demands(name)
        owner = self._function.owner
        bases = [] if owner is None else [last_name(base) for base in owner.bases]
        return any(base not in {"object", "TestCase", "IsolatedAsyncioTestCase"} for base in bases)

    def _helper_demands(self, name: str) -> bool:
        nodes: list[ast.AST] = list(self._functions.get(name, []))
        if name in self._classes:
            nodes.append(self._classes[name])
        for node in nodes:
            if id(node) in self._seen:
                continue
            self._seen.add(id(node))
            if any(self.demands(part) for part in ast.walk(node)):
                return True
        return False

    def _fixture_demands(self, name: str) -> bool:
        return any(
            any(last_name(d) == "fixture" for d in node.decorator_list)
            and any(isinstance(part, ast.Assert) for part in ast.walk(node))
            for node in self._functions.get(name, [])
        )


def demands_something(function: TestFunction) -> bool:
    """Whether `function` is written like a test: it asserts, or expects an exception."""
    return any(
        isinstance(node, ast.Assert)
        or (
            isinstance(node, ast.Call)
            and last_name(node).startswith(("assert", "raises", "warns", "fail"))
        )
        for node in ast.walk(function.node)
    )
