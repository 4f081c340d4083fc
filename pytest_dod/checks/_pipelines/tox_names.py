"""Names of tox environments, and the lines of a setting that are meant for one of them."""

from __future__ import annotations

import configparser
import itertools
import re
from collections.abc import Iterable, Iterator

_FACTORS = re.compile(r"([\w{}.,!][\w{}.,!\- ]*):\s+(.+)")
_MOST = 500


def expand_names(text: str) -> list[str]:
    """`py{310,311}-x, lint` as single names; `{310-312}` is a range."""
    names: list[str] = []
    for part in re.split(r"[,\s]+(?![^{]*\})", text.strip()):
        if not part or part.startswith("#"):
            continue
        pieces = re.split(r"\{([^}]*)\}", part)
        choices = [
            [piece] if number % 2 == 0 else _choices(piece) for number, piece in enumerate(pieces)
        ]
        for combined in itertools.islice(itertools.product(*choices), _MOST):
            names.append(re.sub(r"-{2,}", "-", "".join(combined)).strip("-"))
    return names


def _choices(text: str) -> list[str]:
    found: list[str] = []
    for item in (piece.strip() for piece in text.split(",")):
        bounds = re.fullmatch(r"(\d+)-(\d+)", item)
        if bounds and 0 <= int(bounds[2]) - int(bounds[1]) < 100:
            found += [str(n) for n in range(int(bounds[1]), int(bounds[2]) + 1)]
        else:
            found.append(item)
    return found


def chosen_lines(text: str, name: str) -> Iterator[str]:
    """The lines of a setting that hold for the environment, without the factors before them."""
    factors = set(name.split("-"))
    for line in re.sub(r"\\\n", " ", text).splitlines():
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        match = _FACTORS.fullmatch(line)
        if match is None:
            yield line
        elif any(_holds(wanted, factors) for wanted in expand_names(match[1])):
            yield match[2]


def _holds(wanted: str, factors: set[str]) -> bool:
    return all(
        part[1:] not in factors if part.startswith("!") else part in factors
        for part in wanted.split("-")
    )


def factors_of(ini: configparser.ConfigParser, listed: Iterable[str]) -> set[str]:
    """All words that names of environments may be made of."""
    found = {part for name in listed for part in name.split("-")}
    for section in ini.sections():
        if not section.startswith("testenv"):
            continue
        found |= set(section.partition(":")[2].split("-"))
        for _, value in ini.items(section):
            for line in (value or "").splitlines():
                match = _FACTORS.fullmatch(line.strip())
                if match:
                    names = expand_names(match[1])
                    found |= {part.lstrip("!") for name in names for part in name.split("-")}
    return found
