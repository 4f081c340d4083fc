"""The tree of a shell script."""

from __future__ import annotations

from dataclasses import dataclass

from .words import Word


@dataclass(frozen=True)
class Simple:
    """A command: assignments before it, and its words."""

    assignments: tuple[tuple[str, Word], ...]
    words: tuple[Word, ...]
    line: int


@dataclass(frozen=True)
class Group:
    """`{ …; }`, or `( … )` in a shell of its own."""

    body: Sequence
    own_shell: bool
    line: int


@dataclass(frozen=True)
class If:
    """The branches with their conditions; of `else` it is None."""

    branches: tuple[tuple[Sequence | None, Sequence], ...]
    line: int


@dataclass(frozen=True)
class Loop:
    """`for`, with the name it sets, or `while` and `until` with their condition."""

    condition: Sequence | None
    name: str
    body: Sequence
    line: int


@dataclass(frozen=True)
class Case:
    """The bodies of all patterns."""

    bodies: tuple[Sequence, ...]
    line: int


@dataclass(frozen=True)
class Function:
    """A definition; the body runs where the name is called."""

    name: str
    body: Command
    line: int


Command = Simple | Group | If | Loop | Case | Function


@dataclass(frozen=True)
class Pipe:
    """Commands joined by `|`; `negated` by a `!` in front."""

    commands: tuple[Command, ...]
    negated: bool


@dataclass(frozen=True)
class Chain:
    """Pipes joined by `&&` and `||`: `operators[i]` stands before `pipes[i + 1]`."""

    pipes: tuple[Pipe, ...]
    operators: tuple[str, ...]
    background: bool
    line: int


@dataclass(frozen=True)
class Sequence:
    """One chain after another."""

    chains: tuple[Chain, ...]
