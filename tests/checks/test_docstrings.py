from __future__ import annotations

import pytest

from pytest_dod.checks.docstrings import CHECK
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

GOOD = '''
    """Prices of things."""


    class Price:
        """What a thing costs."""

        def __init__(self, amount):
            self.amount = amount

        def __repr__(self):
            return "Price"

        @property
        def gross(self):
            """The gross."""
            return self.amount

        @gross.setter
        def gross(self, value):
            self.amount = value

        def _secret(self):
            pass


    def total(prices):
        """Add up what all of them cost."""

        def inner(price):
            return price.amount

        return sum(map(inner, prices))


    def _helper():
        pass


    class _Hidden:
        def method(self):
            pass
    '''


def test_documented_public_names_pass_and_are_counted() -> None:
    assert passes(CHECK, changes=[change("shop/price.py", GOOD)]).examined == 4


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("X = 1\n", "shop/a.py:1: module has no docstring"),
        ('"""Doc."""\n', "a placeholder"),
        (
            '"""Things."""\ndef add(a):\n    return a\n',
            "shop/a.py:2: function add has no docstring",
        ),
        ('"""Things."""\nasync def add(a):\n    return a\n', "function add has no"),
        ('"""Things."""\nclass Cart:\n    pass\n', "class Cart has no docstring"),
        (
            '"""Things."""\nclass Cart:\n    """All."""\n    def add(self):\n        pass\n',
            "method Cart.add has no docstring",
        ),
        (
            '"""Things."""\nclass Cart:\n    """All."""\n    class Item:\n        pass\n',
            "class Cart.Item has no docstring",
        ),
        ('"""Things."""\nif X:\n    def add(a):\n        return a\n', "function add has no"),
        ('"""Things."""\ntry:\n    X\nexcept E:\n    def add(a):\n        pass\n', "add has no"),
        ('"""Things."""\ndef add(a):\n    f"""Adds {a}."""\n', "function add has no docstring"),
    ],
)
def test_a_new_public_name_without_a_docstring_is_found(code: str, said: str) -> None:
    assert said in fails(CHECK, changes=[change("shop/a.py", code)])[0]


@pytest.mark.parametrize(
    ("name", "doc", "what"),
    [
        ("total", "", "an empty docstring"),
        ("total", "   ", "an empty docstring"),
        ("total", "TODO", "a placeholder"),
        ("total", "TODO: describe this", "a placeholder"),
        ("total", "...", "a placeholder"),
        ("total", "_summary_", "a placeholder"),
        ("total", "[description]", "a placeholder"),
        ("total", "Missing docstring.", "a placeholder"),
        ("total", "Docstring for total.", "a placeholder"),
        ("total", "Total.", "only repeats its name"),
        ("total", "The total.", "only repeats its name"),
        ("total", "Total function.", "only repeats its name"),
        ("get_user", "get_user()", "only repeats its name"),
        ("get_user", "Get user.", "only repeats its name"),
        ("getUser", "Get user.", "only repeats its name"),
    ],
)
def test_a_docstring_that_says_nothing_is_found(name: str, doc: str, what: str) -> None:
    code = f'"""Things."""\n\n\ndef {name}(a):\n    """{doc}"""\n    return a\n'
    (line,) = fails(CHECK, changes=[change("shop/a.py", code)])
    assert line == f"shop/a.py:4: function {name} has {what}" or what in line


@pytest.mark.parametrize(
    ("name", "doc"),
    [
        ("total", "Sum."),
        ("total", "The total of all prices."),
        ("get_user", "Get the user."),
        ("get_user", "Get user by id."),
        ("todo", "Todo item of a user."),
        ("test_data", "Data to try it with."),
        ("summe", "Zählt alles zusammen."),
        ("total", "返回总和"),
    ],
)
def test_a_short_docstring_is_left_alone(name: str, doc: str) -> None:
    code = f'"""Things."""\n\n\ndef {name}(a):\n    """{doc}"""\n    return a\n'
    passes(CHECK, changes=[change("shop/a.py", code)])


@pytest.mark.parametrize(
    "code",
    [
        '"""T."""\n__all__ = ["shown"]\ndef shown():\n    """Do."""\ndef other():\n    pass\n',
        '"""T."""\n@overload\ndef a(x: int): ...\ndef a(x):\n    """Do."""\n',
        '"""T."""\nclass A(B):\n    """All."""\n    @override\n    def run(self):\n        pass\n',
        '"""T."""\nclass B:\n    """All."""\n    def run(self):\n        """Go."""\n'
        'class A(B):\n    """Some."""\n    def run(self):\n        pass\n',
        '"""T."""\ndef a():\n    pass\na.__doc__ = DOC\n',
        '"""T."""\n# dod: none because the wrapper copies it\ndef a():\n    pass\n',
    ],
    ids=["__all__", "overload", "override", "inherited", "assigned", "explained"],
)
def test_what_another_docstring_speaks_for_is_left_alone(code: str) -> None:
    passes(CHECK, changes=[change("shop/a.py", code)])


@pytest.mark.parametrize("exported", ["[]", "[*OTHERS]", "make()"])
def test_a_list_of_exports_that_says_nothing_excuses_nothing(exported: str) -> None:
    code = f'"""T."""\n__all__ = {exported}\ndef a():\n    pass\n'
    fails(CHECK, changes=[change("shop/a.py", code)])


class TestOfOldCode:
    OLD = '"""Things."""\ndef old():\n    return 1\n'

    def test_what_stood_before_is_left_alone(self) -> None:
        new = self.OLD + 'def new():\n    """Go on."""\n'
        assert passes(CHECK, changes=[change("a.py", new, self.OLD)]).examined == 1

    def test_what_changes_is_asked_only_where_that_is_wanted(self) -> None:
        touched = change("a.py", self.OLD.replace("1", "2"), self.OLD)
        assert "no public" in not_applicable(CHECK, changes=[touched])
        (line,) = fails(CHECK, changes=[touched], scope="changed")
        assert line == "a.py:2: function old has no docstring"

    def test_what_stays_as_it_is_is_left_alone_where_changes_are_asked(self) -> None:
        new = self.OLD + 'def new():\n    """Go on."""\n'
        assert passes(CHECK, changes=[change("a.py", new, self.OLD)], scope="changed").examined == 1

    def test_a_docstring_that_is_gone_is_found(self) -> None:
        was = '"""Things."""\ndef old():\n    """Do it."""\n    return 1\n'
        (line,) = fails(CHECK, changes=[change("a.py", self.OLD, was)])
        assert line == "a.py:2: function old has lost its docstring"

    def test_what_moved_to_another_file_is_left_alone(self) -> None:
        moved = [
            change("a.py", '"""Things."""\n', self.OLD),
            change("b.py", self.OLD.replace("Things", "Others")),
        ]
        assert passes(CHECK, changes=moved).examined == 1
        not_applicable(CHECK, changes=moved, kinds=("function",))

    def test_a_copy_is_new(self) -> None:
        copied = [
            change("a.py", self.OLD + "\nX = 1\n", self.OLD),
            change("b.py", self.OLD.replace("Things", "Others")),
        ]
        fails(CHECK, changes=copied)

    def test_a_moved_class_keeps_its_methods(self) -> None:
        code = "class A:\n    def run(self):\n        pass\n"
        moved = [
            change("a.py", "X = 1\n", f"X = 1\n{code}"),
            change("b.py", f"Y = 1\n{code}", "Y = 1\n"),
        ]
        not_applicable(CHECK, changes=moved)

    def test_a_renamed_file_adds_nothing(self) -> None:
        not_applicable(CHECK, changes=[renamed("a.py", "b.py", self.OLD)])

    def test_a_file_that_becomes_public_is_asked(self) -> None:
        fails(CHECK, changes=[renamed("_a.py", "a.py", self.OLD)])


@pytest.mark.parametrize(
    "path",
    [
        "tests/test_a.py",
        "tests/helpers.py",
        "conftest.py",
        "shop/_private.py",
        "shop/_vendor/a.py",
        "setup.py",
        "docs/conf.py",
        "examples/a.py",
        "shop/migrations/0002_add_price.py",
        "shop/price_pb2.py",
    ],
)
def test_what_is_not_public_is_left_alone(path: str) -> None:
    not_applicable(CHECK, changes=[change(path, "def a():\n    pass\n")])


def test_a_package_of_scripts_is_public() -> None:
    changes = change_set(
        change("scripts/a.py", '"""T."""\ndef a():\n    pass\n'), files=["scripts/__init__.py"]
    )
    fails(CHECK, changes=changes)
    fails(CHECK, changes=[change("shop/scripts/a.py", "def a():\n    pass\n")])


def test_an_empty_package_file_needs_no_docstring() -> None:
    not_applicable(CHECK, changes=[change("shop/__init__.py", "")])
    assert "package has no" in fails(CHECK, changes=[change("shop/__init__.py", "X = 1\n")])[0]


def test_only_the_kinds_that_are_wanted_are_asked() -> None:
    code = change("a.py", 'class A:\n    """All."""\n')
    assert passes(CHECK, changes=[code], kinds=("class",)).examined == 1
    assert "module" in fails(CHECK, changes=[code])[0]
    assert "no public function" in not_applicable(CHECK, changes=[code], kinds=("function",))


def test_what_cannot_be_parsed_cannot_be_told() -> None:
    assert "a.py" in cannot_tell(CHECK, changes=[change("a.py", "def a(:\n")])
    assert "too large" in cannot_tell(CHECK, changes=[change("a.py", unread="too large")])


def test_another_language_cannot_be_told() -> None:
    assert "a.ts" in cannot_tell(CHECK, changes=[change("a.ts", "export function a() {}\n")])


@pytest.mark.parametrize("path", ["README.md", "shop/templates/a.html", "a.css", "a.sql", "a.sh"])
def test_a_change_of_something_else_adds_no_name(path: str) -> None:
    not_applicable(CHECK, changes=[change(path, "x")])
    gone = change("a.py", None, "def a():\n    pass\n", kind=ChangeKind.DELETED)
    not_applicable(CHECK, changes=[gone])


def test_nothing_is_proven_without_a_difference() -> None:
    assert "nothing differs" in cannot_tell(CHECK, changes=[])


def test_unknown_options_are_told() -> None:
    good = [change("a.py", GOOD)]
    assert "scope" in cannot_tell(CHECK, changes=good, scope="all")
    assert "kinds" in cannot_tell(CHECK, changes=good, kinds=("variable",))
