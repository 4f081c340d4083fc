"""Which lines of the changed modules ran: one measurement in each process, ours or the user's."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from typing import TYPE_CHECKING

import pytest

from ..model.orders import Orders
from ..wire import Record
from ._measured import Executed, Modules, records
from ._sink import Repository, Sink, gap

if TYPE_CHECKING:
    from ._own_coverage import OwnCoverage
    from ._their_coverage import TheirCoverage


class Lines:
    """A pytest plugin: measures from the moment it is made until `finish`."""

    def __init__(self, config: pytest.Config, orders: Orders, sink: Sink, *, gather: bool) -> None:
        self._sink = sink
        self._repository = Repository(orders.top)
        self._modules = Modules(orders.modules)
        self._measurement = self._start(config, orders, gather)

    def _start(
        self, config: pytest.Config, orders: Orders, gather: bool
    ) -> OwnCoverage | TheirCoverage | None:
        if not len(self._modules):
            return None
        outer = sys.modules.get("coverage")
        running = outer.Coverage.current() if outer is not None else None
        plugin = _pytest_cov(config)
        if running is not None or plugin:
            from ._their_coverage import TheirCoverage

            if running is not None and plugin:
                self._sink.put(
                    gap(
                        "coverage",
                        "two measurements at once: pytest-cov inside of coverage run",
                        "use one of them",
                    )
                )
            return TheirCoverage(
                config, self._modules, self._sink, self._repository, None if plugin else running
            )
        if sys.gettrace() is not None:
            self._sink.put(
                gap(
                    "coverage",
                    "a debugger or another tracer is at work, so lines were not recorded",
                    "run without it",
                )
            )
            return None
        from ._own_coverage import OwnCoverage

        return OwnCoverage(orders, self._modules, self._sink, gather=gather)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        result = yield
        if self._measurement is not None:
            self._measurement.check_trace(item.nodeid)
        return result

    # Inside of pytest-cov's own wrapper, which ends its measurement.
    @pytest.hookimpl(wrapper=True, trylast=True)
    def pytest_runtestloop(self) -> Generator[None, object, object]:
        try:
            return (yield)
        finally:
            if self._measurement is not None and self._sink.mine:
                self._measurement.after_tests()

    def finish(self) -> None:
        """Stop measuring, and tell what was seen."""
        measurement, self._measurement = self._measurement, None
        if not len(self._modules):
            self._sink.put(_measured("", branches=False))
        if measurement is None:
            return
        executed = measurement.finish()
        branches = measurement.wants_branches
        self._sink.put(
            _measured(measurement.source, branches=branches, settings=measurement.settings)
        )
        for record in records(executed):
            self._sink.put(record)
        self._tell_other_copies(executed)

    def _tell_other_copies(self, executed: dict[str, Executed]) -> None:
        """Tell of modules that were imported from somewhere else than the checkout."""
        silent = [
            path
            for path in self._modules.real_paths
            if (self._modules.named(path) or path) not in executed
        ]
        if not silent:
            return
        for name, module in tuple(sys.modules.items()):
            file = getattr(module, "__file__", None)
            if "." not in name or not isinstance(file, str) or self._repository.holds(file):
                continue
            tail = "/" + "/".join(name.split("."))
            for path in silent:
                stem = os.path.splitext(path)[0].replace(os.sep, "/").removesuffix("/__init__")
                if stem.endswith(tail) and os.path.basename(file) == os.path.basename(path):
                    self._sink.put(
                        gap(
                            "coverage",
                            f"the tests imported {file}, not {self._repository.relative(path)}",
                            "install the checkout in editable form (pip install -e .)",
                        )
                    )


def _measured(source: str, *, branches: bool, settings: str = "") -> Record:
    return {"kind": "measured", "source": source, "branches": branches, "settings": settings}


def _pytest_cov(config: pytest.Config) -> bool:
    """Whether pytest-cov is going to measure."""
    options = config.known_args_namespace
    disabled = getattr(options, "no_cov", False)
    return bool(getattr(options, "cov_source", None)) and not disabled
