from __future__ import annotations

import json
from pathlib import Path

import pytest

from pytest_dod.model.evidence import ToolRequest, ToolState
from pytest_dod.model.tool import ProcessAnswer
from pytest_dod.tools import pip_audit
from pytest_dod.tools._start import UnusableError
from tests.workshops import workshop

GOOD = {"name": "a", "version": "1.0", "vulns": []}
BAD = {
    "name": "b",
    "version": "2.0",
    "vulns": [{"id": "PYSEC-2099-1", "fix_versions": ["2.1"], "aliases": []}],
}
SKIPPED = {"name": "c", "skip_reason": "Dependency not found on PyPI"}


def answer(*dependencies: object, status: int = 0, told: str = "") -> ProcessAnswer:
    out = json.dumps({"dependencies": dependencies, "fixes": []}).encode()
    return ProcessAnswer(("pip-audit",), status, out, told.encode())


def test_packages_without_a_known_vulnerability_are_clean_and_counted() -> None:
    read = pip_audit.read_answer(answer(GOOD, GOOD))
    assert (read.findings, read.examined, read.notes) == ((), 2, ())


def test_each_vulnerability_is_found() -> None:
    read = pip_audit.read_answer(answer(GOOD, BAD, status=1))
    (finding,) = read.findings
    assert finding.message == "b 2.0: PYSEC-2099-1"
    assert finding.hint == "update to 2.1"


def test_packages_that_were_not_audited_are_named() -> None:
    assert pip_audit.read_answer(answer(GOOD, SKIPPED)).notes == ("not audited: c",)


@pytest.mark.parametrize(
    ("result", "reason"),
    [
        (answer(SKIPPED, SKIPPED), "none of 2 packages"),
        (answer(GOOD, status=1), "disagree"),
        (answer(BAD), "disagree"),
        (answer(GOOD, status=2), "status 2"),
        (ProcessAnswer(("x",), 1, b"", b"ERROR:pip_audit: Max retries exceeded"), "its index"),
        (ProcessAnswer(("x",), 1, b"", b"ERROR:pip_audit._cli:is not pinned"), "is not pinned"),
        (ProcessAnswer(("x",), 0, b"[]", b""), "no answer"),
        (ProcessAnswer(("x",), None, timed_out=True), "did not finish"),
    ],
)
def test_what_was_not_audited_proves_nothing(result: ProcessAnswer, reason: str) -> None:
    with pytest.raises(UnusableError, match=reason):
        pip_audit.read_answer(result)


def test_a_requirement_that_is_not_pinned_proves_nothing(tmp_path: Path) -> None:
    pytest.importorskip("pip_audit")
    place = workshop(tmp_path, {"requirements.txt": "jinja2\n", "pip.py": "raise SystemExit(7)\n"})
    report = pip_audit.TOOL.run(ToolRequest("pip-audit", ("requirements.txt",)), place)
    assert report.state is ToolState.BROKEN
    assert "not pinned" in report.reason
