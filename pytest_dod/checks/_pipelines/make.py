"""What `make target` runs, read from the Makefile."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .model import (
    Call,
    Flaw,
    Loose,
    Piece,
    Script,
    World,
    is_known,
    joined,
    shown,
    unknown,
)

_NAMES = ("GNUmakefile", "makefile", "Makefile")
_ASSIGNMENT = re.compile(
    r"(?:export\s+|override\s+)*([A-Za-z_.][\w.-]*)\s*(\?|:{1,3}|\+|!)?=\s*(.*)"
)
_RULE = re.compile(r"([^:=#\t]+?)\s*::?(?![:=])\s*(.*)")
_REFERENCE = re.compile(
    r"\$(?:\(((?:[^()]|\([^()]{0,300}\)){0,500})\)|\{([^{}]*)\}|(\$)|([^\s({]))"
)
_BLOCKS = re.compile(r"\s*(ifn?eq|ifn?def|else|endif)\b")
_VALUE_FLAGS = frozenset({"-C", "-f", "-I", "-j", "-l", "-o", "-W"})


@dataclass
class _Rule:
    needs: list[str] = field(default_factory=list)
    recipe: list[tuple[int, str]] = field(default_factory=list)


@dataclass
class _Makefile:
    path: str
    variables: dict[str, str | None] = field(default_factory=dict)
    rules: dict[str, _Rule] = field(default_factory=dict)
    first: str = ""
    unread: bool = False

    def add(self, target: str, needs: list[str]) -> _Rule:
        if not self.first and not target.startswith(".") and "%" not in target:
            self.first = target
        rule = self.rules.setdefault(target, _Rule())
        rule.needs += needs
        return rule


def make(call: Call, world: World) -> Iterator[Piece]:
    """The recipes of the targets that a `make` command names, and of what they need."""
    folder, name, targets, given, flaws = call.folder, "", [], dict[str, str](), list[Flaw]()
    words = list(call.words[1:])
    while words:
        word = words.pop(0)
        if (
            word in _VALUE_FLAGS
            and words
            and not (word in ("-j", "-l") and words[0][0] not in "0123456789")
        ):
            value = words.pop(0)
            folder = joined(folder, value) if word == "-C" else folder
            name = value if word == "-f" else name
        elif word.startswith(("--directory=", "-C")):
            folder = joined(folder, word.removeprefix("-C").removeprefix("--directory="))
        elif word.startswith(("--file=", "--makefile=")):
            name = word.partition("=")[2]
        elif word.startswith("-"):
            if _dry(word):
                message = f"counts for nothing: `make {word}`"
                flaws.append(Flaw(message, call.path, call.line, True))
        elif "=" in word:
            key, _, value = word.partition("=")
            given[key] = value
        else:
            targets.append(word)
    path = _file(folder, name, world)
    if path is None:
        where = "" if folder is None else f" in {folder or 'the top folder'}"
        yield Loose(f"no Makefile was read{where}", call.path, call.line)
        return
    makefile = _read(path, world, given)
    for target in targets or [makefile.first]:
        steered = (*flaws, *_steered(makefile))
        yield from _Recipes(makefile, call, folder, steered).of(target, wanted=True)


def _steered(makefile: _Makefile) -> Iterator[Flaw]:
    """What the variables that steer make itself do to all recipes."""
    shell = makefile.variables.get("SHELL", "/bin/sh")
    if shell is None or not re.search(r"\b(ba|da|z|k)?sh$", shell.strip()):
        message = f"runs in another shell: SHELL = {shown(shell or '…')}"
        yield Flaw(message, makefile.path, 1, False)
    for word in (makefile.variables.get("MAKEFLAGS") or "").split():
        if _dry(word if word.startswith("-") else f"-{word}"):
            yield Flaw(f"counts for nothing: MAKEFLAGS has {word}", makefile.path, 1, True)


def _dry(word: str) -> bool:
    if word.startswith("--"):
        return word in ("--ignore-errors", "--dry-run", "--just-print", "--touch", "--question")
    return bool(set(word[1:]) & set("intq"))


def _file(folder: str | None, name: str, world: World) -> str | None:
    paths = [joined(folder, candidate) for candidate in ([name] if name else _NAMES)]
    return next((path for path in paths if path in world.texts), None)


def _read(path: str, world: World, given: Mapping[str, str]) -> _Makefile:
    makefile = _Makefile(path, {"MAKE": "make", "PYTHON": None})
    del makefile.variables["PYTHON"]
    _read_into(makefile, path, world, 0)
    makefile.variables.update(given)
    return makefile


def _read_into(makefile: _Makefile, path: str, world: World, depth: int) -> None:
    current: list[_Rule] = []
    blocks = 0
    skipping = False
    for number, line in _logical(world.texts[path]):
        if skipping or line.lstrip().startswith("define "):
            skipping = not line.strip().startswith("endef")
        elif line.startswith("\t"):
            for rule in current:
                rule.recipe.append((number, line[1:]))
        elif block := _BLOCKS.match(line):
            blocks += block[1].startswith("if")
            blocks -= block[1] == "endif"
        elif match := _ASSIGNMENT.match(line.strip()):
            _assign(makefile, match, doubtful=blocks > 0)
        elif match := re.match(r"-?s?include\s+(.+)", line):
            for name in match[1].split():
                included = joined(path.rpartition("/")[0], name)
                if included in world.texts and depth < 5:
                    _read_into(makefile, included or "", world, depth + 1)
                elif not line.startswith("-"):
                    makefile.unread = True
        elif match := _RULE.match(line.split("#", 1)[0].rstrip()):
            current = _rules(makefile, match, number)


def _logical(text: str) -> Iterator[tuple[int, str]]:
    start, kept = 0, ""
    for number, line in enumerate(text.splitlines(), 1):
        start = start or number
        kept += line
        if line.endswith("\\"):
            kept = kept + "\n" if kept.startswith("\t") else kept[:-1] + " "
            continue
        yield start, kept
        start, kept = 0, ""
    if kept:
        yield start, kept


def _assign(makefile: _Makefile, match: re.Match[str], doubtful: bool) -> None:
    name, sign, value = match[1], match[2], match[3].split(" #", 1)[0].strip()
    known = makefile.variables.get(name)
    if sign == "?" and name in makefile.variables:
        return
    if sign == "!" or (doubtful and name in makefile.variables):
        makefile.variables[name] = None
    elif sign == "+":
        if name not in makefile.variables or known is not None:
            makefile.variables[name] = f"{known or ''} {value}".strip()
    else:
        makefile.variables[name] = value


def _rules(makefile: _Makefile, match: re.Match[str], number: int) -> list[_Rule]:
    needs, _, inline = match[2].partition(";")
    if _ASSIGNMENT.match(needs.strip()):
        return []
    names = _expand(match[1], makefile.variables).split()
    wanted = [word for word in _expand(needs, makefile.variables).split() if word != "|"]
    rules = [makefile.add(name, wanted) for name in names]
    if inline:
        for rule in rules:
            rule.recipe.append((number, inline.strip()))
    return rules


def _expand(text: str, variables: Mapping[str, str | None], depth: int = 0) -> str:
    def one(match: re.Match[str]) -> str:
        if match[3]:
            return "$"
        name = match[1] or match[2] or match[4] or ""
        if name.startswith(("eval ", "info ", "warning ")):
            return ""
        value = variables.get(name)
        if value is None or depth > 10:
            return unknown(match[0])
        return _expand(value, variables, depth + 1)

    return _REFERENCE.sub(one, text)[:20_000]


class _Recipes:
    """Walks the targets, each once."""

    def __init__(
        self, makefile: _Makefile, call: Call, folder: str | None, flaws: tuple[Flaw, ...]
    ) -> None:
        self._makefile = makefile
        self._call = call
        self._folder = folder
        self._flaws = flaws
        self._done: set[str] = set()
        rules = makefile.rules
        self._one_shell = ".ONESHELL" in rules
        self._lenient = ".IGNORE" in rules and not rules[".IGNORE"].needs
        flags = makefile.variables.get(".SHELLFLAGS") or "-c"
        self._strict = bool(re.search(r"-\w*e", flags)) or "errexit" in flags
        self._pipefail = "pipefail" in flags

    def of(self, target: str, wanted: bool = False) -> Iterator[Piece]:
        """The recipes of a target, after those of what it needs."""
        if target in self._done or len(self._done) > 500:
            return
        self._done.add(target)
        rule = self._makefile.rules.get(target)
        if rule is None and wanted:
            rule = self._makefile.rules.get("%")
            if rule is None and (self._makefile.unread or not is_known(target)):
                reason = f"`make {shown(target)}` is not in the files read here"
                yield Loose(reason, self._call.path, self._call.line)
        if rule is None:
            return
        for need in rule.needs:
            yield from self.of(need)
        variables = {**self._makefile.variables, "@": target, "<": (rule.needs or [""])[0]}
        if self._one_shell and rule.recipe:
            text = "\n".join(line.lstrip("@+-") for _, line in rule.recipe)
            yield self._script(rule.recipe[0][0], text, variables, self._flaws)
            return
        for number, line in rule.recipe:
            command = line.lstrip("@+- \t")
            flaws = self._flaws
            if "-" in line[: len(line) - len(command)] or self._lenient:
                message = f"its failure is ignored by make: `-{command.split(' ', 1)[0]} …`"
                flaws += (Flaw(message, self._makefile.path, number, True),)
            yield self._script(number, command, variables, flaws)

    def _script(
        self, line: int, text: str, variables: Mapping[str, str | None], flaws: tuple[Flaw, ...]
    ) -> Script:
        return Script(
            _expand(text, variables),
            self._makefile.path,
            line,
            self._call.system,
            strict=self._strict,
            pipefail=self._pipefail,
            folder=self._folder,
            variables=self._call.variables,
            flaws=flaws,
        )
