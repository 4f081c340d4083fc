from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from pytest_dod.model.evidence import ToolReport, ToolRequest, ToolState
from pytest_dod.tools import command
from tests.workshops import Content, workshop


def allowing(*commands: str) -> dict[str, Content]:
    listed = ", ".join(f'"{each}"' for each in commands)
    return {"pyproject.toml": f"[tool.pytest-dod]\nallow = [{listed}]\n"}


def run(
    folder: Path,
    words: str,
    now: Mapping[str, Content],
    base: Mapping[str, Content] | None = None,
    *,
    root: str = ".",
    time_limit: float = 60,
    programs: tuple[str, ...] = (),
) -> ToolReport:
    place = workshop(folder, now, base, root=root, time_limit=time_limit)
    for path in programs:
        (place.top / path).chmod(0o755)
    return command.TOOL.run(ToolRequest("command", tuple(words.split(" "))), place)


def said(report: ToolReport) -> list[str]:
    assert report.state is ToolState.RAN, report.reason
    return [finding.message for finding in report.findings]


def why(report: ToolReport) -> str:
    assert report.state is not ToolState.RAN
    assert not report.findings
    return report.reason


def test_an_allowed_command_that_succeeds_is_clean(tmp_path: Path) -> None:
    report = run(tmp_path, "true", allowing("true"))
    assert said(report) == []
    assert report.examined == 1
    assert report.command == "true"


def test_one_that_fails_is_a_finding_with_its_last_words(tmp_path: Path) -> None:
    (message,) = said(run(tmp_path, "ls nowhere-at-all", allowing("ls nowhere-at-all")))
    assert message.startswith("`ls nowhere-at-all` ended with status 2: ")
    assert "nowhere-at-all" in message.rpartition(":")[2] or "No such file" in message


def test_it_runs_in_the_projects_folder_without_a_shell(tmp_path: Path) -> None:
    now = {"svc/pyproject.toml": allowing("ls a.txt $(id)")["pyproject.toml"], "svc/a.txt": ""}
    (message,) = said(run(tmp_path, "ls a.txt $(id)", now, root="svc"))
    assert "$(id)" in message
    assert "a.txt" not in message.replace("`ls a.txt $(id)`", "")


@pytest.mark.parametrize(
    ("now", "base"),
    [
        ({}, {}),
        ({"pyproject.toml": "[project]\n"}, None),
        (allowing("false"), None),
        (allowing("true x"), None),
        (allowing("tru"), None),
        (allowing("true"), {}),
        (allowing("true"), allowing("false")),
        (allowing("true"), {"pyproject.toml": ""}),
    ],
)
def test_what_the_base_does_not_allow_is_not_run(
    tmp_path: Path, now: Mapping[str, Content], base: Mapping[str, Content] | None
) -> None:
    report = run(tmp_path, "true", now, base)
    assert why(report) == "not allow-listed: true"
    assert 'allow = ["true"] in [tool.pytest-dod]' in report.hint


def test_what_the_base_allowed_stays_allowed(tmp_path: Path) -> None:
    assert said(run(tmp_path, "true", {"pyproject.toml": ""}, allowing("true"))) == []


def test_an_allowed_command_with_more_words_is_another_one(tmp_path: Path) -> None:
    assert "not allow-listed" in why(run(tmp_path, "true --fix", allowing("true")))


class TestPrograms:
    SCRIPT = "#!/bin/sh\nexit 3\n"

    def test_a_script_of_the_repository_is_run_by_its_path(self, tmp_path: Path) -> None:
        now = {**allowing("scripts/check.sh"), "scripts/check.sh": self.SCRIPT}
        report = run(tmp_path, "scripts/check.sh", now, programs=("scripts/check.sh",))
        assert said(report) == ["`scripts/check.sh` ended with status 3"]

    def test_one_that_the_change_alters_proves_nothing(self, tmp_path: Path) -> None:
        base = {**allowing("scripts/check.sh"), "scripts/check.sh": self.SCRIPT}
        now = {**base, "scripts/check.sh": "#!/bin/sh\nexit 0\n"}
        report = run(tmp_path, "scripts/check.sh", now, base, programs=("scripts/check.sh",))
        assert "alters scripts/check.sh" in why(report)

    def test_one_that_an_argument_names_neither(self, tmp_path: Path) -> None:
        base = {**allowing("sh check.sh"), "check.sh": "exit 1\n"}
        report = run(tmp_path, "sh check.sh", {**base, "check.sh": "exit 0\n"}, base)
        assert "alters check.sh" in why(report)

    def test_a_file_of_the_repository_stands_in_for_no_program(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        now = {**allowing("true"), "bin/true": self.SCRIPT}
        bin = tmp_path / "repository" / "bin"
        monkeypatch.setenv("PATH", f"{bin}:/usr/bin:/bin")
        assert said(run(tmp_path, "true", now, programs=("bin/true",))) == []
        monkeypatch.setenv("PATH", str(tmp_path / "other" / "repository" / "bin"))
        report = run(tmp_path / "other", "true", now, programs=("bin/true",))
        assert "not found on PATH" in why(report)

    def test_what_a_program_is_to_look_at_may_change(self, tmp_path: Path) -> None:
        base = {**allowing("ls a.txt"), "a.txt": "old"}
        assert said(run(tmp_path, "ls a.txt", {**base, "a.txt": "new"}, base)) == []

    @pytest.mark.parametrize("name", ["../outside.sh", sys.executable, "./nothing.sh"])
    def test_one_outside_or_missing_is_not_run(self, tmp_path: Path, name: str) -> None:
        why(run(tmp_path, name, allowing(name)))

    @pytest.mark.parametrize(
        ("words", "file", "before", "after", "alters"),
        [
            ("make lint", "Makefile", "lint:\n\tfalse\n", "lint:\n\ttrue\n", True),
            ("npm test", "package.json", '{"scripts": {"test": "a"}}', '{"scripts": {}}', True),
            ("npm test", "package.json", '{"scripts": {}}', '{"scripts": {}, "a": 1}', False),
        ],
    )
    def test_a_file_that_says_what_it_does_may_not_change(
        self, tmp_path: Path, words: str, file: str, before: str, after: str, alters: bool
    ) -> None:
        base = {**allowing(words), file: before}
        report = run(tmp_path, words, {**base, file: after}, base)
        name = words.partition(" ")[0]
        assert (f"alters {file}, which says what `{name}` does" in report.reason) is alters


def test_settings_that_cannot_be_read_prove_nothing(tmp_path: Path) -> None:
    now: dict[str, Content] = {"pyproject.toml": "[tool.pytest-dod]\nallow = [3]\n"}
    assert "allow holds no command" in why(run(tmp_path, "true", now))


def test_no_end_in_time_proves_nothing(tmp_path: Path) -> None:
    words = "sleep 60"
    assert "did not finish" in why(run(tmp_path, words, allowing(words), time_limit=0.05))
