"""`waive` and `ignore` behind an item, and waivers of the settings."""

from __future__ import annotations

from datetime import date

import pytest

from pytest_dod.checks import CHECKS
from pytest_dod.errors import UsageProblems
from pytest_dod.languages import LANGUAGES
from pytest_dod.model.check import AnyCheck
from pytest_dod.model.plan import PlannedCriterion
from pytest_dod.model.waiver import Waiver
from pytest_dod.planning import frozen, plan_task
from pytest_dod.reading.task import read_task

TABLE: dict[str, AnyCheck] = {check.id: check for check in CHECKS}


def _item(text: str, *waivers: Waiver) -> PlannedCriterion:
    task = read_task(
        f"# T-1: Title\n\n## Definition of Done\n- [ ] {text}\n",
        path="task.md",
        digest="",
        languages=LANGUAGES,
    )
    plan = plan_task(task, checks=TABLE, languages=LANGUAGES, waivers=waivers)
    return plan.criteria[0]


def test_a_waiver_keeps_the_item_as_it_is_read() -> None:
    item = _item('mypy is clean <!-- dod: waive reason="no  types" owner=ops until=2030-01-31 -->')
    assert [binding.check.id for binding in item.bindings] == ["types-clean"]
    assert item.waivers == (Waiver("no types", "ops", "task.md:4", date(2030, 1, 31)),)


def test_a_directive_and_a_waiver_together() -> None:
    item = _item(
        'It is typed <!-- dod: types-clean --> <!-- dod: waive reason="a b" owner=me '
        "check=types-clean -->"
    )
    assert [binding.check.id for binding in item.bindings] == ["types-clean"]
    assert [waiver.check for waiver in item.waivers] == ["types-clean"]


def test_an_ignored_item_keeps_its_reason() -> None:
    assert _item('Demo held <!-- dod: ignore reason="no demo" -->').ignored == "no demo"


@pytest.mark.parametrize(
    ("directive", "message"),
    [
        ("waive owner=ops", "waive needs a reason"),
        ('waive reason=" " owner=ops', "waive needs a reason"),
        ('waive reason="r"', "waive needs an owner"),
        ('waive reason="r" owner=o until=soon', "waive has no date in until: 'soon'"),
        ('waive reason="r" owner=o until=20300131', "waive has no date in until: '20300131'"),
        ('waive reason="r" owner=o til=x', "waive has no option 'til'; did you mean 'until'?"),
        ('waive reason="r" owner=o check=mypy', "waive names no check: 'mypy'"),
        ("ignore", "ignore needs a reason"),
        ('ignore reason="r" owner=o', "ignore has no option 'owner'"),
    ],
)
def test_an_excuse_that_says_too_little_is_a_usage_error(directive: str, message: str) -> None:
    with pytest.raises(UsageProblems) as wrong:
        _item(f"mypy is clean <!-- dod: {directive} -->")
    (problem,) = wrong.value.problems
    assert problem.message == message
    assert (problem.path, problem.line) == ("task.md", 4)
    assert "<!-- dod: " in problem.hint


@pytest.mark.parametrize("name", ["waive", "ignore"])
def test_an_excuse_that_the_change_adds_takes_nothing_from_the_base(name: str) -> None:
    text = "# T-1: Title\n\n## Definition of Done\n- [ ] mypy is clean\n"
    owner = " owner=me" if name == "waive" else ""
    excused = text.replace("clean", f'clean <!-- dod: {name} reason="later"{owner} -->')
    now, then = (
        read_task(one, path="task.md", digest="", languages=LANGUAGES) for one in (excused, text)
    )
    plan = plan_task(frozen(now, then), checks=TABLE, languages=LANGUAGES)
    kept = plan.criteria[1]
    assert kept.criterion.origin == "base"
    assert (kept.waivers, kept.ignored) == ((), "")
    assert [binding.check.id for binding in kept.bindings] == ["types-clean"]


def _of_settings(**given: str) -> Waiver:
    return Waiver("r", "o", "pyproject.toml", in_settings=True, **given)  # type: ignore[arg-type]  # only texts are given


@pytest.mark.parametrize(
    ("waiver", "holds"),
    [
        (_of_settings(item="T-1/1"), True),
        (_of_settings(item="t-1/1"), True),
        (_of_settings(item="T-1/2"), False),
        (_of_settings(item="T-2/1"), False),
        (_of_settings(check="types-clean"), True),
        (_of_settings(check="ruff-clean"), False),
        (_of_settings(item="T-1/2", check="types-clean"), False),
    ],
)
def test_waivers_of_the_settings_find_their_item(waiver: Waiver, holds: bool) -> None:
    assert _item("mypy is clean", waiver).waivers == ((waiver,) if holds else ())


def test_a_waiver_for_no_check_is_a_usage_error() -> None:
    with pytest.raises(UsageProblems, match="names no check: 'type-clean'; did you mean"):
        _item("mypy is clean", _of_settings(check="type-clean"))
