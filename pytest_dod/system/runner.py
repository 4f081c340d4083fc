"""How git is started: which program, with which environment and which settings.

All that a repository, the user's configuration or the environment could change about an answer is
pinned or dropped here, and so is all that could make git start another program.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import Problem, UsageProblems
from ..model.tool import ProcessAnswer
from .processes import Processes
from .shown import shown

TIME_LIMIT = 30.0
_OLDEST = (2, 32)
_OUTPUT_LIMIT = 1024 * 1024 * 1024
_KEPT_VARIABLES = ("HOME", "XDG_CONFIG_HOME", "USER", "LOGNAME", "TMPDIR", "TMP", "TEMP")
_ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    # Not every git knows the line above, and a promisor remote may name a program to fetch with.
    "GIT_ALLOW_PROTOCOL": "none",
    "LC_ALL": "C.UTF-8",
}
_PINNED = {
    "core.attributesFile": os.devnull,
    # The graph file can be forged to claim other parents than the commits have.
    "core.commitGraph": "false",
    "core.excludesFile": os.devnull,
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.ignoreCase": "false",
    "core.pager": "cat",
    "core.precomposeUnicode": "false",
    "core.quotePath": "false",
    "core.untrackedCache": "false",
    "core.useReplaceRefs": "false",
    "color.ui": "false",
    "diff.ignoreSubmodules": "none",
    "diff.renames": "false",
    "log.showSignature": "false",
    "submodule.recurse": "false",
}


@dataclass(frozen=True)
class Runner:
    """Starts git in `cwd`. `variables` is the environment as the user has it."""

    binary: str
    version: str
    cwd: Path
    processes: Processes
    environment: Mapping[str, str]
    variables: Mapping[str, str]

    @classmethod
    def find(cls, start: Path, processes: Processes, variables: Mapping[str, str]) -> Runner:
        """The user's git, to be asked about the repository around `start`."""
        search = _search_path(start, variables.get("PATH", os.defpath))
        binary = next(filter(_is_program, (folder / "git" for folder in search)), None)
        if binary is None:
            raise UsageProblems(
                Problem(
                    "git was not found on PATH (folders inside the repository do not count)",
                    hint="install git",
                )
            )
        environment = {name: variables[name] for name in _KEPT_VARIABLES if name in variables}
        environment["PATH"] = os.pathsep.join(str(folder) for folder in search)
        users = dict(environment)
        users.update({n: text for n, text in variables.items() if n.startswith("GIT_CONFIG")})
        users.update(GIT_DIR=os.devnull, LC_ALL="C.UTF-8")
        asked = cls(str(binary), "", Path(os.path.abspath(os.sep)), processes, users, variables)
        trusted = asked.ask("config", "--get-all", "-z", "safe.directory").stdout.split(b"\0")[:-1]
        environment.update(_ENVIRONMENT)
        environment.update(_as_variables([os.fsdecode(folder) for folder in trusted]))
        runner = cls(str(binary), "", start, processes, environment, variables)
        return cls(str(binary), runner.checked_version(), start, processes, environment, variables)

    def at(self, folder: Path) -> Runner:
        """The same in another folder."""
        return Runner(
            self.binary, self.version, folder, self.processes, self.environment, self.variables
        )

    def checked_version(self) -> str:
        """The version; raises UsageProblems where it is too old to be told all of this."""
        printed = self.out("version").decode("utf-8", "replace").strip()
        found = re.search(r"(\d+)\.(\d+)\S*", printed)
        if found is None or (int(found[1]), int(found[2])) < _OLDEST:
            raise UsageProblems(
                Problem(
                    f"{shown(printed)} is too old to be asked safely",
                    hint=f"install git {'.'.join(map(str, _OLDEST))} or newer",
                )
            )
        return found[0]

    def ask(self, *arguments: str, stdin: bytes = b"") -> ProcessAnswer:
        """Run one command; raises UsageProblems only where it did not come to its end."""
        pinned = [part for name, text in _PINNED.items() for part in ("-c", f"{name}={text}")]
        answer = self.processes.run(
            [self.binary, "--no-pager", *pinned, *arguments],
            cwd=self.cwd,
            environment=self.environment,
            time_limit=TIME_LIMIT,
            stdin=stdin,
            output_limit=_OUTPUT_LIMIT,
        )
        if answer.timed_out:
            raise UsageProblems(
                Problem(
                    f"git {arguments[0]} did not answer within {TIME_LIMIT:.0f} s",
                    hint=f"try it by hand: git {arguments[0]}",
                )
            )
        if answer.exit_status is None or answer.cut:
            reason = answer.failure or "it printed more than can be kept"
            raise UsageProblems(Problem(f"git {arguments[0]} could not be run: {shown(reason)}"))
        return answer

    def out(self, *arguments: str, stdin: bytes = b"") -> bytes:
        """The standard output of a command; raises UsageProblems where it fails."""
        answer = self.ask(*arguments, stdin=stdin)
        if answer.exit_status != 0:
            raise UsageProblems(
                Problem(
                    f"git {arguments[0]} failed: {last_words(answer)}",
                    hint="repair the repository; git fsck names what is broken",
                )
            )
        return answer.stdout


def _search_path(start: Path, path: str) -> list[Path]:
    """The entries of PATH that lie outside every repository around `start`."""
    place = Path(os.path.realpath(start))
    around = [folder for folder in (place, *place.parents) if os.path.lexists(folder / ".git")]
    inside = around[-1] if around else None
    folders = [Path(entry) for entry in path.split(os.pathsep) if os.path.isabs(entry)]
    return [
        folder
        for folder in folders
        if inside is None
        or not any(
            Path(os.path.realpath(name)).is_relative_to(inside) for name in (folder, folder / "git")
        )
    ]


def _is_program(place: Path) -> bool:
    return place.is_file() and os.access(place, os.X_OK)


def _as_variables(trusted: Sequence[str]) -> dict[str, str]:
    """`safe.directory` is the one thing of the user's configuration that has to be passed on."""
    variables = {"GIT_CONFIG_COUNT": str(len(trusted))}
    for number, folder in enumerate(trusted):
        variables[f"GIT_CONFIG_KEY_{number}"] = "safe.directory"
        variables[f"GIT_CONFIG_VALUE_{number}"] = folder
    return variables


def last_words(answer: ProcessAnswer) -> str:
    """The line in which git says why it failed."""
    lines = answer.stderr.decode("utf-8", "replace").strip().splitlines()
    telling = [line for line in lines if line.startswith(("fatal:", "error:"))]
    return shown((telling or lines or [f"exit status {answer.exit_status}"])[0])
