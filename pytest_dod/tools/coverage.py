"""Executed lines become coverage of each changed module, counted by the coverage library."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..model.account import Account, ExecutedCode
from ..model.change import Change
from ..model.evidence import EvidenceKind, Gap, ModuleCoverage
from ..model.tool import Workshop
from ._coverage_settings import SETTINGS_FILES, asks_for_branches, settings_file, settings_of

__all__ = ["CoverageAnswer", "asks_for_branches", "measure", "settings_file"]

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


def measure(account: Account, modules: Sequence[Change], workshop: Workshop) -> CoverageAnswer:
    """Count the coverage of each of `modules`; one that never ran has 0 percent.

    It is counted under the coverage settings of the project's folder, or those the tests were
    measured with, and once more under what these were at the base.
    """
    if not modules:
        return CoverageAnswer({})
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
        "modules": {
            change.path: _told(executed.get(str(workshop.top / change.path))) for change in modules
        },
    }
    ended = workshop.run(
        (sys.executable, "-I", "-m", "pytest_dod.recorders.analysis"),
        cwd=workshop.scratch,
        stdin=json.dumps(question).encode(),
    )
    try:
        answer = json.loads(ended.stdout) if ended.exit_status == 0 else None
        if isinstance(answer, dict):
            return _read(answer)
    except (ValueError, TypeError, KeyError):
        pass
    reason = "it took too long" if ended.timed_out else ended.failure or _last_line(ended.stderr)
    return _unknown(f"coverage could not be counted: {reason or 'no answer'}", _BUG)


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
    now = _Section(answer.get("now"))
    base = _Section(answer.get("base"))
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
