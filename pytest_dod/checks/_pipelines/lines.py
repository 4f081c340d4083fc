"""Lists of shell lines in a YAML file, as one script whose lines are those of the file."""

from __future__ import annotations

from .model import Flaw, Script, Variables
from .yaml import Node


def script_of(
    before: list[Node],
    script: list[Node],
    system: str,
    flaws: tuple[Flaw, ...],
    variables: Variables,
    *,
    pipefail: bool,
    strict: bool = True,
    name: str = "",
    path: str = "",
) -> Script:
    """One script of all lines; what stands elsewhere is put above the rest."""
    above = "".join(f"{node.text.rstrip()}\n" for node in before)
    first = script[0].text_line or script[0].line
    text, line = "", first
    for node in script:
        start = node.text_line or node.line
        if start > line:
            text += "\n" * (start - line)
            line = start
        text += f"{node.text.rstrip()}\n"
        line += node.text.rstrip().count("\n") + 1
    return Script(
        above + text,
        script[0].path or path,
        first - above.count("\n"),
        system,
        strict,
        pipefail,
        "",
        variables,
        flaws,
        via=(name,) if name else (),
    )
