"""Whether tests run against what they import: a conftest can exchange it behind their back.

A test that replaces something itself, or asks for a fixture that does, is everyday practice. A
fixture of a conftest that nobody asked for, or a hook, is not.
"""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Generator, Mapping
from types import FunctionType, ModuleType

import pytest

from ..model.orders import Orders
from ._hooks import implementers, place
from ._sink import Repository, Sink, real_path, suspicion

_HOOKS = (
    "pytest_runtest_setup",
    "pytest_runtest_call",
    "pytest_runtest_protocol",
    "pytest_runtest_logstart",
    "pytest_pyfunc_call",
    "pytest_collection_modifyitems",
    "pytest_collection_finish",
)


class _Watched:
    """What one test module imported from the changed modules, and what may stand there instead."""

    def __init__(self, module: ModuleType, originals: Mapping[str, object]) -> None:
        self._module = module
        self._originals = originals
        self._allowed: dict[str, list[object]] = {name: [] for name in originals}

    def now(self) -> dict[str, object]:
        """The names whose object is another one now, and not one that was allowed."""
        found = vars(self._module)
        return {
            name: found.get(name)
            for name, original in self._originals.items()
            if found.get(name) is not original
            and not any(found.get(name) is other for other in self._allowed[name])
        }

    def allow(self) -> None:
        """From now on whatever stands there is in order."""
        for name, value in self.now().items():
            self._allowed[name].append(value)

    def origin(self, name: str) -> str:
        """Where the test module has `name` from."""
        original = self._originals[name]
        return f"{getattr(original, '__module__', '?')}.{getattr(original, '__name__', name)}"


class Doubles:
    """A pytest plugin: watches names that test modules import from the changed modules."""

    def __init__(self, config: pytest.Config, orders: Orders, sink: Sink) -> None:
        self._config = config
        self._sink = sink
        self._repository = Repository(orders.top)
        self._changed = frozenset(map(os.path.realpath, orders.modules))
        self._modules: dict[str, _Watched | None] = {}

    def pytest_itemcollected(self, item: pytest.Item) -> None:
        module = getattr(item, "module", None)
        if not isinstance(module, ModuleType) or module.__name__ in self._modules:
            return
        originals = {
            name: value
            for name, value in vars(module).items()
            if _source(value) in self._changed and _source(value) != _file(module)
        }
        self._modules[module.__name__] = _Watched(module, originals) if originals else None

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(
        self, fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest
    ) -> Generator[None, object, object]:
        item = getattr(request, "_pyfuncitem", None)
        watched = self._watched(item)
        if watched is None or not isinstance(item, pytest.Item):
            return (yield)
        earlier = watched.now()
        result = yield
        if self._unasked(fixturedef, item):
            for name, value in watched.now().items():
                if name not in earlier and not _is_mock(value):
                    code = fixturedef.func.__code__
                    self._tell(item.nodeid, watched, name, code.co_filename, code.co_firstlineno)
        watched.allow()
        return result

    @pytest.hookimpl(wrapper=True, trylast=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, object, object]:
        watched = self._watched(item)
        if watched is None:
            return (yield)
        exchanged = [name for name, value in watched.now().items() if not _is_mock(value)]
        if exchanged:
            for hook in implementers(self._config, self._repository, *_HOOKS)[:1]:
                path, line = place(hook)
                for name in exchanged:
                    self._tell(item.nodeid, watched, name, path or "", line)
        try:
            return (yield)
        finally:
            watched.allow()

    def _watched(self, item: object) -> _Watched | None:
        module = getattr(item, "module", None)
        return self._modules.get(getattr(module, "__name__", ""))

    def _unasked(self, fixturedef: pytest.FixtureDef[object], item: pytest.Item) -> bool:
        """Whether this is a fixture of a conftest that the test does not ask for by name."""
        code = getattr(inspect.unwrap(fixturedef.func), "__code__", None)
        file = getattr(code, "co_filename", "")
        if os.path.basename(file) != "conftest.py" or not self._repository.holds(file):
            return False
        known = getattr(item, "_fixtureinfo", None)
        asked = set(getattr(known, "argnames", ()))
        asked.update(name for mark in item.iter_markers("usefixtures") for name in mark.args)
        initial = getattr(known, "initialnames", ())
        return fixturedef.argname in initial and fixturedef.argname not in asked

    def _tell(self, nodeid: str, watched: _Watched, name: str, file: str, line: int | None) -> None:
        self._sink.put(
            suspicion(
                f"{nodeid} ran against a replacement of {watched.origin(name)}",
                self._repository.relative(file),
                line,
                "let the test ask for the fixture that replaces it, or test the real one",
            )
        )


def _file(module: ModuleType) -> str | None:
    file = getattr(module, "__file__", None)
    return real_path(file) if isinstance(file, str) else None


def _source(value: object) -> str | None:
    """The file in which a function or a class was made; None for anything else."""
    if isinstance(value, FunctionType):
        plain = inspect.unwrap(value)
        if isinstance(plain, FunctionType):
            return real_path(plain.__code__.co_filename)
    if isinstance(value, type):
        module = sys.modules.get(value.__module__)
        return _file(module) if isinstance(module, ModuleType) else None
    return None


def _is_mock(value: object) -> bool:
    mock = sys.modules.get("unittest.mock")
    return mock is not None and isinstance(value, mock.NonCallableMock)
