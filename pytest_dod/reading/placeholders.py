"""Placeholders of the template that nobody filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from ..model.task import Section, SectionKind

_PLACEHOLDER = re.compile(r"<(?P<words>(?=\S)[^<>`\n]*[^\W\d_][^<>`\n]*)>|\{\{[^{}\n]*\}\}")
_CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ADDRESS = re.compile(r"(?:https?|ftp|mailto):|[^\s@]+@[^\s@]+\.\w+\Z", re.IGNORECASE)
_TAG = re.compile(
    r"/?(?:a|abbr|b|br|code|dd|del|details|dfn|div|dl|dt|em|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|"
    r"pre|q|s|samp|small|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul|var|video)"
    r"(?:\s[^>]*)?/?\Z",
    re.IGNORECASE,
)
# In code these have a meaning of their own: a route's parameter, a type, a comparison, markup.
_ROUTE = re.compile(r"(?:[A-Z]+\s+)?/\S*\Z")
_MARKUP = re.compile(r"\A\s*</?\w[\w-]*(?:\s[^>]*)?/?>.*</\w[\w-]*>\s*\Z", re.DOTALL)
_TYPE = re.compile(r"\b[A-Z]\w*<[\w, .\[\]]+>")


def placeholders(tokens: Sequence[Token], sections: Sequence[Section]) -> Iterator[tuple[int, str]]:
    """Line and text of each placeholder outside of fences, comments and examples."""
    for token in tokens:
        # A line that starts with <name> is HTML to Markdown.
        if token.type not in ("inline", "html_block") or token.map is None:
            continue
        if _in_example(token.map[0] + 1, sections):
            continue
        for offset, text in _in_text(_COMMENT.sub(_blank, token.content)):
            yield token.map[0] + 1 + token.content.count("\n", 0, offset), text


def _in_text(content: str) -> Iterator[tuple[int, str]]:
    codes = list(_CODE.finditer(content))
    for found in _PLACEHOLDER.finditer(content):
        words = found["words"]
        if words is not None and (_TAG.match(words) or _ADDRESS.match(words)):
            continue
        code = next((c for c in codes if c.start() < found.start() < c.end()), None)
        if code is not None and _means_something(code[2].strip(), found[0]):
            continue
        yield found.start(), found[0]


def _means_something(code: str, placeholder: str) -> bool:
    route = _ROUTE.match(code) and not re.search(r"\.\w{1,5}\Z", code)
    markup = _MARKUP.match(code) and code != placeholder
    typed = any(placeholder in found for found in _TYPE.findall(code))
    return bool(route or markup or typed or (placeholder.startswith("{{") and "${{" in code))


def _in_example(line: int, sections: Sequence[Section]) -> bool:
    level: int | None = None
    for section in sections:
        if section.line > line:
            break
        if level is not None and section.level <= level:
            level = None
        if section.kind is SectionKind.EXAMPLE:
            level = section.level
    return level is not None


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
