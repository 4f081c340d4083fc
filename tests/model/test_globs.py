"""Patterns on paths."""

from __future__ import annotations

import pytest

from pytest_dod.model.globs import matches


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("README.md", "README.md"),
        ("./README.md", "README.md"),
        ("*.py", "a.py"),
        ("**/*.py", "a.py"),
        ("**/*.py", "a/b/c.py"),
        ("docs/", "docs/a/b.md"),
        ("src/**", "src/a/b.py"),
        ("a?.txt", "ab.txt"),
        ("a[1].txt", "a[1].txt"),
    ],
)
def test_a_pattern_means_a_path(pattern: str, path: str) -> None:
    assert matches(pattern, path)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("*.py", "a/b.py"),
        ("README.md", "readme.md"),
        ("docs/", "docs"),
        ("a.py", "axpy"),
        ("src/*.py", "src/a/b.py"),
        ("*.py", "a.py\n"),
    ],
)
def test_a_pattern_does_not_mean_a_path(pattern: str, path: str) -> None:
    assert not matches(pattern, path)
