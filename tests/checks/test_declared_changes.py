from __future__ import annotations

import pytest

from pytest_dod.checks.declared_changes import CHECK, Options
from pytest_dod.errors import CannotTell
from pytest_dod.testing import cannot_tell, change, change_set, fails, observe, passes, renamed

TREE = change_set(
    change("shop/price.py", "A = 1\n"),
    change("shop/api.py", "A = 2\n", "A = 1\n"),
    change("shop/legacy.py", before="A = 1\n"),
    renamed("shop/old.py", "shop/now.py", "B = 1\n"),
    change("tests/test_price.py", "def test_a(): ...\n"),
    change("uv.lock", "1", "0"),
    change("task.md", "# Task\n"),
    change("README.md", "more\n", "some\n"),
    files=["shop/stock.py", "shop/deep/a.py"],
)


def declared_as(kind: str, path: str) -> Options:
    made = {"new": Options(new=(path,)), "changed": Options(changed=(path,))}
    return made.get(kind, Options(deleted=(path,)))


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("new", "shop/price.py"),
        ("new", "`./shop/price.py`"),
        ("new", "shop\\price.py"),
        ("new", "shop/price.py:12"),
        ("new", "tests/test_price.py::test_a"),
        ("new", "shop/now.py"),
        ("new", "shop/p*.py"),
        ("new", "tests/"),
        ("new", "tests"),
        ("changed", "shop/api.py"),
        ("changed", "shop/now.py"),
        ("changed", "shop/"),
        ("changed", "shop"),
        ("changed", "*.md"),
        ("changed", "README.md"),
        ("deleted", "shop/legacy.py"),
        ("deleted", "shop/old.py"),
        ("deleted", "shop/leg*.py"),
    ],
)
def test_what_is_as_declared_passes(kind: str, path: str) -> None:
    assert passes(CHECK, changes=TREE, options=declared_as(kind, path)).examined == 1


@pytest.mark.parametrize(
    ("kind", "path", "said"),
    [
        ("new", "shop/api.py", "declared as new and was there before"),
        ("new", "shop/stock.py", "declared as new and is not changed"),
        ("new", "shop/none.py", "shop/none.py is declared as new and does not exist"),
        ("new", "shop/legacy.py", "declared as new and was deleted"),
        ("new", "shop/old.py", "declared as new and is gone"),
        ("new", "other/", "declared as new and holds no file"),
        ("new", "shop/deep/", "declared as new and is not changed"),
        ("new", "shop/Price.py", "differs in small and capital letters"),
        ("changed", "shop/price.py", "declared as changed and is new"),
        ("changed", "shop/stock.py", "declared as changed and is not changed"),
        ("changed", "shop/none.py", "declared as changed and does not exist"),
        ("changed", "shop/legacy.py", "declared as changed and was deleted"),
        ("changed", "shop/old.py", "was renamed to shop/now.py"),
        ("changed", "shop/deep", "declared as changed and is not changed"),
        ("deleted", "shop/stock.py", "declared as deleted and is still there"),
        ("deleted", "shop/price.py", "declared as deleted and is still there"),
        ("deleted", "shop/none.py", "declared as deleted and was not there before"),
        ("deleted", "shop/", "is still there and 4 more"),
        ("new", "app/<new>.py", "placeholder <new>"),
        ("changed", "app/{{ x }}.py", "placeholder {{ x }}"),
    ],
)
def test_what_is_missing_or_of_the_wrong_kind_is_found(kind: str, path: str, said: str) -> None:
    found = fails(CHECK, changes=TREE, options=declared_as(kind, path))
    assert len(found) == 1
    assert said in found[0]


@pytest.mark.parametrize("path", ["/etc/passwd", "../other/a.py", "~/a.py", "", "`"])
def test_a_path_outside_proves_nothing(path: str) -> None:
    assert "no path within the repository" in cannot_tell(CHECK, changes=TREE, new=(path,))


def test_a_path_with_other_folders_before_it_may_be_meant() -> None:
    tree = change_set(change("src/shop/price.py", "A = 1\n"))
    assert "src/shop/price.py is meant" in cannot_tell(CHECK, changes=tree, new=("shop/price.py",))
    assert fails(CHECK, changes=tree, new=("hop/price.py",))


def test_paths_may_start_from_the_tasks_folder() -> None:
    tree = change_set(change("backend/shop/price.py", "A = 1\n"))
    passes(CHECK, changes=tree, new=("shop/price.py",), task_path="backend/task.md")


def test_what_is_not_declared_is_noted_and_fails_only_by_setting() -> None:
    declared = ("shop/price.py", "shop/api.py", "shop/old.py")
    seen = passes(
        CHECK, changes=TREE, new=("shop/price.py",), declared=declared, task_path="task.md"
    )
    assert seen.notes == ("not declared: README.md, shop/legacy.py",)
    assert seen.measured == {"undeclared": 2}
    found = fails(
        CHECK,
        changes=TREE,
        new=("shop/price.py",),
        declared=declared,
        undeclared="fail",
        task_path="task.md",
    )
    assert found == [
        "README.md: is not declared in the task",
        "shop/legacy.py: is not declared in the task",
    ]


@pytest.mark.parametrize("after", ["A = 1\n\n", "A = 1", "A  =  1\n", "A = 1\n"])
def test_a_touch_is_no_change(after: str) -> None:
    tree = change_set(change("shop/price.py", after, "A = 1\n"))
    assert "white space" in cannot_tell(CHECK, changes=tree, changed=("shop/price.py",))


def test_a_folder_that_was_there_before_is_named_as_it_was_declared() -> None:
    tree = change_set(change("tests/conftest.py", "A = 2\n", "A = 1\n"))
    assert fails(CHECK, changes=tree, new=("tests/",)) == [
        "tests/conftest.py: belongs to tests/, which is declared as new and was there before: "
        "it is changed"
    ]


def test_each_doubt_comes_with_its_own_next_step() -> None:
    touched = change_set(change("shop/price.py", "A = 1\n\n", "A = 1\n"))
    with pytest.raises(CannotTell) as unknown:
        observe(CHECK, changes=touched, changed=("shop/price.py",))
    assert "take the file out of the list" in unknown.value.hint
    with pytest.raises(CannotTell) as unknown:
        observe(CHECK, changes=touched, changed=("../shop/price.py",))
    assert "from the top of the repository" in unknown.value.hint


def test_tests_lock_files_and_the_task_need_not_be_declared() -> None:
    tree = change_set(
        change("shop/price.py", "A = 1\n"),
        *(change(path, "1", "0") for path in ("uv.lock", "poetry.lock", "web/package-lock.json")),
        *(change(path, "1", "0") for path in ("tests/data.json", "shop/test_a.py", "conftest.py")),
        change("tasks/task.md", "# Task\n"),
    )
    passes(
        CHECK,
        changes=tree,
        new=("shop/price.py",),
        undeclared="fail",
        task_path="tasks/task.md",
    )


@pytest.mark.parametrize("path", ["shop/clock.py", "lock.py", "locked.txt", "shop/lock"])
def test_a_file_that_only_sounds_like_a_lock_file_must_be_declared(path: str) -> None:
    tree = change_set(change("shop/price.py", "A = 1\n"), change(path, "1\n", "0\n"))
    assert fails(CHECK, changes=tree, new=("shop/price.py",), undeclared="fail")


def test_without_the_whole_list_nothing_is_called_undeclared() -> None:
    assert passes(CHECK, changes=TREE, new=("shop/price.py",)).notes == ()


def test_the_whole_list_alone_asks_for_the_rest() -> None:
    assert passes(CHECK, changes=TREE, declared=("shop/", "*.md")).unit == "changed files"
    assert fails(CHECK, changes=TREE, declared=("shop/",), undeclared="fail")


def test_an_unknown_setting_is_refused() -> None:
    with pytest.raises(ValueError, match="note or fail"):
        Options(undeclared="maybe")


def test_each_is_judged() -> None:
    seen = observe(CHECK, changes=TREE, new=("a.py", "b.py"), deleted=("shop/stock.py",))
    assert len(seen.findings) == 3
    assert seen.examined == 3


def test_nothing_declared_and_nothing_changed_prove_nothing() -> None:
    assert "no path is declared" in cannot_tell(CHECK, changes=TREE)
    assert "nothing differs" in cannot_tell(CHECK, changes=[], new=("a.py",))
