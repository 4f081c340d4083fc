"""Marks that mean nothing."""

from __future__ import annotations

import pytest

from pytest_dod.checks import CHECKS
from pytest_dod.errors import Problem
from pytest_dod.languages import LANGUAGES
from pytest_dod.model.check import AnyCheck
from pytest_dod.planning import plan_task
from pytest_dod.planning.links import unknown_links
from pytest_dod.reading.task import read_task
from pytest_dod.testing import outcome

TEXT = """\
# EXP-1: Exports

## Definition of Done
- [ ] Old exports can be read <!-- dod: linked-tests name=old-exports -->
- [ ] Idempotent
"""
TABLE: dict[str, AnyCheck] = {check.id: check for check in CHECKS}


def _unknown(*marks: str) -> list[Problem]:
    task = read_task(TEXT, path="task.md", digest="", languages=LANGUAGES)
    plan = plan_task(task, checks=TABLE, languages=LANGUAGES)
    tests = [outcome("t.py::test_a", linked=marks, line=3)]
    return unknown_links([plan], tests, TABLE, LANGUAGES)


@pytest.mark.parametrize(
    "mark", ["EXP-1/1", "EXP-1/2", "old-exports", "idempotent", "OTHER-2/7", "tests-pass"]
)
def test_a_mark_that_means_an_item(mark: str) -> None:
    assert _unknown(mark) == []


@pytest.mark.parametrize("mark", ["EXP-1/3", "EXP-1/x", "old-export", "idempotentt", ""])
def test_a_mark_that_means_none(mark: str) -> None:
    (problem,) = _unknown(mark)
    assert problem.message.startswith(f"@pytest.mark.dod({mark!r}) means no item")
    assert (problem.path, problem.line) == ("t.py", 3)


def test_what_is_close_is_named() -> None:
    assert "did you mean 'old-exports'?" in _unknown("old-export")[0].message
