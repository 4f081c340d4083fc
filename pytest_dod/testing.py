"""The public kit for testing a check: builders for what it looks at, and verbs that ask it.

    from pytest_dod.testing import cannot_tell, change, fails, passes

    def test_a_backup_beside_its_original_is_found():
        assert fails(CHECK, changes=[change("models.py.bak", "x = 1")]) == ["models.py.bak: …"]

A text given to a builder is dedented and loses its first line break, so that it can stand as an
indented block; bytes are taken as they are.
"""

from __future__ import annotations

import difflib
import textwrap
from collections.abc import Iterable, Mapping, Sequence

from .errors import CannotTell, NotApplicable
from .model.change import Base, Change, ChangeKind, ChangeSet, Commit, FileKind, Head
from .model.check import AnyCheck, Context
from .model.evidence import (
    Evidence,
    FileRequest,
    FileTexts,
    Gap,
    ModuleCoverage,
    Outcome,
    PullRequest,
    SuiteRun,
    TestOutcome,
    ToolReport,
    ToolRequest,
    ToolState,
    TotalCoverage,
)
from .model.finding import Finding, Observation
from .model.globs import matches
from .model.task import Criterion, SectionKind

__all__ = [
    "cannot_tell",
    "change",
    "change_set",
    "commit",
    "context",
    "criterion",
    "evidence",
    "fails",
    "not_applicable",
    "observe",
    "outcome",
    "passes",
    "renamed",
    "suite",
    "tool_report",
]

BASE_COMMIT = "b" * 40
HEAD_COMMIT = "d" * 40


def change(
    path: str,
    after: str | bytes | None = None,
    before: str | bytes | None = None,
    *,
    kind: ChangeKind | None = None,
    old_path: str | None = None,
    file_kind: FileKind = FileKind.FILE,
    unread: str = "",
) -> Change:
    """A changed path; its kind and its added lines follow from the two contents.

    Added where only `after` is given, deleted where only `before` is, renamed with `old_path`.
    """
    now, then = _content(after), _content(before)
    if kind is None:
        if old_path is not None:
            kind = ChangeKind.RENAMED
        elif now is None and then is not None:
            kind = ChangeKind.DELETED
        else:
            kind = ChangeKind.MODIFIED if then is not None else ChangeKind.ADDED
    added = _added_lines(then or b"", now or b"")
    return Change(path, kind, old_path, file_kind, then, now, added, unread)


def renamed(
    old_path: str, path: str, after: str | bytes = "", before: str | bytes | None = None
) -> Change:
    """A renamed file; without `before` its content is the same as it was."""
    return change(path, after, after if before is None else before, old_path=old_path)


def commit(
    message: str = "feat: add a thing",
    added: Mapping[str, str | Sequence[tuple[int, str]]] | None = None,
    *,
    id: str = "c" * 40,
) -> Commit:
    """One commit of base..HEAD; a text in `added` counts as lines 1, 2, … of that path."""
    lines = {
        path: (
            tuple(enumerate(_block(text).splitlines(), 1)) if isinstance(text, str) else tuple(text)
        )
        for path, text in (added or {}).items()
    }
    return Commit(id, message, (), lines)


def change_set(
    *changes: Change,
    commits: Sequence[Commit] = (),
    files: Iterable[str] = (),
    notes: Sequence[str] = (),
) -> ChangeSet:
    """A change set; `files` are the paths that stand unchanged beside the changed ones."""
    unchanged = frozenset(files)
    return ChangeSet(
        Base(BASE_COMMIT, "merge base with origin/main"),
        Head(HEAD_COMMIT, dirty=False),
        tuple(sorted(changes, key=lambda c: c.path)),
        tuple(commits),
        unchanged
        | {
            c.old_path if c.kind is ChangeKind.RENAMED and c.old_path else c.path
            for c in changes
            if c.kind is not ChangeKind.ADDED
        },
        unchanged | {c.path for c in changes if c.kind is not ChangeKind.DELETED},
        tuple(notes),
    )


def outcome(
    id: str,
    outcome: Outcome | str = Outcome.PASSED,
    message: str = "",
    *,
    line: int | None = None,
    linked: Sequence[str] = (),
) -> TestOutcome:
    """One test of the run, by its node id; its path is what stands before the first `::`."""
    path = id.partition("::")[0]
    return TestOutcome(id, Outcome(outcome), path, line, message, tuple(linked))


def suite(
    *outcomes: TestOutcome | str,
    collected: Sequence[str] | None = None,
    deselected: Sequence[str] = (),
    narrowed: Sequence[str] = (),
    suspicions: Sequence[Finding] = (),
    exit_status: int | None = None,
    finished: bool = True,
    marks: Mapping[str, Sequence[str]] | None = None,
) -> SuiteRun:
    """A test run; a plain node id is a test that passed.

    Without `collected` exactly the tests that ran, or were deselected, were found. Without
    `exit_status` it is what pytest would end with. `marks` are the names of the marks of a test.
    """
    tests = tuple(outcome(test) if isinstance(test, str) else test for test in outcomes)
    if collected is None:
        collected = [*dict.fromkeys(test.id for test in tests), *deselected]
    if exit_status is None and finished:
        bad = any(test.outcome in (Outcome.FAILED, Outcome.ERROR) for test in tests)
        exit_status = 1 if bad else 0 if tests else 5
    return SuiteRun(
        finished=finished,
        exit_status=exit_status,
        outcomes=tests,
        collected=tuple(collected),
        deselected=tuple(deselected),
        narrowed=tuple(narrowed),
        suspicions=tuple(suspicions),
        marks={id: tuple(names) for id, names in (marks or {}).items()},
    )


def tool_report(
    tool: str,
    paths: Sequence[str] = (".",),
    *findings: Finding,
    state: ToolState = ToolState.RAN,
    examined: int = 1,
    version: str = "1.0",
    reason: str = "",
    hint: str = "",
) -> ToolReport:
    """What a tool answered to a request for `paths`."""
    request = ToolRequest(tool, tuple(paths))
    return ToolReport(request, state, version, examined, findings, reason, hint)


def criterion(
    text: str = "The thing is done",
    *,
    number: int = 1,
    line: int = 1,
    section: str = "Definition of Done",
    kind: SectionKind = SectionKind.DONE,
    ticked: bool | None = False,
    conditional: bool = False,
) -> Criterion:
    """One line of a task."""
    return Criterion(number, text, line, section, kind, ticked, conditional=conditional)


def evidence(
    *,
    changes: ChangeSet | Iterable[Change] | None = None,
    suite: SuiteRun | Iterable[TestOutcome | str] | None = None,
    coverage: Mapping[str, ModuleCoverage] | Iterable[ModuleCoverage] | None = None,
    tools: Iterable[ToolReport] = (),
    gaps: Sequence[Gap] = (),
    files: Mapping[FileRequest, FileTexts] | None = None,
    pull_request: PullRequest | None = None,
    total: TotalCoverage | Iterable[ModuleCoverage] | None = None,
) -> Evidence:
    """What a check looks at; plain lists of changes, tests and modules are wrapped."""
    if changes is not None and not isinstance(changes, ChangeSet):
        changes = change_set(*changes)
    if suite is not None and not isinstance(suite, SuiteRun):
        suite = _suite(*suite)
    if coverage is not None and not isinstance(coverage, Mapping):
        coverage = {module.path: module for module in coverage}
    if total is not None and not isinstance(total, TotalCoverage):
        total = TotalCoverage({module.path: module for module in total})
    return Evidence(
        changes=changes,
        suite=suite,
        coverage=coverage,
        coverage_source="" if coverage is None else "this run",
        tools={report.request: report for report in tools},
        gaps=tuple(gaps),
        files=files or {},
        pull_request=pull_request,
        total_coverage=total,
    )


_suite = suite


def context(
    facts: Evidence | None = None,
    *,
    text: str | Criterion = "The thing is done",
    task_id: str = "T-1",
    task_path: str = "task.md",
    **parts: object,
) -> Context:
    """The context of a check: `facts`, or what `evidence(**parts)` makes."""
    if facts is None:
        facts = evidence(**parts)  # type: ignore[arg-type]  # passed on unread
    elif parts:
        raise TypeError(f"give the evidence or its parts, not both: {', '.join(parts)}")
    line = text if isinstance(text, Criterion) else criterion(text)
    return Context(facts, line, task_id, task_path)


def observe(
    check: AnyCheck,
    facts: Evidence | None = None,
    *,
    options: object | None = None,
    changes: ChangeSet | Iterable[Change] | None = None,
    suite: SuiteRun | Iterable[TestOutcome | str] | None = None,
    coverage: Mapping[str, ModuleCoverage] | Iterable[ModuleCoverage] | None = None,
    tools: Iterable[ToolReport] = (),
    gaps: Sequence[Gap] = (),
    texts: Mapping[str, str] | None = None,
    pull_request: PullRequest | None = None,
    total: TotalCoverage | Iterable[ModuleCoverage] | None = None,
    text: str | Criterion = "The thing is done",
    task_id: str = "T-1",
    task_path: str = "task.md",
    **values: object,
) -> Observation:
    """Ask `check`; further keywords are its options. CannotTell and NotApplicable are raised.

    `texts` are the files of the tree, path to text, from which the check gets those it reads.
    `options` takes a whole instance instead, for a check with an option named like one of ours.
    """
    chosen = check.options(**values) if options is None else options
    if facts is None:
        facts = evidence(
            changes=changes,
            suite=suite,
            coverage=coverage,
            tools=tools,
            gaps=gaps,
            files=_answers(check.reads(chosen), texts or {}),
            pull_request=pull_request,
            total=total,
        )
    return check.examine(chosen, context(facts, text=text, task_id=task_id, task_path=task_path))


def _answers(
    requests: Iterable[FileRequest], texts: Mapping[str, str]
) -> dict[FileRequest, FileTexts]:
    return {
        request: FileTexts(
            {
                path: _block(text)
                for path, text in sorted(texts.items())
                if any(matches(pattern, path) for pattern in request.patterns)
                and (not request.containing or any(word in text for word in request.containing))
            }
        )
        for request in requests
    }


def passes(check: AnyCheck, facts: Evidence | None = None, **given: object) -> Observation:
    """Assert that `check` examined something and found nothing wrong. Takes what `observe` does."""
    seen = observe(check, facts, **given)  # type: ignore[arg-type]  # passed on unread
    assert not seen.findings, f"{check.id} found: {_shown(seen)}"
    assert seen.examined > 0, f"{check.id} examined nothing, and so proved nothing"
    return seen


def fails(check: AnyCheck, facts: Evidence | None = None, **given: object) -> list[str]:
    """Assert that `check` found something; the findings as `path:line: message`."""
    seen = observe(check, facts, **given)  # type: ignore[arg-type]  # passed on unread
    assert seen.findings, f"{check.id} found nothing in {seen.examined} {seen.unit}"
    return _shown(seen)


def cannot_tell(check: AnyCheck, facts: Evidence | None = None, **given: object) -> str:
    """Assert that `check` can neither prove nor refute; the reason.

    To have examined nothing without a finding counts as that, with an empty reason.
    """
    try:
        seen = observe(check, facts, **given)  # type: ignore[arg-type]  # passed on unread
    except CannotTell as unknown:
        return unknown.reason
    assert not seen.findings, f"{check.id} found: {_shown(seen)}"
    assert seen.examined == 0, f"{check.id} passed with {seen.examined} {seen.unit}"
    return ""


def not_applicable(check: AnyCheck, facts: Evidence | None = None, **given: object) -> str:
    """Assert that `check` says that its demand does not apply; the reason."""
    try:
        seen = observe(check, facts, **given)  # type: ignore[arg-type]  # passed on unread
    except NotApplicable as excused:
        return excused.reason
    raise AssertionError(f"{check.id} examined {seen.examined} {seen.unit}: {_shown(seen)}")


def _shown(seen: Observation) -> list[str]:
    return [
        ": ".join(
            part
            for part in (
                f"{f.path}:{f.line}" if f.path and f.line else f.path or "",
                f.message,
            )
            if part
        )
        for f in seen.findings
    ]


def _block(text: str) -> str:
    return textwrap.dedent(text.removeprefix("\n"))


def _content(content: str | bytes | None) -> bytes | None:
    return _block(content).encode() if isinstance(content, str) else content


def _added_lines(before: bytes, after: bytes) -> frozenset[int]:
    matcher = difflib.SequenceMatcher(a=before.splitlines(), b=after.splitlines(), autojunk=False)
    return frozenset(
        line + 1
        for tag, _, _, start, end in matcher.get_opcodes()
        if tag in ("insert", "replace")
        for line in range(start, end)
    )
