"""One Markdown file, read into a Task or into everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from markdown_it.tree import SyntaxTreeNode

from ..errors import Problem, UsageProblems
from ..model.language import LanguagePack
from ..model.task import Criterion, SectionKind, Task
from . import conditions, frontmatter, headings, hidden
from .markdown import parse, too_deep
from .places import Draft
from .structure import Structure

MAX_BYTES = 1024 * 1024
MAX_LINE_BYTES = 4096
MAX_LINES = 20_000
MAX_MARKS = 20_000
MAX_HEADINGS = 2000
MAX_ITEMS = 1000

_ID = re.compile(r"(?:task[ _-]?id|work[ _-]?id|id|ticket|issue)\s*:\s*(\S.*)\Z", re.IGNORECASE)
_TITLE = re.compile(r"(?:titel|title|titre|t[ií]tulo)\s*:\s*(\S.*)\Z", re.IGNORECASE)
_KEY = re.compile(r"([A-Z][A-Z0-9_]*-\d+)\s*[:–—-]\s+(\S.*)\Z")


def read_task(text: str, *, path: str, digest: str, languages: Sequence[LanguagePack]) -> Task:
    """Read a task file. Raises UsageProblems with everything that is wrong with it."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    problems = _too_large(text, lines, path)
    if problems:
        raise UsageProblems(*problems)
    given, taken = frontmatter.split(lines)
    body = "\n".join([""] * taken + lines[taken:])
    structure = Structure(path, languages)
    try:
        tokens = parse(body)
        deep = too_deep(tokens)
        many = sum(token.type == "heading_open" for token in tokens) > MAX_HEADINGS
        if many:
            message = f"the task file has more than {MAX_HEADINGS} headings"
            raise UsageProblems(Problem(message, path, None, "split the task"))
        if deep is None:
            structure.walk(SyntaxTreeNode(tokens))
    except RecursionError:
        deep = 1
    if deep is not None:
        message = "lists or quotations are nested too deep to be read in full"
        raise UsageProblems(Problem(message, path, deep, "write the items on one level"))
    drafts = _chosen(structure)
    problems = [
        *structure.problems,
        *hidden.swallowed(tokens, lines, path, languages),
        *hidden.in_front_matter(lines[:taken], path, languages),
        *_counted(structure, drafts, path),
    ]
    if not drafts:
        problems.append(hidden.nothing_found(structure, tokens, path, languages))
    if problems:
        raise UsageProblems(*problems)
    id_, title = _names(structure.h1, given, path, languages)
    notes = [*(["front matter: only id, title and base are read"] if taken else [])]
    return Task(
        path=path,
        digest=digest,
        id=id_,
        title=title,
        sections=tuple(structure.sections),
        criteria=tuple(_criteria(drafts, languages)),
        base=given.get("base") or structure.base,
        notes=tuple(notes + structure.notes),
    )


def _too_large(text: str, lines: Sequence[str], path: str) -> list[Problem]:
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        return [Problem("the task file is larger than 1 MiB", path, None, "split the task")]
    problems = []
    if len(lines) > MAX_LINES:
        problems.append(Problem(f"the task file has more than {MAX_LINES} lines", path))
    for mark, what in (("|", "table cells"), ("[", "links"), ("*", "stars"), ("<", "HTML")):
        if text.count(mark) > MAX_MARKS:
            problems.append(Problem(f"the task file holds too many {what}", path))
    for number, line in enumerate(lines, 1):
        if len(line) > MAX_LINE_BYTES or len(line.encode("utf-8", "replace")) > MAX_LINE_BYTES:
            problems.append(Problem("a line is longer than 4 KiB", path, number, "wrap it"))
        if "\0" in line:
            problems.append(Problem("a NUL character", path, number, "remove it"))
    return problems[:50]


def _chosen(structure: Structure) -> list[Draft]:
    """The drafts that count: those of a mere checklist only where no heading says more."""
    strong = [draft for draft in structure.drafts if draft.kind is not SectionKind.CHECKLIST]
    if any(headings.is_demanding(draft.kind) for draft in strong):
        return strong
    weak = [draft for draft in structure.drafts if draft.kind is SectionKind.CHECKLIST]
    if not weak:
        return []
    places = {draft.place.line: draft.place.title for draft in weak}
    structure.notes.append(
        "no heading says 'Definition of Done'; taken for it: "
        + ", ".join(f"line {line} {title!r}" for line, title in sorted(places.items()))
    )
    return structure.drafts


def _counted(structure: Structure, drafts: Sequence[Draft], path: str) -> list[Problem]:
    if len(drafts) <= MAX_ITEMS:
        return []
    line = drafts[MAX_ITEMS].inline.line
    return [Problem(f"more than {MAX_ITEMS} items", path, line, "split the task")]


def _criteria(drafts: Sequence[Draft], languages: Sequence[LanguagePack]) -> list[Criterion]:
    return [
        Criterion(
            number=number,
            text=draft.inline.raw,
            line=draft.inline.line,
            section=draft.place.title,
            kind=SectionKind.DONE if draft.kind is SectionKind.CHECKLIST else draft.kind,
            ticked=draft.ticked,
            directives=tuple(draft.directives),
            not_applicable=conditions.not_applicable(draft.inline.plain, languages),
            conditional=draft.place.conditional
            or conditions.is_conditional(draft.inline.plain, languages),
            plain=draft.inline.plain,
            in_list=draft.in_list,
        )
        for number, draft in enumerate(drafts, 1)
    ]


def _names(
    h1: Sequence[str], given: dict[str, str], path: str, languages: Sequence[LanguagePack]
) -> tuple[str, str]:
    """Id and title: said in a heading, in the front matter, else the first heading, the file."""
    id_ = title = None
    free = []
    for heading in h1:
        said_id, said_title = _ID.match(heading), _TITLE.match(heading)
        if said_id and id_ is None:
            id_ = said_id.group(1).strip("` ")
        elif said_title and title is None:
            title = said_title.group(1).strip()
        elif headings.kind_of(heading, languages) is None:
            free.append(heading)
    key = _KEY.match(free[0]) if free else None
    if key:
        id_, free[0] = id_ or key.group(1), key.group(2)
    stem = PurePosixPath(path.replace("\\", "/")).stem or path
    return (
        id_ or given.get("id") or stem,
        title or given.get("title") or (free[0] if free and free[0] else stem),
    )
