"""Processes that end: time limits, process groups, bounded output."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..model.tool import ProcessAnswer

OUTPUT_LIMIT = 32 * 1024 * 1024


class Processes:
    """Starts processes, each in a group of its own, and can stop all that still run."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: set[subprocess.Popen[bytes]] = set()
        self._closed = False

    def run(
        self,
        command: Sequence[str],
        *,
        cwd: Path,
        environment: Mapping[str, str],
        time_limit: float,
        stdin: bytes = b"",
        output_limit: int = OUTPUT_LIMIT,
    ) -> ProcessAnswer:
        """Run `command` to its end. Never raises for what the process does or fails to do."""
        started = time.monotonic()
        argv = tuple(command)
        # Files, not pipes: a grandchild that keeps a pipe open would hold the gate for ever.
        with tempfile.TemporaryFile() as given, _output() as out, _output() as err:
            given.write(stdin)
            given.seek(0)
            try:
                process = self._start(argv, cwd, environment, given.fileno(), out, err)
            except (OSError, ValueError, _ClosedError) as error:
                return ProcessAnswer(argv, None, failure=str(error))
            timed_out = False
            try:
                _wait(process, time_limit)
            except subprocess.TimeoutExpired:
                timed_out = True
            finally:
                self._stop(process)
            stdout, cut = _read(out, output_limit)
            stderr, _ = _read(err, output_limit)
        return ProcessAnswer(
            argv,
            None if timed_out else process.returncode,
            stdout,
            stderr,
            timed_out=timed_out,
            cut=cut,
            seconds=time.monotonic() - started,
        )

    @property
    def running(self) -> int:
        """How many run now."""
        with self._lock:
            return len(self._running)

    def stop_all(self) -> None:
        """Kill whatever still runs; nothing can be started afterwards."""
        with self._lock:
            self._closed = True
            running = tuple(self._running)
        for process in running:
            _kill_group(process)

    def _start(
        self,
        argv: tuple[str, ...],
        cwd: Path,
        environment: Mapping[str, str],
        stdin: int,
        out: tempfile._TemporaryFileWrapper[bytes],
        err: tempfile._TemporaryFileWrapper[bytes],
    ) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._closed:
                raise _ClosedError("the gate is stopping")
            process = subprocess.Popen(
                argv,
                cwd=cwd,
                env=dict(environment),
                stdin=stdin,
                stdout=out.fileno(),
                stderr=err.fileno(),
                start_new_session=True,
            )
            self._running.add(process)
        return process

    def _stop(self, process: subprocess.Popen[bytes]) -> None:
        _kill_group(process)
        process.wait()
        with self._lock:
            self._running.discard(process)


class _ClosedError(Exception):
    pass


def _output() -> tempfile._TemporaryFileWrapper[bytes]:
    return tempfile.NamedTemporaryFile(prefix="pytest-dod-")


def _read(file: tempfile._TemporaryFileWrapper[bytes], limit: int) -> tuple[bytes, bool]:
    with open(file.name, "rb") as stream:
        data = stream.read(limit + 1)
    return data[:limit], len(data) > limit


def _wait(process: subprocess.Popen[bytes], time_limit: float) -> None:
    """Wait without the growing naps of `Popen.wait`, which outlast many a short process."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            descriptor = os.pidfd_open(process.pid)
            try:
                poll = select.poll()
                poll.register(descriptor, select.POLLIN)
                if not poll.poll(time_limit * 1000):
                    raise subprocess.TimeoutExpired(process.args, time_limit)
            finally:
                os.close(descriptor)
            process.wait()
            return
    process.wait(time_limit)


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """End the process and whatever it left behind in its group."""
    with contextlib.suppress(OSError):
        os.killpg(process.pid, signal.SIGKILL)
