"""Lines that speak of other lines of the same task."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..model.check import AnyCheck
from ..model.plan import Binding, PlannedCriterion

_PIPELINE, _GREEN, _CHANGES = "ci-runs", "ci-green", "declared-changes"


def completed(
    planned: Sequence[PlannedCriterion], checks: Mapping[str, AnyCheck]
) -> list[PlannedCriterion]:
    """The same criteria, with those that speak of others bound to what the others say."""
    return _with_pipeline(_with_declared(planned), checks)


def _with_declared(planned: Sequence[PlannedCriterion]) -> list[PlannedCriterion]:
    """The first declared change also knows all the others, to tell what nobody declared."""
    declared = tuple(
        dict.fromkeys(
            path
            for one in planned
            for binding in one.bindings
            if binding.check.id == _CHANGES
            for path in _paths(binding.options)
        )
    )
    made: list[PlannedCriterion] = []
    told = False
    for one in planned:
        if not told and any(binding.check.id == _CHANGES for binding in one.bindings):
            told = True
            one = replace(one, bindings=tuple(_knowing(b, declared) for b in one.bindings))
        made.append(one)
    return made


def _knowing(binding: Binding, declared: tuple[str, ...]) -> Binding:
    if binding.check.id != _CHANGES:
        return binding
    return replace(binding, options=_changed(binding.options, declared=declared))


def _paths(options: object) -> tuple[str, ...]:
    return tuple(
        path for name in ("new", "changed", "deleted") for path in getattr(options, name, ())
    )


def _changed(options: object, **values: object) -> object:
    if not dataclasses.is_dataclass(options) or isinstance(options, type):
        raise TypeError(f"options are a dataclass, not {options!r}")
    return dataclasses.replace(options, **values)


def _with_pipeline(
    planned: Sequence[PlannedCriterion], checks: Mapping[str, AnyCheck]
) -> list[PlannedCriterion]:
    """ "All CI checks are green" means the commands that the task wants the pipeline to run."""
    runs = [
        (one.criterion.line, binding)
        for one in planned
        for binding in one.bindings
        if binding.check.id == _PIPELINE and one.criterion.not_applicable is None
    ]
    if not runs:
        return list(planned)
    lines = ", ".join(str(line) for line in dict.fromkeys(line for line, _ in runs))
    commands = tuple(
        dict.fromkeys(c for _, binding in runs for c in getattr(binding.options, "commands", ()))
    )
    made = []
    for one in planned:
        bindings = tuple(
            (
                Binding(
                    checks[_PIPELINE],
                    _changed(checks[_PIPELINE].options(), commands=commands),
                    f"{binding.via}; the pipeline's commands stand in line {lines}",
                    binding.clause,
                )
                if binding.check.id == _GREEN
                else binding
            )
            for binding in one.bindings
        )
        made.append(replace(one, bindings=bindings))
    return made
