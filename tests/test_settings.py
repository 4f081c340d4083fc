from __future__ import annotations

from pathlib import Path

import pytest

from pytest_dod.errors import UsageProblems
from pytest_dod.options import GivenOptions
from pytest_dod.settings import (
    TEST_TIME_LIMIT,
    ProjectSettings,
    ReportRequest,
    check_options,
    read_project_settings,
)


def given(reports: tuple[str, ...] = (), time_limit: str | None = None) -> GivenOptions:
    return GivenOptions(["task.md"], None, False, reports, time_limit, False)


def checked(options: GivenOptions) -> object:
    return check_options(options, Path("/here"), ["pytest"], ["json", "junit"])


def test_paths_are_taken_from_where_the_user_stands() -> None:
    settings = check_options(given(("json=out/dod.json",)), Path("/here"), ["pytest"], ["json"])
    assert settings.tasks == (Path("/here/task.md"),)
    assert settings.reports == (ReportRequest("json", Path("/here/out/dod.json")),)
    assert settings.time_limit == TEST_TIME_LIMIT


def test_zero_switches_the_time_limit_off() -> None:
    settings = check_options(given(time_limit="0"), Path("/here"), ["pytest"], [])
    assert settings.time_limit == 0


def test_everything_wrong_is_told_at_once() -> None:
    options = given(("pdf=x.pdf", "json", "json="), "soon")
    with pytest.raises(UsageProblems) as wrong:
        checked(options)
    messages = [problem.message for problem in wrong.value.problems]
    assert len(messages) == 4
    assert "'pdf'" in messages[0]
    assert "names no file" in messages[1]
    assert "names no file" in messages[2]
    assert "'soon'" in messages[3]


@pytest.mark.parametrize("value", ["-1", "nan", "inf", ""])
def test_a_time_limit_is_a_number_from_zero_up(value: str) -> None:
    with pytest.raises(UsageProblems, match="--dod-timeout"):
        checked(given(time_limit=value))


def test_the_projects_table_is_read() -> None:
    text = b'[tool.pytest-dod]\nbase = "origin/dev"\ntool-timeout = 60\n'
    assert read_project_settings(text) == ProjectSettings("origin/dev", 60.0)


@pytest.mark.parametrize("text", [None, b"", b"[tool]\n", b"[tool.black]\nline-length = 1\n"])
def test_a_project_without_the_table_has_the_defaults(text: bytes | None) -> None:
    assert read_project_settings(text) == ProjectSettings()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"[tool.pytest-dod]\nbse = 'x'\n", "no setting 'bse'"),
        (b"[tool.pytest-dod]\nbase = 3\n", "base has the wrong type"),
        (b"[tool.pytest-dod]\ntool-timeout = true\n", "tool-timeout has the wrong type"),
        (b"[tool.pytest-dod]\ntool-timeout = 0\n", "must be above 0"),
        (b"[tool]\npytest-dod = 3\n", "is no table"),
        (b"[tool", "cannot be read"),
        (b"\xff", "cannot be read"),
    ],
)
def test_a_wrong_table_is_a_usage_error(text: bytes, message: str) -> None:
    with pytest.raises(UsageProblems, match=message):
        read_project_settings(text)


def test_commands_that_a_task_may_have_run_are_read_as_words() -> None:
    text = b'[tool.pytest-dod]\nallow = ["npm test", \'a "b c"\']\n'
    assert read_project_settings(text).allow == (("npm", "test"), ("a", "b c"))


@pytest.mark.parametrize("value", ["[3]", '[""]', "['a \"b']"])
def test_an_allowed_command_is_a_text_with_words(value: str) -> None:
    with pytest.raises(UsageProblems, match="allow holds no command"):
        read_project_settings(f"[tool.pytest-dod]\nallow = {value}\n".encode())
