"""What steered the tests must be what everybody else has."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pytest_dod.model.account import Account
from pytest_dod.provenance import local_steering
from pytest_dod.testing import change, change_set, suite
from tests.projects import Project, Run
from tests.witnesses import attended

SETTINGS = "[tool.pytest.ini_options]\ntestpaths = ['tests']\n"
ACCOUNT = Account(suite())


@pytest.fixture
def top(tmp_path: Path) -> Path:
    folder = tmp_path / "top"
    folder.mkdir()
    (folder / "pyproject.toml").write_text(SETTINGS)
    return folder


def reasons(account: Account, top: Path, *files: str) -> list[str]:
    changes = change_set(change("new.py", "x = 1\n"), files=("pyproject.toml", *files))
    return [gap.reason for gap in local_steering(account, changes, top, top)]


def test_files_that_git_has_or_would_take_are_everybodys(top: Path) -> None:
    known = replace(
        ACCOUNT,
        settings_file=str(top / "pyproject.toml"),
        steered_by=("tests/conftest.py", "vendor/lib/conftest.py", "new.py"),
    )
    assert reasons(known, top, "tests/conftest.py", "vendor/lib") == []
    assert reasons(ACCOUNT, top) == []


def test_files_that_git_ignores_are_nobodys(top: Path) -> None:
    (top / "pytest.ini").touch()
    hidden = replace(
        ACCOUNT, settings_file=str(top / "pytest.ini"), steered_by=("tests/conftest.py",)
    )
    (reason,) = reasons(hidden, top)
    assert reason.startswith("tests/conftest.py, pytest.ini steered the tests and are git-ignored")


@pytest.mark.parametrize("inside", [True, False])
def test_other_settings_than_the_projects_are_told(top: Path, inside: bool) -> None:
    other = (top if inside else top.parent) / "other.ini"
    other.write_text("[pytest]\n")
    told = replace(ACCOUNT, settings_file=str(other), chose_settings=True)
    (reason,) = reasons(told, top, "other.ini")
    assert "other settings than the project's: -c" in reason
    assert "other.ini" in reason


def test_to_name_the_projects_own_settings_changes_nothing(top: Path) -> None:
    own = replace(ACCOUNT, settings_file=str(top / "pyproject.toml"), chose_settings=True)
    assert reasons(own, top) == []
    # A project that keeps them where pytest finds them only by -c.
    (top / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    other = replace(ACCOUNT, settings_file=str(top / "ci" / "pytest.ini"), chose_settings=True)
    assert reasons(other, top, "ci/pytest.ini") == []
    assert len(reasons(other, top)) == 2


def test_settings_above_the_repository_are_told(top: Path) -> None:
    above = top.parent / "pytest.ini"
    above.write_text("[pytest]\npython_files = a_*.py\n")
    (reason,) = reasons(replace(ACCOUNT, settings_file=str(above)), top)
    assert "outside of the repository" in reason
    idle = top.parent / "pyproject.toml"
    idle.write_text("[project]\nname = 'x'\n")
    assert reasons(replace(ACCOUNT, settings_file=str(idle)), top) == []


@pytest.mark.parametrize("workers", [(), ("-n", "2")])
def test_the_witness_names_what_pytest_loaded(tmp_path: Path, workers: tuple[str, ...]) -> None:
    files = {
        "conftest.py": 'pytest_plugins = ["tools.plugin"]\n',
        "tools/plugin.py": "",
        "tests/deep/conftest.py": "",
        "tests/deep/test_a.py": "def test_a():\n    assert 1\n",
        "other/conftest.py": "",
    }
    plugins = ("xdist.plugin", "xdist.looponfail") if workers else ()
    run = attended(tmp_path, files, "tests", *workers, plugins=plugins, modules=())
    assert run.account.steered_by == ("conftest.py", "tests/deep/conftest.py", "tools/plugin.py")
    assert run.account.settings_file == str(run.project / "pyproject.toml")
    assert not run.account.chose_settings


def with_a_hidden_failure(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    project.replace("shop/stock.py", "LEFT = 3", "LEFT = 4")
    project.write(".gitignore", "pytest.ini\nconftest.py\n.env\n.venv/\nlocal/\n")
    project.repository.commit("feat: count one more")
    return project


def unproven(run: Run) -> str:
    assert run.code == 1, run.out + run.err
    assert run.statuses["tests-pass"] == "unproven"
    return " ".join(gap["reason"] for gap in run.report["gaps"])


def test_a_hidden_pytest_ini_cannot_hide_a_failing_test(tmp_path: Path) -> None:
    project = with_a_hidden_failure(tmp_path)
    ini = "[pytest]\npythonpath = .\ntestpaths = tests\npython_files = test_p*.py\n"
    project.write("pytest.ini", ini)
    assert "pytest.ini steered the tests and is git-ignored" in unproven(project.gate())
    (project.path / "pytest.ini").unlink()
    project.repository.git("checkout", "main", "--", ".gitignore")
    (project.path / ".git" / "info").mkdir(exist_ok=True)
    (project.path / ".git" / "info" / "exclude").write_text("pytest.ini\n")
    project.write("pytest.ini", ini)
    assert "pytest.ini" in unproven(project.gate())


def test_a_hidden_conftest_cannot_hide_a_failing_test(tmp_path: Path) -> None:
    project = with_a_hidden_failure(tmp_path)
    project.write("tests/conftest.py", 'collect_ignore = ["test_stock.py"]\n')
    assert "tests/conftest.py steered the tests" in unproven(project.gate())


def test_other_settings_cannot_hide_a_failing_test(tmp_path: Path) -> None:
    project = with_a_hidden_failure(tmp_path)
    ini = tmp_path / "x.ini"
    ini.write_text(
        f"[pytest]\npythonpath = {project.path}\ntestpaths = tests\npython_files = test_p*.py\n"
    )
    run = project.gate("-c", str(ini), "--rootdir", ".")
    assert "other settings than the project's" in unproven(run)


def test_other_local_files_are_nobodys_business(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.write(".gitignore", ".env\nlocal/\nbuild/\n__pycache__/\n*.log\n")
    project.repository.commit("chore: ignore local files")
    for path in (".env", "local/notes.py", "local/conftest.py", "build/lib/tests/conftest.py"):
        project.write(path, "")
    project.write("run.log", "started\n")
    run = project.gate()
    assert run.code == 0, run.out + run.err
    assert run.report["gaps"] == []
