"""A task file, parsed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from .signoff import SignOff


class SectionKind(str, Enum):
    """What a section of a task is for; a language pack says which headings mean it.

    `CHECKLIST` stands in for `DONE` where no heading says that; `ASIDE` explains and demands
    nothing; `WHOLE` is no section but the file as a whole.
    """

    DONE = "done"
    ACCEPTANCE = "acceptance"
    PREFLIGHT = "preflight"
    CONTEXT = "context"
    TESTS = "tests"
    API = "api"
    CONFIGURATION = "configuration"
    CHANGES = "changes"
    MANUAL_QA = "manual-qa"
    CI = "ci"
    COMMITS = "commits"
    QUESTIONS = "questions"
    EXAMPLE = "example"
    CHECKLIST = "checklist"
    ASIDE = "aside"
    WHOLE = "whole"


@dataclass(frozen=True)
class Directive:
    """`<!-- dod: NAME key=value … -->` behind a criterion; values are still text."""

    name: str
    options: tuple[tuple[str, str], ...]
    line: int


@dataclass(frozen=True)
class Section:
    """A heading with what it means; `level` 1 to 6, `line` 1-based."""

    title: str
    level: int
    line: int
    kind: SectionKind | None


@dataclass(frozen=True)
class Criterion:
    """One line of the task that demands something.

    `text` is the line as written, without list marker and box, wrapped lines joined by one blank;
    `line` is 1-based; `number` counts from 1 through the whole task. `not_applicable` holds the
    reason of an item that says `N/A: reason`. `origin` is "base" for a demand that the version of
    the task file at the base makes and the present one no longer does. `plain` is the text without
    emphasis and link targets, code spans between single backticks. `in_list` is false for a demand
    that stands in a table or in prose. `group` holds the texts of the list entries, labels and
    lower headings it stands under within its section ("Neu", "Integration tests"), outermost first.
    `cells` are header and text of each cell of its table row, where it stands in one. `sign_off` is
    a person's word at the end of the line, which is no part of `text` and `plain`. `step` counts
    the steps of manual QA from 1, and is 0 for everything else. `below` is the text of the entries
    nested in it.
    """

    number: int
    text: str
    line: int
    section: str
    kind: SectionKind
    ticked: bool | None = None
    directives: tuple[Directive, ...] = ()
    not_applicable: str | None = None
    conditional: bool = False
    origin: str = "task"
    plain: str = ""
    in_list: bool = True
    group: tuple[str, ...] = ()
    cells: tuple[tuple[str, str], ...] = ()
    sign_off: SignOff | None = None
    step: int = 0
    below: str = ""


@dataclass(frozen=True)
class Task:
    """One Markdown file. `path` is as shown to people, `digest` is `sha256:` of its bytes."""

    path: str
    digest: str
    id: str
    title: str
    sections: tuple[Section, ...]
    criteria: tuple[Criterion, ...]
    base: str | None = None
    notes: tuple[str, ...] = ()
