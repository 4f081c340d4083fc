"""Keeps code of the repository out of the judge's process.

Standard library only: this runs before anything else of ours is imported.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

_OURS = Path(__file__).resolve().parent.parent


def forget_repository(start: Path, added: Iterable[Path] = ()) -> None:
    """Take the repository around `start` off `sys.path`, so that no file in it can be imported.

    pytest's `pythonpath` setting and `python -m pytest` put it there. `added` are the folders of
    that setting, wherever they lie.
    """
    top = _marked_top(start)
    named = {str(path) for path in added}
    sys.path[:] = [
        entry
        for entry in sys.path
        if entry not in named and not _belongs(Path(entry or os.curdir), top)
    ]


def repository_modules(top: Path) -> tuple[str, ...]:
    """Names of modules in this process whose files lie in the repository at `top`, sorted.

    Such code ran before the judge could. Installed packages do not count, wherever their
    environment lies, and the program that the user started does not either.
    """
    return tuple(
        sorted(
            name
            for name, module in tuple(sys.modules.items())
            if name not in ("__main__", "__mp_main__")
            and (file := getattr(module, "__file__", None))
            and isinstance(file, str)
            and _belongs(Path(file), top)
        )
    )


def _marked_top(start: Path) -> Path:
    for folder in (start, *start.parents):
        if (folder / ".git").exists():
            return folder
    return start


def _belongs(path: Path, top: Path) -> bool:
    try:
        resolved = path.resolve()
    except (OSError, RuntimeError):
        return True
    inside = _below(resolved, (top.resolve(),))
    return inside and not _below(resolved, _installed()) and not _holds_us(resolved)


def _holds_us(path: Path) -> bool:
    return path == _OURS.parent or _below(path, (_OURS,))


def _installed() -> Iterable[Path]:
    prefixes = (sys.prefix, sys.base_prefix, sys.exec_prefix)
    return tuple(Path(prefix).resolve() for prefix in prefixes)


def _below(path: Path, folders: Iterable[Path]) -> bool:
    return any(path == folder or folder in path.parents for folder in folders)
