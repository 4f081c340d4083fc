from __future__ import annotations

from dataclasses import replace

from pytest_dod.checks.clean_worktree import CHECK
from pytest_dod.model.change import ChangeSet, Head
from pytest_dod.testing import cannot_tell, change, change_set, fails, passes


def tree(*uncommitted: str, dirty: bool = True) -> ChangeSet:
    changes = change_set(change("a.py", "x = 1\n"))
    return replace(changes, head=Head(changes.head.commit, dirty, uncommitted))


def test_a_tree_that_is_committed_passes() -> None:
    assert passes(CHECK, changes=tree(dirty=False)).examined == 1


def test_it_is_clean_without_any_change_too() -> None:
    assert passes(CHECK, changes=[]).examined == 1


def test_each_uncommitted_path_is_found() -> None:
    assert fails(CHECK, changes=tree("a.py", "gone.py")) == [
        "a.py: is not committed as it is now",
        "gone.py: is deleted, and that is not committed",
    ]


def test_what_is_only_staged_is_found() -> None:
    assert fails(CHECK, changes=tree("a.py", dirty=False))


def test_a_dirty_tree_is_found_where_no_path_is_known() -> None:
    assert "differs from HEAD" in fails(CHECK, changes=tree())[0]


def test_without_a_change_set_it_cannot_be_told() -> None:
    assert "change set" in cannot_tell(CHECK)
