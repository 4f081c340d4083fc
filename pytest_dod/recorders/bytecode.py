"""Bytecode caches of the checkout are neither read nor written: a stale one runs code that is gone.

A source edited with its time and size kept passes for its cache, and a cache can be made by hand.
"""

from __future__ import annotations

import functools
import importlib
import os
from collections.abc import Callable
from types import ModuleType

from ._sink import Repository


def distrust_caches(repository: Repository) -> bool:
    """From now on compile the checkout's modules from source; False where that is not possible."""
    machinery = importlib.import_module("importlib._bootstrap_external")
    if not hasattr(machinery, "cache_from_source"):
        return False
    original = machinery.cache_from_source
    if getattr(original, "distrusts", None) is not None:
        return True

    # The frozen importer's own names; a tracer must not see more of it than before.
    @functools.wraps(original)
    def cache_from_source(path: object, *args: object, **named: object) -> object:
        if isinstance(path, (str, os.PathLike)) and repository.holds(os.fspath(path)):
            # The importer takes this as: compile, and do not save.
            raise NotImplementedError("bytecode of the checkout is not used")
        return original(path, *args, **named)

    cache_from_source.distrusts = repository  # type: ignore[attr-defined]  # a mark of ours
    machinery.cache_from_source = cache_from_source  # type: ignore[attr-defined]  # not in typeshed
    rewrite = importlib.import_module("_pytest.assertion.rewrite")
    # Rewritten test modules have caches of their own: (source, pyc, …), (…, pyc), (folder).
    _unless_ours(rewrite, "_read_pyc", 0, repository, None)
    _unless_ours(rewrite, "_write_pyc", 3, repository, False)
    _unless_ours(rewrite, "try_makedirs", 0, repository, False)
    return True


def _unless_ours(
    module: ModuleType, name: str, position: int, repository: Repository, instead: object
) -> None:
    original: Callable[..., object] | None = getattr(module, name, None)
    if original is None:
        return

    @functools.wraps(original)
    def wrapped(*args: object, **named: object) -> object:
        path = args[position] if len(args) > position else None
        if isinstance(path, (str, os.PathLike)) and repository.holds(os.fspath(path)):
            return instead
        return original(*args, **named)

    setattr(module, name, wrapped)
