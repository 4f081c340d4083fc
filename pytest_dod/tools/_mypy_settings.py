"""mypy's settings at the base, freed of what only says for which Python and with which plugins."""

from __future__ import annotations

import configparser
import io
import posixpath
from collections.abc import Mapping

from ..model.change import ChangeSet
from ..model.tool import Workshop
from ._base_settings import Steering, folders_above, root_folder, steering
from ._start import UnusableError, plain
from ._toml import Table, read_toml, table_at, write_toml

_INI = ("mypy.ini", ".mypy.ini")
_NAMES = (*_INI, "pyproject.toml", "setup.cfg")
_SECTION = "mypy"


def read_steering(workshop: Workshop, changes: ChangeSet) -> Steering:
    """Everything that steers mypy; it reads the first such file at or above where it is started."""
    found = steering(workshop, changes, _NAMES, _relevant)
    above = _folders(root_folder(workshop))
    changed = tuple(path for path in found.changed if posixpath.dirname(path) in above)
    return Steering(found.now, found.base, changed)


def names_files(workshop: Workshop, files: Mapping[str, bytes] | None = None) -> bool:
    """Whether the settings say what to check, so that mypy needs no paths."""
    root = root_folder(workshop)
    if files is None:
        paths = [posixpath.join(folder, name) for folder in _folders(root) for name in _NAMES]
        files = {
            path: (workshop.top / path).read_bytes()
            for path in paths
            if (workshop.top / path).is_file()
        }
    path = _effective(files, root)
    options = _options(path, files[path]) if path is not None else {}
    return any(options.get(key) for key in ("files", "packages", "modules"))


def mirrored_settings(settings: Steering, root: str) -> dict[str, bytes]:
    """What to put in a mirror: the base's settings, with today's Python and installed plugins."""
    files = {
        path: content
        for path, content in settings.base.items()
        if _is_effective_kind(path, content)
    }
    base, now = _effective(settings.base, root), _effective(settings.now, root)
    if base is None:
        return files
    today = _options(now, settings.now[now]) if now is not None else {}
    files[base] = _merged(base, settings.base[base], today)
    return files


def _folders(root: str) -> tuple[str, ...]:
    return (root, *folders_above(root)) if root else ("",)


def _effective(files: Mapping[str, bytes], root: str) -> str | None:
    for folder in _folders(root):
        for name in _NAMES:
            path = posixpath.join(folder, name)
            if path in files and _is_effective_kind(path, files[path]):
                return path
    return None


def _is_effective_kind(path: str, content: bytes) -> bool:
    return (
        posixpath.basename(path) in _INI or _relevant(posixpath.basename(path), content) is not None
    )


def _relevant(name: str, content: bytes) -> object:
    try:
        if name == "pyproject.toml":
            return table_at(read_toml(content), "tool", _SECTION)
        parser = _parser(content)
    except (ValueError, configparser.Error):
        return content
    sections = {s: dict(parser[s]) for s in parser.sections() if s.startswith(_SECTION)}
    return sections or None


def _options(path: str, content: bytes) -> Table:
    try:
        if path.endswith(".toml"):
            return table_at(read_toml(content), "tool", _SECTION) or {}
        parser = _parser(content)
        return dict(parser[_SECTION]) if parser.has_section(_SECTION) else {}
    except (ValueError, configparser.Error) as error:
        raise UnusableError(
            f"the settings cannot be read: {plain(path)}: {plain(str(error))}"
        ) from error


def _parser(content: bytes) -> configparser.RawConfigParser:
    parser = configparser.RawConfigParser()
    parser.read_string(content.decode("utf-8-sig"))
    return parser


def _merged(path: str, content: bytes, today: Table) -> bytes:
    python = today.get("python_version")
    plugins = _plugins(_options(path, content).get("plugins"), today.get("plugins"))
    if path.endswith(".toml"):
        table = table_at(read_toml(content), "tool", _SECTION) or {}
        table = {key: value for key, value in table.items() if not _writes(key)}
        _set(table, "python_version", python)
        _set(table, "plugins", plugins)
        return write_toml({"tool": {_SECTION: table}})
    parser = _parser(content)
    if not parser.has_section(_SECTION):
        parser.add_section(_SECTION)
    section = {k: v for k, v in parser[_SECTION].items() if not _writes(k)}
    parser.remove_section(_SECTION)
    options: Table = dict(section)
    _set(options, "python_version", python)
    _set(options, "plugins", ", ".join(plugins))
    parser[_SECTION] = {key: str(value) for key, value in options.items()}
    written = io.StringIO()
    parser.write(written)
    return written.getvalue().encode()


def _plugins(base: object, now: object) -> list[str]:
    """Those of the base, and installed ones of today; no new ones that are files of the project."""
    installed = [name for name in _names(now) if not name.split(":")[0].endswith(".py")]
    return list(dict.fromkeys([*_names(base), *installed]))


def _names(value: object) -> list[str]:
    if isinstance(value, str):
        return [name.strip() for name in value.replace("\n", ",").split(",") if name.strip()]
    return [str(name) for name in value] if isinstance(value, list) else []


def _set(options: Table, key: str, value: object) -> None:
    if value:
        options[key] = value
    else:
        options.pop(key, None)


def _writes(key: str) -> bool:
    return key.endswith("_report") or key == "junit_xml"
