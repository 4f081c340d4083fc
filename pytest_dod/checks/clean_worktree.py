"""clean-worktree: all that was judged is committed."""

from __future__ import annotations

from ..model.check import Check, Context, NoOptions
from ..model.evidence import EvidenceKind
from ..model.finding import Finding, Observation


def examine(options: NoOptions, context: Context) -> Observation:
    """Name every path at which the working tree or the index differ from HEAD."""
    changes = context.evidence.need_changes()
    head = changes.head
    findings = [
        Finding(f"is {_how(path in changes.files)}", path, None, _hint(path in changes.files))
        for path in head.uncommitted
    ]
    if head.dirty and not findings:
        findings = [Finding("the working tree differs from HEAD", hint="commit what belongs to it")]
    return Observation(1, "working tree", tuple(findings))


def _how(is_there: bool) -> str:
    return "not committed as it is now" if is_there else "deleted, and that is not committed"


def _hint(is_there: bool) -> str:
    if is_there:
        return "commit it; undo the change; or have git ignore what is never to be committed"
    return "commit that, or restore it"


CHECK = Check(
    id="clean-worktree",
    title="nothing is uncommitted",
    passes_when=(
        "working tree and index are what HEAD holds: nothing is changed, staged, or untracked and "
        "not ignored"
    ),
    options=NoOptions,
    needs=frozenset({EvidenceKind.CHANGES}),
    examine=examine,
)
