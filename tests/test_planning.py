"""Task to Plan: every part of an item is answered for, or shown as unread."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path

import pytest

from pytest_dod.checks import CHECKS
from pytest_dod.errors import UsageProblems
from pytest_dod.languages import LANGUAGES
from pytest_dod.model.check import AnyCheck, Check, Context, NoOptions
from pytest_dod.model.finding import Observation
from pytest_dod.model.plan import PlannedCriterion
from pytest_dod.model.task import Criterion, SectionKind, Task
from pytest_dod.planning import plan_task
from pytest_dod.reading import read_task

TASKS = Path(__file__).parent / "reading" / "tasks"
Bound = tuple[str, dict[str, object]]


def _unused(options: NoOptions, context: Context) -> Observation:
    raise NotImplementedError


def _checks() -> dict[str, AnyCheck]:
    checks: dict[str, AnyCheck] = {check.id: check for check in CHECKS}
    secrets: AnyCheck = Check("no-secrets", "", "", NoOptions, frozenset(), _unused)
    return {secrets.id: secrets, **checks}


def plan(text: str, checks: dict[str, AnyCheck] | None = None) -> list[PlannedCriterion]:
    task = read_task(text, path="task.md", digest="", languages=LANGUAGES)
    return list(plan_task(task, checks=checks or _checks(), languages=LANGUAGES).criteria)


def plan_item(text: str) -> PlannedCriterion:
    every = plan(f"# T\n\n## Definition of Done\n- [ ] {text}\n")
    (planned,) = [one for one in every if one.criterion.kind is not SectionKind.WHOLE]
    return planned


def bound(planned: PlannedCriterion) -> list[Bound]:
    """Each check with the options that the text gave."""
    return [(binding.check.id, _given(binding.options)) for binding in planned.bindings]


def _given(options: object) -> dict[str, object]:
    assert is_dataclass(options)
    shown = {each.name: getattr(options, each.name) for each in fields(options)}
    told = {each.name for each in fields(options) if shown[each.name] != each.default}
    return {name: value for name, value in shown.items() if name in told or name == "threshold"}


def done(planned: list[PlannedCriterion]) -> list[PlannedCriterion]:
    kinds = (SectionKind.DONE, SectionKind.ACCEPTANCE)
    return [one for one in planned if one.criterion.kind in kinds]


def unread(planned: PlannedCriterion) -> list[str]:
    return [part.text for part in planned.unread]


def test_german_task() -> None:
    planned = done(plan((TASKS / "filled.de.md").read_text("utf-8")))
    assert [(bound(one), unread(one)) for one in planned] == [
        ([("tests-pass", {})], []),
        ([("ruff-clean", {}), ("black-clean", {})], []),
        ([("no-backup-files", {})], []),
        ([], ["API-Vertrag eingehalten (Statuscodes, Payloads, Fehlercodes)"]),
        ([], ["Idempotent & nebenläufig sicher"]),
        (
            [
                (
                    "docs-touched",
                    {"paths": ("README.md", "CHANGELOG.md"), "optional": ("docs/*.md",)},
                )
            ],
            [],
        ),
        ([("no-secrets", {})], []),
    ]
    assert planned[4].unread[0].reason.count("no check of this version") == 2


def test_the_preflight_and_the_coverage_goal_of_the_german_task() -> None:
    planned = plan((TASKS / "filled.de.md").read_text("utf-8"))
    kinds = (SectionKind.PREFLIGHT, SectionKind.TESTS)
    found = [b for one in planned if one.criterion.kind in kinds for b in bound(one)]
    for expected in ("no-backup-files", "license-untouched", "no-secrets"):
        assert (expected, {}) in found
    assert ("changed-coverage", {"threshold": 85.0}) in found


def test_template_reads_like_the_filled_task() -> None:
    template = done(plan((TASKS / "template.de.md").read_text("utf-8")))
    filled = done(plan((TASKS / "filled.de.md").read_text("utf-8")))
    assert [bound(one) for one in template] == [bound(one) for one in filled]


def test_english_task() -> None:
    planned = done(plan((TASKS / "filled.en.md").read_text("utf-8")))
    assert [(bound(one), unread(one)) for one in planned] == [
        ([], ["Queries over 10 000 rows no longer need more than 16 MB of memory"]),
        ([], ["`GET /rows/{query_id}/page` answers 200 and 404"]),
        ([], ["Saved queries still work"]),
        ([("tests-pass", {}), ("no-new-skips", {})], []),
        ([("tests-added", {}), ("changed-coverage", {"threshold": 90.0})], []),
        (
            [
                ("ruff-clean", {"paths": ("lager", "tests")}),
                ("ruff-clean", {"check": False, "format": True}),
                ("types-clean", {"paths": ("lager",)}),
            ],
            [],
        ),
        ([("docs-touched", {"paths": ("README", "CHANGELOG"), "optional": ("docs/",)})], []),
        (
            [
                ("no-backup-files", {}),
                ("no-secrets", {}),
                ("no-debug-leftovers", {"kinds": ("commented-code",)}),
            ],
            [],
        ),
        ([("conventional-commits", {})], []),
        ([], []),
        ([("manual", {"subject": "Reviewed by a maintainer"})], []),
        ([("manual", {"subject": "Tried by hand on the staging stack"})], []),
    ]
    assert planned[9].criterion.not_applicable


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("All tests green", [("tests-pass", {})]),
        ("No test fails", [("tests-pass", {})]),
        ("Kein Test schlägt fehl", [("tests-pass", {})]),
        ("Sämtliche Tests laufen durch", [("tests-pass", {})]),
        ("Die Unit-Tests sind gruen", [("tests-pass", {"kinds": ("unit",)})]),
        ("`pytest tests/x -k foo`", [("tests-pass", {"paths": ("tests/x",), "keyword": "foo"})]),
        ("pytest -q", [("tests-pass", {})]),
        ("New tests added", [("tests-added", {})]),
        ("Tests for the new behaviour added", [("tests-added", {})]),
        ("Tests für die neue Funktion ergänzt", [("tests-added", {})]),
        ("Tests written and green", [("tests-pass", {}), ("tests-added", {})]),
        ("Coverage >= 85 % on changed modules", [("changed-coverage", {"threshold": 85.0})]),
        (
            "Testabdeckung der geänderten Module mindestens 85,5 %",
            [("changed-coverage", {"threshold": 85.5})],
        ),
        (
            "Coverage in geänderten Modulen nicht unter 90 %",
            [("changed-coverage", {"threshold": 90.0})],
        ),
        ("ruff and black clean", [("ruff-clean", {}), ("black-clean", {})]),
        ("Linter reports no findings", [("ruff-clean", {})]),
        ("Code is formatted", [("ruff-clean", {"check": False, "format": True})]),
        ("`ruff format .`", [("ruff-clean", {"check": False, "format": True})]),
        ("`uv run ruff check .` is clean", [("ruff-clean", {})]),
        ("No findings from Ruff: uv run ruff check src", [("ruff-clean", {"paths": ("src",)})]),
        ("Lint and types clean (`ruff`, `mypy`)", [("ruff-clean", {}), ("types-clean", {})]),
        ("No type errors", [("types-clean", {})]),
        ("`mypy shop tests` is clean", [("types-clean", {"paths": ("shop", "tests")})]),
        ("no `BACKUP`/`*.orig` files", [("no-backup-files", {})]),
        ("Docs updated", [("docs-touched", {})]),
        ("CHANGELOG entry added", [("docs-touched", {"paths": ("CHANGELOG",)})]),
        (
            "Update README.md and docs/usage.md",
            [("docs-touched", {"paths": ("README.md", "docs/usage.md")})],
        ),
        (
            "README and docs updated",
            [("docs-touched", {"paths": ("README",)}), ("docs-touched", {})],
        ),
        (
            "README updated, optional `notes/x.md`",
            [("docs-touched", {"paths": ("README",), "optional": ("notes/x.md",)})],
        ),
        ("No secrets, passwords or API keys in the code", [("no-secrets", {})]),
        ("Weder Keys noch andere Secrets enthalten", [("no-secrets", {})]),
        ("LICENSE untouched", [("license-untouched", {})]),
        (
            "Tests pass, docs updated, no secrets committed",
            [("tests-pass", {}), ("docs-touched", {}), ("no-secrets", {})],
        ),
        ("Product owner accepted", [("manual", {"subject": "Product owner accepted"})]),
    ],
)
def test_understood_in_full(text: str, expected: list[Bound]) -> None:
    planned = plan_item(text)
    assert (sorted(map(repr, bound(planned))), unread(planned)) == (sorted(map(repr, expected)), [])


@pytest.mark.parametrize(
    ("text", "checks", "open_parts"),
    [
        (
            "All tests pass and the team feels good about it",
            ["tests-pass"],
            ["the team feels good about it"],
        ),
        ("pytest passes, ruff clean, mypy clean", ["tests-pass", "ruff-clean", "types-clean"], []),
        ("pytest reports the team is happy", [], ["pytest reports the team is happy"]),
        ("No temporary or backup files", ["no-backup-files"], ["No temporary or backup files"]),
        (
            "CHANGELOG-Eintrag vorhanden, kein Dank an das Team",
            ["docs-touched"],
            ["kein Dank an das Team"],
        ),
        (
            "All tests pass in under 5 minutes",
            ["tests-pass"],
            ["All tests pass in under 5 minutes"],
        ),
        ("Tests pass with FOO=1", ["tests-pass"], ["Tests pass with FOO=1"]),
        (
            "All tests pass on Windows and macOS",
            ["tests-pass"],
            ["All tests pass on Windows", "macOS"],
        ),
        ("Tests grün (`npm test`)", ["tests-pass"], ["`npm test`"]),
        ("Tests pass (only on the night build)", ["tests-pass"], ["(only on the night build)"]),
        (
            "`calculate_total` is covered by tests",
            ["tests-added"],
            ["`calculate_total` is covered by tests"],
        ),
        ("Tests, docs updated", ["tests-added", "docs-touched"], []),
        ("Coverage of changed code ≥ 85 %, as a goal", ["changed-coverage"], ["as a goal"]),
        ("Linters silent (`ruff`, `eslint`)", ["ruff-clean"], ["`eslint`"]),
        ("Tests added for `a.py` and b.py", ["tests-added"], ["Tests added for `a.py`", "b.py"]),
    ],
)
def test_one_half_is_never_swallowed_by_the_other(
    text: str, checks: list[str], open_parts: list[str]
) -> None:
    planned = plan_item(text)
    assert sorted(binding.check.id for binding in planned.bindings) == sorted(checks)
    assert unread(planned) == open_parts


_DEMANDS = (
    "All tests pass",
    "Alle Tests sind grün",
    "Coverage of changed files at least 85 %",
    "ruff is clean",
    "`ruff check .` is clean",
    "No secrets",
    "Keine BACKUP-Dateien",
    "Docs updated",
    "README aktualisiert",
    "LICENSE untouched",
    "New tests added",
    "mypy clean",
    "CI green",
    "Die Pipeline ist grün",
    "Coverage is at least 90 %",
    "Coverage does not drop",
    "No commented-out code",
    "Keine Debug-Ausgaben",
    "No tests are skipped",
    "All functions have type hints",
    "Docstrings written",
    "Version number bumped",
    "Versionsnummer erhöht",
    "Working tree is clean",
    "Commits follow Conventional Commits",
    "All acceptance criteria are met",
    "Alle Akzeptanzkriterien sind erfüllt",
    "No new lint errors",
)
_MORE = (
    " on Windows",
    " and the penguin is happy",
    ", penguin fed",
    " (penguin fed)",
    " — penguin fed",
    ": penguin fed",
    ". Penguin fed",
    "; penguin fed",
    " under load",
    " by Friday",
    " within 5 minutes",
    " for Python 3.13",
    " und der Pinguin ist satt",
    " & penguin fed",
    " as well as penguins",
    " against Postgres",
    " (or not)",
    " twice",
    " and fast",
    " `penguin`",
    ", not required",
    " (nur ein Ziel)",
)


@pytest.mark.parametrize("demand", _DEMANDS)
def test_whatever_is_added_to_a_demand_stays_visible(demand: str) -> None:
    assert plan_item(demand).bindings
    assert not plan_item(demand).unread
    swallowed = [more for more in _MORE if not plan_item(demand + more).unread]
    assert swallowed == []


@pytest.mark.parametrize(
    "text",
    [
        "Team feels good about testing",
        "Coverage need not reach 85 % in changed modules",
        "Coverage >= 85 % on changed modules (aspirational, not required)",
        "Alle Tests müssen nicht grün sein",
        "All tests pass except test_flaky",
        "Tests sind nicht nötig",
        "Latency below 90 ms",
        "Ideally, coverage reaches 90 %",
        "Idempotent",
        "flake8 passes",
        "Lint is clean (pylint)",
        "N/A",
        "<tests>",
    ],
)
def test_nothing_is_bound(text: str) -> None:
    planned = plan_item(text)
    assert planned.bindings == ()
    assert planned.unread


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Coverage of the changed files 85-90 %", "one number"),
        ("Coverage of the changed files at least 85 % or 90 %", "one number"),
        ("Coverage of the changed files <= 85 %", "at least"),
        ("Coverage of the changed files about 85 %", "at least"),
        ("Coverage der geänderten Module höchstens 85 %", "at least"),
        ("Coverage of the changed files 8\u200b5 %", "U+200B"),
        ("Coverage of the changed files \uff18\uff15 %", "U+FF18"),
        ("All tests \u202epass", "U+202E"),
        ("Coverage of changed files ≥ <X> %", "placeholder"),
    ],
)
def test_unclear_numbers_and_hidden_characters_are_unread(text: str, reason: str) -> None:
    planned = plan_item(text)
    assert "changed-coverage" not in [b.check.id for b in planned.bindings] or "<X>" in text
    assert any(reason in part.reason for part in planned.unread)


@pytest.mark.parametrize("number", ["850", "-5", "NaN"])
@pytest.mark.parametrize("scope", ["of the changed files ", ""])
def test_impossible_numbers_are_usage_problems(number: str, scope: str) -> None:
    with pytest.raises(UsageProblems) as caught:
        plan_item(f"Coverage {scope}at least {number} %")
    (problem,) = caught.value.problems
    assert (problem.path, problem.line) == ("task.md", 4)


def test_two_readings_of_the_same_words_bind_neither() -> None:
    planned = plan_item("Coverage of changed files at least 85 % and branch coverage at least 70 %")
    assert planned.bindings == ()
    assert any("compete" in part.reason for part in planned.unread)


def test_a_phrase_without_its_check_keeps_others_from_taking_its_words() -> None:
    checks = _checks()
    del checks["tests-pass"]
    (planned,) = plan("## DoD\n- All tests pass\n", checks)
    assert planned.bindings == ()
    assert planned.unread[0].reason.startswith("no check of this version proves it")


def test_via_says_why() -> None:
    assert plan_item("All tests pass").bindings[0].via == "en: 'tests pass'"
    assert plan_item("Tests sind grün").bindings[0].via == "de: 'Tests sind grün'"
    assert plan_item("`ruff check .`").bindings[0].via == "command `ruff check .`"


def test_text_outside_a_list_is_read_but_never_enough() -> None:
    (planned,) = plan("## DoD\n\nAll tests pass.\n")
    assert [b.check.id for b in planned.bindings] == ["tests-pass"]
    assert "make line 3 a list item" in planned.unread[-1].reason


def test_a_very_long_item_is_not_taken_apart() -> None:
    planned = plan_item("All tests pass" + " and so on" * 300)
    assert planned.bindings == ()
    assert "longer than" in planned.unread[0].reason


def test_directives_settle_the_whole_item() -> None:
    planned = plan_item(
        'Team feels good <!-- dod: changed-coverage threshold="92,5 %" --> <!-- dod: docs-touched '
        'paths="README.md docs/a.md" -->'
    )
    assert bound(planned) == [
        ("changed-coverage", {"threshold": 92.5}),
        ("docs-touched", {"paths": ("README.md", "docs/a.md")}),
    ]
    assert planned.bindings[0].via == "directive, line 4"
    assert planned.bindings[0].clause == "Team feels good"
    assert planned.unread == ()


def test_wrong_directives_are_reported_all_at_once() -> None:
    text = (
        "## DoD\n"
        "- a <!-- dod: test-pass -->\n"
        "- b <!-- dod: changed-coverage treshold=90 -->\n"
        "- c <!-- dod: changed-coverage threshold=850 -->\n"
        "- d <!-- dod: ruff-clean check=perhaps -->\n"
    )
    with pytest.raises(UsageProblems) as caught:
        plan(text)
    found = [(problem.line, problem.message) for problem in caught.value.problems]
    assert found == [
        (2, "there is no check 'test-pass'; did you mean 'tests-pass'?"),
        (3, "changed-coverage has no option 'treshold'; did you mean 'threshold'?"),
        (4, "changed-coverage: threshold is one number from 0 to 100, not 850"),
        (5, "ruff-clean: check is true or false, not 'perhaps'"),
    ]
    assert caught.value.problems[1].hint == "its options are: above, added, threshold"


def test_a_criterion_without_plain_text_is_read_by_its_text() -> None:
    criterion = Criterion(1, "All tests pass", 1, "DoD", SectionKind.DONE)
    task = Task("t.md", "", "t", "t", (), (criterion,))
    (planned,) = plan_task(task, checks=_checks(), languages=LANGUAGES).criteria
    assert [binding.check.id for binding in planned.bindings] == ["tests-pass"]


@dataclass(frozen=True)
class _Picky:
    size: int = 1

    def __post_init__(self) -> None:
        if self.size > 9:
            raise ValueError("size is at most 9")


def test_checks_may_refuse_their_own_options() -> None:
    picky: AnyCheck = Check("picky", "", "", _Picky, frozenset(), _unused)
    with pytest.raises(UsageProblems, match="size is at most 9"):
        plan("## DoD\n- a <!-- dod: picky size=10 -->\n", {"picky": picky})


@pytest.mark.parametrize(
    "text", ["Keine neuen Tests", "No new tests", "No change without tests", "Ohne neue Tests"]
)
def test_a_demand_turned_round_is_not_the_demand(text: str) -> None:
    assert bound(plan_item(text)) == []


def test_linter_and_formatter_are_two_demands() -> None:
    expected = [("ruff-clean", {}), ("ruff-clean", {"check": False, "format": True})]
    assert bound(plan_item("Linter & Formatter grün")) == expected
    assert bound(plan_item("Linter and formatter report nothing")) == expected


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("`pytest tests/unit` passes", {"paths": ("tests/unit",)}),
        ("`pytest -m integration` passes", {"markers": "integration"}),
        ("`pytest -m 'not slow'` is green", {"markers": "not slow"}),
        (
            "`pytest -kcart tests/a.py::test_b`",
            {"paths": ("tests/a.py::test_b",), "keyword": "cart"},
        ),
        ("Integration tests pass", {"kinds": ("integration",)}),
        ("Integrationstests sind grün", {"kinds": ("integration",)}),
        ("E2E-Tests grün", {"kinds": ("e2e",)}),
        ("End-to-End-Tests sind grün", {"kinds": ("e2e",)}),
        ("Unit- und Integrationstests sind grün", {"kinds": ("unit", "integration")}),
        ("Unit, smoke and e2e tests pass", {"kinds": ("unit", "smoke", "e2e")}),
        ("Tests (unit, integration) pass", {"kinds": ("unit", "integration")}),
        ("No integration test fails", {"kinds": ("integration",)}),
        ("Penetration tests passed", {"kinds": ("security",)}),
        ("Lasttests bestanden", {"kinds": ("performance",)}),
        ("Integration tests green (`pytest tests/it`)", {"paths": ("tests/it",)}),
        ("Regressionstests grün", {}),
        ("The regression tests ran without failure", {}),
        ("The valve tests are green", {}),
    ],
)
def test_the_part_of_the_suite_that_is_named_is_read(text: str, options: dict[str, object]) -> None:
    planned = plan_item(text)
    assert (bound(planned), unread(planned)) == ([("tests-pass", options)], [])


def test_a_command_for_the_whole_suite_does_not_replace_the_kind_of_tests() -> None:
    assert bound(plan_item("Integration tests green: `pytest -q`")) == [
        ("tests-pass", {}),
        ("tests-pass", {"kinds": ("integration",)}),
    ]


@pytest.mark.parametrize("text", ["`pytest -k ''`", "`pytest a,b`", "`pytest ...`"])
def test_a_command_that_cannot_be_taken_as_it_stands_is_unread(text: str) -> None:
    planned = plan_item(text)
    assert planned.bindings == ()
    assert planned.unread


@pytest.mark.parametrize(
    "text",
    [
        "New code is covered by tests",
        "Neuer Code ist durch Tests abgedeckt",
        "All new functions have tests",
        "Every new function has a test",
        "Alle neuen Funktionen sind getestet",
        "Zu jeder neuen Funktion gibt es Tests",
        "New functionality is tested",
        "No untested code",
    ],
)
def test_new_code_that_is_covered_has_run(text: str) -> None:
    planned = plan_item(text)
    assert sorted(bound(planned)) == [
        ("changed-coverage", {"threshold": 0.0, "added": True}),
        ("tests-added", {}),
    ]
    assert unread(planned) == []


def test_a_number_says_how_much_of_the_new_code_is_to_be_covered() -> None:
    planned = plan_item("New code is covered by tests; coverage of the changed files is ≥ 90 %")
    assert bound(planned) == [("tests-added", {}), ("changed-coverage", {"threshold": 90.0})]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Edge cases covered by tests", "Edge cases"),
        ("Tests for negative amounts added", "negative amounts"),
        ("Tests für negative Beträge ergänzt", "negative Beträge"),
        ("Tests for the API and the CLI added", "API CLI"),
        ("Rounding has tests", "Rounding"),
    ],
)
def test_what_tests_are_about_is_not_proven_by_any_new_test(text: str, said: str) -> None:
    planned = plan_item(text)
    assert [one.check.id for one in planned.bindings] == ["tests-added"]
    assert [part.reason for part in planned.unread] == [
        f"tests-added does not prove what is said of {said!r}: {text!r}"
    ]


def test_kinds_of_new_tests_are_read() -> None:
    assert bound(plan_item("Integration tests added")) == [
        ("tests-added", {"kinds": ("integration",)})
    ]


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("Coverage of changed modules > 85 %", {"threshold": 85.0, "above": True}),
        ("Coverage in geänderten Modulen über 85 %", {"threshold": 85.0, "above": True}),
        ("Coverage of changed modules >= 85 %", {"threshold": 85.0}),
        ("Coverage of changed modules: not over but at least 85 %", {"threshold": 85.0}),
    ],
)
def test_more_than_a_number_is_not_that_number(text: str, options: dict[str, object]) -> None:
    assert bound(plan_item(text)) == [("changed-coverage", options)]


def test_more_than_everything_is_a_usage_problem() -> None:
    with pytest.raises(UsageProblems, match="more than 100 can never be reached"):
        plan_item("Coverage of changed modules > 100 %")


@pytest.mark.parametrize(
    ("text", "checks"),
    [
        ("`ruff check .` & `black --check .` melden nichts", ["ruff-clean", "black-clean"]),
        ("`black --check src` meldet nichts", ["black-clean"]),
        ("`black --check src` has no diffs", ["black-clean"]),
        ("`black --check src` makes no changes", ["black-clean"]),
        ("`pytest` exits 0", ["tests-pass"]),
        ("`pytest` exits with code 0", ["tests-pass"]),
        ("`pytest -q` endet mit Exit-Code 0", ["tests-pass"]),
        ("All tests pass (see #12)", ["tests-pass"]),
        ("All tests pass, see #12", ["tests-pass"]),
        ("All tests pass ([details](https://example.org))", ["tests-pass"]),
        ("Keine .bak-Dateien", ["no-backup-files"]),
    ],
)
def test_wordings_of_every_day(text: str, checks: list[str]) -> None:
    planned = plan_item(text)
    assert ([one.check.id for one in planned.bindings], unread(planned)) == (checks, [])


@pytest.mark.parametrize(
    "text",
    [
        "`pytest` exits 1",
        "`npm test` exits 0",
        "`black .` makes no changes to the API",
        "Exit code 0",
    ],
)
def test_wordings_that_say_more(text: str) -> None:
    assert plan_item(text).unread


def test_a_footnote_stays_unread() -> None:
    planned = plan_item("All tests pass[^1]")
    assert [part.reason for part in planned.unread] == [
        "a footnote is not read, say it in the item: '[^1]'"
    ]


def test_a_table_of_demands_is_read_like_a_list() -> None:
    table = "| # | Kriterium | Status |\n|---|---|---|\n| 1 | Alle Tests grün | [x] |\n"
    (planned,) = plan("## DoD\n\n" + table)
    assert (bound(planned), unread(planned)) == ([("tests-pass", {})], [])
    assert planned.criterion.ticked
