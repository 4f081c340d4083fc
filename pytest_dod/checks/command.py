"""command: a command that the project allows ends with exit status 0."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass

from ..errors import CannotTell
from ..model.check import Check, Context
from ..model.evidence import EvidenceKind, ToolRequest
from ..model.finding import Observation

_TOOL = "command"
_SHELL = re.compile(r"[|;&<>$`\n\\*?~]|(?:^|\s)\w+=")
_OURS = {"pytest": "tests-pass", "ruff": "ruff-clean", "black": "black-clean"} | {
    "mypy": "types-clean"
}
_RUNNERS = re.compile(r"^(?:python3? -m|(?:uv|poetry|pdm|pipenv|hatch) run) ")


@dataclass(frozen=True)
class Options:
    """`command` is what is run, word by word: no shell reads it."""

    command: str = ""


def requests(options: Options) -> tuple[ToolRequest, ...]:
    """The run of the command, where it is one."""
    words = _words(options.command)
    return (ToolRequest(_TOOL, words),) if words and not _refused(options.command) else ()


def _words(command: str) -> tuple[str, ...]:
    try:
        return tuple(shlex.split(command))
    except ValueError:
        return ()


def _refused(command: str) -> str:
    """Why the command is not one that is run; "" where it is."""
    if not _words(command):
        return "no command is named"
    if _SHELL.search(command):
        return f"only a shell could read it, and none is started: {command}"
    name = _words(_RUNNERS.sub("", command))[0]
    if name in _OURS:
        return f"{name} is judged by the check {_OURS[name]}"
    return ""


def examine(options: Options, context: Context) -> Observation:
    """How the command ended."""
    refused = _refused(options.command)
    if refused:
        raise CannotTell(refused, 'name one command: <!-- dod: command command="npm test" -->')
    (request,) = requests(options)
    report = context.evidence.need_tool(request)
    return Observation(report.examined, "commands", report.findings, notes=report.notes)


CHECK = Check(
    id="command",
    title="an allowed command succeeds",
    passes_when=(
        "the command ends with exit status 0. It is run only where `allow` of [tool.pytest-dod] "
        "names it word for word at the base, without a shell, in the project's folder; a program "
        "from PATH must not be a file of the repository, and a script, package.json, Makefile or "
        "the like that says what the command does must not be altered by the change"
    ),
    options=Options,
    needs=frozenset({EvidenceKind.CHANGES, EvidenceKind.TOOLS}),
    examine=examine,
    requests=requests,
)
