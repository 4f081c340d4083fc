from __future__ import annotations

import os
import py_compile
from pathlib import Path

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
