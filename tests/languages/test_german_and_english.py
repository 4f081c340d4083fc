"""German and English: sentences written before the phrases, and what phrases do not mean."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pytest_dod.checks import CHECKS
from pytest_dod.languages import LANGUAGES
from pytest_dod.model.check import AnyCheck, Check, Context, NoOptions
from pytest_dod.model.finding import Observation
from pytest_dod.model.plan import Binding, Unread
from pytest_dod.planning.items import read_item

HERE = Path(__file__).parent


def _unused(options: NoOptions, context: Context) -> Observation:
    raise NotImplementedError


def _checks() -> dict[str, AnyCheck]:
    named = {phrase.check for pack in LANGUAGES for phrase in pack.phrases}
    later: dict[str, AnyCheck] = {
        id_: Check(id_, "", "", NoOptions, frozenset(), _unused) for id_ in named
    }
    return {**later, **{check.id: check for check in CHECKS}}


TABLE = _checks()


def read(text: str) -> tuple[list[Binding], list[Unread]]:
    return read_item(text, TABLE, LANGUAGES)


def names(text: str) -> set[str]:
    found = set()
    for binding in read(text)[0]:
        mode = "format" if getattr(binding.options, "format", False) else "check"
        is_ruff = binding.check.id == "ruff-clean"
        found.add(f"ruff-clean:{mode}" if is_ruff else binding.check.id)
    return found


@pytest.mark.parametrize("code", ["de", "en"])
def test_sentences_written_before_the_phrases_are_understood(code: str) -> None:
    lines = (HERE / "sentences" / f"{code}.jsonl").read_text("utf-8").splitlines()
    rows = [(row["text"], set(row["checks"])) for row in map(json.loads, lines)]
    said = {text: names(text) for text, _ in rows}
    right = sum(len(said[text] & gold) for text, gold in rows)
    assert right / sum(map(len, said.values())) >= 0.97
    assert right / sum(len(gold) for _, gold in rows) >= 0.95


@pytest.mark.parametrize("code", ["de", "en"])
def test_numbers_in_those_sentences_are_taken(code: str) -> None:
    lines = (HERE / "sentences" / f"{code}.jsonl").read_text("utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if "threshold" in row]
    assert rows
    for row in rows:
        given = [getattr(b.options, "threshold", None) for b in read(row["text"])[0]]
        assert row["threshold"] in given, row["text"]


@pytest.mark.parametrize(
    ("check", "text"),
    [
        ("no-debug-leftovers", "Debug output goes to the log"),
        ("no-debug-leftovers", "The list of TODOs can be sorted"),
        ("no-debug-leftovers", "Testausgaben enthalten keine Nutzerdaten"),
        ("no-debug-leftovers", "Die ToDo-Liste lässt sich sortieren"),
        ("no-new-skips", "Skipped parts and obstacles are listed"),
        ("no-new-skips", "Übersprungene Zeilen werden gemeldet"),
        ("no-new-skips", "Ein deaktiviertes Konto bleibt sichtbar"),
        ("version-bumped", "Staging has the new version"),
        ("version-bumped", "Ältere Versionen werden aufgelistet"),
        ("ci-green", "The PyPI badge works"),
        ("ci-green", "The CI machine has enough memory"),
        ("ci-green", "Die Pipeline ist dokumentiert"),
        ("no-secrets", "A forgotten password can be reset, no old one is asked for"),
        ("no-secrets", "Ein falsches Passwort wird nicht angenommen"),
        ("total-coverage", "The page about coverage is pretty"),
        ("total-coverage", "At most 80 % coverage"),
        ("clean-worktree", "The repository is mirrored"),
        ("acceptance-met", "Basic accessibility requirements are met"),
        ("acceptance-met", "Each user story got its acceptance criteria"),
        ("acceptance-met", "Die Barrierefreiheit-Anforderungen sind dokumentiert"),
        ("pr-description", "The title of the page is shown"),
        ("pr-description", "The description field names the product"),
        ("pr-description", "Die Beschreibung der Funktion ist vollständig"),
        ("manual", "Tests for edge cases added"),
        ("manual", "All tests pass on Windows"),
        ("manual", "Alle Tests laufen auf der Testumgebung"),
        ("tests-added", "Somebody ran the tests, or wrote down plainly why not"),
        ("license-untouched", "Users can see the licence"),
        ("type-hints", "Text typed in by users is kept"),
        ("type-hints", "No type hints are needed"),
        ("docs-touched", "AGENTS.md is read and followed"),
        ("docs-touched", "Commits are written as conventional commits (`docs:`, `fix:`)"),
        ("docs-touched", "AGENTS.md wurde beachtet"),
        ("docs-touched", "Docstrings updated"),
        ("security-scan", "The security badge is shown"),
        ("ruff-clean:check", "Commit messages follow the conventions"),
        ("ruff-clean:check", "ESLint reports no errors"),
        ("ruff-clean:check", "Der Linter ist eingerichtet"),
        ("build", "Der CI-Build läuft durch"),
    ],
)
def test_what_is_near_a_demand_is_not_that_demand(check: str, text: str) -> None:
    assert check not in names(text)


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("The project's style guide is followed", "ruff-clean"),
        ("Die Coding Guidelines sind eingehalten", "ruff-clean"),
        ("My changes cause no new warnings", "ruff-clean"),
        ("Static analysis is clean", "ruff-clean"),
        ("Temporary files are removed", "no-backup-files"),
        ("Temporäre Dateien sind entfernt", "no-backup-files"),
        ("The pull request links to its issue", "pr-description"),
        ("Requirements are fulfilled", "acceptance-met"),
        ("No security issues", "security-scan"),
    ],
)
def test_what_is_proven_in_part_stays_open_beside_the_binding(text: str, check: str) -> None:
    bindings, unread = read(text)
    assert [binding.check.id for binding in bindings] == [check]
    assert any("proves a part of it only" in part.reason for part in unread)


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("No new lint errors", {"new": True}),
        ("Keine neuen Linter-Warnungen", {"new": True}),
        ("No lint errors", {"new": False}),
        ("Coverage does not drop", {"no_drop": True}),
        ("Die Testabdeckung sinkt nicht", {"no_drop": True}),
        ("No TODOs left", {"kinds": ("todo",)}),
        ("Debug-Ausgaben sind entfernt", {"kinds": ("print", "debugger")}),
        ("Public functions have type hints", {"public": True}),
        ("Neue Funktionen haben Typannotationen", {"public": False}),
        ("No vulnerabilities in dependencies", {"tools": ("pip-audit",)}),
    ],
)
def test_words_set_options(text: str, options: dict[str, object]) -> None:
    (binding,) = read(text)[0]
    assert {name: getattr(binding.options, name) for name in options} == options


@pytest.mark.parametrize(
    "text",
    [
        "Idealerweise, aber nicht zwingend: alle Tests grün",
        "Ideally, coverage reaches 90 %",
        "Preferably, all tests pass",
        "Linting is optional",
    ],
)
def test_what_need_not_hold_is_not_bound(text: str) -> None:
    bindings, unread = read(text)
    assert not bindings
    assert any("need not hold" in part.reason for part in unread)
