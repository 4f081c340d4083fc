"""One Markdown file, read into a Task or into everything that is wrong with it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from ..errors import Problem, UsageProblems
from ..model.language import LanguagePack
from ..model.signoff import sign_off_in, split_sign_off
from ..model.task import Criterion, Section, SectionKind, Task
from . import conditions, frontmatter, headings, hidden
from .markdown import parse, too_deep
from .placeholders import placeholders
from .places import Draft
from .structure import Structure

MAX_BYTES = 1024 * 1024
MAX_LINE_BYTES = 4096
MAX_LINES = 20_000
MAX_MARKS = 20_000
MAX_HEADINGS = 2000
MAX_ITEMS = 1000

_NO_DEMANDS = (
    SectionKind.ASIDE,
    SectionKind.EXAMPLE,
    SectionKind.MANUAL_QA,
    SectionKind.QUESTIONS,
    SectionKind.CHANGES,
)
_ID = re.compile(r"(?:task[ _-]?id|work[ _-]?id|id|ticket|issue)\s*:\s*(\S.*)\Z", re.IGNORECASE)
_TITLE = re.compile(r"(?:titel|title|titre|t[ií]tulo)\s*:\s*(\S.*)\Z", re.IGNORECASE)
# Names of standards look like the key of a ticket.
_KEY = re.compile(
    r"\[?((?!(?:UTF|ISO|SHA|PEP|RFC|HTTP|MD|AES|RSA|BASE|CVE|CWE|IPV)-?\d)[A-Z][A-Z0-9_]*-\d+)\b\]?"
    r"(?:\s*[:–—-]\s+|\s+|\Z)(\S.*|)\Z"
)


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
    criteria = _criteria(drafts, languages)
    id_, title = _names(structure.h1, given, path, languages)
    notes = [*(["front matter: only id, title and base are read"] if taken else [])]
    return Task(
        path=path,
        digest=digest,
        id=id_,
        title=title,
        sections=tuple(structure.sections),
        criteria=(*criteria, *_unfilled(tokens, structure.sections, len(criteria))),
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
    offered = _offered(structure)
    weak = [draft for draft in structure.drafts if draft.kind is SectionKind.CHECKLIST]
    weak += offered
    if not weak:
        return []
    places = {draft.place.line: draft.place.title for draft in weak}
    structure.notes.append(
        "no heading says 'Definition of Done'; taken for it: "
        + ", ".join(f"line {line} {title!r}" for line, title in sorted(places.items()))
    )
    return sorted([*structure.drafts, *offered], key=lambda draft: draft.inline.line)


def _offered(structure: Structure) -> list[Draft]:
    """Boxes below other headings: lists of which most entries are demands that somebody knows.

    Where there is no such list and no checklist either, every list with boxes counts.
    """
    offers = [offer for offer in structure.offers if offer.place.kind not in _NO_DEMANDS]
    taken = {draft.inline.line for draft in structure.drafts}
    chosen = [
        offer
        for offer in offers
        if 2 * sum(structure.understood(inline) for inline, _, _ in offer.entries)
        >= len(offer.entries)
    ]
    if not chosen and not any(draft.kind is SectionKind.CHECKLIST for draft in structure.drafts):
        chosen = offers
    return [
        Draft(inline, ticked, offer.place, SectionKind.CHECKLIST, below=below)
        for offer in chosen
        for inline, ticked, below in offer.entries
        if inline.line not in taken
    ]


def _counted(structure: Structure, drafts: Sequence[Draft], path: str) -> list[Problem]:
    if len(drafts) <= MAX_ITEMS:
        return []
    line = drafts[MAX_ITEMS].inline.line
    return [Problem(f"more than {MAX_ITEMS} items", path, line, "split the task")]


def _criteria(drafts: Sequence[Draft], languages: Sequence[LanguagePack]) -> list[Criterion]:
    return _with_steps(
        Criterion(
            number=number,
            text=split_sign_off(draft.inline.raw)[0],
            line=draft.inline.line,
            section=draft.place.title,
            kind=SectionKind.DONE if draft.kind is SectionKind.CHECKLIST else draft.kind,
            ticked=draft.ticked,
            directives=tuple(draft.directives),
            not_applicable=conditions.not_applicable(draft.inline.plain, languages)
            or (f"it stands under {draft.place.title!r}" if draft.place.optional else None),
            conditional=draft.place.conditional
            or conditions.is_conditional(draft.inline.plain, languages),
            plain=split_sign_off(draft.inline.plain)[0],
            in_list=draft.in_list,
            group=draft.group,
            cells=draft.cells,
            sign_off=sign_off_in(draft.inline.plain, draft.inline.line),
            below=draft.below,
        )
        for number, draft in enumerate(drafts, 1)
    )


def _unfilled(
    tokens: Sequence[Token], sections: Sequence[Section], number: int
) -> tuple[Criterion, ...]:
    """What is left of a template is one more criterion; it cannot hold."""
    found = list(placeholders(tokens, sections))
    if not found:
        return ()
    text = "every placeholder of the template is filled in"
    below = "\n".join(f"{line}:{placeholder}" for line, placeholder in found)
    line = found[0][0]
    return (
        Criterion(
            number + 1, text, line, "(whole file)", SectionKind.WHOLE, plain=text, below=below
        ),
    )


def _with_steps(criteria: Iterable[Criterion]) -> list[Criterion]:
    """Steps of manual QA are counted by themselves: sign-offs name them by that number."""
    counter = itertools.count(1)
    return [
        replace(one, step=next(counter)) if one.kind is SectionKind.MANUAL_QA else one
        for one in criteria
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
        id_, free[0] = id_ or key.group(1), key.group(2) or free[0]
    stem = PurePosixPath(path.replace("\\", "/")).stem or path
    return (
        id_ or given.get("id") or stem,
        title or given.get("title") or (free[0] if free and free[0] else stem),
    )
