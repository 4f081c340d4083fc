"""Why the project's coverage settings do not count a file, if they do not."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

import coverage
from coverage.files import GlobMatcher, prep_patterns


@dataclass(frozen=True)
class Scope:
    """Which files the settings count. `packages` are sources that can only be names of packages."""

    sources: tuple[str, ...]
    packages: tuple[str, ...]
    included: tuple[str, ...]
    omitted: tuple[str, ...]
    reported: tuple[str, ...]
    namespaces: bool = False

    @classmethod
    def of(cls, library: coverage.Coverage) -> Scope:
        """As the settings of `library` say."""
        return cls(
            sources=_listed(library, "run:source") + _listed(library, "run:source_dirs"),
            packages=_listed(library, "run:source_pkgs"),
            included=_listed(library, "run:include"),
            omitted=_listed(library, "run:omit") + _listed(library, "report:omit"),
            reported=_listed(library, "report:include"),
            namespaces=bool(_option(library, "report:include_namespace_packages")),
        )

    @property
    def has_sources(self) -> bool:
        """Whether the settings name folders or packages of which each file counts."""
        return bool(self.sources or self.packages)

    @property
    def names_files(self) -> bool:
        """Whether the settings name the files that count, among those that ran."""
        return bool(self.included or self.reported)

    def finds(self, path: str, folder: str) -> bool:
        """Whether coverage looks for a file below its sources that nothing imported.

        It takes folders below a source for part of a package only where they hold `__init__.py`.
        """
        real = os.path.realpath(path)
        if not re.fullmatch(r"[^.#~!$@%^&*()+=,]+\.pyw?", os.path.basename(real)):
            return False
        places = [os.path.realpath(os.path.join(folder, source)) for source in self.sources]
        starts = [place for place in places if real.startswith(place.rstrip(os.sep) + os.sep)]
        names = [
            s for s, place in zip(self.sources, places, strict=True) if not os.path.isdir(place)
        ]
        for package in (*names, *self.packages):
            inner = os.sep + package.replace(".", os.sep)
            if inner + os.sep in real:
                starts.append(real[: real.index(inner + os.sep) + len(inner)])
            elif real.endswith(f"{inner}.py"):
                return True
        return any(self.namespaces or _all_packages(real, start) for start in starts)

    def left_out(self, path: str, folder: str) -> str:
        """The setting that leaves `path` out, in words; "" where it counts.

        Settings are relative to `folder`. As coverage does it, sources go before `include`.
        """
        real = os.path.realpath(path)
        if self.omitted and _matches(self.omitted, real):
            return f"omitted by the coverage settings ({_shown(self.omitted)})"
        if self.sources or self.packages:
            if not self._in_sources(real, folder):
                return f"outside of the coverage source {_shown(self.sources + self.packages)}"
        elif self.included and not _matches(self.included, real):
            return f"not among the files coverage includes ({_shown(self.included)})"
        if self.reported and not _matches(self.reported, real):
            return f"not among the files coverage reports ({_shown(self.reported)})"
        return ""

    def _in_sources(self, path: str, folder: str) -> bool:
        for source in self.sources:
            place = os.path.realpath(os.path.join(folder, source))
            if os.path.isdir(place):
                if path.startswith(place.rstrip(os.sep) + os.sep):
                    return True
            elif _in_package(path, source):
                return True
        return any(_in_package(path, package) for package in self.packages)


def _all_packages(path: str, start: str) -> bool:
    folder = os.path.dirname(path)
    while folder != start:
        if not os.path.isfile(os.path.join(folder, "__init__.py")):
            return False
        folder = os.path.dirname(folder)
    return True


def _option(library: coverage.Coverage, option: str) -> object:
    try:
        return library.get_option(option)
    except coverage.CoverageException:
        return None


def _in_package(path: str, package: str) -> bool:
    # Coverage compares with the name a module is imported by, which is not known for one that
    # was not; any folder may be the one from which it would have been.
    inner = "/".join(package.split("."))
    slashed = path.replace(os.sep, "/")
    return f"/{inner}/" in slashed or slashed.endswith(f"/{inner}.py")


def _listed(library: coverage.Coverage, option: str) -> tuple[str, ...]:
    try:
        value = library.get_option(option)
    except coverage.CoverageException:
        return ()
    return tuple(map(str, value)) if isinstance(value, (list, tuple)) else ()


def _matches(patterns: tuple[str, ...], path: str) -> bool:
    return bool(GlobMatcher(prep_patterns(patterns), "settings").match(path))


def _shown(parts: tuple[str, ...]) -> str:
    return ", ".join(parts)
