from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_dod.model.suppressions import Blinds, find_suppressions, new_suppressions
from pytest_dod.testing import change, change_set, renamed

PRAGMA = "# prag" "ma: no cover"


def found(text: str) -> list[tuple[int, Blinds, bool]]:
    return [(s.line, s.blinds, s.explained) for s in find_suppressions("a.py", text)]


@pytest.mark.parametrize(
    ("comment", "blinds"),
    [
        ("# noqa", Blinds.LINT),
        ("#noqa", Blinds.LINT),
        ("# NOQA: F401", Blinds.LINT),
        ("# noqa:F401,E501", Blinds.LINT),
        ("# noqa : F401 E501", Blinds.LINT),
        ("# ruff: noqa", Blinds.LINT),
        ("# ruff: noqa: F401", Blinds.LINT),
        ("# flake8: noqa", Blinds.LINT),
        ("# ruff: ignore[F401]", Blinds.LINT),
        ("# ruff: file-ignore[unused-import]", Blinds.LINT),
        ("# ruff: disable[E501]", Blinds.LINT),
        ("# isort: skip_file", Blinds.LINT),
        ("# isort:skip", Blinds.LINT),
        ("# fmt: off", Blinds.FORMAT),
        ("# fmt:skip", Blinds.FORMAT),
        ("# yapf: disable", Blinds.FORMAT),
        ("# type: ignore", Blinds.TYPES),
        ("# type:ignore[arg-type]", Blinds.TYPES),
        ("# pyright: ignore", Blinds.PYRIGHT),
        (PRAGMA, Blinds.COVERAGE),
        (PRAGMA.replace(" ", ""), Blinds.COVERAGE),
        (PRAGMA.replace("cover", "branch"), Blinds.COVERAGE),
    ],
)
class TestOneComment:
    def test_it_is_found_and_asks_for_a_word(self, comment: str, blinds: Blinds) -> None:
        assert found(f"import os  {comment}\n") == [(1, blinds, False)]

    def test_a_reason_behind_it_explains_it(self, comment: str, blinds: Blinds) -> None:
        (seen,) = found(f"import os  {comment}  # re-exported for plugins\n")
        assert seen == (1, blinds, True)

    def test_a_reason_above_it_explains_it(self, comment: str, blinds: Blinds) -> None:
        text = f"x = 1\n# Aligned by hand,\n# as in the manual.\n{comment}\ny = 2\n"
        assert found(text) == [(4, blinds, True)]

    def test_a_word_alone_does_not(self, comment: str, blinds: Blinds) -> None:
        assert found(f"import os  {comment}  # needed\n") == [(1, blinds, False)]

    def test_a_comment_further_up_does_not(self, comment: str, blinds: Blinds) -> None:
        assert found(f"# Here is how it is done.\n\nimport os  {comment}\n") == [(3, blinds, False)]


def test_two_on_one_line_do_not_explain_each_other() -> None:
    text = "x = 1  # type: ignore[assignment]  # noqa: F401, E501  # pylint: disable=invalid-name\n"
    assert found(text) == [(1, Blinds.LINT, False), (1, Blinds.TYPES, False)]


def test_a_text_in_another_script_explains() -> None:
    assert found("import os  # noqa: F401 为插件重新导出\n") == [(1, Blinds.LINT, True)]


def test_strings_and_prose_are_left_alone() -> None:
    assert found('x = "# noqa"\ny = 1  # mypy: cannot infer this\nz = 1  # formats noquar\n') == []


def test_stricter_settings_of_mypy_are_left_alone() -> None:
    assert found("# mypy: strict, disallow-untyped-defs\n") == []
    assert found("# mypy: ignore-errors\n") == [(1, Blinds.TYPES, False)]
    assert found("# mypy: disallow-untyped-defs=False\n") == [(1, Blinds.TYPES, False)]


def test_a_function_can_be_taken_out_of_type_checking() -> None:
    assert found("import typing\n\n@typing.no_type_check\ndef f(): ...\n") == [
        (3, Blinds.TYPES, False)
    ]


def test_coverage_obeys_strings_too() -> None:
    assert found(f'x = "{PRAGMA}"\n') == [(1, Blinds.COVERAGE, False)]


@pytest.mark.parametrize(
    "code",
    ["if TYPE_CHECKING:", "if __name__ == '__main__':", "    raise NotImplementedError"],
)
def test_some_lines_speak_for_themselves(code: str) -> None:
    assert found(f"{code}  {PRAGMA}\n") == [(1, Blinds.COVERAGE, True)]


def test_broken_files_are_read_as_far_as_it_goes() -> None:
    assert (3, Blinds.LINT, False) in found("x = [1,\n\nimport os  # noqa\n")


def test_code_behind_a_carriage_return_is_no_reason() -> None:
    assert found("import os  # noqa\rdouble_value = compute_value(os)\n") == [
        (1, Blinds.LINT, False)
    ]


@given(st.text(alphabet=st.sampled_from("# noqa:F4\n\r\t'\"\\([é\x00\x0cx"), max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    for suppression in find_suppressions("a.py", text):
        assert 1 <= suppression.line <= text.count("\n") + 1
        assert suppression.directive.isprintable()


class TestWhatIsNew:
    def test_what_stood_there_is_left_alone(self) -> None:
        changes = change_set(change("a.py", "import os  # noqa\nx = 1\n", "import os  # noqa\n"))
        assert new_suppressions(changes, Blinds.LINT) == ()

    def test_an_edited_line_keeps_its_comment(self) -> None:
        changes = change_set(change("a.py", "import re  # noqa\n", "import os  # noqa\n"))
        assert new_suppressions(changes, Blinds.LINT) == ()

    def test_one_more_is_new(self) -> None:
        changes = change_set(
            change("a.py", "import os  # noqa\nimport re  # noqa\n", "import os  # noqa\n")
        )
        assert [s.line for s in new_suppressions(changes, Blinds.LINT)] == [2]

    def test_a_wider_one_is_new(self) -> None:
        changes = change_set(change("a.py", "import os  # noqa\n", "import os  # noqa: F401\n"))
        assert len(new_suppressions(changes, Blinds.LINT)) == 1

    def test_a_line_that_left_another_file_was_moved(self) -> None:
        changes = change_set(
            change("a.py", "x = 1\n", "x = 1\nimport os  # noqa\n"),
            change("b.py", "import os  # noqa\n"),
        )
        assert new_suppressions(changes, Blinds.LINT) == ()

    def test_a_renamed_file_brings_nothing_new(self) -> None:
        changes = change_set(renamed("a.py", "b.py", "import os  # noqa\n"))
        assert new_suppressions(changes, Blinds.LINT) == ()

    def test_other_kinds_and_other_files_are_left_alone(self) -> None:
        changes = change_set(change("a.py", "x = 1  # noqa\n"), change("b.md", "# noqa\n"))
        assert new_suppressions(changes, Blinds.FORMAT) == ()
        assert [s.path for s in new_suppressions(changes, Blinds.LINT)] == ["a.py"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("import os  # noqa: F401  needed by the plugins\n", "needed by the plugins"),
        ("# needed by the\n# plugins\nimport os  # noqa\n", "needed by the plugins"),
        ("x = f()  # type: ignore[misc]  # untyped library\n", "untyped library"),
        ("x = 1  " + PRAGMA + " - only on Windows\n", "only on Windows"),
        (
            "@no_type_check  # builds classes at run time\ndef f(): ...\n",
            "builds classes at run time",
        ),
        ("if TYPE_CHECKING:  " + PRAGMA + "\n    import os\n", ""),
        ("import os  # noqa\n", ""),
    ],
)
def test_the_reason_is_kept_in_its_own_words(text: str, why: str) -> None:
    assert [s.why for s in find_suppressions("a.py", text)] == [why]
