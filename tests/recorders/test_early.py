"""Measuring begins before the project's own installed plugin imports what is to be measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import Project, Run

PLUGIN = '''\
"""The shop's fixtures."""

import pytest

from shop.price import total


@pytest.fixture
def two():
    """Two of them."""
    return total([1, 1])
'''


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    project.write("shop/pytest_shop.py", PLUGIN)
    project.write("tests/test_two.py", "def test_two(two):\n    assert two == 2\n")
    project.repository.commit("feat: a plugin")
    return project


def judged(project: Project, *arguments: str) -> Run:
    """A gate in an environment where the project is installed, in place, with its plugin."""
    installed = project.path.parent / "site" / "shop-1.0.dist-info"
    installed.mkdir(parents=True)
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: shop\nVersion: 1.0\n")
    (installed / "entry_points.txt").write_text("[pytest11]\nshop = shop.pytest_shop\n")
    report = project.path.parent / "dod.json"
    done = project.run(
        *("-m", "pytest_dod", "task.md", "--dod-report", f"json={report}"),
        *("--", "-p", "no:cacheprovider", "-W", "error", *arguments),
        environment={"PYTHONPATH": f"{installed.parent}:{project.path}"},
    )
    return Run(done.returncode, done.stdout, done.stderr, report)


@pytest.mark.parametrize("workers", [(), ("-n", "2")])
def test_what_the_projects_own_plugin_imports_counts(
    project: Project, workers: tuple[str, ...]
) -> None:
    run = judged(project, *workers)
    assert run.code == 0, run.out + run.err
    measured = [
        binding["measured"]
        for criterion in run.report["criteria"]
        for binding in criterion["bindings"]
        if binding["check"] == "changed-coverage"
    ]
    assert measured == [{"shop/price.py": 100.0, "shop/pytest_shop.py": 100.0}]


def test_where_pytest_cov_measures_it_is_said_that_it_came_too_late(project: Project) -> None:
    run = judged(project, "--cov=shop", "--cov-report=")
    assert run.code == 1
    assert run.red == {"changed-coverage"}
    assert all("imported before measuring could start" in finding for finding in run.findings)


def test_runs_of_pytest_inside_of_tests_are_no_witnesses(project: Project) -> None:
    project.write(
        "tests/test_inner.py",
        "import pytest\n\n\ndef test_inner(tmp_path):\n"
        "    (tmp_path / 'test_x.py').write_text('def test_x():\\n    assert 0\\n')\n"
        "    inner = pytest.main([str(tmp_path), '--rootdir', str(tmp_path), '-p', 'no:shop'])\n"
        "    assert inner == 1\n",
    )
    run = judged(project)
    assert run.statuses["tests-pass"] == "passed", run.out + run.err
