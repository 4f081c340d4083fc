from __future__ import annotations

import random
from pathlib import Path
from string import ascii_letters, digits

import pytest

from tests.projects import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_a_finished_task_is_done(project: Project) -> None:
    run = project.gate()
    assert run.red == set(), run.out + run.err
    assert run.code == 0
    assert run.out.rstrip().endswith("DONE")
    assert run.report["done"] is True
    assert run.report["base"]["how"] == "merge base with main"
    assert {"pytest", "coverage", "ruff", "black", "git"} <= set(run.report["versions"])


@pytest.mark.parametrize(
    ("path", "old", "new", "red"),
    [
        ("shop/price.py", "- discount\n", "+ discount\n", {"tests-pass", "tests-added"}),
        (
            "tests/test_price.py",
            '    with pytest.raises(ValueError, match="negative"):\n        total([1], -1)\n',
            "    assert pytest.approx(1) == total([1])\n",
            {"changed-coverage"},
        ),
        ("shop/price.py", '"""Prices."""\n', '"""Prices."""\n\nimport os\n', {"ruff-clean"}),
        ("shop/price.py", "sum(amounts) - discount", "sum(amounts)  -  discount", {"black-clean"}),
    ],
)
def test_what_is_broken_turns_red_and_nothing_else(
    project: Project, path: str, old: str, new: str, red: set[str]
) -> None:
    project.replace(path, old, new)
    run = project.gate()
    assert run.code == 1
    assert run.red == red, run.out


def test_a_backup_file_is_found(project: Project) -> None:
    project.write("shop/price.py.bak", "old\n")
    run = project.gate()
    assert (run.code, run.red) == (1, {"no-backup-files"})


def test_documents_that_were_not_touched_are_named(project: Project) -> None:
    project.write("CHANGELOG.md", "# Changes\n")
    run = project.gate()
    assert (run.code, run.red) == (1, {"docs-touched"})
    assert any("CHANGELOG.md" in finding for finding in run.findings)


def test_a_secret_is_found_and_never_printed(project: Project) -> None:
    # Made here, so that no scanner finds one in this file.
    secret = "ghp_" + "".join(random.Random(7).choices(ascii_letters + digits, k=36))
    project.write("notes.txt", f"token {secret}\n")
    run = project.gate("-v")
    assert (run.code, run.red) == (1, {"no-secrets"})
    assert secret not in run.out + run.err + run.report_file.read_text()
