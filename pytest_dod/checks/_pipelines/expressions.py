"""The expressions of GitHub's workflows, as they come out on a pull request.

Values are None, booleans, numbers, texts, lists and dicts, or `Open`: what only the run can tell.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_TOKEN = re.compile(
    r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<number>-?(?:0x[0-9a-fA-F]+|\d+(?:\.\d+)?))|"
    r"(?P<name>[A-Za-z_][\w-]*)|(?P<sign>==|!=|<=|>=|&&|\|\||[!<>().,\[\]*]))"
)
_DEPTH = 40
# What a pull request has done when new commits are judged.
_ACTIONS = frozenset({"opened", "synchronize", "reopened"})


@dataclass(frozen=True)
class Open:
    """A value that is not known; `source` is what was asked for."""

    source: str


Value = object
Lookup = Callable[[tuple[str, ...]], Value]


class ExpressionError(Exception):
    """The text is no expression."""


def evaluate(text: str, lookup: Lookup) -> Value:
    """The value of an expression without its `${{ }}`. Raises ExpressionError."""
    return _Parser(text, lookup).whole()


def truth(value: Value) -> bool | None:
    """Whether a value counts as true; None where that is not known."""
    if isinstance(value, Open):
        return None
    if isinstance(value, float) and math.isnan(value):
        return False
    return isinstance(value, (dict, list)) or value not in (None, False, 0, "")


def text_of(value: Value) -> str | None:
    """How a value is written into a text; None where that is not known."""
    if isinstance(value, (Open, dict, list)):
        return None
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:g}"
    return str(value)


class _Parser:
    def __init__(self, text: str, lookup: Lookup) -> None:
        self._tokens: list[tuple[str, str]] = []
        position = 0
        text = text.strip()
        while position < len(text):
            match = _TOKEN.match(text, position)
            if match is None or not match.lastgroup:
                raise ExpressionError(text)
            self._tokens.append((match.lastgroup, match[match.lastgroup]))
            position = match.end()
        self._at = 0
        self._depth = 0
        self._text = text
        self._lookup = lookup

    def whole(self) -> Value:
        value = self._or()
        if self._at != len(self._tokens):
            raise ExpressionError(self._text)
        return value

    def _is(self, *signs: str) -> bool:
        return self._at < len(self._tokens) and self._tokens[self._at] in [
            ("sign", sign) for sign in signs
        ]

    def _next(self) -> tuple[str, str]:
        if self._at >= len(self._tokens):
            raise ExpressionError(self._text)
        self._at += 1
        return self._tokens[self._at - 1]

    def _or(self) -> Value:
        self._depth += 1
        if self._depth > _DEPTH:
            raise ExpressionError(self._text)
        value = self._and()
        while self._is("||"):
            self._next()
            value = _either(value, self._and())
        self._depth -= 1
        return value

    def _and(self) -> Value:
        value = self._compared()
        while self._is("&&"):
            self._next()
            value = _both(value, self._compared())
        return value

    def _compared(self) -> Value:
        value = self._not()
        while self._is("==", "!=", "<", "<=", ">", ">="):
            sign = self._next()[1]
            value = _compare(sign, value, self._not())
        return value

    def _not(self) -> Value:
        if self._is("!"):
            self._next()
            self._depth += 1
            if self._depth > _DEPTH:
                raise ExpressionError(self._text)
            value = self._not()
            self._depth -= 1
            known = truth(value)
            return value if known is None else not known
        return self._operand()

    def _operand(self) -> Value:
        if self._is("("):
            self._next()
            value = self._or()
            self._close(")")
            return value
        kind, text = self._next()
        if kind == "text":
            return text[1:-1].replace("''", "'")
        if kind == "number":
            return float(int(text, 16)) if "x" in text else float(text)
        if kind != "name":
            raise ExpressionError(self._text)
        if text.lower() in ("true", "false", "null"):
            return {"true": True, "false": False, "null": None}[text.lower()]
        if self._is("("):
            return self._function(text.lower())
        return self._path(text)

    def _close(self, sign: str) -> None:
        if not self._is(sign):
            raise ExpressionError(self._text)
        self._next()

    def _path(self, name: str) -> Value:
        keys = [name.lower()]
        while self._is(".", "["):
            if self._next()[1] == ".":
                keys.append(self._next()[1])
                continue
            value = text_of(self._or())
            self._close("]")
            keys.append("?" if value is None else value)
        if "*" in keys or "?" in keys:
            return Open(".".join(keys))
        return self._lookup(tuple(keys))

    def _function(self, name: str) -> Value:
        self._next()
        arguments: list[Value] = []
        while not self._is(")"):
            arguments.append(self._or())
            if self._is(","):
                self._next()
            elif not self._is(")"):
                raise ExpressionError(self._text)
        self._next()
        return _call(name, arguments)


def _call(name: str, arguments: list[Value]) -> Value:
    if not arguments:
        # A run in which all went well so far.
        return {"success": True, "always": True, "failure": False, "cancelled": False}.get(
            name, Open(f"{name}()")
        )
    unknown = next((a for a in arguments if isinstance(a, Open)), None)
    if unknown is not None:
        return Open(f"{name}({unknown.source})")
    if name == "contains" and len(arguments) == 2 and isinstance(arguments[0], list):
        return any(_equal(item, arguments[1]) for item in arguments[0])
    texts = [(text_of(argument) or "").lower() for argument in arguments]
    if len(texts) == 2 and name == "contains":
        return texts[1] in texts[0]
    if len(texts) == 2 and name == "startswith":
        return texts[0].startswith(texts[1])
    if len(texts) == 2 and name == "endswith":
        return texts[0].endswith(texts[1])
    if name == "format":
        return _format([text_of(argument) or "" for argument in arguments])
    if name == "fromjson" and texts[0] in ("true", "false"):
        return texts[0] == "true"
    return Open(f"{name}(…)")


def _format(texts: list[str]) -> str:
    return re.sub(
        r"\{(\d+)\}",
        lambda match: texts[int(match[1]) + 1] if int(match[1]) + 1 < len(texts) else "",
        texts[0],
    )


def _both(left: Value, right: Value) -> Value:
    known = truth(left)
    if known is None:
        return right if truth(right) is False else left
    return right if known else left


def _either(left: Value, right: Value) -> Value:
    known = truth(left)
    if known is None:
        return right if truth(right) is True else left
    return left if known else right


def _compare(sign: str, left: Value, right: Value) -> Value:
    if isinstance(left, Open) or isinstance(right, Open):
        return _open_compare(sign, left, right)
    if sign in ("==", "!="):
        return _equal(left, right) == (sign == "==")
    a, b = _number(left), _number(right)
    return {"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[sign]


def _open_compare(sign: str, left: Value, right: Value) -> Value:
    """A person works on the pull request, and no robot."""
    if isinstance(right, Open):
        left, right = right, left
    source = left.source if isinstance(left, Open) else ""
    person = re.search(r"(actor|\.login|sender)$", source)
    if person and isinstance(right, str) and right.endswith("[bot]") and sign in ("==", "!="):
        return sign == "!="
    if source == "github.event.action" and isinstance(right, str) and right not in _ACTIONS:
        return sign == "!="
    return Open(source)


def _equal(left: Value, right: Value) -> bool:
    if isinstance(left, str) and isinstance(right, str):
        return left.lower() == right.lower()
    if type(left) is type(right):
        return left == right
    return _number(left) == _number(right)


def _number(value: Value) -> float:
    if value is None:
        return 0.0
    if isinstance(value, (bool, int, float)):
        return float(value)
    try:
        return float(str(value).strip() or 0)
    except ValueError:
        return math.nan


class Scope:
    """The contexts of a job or step; what is in none of them is open."""

    def __init__(self, contexts: Mapping[str, Value]) -> None:
        self.contexts = dict(contexts)

    def __call__(self, keys: tuple[str, ...]) -> Value:
        value: Value = self.contexts.get(keys[0], Open(".".join(keys)))
        for number, key in enumerate(keys[1:], 2):
            if isinstance(value, Open):
                break
            if not isinstance(value, dict):
                return None
            rest = value.get("*", Open(".".join(keys[:number])))
            value = next((v for k, v in value.items() if k.lower() == key.lower()), rest)
        return Open(".".join(keys)) if isinstance(value, Open) else value

    def within(self, **contexts: Value) -> Scope:
        """The same with other contexts on top."""
        return Scope({**self.contexts, **contexts})
