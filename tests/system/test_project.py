from __future__ import annotations

from pathlib import Path

import pytest
from _pytest.config.findpaths import determine_setup

from pytest_dod.system.project import project_root, settings_file, start_of


def tree(top: Path, **files: str) -> Path:
    start = top / "services" / "shop" / "tests"
    start.mkdir(parents=True)
    for name, text in files.items():
        place = top / name.replace("__", "/")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    return start


INI = "[tool.pytest.ini_options]\ntestpaths = ['tests']\n"
CASES: dict[str, tuple[dict[str, str], str]] = {
    "nothing": ({}, "."),
    "pytest.ini, even empty": (
        {"services/shop/pytest.ini": "", "pyproject.toml": INI},
        "services/shop",
    ),
    ".pytest.ini": ({"services/.pytest.ini": "[pytest]\n"}, "services"),
    "pyproject with settings": (
        {"services/shop/pyproject.toml": "[project]\nname = 'x'\n", "pyproject.toml": INI},
        ".",
    ),
    "pyproject below": ({"services/shop/pyproject.toml": INI, "pytest.ini": ""}, "services/shop"),
    "pyproject without settings": (
        {"services/shop/pyproject.toml": "", "setup.py": ""},
        "services/shop",
    ),
    "pyproject before a nearer setup.py": (
        {"services/pyproject.toml": "", "services/shop/setup.py": ""},
        "services",
    ),
    "an empty table": (
        {"services/pyproject.toml": "[tool.pytest]\n", "tox.ini": "[pytest]\n"},
        ".",
    ),
    "tox.ini": ({"services/tox.ini": "[tox]\n\n[pytest]\nx = 1\n"}, "services"),
    "tox.ini without": ({"services/tox.ini": "[tox]\n"}, "."),
    "setup.cfg": ({"services/setup.cfg": "[tool:pytest]\n"}, "services"),
    "setup.py": ({"services/shop/setup.py": "", "services/setup.py": ""}, "services/shop"),
}


@pytest.mark.parametrize("case", CASES)
def test_it_is_where_pytest_takes_its_rootdir(tmp_path: Path, case: str) -> None:
    files, expected = CASES[case]
    start = tree(tmp_path, **files)
    assert project_root(start, tmp_path) == tmp_path / expected
    if expected != ".":
        rootdir = determine_setup(
            inifile=None, override_ini=None, args=[], rootdir_cmd_arg=None, invocation_dir=start
        )[0]
        assert rootdir == tmp_path / expected


def test_settings_above_the_repository_do_not_count(tmp_path: Path) -> None:
    (tmp_path / "pytest.ini").touch()
    start = tree(tmp_path / "repository")
    assert project_root(start, tmp_path / "repository") == tmp_path / "repository"


def test_setup_cfg_without_settings_is_still_a_project(tmp_path: Path) -> None:
    start = tree(tmp_path, **{"services/setup.cfg": "[metadata]\n"})
    assert project_root(start, tmp_path) == tmp_path / "services"


def test_pytest_toml(tmp_path: Path) -> None:
    start = tree(tmp_path, **{"services/pytest.toml": "[pytest]\n"})
    assert project_root(start, tmp_path) == tmp_path / "services"


@pytest.mark.parametrize(
    "text", ["[tool.pytest\n", "\xff\xfe", "tool = 3\n", "[tool]\npytest = 'x'\n"]
)
def test_broken_settings_do_not_crash_it(tmp_path: Path, text: str) -> None:
    start = tree(tmp_path, **{"services/pyproject.toml": text})
    assert project_root(start, tmp_path) == tmp_path / "services"


def test_start_outside_the_repository(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert project_root(tmp_path / "a", tmp_path / "b") == tmp_path / "b"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), "services/shop/tests"),
        (("-q", "-k", "a.py", "--cov", "a.py"), "services/shop/tests"),
        (("a.py::test_a",), "services/shop/tests"),
        (("..",), "services/shop"),
        (("../../other", "a.py"), "services"),
        (("--dod=../../other/task.md",), "services/shop/tests"),
        (("nothing-there",), "services/shop/tests"),
    ],
)
def test_pytest_looks_from_the_paths_it_is_given(
    tmp_path: Path, arguments: tuple[str, ...], expected: str
) -> None:
    start = tree(
        tmp_path, **{"services/shop/tests/a.py": "", "services/other/task.md": "", "pytest.ini": ""}
    )
    assert start_of(start, arguments) == tmp_path / expected


@pytest.mark.parametrize("case", CASES)
def test_its_settings_are_those_pytest_takes(tmp_path: Path, case: str) -> None:
    start = tree(tmp_path, **CASES[case][0])
    found = determine_setup(
        inifile=None, override_ini=None, args=[], rootdir_cmd_arg=None, invocation_dir=start
    )[1]
    assert settings_file(start) == found
