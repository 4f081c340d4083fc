"""A team's own wordings."""

from __future__ import annotations

import pytest

from pytest_dod.checks import CHECKS
from pytest_dod.errors import UsageProblems
from pytest_dod.languages import LANGUAGES
from pytest_dod.model.check import AnyCheck
from pytest_dod.model.plan import PlannedCriterion
from pytest_dod.planning import plan_task
from pytest_dod.reading.task import read_task

TABLE: dict[str, AnyCheck] = {check.id: check for check in CHECKS}


def _item(text: str, **phrases: str) -> PlannedCriterion:
    task = read_task(
        f"# T-1: Title\n\n## Definition of Done\n- [ ] {text}\n",
        path="task.md",
        digest="",
        languages=LANGUAGES,
    )
    own = {wording.replace("_", " "): meaning for wording, meaning in phrases.items()}
    return plan_task(task, checks=TABLE, languages=LANGUAGES, phrases=own).criteria[0]


def _bound(item: PlannedCriterion) -> list[tuple[str, str]]:
    return [(binding.check.id, binding.via) for binding in item.bindings]


def test_a_wording_means_what_the_project_says() -> None:
    item = _item("Quality  Gate SAP passed", quality_gate_sap_passed="ruff-clean paths=shop")
    assert _bound(item) == [("ruff-clean", "project: 'quality gate sap passed'")]
    assert getattr(item.bindings[0].options, "paths", None) == ("shop",)
    assert item.unread == ()


def test_it_wins_over_the_phrases_of_a_language() -> None:
    item = _item("All tests green", all_tests_green="manual")
    assert _bound(item) == [("manual", "project: 'all tests green'")]


def test_what_stands_beside_it_is_still_read() -> None:
    item = _item("Gate seven, and README updated", gate_seven="ruff-clean")
    assert [check for check, _ in _bound(item)] == ["ruff-clean", "docs-touched"]
    beside = _item("Gate seven for the moon only", gate_seven="ruff-clean")
    assert [part.text for part in beside.unread] != []


def test_only_whole_words_count() -> None:
    assert _bound(_item("Gate seventeen", gate_seven="ruff-clean")) == []


@pytest.mark.parametrize(
    ("meaning", "message"),
    [
        ("ruff", "there is no check 'ruff'"),
        ("ruff-clean path=shop", "has no option 'path'; did you mean 'paths'?"),
        ("ruff-clean shop", "'shop' is not of the form key=value"),
        ('ruff-clean paths="shop', "it has an open quotation mark"),
        ("changed-coverage threshold=900", "is one number from 0 to 100"),
    ],
)
def test_a_wording_that_means_nothing_is_a_usage_error(meaning: str, message: str) -> None:
    with pytest.raises(UsageProblems) as wrong:
        _item("All tests green", gate_seven=meaning)
    assert message in wrong.value.problems[0].message
    assert wrong.value.problems[0].path == "pyproject.toml"
