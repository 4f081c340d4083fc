"""tests-added: changed code brings new or changed tests, and these ran and passed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import CannotTell, NotApplicable
from ..model.change import Change, ChangeKind, ChangeSet
from ..model.check import Check, Context
from ..model.evidence import EvidenceKind, SuiteRun
from ..model.finding import Finding, Observation
from ._changed_tests import ChangedTest, changed_tests
from ._history import earlier_functions
from ._kinds import is_of_kind
from ._ledger import RED, Ledger
from ._paths import is_build_script, is_code, is_document, is_test_code, suffix_of
from ._pytest_settings import changed_settings
from ._python import code_of
from ._test_functions import Novelty

_UNIT = "new or changed tests"
_HINT = "add a test that fails without the change"


@dataclass(frozen=True)
class Options:
    """`kinds` of tests (`integration`, `e2e` …) of each of which one must be new or changed."""

    kinds: tuple[str, ...] = ()


def examine(options: Options, context: Context) -> Observation:
    """Judge the new and changed test functions; ask for some where code changed."""
    changes = context.evidence.need_differences()
    code = [change for change in changes.changes if changes_code(change)]
    touched = [change for change in changes.changes if is_test_code(change.path)]
    if not code and not touched:
        raise NotApplicable(f"no code changed: {_kinds(changes)}")
    run = context.evidence.need_suite()
    ledger = Ledger(run)
    settings = tuple(changed_settings(changes))
    all_tests = changed_tests(changes, ledger, earlier_functions(changes), settings)
    tests = [test for test in all_tests if test.is_new_or_changed]
    if not tests and not code:
        raise NotApplicable(f"no code changed: {_kinds(changes)}")
    if not tests:
        return _none(code)
    findings: list[Finding] = []
    for test in tests:
        red = [
            Finding(f"{outcome.id} {outcome.outcome.value}", test.function.path, outcome.line)
            for outcome in test.outcomes
            if outcome.outcome in RED
        ]
        findings += red or test.findings
    passed = [test for test in tests if test.passed and not test.is_doubted]
    if not findings:
        _look_for_kinds(options.kinds, passed, run)
    return Observation(
        examined=len(passed),
        unit=_UNIT,
        findings=tuple(findings),
        measured={
            "new": float(sum(test.novelty is Novelty.NEW for test in tests)),
            "changed": float(sum(test.novelty is Novelty.CHANGED for test in tests)),
            "passed": float(len(passed)),
        },
        notes=tuple(note for test in tests for note in test.notes),
        excuses=tuple(excuse for test in tests for excuse in test.excuses),
    )


def _look_for_kinds(kinds: tuple[str, ...], tests: Sequence[ChangedTest], run: SuiteRun) -> None:
    if kinds and run.marks is None:
        raise CannotTell("the marks of the tests were not told")
    marks = run.marks or {}
    for kind in kinds:
        ids = [outcome.id for test in tests for outcome in test.outcomes]
        if not any(is_of_kind(kind, node_id, marks.get(node_id, ())) for node_id in ids):
            raise CannotTell(
                f"no new or changed test is marked, filed or named as a test of kind {kind!r}",
                f"mark it (@pytest.mark.{kind}) or put it into a folder that is called so",
            )


def changes_code(change: Change) -> bool:
    """Whether a change alters what a program does: not comments, moves or whole files gone."""
    path = change.path
    if not is_code(path) or is_test_code(path) or change.kind is ChangeKind.DELETED:
        return False
    if is_build_script(path):
        return False
    if suffix_of(path) != ".py" or change.after is None:
        return change.kind is not ChangeKind.RENAMED or change.before != change.after
    after = code_of(change.after_text or "")
    before = code_of(change.before_text or "")
    return after is None or after != before


def _none(code: list[Change]) -> Observation:
    python = [change for change in code if suffix_of(change.path) in {".py", ".pyi", ".pyx"}]
    if not python:
        raise CannotTell(
            f"code of another language changed ({code[0].path}), and pytest saw no new test",
            'link a test that covers it with @pytest.mark.dod("…")',
        )
    number = f"{len(python)} code files" if len(python) > 1 else "1 code file"
    message = f"{number} changed, and no test function is new or changed"
    return Observation(0, _UNIT, (Finding(message, python[0].path, None, _HINT),))


def _kinds(changes: ChangeSet) -> str:
    documents = sum(is_document(change.path) for change in changes.changes)
    others = len(changes.changes) - documents
    parts = []
    if documents:
        parts.append(f"{documents} document{'s' * (documents > 1)}")
    if others:
        parts.append(f"{others} other file{'s' * (others > 1)}")
    return ", ".join(parts)


CHECK = Check(
    id="tests-added",
    title="the change brings tests",
    passes_when=(
        "the change set has new or changed test functions, and they ran and passed; where kinds of "
        "tests are named, one of each is among them"
    ),
    options=Options,
    needs=frozenset({EvidenceKind.TESTS, EvidenceKind.CHANGES}),
    examine=examine,
)
