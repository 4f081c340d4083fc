"""The test functions that a change set brings or touches, and what became of each in the run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from ..model.change import Change, ChangeKind, ChangeSet, FileKind
from ..model.evidence import Outcome, TestOutcome
from ..model.finding import Excuse, Finding
from ._demands import demands_something
from ._excuses import parted, weighed
from ._history import Earlier, weakened
from ._ledger import GREEN, PROVES_NOTHING, Ledger, first_line_of
from ._paths import (
    TEST_FILE_PATTERNS,
    in_test_folder,
    is_named_like_tests,
    name_of,
    suffix_of,
)
from ._pytest_settings import SettingChange
from ._python import dotted
from ._test_audit import ASSERTS_NOTHING, audit
from ._test_functions import Novelty, TestFunction, functions_in, novelty

_RUN_HINT = "make pytest collect and run it, or say why not in the function: `# dod: … because …`"


@dataclass(frozen=True)
class ChangedTest:
    """One test function of a changed file, with its items in this run.

    `is_doubted` where it may prove nothing, and already did so at the base.
    """

    function: TestFunction
    novelty: Novelty
    outcomes: tuple[TestOutcome, ...]
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()
    excuses: tuple[Excuse, ...] = ()
    is_doubted: bool = False

    @property
    def is_new_or_changed(self) -> bool:
        """Whether its own code differs from the base."""
        return self.novelty in (Novelty.NEW, Novelty.CHANGED)

    @property
    def passed(self) -> bool:
        """Whether it ran and nothing in it failed, was skipped or expected to fail."""
        return bool(self.outcomes) and all(test.outcome in GREEN for test in self.outcomes)


@dataclass(frozen=True)
class _File:
    change: Change
    now: tuple[TestFunction, ...]
    base: dict[str, tuple[TestFunction, ...]]


def changed_tests(
    changes: ChangeSet,
    ledger: Ledger,
    earlier: tuple[Earlier, ...],
    settings: tuple[SettingChange, ...],
) -> tuple[ChangedTest, ...]:
    """Every test function that stands in a changed file, those left as they were too."""
    files = tuple(_files(changes, ledger, _patterns(settings)))
    known = frozenset(
        (old.short_name, old.says)
        for change in changes.changes
        if change.before is not None and suffix_of(change.old_path or change.path) == ".py"
        for old in functions_in(change.old_path or change.path, change.before_text)
    )
    narrowed = any(setting.narrows for setting in settings)
    return tuple(
        _examined(file, function, known, ledger, earlier, changes, narrowed)
        for file in files
        for function in file.now
    )


def _patterns(settings: tuple[SettingChange, ...]) -> tuple[str, ...]:
    own = [s for s in settings if s.key == "python_files"]
    return (*TEST_FILE_PATTERNS, *(p for s in own for p in (*s.before, *s.now)))


def _files(changes: ChangeSet, ledger: Ledger, patterns: tuple[str, ...]) -> Iterator[_File]:
    for change in changes.changes:
        path = change.path
        if change.kind is ChangeKind.DELETED or change.file_kind is not FileKind.FILE:
            continue
        if suffix_of(path) != ".py" or change.after is None or name_of(path) == "conftest.py":
            continue
        now = functions_in(path, change.after_text)
        if not (is_named_like_tests(path, patterns) or path in ledger.collected_files):
            near = in_test_folder(path) or path.rpartition("/")[0] in ledger.collected_folders
            if not near and not is_named_like_tests(change.old_path or path):
                continue
            now = tuple(f for f in now if f.looks_collectable and demands_something(f))
        if now:
            base: dict[str, tuple[TestFunction, ...]] = {}
            for old in functions_in(change.old_path or path, change.before_text):
                base[old.name] = (*base.get(old.name, ()), old)
            yield _File(change, now, base)


def _examined(
    file: _File,
    function: TestFunction,
    known: frozenset[tuple[str, str]],
    ledger: Ledger,
    earlier: tuple[Earlier, ...],
    changes: ChangeSet,
    narrowed: bool,
) -> ChangedTest:
    kind = novelty(function, file.base, known)
    outcomes = ledger.outcomes_of(function)
    olds = file.base.get(function.name, ())
    problem = _why_it_proves_nothing(function, kind, outcomes, olds, file, ledger)
    findings: list[Finding] = []
    notes: list[str] = []
    if problem and not ledger.is_collected(function) and not narrowed:
        was_known = any(
            old.function.short_name == function.short_name and old.function.path != function.path
            for old in earlier
        )
        if _lies_outside(function.path, changes, ledger) and not was_known:
            notes.append(f"{function.id} {problem}; nothing in its folder ever is")
            problem = ""
    if problem:
        findings.append(_finding(function, function.line, f"{function.name} {problem}", _RUN_HINT))
    inherited: tuple[str, ...] = ()
    if kind in (Novelty.NEW, Novelty.CHANGED) and not notes and ledger.is_collected(function):
        doubts, inherited = _doubts(function, olds)
        findings += doubts
    if kind is not Novelty.SAME:
        findings += _weaker(function, file, earlier)
    # One of them says most: a test that did not run need not be asked what it asserts.
    findings.sort(key=lambda finding: finding.message.endswith(ASSERTS_NOTHING))
    told, excuses = parted(weighed(finding, function.word) for finding in findings[:1])
    notes += [f"{function.path}: {message}, as at the base" for message in inherited]
    return ChangedTest(
        function,
        kind,
        outcomes,
        tuple(told),
        tuple(notes),
        tuple(excuses),
        is_doubted=bool(inherited),
    )


def _doubts(
    function: TestFunction, olds: tuple[TestFunction, ...]
) -> tuple[list[Finding], tuple[str, ...]]:
    """What to ask about `function`, and what one could have asked about it at the base too."""
    found = tuple(audit(function))
    # A test that is to prove a criterion is asked whatever it was before.
    linked = any("dod" in dotted(mark).split(".") for mark in function.node.decorator_list)
    if not found or linked or function.word:
        known: set[str] = set()
    else:
        known = {doubt.message for old in olds for doubt in audit(old)}
    findings = [
        _finding(function, doubt.line, doubt.message, doubt.hint)
        for doubt in found
        if doubt.message not in known
    ]
    return findings, tuple(doubt.message for doubt in found if doubt.message in known)


def _finding(function: TestFunction, line: int, message: str, hint: str) -> Finding:
    return Finding(message, function.path, line, hint)


def _why_it_proves_nothing(
    function: TestFunction,
    kind: Novelty,
    outcomes: tuple[TestOutcome, ...],
    olds: tuple[TestFunction, ...],
    file: _File,
    ledger: Ledger,
) -> str:
    """Why the run says nothing about `function`; "" where it does, or it is as it was."""
    later = [f for f in file.now if f.name == function.name and f.line > function.line]
    displaced = bool(olds and later) and olds[-1].says == function.says != later[-1].says
    if later and (kind in (Novelty.NEW, Novelty.CHANGED) or displaced):
        if not _is_alternative(function, later[0]):
            return f"is defined again in line {later[0].line}: this one never runs"
        return ""
    again = _class_again(function)
    news = not olds or _class_again(olds[-1]) is None
    if again and news and not ledger.is_collected(function):
        owner = function.name.split("::")[0]
        return f"never runs: {owner} is defined again in line {again}"
    idle = [test for test in outcomes if test.outcome in PROVES_NOTHING]
    if kind is Novelty.SAME:
        empty = [test for test in idle if "empty parameter set" in test.message]
        return "was skipped: its list of parameters is empty" if empty else ""
    if ledger.is_deselected(function):
        return "was deselected, so it did not run"
    if not ledger.is_collected(function):
        return f"was not collected: pytest never ran it{_guess(function)}"
    stranger = _stranger(function, outcomes, file.now)
    if stranger:
        return f"did not run: what ran under its name is {stranger}"
    as_before = any(old.skips and old.skips >= function.skips for old in olds)
    if idle and not as_before:
        how = "was skipped" if idle[0].outcome is Outcome.SKIPPED else "is expected to fail"
        share = f" ({len(idle)} of {len(outcomes)} cases)" if len(idle) < len(outcomes) else ""
        reason = first_line_of(idle[0].message).removeprefix("Skipped: ")
        return f"{how}{share}{': ' + reason if reason else ''}; so it proves nothing"
    lenient = [test for test in outcomes if test.outcome is Outcome.XPASSED]
    if lenient and not as_before:
        return "is marked as expected to fail, so no failure of it would show"
    warned = [test.warned for test in outcomes if test.warned]
    if warned and kind in (Novelty.NEW, Novelty.CHANGED):
        return f"went wrong, and that was only a warning: {first_line_of(warned[0])}"
    return ""


def _is_alternative(first: TestFunction, second: TestFunction) -> bool:
    """Whether two definitions of one name stand in different branches of an `if` or `try`."""
    body = first.owner.body if first.owner else first.module.body
    return first.node not in body or second.node not in body


def _class_again(function: TestFunction) -> int | None:
    """The line in which another class of the same name replaces the one that `function` is in."""
    name, *rest = function.name.split("::")
    classes = [node for node in function.module.body if isinstance(node, ast.ClassDef)]
    later = [node for node in classes if node.name == name and node.lineno > function.line]
    return later[0].lineno if rest and later else None


def _guess(function: TestFunction) -> str:
    if not is_named_like_tests(function.path):
        return f" (the name of {name_of(function.path)} is none that pytest looks into)"
    return ""


def _stranger(
    function: TestFunction, outcomes: tuple[TestOutcome, ...], now: tuple[TestFunction, ...]
) -> str:
    """The other test function in the same file that ran under the name of `function`."""
    for test in outcomes:
        if test.line is None or test.path != function.path:
            continue
        if function.first_line <= test.line <= function.last_line:
            continue
        for other in now:
            if other.name != function.name and other.first_line <= test.line <= other.last_line:
                return other.name
    return ""


def _lies_outside(path: str, changes: ChangeSet, ledger: Ledger) -> bool:
    """Whether `path` lies with other files that, as before, are not in the suite either."""
    folder = path.rpartition("/")[0]
    if folder in ledger.collected_folders:
        return False
    named = is_named_like_tests(path)
    changed = {change.path for change in changes.changes}
    return any(
        other.rpartition("/")[0] == folder
        and suffix_of(other) == ".py"
        and name_of(other) not in {"__init__.py", "conftest.py"}
        and is_named_like_tests(other) is named
        for other in changes.base_files & changes.files - changed
    )


def _weaker(function: TestFunction, file: _File, earlier: tuple[Earlier, ...]) -> Iterator[Finding]:
    paths = {function.path, file.change.old_path}
    olds = [
        old
        for old in earlier
        if old.function.path in paths and old.function.short_name == function.short_name
    ]
    lost = weakened(function, olds)
    if lost is None:
        return
    what = "is gone" if lost.is_gone else "no longer says what the answer is"
    yield Finding(
        f"{function.name}: the assertion `{_cut(lost.was)}` of {lost.earlier.where} {what}",
        function.path,
        function.line,
        "restore it, or say why in a comment in the function: `# dod: … because …`",
    )


def _cut(text: str) -> str:
    return text if len(text) <= 80 else text[:77] + "…"
