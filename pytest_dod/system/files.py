"""Task files: untrusted, and read without trusting what the path leads to."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from ..errors import Problem, UsageProblems
from .shown import shown

SIZE_LIMIT = 1024 * 1024
_BOM = b"\xef\xbb\xbf"
_OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class TaskFile:
    """A task file as it was read. `text` has no byte order mark; line ends are as written.

    `digest` is `sha256:` of its bytes. `relative` is its path from the top of the repository, with
    `/`, or None where it lies outside.
    """

    path: Path
    text: str
    digest: str
    relative: str | None


def read_task_file(path: Path, *, top: Path | None, allow_outside: bool) -> TaskFile:
    """Read one task file; raises UsageProblems where it cannot be one.

    One that lies outside of the repository at `top`, or leads there by a link, is refused unless
    `allow_outside`: nothing in the repository would say which demands were judged.
    """
    name = shown(str(path))
    relative = _relative(path, top)
    if top is not None and relative is None and not allow_outside and os.path.lexists(path):
        link = "is a link out of" if _starts_inside(path, top) else "lies outside of"
        raise UsageProblems(
            Problem(
                f"the task file {link} the repository",
                name,
                hint="move it into the repository, or give --dod-allow-outside",
            )
        )
    data = _read(path, name)
    text = _decode(data, name)
    digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
    return TaskFile(path, text, digest, relative)


def is_unchanged(file: TaskFile) -> bool:
    """Whether the file still holds what was read."""
    try:
        data = _read(file.path, "")
    except UsageProblems:
        return False
    return file.digest == f"sha256:{hashlib.sha256(data).hexdigest()}"


def _relative(path: Path, top: Path | None) -> str | None:
    if top is None or "\0" in str(path):
        return None
    real, root = Path(os.path.realpath(path)), Path(os.path.realpath(top))
    return real.relative_to(root).as_posix() if real.is_relative_to(root) else None


def _starts_inside(path: Path, top: Path) -> bool:
    root = os.path.realpath(top)
    absolute = Path(os.path.abspath(path))
    return any(os.path.realpath(folder) == root for folder in absolute.parents)


def _read(path: Path, name: str) -> bytes:
    try:
        # A pipe without a writer would otherwise hold us for ever.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        raise UsageProblems(_not_opened(error, name)) from None
    try:
        facts = os.fstat(handle)
        if stat.S_ISDIR(facts.st_mode):
            raise UsageProblems(
                Problem("the task file is a folder", name, hint="give the Markdown file in it")
            )
        data = _contents(handle) if stat.S_ISREG(facts.st_mode) else b""
    except OSError as error:
        raise UsageProblems(_not_opened(error, name)) from None
    finally:
        os.close(handle)
    # Files of /proc say that they are empty and are not.
    if not stat.S_ISREG(facts.st_mode) or (data and not facts.st_size):
        raise UsageProblems(
            Problem("the task file is not a regular file", name, hint="give a Markdown file")
        )
    if len(data) > SIZE_LIMIT:
        raise UsageProblems(
            Problem("the task file is larger than 1 MiB", name, hint="split it into several tasks")
        )
    return data


def _contents(handle: int) -> bytes:
    data = b""
    while len(data) <= SIZE_LIMIT and (part := os.read(handle, SIZE_LIMIT + 1)):
        data += part
    return data


def _not_opened(error: OSError | ValueError, name: str) -> Problem:
    if not isinstance(error, OSError):
        return Problem("no such task file", name, hint="the path holds a NUL character")
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return Problem("no such task file", name, hint="check the path given to --dod")
    if error.errno == errno.ELOOP:
        return Problem("the task file is a link that leads nowhere", name)
    if error.errno == errno.ENXIO:
        return Problem("the task file is not a regular file", name, hint="give a Markdown file")
    return Problem(f"the task file cannot be read: {error.strerror}", name)


def _decode(data: bytes, name: str) -> str:
    hint = "save the file as UTF-8"
    if data.startswith(_OTHER_ENCODINGS):
        raise UsageProblems(Problem("the task file is UTF-16, not UTF-8", name, 1, hint))
    body = data.removeprefix(_BOM)
    problems = []
    nul = body.find(b"\0")
    if nul >= 0:
        problems.append(Problem("the line holds a NUL byte", name, _line(body, nul), hint))
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        problems.append(Problem("the line is not UTF-8", name, _line(body, error.start), hint))
        text = ""
    if problems:
        raise UsageProblems(*problems)
    return text


def _line(data: bytes, position: int) -> int:
    """The 1-based line that the byte at `position` stands on."""
    return len((data[:position] + b"x").splitlines())
