"""Commands with a name of their own in a TOML file: hatch, pdm, poe, taskipy and pixi."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .model import Call, Flaw, Loose, Piece, Script, World, joined
from .toml import Table, line_of, table_in, texts_of

_ARGUMENTS = re.compile(r"\{args(?::([^}]*))?\}")
_LISTS = ("composite", "sequence", "parallel", "deps", "depends_on", "depends-on")
_DEEPEST = 8


@dataclass(frozen=True)
class _Group:
    """The tasks of a file, and the one of them that is looked at."""

    path: str
    table: Table
    name: str
    line: int


def hatch(call: Call, world: World) -> Iterator[Piece] | None:
    """`hatch run [env:]script`, `hatch test`, `hatch fmt`; None where it runs a program."""
    words = [w for w in call.words[1:] if w not in ("-q", "-v")]
    while words[:1] and words[0] in ("-e", "--env", "-p", "--project"):
        words = words[2:] if words[0] in ("-p", "--project") else ["run", *words[2:]]
    if words[:1] == ["test"]:
        return iter([_direct(call, ("pytest", *_without_flags(words[1:])))])
    if words[:1] == ["fmt"] and "--check" in words:
        return iter(
            [
                _direct(call, ("ruff", "check", ".")),
                _direct(call, ("ruff", "format", "--check", ".")),
            ]
        )
    if words[:1] != ["run"] or len(words) < 2:
        return iter(())
    while len(words) > 2 and words[1].startswith("+"):
        words.pop(1)
    environment, colon, name = words[1].rpartition(":")
    environment = environment if colon else "default"
    for path, keys in (
        ("pyproject.toml", ("tool", "hatch", "envs")),
        ("hatch.toml", ("envs",)),
    ):
        full = joined(call.folder, path) or path
        found = _hatch_scripts(world, full, keys, environment)
        if name in found:
            section = ".".join((*keys, environment, "scripts"))
            return _script(call, world, full, section, found, name, words[2:])
    if colon:
        return iter([_direct(call, (name, *words[2:]))])
    return None


def _without_flags(words: list[str]) -> tuple[str, ...]:
    kept: list[str] = []
    waiting = list(words)
    while waiting:
        word = waiting.pop(0)
        if word in ("--retries", "--retry-delay", "--python", "-py", "-i", "-x", "--include"):
            waiting = waiting[1:]
        elif word == "--":
            continue
        else:
            kept.append(word)
    words = kept
    own = {"-a", "--all", "-c", "--cover", "--cover-quiet", "-r", "--randomize", "-p", "--parallel"}
    return tuple(word for word in words if word not in own)


def _hatch_scripts(world: World, path: str, keys: tuple[str, ...], environment: str) -> Table:
    matched: Table = {}
    seen: set[str] = set()
    while environment not in seen:
        seen.add(environment)
        table = table_in(world, path, *keys, environment)
        scripts = table.get("scripts")
        matched = {**(scripts if isinstance(scripts, dict) else {}), **matched}
        template = table.get("template")
        environment = template if isinstance(template, str) else "default"
    return matched


def _with_arguments(text: str, given: str) -> str:
    return _ARGUMENTS.sub(lambda match: given or match[1] or "", text)


def _script(
    call: Call,
    world: World,
    path: str,
    section: str,
    scripts: Table,
    name: str,
    arguments: list[str],
    depth: int = 0,
) -> Iterator[Piece]:
    line = line_of(world, path, name, section)
    for text in texts_of(scripts[name]):
        text = _with_arguments(text, " ".join(arguments))
        first, _, rest = text.strip().partition(" ")
        if first in scripts and first != name and depth < 8:
            yield from _script(call, world, path, section, scripts, first, rest.split(), depth + 1)
            continue
        flaws: tuple[Flaw, ...] = ()
        if first == "-":
            flaws = (Flaw("its failure is ignored by hatch: `- …`", path, line, True),)
            text = rest
        yield Script(
            text,
            path,
            line,
            call.system,
            folder=path.rpartition("/")[0],
            variables=call.variables,
            flaws=flaws,
            strict=False,
        )


def pdm(call: Call, world: World) -> Iterator[Piece] | None:
    """`pdm run script`; None where it runs a program."""
    return _named(call, world, call.words[2:], ("tool", "pdm", "scripts"))


def poe(call: Call, world: World) -> Iterator[Piece] | None:
    """`poe task`."""
    words = tuple(word for word in call.words[1:] if not word.startswith("-"))
    found = _named(call, world, words, ("tool", "poe", "tasks"))
    return found or iter([Loose(f"the poe task {words[:1]} is not known", call.path, call.line)])


def taskipy(call: Call, world: World) -> Iterator[Piece] | None:
    """`task name`."""
    found = _named(call, world, call.words[1:], ("tool", "taskipy", "tasks"))
    return found or iter([Loose("what `task` runs is not followed", call.path, call.line)])


def pixi(call: Call, world: World) -> Iterator[Piece] | None:
    """`pixi run task`; None where it runs a program."""
    words = list(call.words[2:])
    while words and words[0].startswith("-"):
        words = words[2:] if words[0] in ("-e", "--environment", "--manifest-path") else words[1:]
    for path, *keys in (("pyproject.toml", "tool", "pixi"), ("pixi.toml",)):
        full = joined(call.folder, path) or path
        tables = [table_in(world, full, *keys, "tasks")]
        features = table_in(world, full, *keys, "feature")
        for feature in features.values():
            tasks = feature.get("tasks") if isinstance(feature, dict) else None
            tables += [tasks] if isinstance(tasks, dict) else []
        for table in tables:
            if words and words[0] in table:
                return _task(call, world, full, table, words[0], words[1:])
    return iter([_direct(call, tuple(words))]) if words else None


def _named(
    call: Call, world: World, words: tuple[str, ...], keys: tuple[str, ...]
) -> Iterator[Piece] | None:
    path = joined(call.folder, "pyproject.toml") or "pyproject.toml"
    table = table_in(world, path, *keys)
    if not words or words[0] not in table:
        return None
    return _task(call, world, path, table, words[0], list(words[1:]))


def _task(
    call: Call,
    world: World,
    path: str,
    table: Table,
    name: str,
    arguments: list[str],
    depth: int = 0,
) -> Iterator[Piece]:
    group = _Group(path, table, name, line_of(world, path, name))
    return _steps(call, world, group, table[name], arguments, depth)


def _steps(
    call: Call, world: World, group: _Group, task: object, arguments: list[str], depth: int
) -> Iterator[Piece]:
    """What a task runs, or one without a name of its own within it."""
    if isinstance(task, dict):
        lists = [task.get(key) for key in _LISTS]
        parts = [item for one in lists if isinstance(one, list) for item in one]
        parts += [task["ref"]] if "ref" in task else []
        command = task.get("cmd", task.get("shell", ""))
        call = _within(call, group, task)
    else:
        parts, command = (task, "") if isinstance(task, list) else ([], task)
    for part in parts:
        first, *rest = part.split() if isinstance(part, str) and part.strip() else [""]
        if not isinstance(part, str):
            yield from _steps(call, world, group, part, [], depth + 1) if depth < _DEEPEST else ()
        elif first in group.table and first != group.name and depth < _DEEPEST:
            yield from _task(call, world, group.path, group.table, first, rest, depth + 1)
        else:
            yield _shell(call, group, part)
    text = command if isinstance(command, str) else " ".join(texts_of(command))
    if text:
        text = _ARGUMENTS.sub("", text) + "".join(f" {word}" for word in arguments)
        yield _shell(call, group, text)
    elif not parts:
        yield Loose(f"what the task `{group.name}` runs is not followed", group.path, group.line)


def _within(call: Call, group: _Group, task: Table) -> Call:
    """The call with what a task says of everything in it."""
    declared = task.get("env")
    declared = declared if isinstance(declared, dict) else {}
    variables = {k: v if isinstance(v, str) else None for k, v in declared.items()}
    flaws = call.flaws
    if task.get("ignore_fail"):
        message = f"the task `{group.name}` ignores failures: `ignore_fail`"
        flaws = (*flaws, Flaw(message, group.path, group.line, True))
    return replace(call, variables={**call.variables, **variables}, flaws=flaws)


def _shell(call: Call, group: _Group, text: str) -> Script:
    return Script(
        text,
        group.path,
        group.line,
        call.system,
        strict=False,
        folder=group.path.rpartition("/")[0],
        variables=call.variables,
        flaws=call.flaws,
    )


def _direct(call: Call, words: tuple[str, ...]) -> Call:
    return Call(words, call.path, call.line, call.system, call.folder, call.variables)
