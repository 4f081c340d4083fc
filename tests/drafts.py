"""Texts of tasks, linted without files."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import make_dataclass

from pytest_dod.checks import CHECKS
from pytest_dod.hookspecs import Registry
from pytest_dod.languages import LANGUAGES
from pytest_dod.linting import Linter
from pytest_dod.model.check import AnyCheck, Check, Context
from pytest_dod.model.finding import Observation
from pytest_dod.settings import ProjectSettings

_STAND_INS = {
    "ci-runs": ("commands",),
    "conventional-commits": (),
    "declared-changes": ("new", "changed", "deleted", "declared"),
    "documents-exist": ("paths", "optional"),
    "env-variables": ("variables",),
    "named-tests": ("ids",),
    "no-network": (),
    "no-placeholders": ("found",),
    "pr-description": ("parts",),
}


def _stand_in(check_id: str, names: tuple[str, ...]) -> AnyCheck:
    fields = [(name, tuple[str, ...], ()) for name in names]
    options = make_dataclass("Options", fields, frozen=True)
    return Check(check_id, "", "", options, frozenset(), _examine)


def _examine(options: object, context: Context) -> Observation:
    return Observation(1, "things")


_KNOWN = {check.id: check for check in CHECKS}
REGISTRY = Registry(
    {**{name: _stand_in(name, fields) for name, fields in _STAND_INS.items()}, **_KNOWN},
    LANGUAGES,
    {},
)


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
