"""A criterion excused, with a reason and an owner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Waiver:
    """Excuses what one criterion lacks; `where` it was written, for people.

    `until` is the last day it holds, None for good. `check` narrows it to the bindings of one
    check, "" means all of them and the unread parts as well. `item` names the criterion it is for
    ("EXP-114/3") where it stands in the settings; there it may be "" for every criterion that has
    the check.
    """

    reason: str
    owner: str
    where: str
    until: date | None = None
    check: str = ""
    item: str = ""
    in_settings: bool = False

    def expired(self, day: date) -> bool:
        """Whether it no longer holds on `day`."""
        return self.until is not None and day > self.until

    def __str__(self) -> str:
        until = f", until {self.until.isoformat()}" if self.until else ""
        return f"{self.reason} ({self.owner}{until}; {self.where})"
