from __future__ import annotations

import pytest

from pytest_dod.checks.no_placeholders import CHECK
from pytest_dod.testing import cannot_tell, fails, passes


def test_a_task_without_placeholders_passes() -> None:
    assert passes(CHECK, lines=120).examined == 120


def test_each_placeholder_is_found_where_it_stands() -> None:
    found = fails(CHECK, found=("3:<KURZER TITEL>", "17:{{ branch }}"), lines=20, task_path="t.md")
    assert found == [
        "t.md:3: the placeholder <KURZER TITEL> was never filled in",
        "t.md:17: the placeholder {{ branch }} was never filled in",
    ]


def test_a_task_outside_of_the_repository_has_no_path() -> None:
    found = fails(CHECK, found=("3:<a:b>",), lines=20, task_path="")
    assert found == ["line 3: the placeholder <a:b> was never filled in"]


@pytest.mark.parametrize("entry", ["<x>", "x:<y>", "²:<y>", ""])
def test_an_entry_without_a_line_is_found_too(entry: str) -> None:
    assert "never filled in" in fails(CHECK, found=(entry,), lines=1)[0]


def test_a_task_that_nobody_searched_proves_nothing() -> None:
    assert "not searched" in cannot_tell(CHECK)
