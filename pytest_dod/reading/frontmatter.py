"""Front matter: `key: value` lines read as text, never parsed as YAML."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PAIR = re.compile(r"(id|title|base)[ \t]*:[ \t]+(\S.*)\Z", re.IGNORECASE)


def split(lines: Sequence[str]) -> tuple[dict[str, str], int]:
    """`id`, `title` and `base` where they are given, and how many lines the front matter takes."""
    if not lines or lines[0].rstrip() != "---":
        return {}, 0
    end = next((n for n, line in enumerate(lines) if n and line.rstrip() in ("---", "...")), None)
    if end is None or not any(":" in line for line in lines[1:end]):
        return {}, 0
    found: dict[str, str] = {}
    for line in lines[1:end]:
        pair = _PAIR.match(line.rstrip())
        if pair:
            found.setdefault(pair.group(1).lower(), _unquoted(pair.group(2)))
    return {key: value for key, value in found.items() if value}, end + 1


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] in "\"'" and value[-1] == value[0]:
        return value[1:-1].strip()
    return re.split(r"\s#", value, maxsplit=1)[0].strip()
