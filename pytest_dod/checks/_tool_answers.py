"""What the checks that rest on tools have in common."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable

from ..model.check import Context
from ..model.evidence import ToolReport, ToolRequest
from ..model.finding import Observation
from ..model.suppressions import Blinds, new_suppressions
from ._excuses import of_suppression, parted


def examine_reports(
    context: Context, requests: Iterable[ToolRequest], *kinds: Blinds
) -> Observation:
    """All that the tools found, and new comments of these kinds that make them look away."""
    changes = context.evidence.need_changes()
    asked = tuple(requests)
    reports = [context.evidence.need_tool(request) for request in asked]
    paths = {path for request in asked for path in request.paths}
    new = [s for s in new_suppressions(changes, *kinds) if _is_below(s.path, paths)]
    hidden, excuses = parted(map(of_suppression, new))
    findings = [finding for report in reports for finding in report.findings] + hidden
    examined = min((report.examined for report in reports), default=0)
    notes = tuple(dict.fromkeys(note for report in reports for note in report.notes))
    return Observation(
        examined,
        "files",
        tuple(findings),
        notes=(*notes, *(_empty(report) for report in reports if not report.examined)),
        excuses=tuple(excuses),
    )


def _is_below(path: str, wanted: Iterable[str]) -> bool:
    # The paths are as seen from the project's folder, which may lie anywhere in the repository.
    places = [posixpath.normpath(place) for place in wanted]
    return any(p == "." or f"/{path}/".find(f"/{p}/") >= 0 for p in places)


def _empty(report: ToolReport) -> str:
    where = ", ".join(report.request.paths)
    return f"{report.request.tool} found no Python file to look at in {where}"
