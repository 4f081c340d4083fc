"""The same demand made twice."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from ..errors import Problem
from ..model.task import SectionKind
from ..planning.freezing import demand
from ._drafted import Drafted, texts

_LISTS = (("named-tests", "ids", "the test"), ("env-variables", "variables", "the variable"))


def find(drafted: Drafted) -> Iterator[Problem]:
    """Lines that repeat another of their section, and what is named in two of them."""
    repeated: set[int] = set()
    for line, first in _lines(drafted):
        repeated.add(line)
        yield drafted.problem(f"the line repeats line {first}", line, "keep one of them")
    for name, line, first in _names(drafted):
        if line not in repeated:
            message = f"{name} stands in line {first} already"
            yield drafted.problem(message, line, "keep one of them")


def _lines(drafted: Drafted) -> Iterator[tuple[int, int]]:
    seen: dict[Hashable, int] = {}
    for one in drafted.demanding:
        criterion = one.criterion
        # People may have to do a step twice.
        if criterion.kind is SectionKind.MANUAL_QA:
            continue
        key = (criterion.kind, criterion.section, criterion.group, demand(criterion))
        first = seen.setdefault(key, criterion.line)
        if first != criterion.line:
            yield criterion.line, first


def _names(drafted: Drafted) -> Iterator[tuple[str, int, int]]:
    named = [(f"{path} ({kind})", line) for path, kind, line in drafted.declared()]
    for check_id, option, what in _LISTS:
        for one, binding in drafted.bound(check_id):
            for text in texts(binding.options, option):
                named.append((f"{what} {text}", one.criterion.line))
    seen: dict[str, int] = {}
    for name, line in named:
        first = seen.setdefault(name, line)
        if first != line:
            yield name, line, first
