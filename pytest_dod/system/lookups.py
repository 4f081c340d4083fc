"""The commits that sign-offs name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..model.change import ChangeSet
from ..model.signoff import Lookup
from .git import Git

MOST = 200


def look_up(git: Git, names: Iterable[str], changes: ChangeSet) -> Mapping[str, Lookup]:
    """What git knows of each of `names`: hexadecimal names of commits, at most 200 of them."""
    wanted = sorted(set(names))[:MOST]
    return {name: _look_up(git, name, changes) for name in wanted}


def _look_up(git: Git, name: str, changes: ChangeSet) -> Lookup:
    commit = git.commit_id(name)
    # A branch or a tag may have a name that looks like a commit's.
    if commit is None or not commit.startswith(name):
        return Lookup("")
    contained = git.ask("merge-base", "--is-ancestor", "--end-of-options", commit, git.head)
    then = git.read_many(commit, (change.path for change in changes.changes))
    changed = frozenset(
        change.path for change in changes.changes if then.get(change.path) != change.after
    )
    return Lookup(commit, contained.exit_status == 0, changed)
