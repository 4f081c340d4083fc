"""`--dod-init`: write a task to begin with."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TextIO

from .errors import Problem, UsageProblems
from .system.output import Console
from .system.shown import shown

WRITTEN, USAGE = 0, 4
LANGUAGE = "en"
_TEMPLATES = Path(__file__).parent / "templates"


def start(name: str, language: str | None, folder: Path, out: TextIO, err: TextIO) -> int:
    """Write the template at `name`, where nothing may stand yet. Returns the exit code."""
    try:
        _write(folder / name, template(language or LANGUAGE).encode("utf-8"))
    except UsageProblems as wrong:
        for problem in wrong.problems:
            hint = f"\n  {problem.hint}" if problem.hint else ""
            Console(err).write(f"error: {problem.message}{hint}\n")
        return USAGE
    path = shown(name)
    Console(out).write(
        f"wrote {path}: fill in what stands between < and >, then look at it with\n"
        f"  pytest --dod-lint {path}\n"
    )
    return WRITTEN


def template(language: str) -> str:
    """The text to begin with. Raises UsageProblems for a language that has none."""
    known = sorted(path.stem for path in _TEMPLATES.glob("*.md"))
    if language not in known:
        message = f"--dod-language: there is no template in {shown(language)!r}"
        raise UsageProblems(Problem(message, hint=f"known are {', '.join(known)}"))
    return (_TEMPLATES / f"{language}.md").read_text(encoding="utf-8")


def _write(path: Path, content: bytes) -> None:
    name = shown(str(path))
    try:
        # "x" follows no link, so nothing that stands anywhere is overwritten.
        with open(path, "xb") as stream:
            stream.write(content)
    except FileExistsError:
        message = f"{name} is there already, and stays as it is"
        raise UsageProblems(Problem(message, hint="give another name")) from None
    except FileNotFoundError:
        message = f"there is no folder {shown(os.path.dirname(path) or '.')}"
        raise UsageProblems(Problem(message, hint="make it first")) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UsageProblems(Problem(f"{name} cannot be written: {reason}")) from None
