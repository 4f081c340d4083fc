"""changed-coverage where it asks for all that is new, or for more than its threshold."""

from __future__ import annotations

from pytest_dod.checks.changed_coverage import CHECK
from pytest_dod.model.evidence import ModuleCoverage
from pytest_dod.testing import change, fails, passes

BEFORE = "def f(x):\n    y = x + 1\n    return y\n"
AFTER = BEFORE + "\n\ndef g(x):\n    z = x - 1\n    return z\n"
CHANGES = [change("a.py", AFTER, BEFORE)]


def test_new_lines_that_ran_pass_though_old_ones_did_not() -> None:
    passes(
        CHECK,
        changes=CHANGES,
        coverage=[ModuleCoverage("a.py", 6, missing=(2, 3))],
        threshold=0.0,
        added=True,
    )


def test_new_lines_that_no_test_ran_are_found() -> None:
    numbers = [ModuleCoverage("a.py", 6, missing=(8,))]
    asked = fails(CHECK, changes=CHANGES, coverage=numbers, threshold=0.0, added=True)
    assert asked == ["a.py:8: no test ran line 8 of this change"]
    assert (
        "a.py: no test ran line 8 of this change"
        in passes(CHECK, changes=CHANGES, coverage=numbers, threshold=0.0).notes
    )


def test_new_functions_of_one_line_that_nothing_called_are_found() -> None:
    code = BEFORE + "\n\ndef g(x): return x - 1\n"
    assert fails(
        CHECK,
        changes=[change("a.py", code, BEFORE)],
        coverage=[ModuleCoverage("a.py", 4, never_entered=(6,))],
        threshold=0.0,
        added=True,
    ) == ["a.py:6: new, and called by no test: g"]


def test_more_than_the_threshold_is_not_the_threshold() -> None:
    exactly = [ModuleCoverage("a.py", 20, missing=(1, 2, 3))]
    more = [ModuleCoverage("a.py", 20, missing=(1, 2))]
    passes(CHECK, changes=CHANGES, coverage=exactly, threshold=85.0)
    passes(CHECK, changes=CHANGES, coverage=more, threshold=85.0, above=True)
    (said,) = fails(CHECK, changes=CHANGES, coverage=exactly, threshold=85.0, above=True)
    assert "85 % covered, more than 85 % demanded" in said
