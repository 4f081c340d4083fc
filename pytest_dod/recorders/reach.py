"""Which changed modules a linked test really called into."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Generator
from types import FrameType

import pytest

from ..model.orders import Orders
from ._sink import Repository, Sink, real_path

Profile = Callable[[FrameType, str, object], object]


class Reach:
    """A pytest plugin: while a test with a `dod` mark runs, it notes whose functions are entered.

    By the interpreter's profiling hook, since a tracer may be at work already. To import a module
    is not to call into it.
    """

    def __init__(self, config: pytest.Config, orders: Orders, sink: Sink) -> None:
        self._sink = sink
        self._repository = Repository(orders.top)
        self._wanted = {real_path(module) for module in orders.modules}
        self._known: dict[str, str] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        if next(item.iter_markers("dod"), None) is None or not self._wanted:
            return (yield)
        reached: set[str] = set()
        before, before_threads = sys.getprofile(), threading.getprofile()
        watch = self._watcher(reached)
        sys.setprofile(watch)
        threading.setprofile(watch)
        try:
            return (yield)
        finally:
            sys.setprofile(before)
            threading.setprofile(before_threads)
            paths = sorted(self._repository.relative(path) for path in reached)
            self._sink.put({"kind": "reach", "id": item.nodeid, "paths": paths})

    def _watcher(self, reached: set[str]) -> Profile:
        def watch(frame: FrameType, event: str, argument: object) -> None:
            if event == "call" and frame.f_code.co_name != "<module>":
                path = self._real(frame.f_code.co_filename)
                if path in self._wanted:
                    reached.add(path)

        return watch

    def _real(self, name: str) -> str:
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = name if name.startswith("<") else real_path(name)
        return known
