"""`<!-- dod: NAME key=value key="two words" -->`."""

from __future__ import annotations

import re
import shlex

from ..errors import Problem
from ..model.task import Directive
from .markdown import Comment

_OURS = re.compile(r"\s*(?:dod:|dod\s*:\s)", re.IGNORECASE)
_NAME = re.compile(r"[a-z][a-z0-9-]*\Z")
_KEY = re.compile(r"[a-z][a-z0-9_-]*\Z")
_FORM = "write <!-- dod: check-name key=value -->"


def is_directive(comment: Comment) -> bool:
    """Whether a comment is meant for us; `DOD:BEGIN` and the like are not."""
    found = _OURS.match(comment.text)
    return bool(found) and (
        found is not None and (found.group().strip().islower() or found.group()[-1].isspace())
    )


def read_directive(comment: Comment, path: str) -> Directive | Problem:
    """The directive, or what is wrong with it."""
    body = comment.text.split(":", 1)[1]
    try:
        words = shlex.split(body, posix=True)
    except ValueError:
        return Problem("a directive has an open quotation mark", path, comment.line, _FORM)
    if not words:
        return Problem("a directive names no check", path, comment.line, _FORM)
    name, *rest = words
    if not _NAME.match(name):
        return Problem(f"{name!r} is no name of a check", path, comment.line, _FORM)
    options: dict[str, str] = {}
    for word in rest:
        key, equals, value = word.partition("=")
        if not equals or not _KEY.match(key):
            message = f"{word!r} in a directive is not of the form key=value"
            return Problem(message, path, comment.line, _FORM)
        if key in options:
            return Problem(f"a directive gives {key} twice", path, comment.line, _FORM)
        options[key] = value
    return Directive(name, tuple(options.items()), comment.line)
