"""The project's folder: in a repository with several projects, where pytest has its settings."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import cast

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

# pytest's own options, and well-known ones of plugins, that take the next word as their value.
_TAKES_A_WORD = re.compile(
    r"-[ckmnoprW]|--(basetemp|color|confcutdir|config-file|cov|cov-config|cov-report|deselect|dist"
    r"|durations|ignore|ignore-glob|import-mode|junit-?xml|log-file|maxfail|numprocesses"
    r"|override-ini|rootdir|tb)"
)


def start_of(folder: Path, arguments: Sequence[str]) -> Path:
    """The folder from which pytest, started in `folder`, looks for its settings.

    That is the folder that holds all of the paths among its `arguments`; `folder` without any.
    """
    places: list[str] = []
    words = iter(arguments)
    for word in words:
        if _TAKES_A_WORD.fullmatch(word):
            next(words, None)
        elif word and not word.startswith("-"):
            place = os.path.abspath(folder / word.partition("::")[0])
            if os.path.exists(place):
                places.append(place if os.path.isdir(place) else os.path.dirname(place))
    return Path(os.path.commonpath(places)) if places else folder


def settings_file(start: Path) -> Path | None:
    """The file pytest would take its settings from when it looks for them from `start` on."""
    folders = (start.resolve(), *start.resolve().parents)
    for folder in folders:
        for name in _FILES:
            if has_settings(folder / name):
                return folder / name
    named = [folder / "pyproject.toml" for folder in folders]
    return next((path for path in named if path.is_file()), None)


def has_settings(path: Path) -> bool:
    """Whether a file holds settings for pytest, by its name and content."""
    has = _FILES.get(path.name)
    return path.is_file() and has is not None and has(path)


def top_on_disk(start: Path) -> Path:
    """The nearest folder upwards with a `.git` in it, for what must not need git; else `start`."""
    here = start.resolve()
    return next((one for one in (here, *here.parents) if (one / ".git").exists()), here)


def project_root(start: Path, top: Path) -> Path:
    """The folder pytest would take as its rootdir when started in `start`, but never above `top`.

    The nearest folder with settings for pytest; else with `pyproject.toml`; else with `setup.py` or
    `setup.cfg`; else `top`.
    """
    here, end = start.resolve(), top.resolve()
    folders = [folder for folder in (here, *here.parents) if folder.is_relative_to(end)]
    for folder in folders:
        if any(has_settings(folder / name) for name in _FILES):
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
