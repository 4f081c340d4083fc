"""Recorders at work in pytest runs of this very process, where their own lines can be measured."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pytest_dod.model.orders import Orders
from pytest_dod.wire import Record


@dataclass
class Told:
    """A sink that keeps what it is told."""

    records: list[Record] = field(default_factory=list)
    mine: bool = True

    def put(self, record: Record) -> None:
        """Keep one record."""
        self.records.append(record)

    def texts(self, kind: str, name: str = "message") -> list[object]:
        """One field of each record of one kind."""
        return [record[name] for record in self.records if record["kind"] == kind]


def orders_for(folder: Path, modules: Sequence[str] = ()) -> Orders:
    """What a judge would say about a checkout in `folder`."""
    return Orders(
        wire="",
        token="",
        top=str(folder),
        root=str(folder),
        scratch=str(folder),
        modules=tuple(str(folder / module) for module in modules),
    )


def recorded(
    pytester: pytest.Pytester,
    make: Callable[[pytest.Config, Orders, Told], object],
    *arguments: str,
    modules: Sequence[str] = (),
) -> Told:
    """Run the tests in pytester's folder with the recorder that `make` makes."""
    told = Told()

    class Witness:
        def pytest_configure(self, config: pytest.Config) -> None:
            orders = orders_for(pytester.path, modules)
            config.pluginmanager.register(make(config, orders, told))

    pytester.inline_run("-p", "no:cacheprovider", *arguments, plugins=[Witness()])
    return told
