"""The steps of a GitHub job or composite action."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from .expressions import Open, Scope, Value, text_of
from .github_values import condition_flaw, filled, flag_flaw, value_of
from .model import (
    Call,
    Flaw,
    Loose,
    Piece,
    Script,
    Variables,
    World,
    is_dead,
    is_known,
    joined,
    shown,
)
from .yaml import NOTHING, Node, UnreadableError, read_yaml

_DEPTH = 5
# Actions that are a command: the command, the input with its arguments and their default.
_ACTIONS = {
    "astral-sh/ruff-action": ("ruff", "args", "check", "src", "."),
    "chartboost/ruff-action": ("ruff", "args", "check", "src", "."),
    "psf/black": ("black", "options", "--check --diff", "src", "."),
    "pre-commit/action": ("pre-commit run", "extra_args", "--all-files", "", ""),
    "tox-dev/action-pre-commit-uv": ("pre-commit run", "extra_args", "--all-files", "", ""),
    "j178/prek-action": ("prek run", "extra-args", "--all-files", "", ""),
    "isort/isort-action": ("isort --check", "configuration", "", "sort-paths", "."),
    "py-actions/flake8": ("flake8", "args", "", "path", "."),
    "jakebailey/pyright-action": ("pyright", "extra-args", "", "", ""),
}
# Actions that run what they are given: the input with the script.
_RUNNERS = {
    "nick-fields/retry": "command",
    "nick-invision/retry": "command",
    "coactions/setup-xvfb": "run",
    "gabrielbb/xvfb-action": "run",
    "aganders3/headless-gui": "run",
    "pyvista/setup-headless-display-action": "",
}
_LINTERS = "super-linter/super-linter github/super-linter oxsecurity/megalinter"
_ASSIGNED = re.compile(r"\b([A-Za-z_]\w*)=")
_ROOT = re.compile(r"\$\{\{\s*github\.workspace\s*\}\}/?")


def values_of(node: Node) -> Value:
    """A node as the values of an expression."""
    if node.is_list:
        return [values_of(item) for item in node.items]
    if node.is_map:
        return {key: values_of(value) for key, value in node.entries.items()}
    if node.is_nothing:
        return None
    if node.plain and node.text.lower() in ("true", "false"):
        return node.text.lower() == "true"
    return node.text


@dataclass(frozen=True)
class Frame:
    """What holds for all steps of a job."""

    path: str
    world: World
    flaws: tuple[Flaw, ...]
    windows: bool = False
    shell: Node = NOTHING
    folder: Node = NOTHING
    environment: Variables = field(default_factory=dict)
    depth: int = 0
    via: tuple[str, ...] = ()

    def with_variables(self, node: Node, scope: Scope) -> Frame:
        """The same with further variables."""
        variables = dict(self.environment)
        if node.is_text:
            given = value_of(node.text.strip().removeprefix("${{").removesuffix("}}"), scope)
            if isinstance(given, dict):
                variables |= {key: text_of(value) for key, value in given.items() if key != "*"}
            else:
                variables["*"] = None
        for key, value in node.entries.items():
            text = filled(value.text, scope)
            variables[key] = text if is_known(text) else None
        return replace(self, environment=variables)

    def values(self) -> dict[str, Value]:
        """The variables for expressions."""
        return {k: Open(f"env.{k}") if v is None else v for k, v in self.environment.items()}


class Steps:
    """Reads the steps one after another."""

    def __init__(self, frame: Frame, scope: Scope) -> None:
        self._frame = frame
        self._scope = scope

    def pieces(self, steps: Node) -> Iterator[Piece]:
        """What all of them run."""
        for number, step in enumerate(steps.items):
            yield from self._step(step, steps.items[number + 1 :])
            written = dict.fromkeys(_written_variables(step["run"].text))
            if written:
                environment = {**self._frame.environment, **written}
                self._frame = replace(self._frame, environment=environment)

    def _step(self, step: Node, later: tuple[Node, ...]) -> Iterator[Piece]:
        frame = self._frame.with_variables(step["env"], self._scope)
        scope = self._scope.within(env=frame.values())
        flaws = [condition_flaw(step, scope, frame.path)]
        tolerated = flag_flaw(step, "continue-on-error", scope, frame.path)
        if tolerated and step["id"].is_text and _asks_for(step["id"].text, later):
            tolerated = replace(tolerated, sure=False)
        flaws.append(tolerated)
        frame = replace(frame, flaws=frame.flaws + tuple(flaw for flaw in flaws if flaw))
        if step["run"].is_text:
            yield from self._run(step, frame, scope)
        elif step["uses"].is_text:
            yield from self._uses(step, frame, scope)

    def _run(self, step: Node, frame: Frame, scope: Scope) -> Iterator[Piece]:
        node = step["shell"] if step["shell"].is_text else frame.shell
        shell = filled(node.text, scope) if node.is_text else ""
        program = shell.split()[0].rpartition("/")[2] if shell.split() else ""
        if program in ("python", "perl", "node") or (program and not is_known(program)):
            if not is_dead(frame.flaws):
                reason = f"a step in `{shown(shell)}` is not followed"
                yield Loose(reason, frame.path, step.line)
            return
        strict, pipefail = _shell_flags(shell, frame.windows)
        where = step["working-directory"] if step["working-directory"].is_text else frame.folder
        folder = joined("", filled(_ROOT.sub("", where.text), scope)) if where.is_text else ""
        run = step["run"]
        yield Script(
            filled(run.text, scope),
            frame.path,
            run.text_line,
            "GitHub Actions",
            strict,
            pipefail,
            folder,
            frame.environment,
            frame.flaws,
            via=frame.via,
            settled={key: frame.environment[key] for key in step["env"].entries},
        )

    def _uses(self, step: Node, frame: Frame, scope: Scope) -> Iterator[Piece]:
        uses = step["uses"].text.strip()
        name = uses.partition("@")[0].lower()
        if uses.startswith("./"):
            yield from self._local(step, uses, frame, scope)
        elif name in _ACTIONS:
            words = self._action(step["with"], *_ACTIONS[name], scope=scope)
            yield Call(
                words,
                frame.path,
                step["uses"].line,
                "GitHub Actions",
                "",
                frame.environment,
                frame.flaws,
                (*frame.via, f"uses: {uses}"),
            )
        elif _RUNNERS.get(name):
            node = step["with"][_RUNNERS[name]]
            yield Script(
                filled(node.text, scope),
                frame.path,
                node.text_line or step.line,
                "GitHub Actions",
                variables=frame.environment,
                flaws=frame.flaws,
                via=(*frame.via, f"uses: {uses}"),
            )
        elif not is_dead(frame.flaws):
            only = f"{name} ruff black mypy flake8 isort pylint" if name in _LINTERS else name
            reason = f"what `uses: {shown(uses)}` runs is not followed"
            yield Loose(reason, frame.path, step["uses"].line, only)

    def _action(
        self,
        given: Node,
        command: str,
        key: str,
        default: str,
        last: str,
        place: str,
        *,
        scope: Scope,
    ) -> tuple[str, ...]:
        arguments = filled(given[key].text, scope) if given[key].is_text else default
        paths = (filled(given[last].text, scope) if given[last].is_text else place) if last else ""
        try:
            words = shlex.split(f"{command} {arguments} {paths}")
        except ValueError:
            words = f"{command} {arguments} {paths}".split()
        return tuple(words)

    def _local(self, step: Node, uses: str, frame: Frame, scope: Scope) -> Iterator[Piece]:
        folder = joined("", uses)
        path = next(
            (
                p
                for p in (f"{folder}/action.yml", f"{folder}/action.yaml")
                if p in frame.world.texts
            ),
            "",
        )
        if not path or frame.depth >= _DEPTH or not frame.world.budget.spend():
            if not is_dead(frame.flaws):
                reason = f"the action `{shown(uses)}` is not in the files read here"
                yield Loose(reason, frame.path, step.line)
            return
        try:
            root = read_yaml(frame.world.texts[path])[0].root
        except (UnreadableError, IndexError) as error:
            yield Loose(f"{path} {getattr(error, 'reason', 'is empty')}", path, 1)
            return
        if not root["runs"]["using"].says("composite"):
            if not is_dead(frame.flaws):
                yield Loose(f"what the action `{shown(uses)}` runs is not followed", path, 1)
            return
        inputs: dict[str, Value] = {"*": None}
        for key, node in root["inputs"].entries.items():
            inputs[key] = filled(node["default"].text, scope)
        for key, node in step["with"].entries.items():
            inputs[key] = filled(node.text, scope)
        inner = replace(
            frame,
            path=path,
            shell=NOTHING,
            folder=NOTHING,
            depth=frame.depth + 1,
            via=(*frame.via, f"uses: {uses}"),
        )
        yield from Steps(inner, scope.within(inputs=inputs)).pieces(root["runs"]["steps"])


def _written_variables(text: str) -> Iterator[str]:
    """The names that a script sets for the steps after it."""
    if "GITHUB_ENV" in text:
        yield from (match[1] for match in _ASSIGNED.finditer(text))


def _shell_flags(shell: str, windows: bool) -> tuple[bool, bool]:
    """Whether `-e` and `pipefail` are set when a step starts."""
    words = shell.split()
    if not words:
        return not windows, False
    program = words[0].rpartition("/")[2]
    if program not in ("bash", "sh", "zsh"):
        return False, False
    if len(words) == 1:
        return True, program == "bash"
    flags = " ".join(words[1:])
    strict = bool(re.search(r"(^|\s)-[a-z]*e", flags)) or "errexit" in flags
    return strict and "+e" not in flags, "pipefail" in flags


def _asks_for(identity: str, later: tuple[Node, ...]) -> bool:
    """Whether a later step looks at how the step with this id ended."""
    wanted = (f"steps.{identity}.outcome", f"steps.{identity}.conclusion")
    texts = [
        text
        for step in later
        for node in (step["if"], step["run"], step["env"], step["with"])
        for text in (node.texts() if not node.is_map else _texts(node))
    ]
    return any(name in text for text in texts for name in wanted)


def _texts(node: Node) -> tuple[str, ...]:
    return tuple(value.text for value in node.entries.values())
