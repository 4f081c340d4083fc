"""TOML, read and written as far as settings of tools need it."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

Table = dict[str, object]


def read_toml(content: bytes) -> Table:
    """The document. Raises ValueError where it is none."""
    return dict(tomllib.loads(content.decode("utf-8-sig")))


def write_toml(table: Mapping[str, object]) -> bytes:
    """A document that reads back as `table`."""
    lines = [f"{json.dumps(key)} = {_value(value)}" for key, value in table.items()]
    return ("\n".join(lines) + "\n").encode()


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{json.dumps(k)} = {_value(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    return str(value)


def table_at(document: Mapping[str, object], *keys: str) -> Table | None:
    """The table under these keys; None where there is none."""
    found: object = document
    for key in keys:
        if not isinstance(found, Mapping) or key not in found:
            return None
        found = found[key]
    return dict(found) if isinstance(found, Mapping) else None
