"""Where recorders put what they see, and the words they share."""

from __future__ import annotations

import os
from typing import Protocol

from ..wire import Record


class Sink(Protocol):
    """The wire, or an xdist worker's outbox."""

    def put(self, record: Record) -> None:
        """Tell one record."""

    @property
    def mine(self) -> bool:
        """False in a child that a test forked off: it must tell nothing."""


def gap(evidence: str, reason: str, hint: str = "") -> Record:
    """A record: evidence that should exist and is lost."""
    return {"kind": "gap", "evidence": evidence, "reason": reason, "hint": hint}


def suspicion(
    message: str, path: str | None = None, line: int | None = None, hint: str = ""
) -> Record:
    """A record: something in the way the tests are run that makes their outcome doubtful."""
    return {
        "kind": "suspicion",
        "message": message,
        "path": path or "",
        "line": line,
        "hint": hint,
    }


def narrowed(reason: str, *, by_settings: bool = False) -> Record:
    """A record: why this is not the whole suite."""
    origin = "settings" if by_settings else "session"
    return {"kind": "narrowed", "reason": reason, "origin": origin}


def real_path(path: str) -> str:
    """`path` with links followed; a relative one stays where the working folder is gone."""
    try:
        return os.path.realpath(path)
    except FileNotFoundError:
        return os.path.normpath(path)


class Repository:
    """Which files belong to the checkout, as opposed to what is installed."""

    def __init__(self, top: str) -> None:
        self._top = os.path.realpath(top)
        self._folders: dict[str, bool] = {}

    def holds(self, path: str) -> bool:
        """Whether the file `path` stands in it, and not in a virtual environment inside it."""
        if path.startswith("<"):
            # Code without a file has a name like "<frozen abc>".
            return False
        folder = os.path.dirname(path)
        known = self._folders.get(folder)
        if known is None:
            known = self._folders[folder] = self._ours(real_path(folder))
        return known

    def relative(self, path: str) -> str:
        """`path` from the top, with `/`; as it is where it lies outside."""
        real = real_path(path)
        if not self.holds(real):
            return path
        return os.path.relpath(real, self._top).replace(os.sep, "/")

    def _ours(self, folder: str) -> bool:
        if folder == self._top:
            return True
        if not folder.startswith(self._top + os.sep):
            return False
        while folder != self._top:
            if os.path.basename(folder) in ("site-packages", "dist-packages"):
                return False
            if os.path.exists(os.path.join(folder, "pyvenv.cfg")):
                return False
            folder = os.path.dirname(folder)
        return True
