from __future__ import annotations

from pytest_dod.checks.ci_green import CHECK
from pytest_dod.testing import cannot_tell, change


def test_a_run_within_the_pipeline_cannot_tell_how_it_ends() -> None:
    assert "a part of it" in cannot_tell(CHECK)
    assert "a part of it" in cannot_tell(CHECK, changes=[change("a.py", "x")], suite=["a.py::a"])
