"""The demands that teams add to their definition of done, judged in real runs."""

from __future__ import annotations

import json
from pathlib import Path

from tests.projects import Project

TASK = """\
# TASK_ID: SHOP-7

## Definition of Done (DoD)
- [ ] Docs <!-- dod: docstrings -->
- [ ] Tidy <!-- dod: no-debug-leftovers -->
- [ ] Run <!-- dod: no-new-skips -->
- [ ] Version <!-- dod: version-bumped -->
- [ ] Committed <!-- dod: clean-worktree -->
- [ ] Covered <!-- dod: total-coverage threshold=90 -->
- [ ] Covered, each <!-- dod: changed-coverage threshold=90 -->
- [ ] Secure <!-- dod: security-scan -->
- [ ] Listed <!-- dod: command command="ls README.md" -->
"""


def made(folder: Path) -> Project:
    """A project whose branch does all of it; its base lets tasks have `ls README.md` run."""
    project = Project(folder, TASK)
    repository = project.repository
    repository.switch("main")
    project.replace(
        "pyproject.toml", "[tool.ruff", '[tool.pytest-dod]\nallow = ["ls README.md"]\n\n[tool.ruff'
    )
    repository.commit("chore: allow it")
    repository.switch("feature")
    repository.merge("main")
    project.replace("pyproject.toml", 'version = "1.0"', 'version = "1.1"')
    repository.commit("chore: raise the version")
    return project


def test_a_change_that_does_it_all_is_done_and_one_that_does_not_is_not(tmp_path: Path) -> None:
    project = made(tmp_path)
    good = project.gate()
    assert good.code == 0, good.out + good.err
    assert set(good.statuses.values()) == {"passed"}

    project.run("-m", "coverage", "run", "--data-file=../data", "-m", "pytest", "-q")
    project.run("-m", "coverage", "json", "--data-file=../data", "-q", "-o", "../numbers.json")
    theirs = json.loads((project.path.parent / "numbers.json").read_text())
    (ours,) = [
        binding["measured"]["total"]
        for criterion in good.report["criteria"]
        for binding in criterion["bindings"]
        if binding["check"] == "total-coverage"
    ]
    assert ours == round(theirs["totals"]["percent_covered"], 2)

    project.replace("pyproject.toml", 'version = "1.1"', 'version = "1.0"')
    project.write("shop/never.py", "import os\n\n\ndef go(a):\n    print(a)\n    os.system(a)\n")
    project.write(
        "tests/test_z.py", "import pytest\n\n\n@pytest.mark.skip\ndef test_z():\n    pass\n"
    )
    project.repository.remove("README.md")
    bad = project.gate()
    assert bad.code == 1
    assert bad.red == set(good.statuses)
    assert "is deleted, and that is not committed" in bad.findings
