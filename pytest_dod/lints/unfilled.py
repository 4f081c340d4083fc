"""Placeholders of the template that nobody filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..errors import Problem
from ..model.task import SectionKind
from ._drafted import Drafted, texts

_PLACEHOLDER = re.compile(r"<\w[^<>]*>|\{\{[^{}]*\}\}")
_NAMED = (
    ("named-tests", "ids"),
    ("documents-exist", "paths"),
    ("declared-changes", "new"),
    ("declared-changes", "changed"),
    ("declared-changes", "deleted"),
)


def find(drafted: Drafted) -> Iterator[Problem]:
    """One finding for each."""
    for line, text in dict.fromkeys((*left_over(drafted), *_in_names(drafted))):
        yield drafted.problem(f"a placeholder is left: {text}", line, "fill it in")


def _in_names(drafted: Drafted) -> Iterator[tuple[int, str]]:
    """Those in what a check is to look for: there nothing else can be meant (`test_<topic>.py`)."""
    for check_id, option in _NAMED:
        for one, binding in drafted.bound(check_id):
            for text in texts(binding.options, option):
                for found in _PLACEHOLDER.finditer(text):
                    yield one.criterion.line, found[0]


def left_over(drafted: Drafted) -> Iterator[tuple[int, str]]:
    """Line and text of each placeholder."""
    for criterion in drafted.plan.task.criteria:
        if criterion.kind is SectionKind.WHOLE:
            for entry in criterion.below.split("\n"):
                line, colon, text = entry.partition(":")
                if colon and line.isdigit():
                    yield int(line), text
