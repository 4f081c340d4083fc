"""no-secrets: the change adds no credential, in the working tree or in any of its commits."""

from __future__ import annotations

from ..errors import CannotTell
from ..model.check import Check, Context, NoOptions
from ..model.evidence import EvidenceKind, ToolRequest
from ..model.finding import Observation

_REQUEST = ToolRequest("secrets")


def _requests(options: NoOptions) -> tuple[ToolRequest, ...]:
    return (_REQUEST,)


def _examine(options: NoOptions, context: Context) -> Observation:
    context.evidence.need_changes()
    report = context.evidence.need_tool(_REQUEST)
    if report.reason and not report.findings:
        raise CannotTell(report.reason, report.hint)
    notes = [f"scanned with {report.version}"] if report.version else []
    if report.reason:
        notes.append(report.reason)
    return Observation(
        report.examined, "changed files and commits", report.findings, notes=tuple(notes)
    )


CHECK = Check(
    id="no-secrets",
    title="The change adds no credential",
    passes_when=(
        "no engine finds a credential in what the change adds: the working tree, each commit since "
        "the base and its message; inline and in-repository allow-lists are ignored"
    ),
    options=NoOptions,
    needs=frozenset({EvidenceKind.CHANGES, EvidenceKind.COMMITS, EvidenceKind.TOOLS}),
    examine=_examine,
    requests=_requests,
)
