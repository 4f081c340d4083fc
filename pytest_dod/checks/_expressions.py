"""The expressions of pytest's `-m` and `-k`: names, `and`, `or`, `not`, parentheses."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

Holds: TypeAlias = Callable[[str], bool]
Rule: TypeAlias = Callable[[Holds], bool]

_TOKEN = re.compile(r"\s*(?:(?P<mark>[()])|(?P<word>[\w:+\-.\[\]\\/]+))")
_DEEPEST = 20


def read_expression(text: str) -> Rule:
    """A function that tells whether the expression holds, given which of its names do.

    Raises ValueError for what is none, or of a newer kind (`-m "device(serial='1')"`).
    """
    parser = _Parser(_tokens(text))
    rule = parser.either(0)
    if parser.next():
        raise ValueError("it does not end where it should")
    return rule


def _tokens(text: str) -> list[str]:
    text = text.rstrip()
    found, at = [], 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            raise ValueError(f"{text[at:].lstrip()[:1]!r} cannot stand in it")
        found.append(token["mark"] or token["word"])
        at = token.end()
    return found


class _Parser:
    def __init__(self, tokens: list[str]) -> None:
        self._tokens = [*tokens, ""]
        self._at = 0

    def next(self) -> str:
        return self._tokens[self._at]

    def either(self, depth: int) -> Rule:
        rules = [self._both(depth)]
        while self._took("or"):
            rules.append(self._both(depth))
        return lambda holds: any(rule(holds) for rule in rules)

    def _both(self, depth: int) -> Rule:
        rules = [self._one(depth)]
        while self._took("and"):
            rules.append(self._one(depth))
        return lambda holds: all(rule(holds) for rule in rules)

    def _one(self, depth: int) -> Rule:
        wanted = True
        while self._took("not"):
            wanted = not wanted
        if self._took("("):
            if depth == _DEEPEST:
                raise ValueError("it is nested too deep")
            inner = self.either(depth + 1)
            if not self._took(")"):
                raise ValueError("a parenthesis is not closed")
            return lambda holds: inner(holds) is wanted
        name = self.next()
        if not name or name in ("and", "or", ")"):
            raise ValueError(f"a name is missing before {name!r}" if name else "a name is missing")
        self._at += 1
        return lambda holds: holds(name) is wanted

    def _took(self, token: str) -> bool:
        if self.next() != token:
            return False
        self._at += 1
        return True
