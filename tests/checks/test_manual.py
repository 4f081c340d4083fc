"""manual: a person's word, and when it counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pytest_dod.checks.manual import CHECK
from pytest_dod.errors import CannotTell
from pytest_dod.model.evidence import Evidence
from pytest_dod.model.signoff import Lookup, sign_off_in
from pytest_dod.model.task import Criterion
from pytest_dod.testing import (
    cannot_tell,
    change,
    change_set,
    commit,
    criterion,
    evidence,
    observe,
    passes,
)

HASH = "3f2c1ab"
FULL = HASH + "0" * 33
HOLDS = Lookup(FULL, ancestor=True)


def _signed(text: str = "Tried on staging", ticked: bool | None = True, step: int = 0) -> Criterion:
    sign_off = sign_off_in(f"{text} (QA: ops, {HASH})", 7)
    return replace(criterion(text, number=4, ticked=ticked), sign_off=sign_off, step=step)


def _evidence(lookup: Lookup | None, *trailers: str) -> Evidence:
    commits = [commit(f"docs: sign\n\n{trailer}\n", id=FULL) for trailer in trailers]
    facts = evidence(changes=change_set(change("shop.py", "x = 1"), commits=commits))
    known = {} if lookup is None else {HASH: lookup, FULL: lookup}
    return replace(facts, lookups=known)


def test_only_a_person_can_tell() -> None:
    assert cannot_tell(CHECK, text="Reviewed by a maintainer") == (
        "only a person can tell: Reviewed by a maintainer"
    )


def test_the_subject_is_said() -> None:
    assert cannot_tell(CHECK, subject="the demo").endswith("the demo")


def test_the_hint_names_the_ways_to_settle_it() -> None:
    with pytest.raises(CannotTell) as unknown:
        observe(CHECK, text=criterion(number=4), task_id="EXP-1")

    assert "(role: name, commit)" in unknown.value.hint
    assert "DoD-Signed-off-by: name (EXP-1/4)" in unknown.value.hint


def test_a_sign_off_that_holds_is_told_as_a_word() -> None:
    seen = passes(CHECK, _evidence(HOLDS), text=_signed())
    assert seen.attested
    assert seen.notes == (f"signed off by ops (QA), at {HASH}, line 7",)


def test_a_numbered_step_has_no_box_to_tick() -> None:
    assert passes(CHECK, _evidence(HOLDS), text=_signed(ticked=None)).attested


def test_an_open_box_contradicts_its_sign_off() -> None:
    assert "the box is not ticked" in cannot_tell(
        CHECK, _evidence(HOLDS), text=_signed(ticked=False)
    )


@pytest.mark.parametrize(
    ("lookup", "reason"),
    [
        (None, "not in this repository"),
        (Lookup(""), "not in this repository"),
        (Lookup(FULL, ancestor=False), "not part of this branch"),
        (Lookup(FULL, True, frozenset({"shop.py"})), "is stale: changed since are shop.py"),
    ],
)
def test_a_sign_off_that_does_not_hold(lookup: Lookup | None, reason: str) -> None:
    assert reason in cannot_tell(CHECK, _evidence(lookup), text=_signed())


def test_the_task_file_and_documents_do_not_make_it_stale() -> None:
    later = Lookup(FULL, True, frozenset({"task.md", "README.md"}))
    assert passes(CHECK, _evidence(later), text=_signed()).attested


def test_documents_make_a_word_about_documents_stale() -> None:
    later = Lookup(FULL, True, frozenset({"README.md"}))
    assert "is stale" in cannot_tell(CHECK, _evidence(later), text=_signed("README reviewed"))


def test_many_changed_files_are_counted() -> None:
    later = Lookup(FULL, True, frozenset(f"m{n}.py" for n in range(5)))
    assert cannot_tell(CHECK, _evidence(later), text=_signed()).endswith("and 2 more")


@pytest.mark.parametrize("item", ["QA-2", "T-1/QA-2", "T-1/4"])
def test_a_trailer_names_the_item(item: str) -> None:
    facts = _evidence(HOLDS, f"DoD-Signed-off-by: ops ({item})")
    line = replace(criterion("Send the form", number=4, ticked=None), step=2)
    assert passes(CHECK, facts, text=line).notes == (
        f"signed off by ops, at {FULL[:10]}, trailer of {FULL[:10]}",
    )


@pytest.mark.parametrize(
    "trailer",
    [
        "DoD-Signed-off-by: ops (QA-3)",
        "DoD-Signed-off-by: ops (OTHER-1/4)",
        "DoD-Signed-off-by: ops",
        "Signed-off-by: ops (QA-2)",
    ],
)
def test_a_trailer_for_something_else_signs_nothing(trailer: str) -> None:
    line = replace(criterion("Send the form", number=4, ticked=None), step=2)
    assert cannot_tell(CHECK, _evidence(HOLDS, trailer), text=line).startswith("only a person")


def test_one_sign_off_that_holds_is_enough() -> None:
    facts = replace(
        _evidence(None, "DoD-Signed-off-by: ops (T-1/4)"), lookups={FULL: HOLDS, HASH: Lookup("")}
    )
    assert passes(CHECK, facts, text=_signed()).examined == 1
