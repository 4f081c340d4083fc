"""Why the project's coverage settings do not count a file, if they do not."""

from __future__ import annotations

import os
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

    @classmethod
    def of(cls, library: coverage.Coverage) -> Scope:
        """As the settings of `library` say."""
        return cls(
            sources=_listed(library, "run:source") + _listed(library, "run:source_dirs"),
            packages=_listed(library, "run:source_pkgs"),
            included=_listed(library, "run:include"),
            omitted=_listed(library, "run:omit") + _listed(library, "report:omit"),
            reported=_listed(library, "report:include"),
        )

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
