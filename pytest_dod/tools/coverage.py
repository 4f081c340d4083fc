"""Executed lines become coverage of each changed module, counted by the coverage library."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..model.account import Account, ExecutedCode
from ..model.change import Change
from ..model.evidence import EvidenceKind, Gap, ModuleCoverage, TotalCoverage
from ..model.tool import Workshop
from ._coverage_settings import SETTINGS_FILES, asks_for_branches, settings_file, settings_of

__all__ = [
    "CoverageAnswer",
    "TotalAnswer",
    "asks_for_branches",
    "measure",
    "measure_total",
    "settings_file",
]

_BUG = "this is a bug of pytest-dod, or coverage is not installed beside it"


@dataclass(frozen=True)
class CoverageAnswer:
    """Coverage by the path of each module from the top; None where it could not be counted.

    `at_base_settings` holds only modules that count otherwise under the settings of the base.
    """

    now: Mapping[str, ModuleCoverage] | None
    at_base_settings: Mapping[str, ModuleCoverage] = field(default_factory=dict)
    gaps: tuple[Gap, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class TotalAnswer:
    """Coverage of the whole project; None where it could not be counted.

    `at_base_settings` is None where the settings of the base give the same.
    """

    now: TotalCoverage | None
    at_base_settings: TotalCoverage | None = None
    gaps: tuple[Gap, ...] = ()
    notes: tuple[str, ...] = ()


def measure(account: Account, modules: Sequence[Change], workshop: Workshop) -> CoverageAnswer:
    """Count the coverage of each of `modules`; one that never ran has 0 percent.

    It is counted under the coverage settings of the project's folder, or those the tests were
    measured with, and once more under what these were at the base.
    """
    if not modules:
        return CoverageAnswer({})
    try:
        return _read(_ask(account, [change.path for change in modules], workshop, None))
    except _NoAnswerError as problem:
        return _unknown(f"coverage could not be counted: {problem}", _BUG)


def measure_total(account: Account, files: Mapping[str, str], workshop: Workshop) -> TotalAnswer:
    """Count the coverage of the whole project, of which `files` may be a part.

    Those with a reason beside them count only where the coverage settings name them.
    """
    aside = {path: reason for path, reason in files.items() if reason}
    try:
        return _read_total(_ask(account, list(files), workshop, aside), account, workshop)
    except _NoAnswerError as problem:
        gap = _total_gap(f"coverage could not be counted: {problem}", _BUG)
        return TotalAnswer(None, gaps=(gap,))


class _NoAnswerError(Exception):
    """The analysis of coverage did not answer; the text says why."""


def _ask(
    account: Account,
    paths: Sequence[str],
    workshop: Workshop,
    aside: Mapping[str, str] | None,
) -> dict[str, object]:
    """Have a process of its own, which may import coverage, answer."""
    now, base = settings_of(account, workshop)
    executed = account.executed or {}
    folders = {"now": _laid_out(now, workshop)}
    if base != now:
        folders["base"] = _laid_out(base, workshop)
    question = {
        "top": str(workshop.top),
        "root": str(workshop.root),
        "branches": account.branches,
        "settings": folders,
        "aside": aside,
        "modules": {path: _told(executed.get(str(workshop.top / path))) for path in paths},
    }
    ended = workshop.run(
        (sys.executable, "-I", "-m", "pytest_dod.recorders.analysis"),
        cwd=workshop.scratch,
        stdin=json.dumps(question).encode(),
    )
    try:
        answer = json.loads(ended.stdout) if ended.exit_status == 0 else None
        if isinstance(answer, dict):
            return answer
    except ValueError:
        pass
    reason = "it took too long" if ended.timed_out else ended.failure or _last_line(ended.stderr)
    raise _NoAnswerError(reason or "no answer")


def _laid_out(settings: Mapping[str, bytes], workshop: Workshop) -> str:
    """A folder that looks to coverage like the project's."""
    folder = workshop.folder("coverage-settings")
    for name, content in settings.items():
        if name in SETTINGS_FILES:
            (folder / name).write_bytes(content)
    return str(folder)


def _told(code: ExecutedCode | None) -> dict[str, list[int] | None]:
    code = code or ExecutedCode(entered=frozenset())
    return {
        "lines": sorted(code.lines),
        "arcs": [number for arc in sorted(code.arcs) for number in arc],
        "entered": None if code.entered is None else sorted(code.entered),
    }


def _read(answer: Mapping[str, object]) -> CoverageAnswer:
    try:
        now, base = _Section(answer.get("now")), _Section(answer.get("base"))
    except (TypeError, KeyError, ValueError) as error:
        raise _NoAnswerError(str(error)) from error
    if now.problem:
        return _unknown(now.problem, "put the coverage settings right")
    gaps = [
        Gap(
            EvidenceKind.COVERAGE,
            f"{path} is said to have run lines that cannot run",
            "did it change during the run? else something writes into the coverage data",
        )
        for path in _texts(answer.get("tampered"))
    ]
    gaps += [
        Gap(EvidenceKind.COVERAGE, f"{path} cannot be counted: {problem}")
        for path, problem in now.broken.items()
    ]
    differing = {
        path: module for path, module in base.modules.items() if module != now.modules.get(path)
    }
    return CoverageAnswer(now.modules, differing, tuple(gaps), tuple(now.notes))


def _read_total(answer: Mapping[str, object], account: Account, workshop: Workshop) -> TotalAnswer:
    sections = {name: answer.get(name) for name in ("now", "base")}
    told = {n: section for n, section in sections.items() if isinstance(section, dict)}
    now = told.get("now", {})
    if now.get("problem") or "modules" not in now:
        gap = _total_gap(str(now.get("problem", "")) or "no answer", "put the settings right")
        return TotalAnswer(None, gaps=(gap,))
    gaps = [
        _total_gap(f"{path} cannot be counted: {problem}")
        for path, problem in now["broken"].items()
    ]
    gaps += [
        _total_gap(f"{path} is said to have run lines that cannot run")
        for path in _texts(answer.get("tampered"))
    ]
    top = f"{workshop.top}/"
    outside = [path for path in now["modules"] if f"{top}{path}" in account.outside]
    if outside:
        more = f" and {len(outside) - 1} more" if len(outside) > 1 else ""
        gaps.append(
            _total_gap(
                f"outside of what this run was told to measure: {outside[0]}{more}",
                "name all that counts in `source` of the coverage settings, or run with --no-cov",
            )
        )
    answers = {name: _total_of(part) for name, part in told.items() if "modules" in part}
    base = answers.get("base")
    return TotalAnswer(
        answers["now"],
        None if base == answers["now"] else base,
        tuple(gaps),
        tuple(_texts(now.get("notes"))),
    )


def _total_of(section: Mapping[str, object]) -> TotalCoverage:
    modules, left_out = section.get("modules"), section.get("left_out")
    fail_under = section.get("fail_under")
    whole = {"left_out": "", "never_entered": []}
    return TotalCoverage(
        {
            path: _module(path, {**numbers, **whole})
            for path, numbers in (modules.items() if isinstance(modules, dict) else ())
        },
        dict(left_out) if isinstance(left_out, dict) else {},
        fail_under if isinstance(fail_under, float) else 0.0,
    )


def _total_gap(reason: str, hint: str = "") -> Gap:
    return Gap(EvidenceKind.TOTAL_COVERAGE, reason, hint)


class _Section:
    """The numbers under one set of settings."""

    def __init__(self, told: object) -> None:
        section = told if isinstance(told, dict) else {}
        self.problem = str(section.get("problem", ""))
        self.notes = _texts(section.get("notes"))
        self.modules: dict[str, ModuleCoverage] = {}
        self.broken: dict[str, str] = {}
        modules = section.get("modules")
        for path, numbers in modules.items() if isinstance(modules, dict) else ():
            if "problem" in numbers:
                self.broken[path] = numbers["problem"]
            else:
                self.modules[path] = _module(path, numbers)


def _module(path: str, numbers: Mapping[str, object]) -> ModuleCoverage:
    return ModuleCoverage(
        path=path,
        statements=_number(numbers["statements"]),
        missing=_numbers(numbers["missing"]),
        branches=_number(numbers["branches"]),
        missing_branches=_number(numbers["missing_branches"]),
        excluded=_numbers(numbers["excluded"]),
        left_out=str(numbers["left_out"]),
        never_entered=_numbers(numbers["never_entered"]),
    )


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError("the analysis of coverage answered with something else than a number")
    return value


def _numbers(value: object) -> tuple[int, ...]:
    return tuple(map(_number, value)) if isinstance(value, list) else ()


def _texts(value: object) -> list[str]:
    return [str(text) for text in value] if isinstance(value, list) else []


def _unknown(reason: str, hint: str) -> CoverageAnswer:
    return CoverageAnswer(None, gaps=(Gap(EvidenceKind.COVERAGE, reason, hint),))


def _last_line(output: bytes) -> str:
    lines = output.decode("utf-8", "backslashreplace").strip().splitlines()
    return lines[-1] if lines else ""
