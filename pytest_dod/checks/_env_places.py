"""Where environment variables are read, as data."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field

from ._env_values import Read, Scene


@dataclass(frozen=True)
class Reading:
    """A place where a variable is read. `whole` is the expression around it that is understood.

    `excused` says where the default may stand although this place has none.
    """

    name: str
    path: str
    line: int
    node: ast.expr
    read: Read
    whole: ast.expr
    scene: Scene = field(repr=False)
    excused: str = ""


@dataclass(frozen=True)
class Computed:
    """A place where a variable is read whose name matches `pattern`."""

    pattern: re.Pattern[str]
    path: str
    line: int


@dataclass(frozen=True)
class Helper:
    """A function that reads the variable whose name it is given.

    `place` counts its arguments at a call; `default_place` is that of the default, `default` the
    one that it falls back to.
    """

    function: str
    place: int
    argument: str
    default_place: int | None
    default_argument: str
    default: ast.expr | None
    raises: bool
    computed: Computed


@dataclass(frozen=True)
class Mention:
    """A place where a variable is named in a string of its own."""

    name: str
    path: str
    line: int


@dataclass
class Found:
    """All there is in the modules looked at."""

    readings: list[Reading] = field(default_factory=list)
    computed: list[Computed] = field(default_factory=list)
    helpers: list[Helper] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)

    def take(self, other: Found) -> None:
        """Add what another one holds."""
        self.readings += other.readings
        self.computed += other.computed
        self.helpers += other.helpers
        self.mentions += other.mentions
