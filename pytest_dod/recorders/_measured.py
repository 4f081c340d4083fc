"""What a measurement has seen of the changed modules, whoever made it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..wire import Record, pack_lines
from ._sink import real_path

if TYPE_CHECKING:
    from coverage import Coverage, CoverageData


@dataclass
class Executed:
    """Lines, arcs and first lines of called functions in one file; `entered` None: not known."""

    lines: set[int] = field(default_factory=set)
    arcs: set[tuple[int, int]] = field(default_factory=set)
    entered: set[int] | None = None


class Modules:
    """The changed modules, found again under the names that coverage gives files.

    `others` are recorded as well, and nothing else is said of them.
    """

    def __init__(self, paths: Iterable[str], others: Iterable[str] = ()) -> None:
        changed = {os.path.realpath(path): path for path in paths}
        self._changed = tuple(changed)
        self._paths = {**{os.path.realpath(path): path for path in others}, **changed}

    def __len__(self) -> int:
        return len(self._paths)

    @property
    def real_paths(self) -> tuple[str, ...]:
        """Where the changed ones really stand."""
        return self._changed

    @property
    def recorded(self) -> tuple[str, ...]:
        """Where all of them really stand."""
        return tuple(self._paths)

    def named(self, real_path: str) -> str | None:
        """The path by which we were told of the file."""
        return self._paths.get(real_path)

    def executed(self, data: CoverageData, folder: str) -> dict[str, Executed]:
        """What `data` holds of them; its relative paths start in `folder`."""
        found: dict[str, Executed] = {}
        for file in data.measured_files():
            path = self.named(os.path.realpath(os.path.join(folder, file)))
            if path is None:
                continue
            arcs = set(data.arcs(file) or ()) if data.has_arcs() else set()
            entered = {-start for start, _ in arcs if start < 0} if data.has_arcs() else None
            lines = set(data.lines(file) or ())
            if lines:
                found[path] = Executed(lines, arcs, entered)
        return found

    def entered(self, coverage: Coverage) -> dict[str, set[int]] | None:
        """First lines of the functions that were called; None where its tracer does not keep them.

        The `sysmon` tracer keeps every code object that was started, others tell it by arcs.
        """
        collector = getattr(coverage, "_collector", None)
        tracers = getattr(collector, "tracers", None) or ()
        kept = [getattr(tracer, "code_objects", None) for tracer in tracers]
        if not kept or any(not isinstance(objects, list) for objects in kept):
            return None
        found: dict[str, set[int]] = {}
        for objects in kept:
            for code in tuple(objects or ()):
                path = self.named(real_path(code.co_filename))
                if path is not None:
                    found.setdefault(path, set()).add(code.co_firstlineno)
        return found


def join(into: dict[str, Executed], more: dict[str, Executed]) -> None:
    """Add `more` to `into`."""
    for path, told in more.items():
        known = into.setdefault(path, Executed(entered=set()))
        known.lines |= told.lines
        known.arcs |= told.arcs
        if known.entered is not None:
            known.entered = None if told.entered is None else known.entered | told.entered


def with_entered(
    executed: dict[str, Executed], entered: dict[str, set[int]] | None
) -> dict[str, Executed]:
    """`executed`, with what the tracer kept of called functions instead of what arcs tell."""
    if entered is not None:
        for path, told in executed.items():
            told.entered = entered.get(path, set())
    return executed


def records(executed: dict[str, Executed]) -> Iterator[Record]:
    """One record for each file."""
    for path, told in sorted(executed.items()):
        yield {
            "kind": "executed",
            "path": path,
            "lines": pack_lines(told.lines),
            "arcs": [number for arc in sorted(told.arcs) for number in arc],
            "entered": None if told.entered is None else sorted(told.entered),
        }
