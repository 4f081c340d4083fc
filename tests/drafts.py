"""Texts of tasks, linted without files."""

from __future__ import annotations

from collections.abc import Collection

from pytest_dod.checks import CHECKS
from pytest_dod.hookspecs import Registry
from pytest_dod.languages import LANGUAGES
from pytest_dod.linting import Linter
from pytest_dod.settings import ProjectSettings

REGISTRY = Registry({check.id: check for check in CHECKS}, LANGUAGES, {})


def linted(
    text: str, there: Collection[str] | None = None, project: ProjectSettings | None = None
) -> list[str]:
    """Each finding as `line: message`; `there` are the files of the repository, where known."""

    def look(path: str) -> bool | None:
        return None if there is None else path in there

    found, _ = Linter(REGISTRY, project or ProjectSettings()).judge(text, "task.md", look)
    return [f"{one.line}: {one.message}" for one in found]


def task(*lines: str) -> str:
    """A definition of done with these lines; the first stands in line 3."""
    return "# TASK_ID: SHOP-7\n## Definition of Done\n" + "\n".join(lines) + "\n"
