"""Whether a pipeline starts on pull requests, by the branches and paths it names."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.globs import matches
from .model import Flaw, World, shown
from .yaml import Node

MAIN_BRANCHES = (
    "main",
    "master",
    "develop",
    "devel",
    "dev",
    "development",
    "trunk",
    "default",
    "next",
)
_NEW_COMMITS = frozenset({"synchronize"})


def paths_flaw(
    wanted: tuple[str, ...], ignored: tuple[str, ...], world: World, path: str, line: int
) -> Flaw | None:
    """Why a filter of paths keeps the pipeline from this change; None where it does not."""
    written = shown(" ".join(wanted or ignored), 50)
    if world.changed is None:
        return Flaw(f"runs only for some paths: {written}", path, line, False)
    if any(_starts(changed, wanted, ignored) for changed in world.changed):
        return None
    if any(changed.endswith((".py", ".pyi")) for changed in world.changed):
        return Flaw(f"does not run for what this change touches: {written}", path, line, False)
    code = [file for file in world.files if file.endswith(".py")]
    if any(_starts(file, wanted, ignored) for file in code):
        return None
    return Flaw(f"runs for no Python file that there is: {written}", path, line, True)


def _starts(path: str, wanted: tuple[str, ...], ignored: tuple[str, ...]) -> bool:
    chosen = not wanted
    for pattern in wanted:
        if matches(pattern.removeprefix("!"), path):
            chosen = not pattern.startswith("!")
    return chosen and not any(matches(pattern, path) for pattern in ignored)


def branches_flaw(
    wanted: tuple[str, ...], ignored: tuple[str, ...], path: str, line: int
) -> Flaw | None:
    """Why a filter of target branches may keep it from pull requests; None where it does not."""
    if wanted:
        reached = [b for b in MAIN_BRANCHES if _starts(b, wanted, ())]
        if not reached:
            message = f"runs only for pull requests into {shown(' '.join(wanted), 50)}"
            return Flaw(message, path, line, False)
    hit = [b for b in MAIN_BRANCHES if any(matches(pattern, b) for pattern in ignored)]
    if len(hit) == len(MAIN_BRANCHES):
        return Flaw("ignores all branches", path, line, True)
    if hit:
        return Flaw(f"ignores pull requests into {hit[0]}", path, line, False)
    return None


def github_flaws(root: Node, path: str, world: World) -> Iterator[Flaw]:
    """What keeps a workflow from running on each push to each pull request."""
    on = root["on"]
    line = root.line_of("on")
    events = on.entries if on.is_map else {node.text: node for node in on.leaves()}
    if "pull_request" in events:
        node = events["pull_request"]
        if node.is_map:
            yield from _pull_request(node, path, world)
        return
    if "pull_request_target" in events:
        message = "runs on pull_request_target, which takes the code of the base, not the change"
        yield Flaw(message, path, line, False)
    elif "push" in events:
        yield _push(events["push"], path, line)
    elif set(events) == {"workflow_call"}:
        yield Flaw("runs only when another workflow calls it", path, line, True)
    else:
        names = ", ".join(list(events)[:4]) or "nothing"
        yield Flaw(f"does not run on pull requests, only on {shown(names)}", path, line, True)


def runs_on_each_push(on: Node) -> bool:
    """Whether a push to any branch starts the workflow."""
    if not on.is_map:
        return "push" in on.texts()
    push = on["push"]
    some = [name for name in push["branches"].texts() if not name.startswith("!")]
    paths = ("paths", "paths-ignore")
    if any(push[name].texts() != on["pull_request"][name].texts() for name in paths):
        return False
    tags_only = ("tags" in push or "tags-ignore" in push) and not some
    everywhere = "branches-ignore" not in push and not tags_only
    return "push" in on and everywhere and (not some or "**" in some)


def _push(node: Node, path: str, line: int) -> Flaw:
    branches = node["branches"].texts() if node.is_map else ()
    only_tags = node.is_map and ("tags" in node or "tags-ignore" in node) and "branches" not in node
    some = [b for b in branches if not b.startswith("!")]
    everywhere = not only_tags and "branches-ignore" not in node
    if everywhere and (not some or any(pattern in ("**", "*") for pattern in some)):
        message = "runs on pushes, not on pull requests: not for those from forks"
        return Flaw(message, path, line, False)
    what = f"pushes to {shown(' '.join(branches), 40)}" if branches else "some pushes"
    return Flaw(f"does not run on pull requests, only on {what}", path, line, True)


def _pull_request(node: Node, path: str, world: World) -> Iterator[Flaw]:
    types = node["types"].texts()
    line = node.line_of("types")
    if types and not _NEW_COMMITS & set(types):
        message = f"does not run on new commits of a pull request: types: {shown(' '.join(types))}"
        yield Flaw(message, path, line, True)
    elif types and not {"opened", "ready_for_review", "labeled"} & set(types):
        message = f"runs only on some events of a pull request: {shown(' '.join(types))}"
        yield Flaw(message, path, line, False)
    wanted, ignored = node["branches"].texts(), node["branches-ignore"].texts()
    found = [
        branches_flaw(
            wanted, ignored, path, node.line_of("branches" if wanted else "branches-ignore")
        )
    ]
    if "paths" in node or "paths-ignore" in node:
        wanted, ignored = node["paths"].texts(), node["paths-ignore"].texts()
        line = node.line_of("paths" if "paths" in node else "paths-ignore")
        found.append(paths_flaw(wanted, ignored, world, path, line))
    yield from (flaw for flaw in found if flaw is not None)
