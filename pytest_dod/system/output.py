"""Terminal, log file and report files."""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO


@dataclass(frozen=True)
class Console:
    """Writes to a stream whatever its encoding is, and however it goes away."""

    stream: TextIO

    def write(self, text: str) -> None:
        """Write and flush `text`; what the stream cannot show is escaped."""
        encoding = getattr(self.stream, "encoding", None) or "ascii"
        shown = text.encode(encoding, "backslashreplace").decode(encoding)
        # A closed pipe must not change the verdict.
        with contextlib.suppress(OSError, ValueError):
            self.stream.write(shown)
            self.stream.flush()

    def has_colour(self, wish: str) -> bool:
        """Whether to colour, for pytest's `--color` values yes, no and auto."""
        if wish in ("yes", "no"):
            return wish == "yes"
        if os.environ.get("NO_COLOR"):
            return False
        if os.environ.get("FORCE_COLOR"):
            return True
        return self.stream.isatty() and os.environ.get("TERM") != "dumb"

    def width(self) -> int:
        """Columns of the terminal; 80 where there is none."""
        return min(shutil.get_terminal_size((80, 24)).columns, 160) or 80


def content_of(path: Path) -> bytes | None:
    """The bytes of a file; None where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def write_file(path: Path, content: bytes) -> str:
    """Write a file the user asked for; the reason where that fails, else ""."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        return str(error)
    return ""
