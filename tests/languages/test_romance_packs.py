"""French, Spanish and Portuguese: what each phrase means, and what it does not."""

from __future__ import annotations

import json
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from pytest_dod.checks import CHECKS
from pytest_dod.languages import LANGUAGES, de, en
from pytest_dod.model.check import AnyCheck, Check, Context, NoOptions
from pytest_dod.model.finding import Observation
from pytest_dod.model.plan import PlannedCriterion
from pytest_dod.model.task import SectionKind
from pytest_dod.planning import plan_task
from pytest_dod.planning.items import read_item
from pytest_dod.reading import read_task
from pytest_dod.reading.headings import kind_of

HERE = Path(__file__).parent
CODES = ("fr", "es", "pt")
PACKS = {pack.code: pack for pack in LANGUAGES}


def _unused(options: NoOptions, context: Context) -> Observation:
    raise NotImplementedError


def _checks() -> dict[str, AnyCheck]:
    """All checks, and a stand-in for each that a phrase names and that does not exist yet."""
    here: dict[str, AnyCheck] = {check.id: check for check in CHECKS}
    named = {phrase.check for pack in LANGUAGES for phrase in pack.phrases}
    coverage = here["changed-coverage"]
    total: AnyCheck = Check(
        "total-coverage", "", "", coverage.options, frozenset(), coverage.examine
    )
    later: dict[str, AnyCheck] = {
        id_: Check(id_, "", "", NoOptions, frozenset(), _unused) for id_ in named
    }
    return {**later, "total-coverage": total, **here}


STANDING_IN = _checks()


def bound(text: str) -> list[tuple[str, object]]:
    bindings, _ = read_item(text, STANDING_IN, LANGUAGES)
    named = []
    for binding in bindings:
        name = binding.check.id
        if name == "ruff-clean":
            name += ":format" if getattr(binding.options, "format", False) else ":check"
        named.append((name, getattr(binding.options, "threshold", None)))
    return named


def names(text: str) -> set[str]:
    return {name for name, _ in bound(text)}


def rows(folder: str, code: str) -> list[dict[str, object]]:
    path = HERE / folder / f"{code}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def phrases() -> Iterator[tuple[str, str, str, list[str]]]:
    for code in CODES:
        for row in rows("phrases", code):
            other = row["other"]
            assert isinstance(other, list)
            yield code, str(row["check"]), str(row["means"]), other


def without_accents(text: str) -> str:
    plain = unicodedata.normalize("NFD", text)
    return "".join(char for char in plain if not unicodedata.combining(char))


@pytest.mark.parametrize("code", CODES)
def test_the_examples_name_every_check_that_a_phrase_means(code: str) -> None:
    asked = {phrase.check for phrase in PACKS[code].phrases}
    shown = {check.partition(":")[0] for language, check, _, _ in phrases() if language == code}
    assert shown == asked
    assert asked >= {phrase.check for phrase in en.PACK.phrases}


@pytest.mark.parametrize("code", CODES)
def test_every_pack_has_all_that_the_english_one_has(code: str) -> None:
    pack = PACKS[code]
    assert set(pack.headings) == set(en.PACK.headings)
    assert set(pack.demands) == set(en.PACK.demands)
    assert set(pack.labels) == set(en.PACK.labels)
    assert set(en.PACK.kinds) - set(pack.kinds) <= {"doctest"}
    for field in ("conditional", "not_applicable", "nothing", "separators", "negations", "fillers"):
        assert getattr(pack, field), field
    for field in ("colouring", "vague", "above", "optional"):
        assert getattr(pack, field), field


@pytest.mark.parametrize(("code", "check", "means", "other"), list(phrases()))
def test_a_phrase_means_its_check_and_nothing_near_it(
    code: str, check: str, means: str, other: list[str]
) -> None:
    assert check in names(means)
    for text in other:
        assert check not in names(text), text


@pytest.mark.parametrize(("code", "check", "means"), [row[:3] for row in phrases()])
def test_accents_may_be_missing(code: str, check: str, means: str) -> None:
    assert check in names(without_accents(means))


@pytest.mark.parametrize("code", CODES)
def test_sentences_written_before_the_phrases_are_understood(code: str) -> None:
    right = beside = missed = 0
    for row in rows("sentences", code):
        gold = row["checks"]
        assert isinstance(gold, list)
        said = names(str(row["text"]))
        right += len(said & set(gold))
        beside += len(said - set(gold))
        missed += len(set(gold) - said)
        if "threshold" in row:
            assert row["threshold"] in [number for _, number in bound(str(row["text"]))]
    assert right / (right + beside) >= 0.97
    assert right / (right + missed) >= 0.95


@pytest.mark.parametrize(
    "text",
    [
        "Tests non obligatoires",
        "La documentation n'a pas besoin d'être mise à jour",
        "Tous les tests passent, sauf ceux de Windows",
        "Lint sans erreur souhaitable",
        "Las pruebas no son necesarias",
        "No hace falta actualizar el README",
        "Lint sin errores, opcional",
        "Todas las pruebas pasan salvo las lentas",
        "Os testes não são obrigatórios",
        "Não é necessário atualizar o README",
        "Documentação atualizada é desejável",
        "Todos os testes passam, exceto os lentos",
    ],
)
def test_what_need_not_hold_is_never_all_that_is_said(text: str) -> None:
    _, unread = read_item(text, STANDING_IN, LANGUAGES)
    assert any("need not hold" in part.reason for part in unread)


@pytest.mark.parametrize(
    "text",
    [
        "Couverture entre 80 et 90 %",
        "Au plus 80 % de couverture",
        "Environ 80 % de couverture",
        "Cobertura entre 80 % y 90 %",
        "Como máximo 80 % de cobertura",
        "Cobertura de cerca del 80 %",
        "Cobertura entre 80 e 90 %",
        "No máximo 80 % de cobertura",
        "Cobertura de cerca de 80 %",
    ],
)
def test_an_open_number_is_no_threshold(text: str) -> None:
    assert not names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Couverture ≥ 85,5 % du code modifié",
        "Couverture ≥ 85,5\u202f% du code ajouté",
        "Cobertura ≥ 85,5 % del código nuevo",
        "Cobertura ≥ 85.5% en los archivos modificados",
        "Cobertura ≥ 85,5% do código alterado",
        "85,5% de cobertura nos arquivos novos",
    ],
)
def test_both_forms_of_a_number(text: str) -> None:
    assert bound(text.replace("\u202f", " ")) == [("changed-coverage", 85.5)]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Définition de terminé", SectionKind.DONE),
        ("Definition de fini", SectionKind.DONE),
        ("2. Critères d’acceptation", SectionKind.ACCEPTANCE),
        ("Une tâche est terminée quand :", SectionKind.DONE),
        ("Liste de vérification", SectionKind.CHECKLIST),
        ("Avant de fusionner", SectionKind.CHECKLIST),
        ("Fichiers modifiés", SectionKind.CHANGES),
        ("QA manuelle", SectionKind.MANUAL_QA),
        ("Questions ouvertes", SectionKind.QUESTIONS),
        ("Définition de prêt", None),
        ("Modèle de données", None),
        ("Definición de hecho", SectionKind.DONE),
        ("Definicion de Terminado", SectionKind.DONE),
        ("Se considera terminada cuando", SectionKind.DONE),
        ("Criterios de aceptación", SectionKind.ACCEPTANCE),
        ("Lista de verificación", SectionKind.CHECKLIST),
        ("Antes de hacer merge", SectionKind.CHECKLIST),
        ("Pruebas manuales", SectionKind.MANUAL_QA),
        ("Variables de entorno", SectionKind.CONFIGURATION),
        ("Preguntas abiertas", SectionKind.QUESTIONS),
        ("Definición de listo", None),
        ("Definición de preparado", None),
        ("Definição de Pronto", SectionKind.DONE),
        ("Definicao de Feito", SectionKind.DONE),
        ("Pronto quando", SectionKind.DONE),
        ("Critérios de aceite", SectionKind.ACCEPTANCE),
        ("Lista de verificação", SectionKind.CHECKLIST),
        ("Antes de abrir o PR", SectionKind.CHECKLIST),
        ("Testes manuais", SectionKind.MANUAL_QA),
        ("Arquivos alterados", SectionKind.CHANGES),
        ("Dúvidas em aberto", SectionKind.QUESTIONS),
        ("Definição de pronto (Definition of Ready)", None),
        ("Definição de Preparado", None),
    ],
)
def test_headings(title: str, kind: SectionKind | None) -> None:
    assert kind_of(title, LANGUAGES) is kind


@pytest.mark.parametrize(
    "title",
    [
        "Verification",
        "Motivation",
        "But first, the plan",
        "Plan",
        "Notes",
        "Type of change",
        "Contents of the box",
        "Umgebung",
        "Prüfung",
        "Ziel",
        "Validation",
        "Export in Dateien",
    ],
)
def test_headings_of_other_languages_mean_what_they_did(title: str) -> None:
    assert kind_of(title, LANGUAGES) is kind_of(title, (de.PACK, en.PACK))


@pytest.mark.parametrize(
    "text",
    [
        "Tests pass",
        "Tests pass on every OS",
        "All tests pass; no TODO left",
        "This is a merge commit",
        "Values are in SI units, tests are green",
        "1 test was collected",
        "Notes in the README",
        "Docs are complete",
        "No secrets, no debug output",
        "Coverage of the code changes is at least 80 %",
        "Types and lint clean, plus formatting",
        "Alle Tests sind grün und die Doku ist aktuell",
        "Es gibt einen Test, der sie sichert",
        "Die Formate im Code sind dokumentiert",
        "Kein Backup, keine Secrets",
        "DocStrings as documentation",
    ],
)
def test_german_and_english_are_read_as_without_the_others(text: str) -> None:
    two, all_ = (read_item(text, STANDING_IN, packs) for packs in ((de.PACK, en.PACK), LANGUAGES))
    assert [(b.check.id, b.options) for b in two[0]] == [(b.check.id, b.options) for b in all_[0]]
    assert two[1] == all_[1]


def _plan(code: str) -> list[PlannedCriterion]:
    path = HERE / "tasks" / f"{code}.md"
    task = read_task(path.read_text("utf-8"), path=path.name, digest="", languages=LANGUAGES)
    plan = plan_task(task, checks=STANDING_IN, languages=LANGUAGES)
    demanding = (SectionKind.DONE, SectionKind.ACCEPTANCE)
    return [one for one in plan.criteria if one.criterion.kind in demanding]


@pytest.mark.parametrize("code", CODES)
def test_a_whole_task(code: str) -> None:
    planned = _plan(code)
    read = [sorted({binding.check.id for binding in one.bindings}) for one in planned]
    assert read == [
        ["api-contract"],
        ["tests-pass"],
        ["changed-coverage", "tests-added"],
        ["ruff-clean", "types-clean"],
        ["docs-touched"],
        ["no-secrets"],
        ["no-backup-files"],
        ["license-untouched"],
        [],
        ["manual"],
        [],
    ]
    assert [bool(one.unread) for one in planned] == [True, *[False] * 9, True]
    assert planned[2].bindings[1].options == STANDING_IN["changed-coverage"].options(threshold=85.5)
    (docs,) = planned[4].bindings
    assert docs.options == STANDING_IN["docs-touched"].options(
        paths=("README", "CHANGELOG"), optional=("docs/",)
    )
    assert planned[8].criterion.not_applicable


@pytest.mark.parametrize(
    "word",
    [
        "couverture 80 % code nouveau ",
        "aucun secret, ",
        "si le ",
        "test ajouté ",
        "nouvelle fonction ",
        "sin tokens, claves ",
        "cobertura 1 % ",
        "no hay ",
        "cada función nueva ",
        "sem senhas, chaves ",
        "se o ",
        "não há ",
        "d'",
    ],
)
def test_no_text_takes_long(word: str) -> None:
    text = " ".join((word * 2000)[:1000].split())
    started = time.monotonic()
    read_item(text, {}, LANGUAGES)
    assert time.monotonic() - started < 5
