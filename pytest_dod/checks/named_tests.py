"""named-tests: each test that the task names exists, ran and passed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import PurePosixPath

from ..errors import CannotTell
from ..model.check import Check, Context
from ..model.evidence import EvidenceKind, Outcome, SuiteRun, TestOutcome
from ..model.finding import Excuse, Finding, Observation
from ._can_fail import doubts_about
from ._excuses import parted
from ._ledger import Ledger, first_line_of
from ._paths import name_of
from ._placeholders import placeholder_in, unfilled
from ._test_ids import KnownTests, TestId, read_test_id

_IDLE = {
    Outcome.SKIPPED: "was skipped",
    Outcome.XFAILED: "is expected to fail",
    Outcome.XPASSED: "is marked as expected to fail",
}
_SHOWN = 3


@dataclass(frozen=True)
class Options:
    """`ids` are the tests, as pytest writes them.

    `path`, `path::Class` mean all tests in it, `test_x` all of that name and all its parameters.
    """

    ids: tuple[str, ...] = ()


@dataclass
class _Answer:
    found: list[Finding | Excuse] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    passed: set[str] = field(default_factory=set)


def examine(options: Options, context: Context) -> Observation:
    """Judge the tests of each id. A narrowed run will do as long as these tests were in it."""
    if not options.ids:
        raise CannotTell("no test is named", "name it by its id: ids=tests/test_a.py::test_b")
    run = context.evidence.need_suite()
    known = _known(run, context)
    answer = _Answer()
    for written in options.ids:
        if placeholder_in(written):
            line = context.criterion.line
            answer.found.append(unfilled(written, context.task_path, line))
        else:
            _judge(read_test_id(written), run, known, answer)
    answer.found += doubts_about(context.evidence.changes, run, answer.passed)
    findings, excuses = parted(answer.found)
    doubt = _about_the_run(run)
    if doubt is not None and not any(finding.definite for finding in findings):
        raise doubt
    if answer.unknown and not findings:
        raise CannotTell("; ".join(answer.unknown), "let them run in this session, and not skipped")
    return Observation(
        examined=len(answer.passed) or len(findings),
        unit="named tests",
        findings=tuple(findings),
        notes=(*answer.notes, *answer.unknown),
        excuses=tuple(excuses),
    )


def _known(run: SuiteRun, context: Context) -> KnownTests:
    ids = dict.fromkeys((*run.collected, *run.deselected, *(test.id for test in run.outcomes)))
    task = str(PurePosixPath(context.task_path or ".").parent)
    root = Ledger(run).prefix
    folders = dict.fromkeys((".", context.evidence.project or ".", task, root.rstrip("/") or "."))
    return KnownTests(tuple(ids), root, tuple(folders))


def _about_the_run(run: SuiteRun) -> CannotTell | None:
    if not run.finished:
        return CannotTell(
            f"the test run did not finish: pytest ended with {run.exit_status} and told no result",
            "look for os._exit, a crash or a kill in the output above",
        )
    if run.suspicions:
        return CannotTell(
            f"what the run said cannot be relied on: {run.suspicions[0].message}",
            run.suspicions[0].hint,
        )
    return None


def _judge(wanted: TestId, run: SuiteRun, known: KnownTests, answer: _Answer) -> None:
    if not wanted.path and not wanted.names:
        answer.unknown.append(f"{wanted.written!r} is no id of a test")
        return
    ids = known.meant_by(wanted)
    if not ids:
        _not_found(wanted, run, known, answer)
        return
    told = [test for test in run.outcomes if test.id in set(ids)]
    files = known.files_of(ids)
    if len(files) > 1 and not wanted.path:
        answer.notes.append(f"{wanted.written} stands in {len(files)} files: {_some(files)}")
    red = [test for test in told if test.outcome in _VERBS]
    answer.found += [_failed(test) for test in red]
    idle = [test for test in told if test.outcome in _IDLE]
    passed = [test for test in told if test.outcome is Outcome.PASSED]
    answer.passed |= {test.id for test in passed}
    if red:
        return
    if not passed:
        answer.unknown.append(_why_nothing_ran(wanted, ids, idle, run))
    else:
        answer.notes += [f"{test.id} {_IDLE[test.outcome]}" for test in idle[:_SHOWN]]
        _look_for_lost(wanted, ids, told, run, answer)


def _look_for_lost(
    wanted: TestId, ids: Sequence[str], told: Sequence[TestOutcome], run: SuiteRun, answer: _Answer
) -> None:
    """Of a class, a file or a parametrised test all must have run that were not left out openly."""
    ended = {test.id for test in told}
    lost = [node_id for node_id in ids if node_id not in ended]
    if lost:
        left = "was deselected" if lost[0] in set(run.deselected) else "never ran"
        more = f" and {len(lost) - 1} more" if len(lost) > 1 else ""
        answer.unknown.append(f"{wanted.written}: {lost[0]}{more} {left}")


def _why_nothing_ran(
    wanted: TestId, ids: Sequence[str], idle: Sequence[TestOutcome], run: SuiteRun
) -> str:
    if idle:
        said = first_line_of(idle[0].message)
        what = f"{_IDLE[idle[0].outcome]}{': ' + said if said else ''}"
        return f"{wanted.written} {what}, so it proves nothing"
    if set(ids) <= set(run.deselected):
        why = "; ".join((*run.narrowed, *run.narrowed_by_settings))
        return f"{wanted.written} was deselected, so it did not run{': ' + why if why else ''}"
    return f"{wanted.written} was collected and never ran"


def _not_found(wanted: TestId, run: SuiteRun, known: KnownTests, answer: _Answer) -> None:
    """Say what is known of a test that pytest did not find."""
    broken = [
        test
        for test in run.outcomes
        if wanted.path and "::" not in test.id and known.is_file(wanted, known.root + test.id)
    ]
    for test in broken:
        if test.outcome in _VERBS:
            answer.found.append(_failed(test))
            return
        answer.unknown.append(
            f"{wanted.written}: its file {_IDLE[test.outcome]}, so it did not run"
        )
        return
    if run.narrowed:
        answer.unknown.append(
            f"{wanted.written} was not seen, and only a part of the suite ran: "
            f"{'; '.join(run.narrowed)}"
        )
        return
    answer.found.append(
        Finding(
            f"{wanted.written}: pytest found no such test",
            wanted.path or None,
            None,
            _nearest(wanted, known) or "write the test, or name the one that there is",
        )
    )


def _nearest(wanted: TestId, known: KnownTests) -> str:
    names = {node_id.partition("[")[0].rpartition("::")[2]: node_id for node_id in known.ids}
    elsewhere = names.get(wanted.name)
    if elsewhere is not None and wanted.path:
        return f"there is one of that name: {elsewhere.partition('[')[0]}"
    files = {name_of(node_id.partition("::")[0]): node_id for node_id in known.ids}
    if not wanted.names and name_of(wanted.path) in files:
        return f"there is {files[name_of(wanted.path)].partition('::')[0]}"
    close = get_close_matches(wanted.name, sorted(names), n=1, cutoff=0.7)
    return f"did you mean {names[close[0]].partition('[')[0]}?" if close and wanted.name else ""


_VERBS = {
    Outcome.FAILED: "failed",
    Outcome.ERROR: "ended in an error",
    Outcome.RERUN: "passed only when it was run again",
}


def _failed(test: TestOutcome) -> Finding:
    said = first_line_of(test.message)
    return Finding(
        f"{test.id} {_VERBS[test.outcome]}{': ' + said if said else ''}",
        test.path or None,
        test.line,
        definite=test.outcome is not Outcome.RERUN,
    )


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more


CHECK = Check(
    id="named-tests",
    title="the tests that the task names pass",
    passes_when=(
        "each test id that the task names was found, ran and passed; a file or class means all "
        "tests in it, a name alone all tests of that name"
    ),
    options=Options,
    needs=frozenset({EvidenceKind.TESTS}),
    examine=examine,
)
