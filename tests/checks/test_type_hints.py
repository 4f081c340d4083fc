from __future__ import annotations

import pytest

from pytest_dod.checks.type_hints import CHECK, Options
from pytest_dod.model.change import ChangeKind
from pytest_dod.testing import (
    cannot_tell,
    change,
    change_set,
    fails,
    not_applicable,
    passes,
    renamed,
)

GOOD = """
    class Price:
        def __init__(self, amount: int):
            self.amount = amount

        @classmethod
        def free(cls) -> "Price":
            return cls(0)

        @staticmethod
        def of(amount: int) -> "Price":
            return Price(amount)


    def total(prices: list[Price], /, *more: Price, rounded: bool = False, **rest: int) -> int:
        def amount(price):
            return price.amount

        return sum(map(amount, prices))
    """


def test_functions_with_all_their_hints_pass() -> None:
    assert passes(CHECK, changes=[change("shop.py", GOOD)]).examined == 4


@pytest.mark.parametrize(
    ("head", "missing"),
    [
        ("def f(a, b: int) -> int", "a"),
        ("def f(a: int)", "what it returns"),
        ("async def f()", "what it returns"),
        ("def f(*args, **more) -> None", "args, more"),
        ("def f(*, a) -> None", "a"),
        ("def f(a, /) -> None", "a"),
        ("def _f(a) -> None", "a"),
    ],
)
def test_what_has_no_hint_is_named(head: str, missing: str) -> None:
    (found,) = fails(CHECK, changes=[change("shop.py", f"{head}:\n    pass\n")])
    assert found.startswith("shop.py")
    assert found.endswith(f"has no type hint for {missing}")


def test_methods_are_asked_too_and_only_self_is_left_out() -> None:
    text = "class A:\n    def f(self, a): pass\n    @staticmethod\n    def g(a): pass\n"
    assert len(fails(CHECK, changes=[change("shop.py", text)])) == 2


def test_functions_that_depend_on_a_condition_are_asked_too() -> None:
    text = "try:\n    import x\nexcept ImportError:\n    def f(a): pass\n"
    assert fails(CHECK, changes=[change("shop.py", text)])


def test_public_leaves_private_names_alone() -> None:
    text = "def _f(a): pass\nclass _A:\n    def f(self, a): pass\n"
    not_applicable(CHECK, options=Options(public=True), changes=[change("shop.py", text)])
    assert len(fails(CHECK, changes=[change("shop.py", text)])) == 2


def test_what_had_no_hint_before_is_left_alone() -> None:
    old, new = "def f(a):\n    pass\n", "def f(a):\n    return 1\n"
    not_applicable(CHECK, changes=[change("shop.py", new, before=old)])


def test_a_hint_that_is_lost_is_found() -> None:
    old, new = "def f(a: int) -> int:\n    pass\n", "def f(a) -> int:\n    pass\n"
    assert fails(CHECK, changes=[change("shop.py", new, before=old)])


def test_what_was_only_moved_is_left_alone() -> None:
    text = "def f(a):\n    return a\n"
    moved = [
        change("old.py", None, before=text, kind=ChangeKind.DELETED),
        change("new.py", text + "\n\ndef g(b: int) -> int:\n    return b\n"),
    ]
    assert passes(CHECK, changes=moved).examined == 1
    not_applicable(CHECK, changes=[renamed("old.py", "new.py", text)])


def test_a_word_of_explanation_excuses() -> None:
    text = "# dod: no hints because the C API calls it\ndef f(a):\n    pass\n"
    assert passes(CHECK, changes=[change("shop.py", text)]).excuses


@pytest.mark.parametrize("path", ["tests/test_shop.py", "conftest.py", "setup.py", "README.md"])
def test_tests_build_scripts_and_documents_are_left_alone(path: str) -> None:
    not_applicable(CHECK, changes=[change(path, "def f(a): pass\n")])


def test_what_cannot_be_parsed_cannot_be_told() -> None:
    assert "shop.py" in cannot_tell(CHECK, changes=[change("shop.py", "def f(:\n")])


def test_an_empty_change_cannot_be_told() -> None:
    cannot_tell(CHECK, changes=change_set())
