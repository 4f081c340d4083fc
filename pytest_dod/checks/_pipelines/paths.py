"""Which files a run looks at, and which of those that are demanded it leaves out."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterable

from ...model.globs import matches
from .._paths import is_named_like_tests
from .._pytest_settings import settings_in
from .model import World, is_known, joined, shown
from .toml import table_in, texts_of
from .usage import Doubt, Usage

_MODULES = frozenset({"-p", "-m"})
_SETTINGS = ("pytest.ini", ".pytest.ini", "pyproject.toml", "tox.ini", "setup.cfg")
_RUFF_FILES = ("ruff.toml", ".ruff.toml")
_OUTSIDE = "\0outside"
_MYPY_FILES = re.compile(
    r"^\s*(?:files|packages|modules)\s*=\s*(\[[^\]]*\]|.*(?:\n[ \t]+\S.*)*)", re.M
)


def left_out(
    demanded: Usage, run: Usage, folder: str | None, world: World
) -> tuple[frozenset[str], list[Doubt]]:
    """The files that are demanded and not looked at; and what cannot be decided."""
    if folder is None:
        return frozenset(), [Doubt("it is not known in which folder it runs", False)]
    if run.tool == "pytest" and any("::" in path for path in run.paths):
        return frozenset(), [Doubt(f"only `{shown(run.paths)}` is run", True)]
    if not all(is_known(path) for path in run.paths):
        unknown = next(path for path in run.paths if not is_known(path))
        return frozenset(), [Doubt(f"what `{shown(unknown)}` is, is not known here", False)]
    if (
        demanded.paths == run.paths
        and folder == world.project
        and _modules(demanded) == _modules(run)
    ):
        return frozenset(), []
    wanted = _meant(demanded, world.project, world)
    given = _meant(run, folder, world)
    if not world.files:
        same = given is None or "" in given or (wanted is not None and set(wanted) <= set(given))
        doubt = Doubt(f"whether `{shown(run.paths)}` is all of it is not known", False)
        return frozenset(), [] if same else [doubt]
    if given is None or "" in given:
        return frozenset(), []
    candidates = _files(run, world)
    if wanted is None:
        touched = sorted(path for path in candidates if path in set(world.changed or ()))
        unseen = [p for p in touched if not (_below(p, given) or _below(f"{p}i", given))]
        message = f"`{shown(run.paths)}` does not hold {unseen[0] if unseen else ''}"
        return frozenset(), [Doubt(message, False)] if unseen else []
    missing = frozenset(
        path for path in candidates if _below(path, wanted) and not _below(path, given)
    )
    return missing, []


def _modules(usage: Usage) -> tuple[str, ...]:
    return tuple(v for n, v in usage.options if usage.tool == "mypy" and n in _MODULES)


def _meant(usage: Usage, folder: str, world: World) -> tuple[str, ...] | None:
    """Where a run looks, "" for everywhere; None for mypy where only its settings could say."""
    paths: Iterable[str] = usage.paths
    if usage.tool == "mypy":
        modules = _modules(usage)
        paths = [*paths, *(m.replace(".", "/") for m in modules)]
        paths += [f"src/{m.replace('.', '/')}" for m in modules]
        paths += [f"{m.replace('.', '/')}.py" for m in modules]
        paths = paths or _mypy_files(folder, world)
        if not paths:
            return None
    if ("--pyargs", "") in usage.options:
        named = [path.replace(".", "/") for path in usage.paths]
        paths = [*paths, *named, *(f"src/{name}" for name in named)]
    if not usage.paths and usage.tool == "pytest":
        paths = _testpaths(folder, world)
    found = tuple(_place(folder, path) for path in paths)
    return found or (folder,)


def _place(folder: str, path: str) -> str:
    place = None if path.startswith("/") else joined(folder, path)
    return _OUTSIDE if place is None else place


def _testpaths(folder: str, world: World) -> tuple[str, ...]:
    for name in _SETTINGS:
        path = f"{folder}/{name}".lstrip("/")
        settings = settings_in(path, world.texts.get(path))
        if settings:
            return settings.get("testpaths", ())
    return ()


def _mypy_files(folder: str, world: World) -> list[str]:
    for name, head in (
        ("mypy.ini", r"^\[mypy\]"),
        (".mypy.ini", r"^\[mypy\]"),
        ("pyproject.toml", r"^\[tool\.mypy\]"),
        ("setup.cfg", r"^\[mypy\]"),
    ):
        text = world.texts.get(f"{folder}/{name}".lstrip("/"), "")
        start = re.search(head, text, re.M)
        if start is None:
            continue
        section = re.split(r"^\[", text[start.end() :], maxsplit=1, flags=re.M)[0]
        found = _MYPY_FILES.search(section)
        words = re.split(r"[\s,\"'\[\]]+", found[1]) if found else []
        return [word for word in words if word]
    return []


def _files(usage: Usage, world: World) -> list[str]:
    if usage.tool == "pytest":
        return [path for path in world.files if is_named_like_tests(path)]
    skipped = _skipped(usage, world)
    return [
        path
        for path in world.files
        if path.endswith(usage.grammar.suffixes)
        and not any(
            fnmatch.fnmatch(path, pattern) or _below(path, (pattern.strip("/"),))
            for pattern in skipped
        )
    ]


def _skipped(usage: Usage, world: World) -> tuple[str, ...]:
    """The paths that the project's own settings keep from ruff."""
    if not usage.tool.startswith("ruff"):
        return ()
    tables = [table_in(world, "pyproject.toml", "tool", "ruff", *key) for key in ((), ("lint",))]
    tables += [table_in(world, name, *key) for name in _RUFF_FILES for key in ((), ("lint",))]
    keys = ("exclude", "extend-exclude")
    return tuple(text for table in tables for key in keys for text in texts_of(table.get(key)))


def _below(path: str, places: Iterable[str]) -> bool:
    return any(
        not place
        or path == place
        or path.startswith(f"{place}/")
        or (set(place) & set("*?[") and (matches(place, path) or matches(f"{place}/**", path)))
        for place in places
    )
