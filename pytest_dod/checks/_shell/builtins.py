"""The commands of a shell that change what comes after them."""

from __future__ import annotations

from collections.abc import Callable

from .._pipelines.model import is_known, shown
from .source import is_failure
from .state import Place, Shell
from .tree import Simple

Builtin = Callable[[Shell, tuple[str, ...], Simple, Place], None]


def _set(shell: Shell, words: tuple[str, ...], command: Simple, place: Place) -> None:
    flags = list(words[1:])
    while flags:
        flag = flags.pop(0)
        if flag == "--" or flag[:1] not in ("+", "-"):
            break
        on = flag[0] == "-"
        option = flags.pop(0) if flag.endswith("o") and flags else ""
        # What may be passed over counts only where it weakens.
        if on and place.flaws:
            continue
        if "e" in flag[1:] or option == "errexit":
            shell.strict = on
        if option == "pipefail":
            shell.pipefail = on
        if (on and "n" in flag[1:]) or option == "noexec":
            shell.after += (shell.flaw(command.line, "never runs: `set -n` stands before", True),)


def ends(shell: Shell, words: tuple[str, ...], command: Simple, place: Place) -> None:
    """`exit`, `return` and `exec`: what comes later does not run, or may not."""
    code = words[1] if len(words) > 1 else "$?"
    if not place.flaws and not place.ignored:
        message = f"never runs: `{shown(words)}` stands before it"
        shell.after += (shell.flaw(command.line, message, True),)
    elif not is_failure(code):
        message = f"runs only if `{shown(words)}` did not end the script before"
        shell.after += (shell.flaw(command.line, message, False),)


def _cd(shell: Shell, words: tuple[str, ...], command: Simple, place: Place) -> None:
    shell.folder = shell.expander.folder(words[1] if len(words) > 1 else "", shell.folder)


def _popd(shell: Shell, words: tuple[str, ...], command: Simple, place: Place) -> None:
    shell.folder = shell.script.folder


def _export(shell: Shell, words: tuple[str, ...], command: Simple, place: Place) -> None:
    for word in command.words[1:]:
        assigned = word.assignment()
        if assigned is not None:
            shell.expander.assign(*assigned, export=True)
        elif is_known(word.source):
            shell.expander.export(word.source)


def _trap(shell: Shell, words: tuple[str, ...], command: Simple, place: Place) -> None:
    if len(words) > 2 and "exit" in words[1].lower():
        message = f"its failure may be changed by `trap {shown(words[1], 30)}`"
        shell.after += (shell.flaw(command.line, message, False),)


BUILTINS: dict[str, Builtin] = {
    "set": _set,
    "exit": ends,
    "return": ends,
    "cd": _cd,
    "pushd": _cd,
    "popd": _popd,
    "export": _export,
    "declare": _export,
    "local": _export,
    "readonly": _export,
    "typeset": _export,
    "trap": _trap,
}
