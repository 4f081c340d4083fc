"""One demanded command against all that the pipelines run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .model import Call, Flaw, Loose, World, is_dead, is_known, shown
from .paths import left_out
from .precommit import HOOK
from .usage import (
    Doubt,
    Usage,
    options_doubts,
    pip_doubts,
    unknown_tool_doubts,
    usage_of,
)


@dataclass(frozen=True)
class Demand:
    """A command as the task writes it, taken apart."""

    text: str
    usage: Usage


@dataclass(frozen=True)
class Answer:
    """What is to be said about one demand: `runs` where it is proven, else flaws or doubts."""

    runs: Call | None = None
    flaws: tuple[Flaw, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Run:
    call: Call
    flaws: tuple[Flaw, ...]
    missing: frozenset[str]


@dataclass(frozen=True)
class _Match:
    doubts: tuple[Doubt, ...]
    missing: frozenset[str] = frozenset()


def answer(demand: Demand, calls: Iterable[Call], loose: Iterable[Loose], world: World) -> Answer:
    """Whether one of `calls`, or some together, does what is demanded."""
    known: dict[tuple[object, ...], _Match | None] = {}
    runs = [run for call in calls if (run := _run(demand, call, world, known)) is not None]
    good = [run for run in runs if not run.flaws]
    whole = next((run for run in good if not run.missing), None)
    if whole is None and good and not frozenset.intersection(*(run.missing for run in good)):
        whole = good[0]
    if whole is not None:
        return _unless_guarded_elsewhere(demand, whole, runs)
    shown_runs = [_with_missing(run) for run in runs]
    possible = sorted(
        (run for run in shown_runs if not is_dead(run.flaws)), key=lambda run: len(run.flaws)
    )
    if possible:
        return Answer(doubts=(_told(demand, possible[0].flaws),))
    doubts = [
        f"{item.reason} ({_place(item.path, item.line)})"
        for item in dict.fromkeys(loose)
        if not item.only or demand.usage.tool.split()[0] in item.only
    ]
    best = sorted(shown_runs, key=lambda run: sum(flaw.sure for flaw in run.flaws))[:1]
    flaws = tuple(flaw for run in best for flaw in run.flaws if flaw.sure)
    if doubts:
        more = f", and {len(doubts) - 2} more" if len(doubts) > 2 else ""
        elsewhere = f"{'; '.join(doubts[:2])}{more}"
        if flaws:
            told = f"{_told(demand, flaws)}; it may run elsewhere, too: {elsewhere}"
        else:
            told = f"`{demand.text}` was not found, but {elsewhere}"
        return Answer(doubts=(told,))
    return Answer(flaws=flaws)


def _run(
    demand: Demand, call: Call, world: World, known: dict[tuple[object, ...], _Match | None]
) -> _Run | None:
    in_hook = any(step.startswith(HOOK) for step in call.via)
    key = call.words, call.folder, call.variables.get("PYTEST_ADDOPTS", ""), in_hook
    if key not in known:
        known[key] = _match(demand.usage, call, world, in_hook)
    match = known[key]
    if match is None:
        return None
    found = tuple(Flaw(doubt.message, call.path, call.line, doubt.sure) for doubt in match.doubts)
    return _Run(call, tuple(dict.fromkeys((*call.flaws, *found))), match.missing)


def _match(wanted: Usage, call: Call, world: World, in_hook: bool) -> _Match | None:
    """What a command lacks of what is demanded; None where it is another one."""
    usage = usage_of(call.words, call.variables)
    if usage.tool != wanted.tool:
        return None
    if usage.known:
        missing, doubts = left_out(wanted, usage, call.folder, world)
        return _Match((*options_doubts(wanted, usage, in_hook), *doubts), missing)
    compare = pip_doubts if usage.tool == "pip" else unknown_tool_doubts
    found = compare(wanted, usage)
    return None if found is None else _Match(tuple(found))


def _with_missing(run: _Run) -> _Run:
    if not run.missing:
        return run
    names = sorted(run.missing)
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    message = f"`{shown(run.call.words)}` leaves out {', '.join(map(shown, names[:3]))}{more}"
    flaw = Flaw(message, run.call.path, run.call.line, True)
    return _Run(run.call, (*run.flaws, flaw), run.missing)


def _unless_guarded_elsewhere(demand: Demand, whole: _Run, runs: list[_Run]) -> Answer:
    """Where another system runs it as well, but weakened, it is not known which one counts."""
    for system in dict.fromkeys(run.call.system for run in runs):
        own = [run for run in runs if run.call.system == system]
        weak = [run for run in own if is_dead(run.flaws)]
        if system != whole.call.system and weak and len(weak) == len(own):
            reason = _told(demand, weak[0].flaws)
            return Answer(
                doubts=(
                    f"{whole.call.system} runs it, but {system} does not count: {reason}; which of "
                    "the two guards a merge is not known here",
                )
            )
    return Answer(runs=whole.call)


def _told(demand: Demand, flaws: tuple[Flaw, ...]) -> str:
    return "; ".join(
        f"`{demand.text}`: {flaw.message} ({_place(flaw.path, flaw.line)})" for flaw in flaws[:2]
    )


def _place(path: str, line: int) -> str:
    return f"{path}:{line}" if line > 0 else path


def all_known(words: tuple[str, ...]) -> bool:
    """Whether no word of a demanded command depends on a variable."""
    return all(map(is_known, words))
