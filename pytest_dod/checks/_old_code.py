"""Code that is kept although it no longer runs: commented out, or in a string."""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Iterator

from ..model.change import Change, ChangeSet
from ._paths import is_code, is_test_code, suffix_of
from ._python import is_docstring, parse

LEAST_LINES = 5
_COMMENT = re.compile(r"^\s*(?:#|//)(?P<code>.*)$")
_TRIVIAL = re.compile(r"^\W*(pass|else:|try:|return|break|continue|end|\"\"\".*)?\W*$")


def kept_code(changes: ChangeSet) -> Iterator[tuple[str, int, int]]:
    """(path, first line, number of lines) of each block of old code that the change adds."""
    known: set[str] | None = None
    for change in changes.changes:
        if change.after is None or not is_code(change.path) or change.binary:
            continue
        for start, block in _comment_blocks(change):
            if known is None:
                known = _known_lines(changes)
            if _is_known(block, known) or (suffix_of(change.path) == ".py" and _defines(block)):
                yield change.path, start, len(block)
        if suffix_of(change.path) == ".py" and not is_test_code(change.path):
            yield from _strings(change)


def _comment_blocks(change: Change) -> Iterator[tuple[int, list[str]]]:
    """Runs of added comment lines, without their marks."""
    block: list[str] = []
    start = 0
    for number, line in enumerate([*(change.after_text or "").splitlines(), ""], 1):
        match = _COMMENT.match(line)
        if match and number in change.added_lines and not line.startswith("#!"):
            if not block:
                start = number
            block.append(match["code"])
            continue
        if len(block) >= LEAST_LINES:
            yield start, block
        block = []


def _known_lines(changes: ChangeSet) -> set[str]:
    return {
        line.strip()
        for change in changes.changes
        for text in (change.before_text, change.after_text)
        if is_code(change.path) and text and not change.binary
        for line in text.splitlines()
        if not _COMMENT.match(line)
    }


def _is_known(block: list[str], known: set[str]) -> bool:
    telling: set[str] = set()
    run = 0
    for line in block:
        bare = line.strip()
        if bare not in known and bare:
            telling, run = set(), 0
            continue
        run += 1
        if bare and not _TRIVIAL.match(bare):
            telling.add(bare)
        if run >= LEAST_LINES and len(telling) >= 3:
            return True
    return False


def _defines(block: list[str]) -> bool:
    """Whether the block, or what follows some words of prose in it, defines something."""
    lines = textwrap.dedent("\n".join(block)).splitlines()
    for start, line in enumerate(lines):
        if re.match(r"\s*(async def|def|class)\s+\w+.*:", line):
            for end in range(len(lines), start + 2, -1):
                if _is_code(textwrap.dedent("\n".join(lines[start:end]))):
                    return True
            return False
    return False


def _is_code(text: str) -> bool:
    tree = parse(text)
    if tree is None or not tree.body:
        return False
    return any(
        isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and any(not _is_ellipsis(part) for part in node.body)
        for node in tree.body
    )


def _is_ellipsis(node: ast.stmt) -> bool:
    """`...` or `pass`: the body of an example in prose."""
    return isinstance(node, ast.Pass) or (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    )


def _strings(change: Change) -> Iterator[tuple[str, int, int]]:
    tree = parse(change.after_text or "")
    for node in ast.walk(tree) if tree else ():
        body = getattr(node, "body", None)
        for index, part in enumerate(body if isinstance(body, list) else ()):
            if index == 0 or not isinstance(part, ast.Expr) or not is_docstring(part):
                continue
            first, last = part.lineno, part.end_lineno or part.lineno
            if last - first + 1 < LEAST_LINES or not change.added_lines & set(range(first, last)):
                continue
            if _defines(str(getattr(part.value, "value", "")).splitlines()):
                yield change.path, first, last - first + 1
