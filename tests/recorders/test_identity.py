from __future__ import annotations

from pathlib import Path

import pytest

from tests.witnesses import Attended, attended

FAILING = "def test_it():\n    assert 1 == 2\n"


def under(folder: Path, conftest: str, test: str = FAILING) -> Attended:
    files = {"tests/conftest.py": conftest, "tests/test_it.py": test}
    return attended(folder, files)


@pytest.mark.parametrize(
    "again",
    [
        'globals()["test_median"] = test_price',
        "test_median = test_price",
        "test_median = lambda: None",
    ],
)
def test_a_test_that_is_not_the_one_of_its_name_is_told(tmp_path: Path, again: str) -> None:
    test = f"""
        def test_price():
            pass

        def test_median():
            assert 1 == 2

        {again}
        """
    run = attended(tmp_path, {"tests/test_it.py": test})
    assert [(finding.path, finding.line) for finding in run.suite.suspicions] == [
        ("tests/test_it.py", 4)
    ]
    assert "does not run the function of that name" in run.suspicions[0]


def test_a_method_that_is_not_the_one_of_its_name_is_told(tmp_path: Path) -> None:
    test = """
        class TestIt:
            def test_price(self):
                pass

            def test_median(self):
                assert 1 == 2

        TestIt.test_median = TestIt.test_price
        """
    run = attended(tmp_path, {"tests/test_it.py": test})
    assert [finding.line for finding in run.suite.suspicions] == [5]


def test_a_function_exchanged_in_the_item_is_told(tmp_path: Path) -> None:
    conftest = """
        def test_nothing():
            pass

        def pytest_collection_modifyitems(items):
            items[0].obj = test_nothing
        """
    run = under(tmp_path, conftest)
    assert run.outcomes == {"test_it": "passed"}
    assert len(run.suspicions) == 1


@pytest.mark.parametrize(
    "conftest",
    [
        "import unittest\nunittest.TestCase.assertEqual = lambda *a: None\n",
        "import pytest\npytest.fail = lambda *a: None\n",
    ],
)
def test_assertions_that_are_replaced_are_told(tmp_path: Path, conftest: str) -> None:
    run = under(tmp_path, conftest, "import pytest\ndef test_it(): pytest.fail('x')\n")
    assert len(run.suspicions) == 1
    assert "is replaced by code of the checkout" in run.suspicions[0]
    assert run.suite.suspicions[0].path == "tests/conftest.py"


def test_a_comparison_that_is_returned_proves_nothing(tmp_path: Path) -> None:
    test = "def test_bool():\n    return 1 == 2\n\n\ndef test_other():\n    return [1]\n"
    run = attended(tmp_path, {"tests/test_it.py": test})
    assert run.suspicions == [
        "tests/test_it.py::test_bool returns what it compares, and asserts nothing with it"
    ]
