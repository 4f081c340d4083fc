"""Task to Plan: every part of an item is answered for, or shown as unread."""

from __future__ import annotations

from dataclasses import asdict, dataclass
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
    (planned,) = plan(f"# T\n\n## Definition of Done\n- [ ] {text}\n")
    return planned


def bound(planned: PlannedCriterion) -> list[Bound]:
    defaults = {"paths": (".",), "check": True, "format": False, "tool": "mypy", "optional": ()}
    found = []
    for binding in planned.bindings:
        # `options` is a dataclass of some kind, which its type does not say.
        options = asdict(binding.options) if binding.check.options is not NoOptions else {}  # type: ignore[call-overload]
        shown = {
            name: value
            for name, value in options.items()
            if value != defaults.get(name) and value not in ("", ())
        }
        found.append((binding.check.id, shown))
    return found


def unread(planned: PlannedCriterion) -> list[str]:
    return [part.text for part in planned.unread]


def test_german_task() -> None:
    planned = plan((TASKS / "filled.de.md").read_text("utf-8"))
    assert [(bound(one), unread(one)) for one in planned] == [
        ([("no-backup-files", {})], []),
        ([("license-untouched", {})], []),
        ([("no-secrets", {})], []),
        ([("changed-coverage", {"threshold": 85.0})], []),
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
    assert planned[8].unread[0].reason.count("no check of this version") == 2


def test_template_reads_like_the_filled_task() -> None:
    template = plan((TASKS / "template.de.md").read_text("utf-8"))
    filled = plan((TASKS / "filled.de.md").read_text("utf-8"))
    assert [bound(one) for one in template] == [bound(one) for one in filled]


def test_english_task() -> None:
    planned = plan((TASKS / "filled.en.md").read_text("utf-8"))
    assert [(bound(one), unread(one)) for one in planned] == [
        ([], ["Queries over 10 000 rows no longer need more than 16 MB of memory"]),
        ([], ["`GET /rows/{query_id}/page` answers 200 and 404"]),
        ([], ["Saved queries still work"]),
        ([("tests-pass", {})], ["no new skips"]),
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
        ([("no-backup-files", {}), ("no-secrets", {})], ["no commented-out code"]),
        ([], ["Commits follow Conventional Commits"]),
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
        ("Die Unit-Tests sind gruen", [("tests-pass", {})]),
        ("`pytest tests/x -k foo`", [("tests-pass", {})]),
        ("pytest -q", [("tests-pass", {})]),
        ("New tests added", [("tests-added", {})]),
        ("Zu jeder neuen Funktion gibt es Tests", [("tests-added", {})]),
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
        "no new skips",
        "Documentation of public functions updated",
        "Coverage is 90 %",
        "CI green",
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
    assert planned.unread[-1].reason == "text outside a list cannot be checked: line 3"


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
    assert caught.value.problems[1].hint == "its options are: threshold"


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
