"""The packs are sound data."""

from __future__ import annotations

import ast
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import pytest_dod.languages
from pytest_dod.checks import CHECKS
from pytest_dod.languages import LANGUAGES, dod_languages
from pytest_dod.model.language import LanguagePack
from pytest_dod.model.task import SectionKind
from pytest_dod.planning.items import read_item

FOLDER = Path(pytest_dod.languages.__file__).parent
READ_FROM_SECTIONS = {
    "ci-runs",
    "command",
    "declared-changes",
    "documents-exist",
    "env-variables",
    "named-tests",
    "no-placeholders",
    "open-questions",
}


def patterns(pack: LanguagePack) -> Iterator[str]:
    for phrase in pack.phrases:
        yield from (*phrase.patterns, *phrase.unless)
    for group in (*pack.headings.values(), *pack.demands.values()):
        yield from group
    for words in (
        pack.conditional,
        pack.not_applicable,
        pack.nothing,
        pack.separators,
        pack.negations,
        pack.fillers,
        pack.colouring,
        pack.vague,
    ):
        yield from words


@pytest.mark.parametrize("pack", LANGUAGES, ids=lambda pack: pack.code)
def test_every_pattern_compiles_and_matches_no_empty_text(pack: LanguagePack) -> None:
    for pattern in patterns(pack):
        assert not re.compile(pattern, re.IGNORECASE).search(""), pattern


@pytest.mark.parametrize("pack", LANGUAGES, ids=lambda pack: pack.code)
def test_every_pack_knows_every_kind_of_section_and_every_check_words_can_ask_for(
    pack: LanguagePack,
) -> None:
    assert set(pack.headings) == set(SectionKind) - {SectionKind.WHOLE}
    asked = {phrase.check for phrase in pack.phrases}
    assert {check.id for check in CHECKS} - asked <= {"linked-tests", *READ_FROM_SECTIONS}


@pytest.mark.parametrize("pack", LANGUAGES, ids=lambda pack: pack.code)
def test_options_of_phrases_are_options_of_their_checks(pack: LanguagePack) -> None:
    options = {check.id: check.options.__dataclass_fields__ for check in CHECKS}
    for phrase in pack.phrases:
        if phrase.check in options:
            named = {name for p in phrase.patterns for name in re.compile(p).groupindex}
            named = {name for name in named if name != "key" and not name.startswith("gap")}
            assert set(phrase.options) | named <= set(options[phrase.check])


def test_a_pack_is_data_only() -> None:
    for path in FOLDER.rglob("[a-z]*.py"):
        kinds = {type(node) for node in ast.walk(ast.parse(path.read_text("utf-8")))}
        assert not kinds & {ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.If}, path.name


def test_the_hook_gives_the_table() -> None:
    assert dod_languages() is LANGUAGES
    assert [pack.code for pack in LANGUAGES] == ["de", "en", "fr", "es", "pt"]


@pytest.mark.parametrize(
    "word",
    [
        "tests ",
        "no ",
        "85 % ",
        "1 % coverage changed ",
        "a, ",
        "test-",
        "(",
        "`",
        "docs ",
        "keine ",
        "falls ",
        "-",
        "secrets, ",
    ],
)
def test_no_text_takes_long(word: str) -> None:
    text = " ".join((word * 2000)[:1000].split())
    started = time.monotonic()
    read_item(text, {}, LANGUAGES)
    assert time.monotonic() - started < 5
