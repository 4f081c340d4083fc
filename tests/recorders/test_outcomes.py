from __future__ import annotations

from pathlib import Path

import pytest

from tests.witnesses import Attended, attended

EVERY_OUTCOME = """
    import unittest

    import pytest


    def test_passes():
        pass


    def test_fails():
        assert 1 == 2, "never"


    def test_skips():
        pytest.skip("not today")


    @pytest.mark.skip(reason="never today")
    def test_is_skipped():
        pass


    @pytest.mark.xfail
    def test_fails_as_expected():
        assert False


    @pytest.mark.xfail(run=False)
    def test_is_not_even_run():
        assert False


    @pytest.mark.xfail
    def test_passes_unexpectedly():
        pass


    @pytest.mark.xfail(strict=True)
    def test_passes_against_a_strict_mark():
        pass


    @pytest.fixture
    def broken():
        raise RuntimeError("no such thing")


    def test_has_a_broken_fixture(broken):
        pass


    @pytest.fixture
    def broken_later():
        yield
        raise RuntimeError("cannot clean up")


    def test_has_a_broken_teardown(broken_later):
        pass


    def test_exits():
        raise SystemExit(0)


    class TestOld(unittest.TestCase):
        def test_old(self):
            self.assertEqual(1, 1)

        def test_old_fails(self):
            self.assertEqual(1, 2)

        def test_old_skips(self):
            self.skipTest("old")

        @unittest.expectedFailure
        def test_old_fails_as_expected(self):
            self.assertEqual(1, 2)

        @unittest.expectedFailure
        def test_old_passes_unexpectedly(self):
            self.assertEqual(1, 1)


    def test_parts(subtests):
        for number in range(3):
            with subtests.test(number=number):
                assert number != 1


    def test_a_skipped_part(subtests):
        with subtests.test():
            pytest.skip("just this one")


    @pytest.mark.dod("7", "8")
    @pytest.mark.parametrize("bell", ["\\a\\x1b[31m"])
    def test_shows(bell):
        assert not bell
    """


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Attended:
    files = {
        "tests/test_every.py": EVERY_OUTCOME,
        "tests/test_broken.py": "import no_such_module\n",
        "tests/test_left.py": "import pytest\npytest.skip('later', allow_module_level=True)\n",
    }
    return attended(tmp_path_factory.mktemp("every"), files, "--continue-on-collection-errors")


@pytest.mark.parametrize(
    ("test", "outcome"),
    [
        ("test_passes", "passed"),
        ("test_fails", "failed"),
        ("test_skips", "skipped"),
        ("test_is_skipped", "skipped"),
        ("test_fails_as_expected", "xfailed"),
        ("test_is_not_even_run", "xfailed"),
        ("test_passes_unexpectedly", "xpassed"),
        ("test_passes_against_a_strict_mark", "failed"),
        ("test_has_a_broken_fixture", "error"),
        ("test_has_a_broken_teardown", "error"),
        ("test_exits", "failed"),
        ("test_old", "passed"),
        ("test_old_fails", "failed"),
        ("test_old_skips", "skipped"),
        ("test_old_fails_as_expected", "xfailed"),
        ("test_old_passes_unexpectedly", "failed"),
        ("test_parts", "failed"),
        ("test_a_skipped_part", "passed"),
        ("tests/test_broken.py", "error"),
        ("tests/test_left.py", "skipped"),
    ],
)
def test_all_phases_of_a_test_are_one_outcome(run: Attended, test: str, outcome: str) -> None:
    assert run.outcomes[test] == outcome


def test_honest_failures_raise_no_suspicion_and_no_gap(run: Attended) -> None:
    assert run.suspicions == []
    assert run.gaps == []
    assert run.suite.narrowed == ()


def test_the_message_is_the_first_line_of_the_failure(run: Attended) -> None:
    messages = {test.id.rpartition("::")[2]: test.message for test in run.suite.outcomes}
    assert messages["test_fails"] == "AssertionError: never"
    assert messages["test_skips"] == "Skipped: not today"
    assert messages["test_has_a_broken_fixture"] == "RuntimeError: no such thing"
    assert messages["test_has_a_broken_teardown"] == "RuntimeError: cannot clean up"
    assert "ModuleNotFoundError" in messages["tests/test_broken.py"]


def test_path_and_line_say_where_the_function_stands(run: Attended) -> None:
    found = {test.id: (test.path, test.line) for test in run.suite.outcomes}
    assert found["tests/test_every.py::test_passes"] == ("tests/test_every.py", 6)
    assert found["tests/test_broken.py"] == ("tests/test_broken.py", None)


def test_marks_link_a_test_to_criteria(run: Attended) -> None:
    linked = {test.linked for test in run.suite.outcomes if "test_shows" in test.id}
    assert linked == {("7", "8")}


def test_nothing_that_is_told_can_move_the_cursor(run: Attended) -> None:
    shown = [text for test in run.suite.outcomes for text in (test.id, test.message, test.path)]
    assert all(text.isprintable() for text in shown)


def test_paths_are_told_from_the_top_of_the_repository(tmp_path: Path) -> None:
    files = {
        "service/pytest.ini": "[pytest]\n",
        "service/tests/test_it.py": "def test_it(): pass\n",
    }
    run = attended(tmp_path, files, cwd="service")
    assert [test.path for test in run.suite.outcomes] == ["service/tests/test_it.py"]
    assert [test.id for test in run.suite.outcomes] == ["tests/test_it.py::test_it"]


def test_pytest_exit_is_told(tmp_path: Path) -> None:
    test = "import pytest\ndef test_a(): pass\ndef test_b(): pytest.exit('enough', 0)\n"
    run = attended(tmp_path, {"tests/test_it.py": test})
    assert run.code == 0
    assert "pytest.exit was called: enough" in run.suite.narrowed
    assert any("1 of 2 collected tests did not run" in reason for reason in run.suite.narrowed)


def test_ctrl_c_interrupts(tmp_path: Path) -> None:
    test = "def test_a(): raise KeyboardInterrupt\ndef test_b(): pass\n"
    run = attended(tmp_path, {"tests/test_it.py": test})
    assert run.account.interrupted
    assert run.suite.finished
