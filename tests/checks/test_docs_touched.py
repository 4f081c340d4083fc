from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_dod.checks.docs_touched import CHECK
from pytest_dod.model.change import Change
from pytest_dod.testing import (
    cannot_tell,
    change,
    change_set,
    criterion,
    evidence,
    fails,
    observe,
    passes,
    renamed,
)

README = change("README.md", "How to clamp, and how to cut.", "How to clamp.")


@pytest.mark.parametrize(
    ("wanted", "path"),
    [
        ("README.md", "README.md"),
        ("readme.md", "README.md"),
        ("README", "README.rst"),
        ("Readme", "README"),
        ("CHANGELOG", "CHANGELOG.md"),
        ("docs/", "docs/usage.md"),
        ("docs/", "docs/deep/er/usage.rst"),
        ("docs", "docs/usage.md"),
        ("docs/*.md", "docs/usage.md"),
        ("docs/**/*.md", "docs/usage.md"),
        ("docs/**/*.md", "docs/deep/usage.md"),
        ("**/*.rst", "docs/usage.rst"),
        ("./docs/api.md", "docs/api.md"),
        ("docs/api", "docs/api/index.md"),
        ("CHANGELOG.md", "changelog.d/12.feature.md"),
        (".env.example", ".env.example"),
        ("README.md", "backend/README.md"),
    ],
)
def test_the_named_document_has_changed(wanted: str, path: str) -> None:
    changed = change(path, "Something new is here.", "Something is here.")

    assert passes(CHECK, changes=[changed], paths=(wanted,)).examined == 1


@pytest.mark.parametrize(
    ("wanted", "path"),
    [
        ("README.md", "docs/usage.md"),
        ("docs/*.md", "docs/deep/usage.md"),
        ("docs/*.md", "docs/usage.rst"),
        ("docs/", "mydocs/usage.md"),
        ("README", "readme_tools.py"),
        ("CHANGELOG.md", "README.md"),
        ("docs/api.md", "docs/api.md.txt"),
    ],
)
def test_another_document_is_not_the_named_one(wanted: str, path: str) -> None:
    changes = change_set(change(path, "Something new is here.", "Something is here."))

    assert wanted in fails(CHECK, changes=changes, paths=(wanted,))[0]


def test_each_named_document_is_demanded() -> None:
    changes = change_set(README, files=["CHANGELOG.md"])

    assert fails(CHECK, changes=changes, paths=("README.md", "CHANGELOG.md")) == [
        "CHANGELOG.md: CHANGELOG.md is not changed"
    ]
    assert fails(CHECK, changes=[README], paths=("docs/api.md",)) == [
        "docs/api.md: docs/api.md does not exist"
    ]


def test_the_readme_at_the_top_is_meant_where_there_is_one() -> None:
    other = change("web/README.md", "Something new is here.", "Something is here.")
    changes = change_set(other, files=["README.md"])

    assert fails(CHECK, changes=changes, paths=("README.md",))
    passes(CHECK, changes=changes, paths=("README.md",), task_path="web/task.md")


WEB_CODE = change("services/web/app/views.py", "x = 2\n", "x = 1\n")
WEB_README = change("services/web/README.md", "How to start the web.", "How to start.")


def test_the_readme_nearest_to_the_changed_code_is_meant() -> None:
    changes = change_set(WEB_CODE, WEB_README, files=["README.md", "services/api/README.md"])

    passes(CHECK, changes=changes, paths=("README",))
    passes(CHECK, changes=change_set(WEB_CODE, README, WEB_README), paths=("README",))
    passes(CHECK, changes=change_set(WEB_CODE, README, files=[WEB_README.path]), paths=("README",))


def test_the_readme_of_the_project_is_meant() -> None:
    changes = change_set(WEB_README, files=["README.md"])

    assert fails(CHECK, changes=changes, paths=("README",))
    passes(CHECK, replace(evidence(changes=changes), project="services/web"), paths=("README",))


def test_the_readme_beside_other_code_is_not_meant() -> None:
    other = change("services/api/core.py", "x = 2\n", "x = 1\n")
    files = ["README.md", "services/api/README.md"]

    for changes in (
        change_set(WEB_README, other, files=files),
        change_set(WEB_README, other, WEB_CODE, files=files),
        change_set(WEB_README, change("tests/test_a.py", "x = 1"), CODE, files=["README.md"]),
    ):
        assert "README.md" in fails(CHECK, changes=changes, paths=("README",))[0]


def test_the_words_say_which_readme_is_meant() -> None:
    files = ["README.md", "services/web/README.md", "services/api/README.md"]
    one = observe(CHECK, changes=change_set(CODE, files=files), paths=("README",)).findings[0]
    [none] = fails(CHECK, changes=change_set(WEB_CODE, files=files), paths=("README",))
    moved = observe(CHECK, changes=change_set(CODE, WEB_README, files=files), paths=("README",))

    assert one.message == "README.md is not changed"
    assert one.hint == "describe the change in README.md"
    assert none == "none of services/web/README.md, README.md is changed"
    assert "services/web/README.md did change" in moved.findings[0].hint
    assert fails(CHECK, changes=[CODE], paths=("README",)) == ["README: README does not exist"]


def test_a_path_counts_from_the_project_where_the_top_has_none() -> None:
    guide = change("services/web/docs/guide.md", "How to start the web.", "How to start.")
    facts = replace(evidence(changes=[WEB_CODE, guide]), project="services/web")

    for wanted in ("docs/guide.md", "docs/*.md", "docs/", "./docs/guide.md"):
        passes(CHECK, facts, paths=(wanted,))
    assert fails(CHECK, facts, paths=("docs/other.md",))


@pytest.mark.parametrize(
    ("wanted", "files", "message"),
    [
        ("docs/*.md", [], "there is no file docs/*.md"),
        ("docs/*.md", ["docs/a.md"], "no file docs/*.md is changed"),
        ("docs/", [], "there is no file in docs/"),
        ("docs/", ["docs/a.md"], "no file in docs/ is changed"),
        ("docs/a.md", ["docs/a.md"], "docs/a.md: docs/a.md is not changed"),
    ],
)
def test_what_is_missing_is_said_in_words_that_fit(
    wanted: str, files: list[str], message: str
) -> None:
    assert fails(CHECK, changes=change_set(CODE, files=files), paths=(wanted,)) == [message]


LOG = "# Changelog\n\n## 0.1\n\n- First.\n"


@pytest.mark.parametrize("path", ["CHANGELOG.md", "CHANGES.rst", "docs/changelog.md", "HISTORY"])
@pytest.mark.parametrize(
    "after",
    [
        "# Changelog\n\n## 0.1\n",
        "# Changelog\n\n## 0.1\n\n- first.\n",
        "# 0.1\n\n- First. Changelog\n",
    ],
)
def test_a_changelog_to_which_nothing_was_added_has_no_entry(path: str, after: str) -> None:
    changes = change_set(README, change(path, after, LOG))
    first = fails(CHECK, changes=changes, paths=("README.md", path))[0]

    assert first.startswith(path)
    assert fails(CHECK, changes=[change(path, after, LOG)])


def test_an_entry_in_a_changelog_counts_whatever_else_is_taken_out() -> None:
    passes(CHECK, changes=[change("CHANGELOG.md", LOG + "- Again first.\n", LOG)])
    passes(CHECK, changes=[change("CHANGELOG.md", "# Changelog\n\n## 0.2\n\n- Cut.\n", LOG)])


def test_a_readme_may_lose_words() -> None:
    passes(CHECK, changes=[change("README.md", "How to cut.", "How to cut and clamp.")])


def test_an_optional_document_may_stay() -> None:
    seen = passes(CHECK, changes=[README], paths=("README.md",), optional=("docs/*.md",))

    assert seen.notes == ("optional, not changed: docs/*.md",)


INVISIBLE = [
    b"# Usage\n\n\n\nCall add().\n",
    b"# Usage\r\n\r\nCall add().\r\n",
    b"# Usage\n\nCall\tadd().   \n",
    b"\xef\xbb\xbf# Usage\n\nCall add().\n",
    "# Usage\n\nCall add().\u200b\n".encode(),
    "# Us\u00adage\n\nCall add().\n".encode(),
    b"# Usage\n\nCall add().\n<!-- updated -->\n",
    "# Usage\n\nCall add().\n\u200b<!-- updated\nfor 12 -->\n".encode(),
    b"# Usage\n\nCall add().\n\n[//]: # (updated)\n",
    b"# Usage\n\nCall add()!\n",
    b"# Usage\n\n&#8203;Call add().\n",
    b"# Usage\n\nCall\nadd().\n",
]


@pytest.mark.parametrize("after", INVISIBLE)
def test_a_change_that_no_reader_sees_is_found(after: bytes) -> None:
    touched = change("docs/usage.md", after, b"# Usage\n\nCall add().\n")

    assert "no reader sees" in fails(CHECK, changes=[touched], paths=("docs/usage.md",))[0]
    assert "no reader sees" in fails(CHECK, changes=[touched])[0]


@pytest.mark.parametrize("paths", [(), ("README.md",)])
def test_a_furtive_touch_beside_an_honest_change_is_found(paths: tuple[str, ...]) -> None:
    touched = change("docs/usage.md", "Call add().\n\u200b<!-- updated -->\n", "Call add().\n")

    assert fails(CHECK, changes=[README, touched], paths=paths)[0].startswith("docs/usage.md")


@pytest.mark.parametrize(
    "after", ["Call\nadd().\n", "<!-- markdownlint-disable -->\nCall add().\n"]
)
def test_a_reformatted_document_beside_an_honest_change_is_left_alone(after: str) -> None:
    passes(CHECK, changes=[README, change("docs/usage.md", after, "Call add().\n")])


@given(st.text(alphabet=" \t\r\n\u200b\u200c\u2060\ufeff\u00a0", max_size=12), st.integers(0, 3))
def test_white_space_and_invisible_signs_are_never_a_change(noise: str, place: int) -> None:
    words = ["Call", "add()", "with", "two numbers."]
    before = " ".join(words)
    after = " ".join([*words[:place], noise, *words[place:]])

    fails(CHECK, changes=[change("README.md", after.encode(), before.encode())])


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Nd"]), min_size=1, max_size=8))
def test_a_new_word_is_always_a_change(word: str) -> None:
    before = "Call add() with two numbers."

    passes(CHECK, changes=[change("README.md", f"{before}\n\n{word}\n", before)])


@pytest.mark.parametrize(
    ("touched", "what"),
    [
        (change("README.md", None, "How to clamp."), "was deleted"),
        (renamed("README.md", "docs/README.md", "How to clamp."), "was renamed"),
        (change("docs/new.md", "# \n"), "says nothing"),
        (change("docs/new.md", unread="too large"), "too large"),
    ],
)
def test_a_document_that_is_gone_moved_or_empty_is_found(touched: Change, what: str) -> None:
    assert what in fails(CHECK, changes=[touched])[0]


@pytest.mark.parametrize(
    "path",
    [
        "README.md",
        "CHANGES",
        "CHANGELOG.txt",
        "docs/x.md",
        "doc/deep/x.rst",
        "docs/flow.png",
        "pkg/NOTES.md",
        "HISTORY.rst",
        "CONTRIBUTING.md",
    ],
)
def test_any_document_will_do_where_none_is_named(path: str) -> None:
    assert passes(CHECK, changes=[change(path, "Something new is here.")]).notes == (path,)


@pytest.mark.parametrize(
    "path",
    [
        "pkg/a.py",
        "tests/data/sample.md",
        "LICENSE.md",
        "AGENTS.md",
        ".github/PULL_REQUEST.md",
        "docs/conf.py",
        "docs/requirements.txt",
        "task.md",
        "data.json",
        "requirements.txt",
    ],
)
def test_what_is_no_document_does_not_count(path: str) -> None:
    assert fails(CHECK, changes=[change(path, "Something new is here.")]) == ["no document changed"]


def test_the_task_file_is_no_document_wherever_it_lies() -> None:
    task = change("docs/tasks/12.md", "Something new is here.")

    assert fails(CHECK, changes=[task], task_path="docs/tasks/12.md")
    assert fails(CHECK, changes=[task], task_path="tasks/12.md")
    passes(CHECK, changes=[task], task_path="docs/tasks/13.md")


def test_an_empty_change_set_proves_nothing() -> None:
    assert "nothing differs" in cannot_tell(CHECK, changes=[])


def test_without_a_change_set_nothing_is_proven() -> None:
    assert "change set" in cannot_tell(CHECK, paths=("README.md",))


CODE = change("pkg/core.py", "x = 1\n", "x = 2\n")


def test_whether_documents_are_needed_only_the_task_can_say() -> None:
    if_needed = criterion("Docs updated (if needed)", conditional=True)
    reason = cannot_tell(CHECK, changes=[CODE], text=if_needed)
    assert "depend" in reason
    assert "depend" in cannot_tell(CHECK, changes=[CODE], optional=("docs/*.md",))


def test_documents_that_were_needed_and_written_pass() -> None:
    if_needed = criterion("Docs updated (if needed)", conditional=True)
    passes(CHECK, changes=[CODE, README], text=if_needed)
    passes(CHECK, changes=[CODE, change("docs/a.md", "New.", "Old.")], optional=("docs/*.md",))
