from __future__ import annotations

from pytest_dod.checks.security_scan import CHECK, Options, requests
from pytest_dod.model.evidence import ToolRequest, ToolState
from pytest_dod.model.finding import Finding
from pytest_dod.testing import cannot_tell, change, fails, passes, tool_report

CODE = change("a.py", "x = 1\n")
CLEAN = tool_report("bandit", (), examined=2)
AUDITED = tool_report("pip-audit", (), examined=30)
BOTH = ("bandit", "pip-audit")


def test_each_scanner_is_asked_about_its_own() -> None:
    assert requests(Options()) == (ToolRequest("bandit", ()),)
    assert requests(Options(BOTH, ("app",), ("requirements.txt",))) == (
        ToolRequest("bandit", ("app",)),
        ToolRequest("pip-audit", ("requirements.txt",)),
    )


def test_scanners_that_find_nothing_pass() -> None:
    assert passes(CHECK, changes=[CODE], tools=[CLEAN]).examined == 2
    seen = passes(CHECK, changes=[CODE], tools=[CLEAN, AUDITED], options=Options(BOTH))
    assert (seen.examined, seen.unit) == (32, "files and packages")


def test_what_they_find_is_found() -> None:
    found = tool_report("bandit", (), Finding("B307 eval", "a.py", 2))
    assert fails(CHECK, changes=[CODE], tools=[found]) == ["a.py:2: B307 eval"]
    known = tool_report("pip-audit", (), Finding("a 1.0: PYSEC-1"), examined=30)
    assert fails(CHECK, changes=[CODE], tools=[CLEAN, known], options=Options(BOTH)) == [
        "a 1.0: PYSEC-1"
    ]


def test_one_that_did_not_answer_proves_nothing() -> None:
    missing = tool_report("bandit", (), state=ToolState.MISSING, reason="bandit is not installed")
    assert "not installed" in cannot_tell(CHECK, changes=[CODE], tools=[missing])
    assert "pip-audit" in cannot_tell(CHECK, changes=[CODE], tools=[CLEAN], options=Options(BOTH))


def test_one_that_looked_at_nothing_proves_nothing() -> None:
    empty = tool_report("bandit", (), examined=0)
    assert "no module" in cannot_tell(CHECK, changes=[CODE], tools=[empty])
    both = [empty, AUDITED]
    assert "no module" in cannot_tell(CHECK, changes=[CODE], tools=both, options=Options(BOTH))


def test_an_unknown_scanner_cannot_be_asked() -> None:
    assert "snyk" in cannot_tell(CHECK, changes=[CODE], options=Options(("snyk",)))
    assert "(none)" in cannot_tell(CHECK, changes=[CODE], options=Options(()))


def test_a_new_comment_that_hides_a_line_needs_a_word() -> None:
    hidden = change("a.py", "x = eval(y)  # nosec B307\n")
    (line,) = fails(CHECK, changes=[hidden], tools=[CLEAN])
    assert line == "a.py:1: `# nosec B307` is new here and does not say why it is needed"
    excused = change("a.py", "# only numbers arrive here\nx = eval(y)  # nosec B307\n")
    assert len(passes(CHECK, changes=[excused], tools=[CLEAN]).excuses) == 1
    old = change("a.py", "x = eval(y)  # nosec\nz = 1\n", "x = eval(y)  # nosec\n")
    passes(CHECK, changes=[old], tools=[CLEAN])
