"""The project's folder: in a repository with several projects, where pytest has its settings."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import cast

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


def project_root(start: Path, top: Path) -> Path:
    """The folder pytest would take as its rootdir when started in `start`, but never above `top`.

    The nearest folder with settings for pytest; else with `pyproject.toml`; else with `setup.py` or
    `setup.cfg`; else `top`.
    """
    here, end = start.resolve(), top.resolve()
    folders = [folder for folder in (here, *here.parents) if folder.is_relative_to(end)]
    for folder in folders:
        if any((folder / name).is_file() and has(folder / name) for name, has in _FILES.items()):
            return folder
    for names in (("pyproject.toml",), ("setup.py", "setup.cfg")):
        for folder in folders:
            if any((folder / name).is_file() for name in names):
                return folder
    return end


def _always(path: Path) -> bool:
    return True


def _has_section(name: str) -> Callable[[Path], bool]:
    header = re.compile(rf"^\[{re.escape(name)}\]", re.MULTILINE)
    return lambda path: header.search(_text(path)) is not None


def _has_table(path: Path) -> bool:
    try:
        document: Mapping[str, object] = tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError:
        # pytest stops at a file it cannot read, it does not look further up.
        return True
    table = _table(_table(document, "tool"), "pytest")
    others = any(name != "ini_options" for name in table)
    return others or table.get("ini_options") is not None


def _table(document: Mapping[str, object], name: str) -> Mapping[str, object]:
    value = document.get(name)
    return cast("Mapping[str, object]", value) if isinstance(value, Mapping) else {}


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""


# In the order in which pytest asks them; the first two only since pytest 9.
_FILES: dict[str, Callable[[Path], bool]] = {
    "pytest.toml": _always,
    ".pytest.toml": _always,
    "pytest.ini": _always,
    ".pytest.ini": _always,
    "pyproject.toml": _has_table,
    "tox.ini": _has_section("pytest"),
    "setup.cfg": _has_section("tool:pytest"),
}
