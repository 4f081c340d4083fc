"""Tools that an item names without saying more about them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..model.language import compiled
from .clauses import CodeSpan, Sentence, Span
from .commands import read_command
from .readings import Reading

# Prose may begin with a tool's name: what follows must be options and paths, nothing else.
_BARE = re.compile(
    r"(?:(?:uv|poetry|pdm|pipenv|hatch) run |python3? -m )*"
    r"(?:pytest|ruff check|ruff format|black|mypy)"
    r"(?: (?:-[\w=-]+|\.|[\w.-]*/[\w./:-]*|[\w-]+\.\w+))*(?: (?:src|tests?|app))*\Z"
)
_TAIL = re.compile(r":\s+(?=\S)")
_CLEAN = frozenset({"tests-pass", "ruff-clean", "black-clean", "types-clean"})
_LINT = {"check": "true", "format": "false"}
_TOOLS: tuple[tuple[str, str, dict[str, str]], ...] = (
    (r"(?<![\w-])mypy(?![\w-])", "types-clean", {}),
    (r"(?<![\w-])black(?![\w-])", "black-clean", {}),
    (r"(?<![\w-])ruff(?! format)(?![\w-])", "ruff-clean", _LINT),
)


def bare_command(text: str) -> list[CodeSpan]:
    """A command without backticks: all of an item, or what follows its last colon."""
    starts = [0, *(found.end() for found in _TAIL.finditer(text))]
    end = len(text.rstrip())
    for start in (starts[-1], 0):
        part = text[start:end]
        if not _BARE.match(part):
            continue
        command = read_command(part)
        if command and command.check:
            return [CodeSpan(Span(start, end), part)]
    return []


def named_tools(text: str, sentence: Sentence, readings: Sequence[Reading]) -> Iterator[Reading]:
    """`Lint and tests clean (ruff, mypy)`: the tools in the sentence share what is said of one."""
    said = [one for one in readings if one.check in _CLEAN and one.span.overlaps(sentence.span)]
    linted = any(one.options.get("format") != "true" and one.check != "black-clean" for one in said)
    for pattern, check, options in _TOOLS:
        if not said or any(one.check == check for one in said):
            continue
        if check == "ruff-clean" and not linted:
            continue
        found = compiled(pattern).search(text, sentence.span.start, sentence.span.end)
        if found:
            span = Span(*found.span())
            yield Reading(check, options, f"tool {found.group()}", span, span)
