"""GitHub Actions: which commands the workflows run on a pull request."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .expressions import Open, Scope, Value
from .github_steps import Frame, Steps, values_of
from .github_values import condition, condition_flaw, filled, flag_flaw
from .model import Flaw, Loose, Piece, World, is_dead, joined, shown
from .triggers import github_flaws, runs_on_each_push
from .yaml import NOTHING, Node, UnreadableError, read_yaml

PATTERNS = (".github/workflows/*.yml", ".github/workflows/*.yaml")
_COMBINATIONS = 256
_DEPTH = 4
_EVENT: dict[str, Value] = {
    "event_name": "pull_request",
    "ref": "refs/pull/1/merge",
    "ref_name": "1/merge",
    "ref_type": "branch",
    "event": {
        "pull_request": {"draft": False, "merged": False, "state": "open"},
        "head_commit": None,
        "inputs": None,
        "schedule": None,
        "commits": None,
        "release": None,
    },
}


def github(path: str, world: World) -> Iterator[Piece]:
    """What one workflow file runs."""
    root = _root(path, world)
    if isinstance(root, Loose):
        yield root
        return
    flaws = tuple(github_flaws(root, path, world))
    yield from _Workflow(path, root, world, NOTHING, flaws, 0).pieces()


def _root(path: str, world: World) -> Node | Loose:
    try:
        documents = read_yaml(world.texts[path])
    except UnreadableError as error:
        return Loose(f"{path} {error.reason}", path, error.line)
    if len(documents) != 1 or not documents[0].root.is_map:
        return Loose(f"{path} holds {len(documents)} documents, not one workflow", path, 1)
    if documents[0].doubled:
        key, line = documents[0].doubled[0]
        return Loose(f"{path} has the key `{shown(key)}` twice: GitHub refuses it", path, line)
    return documents[0].root


@dataclass
class _Workflow:
    path: str
    root: Node
    world: World
    given: Node
    flaws: tuple[Flaw, ...]
    depth: int

    def pieces(self) -> Iterator[Piece]:
        """What all its jobs run."""
        scope = self._scope()
        for name in self.root["jobs"].entries:
            yield from self._job(name, scope)

    def _scope(self) -> Scope:
        """The contexts that a job's `if` may ask for."""
        known = _known_repository(self.world)
        github: dict[str, Value] = {**_EVENT, **({"repository": known} if known else {})}
        if known:
            github["repository_owner"] = known.partition("/")[0]
        inputs = inputs_of(self.root["on"]["workflow_call"]["inputs"], self.given)
        if not self.depth:
            inputs = {"*": None}
        needs: Value = {"*": {"result": "success"}}
        return Scope({"github": github, "inputs": inputs, "needs": needs})

    def _job(self, name: str, scope: Scope) -> Iterator[Piece]:
        job = self.root["jobs"][name]
        flaws = self.flaws + tuple(self._reached(name, scope, frozenset()))
        strategy = self._combinations(job["strategy"]["matrix"])
        if strategy is not None and not strategy:
            line = job["strategy"].line
            flaws += (Flaw("never runs: its matrix is empty", self.path, line, True),)
        seen: set[object] = set()
        scopes = [scope]
        if strategy is not None:
            scopes = [scope.within(matrix={"*": None, **one}) for one in strategy or [{}]]
        for inner in scopes:
            blocked = flag_flaw(job, "continue-on-error", inner, self.path)
            for piece in self._run(job, inner, (*flaws, *((blocked,) if blocked else ()))):
                key = _key(piece)
                if key not in seen:
                    seen.add(key)
                    yield piece

    def _reached(self, name: str, scope: Scope, above: frozenset[str]) -> Iterator[Flaw]:
        """Why a job may not run: its own condition, and the jobs it needs."""
        job = self.root["jobs"][name]
        if not job.is_map:
            return
        own = condition_flaw(job, scope, self.path)
        if own is not None and not own.sure and self._runs_either_way(job["if"].text, scope):
            own = None
        if own is not None:
            yield own
        text = job["if"].text
        if "always()" in text or "cancelled()" in text:
            return
        for needed in job["needs"].texts():
            if needed not in self.root["jobs"]:
                message = f"never runs: it needs a job `{shown(needed)}` that there is not"
                yield Flaw(message, self.path, job.line_of("needs"), True)
            elif needed not in above and len(above) < 30:
                for flaw in self._reached(needed, scope, above | {name}):
                    message = f"{flaw.message} (job `{shown(needed)}`, which it needs)"
                    yield Flaw(message, flaw.path, flaw.line, flaw.sure)

    def _runs_either_way(self, text: str, scope: Scope) -> bool:
        """Whether it runs on each push to a branch of ours, and on pull requests from forks."""
        if any("event_name" in step["if"].text for step in self._all_steps()):
            return False
        if not runs_on_each_push(self.root["on"]):
            return False
        github = scope.contexts["github"]
        assert isinstance(github, dict)
        own: dict[str, Value] = {**github, "repository": "o/own", "repository_owner": Open("owner")}
        pushed = {**own, "event_name": "push", "event": {"pull_request": None}}
        head: Value = {"repo": {"full_name": "o/fork", "fork": True}, "label": Open("label")}
        event: Value = {
            "pull_request": {
                "head": head,
                "base": {"repo": {"full_name": "o/own"}},
                "draft": False,
            },
            "repository": {"full_name": "o/own"},
        }
        forked = {**own, "event": event}
        return all(condition(text, scope.within(github=one)) is True for one in (pushed, forked))

    def _all_steps(self) -> Iterator[Node]:
        for job in self.root["jobs"].entries.values():
            yield from job["steps"].items

    def _combinations(self, node: Node) -> list[dict[str, Value]] | None:
        """All combinations of a matrix; [{}] without one, None where it is not known."""
        if node.is_nothing:
            return [{}]
        if not node.is_map or any(value.is_text for value in node.entries.values()):
            return None
        axes = {k: values_of(v) for k, v in node.entries.items() if k not in ("include", "exclude")}
        names = list(axes)
        lists = [value if isinstance(value, list) else [value] for value in axes.values()]
        product = itertools.islice(itertools.product(*lists), _COMBINATIONS)
        combined: list[dict[str, Value]] = [
            dict(zip(names, values, strict=True)) for values in product
        ]
        combined = combined if names else []
        for item in _tables(node["exclude"]):
            combined = [one for one in combined if any(one.get(k) != v for k, v in item.items())]
        original = [dict(one) for one in combined]
        for item in _tables(node["include"]):
            fits = [
                number
                for number, one in enumerate(original)
                if all(k not in one or one[k] == v for k, v in item.items())
            ]
            for number in fits:
                combined[number].update(item)
            if not fits:
                combined.append(dict(item))
        return combined[:_COMBINATIONS]

    def _run(self, job: Node, scope: Scope, flaws: tuple[Flaw, ...]) -> Iterator[Piece]:
        uses = job["uses"]
        if uses.is_text:
            yield from self._called(job, uses, scope, flaws)
            return
        runs_on = filled(" ".join(job["runs-on"].texts()), scope)
        frame = Frame(
            self.path,
            self.world,
            flaws,
            windows="windows" in runs_on.lower() and job["container"].is_nothing,
            shell=_default(self.root, job, "shell"),
            folder=_default(self.root, job, "working-directory"),
        ).with_variables(self.root["env"], scope)
        scope = scope.within(env=frame.values(), runner={"os": _system(runs_on)})
        frame = frame.with_variables(job["env"], scope)
        scope = scope.within(env=frame.values())
        yield from Steps(frame, scope).pieces(job["steps"])

    def _too_much(self) -> bool:
        return self.depth >= _DEPTH or not self.world.budget.spend()

    def _called(
        self, job: Node, uses: Node, scope: Scope, flaws: tuple[Flaw, ...]
    ) -> Iterator[Piece]:
        path = joined("", uses.text) if uses.text.startswith("./") else None
        if path is None or path not in self.world.texts or self._too_much():
            if not is_dead(flaws):
                reason = f"the workflow `{shown(uses.text)}` is not in the files read here"
                yield Loose(reason, self.path, uses.line)
            return
        root = _root(path, self.world)
        if isinstance(root, Loose):
            yield root
            return
        given = _filled_map(job["with"], scope)
        yield from _Workflow(path, root, self.world, given, flaws, self.depth + 1).pieces()


def _default(root: Node, job: Node, key: str) -> Node:
    for place in (job, root):
        node = place["defaults"]["run"][key]
        if node.is_text:
            return node
    return NOTHING


def _system(runs_on: str) -> str:
    lowered = runs_on.lower()
    return "Windows" if "windows" in lowered else "macOS" if "macos" in lowered else "Linux"


def _tables(node: Node) -> Iterator[dict[str, Value]]:
    for item in node.each():
        value = values_of(item)
        if isinstance(value, dict):
            yield value


def inputs_of(declared: Node, given: Node) -> dict[str, Value]:
    """The inputs of a called workflow or an action: as given, else their defaults."""
    inputs: dict[str, Value] = {"*": None}
    for name, node in declared.entries.items():
        inputs[name] = values_of(node["default"]) if "default" in node else None
    for name, node in given.entries.items():
        inputs[name] = values_of(node)
    return inputs


def _filled_map(node: Node, scope: Scope) -> Node:
    entries = {
        key: Node("text", value.line, filled(value.text, scope), plain=value.plain)
        for key, value in node.entries.items()
        if value.is_text
    }
    return Node("map", node.line, entries=entries)


def _known_repository(world: World) -> str:
    """`owner/name`, where the project's own description names exactly one."""

    text = world.texts.get("pyproject.toml", "") + world.texts.get("setup.cfg", "")
    found = {
        match[1].removesuffix(".git")
        for match in re.finditer(r"github\.com/([\w.-]+/[\w.-]+)", text)
    }
    return found.pop() if len(found) == 1 else ""


def _key(piece: Piece) -> object:
    """What two pieces have in common that differ in nothing that matters."""
    if isinstance(piece, Loose):
        return piece
    variables = tuple(sorted(piece.variables.items(), key=lambda item: item[0]))
    return type(piece), replace(piece, variables={}).__repr__(), variables
