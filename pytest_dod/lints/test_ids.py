"""Test ids that pytest could never have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..errors import Problem
from ..model.task import SectionKind
from ..planning.clauses import code_spans
from ..planning.commands import outside, read_command
from ._drafted import Drafted, is_open, texts

_LOOKS_LIKE_ONE = re.compile(r"::|\A\S*\btest_\w+(?:\.py)?(?:[\s:#(]|\Z)|\A\S+_test\.py\b|\.py:\w")
_CALL = re.compile(r"\([^()\[\]]*\)\Z")
_FORM = "write tests/test_x.py::test_y, tests/test_x.py::TestX::test_y or tests/test_x.py"


def find(drafted: Drafted) -> Iterator[Problem]:
    """Each id with what is wrong with it."""
    for one in drafted.demanding:
        named = [
            text
            for binding in one.bindings
            if binding.check.id == "named-tests"
            for text in texts(binding.options, "ids")
        ]
        if one.criterion.kind is SectionKind.TESTS:
            spans = code_spans(one.criterion.plain)
            named += [s.content for s in spans if _LOOKS_LIKE_ONE.search(s.content)]
        for text in dict.fromkeys(named):
            wrong = "" if "<" in text or "{{" in text else _wrong_with(text)
            if wrong:
                message = f"{text!r} is no id of a test: {wrong}"
                yield drafted.problem(message, one.criterion.line, _FORM)


def _wrong_with(text: str) -> str:
    """What keeps pytest from knowing such an id; "" where nothing does."""
    if " " in text.split("[")[0] and read_command(text) is not None:
        return ""
    bare, _, parameters = _CALL.sub("", text.strip().removeprefix("./")).partition("[")
    if parameters and not parameters.endswith("]"):
        return "a bracket is left open"
    path, *names = bare.split("::")
    if not names and "/" not in path and not path.endswith(".py"):
        path, names = "", [path]
    elif names and "/" not in path and "." not in path:
        path, names = "", [path, *names]
    return _wrong_path(path) or _wrong_names(names)


def _wrong_path(path: str) -> str:
    if not path or is_open(path):
        return ""
    if outside(path):
        return f"{path} is outside the repository"
    colon = path.partition(":")
    if colon[1]:
        return f"behind {colon[0]} stand two colons, not one"
    if re.search(r"[\s,;]", path):
        return f"{path!r} is no path"
    return ""


def _wrong_names(names: list[str]) -> str:
    for name in names:
        if not name:
            return "nothing stands behind '::'"
        if not is_open(name) and not name.isidentifier():
            return f"{name!r} is no name in Python"
    return ""
