"""ruff has nothing to say: its linter, its formatter, or both."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..errors import CannotTell
from ..model.change import ChangeSet
from ..model.check import Check, Context
from ..model.evidence import EvidenceKind, ToolRequest
from ..model.finding import Observation
from ..model.suppressions import Blinds
from ._tool_answers import examine_reports


@dataclass(frozen=True)
class Options:
    """`check` asks the linter, `format` the formatter; `new` leaves alone what was there before."""

    paths: tuple[str, ...] = (".",)
    check: bool = True
    format: bool = False
    new: bool = False


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
    seen = examine_reports(context, asked, *kinds)
    return _only_new(seen, context.evidence.need_changes()) if options.new else seen


def _only_new(seen: Observation, changes: ChangeSet) -> Observation:
    """Without what is said of files that the change leaves alone.

    What is said of an old line of a changed file may be new all the same: an import is unused when
    its last use goes.
    """
    added = {change.path: change.added_lines for change in changes.changes}
    near = [each for each in seen.findings if each.path is None or each.path in added]
    new = [
        each
        for each in near
        if each.path is None or each.line is None or each.line in added[each.path]
    ]
    if near and not new:
        where = f"{near[0].path}:{near[0].line}"
        raise CannotTell(
            f"{len(near)} finding(s) on older lines of changed files, such as {where}, may be new",
            "fix them, or demand that the linter finds nothing at all",
        )
    old = len(seen.findings) - len(near)
    notes = (*seen.notes, f"left out: {old} finding(s) in other files") if old else seen.notes
    return replace(seen, findings=tuple(new), notes=notes)


CHECK = Check(
    id="ruff-clean",
    title="ruff has nothing to say",
    passes_when=(
        "`ruff check` (with `format`: `ruff format --check`, too), with the project's settings on "
        "the paths the text names, has nothing to say about at least one file, nor, where the "
        "change loosens the settings, with those of the base about the changed files; each "
        "`# noqa` and the like that the change adds says why it is needed. With `new` only the "
        "files that the change touches count"
    ),
    options=Options,
    needs=frozenset({EvidenceKind.CHANGES, EvidenceKind.TOOLS}),
    examine=examine,
    requests=requests,
)
