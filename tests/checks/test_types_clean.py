from __future__ import annotations

import pytest

from pytest_dod.checks.types_clean import CHECK, Options, requests
from pytest_dod.model.evidence import ToolState
from pytest_dod.model.finding import Finding
from pytest_dod.testing import cannot_tell, change, fails, passes, tool_report

CLEAN = tool_report("mypy", examined=3)


def test_passes_when_mypy_has_nothing_to_say() -> None:
    assert passes(CHECK, changes=[], tools=[CLEAN]).examined == 3


def test_fails_with_what_mypy_says() -> None:
    report = tool_report("mypy", (".",), Finding("wrong type  [arg-type]", "a.py", 2))
    assert fails(CHECK, changes=[], tools=[report]) == ["a.py:2: wrong type  [arg-type]"]


@pytest.mark.parametrize("state", [ToolState.MISSING, ToolState.BROKEN])
def test_cannot_tell_without_an_answer(state: ToolState) -> None:
    report = tool_report("mypy", state=state, reason="mypy is not installed")
    assert cannot_tell(CHECK, changes=[], tools=[report]) == "mypy is not installed"


def test_cannot_tell_from_no_file() -> None:
    cannot_tell(CHECK, changes=[], tools=[tool_report("mypy", examined=0)])


def test_cannot_tell_for_another_type_checker() -> None:
    assert requests(Options(tool="pyright")) == ()
    assert "'pyright'" in cannot_tell(CHECK, changes=[], tools=[CLEAN], tool="pyright")


def test_a_new_ignored_type_needs_a_reason() -> None:
    fails(CHECK, changes=[change("a.py", "x = f()  # type: ignore\n")], tools=[CLEAN])
    passes(
        CHECK,
        changes=[change("a.py", "x = f()  # type: ignore[misc]  # untyped decorator of lib\n")],
        tools=[CLEAN],
    )


def test_comments_for_other_tools_are_left_alone() -> None:
    text = "import os  # noqa\nx = 1  # pyright: ignore\n"
    passes(CHECK, changes=[change("a.py", text)], tools=[CLEAN])


def test_a_new_stub_beside_its_module_hides_it() -> None:
    stub = change("a.pyi", "def f() -> int: ...\n")
    (line,) = fails(CHECK, changes=[stub, change("a.py", "x = 1\n")], tools=[CLEAN])
    assert line.startswith("a.pyi: this new stub is read in place of a.py")
    passes(CHECK, changes=[stub], tools=[CLEAN])
