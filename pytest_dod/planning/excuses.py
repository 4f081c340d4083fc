"""Directives that excuse a line: `waive` and `ignore`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from ..errors import Problem, UsageProblems
from ..model.plan import PlannedCriterion
from ..model.signoff import names_of
from ..model.task import Criterion, Directive
from ..model.waiver import Waiver
from .options import did_you_mean

WAIVE, IGNORE = "waive", "ignore"
_KEYS = {WAIVE: ("reason", "owner", "until", "check"), IGNORE: ("reason",)}
_FORM = {
    WAIVE: 'write <!-- dod: waive reason="…" owner=NAME until=2030-12-31 -->',
    IGNORE: 'write <!-- dod: ignore reason="…" -->',
}


def names_check(directive: Directive) -> bool:
    """Whether a directive says which check to use, and excuses nothing."""
    return directive.name not in (WAIVE, IGNORE)


def with_excuses(
    planned: PlannedCriterion, criterion: Criterion, path: str, known: Collection[str]
) -> PlannedCriterion:
    """`planned` with what the directives of `criterion` excuse; `known` are the ids of checks.

    Raises UsageProblems for an excuse without reason or owner.
    """
    problems: list[Problem] = []
    waivers: list[Waiver] = []
    ignored = ""
    for directive in criterion.directives:
        if names_check(directive):
            continue
        values = dict(directive.options)
        wrong = _wrong_with(directive.name, values, known)
        if wrong:
            message = f"{directive.name} {wrong}"
            problems.append(Problem(message, line=directive.line, hint=_FORM[directive.name]))
        elif directive.name == WAIVE:
            waivers.append(_waiver(values, f"{path}:{directive.line}"))
        else:
            ignored = values["reason"].strip()
    if problems:
        raise UsageProblems(*problems)
    return replace(planned, criterion=criterion, waivers=tuple(waivers), ignored=ignored)


def with_waivers(
    planned: PlannedCriterion, task_id: str, waivers: Sequence[Waiver]
) -> PlannedCriterion:
    """`planned` with those `waivers` of the settings that are for it."""
    criterion = planned.criterion
    names = names_of(task_id, criterion.number, criterion.step)
    bound = {binding.check.id for binding in planned.bindings}
    mine = tuple(
        waiver
        for waiver in waivers
        if (waiver.item.casefold() in names if waiver.item else waiver.check in bound)
    )
    return replace(planned, waivers=(*planned.waivers, *mine)) if mine else planned


def unknown_checks(waivers: Sequence[Waiver], known: Collection[str]) -> list[Problem]:
    """Waivers of the settings for checks that do not exist."""
    return [
        Problem(
            f"a waiver names no check: {waiver.check!r}{did_you_mean(waiver.check, known)}",
            path=waiver.where,
        )
        for waiver in waivers
        if waiver.check and waiver.check not in known
    ]


def _wrong_with(name: str, values: Mapping[str, str], known: Collection[str]) -> str:
    for key in values:
        if key not in _KEYS[name]:
            return f"has no option {key!r}{did_you_mean(key, _KEYS[name])}"
    if not values.get("reason", "").strip():
        return "needs a reason"
    if name == WAIVE and not values.get("owner", "").strip():
        return "needs an owner"
    if "until" in values and _day(values["until"]) is None:
        return f"has no date in until: {values['until']!r}"
    check = values.get("check", "")
    if check and check not in known:
        return f"names no check: {check!r}{did_you_mean(check, known)}"
    return ""


def _waiver(values: Mapping[str, str], where: str) -> Waiver:
    return Waiver(
        reason=" ".join(values["reason"].split()),
        owner=" ".join(values["owner"].split()),
        where=where,
        until=_day(values["until"]) if "until" in values else None,
        check=values.get("check", ""),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
