"""What tools are given to work with."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..model.change import ChangeSet
from ..model.tool import ProcessAnswer
from .processes import Processes

# Each of these changes what a tool looks at, how it prints, or which code it loads.
_DROPPED = ("GIT_", "RUFF_", "BLACK_", "MYPY", "PYTHON", "COVERAGE", "PYTEST", "FORCE_COLOR")


@dataclass(frozen=True)
class ToolWorkshop:
    """The Workshop of one run; see `model.tool.Workshop`."""

    top: Path
    root: Path
    scratch: Path
    changes: ChangeSet | None
    time_limit: float
    processes: Processes

    def run(
        self,
        command: Sequence[str],
        *,
        cwd: Path | None = None,
        extra_environment: Mapping[str, str] | None = None,
        stdin: bytes = b"",
    ) -> ProcessAnswer:
        """Run one process to its end, within the time limit, in a process group of its own."""
        return self.processes.run(
            command,
            cwd=cwd or self.root,
            environment={**tool_environment(os.environ), **(extra_environment or {})},
            time_limit=self.time_limit,
            stdin=stdin,
        )

    def folder(self, name: str) -> Path:
        """A new empty folder in `scratch` whose name starts with `name`."""
        return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=self.scratch))


def tool_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment of tools: the user's, less what steers git, Python and the tools."""
    kept = {name: value for name, value in environ.items() if not name.startswith(_DROPPED)}
    return {**kept, "PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}
