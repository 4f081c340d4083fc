from __future__ import annotations

import pytest

from pytest_dod.model.change import FileKind
from pytest_dod.model.modules import classify, imported_by_changes
from pytest_dod.testing import change, change_set, renamed

CODE = '"""Doc."""\n\n\ndef f():\n    """Do."""\n    return 1\n'


@pytest.mark.parametrize(
    "path", ["a.py", "src/pkg/a.py", "pkg/__init__.py", "pkg/contest.py", "testing/kit.py"]
)
def test_modules_are_counted(path: str) -> None:
    assert classify(change_set(change(path, CODE))).counted == (path,)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("tests/helpers.py", "belongs to the tests"),
        ("pkg/test_a.py", "belongs to the tests"),
        ("pkg/a_test.py", "belongs to the tests"),
        ("conftest.py", "belongs to the tests"),
        ("setup.py", "no test is meant to import it"),
        ("noxfile.py", "no test is meant to import it"),
        ("docs/source/conf.py", "no test is meant to import it"),
    ],
)
def test_what_no_test_covers_is_left_out(path: str, reason: str) -> None:
    modules = classify(change_set(change(path, CODE)))
    assert modules.counted == ()
    assert modules.left_out == {path: reason}


def test_a_module_named_setup_in_a_package_is_counted() -> None:
    changes = change_set(change("pkg/setup.py", CODE), files=["pkg/__init__.py"])
    assert classify(changes).counted == ("pkg/setup.py",)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("tests/impl.py", "from tests.impl import f\n"),
        ("tests/impl.py", "import tests.impl\n"),
        ("pkg/impl_test.py", "from .impl_test import f\n"),
        ("pkg/tests/impl.py", "from pkg.tests import impl\n"),
        ("tests/impl.py", 'f = import_module("tests.impl").f\n'),
        ("src/pkg/conftest.py", "from pkg.conftest import f\n"),
    ],
)
def test_what_the_change_imports_outside_the_tests_is_counted(path: str, code: str) -> None:
    changes = change_set(change("pkg/feature.py", code), change(path, CODE))
    assert path in classify(changes).counted


def test_what_only_tests_import_is_left_out() -> None:
    changes = change_set(
        change("tests/test_a.py", "from tests.impl import f\n"), change("tests/impl.py", CODE)
    )
    assert classify(changes).counted == ()


def test_the_nearest_file_is_the_one_that_is_imported() -> None:
    changes = change_set(
        change("app.py", "import pkg.core\nimport types\n"),
        change("tests/helpers/pkg/core.py", CODE),
        files=["pkg/core.py", "tests/types.py"],
    )
    assert imported_by_changes(changes) == {"pkg/core.py"}


@pytest.mark.parametrize(
    ("after", "before", "reason"),
    [
        ("# new\n" + CODE.replace("Do.", "Did."), CODE, "only comments"),
        ('"""Only words."""\n', None, "nothing that could run"),
        ("", CODE, "nothing that could run"),
        ("# x\n", None, "nothing that could run"),
    ],
)
def test_changes_without_code_are_left_out(after: str, before: str | None, reason: str) -> None:
    modules = classify(change_set(change("a.py", after, before)))
    assert modules.counted == ()
    assert reason in modules.left_out["a.py"]


def test_a_pure_rename_and_a_deletion_are_left_out() -> None:
    changes = change_set(renamed("a.py", "b.py", CODE), change("c.py", None, CODE))
    assert classify(changes).left_out == {"b.py": "renamed only", "c.py": "deleted"}


def test_a_rename_with_new_code_is_counted() -> None:
    assert classify(change_set(renamed("a.py", "b.py", CODE, "x = 1\n"))).counted == ("b.py",)


def test_what_python_cannot_read_is_counted() -> None:
    assert classify(change_set(change("a.py", "def f(:\n"))).counted == ("a.py",)


def test_other_files_are_no_modules() -> None:
    modules = classify(change_set(change("a.md", "x\n"), change("a.pyi", "x: int\n")))
    assert (modules.counted, dict(modules.left_out), dict(modules.unreadable)) == ((), {}, {})


class TestCodeThatCannotBeSeen:
    def test_a_submodule_inside_a_package(self) -> None:
        vend = change("pkg/vend", file_kind=FileKind.SUBMODULE, unread="a submodule")
        changes = change_set(vend, files=["pkg/__init__.py"])
        assert list(classify(changes).unreadable) == ["pkg/vend"]

    def test_a_submodule_that_the_change_imports(self) -> None:
        vend = change("vend", file_kind=FileKind.SUBMODULE, unread="a submodule")
        changes = change_set(vend, change("a.py", "from vend.impl import f\n"))
        assert list(classify(changes).unreadable) == ["vend"]

    def test_a_submodule_elsewhere_is_left_alone(self) -> None:
        theme = change("docs/theme", file_kind=FileKind.SUBMODULE, unread="a submodule")
        assert classify(change_set(theme)).unreadable == {}

    def test_a_link_out_of_the_repository(self) -> None:
        link = change("pkg/a.py", "../../hidden.py", file_kind=FileKind.LINK)
        inside = change("pkg/b.py", "../lib/b.py", file_kind=FileKind.LINK)
        modules = classify(change_set(link, inside, files=["lib/b.py"]))
        assert list(modules.unreadable) == ["pkg/a.py"]
        assert list(modules.left_out) == ["pkg/b.py"]

    def test_a_module_that_was_not_read(self) -> None:
        changes = change_set(change("a.py", unread="larger than 5 MB"))
        assert classify(changes).unreadable == {"a.py": "larger than 5 MB"}
