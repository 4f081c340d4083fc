"""Files of the tree that checks ask for."""

from __future__ import annotations

from pathlib import Path

from pytest_dod.model.evidence import FileRequest
from pytest_dod.system import texts
from pytest_dod.system.disk import Disk
from pytest_dod.system.texts import read_files


def _read(folder: Path, request: FileRequest, *paths: str) -> tuple[dict[str, str], dict[str, str]]:
    found = read_files([request], paths, Disk(folder, "sha1"))[request]
    return dict(found.texts), dict(found.unread)


def test_files_that_fit_are_read_in_order(tmp_path: Path) -> None:
    (tmp_path / "b.py").write_text("b")
    (tmp_path / "a.py").write_text("ä", encoding="utf-8")
    (tmp_path / "c.txt").write_text("c")
    found, unread = _read(tmp_path, FileRequest(("*.py",)), "b.py", "a.py", "c.txt")
    assert list(found.items()) == [("a.py", "ä"), ("b.py", "b")]
    assert unread == {}


def test_only_files_with_one_of_the_words_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("import os")
    (tmp_path / "b.py").write_text("import sys")
    assert _read(tmp_path, FileRequest(("*.py",), ("sys", "json")), "a.py", "b.py")[0] == {
        "b.py": "import sys"
    }


def test_a_link_out_of_the_tree_is_told_and_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.py"
    outside.write_text("token")
    top = tmp_path / "top"
    top.mkdir()
    (top / "a.py").symlink_to(outside)
    assert _read(top, FileRequest(("*.py",)), "a.py") == ({}, {"a.py": "is no plain file"})


def test_a_file_that_is_too_large_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_bytes(b"#" * (texts.FILE_LIMIT + 1))
    assert _read(tmp_path, FileRequest(("*.py",)), "a.py")[1] == {"a.py": "is larger than 1024 KiB"}


def test_what_is_gone_is_told(tmp_path: Path) -> None:
    assert _read(tmp_path, FileRequest(("*.py",)), "a.py")[1] == {"a.py": "is no plain file"}


def test_bytes_that_are_no_text_are_escaped(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_bytes(b"a\xff")
    assert _read(tmp_path, FileRequest(("*.py",)), "a.py")[0] == {"a.py": "a\\xff"}
