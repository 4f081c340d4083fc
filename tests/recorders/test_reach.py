"""Whose functions a linked test enters."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pytest_dod.model.orders import Orders
from pytest_dod.recorders.reach import Reach
from pytest_dod.wire import Record
from tests.witnesses import SETTINGS, Attended, attended

SHOP = """
    LIMIT = 3

    def price():
        return 1

    async def later():
        return 2
"""
FILES = {**SETTINGS, "shop.py": SHOP, "other.py": "def other():\n    return 1\n"}
PLUGINS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("-n",): ("xdist",),
    ("--cov=shop",): ("pytest_cov",),
}


def _reached(tmp_path: Path, test: str, *arguments: str) -> dict[str, tuple[str, ...] | None]:
    files = {**FILES, "tests/test_it.py": test}
    run: Attended = attended(
        tmp_path, files, *arguments, modules=["shop.py"], plugins=PLUGINS.get(arguments[:1], ())
    )
    return {one.id.rpartition("::")[2]: one.reached for one in run.suite.outcomes}


CALLS = """
    import asyncio
    import threading
    import pytest
    import other, shop

    @pytest.fixture
    def value():
        return shop.price()

    @pytest.mark.dod("T-1/1")
    def test_calls():
        assert shop.price() == 1

    @pytest.mark.dod("T-1/1")
    def test_in_a_thread():
        seen = []
        thread = threading.Thread(target=lambda: seen.append(shop.price()))
        thread.start()
        thread.join()
        assert seen == [1]

    @pytest.mark.dod("T-1/1")
    def test_in_a_loop():
        assert asyncio.run(shop.later()) == 2

    @pytest.mark.dod("T-1/1")
    def test_by_a_fixture(value):
        assert value == 1

    @pytest.mark.dod("T-1/1")
    def test_reads_a_constant():
        assert shop.LIMIT == 3

    @pytest.mark.dod("T-1/1")
    def test_calls_another():
        assert other.other() == 1

    def test_not_linked():
        assert shop.price() == 1
"""


@pytest.mark.parametrize("arguments", [(), ("-n", "2"), ("--cov=shop",)], ids=" ".join)
def test_linked_tests_tell_what_they_enter(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert _reached(tmp_path, CALLS, *arguments) == {
        "test_calls": ("shop.py",),
        "test_in_a_thread": ("shop.py",),
        "test_in_a_loop": ("shop.py",),
        "test_by_a_fixture": ("shop.py",),
        "test_reads_a_constant": (),
        "test_calls_another": (),
        "test_not_linked": None,
    }


def test_to_import_is_not_to_call(tmp_path: Path) -> None:
    test = """
        import pytest

        @pytest.mark.dod("T-1/1")
        def test_imports():
            import shop
            assert shop.LIMIT == 3
    """
    assert _reached(tmp_path, test) == {"test_imports": ()}


def test_a_profiler_of_the_project_is_put_back(tmp_path: Path) -> None:
    test = """
        import sys
        import pytest

        def mine(frame, event, argument):
            return None

        def test_first():
            sys.setprofile(mine)

        @pytest.mark.dod("T-1/1")
        def test_linked():
            import shop
            assert shop.price() == 1

        def test_last():
            assert sys.getprofile() is mine
            sys.setprofile(None)
    """
    assert _reached(tmp_path, test)["test_linked"] == ("shop.py",)


def test_coverage_is_still_right(tmp_path: Path) -> None:
    test = """
        import pytest
        import shop

        @pytest.mark.dod("T-1/1")
        def test_linked():
            assert shop.price() == 1
    """
    run = attended(tmp_path, {**FILES, "tests/test_it.py": test}, modules=["shop.py"])
    assert run.coverage("shop.py").missing == (7,)


class Linked:
    """What of an item of pytest the recorder looks at."""

    def __init__(self, *marks: str) -> None:
        self.nodeid = "t.py::test_a"
        self._marks = marks

    def iter_markers(self, name: str) -> Iterator[str]:
        return (mark for mark in self._marks if name == "dod")


class Told:
    """A sink that keeps what it is told."""

    mine = True

    def __init__(self) -> None:
        self.records: list[Record] = []

    def put(self, record: Record) -> None:
        self.records.append(record)


def _watched(folder: Path, item: Linked, action: Callable[[], object]) -> list[Record]:
    sink = Told()
    orders = Orders("", "", str(folder), str(folder), str(folder), modules=(__file__,))
    reach = Reach(None, orders, sink)  # type: ignore[arg-type]  # its settings are not looked at
    steps = reach.pytest_runtest_protocol(item)  # type: ignore[arg-type]  # only what is used
    next(steps)
    action()
    steps.close()
    return sink.records


def entered() -> int:
    return 1


def test_it_tells_what_was_entered_while_it_watched(tmp_path: Path) -> None:
    before = sys.getprofile()
    (record,) = _watched(tmp_path, Linked("T-1/1"), entered)
    assert record["paths"] == [__file__]
    assert sys.getprofile() is before


def test_it_does_not_watch_other_tests(tmp_path: Path) -> None:
    assert _watched(tmp_path, Linked(), entered) == []


def test_only_calls_into_changed_modules_count(tmp_path: Path) -> None:
    orders = Orders("", "", str(tmp_path), str(tmp_path), str(tmp_path), modules=(__file__,))
    reach = Reach(None, orders, Told())  # type: ignore[arg-type]  # its settings are not looked at
    reached: set[str] = set()
    watch = reach._watcher(reached)
    frame = sys._getframe()
    watch(frame, "return", None)
    assert reached == set()
    watch(frame, "call", None)
    assert reached == {__file__}
