"""Changes to files: each path is declared as new, changed or deleted."""

from __future__ import annotations

import re

from ...model.plan import Unread
from ...model.task import Criterion
from ..clauses import code_spans
from ..commands import outside
from ._reading import Demand, SectionReading
from ._words import Words

KINDS = ("new", "changed", "deleted")
_PATH = re.compile(
    r"(?:[\w.@+<>*{}\[\]-]+/)+[\w.@+<>*{}\[\]-]*|[\w.@+<>*-]*\w\.\w{1,8}|\.\w[\w.-]*|"
    r"(?:Makefile|Dockerfile|Justfile|Procfile|LICEN[CS]E|NOTICE|CODEOWNERS|VERSION|README|CHANGELOG)"
)
_FIRST = re.compile(r"\W*(" + _PATH.pattern + r")(?=[\s,;:)]|$)")
_BARE = re.compile(
    r"(?<![\w`/.<-])((?:[\w.-]+/)+[\w.-]+\.\w{1,8}|"
    r"\w[\w-]*\.(?:py|md|toml|cfg|ini|ya?ml|json|txt|rst|jsx?|tsx?|html|css|sql|sh))\b"
)


def read(criterion: Criterion, words: Words) -> SectionReading | None:
    """The first path of the line, and the kind its group, its row or itself says."""
    paths = paths_of(criterion.plain)
    if not paths:
        return None
    beside = criterion.plain
    for path in paths:
        beside = beside.replace(f"`{path}`", " ").replace(path, " ")
    cells = [
        text for _, cell in criterion.cells for text in (cell,) if text.strip("` ") not in paths
    ]
    kind = words.first(KINDS, (*criterion.group, *(cells or [_head(beside)])))
    if kind is None:
        reason = f"it does not say whether {paths[0]} is new, changed or deleted"
        return SectionReading(unread=(Unread(criterion.plain, reason),))
    strange = [path for path in paths if outside(path)]
    if strange:
        reason = f"{strange[0]} is outside the repository"
        return SectionReading(unread=(Unread(criterion.plain, reason),))
    via = f"section {criterion.section!r}: declared as {kind}"
    return SectionReading((Demand("declared-changes", {kind: tuple(paths)}, via),))


def paths_of(text: str) -> list[str]:
    """The paths a line declares: its first code span that is one, and those joined to it."""
    paths: list[str] = []
    end = 0
    for code in code_spans(text):
        between = text[end : code.span.start]
        if paths and not re.fullmatch(r"\s*(?:,|/|\+|&|und|and|→|->)\s*", between):
            break
        if not _PATH.fullmatch(code.content.removeprefix("./")):
            if paths:
                break
            continue
        paths.append(code.content.removeprefix("./"))
        end = code.span.end
    if not paths:
        bare = _FIRST.match(text) or _BARE.search(text)
        return [bare[1]] if bare else []
    # What follows a comma right behind is declared too; what follows a dash or colon describes.
    following = re.match(r"(?:\s*(?:,|und|and|&)\s*[^\s,;:—–]+)+", text[end:])
    named = _BARE.findall(re.sub(r"`[^`]*`", " ", following[0])) if following else []
    return [*paths, *(path for path in named if path not in paths)]


def _head(text: str) -> str:
    """What stands before the description of the change."""
    return re.split(r"\s[—–-]\s|:\s", text, maxsplit=1)[0]
