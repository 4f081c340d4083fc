"""Files of the working tree that checks ask for, changed or not."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.change import FileKind
from ..model.evidence import FileRequest, FileTexts
from ..model.globs import matches
from .disk import Disk

FILE_LIMIT = 1024 * 1024
TOTAL_LIMIT = 64 * 1024 * 1024


def read_files(
    requests: Iterable[FileRequest], paths: Iterable[str], disk: Disk
) -> dict[FileRequest, FileTexts]:
    """Answer each request from `paths`; what is no plain file or too large is told as unread."""
    ordered = sorted(paths)
    reader = _Reader(disk)
    return {request: _answer(request, ordered, reader) for request in dict.fromkeys(requests)}


class _Reader:
    """Reads each file once, as long as there is room."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self._known: dict[str, tuple[str, str]] = {}
        self._room = TOTAL_LIMIT

    def text_or_reason(self, path: str) -> tuple[str, str]:
        """The text and "", or "" and why it was not read."""
        if path not in self._known:
            self._known[path] = self._read(path)
        return self._known[path]

    def _read(self, path: str) -> tuple[str, str]:
        found = self._disk.look(path)
        if found.kind is not FileKind.FILE:
            return "", "is no plain file"
        if found.problem:
            return "", found.problem
        if found.size > FILE_LIMIT:
            return "", f"is larger than {FILE_LIMIT // 1024} KiB"
        if found.size > self._room:
            return "", f"more than {TOTAL_LIMIT // 1024**2} MiB were asked for"
        content = self._disk.read(path, FILE_LIMIT)
        if content is None:
            return "", "cannot be read"
        self._room -= len(content)
        return content.decode("utf-8", "backslashreplace"), ""


def _answer(request: FileRequest, paths: list[str], reader: _Reader) -> FileTexts:
    texts: dict[str, str] = {}
    unread: dict[str, str] = {}
    for path in paths:
        if not any(matches(pattern, path) for pattern in request.patterns):
            continue
        text, reason = reader.text_or_reason(path)
        if reason:
            unread[path] = reason
        elif not request.containing or any(word in text for word in request.containing):
            texts[path] = text
    return FileTexts(texts, unread)
