"""Which files of the checkout steered the run: pytest's settings, conftest files and plugins."""

from __future__ import annotations

import os
from types import ModuleType

import pytest

from ..model.orders import Orders
from ._sink import Repository, Sink


class Steering:
    """A pytest plugin: names them, so that the judge can see whether anybody else has them."""

    def __init__(self, config: pytest.Config, orders: Orders, sink: Sink) -> None:
        self._config = config
        self._sink = sink
        self._repository = Repository(orders.top)
        self._paths: set[str] = set()

    # Told of plugins that are there already, too, and of those that go away again.
    @pytest.hookimpl(tryfirst=True)
    def pytest_plugin_registered(self, plugin: object) -> None:
        file = getattr(plugin, "__file__", None) if isinstance(plugin, ModuleType) else None
        if isinstance(file, str) and self._repository.holds(file):
            self._paths.add(self._repository.relative(file))

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self) -> None:
        settings = self._config.inipath
        self._sink.put(
            {
                "kind": "steered",
                "settings": os.path.realpath(settings) if settings else "",
                "chosen": bool(getattr(self._config.option, "inifilename", None)),
                "paths": sorted(self._paths),
            }
        )
