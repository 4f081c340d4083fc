from __future__ import annotations

import pytest

from pytest_dod.checks.command import CHECK, Options, requests
from pytest_dod.model.evidence import ToolRequest, ToolState
from pytest_dod.model.finding import Finding
from pytest_dod.testing import cannot_tell, fails, passes, tool_report

WORDS = ("npm", "run", "a b")


def test_the_words_are_asked_for_one_by_one() -> None:
    assert requests(Options('npm run "a b"')) == (ToolRequest("command", WORDS),)


def test_a_command_that_succeeds_passes() -> None:
    seen = passes(CHECK, tools=[tool_report("command", WORDS)], command='npm run "a b"')
    assert (seen.examined, seen.unit) == (1, "commands")


def test_one_that_fails_is_found() -> None:
    report = tool_report("command", WORDS, Finding("`npm` ended with status 2"))
    assert fails(CHECK, tools=[report], command='npm run "a b"') == ["`npm` ended with status 2"]


def test_one_that_was_not_run_proves_nothing() -> None:
    report = tool_report("command", WORDS, state=ToolState.MISSING, reason="not allow-listed: npm")
    assert "not allow-listed" in cannot_tell(CHECK, tools=[report], command='npm run "a b"')
    assert "was not run" in cannot_tell(CHECK, command="npm test")


@pytest.mark.parametrize(
    "command",
    [
        "npm test && rm -rf .",
        "npm test | tee",
        "npm test; true",
        "npm test || true",
        "npm test > out",
        "echo $HOME",
        "echo `id`",
        "echo $(id)",
        "npm test &",
        "npm test\nid",
        "CI=1 npm test",
        "ls *.py",
        "ls ~",
        'npm "test',
        "",
    ],
)
def test_what_only_a_shell_could_read_is_not_run(command: str) -> None:
    assert requests(Options(command)) == ()
    cannot_tell(CHECK, command=command)


@pytest.mark.parametrize(
    "command", ["pytest -q", "python -m pytest", "uv run ruff check .", "mypy", "black ."]
)
def test_what_another_check_judges_is_not_run(command: str) -> None:
    assert requests(Options(command)) == ()
    assert "is judged by" in cannot_tell(CHECK, command=command)
