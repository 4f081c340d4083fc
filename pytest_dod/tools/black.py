"""black: `black --check`, with the project's settings."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ..model.change import ChangeSet
from ..model.evidence import ToolReport, ToolRequest
from ..model.finding import Finding
from ..model.tool import Tool, Workshop
from ._base_settings import (
    Steering,
    changed_below,
    ignore_rules,
    make_mirror,
    only_at_base,
    root_in,
    steering,
    why_looser,
)
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
from ._toml import Table, read_toml, table_at, write_toml

_WOULD = re.compile(r"would reformat (?P<path>.+)")
_FINE = re.compile(r"(?P<path>.+) already well formatted, good job\.")
_ERROR = re.compile(
    r"error: cannot (?:format|parse):? (?P<path>.+?\.(?:pyi?|ipynb))"
    r"(?::(?P<line>\d+):\d+)?(?::\s*(?P<why>.*))?"
)
_COUNT = re.compile(
    r"(\d+) files? would (?:be reformatted|be left unchanged|fail to reformat)", re.IGNORECASE
)
# Not the file's fault, or not provably so.
_OWN_LIMIT = re.compile(r"too many nested|INTERNAL ERROR|[Rr]ecursion|Errno|[Pp]ermission")

_NAME = "pyproject.toml"
_SELECTION = ("include", "exclude", "extend_exclude", "force_exclude", "line_ranges", "code")
_LEFT_ALONE = (
    "skip_string_normalization",
    "skip_magic_trailing_comma",
    "skip_source_first_line",
)
_DROPPED = ("quiet", "verbose", "check", "diff", "color", "workers", "required_version")
_LINE_LENGTH = 88


def run(request: ToolRequest, workshop: Workshop) -> ToolReport:
    """Ask black whether it would change anything; it changes nothing."""
    program: Program | None = None
    try:
        paths = wanted_paths(request, workshop)
        program = find_program("black", workshop)
        answer = _ask(program, workshop, paths, workshop.root, workshop.top)
        if workshop.changes is not None:
            answer = _with_base(answer, program, request, workshop, workshop.changes)
    except UnusableError as problem:
        return failed(request, problem, program)
    return report(request, program, answer, plain(" ".join(("black --check", *paths))))


def _ask(
    program: Program, workshop: Workshop, paths: Sequence[str], folder: Path, top: Path
) -> Answer:
    result = workshop.run(
        [*program.command, "--check", "--verbose", "--no-color", "--", *paths],
        cwd=folder,
        extra_environment={
            **program.environment,
            "BLACK_CACHE_DIR": str(workshop.folder("black-cache")),
        },
    )
    if result.exit_status not in (0, 1, 123):
        raise broken("black", result)
    told = text_of(result.stderr).splitlines()
    findings, looked_at = _read(told, folder, top, workshop)
    examined = sum(int(number) for line in told for number in _COUNT.findall(line))
    # A broken pyproject.toml ends black with the same 1 as "would reformat".
    if result.exit_status and not findings:
        raise broken("black", result)
    if not examined and not any("No Python files are present" in line for line in told):
        raise broken("black", result, "it did not say how many files it looked at")
    return Answer(findings, examined, looked_at)


def _read(
    told: Sequence[str], folder: Path, top: Path, workshop: Workshop
) -> tuple[tuple[Finding, ...], frozenset[str]]:
    findings: list[Finding] = []
    limits: list[Finding] = []
    looked_at: set[str] = set()
    for line in told:
        match = _WOULD.fullmatch(line) or _FINE.fullmatch(line) or _ERROR.fullmatch(line)
        if match is None:
            continue
        path = below_top(match["path"], folder, workshop, top)
        looked_at.add(path or match["path"])
        shown = plain(path or match["path"])
        if match.re is _WOULD:
            findings.append(Finding("would be reformatted", shown, hint="run `black` on it"))
        elif match.re is _ERROR:
            why = plain(match["why"] or "no valid Python")
            number = int(match["line"]) if match["line"] else None
            listed = limits if _OWN_LIMIT.search(why) else findings
            listed.append(Finding(f"black cannot read it: {why}", shown, number))
    if limits and not findings:
        raise UnusableError(f"{limits[0].path}: {limits[0].message}")
    return (*findings, *limits), frozenset(looked_at)


def _with_base(
    answer: Answer,
    program: Program,
    request: ToolRequest,
    workshop: Workshop,
    changes: ChangeSet,
) -> Answer:
    """Ask again with the settings of the base, where these could have more to say."""
    concerned = changed_below(workshop, changes, request.paths)
    settings = steering(workshop, changes, (_NAME, ".gitignore"), _relevant)
    unseen = sorted(set(concerned) - answer.looked_at)
    if not concerned or not (settings.changed or unseen):
        return answer
    notes = tuple(f"black's settings leave out {plain(path)}" for path in unseen)
    contents = {path: c.after for path, c in concerned.items() if c.after is not None}
    touched = tuple(p for p in request.paths if changed_below(workshop, changes, (p,)))
    paths = wanted_paths(replace(request, paths=touched), workshop)
    try:
        own = _mirrored_settings(settings)
        mirror = make_mirror(workshop, {**contents, **own}, set(settings.now) - set(own))
        base = _ask(program, workshop, paths, root_in(mirror, workshop), mirror)
    except UnusableError as problem:
        raise problem.at_base("black") from problem
    more = only_at_base(base.findings, answer.findings, contents, why_looser(settings.changed))
    return Answer((*answer.findings, *more), answer.examined, answer.looked_at, notes)


def _relevant(name: str, content: bytes) -> object:
    if name != _NAME:
        return ignore_rules(content)
    try:
        document = read_toml(content)
    except ValueError:
        return content
    project = table_at(document, "project") or {}
    table = _black_table(document)
    return None if table is None else (table, project.get("requires-python"))


def _black_table(document: Table) -> Table | None:
    table = table_at(document, "tool", "black")
    if table is None:
        return None
    return {key.removeprefix("--").replace("-", "_"): value for key, value in table.items()}


def _mirrored_settings(settings: Steering) -> dict[str, bytes]:
    """The base's choice of files with today's style, but for where that became laxer."""
    files = dict(settings.base)
    for path, content in settings.base.items():
        if posixpath.basename(path) != _NAME:
            continue
        document = _document(path, content)
        today = _document(path, settings.now.get(path, b""))
        base = _black_table(document)
        if base is None and _black_table(today) is None:
            continue
        merged = _merged(base or {}, _black_table(today) or {})
        mirrored: dict[str, object] = {"tool": {"black": merged}}
        wanted_python = (table_at(today, "project") or {}).get("requires-python")
        if isinstance(wanted_python, str):
            mirrored["project"] = {"name": "x", "requires-python": wanted_python}
        files[path] = write_toml(mirrored)
    return files


def _document(path: str, content: bytes) -> Table:
    try:
        return read_toml(content)
    except ValueError as error:
        raise UnusableError(
            f"the settings cannot be read: {plain(path)}: {plain(str(error))}"
        ) from error


def _merged(base: Mapping[str, object], now: Mapping[str, object]) -> Table:
    merged = {key: value for key, value in now.items() if key not in (*_DROPPED, *_SELECTION)} | {
        key: base[key] for key in _SELECTION if key in base
    }
    merged["line_length"] = min(_number(base.get("line_length")), _number(now.get("line_length")))
    for key in _LEFT_ALONE:
        merged[key] = bool(base.get(key)) and bool(now.get(key))
    return merged


def _number(value: object) -> int:
    return value if isinstance(value, int) else _LINE_LENGTH


TOOL = Tool("black", "black --check", run)
