"""A person's word for what no program can check."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from .change import Commit

_IN_ITEM = re.compile(
    r"\s*\((?P<role>[^():,]{1,40}):\s*(?P<who>[^(),]{1,60}),\s*`?(?P<commit>[0-9a-f]{7,64})`?\)"
    r"\s*[.;]?\s*\Z"
)
_TRAILER = re.compile(
    r"^DoD-Signed-off-by:[ \t]*(?P<who>[^(\n]{1,60}?)[ \t]*\((?P<item>[^()\n]{1,60})\)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)


@dataclass(frozen=True)
class SignOff:
    """Who says it, in which role, and at which commit they looked; `where` it was written.

    It records a word. It proves no identity: whoever can commit can write it.
    """

    role: str
    who: str
    commit: str
    where: str

    def __str__(self) -> str:
        who = f"{self.who} ({self.role})" if self.role else self.who
        return f"{who}, at {self.commit[:10]}, {self.where}"


@dataclass(frozen=True)
class Lookup:
    """What git knows of a commit that a sign-off names.

    `id` is its full name, "" where there is no such commit. `ancestor` says whether HEAD contains
    it. `changed` are the paths of the change set that differ between it and the working tree.
    """

    id: str
    ancestor: bool = False
    changed: frozenset[str] = frozenset()


def split_sign_off(text: str) -> tuple[str, re.Match[str] | None]:
    """An item's text without the sign-off at its end, and the sign-off."""
    found = _IN_ITEM.search(text)
    return (text[: found.start()].rstrip(), found) if found else (text, None)


def sign_off_in(text: str, line: int) -> SignOff | None:
    """The sign-off `(QA: ops, 3f2c1ab)` at the end of an item."""
    _, found = split_sign_off(text)
    if found is None:
        return None
    return SignOff(found["role"].strip(), found["who"].strip(), found["commit"], f"line {line}")


def trailers(commits: Iterable[Commit]) -> tuple[tuple[str, SignOff], ...]:
    """Each `DoD-Signed-off-by: ops (QA-2)` with the item it names, bound to its own commit."""
    return tuple(
        (
            found["item"].strip(),
            SignOff("", found["who"].strip(), commit.id, f"trailer of {commit.id[:10]}"),
        )
        for commit in commits
        for found in _TRAILER.finditer(commit.message)
    )


def names_of(task_id: str, number: int, step: int) -> frozenset[str]:
    """The names by which a trailer can mean a criterion, in lower case."""
    names = {f"{task_id}/{number}"}
    if step:
        names |= {f"QA-{step}", f"{task_id}/QA-{step}"}
    return frozenset(name.casefold() for name in names)


def sign_offs(
    own: SignOff | None, names: Collection[str], commits: Iterable[Commit]
) -> tuple[SignOff, ...]:
    """The sign-off that a line holds itself, and those of trailers with one of its `names`."""
    given = [sign_off for item, sign_off in trailers(commits) if item.casefold() in names]
    return tuple([own, *given] if own is not None else given)
