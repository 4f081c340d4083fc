"""Starts measuring before any other plugin is loaded (PYTEST_DONT_REWRITE).

`-p pytest_dod.recorders.early`, given first, is imported before the plugins that installed packages
bring. Such a plugin can be the project's own, and what it imports ran before any later start.
"""

from __future__ import annotations

import os
import sys

from ..model.orders import Orders
from ..wire import Record, take_orders
from ._measured import Modules
from ._own_coverage import OwnCoverage
from ._sink import Repository
from .bytecode import distrust_caches


class _Waiting:
    """A sink until the real one is there."""

    mine = True

    def __init__(self) -> None:
        self.records: list[Record] = []

    def put(self, record: Record) -> None:
        self.records.append(record)


def _begin(orders: Orders) -> OwnCoverage | None:
    distrust_caches(Repository(orders.top))
    modules = Modules(orders.modules, orders.others)
    outer = sys.modules["coverage"].Coverage.current()
    if not len(modules) or outer is not None or sys.gettrace() is not None:
        return None
    return OwnCoverage(orders, modules, _Waiting(), gather=not orders.worker)


_orders = take_orders(os.environ)
measurement = _begin(_orders) if _orders is not None else None


def kept_orders() -> Orders | None:
    """The orders of this process, once: pytest runs that its tests start have none."""
    global _orders
    given, _orders = _orders, None
    return given
