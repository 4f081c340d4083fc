"""What is read out of pipeline files: commands, why they may not count, what was not followed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .._shell.words import UNKNOWN

Variables = Mapping[str, "str | None"]


@dataclass(frozen=True)
class Flaw:
    """Why a command does not run on a pull request, or does not block it.

    `sure` where the files themselves show it; else it only cannot be decided from them.
    """

    message: str
    path: str
    line: int
    sure: bool


@dataclass(frozen=True)
class Script:
    """Shell text that a pipeline runs.

    `strict` and `pipefail` are `set -e` and `set -o pipefail` as they are at its start. `folder` is
    relative to the top of the repository, None where it is not known. `variables` is the
    environment as far as it is declared, None for a value that is not known, `settled` the part of
    it that nothing before the script can change; `arguments` are `$1`, `$2` … `via` says how the
    pipeline comes here.
    """

    text: str
    path: str
    line: int
    system: str
    strict: bool = True
    pipefail: bool = False
    folder: str | None = ""
    variables: Variables = field(default_factory=dict)
    flaws: tuple[Flaw, ...] = ()
    arguments: tuple[str, ...] = ()
    name: str = ""
    via: tuple[str, ...] = ()
    settled: Variables = field(default_factory=dict)


@dataclass(frozen=True)
class Call:
    """One command that a pipeline runs: its words, where it stands, and what speaks against it."""

    words: tuple[str, ...]
    path: str
    line: int
    system: str
    folder: str | None = ""
    variables: Variables = field(default_factory=dict)
    flaws: tuple[Flaw, ...] = ()
    via: tuple[str, ...] = ()


@dataclass(frozen=True)
class Loose:
    """Something that may run any command, and was not followed.

    Where `only` is given, a tool whose name is not in it cannot be meant.
    """

    reason: str
    path: str
    line: int
    only: str = ""


def is_dead(flaws: tuple[Flaw, ...]) -> bool:
    """Whether it is sure that what has these flaws does not count."""
    return any(flaw.sure for flaw in flaws)


Piece = Script | Call | Loose


class Budget:
    """How much more may be opened: a few small files can refer to each other very often."""

    def __init__(self, left: int = 5_000) -> None:
        self._left = left

    def spend(self) -> bool:
        """Whether one more is within it."""
        self._left -= 1
        return self._left >= 0


@dataclass(frozen=True)
class World:
    """What the pipelines refer to: texts of files, all paths, and what the change touches.

    `changed` is None where the change set is not known, `project` the folder that the task means.
    """

    texts: Mapping[str, str]
    unread: Mapping[str, str] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    changed: tuple[str, ...] | None = None
    project: str = ""
    budget: Budget = field(default_factory=Budget, compare=False)


def is_known(word: str) -> bool:
    """Whether nothing in `word` depends on the time it is run."""
    return UNKNOWN not in word


def unknown(source: str) -> str:
    """A stand-in for what `source` will be."""
    return f"{UNKNOWN}{source}{UNKNOWN}"


def shown(words: str | tuple[str, ...], limit: int = 70) -> str:
    """For people: words joined, stand-ins as they were written, cut where long."""
    text = (words if isinstance(words, str) else " ".join(words)).replace(UNKNOWN, "")
    text = " ".join(text.split())
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def joined(folder: str | None, path: str) -> str | None:
    """`path` as seen from `folder`, relative to the top; None where that is not known."""
    if folder is None or not is_known(path):
        return None
    parts: list[str] = [] if path.startswith("/") else [p for p in folder.split("/") if p]
    for part in path.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text with their numbers, those that end in a backslash joined."""
    start, kept = 0, ""
    for number, line in enumerate(text.splitlines(), 1):
        start = start or number
        if line.endswith("\\"):
            kept += line[:-1] + " "
            continue
        yield start, kept + line
        start, kept = 0, ""
    if kept:
        yield start, kept
