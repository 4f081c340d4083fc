"""The checks of the template's other sections, in real runs of the gate."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.projects import Project

TASK = """\
# TASK_ID: SHOP-8
# Title: Discounts

## Definition of Done
- [ ] Named <!-- dod: named-tests ids=tests/test_price.py::test_total() -->
- [ ] Rules <!-- dod: documents-exist paths=AGENTS.md -->
- [ ] Files <!-- dod: declared-changes new=shop/price.py changed=README.md undeclared=note -->
- [ ] Variables <!-- dod: env-variables variables=TIMEOUT_MS=15000 -->
- [ ] Commits <!-- dod: conventional-commits -->
- [ ] Description <!-- dod: pr-description parts=Summary,Tests -->
"""
CHECKS = {
    "named-tests",
    "documents-exist",
    "declared-changes",
    "env-variables",
    "conventional-commits",
    "pr-description",
}
CONFIG = 'import os\n\nTIMEOUT = int(os.environ.get("TIMEOUT_MS", "15000"))\n'
TEXT = "feat: add discounts\n\n## Summary\nDiscounts are taken off.\n\n## Tests\n3 passed\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path, TASK)
    made.write("AGENTS.md", "# Rules\n\nBe kind.\n")
    made.write("shop/config.py", CONFIG)
    made.write(".env.example", "TIMEOUT_MS=15000\n")
    made.repository.commit("feat: read the time limit")
    return made


def test_everything_holds(project: Project, tmp_path: Path) -> None:
    text = tmp_path / "pr.md"
    text.write_text(TEXT, encoding="utf-8")
    run = project.gate("--dod-pr", str(text))
    assert run.statuses == dict.fromkeys(CHECKS, "passed"), run.out
    assert run.code == 0


def test_everything_can_fail(project: Project, tmp_path: Path) -> None:
    project.replace("shop/config.py", "15000", "20000")
    project.replace("tests/test_price.py", "assert total([1, 2], 1) == 2", "assert total([1]) == 2")
    (project.path / "AGENTS.md").unlink()
    project.write("README.md", "# Shop\n")
    project.repository.commit("stuff")
    event = {"pull_request": {"title": "Stuff", "body": "## Summary\n\n## Tests\nTODO\n"}}
    file = tmp_path / "event.json"
    file.write_text(json.dumps(event), encoding="utf-8")
    run = project.gate(environment={"GITHUB_ACTIONS": "true", "GITHUB_EVENT_PATH": str(file)})
    assert run.statuses == dict.fromkeys(CHECKS, "failed"), run.out
    assert run.code == 1


def test_without_the_text_of_a_pull_request_its_description_is_unproven(project: Project) -> None:
    run = project.gate()
    assert run.red == {"pr-description"}
    assert run.statuses["pr-description"] == "unproven"
    assert "--dod-pr FILE" in run.out


def test_a_file_that_is_not_there_is_a_usage_error(project: Project) -> None:
    run = project.gate("--dod-pr", "none.md")
    assert run.code == 4
    assert "--dod-pr: the file cannot be read: No such file or directory" in run.err
    assert "test session starts" not in run.out
