from __future__ import annotations

from tests.drafts import linted, task


def test_a_line_that_stands_twice_in_a_section() -> None:
    lines = task("- [ ] All tests pass", "- [ ] No secrets", "- [x] **All tests** pass.")
    assert linted(lines) == ["5: the line repeats line 3"]


def test_the_same_line_in_another_section_is_none() -> None:
    text = task("- [ ] All tests pass") + "## Acceptance criteria\n- [ ] All tests pass\n"
    assert linted(text) == []


def test_a_step_may_be_done_twice() -> None:
    text = task("- [ ] All tests pass") + "## Manual QA\n1. Restart it\n2. Pay\n3. Restart it\n"
    assert linted(text) == []


def test_a_file_a_test_or_a_variable_named_twice() -> None:
    text = (
        "## File changes\n- New\n  - `a.py`: one\n  - `a.py`: two\n"
        "## Tests\n- `tests/test_a.py::test_b`\n- again `tests/test_a.py::test_b`\n"
        "## Configuration\n- `A_B=1`: one\n- `A_B=1`: two\n"
    ) + task("- [ ] All tests pass")
    assert linted(text) == [
        "4: a.py (new) stands in line 3 already",
        "7: the test tests/test_a.py::test_b stands in line 6 already",
        "10: the variable A_B=1 stands in line 9 already",
    ]
