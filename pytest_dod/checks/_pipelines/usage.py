"""A command line of a tool, taken apart, and whether one does what another one demands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .model import is_known, shown
from .tools import OPTIONAL_VALUE, SAME, SHOWN_ONLY, TOOLS, Tool

Option = tuple[str, str]


@dataclass(frozen=True)
class Usage:
    """`tool` is its name (`ruff check`), `options` name and value of each, `paths` the rest."""

    tool: str
    options: tuple[Option, ...]
    paths: tuple[str, ...]
    known: bool

    @property
    def grammar(self) -> Tool:
        """What is known of the tool's options."""
        return TOOLS[self.tool]


@dataclass(frozen=True)
class Doubt:
    """Why a run is worth less than what is demanded; `sure` as in a Flaw."""

    message: str
    sure: bool


def usage_of(words: tuple[str, ...], variables: Mapping[str, str | None]) -> Usage:
    """Take a command apart; `words` begins with the program's bare name."""
    program, *rest = words
    if program == "py.test":
        program = "pytest"
    if program == "ruff":
        verb = next((w for w in rest if not w.startswith("-")), "check")
        if verb in ("check", "format"):
            position = rest.index(verb) if verb in rest else -1
            rest = rest if position < 0 else rest[:position] + rest[position + 1 :]
            program = f"ruff {verb}"
        elif "/" in verb or "." in verb:
            program = "ruff check"
    if program == "uv" and rest[:1] == ["pip"]:
        program, rest = "pip", rest[1:]
    if program not in TOOLS:
        return Usage(program, (), tuple(rest), known=False)
    if program == "pytest" and "PYTEST_ADDOPTS" in variables:
        rest = [*_split(variables["PYTEST_ADDOPTS"]), *rest]
    options, paths = _take_apart(rest, TOOLS[program])
    return Usage(program, tuple(options), tuple(paths), known=True)


def _split(text: str | None) -> list[str]:
    return ["\0$PYTEST_ADDOPTS\0"] if text is None else text.replace("'", "").split()


def _take_apart(words: list[str], tool: Tool) -> tuple[list[Option], list[str]]:
    options: list[Option] = []
    paths: list[str] = []
    waiting = list(words)
    while waiting:
        word = waiting.pop(0)
        if word == "--":
            paths += waiting
            break
        if not word.startswith("-") or word == "-":
            paths.append(word)
            continue
        name, equals, value = word.partition("=")
        if not equals and not word.startswith("--") and len(word) > 2 and word[:2] in tool.values:
            name, value = word[:2], word[2:]
        elif not equals and name in tool.values and waiting:
            optional = name in OPTIONAL_VALUE and waiting[0].startswith("-")
            value = "" if optional else waiting.pop(0)
        options.append((SAME.get(name, name), value))
    return options, paths


def options_doubts(demanded: Usage, run: Usage, repairs_fail: bool = False) -> list[Doubt]:
    """What the options of `run` take away from what is demanded; paths are not looked at.

    `repairs_fail` where a command that changes a file has failed, as in a hook of pre-commit.
    """
    doubts = [
        doubt
        for option in run.options
        if not (repairs_fail and option[0] in run.grammar.repair)
        for doubt in _option(option, demanded, run)
    ]
    doubts += _missing(demanded, run, repairs_fail)
    return doubts


def _option(option: Option, demanded: Usage, run: Usage) -> list[Doubt]:
    name, value = option
    written = shown(f"{name} {value}" if value else name, 40)
    tool = run.grammar
    if option in demanded.options and is_known(value):
        return []
    if not is_known(name):
        return [Doubt(f"what `{written}` is, is not known here", False)]
    if name in tool.idle:
        return [Doubt(f"`{written}` never fails, or checks nothing", True)]
    if name in tool.repair:
        names = {n for n, _ in run.options}
        if "--exit-non-zero-on-fix" in names:
            return []
        return [Doubt(f"`{written}` repairs the files instead of failing", True)]
    if name in tool.narrow:
        if not value and name in tool.values:
            return []
        return [Doubt(f"`{written}` leaves things out", is_known(value))]
    if name in _SETTINGS_OPTIONS and value in _SETTINGS_FILES:
        return []
    if name in ("-o", "--override-ini") and _SHOWN_SETTINGS.match(value):
        return []
    if name in tool.harmless or tool.harmless_like.fullmatch(name):
        return []
    if name in ("--group", "--splits", "--shard-id", "--num-shards"):
        return [Doubt(f"`{written}` runs one part; whether all parts run is not followed", False)]
    return [Doubt(f"`{written}` may leave things out: it is not known here", False)]


def _missing(demanded: Usage, run: Usage, repairs_fail: bool) -> list[Doubt]:
    tool = run.grammar
    names = {name for name, _ in run.options}
    if tool.needed and not names & tool.needed and not repairs_fail:
        wanted = min(tool.needed, key=len) if not tool.needed & {"--check"} else "--check"
        asked = {name for name, _ in demanded.options} & tool.needed
        if asked or demanded.tool in ("ruff format",):
            return [Doubt(f"without `{wanted}` it repairs the files instead of failing", True)]
    doubts = []
    for name, value in demanded.options:
        if name in tool.needed or name in tool.narrow or _shows_only(name, tool):
            continue
        if name == "--cov-fail-under" and _number(value) <= max(
            (_number(v) for n, v in run.options if n == name), default=-1.0
        ):
            continue
        if (name, value) not in run.options:
            written = shown(f"{name}={value}" if value else name, 40)
            doubts.append(
                Doubt(f"`{written}` is not given; whether the settings say it is not known", False)
            )
    return doubts


_SETTINGS_OPTIONS = frozenset({"-c", "--config", "--config-file"})
_SETTINGS_FILES = frozenset(
    {"pyproject.toml", "setup.cfg", "tox.ini", "pytest.ini", "mypy.ini", "ruff.toml", ".ruff.toml"}
)
_SHOWN_SETTINGS = re.compile(
    r"(junit|log|faulthandler|tmp_path|asyncio|cache_dir|console_output|timeout|xfail_strict)\w*="
)
_PIP_VALUES = frozenset(
    {
        "-c",
        "--constraint",
        "-i",
        "--index-url",
        "--extra-index-url",
        "-f",
        "--find-links",
        "-t",
        "--target",
        "--prefix",
        "--root",
        "--python",
        "-p",
        "--upgrade-strategy",
        "--cache-dir",
        "--timeout",
        "--retries",
        "--progress-bar",
        "--no-binary",
        "--only-binary",
        "--group",
        "--python-version",
    }
)
_STRICTER = re.compile(r"--(strict|warn|disallow|cov-fail-under|extend-select|enable|doctest).*")


def _shows_only(name: str, tool: Tool) -> bool:
    harmless = name in tool.harmless or bool(tool.harmless_like.fullmatch(name))
    return harmless and not _STRICTER.fullmatch(name)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return -1.0


def unknown_tool_doubts(demanded: Usage, run: Usage) -> list[Doubt] | None:
    """The same for a tool that is not known: its words must be the same, in any order."""
    wanted = [word for word in demanded.paths if not SHOWN_ONLY.fullmatch(word)]
    given = [word for word in run.paths if not SHOWN_ONLY.fullmatch(word)]
    first = [word for word in wanted if not word.startswith("-")][:1]
    if first and first[0] not in given and all(map(is_known, given)):
        return None
    missing = list(wanted)
    extra = []
    for word in given:
        if word in missing:
            missing.remove(word)
        else:
            extra.append(word)
    if missing == ["."] and not [word for word in extra if not word.startswith("-")]:
        missing = []
    if not missing and not extra:
        return []
    return [Doubt(f"it is run as `{shown((run.tool, *run.paths))}`", False)]


def pip_doubts(demanded: Usage, run: Usage) -> list[Doubt] | None:
    """The same for `pip install`: what is demanded must be among what is installed."""
    if demanded.paths[:1] != ("install",) or run.paths[:1] != ("install",):
        return unknown_tool_doubts(demanded, run)
    wanted, given = _installed(demanded.paths[1:]), _installed(run.paths[1:])
    if not all(any(_provides(have, item) for have in given) for item in wanted):
        return None
    flags = [word for word in run.paths if word in ("--dry-run", "--help", "--no-deps")]
    if flags and flags[0] not in demanded.paths:
        return [Doubt(f"`{flags[0]}` installs less", flags[0] != "--no-deps")]
    return []


def _installed(words: tuple[str, ...]) -> list[str]:
    found: list[str] = []
    waiting = list(words)
    while waiting:
        word = waiting.pop(0)
        name, _, value = word.partition("=")
        short = {"-r": "-r", "--requirement": "-r", "-e": "-e", "--editable": "-e"}.get(name)
        if word.startswith(("-r", "-e")) and len(word) > 2 and not word.startswith("--"):
            short, value = word[:2], word[2:]
        if short:
            value = value or (waiting.pop(0) if waiting else "")
            found.append(f"{short} {value.removeprefix('./') or '.'}")
        elif name in _PIP_VALUES:
            if not value and waiting:
                waiting.pop(0)
        elif not word.startswith("-"):
            found.append(word)
    return found


def _provides(have: str, wanted: str) -> bool:
    """`-e .[test,dev]` provides `-e .[test]`."""
    (name, extras), (wanted_name, wanted_extras) = _extras(have), _extras(wanted)
    return name == wanted_name and wanted_extras <= extras


def _extras(text: str) -> tuple[str, frozenset[str]]:
    match = re.fullmatch(r"(.*?)\[([^\]]*)\]", text)
    if match is None:
        return text, frozenset()
    return match[1], frozenset(part.strip() for part in match[2].split(","))
