"""What a person reads: a few lines at the top of the run, one section at its end.

A line in the first column belongs to a criterion, a gap or a note; what explains it is indented.
Upper case means not done. The last line is `DONE` or `NOT DONE: …`, whatever the verbosity.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..model.finding import Excuse, Finding
from ..model.status import Status
from ..model.verdict import BindingResult, CriterionResult, TaskVerdict, Verdict
from ._results import (
    counted,
    examined,
    excuse_text,
    excused,
    excuses_of,
    is_unsettled,
    last_line,
    options_text,
    place_of,
    rounded,
    settle_hint,
    tally,
    told,
    unread_text,
    with_hints,
)
from ._style import BOLD, GREEN, RED, Page, Style, takes_glyphs
from ._text import cells, cut, padded, safe
from .explain import explain

__all__ = ["Style", "explain", "header", "summary", "takes_glyphs"]

_COMMIT = 12
_WORD = 11
_LEAST_SEEN = 14
_SHOWN = {0: 10, 1: 50}
_QUIETLY_DONE = (Status.PASSED,)
_DONE_BY_ITSELF = (Status.PASSED, Status.NOT_APPLICABLE)


def header(verdict: Verdict, style: Style) -> str:
    """The top of the run: tasks, base and how it was found, HEAD, number of changed modules."""
    page = Page(style)
    for task in verdict.tasks:
        _title(page, task)
    _commits(page, verdict)
    return str(page)


def summary(verdict: Verdict, style: Style) -> str:
    """The end of the run: a line for each criterion, what is wrong, what to do, the last line."""
    page = Page(style)
    quiet = style.verbosity < 0
    page.bar("definition of done")
    if not quiet:
        if len(verdict.tasks) == 1:
            _title(page, verdict.tasks[0])
        _commits(page, verdict)
        page.blank()
    for task in verdict.tasks:
        if len(verdict.tasks) > 1:
            page.bar(_name(task), "-")
        seen = _Told()
        for result in task.criteria:
            _criterion(page, task, result, seen)
        if not quiet:
            for note in task.task.notes:
                page.say(note, label="note: ")
    if not quiet:
        _whole_run(page, verdict)
    words = excused(verdict.tasks)
    if words:
        page.say(words, label="excused: ")
    final = last_line(verdict)
    page.raw(page.paint(final, f"{BOLD};{GREEN if verdict.done else RED}"))
    return str(page)


def _title(page: Page, task: TaskVerdict) -> None:
    criteria = counted(len(task.criteria), "criteria") if len(task.criteria) != 1 else "1 criterion"
    page.say(f"{_name(task)} ({task.task.path}, {criteria})", label="task: ")


def _name(task: TaskVerdict) -> str:
    return f"{task.task.id} {task.task.title}".strip() or task.task.path


def _commits(page: Page, verdict: Verdict) -> None:
    if verdict.base is not None:
        page.say(f"{verdict.base.commit[:_COMMIT]} ({verdict.base.how})", label="base: ")
    else:
        page.say("not known", label="base: ")
    if verdict.head is not None:
        tree = "with uncommitted changes" if verdict.head.dirty else "clean"
        modules = counted(verdict.changed_modules, "changed modules")
        page.say(f"{verdict.head.commit[:_COMMIT]} ({tree}), {modules}", label="head: ")


class _Told:
    """What has been shown of a task, and under which criterion."""

    def __init__(self) -> None:
        self._where: dict[Finding | Excuse, int] = {}

    def earlier(self, what: Finding | Excuse, number: int) -> int | None:
        """The criterion under which it was shown before; notes that it now is under `number`."""
        first = self._where.setdefault(what, number)
        return first if first != number else None


def _criterion(page: Page, task: TaskVerdict, result: CriterionResult, seen: _Told) -> None:
    verbosity = page.style.verbosity
    if verbosity < 0 and result.status in _DONE_BY_ITSELF:
        return
    _criterion_line(page, task, result)
    if verbosity < 0:
        return
    if verbosity > 0 or result.status not in _QUIETLY_DONE:
        _what_is_wrong(page, task, result, seen)
    number = result.planned.criterion.number
    excuses = [each for each in excuses_of(result) if seen.earlier(each, number) is None]
    limit = _SHOWN.get(verbosity, len(excuses))
    for excuse in excuses[:limit]:
        page.say(excuse_text(excuse), 4, "excused: ")
    if len(excuses) > limit:
        page.say(f"{page.ellipsis} and {len(excuses) - limit:,} more (all of them: -vv)", 4)


def _what_is_wrong(page: Page, task: TaskVerdict, result: CriterionResult, seen: _Told) -> None:
    verbosity = page.style.verbosity
    criterion = result.planned.criterion
    demanded_by_base = criterion.origin == "base"
    where = "" if demanded_by_base else f"{task.task.path}:{criterion.line}: "
    if result.false_claim:
        page.say("a false claim: ticked, but not done", 4, where)
    if demanded_by_base:
        page.say("demanded by the base's version of the task, no longer in the file", 4)
    for binding in result.bindings:
        if verbosity > 0 or binding.status not in _QUIETLY_DONE:
            _binding(page, binding, criterion.number, seen)
    if is_unsettled(result):
        _unread(page, task, result, where)
    elif result.reason:
        page.say(f"{result.status.value}: {result.reason}", 4)
        if result.hint:
            page.hint(result.hint, 6)


def _criterion_line(page: Page, task: TaskVerdict, result: CriterionResult) -> None:
    criterion = result.planned.criterion
    digits = max(2, *(len(str(each.planned.criterion.number)) for each in task.criteria))
    start = f"{criterion.number:>{digits}}  "
    room = page.width - _WORD - cells(start)
    text = safe(criterion.text)
    seen = _seen(page, result, room - cells(text))
    text = cut(text, room - cells(seen), page.ellipsis)
    page.raw(f"{page.word(result.status)} {start}{padded(text, room - cells(seen))}{seen}")


def _seen(page: Page, result: CriterionResult, room: int) -> str:
    """What was examined, in short where the text needs the room."""
    all_seen = [safe(each) for each in examined(result.bindings)]
    if not all_seen:
        return ""
    whole = ", ".join(all_seen)
    if len(all_seen) > 1 and cells(whole) + 2 > room:
        whole = f"{all_seen[0]}, {page.ellipsis}"
    return "  " + cut(whole, max(room - 2, _LEAST_SEEN), page.ellipsis)


def _binding(page: Page, result: BindingResult, number: int, seen: _Told) -> None:
    check = result.binding.check.id
    parts = []
    if result.status is not Status.FAILED:
        parts.append(result.status.value)
    if result.reason:
        parts.append(result.reason)
    if result.findings or result.status is Status.FAILED:
        parts.append(_found(result))
    elif page.style.verbosity > 0 and result.observation is not None and not result.reason:
        parts.append(counted(result.observation.examined, result.observation.unit))
    page.say(", ".join(parts), 4, f"{check}: ")
    _findings(page, result.findings, number, seen)
    if result.hint:
        page.hint(result.hint, 6)
    if page.style.verbosity > 0:
        _how_it_was_read(page, result)


def _found(result: BindingResult) -> str:
    number = counted(len(result.findings), "findings")
    if result.observation is None:
        return number
    return f"{number} in {counted(result.observation.examined, result.observation.unit)}"


def _findings(page: Page, findings: Sequence[Finding], criterion: int, seen: _Told) -> None:
    limit = _SHOWN.get(page.style.verbosity)
    shown, known = list(findings), Counter[int]()
    if limit is not None:
        shown = []
        for finding in findings:
            earlier = seen.earlier(finding, criterion) if len(shown) < limit else None
            if earlier is None:
                shown.append(finding)
            else:
                known[earlier] += 1
    for number, (finding, hint) in enumerate(with_hints(shown[:limit]), start=1):
        page.say(told(finding), 6, place_of(finding.path, finding.line, finding.message))
        if limit is not None and number == limit < len(shown):
            page.say(f"{page.ellipsis} and {len(shown) - limit:,} more (all of them: -vv)", 6)
        if hint:
            page.hint(hint, 6)
    for earlier, number in sorted(known.items()):
        page.say(f"{counted(number, 'findings')} shown above, under {earlier}", 6)


def _how_it_was_read(page: Page, result: BindingResult) -> None:
    page.say(result.binding.via, 6, "read as: ")
    options = options_text(result.binding)
    if options:
        page.say(options, 6, "options: ")
    if result.observation is None:
        return
    limit = _SHOWN.get(page.style.verbosity, len(result.observation.measured))
    measured = sorted(result.observation.measured.items())
    for name, value in measured[:limit]:
        page.say(f"{name} {rounded(value):g}", 6, "measured: ")
    if len(measured) > limit:
        page.say(f"{page.ellipsis} and {len(measured) - limit:,} more (all of them: -vv)", 6)
    for note in result.observation.notes:
        page.say(note, 6, "note: ")


def _unread(page: Page, task: TaskVerdict, result: CriterionResult, where: str) -> None:
    for part in result.planned.unread:
        page.say(unread_text(part), 4, where)
    page.hint(result.hint or settle_hint(task, result), 6)


def _whole_run(page: Page, verdict: Verdict) -> None:
    if page.style.verbosity > 0 and verdict.versions:
        versions = (f"{name} {version}" for name, version in sorted(verdict.versions.items()))
        page.say(", ".join(versions), label="versions: ")
    for note in verdict.notes:
        page.say(note, label="note: ")
    for gap in verdict.gaps:
        page.say(gap.reason, label=f"gap: {gap.kind.value}: ")
        if gap.hint:
            page.hint(gap.hint, 4)
    page.blank()
    done = tally(verdict.tasks, done=True)
    if done:
        page.say(done, label="holds: ")
