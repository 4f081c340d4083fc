"""Whether tests on which a demand rests can fail at all."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..model.change import ChangeSet
from ..model.evidence import SuiteRun
from ..model.finding import Excuse, Finding
from ._excuses import weighed
from ._ledger import Ledger
from ._test_audit import audit
from ._test_functions import functions_in


def doubts_about(
    changes: ChangeSet | None, run: SuiteRun, passed: Collection[str]
) -> Iterator[Finding | Excuse]:
    """What to ask about those of the `passed` tests that the change adds or alters."""
    if changes is None or not passed:
        return
    ledger = Ledger(run)
    for change in changes.changes:
        if change.after is None or change.path not in ledger.collected_files:
            continue
        before = {
            (function.name, function.says)
            for function in functions_in(change.old_path or change.path, change.before_text)
        }
        for function in functions_in(change.path, change.after_text):
            if (function.name, function.says) in before:
                continue
            if any(test.id in passed for test in ledger.outcomes_of(function)):
                for doubt in audit(function):
                    finding = Finding(doubt.message, function.path, doubt.line, doubt.hint)
                    yield weighed(finding, function.word)
