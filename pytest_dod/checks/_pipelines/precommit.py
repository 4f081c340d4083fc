"""What `pre-commit run` runs, read from .pre-commit-config.yaml."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

from .model import Call, Flaw, Loose, Piece, World, is_known, joined, shown
from .yaml import Node, UnreadableError, read_yaml

# The hooks of well-known repositories, and the commands that they are.
_HOOKS = {
    "ruff": ("ruff", "check"),
    "ruff-check": ("ruff", "check"),
    "ruff-format": ("ruff", "format"),
    "black": ("black",),
    "black-jupyter": ("black",),
    "mypy": ("mypy",),
    "flake8": ("flake8",),
    "isort": ("isort",),
    "pyright": ("pyright",),
    "bandit": ("bandit",),
    "pylint": ("pylint",),
    "codespell": ("codespell",),
}
# How a way to a command says that it leads through a hook.
HOOK = "pre-commit hook "
_REPAIRING = {"ruff": "--exit-non-zero-on-fix", "black": "--check", "isort": "--check"}
_VALUES = frozenset(
    {
        "--hook-stage",
        "--files",
        "--from-ref",
        "--to-ref",
        "--source",
        "--origin",
        "-s",
        "-o",
        "-c",
        "--config",
        "--color",
    }
)
_ALL = frozenset({"-a", "--all-files"})


def pre_commit(call: Call, world: World) -> Iterator[Piece]:
    """The hooks that a `pre-commit run` command runs, on the files that it runs them on."""
    words = list(call.words[1:])
    if not words or words[0] != "run":
        return
    path, stage, hook, narrowed = joined(call.folder, ".pre-commit-config.yaml"), "", "", ""
    words = words[1:]
    while words:
        word = words.pop(0)
        name, _, value = word.partition("=")
        if name in _VALUES:
            value = value or (words.pop(0) if words else "")
            if name in ("-c", "--config"):
                path = joined(call.folder, value)
            elif name == "--hook-stage":
                stage = value
            elif name in ("--files", "--from-ref", "-s"):
                narrowed = narrowed or name
                while name == "--files" and words and not words[0].startswith("-"):
                    words.pop(0)
        elif not word.startswith("-"):
            hook = word
    flaws: tuple[Flaw, ...] = ()
    if not _ALL & set(call.words):
        message = "looks at no file in a pipeline: `pre-commit run` without `--all-files`"
        open_words = not all(map(is_known, call.words))
        if narrowed or open_words:
            written = narrowed or shown(call.words)
            message = f"may look at some files only: `pre-commit run {written}`"
        flaws = (Flaw(message, call.path, call.line, not (narrowed or open_words)),)
    yield from hooks_in(call, world, path, stage, hook, flaws)


def hooks_in(
    call: Call,
    world: World,
    path: str | None,
    stage: str = "",
    only: str = "",
    flaws: tuple[Flaw, ...] = (),
) -> Iterator[Piece]:
    """The commands of the hooks in the file at `path`."""
    if path is None or path not in world.texts:
        yield Loose(f"{path or '.pre-commit-config.yaml'} was not read", call.path, call.line)
        return
    try:
        root = read_yaml(world.texts[path])[0].root
    except (UnreadableError, IndexError) as error:
        yield Loose(f"{path} {getattr(error, 'reason', 'is empty')}", path, 1)
        return
    skipped = call.variables.get("SKIP") or ""
    for repository in root["repos"].each():
        for hook in repository["hooks"].each():
            identity = hook["id"].text
            if only and only not in (identity, hook["alias"].text):
                continue
            stages = hook["stages"].texts() or root["default_stages"].texts()
            if stages and (stage or "pre-commit") not in {_stage(name) for name in stages}:
                continue
            if identity in re.split(r"[,\s]+", skipped):
                message = f"is left out: SKIP={skipped}"
                here = (*flaws, Flaw(message, call.path, call.line, True))
            else:
                here = flaws
            yield from _hook(
                hook, repository, path, call, (*here, *_selected(hook, root, path, world))
            )


def _stage(name: str) -> str:
    return {"commit": "pre-commit", "push": "pre-push"}.get(name, name)


def _selected(hook: Node, root: Node, path: str, world: World) -> Iterator[Flaw]:
    for key in ("types", "types_or"):
        if hook[key].items and not {"python", "file", "text"} & set(hook[key].texts()):
            message = f"looks only at files of `{key}: {shown(hook[key].texts())}`"
            yield Flaw(message, path, hook.line_of(key), False)
    for node in (hook, root):
        files, exclude = node["files"], node["exclude"]
        if files.is_text:
            message = f"looks only at `files: {shown(files.text, 40)}`"
            yield Flaw(message, path, files.line, False)
        if exclude.is_text and _excludes_change(exclude.text, world):
            message = f"leaves out files of this change: `exclude: {shown(exclude.text, 40)}`"
            yield Flaw(message, path, exclude.line, False)


def _excludes_change(pattern: str, world: World) -> bool:
    if (
        len(pattern) > 5000
        or re.search(r"\)[+*{]", pattern)
        or len(re.findall(r"[+*]", pattern)) > 40
    ):
        return True
    try:
        expression = re.compile(pattern)
    except re.error:
        return True
    return world.changed is None or any(
        expression.search(path) for path in world.changed if path.endswith((".py", ".pyi"))
    )


def _hook(
    hook: Node, repository: Node, path: str, call: Call, flaws: tuple[Flaw, ...]
) -> Iterator[Piece]:
    identity, entry, arguments = hook["id"].text, hook["entry"], hook["args"].texts()
    known = _HOOKS.get(identity)
    try:
        words = shlex.split(entry.text) if entry.is_text else list(known or ())
    except ValueError:
        words = []
    if not words:
        return
    words += arguments
    if not hook["pass_filenames"].says("false") or (known and not entry.is_text):
        words.append(".")
    # A hook that changes a file has failed, whatever its exit code.
    repairing = _REPAIRING.get(words[0].rpartition("/")[2])
    if repairing and (repairing != "--exit-non-zero-on-fix" or words[1:2] == ["check"]):
        words.append(repairing)
    elif words[:2] == ["ruff", "format"]:
        words.append("--check")
    yield Call(
        tuple(words),
        path,
        hook.line,
        call.system,
        "",
        call.variables,
        flaws,
        (f"{HOOK}{identity}",),
    )
