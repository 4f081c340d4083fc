"""Where an item's text is cut, and where it is not."""

from __future__ import annotations

import pytest

from pytest_dod.planning.clauses import odd_character, sentences

SEPARATORS = (r"\s+(?:and|und)\s+",)


def parts(text: str) -> list[list[str]]:
    return [[c.of(text) for c in sentence.clauses] for sentence in sentences(text, SEPARATORS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a, b and c", [["a", "b", "c"]]),
        ("a & b; c", [["a", "b"], ["c"]]),
        ("One. Two", [["One"], ["Two"]]),
        ("One, ggf. `docs`", [["One", "ggf. `docs`"]]),
        ("a (b, c and d), e", [["a (b, c and d)", "e"]]),
        ("`a, b; c` and d", [["`a, b; c`", "d"]]),
        ('say "yes, and no", then', [['say "yes, and no"', "then"]]),
        ("85,5 % and 3.5", [["85,5 %", "3.5"]]),
        ("a → b — c", [["a", "b", "c"]]),
        ("(open, b", [["(open", "b"]]),
        ("", []),
        (" ;, ", [[]]),
    ],
)
def test_cuts(text: str, expected: list[list[str]]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize("text", ["a\u200bb", "\u202ea", "\uff18", "a\x1b[2K", "a\u00adb", "٨٥"])
def test_odd_characters_are_found(text: str) -> None:
    assert odd_character(text).startswith("U+")


@pytest.mark.parametrize("text", ["ä ß €", "✅ 🧪 👩\u200d💻", "m²", "① one", "„a“ – b…"])
def test_ordinary_characters_are_not_odd(text: str) -> None:
    assert odd_character(text) == ""
