"""What git knows of the commits that sign-offs name."""

from __future__ import annotations

from pytest_dod.model.signoff import Lookup
from pytest_dod.system.lookups import look_up
from tests.repositories import Repository
from tests.system.kit import change_set, opened


def _look(repository: Repository, name: str) -> Lookup:
    return look_up(opened(repository), [name], change_set(repository))[name]


def _feature(repository: Repository) -> str:
    repository.git("switch", "-q", "-c", "feature")
    repository.write("new.py", "x = 1\n")
    repository.write("gone.py", "x = 1\n")
    repository.commit()
    return repository.head


def test_a_commit_of_the_branch(repository: Repository) -> None:
    commit = _feature(repository)
    assert _look(repository, commit[:8]) == Lookup(commit, True, frozenset())


def test_what_changed_since_is_told_committed_or_not(repository: Repository) -> None:
    commit = _feature(repository)
    repository.write("new.py", "x = 2\n")
    repository.commit()
    repository.write("later.py", "y = 1\n")
    assert _look(repository, commit[:8]).changed == {"new.py", "later.py"}


def test_a_commit_of_another_branch_is_no_ancestor(repository: Repository) -> None:
    commit = _feature(repository)
    repository.git("switch", "-q", "main")
    repository.git("switch", "-q", "-c", "other")
    repository.write("other.py", "x = 1\n")
    repository.commit()
    assert _look(repository, commit[:10]).ancestor is False


def test_an_unknown_commit(repository: Repository) -> None:
    _feature(repository)
    assert _look(repository, "0123456789") == Lookup("")


def test_a_branch_that_is_named_like_a_commit_is_none(repository: Repository) -> None:
    _feature(repository)
    repository.git("branch", "deadbeef")
    assert _look(repository, "deadbeef") == Lookup("")
