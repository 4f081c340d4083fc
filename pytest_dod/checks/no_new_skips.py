"""no-new-skips: the change makes no test be skipped, or be expected to fail."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..errors import CannotTell
from ..model.change import Change, ChangeKind, ChangeSet, FileKind
from ..model.check import Check, Context, NoOptions
from ..model.evidence import EvidenceKind, Outcome, SuiteRun, TestOutcome
from ..model.finding import Excuse, Finding, Observation
from ._bent import word_at
from ._excuses import parted, weighed
from ._ledger import PROVES_NOTHING, Ledger, first_line_of
from ._paths import is_test_code, suffix_of
from ._pytest_settings import changed_settings
from ._python import dump
from ._skips import Skip, skips_of
from ._test_functions import Novelty, TestFunction, functions_in, novelty

_HINT = "let it run, or say why not in a comment there: `# dod: … because …`"
_SETTING_HINT = "undo it, or say why in a comment in that file: `# dod: … because …`"
_LEAVES_OUT = re.compile(r"-[km](?![a-z])|--(?:deselect|ignore|ignore-glob)\b")
_REMARK = re.compile(r"[#;]\s*dod:\s*(\S+(?:\s+\S+){2,})", re.IGNORECASE)
_SCRIPT_TEST = re.compile(r"\.(?:test|spec)\.[cm]?[jt]sx?$")
_SCRIPT_SKIP = re.compile(
    r"(?<![\w.$])(?:(?:describe|it|test|suite|context)\.(?:skip|todo|only|failing|fixme)|x(?:it|test"
    r"|describe)|f(?:it|describe))\s*(?:\.each\b.*)?[(`]"
)
_SKIP = re.compile(r"skip|xfail|expectedFailure", re.IGNORECASE)
_SOME = 3


def examine(options: NoOptions, context: Context) -> Observation:
    """Compare what skips tests with the base, and look at the tests that were skipped here."""
    changes = context.evidence.need_changes()
    run = context.evidence.need_suite()
    judge = _Judge(changes, run)
    judge.settings()
    for change in changes.changes:
        judge.file(change)
    judge.rest()
    findings, excuses = parted(judge.found)
    if not findings:
        _refuse(run, judge.unknown)
    return Observation(
        len(run.outcomes),
        "tests",
        tuple(findings),
        measured={"skipped": float(sum(test.outcome in PROVES_NOTHING for test in run.outcomes))},
        notes=tuple(judge.notes),
        excuses=tuple(excuses),
    )


def _refuse(run: SuiteRun, unknown: list[str]) -> None:
    if unknown:
        raise CannotTell(f"not looked through: {'; '.join(unknown)}")
    if not run.finished:
        raise CannotTell("the test run did not finish, so it is not known what was skipped")
    if run.narrowed:
        raise CannotTell(
            f"only a part of the suite ran: {'; '.join(run.narrowed)}",
            "run pytest --dod without it",
        )
    if not run.outcomes:
        raise CannotTell("no tests ran")


class _Judge:
    def __init__(self, changes: ChangeSet, run: SuiteRun) -> None:
        self.found: list[Finding | Excuse] = []
        self.notes: list[str] = []
        self.unknown: list[str] = []
        self._changes = changes
        self._ledger = Ledger(run)
        self._idle = [test for test in run.outcomes if test.outcome in PROVES_NOTHING]
        self._told: set[str] = set()
        self._gone = _gone(changes)
        self._known = frozenset(
            (old.short_name, old.says)
            for change in changes.changes
            if change.before is not None and suffix_of(change.old_path or change.path) == ".py"
            for old in functions_in(change.old_path or change.path, change.before_text)
        )

    def settings(self) -> None:
        """Settings of pytest that leave tests out."""
        for setting in changed_settings(self._changes):
            if setting.key == "addopts":
                more = " ".join(_options_that_leave_out(setting.now, setting.before))
            else:
                more = str(setting) if setting.narrows else ""
            if more:
                message = f"this change leaves tests out by pytest's settings: {more}"
                finding = Finding(message, setting.path, None, _SETTING_HINT)
                change = self._changes.at(setting.path)
                self.found.append(weighed(finding, _word_in(change)))

    def file(self, change: Change) -> None:
        """The skips of one changed file, and what became of its tests."""
        path = change.path
        if change.kind is ChangeKind.DELETED or change.file_kind is not FileKind.FILE:
            return
        if _SCRIPT_TEST.search(path):
            self._script(change)
        if suffix_of(path) != ".py" or not (
            is_test_code(path) or path in self._ledger.collected_files
        ):
            return
        now = None if change.after is None else skips_of(path, change.after_text or "")
        if now is None:
            self.unknown.append(f"{path}: {change.unread or 'it is no Python that can be parsed'}")
            return
        before = skips_of(change.old_path or path, change.before_text or "") or ()
        old = Counter((skip.scope, skip.key) for skip in before)
        functions = functions_in(path, change.after_text)
        for skip in now:
            if old[skip.scope, skip.key]:
                old[skip.scope, skip.key] -= 1
            elif self._gone[skip.short_scope, skip.key]:
                self._gone[skip.short_scope, skip.key] -= 1
            else:
                self._new(change, skip, functions)
        base: dict[str, tuple[TestFunction, ...]] = {}
        for function in functions_in(change.old_path or path, change.before_text):
            base[function.name] = (*base.get(function.name, ()), function)
        for function in functions:
            self._function(change, function, base, any(not s.scope for s in before))

    def _new(self, change: Change, skip: Skip, functions: tuple[TestFunction, ...]) -> None:
        """A construct that was not there at the base."""
        where = f"in {skip.scope}" if skip.scope else "for the whole file"
        outcomes = self._concerned(change, skip, functions)
        idle = [test for test in outcomes if test.outcome in PROVES_NOTHING]
        may_run = skip.is_shared or (skip.is_conditional and outcomes)
        if may_run and not idle:
            self.notes.append(
                f"{change.path}:{skip.line}: `{skip.shown}` is new {where}; here it skipped nothing"
            )
            return
        number = f", {len(idle)} tests did not run" if len(idle) > 1 else ""
        self._told |= {test.id for test in idle}
        finding = Finding(
            f"`{skip.shown}` is new {where}{number}",
            change.path,
            skip.line,
            _HINT,
            definite=not (skip.is_conditional or skip.is_shared),
        )
        self.found.append(weighed(finding, word_at(change, skip.line, skip.last_line)))

    def _concerned(
        self, change: Change, skip: Skip, functions: tuple[TestFunction, ...]
    ) -> list[TestOutcome]:
        """The outcomes that the construct can have decided."""
        if skip.is_shared:
            reasons = [reason for reason in skip.reasons if len(reason) > 3]
            return [
                test
                for test in self._idle
                if not reasons or any(reason in test.message for reason in reasons)
            ]
        if not skip.scope:
            return [test for test in self._ledger.run.outcomes if test.path == change.path]
        return [
            test
            for function in functions
            if function.name == skip.scope or function.name.startswith(f"{skip.scope}::")
            for test in self._ledger.outcomes_of(function)
        ]

    def _function(
        self,
        change: Change,
        function: TestFunction,
        base: dict[str, tuple[TestFunction, ...]],
        file_skipped: bool,
    ) -> None:
        """A test function of a changed file that did not run."""
        kind = novelty(function, base, self._known)
        olds = base.get(function.name, ())
        is_new = kind is Novelty.NEW
        is_led = not is_new and kind is not Novelty.MOVED and _is_led_elsewhere(function, olds)
        if (is_new or is_led) and self._ledger.is_deselected(function):
            what = "is new" if is_new else "has other marks now"
            message = f"{function.name} {what} and was deselected"
            finding = Finding(message, change.path, function.line, _HINT)
            self.found.append(weighed(finding, function.word))
        idle = [
            test
            for test in self._ledger.outcomes_of(function)
            if test.outcome in PROVES_NOTHING and test.id not in self._told
        ]
        if not idle:
            return
        self._told |= {test.id for test in idle}
        how = "was skipped" if idle[0].outcome is Outcome.SKIPPED else "is expected to fail"
        reason = first_line_of(idle[0].message)
        message = f"{function.name} {how}{': ' + reason if reason else ''}"
        if is_new:
            finding = Finding(f"{message}, and it is new", change.path, function.line, _HINT)
        elif is_led:
            finding = Finding(
                f"{message}, and this change altered its marks or fixtures",
                change.path,
                function.line,
                _HINT,
            )
        else:
            known = file_skipped or any(old.skips for old in olds)
            why = "as its marks at the base say" if known else "nothing in its file says so anew"
            self.notes.append(f"{change.path}: {message} ({why})")
            return
        self.found.append(weighed(finding, function.word))

    def _script(self, change: Change) -> None:
        old = Counter(_SCRIPT_SKIP.findall(change.before_text or ""))
        for number, line in enumerate((change.after_text or "").split("\n"), 1):
            for found in _SCRIPT_SKIP.findall(re.sub(r"//.*", "", line)):
                if old[found]:
                    old[found] -= 1
                elif number in change.added_lines:
                    shown = found.strip(" (`")
                    self.found.append(
                        Finding(f"`{shown}` is new here", change.path, number, "let it run")
                    )

    def rest(self) -> None:
        """Tests outside of the change that did not run: only shown, what they were is not known."""
        left = [test.id for test in self._idle if test.id not in self._told]
        changed = {change.path for change in self._changes.changes}
        left = [test.id for test in self._idle if test.id in left and test.path not in changed]
        if left:
            more = f" and {len(left) - _SOME} more" if len(left) > _SOME else ""
            self.notes.append(
                f"skipped or expected to fail in files that did not change: "
                f"{', '.join(left[:_SOME])}{more}"
            )


def _gone(changes: ChangeSet) -> Counter[tuple[str, str]]:
    """What the change takes away somewhere: where it turns up again, it was moved."""
    gone: Counter[tuple[str, str]] = Counter()
    for change in changes.changes:
        path = change.old_path or change.path
        if suffix_of(path) != ".py" or not is_test_code(path):
            continue
        now = skips_of(change.path, change.after_text or "") or ()
        before = skips_of(path, change.before_text or "") or ()
        left = Counter((skip.scope, skip.key) for skip in now)
        for skip in before:
            if left[skip.scope, skip.key]:
                left[skip.scope, skip.key] -= 1
            elif skip.scope:
                gone[skip.short_scope, skip.key] += 1
    return gone


def _is_led_elsewhere(function: TestFunction, olds: tuple[TestFunction, ...]) -> bool:
    """Whether something that can skip a test from outside was added to it; plain skips aside."""
    marks = {text for mark in function.node.decorator_list if not _SKIP.search(text := dump(mark))}
    names = {argument.arg for argument in function.node.args.args}
    return all(
        marks - {dump(mark) for mark in old.node.decorator_list}
        or names - {argument.arg for argument in old.node.args.args}
        for old in olds
    )


def _options_that_leave_out(now: tuple[str, ...], before: tuple[str, ...]) -> Iterator[str]:
    joined = _joined(before)
    for option in _joined(now):
        if option not in joined and _LEAVES_OUT.match(option):
            yield option


def _joined(words: tuple[str, ...]) -> list[str]:
    """The words with the value of an option beside it."""
    options: list[str] = []
    for word in words:
        if options and _LEAVES_OUT.fullmatch(options[-1]):
            options[-1] = f"{options[-1]} {word}"
        else:
            options.append(word)
    return options


def _word_in(change: Change | None) -> str:
    for number, line in enumerate((change.after_text or "").splitlines() if change else (), 1):
        said = _REMARK.search(line)
        if change and said and number in change.added_lines:
            return said[1].strip()
    return ""


CHECK = Check(
    id="no-new-skips",
    title="no test is newly skipped",
    passes_when=(
        "the change adds no mark, call or setting that skips tests, leaves them out or expects "
        "them to fail, and no test that it adds or whose marks or fixtures it alters was skipped "
        "in this session. A new condition that skipped nothing here is shown, as are tests that "
        "could be skipped before. Only a part of the suite proves nothing"
    ),
    options=NoOptions,
    needs=frozenset({EvidenceKind.CHANGES, EvidenceKind.TESTS}),
    examine=examine,
)
