"""How checks, language packs, tools and reports come in, ours and those of others alike.

Other packages name a module in the entry point group `pytest_dod`; only installed packages are
asked, never the checkout. Hooks collect, they never judge: one that raises spoils nobody's answer.
"""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pluggy

from .errors import Problem, UsageProblems
from .model.check import AnyCheck
from .model.language import LanguagePack
from .model.tool import Tool

GROUP = "pytest_dod"
hookspec = pluggy.HookspecMarker(GROUP)
hookimpl = pluggy.HookimplMarker(GROUP)


class Hooks:
    """The hook specifications."""

    @hookspec
    def dod_checks(self) -> Sequence[AnyCheck]:  # type: ignore[empty-body]  # a specification
        """Checks to add; an id may be taken once."""

    @hookspec
    def dod_languages(self) -> Sequence[LanguagePack]:  # type: ignore[empty-body]  # a specification
        """Language packs to add; phrases of packs with the same code are joined."""

    @hookspec
    def dod_tools(self) -> Sequence[Tool]:  # type: ignore[empty-body]  # a specification
        """Tools to add; an id may be taken once."""


@dataclass(frozen=True)
class Registry:
    """Everything that was collected, by id, in a stable order."""

    checks: dict[str, AnyCheck]
    languages: tuple[LanguagePack, ...]
    tools: dict[str, Tool]


def collect(builtin: Iterable[object]) -> Registry:
    """Ask the built-in tables first, then every installed entry point of our group.

    Raises UsageProblems where an entry point cannot be loaded or an id is taken twice.
    """
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(Hooks)
    for plugin in builtin:
        manager.register(plugin)
    problems: list[Problem] = []
    for point in sorted(importlib.metadata.entry_points(group=GROUP), key=lambda p: p.name):
        try:
            manager.register(point.load(), name=point.name)
        except Exception as error:
            problems.append(
                Problem(
                    f"the entry point {point.name} of group {GROUP} does not load: {error}",
                    hint=f"repair or uninstall the package that provides {point.value}",
                )
            )
    # pluggy asks the last registered first; ours are to come first.
    tools = [tool for group in reversed(manager.hook.dod_tools()) for tool in group]
    checks = [check for group in reversed(manager.hook.dod_checks()) for check in group]
    languages = [pack for group in reversed(manager.hook.dod_languages()) for pack in group]
    problems += _taken_twice("check", [check.id for check in checks])
    problems += _taken_twice("tool", [tool.id for tool in tools])
    if problems:
        raise UsageProblems(*problems)
    return Registry(
        {check.id: check for check in checks}, tuple(languages), {tool.id: tool for tool in tools}
    )


def _taken_twice(word: str, ids: Sequence[str]) -> list[Problem]:
    return [
        Problem(
            f"two installed packages bring a {word} named {name!r}",
            hint="uninstall one of them, or ask its author to rename it",
        )
        for name in sorted({name for name in ids if ids.count(name) > 1})
    ]
