"""The test run: a child that owns the terminal, and the judge that waits for it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

GRACE = 5.0


@dataclass(frozen=True)
class ChildEnd:
    """How the child ended; a negative `exit_status` is the signal that ended it."""

    exit_status: int | None
    timed_out: bool = False
    failure: str = ""
    seconds: float = 0.0


class Terminated(BaseException):
    """The judge was told to end (SIGTERM), as CI does when it cancels a job."""


def run_child(
    command: Sequence[str], *, environment: Mapping[str, str], folder: Path, time_limit: float
) -> ChildEnd:
    """Run `command` in the foreground, with our terminal, until it ends. 0 means no time limit.

    Ctrl-C is the child's to answer, as it would be without us. Raises Terminated on SIGTERM, after
    the child has been ended.
    """
    started = time.monotonic()
    sys.stdout.flush()
    sys.stderr.flush()
    with _signals() as forward:
        try:
            process = subprocess.Popen(tuple(command), cwd=folder, env=dict(environment))
        except OSError as error:
            return ChildEnd(None, failure=str(error))
        forward.append(process)
        timed_out = False
        try:
            process.wait(time_limit or None)
        except subprocess.TimeoutExpired:
            timed_out = True
        finally:
            _end(process)
    return ChildEnd(process.returncode, timed_out, seconds=time.monotonic() - started)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextlib.contextmanager
def _signals() -> Iterator[list[subprocess.Popen[bytes]]]:
    children: list[subprocess.Popen[bytes]] = []

    def interrupted(number: int, frame: FrameType | None) -> None:
        # A terminal has already sent Ctrl-C to the child as well; a supervisor has not.
        if not _has_terminal():
            for child in children:
                child.send_signal(number)

    def terminated(number: int, frame: FrameType | None) -> None:
        raise Terminated

    previous = []
    for number, handler in ((signal.SIGINT, interrupted), (signal.SIGTERM, terminated)):
        # Handlers can be set in the main thread only; elsewhere nobody sends us signals either.
        with contextlib.suppress(ValueError):
            previous.append((number, signal.signal(number, handler)))
    try:
        yield children
    finally:
        for number, old in previous:
            signal.signal(number, old)


def _has_terminal() -> bool:
    try:
        return os.isatty(0) or os.isatty(1) or os.isatty(2)
    except OSError:
        return False
