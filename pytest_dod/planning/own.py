"""A team's own wordings, from its settings."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..errors import Problem, UsageProblems
from ..model.check import AnyCheck
from .clauses import Span
from .options import did_you_mean, make_options
from .readings import Reading

_WHERE = "pyproject.toml"


@dataclass(frozen=True)
class OwnWording:
    """A wording and the check it means; blanks and case do not matter."""

    text: str
    check: str
    options: Mapping[str, str]

    @property
    def pattern(self) -> re.Pattern[str]:
        """What finds it as whole words."""
        words = r"\s+".join(re.escape(word) for word in self.text.split())
        return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def own_wordings(
    phrases: Mapping[str, str], checks: Mapping[str, AnyCheck]
) -> tuple[list[OwnWording], list[Problem]]:
    """The wordings, longest first, and what is wrong with any of them."""
    made: list[OwnWording] = []
    problems: list[Problem] = []
    for wording, meaning in phrases.items():
        try:
            made.append(_wording(wording, meaning, checks))
        except UsageProblems as found:
            problems += [
                Problem(f"the phrase {wording!r}: {problem.message}", _WHERE, hint=problem.hint)
                for problem in found.problems
            ]
    return sorted(made, key=lambda one: -len(one.text)), problems


def _wording(wording: str, meaning: str, checks: Mapping[str, AnyCheck]) -> OwnWording:
    try:
        name, *words = shlex.split(meaning)
    except ValueError:
        raise UsageProblems(Problem("it has an open quotation mark")) from None
    if name not in checks:
        message = f"there is no check {name!r}{did_you_mean(name, checks)}"
        raise UsageProblems(Problem(message, hint=f"the checks are: {', '.join(checks)}"))
    options = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not equals:
            raise UsageProblems(Problem(f"{word!r} is not of the form key=value"))
        options[key] = value
    make_options(checks[name], options)
    return OwnWording(wording, name, options)


def own_readings(text: str, own: Sequence[OwnWording]) -> Iterator[Reading]:
    """Where the wordings stand in a text; they say exactly what they mean, as commands do."""
    taken: list[Span] = []
    for wording in own:
        for found in wording.pattern.finditer(text):
            span = Span(*found.span())
            if any(span.overlaps(other) for other in taken):
                continue
            taken.append(span)
            via = f"project: {wording.text!r}"
            yield Reading(wording.check, wording.options, via, span, span, command=True)
