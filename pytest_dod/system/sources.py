"""The Python files of a project that can count for its coverage, changed or not."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from ..model.modules import in_script_folder, is_test_path

_ENOUGH = 20_000
_BORROWED = frozenset({"node_modules", "site-packages", "dist-packages", "__pycache__"})
_BUILD = frozenset({"setup.py", "noxfile.py"})


def python_files(top: Path, root: Path, known: Iterable[str]) -> dict[str, str]:
    """Paths from the top → why the file counts only where coverage settings name it, or "".

    `known` are the paths git tracks or would track; below the project's folder `root` those that
    it ignores are found as well: they can be generated parts of the program.
    """
    prefix = Path(os.path.relpath(root.resolve(), top.resolve())).as_posix()
    prefix = "" if prefix == "." else f"{prefix}/"
    found = {
        path: _aside(path, prefix)
        for path in known
        if path.endswith((".py", ".pyw")) and os.path.isfile(top / path)
    }
    for path in _on_disk(top, root):
        found.setdefault(path, "git ignores it")
    return dict(sorted(found.items()))


def _aside(path: str, prefix: str) -> str:
    inner = path.removeprefix(prefix)
    if prefix and inner == path:
        return "lies outside of the project"
    if is_test_path(path):
        return "belongs to the tests"
    if inner in _BUILD or in_script_folder(f"{inner.partition('/')[0]}/x" if "/" in inner else "x"):
        return "no test is meant to import it"
    return ""


def _on_disk(top: Path, root: Path) -> list[str]:
    files: list[str] = []
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not _is_borrowed(Path(folder, name))]
        shown = os.path.relpath(folder, top)
        files += [
            os.path.normpath(os.path.join(shown, name)).replace(os.sep, "/")
            for name in names
            if name.endswith((".py", ".pyw"))
        ]
        if len(files) > _ENOUGH:
            break
    return files


def _is_borrowed(folder: Path) -> bool:
    """Whether what lies in a folder is not the project's: environments, other repositories."""
    return (
        folder.name in _BORROWED
        or folder.name.startswith(".")
        or (folder / "pyvenv.cfg").exists()
        or (folder / ".git").exists()
    )
