from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from pytest_dod.system.child import ChildEnd, run_child


def run(code: str, folder: Path, limit: float = 0) -> ChildEnd:
    return run_child(
        (sys.executable, "-c", code), environment=os.environ, folder=folder, time_limit=limit
    )


def test_the_exit_status_is_told(tmp_path: Path) -> None:
    assert run("raise SystemExit(5)", tmp_path).exit_status == 5


def test_a_signal_is_told(tmp_path: Path) -> None:
    assert run("import os; os.kill(os.getpid(), 9)", tmp_path).exit_status == -9


def test_one_that_does_not_end_is_ended(tmp_path: Path) -> None:
    end = run("import threading; threading.Event().wait()", tmp_path, limit=0.5)
    assert end.timed_out


def test_a_command_that_is_not_there_is_told(tmp_path: Path) -> None:
    end = run_child(("/no/such",), environment={}, folder=tmp_path, time_limit=0)
    assert end.exit_status is None
    assert "No such file" in end.failure


JUDGE = """
import os, sys
from pathlib import Path
from pytest_dod.system.child import Terminated, run_child
child = "import os, sys, threading; print('child', os.getpid(), flush=True); " \\
    "threading.Event().wait()"
try:
    end = run_child((sys.executable, "-c", child), environment=os.environ, folder=Path("."),
        time_limit=0)
    print("ended", end.exit_status, flush=True)
except Terminated:
    print("terminated", flush=True)
"""


def judge(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        (sys.executable, "-c", JUDGE),
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def test_an_interrupt_reaches_the_child_where_there_is_no_terminal(tmp_path: Path) -> None:
    with judge(tmp_path) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("child")
        process.send_signal(signal.SIGINT)
        assert process.stdout.readline() == f"ended {-signal.SIGINT}\n"


def test_being_told_to_end_ends_the_child_first(tmp_path: Path) -> None:
    with judge(tmp_path) as process:
        assert process.stdout is not None
        pid = int(process.stdout.readline().split()[1])
        process.terminate()
        assert process.stdout.readline() == "terminated\n"
    assert not Path(f"/proc/{pid}").exists()
