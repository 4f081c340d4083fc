"""Where a project writes its version number, and what stands there."""

from __future__ import annotations

import ast
import configparser
import json
import posixpath
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ._paths import name_of, suffix_of
from ._python import dotted, parse

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

MANIFESTS = ("pyproject.toml", "setup.cfg", "setup.py", "VERSION", "VERSION.txt", "version.txt")
OTHERS = ("package.json", "Cargo.toml", "CITATION.cff")
MODULES = ("__init__.py", "_version.py", "version.py", "__about__.py", "__version__.py")
_FROM_TAGS = re.compile(
    r"setuptools[-_]scm|setuptools-git-version\w*|hatch-vcs|versioningit|versioneer|dunamai"
    r"|poetry-dynamic-versioning|flit[-_]scm|pbr\b|use_scm_version|incremental\b",
    re.IGNORECASE,
)
_LINE = re.compile(
    r"""^[ \t]*["']?version["']?[ \t]*[:=][ \t]*["']?v?(\d[\w.!+-]*)""",
    re.MULTILINE | re.IGNORECASE,
)


@dataclass(frozen=True)
class Written:
    """A version number as it stands in a file."""

    path: str
    text: str
    line: int


def places(root: str, paths: Mapping[str, str] | frozenset[str]) -> list[str]:
    """The paths at which the project in `root` can write its version, the deciding ones first."""
    prefix = f"{root}/" if root else ""
    found = [prefix + name for name in MANIFESTS if prefix + name in paths]
    modules = []
    for path in paths:
        inner = path.removeprefix(prefix)
        parts = inner.split("/")
        if (inner == path and prefix) or parts[-1] not in MODULES:
            continue
        folders = parts[:-1][1:] if parts[0] in ("src", "lib", "python") else parts[:-1]
        if len(folders) == 1 and folders[0].lower() not in ("test", "tests", "docs", "examples"):
            modules.append(path)
    # A package that was renamed or is one of several must not come before its manifest.
    found += sorted(modules, key=lambda path: (path.count("/"), MODULES.index(name_of(path)), path))
    return found + [prefix + name for name in OTHERS if prefix + name in paths]


def version_in(path: str, text: str) -> Written | None:
    """The version number that a file states as a literal."""
    name = name_of(path)
    try:
        stated = _stated(name, text)
    except (tomllib.TOMLDecodeError, configparser.Error, ValueError, RecursionError):
        return None
    if not stated:
        return None
    shown = stated.strip()
    line = next((n for n, row in enumerate(text.split("\n"), 1) if shown in row), 1)
    return Written(path, shown, line)


def _stated(name: str, text: str) -> str:
    if name in ("pyproject.toml", "Cargo.toml"):
        data: object = tomllib.loads(text)
        tables = [_under(data, "project"), _under(data, "tool", "poetry")]
        if name == "Cargo.toml":
            tables = [_under(data, "package"), _under(data, "workspace", "package")]
        return next((v for table in tables if (v := _text(_under(table, "version")))), "")
    if name == "setup.cfg":
        parser = configparser.ConfigParser(interpolation=None, strict=False)
        parser.read_string(text)
        value = parser.get("metadata", "version", fallback="")
        return "" if re.match(r"\s*(?:attr|file)\s*:", value) else value
    if name.lower() in ("version", "version.txt"):
        first = text.strip().splitlines()[:1]
        return first[0].strip().removeprefix("v") if first and re.match(r"v?\d", first[0]) else ""
    if name == "package.json":
        return _text(_under(json.loads(text), "version"))
    if suffix_of(name) == ".py":
        return _of_python(name, text)
    found = _LINE.search(text)
    return found[1] if found else ""


def _under(data: object, *keys: str) -> object:
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    return data


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _of_python(name: str, text: str) -> str:
    tree = parse(text)
    if tree is None:
        return ""
    known = dict(_assigned(tree))
    if name == "setup.py":
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and dotted(node).rpartition(".")[2] == "setup":
                for keyword in node.keywords:
                    if keyword.arg == "version":
                        return _literal(keyword.value) or known.get(dotted(keyword.value), "")
        return ""
    wanted = ("__version__",) if name == "__init__.py" else ("__version__", "version", "VERSION")
    found = next((known[n] for n in wanted if known.get(n)), "")
    # Django's way: the text is made from a tuple beside it.
    made = any(isinstance(n, ast.Assign) and _targets(n) == ["__version__"] for n in tree.body)
    return found or (known.get("VERSION", "") if made else "")


def _assigned(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.Assign):
            for target in _targets(node):
                yield target, _literal(node.value)
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            yield dotted(node.target), _literal(node.value)


def _targets(node: ast.Assign) -> list[str]:
    return [dotted(target) for target in node.targets]


def _literal(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.Tuple):
        parts = [part.value for part in node.elts if isinstance(part, ast.Constant)]
        if len(parts) == len(node.elts) > 1 and all(type(part) is int for part in parts):
            return ".".join(map(str, parts))
    return ""


def comes_from_tags(texts: Mapping[str, str]) -> str:
    """What takes the version from the tags of the repository, if something does."""
    for path in sorted(texts):
        text, name = texts[path], name_of(path)
        if name == "pyproject.toml":
            try:
                data: object = tomllib.loads(text)
            except tomllib.TOMLDecodeError:
                continue
            found = _of_pyproject(data)
            if found:
                return found
        elif name in ("setup.py", "setup.cfg"):
            match = _FROM_TAGS.search(text)
            if match:
                return match[0]
    return ""


def _of_pyproject(data: object) -> str:
    tool = _under(data, "tool")
    for table in ("setuptools_scm", "versioneer", "versioningit", "setuptools-git-versioning"):
        if _under(tool, table) is not None:
            return table
    if _under(tool, "poetry-dynamic-versioning", "enable"):
        return "poetry-dynamic-versioning"
    if _under(tool, "hatch", "version", "source") in ("vcs", "versioningit"):
        return "hatch-vcs"
    if _under(tool, "pdm", "version", "source") == "scm":
        return "pdm"
    dynamic = _under(data, "project", "dynamic")
    requires = _under(data, "build-system", "requires")
    if isinstance(dynamic, list) and "version" in dynamic and isinstance(requires, list):
        found = _FROM_TAGS.search(" ".join(map(str, requires)))
        return found[0] if found else ""
    return ""


def project_names(path: str, text: str) -> frozenset[str]:
    """The names under which a pyproject.toml or setup.cfg knows the project, as a module's."""
    names: list[str] = []
    try:
        if name_of(path) == "pyproject.toml":
            data: object = tomllib.loads(text)
            names = [
                _text(_under(data, "project", "name")),
                _text(_under(data, "tool", "poetry", "name")),
            ]
        elif name_of(path) == "setup.cfg":
            parser = configparser.ConfigParser(interpolation=None, strict=False)
            parser.read_string(text)
            names = [parser.get("metadata", "name", fallback="")]
    except (tomllib.TOMLDecodeError, configparser.Error):
        return frozenset()
    return frozenset(re.sub(r"[-_.]+", "_", name).lower() for name in names if name)


def package_of(path: str) -> str:
    """The package that a module of it stands in."""
    return posixpath.basename(posixpath.dirname(path)).lower() if path.endswith(".py") else ""
