"""What is done before any test runs: tasks, base, change set, plans; all problems at once."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .errors import Problem, UsageProblems
from .hookspecs import Registry
from .model.change import ChangeSet
from .model.plan import Plan
from .model.task import Task
from .planning import frozen, plan_task
from .reading.task import read_task
from .settings import ProjectSettings, Settings, in_force, read_project_settings
from .system.base import find_base, refuse_empty
from .system.changes import read_changes
from .system.files import TaskFile, read_task_file
from .system.git import Git
from .system.output import content_of
from .system.processes import Processes
from .system.project import project_root, start_of, top_on_disk
from .system.pull_request import FoundText, find_pull_request
from .system.purity import repository_modules


@dataclass(frozen=True)
class Prepared:
    """All that is known before anything runs.

    `root` is the project's folder, `start` the one from which pytest looks for its settings.
    `text` is that of the pull request. `notes` are facts about the settings worth showing.
    """

    git: Git
    root: Path
    start: Path
    project: ProjectSettings
    changes: ChangeSet
    plans: tuple[Plan, ...]
    files: tuple[TaskFile, ...]
    text: FoundText = field(default_factory=FoundText)
    notes: tuple[str, ...] = ()


def explain_plans(settings: Settings, registry: Registry) -> tuple[Plan, ...]:
    """Read and plan the tasks; asks neither git nor the tests. Raises UsageProblems."""
    collected = _Problems()
    plans = []
    project = ProjectSettings()
    with collected:
        here = project_root(settings.folder, top_on_disk(settings.folder))
        project = read_project_settings(content_of(here / "pyproject.toml"))
    for path in settings.tasks:
        with collected:
            file = read_task_file(path, top=None, allow_outside=True)
            plans.append(_plan(_read(file, settings, registry), registry, project))
    collected.raise_any()
    return tuple(plans)


def prepare(settings: Settings, registry: Registry, processes: Processes) -> Prepared:
    """Everything up to the plans. Raises UsageProblems with all that is wrong."""
    collected = _Problems()
    git: Git | None = None
    with collected:
        git = Git.open(settings.folder, processes)
    if git is not None:
        collected.add(_foreign_code(git.top))
    files, tasks = _tasks(settings, registry, git, collected)
    root = settings.folder
    project = ProjectSettings()
    changes: ChangeSet | None = None
    notes: tuple[str, ...] = ()
    if git is not None:
        root = _root(settings, git)
        with collected:
            project = read_project_settings(content_of(root / "pyproject.toml"))
            changes = _changes(settings, project, git, tasks)
            project, note = in_force(project, _settings_at_base(git, changes, root))
            notes = (note,) if note else ()
    text = FoundText()
    with collected:
        text = find_pull_request(settings.pull_request, os.environ)
    plans = []
    for task in tasks:
        with collected:
            at_base = _task_at_base(git, changes, task, registry) if git and changes else None
            # Planned on its own first: what is wrong with it has line numbers of this file.
            plan_task(task, checks=registry.checks, languages=registry.languages)
            plans.append(_plan(frozen(task, at_base) if at_base else task, registry, project))
    collected.raise_any()
    if git is None or changes is None:
        raise AssertionError("a problem was lost")
    start = start_of(settings.folder, settings.pytest_arguments)
    return Prepared(git, root, start, project, changes, tuple(plans), files, text, notes)


def _root(settings: Settings, git: Git) -> Path:
    """The project's folder, the same however the gate was started."""
    start = start_of(settings.folder, settings.pytest_arguments)
    inside = Path(os.path.realpath(start)).is_relative_to(os.path.realpath(git.top))
    return project_root(start if inside else settings.folder, git.top)


def _tasks(
    settings: Settings, registry: Registry, git: Git | None, collected: _Problems
) -> tuple[tuple[TaskFile, ...], tuple[Task, ...]]:
    files: list[TaskFile] = []
    tasks: list[Task] = []
    for path in dict.fromkeys(settings.tasks):
        with collected:
            file = read_task_file(
                path,
                top=git.top if git else None,
                allow_outside=settings.allow_outside or git is None,
            )
            tasks.append(_read(file, settings, registry))
            files.append(file)
    return tuple(files), tuple(tasks)


def _changes(
    settings: Settings, project: ProjectSettings, git: Git, tasks: Sequence[Task]
) -> ChangeSet:
    wishes = {task.base for task in tasks if task.base}
    if len(wishes) > 1 and settings.base is None:
        raise UsageProblems(
            Problem(
                f"the tasks name different bases: {', '.join(sorted(wishes))}",
                hint="judge them one by one, or give --dod-base REV for all",
            )
        )
    base = find_base(
        git,
        option=settings.base,
        setting=project.base,
        task=next(iter(wishes), None),
        environ=os.environ,
    )
    changes = read_changes(git, base)
    if not changes.changes and settings.base is None:
        refuse_empty(git, base, os.environ)
    return changes


def _read(file: TaskFile, settings: Settings, registry: Registry) -> Task:
    shown = file.relative or os.path.relpath(file.path, settings.folder)
    return read_task(file.text, path=shown, digest=file.digest, languages=registry.languages)


def _plan(task: Task, registry: Registry, project: ProjectSettings) -> Plan:
    return plan_task(
        task,
        checks=registry.checks,
        languages=registry.languages,
        phrases=project.phrases,
        waivers=project.waivers,
    )


def _settings_at_base(git: Git, changes: ChangeSet, root: Path) -> ProjectSettings:
    """Those of the base; none where it has no such file, or one that nobody can read."""
    place = Path(os.path.relpath(os.path.realpath(root), os.path.realpath(git.top)))
    path = (place / "pyproject.toml").as_posix()
    try:
        return read_project_settings(git.read(changes.base.commit, path))
    except UsageProblems:
        return ProjectSettings()


def _task_at_base(git: Git, changes: ChangeSet, task: Task, registry: Registry) -> Task | None:
    """The task as the base has it; None where it is new, or was no task there."""
    change = changes.at(task.path)
    path = (change.old_path if change else None) or task.path
    content = git.read(changes.base.commit, path) if path in changes.base_files else None
    if content is None:
        return None
    try:
        text = content.decode("utf-8-sig")
        return read_task(text, path=path, digest="", languages=registry.languages)
    except (UnicodeDecodeError, UsageProblems):
        return None


def _foreign_code(top: Path) -> tuple[Problem, ...]:
    names = repository_modules(top)
    if not names:
        return ()
    shown = ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
    return (
        Problem(
            f"code of this repository was loaded before the gate: {shown}",
            hint="a -p option, PYTEST_PLUGINS, PYTHONPATH or an editable plugin loads it; "
            "run `python -I -m pytest_dod TASK.md`, which loads none of them",
        ),
    )


class _Problems:
    """Collects the problems of several steps, so that a user sees all of them at once."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        if isinstance(error, UsageProblems):
            self.add(error.problems)
            return True
        return False

    def add(self, problems: Sequence[Problem]) -> None:
        self._problems.extend(problem for problem in problems if problem not in self._problems)

    def raise_any(self) -> None:
        if self._problems:
            raise UsageProblems(*self._problems)
