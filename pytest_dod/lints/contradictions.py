"""Lines of one task that cannot both hold."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from ..checks._backups import backup_reason
from ..checks._paths import is_license
from ..errors import Problem
from ..model.plan import Binding, PlannedCriterion
from ..planning.freezing import demand
from ._drafted import Drafted, is_open, texts

_DECIDE = "decide for one of them"


def find(drafted: Drafted) -> Iterator[Problem]:
    """Every pair, at the later of its lines."""
    yield from _thresholds(drafted)
    yield from _defaults(drafted)
    yield from _kinds_of_change(drafted)
    yield from _forbidden_changes(drafted)
    yield from _deleted_and_needed(drafted)
    yield from _denied(drafted)


def _thresholds(drafted: Drafted) -> Iterator[Problem]:
    """The same number asked for twice, for the same scope, and differently."""
    seen: dict[object, tuple[float, int]] = {}
    for one in drafted.demanding:
        for binding in one.bindings:
            asked = _said_threshold(one, binding)
            if asked is None:
                continue
            line = one.criterion.line
            first, where = seen.setdefault(_scope(binding), (asked, line))
            if first != asked:
                message = (
                    f"{binding.check.id} is to reach {asked:g} here and {first:g} in line {where}"
                )
                yield drafted.problem(message, line, _DECIDE)


def _said_threshold(one: PlannedCriterion, binding: Binding) -> float | None:
    """The number, where the line says one; a default of ours contradicts nobody."""
    number = getattr(binding.options, "threshold", None)
    if not isinstance(number, float):
        return None
    directed = (value for d in one.criterion.directives for _, value in d.options)
    said = re.findall(r"\d+(?:[.,]\d+)?", " ".join((one.criterion.text, *directed)))
    return number if number in {float(text.replace(",", ".")) for text in said} else None


def _scope(binding: Binding) -> tuple[object, ...]:
    """What a binding demands, less how much of it."""
    options = binding.options
    if not dataclasses.is_dataclass(options) or isinstance(options, type):
        return (binding.check.id,)
    values = (
        (field.name, getattr(options, field.name))
        for field in dataclasses.fields(options)
        if field.name not in ("threshold", "above")
    )
    return (binding.check.id, *values)


def _defaults(drafted: Drafted) -> Iterator[Problem]:
    seen: dict[str, tuple[str, int]] = {}
    for one, binding in drafted.bound("env-variables"):
        for entry in texts(binding.options, "variables"):
            name, equals, value = entry.partition("=")
            if not equals:
                continue
            line = one.criterion.line
            first, where = seen.setdefault(name, (value, line))
            if first != value:
                message = f"{name} has the default {value!r} here and {first!r} in line {where}"
                yield drafted.problem(message, line, _DECIDE)


def _kinds_of_change(drafted: Drafted) -> Iterator[Problem]:
    seen: dict[str, tuple[str, int]] = {}
    for path, kind, line in drafted.declared():
        first, where = seen.setdefault(path, (kind, line))
        if first != kind:
            message = f"{path} is declared {kind} here and {first} in line {where}"
            yield drafted.problem(message, line, _DECIDE)


def _forbidden_changes(drafted: Drafted) -> Iterator[Problem]:
    """Declared changes that another line forbids."""
    license_ = next(drafted.bound("license-untouched"), None)
    backup = next(drafted.bound("no-backup-files"), None)
    declared = list(drafted.declared())
    for path, kind, line in declared:
        if is_open(path):
            continue
        if license_ is not None and is_license(path):
            where = license_[0].criterion.line
            message = f"{path} is declared {kind}, and line {where} forbids to touch the license"
            yield drafted.problem(message, line, _DECIDE)
        if backup is not None and kind != "deleted":
            why = backup_reason(path, [other for other, _, _ in declared])
            if why:
                where = backup[0].criterion.line
                message = f"{path} is declared {kind}, and line {where} forbids it: {why}"
                yield drafted.problem(message, line, _DECIDE)


def _deleted_and_needed(drafted: Drafted) -> Iterator[Problem]:
    """What is to go, and is demanded in another line."""
    gone = {path: line for path, kind, line in drafted.declared() if kind == "deleted"}
    for check_id, option in (
        ("docs-touched", "paths"),
        ("documents-exist", "paths"),
        ("named-tests", "ids"),
    ):
        for one, binding in drafted.bound(check_id):
            for text in texts(binding.options, option):
                path = text.removeprefix("./").partition("::")[0]
                if path in gone:
                    message = f"{text} is demanded here, and {path} deleted in line {gone[path]}"
                    yield drafted.problem(message, one.criterion.line, _DECIDE)


def _denied(drafted: Drafted) -> Iterator[Problem]:
    """What one line says does not apply, and another demands."""
    for no in drafted.denied:
        for yes in drafted.demanding:
            if _same(no, yes):
                where = yes.criterion.line
                message = f"it does not apply here, and is demanded in line {where}"
                yield drafted.problem(message, no.criterion.line, _DECIDE)
                break


def _same(no: PlannedCriterion, yes: PlannedCriterion) -> bool:
    if demand(no.criterion) == demand(yes.criterion):
        return True
    return any(
        a.check.id == b.check.id and (_scope(a) == _scope(b) or a.options == a.check.options())
        for a in no.bindings
        for b in yes.bindings
        if a.check.id not in ("manual", "linked-tests")
    )
