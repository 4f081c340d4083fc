"""What stands behind `$NAME` and `$1` in a script, as far as the script itself says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from .._pipelines.model import Script, Variables, is_known, joined, unknown
from .tree import Simple
from .words import Part, Word

_DEFAULT = re.compile(r"([A-Za-z_]\w*|[0-9@*]):?-(.*)", re.DOTALL)
_TOPS = re.compile(
    r"\$\(git rev-parse --show-toplevel\)|\$\{?(?:GITHUB_WORKSPACE|CI_PROJECT_DIR|"
    r"BITBUCKET_CLONE_DIR|BUILD_SOURCESDIRECTORY|SYSTEM_DEFAULTWORKINGDIRECTORY)\}?"
)
_OWN_FOLDER = re.compile(
    r"\$\(dirname (?:-- )?\"?\$(?:0|\{0\}|\{BASH_SOURCE\[0\]\}|\{BASH_SOURCE\}|BASH_SOURCE)\"?\)|"
    r"\$\{(?:0|BASH_SOURCE\[0\]|BASH_SOURCE)%/\*\}"
)


class Expander:
    """Knows the values that a script has set, as far as it has gone."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._values: dict[str, str | None] = dict(script.settled)
        self._exported: dict[str, str | None] = dict(script.variables)
        self._arguments = script.arguments
        self._doubts = 0

    def expand(self, words: tuple[Word, ...]) -> Iterator[str]:
        """The words after expansion; what is not known is marked."""
        for word in words:
            yield from self._expand(word)

    def _expand(self, word: Word) -> Iterator[str]:
        if len(word.parts) and all(p.text in ("@", "*") or not p.text for p in word.parts):
            several = [p for p in word.parts if p.kind == "variable"]
            if several:
                yield from self._arguments
                return
        pieces = [""]
        used = False
        for part in word.parts:
            value = part.text if part.kind == "text" else self._part(part)
            used = used or part.quoted or bool(value)
            if part.kind == "text" or part.quoted or not is_known(value):
                pieces[-1] += value
                continue
            split = value.split()
            if not split:
                continue
            pieces[-1] += split[0]
            pieces += split[1:]
        if used:
            yield from pieces

    def _part(self, part: Part) -> str:
        if part.kind == "run":
            return unknown(part.source)
        value = self._lookup(part.text)
        return unknown(part.source) if value is None else value

    def _lookup(self, name: str) -> str | None:
        default = _DEFAULT.fullmatch(name)
        if default:
            name = default[1]
        if name in ("@", "*"):
            found: str | None = " ".join(self._arguments)
        elif name.isdigit() and name != "0":
            place = int(name) - 1
            found = self._arguments[place] if place < len(self._arguments) else ""
        elif name in self._values:
            found = self._values[name]
        elif default and name not in self._exported:
            found = ""
        else:
            return None
        if default and found == "":
            return default[2].strip("\"'") if "$" not in default[2] else None
        return found

    def value(self, word: Word) -> str | None:
        """The value of a word as one text; None where it is not known."""
        text = "".join(p.text if p.kind == "text" else self._part(p) for p in word.parts)
        return text if is_known(text) else None

    def assign(self, name: str, word: Word, export: bool = False) -> None:
        """Note `NAME=value`."""
        value = None if self._doubts else self.value(word)
        self._values[name] = value
        if export or name in self._exported:
            self._exported[name] = value

    def export(self, name: str) -> None:
        """Note `export NAME`."""
        if name in self._values:
            self._exported[name] = self._values[name]

    def exported(self) -> Variables:
        """The environment of a command."""
        return dict(self._exported)

    def forget(self, name: str) -> None:
        """Note that `name` gets values that are not known."""
        if name:
            self._values[name] = None

    @contextmanager
    def doubtful(self) -> Iterator[None]:
        """What is assigned in here may not be."""
        self._doubts += 1
        try:
            yield
        finally:
            self._doubts -= 1

    @contextmanager
    def arguments(self, words: tuple[str, ...]) -> Iterator[None]:
        """The arguments of a function, while it is walked."""
        before, self._arguments = self._arguments, words
        try:
            yield
        finally:
            self._arguments = before

    def folder(self, target: str, current: str | None) -> str | None:
        """Where `cd target` leads to."""
        plain = target.replace("\0", "")
        own = _OWN_FOLDER.match(plain)
        if own and self._script.name:
            folder = self._script.name.rpartition("/")[0]
            return joined(folder, plain[own.end() :].lstrip("/"))
        top = _TOPS.match(plain)
        if top:
            return joined("", plain[top.end() :].lstrip("/"))
        if not target or target.startswith(("/", "~", "-")):
            return None
        return joined(current, target)

    def runs_in(self, command: Simple) -> Iterator[tuple[str, int]]:
        """The texts of all `$(…)` in a command."""
        for word in (*command.words, *(value for _, value in command.assignments)):
            for part in word.parts:
                if part.kind == "run":
                    yield part.text, word.line
