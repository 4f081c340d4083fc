"""Which code of the checkout takes part in running the tests."""

from __future__ import annotations

import inspect

import pytest

from ._sink import Repository


def implementers(config: pytest.Config, repository: Repository, *hooks: str) -> tuple[str, ...]:
    """`path:line` of each function in the checkout that implements one of `hooks`."""
    found: dict[str, None] = {}
    for name in hooks:
        caller = getattr(config.hook, name, None)
        for implementation in caller.get_hookimpls() if caller is not None else ():
            code = getattr(inspect.unwrap(implementation.function), "__code__", None)
            if code is not None and repository.holds(code.co_filename):
                found[f"{repository.relative(code.co_filename)}:{code.co_firstlineno}"] = None
    return tuple(found)


def place(named: str) -> tuple[str | None, int | None]:
    """The path and the line in `path:line`."""
    path, _, line = named.rpartition(":")
    return (path, int(line)) if path and line.isdecimal() else (None, None)
