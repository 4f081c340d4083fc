"""Text to the options of a check."""

from __future__ import annotations

import dataclasses
import math
import typing
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from ..errors import Problem, UsageProblems
from ..model.check import AnyCheck

_YES, _NO = ("true", "yes", "on", "1"), ("false", "no", "off", "0")


def make_options(check: AnyCheck, values: Mapping[str, str]) -> object:
    """The options of `check` with `values` in them, each converted to the type of its field.

    Raises UsageProblems with everything that is wrong with the values; they have no line yet.
    """
    types = typing.get_type_hints(check.options)
    known = {field.name for field in dataclasses.fields(check.options)}
    problems: list[Problem] = []
    made: dict[str, object] = {}
    for raw, text in values.items():
        name = raw.replace("-", "_")
        if name not in known:
            problems.append(_unknown(check, raw, known))
            continue
        try:
            made[name] = _value(types[name], text)
            _bounds(name, made[name])
        except ValueError as error:
            problems.append(Problem(f"{check.id}: {raw} {error}"))
    if not problems:
        try:
            return check.options(**made)
        except ValueError as error:
            problems.append(Problem(f"{check.id}: {error}"))
    raise UsageProblems(*problems)


def check_percentage(check_id: str, text: str, above: bool = False) -> None:
    """Raise UsageProblems for a percentage that nothing can reach, or be `above`."""
    try:
        _bounds("threshold", _number(text))
        if above and _number(text) == 100:
            raise ValueError("of more than 100 can never be reached")
    except ValueError as error:
        raise UsageProblems(Problem(f"{check_id}: threshold {error}")) from None


def _unknown(check: AnyCheck, name: str, known: Iterable[str]) -> Problem:
    options = sorted(known)
    hint = f"its options are: {', '.join(options)}" if options else "it takes none"
    return Problem(f"{check.id} has no option {name!r}{did_you_mean(name, options)}", hint=hint)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """`; did you mean 'x'?` where something known is close."""
    close = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"; did you mean {close[0]!r}?" if close else ""


def _value(wanted: object, text: str) -> object:
    if wanted is bool:
        if text.lower() in _YES or text.lower() in _NO:
            return text.lower() in _YES
        raise ValueError(f"is true or false, not {text!r}")
    if wanted is int:
        try:
            return int(text) if text.isascii() else int("")
        except ValueError:
            raise ValueError(f"is a whole number, not {text!r}") from None
    if wanted is float:
        return _number(text)
    if wanted == tuple[str, ...]:
        parts = text.split(",") if "," in text else text.split()
        return tuple(part.strip() for part in parts if part.strip())
    return text


def _number(text: str) -> float:
    """A decimal number with point or comma; a per cent sign behind it is allowed."""
    plain = text.strip().removesuffix("%").strip().replace(",", ".")
    try:
        number = float(plain) if plain.isascii() and "_" not in plain else math.nan
    except ValueError:
        raise ValueError(f"is a number, not {text!r}") from None
    if not math.isfinite(number):
        raise ValueError(f"is a number, not {text!r}")
    return number


def _bounds(name: str, value: object) -> None:
    if name == "threshold" and isinstance(value, float) and not 0 <= value <= 100:
        raise ValueError(f"is one number from 0 to 100, not {value:g}")
