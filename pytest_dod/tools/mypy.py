"""mypy, with the project's settings."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from ..model.change import ChangeSet
from ..model.evidence import ToolReport, ToolRequest
from ..model.finding import Finding
from ..model.tool import Tool, Workshop
from ._base_settings import (
    changed_below,
    make_mirror,
    only_at_base,
    root_folder,
    root_in,
    why_looser,
)
from ._mypy_settings import mirrored_settings, names_files, read_steering
from ._start import (
    Answer,
    Program,
    UnusableError,
    below_top,
    broken,
    failed,
    find_program,
    plain,
    report,
    text_of,
    wanted_paths,
)

_ARGUMENTS = (
    f"--cache-dir={os.devnull}",
    "--no-incremental",
    "--no-install-types",
    "--no-color-output",
    "--no-pretty",
    "--hide-error-context",
    "--hide-error-end",
    "--show-error-codes",
    "--error-summary",
)
_PLACE = re.compile(
    r"(?P<path>.+?):(?P<line>\d+)(?::\d+)*: (?P<severity>error|warning): (?P<message>.+)"
)
_NO_LINE = re.compile(r"(?P<path>[^:]+\.pyi?): error: (?P<message>.+)")
_CLEAN = re.compile(r"Success: no issues found in (\d+) source files?")
_FOUND = re.compile(r"Found \d+ errors? in (\d+) files? \((?:checked (\d+) source files?|(.+))\)")
_NOTHING = re.compile(r"There are no .*files? in director|Nothing to do\?")
# About the set-up of the run, and not about types.
_SET_UP = re.compile(
    r"Duplicate module named|Source file found twice|is not a valid Python package name"
    r"|Error importing plugin|Cannot find plugin"
)
_IMPORTS = re.compile(r"\[import(?:-\w+)*\]$")
_BROKEN_SETTINGS = re.compile(r"(?P<path>[^\s:]*(?:\.toml|\.ini|\.cfg)): (?!\[)(?P<why>.+)")


def run(request: ToolRequest, workshop: Workshop) -> ToolReport:
    """Ask mypy about the paths; about what its settings name, where no path is asked for."""
    program: Program | None = None
    try:
        paths = wanted_paths(request, workshop)
        program = find_program("mypy", workshop)
        changes = workshop.changes
        # With `files` or `packages` in its settings, plain `mypy` is how the project runs it.
        if paths == (".",) and names_files(workshop):
            paths = ()
        answer = _ask(program, workshop, paths, workshop.root, workshop.top)
        if changes is not None:
            answer = _with_base(answer, program, request, workshop, changes)
    except UnusableError as problem:
        return failed(request, problem, program)
    return report(request, program, answer, plain(" ".join(("mypy", *paths))))


def _ask(
    program: Program, workshop: Workshop, paths: Sequence[str], folder: Path, top: Path
) -> Answer:
    arguments = [*_ARGUMENTS, *(["--", *paths] if paths else [])]
    result = workshop.run(
        [*program.command, *arguments], cwd=folder, extra_environment=program.environment
    )
    said, told = text_of(result.stdout).splitlines(), text_of(result.stderr).splitlines()
    if any(_NOTHING.search(line) for line in (*said, *told)):
        return Answer((), 0)
    if result.exit_status not in (0, 1, 2):
        raise broken("mypy", result)
    # mypy goes on without settings that it cannot read, and may well find nothing then.
    for line in told:
        match = _BROKEN_SETTINGS.match(line)
        if match and not match["why"].startswith("No [mypy]"):
            raise UnusableError(f"mypy cannot read {plain(match['path'])}: {plain(match['why'])}")
    findings = _read(said, folder, top, workshop)
    examined = _examined(said, findings)
    if examined is None or bool(result.exit_status) != bool(findings):
        raise broken("mypy", result, _said(said, told))
    notes = tuple(f"mypy: {plain(line)}" for line in told if ": [mypy" in line)
    return Answer(findings, examined, notes=notes)


def _read(said: Sequence[str], folder: Path, top: Path, workshop: Workshop) -> tuple[Finding, ...]:
    findings = []
    for line in said:
        match = _PLACE.fullmatch(line) or _NO_LINE.fullmatch(line)
        if match is None:
            continue
        message = plain(match["message"])
        if _SET_UP.search(message):
            raise UnusableError(
                f"mypy could not check anything: {plain(line)}",
                "name what to check in `files` or `packages` of [tool.mypy], or in the task",
            )
        path = below_top(match["path"], folder, workshop, top) or match["path"]
        number = int(match["line"]) if match.re is _PLACE else None
        findings.append(Finding(message, plain(path), number))
    return tuple(dict.fromkeys(findings))


def _examined(said: Sequence[str], findings: Sequence[Finding]) -> int | None:
    for line in reversed(said):
        clean, found = _CLEAN.fullmatch(line), _FOUND.fullmatch(line)
        if clean:
            return int(clean.group(1))
        if found:
            # After a syntax error mypy does not say how many files it has read.
            return int(found.group(2) or len({finding.path for finding in findings}))
    return None


def _said(said: Sequence[str], told: Sequence[str]) -> str:
    lines = [line for line in (*told, *said) if line.strip()]
    telling = [line for line in lines if "error" in line.lower()]
    return plain((telling or lines or ["no summary"])[0])[:300]


def _with_base(
    answer: Answer, program: Program, request: ToolRequest, workshop: Workshop, changes: ChangeSet
) -> Answer:
    """Ask again with the settings of the base, where these could have more to say."""
    concerned = changed_below(workshop, changes, request.paths)
    settings = read_steering(workshop, changes)
    if not concerned or not settings.changed:
        return answer
    paths = wanted_paths(request, workshop)
    try:
        own = mirrored_settings(settings, root_folder(workshop))
        mirror = make_mirror(workshop, own, set(settings.now) - set(own))
        if paths == (".",) and names_files(workshop, settings.base):
            paths = ()
        base = _ask(program, workshop, paths, root_in(mirror, workshop), mirror)
    except UnusableError as problem:
        raise problem.at_base("mypy") from problem
    # A new dependency without types is excused in the settings; that hides no fault of this code.
    found = (finding for finding in base.findings if not _IMPORTS.search(finding.message))
    more = only_at_base(found, answer.findings, concerned, why_looser(settings.changed))
    return Answer((*answer.findings, *more), answer.examined, notes=answer.notes)


TOOL = Tool("mypy", "mypy", run)
