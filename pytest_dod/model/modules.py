"""Which changed files are modules that tests are to cover, by their paths and contents alone."""

from __future__ import annotations

import ast
import fnmatch
import functools
import hashlib
import posixpath
import re
import sys
import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from .change import Change, ChangeKind, ChangeSet, FileKind

_TEST_FOLDERS = frozenset({"test", "tests"})
_TEST_NAMES = ("test_*.py", "*_test.py", "conftest.py", "tests.py")
_DOTTED = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+")
_DOCUMENT_FOLDERS = frozenset({"doc", "docs"})
# Folders of programs that people start by hand; no test is expected to import them.
_SCRIPT_FOLDERS = frozenset(
    {"bench", "benchmarks", "bin", "ci", "dev", "doc", "docs", "example", "examples", "hack"}
    | {"scripts", "tools", "utils-dev"}
)


@dataclass(frozen=True)
class Modules:
    """The changed Python files: `counted` are modules that tests are to cover.

    `left_out` and `unreadable` map a path to the reason: what need not be measured, and what
    would have to be and cannot.
    """

    counted: tuple[str, ...] = ()
    left_out: Mapping[str, str] = field(default_factory=dict)
    unreadable: Mapping[str, str] = field(default_factory=dict)


def classify(changes: ChangeSet) -> Modules:
    """Sort the Python files of the change set."""
    counted: list[str] = []
    left_out: dict[str, str] = {}
    unreadable: dict[str, str] = {}
    used = imported_by_changes(changes)
    packages = {posixpath.dirname(p) for p in changes.files if p.endswith("__init__.py")}
    for change in changes.changes:
        if _hides_code(change, changes, packages, used):
            unreadable[change.path] = _why_unreadable(change)
        elif change.path.endswith(".py"):
            reason = "" if change.path in used else _why_by_path(change.path, packages)
            reason = _why_by_content(change) or reason
            if reason:
                left_out[change.path] = reason
            else:
                counted.append(change.path)
    return Modules(tuple(counted), left_out, unreadable)


def is_test_path(path: str) -> bool:
    """Whether a file belongs to the tests, by its path."""
    place = PurePosixPath(path)
    return any(part.lower() in _TEST_FOLDERS for part in place.parts[:-1]) or any(
        fnmatch.fnmatchcase(place.name, pattern) for pattern in _TEST_NAMES
    )


def in_script_folder(path: str) -> bool:
    """Whether a file lies where programs lie that people start by hand."""
    return any(part.lower() in _SCRIPT_FOLDERS for part in PurePosixPath(path).parts[:-1])


def imported_by_changes(changes: ChangeSet) -> frozenset[str]:
    """The files that a changed file outside the tests imports, as far as its text says so."""
    index = _by_name(changes.files)
    found: set[str] = set()
    for change in changes.changes:
        if not change.path.endswith(".py") or is_test_path(change.path):
            continue
        for name in _imports(change.path, change.after_text or ""):
            path = _file_of(name, index)
            if path is not None and path != change.path:
                found.add(path)
    return frozenset(found)


@functools.lru_cache(maxsize=512)
def parse(text: str) -> ast.Module | None:
    """The tree of `text`; None where this Python cannot read it. Trees are shared: look only."""
    return _parse(text)


def _parse(text: str) -> ast.Module | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text.removeprefix("\ufeff"))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def is_docstring(statement: ast.stmt) -> bool:
    """Whether a statement is nothing but a string."""
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )


def _hides_code(
    change: Change, changes: ChangeSet, packages: set[str], used: frozenset[str]
) -> bool:
    if change.kind is ChangeKind.DELETED:
        return False
    if change.file_kind in (FileKind.SUBMODULE, FileKind.REPOSITORY):
        # Only where Python would look for it: others hold themes, data, other programs.
        names = {name for name in _all_imports(changes) if _lies_in(name, change.path)}
        return bool(names) or posixpath.dirname(change.path) in packages - {""}
    if not change.path.endswith(".py"):
        return False
    if change.file_kind is FileKind.LINK:
        return _link_target(change) not in changes.files
    return change.after is None and (not is_test_path(change.path) or change.path in used)


def _why_unreadable(change: Change) -> str:
    if change.file_kind is FileKind.LINK:
        return "a link to something that is not in the repository"
    if change.file_kind is FileKind.FILE:
        return change.unread or "it cannot be read"
    return "a repository of its own; what runs in it is not measured"


def _why_by_path(path: str, packages: set[str]) -> str:
    place = PurePosixPath(path)
    folder = posixpath.dirname(path)
    if is_test_path(path):
        return "belongs to the tests"
    if place.name in ("setup.py", "noxfile.py") and folder not in packages:
        return "no test is meant to import it"
    if place.name == "conf.py" and any(p.lower() in _DOCUMENT_FOLDERS for p in place.parts[:-1]):
        return "no test is meant to import it"
    return ""


def _why_by_content(change: Change) -> str:
    if change.kind is ChangeKind.DELETED:
        return "deleted"
    if change.file_kind is FileKind.LINK:
        return "a link; what it leads to counts on its own"
    if change.after is None:
        return ""
    if change.before == change.after:
        return "renamed only" if change.kind is ChangeKind.RENAMED else "its content is the same"
    after = _says(change.after_text or "")
    if after is None:
        return ""
    if not after:
        return "holds nothing that could run"
    if change.before is not None and _says(change.before_text or "") == after:
        return "only comments, layout or docstrings changed"
    return ""


_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


@functools.lru_cache(maxsize=1024)
def _says(text: str) -> str | None:
    """A digest of what `text` says to Python, without docstrings; "" where that is nothing."""
    tree = _parse(text)
    if tree is None:
        return None
    for node in ast.walk(tree):
        if isinstance(node, _DOCUMENTED) and node.body and is_docstring(node.body[0]):
            del node.body[0]
    try:
        said = "\n".join(ast.dump(s) for s in tree.body if not is_docstring(s))
    except RecursionError:
        return None
    return said and hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def _link_target(change: Change) -> str:
    target = change.after_text or ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(change.path), target))


def _all_imports(changes: ChangeSet) -> set[str]:
    return {
        name
        for change in changes.changes
        if change.path.endswith(".py") and not is_test_path(change.path)
        for name in _imports(change.path, change.after_text or "")
    }


def _lies_in(name: str, folder: str) -> bool:
    parts, inside = name.split("."), folder.split("/")
    return parts[: len(inside)] == inside


def _imports(path: str, text: str) -> Iterator[str]:
    """The dotted names that `text` imports; of relative ones, as seen from the top."""
    tree = parse(text)
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = path.split("/")[: -node.level] if node.level else []
            owner = ".".join([*package, *((node.module or "").split(".") if node.module else ())])
            if owner:
                yield owner
            yield from (f"{owner}.{alias.name}" if owner else alias.name for alias in node.names)
        elif isinstance(node, ast.Constant) and _DOTTED.fullmatch(str(node.value)):
            # `import_module("pkg.part")`, a plugin's name in a table
            yield str(node.value)


_Index = Mapping[str, list[tuple[tuple[str, ...], str]]]


def _by_name(files: Iterable[str]) -> _Index:
    index: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for path in files:
        if path.endswith(".py"):
            parts = tuple(path.removesuffix(".py").removesuffix("/__init__").split("/"))
            index[parts[-1]].append((parts, path))
    return index


def _file_of(name: str, index: _Index) -> str | None:
    """The file a dotted name most likely means: the one with the fewest folders before it."""
    wanted = tuple(name.split("."))
    if wanted[0] in sys.stdlib_module_names:
        return None
    fitting = [
        (len(parts), path)
        for parts, path in index.get(wanted[-1], ())
        if parts[-len(wanted) :] == wanted
    ]
    return min(fitting)[1] if fitting else None
