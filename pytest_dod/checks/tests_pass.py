"""tests-pass: the whole suite ran in this session and nothing failed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..errors import CannotTell
from ..model.change import ChangeSet
from ..model.check import Check, Context, NoOptions
from ..model.evidence import EvidenceKind, Outcome, SuiteRun, TestOutcome
from ..model.finding import Finding, Observation
from ._changed_tests import changed_tests
from ._gone import gone, word_for
from ._harness import explained_settings, harness_findings
from ._history import Earlier, earlier_functions
from ._ledger import PROVES_NOTHING, Ledger, first_line_of
from ._pytest_settings import changed_settings

_SHOWN = 5


def examine(options: NoOptions, context: Context) -> Observation:
    """Judge the run itself, then what the change set did to its tests."""
    run = context.evidence.need_suite()
    changes = context.evidence.changes
    findings = [*_failures(run), *run.suspicions]
    doubt = _cannot_tell(run)
    if doubt is not None and not any(finding.definite for finding in findings):
        raise doubt
    notes = [f"{number} {word}" for word, number in _idle(run).items()]
    if doubt is not None:
        notes.append(doubt.reason)
    notes += [f"left out by the project's own settings: {why}" for why in run.narrowed_by_settings]
    if changes is not None:
        more, remarks = _about_changes(changes, run)
        findings += more
        notes += remarks
    ran = sum(test.outcome not in PROVES_NOTHING for test in run.outcomes)
    return Observation(
        examined=ran,
        unit="tests",
        findings=tuple(findings),
        measured={k.value: float(n) for k, n in Counter(t.outcome for t in run.outcomes).items()},
        notes=tuple(notes),
    )


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
            f"all {len(run.outcomes)} tests were skipped or expected to fail",
            "run them where they are not skipped",
        )
    lost = Ledger(run).never_ran()
    if lost:
        return CannotTell(
            f"{len(lost)} tests were collected and never ran: {_some(lost)}",
            "let every collected test run, or have it deselected in the open",
        )
    bad = (Outcome.FAILED, Outcome.ERROR)
    if run.exit_status != 0 and not any(test.outcome in bad for test in run.outcomes):
        return CannotTell(
            f"pytest itself ended with {run.exit_status} although no recorded test failed",
            "look at the end of its output, e.g. for pytest-cov's --cov-fail-under",
        )
    return None


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


def _about_changes(changes: ChangeSet, run: SuiteRun) -> tuple[list[Finding], list[str]]:
    ledger = Ledger(run)
    settings = tuple(changed_settings(changes))
    earlier = earlier_functions(changes)
    tests = changed_tests(changes, ledger, earlier, settings)
    findings = [finding for test in tests for finding in test.findings]
    notes = [note for test in tests for note in test.notes]
    findings += harness_findings(changes, run, ledger, settings)
    notes += [f"explained in {s.path}: {s}" for s in explained_settings(changes, settings)]
    for old in gone(changes, earlier, tuple(test.function for test in tests), ledger):
        name = old.function.short_name
        word = word_for(name, changes)
        if word:
            notes.append(f"{old.function.id} is gone; explained: {word}")
        else:
            findings.append(_gone_finding(old, name))
    return findings, notes


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
    passes_when="the whole suite ran in this session and nothing in it failed",
    options=NoOptions,
    needs=frozenset({EvidenceKind.TESTS}),
    examine=examine,
)
