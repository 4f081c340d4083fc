"""What the base demands stays demanded."""

from __future__ import annotations

import pytest

from pytest_dod.checks import CHECKS
from pytest_dod.languages import LANGUAGES
from pytest_dod.model.task import Task
from pytest_dod.planning import frozen, plan_task
from pytest_dod.reading import read_task

BASE = """# Task

## Definition of Done
- [ ] All tests green
- [ ] Coverage >= 85 % on changed modules
- [ ] Docs updated
"""


def read(text: str) -> Task:
    return read_task(text, path="task.md", digest="", languages=LANGUAGES)


def kept(now: str, base: str = BASE) -> list[str]:
    task = frozen(read(now), read(base))
    return [criterion.text for criterion in task.criteria if criterion.origin == "base"]


def test_nothing_changed_is_the_same_task() -> None:
    task = read(BASE)
    assert frozen(task, read(BASE)) is task


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- [ ] All", "- [x] All"),
        ("- [ ] All", "1. [ ] All"),
        ("- [ ] All tests green", "- [ ] **All tests green**."),
        ("# Task\n", "# Task\n\n## Goal\nMore words.\n"),
        ("- [ ] Docs updated\n", "- [ ] Docs updated\n- [ ] No secrets\n"),
    ],
)
def test_what_is_no_change(old: str, new: str) -> None:
    assert kept(BASE.replace(old, new)) == []


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        (">= 85 %", ">= 8.5 %", "Coverage >= 85 % on changed modules"),
        (">= 85 %", ">= 85 % (aspirational)", "Coverage >= 85 % on changed modules"),
        (">= 85", ">= \uff18\u200b5", "Coverage >= 85 % on changed modules"),
        ("- [ ] All tests green", "<!-- - [ ] All tests green -->", "All tests green"),
        ("- [ ] All tests green\n", "", "All tests green"),
        ("- [ ] All tests green", "- [ ] N/A: All tests green", "All tests green"),
        ("- [ ] Docs updated", "- [ ] Docs updated if needed", "Docs updated"),
        ("- [ ] All tests green", "- [ ] All tests green <!-- dod: manual -->", "All tests green"),
    ],
)
def test_what_is_weaker_now_is_judged_as_the_base_has_it(old: str, new: str, text: str) -> None:
    assert kept(BASE.replace(old, new)) == [text]


def test_items_moved_into_an_example_are_judged_too() -> None:
    now = BASE.replace("- [ ] Docs updated\n", "\n## Example\n- [ ] Docs updated\n")
    assert kept(now) == ["Docs updated"]


def test_a_heading_that_became_conditional_excuses_nothing() -> None:
    now = BASE.replace("Definition of Done", "Definition of Done (if applicable)")
    assert len(kept(now)) == 3


def test_numbers_go_on_and_a_note_says_so() -> None:
    task = frozen(read(BASE.replace("- [ ] All tests green\n", "")), read(BASE))
    assert [(c.number, c.origin) for c in task.criteria] == [(1, "task"), (2, "task"), (3, "base")]
    assert "1 demand(s) of the task at the base" in task.notes[-1]


def planned(now: str, base: str) -> list[tuple[str, list[str], int]]:
    task = frozen(read(now), read(base))
    checks = {check.id: check for check in CHECKS}
    plan = plan_task(task, checks=checks, languages=LANGUAGES)
    return [
        (one.criterion.origin, [b.check.id for b in one.bindings], len(one.unread))
        for one in plan.criteria
    ]


def test_a_new_directive_may_settle_what_no_check_understood() -> None:
    base = "## DoD\n- Team feels good\n"
    now = "## DoD\n- Team feels good <!-- dod: linked-tests -->\n"
    assert planned(now, base) == [("task", ["linked-tests"], 0)]


def test_a_new_directive_takes_nothing_away_from_what_was_understood() -> None:
    base = "## DoD\n- All tests pass, no new skips\n"
    now = "## DoD\n- All tests pass, no new skips <!-- dod: manual -->\n"
    assert planned(now, base) == [
        ("task", ["manual"], 0),
        ("base", ["tests-pass", "no-new-skips"], 0),
    ]


def test_a_lowered_directive_is_judged_as_the_base_has_it() -> None:
    base = "## DoD\n- Good <!-- dod: changed-coverage threshold=90 -->\n"
    now = base.replace("90", "10")
    assert planned(now, base) == [
        ("task", ["changed-coverage"], 0),
        ("base", ["changed-coverage"], 0),
    ]
