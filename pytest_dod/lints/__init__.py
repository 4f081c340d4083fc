"""The table of lints: what can be wrong with a task file before anybody has begun."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..errors import Problem
from . import (
    contradictions,
    declared_files,
    duplicates,
    expired_waivers,
    test_ids,
    unfilled,
    unread,
)
from ._drafted import Drafted, Look

Lint = Callable[[Drafted], Iterator[Problem]]

LINTS: tuple[Lint, ...] = (
    unfilled.find,
    unread.find,
    contradictions.find,
    duplicates.find,
    test_ids.find,
    declared_files.find,
    expired_waivers.find,
)

__all__ = ["LINTS", "Drafted", "Lint", "Look"]
