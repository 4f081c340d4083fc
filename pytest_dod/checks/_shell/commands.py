"""Which commands a shell script runs, and whether the script fails when one of them does.

The rules are those of bash: `set -e` does not stop for what stands before `&&` or `||`, after `!`,
in a condition, or before the last `|` where `pipefail` is not set.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from .._pipelines.model import Call, Flaw, Script, is_known, joined, shown
from .builtins import BUILTINS, ends
from .handlers import depends, handled
from .source import condition_that_fails, hands_on, sequence_source, source_of
from .state import Place, Shell
from .syntax import parse_shell
from .tree import Case, Chain, Command, Group, If, Loop, Pipe, Sequence, Simple
from .words import ShellError

_STEPS = 5_000
_CALLS = 12
_SOURCED = 5


def commands_of(script: Script, read: Callable[[str], str | None]) -> list[Call]:
    """All commands of `script`. Raises ShellError. `read` gives the text of a sourced file."""
    sequence = parse_shell(script.text, script.line)
    walk = _Walk(script, read)
    try:
        walk.sequence(sequence, Place())
    except RecursionError:
        raise ShellError("it is nested too deeply", script.line) from None
    return walk.found


class _Walk:
    def __init__(self, script: Script, read: Callable[[str], str | None]) -> None:
        self.found: list[Call] = []
        self._shell = Shell(script)
        self._read = read
        self._functions: dict[str, Command] = {}
        self._steps = 0
        self._sourced = 0

    def sequence(self, sequence: Sequence, place: Place) -> None:
        """Walk a list; the exit code of its last chain is that of the list."""
        shell, chains = self._shell, sequence.chains
        for number, chain in enumerate(chains):
            following = chains[number + 1] if number + 1 < len(chains) else None
            if following is None:
                end = place.fate
            elif hands_on(following, "exit"):
                end = shell.shells[-1]
            elif shell.functions_entered and hands_on(following, "return"):
                end = shell.calls[-1]
            else:
                message = "its failure is lost: the script goes on, its last exit code counts"
                end = shell.lost(chain.line, message)
            self._chain(chain, end, place)

    def _chain(self, chain: Chain, end: Flaw | None, place: Place) -> None:
        shell = self._shell
        if chain.background:
            message = "its failure is lost: `&` sends it to the background"
            end = shell.flaw(chain.line, message, "wait" not in shell.script.text)
            place = replace(place, ignored=True)
        flaws = place.flaws
        for number, pipe in enumerate(chain.pipes):
            last = number == len(chain.pipes) - 1
            if number:
                flaws += depends(shell, chain, number)
            if last:
                fate = shell.stops(place, end)
                self._pipe(pipe, Place(fate, end, place.ignored, flaws))
            else:
                fate = handled(shell, chain, number, end, place)
                self._pipe(pipe, Place(fate, fate, True, flaws))

    def _pipe(self, pipe: Pipe, place: Place) -> None:
        shell = self._shell
        if pipe.negated:
            message = "its failure is turned around by `!`"
            turned = shell.flaw(pipe.commands[0].line, message, True)
            place = replace(place, fate=turned, code=turned, ignored=True)
        if len(pipe.commands) == 1:
            self._command(pipe.commands[0], place)
            return
        for number, command in enumerate(pipe.commands):
            here = place.fate
            if number < len(pipe.commands) - 1 and not shell.pipefail:
                then = shown(source_of(Pipe(pipe.commands[-1:], False)), 30)
                message = (
                    f"its failure is lost in the pipe: `{then}` decides, `pipefail` is not set"
                )
                here = shell.lost(command.line, message)
            with shell.own(here):
                self._command(command, replace(place, fate=here, code=here))

    def _command(self, command: Command, place: Place) -> None:
        shell = self._shell
        self._steps += 1
        if self._steps > _STEPS:
            raise ShellError("it runs too many commands to follow", command.line)
        if isinstance(command, Simple):
            self._simple(command, place)
            return
        if isinstance(command, Group) and command.own_shell:
            with shell.own(place.fate):
                self.sequence(command.body, place)
            return
        place = replace(place, fate=place.code)
        if isinstance(command, Group):
            self.sequence(command.body, place)
        elif isinstance(command, If):
            self._if(command, place)
        elif isinstance(command, Loop):
            self._loop(command, place)
        elif isinstance(command, Case):
            flaw = shell.flaw(command.line, "runs in one case of a `case` only", False)
            for body in command.bodies:
                self._maybe(body, replace(place, flaws=(*place.flaws, flaw)))
        else:
            self._functions[command.name] = command.body

    def _if(self, command: If, place: Place) -> None:
        shell = self._shell
        failing = condition_that_fails(command)
        for condition, body in command.branches:
            flaw = shell.flaw(command.line, "runs in one branch of an `if` only", False)
            flaws: tuple[Flaw, ...] = (flaw,)
            if condition is not None and failing is not None:
                self.sequence(failing, _tested(shell.shells[-1], place))
                failing = None
            elif condition is not None:
                lost = shell.flaw(command.line, "its failure only decides an `if`", False)
                self.sequence(condition, _tested(lost, place))
            if condition is not None:
                text = sequence_source(condition)
                flaws = (shell.flaw(command.line, f"runs only if `{shown(text)}`", False),)
                if text == "false":
                    flaws = (shell.flaw(command.line, "never runs: `if false`", True),)
                elif text in ("true", ":"):
                    flaws = ()
            self._maybe(body, replace(place, flaws=place.flaws + flaws))

    def _loop(self, command: Loop, place: Place) -> None:
        shell = self._shell
        shell.expander.forget(command.name)
        fate, flaws = place.fate, place.flaws
        if command.condition is not None:
            lost = shell.flaw(command.line, "its failure only decides a loop", False)
            self.sequence(command.condition, _tested(lost, place))
            flaws += (shell.flaw(command.line, "runs in a loop that may not start", False),)
        if fate is None:
            message = "its failure is lost if a later round of the loop works"
            fate = shell.flaw(command.line, message, False)
        self._maybe(command.body, replace(place, fate=fate, flaws=flaws))

    def _maybe(self, body: Sequence, place: Place) -> None:
        with self._shell.maybe():
            self.sequence(body, place)

    def _simple(self, command: Simple, place: Place) -> None:
        shell = self._shell
        words = tuple(shell.expander.expand(command.words))
        for text, line in shell.expander.runs_in(command):
            lost = shell.flaw(line, "its failure is caught by `$(…)`", False)
            self._caught(text, line, _tested(lost, place))
        while words[:1] in (("command",), ("builtin",)) and len(words) > 1:
            words = words[1:]
        if not words:
            for name, value in command.assignments:
                shell.expander.assign(name, value)
        elif words[0] in self._functions:
            if len(shell.calls) < _CALLS:
                with shell.function(place.fate, words[1:]):
                    self._command(self._functions[words[0]], replace(place, fate=place.code))
        elif words[0] in BUILTINS:
            BUILTINS[words[0]](shell, words, command, place)
        elif words[0] == "exec" and len(words) > 1:
            self._note(words[1:], command, replace(place, fate=shell.shells[-1]))
            ends(shell, ("exec",), command, place)
        elif words[0] == "eval":
            self._eval(words, command, place)
        elif words[0] in (".", "source"):
            self._source(words, place)
        else:
            self._note(words, command, place)

    def _note(self, words: tuple[str, ...], command: Simple, place: Place) -> None:
        shell = self._shell
        variables = dict(shell.expander.exported())
        for name, value in command.assignments:
            variables[name] = shell.expander.value(value)
        fates = () if place.fate is None else (place.fate,)
        script = shell.script
        flaws = (*script.flaws, *shell.after, *place.flaws, *fates)
        line, system = command.line, script.system
        self.found.append(
            Call(words, script.path, line, system, shell.folder, variables, flaws, script.via)
        )

    def _caught(self, text: str, line: int, place: Place) -> None:
        try:
            sequence = parse_shell(text, line)
        except ShellError:
            self._note(("eval", text), Simple((), (), line), place)
            return
        with self._shell.own(place.fate):
            self.sequence(sequence, place)

    def _eval(self, words: tuple[str, ...], command: Simple, place: Place) -> None:
        text = " ".join(words[1:])
        try:
            sequence = parse_shell(text, command.line) if is_known(text) else None
        except ShellError:
            sequence = None
        if sequence is None:
            self._note(words, command, place)
        else:
            self.sequence(sequence, place)

    def _source(self, words: tuple[str, ...], place: Place) -> None:
        shell = self._shell
        path = joined(shell.folder, words[1]) if len(words) > 1 else None
        text = self._read(path) if path else None
        if text is None or self._sourced >= _SOURCED:
            return
        self._sourced += 1
        script, shell.script = shell.script, replace(shell.script, path=path or "")
        try:
            self.sequence(parse_shell(text), place)
        finally:
            shell.script = script
            self._sourced -= 1


def _tested(fate: Flaw | None, place: Place) -> Place:
    """The place of what only decides something: `set -e` does not look there."""
    return Place(fate, fate, True, place.flaws)
