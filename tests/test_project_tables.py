"""Waivers and phrases below `[tool.pytest-dod]`."""

from __future__ import annotations

from datetime import date

import pytest

from pytest_dod.errors import UsageProblems
from pytest_dod.model.waiver import Waiver
from pytest_dod.settings import ProjectSettings, in_force, read_project_settings

WAIVER = """
[[tool.pytest-dod.waivers]]
item = "EXP-114/3"
check = "types-clean"
reason = "no types  yet"
owner = "ops"
until = 2030-12-31
"""


def test_a_waiver() -> None:
    assert read_project_settings(WAIVER.encode()).waivers == (
        Waiver(
            "no types yet",
            "ops",
            "pyproject.toml",
            date(2030, 12, 31),
            "types-clean",
            "EXP-114/3",
            in_settings=True,
        ),
    )


@pytest.mark.parametrize(
    ("line", "instead", "message"),
    [
        ('reason = "no types  yet"', "", "waiver 1 needs a reason"),
        ('owner = "ops"', 'owner = " "', "waiver 1 needs an owner"),
        ("until = 2030-12-31", 'until = "soon"', "waiver 1 has no date in until: 'soon'"),
        ("until = 2030-12-31", "until = 2030-12-31T10:00:00", "waiver 1 has no date in until"),
        ("until = 2030-12-31", "till = 2030-12-31", "waiver 1 has no key 'till'"),
        ('item = "EXP-114/3"', 'item = "EXP-114"', "waiver 1 names no item of a task: 'EXP-114'"),
        ('item = "EXP-114/3"', "item = 3", "is no text"),
    ],
)
def test_a_waiver_that_says_too_little(line: str, instead: str, message: str) -> None:
    with pytest.raises(UsageProblems) as wrong:
        read_project_settings(WAIVER.replace(line, instead).encode())
    assert message in wrong.value.problems[0].message
    assert wrong.value.problems[0].path == "pyproject.toml"


def test_a_waiver_for_nothing() -> None:
    text = WAIVER.replace('item = "EXP-114/3"', "").replace('check = "types-clean"', "")
    with pytest.raises(UsageProblems, match="names neither an item nor a check"):
        read_project_settings(text.encode())


def test_all_problems_at_once() -> None:
    with pytest.raises(UsageProblems) as wrong:
        read_project_settings((2 * WAIVER.replace('owner = "ops"', "")).encode())
    assert len(wrong.value.problems) == 2


@pytest.mark.parametrize("value", ["waivers = [3]", 'waivers = "x"'])
def test_a_waiver_that_is_no_table(value: str) -> None:
    with pytest.raises(UsageProblems):
        read_project_settings(f"[tool.pytest-dod]\n{value}\n".encode())


def test_phrases() -> None:
    text = '[tool.pytest-dod.phrases]\n"Quality  gate" = " ruff-clean paths=shop "\n'
    assert read_project_settings(text.encode()).phrases == {"Quality gate": "ruff-clean paths=shop"}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('"Quality gate" = ""', "the phrase 'Quality gate' names no check"),
        ('"Quality gate" = 3', "the phrase 'Quality gate' names no check"),
        ('"ok" = "manual"', "the phrase 'ok' is too short"),
    ],
)
def test_a_phrase_that_means_nothing(line: str, message: str) -> None:
    with pytest.raises(UsageProblems) as wrong:
        read_project_settings(f"[tool.pytest-dod.phrases]\n{line}\n".encode())
    assert message in wrong.value.problems[0].message


def test_what_the_change_adds_is_not_in_force() -> None:
    old = Waiver("r", "o", "pyproject.toml", check="types-clean", in_settings=True)
    new = Waiver("r", "o", "pyproject.toml", check="ruff-clean", in_settings=True)
    now = ProjectSettings(waivers=(old, new), phrases={"gate a": "manual", "gate b": "manual"})
    base = ProjectSettings(waivers=(old,), phrases={"gate a": "manual", "gate b": "ruff-clean"})
    held, note = in_force(now, base)
    assert held.waivers == (old,)
    assert held.phrases == {"gate a": "manual"}
    assert note.startswith("2 of the waivers and phrases")


def test_without_news_there_is_no_note() -> None:
    assert in_force(ProjectSettings(), ProjectSettings()) == (ProjectSettings(), "")
