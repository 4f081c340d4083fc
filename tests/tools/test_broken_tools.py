"""A tool that breaks, or answers otherwise than it should, is never clean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pytest_dod.model.change import ChangeSet
from pytest_dod.model.evidence import ToolReport, ToolRequest, ToolState
from pytest_dod.model.tool import ProcessAnswer, Tool
from pytest_dod.tools import black, mypy, ruff

VERSION = ProcessAnswer((), 0, b"tool 1.2.3\n")


@dataclass(frozen=True)
class Answering:
    """A workshop in which every program gives one answer; real tools cannot be made to."""

    top: Path
    answer: ProcessAnswer
    version: ProcessAnswer = VERSION
    changes: ChangeSet | None = None
    time_limit: float = 5
    made: list[str] = field(default_factory=list)

    @property
    def root(self) -> Path:
        return self.top

    @property
    def scratch(self) -> Path:
        return self.folder("scratch")

    def run(
        self,
        command: Sequence[str],
        *,
        cwd: Path | None = None,
        extra_environment: Mapping[str, str] | None = None,
        stdin: bytes = b"",
    ) -> ProcessAnswer:
        return self.version if command[-1] == "--version" else self.answer

    def folder(self, name: str) -> Path:
        self.made.append(name)
        place = self.top.parent / f"{name}-{len(self.made)}"
        place.mkdir()
        return place


TOOLS: dict[str, Tool] = {
    "ruff-check": ruff.CHECK,
    "ruff-format": ruff.FORMAT,
    "black": black.TOOL,
    "mypy": mypy.TOOL,
}


def ask(
    folder: Path, tool: str, answer: ProcessAnswer, version: ProcessAnswer = VERSION
) -> ToolReport:
    top = folder / "repository"
    top.mkdir()
    return TOOLS[tool].run(ToolRequest(tool), Answering(top, answer, version))


def ended(
    status: int | None, out: str = "", err: str = "", timed_out: bool = False, cut: bool = False
) -> ProcessAnswer:
    return ProcessAnswer((), status, out.encode(), err.encode(), timed_out, cut)


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (ended(3, err="panicked\n"), "ended with status 3: panicked"),
        (ended(-9), "died with SIGKILL"),
        (ended(-99), "died with signal 99"),
        (ended(None, timed_out=True), "did not finish within"),
        (ProcessAnswer((), None, failure="no memory"), "could not be started: no memory"),
        (ended(0), ""),
        (ended(1), ""),
        (ended(1, "something new\n", "and more of it\n"), ""),
    ],
)
def test_an_answer_that_says_nothing_is_not_clean(
    tmp_path: Path, tool: str, answer: ProcessAnswer, reason: str
) -> None:
    report = ask(tmp_path, tool, answer)

    assert report.state is ToolState.BROKEN
    assert reason in report.reason
    assert report.reason


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("version", [ended(1, "1.2.3\n"), ended(0, "no number\n"), ended(-11)])
def test_a_tool_that_cannot_say_its_version_is_broken(
    tmp_path: Path, tool: str, version: ProcessAnswer
) -> None:
    clean = ended(0, "Success: no issues found in 1 source file\n", "1 file would be left\n")

    assert ask(tmp_path, tool, clean, version).state is ToolState.BROKEN


def test_a_file_that_ruff_could_not_read_is_not_clean(tmp_path: Path) -> None:
    told = "[DEBUG] Checking: a.py\nerror: Encountered error: permission denied\n"

    assert "could not read everything" in ask(tmp_path, "ruff-check", ended(0, "", told)).reason


def test_ruff_that_refuses_its_settings_is_not_clean(tmp_path: Path) -> None:
    report = ask(tmp_path, "ruff-check", ended(2, "a.py:1:1: F401 x\n", "error: bad settings\n"))

    assert report.state is ToolState.BROKEN
    assert "bad settings" in report.reason


def test_an_answer_that_was_cut_says_so(tmp_path: Path) -> None:
    told = "[DEBUG] Checking: a.py\n"
    report = ask(tmp_path, "ruff-check", ended(1, "a.py:1:1: F401 x\n", told, cut=True))

    assert any("not whole" in finding.message for finding in report.findings)


def test_how_older_versions_of_ruff_name_unformatted_files(tmp_path: Path) -> None:
    told = "[DEBUG] Checking: a.py\n"
    report = ask(tmp_path, "ruff-format", ended(1, "Would reformat: a.py\n", told))

    assert [(f.path, f.message) for f in report.findings] == [("a.py", "would be reformatted")]
