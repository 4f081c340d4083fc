"""tox.ini, setup.cfg, and the old form within pyproject.toml."""

from __future__ import annotations

import configparser
import re
import shlex
from collections.abc import Iterator

from .model import Call, Flaw, Piece, is_known, joined, unknown
from .tox_base import PYTHON, Reader
from .tox_names import chosen_lines, expand_names, factors_of

_REFERENCE = re.compile(r"\{(\[[^\]]+\]\w+|[^{}]*)\}")


def read_ini(text: str) -> configparser.ConfigParser | None:
    parser = configparser.ConfigParser(
        interpolation=None, strict=False, delimiters=("=",), comment_prefixes=("#", ";")
    )
    try:
        parser.read_string(text)
    except configparser.Error:
        return None
    return parser


class IniReader(Reader):
    """tox.ini, setup.cfg, and the old form within pyproject.toml."""

    def __init__(
        self,
        call: Call,
        path: str,
        posargs: tuple[str, ...],
        ini: configparser.ConfigParser,
        text: str,
    ) -> None:
        super().__init__(call, path, posargs)
        self._ini = ini
        self._lines = text.splitlines()
        self._head = "tox" if ini.has_section("tox") else "tox:tox"

    def listed(self) -> list[str]:
        wanted: list[list[str]] = []
        for section, sign in (("gh-actions", ":"), ("gh", "=")):
            for line in self._value(section, "python").splitlines():
                found = line.partition(sign)[2]
                wanted += [name.split("-") for name in expand_names(found)]
        return self._chosen_by_platform(wanted) if wanted else self._listed()

    def _listed(self) -> list[str]:
        text = self._value(self._head, "env_list", "envlist")
        return [name for line in text.splitlines() for name in expand_names(line)]

    def has(self, name: str) -> bool:
        if any(_means(section, name) for section in self._ini.sections()) or name in self._listed():
            return True
        if not self._ini.has_section("testenv"):
            return False
        known = factors_of(self._ini, self._listed())
        return all(PYTHON.fullmatch(part) or part in known for part in name.split("-"))

    def commands(self, name: str) -> Iterator[Piece]:
        outcome: tuple[Flaw, ...] = ()
        if self._setting(name, "ignore_outcome").strip().lower() in ("true", "1", "yes"):
            message = f"its failure is ignored: ignore_outcome of tox environment {name}"
            outcome = (Flaw(message, self._path, self._line("ignore_outcome", name), True),)
        variables: dict[str, str | None] = {}
        for line in chosen_lines(self._setting(name, "set_env", "setenv"), name):
            key, equals, value = line.partition("=")
            if equals:
                filled = self._filled(value.strip(), name)
                variables[key.strip()] = filled if is_known(filled) else None
        folder: str | None = self._path.rpartition("/")[0]
        where = self._setting(name, "change_dir", "changedir").strip()
        if where:
            folder = joined(folder, self._filled(where, name))
        for key in ("commands_pre", "commands", "commands_post"):
            for line in chosen_lines(self._filled_lines(self._setting(name, key), name), name):
                try:
                    words = shlex.split(self._filled(line, name), comments=True)
                except ValueError:
                    words = line.split()
                if words:
                    place = self._line(line.split()[0].lstrip("-"), name)
                    yield self._piece(words, place, name, variables, outcome, folder)

    def _filled_lines(self, text: str, name: str, depth: int = 0) -> str:
        """References to other sections' commands written out, line breaks kept."""

        def one(match: re.Match[str]) -> str:
            section, _, key = match[1][1:].partition("]")
            found = self._value(section, key)
            return self._filled_lines(found, name, depth + 1) if depth < 6 else ""

        return re.sub(r"\{(\[[^\]]+\]\w+)\}", one, text)

    def _filled(self, text: str, name: str, depth: int = 0) -> str:
        def one(match: re.Match[str]) -> str:
            inner = match[1]
            key, _, default = inner.partition(":")
            if key == "posargs":
                return shlex.join(self._posargs) if self._posargs else default
            if key in ("envpython", "basepython", "base_python"):
                return "python"
            if key in ("toxinidir", "tox_root"):
                return "."
            if key == "envname":
                return name
            if key in ("envbindir", "env_bin_dir", "envdir", "env_dir"):
                return "bin"
            if key == "/":
                return "/"
            if key == "env":
                variable, colon, fallback = default.partition(":")
                value = self._call.variables.get(variable)
                if variable not in self._call.variables and colon:
                    return fallback
                return unknown(f"{{{inner}}}") if value is None else value
            return unknown(f"{{{inner}}}")

        filled = _REFERENCE.sub(one, text)
        return self._filled(filled, name, depth + 1) if filled != text and depth < 6 else filled

    def _setting(self, name: str, *keys: str) -> str:
        waiting = [s for s in self._ini.sections() if _means(s, name)]
        seen: set[str] = set()
        while waiting:
            section = waiting.pop(0)
            if section in seen:
                continue
            seen.add(section)
            if text := self._value(section, *keys):
                return text
            base = self._value(section, "base").strip()
            waiting += re.split(r"[\s,]+", base) if base else []
        return self._value("testenv", *keys)

    def _value(self, section: str, *keys: str) -> str:
        for key in keys:
            if self._ini.has_option(section, key):
                return self._ini.get(section, key) or ""
        return ""

    def _line(self, word: str, name: str) -> int:
        inside = name
        best = 1
        for number, line in enumerate(self._lines, 1):
            if line.startswith("["):
                inside = line.strip("[] \t")
            if word and word in line and not line.lstrip().startswith("#"):
                if _means(inside, name):
                    return number
                best = number if best == 1 or inside == "testenv" else best
        return best


def _means(section: str, name: str) -> bool:
    """Whether `[testenv:py3{10,11}-x]` is the section of an environment."""
    return section.startswith("testenv:") and name in expand_names(section.partition(":")[2])
