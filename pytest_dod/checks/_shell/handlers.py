"""What becomes of a failure before `&&` and `||`, and on what depends what stands behind them."""

from __future__ import annotations

from dataclasses import replace

from .._pipelines.model import Flaw, shown
from .source import exits_in, hands_on, is_failure, source_of
from .state import Place, Shell
from .tree import Chain, Group, Pipe, Simple

_TESTS = frozenset({"[", "[[", "test", "((", "false", "grep", "diff", "cmp", "which", "type"})
_SAYS = frozenset({"true", ":", "echo", "printf"})


def depends(shell: Shell, chain: Chain, number: int) -> tuple[Flaw, ...]:
    """Why the pipe at `number` may not run, by the one before it."""
    before, operator = chain.pipes[number - 1], chain.operators[number - 1]
    text = source_of(before)
    if operator == "||":
        always = text in ("true", ":")
        return (shell.flaw(chain.line, f"runs only if `{shown(text)}` fails", always),)
    if text.split(" ", 1)[0] not in _TESTS and not before.negated:
        return ()
    return (shell.flaw(chain.line, f"runs only if `{shown(text)}`", text == "false"),)


def handled(shell: Shell, chain: Chain, number: int, end: Flaw | None, place: Place) -> Flaw | None:
    """The fate of a pipe that is not the last of its chain."""
    later = [n for n in range(number, len(chain.operators)) if chain.operators[n] == "||"]
    if not later:
        if end is not None and shell.strict:
            return replace(end, message=end.message + "; `-e` does not stop inside of `&&`")
        return end
    handler = chain.pipes[later[0] + 1]
    if later[0] + 1 < len(chain.operators):
        return _unclear(shell, chain, handler)
    return _handler(shell, chain, handler, end, place)


def _unclear(shell: Shell, chain: Chain, handler: Pipe) -> Flaw:
    text = shown(source_of(handler), 40)
    return shell.flaw(chain.line, f"its failure is handled by `|| {text}`", False)


def _handler(
    shell: Shell, chain: Chain, handler: Pipe, end: Flaw | None, place: Place
) -> Flaw | None:
    command = handler.commands[-1]
    if handler.negated or len(handler.commands) > 1:
        return _unclear(shell, chain, handler)
    if isinstance(command, Group) and command.body.chains:
        return _group(shell, chain, command, end, place)
    if not isinstance(command, Simple) or not command.words:
        return _unclear(shell, chain, handler)
    program = command.words[0].bare
    ignored = f"its failure is ignored: `|| {shown(source_of(handler), 40)}`"
    if program in ("exit", "return"):
        code = command.words[1].source if len(command.words) > 1 else "$?"
        if code != "$?" and not is_failure(code):
            return shell.flaw(chain.line, ignored, not code.strip("0"))
        if program == "exit":
            return shell.shells[-1]
        if shell.functions_entered:
            return shell.calls[-1]
        return shell.flaw(chain.line, ignored, False)
    if program == "false":
        return shell.stops(place, end)
    return shell.flaw(chain.line, ignored, program in _SAYS)


def _group(shell: Shell, chain: Chain, group: Group, end: Flaw | None, place: Place) -> Flaw | None:
    final = group.body.chains[-1]
    passes_on = len(group.body.chains) > 1 and hands_on(final, "exit", "return")
    if len(final.pipes) != 1 or exits_in(group.body) > 1 or passes_on:
        return _unclear(shell, chain, Pipe((group,), False))
    fate = _handler(shell, chain, final.pipes[0], end, place)
    return shell.stops(place, end) if fate is None and group.own_shell else fate
