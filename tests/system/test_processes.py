from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

from pytest_dod.model.tool import ProcessAnswer
from pytest_dod.system.processes import Processes


def python(code: str, folder: Path, *, limit: float = 20.0, stdin: bytes = b"") -> ProcessAnswer:
    return Processes().run(
        (sys.executable, "-c", code),
        cwd=folder,
        environment=dict(os.environ),
        time_limit=limit,
        stdin=stdin,
        output_limit=1000,
    )


def test_what_it_prints_and_how_it_ends_is_told(tmp_path: Path) -> None:
    code = "import sys; print(input()); print('e', file=sys.stderr); sys.exit(3)"
    answer = python(code, tmp_path, stdin=b"given\n")
    assert (answer.exit_status, answer.stdout, answer.stderr) == (3, b"given\n", b"e\n")
    assert not answer.timed_out
    assert not answer.cut


def test_a_program_that_is_not_there_is_a_failure_not_an_exception(tmp_path: Path) -> None:
    answer = Processes().run(("/no/such/program",), cwd=tmp_path, environment={}, time_limit=5)
    assert answer.exit_status is None
    assert "No such file" in answer.failure


def test_one_that_hangs_is_stopped(tmp_path: Path) -> None:
    answer = python("import threading; threading.Event().wait()", tmp_path, limit=0.5)
    assert answer.timed_out
    assert answer.exit_status is None


def test_a_death_by_signal_is_a_negative_status(tmp_path: Path) -> None:
    assert python("import os; os.kill(os.getpid(), 11)", tmp_path).exit_status == -11


def test_output_beyond_the_limit_is_cut_and_said(tmp_path: Path) -> None:
    answer = python("print('x' * 5000)", tmp_path)
    assert answer.cut
    assert len(answer.stdout) == 1000


def test_what_a_process_leaves_behind_in_its_group_is_killed(tmp_path: Path) -> None:
    marker = tmp_path / "pid"
    starter = (
        "import subprocess, sys\n"
        "child = subprocess.Popen([sys.executable, '-c',"
        " 'import threading; threading.Event().wait()'])\n"
        f"open({str(marker)!r}, 'w').write(str(child.pid))\n"
    )
    assert python(starter, tmp_path).exit_status == 0
    assert _is_gone(int(marker.read_text()))


def _is_gone(pid: int) -> bool:
    """Whether the process is dead; a signal takes a moment to arrive."""
    for _ in range(500):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        threading.Event().wait(0.01)
    return False


def test_stopping_all_ends_what_runs_and_starts_nothing_more(tmp_path: Path) -> None:
    processes = Processes()
    answers: list[ProcessAnswer] = []
    code = "import threading; print('up', flush=True); threading.Event().wait()"

    def run() -> None:
        answers.append(
            processes.run(
                (sys.executable, "-c", code),
                cwd=tmp_path,
                environment=dict(os.environ),
                time_limit=60,
            )
        )

    thread = threading.Thread(target=run)
    thread.start()
    while not processes.running:
        pass
    processes.stop_all()
    thread.join(30)
    assert not thread.is_alive()
    assert answers[0].exit_status == -9
    late = processes.run((sys.executable, "-V"), cwd=tmp_path, environment={}, time_limit=5)
    assert late.exit_status is None
    assert "stopping" in late.failure
