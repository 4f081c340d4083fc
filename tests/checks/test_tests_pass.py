from __future__ import annotations

import dataclasses

import pytest

from pytest_dod.checks.tests_pass import CHECK
from pytest_dod.model.change import Change
from pytest_dod.model.evidence import TestOutcome
from pytest_dod.model.finding import Finding
from pytest_dod.testing import (
    cannot_tell,
    change,
    change_set,
    commit,
    evidence,
    fails,
    observe,
    outcome,
    passes,
    renamed,
    suite,
)

PATH = "tests/test_feature.py"
TESTS = """
from pkg.feature import clamp, median


def test_clamp():
    assert clamp(5, 0, 3) == 3


def test_median():
    assert median([1, 2, 3, 4]) == 2.5
"""
BOTH = (f"{PATH}::test_clamp", f"{PATH}::test_median")
CLAMP = (f"{PATH}::test_clamp",)


def feature_tests(old: str = "", new: str = "", before: str | None = None) -> Change:
    assert old in TESTS
    return change(PATH, TESTS.replace(old, new) if old else TESTS, before)


# the run itself


def test_a_whole_green_run_passes() -> None:
    seen = passes(CHECK, suite=BOTH, changes=[])

    assert (seen.examined, seen.unit) == (2, "tests")


@pytest.mark.parametrize("how", ["failed", "error"])
def test_a_failing_test_is_found_with_its_place_and_its_message(how: str) -> None:
    broken = outcome(BOTH[1], how, "E   assert 3 == 2.5\nmore", line=9)

    assert "tests/test_feature.py:9" in fails(CHECK, suite=[BOTH[0], broken])[0]
    assert "assert 3 == 2.5" in fails(CHECK, suite=[BOTH[0], broken])[0]


def test_a_failing_test_is_definite_even_in_a_partial_run() -> None:
    run = suite(outcome(BOTH[1], "failed"), narrowed=["-k median"])

    assert observe(CHECK, suite=run).findings[0].definite


def test_a_test_that_passed_only_when_repeated_is_found() -> None:
    assert "again" in fails(CHECK, suite=[BOTH[0], outcome(BOTH[1], "rerun")])[0]


def test_what_the_witness_suspects_is_found() -> None:
    doubt = Finding("a hook turned an exception into a pass", "conftest.py", 4, definite=True)

    assert fails(CHECK, suite=suite(*BOTH, suspicions=[doubt])) == [
        "conftest.py:4: a hook turned an exception into a pass"
    ]


@pytest.mark.parametrize(
    ("run", "reason"),
    [
        (suite(*BOTH, narrowed=["-k median"]), "-k median"),
        (suite(), "no tests ran"),
        (suite(*BOTH, finished=False), "did not finish"),
        (suite(outcome(BOTH[0], "skipped"), outcome(BOTH[1], "xfailed")), "all 2 tests"),
        (suite(*BOTH, exit_status=1), "although no recorded test failed"),
        (suite(CLAMP[0], collected=BOTH), "tests/test_feature.py::test_median"),
    ],
)
def test_a_run_that_proves_nothing(run: object, reason: str) -> None:
    assert reason in cannot_tell(CHECK, suite=run)


def test_no_run_at_all() -> None:
    assert "no test run" in cannot_tell(CHECK)


def test_old_skips_are_counted_and_left_alone() -> None:
    seen = passes(CHECK, suite=[*BOTH, outcome("tests/test_old.py::test_a", "skipped")], changes=[])

    assert seen.examined == 2
    assert seen.notes == ("1 skipped",)


# settings


def narrowed_by_settings() -> object:
    return dataclasses.replace(suite(*BOTH), narrowed_by_settings=('-m "not slow"',))


def test_a_selection_that_the_project_always_had_is_fine() -> None:
    seen = passes(
        CHECK, suite=narrowed_by_settings(), changes=[change("pkg/a.py", "x = 1", "x = 2")]
    )

    assert 'left out by the project\'s own settings: -m "not slow"' in seen.notes


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (
            "pyproject.toml",
            "[tool.pytest.ini_options]\n",
            "[tool.pytest.ini_options]\naddopts = '-m \"not slow\"'\n",
        ),
        ("pytest.ini", "[pytest]\n", "[pytest]\naddopts = --deselect=tests/test_a.py::test_b\n"),
        ("tox.ini", None, "[pytest]\npython_functions = test_add test_mid\n"),
        (
            "setup.cfg",
            "[tool:pytest]\n" "python_classes = Test Check\n",
            "[tool:pytest]\n" "python_classes = Test\n",
        ),
        ("pyproject.toml", "", "[tool.pytest]\naddopts = ['--maxfail=1']\n"),
        ("pytest.ini", "[pytest]\naddopts = --doctest-modules\n", "[pytest]\n"),
        ("pytest.ini", "[pytest]\nxfail_strict = true\n", "[pytest]\n"),
    ],
)
def test_settings_that_this_change_weakens(path: str, before: str | None, after: str) -> None:
    found = fails(CHECK, suite=BOTH, changes=[change(path, after, before)])

    assert found[0].startswith(path)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[pytest]\n", "[pytest]\naddopts = -ra --strict-markers\n"),
        ("[pytest]\n", "[pytest]\nmarkers =\n    slow: takes long\n"),
        ("[pytest]\npython_files = test_*.py\n", "[pytest]\npython_files = test_*.py check_*.py\n"),
        (
            "[pytest]\n",
            "[pytest]\n# dod: slow tests run every night on their own\n"
            "addopts = -m 'not slow'\n",
        ),
        ("[pytest]\n", "[pytest]\ntestpaths = tests\n"),
    ],
)
def test_settings_that_are_left_alone(before: str, after: str) -> None:
    passes(CHECK, suite=BOTH, changes=[change("pytest.ini", after, before)])


def test_an_unchanged_test_file_that_is_no_longer_collected_is_found() -> None:
    narrowing = change("pytest.ini", "[pytest]\ntestpaths = tests/unit\n", "[pytest]\n")
    changes = change_set(narrowing, files=["tests/unit/test_a.py", "tests/test_b.py"])

    found = fails(CHECK, suite=["tests/unit/test_a.py::test_x"], changes=changes)

    assert found == [
        "tests/test_b.py: no test of it was collected, and this change alters pytest.ini"
    ]


def test_a_folder_on_pythonpath_that_hides_the_package_is_found() -> None:
    setting = change(
        "pytest.ini", "[pytest]\npythonpath = tests/helpers .\n", "[pytest]\npythonpath = .\n"
    )
    changes = change_set(setting, files=["pkg/feature.py", "tests/helpers/pkg/feature.py"])

    assert "hides pkg/feature.py" in fails(CHECK, suite=BOTH, changes=changes)[0]


# new and changed tests have to run


def skipped(reason: str = "wip") -> list[TestOutcome | str]:
    return [CLAMP[0], outcome(BOTH[1], "skipped", reason)]


@pytest.mark.parametrize(
    ("old", "new", "run", "reason"),
    [
        (
            "def test_median",
            "@pytest.mark.skip('wip')\n" "def test_median",
            skipped(),
            "was skipped: wip",
        ),
        (
            "def test_median",
            "@pytest.mark.skipif(1 == 1)\n" "def test_median",
            skipped(),
            "was skipped",
        ),
        (
            "\n    assert median",
            "\n" "    raise SkipTest('x')\n    assert median",
            skipped(),
            "was skipped",
        ),
        (
            "def test_median()",
            "@parametrize('c', [])\ndef test_median(c)",
            skipped("got empty parameter set"),
            "empty parameter set",
        ),
        (
            "def test_median",
            "@pytest.mark.xfail\ndef test_median",
            [CLAMP[0], outcome(BOTH[1], "xfailed")],
            "expected to fail",
        ),
        (
            "def test_median",
            "@pytest.mark.xfail\ndef test_median",
            [CLAMP[0], outcome(BOTH[1], "xpassed")],
            "no failure of it would show",
        ),
        ("", "", suite(CLAMP[0], collected=CLAMP), "test_median was not collected"),
        ("", "", suite(CLAMP[0], collected=BOTH, deselected=BOTH[1:]), "was deselected"),
        (
            "def test_median",
            "def test_clamp",
            suite(*CLAMP),
            "is defined again in line 8",
        ),
    ],
)
def test_a_new_test_that_did_not_run_is_found(old: str, new: str, run: object, reason: str) -> None:
    assert any(
        reason in text for text in fails(CHECK, suite=run, changes=[feature_tests(old, new)])
    )


AGAIN = "\n\ndef test_clamp():\n    assert clamp(0, 0, 3) == 0\n"
IN_CLASS = (
    "class TestIt:\n    def test_one(self):\n        assert f() == 1\n\n\n"
    "class TestMore:\n    def test_more(self):\n        assert f() != 1\n"
)
ONE, MORE = f"{PATH}::TestIt::test_one", f"{PATH}::TestMore::test_more"


def test_a_test_of_the_base_that_a_second_one_of_its_name_displaces_is_found() -> None:
    (found,) = fails(CHECK, suite=BOTH, changes=[change(PATH, TESTS + AGAIN, TESTS)])

    assert "test_clamp is defined again in line 12: this one never runs" in found


def test_a_class_that_a_second_one_of_its_name_displaces_is_found() -> None:
    text = IN_CLASS.replace("TestMore", "TestIt")

    (found,) = fails(
        CHECK, suite=[f"{PATH}::TestIt::test_more"], changes=[change(PATH, text, IN_CLASS)]
    )

    assert "test_one never runs: TestIt is defined again in line 6" in found


@pytest.mark.parametrize(
    ("before", "more", "ran"),
    [
        (TESTS + AGAIN, "\nX = 1\n", BOTH),
        (TESTS + TESTS, "\nX = 1\n", BOTH),
        (TESTS, "\nif X:\n    def test_clamp():\n        assert clamp(0, 0, 3) == 0\n", BOTH),
        (IN_CLASS, "\nX = 1\n", (ONE, MORE)),
        (IN_CLASS.replace("TestMore", "TestIt"), "\nX = 1\n", (f"{PATH}::TestIt::test_more",)),
    ],
)
def test_what_stood_so_at_the_base_or_is_an_alternative_is_left_alone(
    before: str, more: str, ran: tuple[str, ...]
) -> None:
    assert passes(CHECK, suite=ran, changes=[change(PATH, before + more, before)])


def test_a_new_test_in_which_something_went_wrong_unheard_is_found() -> None:
    quiet = dataclasses.replace(outcome(BOTH[1]), warned="in a thread: KeyError: 'gone'")

    (found,) = fails(CHECK, suite=[BOTH[0], quiet], changes=[feature_tests()])

    assert "test_median went wrong, and that was only a warning: in a thread: KeyError" in found
    # Threads of a test that is as it was may always have ended so.
    assert passes(CHECK, suite=[BOTH[0], quiet], changes=[change("pkg/feature.py", "x = 1\n")])


def test_one_skipped_case_of_a_new_test_is_found() -> None:
    run = [*BOTH, outcome(f"{BOTH[1]}[2]", "skipped", "later")]

    assert "(1 of 2 cases)" in fails(CHECK, suite=run, changes=[feature_tests()])[0]


def test_a_test_under_whose_name_another_one_ran_is_found() -> None:
    text = TESTS + '\n\nglobals()["test_median"] = test_clamp\n'
    run = [outcome(CLAMP[0], line=4), outcome(BOTH[1], line=4)]

    found = fails(CHECK, suite=run, changes=[change(PATH, text)])

    assert "test_median did not run: what ran under its name is test_clamp" in found[0]


def test_a_test_file_renamed_to_a_name_that_is_not_collected_is_found() -> None:
    moved = change("tests/feature_checks.py", TESTS)

    found = fails(CHECK, suite=["tests/test_core.py::test_a"], changes=[moved])

    assert "feature_checks.py is none that pytest looks into" in found[0]
    assert fails(
        CHECK, suite=["tests/test_core.py::test_a"], changes=[renamed(PATH, "lib/checks.py", TESTS)]
    )


def test_methods_count_too() -> None:
    text = """
        import unittest

        class T(unittest.TestCase):
            @unittest.expectedFailure
            def test_median(self):
                self.assertEqual(median([1, 2]), 1.5)
        """
    run = [CLAMP[0], outcome(f"{PATH}::T::test_median", "xfailed")]

    changes = [change(PATH, text)]

    assert "T::test_median is expected to fail" in fails(CHECK, suite=run, changes=changes)[0]


def test_a_skip_of_the_whole_module_counts_for_each_test_in_it() -> None:
    after = TESTS.replace(
        "\n\n\ndef test_c", "\n\npytestmark = pytest.mark.skip('wip')\n\n\ndef test_c"
    )
    run = ["tests/test_core.py::test_a", *(outcome(test, "skipped") for test in BOTH)]

    assert len(fails(CHECK, suite=run, changes=[change(PATH, after, TESTS)])) == 2


def test_an_old_skipped_test_in_a_changed_file_is_left_alone() -> None:
    before = TESTS.replace("def test_median", "@pytest.mark.skip('old')\ndef test_median")
    after = before.replace("== 3", "== 3.0")

    passes(CHECK, suite=skipped("old"), changes=[change(PATH, after, before)])
    passes(
        CHECK, suite=skipped("old"), changes=[change(PATH, after.replace("== 2.5", "== 2"), before)]
    )


def test_an_explained_skip_is_shown_and_left_alone() -> None:
    why = "# dod: skipped because the service runs only on Windows"
    after = TESTS.replace("def test_median", f"{why}\n@pytest.mark.skip\ndef test_median")

    seen = passes(CHECK, suite=skipped(), changes=[change(PATH, after)])

    [excuse] = seen.excuses
    assert excuse.why == "skipped because the service runs only on Windows"
    assert "test_median was skipped" in excuse.message
    assert not any("Windows" in note for note in seen.notes)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (
            "pkg/client.py",
            "class Client:\n    def test_connection(self):\n" "        assert self.up\n",
        ),
        ("pkg/testing_tools.py", "def test_me(x):\n    return x\n"),
        ("tests/helpers.py", "@pytest.fixture\ndef test_client():\n    assert True\n"),
        ("tests/helpers.py", "def test_settings():\n    return {}\n"),
        ("tests/conftest.py", "@pytest.fixture\ndef test_db():\n    assert up()\n"),
        (
            "tests/test_feature.py",
            "def test_clamp():\n    def test_inner():\n        assert x\n"
            "    assert test_inner\n",
        ),
        (
            "tests/test_feature.py",
            "def test_clamp():\n    assert f() == 1\n\n\n" "class Base:\n    pass\n",
        ),
        ("tests/data/sample.py", "x = 1\n"),
        ("tests/test_broken.py", "def test_x(:\n"),
    ],
)
def test_what_only_looks_like_a_test_is_left_alone(path: str, text: str) -> None:
    passes(CHECK, suite=CLAMP, changes=[change(path, text)])


def test_a_mixin_whose_tests_run_in_a_subclass_is_left_alone() -> None:
    text = "class Contract:\n    def test_get(self):\n        assert self.get() == 1\n"
    ran = outcome("tests/test_b.py::TestB::test_get")

    passes(CHECK, suite=[ran], changes=[change("tests/test_contract.py", text)])


def test_test_files_that_were_never_in_the_suite_are_left_alone() -> None:
    changes = change_set(change("bench/test_new.py", TESTS), files=["bench/test_old.py"])

    seen = passes(CHECK, suite=["tests/test_core.py::test_a"], changes=changes)

    assert "nothing in its folder ever is" in seen.notes[0]


def test_a_project_below_the_top_of_the_repository() -> None:
    ran = [
        dataclasses.replace(outcome(f"test_a.py::{name}", line=line), path="backend/test_a.py")
        for name, line in (("test_clamp", 4), ("test_median", 8))
    ]

    passes(CHECK, suite=ran, changes=[change("backend/test_a.py", TESTS)])


# tests that are gone, or weaker than they were


def test_a_test_that_was_deleted_is_found() -> None:
    after = TESTS.partition("\n\ndef test_median")[0]

    found = fails(CHECK, suite=CLAMP, changes=[change(PATH, after, TESTS)])

    assert found == [f"{PATH}: test_median of the base no longer runs, and nothing took its place"]


def test_a_test_deleted_within_the_branch_is_found() -> None:
    after = TESTS.partition("\n\ndef test_median")[0]
    changes = change_set(change(PATH, after), commits=[commit(added={PATH: TESTS})])

    assert "test_median of commit cccccccccc" in fails(CHECK, suite=CLAMP, changes=changes)[0]


@pytest.mark.parametrize(
    ("after", "more"),
    [
        (TESTS.replace("test_median", "test_median_of_four"), []),
        (
            TESTS.partition("\n\ndef test_median")[0],
            [change("pkg/feature.py", "x = 1", "def median(): ...")],
        ),
        (TESTS.replace("def test_median():", "@parametrize('x', [1])\ndef test_all(x):"), []),
    ],
)
def test_a_test_that_was_renamed_or_went_with_its_code_is_left_alone(
    after: str, more: list[Change]
) -> None:
    names = [name for name in ("test_clamp", "test_median_of_four", "test_all") if name in after]

    passes(
        CHECK, suite=[f"{PATH}::{n}" for n in names], changes=[change(PATH, after, TESTS), *more]
    )


def test_a_file_of_tests_that_left_with_its_code_is_left_alone() -> None:
    before = "def test_a():\n    assert old(1) == 2\n\n\ndef test_b():\n    assert old(2) == 3\n"
    before += "\n\ndef test_c():\n    assert path() == 1\n"
    changes = [
        change("tests/test_old.py", None, before),
        change("pkg/old.py", None, "def old(x):\n    return x + 1\n"),
    ]

    passes(CHECK, suite=BOTH, changes=changes)
    assert len(fails(CHECK, suite=BOTH, changes=changes[:1])) == 3


def test_a_deleted_test_that_a_commit_explains_is_shown() -> None:
    after = TESTS.partition("\n\ndef test_median")[0]
    told = commit("test: tidy\n\ndod: test_median removed because the library tests it itself")

    seen = passes(
        CHECK, suite=CLAMP, changes=change_set(change(PATH, after, TESTS), commits=[told])
    )

    [excuse] = seen.excuses
    assert excuse.why == "test_median removed because the library tests it itself"
    assert "test_median of the base no longer runs" in excuse.message


WEAKER = [
    "assert median([1, 2, 3, 4])",
    "median([1, 2, 3, 4])",
    "assert median([1, 2, 3, 4]) is not None",
    "assert median([1, 2, 3, 4]) != 2",
    "assert isinstance(median([1, 2, 3, 4]), float)",
    "got = median([1, 2, 3, 4])\n    assert got",
    "assert median([1, 2, 3, 4]) in (2.5, 3)",
    "assert median([1, 2, 3, 4]) == 2.5 or True",
    "return median([1, 2, 3, 4]) == 2.5",
    "with pytest.raises(AssertionError):\n        assert median([1, 2, 3, 4]) == 2.5",
    "assert True",
    "assert (median([1, 2, 3, 4]) == 2.5, 'why')",
    "if False:\n        assert median([1, 2, 3, 4]) == 2.5",
    "return\n    assert median([1, 2, 3, 4]) == 2.5",
    "try:\n        assert median([1, 2, 3, 4]) == 2.5\n    except AssertionError:\n        pass",
    "with suppress(Exception):\n        assert median([1, 2, 3, 4]) == 2.5",
    "pass",
]


@pytest.mark.parametrize("new", WEAKER)
def test_an_assertion_weaker_than_in_a_commit_before_is_found(new: str) -> None:
    changed = feature_tests("assert median([1, 2, 3, 4]) == 2.5", new)
    changes = change_set(changed, commits=[commit(added={PATH: TESTS})])

    assert any("test_median" in text for text in fails(CHECK, suite=BOTH, changes=changes))


@pytest.mark.parametrize("new", WEAKER)
def test_an_assertion_weaker_than_at_the_base_is_found(new: str) -> None:
    changed = feature_tests("assert median([1, 2, 3, 4]) == 2.5", new, before=TESTS)

    assert any("test_median" in text for text in fails(CHECK, suite=BOTH, changes=[changed]))


@pytest.mark.parametrize(
    "new",
    [
        "assert median([1, 2, 3, 4]) == 3",
        "assert 2.5 == median([1, 2, 3, 4])",
        "got = median([1, 2, 3, 4])\n    assert got == 2.5",
        "assert median([1, 2, 3, 4]) == 2.5, 'two in the middle'",
        "assert median([1, 2, 3, 4]) == pytest.approx(2.5)",
        "assert median([1, 2, 3, 4]) == 2.5\n    assert median([1]) == 1",
        "assert round(median([1, 2, 3, 4]), 1) == 2.5",
        "for xs in ([1, 2, 3, 4], [4, 3, 2, 1]):\n        assert median(xs) == 2.5",
        "# dod: the exact value is checked by test_table\n    assert median([1, 2, 3, 4])",
        "with pytest.raises(ValueError):\n        median([1, 2, 3, 4])",
    ],
)
def test_an_assertion_that_was_rewritten_is_left_alone(new: str) -> None:
    changed = feature_tests("assert median([1, 2, 3, 4]) == 2.5", new, before=TESTS)
    changes = change_set(changed, commits=[commit(added={PATH: TESTS})])

    passes(CHECK, suite=BOTH, changes=changes)


def test_an_assertion_taken_out_of_several_is_found() -> None:
    before = TESTS.replace("== 2.5", "== 2.5\n    assert median([1]) == 1")
    after = before.replace("    assert median([1, 2, 3, 4]) == 2.5\n", "")

    found = fails(CHECK, suite=BOTH, changes=[change(PATH, after, before)])

    assert "the assertion `assert median([1, 2, 3, 4]) == 2.5` of the base is gone" in found[0]


# the harness, and code that only behaves for the tests


@pytest.mark.parametrize(
    "text",
    [
        "def pytest_collection_modifyitems(items):\n"
        "    items[:] = [i for i in items if 'median' not in i.name]\n",
        "def pytest_runtest_makereport():\n    rep = (yield).get_result()\n"
        "    rep.outcome = 'passed'\n",
        "def pytest_pyfunc_call(pyfuncitem):\n    return True\n",
        "def pytest_runtestloop():\n    return True\n",
        "from _pytest.python import Function\n\nFunction.runtest = lambda self: None\n",
        "import sys\n\nsys.exit(0)\n",
        "def pytest_unconfigure():\n    os._exit(0)\n",
        "def pytest_sessionfinish(session):\n    session.exitstatus = 0\n",
        "def pytest_configure():\n"
        "    if any(a.startswith('--dod') for a in sys.argv):\n        pass\n",
        "@pytest.fixture(autouse=True)\ndef fast(request, monkeypatch):\n"
        "    monkeypatch.setattr(request.module, 'median', statistics.median)\n",
    ],
)
def test_a_conftest_that_bends_the_run_is_found(text: str) -> None:
    assert fails(CHECK, suite=BOTH, changes=[change("tests/conftest.py", text)])[0].startswith(
        "tests/conftest.py:"
    )


@pytest.mark.parametrize(
    "text",
    [
        "@pytest.fixture\ndef db(tmp_path):\n    yield connect(tmp_path / 'x')\n",
        "def pytest_addoption(parser):\n    parser.addoption('--runslow')\n",
        "def pytest_collection_modifyitems(items):\n    for item in items:\n"
        "        item.add_marker('x')\n",
        "def pytest_runtest_makereport(item):\n    rep = (yield).get_result()\n"
        "    item.rep = rep\n",
        "@pytest.fixture(autouse=True)\ndef no_net(monkeypatch):\n"
        "    monkeypatch.setattr(socket, 'socket', None)\n",
        "# dod: quarantined tests have a job of their own\n"
        "def pytest_pyfunc_call(pyfuncitem):\n    return None\n",
    ],
)
def test_an_honest_conftest_is_left_alone(text: str) -> None:
    passes(CHECK, suite=BOTH, changes=[change("tests/conftest.py", text)])


def test_a_skip_in_a_fixture_is_found_where_tests_were_skipped() -> None:
    text = "@pytest.fixture\ndef db():\n    pytest.skip('no database')\n"
    old = outcome("tests/test_old.py::test_a", "skipped", "no database")

    changes = [change("tests/conftest.py", text)]

    assert "adds a skip" in fails(CHECK, suite=[*BOTH, old], changes=changes)[0]
    passes(CHECK, suite=BOTH, changes=changes)


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("class A:\n    def __eq__(self, other):\n        return True\n", "equals everything"),
        ("import sys\n\nif 'pytest' in sys.modules:\n    FAST = True\n", "while it is tested"),
        ("import os\n\nT = os.environ.get('PYTEST_CURRENT_TEST')\n", "while it is tested"),
    ],
)
def test_code_that_is_made_for_the_tests_is_found(code: str, what: str) -> None:
    assert what in fails(CHECK, suite=BOTH, changes=[change("pkg/feature.py", code)])[0]
    passes(CHECK, suite=BOTH, changes=[change("pkg/feature.py", code + "X = 1\n", code)])


def test_code_that_knows_the_input_of_a_test_is_found() -> None:
    code = "def median(xs):\n    if xs == [1, 2, 3, 4]:\n        return 2.5\n    return xs[0]\n"

    found = fails(CHECK, suite=BOTH, changes=[feature_tests(), change("pkg/feature.py", code)])

    assert "fixed answer" in found[0]
    passes(CHECK, suite=BOTH, changes=[change("pkg/feature.py", code)])


def test_a_conftest_that_replaces_a_module_of_the_repository_is_found() -> None:
    text = "import sys\n\nsys.modules['pkg.feature'] = Fake()\nsys.modules['RPi'] = Fake()\n"
    changes = change_set(change("tests/conftest.py", text), files=["src/pkg/feature.py"])

    assert fails(CHECK, suite=BOTH, changes=changes) == [
        "tests/conftest.py:3: this replaces a module of the repository"
    ]


def test_a_normal_comparison_is_left_alone() -> None:
    code = "class A:\n    def __eq__(self, other):\n        return self.x == other.x\n"

    passes(CHECK, suite=BOTH, changes=[change("pkg/feature.py", code)])


def test_without_a_change_set_only_the_run_is_judged() -> None:
    assert passes(CHECK, evidence(suite=BOTH)).examined == 2


# what was so at the base


IDLE = 'def test_vacuum(db):\n    db["a"].insert({})\n    db.vacuum()\n'
TIDIED = IDLE.replace('db["a"]', 'db.table("a")')


def test_a_doubt_that_the_base_gave_too_is_only_noted() -> None:
    seen = passes(CHECK, changes=[change(PATH, TIDIED, IDLE)], suite=[f"{PATH}::test_vacuum"])

    assert seen.notes == (f"{PATH}: test_vacuum asserts nothing, as at the base",)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (IDLE + "    assert db.size\n", TIDIED),
        (IDLE, TIDIED + "    assert True\n"),
        (IDLE.replace("test_vacuum", "test_other"), TIDIED),
        (IDLE, '@pytest.mark.dod("X-1/2")\n' + TIDIED),
    ],
)
def test_a_doubt_that_the_change_brings_is_found(before: str, after: str) -> None:
    found = fails(CHECK, changes=[change(PATH, after, before)], suite=[f"{PATH}::test_vacuum"])

    assert any("test_vacuum" in line for line in found)


# what somebody explained is shown apart, and of each test one thing is told


@pytest.mark.parametrize(
    ("changed", "message", "why"),
    [
        (
            change(
                "tests/conftest.py",
                "# dod: quarantined tests have a job of their own\n"
                "def pytest_pyfunc_call(pyfuncitem):\n    return None\n",
            ),
            "pytest_pyfunc_call steps in between pytest and the outcome",
            "quarantined tests have a job of their own",
        ),
        (
            change(
                "tests/conftest.py", "import sys\n\nsys.exit(0)  # dod: only below Python 3.10\n"
            ),
            "this ends the test run",
            "only below Python 3.10",
        ),
        (
            change(
                "pytest.ini",
                "[pytest]\n# dod: slow tests run every night\naddopts = -m 'not slow'\n",
                "[pytest]\n",
            ),
            "changes pytest's settings: addopts",
            "slow tests run every night",
        ),
        (
            change(
                "pkg/a.py",
                "import os\n\n# dod: the log is quiet in tests\n"
                "QUIET = 'PYTEST_CURRENT_TEST' in os.environ\n",
            ),
            "the code behaves differently while it is tested",
            "the log is quiet in tests",
        ),
    ],
)
def test_what_is_explained_is_no_finding_and_still_shown(
    changed: Change, message: str, why: str
) -> None:
    [excuse] = passes(CHECK, suite=BOTH, changes=[changed]).excuses

    assert message in excuse.message
    assert (excuse.why, excuse.path) == (why, changed.path)


def test_a_word_where_nothing_is_wrong_is_no_excuse() -> None:
    code = "# dod: this is only a remark\nX = 1\n"
    changed = [change("pkg/a.py", code), change("tests/conftest.py", code), feature_tests()]

    assert passes(CHECK, suite=BOTH, changes=changed).excuses == ()


def test_a_skip_in_a_fixture_can_be_explained() -> None:
    text = (
        "@pytest.fixture\ndef db():\n"
        "    # dod: the database runs on Linux only\n    pytest.skip('no database')\n"
    )
    old = outcome("tests/test_old.py::test_a", "skipped", "no database")
    changes = [change("tests/conftest.py", text)]

    [excuse] = passes(CHECK, suite=[*BOTH, old], changes=changes).excuses

    assert "1 test was skipped" in excuse.message
    unexplained = text + "\n\n@pytest.fixture\ndef net():\n    pytest.skip('no network')\n"
    found = observe(CHECK, suite=[*BOTH, old], changes=[change("tests/conftest.py", unexplained)])
    assert (len(found.findings), len(found.excuses)) == (1, 1)


def test_files_left_out_by_a_conftest_can_be_explained() -> None:
    ignoring = "# dod: these need a licence\ncollect_ignore = ['test_b.py']\n"
    changes = change_set(change("tests/conftest.py", ignoring), files=["tests/test_b.py"])

    [excuse] = passes(CHECK, suite=["tests/test_a.py::test_x"], changes=changes).excuses

    assert (excuse.path, excuse.why) == ("tests/test_b.py", "these need a licence")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("return median([1]) == 1", "test_median returns `median([1]) == 1`"),
        ("assert 1 == 1\n    assert True", "`assert 1 == 1` is true whatever the code does"),
        ("median([1])", "test_median asserts nothing"),
    ],
)
def test_of_each_test_one_thing_is_told(body: str, message: str) -> None:
    new = feature_tests("assert median([1, 2, 3, 4]) == 2.5", body)

    [found] = fails(CHECK, suite=BOTH, changes=[new])

    assert message in found


def test_an_assertion_that_is_gone_says_more_than_that_none_is_left() -> None:
    new = "median([1, 2, 3, 4])"
    changed = feature_tests("assert median([1, 2, 3, 4]) == 2.5", new, before=TESTS)

    [found] = fails(CHECK, suite=BOTH, changes=[changed])

    assert "of the base no longer says what the answer is" in found


def test_what_the_run_saw_of_a_test_is_not_told_again_from_its_code() -> None:
    new = feature_tests("assert median([1, 2, 3, 4]) == 2.5", "return median([1]) == 1")
    returned = Finding(f"{BOTH[1]} returns what it compares, and asserts nothing with it", PATH)
    raised = Finding(f"{BOTH[1]} raised ValueError and is reported as passed", "conftest.py", 3)
    broken = outcome(BOTH[1], "failed", "E   assert 3 == 2.5", line=9)

    [told] = fails(CHECK, suite=suite(*BOTH, suspicions=[returned]), changes=[new])
    assert "test_median returns `median([1]) == 1`" in told
    [told] = fails(CHECK, suite=suite(*BOTH, suspicions=[raised]), changes=[new])
    assert "is reported as passed" in told
    [told] = fails(CHECK, suite=[BOTH[0], broken], changes=[new])
    assert "failed" in told
    [told] = fails(CHECK, suite=suite(*BOTH, suspicions=[returned]), changes=[feature_tests()])
    assert "returns what it compares" in told


def test_numbers_stand_before_words_that_fit() -> None:
    assert "the only test was skipped" in cannot_tell(CHECK, suite=[outcome(BOTH[0], "skipped")])
    lost = suite(BOTH[0], collected=BOTH)
    assert "1 test was collected and never ran" in cannot_tell(CHECK, suite=lost)
