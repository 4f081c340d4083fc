"""The coverage of a whole project is the number that `coverage report` gives, to the digit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from pytest_dod.model.evidence import TotalCoverage
from pytest_dod.testing import change, change_set
from tests.witnesses import Attended, attended

PRICE = """\
def total(amounts, discount=0):
    if discount < 0:
        raise ValueError("negative")
    return sum(amounts) - discount


def unused(a):
    for b in a:
        if b:
            return b
    return 1
"""
FILES = {
    "shop/__init__.py": "",
    "shop/price.py": PRICE,
    "shop/never.py": "def never(a):\n    if a:\n        return 1\n    return 2\n",
    "shop/deep/__init__.py": "X = 1\n",
    "shop/deep/idle.py": "Y = 1\nZ = 2\n",
    "shop/loose/alone.py": "Y = 1\nZ = 2\n",
    "shop/loose/used.py": "def used(a):\n    return a\n\n\ndef idle():\n    return 1\n",
    "tools_of_ours.py": "def f():\n    return 1\n",
    "scripts/run.py": "print(1)\n",
    "setup.py": "X = 1\n",
    "tests/test_shop.py": (
        "from shop.price import total\nfrom shop.loose.used import used\n\n\n"
        "def test_total():\n    assert total([1, 2]) == used(3)\n\n\ndef helper():\n    return 1\n"
    ),
}
SETTINGS = {
    "a folder": "[run]\nsource = shop\n",
    "branches": "[run]\nbranch = true\nsource = shop\n",
    "all": "[run]\nbranch = true\nsource = .\n",
    "a package": "[run]\nsource_pkgs = shop\n",
    "tests as well": "[run]\nsource =\n    shop\n    tests\n",
    "some omitted": "[run]\nsource = shop\nomit = */never.py\n[report]\nomit = shop/deep/*\n",
    "some reported": "[run]\nsource = .\n[report]\ninclude = shop/*\n",
    "lines excluded": "[run]\nsource = shop\n[report]\nexclude_also = return 2\n",
    "namespaces": "[run]\nsource = shop\n[report]\ninclude_namespace_packages = true\n",
}
MOST = [path for path in FILES if path.endswith(".py")]
COV = ("pytest_cov.plugin",)


def run_with(folder: Path, settings: str, *arguments: str, **how: object) -> Attended:
    files = {**FILES, ".coveragerc": settings}
    others = [path for path in MOST if path != "shop/price.py"]
    return attended(folder, files, *arguments, others=others, **how)  # type: ignore[arg-type]  # passed on unread


def total_of(run: Attended) -> TotalCoverage:
    answer = run.total()
    assert answer.now is not None, answer.gaps
    return answer.now


def by_coverage(project: Path, *commands: Sequence[str]) -> Mapping[str, float]:
    """What coverage itself says of the same tests."""
    kept = {n: v for n, v in os.environ.items() if not n.startswith(("COV", "PYTEST"))}
    for command in (*commands, ("coverage", "json", "-q", "-o", "numbers.json")):
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=project,
            env={**kept, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    found = json.loads((project / "numbers.json").read_text())
    totals: Mapping[str, float] = found["totals"]
    assert totals["num_statements"] > 0
    return totals


@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS)
def test_the_total_is_the_one_that_coverage_reports(tmp_path: Path, settings: str) -> None:
    run = run_with(tmp_path, settings)
    ours = total_of(run)
    theirs = by_coverage(run.project, ("coverage", "run", "-m", "pytest", "-q"))
    assert ours.percent == theirs["percent_covered"]
    counted = ours.modules.values()
    assert sum(module.statements for module in counted) == theirs["num_statements"]
    assert sum(len(module.missing) for module in counted) == theirs["missing_lines"]
    assert sum(module.branches for module in counted) == theirs.get("num_branches", 0)


def test_without_sources_each_module_counts_and_tests_do_not(tmp_path: Path) -> None:
    ours = total_of(run_with(tmp_path, "[run]\nbranch = true\n"))
    assert set(ours.modules) == {
        *(path for path in FILES if path.startswith("shop/")),
        "tools_of_ours.py",
    }
    assert ours.modules["shop/never.py"].percent == 0
    assert ours.left_out["tests/test_shop.py"] == "belongs to the tests"
    assert ours.left_out["scripts/run.py"] == "no test is meant to import it"


def test_files_that_settings_include_count_where_nothing_ran_them_too(tmp_path: Path) -> None:
    ours = total_of(run_with(tmp_path, "[run]\ninclude = shop/*\n"))
    assert "shop/never.py" in ours.modules
    assert "tools_of_ours.py" not in ours.modules


def test_what_the_settings_demand_is_told(tmp_path: Path) -> None:
    run = run_with(tmp_path, "[run]\nsource = shop\n[report]\nfail_under = 87.5\n")
    assert total_of(run).fail_under == 87.5


def test_the_changed_module_has_its_own_number_as_before(tmp_path: Path) -> None:
    run = run_with(tmp_path, SETTINGS["branches"])
    alone = attended(tmp_path / "alone", {**FILES, ".coveragerc": SETTINGS["branches"]})
    assert run.modules == ("shop/price.py",)
    assert run.coverage("shop/price.py") == alone.coverage("shop/price.py")


@pytest.mark.parametrize("workers", [(), ("-n", "2")])
def test_pytest_cov_gives_the_same(tmp_path: Path, workers: Sequence[str]) -> None:
    plugins = (*COV, "xdist.plugin") if workers else COV
    run = run_with(
        tmp_path, SETTINGS["branches"], "--cov", "--cov-report=", *workers, plugins=plugins
    )
    ours = total_of(run)
    assert run.account.coverage_source == "measured by pytest-cov"
    theirs = by_coverage(run.project, ("coverage", "run", "-m", "pytest", "-q"))
    assert ours.percent == theirs["percent_covered"]


def test_workers_give_the_same(tmp_path: Path) -> None:
    alone = run_with(tmp_path / "alone", SETTINGS["branches"])
    shared = run_with(
        tmp_path / "shared", SETTINGS["branches"], "-n", "2", plugins=("xdist.plugin",)
    )
    assert total_of(alone).percent == total_of(shared).percent


def test_coverage_run_gives_the_same(tmp_path: Path) -> None:
    settings = SETTINGS["branches"]
    run = run_with(tmp_path, settings, command=("-m", "coverage", "run", "-m", "pytest"))
    assert run.account.coverage_source == "measured by coverage run"
    theirs = by_coverage(run.project)
    assert total_of(run).percent == theirs["percent_covered"]


def test_a_part_that_pytest_cov_was_told_to_leave_out_is_a_gap(tmp_path: Path) -> None:
    run = run_with(tmp_path, SETTINGS["all"], "--cov=shop/deep", "--cov-report=", plugins=COV)
    (gap,) = run.total().gaps
    assert gap.reason.startswith("outside of what this run was told to measure")
    ours = run_with(tmp_path / "own", "[run]\n", "--cov=shop", "--cov-report=", plugins=COV).total()
    assert [gap.reason for gap in ours.gaps] == [
        "outside of what this run was told to measure: tools_of_ours.py"
    ]


def test_a_file_that_is_no_python_is_a_gap_as_it_is_an_error_of_coverage(tmp_path: Path) -> None:
    files = {**FILES, "shop/bad.py": "def (:\n", ".coveragerc": SETTINGS["a folder"]}
    # What measures these tests must not be taken for the project's own measurement.
    run = attended(tmp_path, files, others=[*MOST, "shop/bad.py"], modules=[], measured=False)
    answer = run.total()
    assert [gap.reason for gap in answer.gaps if "shop/bad.py cannot be counted" in gap.reason]
    assert answer.now is not None
    assert "shop/price.py" in answer.now.modules


def test_settings_that_the_change_loosens_are_told_as_the_base_has_them(tmp_path: Path) -> None:
    loose = "[run]\nsource = shop\nomit = */never.py\n"
    run = run_with(tmp_path, loose)
    changes = change_set(change(".coveragerc", loose, SETTINGS["a folder"]))
    answer = run.total(changes)
    assert answer.now is not None
    assert answer.at_base_settings is not None
    assert set(answer.at_base_settings.modules) - set(answer.now.modules) == {"shop/never.py"}
    same = change_set(files=[".coveragerc"])
    assert run.total(same).at_base_settings is None
