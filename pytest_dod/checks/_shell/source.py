"""Parts of a script as text again: for messages, and for a look at what a handler does."""

from __future__ import annotations

from dataclasses import replace

from .tree import Chain, Group, If, Pipe, Sequence, Simple


def source_of(pipe: Pipe) -> str:
    """Roughly what was written."""
    texts = []
    for command in pipe.commands:
        if isinstance(command, Simple):
            texts.append(" ".join(word.source for word in command.words))
        elif isinstance(command, Group):
            texts.append("{ " + sequence_source(command.body) + "; }")
        else:
            texts.append("…")
    return ("! " if pipe.negated else "") + " | ".join(texts)


def sequence_source(sequence: Sequence) -> str:
    """The same for a list."""
    texts = []
    for chain in sequence.chains:
        parts = [source_of(chain.pipes[0])]
        for operator, pipe in zip(chain.operators, chain.pipes[1:], strict=True):
            parts += [operator, source_of(pipe)]
        texts.append(" ".join(parts))
    return "; ".join(texts)


def hands_on(chain: Chain, *names: str) -> bool:
    """Whether it is `exit` or `exit $?` (or `return`): the exit code of what stands before."""
    words = source_of(chain.pipes[0]).split()
    return len(chain.pipes) == 1 and words[:1] in [[n] for n in names] and words[1:] in ([], ["$?"])


def is_failure(code: str) -> bool:
    """Whether an exit code is a number other than 0."""
    return code.isdigit() and bool(code.strip("0"))


def exits_in(sequence: Sequence) -> int:
    """How many commands in a list may end the script."""
    return sum("exit" in source_of(pipe) for chain in sequence.chains for pipe in chain.pipes)


def condition_that_fails(command: If) -> Sequence | None:
    """The condition of an `if` that ends the script with a failure where that fails; else None.

    `if ! x; then …; exit 1; fi`, or `if x; then …; else …; exit 1; fi`.
    """
    condition, body = command.branches[0]
    if condition is None or len(condition.chains) != 1 or len(condition.chains[0].pipes) != 1:
        return None
    chain = condition.chains[0]
    if not chain.pipes[0].negated:
        if len(command.branches) != 2 or command.branches[1][0] is not None:
            return None
        body = command.branches[1][1]
    if not body.chains or len(body.chains[-1].pipes) != 1 or exits_in(body) != 1:
        return None
    words = source_of(body.chains[-1].pipes[0]).split()
    if len(words) != 2 or words[0] != "exit" or not is_failure(words[1]):
        return None
    return Sequence((replace(chain, pipes=(replace(chain.pipes[0], negated=False),)),))
