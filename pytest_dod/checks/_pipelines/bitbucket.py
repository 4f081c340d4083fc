"""Bitbucket Pipelines: which commands run on a pull request."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...model.globs import matches
from .lines import script_of
from .model import Flaw, Loose, Piece, World, is_dead
from .triggers import MAIN_BRANCHES, paths_flaw
from .yaml import Node, UnreadableError, read_yaml

PATH = "bitbucket-pipelines.yml"


def bitbucket(world: World) -> Iterator[Piece]:
    """What bitbucket-pipelines.yml runs."""
    try:
        documents = read_yaml(world.texts[PATH], PATH)
    except UnreadableError as error:
        yield Loose(f"{PATH} {error.reason}", PATH, error.line)
        return
    if len(documents) != 1 or not documents[0].root.is_map:
        yield Loose(f"{PATH} is not one mapping", PATH, 1)
        return
    pipelines = documents[0].root["pipelines"]
    for section, node in pipelines.entries.items():
        line = pipelines.line_of(section)
        if section == "default":
            yield from _steps(node, (), world)
        elif section in ("pull-requests", "branches"):
            for pattern, steps in node.entries.items():
                flaws = _flaws(section, pattern, node.line_of(pattern))
                yield from _steps(steps, flaws, world)
        else:
            message = f"runs only in `{section}`, not on pull requests"
            for _, steps in node.entries.items():
                yield from _steps(steps, (Flaw(message, PATH, line, True),), world)


def _flaws(section: str, pattern: str, line: int) -> tuple[Flaw, ...]:
    if pattern in ("**", "*"):
        return ()
    if section == "branches" and any(matches(pattern, branch) for branch in MAIN_BRANCHES):
        message = f"runs only on the branch {pattern}, not on pull requests"
        return (Flaw(message, PATH, line, True),)
    message = f"runs only for branches named {pattern}"
    return (Flaw(message, PATH, line, False),)


def _steps(node: Node, flaws: tuple[Flaw, ...], world: World) -> Iterator[Piece]:
    if node.is_map and "import" in node:
        if not is_dead(flaws):
            yield Loose("an imported pipeline is not followed", PATH, node.line)
        return
    by_hand: tuple[Flaw, ...] = ()
    for item in node.each():
        for key, inner in item.entries.items():
            if key == "parallel":
                steps = inner["steps"] if inner.is_map else inner
                yield from _steps(steps, flaws + by_hand, world)
            elif key == "stage":
                here = flaws + by_hand + tuple(_conditions(inner, world))
                yield from _steps(inner["steps"], here, world)
            elif key == "step":
                by_hand += tuple(_manual(inner))
                yield from _step(inner, flaws + by_hand, world)


def _manual(step: Node) -> Iterator[Flaw]:
    if step["trigger"].says("manual"):
        node = step["trigger"]
        yield Flaw("is started by hand only: `trigger: manual`", PATH, node.line, True)


def _conditions(node: Node, world: World) -> Iterator[Flaw]:
    paths = node["condition"]["changesets"]["includePaths"]
    flaw = paths_flaw(paths.texts(), (), world, PATH, paths.line) if paths.is_list else None
    if flaw is not None:
        yield flaw
    ignored = node["on-fail"]["strategy"]
    if ignored.says("ignore"):
        yield Flaw("does not block: `on-fail: strategy: ignore`", PATH, ignored.line, True)


def _step(step: Node, flaws: tuple[Flaw, ...], world: World) -> Iterator[Piece]:
    script = [node for node in step["script"].each() if node.is_text]
    if not script:
        return
    flaws += tuple(_conditions(step, world))
    piece = script_of([], script, "Bitbucket Pipelines", flaws, {}, pipefail=False)
    yield replace(piece, path=PATH)
