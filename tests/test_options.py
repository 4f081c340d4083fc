from __future__ import annotations

import pytest

from pytest_dod.options import joined_options, without_gate_options


@pytest.mark.parametrize(
    ("addopts", "kept"),
    [
        ("", ""),
        ("-q -n 2", "-q -n 2"),
        ("--dod task.md -q", "-q"),
        ("-q --dod=task.md", "-q"),
        ("--dod a.md --dod 'b c.md' -x", "-x"),
        ("--dod-explain -q", "-q"),
        ("--dod-base origin/main --dod-report json=x.json tests", "tests"),
        ("--dod", ""),
        ("-k 'a and b'", "-k 'a and b'"),
        ("--dod-lint -q", "-q"),
        ("--dod-init new.md --dod-language de -q", "-q"),
    ],
)
def test_the_gates_own_options_are_taken_out(addopts: str, kept: str) -> None:
    assert without_gate_options(addopts) == kept


def test_values_are_joined_to_their_options() -> None:
    words = ("-q", "--dod", "../task.md", "--dod-explain", "--dod-base", "main", "tests", "--dod")
    joined = ("-q", "--dod=../task.md", "--dod-explain", "--dod-base=main", "tests", "--dod")
    assert joined_options(words) == joined
