"""Whether a test function can fail at all. It asks for a word of explanation, it never accuses."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ._demands import MAY_FAIL, Reader, is_constant, is_false, own_nodes
from ._doubles import self_answered
from ._golden import rewritten
from ._python import dotted, dump, last_name
from ._test_functions import TestFunction

ASSERTS_NOTHING = " asserts nothing"
_SWALLOWED = frozenset({"Exception", "BaseException", "AssertionError"})
_HINT = "or say why in a comment in the function: `# dod: … because …`"
_SPOKEN = re.compile(
    r"smoke|raise|crash|error|exception|\bfail|warn|no-?op\b|does not|doesn't|don't|do not"
    r"|shouldn't|should|must not|importable|hang|deadlock|segfault|leak|regression"
    r"|type.?check|mypy",
    re.IGNORECASE,
)
_SPOKEN_NAME = re.compile(
    r"smoke|no_?op|nothing|crash|does_?n[o']?t|do_?not|dont|(no|not|without)_(\w+_)?"
    r"(error|raise|warn|fail|exception|break|crash|leak|hang)|importable|deprecat|silent|segfault",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Doubt:
    """Why a test may prove nothing, where, and what to do."""

    line: int
    message: str
    hint: str


def audit(function: TestFunction) -> Iterator[Doubt]:
    """Reasons to ask what `function` proves; whether its author gave a word is for the caller."""
    body = function.node.body
    if not function.looks_collectable and all(_is_stub(statement) for statement in body):
        return
    reader = Reader(function)
    yield from _pointless_asserts(function)
    yield from _swallowed(function, reader)
    yield from _returned(function)
    for line, odd in self_answered(function):
        yield Doubt(line, f"{function.name}: {odd}", f"ask the code under test, {_HINT}")
        break
    kept = rewritten(function)
    if kept:
        message = f"{function.name} writes the file that it compares with"
        yield Doubt(kept, message, f"keep the expected content out of its reach, {_HINT}")
    if not reader.can_fail(body) and not _is_spoken_for(function):
        yield Doubt(
            function.line,
            f"{function.name}{ASSERTS_NOTHING}",
            f"assert what it is to show, {_HINT}",
        )


def _is_spoken_for(function: TestFunction) -> bool:
    """Whether name, docstring or comments already say that it is about not failing."""
    return bool(_SPOKEN_NAME.search(function.short_name) or _SPOKEN.search(function.remarks))


def _is_stub(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Pass | ast.Raise) or (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    )


def compares_with_itself(test: ast.expr, module: ast.Module) -> bool:
    """`f(x) == f(x)`; that two objects made alike are equal is worth a test, though."""
    if not isinstance(test, ast.Compare) or len(test.ops) != 1:
        return False
    call = test.left
    if not isinstance(call, ast.Call) or dump(call) != dump(test.comparators[0]):
        return False
    first = dotted(call).partition(".")[0]
    made = last_name(call)[:1].isupper()
    return isinstance(test.ops[0], ast.Eq) and not made and first in _imported(module)


@functools.lru_cache(maxsize=64)
def _imported(module: ast.Module) -> frozenset[str]:
    return frozenset(
        (alias.asname or alias.name).partition(".")[0]
        for node in ast.walk(module)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    )


def _tolerates_everything(test: ast.expr) -> bool:
    """`== approx(2.5, abs=10)`"""
    for call in test.comparators if isinstance(test, ast.Compare) else ():
        if not isinstance(call, ast.Call) or last_name(call) != "approx" or not call.args:
            continue
        value = call.args[0].value if isinstance(call.args[0], ast.Constant) else None
        for keyword in call.keywords:
            width = keyword.value.value if isinstance(keyword.value, ast.Constant) else None
            if not isinstance(width, int | float):
                continue
            if keyword.arg == "rel" and width >= 0.5:
                return True
            if keyword.arg == "abs" and isinstance(value, int | float) and 0 < abs(value) <= width:
                return True
    return False


def _pointless_asserts(function: TestFunction) -> Iterator[Doubt]:
    hint = f"assert what the code under test answers, {_HINT}"
    for node in own_nodes(function.node):
        if not isinstance(node, ast.Assert) or is_false(node.test):
            continue
        if isinstance(node.test, ast.Tuple) and node.test.elts:
            message = "an assert on a tuple is always true; take the parentheses away"
        elif compares_with_itself(node.test, function.module):
            message = f"`{_short(node.test)}` compares a call with itself"
        elif _tolerates_everything(node.test):
            message = f"`{_short(node.test)}` tolerates a deviation as large as the value"
        elif is_constant(node.test):
            message = f"`assert {_short(node.test)}` is true whatever the code does"
        else:
            continue
        yield Doubt(node.lineno, f"{function.name}: {message}", hint)


def _short(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= 60 else text[:57] + "…"


def _swallowed(function: TestFunction, reader: Reader) -> Iterator[Doubt]:
    """Asserts whose failure is caught, and bodies of which every failure is."""
    hint = f"let the failure out: catch only what is expected, and not the assert; {_HINT}"
    silent: list[_Net] = []
    for net in _nets(function.node):
        asserts = [node for part in net.body for node in own_nodes(part) if reader.asserts(node)]
        if asserts:
            line = getattr(asserts[0], "lineno", function.line)
            yield Doubt(line, f"{function.name}: a failure of this assert ends in {net.how}", hint)
            return
        if net.silent:
            silent.append(net)
    caught = {id(node) for net in silent for part in net.body for node in ast.walk(part)}
    if silent and not any(
        id(node) not in caught and reader.demands(node) for node in own_nodes(function.node)
    ):
        yield Doubt(
            silent[0].body[0].lineno,
            f"{function.name}: whatever goes wrong in it ends in {silent[0].how}",
            hint,
        )


@dataclass(frozen=True)
class _Net:
    """A block whose failing asserts are caught by `how`; `silent` where any exception may be."""

    body: list[ast.stmt]
    how: str
    silent: bool


def _nets(root: ast.AST) -> Iterator[_Net]:
    for node in own_nodes(root):
        if isinstance(node, ast.With | ast.AsyncWith):
            for item in node.items:
                call = item.context_expr
                if _catches_all(call):
                    yield _Net(node.body, f"`{_short(call)}`", last_name(call) == "suppress")
        elif isinstance(node, ast.Try) and (leaving := _leaving(node.finalbody)):
            caught = [part for handler in node.handlers for part in handler.body]
            yield _Net([*node.body, *caught, *node.orelse], f"`finally: {leaving}`", silent=True)
        elif isinstance(node, ast.Try) and not _leaves(node.body) and not node.orelse:
            for handler in node.handlers:
                if (handler.type is None or _names_all(handler.type)) and _is_silent(handler.body):
                    kind = f"`except {_short(handler.type)}`" if handler.type else "`except:`"
                    yield _Net(node.body, kind, silent=True)


def _catches_all(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    if last_name(node) == "suppress":
        return any(_names_all(argument) for argument in node.args)
    if last_name(node) in {"raises", "assertRaises"} and not node.keywords:
        return len(node.args) == 1 and _names_all(node.args[0])
    return False


def _names_all(node: ast.AST) -> bool:
    if isinstance(node, ast.Tuple):
        return any(_names_all(element) for element in node.elts)
    return dotted(node).removeprefix("builtins.") in _SWALLOWED


def _is_silent(body: Iterable[ast.stmt]) -> bool:
    """Whether an exception handler lets nobody know."""
    return all(
        isinstance(statement, ast.Pass | ast.Continue | ast.Return)
        or (
            isinstance(statement, ast.Expr)
            and (
                isinstance(statement.value, ast.Constant)
                or (
                    isinstance(statement.value, ast.Call)
                    and not MAY_FAIL.search(last_name(statement.value))
                )
            )
        )
        for statement in body
    )


def _leaving(finalbody: Iterable[ast.stmt], in_loop: bool = False) -> str:
    """The statement by which a `finally` block drops the exception that brought it there."""
    for statement in finalbody:
        if isinstance(statement, ast.Return):
            return "return"
        if isinstance(statement, ast.Break | ast.Continue) and not in_loop:
            return "break" if isinstance(statement, ast.Break) else "continue"
        if isinstance(statement, ast.If | ast.For | ast.While | ast.With | ast.Try):
            loop = in_loop or isinstance(statement, ast.For | ast.While)
            bodies = [statement.body, getattr(statement, "orelse", [])]
            for body in bodies:
                if found := _leaving(body, loop):
                    return found
    return ""


def _leaves(body: list[ast.stmt]) -> bool:
    """Whether a block ends by leaving its loop or function: a retry, which fails further down."""
    return bool(body) and isinstance(body[-1], ast.Break | ast.Return)


def _returned(function: TestFunction) -> Iterator[Doubt]:
    for node in own_nodes(function.node):
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Compare | ast.BoolOp):
            yield Doubt(
                node.lineno,
                f"{function.name} returns `{_short(node.value)}`, and pytest ignores what a test "
                "returns",
                "write `assert` for `return`",
            )
            return
