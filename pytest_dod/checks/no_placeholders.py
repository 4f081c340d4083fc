"""no-placeholders: the task was filled in."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import CannotTell
from ..model.check import Check, Context
from ..model.evidence import EvidenceKind
from ..model.finding import Finding, Observation

_HINT = "write what is meant, or take the line out of the task"


@dataclass(frozen=True)
class Options:
    """Filled in by whoever has read the task; the text of a directive cannot give them.

    `found` are the placeholders that stand in it, each as `line:text`, those in fences and in
    examples aside. `lines` is how many of its lines were looked at: without any nothing is proven.
    """

    found: tuple[str, ...] = ()
    lines: int = 0


def examine(options: Options, context: Context) -> Observation:
    """One finding for each placeholder."""
    if options.lines < 1 and not options.found:
        raise CannotTell("the task was not searched for placeholders")
    return Observation(
        max(options.lines, len(options.found)),
        "lines",
        tuple(_finding(entry, context) for entry in options.found),
    )


def _finding(entry: str, context: Context) -> Finding:
    number, colon, text = entry.partition(":")
    line = int(number) if colon and number.isascii() and number.isdecimal() else None
    shown = text.strip() if line is not None else entry.strip()
    message = f"the placeholder {shown} was never filled in"
    if context.task_path:
        return Finding(message, context.task_path, line, _HINT)
    where = f"line {line}: " if line is not None else ""
    return Finding(f"{where}{message}", hint=_HINT)


_NOTHING: frozenset[EvidenceKind] = frozenset()

CHECK = Check(
    id="no-placeholders",
    title="the task is filled in",
    passes_when="no `<…>` or `{{…}}` of the template is left in the task, examples aside",
    options=Options,
    needs=_NOTHING,
    examine=examine,
)
