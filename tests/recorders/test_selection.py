from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.witnesses import Attended, attended

TWO = "def test_one(): pass\ndef test_two(): pass\n"
FILES = {"tests/test_it.py": TWO, "tests/deep/test_deep.py": "def test_deep(): pass\n"}


def settings(**ini: str) -> Mapping[str, str]:
    lines = "".join(f"{name} = {value}\n" for name, value in ini.items())
    return {"pyproject.toml": f'[tool.pytest.ini_options]\npythonpath = ["."]\n{lines}'}


def is_whole(run: Attended) -> None:
    assert run.gaps == []
    assert run.suite.narrowed == ()
    assert run.suite.narrowed_by_settings == ()
    assert set(run.suite.collected) == {test.id for test in run.suite.outcomes}


@pytest.mark.parametrize(
    "arguments",
    [(), ("--ff",), ("-x",), ("-p", "no:randomly"), ("-k", "test"), ("--maxfail=3",)],
    ids=" ".join,
)
def test_everything_is_the_whole_suite(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    run = attended(tmp_path, FILES, *arguments)
    is_whole(run)
    assert len(run.suite.collected) == 3


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("-k", "one"), "-k one leaves out tests"),
        (("-kone",), "-k one leaves out tests"),
        (("-m", "slow"), "-m slow leaves out tests"),
        (
            ("--deselect=tests/test_it.py::test_one",),
            "--deselect tests/test_it.py::test_one leaves out tests",
        ),
        (("--lf",), "--lf"),
        (("--sw",), "--sw"),
        (("--collect-only",), "--collect-only"),
        (("--setup-only",), "--setup-only"),
        (("--setup-plan",), "--setup-plan"),
        (("--ignore=tests/deep",), "--ignore=tests/deep leaves out tests/deep/test_deep.py"),
        (("--ignore-glob=*deep*",), "--ignore-glob=*deep*"),
        (("-o", "python_files=test_it.py"), "-o python_files=test_it.py"),
        (
            ("tests/deep",),
            "the path argument tests/deep leaves out tests/test_it.py",
        ),
        (
            ("tests/test_it.py::test_one",),
            "the path argument tests/test_it.py::test_one leaves out part of the suite",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_options_that_narrow_are_named(
    tmp_path: Path, arguments: tuple[str, ...], reason: str
) -> None:
    run = attended(tmp_path, FILES, *arguments)
    assert reason in run.suite.narrowed
    assert run.suite.narrowed_by_settings == ()


@pytest.mark.parametrize(
    ("arguments", "cwd"),
    [
        (("tests",), "."),
        ((".",), "."),
        (("tests/deep", "tests/test_it.py"), "."),
        ((), "tests"),
        (("../tests",), "tests"),
    ],
)
def test_paths_that_hold_every_test_do_not_narrow(
    tmp_path: Path, arguments: tuple[str, ...], cwd: str
) -> None:
    is_whole(attended(tmp_path, FILES, *arguments, cwd=cwd))


def test_a_run_from_a_subfolder_is_narrower(tmp_path: Path) -> None:
    run = attended(tmp_path, FILES, cwd="tests/deep")
    assert len(run.suite.narrowed) == 1
    assert run.suite.narrowed[0].endswith("leaves out tests/test_it.py")


def test_testpaths_are_the_suite(tmp_path: Path) -> None:
    files = {**FILES, **settings(testpaths='["tests"]'), "other/test_x.py": "def test_x(): 0\n"}
    is_whole(attended(tmp_path, files))
    is_whole(attended(tmp_path, files, "tests"))


def test_what_the_settings_leave_out_is_told_apart(tmp_path: Path) -> None:
    files = {**FILES, **settings(addopts='"-k one"')}
    run = attended(tmp_path, files)
    assert run.suite.narrowed == ()
    assert run.suite.narrowed_by_settings == (
        "-k one (addopts in pyproject.toml) leaves out tests",
    )
    assert len(run.suite.deselected) == 2


def test_the_command_line_is_no_setting(tmp_path: Path) -> None:
    files = {**FILES, **settings(addopts='"-k two"')}
    run = attended(tmp_path, files, "-k", "one")
    assert run.suite.narrowed == ("-k one leaves out tests",)


def test_an_option_set_by_a_conftest_is_told(tmp_path: Path) -> None:
    conftest = "def pytest_configure(config): config.option.keyword = 'one'\n"
    run = attended(tmp_path, {**FILES, "conftest.py": conftest})
    assert run.suite.narrowed == ("-k one (set by a plugin or conftest) leaves out tests",)


def test_tests_removed_without_a_word_are_named(tmp_path: Path) -> None:
    conftest = """
        def pytest_collection_modifyitems(items):
            items[:] = [item for item in items if "two" not in item.name]
        """
    run = attended(tmp_path, {**FILES, "tests/conftest.py": conftest})
    assert run.suite.narrowed == (
        "1 of 3 collected tests did not run, the first is tests/test_it.py::test_two",
        "1 test was removed during collection without a word, the first is "
        "tests/test_it.py::test_two by a hook (tests/conftest.py:1)",
    )


def test_tests_deselected_by_a_hook_are_told(tmp_path: Path) -> None:
    conftest = """
        def pytest_collection_modifyitems(config, items):
            config.hook.pytest_deselected(items=[items.pop()])
        """
    run = attended(tmp_path, {**FILES, "tests/conftest.py": conftest})
    assert run.suite.narrowed == ("1 of 3 tests were deselected by a hook (tests/conftest.py:1)",)


def test_hooks_that_sort_or_mark_do_not_narrow(tmp_path: Path) -> None:
    conftest = """
        import pytest

        def pytest_collection_modifyitems(items):
            items.reverse()
            items[0].add_marker(pytest.mark.skip(reason="not here"))
        """
    run = attended(tmp_path, {**FILES, "tests/conftest.py": conftest})
    is_whole(run)
    assert sorted(run.outcomes.values()) == ["passed", "passed", "skipped"]


def test_a_loop_that_runs_nothing_is_noticed(tmp_path: Path) -> None:
    conftest = "def pytest_runtestloop(): return True\n"
    run = attended(tmp_path, {**FILES, "tests/conftest.py": conftest})
    assert run.code == 0
    assert run.suite.narrowed == (
        "3 of 3 collected tests did not run, the first is tests/deep/test_deep.py::test_deep",
    )


def test_a_run_that_ends_early_says_so(tmp_path: Path) -> None:
    test = "def test_one(): assert 0\ndef test_two(): pass\n"
    run = attended(tmp_path, {"tests/test_it.py": test}, "-x")
    assert "the run ended early: stopping after 1 failures" in run.suite.narrowed
    assert any("1 of 2 collected tests did not run" in reason for reason in run.suite.narrowed)


@pytest.mark.parametrize("arguments", [(), ("-n", "2")], ids=["alone", "workers"])
def test_collection_errors_are_outcomes(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    files = {"tests/test_it.py": TWO, "tests/test_broken.py": "import no_such_module\n"}
    plugins = ("xdist.plugin",) if arguments else ()
    run = attended(tmp_path, files, *arguments, plugins=plugins)
    assert run.outcomes["tests/test_broken.py"] == "error"


MARKED = {
    "tests/test_marks.py": (
        "import pytest, unittest\npytestmark = pytest.mark.suite\n"
        "@pytest.mark.slow\n@pytest.mark.parametrize('n', [1, pytest.param(2, marks="
        "pytest.mark.odd)])\ndef test_n(n): pass\n"
        "class TestCase(unittest.TestCase):\n    def test_case(self): pass\n"
    ),
    "tests/test_it.py": TWO,
    "conftest.py": (
        "import pytest\ndef pytest_collection_modifyitems(items):\n"
        "    items[0].add_marker(pytest.mark.late)\n"
    ),
}


@pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["alone", "two workers"])
def test_the_marks_of_every_test_are_told(tmp_path: Path, workers: tuple[str, ...]) -> None:
    plugins = ("xdist",) if workers else ()
    run = attended(tmp_path, MARKED, *workers, "-m", "not odd", plugins=plugins)
    assert run.gaps == []
    assert run.suite.marks == {
        "tests/test_it.py::test_one": ("late",),
        "tests/test_marks.py::TestCase::test_case": ("suite",),
        "tests/test_marks.py::test_n[1]": ("parametrize", "slow", "suite"),
        "tests/test_marks.py::test_n[2]": ("odd", "parametrize", "slow", "suite"),
    }
    assert run.suite.deselected == ("tests/test_marks.py::test_n[2]",)


def test_a_suite_without_marks_tells_that_it_has_none(tmp_path: Path) -> None:
    assert attended(tmp_path, FILES).suite.marks == {}
