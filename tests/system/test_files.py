from __future__ import annotations

import hashlib
import os
import socket
from pathlib import Path

import pytest

from pytest_dod.errors import UsageProblems
from pytest_dod.system.files import SIZE_LIMIT, TaskFile, is_unchanged, read_task_file
from tests.system.kit import problem


def read(path: Path, top: Path | None = None, *, allow_outside: bool = False) -> TaskFile:
    return read_task_file(path, top=top, allow_outside=allow_outside)


def refused(path: Path, top: Path | None = None) -> str:
    with pytest.raises(UsageProblems) as caught:
        read(path, top)
    assert problem(caught.value).path is not None
    return problem(caught.value).message


def test_text_and_digest(tmp_path: Path) -> None:
    path = tmp_path / "tasks" / "task.md"
    path.parent.mkdir()
    path.write_bytes("# Größe 🎉\r\n".encode())
    file = read(path, tmp_path)
    assert file.text == "# Größe 🎉\r\n"
    assert file.digest == "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()
    assert file.relative == "tasks/task.md"


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "task.md"
    path.write_bytes(b"\xef\xbb\xbf# Task\n")
    assert read(path).text == "# Task\n"


def test_an_empty_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "task.md"
    path.touch()
    assert read(path).text == ""


def test_no_such_file(tmp_path: Path) -> None:
    assert refused(tmp_path / "task.md") == "no such task file"
    (tmp_path / "file").touch()
    assert refused(tmp_path / "file" / "task.md") == "no such task file"
    assert refused(Path("a\0b")) == "no such task file"


def test_a_folder(tmp_path: Path) -> None:
    assert refused(tmp_path) == "the task file is a folder"


def test_what_is_not_a_regular_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    assert refused(pipe) == "the task file is not a regular file"
    assert refused(Path("/dev/zero")) == "the task file is not a regular file"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s.md"))
        assert refused(tmp_path / "s.md") == "the task file is not a regular file"


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc")
def test_a_file_of_the_kernel() -> None:
    assert refused(Path("/proc/self/status")) == "the task file is not a regular file"


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file(tmp_path: Path) -> None:
    # dod: skipped in containers, because root reads everything
    path = tmp_path / "task.md"
    path.touch(mode=0)
    assert "cannot be read" in refused(path)


def test_the_size_has_a_limit(tmp_path: Path) -> None:
    path = tmp_path / "task.md"
    path.write_bytes(b"x" * SIZE_LIMIT)
    assert len(read(path).text) == SIZE_LIMIT
    path.write_bytes(b"x" * (SIZE_LIMIT + 1))
    assert refused(path) == "the task file is larger than 1 MiB"


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"\xff", 1),
        (b"one\ntwo\ncaf\xe9\n", 3),
        (b"one\r\ntwo\r\n\xff", 3),
        (b"\xef\xbb\xbfone\n\xff", 2),
        (b"one\n\xed\xa0\x80", 2),
    ],
)
def test_bytes_that_are_not_utf_8(tmp_path: Path, data: bytes, line: int) -> None:
    path = tmp_path / "task.md"
    path.write_bytes(data)
    with pytest.raises(UsageProblems) as caught:
        read(path)
    assert problem(caught.value).message == "the line is not UTF-8"
    assert problem(caught.value).line == line


def test_utf_16(tmp_path: Path) -> None:
    path = tmp_path / "task.md"
    path.write_bytes("# Task\n".encode("utf-16"))
    assert refused(path) == "the task file is UTF-16, not UTF-8"


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    path = tmp_path / "task.md"
    path.write_bytes(b"a\nb\0\nc\nd\xff\n")
    with pytest.raises(UsageProblems) as caught:
        read(path)
    assert [(p.message, p.line) for p in caught.value.problems] == [
        ("the line holds a NUL byte", 2),
        ("the line is not UTF-8", 4),
    ]


def test_a_link_out_of_the_repository(tmp_path: Path) -> None:
    # dod: one assertion less, because a path outside is no longer accepted as it is (next test)
    top = tmp_path / "repository"
    (top / "tasks").mkdir(parents=True)
    secret = tmp_path / "secret.md"
    secret.write_text("# Secret\n")
    (top / "task.md").symlink_to(secret)
    (top / "folder").symlink_to(tmp_path)
    for path in (top / "task.md", top / "folder" / "secret.md", top / "tasks" / ".." / "task.md"):
        assert refused(path, top) == "the task file is a link out of the repository"
        file = read(path, top, allow_outside=True)
        assert (file.text, file.relative) == ("# Secret\n", None)


def test_a_path_outside_of_the_repository(tmp_path: Path) -> None:
    top = tmp_path / "repository"
    top.mkdir()
    outside = tmp_path / "task.md"
    assert refused(outside, top) == "no such task file"
    outside.write_text("# Task\n")
    assert refused(outside, top) == "the task file lies outside of the repository"
    file = read(outside, top, allow_outside=True)
    assert (file.text, file.relative) == ("# Task\n", None)


def test_a_link_within_the_repository(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("# Task\n")
    (tmp_path / "task.md").symlink_to("real.md")
    assert read(tmp_path / "task.md", tmp_path).relative == "real.md"


def test_links_that_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "loop.md").symlink_to("loop.md")
    (tmp_path / "gone.md").symlink_to("nothing")
    assert refused(tmp_path / "loop.md", tmp_path) == "the task file is a link that leads nowhere"
    assert refused(tmp_path / "gone.md", tmp_path) == "no such task file"


def test_the_name_is_shown_without_control_characters(tmp_path: Path) -> None:
    with pytest.raises(UsageProblems) as caught:
        read(tmp_path / "a\x1b[2K\u202e\n.md")
    assert str(problem(caught.value).path).endswith(r"a\x1b[2K\u202e\n.md")


def test_a_change_during_the_run_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "task.md"
    path.write_text("# Task\n")
    file = read(path)
    assert is_unchanged(file)
    path.write_text("# Tusk\n")
    assert not is_unchanged(file)
    path.unlink()
    assert not is_unchanged(file)
