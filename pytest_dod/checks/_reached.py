"""What of a module's own logic the tests reached, beyond the lines that importing it runs."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model.change import Change
from ..model.evidence import ModuleCoverage
from ..model.modules import is_docstring, parse

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Reached:
    """`logic` counts statements inside functions, and lambdas; `ran` how many of them ran.

    `idle` are the functions and lambdas which the change adds and nothing called, as (line, name).
    """

    logic: int
    ran: int
    idle: tuple[tuple[int, str], ...]

    @property
    def percent(self) -> float | None:
        """Share of the logic that ran; None where there is none."""
        return 100.0 * self.ran / self.logic if self.logic else None


def reached(change: Change, coverage: ModuleCoverage) -> Reached | None:
    """None where this Python cannot read the module."""
    tree = parse(change.after_text or "")
    if tree is None:
        return None
    excluded = frozenset(coverage.excluded)
    never = frozenset(coverage.never_entered) - excluded
    silent = frozenset(coverage.missing) | never
    logic: set[tuple[int, str]] = set()
    idle: list[tuple[int, str]] = []
    for node in ast.walk(tree):
        if isinstance(node, Function):
            lines = {line for line in _statements(node.body) if line not in excluded}
            logic |= {(line, "") for line in lines}
            if lines and lines <= silent and node.lineno in change.added_lines:
                idle.append((node.lineno, node.name))
        elif isinstance(node, ast.Lambda) and node.lineno not in excluded:
            if isinstance(node.body, ast.Constant):
                continue
            logic.add((node.lineno, "lambda"))
            if node.lineno in never and node.lineno in change.added_lines:
                idle.append((node.lineno, "a lambda"))
    ran = sum(line not in silent for line, _ in logic)
    return Reached(len(logic), ran, tuple(dict.fromkeys(sorted(idle))))


def _statements(body: Iterable[ast.stmt]) -> Iterator[int]:
    """The lines of statements in a function that do something, without those of inner functions."""
    for statement in body:
        if not _is_trivial(statement):
            yield statement.lineno
        if isinstance(statement, Function | ast.ClassDef):
            continue
        for _, value in ast.iter_fields(statement):
            if isinstance(value, list):
                yield from _statements(item for item in value if isinstance(item, ast.stmt))
                for item in value:
                    if isinstance(item, ast.ExceptHandler | ast.match_case):
                        yield from _statements(item.body)


def _is_trivial(statement: ast.stmt) -> bool:
    """Nothing that a test could find wrong: a constant, `pass`, `raise NotImplementedError`."""
    if isinstance(statement, ast.Assign | ast.AnnAssign):
        return statement.value is None or isinstance(statement.value, ast.Constant)
    if isinstance(statement, ast.Raise):
        raised = statement.exc.func if isinstance(statement.exc, ast.Call) else statement.exc
        return isinstance(raised, ast.Name) and raised.id == "NotImplementedError"
    return (
        isinstance(statement, ast.Pass | ast.Global | ast.Nonlocal)
        or is_docstring(statement)
        or (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant))
    )
