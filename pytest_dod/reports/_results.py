"""What several reports say of a result in the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass

from ..model.finding import Excuse, Finding
from ..model.plan import Binding, Unread
from ..model.status import Status
from ..model.verdict import BindingResult, CriterionResult, TaskVerdict, Verdict

OptionValue = int | float | bool | str | tuple[str, ...]

_NOT_DONE = (Status.FAILED, Status.ERROR, Status.UNPROVEN, Status.NOT_RUN)
_DONE = (Status.PASSED, Status.ATTESTED, Status.WAIVED, Status.NOT_APPLICABLE)


def options_of(binding: Binding) -> dict[str, OptionValue]:
    """The options of a binding by name, in a stable order."""
    options = binding.options
    if not is_dataclass(options) or isinstance(options, type):
        return {}
    return {field.name: getattr(options, field.name) for field in fields(options)}


def options_text(binding: Binding) -> str:
    """`threshold=85 paths=a,b`; empty where a check takes none."""
    return " ".join(f"{name}={_value(value)}" for name, value in options_of(binding).items())


def counted(number: int, unit: str) -> str:
    """`1 module`, `4 modules`; `unit` is a plural."""
    if number == 1:
        if unit.endswith("ies"):
            unit = unit[:-3] + "y"
        elif unit.endswith(("sses", "shes", "ches", "xes")):
            unit = unit[:-2]
        elif unit.endswith("s") and not unit.endswith("ss"):
            unit = unit[:-1]
    return f"{number:,} {unit}".rstrip()


def rounded(value: float) -> float:
    """`value` with two digits; what is not quite 100 never becomes 100."""
    shown = round(float(value), 2)
    return 99.99 if shown == 100 and value < 100 else shown


def examined(results: Iterable[BindingResult]) -> tuple[str, ...]:
    """What was examined, each once, in order."""
    return tuple(
        dict.fromkeys(
            counted(result.observation.examined, result.observation.unit)
            for result in results
            if result.observation is not None
        )
    )


def excuses_of(result: CriterionResult) -> tuple[Excuse, ...]:
    """What somebody explained about one criterion, each once."""
    seen = (binding.observation for binding in result.bindings)
    return tuple(dict.fromkeys(e for each in seen if each is not None for e in each.excuses))


def excuse_text(excuse: Excuse) -> str:
    """What is excused, and in whose words."""
    place = place_of(excuse.path, excuse.line, excuse.message)
    return f'{place}{excuse.message}; reason given: "{excuse.why}"'


def excused(tasks: Sequence[TaskVerdict]) -> str:
    """How much is excused, and where: `2 findings, … (criteria 1, 4)`; "" where nothing is."""
    all_of_them: dict[Excuse, None] = {}
    where: list[str] = []
    for task in tasks:
        for result in task.criteria:
            new = [excuse for excuse in excuses_of(result) if excuse not in all_of_them]
            all_of_them.update(dict.fromkeys(new))
            name = str(result.planned.criterion.number)
            where += [name if len(tasks) == 1 else link_id(task, result)] * bool(new)
    if not where:
        return ""
    places = f"{'criterion' if len(where) == 1 else 'criteria'} {', '.join(where)}"
    number = counted(len(all_of_them), "findings")
    return f"{number}, by reasons that the change itself gives ({places})"


def told(finding: Finding) -> str:
    """Its message without the path that stands before it."""
    return finding.message.removeprefix(f"{finding.path}::") if finding.line else finding.message


def place_of(path: str | None, line: int | None, message: str) -> str:
    """`a.py:3: `; "" where there is none, or the message begins with it."""
    if not path or (line is None and message.startswith(path)):
        return ""
    return f"{path}{'' if line is None else f':{line}'}: "


def with_hints(findings: Sequence[Finding]) -> Iterator[tuple[Finding, str]]:
    """Each finding with the hint to show below it: one for all in a row that share it."""
    for number, finding in enumerate(findings, start=1):
        last = number == len(findings) or findings[number].hint != finding.hint
        yield finding, finding.hint if last else ""


def link_id(task: TaskVerdict, result: CriterionResult) -> str:
    """The name by which a test links itself to this criterion."""
    return f"{task.task.id}/{result.planned.criterion.number}"


def is_unsettled(result: CriterionResult) -> bool:
    """Whether unread parts of the text are why it is not done: no linked test answers for them."""
    told = bool(result.reason or result.hint)
    return bool(result.planned.unread) and told and not result.status.done


def unread_text(part: Unread) -> str:
    """Why a part of a text was not read; the reason quotes the part."""
    return part.reason or f"no check understands {part.text!r}"


def settle_hint(task: TaskVerdict, result: CriterionResult) -> str:
    """The two ways to have a text proven that no check understands."""
    return (
        f'mark a test that proves it @pytest.mark.dod("{link_id(task, result)}"), '
        "or name a check behind the item: <!-- dod: CHECK -->"
    )


def tally(tasks: Iterable[TaskVerdict], *, done: bool) -> str:
    """`2 failed, 1 unproven`: how many criteria have which status, the worst first."""
    counts = Counter(result.status for task in tasks for result in task.criteria)
    return ", ".join(
        f"{counts[status]} {status.value}"
        for status in (_DONE if done else _NOT_DONE)
        if counts[status]
    )


def last_line(verdict: Verdict) -> str:
    """`DONE`, or `NOT DONE: 2 failed, 1 unproven of 9`."""
    if verdict.done:
        return "DONE"
    total = sum(len(task.criteria) for task in verdict.tasks)
    counts = tally(verdict.tasks, done=False)
    reasons = [f"{counts} of {total}"] if counts else []
    if verdict.interrupted:
        reasons.append("interrupted")
    if not all(task.criteria for task in verdict.tasks) or not verdict.tasks:
        reasons.append("a task without criteria")
    return f"NOT DONE: {', '.join(reasons)}"


def _value(value: OptionValue) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, tuple):
        return ",".join(value) or "-"
    return str(value) or "-"
