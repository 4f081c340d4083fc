"""Whole runs of the gate on tasks that name a part of the tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import PYPROJECT, Project, Run

TASK = """\
# SHOP-8 Named tests

## Definition of Done
- [ ] All tests pass
- [ ] `pytest tests` passes
- [ ] `pytest -m 'not integration'` passes
- [ ] `pytest integration` passes
- [ ] `pytest -m integration` passes
- [ ] `pytest -k nosuchtest` passes
- [ ] Integration tests pass
- [ ] New code is covered by tests
"""
FAILS = "import pytest\n\n\n@pytest.mark.integration\ndef test_flow():\n    assert [] == [1]\n"


def by_text(run: Run) -> dict[str, str]:
    return {criterion["text"]: criterion["status"] for criterion in run.report["criteria"]}


@pytest.mark.parametrize("arguments", [(), ("-n", "2")], ids=["alone", "two workers"])
@pytest.mark.parametrize("place", ["integration/test_flow.py", "tests/test_flow.py"])
def test_tests_that_did_not_run_are_not_proven_by_those_that_did(
    tmp_path: Path, place: str, arguments: tuple[str, ...]
) -> None:
    project = Project(tmp_path, TASK)
    if place.startswith("tests/"):
        settings = PYPROJECT.replace(
            "[tool.coverage.run]",
            "addopts = ['-m', 'not integration']\nmarkers = ['integration']\n\n[tool.coverage.run]",
        )
        project.repository.git("checkout", "-q", "main")
        project.write("pyproject.toml", settings)
        project.repository.commit("chore: leave out integration tests")
        project.repository.git("checkout", "-q", "feature")
        project.repository.git("merge", "-q", "main")
    project.write(place, FAILS)
    project.repository.commit("test: a flow")
    run = project.gate(*arguments)
    found = by_text(run)
    assert run.report["task"]["id"] == "SHOP-8"
    assert run.code == 1
    for text in ("pytest integration", "pytest -m integration", "pytest -k nosuchtest"):
        assert found[f"`{text}` passes"] == "unproven", text
    assert found["Integration tests pass"] == "unproven"


def test_parts_that_ran_are_proven(tmp_path: Path) -> None:
    project = Project(tmp_path, TASK)
    project.write("integration/test_flow.py", FAILS.replace("[]", "[1]"))
    project.write(
        "pyproject.toml",
        PYPROJECT.replace('["tests"]', '["tests", "integration"]\nmarkers = ["integration"]'),
    )
    project.repository.commit("test: a flow")
    found = by_text(project.gate())
    assert found.pop("`pytest -k nosuchtest` passes") == "unproven"
    assert set(found.values()) == {"passed"}


def test_new_code_that_no_test_runs_is_found(tmp_path: Path) -> None:
    project = Project(tmp_path, TASK)
    project.write("shop/more.py", "def untested(amount):\n    return amount * 2\n")
    project.repository.commit("feat: more")
    run = project.gate()
    assert by_text(run)["New code is covered by tests"] == "failed"
    assert "no test ran lines 1-2 of this change" in run.findings
