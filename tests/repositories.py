"""Real git repositories for tests."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

_IDENTITY = {
    "GIT_AUTHOR_NAME": "Ada Example",
    "GIT_AUTHOR_EMAIL": "ada@example.invalid",
    "GIT_COMMITTER_NAME": "Ada Example",
    "GIT_COMMITTER_EMAIL": "ada@example.invalid",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C.UTF-8",
}


class Repository:
    """A repository in `path`, made by the real git, that no configuration of the user touches.

    Commits are dated one minute apart, so the same steps give the same commit ids.
    """

    def __init__(self, path: Path, *, start: bool = True, object_format: str = "sha1") -> None:
        self.path = path
        self._clock = 1_700_000_000
        path.mkdir(parents=True, exist_ok=True)
        if start:
            self.git("init", "-q", "-b", "main", f"--object-format={object_format}")

    @classmethod
    def clone(cls, source: Repository | Path, path: Path, *options: str) -> Repository:
        """Clone over the `file://` transport, so that `--depth` and filters work."""
        place = source.path if isinstance(source, Repository) else source
        path.parent.mkdir(parents=True, exist_ok=True)
        clone = cls(path, start=False)
        clone.git("clone", "-q", *options, f"file://{place}", str(path))
        return clone

    def git(
        self,
        *arguments: str,
        input: str | bytes = b"",
        environment: Mapping[str, str] | None = None,
    ) -> str:
        """Run git; its standard output without the last line end. Raises where git fails."""
        clean = {name: text for name, text in os.environ.items() if not name.startswith("GIT_")}
        date = f"{self._clock} +0000"
        done = subprocess.run(
            ["git", "-c", "protocol.file.allow=always", *arguments],
            cwd=self.path,
            env={
                **clean,
                **_IDENTITY,
                "GIT_AUTHOR_DATE": date,
                "GIT_COMMITTER_DATE": date,
                **(environment or {}),
            },
            input=input.encode() if isinstance(input, str) else input,
            capture_output=True,
            check=False,
        )
        if done.returncode:
            message = done.stderr.decode(errors="replace")
            raise AssertionError(f"git {' '.join(arguments)}: {message}")
        return done.stdout.decode("utf-8", "surrogateescape").removesuffix("\n")

    def write(self, path: str, content: str | bytes = "") -> Path:
        """Write a file, with the folders above it."""
        place = self.path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)
        return place

    def read(self, path: str) -> str:
        """The text of a file in the working tree."""
        return (self.path / path).read_bytes().decode()

    def remove(self, path: str) -> None:
        """Delete a file in the working tree."""
        (self.path / path).unlink()

    def commit(self, message: str = "chore: work") -> str:
        """Commit everything in the working tree, even where nothing changed; its id."""
        self._clock += 60
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "--no-verify", "-F", "-", input=message)
        return self.head

    def branch(self, name: str, at: str = "HEAD") -> None:
        """Make a branch and switch to it."""
        self.git("switch", "-q", "-c", name, at)

    def switch(self, name: str) -> None:
        """Switch to an existing branch."""
        self.git("switch", "-q", name)

    def merge(self, *names: str, message: str = "Merge") -> str:
        """Merge into the present branch, always with a merge commit; its id."""
        self._clock += 60
        self.git("merge", "-q", "--no-ff", "-m", message, *names)
        return self.head

    @property
    def head(self) -> str:
        """The id of HEAD."""
        return self.git("rev-parse", "HEAD")
