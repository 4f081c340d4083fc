"""Waivers whose day has passed."""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import Problem
from ._drafted import Drafted


def find(drafted: Drafted) -> Iterator[Problem]:
    """Each with its line."""
    for one in drafted.plan.criteria:
        for waiver in one.waivers:
            if waiver.until is not None and waiver.until < drafted.today:
                message = f"the waiver of {waiver.owner} ended on {waiver.until}"
                yield drafted.problem(message, one.criterion.line, "renew it, or take it away")
