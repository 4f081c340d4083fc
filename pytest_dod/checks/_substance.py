"""What a reader of a document sees, to tell a change of it from a touch."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter

from ..model.change import Change, ChangeKind
from ._paths import is_changelog

_HIDDEN = re.compile(r"<!--.{0,20000}?-->", re.DOTALL)
_ALSO_HIDDEN = re.compile(r"^\s{0,3}\[[^\]\n]{0,80}\]:\s*(?:#|<>).*$", re.MULTILINE)
_RST_COMMENT = re.compile(r"^\.\.(?![ \t]*[\w+:-]+::|[ \t]*[_|\[]).*(?:\n[ \t]+.*)*$", re.MULTILINE)
_FOR_TOOLS = re.compile(
    r"lint|prettier|toc|vale|spell|badge|contributors|template|ignore|dod:", re.I
)
_NO_WIDTH = re.compile("[\u200b\u2060\u180e]")
_LEAST_WORDS = 3


def words_of(path: str, text: str) -> Counter[str]:
    """The words that stand in a document for its readers."""
    shown = _ALSO_HIDDEN.sub(" ", _HIDDEN.sub(" ", text))
    if path.lower().endswith((".rst", ".txt")):
        shown = _RST_COMMENT.sub(" ", shown)
    shown = unicodedata.normalize("NFC", html.unescape(shown))
    unseen = {ord(letter): None for letter in set(shown) if unicodedata.category(letter) == "Cf"}
    shown = shown.translate(unseen)
    return Counter(re.findall(r"\w+", shown))


def changed_in_substance(change: Change) -> bool:
    """Whether readers find something new: white space, comments and invisible signs are not.

    In a changelog something must be added: it is a list that only grows.
    """
    if not says_otherwise(change):
        return False
    if change.before is None or change.binary or not is_changelog(change.path):
        return True
    then = words_of(change.old_path or change.path, (change.before_text or "").casefold())
    return bool(words_of(change.path, (change.after_text or "").casefold()) - then)


def says_otherwise(change: Change) -> bool:
    """Whether readers find other words than before, be it fewer."""
    if change.kind is ChangeKind.DELETED or change.after is None:
        return False
    if change.binary:
        return change.before != change.after
    now = words_of(change.path, change.after_text or "")
    if change.before is None:
        return sum(now.values()) >= _LEAST_WORDS
    then = words_of(change.old_path or change.path, change.before_text or "")
    return now != then


def changed_only_out_of_sight(change: Change) -> bool:
    """Whether the one thing that differs is a comment or a sign that has no width."""
    if change.kind is not ChangeKind.MODIFIED or change.binary or change.after is None:
        return False
    now, then = change.after_text or "", change.before_text or ""
    return not says_otherwise(change) and _out_of_sight(now) != _out_of_sight(then)


def _out_of_sight(text: str) -> list[str]:
    hidden = [found for found in _HIDDEN.findall(text) if not _FOR_TOOLS.search(found)]
    return hidden + _ALSO_HIDDEN.findall(text) + _NO_WIDTH.findall(text)
