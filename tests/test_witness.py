from __future__ import annotations

from pathlib import Path

import pytest

from tests.witnesses import Attended, attended

SHOP = """
    def total(amounts, discount=0):
        if discount < 0:
            raise ValueError("negative")
        return sum(amounts) - discount


    def unused():
        return 1
    """
TESTS = """
    import pytest

    from shop import total


    @pytest.mark.dod("3")
    def test_total():
        assert total([1, 2]) == 3


    def test_discount():
        assert total([1, 2], 1) == 2


    def test_negative():
        with pytest.raises(ValueError):
            total([1], -1)


    def test_more():
        pass
    """
XDIST = ("xdist.plugin", "xdist.looponfail")


def dying(folder: Path, how: str, *arguments: str) -> Attended:
    test = f"""
        import os, signal, sys, time, ctypes

        def test_first():
            pass

        def test_dies():
            {how}

        def test_last():
            pass
        """
    return attended(folder, {"tests/test_it.py": test}, *arguments)


@pytest.mark.parametrize(
    ("how", "ending"),
    [
        ("os._exit(0)", "ended with exit status 0"),
        ("os._exit(7)", "ended with exit status 7"),
        ("os.kill(os.getpid(), signal.SIGKILL)", "died of SIGKILL"),
        ("ctypes.string_at(0)", "died of SIGSEGV"),
    ],
)
def test_a_process_that_dies_has_proven_nothing(tmp_path: Path, how: str, ending: str) -> None:
    run = dying(tmp_path, how, "-p", "no:faulthandler")
    assert not run.suite.finished
    assert run.gaps == [
        f"the test process {ending} without reporting "
        "while tests/test_it.py::test_dies was running"
    ]
    assert run.outcomes == {"test_first": "passed"}


def test_death_after_the_last_test_spoils_no_evidence(tmp_path: Path) -> None:
    files = {
        "tests/test_it.py": "def test_it(): assert 0\n",
        "tests/conftest.py": "import os\ndef pytest_unconfigure(): os._exit(0)\n",
    }
    run = attended(tmp_path, files)
    assert run.code == 0
    assert run.suite.finished
    assert run.outcomes == {"test_it": "failed"}


@pytest.mark.parametrize(
    "conftest", ["import sys; sys.exit(0)", "import pytest; pytest.exit('no', 0)"]
)
def test_a_conftest_that_ends_the_run_is_no_success(tmp_path: Path, conftest: str) -> None:
    run = attended(tmp_path, {"tests/test_it.py": "def test_it(): pass\n", "conftest.py": conftest})
    assert not run.suite.finished
    assert len(run.gaps) == 1


def test_options_that_pytest_refuses_are_a_gap(tmp_path: Path) -> None:
    run = attended(tmp_path, {"tests/test_it.py": "def test_it(): pass\n"}, "--no-such-option")
    assert run.gaps == [
        "pytest refused its options or settings (exit status 4) before it had reported"
    ]


def test_an_internal_error_is_a_gap(tmp_path: Path) -> None:
    files = {
        "tests/test_it.py": "def test_it(): pass\n",
        "conftest.py": "def pytest_collection_finish(): raise RuntimeError\n",
    }
    run = attended(tmp_path, files)
    assert "pytest broke (internal error, exit status 3)" in run.gaps


def test_no_tests_are_no_gap_but_nothing_either(tmp_path: Path) -> None:
    run = attended(tmp_path, {"tests/test_it.py": ""})
    assert run.code == 5
    assert run.suite.finished
    assert run.suite.outcomes == ()
    assert run.gaps == []


def test_a_fork_that_goes_on_with_the_tests_is_told_once(tmp_path: Path) -> None:
    test = "import os\ndef test_it(): os.fork()\ndef test_more(): pass\n"
    run = attended(tmp_path, {"tests/test_it.py": test})
    assert run.outcomes == {"test_it": "passed", "test_more": "passed"}
    assert run.gaps == []


def test_a_pytest_started_by_a_test_is_no_witness(tmp_path: Path) -> None:
    test = """
        import os, subprocess, sys

        def test_it(tmp_path):
            assert not [name for name in os.environ if name.startswith("PYTEST_DOD")]
            (tmp_path / "test_inner.py").write_text("def test_inner(): assert 0")
            inner = [sys.executable, "-m", "pytest", "-p", "pytest_dod.plugin", str(tmp_path)]
            assert subprocess.run(inner).returncode == 1
        """
    run = attended(tmp_path, {"tests/test_it.py": test})
    assert run.outcomes == {"test_it": "passed"}
    assert run.suite.collected == ("tests/test_it.py::test_it",)


def test_nothing_is_written_into_the_project(tmp_path: Path) -> None:
    files = {"shop.py": SHOP, "tests/test_shop.py": TESTS}
    run = attended(tmp_path, files, "-p", "no:cacheprovider")
    present = {path.relative_to(run.project) for path in run.project.rglob("*") if path.is_file()}
    assert present == {Path("pyproject.toml"), *map(Path, files)}


def test_versions_are_told(tmp_path: Path) -> None:
    run = attended(tmp_path, {"tests/test_it.py": "def test_it(): pass\n"})
    assert {"python", "pytest"} <= set(run.account.versions)


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Attended:
    files = {"shop.py": SHOP, "tests/test_shop.py": TESTS}
    return attended(tmp_path_factory.mktemp("alone"), files)


@pytest.mark.parametrize(
    "arguments",
    [("-n", "2"), ("-n", "2", "--dist", "loadfile"), ("-n", "2", "--dist", "worksteal"), ("-n0",)],
    ids=" ".join,
)
def test_workers_tell_what_one_process_would_have_told(
    tmp_path: Path, alone: Attended, arguments: tuple[str, ...]
) -> None:
    files = {"shop.py": SHOP, "tests/test_shop.py": TESTS}
    run = attended(tmp_path, files, *arguments, plugins=XDIST)
    assert run.gaps == []
    assert run.outcomes == alone.outcomes
    assert [test.linked for test in run.suite.outcomes] == [
        test.linked for test in alone.suite.outcomes
    ]
    assert run.suite.collected == alone.suite.collected
    assert run.suite.narrowed == run.suite.narrowed_by_settings == ()
    assert run.lines("shop.py") == alone.lines("shop.py")
    assert run.coverage("shop.py") == alone.coverage("shop.py")


def test_workers_that_get_no_test_are_no_gap(tmp_path: Path) -> None:
    files = {"shop.py": SHOP, "tests/test_it.py": "def test_it(): pass\n"}
    run = attended(tmp_path, files, "-n", "3", plugins=XDIST)
    assert run.gaps == []
    assert run.outcomes == {"test_it": "passed"}


def test_a_worker_that_dies_is_a_gap_and_not_a_lower_number(tmp_path: Path) -> None:
    test = """
        import os
        from shop import total

        def test_before():
            assert total([1]) == 1

        def test_dies():
            os._exit(0)

        def test_after():
            assert total([2]) == 2
        """
    run = attended(tmp_path, {"shop.py": SHOP, "tests/test_it.py": test}, "-n", "1", plugins=XDIST)
    assert run.suite.finished
    assert run.outcomes == {"test_before": "passed", "test_dies": "failed", "test_after": "passed"}
    assert run.gaps == ["worker gw0 died, and with it the lines it had run"]
    assert run.account.gaps[0].kind.value == "coverage"


def test_suspicions_and_vanished_tests_arrive_from_workers(tmp_path: Path) -> None:
    conftest = """
        import pytest

        def pytest_collection_modifyitems(items):
            items[:] = [item for item in items if "more" not in item.name]

        @pytest.hookimpl(hookwrapper=True)
        def pytest_runtest_makereport():
            report = (yield).get_result()
            report.outcome = "passed"
            report.longrepr = None
        """
    test = "def test_it(): assert 0\ndef test_more(): pass\n"
    files = {"tests/conftest.py": conftest, "tests/test_it.py": test}
    run = attended(tmp_path, files, "-n", "2", plugins=XDIST)
    assert run.outcomes == {"test_it": "passed"}
    assert run.suspicions == [
        "tests/test_it.py::test_it raised AssertionError and is reported as passed"
    ]
    assert any("removed during collection without a word" in r for r in run.suite.narrowed)
