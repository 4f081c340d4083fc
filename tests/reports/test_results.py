from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from pytest_dod.reports._results import counted, options_of, options_text
from tests.reports.verdicts import answer


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        (0, "modules", "0 modules"),
        (1, "modules", "1 module"),
        (4, "modules", "4 modules"),
        (1, "entries", "1 entry"),
        (1, "classes", "1 class"),
        (1, "added lines", "1 added line"),
        (12345, "files", "12,345 files"),
        (1, "", "1"),
    ],
)
def test_numbers_stand_with_the_right_word(number: int, unit: str, text: str) -> None:
    assert counted(number, unit) == text


@dataclass(frozen=True)
class Some:
    paths: tuple[str, ...] = ()
    name: str = ""
    most: int = 3
    threshold: float = 85.5
    strict: bool = True


def test_options_are_shown_by_name_whatever_their_type() -> None:
    binding = replace(answer("x").binding, options=Some())
    assert options_text(binding) == "paths=- name=- most=3 threshold=85.5 strict=yes"
    assert list(options_of(binding)) == ["paths", "name", "most", "threshold", "strict"]


@pytest.mark.parametrize("options", [None, Some, {"a": 1}])
def test_what_is_no_options_object_has_none(options: object) -> None:
    assert options_text(replace(answer("x").binding, options=options)) == ""
