"""The tables below `[tool.pytest-dod]`: waivers, and a team's own wordings."""

from __future__ import annotations

import datetime
import re
import shlex
from collections.abc import Mapping

from .errors import Problem, UsageProblems
from .model.waiver import Waiver

PYPROJECT = "pyproject.toml"
_ITEM = re.compile(r"\S+/(?:\d+|qa-\d+)\Z", re.IGNORECASE)
_WAIVER_KEYS = ("item", "check", "reason", "owner", "until")


def read_waivers(value: object) -> tuple[Waiver, ...]:
    """`[[tool.pytest-dod.waivers]]`. Raises UsageProblems with all that is wrong."""
    if not isinstance(value, list):
        raise UsageProblems(_problem("waivers is no list of tables"))
    problems: list[Problem] = []
    waivers = []
    for n, entry in enumerate(value, 1):
        wrong = _wrong_with(entry)
        if wrong:
            problems.append(_problem(f"waiver {n} {wrong}", _WAIVER_FORM))
        else:
            waivers.append(_waiver(entry))
    if problems:
        raise UsageProblems(*problems)
    return tuple(waivers)


_WAIVER_FORM = (
    'write [[tool.pytest-dod.waivers]] with item = "TASK/3" or check = "types-clean", reason, '
    "owner and, if it ends, until = 2030-12-31"
)


def _wrong_with(entry: object) -> str:
    if not isinstance(entry, dict):
        return "is no table"
    unknown = sorted(set(entry) - set(_WAIVER_KEYS))
    if unknown:
        return f"has no key {unknown[0]!r}"
    for key in ("reason", "owner"):
        if not isinstance(entry.get(key), str) or not entry[key].strip():
            return f"needs {'a reason' if key == 'reason' else 'an owner'}"
    if not isinstance(entry.get("item", ""), str) or not isinstance(entry.get("check", ""), str):
        return "names its item or its check with something that is no text"
    if not entry.get("item") and not entry.get("check"):
        return "names neither an item nor a check"
    if entry.get("item") and not _ITEM.match(entry["item"]):
        return f"names no item of a task: {entry['item']!r}"
    until = entry.get("until")
    if until is not None and (
        not isinstance(until, datetime.date) or isinstance(until, datetime.datetime)
    ):
        return f"has no date in until: {until!r}"
    return ""


def _waiver(entry: Mapping[str, object]) -> Waiver:
    until = entry.get("until")
    return Waiver(
        reason=" ".join(str(entry["reason"]).split()),
        owner=" ".join(str(entry["owner"]).split()),
        where=PYPROJECT,
        until=until if isinstance(until, datetime.date) else None,
        check=str(entry.get("check", "")),
        item=str(entry.get("item", "")),
        in_settings=True,
    )


def read_phrases(value: object) -> Mapping[str, str]:
    """`[tool.pytest-dod.phrases]`: a wording to the check it means, as a directive says it."""
    if not isinstance(value, dict):
        raise UsageProblems(_problem("phrases is no table"))
    problems = []
    for wording, meaning in value.items():
        if not isinstance(meaning, str) or not meaning.strip():
            problems.append(_problem(f"the phrase {wording!r} names no check", _PHRASE_FORM))
        elif len(re.findall(r"\w", wording)) < 3:
            problems.append(_problem(f"the phrase {wording!r} is too short", _PHRASE_FORM))
    if problems:
        raise UsageProblems(*problems)
    return {" ".join(wording.split()): meaning.strip() for wording, meaning in value.items()}


def read_allowed(value: object) -> tuple[tuple[str, ...], ...]:
    """`allow`: the commands a task may have run, each as its words; no shell reads them."""
    entries = value if isinstance(value, list) else [value]
    allowed: list[tuple[str, ...]] = []
    problems = []
    for entry in entries:
        try:
            words = shlex.split(entry) if isinstance(entry, str) else []
        except ValueError:
            words = []
        if words:
            allowed.append(tuple(words))
        else:
            problems.append(_problem(f"allow holds no command: {entry!r}", 'e.g. ["npm test"]'))
    if problems:
        raise UsageProblems(*problems)
    return tuple(allowed)


_PHRASE_FORM = 'write "the wording in the task" = "changed-coverage threshold=90"'


def _problem(message: str, hint: str = "") -> Problem:
    return Problem(f"[tool.pytest-dod] {message}", PYPROJECT, None, hint)
