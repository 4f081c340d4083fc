"""The options that help to write a task: which of them is meant, and what speaks against it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from .errors import Problem
from .options import INIT_OPTION, LANGUAGE_OPTION, LINT_OPTION, OPTIONS, TASK_OPTION
from .system.output import Console
from .system.shown import shown

BROKEN, USAGE = 3, 4
TRACEBACK_VARIABLE = "PYTEST_DOD_TRACEBACK"
_MARKDOWN = (".md", ".markdown")


@dataclass(frozen=True)
class Wish:
    """What a command line asks for; `words` are all of it, `files` those without an option."""

    words: Sequence[str]
    files: Sequence[str]
    lint: bool
    init: str | None
    language: str | None


def draft(wish: Wish, folder: Path, out: TextIO, err: TextIO) -> int:
    """Do it, and return the exit code."""
    problems = list(_problems(wish))
    if problems:
        for problem in problems:
            hint = f"\n  {problem.hint}" if problem.hint else ""
            Console(err).write(f"error: {problem.message}{hint}\n")
        return USAGE
    try:
        if wish.init is not None:
            from .starting import start

            return start(wish.init, wish.language, folder, out, err)
        from .linting import lint

        return lint(wish.files, folder, out, err)
    except Exception as bug:
        Console(err).write(
            f"pytest-dod itself broke: {type(bug).__name__}: {shown(str(bug))}\n"
            f"Please report this with what {TRACEBACK_VARIABLE}=1 shows.\n"
        )
        if os.environ.get(TRACEBACK_VARIABLE):
            raise
        return BROKEN


def files_among(words: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """The words that are files: those a parser knows, and Markdown files behind an option.

    argparse of older Pythons loses those; a task file that is lost would look like a clean one.
    """
    taken = set(known)
    return tuple(
        word
        for word in words
        if not word.startswith("-") and (word in taken or word.lower().endswith(_MARKDOWN))
    )


def _problems(wish: Wish) -> Iterator[Problem]:
    main = LINT_OPTION.name if wish.lint else INIT_OPTION.name
    if not wish.lint and wish.init is None:
        hint = f"write {INIT_OPTION.name} task.md {LANGUAGE_OPTION.name} de"
        yield Problem(f"{LANGUAGE_OPTION.name} needs {INIT_OPTION.name}", hint=hint)
        return
    if wish.lint and (wish.init is not None or wish.language is not None):
        other = INIT_OPTION.name if wish.init is not None else LANGUAGE_OPTION.name
        yield Problem(f"{main} cannot be combined with {other}")
    ours = {option.name for option in (TASK_OPTION, *OPTIONS)}
    for name in dict.fromkeys(word.partition("=")[0] for word in wish.words):
        if name in ours:
            yield Problem(f"{main} cannot be combined with {name}")
    if not wish.lint and wish.files:
        message = f"{main} writes one task, and there is {shown(wish.files[0])} as well"
        yield Problem(message, hint=f"write {main} task.md")
