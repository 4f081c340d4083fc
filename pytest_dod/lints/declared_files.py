"""Declared changes that the files on the disk contradict."""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import Problem
from ._drafted import Drafted, is_open

_BEGUN = "if the work has begun, tick a box: the files of a task under way are not looked at"


def find(drafted: Drafted) -> Iterator[Problem]:
    """What is new and there already, and what is to change or go and is not there.

    In a task with a tick or a sign-off the work has begun, and its files are what they are to be.
    """
    if any(one.criterion.ticked or one.criterion.sign_off for one in drafted.plan.criteria):
        return
    told: set[tuple[str, str]] = set()
    for path, kind, line in drafted.declared():
        if is_open(path) or (path, kind) in told:
            continue
        told.add((path, kind))
        exists = drafted.look(path)
        if kind == "new" and exists is True:
            message = f"{path} is declared new, and exists already"
            yield drafted.problem(message, line, f"declare it changed; {_BEGUN}")
        elif kind != "new" and exists is False:
            message = f"{path} is declared {kind}, and does not exist"
            wish = "declare it new, or correct" if kind == "changed" else "correct"
            yield drafted.problem(message, line, f"{wish} the path; {_BEGUN}")
