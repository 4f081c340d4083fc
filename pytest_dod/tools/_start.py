"""How a tool is started so that it is the installed one and answers for the project alone."""

from __future__ import annotations

import os
import re
import signal
import site
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..model.evidence import ToolReport, ToolRequest, ToolState
from ..model.finding import Finding
from ..model.tool import ProcessAnswer, Workshop

_FROM_ELSEWHERE = (
    "import sys; sys.path += {places!r}; import runpy; "
    "runpy.run_module({module!r}, run_name='__main__', alter_sys=True)"
)
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|.)")


class UnusableError(Exception):
    """The tool cannot answer: it is missing, or broke."""

    def __init__(self, reason: str, hint: str = "", *, missing: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint
        self.state = ToolState.MISSING if missing else ToolState.BROKEN

    def at_base(self, name: str) -> UnusableError:
        """The same, where it was the settings of the base that the tool was run with."""
        return UnusableError(
            f"{name} cannot be run with its settings at the base: {self.reason}",
            self.hint or "change the settings in a commit on the base first",
        )


@dataclass(frozen=True)
class Answer:
    """What one tool found; `looked_at` are paths relative to the top, where the tool tells them."""

    findings: tuple[Finding, ...]
    examined: int
    looked_at: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Program:
    """An installed tool: how to start it, and its version."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str]
    version: str


def find_program(name: str, workshop: Workshop, cwd: Path | None = None) -> Program:
    """The tool installed for this Python. Raises UnusableError where there is none that starts.

    It is asked in the folder `cwd`, without one in the project's.
    """
    command = python_module(name, workshop.top)
    environment = _private_environment(workshop)
    answer = workshop.run([*command, "--version"], cwd=cwd, extra_environment=environment)
    told = text_of(answer.stderr)
    if f"No module named {name}" in told or f"No module named '{name}'" in told:
        raise UnusableError(
            f"{name} is not installed in this environment", f"pip install {name}", missing=True
        )
    match = re.search(r"\d+(?:\.\d+)+\S*", text_of(answer.stdout))
    if answer.exit_status != 0 or match is None:
        raise broken(name, answer, "--version did not answer")
    return Program(name, command, environment, match.group().rstrip(",)"))


def python_module(name: str, top: Path) -> tuple[str, ...]:
    """`python -m NAME`, deaf to the current folder, to PYTHONPATH and to files of the repository.

    What this process itself can import from outside the repository (the user's own site-packages,
    say) stays importable.
    """
    places = [place for place in sys.path if _is_trusted(place, top)]
    if not places:
        return (sys.executable, "-I", "-m", name)
    return (sys.executable, "-I", "-c", _FROM_ELSEWHERE.format(places=places, module=name))


def _is_trusted(place: str, top: Path) -> bool:
    """Whether an entry of sys.path lies outside the repository, and `-I` leaves it out."""
    if not os.path.isabs(place) or not os.path.isdir(place):
        return False
    real = Path(os.path.realpath(place))
    inside = [top.resolve(), Path(sys.prefix).resolve(), Path(sys.base_prefix).resolve()]
    return not any(real.is_relative_to(folder) for folder in inside)


def _private_environment(workshop: Workshop) -> dict[str, str]:
    # Settings in the user's home must not decide, and a tool's cache has certified broken trees.
    home = workshop.scratch / "home"
    home.mkdir(exist_ok=True)
    return {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home),
        "XDG_CACHE_HOME": str(home),
        "PYTHONUSERBASE": site.getuserbase(),
        "NO_COLOR": "1",
        "CLICOLOR_FORCE": "0",
    }


def wanted_paths(request: ToolRequest, workshop: Workshop) -> tuple[str, ...]:
    """The paths as arguments. Raises UnusableError where one is missing or leads outside."""
    top = workshop.top.resolve()
    arguments = []
    for path in request.paths or (".",):
        shown = repr(plain(path))
        if "\0" in path or os.path.isabs(path):
            raise UnusableError(f"{shown} is not a path below the project's folder")
        place = workshop.root / path
        try:
            real = place.resolve()
        except (OSError, RuntimeError) as error:
            raise UnusableError(f"{shown} cannot be followed: {error}") from error
        if not real.is_relative_to(top):
            raise UnusableError(f"{shown} is outside the repository")
        if not place.exists():
            raise UnusableError(
                f"there is no file or folder named {shown}", "name a path that exists in the task"
            )
        # mypy takes `@name` for a file of arguments, even behind `--`.
        arguments.append(f"./{path}" if path.startswith(("-", "@")) else path)
    return tuple(arguments)


def broken(name: str, answer: ProcessAnswer, otherwise: str = "") -> UnusableError:
    """Why an answer cannot be used."""
    if answer.failure:
        return UnusableError(f"{name} could not be started: {plain(answer.failure)}")
    if answer.timed_out:
        return UnusableError(
            f"{name} did not finish within {answer.seconds:.0f} s", "raise the tools' time limit"
        )
    status = answer.exit_status
    if status is not None and status < 0:
        return UnusableError(f"{name} died with {_signal_name(-status)}")
    said = last_words(answer)
    reason = f"{name} ended with status {status}" if not otherwise else f"{name}: {otherwise}"
    return UnusableError(
        f"{reason}: {said}" if said else reason, f"run {name} by hand in the project's folder"
    )


def last_words(answer: ProcessAnswer) -> str:
    """The line of its error output that says most, short enough to show."""
    lines = [line.strip() for line in text_of(answer.stderr).splitlines() if line.strip()]
    telling = [line for line in lines if re.match(r"(?i)(error\b|cause:|oh no!)", line)]
    causes = [line for line in telling if line.lower().startswith("cause:")]
    chosen = " ".join(causes) if causes else (telling or lines[-1:] or [""])[-1]
    return plain(chosen)[:300]


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def text_of(output: bytes) -> str:
    """What a tool printed, without colours."""
    return _ESCAPES.sub("", output.decode("utf-8", "backslashreplace"))


def plain(text: str) -> str:
    """`text` with everything escaped that a terminal could obey."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def below_top(path: str, folder: Path, workshop: Workshop, top: Path | None = None) -> str | None:
    """A path that a tool named from within `folder`, relative to `top`; None if it is outside."""
    top = top or workshop.top
    full = os.path.normpath(os.path.join(folder, path))
    for start in (str(top), os.path.realpath(top)):
        if full.startswith(start.rstrip(os.sep) + os.sep):
            return os.path.relpath(full, start).replace(os.sep, "/")
    return None


def report(request: ToolRequest, program: Program, answer: Answer, shown: str) -> ToolReport:
    """The report of a tool that answered; `shown` is its command for people."""
    return ToolReport(
        request,
        ToolState.RAN,
        program.version,
        answer.examined,
        tuple(sorted(answer.findings, key=lambda f: (f.path or "", f.line or 0, f.message))),
        command=shown,
        notes=answer.notes,
    )


def failed(request: ToolRequest, problem: UnusableError, program: Program | None) -> ToolReport:
    """The report of a tool that did not answer."""
    return ToolReport(
        request,
        problem.state,
        program.version if program else "",
        reason=problem.reason,
        hint=problem.hint,
    )
