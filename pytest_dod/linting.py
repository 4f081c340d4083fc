"""`--dod-lint`: judge task files before work begins. Runs no code, no tests and no git."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

from . import checks, languages
from .errors import Problem, UsageProblems
from .hookspecs import Registry, collect
from .lints import LINTS, Drafted, Look
from .model.language import LanguagePack, fits, spoken
from .model.plan import Plan, PlannedCriterion
from .model.task import Criterion, Task
from .planning import plan_task
from .reading.task import read_task
from .reports._results import counted
from .reports._text import guard, safe
from .settings import ProjectSettings, read_project_settings
from .system.files import read_task_file
from .system.output import Console, content_of
from .system.project import project_root

CLEAN, FOUND, USAGE = 0, 1, 4
# Tasks in any language have lines in this one.
_EVERYWHERE = "en"
# Behind these the reason stands why a demand does not apply, and no longer what it is.
_REASON = re.compile(r"\s[—–-]+\s|[:;,(]|\s(?:because|since|weil|da)\s", re.IGNORECASE)


@dataclass(frozen=True)
class Linter:
    """Judges the texts of task files, with the checks, languages and wordings there are."""

    registry: Registry
    project: ProjectSettings

    def judge(self, text: str, name: str, look: Look) -> tuple[list[Problem], int]:
        """What is wrong with a task file of that text, and how many criteria it has."""
        languages = self.registry.languages
        try:
            task = read_task(text, path=name, digest="", languages=languages)
        except UsageProblems as wrong:
            return list(wrong.problems), 0
        # To compile the phrases of all languages takes longer than all the rest.
        found = self._judge(task, _without_foreign_phrases(task, languages), look)
        if found:
            found = self._judge(task, languages, look)
        return found, len(task.criteria)

    def _judge(self, task: Task, languages: Sequence[LanguagePack], look: Look) -> list[Problem]:
        try:
            plan = self._plan(task, languages)
        except UsageProblems as wrong:
            return list(wrong.problems)
        today = datetime.datetime.now(datetime.timezone.utc).date()
        drafted = Drafted(plan, look, today, tuple(self._denied(task, languages)))
        return list(dict.fromkeys(problem for rule in LINTS for problem in rule(drafted)))

    def _plan(self, task: Task, languages: Sequence[LanguagePack]) -> Plan:
        return plan_task(
            task,
            checks=self.registry.checks,
            languages=languages,
            phrases=self.project.phrases,
            waivers=self.project.waivers,
        )

    def _denied(self, task: Task, languages: Sequence[LanguagePack]) -> Iterator[PlannedCriterion]:
        """The lines that say `N/A`, read as if they demanded what they name."""
        for criterion in task.criteria:
            asked = _without_denial(criterion)
            if asked is None:
                continue
            try:
                (one,) = self._plan(replace(task, criteria=(asked,)), languages).criteria
            except UsageProblems:
                continue
            yield one if not one.unread else replace(one, bindings=())


def lint(names: Sequence[str], folder: Path, out: TextIO, err: TextIO) -> int:
    """Judge the task files; one line for each finding on `out`. Returns the exit code."""
    console, errors = Console(out), Console(err)
    try:
        if not names:
            hint = "write pytest --dod-lint task.md"
            raise UsageProblems(Problem("--dod-lint names no task file", hint=hint))
        root = project_root(folder, repository_top(folder) or folder)
        settings = content_of(root / "pyproject.toml")
        linter = Linter(collect((checks, languages)), read_project_settings(settings))
    except UsageProblems as wrong:
        _refuse(wrong.problems, errors)
        return USAGE
    names = tuple(dict.fromkeys(names))
    findings = criteria = 0
    refused: dict[Problem, None] = {}
    for name in names:
        found, number = _judge_file(name, folder, linter)
        criteria += number
        mine = [one for one in found if one.path == name and one.line is not None]
        refused.update(dict.fromkeys(one for one in found if one not in mine))
        findings += len(mine)
        console.write("".join(f"{_line_of(one)}\n" for one in sorted(mine, key=_position)))
    _refuse(tuple(refused), errors)
    if refused:
        return USAGE
    if findings:
        return FOUND
    read = f"{counted(len(names), 'task files')}, {counted(criteria, 'criteria')}"
    console.write(f"{read}: nothing to find fault with\n")
    return CLEAN


def _judge_file(name: str, folder: Path, linter: Linter) -> tuple[list[Problem], int]:
    """What is wrong with a task file. A problem without a line is one of the call."""
    try:
        text = read_task_file(folder / name, top=None, allow_outside=True).text
    except UsageProblems as wrong:
        return [replace(one, path=name) for one in wrong.problems], 0
    found, number = linter.judge(text, name, looking_from(folder / name, folder))
    return [replace(one, line=one.line or 1) if one.path == name else one for one in found], number


def looking_from(task: Path, folder: Path) -> Look:
    """Tells whether a path that a task names is there; needs a repository around the task.

    In a repository with several projects a path may be written from its top, from a project or from
    the task's folder. Where that leaves it open which file is meant, nothing is told.
    """
    start = Path(os.path.abspath(task)).parent
    top = repository_top(start)
    if top is None:
        return lambda path: None
    projects = [
        Path(os.path.realpath(project_root(place, top)))
        for place in (start, folder)
        if repository_top(Path(os.path.abspath(place))) == top
    ]
    homes = tuple(dict.fromkeys((Path(os.path.realpath(top)), *projects)))

    def look(path: str) -> bool | None:
        answers = {os.path.lexists(home / path) for home in homes}
        if answers == {False} and os.path.lexists(start / path):
            return None
        return answers.pop() if len(answers) == 1 else None

    return look


def repository_top(start: Path) -> Path | None:
    """The nearest folder above that git has something in; git itself is not asked."""
    return next((up for up in (start, *start.parents) if os.path.lexists(up / ".git")), None)


def _without_foreign_phrases(task: Task, languages: Sequence[LanguagePack]) -> list[LanguagePack]:
    """The languages without the phrases of those that the task as a whole is not written in."""
    said = " ".join(criterion.plain for criterion in task.criteria)
    own = {pack.code for pack in spoken(fits(said, languages), languages)} | {_EVERYWHERE}
    return [pack if pack.code in own else replace(pack, phrases=()) for pack in languages]


def _without_denial(criterion: Criterion) -> Criterion | None:
    said = criterion.not_applicable
    if said is None or said not in criterion.plain:
        return None
    subject = _REASON.split(said, maxsplit=1)[0].strip()
    if not subject:
        return None
    return replace(criterion, text=subject, plain=subject, not_applicable=None, directives=())


def _position(problem: Problem) -> int:
    return problem.line or 0


def _line_of(problem: Problem) -> str:
    place = f"{problem.path}:{problem.line}: "
    hint = f" → {problem.hint}" if problem.hint else ""
    return guard(safe(f"{place}{problem.message}{hint}"))


def _refuse(problems: Sequence[Problem], console: Console) -> None:
    for problem in problems:
        where = f" ({problem.path})" if problem.path else ""
        hint = f"\n  {safe(problem.hint)}" if problem.hint else ""
        console.write(f"error: {safe(problem.message + where)}{hint}\n")
