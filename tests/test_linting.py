from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_dod.__main__ import main
from pytest_dod.drafting import files_among
from pytest_dod.linting import Linter, looking_from
from pytest_dod.settings import ProjectSettings
from tests.drafts import REGISTRY, task
from tests.projects import clean_environment

CLEAN = task("- [ ] All tests pass: `pytest -q`", "- [ ] No secrets in the code")
FINDINGS = task("- [ ] All tests pass", "- [ ] <what must hold>", "- [ ] The moon is round")


@dataclass(frozen=True)
class Done:
    """A finished call."""

    code: int
    out: str
    err: str


def by_pytest(folder: Path, *words: str) -> Done:
    """A real run of `pytest --dod-lint …`."""
    done = subprocess.run(
        (sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *words),
        cwd=folder,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    return Done(done.returncode, done.stdout, done.stderr)


class Own:
    """`python -m pytest_dod …`, in this process."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def __call__(self, *words: str) -> Done:
        code = main(words)
        out, err = self._capsys.readouterr()
        return Done(code, out, err)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "clean.md").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "findings.md").write_text(FINDINGS, encoding="utf-8")
    return tmp_path


@pytest.fixture
def own(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Own:
    monkeypatch.chdir(folder)
    return Own(folder, capsys)


def test_a_clean_task(own: Own) -> None:
    assert own("--dod-lint", "clean.md") == Done(
        0, "1 task file, 2 criteria: nothing to find fault with\n", ""
    )


def test_findings_are_lines_with_path_and_line(own: Own) -> None:
    done = own("--dod-lint", "clean.md", "findings.md")
    assert (done.code, done.err) == (1, "")
    first, second = done.out.splitlines()
    assert first == "findings.md:4: a placeholder is left: <what must hold> → fill it in"
    assert second.startswith("findings.md:5: no check understands 'The moon is round' → name a ")


def test_pytest_says_the_same_and_imports_nothing_of_the_project(own: Own) -> None:
    for name in ("conftest.py", "test_a.py"):
        (own.folder / name).write_text("raise SystemExit(7)\n", encoding="utf-8")
    assert by_pytest(own.folder, "--dod-lint", "clean.md") == own("--dod-lint", "clean.md")
    both = by_pytest(own.folder, "findings.md", "-q", "--dod-lint", "clean.md")
    assert both == own("--dod-lint", "findings.md", "clean.md")
    assert both.code == 1


def test_pytest_refuses_the_same(own: Own) -> None:
    done = by_pytest(own.folder, "--dod", "clean.md", "--dod-lint", "clean.md")
    assert done.code == 4
    assert "--dod-lint cannot be combined with --dod\n" in done.err
    done = by_pytest(own.folder, "--dod-lint")
    assert (done.code, done.out) == (4, "")
    assert done == own("--dod-lint")


def test_what_cannot_be_read_is_a_finding(own: Own) -> None:
    (own.folder / "empty.md").write_text("# Only a title\n", encoding="utf-8")
    (own.folder / "latin.md").write_bytes(b"## DoD\n- [ ] gr\xfcn\n")
    done = own("--dod-lint", "empty.md", "latin.md")
    assert done.code == 1
    first, second = done.out.splitlines()
    assert first.startswith("empty.md:1: no 'Definition of Done' section with at least one item →")
    assert second == "latin.md:2: the line is not UTF-8 → save the file as UTF-8"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "--dod-lint names no task file"),
        (("gone.md",), "no such task file (gone.md)"),
        ((".",), "the task file is a folder (.)"),
        (("clean.md", "--dod-init", "new.md"), "cannot be combined with --dod-init"),
        (("clean.md", "--dod-language=de"), "cannot be combined with --dod-language"),
        (("clean.md", "--dod-explain"), "cannot be combined with --dod-explain"),
        (("clean.md", "--dod-report=json=x"), "cannot be combined with --dod-report"),
    ],
)
def test_wrong_calls(own: Own, words: tuple[str, ...], said: str) -> None:
    done = own("--dod-lint", *words)
    assert done.code == 4
    assert said in done.err
    assert not (own.folder / "new.md").exists()


def test_a_wrong_call_does_not_hide_findings(own: Own) -> None:
    done = own("--dod-lint", "gone.md", "findings.md")
    assert done.code == 4
    assert "findings.md:4:" in done.out


def test_files_that_a_parser_lost_are_files_all_the_same() -> None:
    words = ("-k", "a", "b.md", "--dod-lint", "c.markdown", "d")
    assert files_among(words, ("d",)) == ("b.md", "c.markdown", "d")


def test_what_a_file_says_cannot_steer_the_terminal_or_the_build_server(own: Own) -> None:
    (own.folder / "::error::x.md").write_text(task("- [ ] moon \x1b[2K"), encoding="utf-8")
    done = own("--dod-lint", "::error::x.md")
    assert done.code == 1
    assert "\x1b" not in done.out
    assert not done.out.startswith("::")


def test_the_teams_wordings_are_known(own: Own) -> None:
    (own.folder / "moon.md").write_text(task("- [ ] The moon is round"), encoding="utf-8")
    assert own("--dod-lint", "moon.md").code == 1
    settings = '[tool.pytest-dod.phrases]\n"The moon is round" = "tests-pass"\n'
    (own.folder / "pyproject.toml").write_text(settings, encoding="utf-8")
    assert own("--dod-lint", "moon.md").code == 0
    wrong = '[tool.pytest-dod]\nmoon = "full"\n'
    (own.folder / "pyproject.toml").write_text(wrong, encoding="utf-8")
    done = own("--dod-lint", "moon.md")
    assert done.code == 4
    assert "[tool.pytest-dod] has no setting 'moon'" in done.err


def test_a_bug_of_ours_is_no_verdict(own: Own, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*words: object) -> int:
        raise RuntimeError("\x1b broken")

    monkeypatch.setattr("pytest_dod.linting.lint", broken)
    done = own("--dod-lint", "clean.md")
    assert done.code == 3
    assert "pytest-dod itself broke: RuntimeError: \\x1b broken" in done.err


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_declared_files_are_looked_for_from_the_top(tmp_path: Path, kind: str) -> None:
    (tmp_path / "tasks").mkdir()
    (tmp_path / "here.py").touch()
    text = "## File changes\n- New\n  - `here.py`\n  - `gone.py`\n" + CLEAN
    (tmp_path / "tasks/a.md").write_text(text, encoding="utf-8")
    assert looking_from(tmp_path / "tasks/a.md", tmp_path)("here.py") is None
    if kind == "folder":
        (tmp_path / ".git").mkdir()
    else:
        (tmp_path / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    look = looking_from(tmp_path / "tasks/a.md", tmp_path)
    assert [look("here.py"), look("gone.py")] == [True, False]


def test_with_several_projects_a_doubtful_path_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in ("shop/tasks", "mail", "tasks"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("shop/pyproject.toml", "shop/price.py", "mail/setup.py", "mail/post.py"):
        (tmp_path / name).touch()
    (tmp_path / "shop/tasks/note.md").touch()
    look = looking_from(tmp_path / "shop/tasks/task.md", tmp_path)
    assert [look("price.py"), look("shop/price.py"), look("gone.py")] == [None, None, False]
    assert look("note.md") is None
    from_top = looking_from(tmp_path / "tasks/task.md", tmp_path)
    assert [from_top("post.py"), from_top("mail/post.py")] == [False, True]
    assert looking_from(tmp_path / "tasks/task.md", tmp_path / "mail")("post.py") is None


def test_only_what_it_needs_is_imported() -> None:
    code = (
        "import runpy, sys\nsys.argv = ['x', '--dod-lint', sys.argv[1]]\n"
        "try:\n    runpy.run_module('pytest_dod', run_name='__main__')\n"
        "except SystemExit:\n    print(*sys.modules)\n"
    )
    template = Path(__file__).parents[1] / "pytest_dod/templates/en.md"
    environment = {k: v for k, v in clean_environment().items() if "COVERAGE" not in k}
    done = subprocess.run(
        (sys.executable, "-I", "-c", code, os.fspath(template)),
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.split())
    heavy = {"pytest", "_pytest", "coverage", "black", "subprocess", "asyncio", "urllib.request"}
    assert "pytest_dod.lints" in loaded
    assert not heavy & loaded
    assert not [name for name in loaded if name.startswith(("pytest_dod.tools", "pytest_dod.gate"))]


def test_pre_commit_gets_what_it_needs() -> None:
    text = (Path(__file__).parents[1] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    said = dict(re.findall(r"^\W+(\w+): (.+)$", text, re.MULTILINE))
    assert said["id"] == "dod-lint"
    assert said["language"] == "python"
    assert said["entry"] == "python -I -m pytest_dod --dod-lint"
    pattern = said["files"].strip("'")
    for path in ("task.md", "tasks/EXP-114.md", "docs/tasks/a b.md", "EXP-114.task.md"):
        assert re.search(pattern, path), path
    for path in ("README.md", "docs/tasks.md", "multitask.md", "tasks/notes.txt"):
        assert not re.search(pattern, path), path


_PIECES = st.sampled_from(
    [
        "\n",
        "- [ ] ",
        "- [x] ",
        "  - ",
        "1. ",
        "## Definition of Done\n",
        "## Tests\n",
        "## Configuration\n",
        "## File changes\n",
        "- New\n",
        "- Deleted\n",
        "## CI\n",
        "## Open questions\n",
        "`",
        "`a/b.py`",
        "`tests/test_a.py::",
        "test_b[",
        "`A_B=1` ",
        "N/A: ",
        " — ",
        "All tests pass",
        "coverage of changed modules ≥ 80 %",
        "coverage of changed modules ≥ 101 %",
        "<x>",
        "{{x}}",
        "<!-- dod: waive reason=a owner=b until=2001-01-01 -->",
        "<!-- dod: linked-tests -->",
        "<!-- dod: changed-coverage threshold=",
        " -->",
        "\u202e",
        "\x00",
        "| a | b |\n|---|---|\n",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(_PIECES, st.text(max_size=5)), max_size=30).map("".join))
def test_no_text_breaks_it(text: str) -> None:
    linter = Linter(REGISTRY, ProjectSettings())
    found, criteria = linter.judge(text, "task.md", lambda path: True)
    assert found or criteria
    assert all(one.path == "task.md" and one.message for one in found)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert all(one.line is None or 1 <= one.line <= lines for one in found)
