"""Definitions of done that stand where nobody reads them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from markdown_it.token import Token

from ..errors import Problem
from ..model.language import LanguagePack
from . import headings
from .markdown import parse
from .structure import Structure

_SHOWN = 20


def swallowed(
    tokens: Sequence[Token], lines: Sequence[str], path: str, languages: Sequence[LanguagePack]
) -> list[Problem]:
    """A code fence that is never closed and hides a definition of done behind it."""
    problems = []
    for token in tokens:
        if token.type != "fence" or not token.map:
            continue
        start, end = token.map
        last = lines[end - 1].strip() if end <= len(lines) else ""
        closed = end - start > 1 and len(last) >= 3 and set(last) == {token.markup[0]}
        if closed:
            continue
        line = _demanding_heading(token.content, languages)
        if line is not None:
            message = (
                f"the code fence is never closed and hides the heading on line {start + 1 + line}"
            )
            problems.append(Problem(message, path, start + 1, "close the fence"))
    return problems


def in_front_matter(
    lines: Sequence[str], path: str, languages: Sequence[LanguagePack]
) -> list[Problem]:
    """A definition of done between the `---` lines that open a file is read by nobody."""
    line = _demanding_heading("\n".join(lines[1:-1]), languages)
    if line is None:
        return []
    message = "the front matter hides a heading of a definition of done"
    return [Problem(message, path, line + 1, "move it below the second ---")]


def _demanding_heading(text: str, languages: Sequence[LanguagePack]) -> int | None:
    """The 1-based line of the first heading in `text` that means a definition of done."""
    try:
        tokens = parse(text)
    except RecursionError:
        return None
    found = (
        token.map[0] + 1
        for token, following in itertools.pairwise(tokens)
        if token.map and _is_demanding(token, following, languages)
    )
    return next(found, None)


def _is_demanding(token: Token, following: Token, languages: Sequence[LanguagePack]) -> bool:
    return token.type == "heading_open" and headings.is_demanding(
        headings.kind_of(following.content, languages)
    )


def nothing_found(
    structure: Structure, tokens: Sequence[Token], path: str, languages: Sequence[LanguagePack]
) -> Problem:
    """There is no item: say what was found instead."""
    empty = [s for s in structure.sections if headings.is_demanding(s.kind)]
    if empty:
        where = ", ".join(f"line {s.line} {s.title!r}" for s in empty)
        message = "the definition of done has no item"
        return Problem(message, path, empty[0].line, f"write its items as a list under {where}")
    guess = _unread_heading(tokens, languages) or _near(structure)
    found = structure.heading_lines
    listed = ", ".join(f"line {line} {title!r}" for line, title in found[:_SHOWN])
    if len(found) > _SHOWN:
        listed += f" and {len(found) - _SHOWN} more"
    hint = f"headings found: {listed}" if found else "the file has no headings"
    if guess:
        hint = f"{guess}; {hint}"
    message = "no 'Definition of Done' section with at least one item"
    return Problem(message, path, None, hint)


def _near(structure: Structure) -> str:
    words = ("done", "dod", "fertig", "accept", "akzept", "abnahme", "check", "erledigt")
    for line, title in structure.heading_lines:
        if any(word in title.lower() for word in words):
            return f"did you mean line {line} {title!r}? Then call it 'Definition of Done'"
    return ""


def _unread_heading(tokens: Sequence[Token], languages: Sequence[LanguagePack]) -> str:
    quoted = 0
    for token, following in itertools.pairwise([*tokens, *tokens[-1:]]):
        quoted += token.nesting if token.type.startswith("blockquote") else 0
        line = (token.map or [0])[0] + 1
        if quoted and _is_demanding(token, following, languages):
            return f"did you mean line {line}? A quotation is not read"
        if token.type in ("fence", "code_block", "html_block"):
            inside = _demanding_heading(token.content, languages)
            if inside is not None:
                line += inside - (0 if token.type == "fence" else 1)
                return f"did you mean line {line}? Code and comments are not read"
    return ""
