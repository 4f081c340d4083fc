"""ruff has nothing to say: its linter, its formatter, or both."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import CannotTell
from ..model.check import Check, Context
from ..model.evidence import EvidenceKind, ToolRequest
from ..model.finding import Observation
from ..model.suppressions import Blinds
from ._tool_answers import examine_reports


@dataclass(frozen=True)
class Options:
    """`check` asks the linter, `format` the formatter."""

    paths: tuple[str, ...] = (".",)
    check: bool = True
    format: bool = False


def requests(options: Options) -> tuple[ToolRequest, ...]:
    """One run per part that is asked for."""
    wanted = (("ruff-check", options.check), ("ruff-format", options.format))
    return tuple(ToolRequest(tool, options.paths) for tool, asked in wanted if asked)


def examine(options: Options, context: Context) -> Observation:
    """All that ruff says, and new comments that make it look away."""
    asked = requests(options)
    if not asked:
        raise CannotTell("neither `check` nor `format` of ruff is asked for")
    kinds = [Blinds.LINT] * options.check + [Blinds.FORMAT] * options.format
    return examine_reports(context, asked, *kinds)


CHECK = Check(
    id="ruff-clean",
    title="ruff has nothing to say",
    passes_when=(
        "`ruff check` (with `format`: `ruff format --check`, too), with the project's settings on "
        "the paths the text names, has nothing to say about at least one file, nor, where the "
        "change loosens the settings, with those of the base about the changed files; each "
        "`# noqa` and the like that the change adds says why it is needed"
    ),
    options=Options,
    needs=frozenset({EvidenceKind.CHANGES, EvidenceKind.TOOLS}),
    examine=examine,
    requests=requests,
)
