"""From the pieces of a pipeline to the commands that run in the end."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from .._shell.commands import commands_of
from .._shell.words import ShellError
from .make import make
from .model import Call, Loose, Piece, Script, World, is_dead, is_known, joined, shown
from .nox import nox
from .precommit import pre_commit
from .tasks import hatch, pdm, pixi, poe, taskipy
from .tox import tox
from .wrappers import unwrap

_DEPTH = 7
_MOST = 20_000
_SHELLS = frozenset({"bash", "sh", "zsh", "dash", "ksh"})
_FOLLOWED: dict[str, Callable[[Call, World], Iterator[Piece] | None]] = {
    "make": make,
    "gmake": make,
    "tox": tox,
    "nox": nox,
    "pre-commit": pre_commit,
    "prek": pre_commit,
    "hatch": hatch,
    "poe": poe,
    "pixi": pixi,
}
# Programs that run what other files say, and are not followed.
_OPAQUE = frozenset(
    re.findall(
        r"\S+",
        "just invoke inv npx yarn pnpm bazel bazelisk pants nix nix-shell nix-build doit ctest "
        "gradle ./gradlew mvn rake earthly dagger act spin ansible-playbook vagrant ssh mage moon "
        "turbo nx lerna devbox "
        "xargs parallel mise node perl ruby pwsh powershell lefthook prysk tilt bake "
        "tuna taskfile runtests runner",
    )
)
_OPAQUE_VERBS = frozenset(
    {
        ("npm", "run"),
        ("npm", "test"),
        ("docker", "build"),
        ("docker", "buildx"),
        ("docker", "compose", "up"),
        ("docker-compose", "up"),
        ("meson", "test"),
        ("ninja", "test"),
        ("cmake", "--build"),
        ("git", "bisect"),
    }
)


def follow(pieces: Iterable[Piece], world: World) -> Iterator[Call | Loose]:
    """All commands, followed as far as the files of the repository tell."""
    follower = _Follower(world)
    for piece in pieces:
        yield from follower.piece(piece, 0, frozenset())
        if follower.is_full:
            return


class _Follower:
    def __init__(self, world: World) -> None:
        self._world = world
        self._found = 0

    @property
    def is_full(self) -> bool:
        """Whether there was too much to go on."""
        return self._found > _MOST

    def piece(self, piece: Piece, depth: int, on_the_way: frozenset[str]) -> Iterator[Call | Loose]:
        """Everything that comes of one piece."""
        if self.is_full:
            return
        self._found += 1 + (len(piece.text) // 200 if isinstance(piece, Script) else 0)
        if isinstance(piece, Loose):
            yield piece
        elif self.is_full:
            yield Loose("the pipeline runs too much to be followed", piece.path, piece.line)
        elif isinstance(piece, Script):
            yield from self._script(piece, depth, on_the_way)
        elif piece.words:
            yield from self._call(piece, depth, on_the_way)

    def _script(
        self, script: Script, depth: int, on_the_way: frozenset[str]
    ) -> Iterator[Call | Loose]:
        try:
            calls = commands_of(script, self._world.texts.get)
        except ShellError as error:
            if is_dead(script.flaws):
                return
            reason = f"the shell text is not understood: {error.reason}"
            yield Loose(reason, script.path, error.line)
            return
        for call in calls:
            yield from self.piece(call, depth, on_the_way)

    def _call(self, call: Call, depth: int, on_the_way: frozenset[str]) -> Iterator[Call | Loose]:
        call = self._unwrapped(call)
        if not call.words:
            return
        yield call
        program = call.words[0]
        if not program or program.startswith("\0") or program == "eval":
            if not is_dead(call.flaws):
                reason = f"what `{shown(call.words)}` runs is not known here"
                yield Loose(reason, call.path, call.line)
            return
        if depth >= _DEPTH:
            if program in _FOLLOWED:
                yield Loose(f"`{shown(call.words)}` is not followed so deep", call.path, call.line)
            return
        here = f"{program} {' '.join(call.words[1:])} {call.folder}"
        if here in on_the_way:
            return
        for piece in self._next(call):
            if isinstance(piece, Loose) and is_dead(call.flaws):
                continue
            yield from self.piece(_inherited(piece, call), depth + 1, on_the_way | {here})

    def _unwrapped(self, call: Call) -> Call:
        words, variables = unwrap(call.words, self._keeps(call))
        return replace(call, words=words, variables={**call.variables, **variables})

    def _keeps(self, call: Call) -> Callable[[tuple[str, ...]], bool]:
        def keeps(words: tuple[str, ...]) -> bool:
            if "/" in words[0]:
                path = joined(call.folder, words[0])
                return path in self._world.files or path in self._world.texts
            tried = replace(call, words=words)
            if words[:2] == ("pdm", "run"):
                return pdm(tried, self._world) is not None
            if words[:1] == ("hatch",):
                return hatch(tried, self._world) is not None
            return False

        return keeps

    def _next(self, call: Call) -> Iterator[Piece]:
        program, *rest = call.words
        if program in _FOLLOWED:
            yield from _FOLLOWED[program](call, self._world) or ()
        elif program == "pdm" and rest[:1] == ["run"]:
            yield from pdm(call, self._world) or ()
        elif program == "task":
            yield from taskipy(call, self._world) or ()
        elif program in _SHELLS:
            yield from self._shell(call)
        elif program == "python":
            yield from self._python(call)
        elif self._is_opaque(call):
            yield Loose(f"what `{shown(call.words)}` runs is not followed", call.path, call.line)
        elif "/" in program:
            yield from self._file(call, program, tuple(rest), strict=False, pipefail=False)
        elif joined(call.folder, program.replace(".", "/")) in self._world.texts:
            yield Loose(f"what `{shown(call.words)}` runs is not followed", call.path, call.line)

    def _is_opaque(self, call: Call) -> bool:
        words = call.words
        return words[0] in _OPAQUE or any(words[: len(verb)] == verb for verb in _OPAQUE_VERBS)

    def _shell(self, call: Call) -> Iterator[Piece]:
        words = list(call.words[1:])
        strict = pipefail = False
        while words and words[0][:1] in "-+" and words[0]:
            flag = words.pop(0)
            short = not flag.startswith("--")
            if short and flag[0] == "-" and "n" in flag:
                # `bash -n` only looks whether it can be parsed.
                return
            strict = strict or (short and flag[0] == "-" and "e" in flag)
            if short and flag.endswith("o") and words:
                option = words.pop(0)
                strict, pipefail = strict or option == "errexit", option == "pipefail" or pipefail
            if short and flag.endswith("c") and words:
                yield Script(
                    words[0],
                    call.path,
                    call.line,
                    call.system,
                    strict,
                    pipefail,
                    call.folder,
                    call.variables,
                    arguments=tuple(words[2:]),
                )
                return
        if words:
            yield from self._file(call, words[0], tuple(words[1:]), strict, pipefail)

    def _file(
        self, call: Call, word: str, arguments: tuple[str, ...], strict: bool, pipefail: bool
    ) -> Iterator[Piece]:
        path = joined(call.folder, word)
        text = self._world.texts.get(path or "")
        if path is None or text is None:
            if path is None or path in self._world.files or path in self._world.unread:
                why = self._world.unread.get(path or "", "was not read")
                yield Loose(f"`{shown(word)}` {why}", call.path, call.line)
            elif not word.startswith("/"):
                yield Loose(f"there is no `{shown(word)}` here", call.path, call.line)
            return
        first = text.partition("\n")[0]
        if path.endswith((".py", ".rb", ".js", ".pl", ".ps1")) or (
            first.startswith("#!") and not re.search(r"\b(ba|da|z|k)?sh\b", first)
        ):
            yield Loose(f"what `{shown(word)}` runs is not followed", call.path, call.line)
            return
        flags = re.search(r"\s-(\w+)\s*$", first) if first.startswith("#!") else None
        yield Script(
            text,
            path,
            1,
            call.system,
            strict or bool(flags and "e" in flags[1]),
            pipefail,
            call.folder,
            call.variables,
            arguments=arguments,
            name=path,
        )

    def _python(self, call: Call) -> Iterator[Piece]:
        words = [word for word in call.words[1:] if not word.startswith("-")]
        if not words or not is_known(words[0]) or "-c" in call.words or "-" in call.words:
            return
        if words[0].endswith(".py") and not words[0].endswith("setup.py"):
            yield Loose(f"what `{shown(call.words)}` runs is not followed", call.path, call.line)


def _inherited(piece: Piece, call: Call) -> Piece:
    if isinstance(piece, Loose):
        return piece
    via = (
        *call.via,
        shown(shlex.join(call.words) if is_known("".join(call.words)) else call.words),
    )
    flaws = tuple(dict.fromkeys((*call.flaws, *piece.flaws)))
    return replace(piece, flaws=flaws, via=(*via, *piece.via))
