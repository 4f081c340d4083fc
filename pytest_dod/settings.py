"""Options and `[tool.pytest-dod]`, checked and frozen."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ._project_tables import read_allowed, read_phrases, read_waivers
from .errors import Problem, UsageProblems
from .model.waiver import Waiver
from .options import GivenOptions

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

TABLE = "tool.pytest-dod"
TEST_TIME_LIMIT = 3600.0
TOOL_TIME_LIMIT = 300.0


@dataclass(frozen=True)
class ReportRequest:
    """A report file the user asked for: `--dod-report json=dod.json`."""

    kind: str
    path: Path


@dataclass(frozen=True)
class Settings:
    """What one run is to do. Paths are absolute, times in seconds, 0 means no limit.

    `pytest_command` starts the child; `pytest_arguments` are those of the user in it, less the
    gate's. `interactive` runs have no time limit: a debugger may hold them. `colour` is yes, no or
    auto. `pull_request` is the file that holds the text of the pull request.
    """

    tasks: tuple[Path, ...]
    folder: Path
    pytest_command: tuple[str, ...]
    pytest_arguments: tuple[str, ...] = ()
    base: str | None = None
    explain: bool = False
    reports: tuple[ReportRequest, ...] = ()
    junit: Path | None = None
    allow_outside: bool = False
    pull_request: Path | None = None
    time_limit: float = TEST_TIME_LIMIT
    interactive: bool = False
    verbosity: int = 0
    colour: str = "auto"


@dataclass(frozen=True)
class ProjectSettings:
    """`[tool.pytest-dod]` of the project's pyproject.toml."""

    base: str | None = None
    tool_time_limit: float = TOOL_TIME_LIMIT
    waivers: tuple[Waiver, ...] = ()
    phrases: Mapping[str, str] = field(default_factory=dict)
    allow: tuple[tuple[str, ...], ...] = ()


def check_options(
    given: GivenOptions,
    folder: Path,
    pytest_command: Sequence[str],
    report_kinds: Sequence[str],
) -> Settings:
    """Turn options into Settings. Raises UsageProblems with everything that is wrong."""
    reports, report_problems = report_requests(given.reports, folder, report_kinds)
    seconds, time_problems = time_limit(given.time_limit)
    problems = report_problems + time_problems
    if problems:
        raise UsageProblems(*problems)
    return Settings(
        tasks=tuple(folder / task for task in given.tasks),
        folder=folder,
        pytest_command=tuple(pytest_command),
        base=given.base,
        explain=given.explain,
        reports=reports,
        allow_outside=given.allow_outside,
        pull_request=None if given.pull_request is None else folder / given.pull_request,
        time_limit=seconds,
    )


def refuse_idle_options(found: Sequence[tuple[str, str]]) -> None:
    """Raise UsageProblems for options, each with where it stands, that keep tests from running."""
    if found:
        raise UsageProblems(
            *(
                Problem(
                    f"--dod cannot be combined with {name}{origin}",
                    hint="with it pytest runs no test, so nothing could be proven; remove it",
                )
                for name, origin in found
            )
        )


def report_requests(
    values: Sequence[str], folder: Path, kinds: Sequence[str]
) -> tuple[tuple[ReportRequest, ...], tuple[Problem, ...]]:
    """Read each `KIND=PATH`; what cannot be read comes back as a problem."""
    requests: list[ReportRequest] = []
    problems: list[Problem] = []
    for value in values:
        kind, equals, path = value.partition("=")
        if kind not in kinds:
            problems.append(
                Problem(
                    f"--dod-report: no report is named {kind!r}",
                    hint=f"known are {', '.join(sorted(kinds))}; write e.g. json=dod.json",
                )
            )
        elif not equals or not path:
            problems.append(
                Problem(
                    f"--dod-report: {value!r} names no file",
                    hint=f"write {kind}=PATH, e.g. {kind}=dod.{kind}",
                )
            )
        else:
            requests.append(ReportRequest(kind, folder / path))
    return tuple(requests), tuple(problems)


def time_limit(value: str | None) -> tuple[float, tuple[Problem, ...]]:
    """Read `--dod-timeout`; 0 switches it off."""
    if value is None:
        return TEST_TIME_LIMIT, ()
    try:
        seconds = float(value)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds < float("inf"):
        return TEST_TIME_LIMIT, (
            Problem(
                f"--dod-timeout: {value!r} is no number of seconds",
                hint="give a number from 0 up; 0 means no limit",
            ),
        )
    return seconds, ()


def read_project_settings(pyproject: bytes | None) -> ProjectSettings:
    """Read `[tool.pytest-dod]`; None, or no such table, gives the defaults.

    Raises UsageProblems for a file that is no TOML, an unknown key or a value of the wrong type.
    """
    if pyproject is None:
        return ProjectSettings()
    try:
        document = tomllib.loads(pyproject.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageProblems(
            Problem(f"pyproject.toml cannot be read: {error}", path="pyproject.toml")
        ) from None
    tool = document.get("tool", {})
    table = tool.get("pytest-dod", {}) if isinstance(tool, dict) else {}
    known: dict[str, tuple[type, ...]] = {
        "base": (str,),
        "tool-timeout": (int, float),
        "waivers": (list,),
        "phrases": (dict,),
        "allow": (list,),
    }
    problems = []
    if not isinstance(table, dict):
        raise UsageProblems(Problem(f"[{TABLE}] is no table", path="pyproject.toml"))
    for key, value in table.items():
        if key not in known:
            problems.append(
                Problem(
                    f"[{TABLE}] has no setting {key!r}",
                    path="pyproject.toml",
                    hint=f"known are {', '.join(sorted(known))}",
                )
            )
        elif isinstance(value, bool) or not isinstance(value, known[key]):
            problems.append(
                Problem(f"[{TABLE}] {key} has the wrong type: {value!r}", path="pyproject.toml")
            )
        elif isinstance(value, (int, float)) and not value > 0:
            problems.append(Problem(f"[{TABLE}] {key} must be above 0", path="pyproject.toml"))
    if problems:
        raise UsageProblems(*problems)
    return ProjectSettings(
        base=table.get("base"),
        tool_time_limit=float(table.get("tool-timeout", TOOL_TIME_LIMIT)),
        waivers=read_waivers(table.get("waivers", [])),
        phrases=read_phrases(table.get("phrases", {})),
        allow=read_allowed(table.get("allow", [])),
    )


def in_force(now: ProjectSettings, at_base: ProjectSettings) -> tuple[ProjectSettings, str]:
    """`now` less what the change itself adds to its waivers and phrases, and a note about that."""
    waivers = tuple(waiver for waiver in now.waivers if waiver in at_base.waivers)
    phrases = {
        wording: meaning
        for wording, meaning in now.phrases.items()
        if at_base.phrases.get(wording) == meaning
    }
    new = len(now.waivers) - len(waivers) + len(now.phrases) - len(phrases)
    note = ""
    if new:
        note = (
            f"{new} of the waivers and phrases of [{TABLE}] are new in this change: "
            "they are in force once the base has them"
        )
    return replace(now, waivers=waivers, phrases=phrases), note
