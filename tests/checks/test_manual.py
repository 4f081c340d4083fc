from __future__ import annotations

import pytest

from pytest_dod.checks.manual import CHECK
from pytest_dod.errors import CannotTell
from pytest_dod.testing import cannot_tell, criterion, observe


def test_only_a_person_can_tell() -> None:
    assert cannot_tell(CHECK, text="Reviewed by a maintainer") == (
        "only a person can tell: Reviewed by a maintainer"
    )


def test_the_subject_is_said() -> None:
    assert cannot_tell(CHECK, subject="the demo").endswith("the demo")


def test_the_hint_names_the_ways_to_settle_it() -> None:
    with pytest.raises(CannotTell) as unknown:
        observe(CHECK, text=criterion(number=4), task_id="EXP-1")

    assert '@pytest.mark.dod("EXP-1/4")' in unknown.value.hint
    assert "N/A: reason" in unknown.value.hint
