from __future__ import annotations

from tests.drafts import linted, task


def test_each_placeholder_is_found_where_it_stands() -> None:
    text = "# TASK_ID: <ID>\n\n## Goal\n{{ goal }}\n" + task("- [ ] All tests pass")
    assert linted(text) == [
        "1: a placeholder is left: <ID>",
        "4: a placeholder is left: {{ goal }}",
    ]


def test_a_line_to_be_filled_in_is_told_once() -> None:
    assert linted(task("- [ ] All tests pass", "- [ ] <what must hold>")) == [
        "4: a placeholder is left: <what must hold>"
    ]


def test_a_placeholder_within_a_name() -> None:
    text = "## Tests\n- `tests/test_<topic>.py::test_<what>()`\n" + task("- [ ] All tests pass")
    assert linted(text) == [
        "2: a placeholder is left: <topic>",
        "2: a placeholder is left: <what>",
    ]
