"""Python source as a tree, for checks that compare what it says and not how it is written."""

from __future__ import annotations

import ast
import functools
import io
import tokenize
from collections.abc import Iterator

from ..model.modules import parse as parse

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


def dotted(node: ast.AST) -> str:
    """`a.b.c` of a name, an attribute or what is called; "" where there is no such name."""
    if isinstance(node, ast.Call):
        return dotted(node.func)
    if isinstance(node, ast.Subscript):
        return dotted(node.value)
    if isinstance(node, ast.Attribute):
        owner = dotted(node.value)
        return f"{owner}.{node.attr}" if owner else node.attr
    return node.id if isinstance(node, ast.Name) else ""


def last_name(node: ast.AST) -> str:
    """The last part of `dotted(node)`."""
    return dotted(node).rpartition(".")[2]


def code_of(text: str) -> str | None:
    """What `text` says to Python: comments, docstrings, layout aside. None if unreadable."""
    tree = parse(text)
    return None if tree is None else dump(tree)


@functools.lru_cache(maxsize=65536)
def dump(node: ast.AST) -> str:
    """`node` as text without positions and docstrings, to compare."""
    with _without_docstrings(node):
        return ast.dump(node)


class _without_docstrings:  # noqa: N801  used like a function
    """Takes the docstrings out of a tree for a while; trees are shared."""

    def __init__(self, node: ast.AST) -> None:
        self._taken: list[tuple[list[ast.stmt], ast.stmt]] = []
        self._node = node

    def __enter__(self) -> None:
        for node in ast.walk(self._node):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                body = node.body
                if body and is_docstring(body[0]):
                    self._taken.append((body, body.pop(0)))

    def __exit__(self, *_: object) -> None:
        for body, statement in self._taken:
            body.insert(0, statement)


def is_docstring(statement: ast.stmt) -> bool:
    """Whether `statement` is nothing but a string."""
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )


@functools.lru_cache(maxsize=256)
def comments(text: str) -> tuple[tuple[int, str], ...]:
    """The comments in `text` as (line, text without `#`), as far as it can be read."""
    return tuple(_comments(text))


def _comments(text: str) -> Iterator[tuple[int, str]]:
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string.lstrip("#").strip()
    except (tokenize.TokenError, SyntaxError, ValueError):
        return
