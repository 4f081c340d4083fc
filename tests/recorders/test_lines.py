from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.witnesses import Attended, attended

SHOP = """\
def total(amounts, discount=0):
    if discount < 0:
        raise ValueError("negative")
    return sum(amounts) - discount


def unused():
    return 1
"""
TEST = "from shop import total\n\n\ndef test_total():\n    assert total([1, 2]) == 3\n"
FILES = {"shop.py": SHOP, "tests/test_shop.py": TEST}
RAN = [1, 2, 4, 7]
COV = ("pytest_cov.plugin",)
XDIST = ("xdist.plugin",)


def percent(run: Attended, path: str = "shop.py") -> float:
    value = run.coverage(path).percent
    assert value is not None
    return round(value, 2)


def test_the_lines_that_ran_are_told(tmp_path: Path) -> None:
    run = attended(tmp_path, FILES)
    assert run.gaps == []
    assert run.lines("shop.py") == RAN
    assert run.account.coverage_source == "measured by pytest-dod"
    assert not run.account.branches
    assert percent(run) == round(100 * 4 / 6, 2)


def test_branches_are_told_where_the_settings_ask_for_them(tmp_path: Path) -> None:
    run = attended(tmp_path, {**FILES, ".coveragerc": "[run]\nbranch = true\n"})
    assert run.account.branches
    module = run.coverage("shop.py")
    assert (module.branches, module.missing_branches) == (2, 1)


def test_branches_are_told_where_the_base_asked_for_them(tmp_path: Path) -> None:
    assert attended(tmp_path, FILES, branches=True).coverage("shop.py").branches == 2


def test_a_module_that_was_not_imported_is_not_covered(tmp_path: Path) -> None:
    run = attended(tmp_path, {**FILES, "other.py": "X = 1\n"})
    assert percent(run, "other.py") == 0.0


def test_what_a_conftest_imports_counts(tmp_path: Path) -> None:
    run = attended(tmp_path, {**FILES, "conftest.py": "import shop\n"}, modules=["shop.py"])
    assert run.lines("shop.py") == RAN


@pytest.mark.parametrize("arguments", [(), ("--cov=shop",)])
@pytest.mark.parametrize("settings", ["[run]\n", "[run]\nbranch = true\n"])
def test_a_working_folder_that_the_tests_delete_disturbs_nothing(
    tmp_path: Path, settings: str, arguments: tuple[str, ...]
) -> None:
    away = """
        import os
        from shop import total

        def test_total(tmp_path, monkeypatch):
            exec(compile("def made(): return 1", "made.py", "exec"), globals())
            assert made() == total([1])

        def test_away(tmp_path):
            (tmp_path / "gone").mkdir()
            os.chdir(tmp_path / "gone")
            (tmp_path / "gone").rmdir()
            assert made() == total([1])
        """
    files = {"shop.py": SHOP, "tests/test_shop.py": away, ".coveragerc": settings}
    run = attended(tmp_path, files, *arguments, plugins=COV if arguments else ())
    assert "INTERNALERROR" not in run.out
    assert run.gaps == []
    assert run.lines("shop.py") == RAN


def test_without_changed_modules_nothing_is_measured(tmp_path: Path) -> None:
    run = attended(tmp_path, FILES, modules=[], measured=False)
    assert run.account.executed == {}
    assert "coverage" not in run.account.versions


def test_names_that_look_like_patterns_are_found(tmp_path: Path) -> None:
    test = """
        import importlib.util

        def test_it():
            spec = importlib.util.spec_from_file_location("shop", "a[b]c $HOME ü.py")
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
        """
    run = attended(tmp_path, {"a[b]c $HOME ü.py": "X = 1\n", "tests/test_it.py": test})
    assert run.lines("a[b]c $HOME ü.py") == [1]


def test_asserts_that_pytest_rewrites_are_possible_lines(tmp_path: Path) -> None:
    test = """
        def numbers():
            return [
                number
                for number in range(3)
                # with a comment
                if number
            ]

        class TestIt:
            def test_it(self):
                values = numbers()
                assert (
                    # what it is about
                    values
                    ==

                    [
                        1,
                        2,
                    ]
                ), (
                    '''never

                    # shown'''
                )
                assert not any(
                    value > 5
                    for value in values
                ) and (lambda value: (
                    value
                    or 1
                ))(0)
        """
    files = {"tests/test_it.py": test}
    run = attended(tmp_path, files, branches=True, modules=["tests/test_it.py"])
    assert run.outcomes == {"test_it": "passed"}
    assert run.answer().gaps == ()


def test_threads_count(tmp_path: Path) -> None:
    test = """
        import threading
        from shop import unused

        def test_it():
            thread = threading.Thread(target=unused)
            thread.start()
            thread.join()
        """
    run = attended(tmp_path, {"shop.py": SHOP, "tests/test_it.py": test})
    assert run.lines("shop.py") == [1, 7, 8]


SUBPROCESS = """
    import subprocess
    import sys

    def test_it():
        subprocess.run([sys.executable, "-c", "import shop; shop.unused()"], check=True)
    """


def test_subprocesses_count_where_the_settings_ask_for_them(tmp_path: Path) -> None:
    files = {
        "shop.py": SHOP,
        "tests/test_it.py": SUBPROCESS,
        ".coveragerc": "[run]\npatch = subprocess\n",
    }
    run = attended(tmp_path, files)
    assert run.lines("shop.py") == [1, 7, 8]
    assert list(run.project.glob(".coverage.*")) == []
    files[".coveragerc"] = ""
    again = attended(tmp_path, files)
    assert again.account.executed == {}


def test_multiprocessing_counts_where_the_settings_ask_for_it(tmp_path: Path) -> None:
    test = """
        import multiprocessing
        from shop import unused

        def test_it():
            with multiprocessing.get_context("fork").Pool(1) as pool:
                assert pool.apply(unused) == 1
                pool.close()
                pool.join()
        """
    settings = "[run]\nconcurrency = multiprocessing, thread\n"
    run = attended(tmp_path, {"shop.py": SHOP, "tests/test_it.py": test, ".coveragerc": settings})
    assert run.lines("shop.py") == [1, 7, 8]
    assert list(run.project.glob(".coverage*")) == [run.project / ".coveragerc"]


def test_the_environment_cannot_redirect_it(tmp_path: Path) -> None:
    rcfile = tmp_path / "evil.rc"
    rcfile.write_text("[run]\nomit = *\ndata_file = stolen\n[report]\nexclude_lines = .\n")
    environment = dict.fromkeys(("COVERAGE_RCFILE", "COVERAGE_FORCE_CONFIG"), str(rcfile))
    run = attended(tmp_path, FILES, environment={**environment, "COVERAGE_FILE": "stolen"})
    assert run.lines("shop.py") == RAN
    assert percent(run) == round(100 * 4 / 6, 2)
    assert not (run.project / "stolen").exists()


def test_a_coverage_plugin_of_the_repository_is_not_loaded(tmp_path: Path) -> None:
    files = {
        **FILES,
        ".coveragerc": "[run]\nplugins = covplug\n",
        "covplug.py": "raise SystemExit('loaded')\n",
    }
    run = attended(tmp_path, files, modules=["shop.py"])
    assert run.lines("shop.py") == RAN


def test_tests_cannot_reach_it_as_the_current_coverage(tmp_path: Path) -> None:
    conftest = """
        import coverage

        def pytest_runtest_logfinish():
            assert coverage.Coverage.current() is None
        """
    run = attended(tmp_path, {**FILES, "tests/conftest.py": conftest})
    assert run.code == 0
    assert run.lines("shop.py") == RAN


def test_a_lost_trace_function_is_a_gap_for_that_test_only(tmp_path: Path) -> None:
    test = """
        import sys
        from shop import total, unused

        def test_replaces():
            sys.settrace(None)
            total([1])

        def test_after():
            unused()
        """
    run = attended(tmp_path, {"shop.py": SHOP, "tests/test_it.py": test}, branches=True)
    if sys.version_info < (3, 14):
        assert run.gaps == [
            "tests/test_it.py::test_replaces replaced the trace function, "
            "so lines it ran were not seen"
        ]
    assert 8 in run.lines("shop.py")


def test_settings_that_cannot_be_read_are_a_gap(tmp_path: Path) -> None:
    run = attended(tmp_path, {**FILES, ".coveragerc": "[run]\nconcurrency = magic\n"})
    assert len(run.gaps) == 1
    assert "Unknown concurrency" in run.gaps[0]


def test_another_copy_that_was_imported_is_named(tmp_path: Path) -> None:
    installed = tmp_path / "installed/pkg"
    installed.mkdir(parents=True)
    (installed / "__init__.py").write_text("")
    (installed / "shop.py").write_text(SHOP)
    files = {
        "src/pkg/__init__.py": "",
        "src/pkg/shop.py": SHOP,
        "tests/test_it.py": "import pkg.shop\ndef test_it(): pass\n",
    }
    environment = {"PYTHONPATH": str(tmp_path / "installed")}
    run = attended(tmp_path, files, environment=environment, modules=["src/pkg/shop.py"])
    assert run.gaps == [f"the tests imported {installed / 'shop.py'}, not src/pkg/shop.py"]


@pytest.mark.skipif(sys.version_info < (3, 12), reason="sys.monitoring came with 3.12")
def test_lines_are_seen_by_monitoring_where_that_will_do(tmp_path: Path) -> None:
    # dod: skipped on old Pythons, because sys.monitoring came with 3.12
    test = """
        import sys
        import shop

        def test_it():
            assert sys.gettrace() is None
            assert "coverage.py" in [sys.monitoring.get_tool(number) for number in range(6)]
        """
    run = attended(tmp_path, {"shop.py": SHOP, "tests/test_it.py": test})
    assert run.outcomes == {"test_it": "passed"}
    assert run.lines("shop.py") == [1, 7]


def test_one_liners_that_were_never_called_are_known(tmp_path: Path) -> None:
    ops = 'X = 1\nOPS = {\n    "a": lambda x: x + 1,\n    "b": lambda x: x + 2,\n}\n'
    test = "from shop import OPS\n\n\ndef test_a():\n    assert OPS['a'](1) == 2\n"
    run = attended(tmp_path, {"shop.py": ops, "tests/test_it.py": test})
    assert run.coverage("shop.py").never_entered == (4,)
    assert percent(run) == 100.0


def theirs(
    folder: Path,
    files: Mapping[str, str],
    *arguments: str,
    plugins: Sequence[str] = COV,
    command: Sequence[str] = ("-m", "pytest"),
) -> Attended:
    return attended(folder, files, *arguments, plugins=plugins, command=command)


@pytest.mark.parametrize(
    ("arguments", "plugins"),
    [
        (("--cov=shop",), COV),
        (("--cov",), COV),
        (("--cov=.", "--cov-branch"), COV),
        (("--cov=shop", "-n", "2"), (*COV, *XDIST)),
    ],
    ids=["named", "all", "branches", "workers"],
)
def test_pytest_cov_is_read_and_stays_right(
    tmp_path: Path, arguments: tuple[str, ...], plugins: tuple[str, ...]
) -> None:
    report = tmp_path / "theirs.json"
    run = theirs(tmp_path, FILES, *arguments, f"--cov-report=json:{report}", plugins=plugins)
    assert run.gaps == []
    assert run.account.coverage_source == "measured by pytest-cov"
    told = json.loads(report.read_text())["files"]["shop.py"]
    assert told["executed_lines"] == run.lines("shop.py") == RAN
    assert percent(run) == round(told["summary"]["percent_covered"], 2)
    assert run.account.branches == ("--cov-branch" in arguments)


def test_pytest_cov_that_is_switched_off_is_not_waited_for(tmp_path: Path) -> None:
    run = theirs(tmp_path, FILES, "--cov=shop", "--no-cov")
    assert run.account.coverage_source == "measured by pytest-dod"
    assert run.lines("shop.py") == RAN


def test_modules_outside_of_what_pytest_cov_measures_are_a_gap(tmp_path: Path) -> None:
    files = {**FILES, "lib/extra.py": "X = 1\n", "lib/__init__.py": ""}
    run = theirs(tmp_path, files, "--cov=shop")
    assert "lib/extra.py lies outside of what this run was told to measure" in run.gaps
    assert not any("shop.py" in reason for reason in run.gaps)


def test_stale_data_of_pytest_cov_does_not_count(tmp_path: Path) -> None:
    first = theirs(
        tmp_path,
        {**FILES, "tests/test_more.py": "from shop import unused\ndef test(): unused()\n"},
        "--cov=shop",
    )
    assert 8 in first.lines("shop.py")
    (first.project / "tests/test_more.py").unlink()
    again = theirs(tmp_path, FILES, "--cov=shop", "--cov-append")
    assert again.lines("shop.py") == RAN


def test_lines_put_into_the_data_of_pytest_cov_are_noticed(tmp_path: Path) -> None:
    conftest = """
        import coverage
        import shop

        def pytest_runtest_logfinish():
            lines = range(1, len(open(shop.__file__).readlines()) + 1)
            coverage.Coverage.current().get_data().add_lines({shop.__file__: lines})
        """
    run = theirs(tmp_path, {**FILES, "tests/conftest.py": conftest}, "--cov=shop")
    assert [gap.reason for gap in run.answer().gaps] == [
        "shop.py is said to have run lines that cannot run"
    ]


def test_subprocesses_that_pytest_cov_measures_count(tmp_path: Path) -> None:
    files = {
        "shop.py": SHOP,
        "tests/test_it.py": SUBPROCESS,
        ".coveragerc": "[run]\npatch = subprocess\n",
    }
    run = theirs(tmp_path, files, "--cov=.")
    assert run.lines("shop.py") == [1, 7, 8]


def test_coverage_run_is_read_and_stays_right(tmp_path: Path) -> None:
    command = ("-m", "coverage", "run", "--branch", "-m", "pytest")
    run = theirs(tmp_path, FILES, plugins=(), command=command)
    assert run.gaps == []
    assert run.account.coverage_source == "measured by coverage run"
    assert run.account.branches
    subprocess.run([sys.executable, "-m", "coverage", "json", "-q"], cwd=run.project, check=True)
    told = json.loads((run.project / "coverage.json").read_text())["files"]["shop.py"]
    assert told["executed_lines"] == run.lines("shop.py") == RAN
    assert percent(run) == round(told["summary"]["percent_covered"], 2)


def test_two_measurements_at_once_are_a_gap(tmp_path: Path) -> None:
    command = ("-m", "coverage", "run", "-m", "pytest")
    run = theirs(tmp_path, FILES, "--cov=shop", command=command)
    assert "two measurements at once: pytest-cov inside of coverage run" in run.gaps
