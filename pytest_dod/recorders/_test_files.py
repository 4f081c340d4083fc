"""Test files that a run given paths does not look at."""

from __future__ import annotations

import fnmatch
import glob
import os
from collections.abc import Iterator

import pytest

LOOK_AT_MOST = 50_000


def left_out_by(config: pytest.Config) -> Iterator[tuple[str, str]]:
    """Arguments that make the run narrower than the project's suite, each with a file left out.

    The suite is what lies under `testpaths`, else under the root of the project. The file is ""
    where it could not be told.
    """
    if getattr(config.args_source, "name", "") == "TESTPATHS":
        return
    chosen = []
    for argument in config.args:
        path = argument.partition("::")[0]
        full = os.path.realpath(os.path.join(config.invocation_params.dir, path))
        if "::" in argument or not os.path.exists(full):
            yield argument, ""
        else:
            chosen.append(full)
    for folder in _suite(config):
        if any(_within(folder, path) for path in chosen):
            continue
        missed = _test_file(config, folder, chosen)
        if missed is not None:
            yield " ".join(config.args), missed
            return


def test_file_in(config: pytest.Config, path: str) -> str | None:
    """A test file at or below `path`, if there is one."""
    real = os.path.realpath(path)
    return _test_file(config, real, []) if os.path.exists(real) else None


def _suite(config: pytest.Config) -> list[str]:
    folders = [
        os.path.realpath(path)
        for pattern in config.getini("testpaths")
        for path in glob.glob(os.path.join(config.rootpath, pattern), recursive=True)
    ]
    return folders or [os.path.realpath(config.rootpath)]


def _test_file(config: pytest.Config, folder: str, chosen: list[str]) -> str | None:
    """A test file in `folder` and in none of `chosen`; "" where there is too much to look at."""
    patterns = [os.path.basename(pattern) for pattern in config.getini("python_files")]
    skipped = config.getini("norecursedirs")
    if os.path.isfile(folder):
        return folder if _matches(os.path.basename(folder), patterns) else None
    seen = 0
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(
            name
            for name in folders
            if name != "__pycache__"
            and not _matches(name, skipped)
            and os.path.join(place, name) not in chosen
            and not os.path.exists(os.path.join(place, name, "pyvenv.cfg"))
        )
        for name in sorted(files):
            if _matches(name, patterns) and os.path.join(place, name) not in chosen:
                return os.path.join(place, name)
        seen += len(files) + len(folders)
        if seen > LOOK_AT_MOST:
            return ""
    return None


def _matches(name: str, patterns: list[str]) -> bool:
    return any(fnmatch.fnmatch(name, pattern) for pattern in patterns)


def _within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
