"""What a package brings that takes an id of ours."""

from __future__ import annotations

from pytest_dod.checks import tests_pass
from pytest_dod.hookspecs import hookimpl
from pytest_dod.model.check import AnyCheck


@hookimpl
def dod_checks() -> tuple[AnyCheck, ...]:
    """A check that is there already."""
    return (tests_pass.CHECK,)
