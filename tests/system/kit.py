"""Short ways for tests to ask about a repository."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from pytest_dod.errors import Problem, UsageProblems
from pytest_dod.model.change import Base, Change, ChangeSet
from pytest_dod.system.base import find_base
from pytest_dod.system.changes import read_changes
from pytest_dod.system.git import Git
from pytest_dod.system.processes import Processes
from tests.repositories import Repository


def opened(place: Repository | Path, environ: Mapping[str, str] | None = None) -> Git:
    """Git for a repository, as the judge opens it."""
    start = place.path if isinstance(place, Repository) else place
    return Git.open(start, Processes(), environ)


def base_of(
    place: Repository | Path,
    *,
    option: str | None = None,
    setting: str | None = None,
    task: str | None = None,
    environ: Mapping[str, str] | None = None,
) -> Base:
    """The base, in an environment that is no pipeline unless `environ` makes it one."""
    return find_base(
        opened(place), option=option, setting=setting, task=task, environ=environ or {}
    )


def change_set(
    place: Repository | Path, base: str | None = None, *, size_limit: int = 5 * 1024 * 1024
) -> ChangeSet:
    """The change set since `base`, by default since the merge base with main."""
    git = opened(place)
    found = find_base(git, option=base, setting=None, task=None, environ={})
    return read_changes(git, found, size_limit=size_limit)


def changed(place: Repository | Path, path: str, base: str | None = None) -> Change:
    """The change at `path`, which has to be in the change set."""
    change = change_set(place, base).at(path)
    assert change is not None, f"{path} is not in the change set"
    return change


def kinds(changes: ChangeSet) -> dict[str, str]:
    """Path → kind of all changes."""
    return {change.path: change.kind.value for change in changes.changes}


def problem(error: UsageProblems) -> Problem:
    """The only problem of a usage error."""
    (only,) = error.problems
    return only


def without_git(**more: str) -> dict[str, str]:
    """The present environment without git's variables."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, **more}
