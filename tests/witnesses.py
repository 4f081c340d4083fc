"""Real test runs with a witness in them, on small projects, and what the judge reads of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pytest_dod.model.account import Account
from pytest_dod.model.change import ChangeSet
from pytest_dod.model.evidence import ModuleCoverage, SuiteRun
from pytest_dod.model.orders import Orders
from pytest_dod.system.processes import Processes
from pytest_dod.system.sources import python_files
from pytest_dod.system.workshop import ToolWorkshop
from pytest_dod.testing import change, change_set
from pytest_dod.tools.coverage import (
    CoverageAnswer,
    TotalAnswer,
    measure,
    measure_total,
    settings_file,
)
from pytest_dod.wire import give_orders, read_account
from tests.projects import measurement_of_these_tests

SETTINGS = {"pyproject.toml": '[tool.pytest.ini_options]\npythonpath = ["."]\n'}


@dataclass(frozen=True)
class Attended:
    """A run that is over."""

    project: Path
    scratch: Path
    account: Account
    code: int
    out: str
    modules: tuple[str, ...]

    @property
    def suite(self) -> SuiteRun:
        """What became of the tests."""
        return self.account.suite

    @property
    def outcomes(self) -> dict[str, str]:
        """Name of each test behind the last `::` → its outcome."""
        return {test.id.rpartition("::")[2]: test.outcome.value for test in self.suite.outcomes}

    @property
    def gaps(self) -> list[str]:
        """Reasons of all gaps."""
        return [gap.reason for gap in self.account.gaps]

    @property
    def suspicions(self) -> list[str]:
        """Messages of all suspicions."""
        return [finding.message for finding in self.suite.suspicions]

    def lines(self, path: str) -> list[int]:
        """The lines that ran in one file."""
        executed = self.account.executed or {}
        return sorted(executed[str(self.project / path)].lines)

    def answer(self, changes: ChangeSet | None = None) -> CoverageAnswer:
        """Coverage of the modules, counted."""
        place = ToolWorkshop(
            self.project, self.project, self.scratch, changes or change_set(), 60, Processes()
        )
        texts = {path: (self.project / path).read_bytes() for path in self.modules}
        return measure(self.account, [change(path, text) for path, text in texts.items()], place)

    def total(self, changes: ChangeSet | None = None) -> TotalAnswer:
        """Coverage of the whole project, counted."""
        place = ToolWorkshop(
            self.project, self.project, self.scratch, changes or change_set(), 60, Processes()
        )
        found = sorted(p.relative_to(self.project).as_posix() for p in self.project.rglob("*.py"))
        return measure_total(self.account, python_files(self.project, self.project, found), place)

    def coverage(self, path: str) -> ModuleCoverage:
        """The numbers of one module."""
        answer = self.answer()
        assert answer.now is not None, answer.gaps
        return answer.now[path]


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """A project in `folder`; texts are dedented."""
    project = folder / "project"
    for path, text in {**SETTINGS, **files}.items():
        place = project / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(textwrap.dedent(text.removeprefix("\n")), encoding="utf-8")
    return project


def attended(
    folder: Path,
    files: Mapping[str, str],
    *arguments: str,
    plugins: Sequence[str] = (),
    environment: Mapping[str, str] | None = None,
    command: Sequence[str] = ("-m", "pytest"),
    cwd: str = ".",
    modules: Sequence[str] | None = None,
    branches: bool = False,
    measured: bool = True,
    others: Sequence[str] = (),
) -> Attended:
    """Run the tests of a project made of `files` as the judge has them run.

    Other plugins than ours are loaded only where named, which saves half of the time. `modules`
    are the changed ones, by default all Python files outside of `tests`.
    """
    # dod: it names our plugin, because starting a witness is what it is for
    project = write(folder, files)
    scratch = folder / "scratch"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    if modules is None:
        modules = [path for path in files if path.endswith(".py") and not path.startswith("tests/")]
        modules = [path for path in modules if path not in others]
    settings = settings_file(project)
    orders = Orders(
        wire=str(scratch / "wire.jsonl"),
        token="token-of-this-run",
        top=str(project),
        root=str(project),
        scratch=str(scratch),
        modules=tuple(str(project / path) for path in modules),
        coverage_settings=str(settings) if settings else None,
        branches=branches,
        others=tuple(str(project / path) for path in others),
    )
    named = [part for plugin in ("pytest_dod.plugin", *plugins) for part in ("-p", plugin)]
    hidden = ("PYTEST_", "COVERAGE_", "COV_", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(hidden)}
    if measured and not modules:
        # The run measures nothing, so it can be measured itself.
        kept |= measurement_of_these_tests()
    ended = subprocess.run(
        [sys.executable, *command, *named, *arguments],
        cwd=project / cwd,
        env={
            **kept,
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
            **(environment or {}),
            **give_orders(orders),
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    account = read_account(orders, ended.returncode)
    return Attended(
        project,
        scratch,
        account,
        ended.returncode,
        ended.stdout + ended.stderr,
        tuple(modules),
    )
