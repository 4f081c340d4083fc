"""`--dod-explain`: how each line of a task was read, why, and what it will need. Nothing has run.

Every fact stands behind a word of its own (`check:`, `via:`, `unread:` …), for people and grep.
"""

from __future__ import annotations

from ..model.verdict import BindingResult, CriterionResult, TaskVerdict, Verdict
from ._results import options_text, settle_hint, unread_text
from ._style import BOLD, Page, Style


def explain(verdict: Verdict, style: Style) -> str:
    """How each criterion of each task was read."""
    page = Page(style)
    page.bar("definition of done: how it was read")
    for task in verdict.tasks:
        _task(page, task)
    read = unread = 0
    for result in (result for task in verdict.tasks for result in task.criteria):
        unread += bool(result.planned.unread)
        read += not result.planned.unread
    page.raw(page.paint(f"READ: {read} of {read + unread}, {unread} with unread parts", BOLD))
    return str(page)


def _task(page: Page, task: TaskVerdict) -> None:
    page.say(f"{task.task.id} {task.task.title}".strip(), label="task: ")
    page.say(task.task.path, label="file: ")
    if task.task.base:
        page.say(task.task.base, label="base: ")
    for note in task.task.notes:
        page.say(note, label="note: ")
    section = None
    for result in task.criteria:
        criterion = result.planned.criterion
        if criterion.section != section:
            section = criterion.section
            page.blank()
            page.say(section, label="section: ")
        _criterion(page, task, result)
    page.blank()


def _criterion(page: Page, task: TaskVerdict, result: CriterionResult) -> None:
    criterion = result.planned.criterion
    box = {True: "[x] ", False: "[ ] ", None: ""}[criterion.ticked]
    page.say(criterion.text, label=f"{criterion.number:>2}  {box}")
    page.say(f"{task.task.path}:{criterion.line}", 4, "line: ")
    if criterion.origin == "base":
        page.say("the base's version of the task; no longer in the file", 4, "demanded by: ")
    if criterion.not_applicable is not None:
        page.say(criterion.not_applicable, 4, "not applicable: ")
    if criterion.conditional:
        page.say("applies only if its condition holds", 4, "conditional: ")
    for binding in result.bindings:
        _binding(page, binding)
    for part in result.planned.unread:
        page.say(unread_text(part), 4, "unread: ")
    if result.planned.unread:
        page.hint(result.hint or settle_hint(task, result), 4)


def _binding(page: Page, result: BindingResult) -> None:
    binding = result.binding
    page.say(binding.check.id, 4, "check: ")
    page.say(binding.via, 6, "via: ")
    options = options_text(binding)
    if options:
        page.say(options, 6, "options: ")
    if page.style.verbosity >= 0:
        page.say(binding.check.passes_when, 6, "passes when: ")
        needs = ", ".join(sorted(kind.value for kind in binding.check.needs))
        page.say(needs or "nothing", 6, "needs: ")
