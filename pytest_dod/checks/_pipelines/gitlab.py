"""GitLab CI: which commands the jobs run for a merge request."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...model.globs import matches
from .gitlab_rules import (
    BRANCH,
    MERGE_REQUEST,
    Way,
    excluded,
    only_holds,
    plain_flaw,
    rules_ways,
)
from .lines import script_of
from .model import Flaw, Loose, Piece, Variables, World, is_dead, shown
from .yaml import NOTHING, Node, UnreadableError, read_yaml

PATH = ".gitlab-ci.yml"
_RESERVED = frozenset(
    {
        "after_script",
        "before_script",
        "cache",
        "default",
        "image",
        "include",
        "services",
        "spec",
        "stages",
        "types",
        "variables",
        "workflow",
    }
)
_DEPTH = 8


def gitlab(world: World) -> Iterator[Piece]:
    """What .gitlab-ci.yml and the files it includes run."""
    loose: list[Loose] = []
    root = _loaded(PATH, world, loose, 0)
    yield from loose
    if root.is_map:
        yield from _Pipeline(root, world).pieces()


def _loaded(path: str, world: World, loose: list[Loose], depth: int) -> Node:
    try:
        documents = read_yaml(world.texts[path], path)
    except UnreadableError as error:
        loose.append(Loose(f"{path} {error.reason}", path, error.line))
        return NOTHING
    if len(documents) == 2 and "spec" in documents[0].root:
        documents = documents[1:]
    if len(documents) != 1 or not documents[0].root.is_map:
        loose.append(Loose(f"{path} is not one mapping", path, 1))
        return NOTHING
    own = documents[0].root
    merged = NOTHING
    for item in own["include"].each():
        merged = _merged(merged, _included(item, path, world, loose, depth))
    return _merged(merged, own)


def _included(item: Node, path: str, world: World, loose: list[Loose], depth: int) -> Node:
    local = item["local"] if item.is_map else item
    place = local.text.lstrip("/")
    if not local.is_text or "://" in place or depth >= _DEPTH:
        what = next((f"{k}: {v.text}" for k, v in item.entries.items() if v.is_text), item.text)
        loose.append(Loose(f"`include: {shown(what)}` is not followed", path, item.line))
        return NOTHING
    found = [name for name in sorted(world.texts) if matches(place, name)]
    if not found:
        loose.append(Loose(f"`include: {shown(place)}` is not in the files read", path, item.line))
    merged = NOTHING
    for name in found[:50]:
        merged = _merged(merged, _loaded(name, world, loose, depth + 1))
    return merged


def _merged(below: Node, above: Node) -> Node:
    """`above` on top of `below`; mappings are merged, all else is replaced."""
    if not (below.is_map and above.is_map):
        return below if above.kind == "none" else above
    entries = dict(below.entries)
    for key, value in above.entries.items():
        entries[key] = _merged(entries.get(key, NOTHING), value)
    return replace(above, entries=entries, key_lines={**below.key_lines, **above.key_lines})


class _Pipeline:
    def __init__(self, root: Node, world: World) -> None:
        self._root = root
        self._world = world
        self._known: dict[str, Node] = {}
        self._variables = {
            key: (node["value"] if node.is_map else node).text
            for key, node in root["variables"].entries.items()
        }

    def pieces(self) -> Iterator[Piece]:
        """What the scripts of all jobs run."""
        jobs = {
            name: self._job(name)
            for name, node in self._root.entries.items()
            if name not in _RESERVED and not name.startswith(".") and node.is_map
        }
        own = {name: self._in_pipeline(name, job, MERGE_REQUEST) for name, job in jobs.items()}
        guards = next((name for name, flaw in own.items() if flaw is None), "")
        for name, job in jobs.items():
            yield from self._run(name, job, self._flaw(name, job, own[name], guards))

    def _job(self, name: str, depth: int = 0) -> Node:
        """A job with what it extends."""
        if name in self._known:
            return self._known[name]
        own = self._root[name]
        merged = NOTHING
        for parent in own["extends"].texts():
            if parent in self._root and depth < _DEPTH:
                merged = _merged(merged, self._job(parent, depth + 1))
            else:
                merged = _merged(merged, Node("map", own.line, entries={"?": own["extends"]}))
        self._known[name] = _merged(merged, own)
        return self._known[name]

    def _flaw(self, name: str, job: Node, own: Flaw | None, guards: str) -> Flaw | None:
        """Why the job does not run, or not block, for a merge request; None where it does both.

        `guards` is a job that gives merge requests a pipeline of their own.
        """
        if own is None:
            return None
        branch = self._in_pipeline(name, job, BRANCH)
        if branch is None:
            if not guards:
                return None
            message = f"runs for branches only, while merge requests get the job `{shown(guards)}`"
            return Flaw(message, job.path, job.line, False)
        unsure = [flaw for flaw in (own, branch) if not flaw.sure]
        if unsure:
            return unsure[0]
        return own if "does not run for merge" not in own.message else branch

    def _in_pipeline(self, name: str, job: Node, scenario: Variables) -> Flaw | None:
        variables = {**self._variables, **scenario}
        for key, node in job["variables"].entries.items():
            variables[key] = node.text
        is_branch = scenario is BRANCH
        created = self._created(variables)
        if created is not None:
            return created
        if job["rules"].is_list:
            rules = replace(job["rules"], items=tuple(self._flat(job["rules"])))
            return _worst(list(rules_ways(rules, job, variables, self._world)))
        has_only = not (job["only"].is_nothing and job["except"].is_nothing)
        if has_only or not self._root["workflow"]["rules"].is_list:
            holds = only_holds(job, is_branch)
            if holds is None:
                node = job["only"] if not job["only"].is_nothing else job["except"]
                return Flaw("runs only for some branches or changes", node.path, node.line, False)
            if not holds:
                return excluded(name, job)
        return plain_flaw(job)

    def _created(self, variables: Variables) -> Flaw | None:
        rules = self._root["workflow"]["rules"]
        if not rules.is_list:
            return None
        rules = replace(rules, items=tuple(self._flat(rules)))
        ways = list(rules_ways(rules, NOTHING, variables, self._world))
        flaw = _worst(ways)
        if flaw is None:
            return None
        message = "`workflow: rules` starts no pipeline for merge requests"
        return replace(flaw, message=message)

    def _flat(self, node: Node, depth: int = 0) -> Iterator[Node]:
        """The items of a list, `!reference` and lists within it written out."""
        for item in (node,) if node.tag == "!reference" else node.each():
            if item.tag == "!reference":
                target = self._referred(item) if self._world.budget.spend() else NOTHING
                if depth < _DEPTH and target.kind != "none":
                    yield from self._flat(target, depth + 1)
                else:
                    yield Node("text", item.line, "\0!reference\0", text_line=item.line)
            elif item.is_list:
                yield from self._flat(item, depth + 1)
            else:
                yield item

    def _referred(self, node: Node) -> Node:
        keys = node.texts()
        target = self._root
        for number, key in enumerate(keys):
            target = self._job(key) if not number and key in self._root else target[key]
        return target

    def _run(self, name: str, job: Node, flaw: Flaw | None) -> Iterator[Piece]:
        flaws = () if flaw is None else (flaw,)
        if (not job["trigger"].is_nothing or "?" in job) and not is_dead(flaws):
            what = "starts another pipeline" if "trigger" in job else "extends what is not read"
            yield Loose(f"the job `{shown(name)}` {what}", job.path or PATH, job.line)
        before = job["before_script"]
        if before.is_nothing and not job["inherit"]["default"].says("false"):
            default = self._root["default"]["before_script"]
            before = default if not default.is_nothing else self._root["before_script"]
        script = list(self._flat(job["script"]))
        if not script:
            return
        variables: dict[str, str | None] = dict(self._variables)
        for key, node in job["variables"].entries.items():
            variables[key] = node.text
        yield script_of(
            list(self._flat(before)),
            script,
            "GitLab CI",
            flaws,
            variables,
            pipefail=True,
            name=f"job {name}",
        )


def _worst(ways: list[Way]) -> Flaw | None:
    """What all ways together say: sure only where no way is without a flaw."""
    flaws = [way.flaw for way in ways]
    if all(flaw is None for flaw in flaws):
        return None
    first = next(flaw for flaw in flaws if flaw is not None)
    if len(ways) > 1 and (None in flaws or any(not f.sure for f in flaws if f)):
        return replace(
            first, sure=False, message=f"runs only by some of its rules; {first.message}"
        )
    return first
