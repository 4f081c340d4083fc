from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from pytest_dod.model.evidence import ToolReport, ToolRequest, ToolState
from pytest_dod.tools import bandit
from tests.workshops import Content, workshop

CLEAN = "def double(x):\n    return x * 2\n"
SHELL = "import os\n\n\ndef run(x):\n    os.system(x)\n"
EVAL = "def run(x):\n    return eval(x)\n"


def scan(
    folder: Path,
    now: Mapping[str, Content],
    base: Mapping[str, Content] | None = None,
    *paths: str,
    root: str = ".",
    time_limit: float = 60,
) -> ToolReport:
    place = workshop(folder, now, base, root=root, time_limit=time_limit)
    return bandit.TOOL.run(ToolRequest("bandit", paths), place)


def said(report: ToolReport) -> list[str]:
    assert report.state is ToolState.RAN, report.reason
    return [f"{f.path}:{f.line}: {f.message}" for f in report.findings]


def why(report: ToolReport) -> str:
    assert report.state is not ToolState.RAN
    assert not report.findings
    return report.reason


def test_changed_modules_without_a_weakness_are_clean_and_counted(tmp_path: Path) -> None:
    now = {"svc/a.py": CLEAN, "svc/b.py": SHELL, "svc/tests/test_a.py": "assert 1\n"}
    report = scan(tmp_path, now, {"svc/b.py": SHELL}, root="svc")
    assert said(report) == []
    assert report.examined == 1
    assert report.version.startswith("1.")
    assert report.command == "bandit ./a.py"


def test_a_weakness_that_the_change_adds_has_its_place(tmp_path: Path) -> None:
    (line,) = said(scan(tmp_path, {"svc/a.py": EVAL}, {}, root="svc"))
    assert line.startswith("svc/a.py:2: B307 ")
    assert line.endswith("(severity medium)")


def test_one_on_an_unchanged_line_is_shown_only(tmp_path: Path) -> None:
    report = scan(tmp_path, {"a.py": f"{EVAL}\n\nX = 1\n"}, {"a.py": EVAL})
    assert said(report) == []
    assert "on an unchanged line" in report.notes[0]


def test_below_named_paths_everything_counts(tmp_path: Path) -> None:
    now = {"app/a.py": EVAL, "app/deep/b.py": CLEAN, "other.py": EVAL}
    report = scan(tmp_path, now, None, "app")
    assert len(said(report)) == 1
    assert report.examined == 2
    assert report.command == "bandit -r app"


def test_a_password_is_not_printed(tmp_path: Path) -> None:
    word = "hunter" + "2" * 5
    (line,) = said(scan(tmp_path, {"a.py": f'password = "{word}"\n'}, {}))
    assert "B105" in line
    assert word not in line


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("pyproject.toml", '[tool.bandit]\nskips = ["B307"]\n'),
        ("bandit.yaml", "skips: [B307]\n"),
        (".bandit", "[bandit]\nskips = B307\n"),
    ],
)
class TestSettings:
    def test_those_of_the_project_are_used(self, tmp_path: Path, path: str, content: str) -> None:
        base = {path: content}
        report = scan(tmp_path, {**base, "a.py": EVAL}, base)
        assert said(report) == []
        assert report.examined == 1

    def test_loosened_ones_are_found(self, tmp_path: Path, path: str, content: str) -> None:
        (line,) = said(scan(tmp_path, {"a.py": EVAL, path: content}, {}))
        assert f"loosens the settings ({path})" in line

    def test_below_named_paths_too(self, tmp_path: Path, path: str, content: str) -> None:
        now = {"app/a.py": EVAL, path: content}
        assert said(scan(tmp_path / "old", now, now, "app")) == []
        assert len(said(scan(tmp_path / "new", now, {}, "app"))) == 1


def test_an_output_that_the_settings_name_is_not_written(tmp_path: Path) -> None:
    base = {".bandit": "[bandit]\noutput = out.txt\nformat = txt\n"}
    assert len(said(scan(tmp_path, {**base, "a.py": EVAL}, base))) == 1
    assert not (tmp_path / "repository" / "out.txt").exists()


def test_without_a_module_nothing_is_examined(tmp_path: Path) -> None:
    report = scan(tmp_path, {"README.md": "x"}, {})
    assert said(report) == []
    assert report.examined == 0


@pytest.mark.parametrize(
    ("now", "reason"),
    [
        ({"a.py": "def (:\n"}, "a.py"),
        ({"a.py": CLEAN, "bandit.yaml": "a: [\n"}, "bandit"),
    ],
)
def test_what_bandit_cannot_read_proves_nothing(
    tmp_path: Path, now: Mapping[str, Content], reason: str
) -> None:
    base = {path: text for path, text in now.items() if path != "a.py"}
    assert reason in why(scan(tmp_path, now, base))


def test_a_path_that_is_not_there_proves_nothing(tmp_path: Path) -> None:
    assert "no file or folder" in why(scan(tmp_path, {"a.py": CLEAN}, None, "nowhere"))
    assert "outside" in why(scan(tmp_path / "other", {"a.py": CLEAN}, None, ".."))


def test_no_answer_in_time_proves_nothing(tmp_path: Path) -> None:
    assert "did not finish" in why(scan(tmp_path, {"a.py": CLEAN}, {}, time_limit=0.001))
