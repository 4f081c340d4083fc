from __future__ import annotations

import pytest

from tests.drafts import linted, task

FORM = "## Tests\n- `{}`\n"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("tests/test_a.py:test_b", "behind tests/test_a.py stand two colons, not one"),
        ("tests/test_a.py::", "nothing stands behind '::'"),
        ("tests/test_a.py::test-b", "'test-b' is no name in Python"),
        ("tests/test_a.py::TestA::1st", "'1st' is no name in Python"),
        ("tests/test_a.py::test b", "'test b' is no name in Python"),
        ("tests/test_a.py::test_b[1", "a bracket is left open"),
        ("../other/test_a.py::test_b", "../other/test_a.py is outside the repository"),
        ("/tmp/test_a.py::test_b", "/tmp/test_a.py is outside the repository"),
        ("tests/test_a.py::TestA.test_b", "'TestA.test_b' is no name in Python"),
    ],
)
def test_an_id_that_pytest_cannot_have(text: str, wrong: str) -> None:
    found = linted(FORM.format(text) + task("- [ ] All tests pass"))
    assert f"2: {text!r} is no id of a test: {wrong}" in found


@pytest.mark.parametrize(
    "text",
    [
        "tests/test_a.py",
        "tests/test_a.py::test_b",
        "tests/test_a.py::test_b()",
        "tests/test_a.py::TestA",
        "tests/test_a.py::TestA::test_b",
        "tests/test_a.py::test_b[1-two words]",
        "tests/a_test.py::test_ä",
        "test_b",
        "TestA::test_b",
        "./tests/test_a.py::test_b",
    ],
)
def test_an_id_as_pytest_has_them(text: str) -> None:
    found = linted(FORM.format(text) + task("- [ ] All tests pass"))
    assert not [one for one in found if "no id of a test" in one]


def test_a_wrong_id_beside_a_right_one_is_found() -> None:
    text = "## Tests\n- `tests/test_a.py::test_b`, `tests/test_a.py:test_c`\n"
    found = linted(text + task("- [ ] All tests pass"))
    assert [one for one in found if "'tests/test_a.py:test_c' is no id" in one]


def test_a_command_and_a_placeholder_are_no_ids() -> None:
    text = "## Tests\n- Coverage goal: 80 % of changed modules by `pytest tests/test_a.py -q`\n"
    found = linted(text + FORM.format("tests/test_<x>.py::<y>") + task("- [ ] All tests pass"))
    assert not [one for one in found if "no id of a test" in one]
