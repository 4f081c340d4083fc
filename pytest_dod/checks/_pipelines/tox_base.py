"""What both forms of tox's configuration have in common."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import Call, Flaw, Piece, Variables

PYTHON = re.compile(r"(py(thon|py)?-?\d*(\.?\d+)*t?|\d\.\d+t?|pypy\d*)(-dev)?")


class Reader:
    """What both forms of the configuration have in common."""

    def __init__(self, call: Call, path: str, posargs: tuple[str, ...]) -> None:
        self._call = call
        self._path = path
        self._posargs = posargs

    def listed(self) -> list[str]:
        """The environments that `tox` alone runs."""
        raise NotImplementedError

    def has(self, name: str) -> bool:
        """Whether there is such an environment."""
        raise NotImplementedError

    def commands(self, name: str) -> Iterator[Piece]:
        """What it runs."""
        raise NotImplementedError

    def _piece(
        self,
        words: list[str],
        line: int,
        name: str,
        variables: Variables,
        flaws: tuple[Flaw, ...],
        folder: str | None,
    ) -> Piece:
        if words and words[0].startswith("-"):
            words = [words[0][1:], *words[1:]] if len(words[0]) > 1 else words[1:]
            flaws = (*flaws, Flaw("its failure is ignored by tox: `- …`", self._path, line, True))
        if words[:1] == ["!"]:
            words = words[1:]
            flaws = (*flaws, Flaw("its failure is turned around by `!`", self._path, line, True))
        return Call(
            tuple(words),
            self._path,
            line,
            self._call.system,
            folder,
            {**self._call.variables, **variables},
            flaws,
            (f"tox {name}",),
        )

    def _chosen_by_platform(self, wanted: list[list[str]]) -> list[str]:
        """Of the listed environments those that a plugin for the platform can choose."""
        return [
            name
            for name in self._listed()
            if any(set(one) <= set(name.split("-")) for one in wanted)
        ]

    def _listed(self) -> list[str]:
        """All environments of the list."""
        raise NotImplementedError
