from __future__ import annotations

from pathlib import Path

import pytest

from tests.witnesses import Attended, attended

THREADS = """
    import threading

    def in_a_thread(target):
        thread = threading.Thread(target=target)
        thread.start()
        thread.join()
        assert not thread.is_alive()
    """


def ran(folder: Path, test: str, *arguments: str, plugins: tuple[str, ...] = ()) -> Attended:
    files = {"tests/threads.py": THREADS, "tests/test_it.py": test}
    return attended(folder, files, *arguments, plugins=plugins, modules=())


def warned(run: Attended) -> dict[str, str]:
    return {test.id.rpartition("::")[2]: test.warned for test in run.suite.outcomes if test.warned}


ASSERTS = """
    from threads import in_a_thread

    def test_thread():
        def check():
            assert 1 + 1 == 3
        in_a_thread(check)

    def test_quiet():
        in_a_thread(lambda: None)
    """


@pytest.mark.parametrize("workers", [(), ("-n", "1")])
def test_an_assertion_that_fails_in_a_thread_is_told(
    tmp_path: Path, workers: tuple[str, ...]
) -> None:
    plugins = ("xdist.plugin", "xdist.looponfail") if workers else ()
    run = ran(tmp_path, ASSERTS, *workers, plugins=plugins)
    assert set(run.outcomes.values()) == {"passed"}
    (told,) = run.suite.suspicions
    assert told.message.startswith(
        "tests/test_it.py::test_thread asserts in a thread, and the failure was only a warning: "
    )
    assert "(1 + 1) == 3" in told.message
    assert (told.path, told.line) == ("tests/test_it.py", 5)
    assert warned(run) == {}


def test_another_exception_in_a_thread_is_kept_with_its_test(tmp_path: Path) -> None:
    test = """
        from threads import in_a_thread

        def test_thread():
            def check():
                raise KeyError("gone")
            in_a_thread(check)
        """
    run = ran(tmp_path, test)
    assert run.suspicions == []
    assert warned(run) == {"test_thread": "in a thread: KeyError: 'gone'"}


def test_what_pytest_was_told_to_make_an_error_is_left_to_it(tmp_path: Path) -> None:
    run = ran(tmp_path, ASSERTS, "-W", "error")
    assert run.outcomes["test_thread"] == "failed"
    assert run.suspicions == []


def test_a_coroutine_of_the_test_file_that_nothing_awaited(tmp_path: Path) -> None:
    test = """
        import asyncio
        from unittest import mock

        async def check():
            assert 1 + 1 == 3

        def test_forgotten():
            check()

        def test_awaited():
            assert asyncio.run(asyncio.sleep(0, 2)) == 2

        def test_mocked():
            mock.AsyncMock()()
            assert asyncio.sleep(0)
        """
    run = ran(tmp_path, test)
    assert set(run.outcomes.values()) == {"passed"}
    assert warned(run) == {"test_forgotten": "coroutine 'check' was never awaited"}
