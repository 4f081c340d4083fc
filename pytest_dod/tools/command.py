"""A command that the settings of the base allow, run without a shell."""

from __future__ import annotations

import json
import os
import posixpath
import re
from collections.abc import Sequence
from pathlib import Path

from ..errors import UsageProblems
from ..model.change import ChangeSet
from ..model.evidence import ToolReport, ToolRequest, ToolState
from ..model.finding import Finding
from ..model.tool import ProcessAnswer, Tool, Workshop
from ..settings import TABLE, read_project_settings
from ._base_settings import root_folder, steering_of
from ._start import UnusableError, broken, failed, plain, text_of

# What a program does is often written in a file of the project.
_STEERED_BY = {
    "npm": ("package.json",),
    "pnpm": ("package.json",),
    "yarn": ("package.json",),
    "bun": ("package.json",),
    "make": ("Makefile", "makefile", "GNUmakefile"),
    "tox": ("tox.ini", "tox.toml"),
    "nox": ("noxfile.py",),
    "just": ("justfile", "Justfile"),
    "task": ("Taskfile.yml", "Taskfile.yaml"),
    "pre-commit": (".pre-commit-config.yaml",),
    "invoke": ("tasks.py",),
    "inv": ("tasks.py",),
}
_INTERPRETERS = frozenset(
    {"sh", "bash", "dash", "zsh", "python", "node", "deno", "bun", "ruby", "perl", "php", "Rscript"}
)
_LAST_LINES = 3


def run(request: ToolRequest, workshop: Workshop) -> ToolReport:
    """Run the words of the request, if they are an allowed command; exit status 0 is clean."""
    words = request.paths
    shown = plain(" ".join(words))
    try:
        changes = workshop.changes
        if changes is None or not words:
            raise UnusableError("the change set is not known")
        if words not in _allowed(workshop, changes):
            entry = json.dumps(shown, ensure_ascii=False)
            raise UnusableError(
                f"not allow-listed: {shown}",
                f"to let tasks have it run, the base needs allow = [{entry}] in [{TABLE}] of "
                "pyproject.toml",
                missing=True,
            )
        _refuse_changed(words, workshop, changes)
        program = _program(words[0], workshop, changes)
        answer = workshop.run([program, *words[1:]], cwd=workshop.root)
        if answer.exit_status is None or answer.exit_status < 0:
            raise broken(words[0], answer)
    except UnusableError as problem:
        return failed(request, problem, None)
    return ToolReport(request, ToolState.RAN, "", 1, tuple(_findings(shown, answer)), command=shown)


def _findings(shown: str, answer: ProcessAnswer) -> list[Finding]:
    if answer.exit_status == 0:
        return []
    told = text_of(answer.stderr).splitlines() or text_of(answer.stdout).splitlines()
    last = [plain(line.strip()) for line in told if line.strip()][-_LAST_LINES:]
    said = f": {' / '.join(last)[:300]}" if last else ""
    return [
        Finding(f"`{shown}` ended with status {answer.exit_status}{said}", hint="run it by hand")
    ]


def _allowed(workshop: Workshop, changes: ChangeSet) -> tuple[tuple[str, ...], ...]:
    """What the settings of the base allow: a change may not allow itself anything."""
    path = posixpath.join(root_folder(workshop), "pyproject.toml")
    settings = steering_of(workshop, changes, [path], lambda name, content: content)
    try:
        return read_project_settings(settings.base.get(path)).allow
    except UsageProblems as error:
        raise UnusableError(
            f"[{TABLE}] cannot be read at the base: {plain(error.problems[0].message)}"
        ) from error


def _program(name: str, workshop: Workshop, changes: ChangeSet) -> str:
    """Where the program stands; one that the repository itself brings must be named by its path."""
    if "/" in name:
        place = (workshop.root / name).resolve()
        if os.path.isabs(name) or not place.is_relative_to(workshop.top.resolve()):
            raise UnusableError(f"{plain(name)} is outside the repository")
        if not os.access(place, os.X_OK) or not place.is_file():
            raise UnusableError(f"{plain(name)} is no program that can be run")
        return str(place)
    for entry in os.environ.get("PATH", os.defpath).split(os.pathsep):
        place = Path(entry, name)
        if not os.path.isabs(entry) or not place.is_file() or not os.access(place, os.X_OK):
            continue
        if not _is_brought(place, workshop, changes):
            return str(place)
    raise UnusableError(
        f"{plain(name)} was not found on PATH (files of the repository do not count)",
        f"install {plain(name)}",
        missing=True,
    )


def _is_brought(place: Path, workshop: Workshop, changes: ChangeSet) -> bool:
    """Whether git knows the file: an environment that git ignores may lie in the checkout."""
    for path in (place, place.resolve()):
        for top in (workshop.top, workshop.top.resolve()):
            if path.is_relative_to(top) and path.relative_to(top).as_posix() in changes.files:
                return True
    return False


def _steering(words: Sequence[str], workshop: Workshop) -> list[str]:
    """The files of the project that say what the command does, as far as it shows."""
    root = root_folder(workshop)
    program = Path(words[0]).name
    named = _STEERED_BY.get(program, ())
    if "/" in words[0]:
        named = (words[0], *named)
    if re.sub(r"[\d.]+$", "", program) in _INTERPRETERS:
        # The script that is run is one of these; others are what it looks at.
        named = (*named, *words[1:])
    return [posixpath.normpath(posixpath.join(root, path)) for path in named]


def _refuse_changed(words: Sequence[str], workshop: Workshop, changes: ChangeSet) -> None:
    """What the change itself has made of a command proves nothing about the change."""
    for path in _steering(words, workshop):
        change = changes.at(path)
        if change is not None and _says_otherwise(path, change.before, change.after):
            raise UnusableError(
                f"this change alters {plain(path)}, which says what `{plain(words[0])}` does",
                "change it in a commit on the base first, or have a person sign it off",
            )


def _says_otherwise(path: str, before: bytes | None, after: bytes | None) -> bool:
    if posixpath.basename(path) != "package.json" or before is None or after is None:
        return before != after or before is None
    try:
        return bool(json.loads(before).get("scripts") != json.loads(after).get("scripts"))
    except (ValueError, AttributeError):
        return True


TOOL = Tool("command", "allow-listed command", run)
