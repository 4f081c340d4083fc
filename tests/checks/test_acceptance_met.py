"""acceptance-met: what became of the acceptance criteria."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pytest_dod.checks.acceptance_met import CHECK
from pytest_dod.errors import CannotTell
from pytest_dod.model.check import Context, NoOptions
from pytest_dod.model.finding import Observation
from pytest_dod.model.status import Status
from pytest_dod.model.task import SectionKind
from pytest_dod.testing import context, criterion


def _asked(*statuses: Status, kind: SectionKind = SectionKind.ACCEPTANCE) -> Observation:
    others = tuple((criterion(number=n, kind=kind), s) for n, s in enumerate(statuses, 1))
    asked: Context = replace(context(), others=others)
    return CHECK.examine(NoOptions(), asked)


def test_all_of_them_done() -> None:
    seen = _asked(Status.PASSED, Status.ATTESTED, Status.NOT_APPLICABLE)
    assert (seen.examined, seen.findings) == (3, ())


def test_a_failed_one_is_found() -> None:
    (finding,) = _asked(Status.PASSED, Status.FAILED).findings
    assert finding.message.startswith("acceptance criterion 2 is failed: ")


@pytest.mark.parametrize("status", [Status.UNPROVEN, Status.ERROR])
def test_an_open_one_leaves_it_open(status: Status) -> None:
    with pytest.raises(CannotTell, match="acceptance criteria 2"):
        _asked(Status.PASSED, status)


def test_without_any_nothing_is_known() -> None:
    with pytest.raises(CannotTell, match="lists no acceptance criteria"):
        _asked()


def test_other_criteria_are_left_alone() -> None:
    with pytest.raises(CannotTell, match="lists no acceptance criteria"):
        _asked(Status.FAILED, kind=SectionKind.DONE)
