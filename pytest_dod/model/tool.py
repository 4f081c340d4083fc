"""What a tool is, and what it is given to work with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from .change import ChangeSet
from .evidence import ToolReport, ToolRequest


@dataclass(frozen=True)
class ProcessAnswer:
    """How a process ended. `exit_status` is None where it did not start or was stopped.

    A negative `exit_status` is the signal that ended it. `cut` says that it printed more than was
    kept; `failure` says why it did not start.
    """

    command: tuple[str, ...]
    exit_status: int | None
    stdout: bytes = b""
    stderr: bytes = b""
    timed_out: bool = False
    cut: bool = False
    failure: str = ""
    seconds: float = 0.0


class Workshop(Protocol):
    """What a tool may use: `top` of the repository, `root` of the project (pytest's rootdir),
    an empty private folder `scratch` outside the repository, and the change set.

    `environment` is the environment tools get: no `GIT_*`, no caches of the user.
    """

    @property
    def top(self) -> Path: ...

    @property
    def root(self) -> Path: ...

    @property
    def scratch(self) -> Path: ...

    @property
    def changes(self) -> ChangeSet | None: ...

    @property
    def time_limit(self) -> float: ...

    def run(
        self,
        command: Sequence[str],
        *,
        cwd: Path | None = None,
        extra_environment: Mapping[str, str] | None = None,
        stdin: bytes = b"",
    ) -> ProcessAnswer:
        """Run one process to its end, within the time limit, in a process group of its own."""

    def folder(self, name: str) -> Path:
        """A new empty folder in `scratch` whose name starts with `name`."""


@dataclass(frozen=True)
class Tool:
    """One tool: `run` starts it, reads its answer and never raises for what the tool did.

    `program` is what the versions of a report call it, where that is not its id.
    """

    id: str
    title: str
    run: Callable[[ToolRequest, Workshop], ToolReport]
    program: str = ""
