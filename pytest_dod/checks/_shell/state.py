"""What a script has set so far, and what becomes of a failure in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from .._pipelines.model import Flaw, Script, lines_of
from .expansion import Expander


@dataclass(frozen=True)
class Place:
    """Where a list of commands stands: what becomes of its exit code, and on what it depends.

    `fate` is None where a failure of the list fails the script; `ignored` where `set -e` does not
    look. `code` is the fate of its exit code alone: `set -e` does not stop at a compound command
    that fails by something it had to ignore.
    """

    fate: Flaw | None = None
    code: Flaw | None = None
    ignored: bool = False
    flaws: tuple[Flaw, ...] = ()


class Shell:
    """One shell with its settings. `after` are the flaws of all that comes later."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.strict = script.strict
        self.pipefail = script.pipefail
        self.folder = script.folder
        self.expander = Expander(script)
        self.after: tuple[Flaw, ...] = ()
        self.functions_entered = 0
        # What becomes of the script when a function, or a shell of its own, ends with a failure.
        self.calls: list[Flaw | None] = []
        self.shells: list[Flaw | None] = [None]
        self._status_lines = [
            script.line + number - 1
            for number, line in lines_of(script.text)
            if "$?" in line or "PIPESTATUS" in line or "${?" in line
        ]

    def flaw(self, line: int, message: str, sure: bool) -> Flaw:
        """A flaw in this script."""
        return Flaw(message, self.script.path, line, sure)

    def lost(self, line: int, message: str) -> Flaw:
        """A failure that is lost, unless the script asks for exit codes later."""
        asked_later = any(number >= line for number in self._status_lines)
        return self.flaw(line, message, not asked_later)

    def stops(self, place: Place, end: Flaw | None) -> Flaw | None:
        """The fate of a command that fails here: `set -e` ends the shell, or `end` holds."""
        return self.shells[-1] if self.strict and not place.ignored else end

    @contextmanager
    def own(self, fate: Flaw | None) -> Iterator[None]:
        """What is set in here ends with it, and `exit` ends no more than this."""
        state = self.strict, self.pipefail, self.folder, self.after
        self.shells.append(fate)
        self.calls.append(fate)
        yield
        self.shells.pop()
        self.calls.pop()
        self.strict, self.pipefail, self.folder, self.after = state

    @contextmanager
    def maybe(self) -> Iterator[None]:
        """What may be passed over: afterwards its settings hold only where they weaken."""
        strict, pipefail, folder = self.strict, self.pipefail, self.folder
        with self.expander.doubtful():
            yield
        self.strict = self.strict and strict
        self.pipefail = self.pipefail and pipefail
        self.folder = folder if self.folder == folder else None

    @contextmanager
    def function(self, fate: Flaw | None, arguments: tuple[str, ...]) -> Iterator[None]:
        """A call: `return` ends no more than this."""
        after = self.after
        self.calls.append(fate)
        self.functions_entered += 1
        with self.expander.arguments(arguments):
            yield
        self.calls.pop()
        self.functions_entered -= 1
        added = tuple(f for f in self.after if f not in after and "`return" not in f.message)
        self.after = after + added
