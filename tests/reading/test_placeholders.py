"""Placeholders that nobody filled in."""

from __future__ import annotations

import pytest

from pytest_dod.languages import LANGUAGES
from pytest_dod.model.task import Section
from pytest_dod.reading.headings import kind_of
from pytest_dod.reading.markdown import parse
from pytest_dod.reading.placeholders import placeholders


def _found(text: str) -> list[tuple[int, str]]:
    sections = [
        Section(line.lstrip("# "), len(line) - len(line.lstrip("#")), n, kind_of(line, LANGUAGES))
        for n, line in enumerate(text.split("\n"), 1)
        if line.startswith("#")
    ]
    return list(placeholders(parse(text), sections))


@pytest.mark.parametrize(
    "text",
    [
        "# TASK_ID: <EINDEUTIGE-ID>",
        "- Repository: <org/repo>",
        "- `app/utils/<neue_datei>.py` — neu",
        "- {{ name }} is set",
        "- Table `<name>`",
        "- `tests/test_<topic>.py::test_success()`",
        "| a |\n| --- |\n| <what> |",
    ],
)
def test_a_placeholder_is_found(text: str) -> None:
    assert len(_found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "see <https://example.org/a>",
        "write to <ada@example.org>",
        "one<br>two <br/> three",
        "- `GET /exports/<id>/content` answers 200",
        "- returns `Dict<str>`",
        "- shows `<b>bold</b>`",
        "- `${{ matrix.python }}` is used",
        "- 3 < 5 and 7 > 2",
        "<!-- <name> -->text",
        "```\n<name>\n```",
        "    <indented code>",
        "## Beispiel (ausgefüllt, kurz)\n- <name>\n### Tiefer\n<name>",
    ],
)
def test_what_is_none_is_left_alone(text: str) -> None:
    assert _found(text) == []


def test_the_line_is_that_of_the_placeholder() -> None:
    assert _found("# T\n\none\n<two>\nthree\n\n## Beispiel\n<no>\n\n## Scope\n<last>") == [
        (4, "<two>"),
        (11, "<last>"),
    ]
