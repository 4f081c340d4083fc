from __future__ import annotations

import importlib.metadata

import pytest

from pytest_dod import checks, languages, tools
from pytest_dod.errors import UsageProblems
from pytest_dod.hookspecs import GROUP, collect

BUILTIN = (checks, languages, tools)


def installed(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """As if a package with this entry point were installed."""
    points = [importlib.metadata.EntryPoint("theirs", value, GROUP)]
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: points)


def test_ours_come_through_the_hooks_that_others_use() -> None:
    registry = collect(BUILTIN)
    assert tuple(registry.checks.values()) == checks.CHECKS
    assert tuple(registry.tools.values()) == tools.TOOLS
    assert registry.languages == languages.LANGUAGES


def test_a_package_that_does_not_load_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch, "no_such_package.plugin")
    with pytest.raises(UsageProblems, match="theirs of group pytest_dod does not load"):
        collect(BUILTIN)


def test_an_id_is_taken_once(monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch, "tests.a_second_check")
    with pytest.raises(UsageProblems, match="a check named 'tests-pass'"):
        collect(BUILTIN)
