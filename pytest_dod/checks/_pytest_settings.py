"""pytest's settings files, and what a change set does to them."""

from __future__ import annotations

import configparser
import shlex
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..model.change import ChangeSet
from ._paths import name_of

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

NARROWING = frozenset(
    {
        "addopts",
        "collect_imported_tests",
        "consider_namespace_packages",
        "norecursedirs",
        "python_classes",
        "python_files",
        "python_functions",
        "testpaths",
    }
)
_DEFAULTS = {
    "python_files": "test_*.py *_test.py",
    "python_classes": "Test",
    "python_functions": "test",
}
_SECTIONS = {
    "pytest.ini": ("pytest",),
    ".pytest.ini": ("pytest",),
    "tox.ini": ("pytest",),
    "setup.cfg": ("tool:pytest", "pytest"),
}
_TOML = frozenset({"pyproject.toml", "pytest.toml", ".pytest.toml"})


@dataclass(frozen=True)
class SettingChange:
    """One of pytest's settings in `path` that is not what it was at the base."""

    path: str
    key: str
    before: tuple[str, ...]
    now: tuple[str, ...]

    @property
    def narrows(self) -> bool:
        """Whether it can leave out tests that ran before."""
        if self.key == "addopts":
            return bool(set(self.now) - set(self.before))
        if self.key == "testpaths":
            return bool(self.now) and not set(self.now) >= set(self.before or ("*",))
        if self.key == "norecursedirs":
            return not set(self.now) <= set(self.before)
        if self.key in _DEFAULTS:
            return not set(self.now or _default(self.key)) >= set(self.before or _default(self.key))
        return self.key in NARROWING

    def __str__(self) -> str:
        was = " ".join(self.before) or "not set"
        return f"{self.key} = {' '.join(self.now) or 'not set'} (was: {was})"


def _default(key: str) -> tuple[str, ...]:
    return tuple(_DEFAULTS[key].split())


def settings_in(path: str, text: str | None) -> Mapping[str, tuple[str, ...]]:
    """pytest's settings in one file; empty where it has none or cannot be read."""
    name = name_of(path)
    if not text:
        return {}
    try:
        if name in _TOML:
            return _from_toml(name, text)
        if name in _SECTIONS:
            parser = configparser.ConfigParser(interpolation=None, strict=False)
            parser.read_string(text)
            for section in _SECTIONS[name]:
                if parser.has_section(section):
                    return {key: _words(value) for key, value in parser.items(section)}
    except (tomllib.TOMLDecodeError, configparser.Error, ValueError):
        pass
    return {}


def _from_toml(name: str, text: str) -> Mapping[str, tuple[str, ...]]:
    data: object = tomllib.loads(text)
    tables: list[object] = []
    if name == "pyproject.toml":
        table = _under(_under(data, "tool"), "pytest")
        tables = [_under(table, "ini_options"), table]
    else:
        tables = [_under(data, "pytest"), data]
    found: dict[str, tuple[str, ...]] = {}
    for table in reversed(tables):
        if isinstance(table, dict):
            found |= {k: _words(v) for k, v in table.items() if not isinstance(v, dict)}
    return found


def _under(data: object, key: str) -> object:
    return data.get(key) if isinstance(data, dict) else None


def _words(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(str(part) for part in value)
    text = str(value)
    try:
        return tuple(shlex.split(text))
    except ValueError:
        return tuple(text.split())


def is_settings_file(path: str) -> bool:
    """Whether pytest may read its settings from a file of this name."""
    return name_of(path) in _TOML or name_of(path) in _SECTIONS


def changed_settings(changes: ChangeSet) -> Iterator[SettingChange]:
    """Every setting of pytest that the change set changes."""
    for change in changes.changes:
        if not (is_settings_file(change.path) or is_settings_file(change.old_path or "")):
            continue
        before = settings_in(change.old_path or change.path, change.before_text)
        now = settings_in(change.path, change.after_text)
        for key in sorted({*before, *now}):
            if before.get(key, ()) != now.get(key, ()):
                yield SettingChange(change.path, key, before.get(key, ()), now.get(key, ()))
