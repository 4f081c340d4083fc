"""What a line of such a section was read as."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ...model.plan import Unread


@dataclass(frozen=True)
class Demand:
    """A check by its id, with values for its options, and why the line was read so."""

    check: str
    values: Mapping[str, str | bool | tuple[str, ...]] = field(default_factory=dict)
    via: str = ""


@dataclass(frozen=True)
class SectionReading:
    """The demands of one line; `unread` are parts of it that none of them answers for."""

    demands: tuple[Demand, ...] = ()
    unread: tuple[Unread, ...] = ()
