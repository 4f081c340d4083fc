"""What a template left to be filled in, in the values that a task names."""

from __future__ import annotations

import re

from ..model.finding import Finding

_PLACEHOLDER = re.compile(r"<[^<>\n]{1,200}>|\{\{[^{}\n]{0,200}\}\}")
_LINK = re.compile(r"<(?:https?://|mailto:)[^<>\s]+>")


def placeholder_in(text: str) -> str:
    """The first `<…>` or `{{…}}` in `text`; "" where there is none."""
    found = _PLACEHOLDER.search(_LINK.sub("", text))
    return found[0] if found else ""


def without_placeholders(text: str) -> str:
    """`text` less all of them."""
    return _PLACEHOLDER.sub(" ", _LINK.sub("link", text))


def unfilled(text: str, task_path: str, line: int) -> Finding:
    """That `text`, which the task names on `line`, was never filled in."""
    return Finding(
        f"{text} still holds the placeholder {placeholder_in(text)}",
        task_path or None,
        line if task_path else None,
        "write what is meant, or take the line out of the task",
    )
