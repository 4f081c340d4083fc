"""What `tox -e name` runs, read from tox.ini, setup.cfg, tox.toml or pyproject.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .model import (
    Call,
    Flaw,
    Loose,
    Piece,
    World,
    is_known,
    joined,
    shown,
    unknown,
)
from .toml import table_in
from .tox_base import Reader
from .tox_ini import IniReader, read_ini
from .tox_names import expand_names
from .tox_toml import TomlReader
from .wrappers import unwrap


@dataclass(frozen=True)
class _Arguments:
    names: tuple[str, ...] | None
    posargs: tuple[str, ...]
    path: str
    idle: bool
    reason: str = ""
    factors: tuple[str, ...] = ()


def tox(call: Call, world: World) -> Iterator[Piece]:
    """The commands of the environments that a `tox` command names."""
    given = _arguments(call)
    if given.idle:
        return
    reader = _reader(call, given, world)
    if reader is None:
        yield Loose("no tox configuration was read", call.path, call.line)
        return
    if given.reason:
        yield Loose(given.reason, call.path, call.line)
        return
    if given.factors:
        yield from _common(_with_factors(given.factors, reader), reader, call)
        return
    names = given.names
    if names is None or names == ("ALL",):
        names = tuple(reader.listed())
    if not names:
        names = ("py",)
    for name in dict.fromkeys(names):
        if not is_known(name):
            yield from _unknown(name, reader, call)
        elif not reader.has(name):
            yield Loose(f"tox has no environment `{name}`", call.path, call.line)
        else:
            yield from reader.commands(name)


def _unknown(name: str, reader: Reader, call: Call) -> Iterator[Piece]:
    """`$PYTHON-tests`: what all environments run that can be meant."""
    parts = [re.escape(part) for part in re.split(r"\0[^\0]*\0", name)]
    meant = [one for one in reader.listed() if re.fullmatch("[\\w.]+".join(parts), one)]
    if not meant or len("".join(parts)) < 3:
        reason = f"which tox environment `{shown(name)}` is, is not known"
        yield Loose(reason, call.path, call.line)
        return
    yield from _common(meant, reader, call)


def _with_factors(factors: tuple[str, ...], reader: Reader) -> list[str]:
    patterns = [
        re.compile("[\\w.]+".join(re.escape(part) for part in re.split(r"\0[^\0]*\0", factor)))
        for wanted in factors
        for factor in wanted.split("-")
    ]
    return [
        name
        for name in reader.listed()
        if all(any(p.fullmatch(part) for part in name.split("-")) for p in patterns)
    ]


def _common(meant: list[str], reader: Reader, call: Call) -> Iterator[Piece]:
    """What all of these environments run: it is not known which of them are chosen."""
    if not meant:
        yield Loose(f"no environment was found for `{shown(call.words)}`", call.path, call.line)
        return
    found = [list(reader.commands(one)) for one in meant[:100]]
    run_by_each = [{_run(piece) for piece in pieces} for pieces in found]
    for piece in (piece for pieces in found for piece in pieces):
        if isinstance(piece, Call) and not all(_run(piece) in runs for runs in run_by_each):
            message = "runs only in some of the tox environments that may be meant"
            doubt = Flaw(message, call.path, call.line, False)
            piece = replace(piece, flaws=(*piece.flaws, doubt))
        yield piece


def _run(piece: Piece) -> object:
    return (unwrap(piece.words)[0], piece.flaws) if isinstance(piece, Call) else piece


def _arguments(call: Call) -> _Arguments:
    names: list[str] = []
    posargs: list[str] = []
    factors: list[str] = []
    path, idle, reason = "", False, ""
    words = list(call.words[1:])
    if "--" in words:
        position = words.index("--")
        words, posargs = words[:position], words[position + 1 :]
    if words[:1] in (["list"], ["l"], ["config"], ["c"], ["devenv"], ["d"], ["depends"], ["exec"]):
        return _Arguments(None, (), "", True)
    while words:
        word = words.pop(0)
        name, _, value = word.partition("=")
        if name in (
            "-e",
            "--env",
            "-c",
            "--conf",
            "--root",
            "-m",
            "-f",
            "--workdir",
            "--result-json",
        ):
            value = value or (words.pop(0) if words else "")
        if name in ("-e", "--env"):
            names += expand_names(_short(value))
        elif word.startswith("-e") and not word.startswith("--"):
            names += expand_names(_short(word[2:]))
        elif name == "-f":
            factors += [_short(value)]
            while words and not words[0].startswith("-"):
                factors.append(_short(words.pop(0)))
        elif name in ("-c", "--conf", "--root"):
            path = value
        elif name in ("-m", "--skip-env"):
            reason = f"the environments of `tox {name} {value}` are not followed"
        elif name in ("--notest", "-n", "--showconfig", "-l", "--listenvs", "-a", "--version"):
            idle = True
    if not names and not factors and "TOXENV" in call.variables:
        chosen = call.variables["TOXENV"]
        names = expand_names(chosen) if chosen else [unknown("$TOXENV")]
    elif not names and not factors and "*" in call.variables:
        names = [unknown("$TOXENV")]
    return _Arguments(tuple(names) or None, tuple(posargs), path, idle, reason, tuple(factors))


def _short(text: str) -> str:
    """A stand-in without blanks and signs, which would split it."""
    return re.sub(r"\0[^\0]*\0", unknown("$…"), text)


def _reader(call: Call, given: _Arguments, world: World) -> Reader | None:
    names = [given.path] if given.path else ["tox.ini", "setup.cfg", "tox.toml", "pyproject.toml"]
    for name in names:
        path = joined(call.folder, name)
        text = world.texts.get(path or "")
        if path is None or text is None:
            continue
        if not path.endswith(".toml"):
            ini = read_ini(text)
            if ini is not None and any(s.startswith(("testenv", "tox")) for s in ini.sections()):
                return IniReader(call, path, given.posargs, ini, text)
            continue
        keys = ("tool", "tox") if path.endswith("pyproject.toml") else ()
        table = table_in(world, path, *keys)
        legacy = table.get("legacy_tox_ini")
        ini = read_ini(legacy) if isinstance(legacy, str) else None
        if ini is not None:
            return IniReader(call, path, given.posargs, ini, text)
        if table:
            return TomlReader(call, path, given.posargs, table, world)
    return None
