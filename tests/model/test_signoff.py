"""Reading sign-offs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_dod.model.change import Commit
from pytest_dod.model.signoff import sign_off_in, split_sign_off, trailers


@pytest.mark.parametrize(
    "text",
    [
        "Tried on staging (QA: ops, 3f2c1ab)",
        "Tried on staging (QA: ops, `3f2c1ab`).",
        "Tried on staging  ( QA : ops , 3f2c1ab )".replace("( ", "(").replace(" )", ")"),
    ],
)
def test_a_sign_off_stands_at_the_end(text: str) -> None:
    rest, found = split_sign_off(text)
    signed = sign_off_in(text, 3)
    assert found is not None
    assert signed is not None
    assert rest == "Tried on staging"
    assert (signed.role, signed.who, signed.commit) == ("QA", "ops", "3f2c1ab")


@pytest.mark.parametrize(
    "text",
    [
        "Tried on staging",
        "Tried (QA: ops, 3f2c1ab) on staging",
        "Tried on staging (QA: ops)",
        "Tried on staging (QA: ops, HEAD)",
        "Tried on staging (QA: ops, 3F2C1AB)",
        "Tried on staging (ops, 3f2c1ab)",
    ],
)
def test_anything_else_is_none(text: str) -> None:
    assert split_sign_off(text) == (text, None)
    assert sign_off_in(text, 3) is None


def test_a_trailer_is_bound_to_its_own_commit() -> None:
    message = "docs: x\n\nDoD-Signed-off-by: Ada L. (QA-2)\ndod-signed-off-by: Bob (T-1/3)\n"
    found = trailers([Commit("c" * 40, message)])
    assert [(item, one.who, one.commit) for item, one in found] == [
        ("QA-2", "Ada L.", "c" * 40),
        ("T-1/3", "Bob", "c" * 40),
    ]


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    rest, found = split_sign_off(text)
    assert text.startswith(rest)
    assert (found is None) == (sign_off_in(text, 1) is None)
