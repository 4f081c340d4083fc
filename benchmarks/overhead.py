"""What the witness costs: the same suite plain, with a witness, and under `coverage run`, in turn.

    python benchmarks/overhead.py [TESTS] [ROUNDS]

Prints CPU seconds (the best of all rounds) and ratios; times of different machines say nothing.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from pytest_dod.model.orders import Orders
from pytest_dod.wire import give_orders, read_account

MODULES = 20
CHANGED = 2
MODULE = """\
def work(count):
    total = 0
    for number in range(count):
        if number % 3:
            total += number
        else:
            total -= 1
    return total
"""


def main() -> None:
    """Run and print."""
    tests, rounds = (int(value) for value in (*sys.argv[1:], "600", "3")[:2])
    with tempfile.TemporaryDirectory() as folder:
        project = _project(Path(folder) / "project", tests)
        best: dict[str, float] = {}
        for _ in range(rounds):
            for name, seconds in (
                ("plain", _run(project, ["-m", "pytest"], {})),
                ("witness", _witnessed(project, Path(folder) / "scratch", CHANGED)),
                ("witness, nothing changed", _witnessed(project, Path(folder) / "scratch", 0)),
                ("coverage run", _run(project, ["-m", "coverage", "run", "-m", "pytest"], {})),
            ):
                best[name] = min(seconds, best.get(name, seconds))
    for name, seconds in best.items():
        print(f"{name:26}{seconds:7.2f} s {seconds / best['plain']:6.2f}x")


def _project(folder: Path, tests: int) -> Path:
    (folder / "tests").mkdir(parents=True)
    (folder / "pyproject.toml").write_text('[tool.pytest.ini_options]\npythonpath = ["."]\n')
    for number in range(MODULES):
        (folder / f"module_{number}.py").write_text(MODULE)
        lines = [f"from module_{number} import work\n"]
        for test in range(tests // MODULES):
            lines.append(f"\n\ndef test_{test}():\n    assert work({2000 + test}) != 0\n")
        (folder / "tests" / f"test_{number}.py").write_text("".join(lines))
    return folder


def _witnessed(project: Path, scratch: Path, changed: int) -> float:
    scratch.mkdir(exist_ok=True)
    wire = scratch / "wire.jsonl"
    wire.unlink(missing_ok=True)
    orders = Orders(
        wire=str(wire),
        token="t",
        top=str(project),
        root=str(project),
        scratch=str(scratch),
        modules=tuple(str(project / f"module_{number}.py") for number in range(changed)),
    )
    seconds = _run(project, ["-m", "pytest"], give_orders(orders))
    account = read_account(orders, 0)
    assert account.suite.finished
    assert not account.gaps
    return seconds


def _run(project: Path, command: list[str], environment: dict[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *command, "-q", "-p", "no:cacheprovider"],
        cwd=project,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
