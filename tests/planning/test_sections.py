"""Sections that are read by what they are for."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import pytest

from pytest_dod.checks import CHECKS
from pytest_dod.languages import LANGUAGES
from pytest_dod.model.check import AnyCheck
from pytest_dod.model.plan import Plan
from pytest_dod.planning import plan_task
from pytest_dod.reading.task import read_task

TABLE: Mapping[str, AnyCheck] = {check.id: check for check in CHECKS}
DONE = "\n\n## Definition of Done\n- [ ] All tests green\n"


def _plan(text: str) -> Plan:
    task = read_task(text + DONE, path="task.md", digest="", languages=LANGUAGES)
    return plan_task(task, checks=TABLE, languages=LANGUAGES)


def _read(text: str) -> list[tuple[str, dict[str, object]]]:
    """Check and set options of each binding outside of the definition of done."""
    return [
        (binding.check.id, _set(binding.options))
        for one in _plan(text).criteria
        if one.criterion.kind.value != "done"
        for binding in one.bindings
    ]


def _set(options: object) -> dict[str, object]:
    assert dataclasses.is_dataclass(options)
    return {
        field.name: value
        for field in dataclasses.fields(options)
        if (value := getattr(options, field.name)) != field.default
    }


def _unread(text: str) -> list[str]:
    plan = _plan(text)
    return [part.reason for one in plan.criteria for part in one.unread]


@pytest.mark.parametrize(
    "text",
    [
        "## Konfiguration\n- **ENV-Variablen**: `A_ON` (default: `false`), `T_MS` (default: 15000)",
        "## Configuration\n- `A_ON=false`\n- `T_MS` = 15000",
        "## 4.2 Configuration\n| Variable | Default |\n| --- | --- |\n| `A_ON` | `false` |\n"
        "| `T_MS` | 15000 |",
        "## 🔧 Umgebung\n| Name | Standardwert | Zweck |\n|---|---|---|\n| A_ON | false | an |\n"
        "| `T_MS` | `15000` | Zeit |",
    ],
)
def test_variables_with_their_defaults(text: str) -> None:
    declared = [
        variable
        for check, options in _read(text)
        for variable in options["variables"]  # type: ignore[attr-defined]  # a tuple of texts
        if check == "env-variables"
    ]
    assert declared == ["A_ON=false", "T_MS=15000"]


@pytest.mark.parametrize(
    "said", ["required", "default: not set; any text", "Standard: nicht gesetzt", "default: none"]
)
def test_a_variable_without_a_default(said: str) -> None:
    assert _read(f"## Configuration\n- `API_URL` ({said})") == [
        ("env-variables", {"variables": ("API_URL",)})
    ]


def test_prose_about_configuration_demands_nothing() -> None:
    assert _read("## Configuration\n- Defaults are safe and documented") == []


@pytest.mark.parametrize(
    "text",
    [
        "## Änderungen an Dateien\n- **Neu**\n  - `a/x.py` — neu gemacht\n- **Geändert**\n"
        "  - `b.py` — Hook einfügen\n- **Gelöscht**\n  - `c.py`",
        "## Changes to files\n### New\n- `a/x.py`\n### Changed\n- `b.py`: adds a hook\n"
        "### Deleted\n- `c.py`",
        "## File changes\n**New**\n- `a/x.py`\n\n**Changed**\n- `b.py`\n\n**Removed**\n- `c.py`",
        "## Files changed\n| Path | Kind |\n|---|---|\n| `a/x.py` | new |\n| `b.py` | changed |\n"
        "| `c.py` | deleted |",
    ],
)
def test_declared_files(text: str) -> None:
    read = _read(text)
    declared = read[0][1].pop("declared")
    assert read == [
        ("declared-changes", {"new": ("a/x.py",)}),
        ("declared-changes", {"changed": ("b.py",)}),
        ("declared-changes", {"deleted": ("c.py",)}),
    ]
    assert declared == ("a/x.py", "b.py", "c.py")


def test_a_file_of_which_nothing_is_said() -> None:
    assert _unread("## File changes\n- `b.py`") == [
        "it does not say whether b.py is new, changed or deleted"
    ]


@pytest.mark.parametrize("name", ["Makefile", ".gitignore", ".github/workflows/ci.yml", "LICENSE"])
def test_files_with_odd_names(name: str) -> None:
    assert _read(f"## File changes\n- Changed: `{name}`")[0][1]["changed"] == (name,)


def test_an_id_of_a_test_that_cannot_be_one_is_not_dropped() -> None:
    text = "## Tests\n- `tests/test_a.py::test_b`, `tests/test_a.py:test_c`"
    assert _read(text) == [("named-tests", {"ids": ("tests/test_a.py::test_b",)})]
    assert _unread(text) == ["tests/test_a.py:test_c is no id of a test: write path.py::test_name"]


def test_a_file_outside_the_repository() -> None:
    assert _unread("## File changes\n- New: `../b.py`") == ["../b.py is outside the repository"]


def test_named_tests_and_what_else_tests_demand() -> None:
    text = """\
## Tests
- **Unit-Tests**:
  - `tests/test_a.py::test_one()`
  - `tests/test_b.py`
- **Coverage-Ziel**: ≥ 80% in geänderten Modulen
- **Integration-Tests**:
  - End-to-End-Fluss: Eingabe → Ergebnis
- Sie sollen schnell sein
"""
    assert _read(text) == [
        ("named-tests", {"ids": ("tests/test_a.py::test_one()",)}),
        ("named-tests", {"ids": ("tests/test_b.py",)}),
        ("changed-coverage", {"threshold": 80.0}),
    ]
    assert _unread(text) == [
        "a flow through several parts is proven by a test that is linked to it"
    ]


def test_external_services_are_mocked() -> None:
    for text in ("Externe Dienste mocken (Spotify)", "External services are mocked"):
        one, _ = _plan(f"## Tests\n- {text}").criteria
        assert [part.demand for part in one.unread] == ["no-network"] or [
            binding.check.id for binding in one.bindings
        ] == ["no-network"]


def test_the_pipeline_runs_each_command() -> None:
    text = "## CI/CD\n- Pipeline muss **alles** tun:\n  - `ruff check .`\n  - `pytest -q`"
    assert _read(text) == [
        ("ci-runs", {"commands": ("ruff check .",)}),
        ("ci-runs", {"commands": ("pytest -q",)}),
    ]


def test_a_command_of_one_word() -> None:
    text = "## CI/CD\n- `mypy`\n- `lint-it`\n- runs `tox` on `main`"
    assert _read(text) == [
        ("ci-runs", {"commands": ("mypy",)}),
        ("ci-runs", {"commands": ("lint-it",)}),
        ("ci-runs", {"commands": ("tox",)}),
    ]


def test_all_checks_green_means_the_pipeline_of_the_task() -> None:
    text = "## CI/CD\n- `ruff check .`\n- `pytest -q`\n\n## DoD\n- [ ] All CI checks are green\n"
    green = _plan(text).criteria[2]
    assert [(b.check.id, _set(b.options)) for b in green.bindings] == [
        ("ci-runs", {"commands": ("ruff check .", "pytest -q")})
    ]


def test_commits_and_the_text_of_the_pull_request() -> None:
    text = """\
## PR & Commits
- **Commit-Format** (Conventional Commits):
  - `feat: …` / `fix: …`
- **PR-Beschreibung** MUSS enthalten:
  - Kurzfassung, **Was/Warum**
  - Risiken
"""
    assert _read(text) == [
        ("conventional-commits", {}),
        ("pr-description", {"parts": ("Kurzfassung, Was/Warum",)}),
        ("pr-description", {"parts": ("Risiken",)}),
    ]


def test_steps_for_people_are_counted() -> None:
    text = "## Manual QA (steps)\n1. Start it\n   - with defaults\n2. Stop it"
    steps = [one.criterion for one in _plan(text).criteria if one.criterion.step]
    assert [(step.step, step.text) for step in steps] == [(1, "Start it"), (2, "Stop it")]
    assert [check for check, _ in _read(text)] == ["manual", "manual"]


def test_questions_come_with_their_answers() -> None:
    text = "## Open questions (if any)\n- Which limit?\n  - Answer: 3\n- Who deploys?"
    assert _read(text) == [
        ("open-questions", {"entry": "Which limit?\nAnswer: 3"}),
        ("open-questions", {"entry": "Who deploys?"}),
    ]


@pytest.mark.parametrize("text", ["- none", "- keine", ""])
def test_a_section_without_questions_demands_nothing(text: str) -> None:
    assert _read(f"## Open questions\n{text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "## Kontext\n- Verbindliche Standards: **AGENTS.md**, ggf. **docs/ui.md** (für Frontend)",
        "## Context\n- Binding standards: `AGENTS.md`, if applicable `docs/ui.md`",
    ],
)
def test_binding_documents(text: str) -> None:
    assert _read(text) == [
        ("documents-exist", {"paths": ("AGENTS.md",), "optional": ("docs/ui.md",)})
    ]


@pytest.mark.parametrize(
    "text",
    ["> - Wenn Frontend: Lies **docs/ui.md** (Farben).", "> - If frontend: read **docs/ui.md**."],
)
def test_a_binding_document_for_some_changes_only(text: str) -> None:
    read = _read(f"## Kontext\n> **Preflight**\n{text}")
    assert read == [("documents-exist", {"optional": ("docs/ui.md",)})]


def test_the_preflight_names_documents_and_prohibitions() -> None:
    text = "> **Pflicht** (Preflight):\n> - Lies **AGENTS.md**.\n> - **Keine** Lizenz verändern."
    assert _read(text) == [
        ("documents-exist", {"paths": ("AGENTS.md",)}),
        ("license-untouched", {}),
    ]


def test_placeholders_are_one_criterion_of_the_whole_file() -> None:
    assert _read("# <ID>: <Title>\n\ntext {{ more }}") == [
        ("no-placeholders", {"found": ("1:<ID>", "1:<Title>", "3:{{ more }}")})
    ]


def test_what_is_written_without_backticks_is_read_too() -> None:
    text = """\
## Configuration
- TIMEOUT_MS (default: 15000)

## Changes to files
- New: shop/price.py
- Changed: README.md

## Tests
- tests/test_price.py::test_total

## PR & Commits
- PR description: Summary, Tests
"""
    declared = ("shop/price.py", "README.md")
    assert _read(text) == [
        ("env-variables", {"variables": ("TIMEOUT_MS=15000",)}),
        ("declared-changes", {"new": ("shop/price.py",), "declared": declared}),
        ("declared-changes", {"changed": ("README.md",)}),
        ("named-tests", {"ids": ("tests/test_price.py::test_total",)}),
        ("pr-description", {"parts": ("Summary", "Tests")}),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "## Changes to files\n- Do not change anything else",
        "## Änderungen an Dateien\n- Sonst nichts ändern",
        "## CI/CD\n- mypy shop",
        "## CI/CD\n- Deploy only from main",
    ],
)
def test_what_nobody_understands_stays_open(text: str) -> None:
    assert _plan(text).criteria[0].unread != ()


def test_a_remark_of_the_template_demands_nothing() -> None:
    text = "## Changes to files\n- **Deleted**\n  - *(only if needed, else empty)*\n  - none"
    assert len(_plan(text).criteria) == 1


def test_no_half_of_a_line_is_dropped() -> None:
    text = "## Changes to files\n- New: `shop/a.py`, shop/b.py\n- Changed: `c.py` — calls d.py"
    assert [options for _, options in _read(text)] == [
        {"new": ("shop/a.py", "shop/b.py"), "declared": ("shop/a.py", "shop/b.py", "c.py")},
        {"changed": ("c.py",)},
    ]


def test_an_entry_with_a_box_is_a_demand_in_any_section() -> None:
    plan = _plan("## Tests\n- [ ] It never feels slow")
    assert [one.criterion.text for one in plan.criteria][:1] == ["It never feels slow"]
    assert plan.criteria[0].unread != ()


def test_what_is_passed_over_is_said() -> None:
    plan = _plan("## Configuration\n- `A_ON`\n- Defaults are safe\n- Toggle at run time")
    assert plan.task.notes == (
        "not judged, since nothing checkable was read: 'Configuration', line 3, 4",
    )
