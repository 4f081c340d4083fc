"""black would change nothing."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.check import Check, Context
from ..model.evidence import EvidenceKind, ToolRequest
from ..model.finding import Observation
from ..model.suppressions import Blinds
from ._tool_answers import examine_reports


@dataclass(frozen=True)
class Options:
    """What black is to look at."""

    paths: tuple[str, ...] = (".",)


def requests(options: Options) -> tuple[ToolRequest, ...]:
    """One run of black."""
    return (ToolRequest("black", options.paths),)


def examine(options: Options, context: Context) -> Observation:
    """All that black says, and new comments that make it look away."""
    return examine_reports(context, requests(options), Blinds.FORMAT)


CHECK = Check(
    id="black-clean",
    title="black would change nothing",
    passes_when=(
        "`black --check`, with the project's settings on the paths the text names, would reformat "
        "none of at least one file, nor, where the change loosens the settings, any changed file "
        "with those of the base; each `# fmt: off` and the like that the change adds says why it "
        "is needed"
    ),
    options=Options,
    needs=frozenset({EvidenceKind.CHANGES, EvidenceKind.TOOLS}),
    examine=examine,
    requests=requests,
)
