"""Texts, conditions and switches of a GitHub workflow, with their expressions worked out."""

from __future__ import annotations

import re

from .expressions import ExpressionError, Open, Scope, Value, evaluate, text_of, truth
from .model import Flaw, shown, unknown
from .yaml import Node

_EXPRESSION = re.compile(r"\$\{\{((?:[^}']|'[^']*'|\}(?!\})){0,2000})\}\}")


def value_of(text: str, scope: Scope) -> Value:
    """The value of an expression; open where it cannot be read."""
    try:
        return evaluate(text, scope)
    except ExpressionError:
        return Open(text)


def filled(text: str, scope: Scope) -> str:
    """A text with its expressions replaced; what is not known is marked."""

    def one(match: re.Match[str]) -> str:
        found = text_of(value_of(match[1], scope))
        return unknown(match[0]) if found is None else found

    return _EXPRESSION.sub(one, text) if "${{" in text else text


def condition(text: str, scope: Scope) -> bool | None:
    """Whether an `if:` holds; None where that is not known."""
    stripped = text.strip()
    whole = _EXPRESSION.fullmatch(stripped)
    if whole:
        stripped = whole[1]
    elif "${{" in stripped:
        # Anything beside the braces makes it a text, and a text is true.
        return None
    return truth(value_of(stripped, scope)) if stripped.strip() else True


def condition_flaw(node: Node, scope: Scope, path: str) -> Flaw | None:
    """What the `if:` of a job or step says against it."""
    if not node["if"].is_text:
        return None
    text, line = node["if"].text, node.line_of("if")
    holds = condition(text, scope)
    if holds is None:
        return Flaw(f"runs only if `{shown(text, 60)}`", path, line, False)
    if not holds:
        return Flaw(f"never runs on a pull request: `if: {shown(text, 60)}`", path, line, True)
    return None


def flag_flaw(node: Node, key: str, scope: Scope, path: str) -> Flaw | None:
    """What `continue-on-error:` says against a job or step."""
    if not node[key].is_text:
        return None
    text = node[key].text
    holds = truth(value_of(text, scope)) if "${{" not in text else condition(text, scope)
    if holds is None:
        return Flaw(f"may not block: `{key}: {shown(text, 50)}`", path, node.line_of(key), False)
    if holds:
        return Flaw(f"does not block: `{key}: {shown(text, 50)}`", path, node.line_of(key), True)
    return None
