from __future__ import annotations

import pytest

from pytest_dod.checks.documents_exist import CHECK
from pytest_dod.model.change import FileKind
from pytest_dod.testing import (
    cannot_tell,
    change,
    change_set,
    fails,
    not_applicable,
    observe,
    passes,
    renamed,
)

RULES = "# Rules\n\nBe kind.\n"
TEXTS = {"AGENTS.md": RULES, "docs/ui.md": RULES, "docs/deep/api.md": RULES, "README.rst": RULES}
TREE = change_set(change("shop/a.py", "A = 1\n"), files=TEXTS)


@pytest.mark.parametrize(
    "name",
    [
        "AGENTS.md",
        "`AGENTS.md`",
        "./AGENTS.md",
        "AGENTS",
        "docs/ui.md",
        "docs/ui.md#colours",
        "docs/",
        "docs",
        "docs/*.md",
        "docs/**/*.md",
        "README",
    ],
)
def test_a_document_that_is_there_passes(name: str) -> None:
    assert passes(CHECK, changes=TREE, texts=TEXTS, paths=(name,)).examined == 1


@pytest.mark.parametrize("name", ["RULES.md", "docs/other.md", "doc/", "docs/*.rst", "AGENTS.rst"])
def test_one_that_is_not_there_is_found(name: str) -> None:
    assert f"{name} does not exist" in fails(CHECK, changes=TREE, texts=TEXTS, paths=(name,))[0]


@pytest.mark.parametrize("name", ["agents.md", "Agents.md", "docs/UI.md", "readme"])
def test_upper_and_lower_case_are_told_apart(name: str) -> None:
    found = fails(CHECK, changes=TREE, texts=TEXTS, paths=(name,))
    assert "small and capital letters differ" in found[0]


def test_one_that_the_change_deletes_is_found() -> None:
    tree = change_set(change("AGENTS.md", before=RULES))
    assert fails(CHECK, changes=tree, paths=("AGENTS.md",)) == [
        "AGENTS.md: was deleted by the change"
    ]


def test_one_that_the_change_deletes_is_not_taken_for_one_in_another_folder() -> None:
    tree = change_set(change("RULES.md", before=RULES), files=["docs/rules.md"])
    assert fails(CHECK, changes=tree, paths=("RULES.md",)) == [
        "RULES.md: was deleted by the change"
    ]


def test_one_that_the_change_renames_is_found() -> None:
    tree = change_set(renamed("AGENTS.md", "old/RULES.md", RULES))
    assert "was renamed to old/RULES.md" in fails(CHECK, changes=tree, paths=("AGENTS.md",))[0]


@pytest.mark.parametrize("text", ["", " \n", "<!-- nothing -->\n", "---\n"])
def test_one_that_the_change_empties_is_found(text: str) -> None:
    tree = change_set(change("AGENTS.md", text, RULES))
    found = fails(CHECK, changes=tree, texts={"AGENTS.md": text}, paths=("AGENTS.md",))
    assert found == ["AGENTS.md: was emptied by the change"]


def test_one_that_was_empty_before_is_found() -> None:
    tree = change_set(files=["AGENTS.md"])
    found = fails(CHECK, changes=tree, texts={"AGENTS.md": "\n"}, paths=("AGENTS.md",))
    assert found == ["AGENTS.md: says nothing: it is empty"]


def test_one_that_the_change_alters_is_noted() -> None:
    tree = change_set(change("AGENTS.md", f"{RULES}more\n", RULES))
    seen = passes(CHECK, changes=tree, texts={"AGENTS.md": RULES}, paths=("AGENTS.md",))
    assert seen.notes == ("AGENTS.md is itself part of the change",)


def test_a_document_of_the_same_name_in_another_folder_proves_nothing() -> None:
    tree = change_set(files=["vendor/lib/AGENTS.md"])
    texts = {"vendor/lib/AGENTS.md": RULES}
    said = cannot_tell(CHECK, changes=tree, texts=texts, paths=("AGENTS.md",))
    assert "stands only at vendor/lib/AGENTS.md" in said


def test_a_document_in_the_tasks_folder_or_beside_the_code_is_meant() -> None:
    texts = {"backend/AGENTS.md": RULES}
    tree = change_set(change("backend/shop/a.py", "A = 1\n"), files=texts)
    passes(CHECK, changes=tree, texts=texts, paths=("AGENTS.md",))
    tree = change_set(change("a.py", "A = 1\n"), files=texts)
    passes(CHECK, changes=tree, texts=texts, paths=("AGENTS.md",), task_path="backend/task.md")


def test_a_path_from_the_tasks_folder_is_meant() -> None:
    texts = {"backend/docs/ui.md": RULES}
    tree = change_set(files=texts)
    passes(CHECK, changes=tree, texts=texts, paths=("docs/ui.md",), task_path="backend/task.md")


def test_links_are_followed_within_the_change() -> None:
    link = change("AGENTS.md", "CLAUDE.md", file_kind=FileKind.LINK)
    passes(CHECK, changes=change_set(link, files=["CLAUDE.md"]), paths=("AGENTS.md",))
    found = fails(CHECK, changes=change_set(link), paths=("AGENTS.md",))
    assert "is a link to something that is not" in found[0]


def test_optional_documents_may_be_missing() -> None:
    seen = passes(CHECK, changes=TREE, texts=TEXTS, paths=("AGENTS.md",), optional=("STYLE.md",))
    assert seen.notes == ("optional, not there: STYLE.md",)
    assert passes(CHECK, changes=TREE, texts=TEXTS, optional=("docs/ui.md",)).examined == 1


def test_where_only_optional_ones_are_named_and_none_is_there_it_does_not_apply() -> None:
    reason = not_applicable(CHECK, changes=TREE, texts=TEXTS, optional=("STYLE.md", "look.md"))
    assert "not in this repository: STYLE.md, look.md" in reason


def test_an_optional_one_that_the_change_takes_away_is_found() -> None:
    tree = change_set(change("STYLE.md", before=RULES))
    assert fails(CHECK, changes=tree, optional=("STYLE.md",)) == [
        "STYLE.md: was deleted by the change"
    ]


def test_an_optional_one_that_may_stand_elsewhere_or_is_not_filled_in_is_no_excuse() -> None:
    tree = change_set(files=["vendor/STYLE.md"])
    assert "stands only at vendor" in cannot_tell(CHECK, changes=tree, optional=("STYLE.md",))
    assert "small and capital" in fails(CHECK, changes=TREE, optional=("agents.md",))[0]
    assert "placeholder <x>" in fails(CHECK, changes=TREE, optional=("docs/<x>.md",))[0]


@pytest.mark.parametrize("name", ["../AGENTS.md", "/etc/rules.md", "https://example.com/rules.md"])
def test_what_lies_elsewhere_cannot_be_told(name: str) -> None:
    assert "within the repository" in cannot_tell(CHECK, changes=TREE, texts=TEXTS, paths=(name,))


def test_a_placeholder_is_found() -> None:
    assert "placeholder <x>" in fails(CHECK, changes=TREE, texts=TEXTS, paths=("docs/<x>.md",))[0]


def test_nothing_named_and_no_tree_prove_nothing() -> None:
    assert "no document is named" in cannot_tell(CHECK, changes=TREE)
    assert "change set" in cannot_tell(CHECK, paths=("AGENTS.md",))


def test_each_is_judged() -> None:
    seen = observe(CHECK, changes=TREE, texts=TEXTS, paths=("AGENTS.md", "A.md", "B.md"))
    assert len(seen.findings) == 2
    assert seen.examined == 3
