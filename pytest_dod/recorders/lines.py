"""Which lines of the changed modules ran: one measurement in each process, ours or the user's."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Container, Generator, Iterator
from typing import TYPE_CHECKING

import pytest

from ..model.orders import Orders
from ..wire import Record
from ._measured import Modules, records
from ._sink import Repository, Sink, gap, real_path

if TYPE_CHECKING:
    from ._own_coverage import OwnCoverage
    from ._their_coverage import TheirCoverage

_EDITABLE = "install the checkout in editable form (pip install -e .)"


class Lines:
    """A pytest plugin: measures from the moment it is made until `finish`."""

    def __init__(self, config: pytest.Config, orders: Orders, sink: Sink, *, gather: bool) -> None:
        self._sink = sink
        self._repository = Repository(orders.top)
        self._modules = Modules(orders.modules, orders.others)
        self._others = Modules(orders.others)
        self._measurement = self._start(config, orders, gather)

    def _start(
        self, config: pytest.Config, orders: Orders, gather: bool
    ) -> OwnCoverage | TheirCoverage | None:
        if not len(self._modules):
            return None
        outer = sys.modules.get("coverage")
        running = outer.Coverage.current() if outer is not None else None
        plugin = _pytest_cov(config)
        begun = _begun()
        if begun is not None and running is None and not plugin:
            begun.report_to(self._sink)
            return begun
        if begun is not None:
            begun.discard()
        if running is None or plugin:
            early = imported(self._modules)
            if early:
                self._sink.put({"kind": "imported", "paths": early})
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
                config,
                self._modules,
                self._sink,
                self._repository,
                None if plugin else running,
                orders.coverage_settings,
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
        broken_off = True
        try:
            result = yield
            broken_off = False
            return result
        finally:
            if self._measurement is not None and self._sink.mine:
                self._measurement.after_tests(broken_off=broken_off)

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
        for record in other_copies(self._modules, executed, self._repository):
            self._sink.put(record)
        for record in other_copies(self._others, executed, self._repository, "total-coverage"):
            self._sink.put(record)


def imported(modules: Modules) -> list[str]:
    """Those of the changed modules that this process has imported already."""
    files = [getattr(module, "__file__", None) for module in tuple(sys.modules.values())]
    named = [modules.named(real_path(file)) for file in files if isinstance(file, str)]
    return sorted(filter(None, named))


def other_copies(
    modules: Modules, executed: Container[str], repository: Repository, kind: str = "coverage"
) -> Iterator[Record]:
    """Gaps for modules that were imported from somewhere else than the checkout.

    Where the other copy says something else, the tests have shown nothing about the change.
    """
    silent = [path for path in modules.real_paths if (modules.named(path) or path) not in executed]
    if not silent:
        return
    for name, module in tuple(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if not isinstance(file, str) or repository.holds(file):
            continue
        for path in silent:
            if not _is_copy(name, file, path, repository):
                continue
            relative = repository.relative(path)
            yield gap(kind, f"the tests imported {file}, not {relative}", _EDITABLE)
            if kind == "coverage" and _content(file) != _content(path):
                reason = f"the tests ran {file}, which is not what stands in {relative}"
                yield gap("tests", reason, _EDITABLE)


def _is_copy(name: str, file: str, path: str, repository: Repository) -> bool:
    """Whether `file`, imported as `name`, is the module that `path` of the checkout would be."""
    tail = "/" + name.replace(".", "/")
    stem = os.path.splitext(path)[0].replace(os.sep, "/").removesuffix("/__init__")
    if not stem.endswith(tail) or os.path.basename(file) != os.path.basename(path):
        return False
    root = stem.removesuffix(tail)
    if "." not in name:
        # A name so short means many files.
        return repository.relative(path).removeprefix("src/").split("/")[0] in (name, f"{name}.py")
    return not os.path.exists(os.path.join(root, "__init__.py"))


def _content(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None


def _begun() -> OwnCoverage | None:
    """The measurement that began before other plugins were loaded, if one did."""
    name = f"{__package__}.early"
    return importlib.import_module(name).measurement if name in sys.modules else None


def _measured(source: str, *, branches: bool, settings: str = "") -> Record:
    return {"kind": "measured", "source": source, "branches": branches, "settings": settings}


def _pytest_cov(config: pytest.Config) -> bool:
    """Whether pytest-cov is going to measure."""
    options = config.known_args_namespace
    disabled = getattr(options, "no_cov", False)
    return bool(getattr(options, "cov_source", None)) and not disabled
