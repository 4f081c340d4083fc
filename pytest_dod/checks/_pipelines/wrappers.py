"""What stands before a command and runs it: `uv run`, `python -m`, `coverage run -m`, `sudo` …"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from .._shell.words import UNKNOWN

_PYTHON = re.compile(r"(python|pypy)w?\d*(\.\d+)*t?|py")
_ASSIGNMENT = re.compile(r"[A-Za-z_]\w*=")


@dataclass(frozen=True)
class _Wrapper:
    """`values` are its options that take a value, `skip` how many words of its own come then."""

    values: frozenset[str] = frozenset()
    skip: int = 0


def _wrapper(values: str = "", skip: int = 0) -> _Wrapper:
    return _Wrapper(frozenset(values.split()), skip)


_UV_RUN = _wrapper(
    "--with --extra --group --no-group --only-group --python -p --package --project --directory "
    "--env-file --index-url --resolution --with-requirements --with-editable --index "
    "--no-extra --exclude-newer --config-file --cache-dir --from -C --config-setting"
)
_COMPOSE = _wrapper(
    "-f --file -p --project-name --profile --env-file -e --env -u --user -w --workdir -v --volume "
    "--name --entrypoint --index --label -l --progress --project-directory --publish --pull"
)
_CONTAINER = _wrapper(
    "-e --env -u --user -w --workdir -v --volume --name --entrypoint -p --publish --network "
    "--mount --platform --env-file -l --label --add-host --memory -m --cpus --shm-size "
    "--net --ipc --gpus --hostname -h --ulimit --cap-add --security-opt --device --tmpfs "
    "--pull --userns",
    1,
)
_SIMPLE = {
    "sudo": _wrapper("-u -g"),
    "nice": _wrapper("-n"),
    "nohup": _wrapper(),
    "command": _wrapper(),
    "builtin": _wrapper(),
    "time": _wrapper("-f -o"),
    "stdbuf": _wrapper("-i -o -e"),
    "unbuffer": _wrapper(),
    "catchsegv": _wrapper(),
    "xvfb-run": _wrapper("-s -n -e -f -p -w"),
    "timeout": _wrapper("-s -k --signal --kill-after", 1),
    "uvx": _UV_RUN,
    "pipx": _wrapper("--spec --python --pip-args"),
    "dotenv": _wrapper("-f"),
    "setarch": _wrapper("", 1),
    "dbus-run-session": _wrapper(),
}
_DOUBLE = {
    ("uv", "run"): _UV_RUN,
    ("poetry", "run"): _wrapper(),
    ("pipenv", "run"): _wrapper(),
    ("rye", "run"): _wrapper(),
    ("pdm", "run"): _wrapper("-p --project"),
    ("hatch", "run"): _wrapper(),
    ("hatch", "env", "run"): _wrapper("-e --env -i --include"),
    ("uv", "tool", "run"): _UV_RUN,
    ("pipx", "run"): _wrapper("--spec --python --pip-args"),
    ("conda", "run"): _wrapper("-n --name -p --prefix --cwd"),
    ("mamba", "run"): _wrapper("-n --name -p --prefix --cwd"),
    ("micromamba", "run"): _wrapper("-n --name -p --prefix --cwd"),
    ("rez", "env"): _wrapper(),
    ("dotenv", "run"): _wrapper("-f"),
    ("docker", "compose", "run"): _Wrapper(_COMPOSE.values, 1),
    ("docker", "compose", "exec"): _Wrapper(_COMPOSE.values, 1),
    ("docker-compose", "run"): _Wrapper(_COMPOSE.values, 1),
    ("docker-compose", "exec"): _Wrapper(_COMPOSE.values, 1),
    ("docker", "run"): _CONTAINER,
    ("docker", "exec"): _CONTAINER,
    ("docker", "container", "run"): _CONTAINER,
    ("podman", "run"): _CONTAINER,
    ("coverage", "run"): _wrapper(
        "--source --source-pkgs --rcfile --omit --include --data-file --context --concurrency "
        "--debug"
    ),
}


def program_of(word: str) -> str:
    """`pytest` of `.venv/bin/pytest` and `$BIN/pytest`; "" where it is not known."""
    named = re.fullmatch(rf"{UNKNOWN}\$[({{]*(python|pip)\d?[)}}]*{UNKNOWN}", word, re.IGNORECASE)
    if named:
        return named[1].lower()
    tail = re.split(rf"[/\\{UNKNOWN}]", word)[-1].removesuffix(".exe")
    if _PYTHON.fullmatch(tail):
        return "python"
    return "pip" if re.fullmatch(r"pip\d(\.\d+)?", tail) else tail or word


def unwrap(
    words: tuple[str, ...], keeps: Callable[[tuple[str, ...]], bool] = lambda words: False
) -> tuple[tuple[str, ...], dict[str, str | None]]:
    """The command that is run in the end, its program as a bare name, and variables it is given.

    Stops before a wrapper that `keeps` says is followed in another way.
    """
    variables: dict[str, str | None] = {}
    for _ in range(12):
        while words and _ASSIGNMENT.match(words[0]):
            name, _, value = words[0].partition("=")
            variables[name] = value if UNKNOWN not in value else None
            words = words[1:]
        if not words:
            return (), variables
        if keeps(words):
            return words, variables
        path = words[0]
        words = (program_of(path), *words[1:])
        if keeps(words):
            return words, variables
        inner = _inner(words)
        if inner is None:
            return (path, *words[1:]) if _stays(path) else words, variables
        words = inner
    return words, variables


def _stays(path: str) -> bool:
    """Whether a path means a script of the repository, which is missing, and no installed one."""
    script = path.startswith("./") or path.endswith((".sh", ".py", ".bash"))
    return "/" in path and script and not re.search(r"/\.?bin/", path) and UNKNOWN not in path


def _inner(words: tuple[str, ...]) -> tuple[str, ...] | None:
    program = words[0]
    if program == "python":
        return _module(words)
    if program == "env":
        return _rest(words[1:], _wrapper("-u -C -S"))
    for length in (3, 2):
        wrapper = _DOUBLE.get(_without_options(words, length))
        if wrapper is None:
            continue
        position = _position(words, length)
        # What is not known can be an option here: the program stands behind `-m`.
        rest = _rest(words[position:], wrapper, UNKNOWN if program == "coverage" else "-")
        if program == "coverage":
            return rest[1:] if rest[:1] == ("-m",) else None
        return _unversioned(rest)
    if program in _SIMPLE:
        if program == "pipx":
            return None
        return _unversioned(_rest(words[1:], _SIMPLE[program]))
    return None


def _without_options(words: tuple[str, ...], length: int) -> tuple[str, ...]:
    """The first words that are no options, for `docker compose -f x run`."""
    found: list[str] = []
    waiting = list(words)
    own = frozenset({"--project", "--directory"})
    values = _COMPOSE.values if words[:1] in (("docker",), ("docker-compose",)) else own
    while waiting and len(found) < length:
        word = waiting.pop(0)
        if word.startswith("-"):
            if word in values and "=" not in word and waiting:
                waiting.pop(0)
        else:
            found.append(word)
    return tuple(found)


def _position(words: tuple[str, ...], length: int) -> int:
    for position in range(len(words) + 1):
        if len(_without_options(words[:position], length)) == length:
            return position
    return len(words)


def _rest(words: tuple[str, ...], wrapper: _Wrapper, skipped: str = "-") -> tuple[str, ...]:
    waiting = list(words)
    while waiting and waiting[0].startswith(("-", skipped)):
        word = waiting.pop(0)
        if word == "--":
            break
        if word in ("-m", "--module") and word not in wrapper.values:
            return ("-m", *waiting)
        if word in wrapper.values and waiting:
            waiting.pop(0)
    return tuple(waiting[wrapper.skip :])


def _unversioned(words: tuple[str, ...]) -> tuple[str, ...]:
    if words and words[0] == "-m":
        return ("python", *words)
    if words and re.match(r"[A-Za-z][\w-]*@", words[0]):
        return (words[0].partition("@")[0], *words[1:])
    return words


def _module(words: tuple[str, ...]) -> tuple[str, ...] | None:
    """`python -bb -W error -m pytest` runs `pytest`."""
    waiting = list(words[1:])
    while waiting and waiting[0].startswith(("-", UNKNOWN)):
        word = waiting.pop(0)
        if word == "-m" or (re.fullmatch(r"-[A-Za-z]*m", word)):
            return tuple(waiting) or None
        if word in ("-W", "-X") and waiting:
            waiting.pop(0)
        if word in ("-c", "-"):
            return None
    return None
