"""TOML files that pipelines refer to."""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Mapping

from .model import World

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

Table = Mapping[str, object]


@functools.lru_cache(maxsize=32)
def _read(text: str) -> Table:
    try:
        return dict(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}


def table_in(world: World, path: str, *keys: str) -> Table:
    """The table under these keys in the file at `path`; empty where there is none."""
    found: object = _read(world.texts.get(path, ""))
    for key in keys:
        found = found.get(key) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else {}


def texts_of(value: object) -> tuple[str, ...]:
    """A text, or a list of texts, as texts."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list):
        return tuple(item for item in value if isinstance(item, str))
    return ()


def line_of(world: World, path: str, key: str, section: str = "") -> int:
    """The line where `key` is set, after the head of `section`; 1 where it is not found."""
    started = not section
    for number, line in enumerate(world.texts.get(path, "").splitlines(), 1):
        if section and line.strip().startswith("["):
            started = line.strip().strip("[]").replace('"', "") == section
        if started and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?(?:\.[\w.-]+)?\s*=", line):
            return number
    return 1
