from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.repositories import Repository


def python(code: str, folder: Path) -> str:
    done = subprocess.run(
        (sys.executable, "-c", code), cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


USE = "from pathlib import Path; from pytest_dod.system.purity import {0}; "


def test_the_repository_leaves_the_import_path(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "r")
    repository.write("json5_of_mine.py", "raise SystemExit('imported')")
    repository.write("src/other_of_mine.py", "raise SystemExit('imported')")
    code = (
        "import sys; sys.path.insert(0, ''); sys.path.insert(0, 'src'); "
        + USE.format("forget_repository")
        + "forget_repository(Path.cwd()); import importlib.util as u; "
        "print(*(bool(u.find_spec(name)) for name in "
        "('json5_of_mine', 'other_of_mine', 'pytest')))"
    )
    assert python(code, repository.path) == "False False True"


def test_code_of_the_repository_that_was_loaded_is_named(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "r")
    repository.write("speed.py", "")
    code = (
        "import sys; sys.path.insert(0, ''); import speed; "
        + USE.format("repository_modules")
        + "print(repository_modules(Path.cwd()))"
    )
    assert python(code, repository.path) == "('speed',)"


def test_installed_packages_are_not_the_repositorys(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "r")
    code = "import pytest; " + USE.format("repository_modules")
    assert python(code + "print(repository_modules(Path.cwd()))", repository.path) == "()"
    # The environment lies inside the repository, as tox and `python -m venv .venv` make it.
    around = Path(sys.prefix).parent
    code += f"print(repository_modules(Path({str(around)!r})))"
    assert "'pytest'" not in python(code, tmp_path)
