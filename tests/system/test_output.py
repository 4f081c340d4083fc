from __future__ import annotations

import io
import os
import pty
from pathlib import Path

import pytest

from pytest_dod.system.output import Console, content_of, write_file


def console(encoding: str = "utf-8") -> tuple[Console, io.BytesIO]:
    target = io.BytesIO()
    return Console(io.TextIOWrapper(target, encoding=encoding, write_through=True)), target


def test_what_the_stream_cannot_show_is_escaped() -> None:
    plain, target = console("ascii")
    plain.write("✓ Größe\n")
    assert target.getvalue() == b"\\u2713 Gr\\xf6\\xdfe\n"
    whole, target = console()
    whole.write("✓ Größe\n")
    assert target.getvalue().decode() == "✓ Größe\n"


def test_a_stream_without_an_encoding_gets_ascii() -> None:
    target = io.StringIO()
    Console(target).write("ö")
    assert target.getvalue() == "\\xf6"


def test_a_stream_that_has_gone_away_changes_nothing() -> None:
    closed, target = console()
    closed.write("seen\n")
    seen = target.getvalue()
    closed.stream.close()
    closed.write("not seen\n")
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w", encoding="utf-8", buffering=1) as pipe:
        Console(pipe).write("into nothing\n")
        # What a text stream could not get rid of it would try again when it is closed.
        os.dup2(os.open(os.devnull, os.O_WRONLY), pipe.fileno())
    assert seen == b"seen\n"


def test_colour_is_what_was_wished(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    plain, _ = console()
    assert plain.has_colour("yes")
    assert not plain.has_colour("no")
    assert not plain.has_colour("auto")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert plain.has_colour("auto")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not plain.has_colour("auto")
    assert plain.has_colour("yes")


def test_a_terminal_has_colour_unless_it_is_dumb(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w", encoding="utf-8") as stream:
        assert Console(stream).has_colour("auto")
        monkeypatch.setenv("TERM", "dumb")
        assert not Console(stream).has_colour("auto")
    os.close(ours)


@pytest.mark.parametrize(("columns", "width"), [("72", 72), ("0", 80), ("500", 160)])
def test_the_width_is_that_of_the_terminal(
    monkeypatch: pytest.MonkeyPatch, columns: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr("sys.__stdout__", None)
    assert console()[0].width() == width


def test_report_files_are_written_with_the_folders_above_them(tmp_path: Path) -> None:
    target = tmp_path / "out" / "deep" / "dod.json"
    assert write_file(target, b"{}") == ""
    assert content_of(target) == b"{}"


def test_why_a_file_could_not_be_written_or_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert write_file(tmp_path / "file" / "dod.json", b"{}") != ""
    assert write_file(tmp_path, b"{}") != ""
    assert content_of(tmp_path) is None
    assert content_of(tmp_path / "nothing") is None
