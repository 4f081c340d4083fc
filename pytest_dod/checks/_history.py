"""Test functions as they stood earlier: at the base, and in the commits of the branch."""

from __future__ import annotations

import ast
import functools
import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..model.change import ChangeKind, ChangeSet, Commit
from ._paths import in_test_folder, is_named_like_tests, suffix_of
from ._python import FunctionNode, dotted, dump, last_name
from ._test_functions import TestFunction, functions_in

_DEF = re.compile(r"(?P<indent>\s*)(async\s+)?def\s+test\w*\s*\(")
_SELF = re.compile(r"\(\s*(self|cls)\b")
_EXACT = {
    "assertEqual",
    "assertEquals",
    "assertIs",
    "assertListEqual",
    "assertDictEqual",
    "assertCountEqual",
    "assertSetEqual",
    "assertTupleEqual",
    "assertMultiLineEqual",
    "assertAlmostEqual",
    "assertSequenceEqual",
}


@dataclass(frozen=True)
class Earlier:
    """A test function of an earlier state; `where` names the state for people, `rank` orders it."""

    function: TestFunction
    where: str
    rank: int


def earlier_functions(changes: ChangeSet) -> tuple[Earlier, ...]:
    """All test functions that changed files held at the base or in a commit, oldest first."""
    found: list[Earlier] = []
    for change in changes.changes:
        if change.kind is ChangeKind.ADDED:
            continue
        path = change.old_path or change.path
        if suffix_of(path) == ".py" and is_named_like_tests(path):
            for function in functions_in(path, change.before_text):
                if function.looks_collectable:
                    found.append(Earlier(function, "the base", -1))
    for rank, commit in enumerate(changes.commits):
        for path in sorted(commit.added):
            if suffix_of(path) == ".py" and (is_named_like_tests(path) or in_test_folder(path)):
                for function in _functions_of(commit, path):
                    found.append(Earlier(function, f"commit {commit.id[:10]}", rank))
    return tuple(found)


def _functions_of(commit: Commit, path: str) -> Iterator[TestFunction]:
    for block in _blocks(commit.added[path]):
        for start, line in enumerate(block):
            head = _DEF.match(line)
            if head is None:
                continue
            depth = len(head["indent"])
            if depth and (depth > 4 or not _SELF.search(line)):
                continue  # More likely a line of a string that a test writes to a file.
            end = start + 1
            while end < len(block) and _belongs(block[end], depth):
                end += 1
            yield from functions_in(path, textwrap.dedent("\n".join(block[start:end])))


def _belongs(line: str, depth: int) -> bool:
    bare = line.strip()
    return not bare or len(line) - len(line.lstrip()) > depth or bare[0] in ")]}"


def _blocks(lines: Iterable[tuple[int, str]]) -> Iterator[list[str]]:
    """Runs of lines that stand one below the other."""
    block: list[str] = []
    last = -1
    for number, text in sorted(lines):
        if number != last + 1 and block:
            yield block
            block = []
        block.append(text)
        last = number
    if block:
        yield block


@dataclass(frozen=True)
class Claim:
    """What an assertion says of `subject`: `exact` where it names the one right answer."""

    subject: str
    exact: bool
    text: str
    whole: str


@dataclass
class Claims:
    """The assertions of one function, and the expressions it evaluates at all."""

    made: list[Claim] = field(default_factory=list)
    whole: set[str] = field(default_factory=set)
    inside_exact: set[str] = field(default_factory=set)
    evaluated: set[str] = field(default_factory=set)
    names_of: dict[str, set[str]] = field(default_factory=dict)


@functools.lru_cache(maxsize=8192)
def claims_of(node: FunctionNode) -> Claims:
    """What `node` asserts."""
    claims = Claims()
    for part in ast.walk(node):
        if isinstance(part, ast.Assert):
            claims.whole.add(dump(part.test))
            for test in _parts(part.test):
                _take(claims, _of_assert(test), part, dump(part.test))
        elif isinstance(part, ast.Call) and last_name(part).startswith("assert"):
            claims.whole.add(dump(part))
            _take(claims, _of_call(part), part, dump(part))
        elif isinstance(part, ast.With) and any(_expects(item) for item in part.items):
            claims.inside_exact |= {_key(inner) for inner in ast.walk(part)}
        elif isinstance(part, ast.Assign) and isinstance(part.targets[0], ast.Name):
            claims.names_of.setdefault(dump(part.value), set()).add(part.targets[0].id)
        if isinstance(part, ast.Call | ast.Name | ast.Attribute | ast.Subscript | ast.Await):
            claims.evaluated.add(_key(part))
    return claims


def _expects(item: ast.withitem) -> bool:
    """`with raises(ValueError)`: that very exception is the answer."""
    call = item.context_expr
    if not isinstance(call, ast.Call) or last_name(call) not in {"raises", "assertRaises"}:
        return False
    vague = {"Exception", "BaseException", "AssertionError"}
    return not any(last_name(argument) in vague for argument in call.args)


def _key(node: ast.AST) -> str:
    return dump(node).replace("ctx=Store()", "ctx=Load()")


def _parts(test: ast.expr) -> list[ast.expr]:
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        return [part for value in test.values for part in _parts(value)]
    return [test]


def _of_assert(test: ast.expr) -> tuple[list[ast.expr], bool]:
    if isinstance(test, ast.Compare) and len(test.ops) == 1:
        sides = [test.left, *test.comparators]
        constant = isinstance(test.comparators[0], ast.Constant)
        exact = isinstance(test.ops[0], ast.Eq) or (isinstance(test.ops[0], ast.Is) and constant)
        return sides, exact
    if isinstance(test, ast.UnaryOp):
        return [test.operand], False
    return [test], False


def _of_call(call: ast.Call) -> tuple[list[ast.expr], bool]:
    exact = last_name(call) in _EXACT
    return list(call.args[:2] if exact else call.args[:1]), exact


def _take(
    claims: Claims, said: tuple[list[ast.expr], bool], node: ast.Assert | ast.Call, whole: str
) -> None:
    sides, exact = said
    for side in sides:
        if isinstance(side, ast.Constant):
            continue
        text = " ".join(ast.unparse(node).split())
        claims.made.append(Claim(_key(side), exact, text, whole))
        if exact:
            claims.inside_exact |= {_key(part) for part in ast.walk(side)}


@dataclass(frozen=True)
class Weakened:
    """An assertion that says less than it did, or nothing any more."""

    function: TestFunction
    earlier: Earlier
    was: str
    is_gone: bool


def weakened(function: TestFunction, olds: Iterable[Earlier]) -> Weakened | None:
    """The first assertion of an earlier version of `function` that lost its exact answer."""
    now = claims_of(function.node)
    seen = {function.says}
    for old in reversed(tuple(olds)):
        if old.function.says in seen:
            continue
        seen.add(old.function.says)
        then = claims_of(old.function.node)
        for claim in then.made:
            if claim.exact and _lost_its_answer(claim, now):
                return Weakened(function, old, claim.text, is_gone=False)
        if then.whole - now.whole and not now.whole - then.whole and _only_shrank(old, function):
            gone = next((c.text for c in then.made if c.whole not in now.whole), "")
            if gone:
                return Weakened(function, old, gone, is_gone=True)
    return None


def _lost_its_answer(claim: Claim, now: Claims) -> bool:
    if "Call(" not in claim.subject or claim.subject not in now.evaluated:
        return False
    if claim.subject in now.inside_exact:
        return False
    names = now.names_of.get(claim.subject, set())
    return not any(f"Name(id='{name}', ctx=Load())" in now.inside_exact for name in names)


def _only_shrank(old: Earlier, function: TestFunction) -> bool:
    """Whether every statement of `function` stood in its earlier version too."""
    then = {dump(node) for node in ast.walk(old.function.node) if isinstance(node, ast.stmt)}
    now = [dump(node) for node in function.node.body]
    return all(statement in then for statement in now)


@functools.lru_cache(maxsize=4096)
def identifiers(tree: ast.AST | None) -> frozenset[str]:
    """Every name that a piece of code uses or defines."""
    names: set[str] = set()
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.Name):
            names.add(node.id)
        elif isinstance(node, ast.Attribute):
            names.add(node.attr)
        elif isinstance(node, ast.arg) or (isinstance(node, ast.keyword) and node.arg):
            names.add(str(node.arg))
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.alias):
            names |= set(node.name.split("."))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
            names.add(node.value[:60])
    return frozenset(names)


@functools.lru_cache(maxsize=4096)
def callees(node: ast.AST) -> frozenset[str]:
    """The names of all that `node` calls."""
    return frozenset(dotted(part) for part in ast.walk(node) if isinstance(part, ast.Call)) - {""}
