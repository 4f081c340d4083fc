"""no-secrets: what the check makes of the scan's report."""

from __future__ import annotations

from dataclasses import replace

from pytest_dod.checks import CHECKS
from pytest_dod.checks.no_secrets import CHECK
from pytest_dod.model.change import ChangeSet
from pytest_dod.model.check import NoOptions
from pytest_dod.model.evidence import Evidence, ToolReport, ToolRequest, ToolState
from pytest_dod.model.finding import Finding
from pytest_dod.testing import cannot_tell, change, change_set, fails, passes

REQUEST = ToolRequest("secrets")
FOUND = Finding("GitHub token", "a.py", 3, "revoke it", definite=True)
CLEAN = ToolReport(REQUEST, ToolState.RAN, "built-in 1, kingfisher 2.14.0", examined=4)
CHANGES = change_set(change("a.py", "x = 1\n"))


def facts(report: ToolReport | None, changes: ChangeSet | None = CHANGES) -> Evidence:
    return Evidence(changes=changes, tools={} if report is None else {REQUEST: report})


def test_passes_and_names_the_engines() -> None:
    seen = passes(CHECK, facts(CLEAN))
    assert (seen.examined, seen.unit) == (4, "changed files and commits")
    assert seen.notes == ("scanned with built-in 1, kingfisher 2.14.0",)
    assert not any("no secret" in note for note in seen.notes)


def test_fails_with_each_finding() -> None:
    messages = fails(CHECK, facts(replace(CLEAN, findings=(FOUND,))))
    assert len(messages) == 1
    assert "GitHub token" in messages[0]


def test_a_finding_counts_although_something_was_not_read() -> None:
    report = replace(CLEAN, findings=(FOUND,), reason="not read: big.csv (212 MB)")
    assert fails(CHECK, facts(report))


def test_cannot_tell_where_something_was_not_read() -> None:
    report = replace(CLEAN, reason="not read: big.csv (212 MB)", hint="look at it")
    assert "big.csv" in cannot_tell(CHECK, facts(report))


def test_cannot_tell_without_a_scan() -> None:
    assert cannot_tell(CHECK, facts(None))
    assert cannot_tell(CHECK, facts(replace(CLEAN, state=ToolState.BROKEN, reason="it broke")))
    assert cannot_tell(CHECK, facts(CLEAN, changes=None))


def test_nothing_scanned_proves_nothing() -> None:
    assert cannot_tell(CHECK, facts(replace(CLEAN, examined=0))) == ""


def test_it_asks_for_one_scan_of_everything() -> None:
    assert CHECK.requests(NoOptions()) == (REQUEST,)
    assert CHECK in CHECKS
