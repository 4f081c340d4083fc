"""What the compiled form of a file says about lines that ran, or cannot have run."""

from __future__ import annotations

import ast
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from types import CodeType


def never_entered(
    path: str,
    executed: Sequence[int],
    missing: Sequence[int],
    excluded: Sequence[int],
    entered: Iterable[int],
) -> list[int]:
    """Lines of one-line functions and lambdas that nothing called, though their lines ran.

    `executed`, `missing` and `excluded` are first lines of statements. Where two stand in one line
    and one of them was called, nothing is said; nor of those that only give back a constant.
    """
    tree = _tree(path)
    if tree is None:
        return []
    called, ran, left_out = frozenset(entered), frozenset(executed), frozenset(excluded)
    statements = sorted({*executed, *missing, *excluded})
    found = set()
    for first, line, body in _one_liners(tree):
        statement = _statement(statements, line)
        counts = statement in ran and not {statement, line} & left_out
        if counts and first not in called and not _trivial(body):
            found.add(line)
    return sorted(found)


def impossible(path: str, lines: Iterable[int], arcs: Iterable[tuple[int, int]]) -> bool:
    """Whether something says to have run that no trace of this file can hold."""
    try:
        with open(path, "rb") as file:
            source = file.read()
        code = compile(source, path, "exec", dont_inherit=True)
    except (OSError, ValueError, SyntaxError, RecursionError, MemoryError):
        return False
    text = source.splitlines()
    owners: dict[int, set[int]] = {}
    for number, part in enumerate(_all_code(code)):
        for _, _, line in part.co_lines():
            if line:
                owners.setdefault(line, set()).add(number)
    for line in lines:
        if line > len(text) + 1 or (line not in owners and _empty(text, line)):
            return True
    # Whatever joins two lines runs in one function. Lines of rewritten asserts can be unknown.
    return any(
        start in owners and end in owners and owners[start].isdisjoint(owners[end])
        for start, end in arcs
    )


def _empty(text: list[bytes], line: int) -> bool:
    if not 1 <= line <= len(text):
        return False
    content = text[line - 1].strip()
    return not content or content.startswith(b"#")


def _all_code(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _all_code(constant)


def _tree(path: str) -> ast.Module | None:
    try:
        with open(path, "rb") as file:
            return ast.parse(file.read())
    except (OSError, ValueError, SyntaxError, RecursionError, MemoryError):
        return None


def _one_liners(tree: ast.Module) -> Iterator[tuple[int, int, ast.AST]]:
    """First line of the code object, line to show, and body of each."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Lambda):
            yield node.lineno, node.lineno, node.body
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            first = min([node.lineno, *(part.lineno for part in node.decorator_list)])
            if len(node.body) == 1 and node.body[0].lineno == node.lineno:
                yield first, node.lineno, node.body[0]


def _trivial(body: ast.AST) -> bool:
    if isinstance(body, (ast.Return, ast.Expr)):
        return body.value is None or isinstance(body.value, ast.Constant)
    return isinstance(body, (ast.Constant, ast.Pass))


def _statement(statements: list[int], line: int) -> int | None:
    place = bisect_right(statements, line)
    return statements[place - 1] if place else None
