"""The secret scan as a tool: what it reads of a change, and what it says of it."""

from __future__ import annotations

import gzip
import io
import random
import sys
import tarfile
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks._secret_samples import fill
from pytest_dod.model.change import Base, Change, Commit, FileKind, Head
from pytest_dod.model.evidence import ToolReport, ToolRequest, ToolState
from pytest_dod.system.changes import read_changes
from pytest_dod.system.git import Git
from pytest_dod.system.processes import Processes
from pytest_dod.system.workshop import ToolWorkshop
from pytest_dod.testing import change, change_set, commit, renamed
from pytest_dod.tools import _secret_blobs, secrets
from tests.repositories import Repository

RNG = random.Random(29)
TOKEN = fill("ghp_{A36}", RNG)
OTHER = fill("glpat-{w20}", RNG)
LINE = f"token = '{TOKEN}'\n"


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No scanner of this machine takes part."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python" / "python"))


def scan(
    folder: Path, *changes: Change, commits: Sequence[Commit] = (), dirty: bool = False
) -> ToolReport:
    known = change_set(*changes, commits=commits)
    known = replace(known, head=Head(known.head.commit, dirty=dirty))
    (folder / "scratch").mkdir(exist_ok=True)
    place = ToolWorkshop(folder, folder, folder / "scratch", known, 60, Processes())
    return secrets.TOOL.run(ToolRequest("secrets"), place)


def said(report: ToolReport) -> list[tuple[str, str | None, int | None]]:
    return [(finding.message, finding.path, finding.line) for finding in report.findings]


def test_a_secret_in_a_new_file(tmp_path: Path) -> None:
    report = scan(tmp_path, change("a.py", f"x = 1\n{LINE}"))
    assert said(report) == [("GitHub token", "a.py", 2)]
    assert report.state is ToolState.RAN
    assert (report.examined, report.version, report.reason) == (1, "built-in 1", "")
    assert report.findings[0].definite
    assert "revoke" in report.findings[0].hint


def test_nothing_it_says_holds_the_value(tmp_path: Path) -> None:
    password = fill("{A20}", RNG)
    report = scan(
        tmp_path,
        change("a.py", f"{LINE}db_password = '{password}'\n"),
        commits=[commit(f"feat: {OTHER}", {"b.py": f"k = '{fill('{A1}', RNG)}{OTHER}'"})],
    )
    assert len(report.findings) >= 3
    shown = repr(report)
    for value in (TOKEN, password, OTHER):
        assert value[4:12] not in shown


def test_what_stood_there_before_is_not_this_changes_doing(tmp_path: Path) -> None:
    report = scan(tmp_path, change("a.py", f"{LINE}y = 2\n", LINE))
    assert (said(report), report.examined) == ([], 1)


def test_lines_before_and_after_still_give_the_context(tmp_path: Path) -> None:
    before = f"key = (\n    'ghp_'\n    '{TOKEN[4:20]}'\n)\n"
    after = f"key = (\n    'ghp_'\n    '{TOKEN[4:20]}'\n    '{TOKEN[20:]}'\n)\n"
    assert said(scan(tmp_path, change("a.py", after, before))) == [("GitHub token", "a.py", 2)]


def test_a_secret_added_and_removed_again_is_in_the_history(tmp_path: Path) -> None:
    first = commit("feat: a", {"a.py": [(7, LINE.strip())]}, id="a" * 40)
    report = scan(tmp_path, change("a.py", "x = 1\n"), commits=[first, commit("fix: b")])
    assert said(report) == [("GitHub token in commit aaaaaaa, line 7", "a.py", None)]
    assert report.examined == 3


def test_the_same_secret_in_tree_and_commits_is_one_finding(tmp_path: Path) -> None:
    commits = [
        commit("feat: a", {"a.py": LINE}, id="a" * 40),
        commit("feat: b", {"b.py": LINE}, id="b" * 40),
    ]
    assert said(scan(tmp_path, change("a.py", LINE), commits=commits)) == [
        ("GitHub token", "a.py", 1)
    ]
    assert said(scan(tmp_path, commits=commits)) == [
        ("GitHub token in commit aaaaaaa, line 1", "a.py", None)
    ]


def test_two_secrets_on_one_line_are_two_findings(tmp_path: Path) -> None:
    report = scan(tmp_path, change("a.py", f"pair = ('{TOKEN}', '{OTHER}')\n"))
    assert sorted(message for message, _, _ in said(report)) == [
        "GitHub token",
        "GitLab access token",
    ]


def test_a_commit_message_is_read(tmp_path: Path) -> None:
    report = scan(tmp_path, commits=[commit(f"feat: log in\n\nwith {TOKEN}\n", id="e" * 40)])
    assert said(report) == [("GitHub token in the message of commit eeeeeee", None, None)]
    assert report.examined == 1


def test_deleted_and_merely_renamed_files_add_nothing(tmp_path: Path) -> None:
    gone, moved = change("a.py", None, LINE), renamed("b.py", "c.py", LINE)
    report = scan(tmp_path, gone, moved)
    assert (said(report), report.examined, report.reason) == ([], 0, "")


def test_the_target_of_a_link_is_read(tmp_path: Path) -> None:
    link = change("a", f"https://x:{fill('{A16}', RNG)}@h.corp/", file_kind=FileKind.LINK)
    assert [message for message, _, _ in said(scan(tmp_path, link))] == ["password in a URL"]


@pytest.mark.parametrize(
    "unread",
    [
        change("big.csv", None, kind=None, before=None, unread="212 MiB, the limit is 20 MiB"),
        change("vend", "a" * 40, file_kind=FileKind.SUBMODULE),
    ],
)
def test_what_was_not_read_is_named(tmp_path: Path, unread: Change) -> None:
    report = scan(tmp_path, change("a.py", "x = 1\n"), unread)
    assert report.state is ToolState.RAN
    assert report.reason.startswith(f"not read: {unread.path} (")
    assert report.hint


def test_a_file_whose_past_is_not_known_is_new_as_a_whole(tmp_path: Path) -> None:
    seen = replace(change("a.py", f"{LINE}y = 1\n", LINE), before=None, unread="too large at base")
    assert said(scan(tmp_path, seen)) == [("GitHub token", "a.py", 1)]


def test_what_a_commit_could_not_show_is_named(tmp_path: Path) -> None:
    lost = replace(commit(id="d" * 40), unread=("k.p12: binary",))
    assert scan(tmp_path, commits=[lost]).reason == "not read: k.p12: binary (commit ddddddd)"


def test_a_binary_is_read_in_every_commit(tmp_path: Path) -> None:
    secret = b"\0\1\2" + TOKEN.encode() + b"\0"
    one = replace(commit(id="d" * 40), binaries={"k.bin": secret})
    two = replace(commit(id="e" * 40), binaries={"k.bin": b"\0nothing\0"})
    clean = change("k.bin", b"\0nothing\0")
    assert said(scan(tmp_path, clean, commits=[two])) == []
    report = scan(tmp_path, clean, commits=[one, two])
    assert [finding.message for finding in report.findings if "ddddddd" in finding.message]
    assert said(scan(tmp_path, change("k.bin", secret), commits=[one])) == [
        ("GitHub token", "k.bin", None)
    ]


def test_text_in_utf_16_is_text(tmp_path: Path) -> None:
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        report = scan(tmp_path, change("a.txt", f"x = 1\n{LINE}".encode(encoding)))
        assert said(report) == [("GitHub token", "a.txt", 2)], encoding


def _zip(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def _tar(mode: str, **members: bytes) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:  # type: ignore[call-overload]  # any mode at all
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", _zip(inner=LINE.encode())),
        ("a.tar", _tar("w", inner=LINE.encode())),
        ("a.tar.gz", _tar("w:gz", inner=LINE.encode())),
        ("a.tar.bz2", _tar("w:bz2", inner=LINE.encode())),
        ("a.tar.xz", _tar("w:xz", inner=LINE.encode())),
    ],
)
def test_archives_are_opened_one_level(tmp_path: Path, name: str, data: bytes) -> None:
    report = scan(tmp_path, change(name, data))
    assert said(report) == [("GitHub token in inner inside it", name, None)]
    assert report.reason == ""


def test_a_packed_file_is_unpacked(tmp_path: Path) -> None:
    report = scan(tmp_path, change("a.env.gz", gzip.compress(LINE.encode())))
    assert said(report) == [("GitHub token in content inside it", "a.env.gz", None)]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (_zip(inner=_zip(deep=b"x")), "the archive inner inside it"),
        (gzip.compress(b"\0" * 64_000_000, mtime=0), "it unpacks to more than 16 MB"),
        (_zip(inner=b"\0" * 64_000_000), "it unpacks to more than 16 MB"),
        (_zip(**{f"f{n}": b"" for n in range(600)}), "it holds more than 500 files"),
        (_zip(inner=LINE.encode())[:-40], "the archive cannot be opened (BadZipFile)"),
        (b"\x1f\x8bnot gzip at all", "the archive cannot be opened (BadGzipFile)"),
        (b"7z\xbc\xaf\x27\x1c" + b"\0" * 40, "a 7z archive is not opened"),
        (b"x" * (_secret_blobs.FILE_LIMIT + 1), "8 MB, the limit is 8 MB"),
    ],
)
def test_archives_that_cannot_be_searched_are_named(tmp_path: Path, data: bytes, why: str) -> None:
    report = scan(tmp_path, change("a.bin", data))
    assert report.reason == f"not read: a.bin ({why})"


def test_no_more_is_read_than_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrets, "TOTAL_LIMIT", 1000)
    report = scan(tmp_path, change("a.py", LINE), change("b.py", "y = 1\n" * 300))
    assert report.reason == "not read: b.py (more than 0 MB in all)"
    assert said(report) == [("GitHub token", "a.py", 1)]


def test_a_text_made_to_be_slow_is_named(tmp_path: Path) -> None:
    report = scan(tmp_path, change("a.txt", "key=" * 100_000), change("b.py", LINE))
    assert report.reason == "not read: a.txt (it is made to be slow to read)"
    assert said(report) == [("GitHub token", "b.py", 1)]


def test_hostile_names_are_shown_escaped(tmp_path: Path) -> None:
    report = scan(tmp_path, change("\u202e\x1b[31m", None, unread="gone"))
    assert "\u202e" not in report.reason
    assert "\x1b" not in report.reason


def test_without_a_change_set_nothing_was_scanned(tmp_path: Path) -> None:
    place = ToolWorkshop(tmp_path, tmp_path, tmp_path, None, 60, Processes())
    assert secrets.TOOL.run(ToolRequest("secrets"), place).state is ToolState.BROKEN


def test_a_real_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    repository = Repository(tmp_path / "project")
    repository.write("a.py", f"old = '{fill('ghp_{A36}', RNG)}'\n")
    base = repository.commit()
    repository.branch("topic")
    repository.write(".env", f"GITLAB={OTHER}\n")
    repository.write("logo.bin", b"\0\1" + bytes(range(256)))
    bad = repository.commit("feat: try it")
    repository.remove(".env")
    repository.commit("fix: clean up")
    repository.write("b.py", LINE)  # never staged
    changes = read_changes(Git.open(repository.path, Processes()), Base(base, "given"))
    (tmp_path / "scratch").mkdir()
    place = ToolWorkshop(
        repository.path, repository.path, tmp_path / "scratch", changes, 60, Processes()
    )
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    report = secrets.TOOL.run(ToolRequest("secrets"), place)
    assert said(report) == [
        (f"GitLab access token in commit {bad[:7]}, line 1", ".env", None),
        ("GitHub token", "b.py", 1),
    ]
    assert report.examined == 4
