"""What would be a finding, had nobody said why it is so."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.finding import Excuse, Finding
from ..model.suppressions import EXPLANATION_HINT, Suppression


def weighed(finding: Finding, why: str) -> Finding | Excuse:
    """`finding`, or the excuse that `why` makes of it."""
    if not why:
        return finding
    return Excuse(finding.message, why, finding.path, finding.line)


def parted(found: Iterable[Finding | Excuse]) -> tuple[list[Finding], list[Excuse]]:
    """The findings, and what somebody explained; each once."""
    once = tuple(dict.fromkeys(found))
    findings = [each for each in once if isinstance(each, Finding)]
    return findings, [each for each in once if isinstance(each, Excuse)]


def of_suppression(new: Suppression) -> Finding | Excuse:
    """What a new comment that makes a tool look away is: a finding without a reason beside it."""
    if new.explained:
        message = f"`{new.directive}` is new"
        return Excuse(message, new.why or "the line speaks for itself", new.path, new.line)
    message = f"`{new.directive}` is new here and does not say why it is needed"
    return Finding(message, new.path, new.line, EXPLANATION_HINT)
