from __future__ import annotations

import pytest

from pytest_dod.checks.ruff_clean import CHECK, Options, requests
from pytest_dod.model.evidence import ToolRequest, ToolState
from pytest_dod.model.finding import Finding
from pytest_dod.testing import cannot_tell, change, fails, passes, tool_report

CLEAN = tool_report("ruff-check", examined=3)
FORMATTED = tool_report("ruff-format", examined=3)


def test_the_linter_alone_is_asked_unless_the_text_wants_more() -> None:
    assert requests(Options()) == (ToolRequest("ruff-check", (".",)),)
    assert requests(Options(("a", "b"), check=False, format=True)) == (
        ToolRequest("ruff-format", ("a", "b")),
    )


def test_passes_when_ruff_has_nothing_to_say() -> None:
    assert passes(CHECK, changes=[change("a.py", "x = 1\n")], tools=[CLEAN]).examined == 3


def test_fails_with_what_ruff_says() -> None:
    report = tool_report("ruff-check", (".",), Finding("F401 unused", "a.py", 3), examined=3)
    assert fails(CHECK, changes=[], tools=[report]) == ["a.py:3: F401 unused"]


def test_both_parts_count() -> None:
    report = tool_report("ruff-format", (".",), Finding("would be reformatted", "a.py"))
    assert fails(CHECK, changes=[], tools=[CLEAN, report], format=True) == [
        "a.py: would be reformatted"
    ]
    seen = passes(CHECK, changes=[], tools=[CLEAN, FORMATTED], format=True)
    assert seen.examined == 3


@pytest.mark.parametrize("state", [ToolState.MISSING, ToolState.BROKEN])
def test_cannot_tell_without_an_answer(state: ToolState) -> None:
    report = tool_report("ruff-check", state=state, reason="ruff is not installed")
    assert cannot_tell(CHECK, changes=[], tools=[report]) == "ruff is not installed"
    assert "was not run" in cannot_tell(CHECK, changes=[], tools=[])


def test_cannot_tell_from_one_part_of_two() -> None:
    report = tool_report("ruff-format", state=ToolState.MISSING, reason="gone")
    assert cannot_tell(CHECK, changes=[], tools=[CLEAN, report], format=True) == "gone"


def test_cannot_tell_from_no_file() -> None:
    cannot_tell(CHECK, changes=[], tools=[tool_report("ruff-check", examined=0)])


def test_cannot_tell_when_nothing_is_asked() -> None:
    assert "neither" in cannot_tell(CHECK, changes=[], options=Options(check=False))


class TestNewComments:
    def test_one_without_a_reason_is_asked_about(self) -> None:
        (line,) = fails(CHECK, changes=[change("a.py", "import os  # noqa\n")], tools=[CLEAN])
        assert line == "a.py:1: `# noqa` is new here and does not say why it is needed"

    def test_one_with_a_reason_is_noted(self) -> None:
        text = "import os  # noqa: F401  re-exported for plugins\n"
        seen = passes(CHECK, changes=[change("a.py", text)], tools=[CLEAN])
        assert seen.notes == ()
        [excuse] = seen.excuses
        assert (excuse.message, excuse.path, excuse.line) == ("`# noqa: F401` is new", "a.py", 1)
        assert excuse.why

    def test_an_old_one_is_left_alone(self) -> None:
        old = change("a.py", "import os  # noqa\nx = 1\n", "import os  # noqa\n")
        passes(CHECK, changes=[old], tools=[CLEAN])

    def test_one_that_blinds_another_tool_is_left_alone(self) -> None:
        text = "# fmt: off\nx = 1  # type: ignore\n"
        passes(CHECK, changes=[change("a.py", text)], tools=[CLEAN])
        assert (
            len(fails(CHECK, changes=[change("a.py", text)], tools=[CLEAN, FORMATTED], format=True))
            == 1
        )

    def test_one_outside_the_named_paths_is_left_alone(self) -> None:
        report = tool_report("ruff-check", ("pkg",))
        elsewhere = change("other/a.py", "import os  # noqa\n")
        passes(CHECK, changes=[elsewhere], tools=[report], paths=("pkg",))
        below = change("svc/pkg/a.py", "import os  # noqa\n")
        fails(CHECK, changes=[below], tools=[report], paths=("pkg",))


def test_new_findings_are_those_on_added_lines_of_changed_files() -> None:
    changes = [change("a.py", "x = 1\ny = 2\n", before="x = 1\n")]
    new, old = Finding("E1", "a.py", 2), Finding("E2", "b.py", 2)
    report = tool_report("ruff-check", (".",), new, old, examined=3)
    assert fails(CHECK, changes=changes, tools=[report], new=True) == ["a.py:2: E1"]
    report = tool_report("ruff-check", (".",), old, examined=3)
    assert (
        "1 finding(s) in other files"
        in passes(CHECK, changes=changes, tools=[report], new=True).notes[0]
    )
    assert fails(CHECK, changes=changes, tools=[report]) == ["b.py:2: E2"]


def test_a_finding_on_an_older_line_of_a_changed_file_may_be_new() -> None:
    changes = [change("a.py", "import os\n", before="import os\nos.getcwd()\n")]
    report = tool_report("ruff-check", (".",), Finding("F401 unused", "a.py", 1), examined=3)
    assert "may be new" in cannot_tell(CHECK, changes=changes, tools=[report], new=True)
