"""Each changed module is covered by tests to at least a threshold, one by one."""

from __future__ import annotations

import math
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..errors import CannotTell
from ..model.change import Change, ChangeKind, ChangeSet
from ..model.check import Check, Context
from ..model.evidence import EvidenceKind, ModuleCoverage
from ..model.finding import Excuse, Finding, Observation
from ..model.modules import classify, imported_by_changes, in_script_folder, is_test_path
from ..model.suppressions import Blinds, new_suppressions
from ._excuses import of_suppression, parted
from ._reached import reached

_SETTINGS_FILES = frozenset({".coveragerc", "pyproject.toml", "setup.cfg", "tox.ini"})
_ENOUGH_RANGES = 8
_EARLY_HINT = (
    "an installed plugin imports it: run `python -I -m pytest_dod` without --cov, which measures "
    "from the start"
)
_ADDED = (
    "add tests for it, or let the task say how much is enough: coverage of changed modules ≥ 85 %"
)


@dataclass(frozen=True)
class Options:
    """The threshold is a percentage.

    With `above` the threshold itself is not enough. With `added` the tests must have run each line
    and function that the change adds, too.
    """

    threshold: float = 85.0
    above: bool = False
    added: bool = False


def examine(options: Options, context: Context) -> Observation:
    """Judge each changed module by its own number."""
    if not 0 <= options.threshold <= 100:
        raise CannotTell(f"a coverage of {options.threshold:g} % cannot be demanded")
    changes = context.evidence.need_changes()
    modules = classify(changes)
    numbers = context.evidence.need_coverage() if modules.counted else {}
    judge = _Judge(options, changes, numbers, context)
    notes = [
        f"{path} is not counted: {why}"
        for path, why in modules.left_out.items()
        if not is_test_path(path)
    ]
    for path in modules.counted:
        judge.module(path)
    for path, reason in modules.unreadable.items():
        judge.unknown.append(f"{path}: {reason}")
    judge.suppressions(frozenset(modules.counted))
    if judge.unknown and not judge.findings:
        raise CannotTell(f"not measured: {'; '.join(judge.unknown)}")
    if not judge.measured and not judge.findings:
        outside = any(number.left_out for number in numbers.values())
        hint = _SETTINGS_HINT if outside else _NOTHING_HINT
        raise CannotTell(_nothing(modules.left_out, judge.notes), hint)
    return Observation(
        len(judge.measured),
        "modules",
        tuple(judge.findings),
        judge.measured,
        (*judge.notes, *notes),
        excuses=tuple(judge.excuses),
    )


_NOTHING_HINT = (
    "if the task is not meant to change code, say so in its line with `N/A: reason`; else check "
    "that the right base is compared with"
)

_SETTINGS_HINT = (
    "the settings of coverage (source, include, omit) leave it out of every report: let them name "
    "its path in the checkout"
)


def _nothing(left_out: Mapping[str, str], notes: Iterable[str]) -> str:
    reasons = [*(f"{path} ({why})" for path, why in left_out.items()), *notes]
    if not reasons:
        return "no Python module differs from the base: there is no coverage to measure"
    shown = "; ".join(reasons[:5])
    more = f"; and {len(reasons) - 5} more" if len(reasons) > 5 else ""
    return f"no changed module has coverage to measure: {shown}{more}"


class _Judge:
    """Collects what is to be said while it goes through the modules."""

    def __init__(
        self,
        options: Options,
        changes: ChangeSet,
        numbers: Mapping[str, ModuleCoverage],
        context: Context,
    ) -> None:
        self.findings: list[Finding] = []
        self.notes: list[str] = []
        self.excuses: list[Excuse] = []
        self.measured: dict[str, float] = {}
        self.unknown: list[str] = []
        self._threshold = options.threshold
        self._above = options.above
        self._added = options.added
        self._changes = changes
        self._used = imported_by_changes(changes)
        self._numbers = numbers
        self._at_base = context.evidence.coverage_at_base_settings
        self._settings = _changed_settings(changes)

    def module(self, path: str) -> None:
        """Judge one changed module."""
        change, now, base = self._changes.at(path), self._numbers.get(path), self._at_base.get(path)
        if change is None or now is None:
            self.unknown.append(f"{path}: no number of it has arrived")
        elif base is not None and _is_laxer(now, base):
            self._loosened(change, now, base)
        elif now.left_out:
            self._left_out(change, now.left_out)
        elif now.percent is None:
            self.notes.append(f"{path} holds nothing to measure: all of it is excluded")
        else:
            self._measure(change, now)

    def suppressions(self, counted: frozenset[str]) -> None:
        """Lines that the change hides from coverage without a word why."""
        for suppression in new_suppressions(self._changes, Blinds.COVERAGE):
            where = f"{suppression.path}:{suppression.line}"
            if suppression.path not in counted:
                continue
            if suppression.explained and not suppression.why:
                self.notes.append(f"{where} is new and excluded from coverage; it says itself why")
                continue
            findings, excuses = parted([of_suppression(suppression)])
            self.findings += findings
            self.excuses += excuses

    def _measure(self, change: Change, numbers: ModuleCoverage, loosened: str = "") -> None:
        percent = numbers.percent
        if percent is None:
            return
        self.measured[change.path] = round(percent, 2)
        gaps = line_ranges(numbers.missing)
        if percent + 1e-9 < self._threshold or (self._above and percent - 1e-9 <= self._threshold):
            self.findings.append(self._too_low(change.path, percent, numbers, loosened))
            return
        fresh = sorted(change.added_lines.intersection(numbers.missing))
        if fresh and self._added:
            self.findings.append(
                Finding(
                    f"no test ran {line_ranges(fresh)} of this change",
                    change.path,
                    fresh[0],
                    _ADDED,
                )
            )
        elif fresh:
            self.notes.append(f"{change.path}: no test ran {line_ranges(fresh)} of this change")
        elif gaps:
            self.notes.append(f"{change.path}: no test ran {gaps}")
        self._diluted(change, numbers, percent)

    def _too_low(
        self, path: str, percent: float, numbers: ModuleCoverage, loosened: str
    ) -> Finding:
        never = f"; no test ran {line_ranges(numbers.missing)}" if numbers.missing else ""
        if numbers.statements and len(numbers.missing) == numbers.statements:
            never = "; no test ran any of it"
        if numbers.missing_branches:
            never += f"; {_count(numbers.missing_branches, 'branch', 'branches')} never taken"
        if numbers.imported_early:
            never = f"; it was imported before measuring could start{never}"
        return Finding(
            f"{_shown(percent)} % covered, {'more than ' * self._above}{self._threshold:g} % "
            f"demanded{never}{loosened}",
            path,
            numbers.missing[0] if numbers.missing else None,
            (_EARLY_HINT if numbers.imported_early else "add tests that run these lines")
            + (", and restore the setting or change it in a commit on the base" * bool(loosened)),
        )

    def _loosened(self, change: Change, now: ModuleCoverage, base: ModuleCoverage) -> None:
        if base.percent is None:
            self.notes.append(f"{change.path} holds nothing to measure: all of it is excluded")
            return
        today = "left out" if now.left_out else f"{_shown(now.percent)} %"
        if now.percent is None and not now.left_out:
            today = "excluded as a whole"
        self._measure(
            change,
            base,
            f"; it is {today} only by settings that this change loosens{self._settings}",
        )
        if change.path in self.measured:
            self.notes.append(
                f"{change.path} was measured with the coverage settings of the base: those of "
                f"this change{self._settings} leave more of it out"
            )

    def _left_out(self, change: Change, why: str) -> None:
        new = change.kind in (ChangeKind.ADDED, ChangeKind.RENAMED)
        outside = not why.lower().startswith("omit")
        folder_is_new = not any(
            path.endswith(".py") and _in_folder(path, _first_folder(change.path))
            for path in self._changes.base_files
        )
        strange = folder_is_new and not in_script_folder(change.path) and "/" in change.path
        if new and outside and (strange or change.path in self._used):
            self.findings.append(
                Finding(
                    f"new here, and its coverage is not measured: {why}",
                    change.path,
                    hint="add its folder to `source` in the coverage settings, or move the code "
                    "to where coverage is measured",
                )
            )
        else:
            self.notes.append(f"{change.path} is not counted: {why}")

    def _diluted(self, change: Change, numbers: ModuleCoverage, percent: float) -> None:
        seen = reached(change, numbers)
        if seen is None or seen.percent is None or not seen.idle:
            return
        names = ", ".join(dict.fromkeys(name for _, name in seen.idle))
        if self._added:
            # Those of more lines are told by their lines.
            hidden = [one for one in seen.idle if one[0] in numbers.never_entered]
            self.findings += [
                Finding(f"new, and called by no test: {name}", change.path, line, _ADDED)
                for line, name in hidden
            ]
            return
        if seen.percent < self._threshold / 2 and seen.logic - seen.ran > 1:
            self.findings.append(
                Finding(
                    f"{_shown(percent)} % comes from lines that importing the module runs; of the "
                    f"code inside its functions {_shown(seen.percent)} % ran, and nothing called "
                    f"{names}",
                    change.path,
                    seen.idle[0][0],
                    "add tests that call the new functions",
                )
            )
        else:
            self.notes.append(f"{change.path}: new, and called by no test: {names}")


def _is_laxer(now: ModuleCoverage, base: ModuleCoverage) -> bool:
    if base.left_out:
        return False
    if now.left_out or now.percent is None:
        return True
    return base.percent is not None and base.percent < now.percent


def _changed_settings(changes: ChangeSet) -> str:
    paths = [
        change.path
        for change in changes.changes
        if posixpath.basename(change.path) in _SETTINGS_FILES
    ]
    return f" ({', '.join(paths)})" if paths else ""


def _first_folder(path: str) -> str:
    return path.split("/", 1)[0]


def _in_folder(path: str, folder: str) -> bool:
    return path.startswith(f"{folder}/") and not is_test_path(path)


def _shown(percent: float | None) -> str:
    """Rounded down, so that 84.996 does not read as the 85 that it misses."""
    return "0" if percent is None else f"{math.floor(percent * 100 + 1e-9) / 100:g}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def line_ranges(numbers: Iterable[int]) -> str:
    """`line 7` or `lines 12-18, 30`; a long list is cut and says so."""
    ranges: list[list[int]] = []
    for number in sorted(set(numbers)):
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    if not ranges:
        return ""
    texts = [str(a) if a == b else f"{a}-{b}" for a, b in ranges]
    more = len(texts) - _ENOUGH_RANGES
    rest = f" and {_count(more, 'more place', 'more places')}" if more > 0 else ""
    shown = ", ".join(texts[:_ENOUGH_RANGES]) + rest
    single = len(texts) == 1 and ranges[0][0] == ranges[0][1]
    return f"{'line' if single else 'lines'} {shown}"


CHECK = Check(
    id="changed-coverage",
    title="tests cover each changed module to at least the threshold",
    passes_when=(
        "each module that the change adds or alters reaches the threshold on its own, counted as "
        "coverage counts it with the project's settings (or, where the change loosens them, with "
        "those of the base). A module no test imported has 0 %. Tests, `setup.py`, `noxfile.py`, "
        "`docs/conf.py`, `conftest.py`, what the settings leave out, pure renames and changes of "
        "comments alone are not counted. A new exclusion comment needs a word of explanation; a "
        "new module must not lie outside `source`; and a number that only importing the module "
        "earns does not count: where new functions were never called, at least half the "
        "threshold must be reached inside functions, too. Where all new code is to be tested and "
        "no number is given, each line and function that the change adds must have run"
    ),
    options=Options,
    needs=frozenset({EvidenceKind.CHANGES, EvidenceKind.TESTS, EvidenceKind.COVERAGE}),
    examine=examine,
)
