"""Modules that were imported too early, or from elsewhere; told in this very process."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from pytest_dod.recorders._measured import Modules
from pytest_dod.recorders._sink import Repository
from pytest_dod.recorders.lines import Lines, imported, other_copies
from tests.recorders.inside import Told, orders_for


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout whose package `shelf` is imported from an installed copy."""
    for folder in ("checkout", "installed"):
        package = tmp_path / folder / "shelf"
        package.mkdir(parents=True)
        for name in ("__init__", "stock", "price"):
            (package / f"{name}.py").write_text("X = 1\n")
    monkeypatch.syspath_prepend(tmp_path / "installed")
    importlib.import_module("shelf.stock")
    for name in ("shelf", "shelf.stock"):
        # Put back now, so that they go when the test ends.
        monkeypatch.setitem(sys.modules, name, sys.modules.pop(name))
    return tmp_path / "checkout"


def gaps(checkout: Path, *executed: str) -> list[str]:
    paths = [str(checkout / "shelf" / f"{name}.py") for name in ("stock", "price")]
    ran = [str(checkout / "shelf" / name) for name in executed]
    found = other_copies(Modules(paths), ran, Repository(str(checkout)))
    return [str(record["reason"]) for record in found]


def test_a_module_that_came_from_another_copy_is_a_gap(checkout: Path) -> None:
    (reason,) = gaps(checkout)
    assert "installed/shelf/stock.py, not shelf/stock.py" in reason


def test_tests_that_ran_another_text_than_that_of_the_checkout_prove_nothing(
    checkout: Path,
) -> None:
    (checkout / "shelf" / "stock.py").write_text("X = 2\n")
    coverage, tests = gaps(checkout)
    assert "not shelf/stock.py" in coverage
    assert "which is not what stands in shelf/stock.py" in tests


def test_a_package_itself_may_come_from_another_copy(checkout: Path) -> None:
    package = str(checkout / "shelf" / "__init__.py")
    (record,) = other_copies(Modules([package]), (), Repository(str(checkout)))
    assert "installed/shelf/__init__.py, not shelf/__init__.py" in str(record["reason"])


def test_a_package_within_another_is_not_taken_for_an_installed_one(checkout: Path) -> None:
    inner = checkout / "shop" / "shelf"
    inner.mkdir(parents=True)
    (checkout / "shop" / "__init__.py").touch()
    for name in ("__init__", "stock"):
        (inner / f"{name}.py").write_text("Y = 1\n")
    paths = [str(inner / "stock.py"), str(inner / "__init__.py")]
    assert list(other_copies(Modules(paths), (), Repository(str(checkout)))) == []


def test_modules_that_ran_came_from_the_checkout(checkout: Path) -> None:
    assert gaps(checkout, "stock.py") == []
    assert gaps(checkout, "stock.py", "price.py") == []


def test_what_was_imported_before_is_known(checkout: Path) -> None:
    installed = checkout.parent / "installed" / "shelf"
    stock, price = str(installed / "stock.py"), str(installed / "price.py")
    assert imported(Modules([stock, price])) == [stock]
    assert imported(Modules([str(checkout / "shelf" / "stock.py")])) == []


def test_where_no_module_is_changed_nothing_is_measured(pytester: pytest.Pytester) -> None:
    told = Told()
    lines = Lines(pytester.parseconfig(), orders_for(pytester.path), told, gather=True)
    lines.finish()
    lines.finish()
    assert [(r["source"], r["branches"]) for r in told.records] == [("", False), ("", False)]
