"""tests-pass: the whole suite ran in this session, with the part that is named, and all passed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..errors import CannotTell
from ..model.change import ChangeSet
from ..model.check import Check, Context
from ..model.evidence import EvidenceKind, Outcome, SuiteRun, TestOutcome
from ..model.finding import Excuse, Finding, Observation
from ._changed_tests import ChangedTest, changed_tests
from ._excuses import parted, weighed
from ._gone import gone, word_for
from ._harness import harness_findings
from ._history import Earlier, earlier_functions
from ._ledger import PROVES_NOTHING, Ledger, first_line_of
from ._pytest_settings import changed_settings
from ._scope import Scope, account_of

_SHOWN = 5
_RETURNS = " returns what it compares"


def examine(options: Scope, context: Context) -> Observation:
    """Judge the run itself, then what the change set did to its tests."""
    run = context.evidence.need_suite()
    changes = context.evidence.changes
    findings = [*_failures(run), *run.suspicions]
    excuses: list[Excuse] = []
    parts: list[str] = []
    doubt = _cannot_tell(run)
    try:
        parts = account_of(options, run, changes) if doubt is None else []
    except CannotTell as unknown:
        doubt = unknown
    if doubt is not None and not any(finding.definite for finding in findings):
        raise doubt
    notes = [f"{number} {word}" for word, number in _idle(run).items()]
    if doubt is not None:
        notes.append(doubt.reason)
    notes += parts
    notes += [f"left out by the project's own settings: {why}" for why in run.narrowed_by_settings]
    if changes is not None:
        findings, excuses, remarks = _about_changes(changes, run, findings)
        notes += remarks
    ran = sum(test.outcome not in PROVES_NOTHING for test in run.outcomes)
    return Observation(
        examined=ran,
        unit="tests",
        findings=tuple(findings),
        measured={k.value: float(n) for k, n in Counter(t.outcome for t in run.outcomes).items()},
        notes=tuple(notes),
        excuses=tuple(excuses),
    )


def _one_for_each_test(seen: list[Finding], tests: tuple[ChangedTest, ...]) -> list[Finding]:
    """What the run showed of a test, or else what its code shows.

    Of a test that returns what it compares, the code shows the line too, and so says more.
    """
    kept = list(seen)
    for test in tests:
        ids = tuple(f"{outcome.id} " for outcome in test.outcomes)
        told = [finding for finding in seen if ids and finding.message.startswith(ids)]
        if test.findings and all(_RETURNS in finding.message for finding in told):
            kept = [finding for finding in kept if finding not in told]
            kept += test.findings
    return kept


def _failures(run: SuiteRun) -> Iterator[Finding]:
    for test in run.outcomes:
        if test.outcome in (Outcome.FAILED, Outcome.ERROR):
            said = first_line_of(test.message)
            verb = "failed" if test.outcome is Outcome.FAILED else "ended in an error"
            yield _about(test, f"{test.id} {verb}{': ' + said if said else ''}", definite=True)
        elif test.outcome is Outcome.RERUN:
            yield _about(
                test,
                f"{test.id} passed only when it was run again",
                "make it pass every time; a flaky test proves nothing",
            )


def _about(test: TestOutcome, message: str, hint: str = "", definite: bool = False) -> Finding:
    return Finding(message, test.path or None, test.line, hint, definite)


def _cannot_tell(run: SuiteRun) -> CannotTell | None:
    """Why the run, as it was, cannot prove anything about the suite."""
    if run.stopped and not run.finished:
        return CannotTell(run.stopped, "give the tests longer: --dod-timeout SECONDS")
    if not run.finished:
        return CannotTell(
            f"the test run did not finish: pytest ended with {run.exit_status} and told no result",
            "look for os._exit, a crash or a kill in the output above",
        )
    if run.narrowed:
        return CannotTell(
            f"only a part of the suite ran: {'; '.join(run.narrowed)}",
            "run pytest --dod without it",
        )
    if not run.outcomes:
        return CannotTell(
            "no tests ran",
            "check testpaths, and that pytest finds them: pytest --collect-only",
        )
    if all(test.outcome in PROVES_NOTHING for test in run.outcomes):
        return CannotTell(
            f"{_all(len(run.outcomes))} skipped or expected to fail",
            "run them where they are not skipped",
        )
    lost = Ledger(run).never_ran()
    if lost:
        return CannotTell(
            f"{'1 test was' if len(lost) == 1 else f'{len(lost)} tests were'} collected and never "
            f"ran: {_some(lost)}",
            "let every collected test run, or have it deselected in the open",
        )
    bad = (Outcome.FAILED, Outcome.ERROR)
    if run.exit_status != 0 and not any(test.outcome in bad for test in run.outcomes):
        return CannotTell(
            f"pytest itself ended with {run.exit_status} although no recorded test failed",
            "look at the end of its output, e.g. for pytest-cov's --cov-fail-under",
        )
    return None


def _all(number: int) -> str:
    return "the only test was" if number == 1 else f"all {number} tests were"


def _some(ids: tuple[str, ...]) -> str:
    more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
    return ", ".join(ids[:_SHOWN]) + more


def _idle(run: SuiteRun) -> dict[str, int]:
    counts = Counter(test.outcome for test in run.outcomes)
    named = {
        "skipped": counts[Outcome.SKIPPED],
        "expected to fail": counts[Outcome.XFAILED],
        "deselected": len(run.deselected),
    }
    return {word: number for word, number in named.items() if number}


def _about_changes(
    changes: ChangeSet, run: SuiteRun, seen: list[Finding]
) -> tuple[list[Finding], list[Excuse], list[str]]:
    """`seen` with what the change set did to the tests, what of it is explained, and notes."""
    ledger = Ledger(run)
    settings = tuple(changed_settings(changes))
    earlier = earlier_functions(changes)
    tests = changed_tests(changes, ledger, earlier, settings)
    odd: list[Finding | Excuse] = [*_one_for_each_test(seen, tests)]
    odd += [excuse for test in tests for excuse in test.excuses]
    odd += harness_findings(changes, run, ledger, settings)
    for old in gone(changes, earlier, tuple(test.function for test in tests), ledger):
        name = old.function.short_name
        odd.append(weighed(_gone_finding(old, name), word_for(name, changes)))
    findings, excuses = parted(odd)
    return findings, excuses, [note for test in tests for note in test.notes]


def _gone_finding(old: Earlier, name: str) -> Finding:
    return Finding(
        f"{old.function.name} of {old.where} no longer runs, and nothing took its place",
        old.function.path,
        None,
        f"bring it back, or say why in a commit message: `dod: {name} removed because …`",
    )


CHECK = Check(
    id="tests-pass",
    title="all tests pass",
    passes_when=(
        "the whole suite ran in this session and nothing in it failed. Where paths, `-m`, `-k` or "
        "kinds of tests are named, tests of each were among them"
    ),
    options=Scope,
    needs=frozenset({EvidenceKind.TESTS}),
    examine=examine,
)
