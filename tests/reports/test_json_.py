from __future__ import annotations

import json
from dataclasses import replace

import pytest

from pytest_dod.model.evidence import EvidenceKind, Gap
from pytest_dod.model.finding import Excuse, Finding
from pytest_dod.model.plan import Unread
from pytest_dod.model.status import Status
from pytest_dod.model.verdict import Verdict
from pytest_dod.reports import FILE_REPORTS
from pytest_dod.reports.json_ import render
from tests.reports.verdicts import BASE, HEAD, answer, item, task, verdict

F = Status.FAILED


def report(judged: Verdict):  # type: ignore[no-untyped-def]  # whatever JSON holds
    return json.loads(render(judged))


def test_the_whole_report() -> None:
    judged = verdict(
        item(
            "Coverage ≥ 85 %",
            answer(
                "changed-coverage",
                F,
                Finding("75 % of 85 %", "shop/price.py", 12, "write tests", definite=True),
                examined=4,
                unit="modules",
                measured={"shop/price.py": 91.666, "shop/a.py": 100},
                notes=("setup.py not counted",),
                excuses=(Excuse("`# noqa` is new", "re-exported for plugins", "shop/a.py", 3),),
            ),
            ticked=True,
        ),
        item(
            "Safe", unread=[Unread("Safe", "vague")], reason="why", hint="what now", origin="base"
        ),
        gaps=(Gap(EvidenceKind.COVERAGE, "worker gw1 died", "again"),),
        notes=("1 replace ref ignored",),
    )
    assert report(judged) == {
        "schema": 1,
        "done": False,
        "interrupted": False,
        "explained_only": False,
        "task": {
            "id": "EXP-1",
            "title": "Export",
            "path": "task.md",
            "digest": "sha256:00",
            "notes": [],
        },
        "base": {"commit": BASE.commit, "how": "merge base with origin/main"},
        "head": {"commit": HEAD.commit, "dirty": True},
        "changed_modules": 4,
        "criteria": [
            {
                "number": 1,
                "line": 11,
                "section": "Definition of Done",
                "kind": "done",
                "text": "Coverage ≥ 85 %",
                "ticked": True,
                "origin": "task",
                "link": "EXP-1/1",
                "status": "failed",
                "done": False,
                "false_claim": True,
                "reason": "",
                "hint": "",
                "unread": [],
                "bindings": [
                    {
                        "check": "changed-coverage",
                        "options": {"paths": ["."], "strict": False, "threshold": 85.0},
                        "via": "en: by its words",
                        "clause": "",
                        "needs": ["changes", "coverage"],
                        "status": "failed",
                        "reason": "",
                        "hint": "",
                        "examined": 4,
                        "unit": "modules",
                        "findings": [
                            {
                                "message": "75 % of 85 %",
                                "path": "shop/price.py",
                                "line": 12,
                                "hint": "write tests",
                            }
                        ],
                        "findings_left_out": 0,
                        "excuses": [
                            {
                                "message": "`# noqa` is new",
                                "why": "re-exported for plugins",
                                "path": "shop/a.py",
                                "line": 3,
                            }
                        ],
                        "measured": {"shop/a.py": 100.0, "shop/price.py": 91.67},
                        "notes": ["setup.py not counted"],
                    }
                ],
            },
            {
                "number": 2,
                "line": 12,
                "section": "Definition of Done",
                "kind": "done",
                "text": "Safe",
                "ticked": False,
                "origin": "base",
                "link": "EXP-1/2",
                "status": "unproven",
                "done": False,
                "false_claim": False,
                "reason": "why",
                "hint": "what now",
                "unread": [{"text": "Safe", "reason": "vague"}],
                "bindings": [],
            },
        ],
        "gaps": [{"kind": "coverage", "reason": "worker gw1 died", "hint": "again"}],
        "notes": ["1 replace ref ignored"],
        "versions": {"pytest": "9.2.0", "ruff": "0.17.6"},
    }


@pytest.mark.parametrize("status", Status)
def test_every_status_is_named_and_done_only_where_it_is(status: Status) -> None:
    told = report(verdict(item("x", answer("a", status))))
    [criterion] = told["criteria"]
    assert criterion["status"] == criterion["bindings"][0]["status"] == status.value
    assert criterion["done"] is told["done"] is status.done
    assert criterion["bindings"][0]["examined"] == 0


def test_an_interrupted_run_is_not_done_whatever_its_criteria_say() -> None:
    told = report(verdict(item("x", answer("a", examined=1)), interrupted=True))
    assert told["done"] is False
    assert told["interrupted"] is True


def test_without_git_base_and_head_are_null() -> None:
    told = report(verdict(item("x"), base=None, head=None))
    assert told["base"] is told["head"] is None


def test_only_several_tasks_stand_in_a_wrapper() -> None:
    good = task(item("x", answer("a", examined=1)), id="A")
    bad = task(item("y", answer("a", F, Finding("m"))), id="B")
    told = report(verdict(good, bad))
    assert sorted(told) == ["done", "schema", "tasks"]
    assert told["done"] is False
    assert [each["done"] for each in told["tasks"]] == [True, False]
    assert told["tasks"][1] == report(verdict(bad))


def test_beyond_the_first_10000_findings_only_their_number_is_told() -> None:
    findings = [Finding(f"E{number:05}") for number in range(10_003)]
    told = report(verdict(item("x", answer("a", F, *findings))))
    [binding] = told["criteria"][0]["bindings"]
    assert len(binding["findings"]) == 10_000
    assert binding["findings_left_out"] == 3


def test_equal_verdicts_give_identical_bytes_whatever_the_order_they_came_in() -> None:
    found = Finding("m", "b.py", 2), Finding("m", "a.py", 9), Finding("m", "a.py", 10)
    gaps = Gap(EvidenceKind.TESTS, "z"), Gap(EvidenceKind.COVERAGE, "a")
    one = verdict(
        item("x", answer("a", F, *found, measured={"b": 1, "a": 2.0})),
        gaps=gaps,
    )
    two = verdict(
        item("x", answer("a", F, *reversed(found), measured={"a": 2, "b": 1.0})),
        gaps=gaps[::-1],
    )
    two = replace(two, versions=dict(reversed(list(two.versions.items()))))
    assert render(one) == render(two)


def test_numbers_carry_no_noise_and_stay_json() -> None:
    numbers = {"a": 0.1 + 0.2, "b": 99.999, "c": float("nan"), "d": float("inf")}
    told = report(verdict(item("x", answer("a", examined=1, measured=numbers))))
    [binding] = told["criteria"][0]["bindings"]
    assert binding["measured"] == {"a": 0.3, "b": 99.99, "c": None, "d": None}


def test_any_program_can_read_it() -> None:
    text = render(
        verdict(
            item(
                "ü \x1b \u202e 🧪",
                answer("a", F, Finding("m\udce9", "caf\udce9.py", hint="h\udce9"), via="v\udce9"),
                reason="r\udce9",
            )
        )
    )
    assert text.isascii()
    assert "\\ud" not in text.replace("\\ud83e\\uddea", "")
    told = json.loads(text)
    assert told["criteria"][0]["bindings"][0]["findings"][0]["path"] == "caf\\xe9.py"
    assert told["criteria"][0]["text"] == "ü \x1b \u202e 🧪"


def test_it_is_found_by_its_name() -> None:
    assert FILE_REPORTS["json"](verdict(item("x"))) == render(verdict(item("x")))
