"""What holds for every text."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_dod.checks import CHECKS
from pytest_dod.errors import UsageProblems
from pytest_dod.languages import LANGUAGES
from pytest_dod.model.task import Task
from pytest_dod.planning import plan_task
from pytest_dod.reading import read_task

_MARKUP = st.sampled_from(
    [
        "\n",
        "\r\n",
        "\r",
        "- [ ] ",
        "* ",
        "1. ",
        "## DoD\n",
        "## Definition of Done\n",
        "```\n",
        "> ",
        "<!-- ",
        " -->",
        "<!-- dod: tests-pass -->",
        "**",
        "`",
        "|",
        "---\n",
        "    ",
        "\t",
        "N/A: ",
        "All tests pass",
        "coverage 85 % of changed modules",
        "README",
        " und ",
        ", ",
        "(",
        ")",
        "<br>",
        "<details>\n",
        "\u2028",
        "\u200b",
        "\x85",
        "\x1b[2K",
        "[x](#y)",
        "| a | DoD |\n|---|---|\n",
    ]
)
_TEXTS = st.lists(st.one_of(_MARKUP, st.text(max_size=6)), max_size=40).map("".join)
_WORDS = st.text(
    st.characters(categories=("L", "Nd"), include_characters=" .,:()%-/'"), max_size=60
).map(lambda text: " ".join(("abc" + text).split()))


def read(text: str) -> Task:
    return read_task(text, path="t.md", digest="", languages=LANGUAGES)


@given(_TEXTS)
@settings(max_examples=150, deadline=None)
def test_every_text_is_a_task_or_a_usage_problem_and_no_criterion_is_lost(text: str) -> None:
    with suppress(UsageProblems):
        task = read(text)
        plan = plan_task(task, checks={c.id: c for c in CHECKS}, languages=LANGUAGES)
        assert len(plan.criteria) == len(task.criteria)
        for one in plan.criteria:
            assert one.bindings or one.unread or one.criterion.not_applicable
            assert all(part.reason for part in one.unread)


@given(_TEXTS)
@settings(max_examples=100, deadline=None)
def test_line_ends_and_byte_order_mark_change_nothing(text: str) -> None:
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    forms = [unix.replace("\n", "\r\n"), unix.replace("\n", "\r"), "\ufeff" + unix]

    def outcome(form: str) -> object:
        try:
            return [(c.text, c.line, c.ticked, c.plain) for c in read(form).criteria]
        except UsageProblems as found:
            return found.problems

    if not unix.startswith("\ufeff"):
        assert all(outcome(form) == outcome(unix) for form in forms)


@given(_WORDS)
@settings(max_examples=100, deadline=None)
def test_an_items_text_survives(text: str) -> None:
    task = read(f"# T\n\n## Definition of Done\n- [ ] {text}\n")
    assert [criterion.text for criterion in task.criteria] == [text]
