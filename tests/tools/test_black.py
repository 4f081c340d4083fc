from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from pytest_dod.model.evidence import ToolReport, ToolRequest, ToolState
from pytest_dod.tools import black
from tests.workshops import Content, workshop

CLEAN = '"""Feature."""\n\n\ndef double(x):\n    """Double."""\n    return x * 2\n'
UGLY = "def double(x):\n    return   x * 2\n"
LONG = f"LONG = [{', '.join(['1'] * 60)}]\n"


def check(
    folder: Path,
    now: Mapping[str, Content],
    base: Mapping[str, Content] | None = None,
    *paths: str,
    root: str = ".",
    time_limit: float = 60,
) -> ToolReport:
    place = workshop(folder, now, base, root=root, time_limit=time_limit)
    return black.TOOL.run(ToolRequest("black", paths or (".",)), place)


def said(report: ToolReport) -> list[str]:
    assert report.state is ToolState.RAN, report.reason
    return [f"{f.path}: {f.message}" for f in report.findings]


def why(report: ToolReport) -> str:
    assert report.state is not ToolState.RAN
    assert not report.findings
    return report.reason


def test_formatted_code_is_clean_and_counted(tmp_path: Path) -> None:
    report = check(tmp_path, {"pkg/a.py": CLEAN, "pkg/b.py": CLEAN, "notes.md": "# x\n"})
    assert said(report) == []
    assert report.examined == 2
    assert report.version[0].isdigit()
    assert report.command == "black --check ."


def test_what_would_be_reformatted_is_found_and_left_alone(tmp_path: Path) -> None:
    report = check(tmp_path, {"svc/a.py": UGLY, "svc/b.py": CLEAN}, root="svc")
    assert said(report) == ["svc/a.py: would be reformatted"]
    assert report.examined == 2
    assert (tmp_path / "repository/svc/a.py").read_text() == UGLY
    assert sorted(os.listdir(tmp_path / "repository/svc")) == ["a.py", "b.py"]


def test_what_cannot_be_parsed_is_a_finding(tmp_path: Path) -> None:
    (line,) = said(check(tmp_path, {"bad.py": "x = [1,\n", "a.py": CLEAN}))
    assert line.startswith("bad.py: black cannot read it")


def test_quiet_settings_do_not_silence_it(tmp_path: Path) -> None:
    settings = "[tool.black]\nquiet = true\ndiff = true\ncolor = true\n"
    assert len(said(check(tmp_path, {"a.py": UGLY, "pyproject.toml": settings}))) == 1


def test_no_python_file_counts_none(tmp_path: Path) -> None:
    report = check(tmp_path, {"README.md": "# x\n"})
    assert said(report) == []
    assert report.examined == 0


def test_settings_that_are_no_toml_prove_nothing(tmp_path: Path) -> None:
    assert "pyproject.toml" in why(check(tmp_path, {"a.py": CLEAN, "pyproject.toml": "[tool"}))


def test_another_required_version_proves_nothing(tmp_path: Path) -> None:
    settings = '[tool.black]\nrequired-version = "1"\n'
    reason = why(check(tmp_path, {"a.py": UGLY, "pyproject.toml": settings}))
    assert "required version `1`" in reason


def test_too_deep_an_expression_proves_nothing(tmp_path: Path) -> None:
    deep = "x = " + "(" * 250 + "1" + ")" * 250 + "\n"
    assert "a.py" in why(check(tmp_path, {"a.py": deep}))


def test_no_answer_in_time_proves_nothing(tmp_path: Path) -> None:
    assert "did not finish within" in why(check(tmp_path, {"a.py": CLEAN}, time_limit=0.001))


def test_a_file_named_like_the_tool_is_not_taken_for_it(tmp_path: Path) -> None:
    fake = "print('1 file would be left unchanged.')\n"
    assert "a.py" in "".join(said(check(tmp_path, {"black.py": fake, "a.py": UGLY})))


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("pyproject.toml", "[tool.black]\nforce-exclude = 'feature\\.py'\n"),
        ("pyproject.toml", "[tool.black]\nextend-exclude = 'feature'\n"),
        ("pyproject.toml", "[tool.black]\nexclude = 'feature'\n"),
        ("pyproject.toml", "[tool.black]\ninclude = 'core'\n"),
        ("pyproject.toml", "[tool.black]\nline-length = 9999\n"),
        (".gitignore", "feature.py\n"),
    ],
)
def test_loosened_settings_are_found(tmp_path: Path, path: str, content: str) -> None:
    base = {} if path != "pyproject.toml" else {path: "[tool.black]\nline-length = 88\n"}
    before: dict[str, Content] = {**base, "core.py": CLEAN}
    (line,) = said(check(tmp_path, {**before, "feature.py": LONG, path: content}, before))
    assert line.startswith("feature.py: would be reformatted; clean only because")
    assert f"({path})" in line


def test_without_settings_at_the_base_its_defaults_are_those_of_the_base(tmp_path: Path) -> None:
    now = {"pyproject.toml": "[tool.black]\nline-length = 9999\n", "a.py": LONG}
    assert len(said(check(tmp_path, now, {}))) == 1


def test_strings_left_alone_only_now_are_found(tmp_path: Path) -> None:
    base = {"pyproject.toml": "[tool.black]\n"}
    now = {
        "pyproject.toml": "[tool.black]\nskip-string-normalization = true\n",
        "a.py": "x = 'a'\n",
    }
    assert "loosens" in "".join(said(check(tmp_path, now, base)))


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        (
            "line-length = 88",
            "line-length = 40",
            'value = [\n    "aaaaaaaaaaaaaaaaaaa",\n    1000,\n]\n',
        ),
        ("skip-string-normalization = true", "", 'x = "a"\n'),
        ("skip-magic-trailing-comma = true", "", "x = [\n    1,\n]\n"),
        ("", "preview = true", CLEAN),
        ('target-version = ["py38"]', 'target-version = ["py310"]', CLEAN),
        ("force-exclude = 'gen'", "", CLEAN),
    ],
)
def test_a_stricter_or_other_style_is_left_alone(
    tmp_path: Path, before: str, after: str, code: str
) -> None:
    base = {"pyproject.toml": f"[tool.black]\n{before}\n"}
    now = {"pyproject.toml": f"[tool.black]\n{after}\n", "a.py": code}
    assert said(check(tmp_path, now, base)) == []


def test_what_was_left_out_at_the_base_stays_left_out_and_is_noted(tmp_path: Path) -> None:
    base = {"pyproject.toml": "[tool.black]\nextend-exclude = 'gen'\n", "a.py": CLEAN}
    report = check(tmp_path, {**base, "gen/b.py": UGLY}, base)
    assert said(report) == []
    assert report.notes == ("black's settings leave out gen/b.py",)


def test_settings_of_the_base_that_cannot_be_used_prove_nothing(tmp_path: Path) -> None:
    now = {"pyproject.toml": "[tool.black]\n", "a.py": CLEAN}
    assert "with its settings at the base" in why(
        check(tmp_path, now, {"pyproject.toml": "[tool.black"})
    )
