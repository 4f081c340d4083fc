"""The type checker has nothing to say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..errors import CannotTell
from ..model.change import ChangeKind, ChangeSet
from ..model.check import Check, Context
from ..model.evidence import EvidenceKind, ToolRequest
from ..model.finding import Finding, Observation
from ..model.suppressions import Blinds
from ._tool_answers import examine_reports

_SUPPORTED = ("mypy",)


@dataclass(frozen=True)
class Options:
    """What is to be checked, and by which type checker."""

    paths: tuple[str, ...] = (".",)
    tool: str = "mypy"


def requests(options: Options) -> tuple[ToolRequest, ...]:
    """One run of the type checker, if it is one that can be run."""
    if options.tool not in _SUPPORTED:
        return ()
    return (ToolRequest(options.tool, options.paths),)


def examine(options: Options, context: Context) -> Observation:
    """All that the type checker says, and new comments that make it look away."""
    asked = requests(options)
    if not asked:
        raise CannotTell(
            f"the type checker {options.tool!r} cannot be run from here",
            "use mypy, or prove this line with a test linked to it",
        )
    seen = examine_reports(context, asked, Blinds.TYPES)
    stubs = _stubs_in_place_of_code(context.evidence.need_changes())
    return replace(seen, findings=(*seen.findings, *stubs))


def _stubs_in_place_of_code(changes: ChangeSet) -> Iterator[Finding]:
    for change in changes.changes:
        module = change.path.removesuffix("i")
        new_stub = change.path.endswith(".pyi") and change.kind is ChangeKind.ADDED
        if new_stub and module in changes.files:
            yield Finding(
                f"this new stub is read in place of {module}, which is then not checked",
                change.path,
                hint="write the types into the module itself",
            )


CHECK = Check(
    id="types-clean",
    title="the type checker has nothing to say",
    passes_when=(
        "mypy, with the project's settings on the paths the text names (none named: on what its "
        "settings name), reports nothing in at least one file, nor, where the change loosens the "
        "settings, with those of the base in the changed files; each `# type: ignore` and the like "
        "that the change adds says why it is needed"
    ),
    options=Options,
    needs=frozenset({EvidenceKind.CHANGES, EvidenceKind.TOOLS}),
    examine=examine,
    requests=requests,
)
