"""The many ways people start their tests: the verdict must be the same, or say why not."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from tests.projects import Project, Run, clean_environment


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def without_times(report: Any) -> Any:
    if isinstance(report, dict):
        return {
            key: without_times(value)
            for key, value in report.items()
            if key not in ("seconds", "duration")
        }
    return [without_times(value) for value in report] if isinstance(report, list) else report


@pytest.mark.parametrize("broken", [False, True])
def test_workers_change_nothing_about_the_verdict(project: Project, broken: bool) -> None:
    if broken:
        project.replace("shop/price.py", "- discount\n", "+ discount\n")
    alone = project.gate()
    first = json.dumps(without_times(alone.report))
    for workers in ("2", "4"):
        shared = project.gate("-n", workers)
        assert shared.code == alone.code == int(broken)
        assert json.dumps(without_times(shared.report)) == first


def criterion(run: Run, check: str) -> Any:
    return next(
        binding
        for criterion in run.report["criteria"]
        for binding in criterion["bindings"]
        if binding["check"] == check
    )


def test_a_part_of_the_tests_proves_nothing(project: Project) -> None:
    run = project.gate("-k", "total")
    assert run.code == 1
    assert run.statuses["tests-pass"] == "unproven"
    assert "-k" in criterion(run, "tests-pass")["reason"]


def test_stopping_at_the_first_failure_is_a_failure(project: Project) -> None:
    project.replace("shop/price.py", "- discount\n", "+ discount\n")
    run = project.gate("-x")
    assert run.code == 1
    assert run.statuses["tests-pass"] == "failed"


@pytest.mark.parametrize(
    ("death", "said"),
    [
        ("os._exit(0)", "0"),
        ("os.kill(os.getpid(), 9)", "SIGKILL"),
        ("os.kill(os.getpid(), 11)", "SIGSEGV"),
    ],
)
def test_a_test_run_that_dies_proves_nothing_and_says_so(
    project: Project, death: str, said: str
) -> None:
    project.write("tests/test_z.py", f"import os\n\n\ndef test_z():\n    {death}\n    assert 1\n")
    run = project.gate()
    assert run.code == 1
    assert run.statuses["tests-pass"] in ("unproven", "failed")
    reasons = " ".join(gap["reason"] for gap in run.report["gaps"])
    assert said in reasons
    assert "test_z" in reasons


def test_a_worker_that_dies_is_a_gap_and_not_a_lower_number(project: Project) -> None:
    project.write("tests/test_z.py", "import os\n\n\ndef test_z():\n    os.kill(os.getpid(), 9)\n")
    run = project.gate("-n", "2")
    assert run.code == 1
    assert run.statuses["changed-coverage"] == "unproven"
    assert any(gap["kind"] == "coverage" for gap in run.report["gaps"])


def test_coverage_that_already_runs_is_used_and_stays_right(project: Project) -> None:
    plain = project.gate()
    data = project.path.parent / "data"
    environment = {"COVERAGE_FILE": str(data)}
    run = project.gate(command=("-m", "coverage", "run", "-m", "pytest"), environment=environment)
    assert run.code == 0, run.out + run.err
    assert (
        criterion(run, "changed-coverage")["measured"]
        == criterion(plain, "changed-coverage")["measured"]
    )
    done = project.run(
        "-m", "coverage", "json", "-q", "-o", str(data) + ".json", environment=environment
    )
    assert done.returncode == 0, done.stdout + done.stderr
    theirs = json.loads(Path(str(data) + ".json").read_text())["files"]
    assert theirs["shop/price.py"]["summary"]["percent_covered"] == 100
    assert theirs["shop/stock.py"]["summary"]["percent_covered"] == 100


def test_pytest_cov_need_not_measure_the_changed_tests(project: Project) -> None:
    run = project.gate("--cov=shop/", "--cov-report=")
    assert run.report["gaps"] == []
    assert run.code == 0, run.out + run.err
    assert list(criterion(run, "changed-coverage")["measured"]) == ["shop/price.py"]


@pytest.mark.parametrize("folder", [".", "tests"])
def test_pytest_cov_in_the_settings_is_the_same_from_below(project: Project, folder: str) -> None:
    addopts = 'testpaths = ["tests"]\naddopts = "--cov=shop --cov-report="'
    project.replace("pyproject.toml", 'testpaths = ["tests"]', addopts)
    project.write("tests/conftest.py", "NUMBER = 1\n")
    project.write("more/start.py", '"""Start."""\n\nimport shop\n\nNAME = shop.__name__\n')
    project.repository.commit("chore: a start")
    task = str(project.path / "task.md")
    run = project.gate(folder=project.path / folder, task=task)
    assert [gap for gap in run.report["gaps"] if gap["kind"] == "coverage"] == []
    assert list(criterion(run, "changed-coverage")["measured"]) == ["shop/price.py"]


@pytest.mark.parametrize("workers", [(), ("-n", "2")])
def test_pytest_cov_is_used_and_stays_right(project: Project, workers: tuple[str, ...]) -> None:
    target = project.path.parent / "cov.json"
    run = project.gate("--cov", "--cov-report", f"json:{target}", *workers)
    assert run.code == 0, run.out + run.err
    ours = criterion(run, "changed-coverage")["measured"]["shop/price.py"]
    theirs = json.loads(target.read_text())["files"]
    assert theirs["shop/price.py"]["summary"]["percent_covered"] == ours == 100


def test_junit_holds_a_case_for_each_criterion(project: Project) -> None:
    target = project.path.parent / "junit.xml"
    project.replace("shop/price.py", "- discount\n", "+ discount\n")
    run = project.gate(f"--junitxml={target}")
    suites = {suite.get("name"): suite for suite in ET.parse(target).getroot()}
    assert len(suites["definition-of-done"].findall("testcase")) == len(run.report["criteria"])
    assert suites["definition-of-done"].find("testcase/failure") is not None
    assert len(suites["pytest"].findall("testcase")) == 3


def test_several_tasks_share_one_test_run(project: Project) -> None:
    project.write("second.md", "# Second\n\n## Definition of Done\n- [ ] All tests pass\n")
    run = project.gate("--dod", "second.md")
    assert run.code == 0, run.out
    assert run.out.count("test session starts") == 1
    assert [task["task"]["title"] for task in run.report["tasks"]] == [
        "Rabatte berücksichtigen",
        "Second",
    ]


def test_from_a_subfolder_and_with_a_hooks_environment(project: Project) -> None:
    run = project.gate(
        "../tests",
        task="../task.md",
        folder=project.path / "shop",
        environment={"GIT_DIR": "/nowhere", "GIT_INDEX_FILE": "/nowhere"},
    )
    assert run.code == 0, run.out + run.err


def test_a_subfolder_without_the_tests_is_a_part_of_them(project: Project) -> None:
    run = project.gate(task="../task.md", folder=project.path / "shop")
    assert run.code == 1
    assert run.statuses["tests-pass"] == "unproven"
    assert run.statuses["docs-touched"] == "passed"


def test_a_project_below_the_top_of_the_repository(tmp_path: Path) -> None:
    project = Project(tmp_path, below="services/shop")
    run = project.gate(folder=project.path)
    assert run.code == 0, run.out + run.err
    assert "services/shop/shop/price.py" in criterion(run, "changed-coverage")["measured"]


def test_explain_runs_nothing_and_needs_no_git(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "task.md").write_text((project.path / "task.md").read_text(encoding="utf-8"))
    (folder / "test_boom.py").write_text("raise SystemExit('was run')\n")
    run = project.gate("--dod-explain", folder=folder)
    assert run.code == 0, run.out + run.err
    assert "Coverage ≥ 85 % in geänderten Modulen" in run.out
    assert "changed-coverage" in run.out
    statuses = {criterion["status"] for criterion in run.report["criteria"]}
    assert statuses == {"not-run"}


def test_quiet_and_verbose(project: Project) -> None:
    quiet = project.gate("-q").out.rpartition("definition of done")[2]
    usual = project.gate().out.rpartition("definition of done")[2]
    verbose = project.gate("-v").out.rpartition("definition of done")[2]
    assert len(quiet) < len(usual) < len(verbose)
    assert "shop/price.py" in verbose


def test_the_demands_of_the_base_stay_in_force(project: Project) -> None:
    project.repository.git("checkout", "-q", "main")
    project.write("task.md", (Path(project.path) / "README.md").read_text() + TASK_AT_BASE)
    project.repository.commit("docs: agree on the task")
    project.repository.git("checkout", "-q", "feature")
    project.repository.git("merge", "-q", "--no-edit", "-X", "theirs", "main")
    project.write("task.md", TASK_AT_BASE.replace("100 %", "10 %"))
    untested = "    if discount > 9:\n        return 0\n    return"
    project.replace("shop/price.py", "    return", untested)
    run = project.gate()
    assert run.code == 1
    origins = {c["text"]: (c["origin"], c["status"]) for c in run.report["criteria"]}
    assert origins["Coverage ≥ 10 % in geänderten Modulen"] == ("task", "passed")
    assert origins["Coverage ≥ 100 % in geänderten Modulen"] == ("base", "failed")


TASK_AT_BASE = """
## Definition of Done
- [ ] Coverage ≥ 100 % in geänderten Modulen
"""


def on_a_terminal(project: Project, *arguments: str) -> tuple[int, int]:
    """Start the gate on a pseudo terminal; its process id and the terminal's other end."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(project.path)
        command = (sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--dod", "task.md")
        os.execve(sys.executable, (*command, *arguments), clean_environment())
    return pid, terminal


def read_until(terminal: int, wanted: str) -> str:
    seen = ""
    while wanted not in seen:
        try:
            part = os.read(terminal, 4096)
        except OSError:
            break
        if not part:
            break
        seen += part.decode("utf-8", "replace")
    return seen


def finish(pid: int, terminal: int) -> tuple[int, str]:
    seen = read_until(terminal, "\0")
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), seen


def test_the_debugger_has_the_terminal(project: Project) -> None:
    project.replace("shop/price.py", "- discount\n", "+ discount\n")
    pid, terminal = on_a_terminal(project, "--pdb")
    assert "(Pdb)" in read_until(terminal, "(Pdb)")
    os.write(terminal, b"p 6 * 7\n")
    assert "42" in read_until(terminal, "42")
    os.write(terminal, b"q\n")
    code, seen = finish(pid, terminal)
    assert "NOT DONE" in seen
    assert code in (1, 2)


def test_ctrl_c_ends_everything_and_is_no_verdict(project: Project) -> None:
    project.write(
        "tests/test_z.py",
        "import threading\n\n\ndef test_z():\n    print('waiting')\n"
        "    assert threading.Event().wait(60)\n",
    )
    pid, terminal = on_a_terminal(project, "-s")
    assert "waiting" in read_until(terminal, "waiting")
    os.write(terminal, b"\x03")
    code, seen = finish(pid, terminal)
    assert code == 2, seen
    assert "KeyboardInterrupt" in seen
    assert "NOT DONE" in seen


def test_being_cancelled_leaves_nothing_behind(project: Project) -> None:
    project.write(
        "tests/test_z.py",
        "import os, threading\n\n\ndef test_z():\n    print('pid', os.getpid(), flush=True)\n"
        "    assert threading.Event().wait(60)\n",
    )
    with subprocess.Popen(
        (sys.executable, "-m", "pytest", "-s", "-p", "no:cacheprovider", "--dod", "task.md"),
        cwd=project.path,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        line = next(line for line in process.stdout if "pid" in line)
        process.send_signal(signal.SIGTERM)
        rest = process.stdout.read()
        assert process.wait(60) == 143, rest
    assert not Path(f"/proc/{line.split()[-1]}").exists()


def test_printing_is_not_held_back(project: Project) -> None:
    test = "def test_z():\n    print('hello from a test')\n    assert 'a' in 'ab'\n"
    project.write("tests/test_z.py", test)
    assert "hello from a test" in project.gate("-s").out


def test_an_option_that_pytest_does_not_know_is_a_usage_error(project: Project) -> None:
    run = project.gate("--no-such-option")
    assert run.code == 4
    assert "no-such-option" in run.err
    assert "DONE" not in run.out


def test_tests_that_do_not_end_prove_nothing(project: Project) -> None:
    project.write(
        "tests/test_z.py",
        "import threading\n\n\ndef test_z():\n    assert threading.Event().wait(60)\n",
    )
    run = project.gate("--dod-timeout", "4")
    assert run.code == 1
    assert run.statuses["tests-pass"] == "unproven"
    said = "the tests did not end within 4 s and were stopped"
    assert criterion(run, "tests-pass")["reason"] == said
    assert criterion(run, "changed-coverage")["reason"] == said
    reasons = [gap["reason"] for gap in run.report["gaps"]]
    assert reasons[0] == said
    assert any("while tests/test_z.py::test_z was running" in reason for reason in reasons)
    assert "os._exit" not in run.out
    assert "SIGTERM" not in run.out


def test_tests_that_rewrite_the_change_prove_nothing(project: Project) -> None:
    project.write(
        "tests/test_z.py",
        "from pathlib import Path\n\nimport shop.price\n\n\ndef test_z():\n"
        "    with Path(shop.price.__file__).open('a') as file:\n"
        "        assert file.write('# more\\n')\n",
    )
    run = project.gate()
    assert run.code == 1
    reasons = [gap["reason"] for gap in run.report["gaps"]]
    assert "changed while the tests ran: shop/price.py" in reasons


def test_data_of_coverage_is_no_work_of_a_test(project: Project) -> None:
    project.write(".gitignore", "__pycache__/\n.pytest_cache/\n")
    project.write("tests/test_z.py", "import no_such_module\n")
    broken = project.gate("--cov=shop", "--cov-report=")
    assert broken.statuses["tests-pass"] == "failed"
    assert [path.name for path in project.path.glob(".coverage*")] == []
    (project.path / "tests" / "test_z.py").unlink()
    for _ in range(2):
        run = project.gate("--cov=shop", "--cov-report=")
        assert run.report["gaps"] == []
    assert [path.name for path in project.path.glob(".coverage*")] == [".coverage"]


def test_a_report_that_cannot_be_written_is_said_and_is_no_success(project: Project) -> None:
    run = project.gate("--dod-report", "json=/proc/none/dod.json")
    assert run.code == 3
    assert "cannot write /proc/none/dod.json" in run.out


def test_a_gate_that_starts_itself_again_and_again_is_stopped(project: Project) -> None:
    run = project.gate(environment={"PYTEST_DOD_DEPTH": "3"})
    assert run.code == 4
    assert "take --dod out of addopts" in run.err


def test_a_broken_gate_says_so_without_a_traceback(project: Project) -> None:
    code = (
        "import sys, pytest_dod.gate as gate\n"
        "from pytest_dod.__main__ import main\n"
        "def broken(*given):\n    raise RuntimeError('no luck')\n"
        "gate.collect = broken\n"
        "sys.exit(main(['task.md']))\n"
    )
    done = project.run("-c", code)
    assert done.returncode == 3
    assert "pytest-dod itself broke: RuntimeError: no luck" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_coverage_settings_that_git_ignores_do_not_loosen_the_demand(project: Project) -> None:
    untested = "    if discount > 9:\n        return 0\n    return"
    project.replace("shop/price.py", "    return", untested)
    excluded = "[run]\nbranch = true\nsource = shop\n[report]\nexclude_lines =\n    if \n"
    project.write(".coveragerc", excluded)
    project.write(".gitignore", "__pycache__/\n.pytest_cache/\n.coverage*\n")
    run = project.gate()
    assert run.code == 1
    assert "changed-coverage" in run.red


def test_a_test_file_that_cannot_be_imported_is_a_failure(project: Project) -> None:
    project.write("tests/test_z.py", "import no_such_module\n")
    run = project.gate()
    assert run.code == 1
    assert run.statuses["tests-pass"] == "failed"
    assert "no_such_module" in " ".join(run.findings)
    assert "interrupted" not in run.out.partition("definition of done")[2].lower()
    assert "bug of pytest-dod" not in run.out


def a_task_outside(project: Project) -> str:
    outside = project.path.parent / "elsewhere" / "task.md"
    outside.parent.mkdir()
    outside.write_text((project.path / "task.md").read_text(encoding="utf-8"), encoding="utf-8")
    return str(outside)


def test_a_task_outside_of_the_repository_is_refused(project: Project) -> None:
    run = project.gate(task=a_task_outside(project))
    assert run.code == 4
    assert "lies outside of the repository" in run.err
    assert "--dod-allow-outside" in run.err
    assert "test session starts" not in run.out


def test_a_task_outside_of_the_repository_moves_nothing(project: Project) -> None:
    (project.path.parent / "pytest.ini").write_text("[pytest]\naddopts = --no-such-option\n")
    run = project.gate("--dod-allow-outside", task=a_task_outside(project))
    assert run.code == 0, run.out + run.err


def broken_by_its_own_settings(tmp_path: Path) -> Project:
    """A project below the top: its settings make a warning an error, and ruff know its package."""
    project = Project(tmp_path, below="services/shop")
    project.replace(
        "pyproject.toml", 'pythonpath = ["."]\n', 'pythonpath = ["."]\nfilterwarnings = ["error"]\n'
    )
    warns = "    warnings.warn('old', stacklevel=1)\n    return sum(amounts) - discount"
    project.replace("shop/price.py", "    return sum(amounts) - discount", warns)
    project.replace("shop/price.py", '"""Prices."""\n', '"""Prices."""\n\nimport warnings\n')
    project.repository.write("tasks/shop.md", (project.path / "task.md").read_text())
    return project


def test_the_settings_are_those_of_the_project_wherever_the_task_lies(tmp_path: Path) -> None:
    project = broken_by_its_own_settings(tmp_path)
    run = project.gate(task="../../tasks/shop.md", folder=project.path)
    assert run.code == 1
    assert run.statuses["tests-pass"] == "failed", run.out + run.err


def test_options_in_the_settings_are_seen_wherever_the_task_lies(tmp_path: Path) -> None:
    project = broken_by_its_own_settings(tmp_path)
    project.replace("pyproject.toml", "filterwarnings", 'addopts = "--fixtures"\nfilterwarnings')
    run = project.gate(task="../../tasks/shop.md", folder=project.path)
    assert run.code == 4
    assert "--fixtures (from addopts in pyproject.toml)" in run.err


def test_tools_stand_in_the_same_folder_for_both_ways_in(tmp_path: Path) -> None:
    project = Project(tmp_path, below="services/shop")
    project.repository.write("tasks/shop.md", (project.path / "task.md").read_text())
    project.repository.write("services/other/bad.py", "import os\n")
    project.repository.commit("chore: the neighbours")
    top = project.repository.path
    inside = project.gate("services/shop", task="tasks/shop.md", folder=top)
    report = tmp_path / "alone.json"
    project.run(
        *("-I", "-m", "pytest_dod", "tasks/shop.md", "--dod-report", f"json={report}"),
        *("--", "services/shop", "-p", "no:cacheprovider"),
        folder=top,
    )
    alone = Run(0, "", "", report)
    assert inside.statuses == alone.statuses
    assert inside.statuses["ruff-clean"] == "passed", inside.out
