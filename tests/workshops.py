"""What tools are given to work with, in tests: a real tree, real processes, a stated change."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pytest_dod.model.change import Change, ChangeSet
from pytest_dod.system.processes import Processes
from pytest_dod.system.workshop import ToolWorkshop
from pytest_dod.testing import change, change_set

Content = str | bytes


def workshop(
    folder: Path,
    now: Mapping[str, Content],
    base: Mapping[str, Content] | None = None,
    *,
    root: str = ".",
    time_limit: float = 60,
    changes: bool = True,
) -> ToolWorkshop:
    """A repository in `folder` whose files are `now`, and were `base` (default: the same)."""
    top, scratch = folder / "repository", folder / "scratch"
    scratch.mkdir(parents=True)
    (top / ".git").mkdir(parents=True)
    for path, content in now.items():
        place = top / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)
    known = difference(now, now if base is None else base)
    return ToolWorkshop(
        top, top / root, scratch, known if changes else None, time_limit, Processes()
    )


def difference(now: Mapping[str, Content], base: Mapping[str, Content]) -> ChangeSet:
    """The change set between two trees; contents are taken as they are."""
    changes: list[Change] = []
    for path in sorted({*now, *base}):
        after, before = _bytes(now.get(path)), _bytes(base.get(path))
        if after != before:
            changes.append(change(path, after, before))
    return change_set(*changes, files=[path for path in now if now[path] == base.get(path)])


def _bytes(content: Content | None) -> bytes | None:
    return content.encode() if isinstance(content, str) else content
