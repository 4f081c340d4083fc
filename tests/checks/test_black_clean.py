from __future__ import annotations

import pytest

from pytest_dod.checks.black_clean import CHECK
from pytest_dod.model.evidence import ToolState
from pytest_dod.model.finding import Finding
from pytest_dod.testing import cannot_tell, change, fails, passes, tool_report

CLEAN = tool_report("black", examined=3)


def test_passes_when_black_would_change_nothing() -> None:
    assert passes(CHECK, changes=[], tools=[CLEAN]).examined == 3


def test_fails_with_what_black_would_change() -> None:
    report = tool_report("black", ("pkg",), Finding("would be reformatted", "pkg/a.py"))
    assert fails(CHECK, changes=[], tools=[report], paths=("pkg",)) == [
        "pkg/a.py: would be reformatted"
    ]


@pytest.mark.parametrize("state", [ToolState.MISSING, ToolState.BROKEN])
def test_cannot_tell_without_an_answer(state: ToolState) -> None:
    report = tool_report("black", state=state, reason="black is not installed")
    assert cannot_tell(CHECK, changes=[], tools=[report]) == "black is not installed"


def test_cannot_tell_from_no_file() -> None:
    cannot_tell(CHECK, changes=[], tools=[tool_report("black", examined=0)])


def test_a_new_comment_that_stops_black_needs_a_reason() -> None:
    (line,) = fails(CHECK, changes=[change("a.py", "# fmt: off\nx = [1]\n")], tools=[CLEAN])
    assert line.startswith("a.py:1: `# fmt: off` is new here")


def test_a_reason_above_the_comment_is_enough() -> None:
    text = "# The columns are aligned by hand.\n# fmt: off\nx = [1]\n"
    passes(CHECK, changes=[change("a.py", text)], tools=[CLEAN])


def test_comments_for_other_tools_are_left_alone() -> None:
    passes(CHECK, changes=[change("a.py", "import os  # noqa\n")], tools=[CLEAN])
