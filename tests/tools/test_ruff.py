from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from pytest_dod.model.evidence import ToolReport, ToolRequest, ToolState
from pytest_dod.tools import ruff
from tests.workshops import Content, workshop

RULES = '[tool.ruff.lint]\nselect = ["E", "F", "W", "B"]\n'
CLEAN = '"""Feature."""\n\n\ndef double(x):\n    """Double."""\n    return x * 2\n'
UNUSED = '"""Feature."""\n\nimport os\n'
SCRIPT = "#!/usr/bin/env python3\nprint(1)\n"
UGLY = "def double(x):\n    return   x * 2\n"


def check(
    folder: Path,
    now: Mapping[str, Content],
    base: Mapping[str, Content] | None = None,
    *paths: str,
    root: str = ".",
    time_limit: float = 60,
) -> ToolReport:
    place = workshop(folder, now, base, root=root, time_limit=time_limit)
    return ruff.CHECK.run(ToolRequest("ruff-check", paths or (".",)), place)


def form(
    folder: Path,
    now: Mapping[str, Content],
    base: Mapping[str, Content] | None = None,
    *paths: str,
) -> ToolReport:
    return ruff.FORMAT.run(ToolRequest("ruff-format", paths or (".",)), workshop(folder, now, base))


def said(report: ToolReport) -> list[str]:
    assert report.state is ToolState.RAN, report.reason
    return [f"{f.path}:{f.line}: {f.message}" for f in report.findings]


def why(report: ToolReport) -> str:
    assert report.state is not ToolState.RAN
    assert not report.findings
    return report.reason


class TestCheck:
    def test_clean_code_is_clean_and_counted(self, tmp_path: Path) -> None:
        report = check(tmp_path, {"pkg/a.py": CLEAN, "pkg/b.py": CLEAN, "notes.md": "# x\n"})
        assert said(report) == []
        assert report.examined == 2
        assert report.version[0].isdigit()
        assert report.command == "ruff check ."

    def test_a_finding_has_its_place(self, tmp_path: Path) -> None:
        report = check(tmp_path, {"pkg/a.py": UNUSED, "pyproject.toml": RULES})
        assert said(report) == ["pkg/a.py:3: F401 `os` imported but unused"]
        assert "--fix" in report.findings[0].hint

    def test_places_are_relative_to_the_top_of_the_repository(self, tmp_path: Path) -> None:
        report = check(tmp_path, {"svc/pkg/a.py": UNUSED, "other/b.py": UNUSED}, root="svc")
        assert {f.path for f in report.findings} == {"svc/pkg/a.py"}

    def test_only_the_named_paths_are_asked_about(self, tmp_path: Path) -> None:
        report = check(tmp_path, {"pkg/a.py": CLEAN, "other/b.py": UNUSED}, None, "pkg")
        assert said(report) == []
        assert report.examined == 1

    def test_no_python_file_counts_none(self, tmp_path: Path) -> None:
        report = check(tmp_path, {"README.md": "# x\n", "pyproject.toml": RULES})
        assert said(report) == []
        assert report.examined == 0

    def test_what_cannot_be_parsed_is_a_finding(self, tmp_path: Path) -> None:
        report = check(tmp_path, {"bad.py": "x = [1,\n"})
        assert [f.path for f in report.findings] == ["bad.py"]

    def test_an_unreadable_file_is_a_finding_whatever_is_selected(self, tmp_path: Path) -> None:
        rules = '[tool.ruff.lint]\nselect = ["F"]\n'
        latin = b'# -*- coding: latin-1 -*-\nx = "\xe4"\n'
        report = check(tmp_path, {"lat.py": latin, "ok.py": CLEAN, "pyproject.toml": rules})
        (finding,) = report.findings
        assert finding.path == "lat.py"
        assert "cannot be read" in finding.message

    def test_nothing_is_written_even_where_the_settings_ask_for_fixes(self, tmp_path: Path) -> None:
        settings = "[tool.ruff]\nfix = true\nfix-only = true\nunsafe-fixes = true\n"
        report = check(tmp_path, {"a.py": UNUSED, "pyproject.toml": settings})
        assert len(said(report)) == 1
        assert (tmp_path / "repository/a.py").read_text() == UNUSED
        assert sorted(os.listdir(tmp_path / "repository")) == [".git", "a.py", "pyproject.toml"]

    def test_a_file_named_like_the_tool_is_not_taken_for_it(self, tmp_path: Path) -> None:
        fake = "print('All checks passed!')\n"
        report = check(tmp_path, {"ruff.py": fake, "ruff/__main__.py": fake, "a.py": UNUSED})
        assert "a.py" in {f.path for f in report.findings}

    def test_settings_in_the_users_home_do_not_decide(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        home = tmp_path / "home"
        (home / ".config/ruff").mkdir(parents=True)
        (home / ".config/ruff/ruff.toml").write_text('[lint]\nselect = ["C90"]\n')
        monkeypatch.setenv("HOME", str(home))
        monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
        assert len(said(check(tmp_path / "x", {"a.py": UNUSED}))) == 1


class TestCannotTell:
    @pytest.mark.parametrize("path", ["../other", "/etc", "link", "nothing.py", "$(id)", "a\0b"])
    def test_a_path_that_is_not_in_the_repository(self, tmp_path: Path, path: str) -> None:
        place = workshop(tmp_path, {"a.py": CLEAN})
        (tmp_path / "other").mkdir()
        (place.top / "link").symlink_to(tmp_path / "other")
        reason = why(ruff.CHECK.run(ToolRequest("ruff-check", (path,)), place))
        assert path.replace("\0", "") in reason.replace("\\\\x00", "")

    @pytest.mark.parametrize("name", ["--config=x.toml", "-rf", "@args"])
    def test_names_like_options_are_names(self, tmp_path: Path, name: str) -> None:
        report = check(tmp_path, {f"{name}/a.py": CLEAN, "b.py": UNUSED}, None, name)
        assert said(report) == []
        assert report.examined == 1

    def test_a_missing_tool(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        bare = tmp_path / "bare/bin"
        bare.mkdir(parents=True)
        (bare.parent / "pyvenv.cfg").write_text(
            f"home = {Path(sys.base_prefix) / 'bin'}\ninclude-system-site-packages = false\n"
        )
        (bare / "python").symlink_to(Path(sys.executable).resolve())
        monkeypatch.setattr(sys, "executable", str(bare / "python"))
        own = tuple(str(folder) for folder in (sys.prefix, sys.base_prefix))
        monkeypatch.setattr(sys, "path", [place for place in sys.path if place.startswith(own)])
        report = check(tmp_path / "x", {"a.py": CLEAN})
        assert report.state is ToolState.MISSING
        assert report.reason == "ruff is not installed in this environment"
        assert report.hint == "pip install ruff"

    def test_settings_that_are_no_toml(self, tmp_path: Path) -> None:
        assert "pyproject.toml" in why(
            check(tmp_path, {"a.py": CLEAN, "pyproject.toml": "[tool.ruff"})
        )

    def test_another_version_is_required(self, tmp_path: Path) -> None:
        settings = '[tool.ruff]\nrequired-version = "==0.0.1"\n'
        assert "==0.0.1" in why(check(tmp_path, {"a.py": CLEAN, "pyproject.toml": settings}))

    def test_no_answer_in_time(self, tmp_path: Path) -> None:
        assert "did not finish within" in why(check(tmp_path, {"a.py": CLEAN}, time_limit=0.001))


BASE: dict[str, Content] = {"pyproject.toml": RULES, "pkg/core.py": CLEAN}


class TestSettingsOfTheBase:
    @pytest.mark.parametrize(
        ("path", "content"),
        [
            ("pyproject.toml", RULES + '[tool.ruff]\nextend-exclude = ["pkg/feature.py"]\n'),
            ("pyproject.toml", '[tool.ruff.lint]\nselect = ["E"]\n'),
            ("pyproject.toml", RULES + 'ignore = ["F401"]\n'),
            ("pyproject.toml", RULES + '[tool.ruff.lint.per-file-ignores]\n"**" = ["ALL"]\n'),
            ("pyproject.toml", RULES + 'exclude = ["pkg/feature.py"]\n'),
            (".ruff.toml", '[lint]\nselect = ["C90"]\n'),
            ("ruff.toml", '[lint]\nselect = ["C90"]\n'),
            ("pkg/ruff.toml", '[lint]\nselect = ["C90"]\n'),
            (".gitignore", "feature.py\n"),
            ("pkg/.gitignore", "feature.py\n"),
            (".ignore", "feature.py\n"),
        ],
    )
    def test_loosened_settings_are_found(self, tmp_path: Path, path: str, content: str) -> None:
        now = {**BASE, "pkg/feature.py": UNUSED, path: content}
        (line,) = said(check(tmp_path, now, BASE))
        assert line.startswith("pkg/feature.py:3: F401")
        assert f"only because this change loosens the settings ({path})" in line

    def test_names_declared_as_known_only_now_are_found(self, tmp_path: Path) -> None:
        settings = '[tool.ruff]\nbuiltins = ["nowhere"]\n' + RULES
        now = {**BASE, "a.py": "nowhere()\n", "pyproject.toml": settings}
        assert "F821" in "".join(said(check(tmp_path, now, BASE)))

    def test_rules_that_only_this_clone_knows_hide_nothing(self, tmp_path: Path) -> None:
        place = workshop(tmp_path, {**BASE, "pkg/feature.py": UNUSED}, BASE)
        (place.top / ".git/info").mkdir()
        (place.top / ".git/info/exclude").write_text("feature.py\nruff.toml\n")
        (place.top / "pkg/ruff.toml").write_text('exclude = ["*.py"]\n')
        report = ruff.CHECK.run(ToolRequest("ruff-check"), place)
        assert [f.path for f in report.findings] == ["pkg/feature.py"]

    def test_an_extended_file_steers_too(self, tmp_path: Path) -> None:
        base = {
            "pyproject.toml": '[tool.ruff]\nextend = "conf/rules.toml"\n',
            "conf/rules.toml": '[lint]\nselect = ["F"]\n',
        }
        now = {**base, "a.py": UNUSED, "conf/rules.toml": '[lint]\nselect = ["C90"]\n'}
        (line,) = said(check(tmp_path, now, base))
        assert "conf/rules.toml" in line

    @pytest.mark.parametrize(
        "settings",
        [
            RULES + '\n[project]\nname = "x"\nversion = "2"\n',
            RULES.replace('"B"', '"B", "C4", "UP"'),
            "[tool.ruff]\nline-length = 60\n" + RULES,
            '[tool.ruff]\ntarget-version = "py310"\n' + RULES,
            "[tool.ruff]\nline-length = 100\n" + RULES,
        ],
    )
    def test_other_changes_of_the_settings_are_left_alone(
        self, tmp_path: Path, settings: str
    ) -> None:
        now = {**BASE, "pyproject.toml": settings, "pkg/feature.py": CLEAN}
        assert said(check(tmp_path, now, BASE)) == []

    def test_a_newer_python_may_be_used_by_the_change_that_demands_it(self, tmp_path: Path) -> None:
        match = "x = 1\nmatch x:\n    case 1:\n        pass\n"
        base = {"pyproject.toml": '[project]\nrequires-python = ">=3.8"\n' + RULES}
        now = {"pyproject.toml": '[project]\nrequires-python = ">=3.10"\n' + RULES, "a.py": match}
        assert said(check(tmp_path, now, base)) == []

    @pytest.mark.parametrize(
        ("base", "now"),
        [
            ({}, {"pyproject.toml": '[project]\nname = "x"\nrequires-python = ">=3.10"\n'}),
            (
                {"pyproject.toml": '[project]\nname = "x"\nrequires-python = ">=3.10"\n'},
                {".gitignore": "*.log\n"},
            ),
            ({}, {"ruff.toml": 'target-version = "py310"\n[lint]\nselect = ["UP"]\n'}),
        ],
    )
    def test_the_python_of_a_project_without_settings_at_the_base_counts(
        self, tmp_path: Path, base: dict[str, Content], now: dict[str, Content]
    ) -> None:
        old = "from datetime import datetime, timezone\n\nNOW = datetime.now(timezone.utc)\n"
        assert said(check(tmp_path, {**base, **now, "a.py": old}, base)) == []

    @pytest.mark.parametrize("path", ["ruff.toml", ".ruff.toml", "pkg/ruff.toml"])
    def test_settings_where_the_base_had_none_may_not_hide_what_the_defaults_say(
        self, tmp_path: Path, path: str
    ) -> None:
        now = {"pkg/feature.py": UNUSED, path: 'exclude = ["*.py"]\n'}
        (line,) = said(check(tmp_path, now, {"core.py": CLEAN}))
        assert line.startswith("pkg/feature.py:3: F401")

    def test_what_today_finds_too_is_said_once(self, tmp_path: Path) -> None:
        rules = '[tool.ruff.lint]\nselect = ["C90"]\nmccabe.max-complexity = {}\n'
        code = "def f(x):\n" + "".join(f"    if x == {i}:\n        return {i}\n" for i in range(9))
        base = {"pyproject.toml": rules.format(5)}
        now = {"pyproject.toml": rules.format(3), "a.py": code}
        assert len(said(check(tmp_path, now, base))) == 1

    def test_the_executable_bit_is_seen(self, tmp_path: Path) -> None:
        base = {"pyproject.toml": '[tool.ruff.lint]\nselect = ["EXE"]\n'}
        now = {"pyproject.toml": '[tool.ruff.lint]\nselect = ["EXE", "F"]\n', "run.py": SCRIPT}
        place = workshop(tmp_path, now, base)
        (place.top / "run.py").chmod(0o755)
        assert said(ruff.CHECK.run(ToolRequest("ruff-check"), place)) == []

    def test_settings_may_move_to_another_file(self, tmp_path: Path) -> None:
        now = {"ruff.toml": '[lint]\nselect = ["E", "F", "W", "B"]\n', "pkg/feature.py": CLEAN}
        assert said(check(tmp_path, now, BASE)) == []

    def test_imports_of_the_project_are_sorted_as_such(self, tmp_path: Path) -> None:
        base = {"pyproject.toml": '[tool.ruff.lint]\nselect = ["I"]\n', "pkg/core.py": CLEAN}
        code = "import attr\n\nfrom pkg.core import double\n\nprint(attr, double)\n"
        now = {
            **base,
            "pyproject.toml": '[tool.ruff.lint]\nselect = ["I", "F"]\n',
            "app.py": code,
        }
        assert said(check(tmp_path, now, base)) == []

    def test_what_was_left_out_at_the_base_stays_left_out_and_is_noted(
        self, tmp_path: Path
    ) -> None:
        base = {"pyproject.toml": '[tool.ruff]\nextend-exclude = ["gen"]\n', "a.py": CLEAN}
        report = check(tmp_path, {**base, "gen/b.py": UNUSED}, base)
        assert said(report) == []
        assert report.examined == 1
        assert report.notes == ("ruff's settings leave out gen/b.py",)

    def test_settings_of_the_base_that_cannot_be_used_prove_nothing(self, tmp_path: Path) -> None:
        base = {"pyproject.toml": "[tool.ruff"}
        now = {"pyproject.toml": RULES, "a.py": CLEAN}
        assert "with its settings at the base" in why(check(tmp_path, now, base))

    def test_a_project_below_the_top(self, tmp_path: Path) -> None:
        base = {"svc/pyproject.toml": RULES, "svc/pkg/core.py": CLEAN}
        now = {
            **base,
            "svc/pkg/feature.py": UNUSED,
            "svc/pyproject.toml": '[tool.ruff]\nexclude = ["pkg"]\n' + RULES,
        }
        report = check(tmp_path, now, base, "pkg", root="svc")
        assert [f.path for f in report.findings] == ["svc/pkg/feature.py"]


class TestFormat:
    def test_formatted_code_is_clean_and_counted(self, tmp_path: Path) -> None:
        report = form(tmp_path, {"a.py": CLEAN, "b.py": CLEAN})
        assert said(report) == []
        assert report.examined == 2
        assert report.command == "ruff format --check ."

    def test_what_would_be_reformatted_is_found(self, tmp_path: Path) -> None:
        report = form(tmp_path, {"pkg/a.py": UGLY})
        assert [(f.path, f.message) for f in report.findings] == [
            ("pkg/a.py", "would be reformatted")
        ]

    def test_what_cannot_be_parsed_is_a_finding(self, tmp_path: Path) -> None:
        report = form(tmp_path, {"bad.py": "x = [1,\n", "ok.py": CLEAN})
        assert [f.path for f in report.findings] == ["bad.py"]

    def test_settings_that_are_no_toml(self, tmp_path: Path) -> None:
        assert "TOML" in why(form(tmp_path, {"a.py": CLEAN, "pyproject.toml": "[tool.ruff"}))

    @pytest.mark.parametrize(
        "settings",
        [
            '[tool.ruff.format]\nexclude = ["feature.py"]\n',
            "[tool.ruff]\nline-length = 320\n",
            '[tool.ruff]\nextend-exclude = ["feature.py"]\n',
        ],
    )
    def test_loosened_settings_are_found(self, tmp_path: Path, settings: str) -> None:
        long = f"LONG = [{', '.join(['1'] * 60)}]\n"
        base = {"pyproject.toml": "[tool.ruff]\n", "core.py": CLEAN}
        now = {**base, "pyproject.toml": settings, "feature.py": long}
        (line,) = said(form(tmp_path, now, base))
        assert line.startswith("feature.py:")
        assert "loosens the settings (pyproject.toml)" in line

    @pytest.mark.parametrize(
        "settings",
        [
            '[tool.ruff.format]\nquote-style = "single"\n',
            "[tool.ruff]\nindent-width = 2\n",
            "[tool.ruff]\nline-length = 60\n",
        ],
    )
    def test_another_style_is_left_alone(self, tmp_path: Path, settings: str) -> None:
        texts = {
            "single": "x = 'a'\n",
            "indent": "def f():\n  return 1\n",
            "line": "value = [\n    'aaaaaaaaaaaaaaaaaaaa',\n    1,\n]\n",
        }
        code = next(text for word, text in texts.items() if word in settings)
        if "line-length" in settings:
            code = code.replace("'", '"')
        base = {"pyproject.toml": "[tool.ruff]\n"}
        assert said(form(tmp_path, {"pyproject.toml": settings, "a.py": code}, base)) == []
