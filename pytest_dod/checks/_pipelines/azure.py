"""Azure Pipelines: which commands run on a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from .model import Flaw, Loose, Piece, Script, World, is_dead, joined, shown, unknown
from .triggers import branches_flaw, paths_flaw
from .yaml import Node, UnreadableError, read_yaml

PATTERNS = ("azure-pipelines.yml", "azure-pipelines.yaml", ".azure-pipelines.yml")
_MACRO = re.compile(r"\$\(([A-Za-z_][\w.]*)\)|\$\{\{\s*(.*?)\s*\}\}")
_DEPTH = 6
_SCRIPT_TASKS = {"bash": "bash", "cmdline": "script", "powershell": "pwsh"}
_ON_REQUEST = re.compile(
    r"(eq|ne)\(\s*variables(?:\['build\.reason'\]|\.build\.reason)\s*,\s*'(\w+)'\s*\)", re.I
)
_FAILED = re.compile(r"(failed|canceled)\(\)", re.I)
_FINE = re.compile(r"(and|or)?\(?\s*(succeeded|always|succeededorfailed)\(\)\s*\)?", re.I)


@dataclass(frozen=True)
class _Place:
    """Where a list stands: its file, flaws of what is around it, and known variables."""

    path: str
    flaws: tuple[Flaw, ...] = ()
    variables: dict[str, str] = field(default_factory=dict)
    depth: int = 0


def azure(path: str, world: World) -> Iterator[Piece]:
    """What a pipeline file and its local templates run."""
    root = _read(path, world)
    if isinstance(root, Loose):
        yield root
        return
    place = _Place(path, tuple(_trigger(root, path, world)), _variables(root["variables"], {}))
    yield from _Pipeline(world).whole(root, place)


def _read(path: str, world: World) -> Node | Loose:
    try:
        documents = read_yaml(world.texts[path], path)
    except UnreadableError as error:
        return Loose(f"{path} {error.reason}", path, error.line)
    if len(documents) != 1 or not documents[0].root.is_map:
        return Loose(f"{path} is not one mapping", path, 1)
    return documents[0].root


def _trigger(root: Node, path: str, world: World) -> Iterator[Flaw]:
    node = root["pr"]
    line = root.line_of("pr")
    if node.says("none") or (node.is_list and not node.items):
        yield Flaw("does not run on pull requests: `pr: none`", path, line, True)
        return
    branches = node["branches"] if node.is_map else node
    wanted = (branches["include"] if branches.is_map else branches).texts()
    found = [branches_flaw(_globs(wanted), _globs(branches["exclude"].texts()), path, line)]
    include, exclude = node["paths"]["include"].texts(), node["paths"]["exclude"].texts()
    if include or exclude:
        found.append(paths_flaw(_globs(include), _globs(exclude), world, path, node["paths"].line))
    yield from (flaw for flaw in found if flaw is not None)


def _globs(names: tuple[str, ...]) -> tuple[str, ...]:
    """A folder means all in it, and `*` any depth."""
    return tuple(
        "**" if n in ("*", "/") else n.replace("*", "**") for n in names for n in (n, f"{n}/**")
    )


def _variables(node: Node, known: dict[str, str]) -> dict[str, str]:
    found = dict(known)
    if node.is_map:
        found |= {key: value.text for key, value in node.entries.items() if value.is_text}
    for item in node.items:
        if item["name"].is_text and item["value"].is_text:
            found[item["name"].text] = item["value"].text
    return found


def _filled(text: str, variables: dict[str, str]) -> str:
    def one(match: re.Match[str]) -> str:
        name = match[1] or re.sub(r"^(parameters|variables)\.", "", match[2])
        value = variables.get(name)
        if name.lower() in ("build.sourcesdirectory", "system.defaultworkingdirectory"):
            return "."
        return unknown(match[0]) if value is None else value

    return _MACRO.sub(one, text)


class _Pipeline:
    def __init__(self, world: World) -> None:
        self._world = world

    def whole(self, root: Node, place: _Place) -> Iterator[Piece]:
        """A file or template: stages, jobs or steps."""
        if root["extends"].is_map:
            yield from self._template(root["extends"], place)
        yield from self._stages(root["stages"], place)
        yield from self._jobs(root["jobs"], place)
        for variables in _matrix(root["strategy"]["matrix"]):
            inner = replace(place, variables={**place.variables, **variables})
            yield from self._steps(root["steps"], inner)

    def _template(self, node: Node, place: _Place) -> Iterator[Piece]:
        name = node["template"].text
        folder = place.path.rpartition("/")[0]
        path = joined("" if name.startswith("/") else folder, name.lstrip("/")) or ""
        too_much = place.depth >= _DEPTH or not self._world.budget.spend()
        if "@" in name or path not in self._world.texts or too_much:
            if not is_dead(place.flaws):
                yield Loose(f"the template `{shown(name)}` is not followed", place.path, node.line)
            return
        root = _read(path, self._world)
        if isinstance(root, Loose):
            yield root
            return
        variables = dict(place.variables)
        for item in root["parameters"].each():
            if item["name"].is_text and item["default"].is_text:
                variables[item["name"].text] = item["default"].text
        for key, value in node["parameters"].entries.items():
            variables[key] = _filled(value.text, place.variables)
        inner = replace(place, path=path, variables=variables, depth=place.depth + 1)
        yield from self.whole(root, inner)

    def _each(self, node: Node, place: _Place) -> Iterator[tuple[Node, _Place]]:
        """The items of a list; those under `${{ if … }}` with the doubt that brings."""
        for item in node.items:
            keys = list(item.entries)
            if len(keys) == 1 and keys[0].startswith("${{"):
                doubt = Flaw(f"depends on `{shown(keys[0], 50)}`", place.path, item.line, False)
                inner = replace(place, flaws=(*place.flaws, doubt))
                yield from self._each(item[keys[0]], inner)
            else:
                yield item, place

    def _stages(self, node: Node, place: _Place) -> Iterator[Piece]:
        for stage, here in self._each(node, place):
            if "template" in stage:
                yield from self._template(stage, here)
            else:
                yield from self._jobs(stage["jobs"], self._inside(stage, here))

    def _jobs(self, node: Node, place: _Place) -> Iterator[Piece]:
        for job, here in self._each(node, place):
            if "template" in job:
                yield from self._template(job, here)
                continue
            inside = self._inside(job, here)
            for variables in _matrix(job["strategy"]["matrix"]):
                inner = replace(inside, variables={**inside.variables, **variables})
                yield from self._steps(job["steps"], inner)
                for phase in job["strategy"].entries.values():
                    yield from self._steps(phase["deploy"]["steps"], inner)

    def _inside(self, node: Node, place: _Place) -> _Place:
        flaws = (*place.flaws, *_switches(node, place))
        return replace(place, flaws=flaws, variables=_variables(node["variables"], place.variables))

    def _steps(self, node: Node, place: _Place) -> Iterator[Piece]:
        for step, here in self._each(node, place):
            if "template" in step:
                yield from self._template(step, here)
                continue
            here = self._inside(step, here)
            kind, text, name, where = _script(step)
            if name:
                text = f"bash {name}" if text == "" else text
            if text:
                yield self._piece(step, kind, text, where, here)

    def _piece(self, step: Node, kind: str, text: str, where: str, place: _Place) -> Piece:
        node = step[kind] if kind in step else step["inputs"]["script"]
        environment: dict[str, str | None] = dict(place.variables)
        for key, value in step["env"].entries.items():
            environment[key] = value.text
        return Script(
            _filled(text, place.variables),
            place.path,
            node.text_line or step.line,
            "Azure Pipelines",
            strict=False,
            folder=joined("", _filled(where, place.variables)),
            variables=environment,
            flaws=place.flaws,
        )


def _script(step: Node) -> tuple[str, str, str, str]:
    """Kind, text, script file and folder of a step; empty where it runs none."""
    for kind in ("script", "bash", "pwsh", "powershell"):
        if step[kind].is_text:
            return kind, step[kind].text, "", step["workingDirectory"].text
    task = step["task"].text.partition("@")[0].lower()
    inputs = step["inputs"]
    if task in _SCRIPT_TASKS:
        where = inputs["workingDirectory"].text
        return "task", inputs["script"].text, inputs["filePath"].text, where
    return "", "", "", ""


def _switches(node: Node, place: _Place) -> Iterator[Flaw]:
    """What `condition`, `enabled` and `continueOnError` say against a stage, job or step."""
    if node["enabled"].says("false"):
        line = node.line_of("enabled")
        yield Flaw("never runs: `enabled: false`", place.path, line, True)
    if node["continueOnError"].says("true"):
        line = node.line_of("continueOnError")
        yield Flaw("does not block: `continueOnError: true`", place.path, line, True)
    elif node["continueOnError"].is_text and not node["continueOnError"].says("false"):
        line = node.line_of("continueOnError")
        yield Flaw("may not block: `continueOnError`", place.path, line, False)
    text = node["condition"].text
    if not text:
        return
    line = node.line_of("condition")
    reason = _ON_REQUEST.fullmatch(text.strip())
    inner = re.fullmatch(r"and\(\s*succeeded\(\)\s*,\s*(.*)\)", text.strip(), re.I | re.S)
    reason = reason or (_ON_REQUEST.fullmatch(inner[1].strip()) if inner else None)
    if text.strip().lower() in ("false", "'false'", "never()") or _FAILED.fullmatch(text.strip()):
        yield Flaw(f"never runs: `condition: {shown(text, 40)}`", place.path, line, True)
    elif reason:
        if (reason[1].lower() == "eq") != (reason[2].lower() == "pullrequest"):
            message = f"never runs on pull requests: `condition: {shown(text, 50)}`"
            yield Flaw(message, place.path, line, True)
    elif not _FINE.fullmatch(text.strip()):
        yield Flaw(f"runs only if `{shown(text, 50)}`", place.path, line, False)


def _matrix(node: Node) -> Iterator[dict[str, str]]:
    if not node.is_map:
        yield {}
    for value in node.entries.values():
        yield {key: item.text for key, item in value.entries.items() if item.is_text}
