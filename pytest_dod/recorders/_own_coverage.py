"""Our own measurement, by the coverage library, of the changed modules only."""

from __future__ import annotations

import contextlib
import glob
import os
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import coverage

from ..model.orders import Orders
from ._measured import Executed, Modules, join, with_entered
from ._sink import Sink, gap

_LIGHT_THREADS = frozenset(("gevent", "greenlet", "eventlet"))
_TEXTS = ("run:branch", "run:timid", "run:sigterm")


class OwnCoverage:
    """Starts at once, so that conftest files already run under it.

    Of the project's settings only those count that change what can be seen (branch, concurrency,
    timid, sigterm, subprocesses); what is left out or excluded is the judge's to say. No plugin of
    coverage is loaded, nothing in the environment can redirect it, and it is not the "current"
    coverage, into which code under test could put lines.
    """

    def __init__(self, orders: Orders, modules: Modules, sink: Sink, *, gather: bool) -> None:
        self._modules = modules
        self._sink = sink
        self._gather = gather
        # Tests may leave it, and even delete the one they are in.
        self._folder = os.getcwd()
        self._files = os.path.join(orders.scratch, "coverage-data")
        self._stopped = False
        with _undisturbed():
            settings = _project_settings(orders, sink)
            self.wants_branches = bool(settings.get_option("run:branch")) or orders.branches
            self._concurrency = _listed(settings.get_option("run:concurrency"))
            by_monitoring = _can_monitor(self.wants_branches, self._concurrency, settings)
            # Arcs cost a trace function nothing more, and they tell which functions were called.
            self._records_arcs = self.wants_branches or not by_monitoring
            self._follows = (
                _follows_subprocesses(settings) or "multiprocessing" in self._concurrency
            )
            rcfile = self._write_settings(orders, settings, by_monitoring)
            self._coverage = coverage.Coverage(data_file=None, config_file=rcfile)
            self._coverage.set_option("run:parallel", False)
            self._coverage.set_option("run:sigterm", False)
            self._coverage.start()
        self._trace = None if by_monitoring else sys.gettrace()
        instances = getattr(coverage.Coverage, "_instances", [])
        if self._coverage in instances:
            instances.remove(self._coverage)
        if self._follows:
            os.environ["COVERAGE_PROCESS_START"] = rcfile

    def report_to(self, sink: Sink) -> None:
        """From now on tell this sink, first of all what was to be told before it was there."""
        waiting = getattr(self._sink, "records", ())
        self._sink = sink
        for record in waiting:
            sink.put(record)

    def discard(self) -> None:
        """Make way for another measurement."""
        with _undisturbed():
            self._coverage.stop()
        self._stopped = True
        if self._follows:
            os.environ.pop("COVERAGE_PROCESS_START", None)

    @property
    def source(self) -> str:
        """Whose measurement it is, for people."""
        return "measured by pytest-dod"

    @property
    def settings(self) -> str:
        """A settings file that is not the project's."""
        return ""

    def check_trace(self, nodeid: str) -> None:
        """Tell if a test has taken our trace function away, and put it back."""
        if self._trace is not None and sys.gettrace() is not self._trace:
            sys.settrace(self._trace)
            self._sink.put(
                gap(
                    "coverage",
                    f"{nodeid} replaced the trace function, so lines it ran were not seen",
                    "let it restore what sys.gettrace() gave before; a debugger does this too",
                )
            )

    def after_tests(self, *, broken_off: bool = False) -> None:
        """Stop: what pytest and its plugins do afterwards need not be slowed down."""
        if self._stopped:
            return
        self._stopped = True
        with _undisturbed():
            self._entered = None if self._records_arcs else self._modules.entered(self._coverage)
            try:
                self._coverage.stop()
            except AssertionError:
                self._sink.put(
                    gap("coverage", "the tests started a measurement of coverage and left it on")
                )

    def finish(self) -> dict[str, Executed]:
        """Say what was seen."""
        self.after_tests()
        with _undisturbed():
            executed = self._modules.executed(self._coverage.get_data(), self._folder)
            seen = with_entered(executed, self._entered)
            if self._follows:
                os.environ.pop("COVERAGE_PROCESS_START", None)
                if self._gather:
                    self._gather_files(seen)
        return seen

    def _gather_files(self, seen: dict[str, Executed]) -> None:
        for path in sorted(glob.glob(os.path.join(glob.escape(self._files), "data.*"))):
            data = coverage.CoverageData(basename=path)
            try:
                data.read()
                join(seen, self._modules.executed(data, self._folder))
            except coverage.CoverageException:
                self._sink.put(
                    gap("coverage", "what a subprocess of the tests had measured is not readable")
                )
            finally:
                data.close()

    def _write_settings(
        self, orders: Orders, settings: coverage.Coverage, by_monitoring: bool
    ) -> str:
        """A settings file for this process and those it starts."""
        os.makedirs(self._files, mode=0o700, exist_ok=True)
        name = f"coverage-{orders.worker or 'main'}-{os.getpid()}.rc"
        lines = [
            "[run]",
            f"branch = {self._records_arcs}",
            f"timid = {bool(settings.get_option('run:timid'))}",
            f"sigterm = {bool(settings.get_option('run:sigterm'))}",
            f"concurrency = {','.join(self._concurrency)}",
            f"data_file = {_value(os.path.join(self._files, 'data'))}",
            "parallel = True",
            "disable_warnings = no-data-collected,module-not-imported,module-not-measured",
        ]
        if by_monitoring and _knows_core(settings):
            lines.append("core = sysmon")
        elif by_monitoring:
            os.environ["COVERAGE_CORE"] = "sysmon"
        lines.append("include =")
        lines += [f"    {_pattern(path)}" for path in self._modules.recorded]
        path = Path(orders.scratch) / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return str(path)


def _project_settings(orders: Orders, sink: Sink) -> coverage.Coverage:
    if orders.coverage_settings:
        try:
            return coverage.Coverage(data_file=None, config_file=orders.coverage_settings)
        except coverage.CoverageException as error:
            sink.put(gap("coverage", f"the coverage settings cannot be read: {error}"))
    return coverage.Coverage(data_file=None, config_file=False)


def _listed(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [value]
    return tuple(str(part) for part in value) if isinstance(value, (list, tuple)) else ()


def _can_monitor(branches: bool, concurrency: tuple[str, ...], settings: coverage.Coverage) -> bool:
    """Whether sys.monitoring will do: it costs next to nothing, but cannot see everything."""
    if sys.version_info < (3, 12) or settings.get_option("run:timid"):
        return False
    if branches and sys.version_info < (3, 14):
        return False
    return not _LIGHT_THREADS & set(concurrency)


def _knows_core(settings: coverage.Coverage) -> bool:
    try:
        settings.get_option("run:core")
    except coverage.CoverageException:
        return False
    return True


def _follows_subprocesses(settings: coverage.Coverage) -> bool:
    """Whether the project wants its subprocesses measured, and this version of coverage can."""
    try:
        wanted = _listed(settings.get_option("run:patch"))
    except coverage.CoverageException:
        return False
    return "subprocess" in wanted


def _pattern(path: str) -> str:
    # In a pattern a bracket opens a set of characters; the question mark takes any one.
    return _value(path.replace("[", "?").replace("]", "?"))


def _value(text: str) -> str:
    # Settings have variables of the environment filled in.
    return text.replace("$", "$$")


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Nothing in the environment speaks to coverage, and its warnings do not become errors."""
    hidden = {name: os.environ.pop(name) for name in tuple(os.environ) if _redirects(name)}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        os.environ.update(hidden)


def _redirects(name: str) -> bool:
    return name.startswith("COVERAGE_") and name != "COVERAGE_CORE"
