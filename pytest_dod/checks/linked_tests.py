"""linked-tests: a test marked for this criterion ran and passed."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import CannotTell
from ..model.check import Check, Context
from ..model.evidence import EvidenceKind, Outcome, TestOutcome
from ..model.finding import Excuse, Finding, Observation
from ..model.modules import classify
from ._can_fail import doubts_about
from ._ledger import GREEN, PROVES_NOTHING, first_line_of


@dataclass(frozen=True)
class Options:
    """`name` is the argument of the marks; without it, "<task id>/<number of the criterion>"."""

    name: str = ""


def examine(options: Options, context: Context) -> Observation:
    """Judge the tests that carry the mark."""
    name = options.name or f"{context.task_id}/{context.criterion.number}"
    run = context.evidence.need_suite()
    linked = [test for test in run.outcomes if name in test.linked]
    if not linked:
        raise CannotTell(
            f"no test is linked to {name}",
            f'mark the test that shows it: @pytest.mark.dod("{name}")',
        )
    findings = [finding for test in linked if (finding := _wrong(test))]
    changed = classify(context.evidence.changes).counted if context.evidence.changes else ()
    idle = [test for test in linked if test.outcome in PROVES_NOTHING]
    if len(idle) == len(linked):
        raise CannotTell(
            f"every test linked to {name} was skipped or expected to fail: {idle[0].id}",
            "run it where it is not skipped",
        )
    aside = [test for test in linked if changed and test not in idle and not test.reached]
    if not findings and len(aside) + len(idle) == len(linked):
        raise CannotTell(
            f"no test linked to {name} runs a line of the changed modules: {aside[0].id}",
            "let it call the changed code in its own process, not only import or read it",
        )
    proving = {test.id for test in linked if test not in idle and test not in aside}
    doubts = list(doubts_about(context.evidence.changes, run, proving))
    return Observation(
        examined=sum(test not in idle and test not in aside for test in linked),
        unit="linked tests",
        findings=(*findings, *(doubt for doubt in doubts if isinstance(doubt, Finding))),
        excuses=tuple(doubt for doubt in doubts if isinstance(doubt, Excuse)),
        notes=tuple(
            f"{test.id} (runs no line of the changed modules)" if test in aside else test.id
            for test in linked
        ),
    )


def _wrong(test: TestOutcome) -> Finding | None:
    if test.outcome is Outcome.PASSED:
        return None
    what = {
        Outcome.FAILED: "failed",
        Outcome.ERROR: "ended in an error",
        Outcome.RERUN: "passed only when it was run again",
        Outcome.SKIPPED: "was skipped, so it proves nothing",
        Outcome.XFAILED: "is expected to fail, so it proves nothing",
        Outcome.XPASSED: "is marked as expected to fail, so no failure of it would show",
    }[test.outcome]
    said = first_line_of(test.message)
    return Finding(
        f"{test.id} {what}{': ' + said if said else ''}",
        test.path or None,
        test.line,
        definite=test.outcome not in GREEN | PROVES_NOTHING and test.outcome is not Outcome.RERUN,
    )


CHECK = Check(
    id="linked-tests",
    title="a test linked to this line passes",
    passes_when=(
        'a test marked `@pytest.mark.dod("…")` for this criterion ran, entered a function of a '
        "changed module, and passed"
    ),
    options=Options,
    needs=frozenset({EvidenceKind.TESTS, EvidenceKind.CHANGES}),
    examine=examine,
)
