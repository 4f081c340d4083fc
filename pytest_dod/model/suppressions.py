"""Comments that make a tool look away, and which of them a change brings."""

from __future__ import annotations

import io
import re
import tokenize
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from .change import Change, ChangeSet

EXPLANATION_HINT = (
    "remove it, or say why it is needed: at least two words and ten letters behind it on the same "
    "line, or in the comment right above"
)
_SUFFIXES = (".py", ".pyi")


class Blinds(str, Enum):
    """What a suppression hides code from."""

    LINT = "lint"
    FORMAT = "format"
    TYPES = "types"
    PYRIGHT = "pyright"
    COVERAGE = "coverage"
    SECURITY = "security"


@dataclass(frozen=True)
class Suppression:
    """One such comment; `directive` is it without what explains it, on one line.

    `why` is that explanation; "" also where the line it stands on speaks for itself.
    """

    path: str
    line: int
    blinds: Blinds
    directive: str
    explained: bool
    why: str = ""


_CODES = r"[A-Z]{1,8}\d{1,5}(?:(?:\s*,\s*|\s+)[A-Z]{1,8}\d{1,5})*"
_DIRECTIVES: tuple[tuple[Blinds, re.Pattern[str]], ...] = tuple(
    (blinds, re.compile(pattern, re.IGNORECASE))
    for blinds, pattern in (
        (Blinds.LINT, rf"#\s*(?:(?:ruff|flake8)\s*:\s*)?noqa\b(?:\s*:\s*(?:{_CODES})?)?"),
        (Blinds.LINT, r"#\s*ruff\s*:\s*(?:file-)?(?:ignore|disable)\b(?:\s*\[[^\]#]*\])?"),
        (Blinds.LINT, r"#\s*(?:ruff\s*:\s*)?isort\s*:\s*(?:skip_file|skip|off)\b"),
        (Blinds.FORMAT, r"#\s*fmt\s*:\s*(?:off|skip)\b"),
        (Blinds.FORMAT, r"#\s*yapf\s*:\s*disable\b"),
        (Blinds.TYPES, r"#\s*type\s*:\s*ignore\b(?:\s*\[[^\]#]*\])?"),
        (Blinds.TYPES, r"#\s*mypy\s*:[^#]*"),
        (Blinds.PYRIGHT, r"#\s*pyright\s*:[^#]*"),
        (Blinds.SECURITY, r"#\s*nosec\b(?:\s*:?\s*B\d{3}(?:\s*,?\s*B\d{3})*)?"),
        # The word is parted so that coverage does not find it here.
        (Blinds.COVERAGE, r"#\s*prag" r"ma[:\s]?\s*no\s*(?:cover|branch)\b"),
    )
)
_OTHER_TOOLS = re.compile(
    r"#\s*(?:pylint\s*:\s*\S+|nosemgrep\b\S*|pragma\s*:\s*allowlist\s+secret)",
    re.IGNORECASE,
)
# Inline settings of mypy that only make it stricter suppress nothing.
_STRICTER = re.compile(
    r"(?:strict(?:-\w+)*|disallow-[\w-]+|warn-[\w-]+|check-untyped-defs|extra-checks"
    r"|enable-error-code\s*=.*|no-implicit-[\w-]+)(?:\s*=\s*true)?",
    re.IGNORECASE,
)
# What stands on these lines says by itself why no test runs it.
_SPEAKS_FOR_ITSELF = re.compile(
    r"\s*(?:(?:el)?if\s+(?:\w+\.)?TYPE_CHECKING\s*:|if\s+__name__\s*==\s*['\"]__main__['\"]\s*:"
    r"|raise\s+NotImplementedError\b.*|@(?:\w+\.)?(?:abstractmethod|overload)|\.\.\.)\s*$"
)


def find_suppressions(path: str, text: str) -> tuple[Suppression, ...]:
    """All suppressions in one file, in order; works on files that Python cannot read, too."""
    lines = text.split("\n")
    found: list[Suppression] = []
    for number, comment in _comments(text, lines):
        rest = _OTHER_TOOLS.sub(" ", comment)
        matches = []
        for blinds, pattern in _DIRECTIVES:
            if blinds is not Blinds.COVERAGE:
                matches += [(blinds, match.group()) for match in pattern.finditer(rest)]
                rest = pattern.sub(" ", rest)
        why = _reason(_without_pragma(rest)) or _reason_above(lines, number)
        found += [
            Suppression(path, number, blinds, _tidy(directive), bool(why), why)
            for blinds, directive in matches
            if not _says_nothing(directive, lines[number - 1])
        ]
    found += _excluded_from_coverage(path, lines)
    found += _unchecked_functions(path, text, lines)
    return tuple(sorted(found, key=lambda s: (s.line, s.blinds.value, s.directive)))


def new_suppressions(changes: ChangeSet, *kinds: Blinds) -> tuple[Suppression, ...]:
    """The suppressions of these kinds that the change brings.

    One that stood in the same file before, or whose whole line left another file of the change,
    was moved and not added.
    """
    gone = _lines_gone(changes)
    new: list[Suppression] = []
    for change in changes.changes:
        after = change.after_text
        if after is None or not change.path.endswith(_SUFFIXES) or change.binary:
            continue
        new += [s for s in _added(change, after, gone) if s.blinds in kinds]
    return tuple(sorted(new, key=lambda s: (s.path, s.line, s.directive)))


def _added(change: Change, after: str, gone: Counter[str]) -> Iterator[Suppression]:
    before = change.before_text or ""
    old = Counter(_key(s) for s in find_suppressions(change.path, before))
    now = find_suppressions(change.path, after)
    surplus = Counter(_key(s) for s in now) - old
    lines = after.split("\n")
    # From the end, and what is not explained first: of two alike, one old, the old one is spared.
    for suppression in sorted(now, key=lambda s: (s.explained, -s.line)):
        if suppression.line not in change.added_lines or not surplus[_key(suppression)]:
            continue
        surplus[_key(suppression)] -= 1
        line = lines[suppression.line - 1].strip()
        if gone[line]:
            gone[line] -= 1
        else:
            yield suppression


def _key(suppression: Suppression) -> tuple[Blinds, str]:
    return suppression.blinds, re.sub(r"\s+", "", suppression.directive).lower()


def _lines_gone(changes: ChangeSet) -> Counter[str]:
    gone: Counter[str] = Counter()
    for change in changes.changes:
        if change.path.endswith(_SUFFIXES) and change.before is not None:
            before = Counter(line.strip() for line in (change.before_text or "").split("\n"))
            after = Counter(line.strip() for line in (change.after_text or "").split("\n"))
            gone += before - after
    return gone


def _comments(text: str, lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    if "\r" in text.replace("\r\n", ""):
        # Python ends a line there, git does not: each part is looked at under git's number.
        yield from (
            (number, part[part.index("#") :])
            for number, line in enumerate(lines, 1)
            for part in line.split("\r")
            if "#" in part
        )
        return
    reached = 0
    try:
        for token in tokenize.generate_tokens(io.StringIO(text.removeprefix("\ufeff")).readline):
            reached = token.end[0]
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string
    except (tokenize.TokenError, SyntaxError, ValueError):
        # What cannot be read as Python is taken line by line.
        for number, line in enumerate(lines[reached:], reached + 1):
            if "#" in line:
                yield number, line[line.index("#") :]


def _says_nothing(directive: str, line: str) -> bool:
    match = re.fullmatch(r"#\s*mypy\s*:(.*)", directive, re.IGNORECASE | re.DOTALL)
    if match is None:
        return False
    # mypy reads such settings only where the line starts with them.
    parts = [part.strip() for part in match.group(1).split(",") if part.strip()]
    return not line.startswith("#") or all(_STRICTER.fullmatch(part) for part in parts)


def _excluded_from_coverage(path: str, lines: Sequence[str]) -> Iterator[Suppression]:
    # Coverage looks at the text of a line, not at its comments: so does this.
    pattern = next(pattern for blinds, pattern in _DIRECTIVES if blinds is Blinds.COVERAGE)
    for number, line in enumerate(lines, 1):
        match = pattern.search(line)
        if match is None:
            continue
        rest = line[: match.start()].partition("#")[2] + " " + line[match.end() :]
        for _, other in _DIRECTIVES:
            rest = other.sub(" ", rest)
        why = _reason(rest) or _reason_above(lines, number)
        explained = bool(why or _SPEAKS_FOR_ITSELF.match(line[: match.start()].rstrip()))
        yield Suppression(path, number, Blinds.COVERAGE, _tidy(match.group()), explained, why)


def _unchecked_functions(path: str, text: str, lines: Sequence[str]) -> Iterator[Suppression]:
    if "no_type_check" not in text:
        return
    for number, line in enumerate(lines, 1):
        match = re.match(r"\s*@\s*(?:[\w.]+\.)?no_type_check\b", line)
        if match:
            why = _reason(line[match.end() :]) or _reason_above(lines, number)
            yield Suppression(path, number, Blinds.TYPES, "@no_type_check", bool(why), why)


def _reason_above(lines: Sequence[str], number: int) -> str:
    above: list[str] = []
    for line in reversed(lines[: number - 1]):
        comment = line.strip()
        if not comment.startswith("#") or any(p.search(comment) for _, p in _DIRECTIVES):
            break
        above.append(comment.lstrip("# "))
    return _reason(" ".join(reversed(above)))


def _without_pragma(text: str) -> str:
    for blinds, pattern in _DIRECTIVES:
        if blinds is Blinds.COVERAGE:
            text = pattern.sub(" ", text)
    return text


def _reason(text: str) -> str:
    """The explanation that `text` gives, on one line; "" where it gives none."""
    said = "".join(c if c.isprintable() else " " for c in text) if _explains(text) else ""
    return " ".join(said.split()).strip("#:;,-– ")[:200]


def _explains(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text)
    letters = sum(_weight(letter) for word in words for letter in word)
    several = len(words) > 1 or any(_weight(letter) > 1 for word in words for letter in word)
    return several and letters >= 10


def _weight(letter: str) -> int:
    # One ideograph says about as much as three letters, and needs no blanks around it.
    return 3 if unicodedata.east_asian_width(letter) in ("W", "F") else 1


def _tidy(directive: str) -> str:
    printable = "".join(c if c.isprintable() else " " for c in directive)
    return " ".join(printable.split()).rstrip(" :,")[:80]
