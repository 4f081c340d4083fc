"""What stands between backticks: a command that a check stands for, a path, or something else."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

# Programs whose name in a text is a tool, with or without a check of ours.
FOREIGN_TOOLS = frozenset(
    re.findall(
        r"\S+",
        "pylint flake8 isort safety snyk trivy "
        "semgrep eslint prettier biome clippy "
        "rubocop checkstyle stylelint import-linter pre-commit pyright ty pyre tsc yapf autopep8 "
        "pydocstyle vulture mkdocs sphinx twine tox nox cargo rustfmt gofmt golangci-lint larastan "
        "phpstan pint typecheck",
    )
)
_PROGRAMS = FOREIGN_TOOLS | frozenset(
    re.findall(
        r"\S+",
        "npm npx pnpm yarn node make cmake docker docker-compose "
        "git curl wget python python3 pip pip3 "
        "uv uvx poetry pipenv pdm hatch rye conda go mvn gradle composer dotnet php ruby bundle "
        "coverage grep rg sed awk test ls cat rm cp mv bash sh "
        "zsh sudo kubectl helm terraform ansible "
        "alembic flask uvicorn gunicorn django-admin codecov diff-cover "
        "mutmut hypothesis just task "
        "invoke scripts actionlint hadolint shellcheck sphinx-build",
    )
)
_RUNNERS = (
    ("uv", "run"),
    ("poetry", "run"),
    ("pdm", "run"),
    ("pipenv", "run"),
    ("hatch", "run"),
    ("python", "-m"),
    ("python3", "-m"),
)
_SHELL = re.compile(r"[|;&<>$\n\\]|`")
_QUIET = frozenset({"-q", "--quiet", "--no-cache", "--no-fix", "--diff", "--check"})
_PYTEST_FLAGS = re.compile(
    r"-(?:[qvsxl]+|r[a-zA-Z]+|n\d+)\Z|"
    r"--(?:tb|durations|maxfail|numprocesses|color|verbose|quiet|exitfirst|strict-markers|"
    r"strict-config|no-header)(?:=.*)?\Z"
)
_PYTEST_WITH_VALUE = frozenset({"-k", "-m", "-n", "--tb", "--maxfail", "--durations"})
_EXPRESSIONS = {"-m": "markers", "-k": "keyword"}
_PATH = re.compile(r"[\w.@+/*?{}\[\]~-]+\Z")
_DOCUMENT = re.compile(
    r"(?:.*\.(?:md|markdown|mdx|rst|adoc|txt)|"
    r"(?:readme|changelog|changes|history|news|contributing|authors|upgrading)(?:\.\w+)?|"
    r"(?:docs?|documentation)(?:/.*)?|[\w.-]+/(?:[\w.*-]+/)*)\Z",
    re.IGNORECASE,
)
_BACKUP = re.compile(r"back-?up|\.(?:bak|orig|rej|old|swp|tmp)\b|~\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Command:
    """A code span that is a command: the check that stands for it, or why none does."""

    check: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    refused: str = ""


def read_command(text: str) -> Command | None:
    """What a code span asks to run; None where it is no command."""
    try:
        words = shlex.split(text)
    except ValueError:
        words = text.split()
    if not words:
        return None
    stripped = _without_runner(words)
    program = stripped[0].rsplit("/", 1)[-1] if stripped else ""
    if program in ("py.test",):
        program = "pytest"
    if program in _ALLOWED:
        if _SHELL.search(text):
            return Command(refused=f"it would need a shell: {text}")
        return _ALLOWED[program](stripped[1:], text)
    if words[0].rsplit("/", 1)[-1] in _PROGRAMS or program in _PROGRAMS or _looks_run(words):
        return Command(refused=f"not allow-listed: {text}")
    return None


def _without_runner(words: list[str]) -> list[str]:
    while len(words) > 2 and tuple(words[:2]) in _RUNNERS:
        words = words[2:]
    return words


def _looks_run(words: list[str]) -> bool:
    if words[0].startswith(("./", "/")) and len(words) > 1:
        return True
    return (
        len(words) > 1
        and any(re.match(r"--?[a-z]", word) for word in words[1:])
        and bool(re.match(r"[a-z][\w.-]*\Z", words[0]))
    )


def _pytest(words: list[str], text: str) -> Command:
    paths: list[str] = []
    expressions: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        if word in _PYTEST_WITH_VALUE:
            expressions[word] = next(rest, "")
        elif word[:2] in _EXPRESSIONS:
            expressions[word[:2]] = word[2:].removeprefix("=")
        elif word.startswith("-"):
            if not _PYTEST_FLAGS.match(word):
                return Command(refused=f"{word} is not on the list of known options: {text}")
        elif outside(word.split("::")[0]):
            return Command(refused=f"{word} is outside the repository")
        elif word == "..." or re.search(r"[\s,]", word):
            return Command(refused=f"{word} is no plain path: {text}")
        else:
            paths.append(word)
    options = {"paths": ",".join(paths)} if paths else {}
    for flag, name in _EXPRESSIONS.items():
        if flag in expressions:
            if not expressions[flag].strip():
                return Command(refused=f"{flag} says nothing: {text}")
            options[name] = expressions[flag]
    return Command("tests-pass", options)


def _ruff(words: list[str], text: str) -> Command | None:
    if not words:
        return None
    if words[0] not in ("check", "format"):
        return Command(refused=f"not allow-listed: {text}")
    paths = _paths(words[1:], text)
    if isinstance(paths, Command):
        return paths
    mode = {"check": "true", "format": "false"}
    if words[0] == "format":
        mode = {"check": "false", "format": "true"}
    return Command("ruff-clean", {**mode, "paths": ",".join(paths) or "."})


def _black(words: list[str], text: str) -> Command | None:
    if not words:
        return None
    paths = _paths(words, text)
    if isinstance(paths, Command):
        return paths
    return Command("black-clean", {"paths": ",".join(paths) or "."})


def _mypy(words: list[str], text: str) -> Command | None:
    if not words:
        return None
    paths = _paths(words, text)
    if isinstance(paths, Command):
        return paths
    return Command("types-clean", {"paths": ",".join(paths) or "."})


def _bandit(words: list[str], text: str) -> Command | None:
    paths = [word for word in words if word not in ("-r", "--recursive", "-q", "--quiet")]
    return _scan("bandit", "paths", paths, text) if words else None


def _pip_audit(words: list[str], text: str) -> Command | None:
    files = []
    rest = iter(words)
    for word in rest:
        if word in ("-r", "--requirement"):
            files.append(next(rest, "..."))
        elif word not in ("--strict", "-S", "--local", "-l"):
            return Command(refused=f"{word} is not on the list of known options: {text}")
    return _scan("pip-audit", "requirements", files, text)


def _scan(tool: str, option: str, words: list[str], text: str) -> Command:
    paths = _paths(words, text)
    if isinstance(paths, Command):
        return paths
    return Command("security-scan", {"tools": tool, **({option: ",".join(paths)} if paths else {})})


def _git(words: list[str], text: str) -> Command:
    if words[:1] == ["status"] and set(words[1:]) <= {"--porcelain", "--short", "-s"}:
        return Command("clean-worktree")
    return Command(refused=f"not allow-listed: {text}")


_ALLOWED: Mapping[str, Callable[[list[str], str], Command | None]] = {
    "pytest": _pytest,
    "ruff": _ruff,
    "black": _black,
    "mypy": _mypy,
    "bandit": _bandit,
    "pip-audit": _pip_audit,
    "git": _git,
}
TOOLS = frozenset(_ALLOWED) - {"git"}


def _paths(words: list[str], text: str) -> list[str] | Command:
    paths = []
    for word in words:
        if word.startswith("-"):
            if word not in _QUIET:
                return Command(refused=f"{word} is not on the list of known options: {text}")
        elif outside(word):
            return Command(refused=f"{word} is outside the repository")
        elif re.search(r"[*?\[,]", word) or word.startswith("@"):
            return Command(refused=f"{word} is no plain path: {text}")
        elif word == "...":
            return Command(refused=f"a placeholder is left in it: {text}")
        else:
            paths.append(word)
    return paths


def outside(path: str) -> bool:
    """Whether a path leads, or may lead, out of the repository."""
    return (
        path.startswith(("/", "~", "\\"))
        or bool(re.match(r"[A-Za-z]:", path))
        or ".." in re.split(r"[/\\]", path)
    )


def is_document(text: str) -> bool:
    """Whether a word or a code span names documents: README, `docs/*.md`, `notes/`."""
    return bool(_PATH.match(text) and _DOCUMENT.match(text.removeprefix("./")))


def is_backup_name(text: str) -> bool:
    """Whether a code span is a pattern of backup files."""
    return bool(_BACKUP.search(text))
