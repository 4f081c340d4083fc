"""Real scanners beside the built-in rules: found, started, believed, and joined with them.

The stand-ins answer on the command line and in the JSON that the two programs document.
"""

from __future__ import annotations

import importlib.util
import random
import stat
import sys
from pathlib import Path

import pytest

from benchmarks._secret_samples import fill
from pytest_dod.model.change import Change
from pytest_dod.model.evidence import ToolReport, ToolRequest
from pytest_dod.system.processes import Processes
from pytest_dod.system.workshop import ToolWorkshop
from pytest_dod.testing import change, change_set, commit
from pytest_dod.tools import secrets

RNG = random.Random(37)
TOKEN = fill("ghp_{A36}", RNG)
PYTHON = sys.executable
# A secret that only the stand-ins know.
SPECIAL = "zz-special-" + fill("{d12}", RNG)
FILE = f"a = 1\nb = '{SPECIAL}'\n"

_SCAN = """
import pathlib, re
def found(folder):
    for path in sorted(pathlib.Path(folder).rglob("*")):
        for number, line in enumerate(path.read_text().split("\\n"), 1):
            for match in re.finditer(r"ghp_[A-Za-z0-9]{36}|zz-special-[0-9]+", line):
                yield str(path), number, match.group()
"""

_GITLEAKS = _SCAN + """
import argparse, json, os, sys
if sys.argv[1:] == ["version"]:
    print("v8.99.1")
    raise SystemExit
parser = argparse.ArgumentParser()
parser.add_argument("command", choices=["dir"])
for flag in ("config", "report-format", "report-path", "gitleaks-ignore-path", "log-level"):
    parser.add_argument("--" + flag, required=True)
for flag in ("--no-banner", "--no-color", "--ignore-gitleaks-allow"):
    parser.add_argument(flag, action="store_true", required=True)
parser.add_argument("--exit-code", type=int, required=True)
parser.add_argument("path")
given = parser.parse_args()
assert "useDefault = true" in open(given.config).read()
assert not os.path.exists(os.path.join(given.gitleaks_ignore_path, ".gitleaksignore"))
assert given.report_format == "json"
entries = [
    {"RuleID": "stand-in", "Description": "", "StartLine": line, "EndLine": line, "Match": value,
     "Secret": value, "File": path, "Commit": "", "Entropy": 4.0, "Tags": [], "Fingerprint": ""}
    for path, line, value in found(given.path)
]
json.dump(entries, open(given.report_path, "w"))
sys.exit(given.exit_code if entries else 0)
"""

_KINGFISHER = _SCAN + """
import json, sys
arguments = sys.argv[1:]
assert arguments[0] == "scan", arguments
for flag in ("--no-validate", "--no-update-check", "--no-ignore", "--quiet"):
    assert flag in arguments, flag
entries = [
    {"rule": {"name": "stand-in", "id": "x"},
     "finding": {"snippet": value, "path": path, "line": line, "confidence": "medium"}}
    for path, line, value in found(arguments[1])
]
json.dump({"findings": entries, "metadata": {"kingfisher_version": "2.99.0"}}, sys.stdout)
sys.exit(200 if entries else 0)
"""


@pytest.fixture(name="bin")
def _bin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder on PATH, outside the repository; no scanner of this machine takes part."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "venv" / "bin" / "python"))
    return folder


def put(folder: Path, name: str, script: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / name
    program.write_text(f"#!{PYTHON}\n{script}")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


def scan(folder: Path, *changes: Change, time_limit: float = 60) -> ToolReport:
    top, scratch = folder / "repository", folder / "scratch"
    top.mkdir(exist_ok=True)
    scratch.mkdir(exist_ok=True)
    known = change_set(*changes, commits=[commit("feat: a", {"old.py": FILE}, id="a" * 40)])
    place = ToolWorkshop(top, top, scratch, known, time_limit, Processes())
    return secrets.TOOL.run(ToolRequest("secrets"), place)


def said(report: ToolReport) -> list[tuple[str, str | None, int | None]]:
    return [(finding.message, finding.path, finding.line) for finding in report.findings]


@pytest.mark.parametrize(
    ("name", "script", "version"),
    [
        ("gitleaks", _GITLEAKS, "8.99.1"),
        ("betterleaks", _GITLEAKS, "8.99.1"),
        ("kingfisher", _KINGFISHER, "2.99.0"),
    ],
)
def test_a_scanner_on_path_joins_in(
    tmp_path: Path, bin: Path, name: str, script: str, version: str
) -> None:
    put(bin, name, script)
    report = scan(tmp_path, change("a.py", f"{FILE}t = '{TOKEN}'\n"))
    assert said(report) == [("stand-in (" + name + ")", "a.py", 2), ("GitHub token", "a.py", 3)]
    assert report.version == f"built-in 1, {name} {version}"
    assert report.reason == ""
    assert name in report.command
    assert all(finding.definite for finding in report.findings)


def test_what_only_a_commit_holds_is_named_by_it(tmp_path: Path, bin: Path) -> None:
    put(bin, "gitleaks", _GITLEAKS)
    assert said(scan(tmp_path)) == [
        ("stand-in (gitleaks) in commit aaaaaaa, line 2", "old.py", None)
    ]


def test_lines_that_were_there_before_are_not_given_to_it(tmp_path: Path, bin: Path) -> None:
    put(bin, "gitleaks", _GITLEAKS.replace("entries = [", "assert not []\nentries = ["))
    report = scan(tmp_path, change("old.py", f"{FILE}c = 3\n", FILE))
    assert [path for _, path, _ in said(report)] == ["old.py"]
    assert [line for _, _, line in said(report)] == [None]  # of the commit, not of the file


@pytest.mark.parametrize(
    ("name", "script", "why"),
    [
        ("gitleaks", "raise SystemExit(1)", "gitleaks: it ended with exit status 1"),
        ("gitleaks", "raise SystemExit(0)", "gitleaks: it wrote no report"),
        ("kingfisher", "print('{}')", "kingfisher: its answer is not the JSON it documents"),
        (
            "kingfisher",
            "print('{\"findings\": []}')",
            "kingfisher: it did not find the token that was laid out for it",
        ),
        ("kingfisher", "print('{\"findings\": [1]}')", "kingfisher: its answer cannot be read"),
    ],
)
def test_a_scanner_that_breaks_makes_the_scan_partial(
    tmp_path: Path, bin: Path, name: str, script: str, why: str
) -> None:
    put(bin, name, script)
    report = scan(tmp_path, change("a.py", f"t = '{TOKEN}'\n"))
    assert report.reason == why
    assert name in report.hint
    assert report.version == "built-in 1"
    assert said(report) == [("GitHub token", "a.py", 1)]


def test_what_a_scanner_infers_from_the_context_may_be_a_placeholder(
    tmp_path: Path, bin: Path
) -> None:
    words = _KINGFISHER.replace(
        "|zz-special-[0-9]+", "|my-access-token|" + "AKIAIOSFODNN7" "EXAMPLE"
    )
    put(bin, "kingfisher", words.replace('"stand-in"', '"curl-auth-header"'))
    text = "a: my-access-token\nb: AKIAIOSFODNN7" "EXAMPLE\n"
    assert said(scan(tmp_path, change("a.md", text))) == []
    put(bin, "kingfisher", words.replace('"stand-in"', '"acme-token"'))
    assert said(scan(tmp_path, change("a.md", text))) == [("acme-token (kingfisher)", "a.md", 1)]


def test_a_scanner_that_hangs_is_stopped(tmp_path: Path, bin: Path) -> None:
    put(bin, "kingfisher", "import threading\nthreading.Event().wait()")
    report = scan(tmp_path, change("a.py", "x = 1\n"), time_limit=0.5)
    assert report.reason == "kingfisher: it did not end within the time limit"


def test_a_scanner_inside_the_repository_is_not_run(
    tmp_path: Path, bin: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "repository" / "tools"
    put(inside, "gitleaks", "raise SystemExit(0)")
    (bin / "betterleaks").symlink_to(inside / "gitleaks")
    monkeypatch.setenv("PATH", f"{inside}:{bin}:relative:")
    assert scan(tmp_path, change("a.py", "x = 1\n")).version == "built-in 1"


def test_the_environment_of_this_interpreter_comes_first(tmp_path: Path, bin: Path) -> None:
    put(bin, "kingfisher", "raise SystemExit(9)")
    put(tmp_path / "venv" / "bin", "kingfisher", _KINGFISHER)
    assert scan(tmp_path, change("a.py", "x = 1\n")).version == "built-in 1, kingfisher 2.99.0"


@pytest.mark.skipif(
    importlib.util.find_spec("kingfisher") is None, reason="the extra [secrets] is not installed"
)
def test_the_real_kingfisher(tmp_path: Path) -> None:
    # dod: skipped where the extra is missing, because nobody else has that program
    token = fill("xoxb-{d12}-{d13}-{A24}", RNG)
    allowed = f"t = '{token}'  # kingfisher:ignore gitleaks:allow pragma: allowlist secret\n"
    report = scan(tmp_path, change("a.py", allowed))
    assert report.reason == ""
    assert "kingfisher 2." in report.version
    assert [(path, line) for _, path, line in said(report)] == [("a.py", 1)]
