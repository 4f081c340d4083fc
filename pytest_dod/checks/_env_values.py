"""What an expression that reads an environment variable gives, and whether that was declared."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from ._python import dotted

Value = object
TRUE = frozenset({"true", "yes", "on", "1", "t", "y", "ja", "an", "wahr", "enabled"})
FALSE = frozenset({"false", "no", "off", "0", "f", "n", "nein", "aus", "falsch", "disabled"})
# The default of a variable that has none.
NO_DEFAULT = frozenset(
    {"-", "–", "—", "none", "null", "keiner", "keine", "kein", "required", "pflicht", "mandatory"}
    | {"erforderlich", "unset", "not set", "nicht gesetzt", "n/a", "n.a."}
)
EMPTY = frozenset({'""', "''", "leer", "empty", "(leer)", "(empty)"})
_CASTS = frozenset({"bool", "float", "int", "str"})
_NAMED_STRINGS = frozenset({"Path", "PurePath", "SecretStr", "AnyUrl", "HttpUrl", "Decimal"})
_METHODS = frozenset({"lower", "upper", "strip", "casefold", "rstrip", "lstrip", "title"})
_COMPARE: Mapping[type[ast.cmpop], Callable[..., bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Is: operator.is_,
    ast.IsNot: operator.is_not,
    ast.In: lambda one, many: one in many,
    ast.NotIn: lambda one, many: one not in many,
    ast.Gt: operator.gt,
    ast.Lt: operator.lt,
    ast.GtE: operator.ge,
    ast.LtE: operator.le,
}
_ARITHMETIC: Mapping[type[ast.operator], Callable[..., Value]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
}
_DEEPEST = 40
_LONGEST = 1000


class UnsupportedError(Exception):
    """The expression is of a kind that is not evaluated here."""


class UnsetError(Exception):
    """The variable has to be set: reading it raises."""


@dataclass(frozen=True)
class Read:
    """One expression that reads `name`; it gives `default`, or raises, where that is not set."""

    name: str
    default: ast.expr | None = None
    raises: bool = False


@dataclass(frozen=True)
class Scene:
    """What is known about a module: its constants, and its reading expressions by their id."""

    constants: Mapping[str, ast.expr] = field(default_factory=dict)
    reads: Mapping[int, Read] = field(default_factory=dict)
    presence: Mapping[int, str] = field(default_factory=dict)

    def value(self, node: ast.expr, name: str = "", setting: str | None = None) -> Value:
        """What `node` gives with the variable `name` set to `setting`, and no other one set.

        Raises UnsupportedError, UnsetError, or what the code itself would raise.
        """
        return _Evaluation(self, name, setting).value(node, 0)


@dataclass(frozen=True)
class _Evaluation:
    scene: Scene
    name: str
    setting: str | None

    def value(self, node: ast.expr, depth: int) -> Value:
        if depth > _DEEPEST:
            raise UnsupportedError
        if id(node) in self.scene.reads:
            return self._read(self.scene.reads[id(node)], depth)
        if id(node) in self.scene.presence:
            is_set = self.setting is not None and self.scene.presence[id(node)] == self.name
            negated = isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.NotIn)
            return is_set is not negated
        found = self._plain(node, depth + 1)
        if isinstance(found, str | bytes) and len(found) > _LONGEST:
            raise UnsupportedError
        return found

    def _read(self, read: Read, depth: int) -> Value:
        if read.name == self.name and self.setting is not None:
            return self.setting
        if read.raises:
            raise UnsetError
        return None if read.default is None else self.value(read.default, depth + 1)

    def _plain(self, node: ast.expr, depth: int) -> Value:
        if isinstance(node, ast.Constant):
            return node.value
        if isinstance(node, ast.Name | ast.Attribute):
            constant = self.scene.constants.get(dotted(node))
            if constant is None:
                raise UnsupportedError
            return self.value(constant, depth)
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            return tuple(self.value(part, depth) for part in node.elts)
        if isinstance(node, ast.Dict) and not node.keys:
            return ()
        if isinstance(node, ast.NamedExpr):
            return self.value(node.value, depth)
        if isinstance(node, ast.IfExp):
            chosen = node.body if self.value(node.test, depth) else node.orelse
            return self.value(chosen, depth)
        if isinstance(node, ast.BoolOp):
            return self._bool_op(node, depth)
        if isinstance(node, ast.UnaryOp):
            return self._unary(node, depth)
        if isinstance(node, ast.Compare) and len(node.ops) == 1:
            compare = _COMPARE.get(type(node.ops[0]))
            if compare is not None:
                return compare(self.value(node.left, depth), self.value(node.comparators[0], depth))
        if isinstance(node, ast.BinOp):
            return self._bin_op(node, depth)
        if isinstance(node, ast.Call):
            return self._call(node, depth)
        raise UnsupportedError

    def _bool_op(self, node: ast.BoolOp, depth: int) -> Value:
        stops = isinstance(node.op, ast.Or)
        found: Value = None
        for part in node.values:
            found = self.value(part, depth)
            if bool(found) is stops:
                return found
        return found

    def _unary(self, node: ast.UnaryOp, depth: int) -> Value:
        operand = self.value(node.operand, depth)
        if isinstance(node.op, ast.Not):
            return not operand
        if isinstance(node.op, ast.USub) and isinstance(operand, int | float):
            return -operand
        raise UnsupportedError

    def _bin_op(self, node: ast.BinOp, depth: int) -> Value:
        left, right = self.value(node.left, depth), self.value(node.right, depth)
        compute = _ARITHMETIC.get(type(node.op))
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        texts = isinstance(left, str) and isinstance(right, str) and isinstance(node.op, ast.Add)
        if compute is None or not (numbers or texts):
            raise UnsupportedError
        return compute(left, right)

    def _call(self, node: ast.Call, depth: int) -> Value:
        name = dotted(node.func).rpartition(".")[2]
        if isinstance(node.func, ast.Attribute) and name in _METHODS and not node.args:
            owner = self.value(node.func.value, depth)
            if owner is None:
                raise AttributeError(name)
            if not isinstance(owner, str):
                raise UnsupportedError
            called: Value = getattr(owner, name)()
            return called
        if len(node.args) != 1 or node.keywords:
            raise UnsupportedError
        if name in _NAMED_STRINGS:
            return str(self.value(node.args[0], depth))
        if isinstance(node.func, ast.Name) and name in _CASTS:
            return _cast(name, self.value(node.args[0], depth))
        raise UnsupportedError


def _cast(name: str, value: Value) -> Value:
    if name == "bool":
        return bool(value)
    if name == "str":
        return str(value)
    if not isinstance(value, str | int | float):
        raise TypeError(name)
    return int(value) if name == "int" else float(value)


def same(value: Value, declared: str) -> bool | None:
    """Whether `value` is what the task writes as `declared`; None where that cannot be told."""
    said = declared.strip()
    if isinstance(value, bool):
        truth = truth_of(said)
        return None if truth is None else truth is value
    if isinstance(value, int | float):
        return _same_number(float(value), said)
    if isinstance(value, tuple):
        return _items(value) == _items(re.split(r"[\s,;]+", said.strip("[](){} ")))
    if not isinstance(value, str):
        return None
    text = value.strip()
    if text == said or (said in EMPTY and not text):
        return True
    if truth_of(text) is not None and truth_of(said) is not None:
        return truth_of(text) is truth_of(said)
    number = _number(text)
    return False if number is None else _same_number(number, said)


def _items(values: Iterable[object]) -> list[str]:
    return [text for value in values if (text := str(value).strip("'\"` "))]


def truth_of(text: str) -> bool | None:
    """Yes or no in the words people use for settings; None for anything else."""
    word = text.strip().casefold()
    return True if word in TRUE else False if word in FALSE else None


def _same_number(number: float, said: str) -> bool | None:
    stated = _number(said)
    if stated is not None:
        return number == stated or number == _grouped(said)
    unit = re.fullmatch(
        r"(?P<number>[\d_.,]+)\s*[^\W\d]+(?:/[^\W\d]+)?|(?P<share>[\d_.,]+)\s*%", said
    )
    if unit is None:
        return False
    stated = _number(unit["number"] or unit["share"])
    return True if stated == number else None


def _number(text: str) -> float | None:
    plain = text.strip().replace("_", "")
    if re.fullmatch(r"-?\d+,\d+", plain):
        plain = plain.replace(",", ".")
    try:
        return float(plain) if plain.isascii() else None
    except ValueError:
        return None


def _grouped(text: str) -> float | None:
    """15.000 and 15,000 may be meant as thousands."""
    grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", text.strip())
    return float(re.sub(r"[.,]", "", text)) if grouped else None
