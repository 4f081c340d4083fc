"""Whether this is the whole suite: what was found, what was left out, by whom."""

from __future__ import annotations

import os
import shlex
from collections.abc import Generator, Sequence

import pytest

from ..model.orders import Orders
from ..wire import id_records
from ._hooks import implementers
from ._sink import Repository, Sink, narrowed
from ._test_files import left_out_by, test_file_in

# Options that run nothing or only a part, whatever is found.
_FLAGS = {
    "lf": "--lf",
    "stepwise": "--sw",
    "collectonly": "--collect-only",
    "setuponly": "--setup-only",
    "setupplan": "--setup-plan",
}
# Options that deselect, by the name pytest keeps them under.
_FILTERS = {"keyword": "-k", "markexpr": "-m", "deselect": "--deselect"}
# Settings that say what a test is.
_DEFINING = frozenset(
    (
        "addopts",
        "norecursedirs",
        "python_classes",
        "python_files",
        "python_functions",
        "testpaths",
    )
)
_COLLECTING_PLUGINS = frozenset(("python", "unittest", "doctest"))


class Selection:
    """A pytest plugin: compares what was found with what is left when all hooks have had it."""

    def __init__(self, config: pytest.Config, orders: Orders, sink: Sink) -> None:
        self._config = config
        self._sink = sink
        self._repository = Repository(orders.top)
        self._found: list[pytest.Item] = []
        self._deselected: list[pytest.Item] = []
        self._collected: set[str] = set()
        self._told_options = False

    @property
    def collected(self) -> set[str]:
        """The ids that were found, in this process."""
        return self._collected

    @pytest.hookimpl(tryfirst=True)
    def pytest_itemcollected(self, item: pytest.Item) -> None:
        self._found.append(item)

    def pytest_deselected(self, items: Sequence[pytest.Item]) -> None:
        self._deselected.extend(items)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_collection(self) -> Generator[None, object, object]:
        try:
            return (yield)
        finally:
            self._tell_options()

    @pytest.hookimpl(trylast=True)
    def pytest_collection_finish(self, session: pytest.Session) -> None:
        found = [item.nodeid for item in self._found]
        self._collected.update(found)
        for record in id_records("collected", found):
            self._sink.put(record)
        deselected = [item.nodeid for item in self._deselected]
        for record in id_records("deselected", deselected):
            self._sink.put(record)
        for item in self._found:
            marks = [str(arg) for mark in item.iter_markers("dod") for arg in mark.args]
            if marks:
                self._sink.put({"kind": "linked", "id": item.nodeid, "marks": marks})
        self._tell_marks()
        self._tell_vanished(session)
        if deselected:
            self._tell_deselected(len(deselected), len(found))
        self._found, self._deselected = [], []

    @pytest.hookimpl(wrapper=True, trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> Generator[None, object, object]:
        distributed = self._config.pluginmanager.get_plugin("dsession")
        for stop in (
            session.shouldfail,
            session.shouldstop,
            getattr(distributed, "shouldstop", False),
        ):
            if stop:
                self._sink.put(narrowed(f"the run ended early: {stop}"))
        return (yield)

    def _tell_marks(self) -> None:
        """Which marks each test has; the first record says that marks are told at all."""
        marked: dict[tuple[str, ...], list[str]] = {}
        for item in self._found:
            names = tuple(sorted({mark.name for mark in item.iter_markers()}))
            marked.setdefault(names, []).append(item.nodeid)
        marked.pop((), None)
        self._sink.put({"kind": "marked", "names": [], "ids": []})
        for names, ids in marked.items():
            for record in id_records("marked", ids):
                self._sink.put({**record, "names": list(names)})

    def _tell_vanished(self, session: pytest.Session) -> None:
        kept = {id(item) for item in (*session.items, *self._deselected)}
        vanished = [item.nodeid for item in self._found if id(item) not in kept]
        # Hooks may put another item into the place of one.
        ids = {item.nodeid for item in session.items}
        vanished = [nodeid for nodeid in vanished if nodeid not in ids]
        if vanished:
            self._sink.put(
                narrowed(
                    f"{_tests(len(vanished))} removed during collection without a word, "
                    f"the first is {min(vanished)}{self._by_hook()}"
                )
            )

    def _tell_deselected(self, count: int, found: int) -> None:
        named = False
        for name, option in _FILTERS.items():
            value = getattr(self._config.option, name, None)
            for text in value if isinstance(value, (list, tuple)) else [value] if value else ():
                named = True
                settings, origin = self._origin(str(text))
                self._sink.put(
                    narrowed(
                        f"{option} {shlex.quote(str(text))}{origin} leaves out tests",
                        by_settings=settings,
                    )
                )
        if not named and not any(getattr(self._config.option, flag, False) for flag in _FLAGS):
            self._sink.put(narrowed(f"{count} of {found} tests were deselected{self._by_hook()}"))

    def _by_hook(self) -> str:
        names = implementers(
            self._config, self._repository, "pytest_collection_modifyitems", "pytest_collection"
        )
        return f" by a hook ({', '.join(names)})" if names else " by a plugin"

    def _tell_options(self) -> None:
        if self._told_options:
            return
        self._told_options = True
        option = self._config.option
        for name, flag in _FLAGS.items():
            if getattr(option, name, False):
                self._sink.put(narrowed(f"{flag}{self._origin(flag)[1]}"))
        for path in getattr(option, "ignore", None) or ():
            missed = test_file_in(self._config, os.path.abspath(path))
            if missed:
                settings, origin = self._origin(path)
                reason = f"--ignore={path}{origin} leaves out {self._repository.relative(missed)}"
                self._sink.put(narrowed(reason, by_settings=settings))
        for pattern in getattr(option, "ignore_glob", None) or ():
            settings, origin = self._origin(pattern)
            self._sink.put(narrowed(f"--ignore-glob={pattern}{origin}", by_settings=settings))
        for setting in getattr(option, "override_ini", None) or ():
            if setting.partition("=")[0].strip() in _DEFINING:
                self._sink.put(narrowed(f"-o {setting}"))
        for plugin in getattr(option, "plugins", None) or ():
            if plugin.startswith("no:") and plugin[3:] in _COLLECTING_PLUGINS:
                self._sink.put(narrowed(f"-p {plugin}{self._origin(plugin)[1]}"))
        for argument, missed in left_out_by(self._config):
            settings = self._origin(argument)[0]
            shown = self._repository.relative(missed) if missed else "part of the suite"
            self._sink.put(
                narrowed(f"the path argument {argument} leaves out {shown}", by_settings=settings)
            )

    def _origin(self, value: str) -> tuple[bool, str]:
        """Whether `value` stands in the project's own `addopts`, and words that say where."""
        given = list(self._config.invocation_params.args)
        given += _split(os.environ.get("PYTEST_ADDOPTS", ""))
        if _stands_in(value, given):
            return False, ""
        if _stands_in(value, self._config.getini("addopts")):
            where = self._config.inipath.name if self._config.inipath else "the settings"
            return True, f" (addopts in {where})"
        return False, " (set by a plugin or conftest)"


def _stands_in(value: str, arguments: Sequence[object]) -> bool:
    return any(
        text == value or text.endswith(f"={value}") or text in (f"-k{value}", f"-m{value}")
        for text in map(str, arguments)
    )


def _split(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError:
        return text.split()


def _tests(count: int) -> str:
    return "1 test was" if count == 1 else f"{count} tests were"
