from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_dod.reports._text import cells, cut, decoded, fit, guard, padded, safe, wrapped

# Surrogates too: they are what an undecodable file name is made of.
any_text = st.text(st.characters(), max_size=40)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2Kclean", "\\x1b[2Kclean"),
        ("a\rb\nc\td", "a\\rb\\nc\\td"),
        ("\u202egpj.py", "\\u202egpj.py"),
        ("8\u200b5 %", "8\\u200b5 %"),
        ("\x9b31m", "\\x9b31m"),
        ("a\u2028b", "a\\u2028b"),
        ("caf\udce9.py", "caf\\xe9.py"),
        ("\ue000", "\\ue000"),
        ("x\U000e0041", "x\\U000e0041"),
        ("x\ufe01", "x\\ufe01"),
        ("a\u200db", "a\\u200db"),
    ],
)
def test_what_could_steer_hide_or_reorder_is_escaped(text: str, shown: str) -> None:
    assert safe(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Größe ≥ 85 % – „geprüft“",
        "🧪 👨‍👩‍👧 ❤️ 👍🏽 🇩🇪 1️⃣ 🏳️‍🌈",
        "u\u0308ber",
        "日本語",
        "a\\x1b",
        "C:\\x",
    ],
)
def test_letters_marks_and_emoji_stay(text: str) -> None:
    assert safe(text) == text


@given(any_text)
def test_nothing_dangerous_survives(text: str) -> None:
    shown = safe(text)
    bidi = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    assert not bidi & {unicodedata.bidirectional(character) for character in shown}
    assert {unicodedata.category(c) for c in shown.replace("\u200d", "")}.isdisjoint(
        {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    )
    assert safe(shown) == shown
    shown.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("abc", 3),
        ("über", 4),
        ("u\u0308ber", 4),
        ("日本", 4),
        ("🧪", 2),
        ("👨‍👩‍👧", 2),
        ("👍🏽", 2),
        ("❤️", 2),
        ("❤", 1),
        ("🇩🇪", 2),
        ("1️⃣", 2),
        ("", 0),
    ],
)
def test_columns_are_those_of_a_terminal(text: str, columns: int) -> None:
    assert cells(text) == columns


@given(any_text, st.integers(3, 30))
def test_a_cut_text_fits_and_is_a_beginning(text: str, width: int) -> None:
    short = cut(safe(text), width)
    assert cells(short) <= width
    assert short == safe(text) or safe(text).startswith(short.removesuffix("…"))


def test_a_cut_leaves_an_emoji_whole_or_out() -> None:
    assert cut("ab👨‍👩‍👧cd", 4) == "ab…"
    assert cut("ab👨‍👩‍👧cd", 5) == "ab👨‍👩‍👧…"
    assert cut("abcdef", 5, "...") == "ab..."


@given(any_text)
def test_wrapping_loses_no_word(text: str) -> None:
    lines = wrapped(safe(text), 20, 10)
    assert " ".join(lines).split() == safe(text).split()


def test_wrapped_lines_fit_but_a_path_stays_whole() -> None:
    path = "src/a/very/long/path.py:12:"
    assert wrapped(f"see {path} for more of it", 10, 8) == ["see", path, "for more", "of it"]


def test_padding_counts_columns() -> None:
    assert padded("日本", 6) == "日本  "


@pytest.mark.parametrize(
    ("line", "guarded"),
    [
        ("::error::x", "\\x3a:error::x"),
        ("    ::add-mask::x", "    \\x3a:add-mask::x"),
        (
            "x ##vso[task.complete result=Succeeded;]",
            "x \\x23#vso[task.complete result=Succeeded;]",
        ),
        ("##[group]", "\\x23#[group]"),
        ("##teamcity[buildStatus]", "\\x23#teamcity[buildStatus]"),
    ],
)
def test_no_line_is_a_command_to_the_pipeline(line: str, guarded: str) -> None:
    assert guard(line) == guarded


@pytest.mark.parametrize("line", ["tests/test_a.py::test_b", "## Heading", "a :: b", "std::x"])
def test_other_lines_are_left_alone(line: str) -> None:
    assert guard(line) == line


def test_text_for_a_small_encoding_is_escaped_and_not_lost() -> None:
    assert fit("für ✓", "ascii") == "f\\xfcr \\u2713"
    assert fit("für ✓", "cp1252") == "für \\u2713"
    assert fit("für ✓", "utf-8") == "für ✓"


def test_undecodable_bytes_are_named() -> None:
    assert decoded("caf\udce9 ü\x1b") == "caf\\xe9 ü\x1b"
