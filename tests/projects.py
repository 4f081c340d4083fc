"""A small real project with a task, and real runs of the gate on it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.repositories import Repository

PYPROJECT = """\
[project]
name = "shop"
version = "1.0"
license = "MIT"

[tool.pytest.ini_options]
testpaths = ["tests"]
pythonpath = ["."]

[tool.coverage.run]
branch = true
source = ["shop"]

[tool.ruff.lint]
select = ["E", "F", "B"]
"""

PRICE = '''\
"""Prices."""


def total(amounts, discount=0):
    """The sum of the amounts, less the discount."""
    if discount < 0:
        raise ValueError("a discount is not negative")
    return sum(amounts) - discount
'''

TEST_PRICE = """\
import pytest

from shop.price import total


def test_total():
    assert total([1, 2], 1) == 2


def test_total_refuses_negative_discounts():
    with pytest.raises(ValueError, match="negative"):
        total([1], -1)
"""

TASK = """\
# TASK_ID: SHOP-7
# Titel: Rabatte berücksichtigen

## Definition of Done (DoD)
- [ ] Alle neuen/angepassten Tests grün: `pytest -q`
- [ ] Neue Tests vorhanden
- [ ] Coverage ≥ 85 % in geänderten Modulen
- [ ] Linting/Formatting: `ruff check .` & `black --check .` ohne Fehler
- [ ] **Keine** `BACKUP`-Datei erstellt/verändert
- [ ] Doku aktualisiert: `README.md`, `CHANGELOG.md`, ggf. `docs/*.md`
- [ ] Keine Secrets/Schlüssel im Code/Repo
"""


@dataclass(frozen=True)
class Run:
    """One finished run of the gate."""

    code: int
    out: str
    err: str
    report_file: Path

    @cached_property
    def report(self) -> Any:
        """The JSON report."""
        return json.loads(self.report_file.read_text(encoding="utf-8"))

    @property
    def statuses(self) -> dict[str, str]:
        """Check id → status; of a check bound twice the last."""
        return {
            binding["check"]: binding["status"]
            for criterion in self.report["criteria"]
            for binding in criterion["bindings"]
        }

    @property
    def red(self) -> set[str]:
        """Check ids of the bindings that are not done."""
        done = {"passed", "not-applicable", "attested", "waived"}
        return {check for check, status in self.statuses.items() if status not in done}

    @property
    def findings(self) -> list[str]:
        """Every finding's message."""
        return [
            finding["message"]
            for criterion in self.report["criteria"]
            for binding in criterion["bindings"]
            for finding in binding["findings"]
        ]


class Project:
    """A repository with a finished change on a branch, judged against `main`."""

    def __init__(self, folder: Path, task: str = TASK, below: str = "") -> None:
        self.repository = Repository(folder / "project")
        self.reports = folder / "reports"
        self.below = below
        self.path = self.repository.path / below
        for path, text in {
            "pyproject.toml": PYPROJECT,
            "README.md": "# Shop\n",
            "CHANGELOG.md": "# Changes\n",
            "LICENSE": "MIT License\n",
            ".gitignore": "__pycache__/\n.pytest_cache/\n.coverage*\n",
            "shop/__init__.py": "",
            "shop/stock.py": '"""Stock."""\n\nLEFT = 3\n',
            "tests/test_stock.py": (
                "from shop.stock import LEFT\n\n\ndef test_left():\n    assert LEFT == 3\n"
            ),
        }.items():
            self.write(path, text)
        self.repository.commit("chore: start")
        self.repository.branch("feature")
        for path, text in {
            "shop/price.py": PRICE,
            "tests/test_price.py": TEST_PRICE,
            "README.md": "# Shop\n\n`total` adds up prices.\n",
            "CHANGELOG.md": "# Changes\n\n- discounts\n",
            "task.md": task,
        }.items():
            self.write(path, text)
        self.repository.commit("feat: add discounts")

    def write(self, path: str, text: str) -> None:
        """Write a file of the working tree."""
        self.repository.write(f"{self.below}/{path}" if self.below else path, text)

    def replace(self, path: str, old: str, new: str) -> None:
        """Replace text that is there exactly once."""
        file = self.path / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        file.write_text(text.replace(old, new), encoding="utf-8")

    def gate(
        self,
        *arguments: str,
        task: str = "task.md",
        command: Sequence[str] = ("-m", "pytest"),
        environment: Mapping[str, str] | None = None,
        folder: Path | None = None,
    ) -> Run:
        """Run `pytest --dod task.md` in a process of its own."""
        # dod: it names the option, because starting the gate is what it is for
        self.reports.mkdir(exist_ok=True)
        report = self.reports / "dod.json"
        report.unlink(missing_ok=True)
        done = self.run(
            *command,
            "-p",
            "no:cacheprovider",
            "--dod",
            task,
            "--dod-report",
            f"json={report}",
            *arguments,
            environment=environment,
            folder=folder,
        )
        return Run(done.returncode, done.stdout, done.stderr, report)

    def run(
        self,
        *command: str,
        environment: Mapping[str, str] | None = None,
        folder: Path | None = None,
        measured: bool = True,
    ) -> subprocess.CompletedProcess[str]:
        """Run this Python with the given arguments in the project.

        `measured` lets the coverage of these tests follow into it.
        """
        started = {**clean_environment(), **(environment or {})}
        if "coverage" in command or not measured:
            for name in measurement_of_these_tests():
                del started[name]
        return subprocess.run(
            (sys.executable, *command),
            cwd=folder or self.path,
            env=started,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )


_STEERING = ("GIT_", "PYTEST", "COVERAGE", "COV_CORE", "CI", "GITHUB", "GITLAB", "BITBUCKET")


def clean_environment() -> dict[str, str]:
    """This process's environment less what steers git, pytest, coverage or names a CI."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_STEERING)}
    return {**kept, **measurement_of_these_tests(), "PYTHONUTF8": "1", "COLUMNS": "80"}


def measurement_of_these_tests() -> dict[str, str]:
    """What lets coverage follow from these tests into the processes they start."""
    return {name: text for name, text in os.environ.items() if name.startswith("COVERAGE_PROCESS_")}


if __name__ == "__main__":
    made = Path(sys.argv[1])
    shutil.rmtree(made / "project", ignore_errors=True)
    Project(made)
    print(f"made {made / 'project'}")
