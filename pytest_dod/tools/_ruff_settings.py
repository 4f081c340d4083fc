"""ruff's settings at the base, freed of what only says how and not whether to look."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from ..model.change import ChangeSet
from ..model.tool import Workshop
from ._base_settings import Steering, folders_above, ignore_rules, steering, steering_of
from ._start import UnusableError, plain
from ._toml import Table, read_toml, table_at, write_toml

# The first of these in a folder is the one that counts.
_NAMES = (".ruff.toml", "ruff.toml", "pyproject.toml")
_IGNORES = (".gitignore", ".ignore")
# What is neither lax nor strict is taken from today: the Python that the project is for, where
# its own code lies, and how imports are sorted.
_NEUTRAL = (
    "target-version",
    "per-file-target-version",
    "src",
    "namespace-packages",
    "indent-width",
)
_NEUTRAL_LINT = ("isort", "typing-modules", "future-annotations")
_DROPPED = (
    *("required-version", "fix", "fix-only", "unsafe-fixes", "show-fixes"),
    *("output-format", "cache-dir"),
)
_LINE_LENGTH = 88


def read_steering(workshop: Workshop, changes: ChangeSet) -> Steering:
    """Everything that steers ruff, with the files that others extend."""
    found = steering(workshop, changes, (*_NAMES, *_IGNORES), _relevant)
    extended: set[str] = set()
    pending = {*_extended(found.now), *_extended(found.base)}
    while pending:
        extended |= pending
        more = steering_of(workshop, changes, pending, lambda _, content: _document(content))
        found = Steering(
            {**found.now, **more.now},
            {**found.base, **more.base},
            tuple(sorted({*found.changed, *more.changed})),
        )
        pending = {*_extended(more.now), *_extended(more.base)} - extended
    return found


def mirrored_settings(settings: Steering, *, formatter: bool) -> dict[str, bytes]:
    """What to put in a mirror: the base's settings files, with today's neutral settings."""
    files = {
        path: content
        for path, content in settings.base.items()
        if posixpath.basename(path) not in _NAMES
    }
    steered: set[str] = set()
    for folder in sorted({posixpath.dirname(path) for path in (*settings.base, *settings.now)}):
        base, now = _effective(settings.base, folder), _effective(settings.now, folder)
        if base is not None:
            path = base[0]
            merged = _merged(base[1], now[1] if now else {}, formatter)
        elif steered.isdisjoint({folder, *folders_above(folder)}):
            # ruff's defaults counted here, and with them the Python that the project is for.
            path = posixpath.join(folder, "ruff.toml")
            merged = _merged({}, now[1] if now else _only_python(settings.now, folder), formatter)
        else:
            continue
        steered.add(folder)
        if posixpath.basename(path) == "pyproject.toml":
            merged = {"tool": {"ruff": merged}}
        files[path] = write_toml(merged)
    return files


def _relevant(name: str, content: bytes) -> object:
    if name in _IGNORES:
        return ignore_rules(content)
    document = _document(content)
    if name != "pyproject.toml" or not isinstance(document, dict):
        return document
    return table_at(document, "tool", "ruff"), _minimum_python(document)


def _document(content: bytes) -> object:
    try:
        return read_toml(content)
    except ValueError:
        return content


def _tables(files: Mapping[str, bytes]) -> dict[str, Table]:
    """ruff's table of each settings file that has one."""
    tables = {}
    for path, content in files.items():
        if path.endswith(".toml"):
            document = _document(content)
            if isinstance(document, dict):
                shared = posixpath.basename(path) == "pyproject.toml"
                table = table_at(document, "tool", "ruff") if shared else document
                if table is not None:
                    tables[path] = table
    return tables


def _extended(files: Mapping[str, bytes]) -> set[str]:
    found = set()
    for path, table in _tables(files).items():
        target = table.get("extend")
        if isinstance(target, str) and not target.startswith(("/", "~")):
            full = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
            if not full.startswith(".."):
                found.add(full)
    return found


def _effective(files: Mapping[str, bytes], folder: str) -> tuple[str, Table] | None:
    """The file that counts in a folder, and its table with the Python that the project asks for."""
    for name in _NAMES:
        path = posixpath.join(folder, name)
        if path not in files:
            continue
        document = _document(files[path])
        if not isinstance(document, dict):
            raise UnusableError(f"the settings cannot be read: {plain(path)} is no valid TOML")
        table = table_at(document, "tool", "ruff") if name == "pyproject.toml" else document
        if table is not None:
            return path, {**_only_python(files, folder), **table}
    return None


def _only_python(files: Mapping[str, bytes], folder: str) -> Table:
    """What the project's own data say to ruff, without any settings of it."""
    content = files.get(posixpath.join(folder, "pyproject.toml"))
    document = _document(content) if content is not None else None
    version = _minimum_python(document) if isinstance(document, dict) else None
    return {"target-version": version} if version else {}


def _minimum_python(document: Table) -> str | None:
    project = table_at(document, "project") or {}
    match = re.search(r"(?:>=|~=|==|>)\s*3\.(\d+)", str(project.get("requires-python", "")))
    return f"py3{match.group(1)}" if match else None


def _merged(base: Table, now: Table, formatter: bool) -> Table:
    merged = {key: value for key, value in base.items() if key not in _DROPPED}
    _take(merged, now, _NEUTRAL)
    length = min(_number(base.get("line-length")), _number(now.get("line-length")))
    if "line-length" in base or length != _LINE_LENGTH:
        merged["line-length"] = length
    lint = table_at(base, "lint") or {}
    _take(lint, table_at(now, "lint") or {}, _NEUTRAL_LINT)
    if lint:
        merged["lint"] = lint
    if formatter:
        merged["format"] = _merged_format(
            table_at(base, "format") or {}, table_at(now, "format") or {}
        )
        merged["preview"] = now.get("preview", False)
    return merged


def _merged_format(base: Table, now: Table) -> Table:
    """Today's style, but for where it leaves alone what the base's did not."""
    merged = {**now}
    _take(merged, base, ("exclude",))
    if now.get("quote-style") == "preserve":
        _take(merged, base, ("quote-style",))
    merged["skip-magic-trailing-comma"] = bool(now.get("skip-magic-trailing-comma")) and bool(
        base.get("skip-magic-trailing-comma")
    )
    merged["docstring-code-format"] = bool(now.get("docstring-code-format")) or bool(
        base.get("docstring-code-format")
    )
    return merged


def _take(target: Table, source: Mapping[str, object], keys: tuple[str, ...]) -> None:
    for key in keys:
        if key in source:
            target[key] = source[key]
        else:
            target.pop(key, None)


def _number(value: object) -> int:
    return value if isinstance(value, int) else _LINE_LENGTH
