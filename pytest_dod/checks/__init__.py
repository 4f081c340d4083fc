"""The table of built-in checks."""

from __future__ import annotations

from ..hookspecs import hookimpl
from ..model.check import AnyCheck
from . import (
    acceptance_met,
    black_clean,
    changed_coverage,
    ci_green,
    ci_runs,
    clean_worktree,
    command,
    conventional_commits,
    declared_changes,
    docs_touched,
    docstrings,
    documents_exist,
    env_variables,
    license_untouched,
    linked_tests,
    manual,
    named_tests,
    no_backup_files,
    no_debug_leftovers,
    no_new_skips,
    no_placeholders,
    no_secrets,
    open_questions,
    pr_description,
    ruff_clean,
    security_scan,
    tests_added,
    tests_pass,
    total_coverage,
    type_hints,
    types_clean,
    version_bumped,
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
    acceptance_met.CHECK,
    docstrings.CHECK,
    no_debug_leftovers.CHECK,
    no_new_skips.CHECK,
    version_bumped.CHECK,
    clean_worktree.CHECK,
    named_tests.CHECK,
    documents_exist.CHECK,
    declared_changes.CHECK,
    env_variables.CHECK,
    conventional_commits.CHECK,
    pr_description.CHECK,
    open_questions.CHECK,
    no_placeholders.CHECK,
    total_coverage.CHECK,
    type_hints.CHECK,
    security_scan.CHECK,
    ci_green.CHECK,
    command.CHECK,
    ci_runs.CHECK,
)


@hookimpl
def dod_checks() -> tuple[AnyCheck, ...]:
    """Ours, through the hook that others use."""
    return CHECKS
