"""Counting a whole project from data that coverage itself has written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import coverage
import pytest

from pytest_dod.recorders._left_out import Scope
from pytest_dod.recorders._total import total

USED = "def used(a):\n    if a:\n        return 1\n    return 2\n\n\nused(1)\n"


def _counted(
    folder: Path, settings: str, monkeypatch: pytest.MonkeyPatch, **files: str
) -> dict[str, object]:
    for name, text in {"used": USED, "never": "X = 1\nY = 2\n", **files}.items():
        (folder / f"{name}.py").write_text(text)
    (folder / ".coveragerc").write_text(settings)
    clean = {name: text for name, text in os.environ.items() if not name.startswith("COV")}
    subprocess.run(
        [sys.executable, "-m", "coverage", "run", "used.py"], cwd=folder, env=clean, check=True
    )
    monkeypatch.chdir(folder)
    library = coverage.Coverage(config_file=str(folder / ".coveragerc"))
    library.load()
    ran = {"used.py": True, "never.py": False, **{f"{name}.py": False for name in files}}
    told = total(
        library,
        Scope.of(library),
        str(folder),
        str(folder),
        ran,
        {"never.py": "aside"},
        str(folder),
    )
    assert isinstance(told, dict)
    return told


def test_the_numbers_are_those_of_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = _counted(tmp_path, "[run]\nbranch = true\n[report]\nfail_under = 50\n", monkeypatch)
    assert told["modules"] == {
        "used.py": {
            "statements": 5,
            "missing": [4],
            "branches": 2,
            "missing_branches": 1,
            "excluded": [],
        }
    }
    assert told["left_out"] == {"never.py": "aside"}
    assert told["fail_under"] == 50.0
    json.dumps(told)


def test_what_never_ran_counts_below_a_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = _counted(tmp_path, "[run]\nsource = .\n", monkeypatch)
    modules = told["modules"]
    assert isinstance(modules, dict)
    assert modules["never.py"]["missing"] == [1, 2]
    assert told["left_out"] == {}


def test_one_that_cannot_be_read_spoils_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = _counted(tmp_path, "[run]\nsource = .\n", monkeypatch, broken="def (:\n")
    modules, broken = told["modules"], told["broken"]
    assert isinstance(modules, dict)
    assert isinstance(broken, dict)
    assert sorted(modules) == ["never.py", "used.py"]
    assert list(broken) == ["broken.py"]
