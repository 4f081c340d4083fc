"""The table of built-in checks."""

from __future__ import annotations

from ..hookspecs import hookimpl
from ..model.check import AnyCheck
from . import (
    black_clean,
    changed_coverage,
    docs_touched,
    license_untouched,
    linked_tests,
    manual,
    no_backup_files,
    no_secrets,
    ruff_clean,
    tests_added,
    tests_pass,
    types_clean,
)

CHECKS: tuple[AnyCheck, ...] = (
    tests_pass.CHECK,
    tests_added.CHECK,
    changed_coverage.CHECK,
    ruff_clean.CHECK,
    black_clean.CHECK,
    types_clean.CHECK,
    no_backup_files.CHECK,
    no_secrets.CHECK,
    docs_touched.CHECK,
    license_untouched.CHECK,
    manual.CHECK,
    linked_tests.CHECK,
)


@hookimpl
def dod_checks() -> tuple[AnyCheck, ...]:
    """Ours, through the hook that others use."""
    return CHECKS
