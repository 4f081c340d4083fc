"""ruff: `ruff check` and `ruff format --check`, with the project's settings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from ..model.change import ChangeSet
from ..model.evidence import ToolReport, ToolRequest
from ..model.finding import Finding
from ..model.tool import ProcessAnswer, Tool, Workshop
from ._base_settings import (
    PYTHON_SUFFIXES,
    changed_below,
    make_mirror,
    only_at_base,
    root_in,
    why_looser,
)
from ._ruff_settings import mirrored_settings, read_steering
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

_CHECK = ("check", "--no-cache", "--no-fix", "--no-fix-only", "--output-format", "concise", "-v")
_FORMAT = ("format", "--check", "--no-cache", "-v")
_PLACE = re.compile(r"(?P<path>.+?):(?P<line>\d+)(?::\d+)?: (?P<message>\S.*)")
_FIXABLE = " [*] "
_LOOKED_AT = re.compile(r"\[DEBUG\] (?:Checking: |format_path; path=)(?P<path>.+)")
_UNREADABLE = re.compile(
    r"(?:warning|error): Failed to (?:lint|read|parse|format) (?P<path>.+?)"
    r"(?::(?P<line>\d+):\d+)?: (?P<why>.+)"
)
_OLD_REFORMAT = re.compile(r"Would reformat: (?P<path>.+)")
_IO = re.compile(r"(?P<path>.+?): io: (?P<message>.+)")

Reader = Callable[[ProcessAnswer, Path, Path, Workshop], tuple[Finding, ...]]


def _run(
    arguments: tuple[str, ...], read: Reader, request: ToolRequest, workshop: Workshop
) -> ToolReport:
    program: Program | None = None
    try:
        paths = wanted_paths(request, workshop)
        program = find_program("ruff", workshop)
        ask = partial(_ask, arguments, read, program, workshop)
        answer = ask(paths, workshop.root, workshop.top)
        if workshop.changes is not None:
            answer = _with_base(answer, ask, request, workshop, workshop.changes, arguments)
    except UnusableError as problem:
        return failed(request, problem, program)
    shown = " ".join(("ruff", *arguments[: 2 if arguments[0] == "format" else 1], *paths))
    return report(request, program, answer, plain(shown))


def _ask(
    arguments: tuple[str, ...],
    read: Reader,
    program: Program,
    workshop: Workshop,
    paths: Sequence[str],
    folder: Path,
    top: Path,
) -> Answer:
    result = workshop.run(
        [*program.command, *arguments, "--", *paths],
        cwd=folder,
        extra_environment={**program.environment, "RUFF_OUTPUT_FORMAT": "concise"},
    )
    told = text_of(result.stderr)
    if result.exit_status not in (0, 1, 2):
        raise broken("ruff", result)
    if "Encountered error" in told:
        raise broken("ruff", result, "it could not read everything")
    findings = read(result, folder, top, workshop)
    if result.exit_status and not findings:
        raise broken("ruff", result)
    looked_at = frozenset(
        path
        for match in _LOOKED_AT.finditer(told)
        if match["path"].endswith(PYTHON_SUFFIXES)
        and (path := below_top(match["path"], folder, workshop, top)) is not None
    )
    if not looked_at and "No Python files found" not in told and "[DEBUG]" not in told:
        raise UnusableError(
            "ruff did not say which files it looked at", "pip install --upgrade ruff"
        )
    if result.cut:
        more = Finding("ruff said more than could be read: this list is not whole")
        findings = (*findings, more)
    return Answer(findings, len(looked_at), looked_at)


def _read_check(
    result: ProcessAnswer, folder: Path, top: Path, workshop: Workshop
) -> tuple[Finding, ...]:
    if result.exit_status == 2:
        raise broken("ruff", result)
    findings = list(_places(text_of(result.stdout).splitlines(), folder, top, workshop))
    findings += _unreadable(result, folder, top, workshop)
    return tuple(dict.fromkeys(findings))


def _read_format(
    result: ProcessAnswer, folder: Path, top: Path, workshop: Workshop
) -> tuple[Finding, ...]:
    lines = text_of(result.stdout).splitlines()
    hint = "run `ruff format` on it"
    findings = []
    for finding in _places(lines, folder, top, workshop):
        if finding.message.startswith("unformatted:"):
            finding = Finding("would be reformatted", finding.path, finding.line, hint)
        findings.append(finding)
    for line in lines:
        old, unread = _OLD_REFORMAT.fullmatch(line), _IO.fullmatch(line)
        if old:
            path = below_top(old["path"], folder, workshop, top) or old["path"]
            findings.append(Finding("would be reformatted", plain(path), hint=hint))
        elif unread:
            path = below_top(unread["path"], folder, workshop, top) or unread["path"]
            findings.append(Finding(f"cannot be read: {plain(unread['message'])}", plain(path)))
    findings += _unreadable(result, folder, top, workshop)
    return tuple(dict.fromkeys(findings))


def _places(lines: Iterable[str], folder: Path, top: Path, workshop: Workshop) -> Iterable[Finding]:
    for line in lines:
        match = _PLACE.fullmatch(line)
        if match:
            path = below_top(match["path"], folder, workshop, top) or match["path"]
            message = plain(match["message"])
            hint = "`ruff check --fix` can repair it" if _FIXABLE in message else ""
            message = message.replace(_FIXABLE, " ", 1)
            yield Finding(message, plain(path), int(match["line"]), hint)


def _unreadable(
    result: ProcessAnswer, folder: Path, top: Path, workshop: Workshop
) -> Iterable[Finding]:
    # Where no rule for it is selected ruff only warns of a file it could not read, and ends with 0.
    for line in text_of(result.stderr).splitlines():
        match = _UNREADABLE.fullmatch(line)
        if match:
            path = below_top(match["path"], folder, workshop, top) or match["path"]
            number = int(match["line"]) if match["line"] else None
            yield Finding(f"cannot be read: {plain(match['why'])}", plain(path), number)


def _with_base(
    answer: Answer,
    ask: Callable[[Sequence[str], Path, Path], Answer],
    request: ToolRequest,
    workshop: Workshop,
    changes: ChangeSet,
    arguments: tuple[str, ...],
) -> Answer:
    """Ask again with the settings of the base, where these could have more to say."""
    concerned = changed_below(workshop, changes, request.paths)
    settings = read_steering(workshop, changes)
    unseen = sorted(set(concerned) - answer.looked_at)
    notes = tuple(f"ruff's settings leave out {plain(path)}" for path in unseen)
    if not concerned or not (settings.changed or unseen):
        return answer
    contents = {path: c.after for path, c in concerned.items() if c.after is not None}
    touched = tuple(p for p in request.paths if changed_below(workshop, changes, (p,)))
    paths = wanted_paths(replace(request, paths=touched), workshop)
    try:
        own = mirrored_settings(settings, formatter=arguments[0] == "format")
        mirror = make_mirror(workshop, {**contents, **own}, set(settings.now) - set(own))
        base = ask(paths, root_in(mirror, workshop), mirror)
    except UnusableError as problem:
        raise problem.at_base("ruff") from problem
    more = only_at_base(base.findings, answer.findings, contents, why_looser(settings.changed))
    return Answer((*answer.findings, *more), answer.examined, answer.looked_at, notes)


CHECK = Tool("ruff-check", "ruff check", partial(_run, _CHECK, _read_check), "ruff")
FORMAT = Tool("ruff-format", "ruff format --check", partial(_run, _FORMAT, _read_format), "ruff")
