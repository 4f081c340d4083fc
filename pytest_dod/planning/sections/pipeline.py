"""CI/CD: each command is to run in the pipeline."""

from __future__ import annotations

from ...model.task import Criterion
from ..clauses import code_spans
from ..commands import FOREIGN_TOOLS, TOOLS, is_document, read_command
from ._reading import Demand, SectionReading
from ._words import Words


def read(criterion: Criterion, words: Words) -> SectionReading | None:
    """None for a line without a command."""
    commands = commands_of(criterion.plain)
    if not commands:
        return None
    via = f"section {criterion.section!r}: the pipeline runs {len(commands)} command(s)"
    return SectionReading((Demand("ci-runs", {"commands": commands}, via),))


def commands_of(text: str) -> tuple[str, ...]:
    """The code spans that are commands."""
    return tuple(
        code.content
        for code in code_spans(text)
        if code.content and not is_document(code.content) and _is_command(code.content, text)
    )


def _is_command(code: str, text: str) -> bool:
    """A single word is one where it is a tool's name, or all that the line says."""
    alone = text.strip(" .;,`") == code
    known = code in TOOLS or code in FOREIGN_TOOLS or read_command(code) is not None
    return known or alone or " " in code or "/" in code
