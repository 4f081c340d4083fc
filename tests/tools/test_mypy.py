from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from pytest_dod.model.evidence import ToolReport, ToolRequest, ToolState
from pytest_dod.tools import mypy
from tests.workshops import Content, workshop

STRICT = "[tool.mypy]\nstrict = true\n"
CLEAN = "def double(x: int) -> int:\n    return x * 2\n"
WRONG = 'def double(x: int) -> int:\n    return "a"\n'
UNTYPED = "def double(x):\n    return x * 2\n"


def check(
    folder: Path,
    now: Mapping[str, Content],
    base: Mapping[str, Content] | None = None,
    *paths: str,
    root: str = ".",
    time_limit: float = 60,
) -> ToolReport:
    place = workshop(folder, now, base, root=root, time_limit=time_limit)
    return mypy.TOOL.run(ToolRequest("mypy", paths or (".",)), place)


def said(report: ToolReport) -> list[str]:
    assert report.state is ToolState.RAN, report.reason
    return [f"{f.path}:{f.line}: {f.message}" for f in report.findings]


def why(report: ToolReport) -> str:
    assert report.state is not ToolState.RAN
    assert not report.findings
    return report.reason


def test_well_typed_code_is_clean_and_counted(tmp_path: Path) -> None:
    report = check(tmp_path, {"svc/pkg/__init__.py": "", "svc/pkg/a.py": CLEAN}, root="svc")
    assert said(report) == []
    assert report.examined == 2
    assert report.version[0].isdigit()
    assert report.command == "mypy ."
    assert sorted(os.listdir(tmp_path / "repository/svc")) == ["pkg"]


def test_a_wrong_type_has_its_place_whatever_the_settings_print(tmp_path: Path) -> None:
    settings = (
        "[tool.mypy]\npretty = true\nshow_column_numbers = true\nshow_error_end = true\n"
        "error_summary = false\nhide_error_codes = true\nshow_absolute_path = true\n"
    )
    (line,) = said(check(tmp_path, {"svc/a.py": WRONG, "svc/pyproject.toml": settings}, root="svc"))
    assert line.startswith("svc/a.py:2: Incompatible return value type")


def test_what_cannot_be_parsed_is_a_finding(tmp_path: Path) -> None:
    report = check(tmp_path, {"bad.py": "x = [1,\n"})
    assert [f.path for f in report.findings] == ["bad.py"]
    assert report.examined == 1


def test_settings_that_name_files_are_how_the_project_is_checked(tmp_path: Path) -> None:
    settings = '[tool.mypy]\nfiles = ["pkg"]\n'
    now = {"pkg/a.py": CLEAN, "other/b.py": WRONG, "pyproject.toml": settings}
    report = check(tmp_path, now)
    assert said(report) == []
    assert report.command == "mypy"
    assert len(said(check(tmp_path / "named", now, None, "other"))) == 1


def test_no_python_file_counts_none(tmp_path: Path) -> None:
    report = check(tmp_path, {"README.md": "# x\n"})
    assert said(report) == []
    assert report.examined == 0


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"a.py": CLEAN, "pyproject.toml": "[tool.mypy"}, "pyproject.toml"),
        ({"a.py": CLEAN, "mypy.ini": "nonsense\n"}, "mypy.ini"),
        ({"a.py": CLEAN, "pyproject.toml": '[tool.mypy]\nplugins = ["no.such"]\n'}, "no.such"),
        ({"a/m.py": CLEAN, "b/m.py": CLEAN}, "Duplicate module"),
    ],
)
def test_a_set_up_that_cannot_work_proves_nothing(
    tmp_path: Path, files: dict[str, Content], reason: str
) -> None:
    assert reason in why(check(tmp_path, files))


def test_no_answer_in_time_proves_nothing(tmp_path: Path) -> None:
    assert "did not finish within" in why(check(tmp_path, {"a.py": CLEAN}, time_limit=0.001))


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("pyproject.toml", STRICT + 'exclude = "pkg/feature"\n'),
        (
            "pyproject.toml",
            STRICT + '[[tool.mypy.overrides]]\nmodule = "pkg.feature"\nignore_errors = true\n',
        ),
        ("mypy.ini", "[mypy]\n"),
    ],
)
def test_loosened_settings_are_found(tmp_path: Path, path: str, content: str) -> None:
    base: dict[str, Content] = {
        "pyproject.toml": STRICT,
        "pkg/__init__.py": "",
        "pkg/core.py": CLEAN,
    }
    (line,) = said(check(tmp_path, {**base, "pkg/feature.py": UNTYPED, path: content}, base))
    assert line.startswith("pkg/feature.py:1: Function is missing a type annotation")
    assert f"loosens the settings ({path})" in line


@pytest.mark.parametrize(
    "settings",
    [
        "[tool.mypy]\nstrict = true\nwarn_unreachable = true\n",
        STRICT + '[[tool.mypy.overrides]]\nmodule = "nodep.*"\nignore_missing_imports = true\n',
    ],
)
def test_other_changes_of_the_settings_are_left_alone(tmp_path: Path, settings: str) -> None:
    base = {"pyproject.toml": STRICT}
    code = "import nodep\n\nprint(nodep)\n" if "nodep" in settings else CLEAN
    assert said(check(tmp_path, {"pyproject.toml": settings, "a.py": code}, base)) == []


def test_ini_settings_of_the_base_are_used_below_the_top(tmp_path: Path) -> None:
    base = {"svc/setup.cfg": "[metadata]\nname = x\n\n[mypy]\nstrict = True\n"}
    now = {"svc/setup.cfg": "[metadata]\nname = x\n", "svc/a.py": UNTYPED}
    (line,) = said(check(tmp_path, now, base, "a.py", root="svc"))
    assert "loosens the settings (svc/setup.cfg)" in line
