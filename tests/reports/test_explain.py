from __future__ import annotations

import textwrap
from dataclasses import replace

from pytest_dod.model.plan import Unread
from pytest_dod.model.status import Status
from pytest_dod.reports.explain import explain
from pytest_dod.reports.terminal import Style
from tests.reports.verdicts import answer, item, task, verdict

N = Status.NOT_RUN


def test_each_line_is_shown_with_how_it_was_read_and_what_it_will_need() -> None:
    planned = verdict(
        item("Coverage ≥ 85 %", answer("changed-coverage", N), ticked=None, section="Tests"),
        item(
            "Idempotent & sicher",
            answer("idempotent", N, via="de: „idempotent“"),
            unread=[Unread("sicher", "too vague: 'sicher'")],
        ),
        item("N/A: Migration", status=N, not_applicable="kein Schema", ticked=True),
        item("No secrets", answer("no-secrets", N), origin="base"),
        base=None,
        head=None,
        explained_only=True,
    )
    options = "threshold=85 paths=. strict=no"
    assert explain(planned, Style()) == textwrap.dedent(f"""\
        ===================== definition of done: how it was read ======================
        task: EXP-1 Export
        file: task.md

        section: Tests
         1  Coverage ≥ 85 %
            line: task.md:11
            check: changed-coverage
              via: en: by its words
              options: {options}
              passes when: all of it holds
              needs: changes, coverage

        section: Definition of Done
         2  [ ] Idempotent & sicher
            line: task.md:12
            check: idempotent
              via: de: „idempotent“
              options: {options}
              passes when: all of it holds
              needs: changes, coverage
            unread: too vague: 'sicher'
            → settle it
         3  [x] N/A: Migration
            line: task.md:13
            not applicable: kein Schema
         4  [ ] No secrets
            line: task.md:14
            demanded by: the base's version of the task; no longer in the file
            check: no-secrets
              via: en: by its words
              options: {options}
              passes when: all of it holds
              needs: changes, coverage

        READ: 3 of 4, 1 with unread parts
        """)


def test_quiet_leaves_out_what_the_documentation_says_as_well() -> None:
    shown = explain(verdict(item("x", answer("a", N))), Style(verbosity=-1))
    assert "via: " in shown
    assert "passes when: " not in shown


def test_a_long_text_is_shown_whole() -> None:
    words = [f"word{number}" for number in range(40)]
    shown = explain(verdict(item(" ".join(words))), Style())
    assert all(word in shown for word in words)
    assert "…" not in shown


def test_several_tasks_are_explained_one_after_the_other() -> None:
    shown = explain(verdict(task(item("x"), id="A"), task(item("y"), id="B")), Style())
    assert [line for line in shown.splitlines() if line.startswith("task: ")] == [
        "task: A Export",
        "task: B Export",
    ]


def test_hostile_text_is_escaped() -> None:
    assert "\x1b" not in explain(verdict(item("\x1b[2K", answer("\x1b", N))), Style())


def test_notes_the_base_and_what_is_conditional_are_said() -> None:
    one = task(item("ggf. docs/*.md"))
    [result] = one.criteria
    criterion = replace(result.planned.criterion, conditional=True)
    noted = replace(one.task, base="release-2", notes=("front matter ignored",))
    conditional = replace(result, planned=replace(result.planned, criterion=criterion))
    shown = explain(verdict(replace(one, task=noted, criteria=(conditional,))), Style())
    assert "base: release-2\nnote: front matter ignored\n" in shown
    assert "    conditional: applies only if its condition holds\n" in shown
