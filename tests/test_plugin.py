from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.projects import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_without_the_option_nothing_heavy_is_imported(project: Project) -> None:
    project.write(
        "tests/test_modules.py",
        "import sys\n\n\ndef test_modules():\n"
        "    ours = {name for name in sys.modules if name.startswith('pytest_dod')}\n"
        "    assert ours == {'pytest_dod', 'pytest_dod.plugin', 'pytest_dod.options'}\n"
        "    assert not {'coverage', 'markdown_it', 'black'} & set(sys.modules)\n",
    )
    done = project.run(
        "-m", "pytest", "-q", "-p", "no:cov", "tests/test_modules.py", measured=False
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "option",
    ["--collect-only", "--setup-plan", "--setup-only", "--fixtures", "--markers", "--help"],
)
def test_options_that_run_nothing_are_refused(project: Project, option: str) -> None:
    run = project.gate(option)
    assert run.code == 4
    assert f"--dod cannot be combined with {option}" in run.err
    assert "Traceback" not in run.out + run.err


def test_the_same_from_addopts_says_where_it_comes_from(project: Project) -> None:
    project.replace("pyproject.toml", 'testpaths = ["tests"]', 'addopts = "--fixtures"')
    run = project.gate()
    assert run.code == 4
    assert "--fixtures (from addopts in pyproject.toml)" in run.err
    from_environment = project.gate(environment={"PYTEST_ADDOPTS": "--markers"})
    assert from_environment.code == 4
    assert "--markers (from PYTEST_ADDOPTS)" in from_environment.err


@pytest.mark.parametrize(
    "words",
    [
        ("--dod-explain",),
        ("--dod-report", "json=dod.json"),
        ("--dod-report=json=dod.json",),
        ("--dod-base=main",),
        ("--dod-timeout", "5"),
        ("--dod-allow-outside",),
    ],
)
def test_options_of_the_gate_need_a_task(project: Project, words: tuple[str, ...]) -> None:
    done = project.run("-m", "pytest", "-q", *words)
    assert done.returncode == 4
    assert f"{words[0].partition('=')[0]} needs --dod TASK.md" in done.stderr
    assert "passed" not in done.stdout


def test_the_same_in_the_settings_leave_plain_runs_alone(project: Project) -> None:
    project.replace(
        "pyproject.toml",
        'testpaths = ["tests"]',
        'testpaths = ["tests"]\naddopts = "--dod-report json=out/dod.json --dod-timeout 60"',
    )
    done = project.run("-B", "-m", "pytest", "-q", "-p", "no:cacheprovider")
    assert done.returncode == 0, done.stdout + done.stderr
    assert not (project.path / "out").exists()
    run = project.gate()
    assert run.code == 0, run.out + run.err
    assert (project.path / "out" / "dod.json").is_file()


def test_everything_wrong_is_told_at_once(project: Project) -> None:
    run = project.gate("--dod-report", "pdf=x", "--dod-timeout", "soon")
    assert run.code == 4
    assert "'pdf'" in run.err
    assert "'soon'" in run.err
    wrong = project.gate("--dod-base", "mian", task="nothing.md")
    assert wrong.code == 4
    assert "nothing.md" in wrong.err
    assert "mian" in wrong.err


def test_code_of_the_repository_before_the_judge_is_refused(project: Project) -> None:
    project.write("speed.py", "")
    run = project.gate("-p", "speed", environment={"PYTHONPATH": str(project.path)})
    assert run.code == 4
    assert "speed" in run.err
    assert "python -I -m pytest_dod" in run.err


def test_the_judge_imports_nothing_from_the_repository(project: Project) -> None:
    for name in ("markdown_it", "conftest", "mdurl", "black"):
        project.write(f"{name}.py", "import os\nos._exit(0)\n" if name != "conftest" else "")
    run = project.gate(task="nothing.md")
    assert run.code == 4


def test_pytest_addopts_may_name_the_task(project: Project) -> None:
    done = project.run(
        "-m", "pytest", "-p", "no:cacheprovider", environment={"PYTEST_ADDOPTS": "--dod task.md"}
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("definition of done") == 1


def test_pytest_main_ends_with_the_gates_code(project: Project, tmp_path: Path) -> None:
    script = tmp_path / "start.py"
    script.write_text(
        "import sys, pytest\nprint('started')\n"
        "sys.exit(pytest.main(['--dod', 'task.md', '-p', 'no:cacheprovider']))\n"
    )
    done = project.run(str(script))
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("started") == 1
    project.replace("shop/price.py", "- discount\n", "+ discount\n")
    assert project.run(str(script)).returncode == 1


def test_the_script_and_the_module_are_the_same(project: Project) -> None:
    script = Path(sys.executable).with_name("pytest")
    run = project.gate(command=(str(script),))
    assert run.code == 0, run.out + run.err


def test_the_judge_alone_closes_the_checkout_out(project: Project) -> None:
    project.write("pytest.py", "import os\nos._exit(0)\n")
    report = project.path.parent / "dod.json"
    done = project.run(
        "-I", "-m", "pytest_dod", "task.md", "--dod-report", f"json={report}", "--", "-q"
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "pytest.py" in report.read_text()


def test_a_wrong_call_of_the_judge_alone_is_a_usage_error(project: Project) -> None:
    done = project.run("-I", "-m", "pytest_dod", "task.md", "--bogus")
    assert done.returncode == 4
    assert "error: unrecognized arguments: --bogus" in done.stderr
