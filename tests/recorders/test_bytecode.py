from __future__ import annotations

import importlib
import os
import py_compile
import sys
from pathlib import Path

import pytest

from pytest_dod.recorders._sink import Repository
from pytest_dod.recorders.bytecode import distrust_caches
from tests.witnesses import attended, write

RIGHT = "def half(x):\n    return x / 2\n"
WRONG = "def half(x):\n    return x / 3\n"
TEST = "from shop import half\n\n\ndef test_half():\n    assert half(4) == 2\n"


def stale(file: Path, now: str) -> None:
    """Give `file` another content, but its time and size, so that its cache looks right."""
    py_compile.compile(str(file))
    known = os.stat(file)
    file.write_text(now)
    os.utime(file, ns=(known.st_atime_ns, known.st_mtime_ns))
    assert os.stat(file).st_size == known.st_size


def test_a_stale_cache_does_not_run(tmp_path: Path) -> None:
    files = {"shop.py": RIGHT, "tests/test_it.py": TEST}
    project = write(tmp_path, files)
    stale(project / "shop.py", WRONG)
    run = attended(tmp_path, {**files, "shop.py": WRONG, "unrelated.py": ""})
    assert run.outcomes == {"test_half": "failed"}


def test_a_stale_cache_would_have_run(tmp_path: Path) -> None:
    # Else the test above shows nothing: the same, with the module outside of the repository.
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "shop.py").write_text(RIGHT)
    stale(outside / "shop.py", WRONG)
    run = attended(tmp_path, {"tests/test_it.py": TEST}, environment={"PYTHONPATH": str(outside)})
    assert run.outcomes == {"test_half": "passed"}


def test_no_cache_is_written_into_the_repository(tmp_path: Path) -> None:
    run = attended(tmp_path, {"shop.py": RIGHT, "tests/test_it.py": TEST})
    assert run.outcomes == {"test_half": "passed"}
    assert list(run.project.rglob("__pycache__")) == []


def test_a_virtual_environment_in_the_repository_keeps_its_caches(tmp_path: Path) -> None:
    environment = {"PYTHONPATH": str(tmp_path / "project/.venv/lib")}
    files = {
        ".venv/pyvenv.cfg": "",
        ".venv/lib/other.py": "X = 1\n",
        "tests/test_it.py": "import other\ndef test_it(): pass\n",
    }
    run = attended(tmp_path, files, environment=environment, modules=())
    assert list((run.project / ".venv/lib/__pycache__").iterdir())


@pytest.fixture
def distrusting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose caches this very process does not use; afterwards all is as it was."""
    for module, name in (
        ("importlib._bootstrap_external", "cache_from_source"),
        ("_pytest.assertion.rewrite", "_read_pyc"),
        ("_pytest.assertion.rewrite", "_write_pyc"),
        ("_pytest.assertion.rewrite", "try_makedirs"),
    ):
        place = importlib.import_module(module)
        # These tests may run under a witness themselves, which has wrapped it already.
        present = getattr(place, name)
        monkeypatch.setattr(place, name, getattr(present, "__wrapped__", present))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    folder = tmp_path / "checkout"
    folder.mkdir()
    assert distrust_caches(Repository(str(folder)))
    return folder


def test_in_this_process_it_does_the_same(
    distrusting: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder, name in ((distrusting, "of_the_checkout"), (tmp_path, "from_elsewhere")):
        (folder / f"{name}.py").write_text("X = 1\n")
        monkeypatch.syspath_prepend(folder)
        module = importlib.import_module(name)
        monkeypatch.delitem(sys.modules, name)
        assert module.X == 1
    assert not (distrusting / "__pycache__").exists()
    assert list((tmp_path / "__pycache__").iterdir())


def test_caches_of_rewritten_tests_are_not_used_either(distrusting: Path, tmp_path: Path) -> None:
    rewrite = importlib.import_module("_pytest.assertion.rewrite")
    for folder, wanted in ((distrusting, False), (tmp_path, True)):
        caches = folder / "__pycache__"
        assert rewrite.try_makedirs(caches) is wanted
        assert caches.exists() is wanted


def test_to_distrust_them_twice_changes_nothing(distrusting: Path) -> None:
    machinery = importlib.import_module("importlib._bootstrap_external")
    first = machinery.cache_from_source
    assert distrust_caches(Repository(str(distrusting)))
    assert machinery.cache_from_source is first


def test_a_python_without_that_importer_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    machinery = importlib.import_module("importlib._bootstrap_external")
    with monkeypatch.context() as patched:
        patched.delattr(machinery, "cache_from_source")
        believed = distrust_caches(Repository("/nowhere"))
    assert not believed
