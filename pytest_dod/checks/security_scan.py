"""security-scan: scanners find no weakness in the change, and none in what it depends on."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import CannotTell
from ..model.check import Check, Context
from ..model.evidence import EvidenceKind, ToolReport, ToolRequest
from ..model.finding import Observation
from ..model.suppressions import Blinds, new_suppressions
from ._excuses import of_suppression, parted

_SUPPORTED = ("bandit", "pip-audit")


@dataclass(frozen=True)
class Options:
    """`tools` are bandit, pip-audit or both. `paths` are for bandit: without any it looks at the
    modules that the change touches. `requirements` are for pip-audit: without any it looks at what
    is installed.
    """

    tools: tuple[str, ...] = ("bandit",)
    paths: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()


def requests(options: Options) -> tuple[ToolRequest, ...]:
    """One run of each scanner that can be run."""
    files = {"bandit": options.paths, "pip-audit": options.requirements}
    return tuple(ToolRequest(tool, files[tool]) for tool in options.tools if tool in files)


def examine(options: Options, context: Context) -> Observation:
    """All that the scanners say, and new comments that make bandit look away."""
    strange = [tool for tool in options.tools if tool not in _SUPPORTED]
    if strange or not options.tools:
        raise CannotTell(
            f"the scanner {', '.join(strange) or '(none)'} cannot be run from here",
            f"known are {', '.join(_SUPPORTED)}; or prove this line with a test linked to it",
        )
    changes = context.evidence.need_changes()
    reports = [context.evidence.need_tool(request) for request in requests(options)]
    new = new_suppressions(changes, Blinds.SECURITY) if "bandit" in options.tools else ()
    hidden, excuses = parted(map(of_suppression, new))
    findings = [finding for report in reports for finding in report.findings]
    empty = [report for report in reports if not report.examined]
    if empty and not findings and not hidden:
        raise CannotTell(_nothing(empty[0]), "name what it is to look at in the task")
    return Observation(
        sum(report.examined for report in reports),
        "files and packages" if len(reports) > 1 else _unit(reports[0]),
        (*findings, *hidden),
        notes=tuple(note for report in reports for note in report.notes),
        excuses=tuple(excuses),
    )


def _unit(report: ToolReport) -> str:
    return "files" if report.request.tool == "bandit" else "packages"


def _nothing(report: ToolReport) -> str:
    if report.request.tool == "bandit" and not report.request.paths:
        return "the change touches no module that bandit could look at"
    return f"{report.request.tool} found nothing to look at"


CHECK = Check(
    id="security-scan",
    title="security scanners find nothing",
    passes_when=(
        "bandit, with the project's settings and those of the base, reports nothing on the lines "
        "that the change adds to modules outside of the tests, or, where paths are named, nothing "
        "at all below these; pip-audit, where it is named, knows no vulnerability of an installed "
        "package or pinned requirement. Each new `# nosec` says why it is needed. A scanner that "
        "is not installed, or whose index cannot be reached, proves nothing"
    ),
    options=Options,
    needs=frozenset({EvidenceKind.CHANGES, EvidenceKind.TOOLS}),
    examine=examine,
    requests=requests,
)
