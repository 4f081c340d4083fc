"""The user's measurement of coverage, read without disturbing it."""

from __future__ import annotations

import os
import warnings

import coverage
import pytest

from ._measured import Executed, Modules, join, with_entered
from ._sink import Repository, Sink, gap


class TheirCoverage:
    """Reads lines of the changed modules from a measurement that runs anyway.

    A second one in the same process would corrupt it. `outer` is a coverage that ran before pytest
    did (`coverage run -m pytest`); without it, it is pytest-cov's.
    """

    def __init__(
        self,
        config: pytest.Config,
        modules: Modules,
        sink: Sink,
        repository: Repository,
        outer: coverage.Coverage | None,
        settings: str | None,
    ) -> None:
        self._config = config
        self._modules = modules
        self._sink = sink
        self._repository = repository
        self._outer = outer
        # Started in a folder below, coverage does not find the project's settings.
        self._settings = settings
        self._folder = os.getcwd()
        self._seen: dict[str, Executed] = {}
        self._used: coverage.Coverage | None = outer
        self._data: coverage.CoverageData | None = None
        self.wants_branches = False

    @property
    def source(self) -> str:
        """Whose measurement it is, for people."""
        return "measured by coverage run" if self._outer is not None else "measured by pytest-cov"

    @property
    def settings(self) -> str:
        """The settings file it was made with."""
        config = getattr(self._used, "config", None)
        return str(getattr(config, "config_file", None) or "")

    def check_trace(self, nodeid: str) -> None:
        """Theirs to watch."""

    def after_tests(self, *, broken_off: bool) -> None:
        """Read while it still measures: when pytest-cov ends, its files pass through the disk."""
        self._take()
        alone = self._outer is None and not hasattr(self._config, "workerinput")
        if broken_off and alone and self._data is not None:
            # To read it was to write it down, and pytest-cov will not come to combine it.
            self._data.erase()

    def _take(self) -> None:
        measurement = self._outer or self._plugins()
        if measurement is None:
            self._sink.put(gap("coverage", "pytest-cov was asked to measure and did not start"))
            return
        self._used = measurement
        self._tell_unmeasured(measurement)
        self._read(measurement)

    def finish(self) -> dict[str, Executed]:
        """What was seen, with what came from subprocesses."""
        final = self._plugins() if self._outer is None else None
        # Files in the working folder can be anyone's; they count only where the settings say that
        # subprocesses write such files.
        used = self._used
        if final is None or used is None or final is used:
            return self._seen
        if _has_subprocesses(used):
            self._read(final)
        return self._seen

    def _plugins(self) -> coverage.Coverage | None:
        plugin = self._config.pluginmanager.get_plugin("_cov")
        found = getattr(getattr(plugin, "cov_controller", None), "cov", None)
        return found if isinstance(found, coverage.Coverage) else None

    def _read(self, measurement: coverage.Coverage) -> None:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self._data = data = measurement.get_data()
                seen = self._modules.executed(data, self._folder)
                if not data.has_arcs():
                    seen = with_entered(seen, self._modules.entered(measurement))
            self.wants_branches = self.wants_branches or data.has_arcs()
        except coverage.CoverageException as error:
            self._sink.put(gap("coverage", f"the data of coverage cannot be read: {error}"))
            return
        join(self._seen, seen)

    def _tell_unmeasured(self, measurement: coverage.Coverage) -> None:
        """Tell of modules that their options, and not the project's settings, keep out."""
        sources = _sources(measurement)
        if not sources or sources == _sources(_by_settings(measurement, self._settings)):
            return
        for path in self._modules.real_paths:
            if not any(_covers(source, path, self._folder) for source in sources):
                named = self._modules.named(path) or path
                shown = self._repository.relative(path)
                self._sink.put({"kind": "unmeasured", "path": named, "shown": shown})
        others = set(self._modules.recorded) - set(self._modules.real_paths)
        outside = [
            self._modules.named(path) or path
            for path in sorted(others)
            if not any(_covers(source, path, self._folder) for source in sources)
        ]
        if outside:
            self._sink.put({"kind": "outside", "paths": outside})


def _by_settings(measurement: coverage.Coverage, usual: str | None) -> coverage.Coverage | None:
    file = getattr(measurement.config, "config_file", None) or usual
    try:
        return coverage.Coverage(data_file=None, config_file=file or False)
    except coverage.CoverageException:
        return None


def _sources(measurement: coverage.Coverage | None) -> list[str]:
    config = getattr(measurement, "config", None)
    names = ("source", "source_pkgs", "source_dirs")
    return [source for name in names for source in getattr(config, name, None) or ()]


def _covers(source: str, path: str, folder: str) -> bool:
    """Whether `source`, a folder or the name of a package, has the file `path` in it."""
    place = os.path.realpath(os.path.join(folder, source))
    if os.path.isdir(place):
        return path.startswith(place + os.sep)
    inner = "/".join(source.split("."))
    return f"/{inner}/" in path.replace(os.sep, "/") or path.endswith(f"/{inner}.py")


def _has_subprocesses(measurement: coverage.Coverage) -> bool:
    config = measurement.config
    return bool(
        "subprocess" in (getattr(config, "patch", None) or ())
        or "multiprocessing" in (config.concurrency or ())
        or "COVERAGE_PROCESS_START" in os.environ
    )
