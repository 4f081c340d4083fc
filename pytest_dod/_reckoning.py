"""The judge's end of the wire: records of a witness that is not trusted become one Account."""

from __future__ import annotations

import json
import signal
from dataclasses import dataclass, replace

from ._fields import Fields, WrongRecordError, unpack_lines
from .model.account import Account, ExecutedCode
from .model.evidence import EvidenceKind, Gap, Outcome, SuiteRun, TestOutcome
from .model.finding import Finding

_INTERNAL_ERROR = 3
_MEANING = {
    2: "pytest was interrupted (exit status 2)",
    _INTERNAL_ERROR: "pytest broke (internal error, exit status 3)",
    4: "pytest refused its options or settings (exit status 4)",
}
# Of several outcomes of one test the first in this order stands for all.
_WORST_FIRST = (
    Outcome.ERROR,
    Outcome.FAILED,
    Outcome.RERUN,
    Outcome.XPASSED,
    Outcome.XFAILED,
    Outcome.SKIPPED,
    Outcome.PASSED,
)


@dataclass(frozen=True)
class _Finished:
    records: int
    collected: int
    reported: int
    seconds: float


class Reckoning:
    """Takes records one by one, then closes the account."""

    def __init__(self, *, token: str, schema: int) -> None:
        self._token = token
        self._schema = schema
        self._records = 0
        self._opened = False
        self._finished: _Finished | None = None
        self._interrupted = False
        self._collected: dict[str, None] = {}
        self._deselected: dict[str, None] = {}
        self._running: dict[str, None] = {}
        self._outcomes: dict[str, TestOutcome] = {}
        self._linked: dict[str, tuple[str, ...]] = {}
        self._reached: dict[str, tuple[str, ...]] = {}
        self._marks: dict[str, tuple[str, ...]] | None = None
        self._narrowed: dict[str, None] = {}
        self._narrowed_by_settings: dict[str, None] = {}
        self._suspicions: dict[Finding, None] = {}
        self._gaps: dict[Gap, None] = {}
        self._versions: dict[str, str] = {}
        self._executed: dict[str, ExecutedCode] | None = None
        self._branches = False
        self._source = ""
        self._settings: str | None = None
        self._unmeasured: dict[str, str] = {}
        self._steered_by: dict[str, None] = {}
        self._imported_early: set[str] = set()
        self._outside: set[str] = set()
        self._warned: dict[str, str] = {}
        self._settings_file = ""
        self._chose_settings = False

    def damaged(self, what: str) -> None:
        """Note that something on the wire cannot be used."""
        self._gap(
            EvidenceKind.TESTS,
            f"the account of the tests is damaged: {what}",
            "run again; if it stays, something in the tests writes into it",
        )

    def read(self, line: bytes) -> None:
        """Take one line."""
        try:
            record = json.loads(line)
            if not isinstance(record, dict):
                raise WrongRecordError
            if self._finished is not None:
                raise WrongRecordError("a record stands behind the last one")
            kind = record.get("kind")
            if kind != "finished":
                self._records += 1
            getattr(self, f"_read_{kind}", self._read_unknown)(Fields(record))
        except (ValueError, RecursionError, WrongRecordError) as error:
            detail = str(error) if isinstance(error, WrongRecordError) and str(error) else ""
            self.damaged(detail or f"record {self._records + 1} is not readable")

    def close(self, exit_status: int | None) -> Account:
        """The account, with gaps for all that should have been told and was not."""
        self._compare_counts()
        self._explain_end(exit_status)
        self._explain_unmeasured()
        outcomes = tuple(
            replace(
                outcome,
                linked=self._linked.get(outcome.id, ()),
                reached=self._reached.get(outcome.id),
                warned=self._warned.get(outcome.id, ""),
            )
            for outcome in sorted(self._outcomes.values(), key=lambda test: test.id)
        )
        finished = self._finished
        suite = SuiteRun(
            finished=finished is not None,
            exit_status=exit_status,
            outcomes=outcomes,
            collected=tuple(sorted(self._collected)),
            deselected=tuple(sorted(self._deselected)),
            narrowed=tuple(sorted(self._narrowed)),
            suspicions=tuple(
                sorted(self._suspicions, key=lambda f: (f.path or "", f.line or 0, f.message))
            ),
            seconds=finished.seconds if finished else 0.0,
            narrowed_by_settings=tuple(sorted(self._narrowed_by_settings)),
            marks=None if self._marks is None else dict(sorted(self._marks.items())),
        )
        return Account(
            suite=suite,
            executed=self._executed,
            branches=self._branches,
            coverage_source=self._source,
            coverage_settings=self._settings,
            gaps=tuple(sorted(self._gaps, key=lambda gap: (gap.kind.value, gap.reason))),
            versions=dict(sorted(self._versions.items())),
            interrupted=self._interrupted or exit_status == -signal.SIGINT,
            settings_file=self._settings_file,
            chose_settings=self._chose_settings,
            steered_by=tuple(sorted(self._steered_by)),
            imported_early=frozenset(self._imported_early),
            outside=frozenset(self._outside - set(self._executed or {})),
        )

    def _gap(self, kind: EvidenceKind, reason: str, hint: str = "") -> None:
        self._gaps[Gap(kind, reason, hint)] = None

    def _compare_counts(self) -> None:
        finished = self._finished
        if finished is None:
            return
        told = (self._records, len(self._collected), len(self._outcomes))
        if told != (finished.records, finished.collected, finished.reported):
            self.damaged("records are missing or were added")
        silent = [
            test
            for test in self._collected
            if test not in self._outcomes and test not in self._deselected
        ]
        if silent:
            self._narrowed[
                f"{len(silent)} of {len(self._collected)} collected tests did not run, "
                f"the first is {min(silent)}"
            ] = None

    def _explain_end(self, status: int | None) -> None:
        if self._finished is None:
            self._gap(EvidenceKind.TESTS, *self._unfinished(status))
        elif status is None or status in (0, 5):
            return
        elif status < 0:
            self._gap(
                EvidenceKind.TESTS,
                f"the test process died of {_signal(status)} after the last test",
                "find out what crashes when pytest ends",
            )
        elif status == 1 and not self._any_failed():
            self._gap(
                EvidenceKind.TESTS,
                "pytest ended with exit status 1 although no test failed",
                "see its output: a plugin objects (a coverage threshold, a warning summary …)",
            )
        elif status != 1 and not (status == 2 and (self._interrupted or self._any_failed())):
            self._gap(
                EvidenceKind.TESTS,
                _MEANING.get(status, f"pytest ended with exit status {status}"),
                "see its output",
            )

    def _explain_unmeasured(self) -> None:
        for path, shown in self._unmeasured.items():
            if path not in (self._executed or {}):
                self._gap(
                    EvidenceKind.COVERAGE,
                    f"{shown} lies outside of what this run was told to measure",
                    f"add it (--cov={shown.rpartition('/')[0] or '.'}), or run with --no-cov: "
                    "then pytest-dod measures by itself",
                )

    def _any_failed(self) -> bool:
        return any(
            test.outcome in (Outcome.FAILED, Outcome.ERROR) for test in self._outcomes.values()
        )

    def _unfinished(self, status: int | None) -> tuple[str, str]:
        if not self._opened:
            return (
                "the test process never reported"
                + ("" if status is None else f" ({_ending(status)})"),
                "is the plugin switched off there (-p no:dod, PYTEST_DISABLE_PLUGIN_AUTOLOAD)?",
            )
        during = [test for test in self._running if test not in self._outcomes]
        place = f" while {during[-1]} was running" if during else ""
        if not place and self._outcomes:
            number = len(self._outcomes)
            place = f" after {number} test{'s' * (number > 1)}"
        if status is None:
            return f"the test process was stopped before it had ended{place}", ""
        if status in _MEANING:
            return f"{_MEANING[status]} before it had reported{place}", "see its output"
        return (
            f"the test process {_ending(status)} without reporting{place}",
            "something ended it early: os._exit, a crash, the system out of memory …",
        )

    # One method per kind of record.

    def _read_unknown(self, fields: Fields) -> None:
        raise WrongRecordError("a record of unknown kind")

    def _read_opened(self, fields: Fields) -> None:
        if fields.number("schema") != self._schema:
            raise WrongRecordError("the witness is of another version of pytest-dod")
        self._opened = True

    def _read_versions(self, fields: Fields) -> None:
        self._versions.update((name, fields.text(name)) for name in fields.names("kind"))

    def _read_collected(self, fields: Fields) -> None:
        self._collected.update(dict.fromkeys(fields.texts("ids")))

    def _read_deselected(self, fields: Fields) -> None:
        self._deselected.update(dict.fromkeys(fields.texts("ids")))

    def _read_linked(self, fields: Fields) -> None:
        self._linked[fields.text("id")] = tuple(fields.texts("marks"))

    def _read_reach(self, fields: Fields) -> None:
        self._reached[fields.text("id")] = tuple(fields.texts("paths"))

    def _read_marked(self, fields: Fields) -> None:
        names = tuple(fields.texts("names"))
        self._marks = self._marks or {}
        self._marks.update(dict.fromkeys(fields.texts("ids"), names))

    def _read_started(self, fields: Fields) -> None:
        self._running[fields.text("id")] = None

    def _read_outcome(self, fields: Fields) -> None:
        test = TestOutcome(
            id=fields.text("id"),
            outcome=_outcome(fields.text("outcome")),
            path=fields.text("path"),
            line=fields.line("line"),
            message=fields.text("message"),
            duration=fields.real("duration"),
        )
        known = self._outcomes.get(test.id)
        if known is None or _rank(test) < _rank(known):
            self._outcomes[test.id] = test

    def _read_narrowed(self, fields: Fields) -> None:
        target = (
            self._narrowed_by_settings if fields.text("origin") == "settings" else self._narrowed
        )
        target[fields.text("reason")] = None

    def _read_suspicion(self, fields: Fields) -> None:
        self._suspicions[
            Finding(
                fields.text("message"),
                fields.text("path") or None,
                fields.line("line"),
                fields.text("hint"),
            )
        ] = None

    def _read_gap(self, fields: Fields) -> None:
        try:
            kind = EvidenceKind(fields.text("evidence"))
        except ValueError:
            raise WrongRecordError from None
        self._gap(kind, fields.text("reason"), fields.text("hint"))

    def _read_measured(self, fields: Fields) -> None:
        self._executed = self._executed or {}
        self._branches = self._branches or fields.number("branches") == 1
        self._source = fields.text("source")
        self._settings = fields.text("settings") or self._settings

    def _read_unmeasured(self, fields: Fields) -> None:
        self._unmeasured[fields.raw_text("path")] = fields.text("shown")

    def _read_steered(self, fields: Fields) -> None:
        self._settings_file = fields.raw_text("settings")
        self._chose_settings = self._chose_settings or fields.number("chosen") == 1
        self._steered_by.update(dict.fromkeys(fields.texts("paths")))

    def _read_warned(self, fields: Fields) -> None:
        self._warned.setdefault(fields.text("id"), fields.text("message"))

    def _read_outside(self, fields: Fields) -> None:
        self._outside.update(fields.raw_texts("paths"))

    def _read_imported(self, fields: Fields) -> None:
        self._imported_early.update(fields.raw_texts("paths"))

    def _read_executed(self, fields: Fields) -> None:
        numbers = fields.numbers("arcs")
        entered = None if fields.missing("entered") else frozenset(fields.numbers("entered"))
        told = ExecutedCode(
            unpack_lines(fields.raw_text("lines")),
            frozenset(zip(numbers[::2], numbers[1::2], strict=False)),
            entered,
        )
        self._executed = self._executed if self._executed is not None else {}
        path = fields.raw_text("path")
        known = self._executed.get(path)
        self._executed[path] = told if known is None else _joined(known, told)

    def _read_interrupted(self, fields: Fields) -> None:
        self._interrupted = True

    def _read_finished(self, fields: Fields) -> None:
        if fields.text("token") != self._token:
            raise WrongRecordError("the last record does not hold our token")
        self._finished = _Finished(
            fields.number("records"),
            fields.number("collected"),
            fields.number("reported"),
            fields.real("seconds"),
        )


def _joined(one: ExecutedCode, other: ExecutedCode) -> ExecutedCode:
    entered = None if one.entered is None or other.entered is None else one.entered | other.entered
    return ExecutedCode(one.lines | other.lines, one.arcs | other.arcs, entered)


def _outcome(word: str) -> Outcome:
    try:
        return Outcome(word)
    except ValueError:
        raise WrongRecordError from None


def _rank(test: TestOutcome) -> int:
    return _WORST_FIRST.index(test.outcome)


def _ending(status: int) -> str:
    return f"ended with exit status {status}" if status >= 0 else f"died of {_signal(status)}"


def _signal(status: int) -> str:
    try:
        return signal.Signals(-status).name
    except ValueError:
        return f"signal {-status}"
