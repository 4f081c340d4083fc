"""The child's run: recorders on, evidence onto the wire.

Under xdist every worker is a witness, too. It learns so from the environment its controller gives
it, since its conftest files are imported before xdist tells it anything; what it sees rides on the
reports of its tests, and the rest on its last word.
"""

from __future__ import annotations

import platform
import sys
import time
from collections.abc import Generator
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

import pytest

from .model.orders import Orders
from .recorders import recorders
from .recorders._sink import Repository, Sink, gap
from .recorders.bytecode import distrust_caches
from .recorders.lines import Lines
from .wire import SCHEMA, Outbox, Wire, pass_on_orders, unpack

if TYPE_CHECKING:
    from .recorders.outcomes import Outcomes
    from .recorders.selection import Selection

PARCEL = "_pytest_dod"
_VERSIONS = {
    "coverage": "coverage",
    "pytest": "pytest",
    "pytest_cov": "pytest-cov",
    "xdist": "pytest-xdist",
}


_EARLY = "pytest_dod.recorders.early"
_START_EARLY = """
import contextlib, sys
kept, sys.path[:] = sys.path[:], {path!r}
with contextlib.suppress(Exception):
    import {module}
sys.path[:] = kept
"""


class _Gateway(Protocol):
    id: str
    spec: object

    def remote_exec(self, source: str) -> _Channel: ...


class _Channel(Protocol):
    def waitclose(self) -> None: ...


class _Node(Protocol):
    """What xdist's controller knows of a worker."""

    gateway: _Gateway


def attend(config: pytest.Config, orders: Orders) -> None:
    """Record from now on what happens in this process; to be called before any conftest is read."""
    if orders.worker:
        outbox = Outbox()
        _Attendance(config, orders, outbox).register(_Worker(config, outbox))
        return
    wire = Wire(orders.wire)
    wire.put({"kind": "opened", "schema": SCHEMA})
    attendance = _Attendance(config, orders, wire)
    attendance.register(_Finisher(config, orders, wire, attendance))


class _Attendance:
    """The recorders of this process."""

    def __init__(self, config: pytest.Config, orders: Orders, sink: Sink) -> None:
        self._config = config
        if not distrust_caches(Repository(orders.top)):
            sink.put(gap("tests", "bytecode caches cannot be switched off in this Python"))
        self.lines = Lines(config, orders, sink, gather=not orders.worker)
        self._recorders = {
            name: make(config, orders, sink)
            for name, make in recorders(worker=bool(orders.worker)).items()
        }

    def register(self, last: object) -> None:
        """Put all of them to work, and `last` besides."""
        for name, plugin in (*self._recorders.items(), ("lines", self.lines), ("witness", last)):
            self._config.pluginmanager.register(plugin, f"dod-{name}")

    @property
    def collected(self) -> set[str]:
        """Ids that were found in this process."""
        selection: Selection = self._recorders["selection"]  # type: ignore[assignment]  # the table says which
        return selection.collected

    @property
    def reported(self) -> int:
        """How many tests an outcome was told of."""
        outcomes: Outcomes = self._recorders["outcomes"]  # type: ignore[assignment]  # the table says which
        return outcomes.reported


class _Finisher:
    """A pytest plugin, where the user is reported to: takes in what workers send, and closes."""

    def __init__(
        self, config: pytest.Config, orders: Orders, wire: Wire, attendance: _Attendance
    ) -> None:
        self._config = config
        self._orders = orders
        self._wire = wire
        self._attendance = attendance
        self._started = time.perf_counter()
        self._collected_by_workers: set[str] = set()
        self._parcels: dict[str, int] = {}
        self._ended: set[str] = set()

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_sessionfinish(
        self, session: pytest.Session, exitstatus: int
    ) -> Generator[None, object, object]:
        try:
            return (yield)
        finally:
            if self._wire.mine:
                self._attendance.lines.finish()
                self._wire.put({"kind": "versions", **_versions()})
                self._wire.put(
                    {
                        "kind": "finished",
                        "token": self._orders.token,
                        "records": self._wire.count,
                        "collected": len(self._attendance.collected | self._collected_by_workers),
                        "reported": self._attendance.reported,
                        "seconds": round(time.perf_counter() - self._started, 3),
                    }
                )

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        parcel = vars(report).pop(PARCEL, None)
        if parcel is not None:
            worker = str(getattr(report, "worker_id", ""))
            self._parcels[worker] = self._parcels.get(worker, 0) + 1
            self._take(parcel, worker)

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: _Node) -> None:
        # Into the worker itself, not through our environment: processes that tests start must not
        # believe to be witnesses, and a crashed worker is replaced much later.
        orders = replace(self._orders, token="", wire="", worker=node.gateway.id)
        environment = pass_on_orders(orders)
        source = f"import os; os.environ.update({environment!r})"
        if _EARLY in sys.modules and getattr(node.gateway.spec, "popen", False):
            # Of this machine: there our own modules stand where they stand here.
            source += _START_EARLY.format(path=sys.path, module=_EARLY)
        node.gateway.remote_exec(source).waitclose()

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: _Node, error: object) -> None:
        worker = node.gateway.id
        if worker in self._ended:
            return
        self._ended.add(worker)
        output = getattr(node, "workeroutput", None)
        told = output.pop(PARCEL, None) if isinstance(output, dict) else None
        if not isinstance(told, dict):
            if error is None:
                self._wire.put(gap("tests", f"worker {worker} has told nothing"))
            self._wire.put(
                gap(
                    "coverage",
                    f"worker {worker} died, and with it the lines it had run",
                    "see why it died, or run without -n",
                )
            )
            return
        self._take(told.get("rest"), worker)
        if told.get("parcels") != self._parcels.get(worker, 0):
            self._wire.put(gap("tests", f"evidence of worker {worker} was lost on its way"))

    def _take(self, parcel: object, worker: str) -> None:
        if parcel == "":
            return
        try:
            records = unpack(parcel)
        except ValueError:
            self._wire.put(gap("tests", f"evidence of worker {worker} is not readable"))
            return
        for record in records:
            ids = record.get("ids")
            if record.get("kind") == "collected" and isinstance(ids, list):
                self._collected_by_workers.update(map(str, ids))
            self._wire.put(record)


class _Worker:
    """A pytest plugin in an xdist worker: sends what waits in the outbox."""

    def __init__(self, config: pytest.Config, outbox: Outbox) -> None:
        self._config = config
        self._outbox = outbox
        self._parcels = 0

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "teardown" and self._outbox.mine:
            parcel = self._outbox.take()
            if parcel:
                self._parcels += 1
                setattr(report, PARCEL, parcel)

    # Inside of xdist's own wrapper, which sends the worker's output.
    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self) -> None:
        output = getattr(self._config, "workeroutput", None)
        if isinstance(output, dict) and self._outbox.mine:
            lines = self._config.pluginmanager.get_plugin("dod-lines")
            if isinstance(lines, Lines):
                lines.finish()
            output[PARCEL] = {"parcels": self._parcels, "rest": self._outbox.take()}


def _versions() -> dict[str, str]:
    found = {"python": platform.python_version()}
    for module, name in _VERSIONS.items():
        version = getattr(sys.modules.get(module), "__version__", None)
        if isinstance(version, str):
            found[name] = version
    return found
