"""ci-runs: the pipeline runs each declared command, on pull requests, and fails with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..errors import CannotTell
from ..model.check import Check, Context
from ..model.evidence import EvidenceKind, FileRequest
from ..model.finding import Finding, Observation
from ..model.globs import matches
from ._pipelines import azure, bitbucket, github, gitlab
from ._pipelines.follow import follow
from ._pipelines.model import Call, Loose, Piece, Script, World, is_dead, shown
from ._pipelines.precommit import hooks_in
from ._pipelines.usage import usage_of
from ._pipelines.verdict import Answer, Demand, all_known, answer
from ._pipelines.wrappers import unwrap
from ._shell.commands import commands_of
from ._shell.words import ShellError

_PIPELINES = (*github.PATTERNS, gitlab.PATH, *azure.PATTERNS, bitbucket.PATH)
_REFERRED = (
    "**/action.yml",
    "**/action.yaml",
    ".gitlab/**/*.yml",
    ".gitlab-ci/**/*.yml",
    "**/*gitlab-ci*.yml",
    "**/azure-pipelines*.yml",
    ".azure-pipelines/**/*.yml",
    ".azuredevops/**/*.yml",
    "azure-pipelines/**/*.yml",
    "ci/**/*.yml",
    ".ci/**/*.yml",
    "pipelines/**/*.yml",
    "templates/*.yml",
    "**/Makefile",
    "**/makefile",
    "**/GNUmakefile",
    "**/*.mk",
    "**/tox.ini",
    "**/tox.toml",
    "**/setup.cfg",
    "**/pyproject.toml",
    "**/hatch.toml",
    "**/pixi.toml",
    "**/pytest.ini",
    "**/.pytest.ini",
    "**/mypy.ini",
    "**/.mypy.ini",
    "**/ruff.toml",
    "**/.ruff.toml",
    "**/noxfile.py",
    "**/.pre-commit-config.yaml",
    "**/*.sh",
    "**/*.bash",
    "scripts/*",
    "script/*",
    "*/scripts/*",
    "bin/*",
    "ci/*",
    ".ci/*",
    "dev/*",
    "tools/*",
    ".github/scripts/*",
)
_FILES = FileRequest(_PIPELINES + _REFERRED)
_ELSEWHERE = {
    "Jenkinsfile": "Jenkins",
    ".circleci/*": "CircleCI",
    ".travis.yml": "Travis CI",
    "appveyor.yml": "AppVeyor",
    ".appveyor.yml": "AppVeyor",
    ".drone.y*ml": "Drone",
    ".woodpecker*": "Woodpecker",
    ".woodpecker/*": "Woodpecker",
    ".cirrus.yml": "Cirrus CI",
    ".buildkite/*": "Buildkite",
    ".semaphore/*": "Semaphore",
    ".forgejo/workflows/*": "Forgejo Actions",
    ".gitea/workflows/*": "Gitea Actions",
    ".teamcity/**": "TeamCity",
    "buildspec.yml": "CodeBuild",
    "cloudbuild.yaml": "Cloud Build",
}
_HINT = "have the pipeline run it as it stands, on pull requests, and fail when it fails"


@dataclass(frozen=True)
class Options:
    """`commands` as the task writes them."""

    commands: tuple[str, ...] = ()


def _reads(options: Options) -> tuple[FileRequest, ...]:
    return (_FILES,)


def examine(options: Options, context: Context) -> Observation:
    """Look for each command in all pipeline files there are."""
    if not options.commands:
        raise CannotTell(
            "the text names no command that a pipeline could run",
            'name them between backticks, or write <!-- dod: ci-runs commands="pytest" -->',
        )
    demands = [demand for text in options.commands for demand in _demands(text)]
    world = _world(context)
    found = list(follow(_pieces(world), world))
    calls = [item for item in found if isinstance(item, Call)]
    loose = [item for item in found if isinstance(item, Loose)]
    files = _pipeline_files(world)
    loose += _unread(world)
    if not files and not loose:
        raise CannotTell(
            "no pipeline file was found (GitHub, GitLab, Azure, Bitbucket)",
            "add one that runs the commands, or write `N/A: reason` in the line",
        )
    answers = [
        (demand, answer(demand, calls, [*loose, *_hooks(demand, calls, world)], world))
        for demand in demands
    ]
    live = [call.path for call in calls if call.path in files and not is_dead(call.flaws)]
    return _observation(answers, (*live, *files, None)[0])


def _demands(text: str) -> Iterator[Demand]:
    try:
        calls = commands_of(Script(text, "the task", 1, ""), lambda path: None)
    except ShellError as error:
        raise CannotTell(f"`{shown(text)}` is no command: {error.reason}") from None
    if not calls:
        raise CannotTell(f"`{shown(text)}` is no command")
    for call in calls:
        words, variables = unwrap(call.words)
        if not words or not all_known(words):
            raise CannotTell(f"`{shown(text)}` is only known at run time")
        yield Demand(shown(call.words), usage_of(words, variables))


def _world(context: Context) -> World:
    evidence = context.evidence
    found = evidence.need_files(_FILES)
    changes = evidence.changes
    if changes is None:
        return World(found.texts, found.unread, project=evidence.project)
    touched = {change.path for change in changes.changes}
    touched |= {change.old_path for change in changes.changes if change.old_path}
    return World(found.texts, found.unread, changes.files, tuple(sorted(touched)), evidence.project)


def _pipeline_files(world: World) -> list[str]:
    return [path for path in world.texts if any(matches(p, path) for p in _PIPELINES)]


def _pieces(world: World) -> Iterator[Piece]:
    for path in _pipeline_files(world):
        if path == gitlab.PATH:
            yield from gitlab.gitlab(world)
        elif path == bitbucket.PATH:
            yield from bitbucket.bitbucket(world)
        elif path in azure.PATTERNS:
            yield from azure.azure(path, world)
        else:
            yield from github.github(path, world)


def _unread(world: World) -> Iterator[Loose]:
    for path, reason in world.unread.items():
        if any(matches(pattern, path) for pattern in _PIPELINES):
            yield Loose(f"{path} {reason}", path, 0)
    for pattern, name in _ELSEWHERE.items():
        path = next((path for path in sorted(world.files) if matches(pattern, path)), "")
        if path:
            yield Loose(f"the pipeline of {name} is not read", path, 0)


def _hooks(demand: Demand, calls: list[Call], world: World) -> Iterator[Loose]:
    """A service may run the hooks of pre-commit without any pipeline file."""
    path = ".pre-commit-config.yaml"
    if path not in world.texts or any(
        call.words[0] in ("pre-commit", "prek") and not is_dead(call.flaws) for call in calls
    ):
        return
    for piece in hooks_in(Call((), path, 1, ""), world, path):
        if isinstance(piece, Call):
            words, variables = unwrap(piece.words)
            if words and usage_of(words, variables).tool == demand.usage.tool:
                reason = "a service such as pre-commit.ci may run this hook; no pipeline file does"
                yield Loose(reason, path, piece.line)


def _observation(answers: list[tuple[Demand, Answer]], place: str | None) -> Observation:
    findings: list[Finding] = []
    doubts: list[str] = []
    notes: list[str] = []
    for demand, given in answers:
        doubts += given.doubts
        if given.runs is not None:
            notes.append(f"`{demand.text}` runs: {_place(given.runs)}")
        elif given.flaws:
            findings += [
                Finding(f"`{demand.text}`: {f.message}", f.path, max(f.line, 1), _HINT)
                for f in given.flaws[:2]
            ]
        elif not given.doubts:
            message = f"`{demand.text}`: no pipeline runs it"
            findings.append(Finding(message, place, None, _HINT))
    if doubts and not findings:
        raise CannotTell("; ".join(dict.fromkeys(doubts)), _HINT)
    runs = sum(given.runs is not None for _, given in answers)
    unproven = [f"not proven: {doubt}" for doubt in dict.fromkeys(doubts)]
    return Observation(runs, "commands", tuple(findings), notes=(*notes, *unproven))


def _place(call: Call) -> str:
    via = f" (via {' → '.join(call.via[:3])})" if call.via else ""
    return re.sub(r"\s+", " ", f"{call.path}:{call.line}{via}")


CHECK = Check(
    id="ci-runs",
    title="the pipeline runs the declared commands",
    passes_when=(
        "a pipeline file (GitHub Actions, GitLab CI, Azure Pipelines, Bitbucket Pipelines) runs "
        "each declared command on pull requests, all of it, and fails when it fails. `make`, "
        "`tox`, `nox`, `pre-commit`, `hatch`, scripts, local actions and included files are "
        "followed; what cannot be followed leaves it unproven. Whether the platform lets a red "
        "pipeline be merged stands in no file and is not looked at"
    ),
    options=Options,
    needs=frozenset({EvidenceKind.FILES}),
    examine=examine,
    reads=_reads,
)
