from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from pytest_dod.model.change import FileKind
from pytest_dod.system.disk import Disk


@pytest.mark.parametrize("size", [0, 1, 1024 * 1024, 1024 * 1024 + 1, 3 * 1024 * 1024])
@pytest.mark.parametrize("object_format", ["sha1", "sha256"])
def test_content_is_named_as_git_names_it(tmp_path: Path, size: int, object_format: str) -> None:
    data = os.urandom(size)
    (tmp_path / "a").write_bytes(data)
    found = Disk(tmp_path, object_format).look("a")
    assert found.oid == hashlib.new(object_format, b"blob %d\0" % size + data).hexdigest()
    assert found.size == size


def test_reading_stops_at_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    disk = Disk(tmp_path, "sha1")
    assert disk.read("a", 5) == b"12345"
    assert disk.read("a", 4) is None
    assert disk.sha256("a") == hashlib.sha256(b"12345").hexdigest()


def test_what_is_gone_when_it_is_read(tmp_path: Path) -> None:
    disk = Disk(tmp_path, "sha1")
    assert disk.look("a").kind is FileKind.MISSING
    assert disk.look("no/folder/a").kind is FileKind.MISSING
    assert disk.read("a", 5) is None
    assert disk.sha256("a") is None


def test_a_link_is_never_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real/a").write_bytes(b"x")
    (tmp_path / "link").symlink_to("real")
    disk = Disk(tmp_path, "sha1")
    assert disk.look("link/a").kind is FileKind.MISSING
    assert disk.look("link").kind is FileKind.LINK
    assert disk.read("link", 9) == b"real"


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
def test_a_file_of_another_size_than_it_says_is_a_problem() -> None:
    found = Disk(Path("/proc/self"), "sha1").look("status")
    assert found.oid == ""
    assert "it changed while it was read" in found.problem


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_a_problem(tmp_path: Path) -> None:
    # dod: skipped in containers, because root reads everything
    (tmp_path / "a").touch(mode=0)
    assert "cannot be read" in Disk(tmp_path, "sha1").look("a").problem


def test_a_folder_is_a_repository_only_with_its_own_git_folder(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    (tmp_path / "own/.git").mkdir(parents=True)
    disk = Disk(tmp_path, "sha1")
    assert disk.look("plain").kind is FileKind.MISSING
    assert disk.look("own").kind is FileKind.REPOSITORY
