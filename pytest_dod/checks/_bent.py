"""Code that makes the tests see something else than the users: in a conftest, or in the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from ..model.change import Change
from ..model.finding import Excuse, Finding
from ._excuses import weighed
from ._ledger import Ledger
from ._python import FunctionNode, comments, dotted, dump, last_name, parse
from ._test_functions import is_test

WORD_HINT = "say why in a comment there: `# dod: … because …`"
_OUTCOME_HOOKS = frozenset(
    {
        "pytest_pyfunc_call",
        "pytest_runtest_call",
        "pytest_runtest_protocol",
        "pytest_runtestloop",
        "pytest_cmdline_main",
        "pytest_exception_interact",
        "pytest_unconfigure",
        "pytest_report_teststatus",
    }
)
_ENDS = frozenset({"sys.exit", "os._exit", "os.abort", "exit", "quit"})
_GATE_WORDS = re.compile(r"--dod\b|^dod$|PYTEST_CURRENT_TEST|PYTEST_DOD", re.IGNORECASE)


def word_at(change: Change, first: int, last: int) -> str:
    """What a `# dod: …` comment says in these lines or right above them; "" if none does."""
    for line, comment in comments(change.after_text or ""):
        if first - 2 <= line <= last:
            said = re.match(r"dod:\s*(\S+(?:\s+\S+){2,})", comment, re.I)
            if said:
                return said[1]
    return ""


def has_word(change: Change, first: int, last: int) -> bool:
    """Whether a `# dod: …` comment stands in these lines or right above them."""
    return bool(word_at(change, first, last))


def conftest_findings(
    change: Change, ledger: Ledger, modules: frozenset[str]
) -> Iterator[Finding | Excuse]:
    """What a changed conftest or helper does between pytest and the tests."""
    tree = parse(change.after_text or "")
    if tree is None:
        return
    known = {dump(node) for node in _functions(parse(change.before_text or ""))}
    for node in _functions(tree):
        if is_test(node) or dump(node) in known:
            continue
        what = _what_it_bends(node, ledger, modules)
        if what:
            finding = Finding(f"{node.name} {what}", change.path, node.lineno, WORD_HINT)
            yield weighed(finding, word_at(change, *_span(node)))
    stood = parse(change.before_text or "")
    before = {dump(statement) for statement in stood.body} if stood else set()
    for statement in tree.body:
        if dump(statement) in before:
            continue
        what = ""
        if isinstance(statement, ast.Assign) and _patches_pytest(statement, tree):
            what = "this replaces a part of pytest"
        elif isinstance(statement, ast.Assign) and _replaces_module(statement, modules):
            what = "this replaces a module of the repository"
        elif isinstance(statement, ast.Expr) and dotted(statement.value) in _ENDS:
            what = "this ends the test run"
        if what:
            finding = Finding(what, change.path, statement.lineno, WORD_HINT)
            yield weighed(finding, word_at(change, *_span(statement)))


def _span(node: ast.stmt) -> tuple[int, int]:
    return node.lineno, node.end_lineno or node.lineno


def _functions(tree: ast.Module | None) -> Iterator[FunctionNode]:
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _patches_pytest(node: ast.Assign, tree: ast.Module) -> bool:
    borrowed = {
        alias.asname or alias.name
        for part in ast.walk(tree)
        if isinstance(part, ast.ImportFrom)
        and (part.module or "").startswith(("_pytest", "pytest"))
        for alias in part.names
    } | {"pytest", "_pytest"}
    return any(
        isinstance(target, ast.Attribute) and dotted(target).partition(".")[0] in borrowed
        for target in node.targets
    )


def _replaces_module(node: ast.Assign, modules: frozenset[str]) -> bool:
    """`sys.modules["pkg.feature"] = …` for a module that stands in the repository."""
    return any(
        isinstance(target, ast.Subscript)
        and dotted(target) == "sys.modules"
        and isinstance(target.slice, ast.Constant)
        and str(target.slice.value) in modules
        for target in node.targets
    )


def _what_it_bends(node: FunctionNode, ledger: Ledger, modules: frozenset[str]) -> str:
    words = [p.value for p in ast.walk(node) if isinstance(p, ast.Constant)]
    strings = [word for word in words if isinstance(word, str)]
    single = _singled_out(node, ledger)
    if single:
        return f"singles out a test by its name: {single!r}"
    if any(_GATE_WORDS.search(word) for word in strings):
        return "looks at whether this gate is running"
    if node.name in _OUTCOME_HOOKS and node.name.startswith("pytest_"):
        return "steps in between pytest and the outcome of the tests"
    for part in ast.walk(node):
        if isinstance(part, ast.Assign):
            if _replaces_module(part, modules):
                return "replaces a module of the repository"
            for target in part.targets:
                if isinstance(target, ast.Attribute) and target.attr in {"outcome", "exitstatus"}:
                    return f"sets {dotted(target)}"
                in_place = isinstance(target, ast.Subscript) and dotted(target) == "items"
                if in_place and _drops(part.value):
                    return "drops tests from the run"
        elif isinstance(part, ast.Call):
            if dotted(part) in _ENDS:
                return f"calls {dotted(part)}"
            first = dotted(part.args[0]) if part.args else ""
            if last_name(part) in {"setattr", "patch.object", "object"} and first in {
                "request.module",
                "request.node.module",
                "request.node.obj",
            }:
                return "replaces what the tests import"
    return ""


def _drops(value: ast.expr) -> bool:
    return any(
        isinstance(part, ast.comprehension) and part.ifs for part in ast.walk(value)
    ) or isinstance(value, ast.List)


def _singled_out(node: FunctionNode, ledger: Ledger) -> str:
    """A name, compared with that of an item, that only some of the collected tests have."""
    for part in ast.walk(node):
        if not isinstance(part, ast.Compare):
            continue
        sides = [part.left, *part.comparators]
        asks = any(
            isinstance(inner, ast.Attribute) and inner.attr in {"name", "nodeid", "originalname"}
            for side in sides
            for inner in ast.walk(side)
        )
        for side in sides if asks else ():
            for inner in ast.walk(side):
                if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                    word = inner.value
                    if len(word) > 2 and any(word in name for name in ledger.names):
                        return word
    return ""


def source_findings(change: Change, asked: frozenset[str]) -> Iterator[Finding | Excuse]:
    """What changed code does only for the eyes of a test."""
    tree = parse(change.after_text or "")
    if tree is None:
        return
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        if line not in change.added_lines and not (
            isinstance(node, ast.FunctionDef) and change.added_lines & set(range(*_span(node)))
        ):
            continue
        what = ""
        if isinstance(node, ast.FunctionDef) and node.name == "__eq__" and _always_true(node):
            what = "this object equals everything, so no comparison with it can fail"
        elif isinstance(node, ast.If) and _knows_the_question(node, asked):
            what = "the code has a fixed answer for an input that a test asks for"
        elif _asks_for_pytest(node):
            what = "the code behaves differently while it is tested"
        if what:
            word = word_at(change, line, getattr(node, "end_lineno", None) or line)
            yield weighed(Finding(what, change.path, line, WORD_HINT), word)


def literals_in(tree: ast.Module | None) -> Iterator[str]:
    """The collections of two or more values that stand in a file as they are."""
    for node in ast.walk(tree) if tree else ():
        parts = node.elts if isinstance(node, ast.List | ast.Tuple | ast.Set) else []
        if len(parts) > 1 and all(isinstance(part, ast.Constant) for part in parts):
            yield "".join(map(dump, parts))


def _knows_the_question(node: ast.If, asked: frozenset[str]) -> bool:
    """`if xs == [1, 2, 3, 4]: return 2.5`"""
    answer = node.body[0]
    return (
        isinstance(node.test, ast.Compare)
        and isinstance(node.test.ops[0], ast.Eq)
        and isinstance(answer, ast.Return)
        and isinstance(answer.value, ast.Constant)
        and any(said in asked for said in literals_in(ast.Module([ast.Expr(node.test)], [])))
    )


def _always_true(node: FunctionNode) -> bool:
    returns = [part for part in ast.walk(node) if isinstance(part, ast.Return)]
    return bool(returns) and all(
        isinstance(part.value, ast.Constant) and part.value.value is True for part in returns
    )


def _asks_for_pytest(node: ast.AST) -> bool:
    if isinstance(node, ast.Constant):
        # dod: the word stands here because this looks for it in other code
        return node.value == "PYTEST_CURRENT_TEST"
    if not isinstance(node, ast.Compare):
        return False
    left = node.left
    return (
        isinstance(left, ast.Constant)
        and isinstance(left.value, str)
        and left.value in {"pytest", "_pytest", "unittest"}
        and dotted(node.comparators[0]) == "sys.modules"
    )
