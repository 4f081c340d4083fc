"""A task's criteria to bindings, and to what no binding answers for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..errors import Problem, UsageProblems
from ..model.check import AnyCheck
from ..model.language import LanguagePack, fits, spoken
from ..model.plan import Binding, Plan, PlannedCriterion, Unread
from ..model.task import Criterion, Directive, Task
from ..model.waiver import Waiver
from .clauses import MAX_LENGTH, normalised, odd_character
from .excuses import names_check, unknown_checks, with_excuses, with_waivers
from .freezing import demand
from .items import read_item
from .options import did_you_mean, make_options
from .own import OwnWording, own_wordings
from .sections import SectionReading, Words, read_line
from .wholes import completed


def plan_task(
    task: Task,
    *,
    checks: Mapping[str, AnyCheck],
    languages: Sequence[LanguagePack],
    phrases: Mapping[str, str] | None = None,
    waivers: Sequence[Waiver] = (),
) -> Plan:
    """Bind each criterion of `task`. Raises UsageProblems with all problems of all criteria.

    `phrases` are a team's own wordings, each with the check it means as a directive says it;
    `waivers` those of the settings.
    """
    planned: list[PlannedCriterion] = []
    own, problems = own_wordings(phrases or {}, checks)
    problems += unknown_checks(waivers, checks)
    whole = "\n".join(criterion.plain or criterion.text for criterion in task.criteria)
    usual = spoken(fits(whole, languages), languages)
    for criterion in task.criteria:
        try:
            bare = replace(criterion, directives=tuple(filter(names_check, criterion.directives)))
            one = _plan_criterion(bare, checks, languages, own, usual)
            one = with_excuses(one, criterion, task.path, checks)
            planned.append(with_waivers(one, task.id, waivers))
        except UsageProblems as found:
            problems += [_placed(problem, task, criterion) for problem in found.problems]
    if problems:
        raise UsageProblems(*problems)
    return Plan(task, tuple(completed(_without_settled(planned), checks)))


def _placed(problem: Problem, task: Task, criterion: Criterion) -> Problem:
    line = problem.line or criterion.line
    return replace(problem, path=problem.path or task.path, line=line)


def _plan_criterion(
    criterion: Criterion,
    checks: Mapping[str, AnyCheck],
    languages: Sequence[LanguagePack],
    own: Sequence[OwnWording],
    usual: Sequence[LanguagePack],
) -> PlannedCriterion:
    if criterion.not_applicable is not None:
        return PlannedCriterion(criterion)
    if criterion.directives:
        return PlannedCriterion(criterion, _directed(criterion, checks))
    shown = " ".join((criterion.plain or criterion.text).split())
    text = normalised(shown)
    odd = odd_character(text)
    if odd:
        reason = f"the text holds {odd}, which does not show as what it is"
        return PlannedCriterion(criterion, (), (Unread(shown, reason),))
    if len(text) > MAX_LENGTH:
        reason = f"the item is longer than {MAX_LENGTH} characters"
        return PlannedCriterion(criterion, (), (Unread(shown, reason),))
    told = read_line(criterion, Words(languages))
    if told is not None:
        return _told(criterion, told, checks)
    bindings, unread = read_item(text, checks, languages, own, usual)
    if not criterion.in_list:
        reason = (
            "text outside a list cannot be checked: "
            f"make line {criterion.line} a list item of its own"
        )
        unread = [*unread, Unread(shown, reason)]
    if not bindings and not unread:
        unread = [Unread(shown, f"no check understands {shown!r}")]
    return PlannedCriterion(criterion, tuple(bindings), tuple(unread))


def _told(
    criterion: Criterion, reading: SectionReading, checks: Mapping[str, AnyCheck]
) -> PlannedCriterion:
    """A line that its section gives a meaning."""
    bindings: list[Binding] = []
    unread = list(reading.unread)
    clause = criterion.plain or criterion.text
    for demand_ in reading.demands:
        check = checks.get(demand_.check)
        if check is None:
            reason = f"no check of this version proves it (read as {demand_.check})"
            unread.append(Unread(clause, reason, demand_.check))
        else:
            bindings.append(Binding(check, check.options(**demand_.values), demand_.via, clause))
    return PlannedCriterion(criterion, tuple(bindings), tuple(unread))


def _directed(criterion: Criterion, checks: Mapping[str, AnyCheck]) -> tuple[Binding, ...]:
    """A directive settles the whole item, whatever its text says; the text stays visible."""
    bindings: list[Binding] = []
    problems: list[Problem] = []
    for directive in criterion.directives:
        check = checks.get(directive.name)
        if check is None:
            problems.append(_unknown_check(directive, checks))
            continue
        try:
            options = make_options(check, dict(directive.options))
        except UsageProblems as found:
            problems += [replace(problem, line=directive.line) for problem in found.problems]
            continue
        via = f"directive, line {directive.line}"
        bindings.append(Binding(check, options, via, criterion.plain or criterion.text))
    if problems:
        raise UsageProblems(*problems)
    return tuple(bindings)


def _unknown_check(directive: Directive, checks: Mapping[str, AnyCheck]) -> Problem:
    guess = did_you_mean(directive.name, checks)
    message = f"there is no check {directive.name!r}{guess}"
    return Problem(message, line=directive.line, hint=f"the checks are: {', '.join(checks)}")


def _without_settled(planned: Sequence[PlannedCriterion]) -> list[PlannedCriterion]:
    """Drop what a directive settles from the same demand as the base makes it.

    A directive that the change set adds cannot take away what the text alone demands and a check
    proves; but what the text leaves open it may settle.
    """
    settled = {
        demand(one.criterion)
        for one in planned
        if one.criterion.origin != "base" and any(map(names_check, one.criterion.directives))
    }
    kept = []
    for one in planned:
        if one.criterion.origin == "base" and demand(one.criterion) in settled:
            if not one.bindings:
                continue
            if not any(map(names_check, one.criterion.directives)):
                one = replace(one, unread=())
        kept.append(one)
    return kept
