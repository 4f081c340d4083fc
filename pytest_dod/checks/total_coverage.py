"""total-coverage: tests cover the project as a whole to a threshold, or no less than before."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ..errors import CannotTell
from ..model.check import Check, Context
from ..model.evidence import Evidence, EvidenceKind, SuiteRun, TotalCoverage
from ..model.finding import Finding, Observation
from ..model.suppressions import Blinds, new_suppressions
from ._excuses import of_suppression, parted

_WORST = 5
_GIVE = "give the number the base has: <!-- dod: total-coverage baseline=NN.N -->"


@dataclass(frozen=True)
class Options:
    """`threshold` is a percentage; with `above` the threshold itself is not enough.

    With `no_drop` the coverage must not be lower than at the base, of which `baseline` is the
    number. With none of them the threshold is `fail_under` of the project's coverage settings.
    """

    threshold: float = 0.0
    above: bool = False
    no_drop: bool = False
    baseline: float = 0.0


def examine(options: Options, context: Context) -> Observation:
    """Judge the number of the whole project."""
    if not 0 <= options.baseline <= 100 or not 0 <= options.threshold <= 100:
        raise CannotTell("a coverage below 0 or above 100 % cannot be demanded")
    run = context.evidence.need_suite()
    changes = context.evidence.need_changes()
    total, loosened, demanded = _counted(context.evidence)
    percent = total.percent
    if percent is None:
        raise CannotTell(
            "no file of the project counts for its coverage",
            "name what counts in `source` of the coverage settings",
        )
    judge = _Judge(options, total, percent, loosened, demanded)
    low = list(judge.findings())
    if low:
        _refuse_part(run, total)
    new = [s for s in new_suppressions(changes, Blinds.COVERAGE) if s.path in total.modules]
    hidden, excuses = parted(of_suppression(s) for s in new if not s.explained or s.why)
    if judge.unknown is not None and not (low or hidden):
        raise judge.unknown
    return Observation(
        sum(module.percent is not None for module in total.modules.values()),
        "modules",
        (*low, *hidden),
        {"total": round(percent, 2)},
        tuple(_notes(total, loosened)),
        excuses=tuple(excuses),
    )


def _counted(evidence: Evidence) -> tuple[TotalCoverage, str, float]:
    """The lower number of those under today's settings and those of the base, and `fail_under`."""
    now, base = evidence.need_total_coverage(), evidence.total_coverage_at_base_settings
    demanded = max(now.fail_under, base.fail_under if base else 0.0)
    if base is None or base.percent is None:
        return now, "", demanded
    if now.percent is not None and now.percent <= base.percent:
        return now, "", demanded
    shown = "nothing" if now.percent is None else f"{_shown(now.percent)} %"
    return base, f"{shown} under the coverage settings that this change loosens", demanded


def _refuse_part(run: SuiteRun, total: TotalCoverage) -> None:
    """What lowers the number may be that not everything was run or seen."""
    if run.narrowed:
        raise CannotTell(
            f"only a part of the suite ran: {'; '.join(run.narrowed)}",
            "run pytest --dod without it",
        )
    early = [m.path for m in total.modules.values() if m.imported_early and m.missing]
    if early:
        raise CannotTell(
            f"{early[0]} was imported before measuring could start",
            "run `python -I -m pytest_dod` without --cov, which measures from the start",
        )


class _Judge:
    def __init__(
        self,
        options: Options,
        total: TotalCoverage,
        percent: float,
        loosened: str,
        demanded: float,
    ) -> None:
        self.unknown: CannotTell | None = None
        self._options = options
        self._total = total
        self._percent = percent
        self._loosened = loosened
        self._demanded = demanded

    def findings(self) -> Iterator[Finding]:
        """What the number misses; where that cannot be told, `unknown` says why."""
        options, percent = self._options, self._percent
        if options.threshold > 0 or options.above:
            too_low = percent + 1e-9 < options.threshold
            if too_low or (options.above and percent - 1e-9 <= options.threshold):
                more = "more than " * options.above
                yield self._low(f"{more}{options.threshold:g} % demanded")
        elif not (options.no_drop or options.baseline):
            yield from self._by_settings()
        if options.baseline:
            # A number that was rounded up must not make an equal one look lower.
            digits = len(f"{options.baseline:g}".partition(".")[2])
            if round(percent, digits) + 1e-9 < options.baseline:
                yield self._low(f"{options.baseline:g} % at the base")
        elif options.no_drop:
            yield from self._no_drop()

    def _by_settings(self) -> Iterator[Finding]:
        demanded = self._demanded
        if not demanded:
            self.unknown = CannotTell(
                "neither the text nor the coverage settings name a threshold",
                "name it: <!-- dod: total-coverage threshold=85 -->, or set `fail_under`",
            )
        elif self._percent + 1e-9 < demanded:
            yield self._low(f"{demanded:g} % demanded by `fail_under`")

    def _no_drop(self) -> Iterator[Finding]:
        demanded = self._demanded
        if self._percent + 1e-9 < demanded:
            yield self._low(f"{demanded:g} % demanded by `fail_under`")
        elif self._percent < 100 - 1e-9:
            self.unknown = CannotTell(
                f"it is {_shown(self._percent)} % now; what it was at the base is not known, "
                "because the tests of the base were not run",
                _GIVE,
            )

    def _low(self, demanded: str) -> Finding:
        lines = sum(len(module.missing) for module in self._total.modules.values())
        idle = ", ".join(_worst(self._total))
        loosened = f"; it is {self._loosened}" if self._loosened else ""
        return Finding(
            f"{_shown(self._percent)} % covered in all, {demanded}; no test ran {lines} lines, "
            f"most of them in {idle}{loosened}",
            hint="add tests that run them"
            + (", and restore the setting or change it in a commit on the base" * bool(loosened)),
        )


def _worst(total: TotalCoverage) -> list[str]:
    modules = [module for module in total.modules.values() if module.missing]
    modules.sort(key=lambda module: (-len(module.missing), module.path))
    more = len(modules) - _WORST
    shown = [f"{module.path} ({len(module.missing)})" for module in modules[:_WORST]]
    return [*shown, f"{more} more"] if more > 0 else shown


def _notes(total: TotalCoverage, loosened: str) -> Iterator[str]:
    if loosened:
        yield f"counted with the coverage settings of the base; it is {loosened}"
    # Tests and other folders are many: one line for each reason.
    reasons = Counter(total.left_out.values())
    for reason, number in sorted(reasons.items()):
        yield f"not counted: {number} file{'s' * (number > 1)}: {reason}"


def _shown(percent: float) -> str:
    """Rounded down, so that 84.996 does not read as the 85 that it misses."""
    return f"{math.floor(percent * 100 + 1e-9) / 100:g}"


CHECK = Check(
    id="total-coverage",
    title="tests cover the whole project to at least the threshold",
    passes_when=(
        "all statements and branches of the project together reach the threshold, counted as "
        "`coverage report` counts them: each file below the `source` of the coverage settings, "
        "those no test imported included; without `source` each module of the project outside "
        "of tests, scripts and documents. What the change loosens in the settings does not count, "
        "and a new exclusion comment needs a word of explanation. That the number has not dropped "
        "is proven by `baseline`, the number at the base, or by 100 %"
    ),
    options=Options,
    needs=frozenset(
        {
            EvidenceKind.CHANGES,
            EvidenceKind.TESTS,
            EvidenceKind.COVERAGE,
            EvidenceKind.TOTAL_COVERAGE,
        }
    ),
    examine=examine,
)
