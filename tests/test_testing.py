from __future__ import annotations

from dataclasses import dataclass

import pytest

from pytest_dod.errors import CannotTell, NotApplicable
from pytest_dod.model.change import ChangeKind
from pytest_dod.model.check import Check, Context
from pytest_dod.model.evidence import EvidenceKind, Outcome, ToolRequest
from pytest_dod.model.finding import Finding, Observation
from pytest_dod.testing import (
    cannot_tell,
    change,
    change_set,
    commit,
    evidence,
    fails,
    not_applicable,
    observe,
    outcome,
    passes,
    renamed,
    suite,
    tool_report,
)


@dataclass(frozen=True)
class Options:
    word: str = "bad"


def _examine(options: Options, context: Context) -> Observation:
    if options.word == "unknown":
        raise CannotTell("no idea", "ask")
    if options.word == "excused":
        raise NotApplicable("not here")
    changes = context.evidence.need_changes()
    return Observation(
        len(changes.changes),
        "files",
        tuple(
            Finding(f"says {options.word}", change.path, min(change.added_lines))
            for change in changes.changes
            if options.word in (change.after_text or "")
        ),
    )


CHECK = Check("words", "words", "no bad word", Options, frozenset({EvidenceKind.CHANGES}), _examine)


def test_a_check_that_finds_nothing_passes() -> None:
    assert passes(CHECK, changes=[change("a.txt", "fine\n")]).examined == 1


def test_findings_are_shown_with_their_place() -> None:
    found = fails(CHECK, changes=[change("a.txt", "x\nbad\n", "x\n")])

    assert found == ["a.txt:2: says bad"]


def test_keywords_are_options() -> None:
    assert fails(CHECK, changes=[change("a.txt", "fine\n")], word="fine")


def test_a_whole_instance_of_options_can_be_given() -> None:
    assert fails(CHECK, options=Options("fine"), changes=[change("a.txt", "fine\n")])


def test_a_misspelt_option_is_an_error() -> None:
    with pytest.raises(TypeError, match="wort"):
        observe(CHECK, changes=[], wort="fine")


def test_the_reason_of_an_unproven_check() -> None:
    assert cannot_tell(CHECK, word="unknown") == "no idea"


def test_to_examine_nothing_is_to_prove_nothing() -> None:
    assert cannot_tell(CHECK, changes=[]) == ""
    with pytest.raises(AssertionError, match="examined nothing"):
        passes(CHECK, changes=[])


def test_the_reason_of_a_demand_that_does_not_apply() -> None:
    assert not_applicable(CHECK, word="excused") == "not here"


@pytest.mark.parametrize("verb", [fails, cannot_tell, not_applicable])
def test_a_verb_complains_where_the_check_passes(verb: object) -> None:
    assert callable(verb)
    with pytest.raises(AssertionError, match="words"):
        verb(CHECK, changes=[change("a.txt", "fine\n")])


def test_passes_complains_where_the_check_fails() -> None:
    with pytest.raises(AssertionError, match=r"a\.txt:1: says bad"):
        passes(CHECK, changes=[change("a.txt", "bad\n")])


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        (change("a", "x"), ChangeKind.ADDED),
        (change("a", "x", "y"), ChangeKind.MODIFIED),
        (change("a", None, "y"), ChangeKind.DELETED),
        (renamed("b", "a", "x"), ChangeKind.RENAMED),
        (change("a", unread="too large"), ChangeKind.ADDED),
    ],
)
def test_the_kind_of_a_change_follows_from_its_contents(made: object, kind: ChangeKind) -> None:
    assert getattr(made, "kind") is kind  # noqa: B009  as a stranger would ask


def test_added_lines_follow_from_the_contents() -> None:
    assert change("a", "one\ntwo\nthree\n", "one\nthree\n").added_lines == {2}
    assert change("a", "one\ntwo\n").added_lines == {1, 2}
    assert renamed("b", "a", "one\n").added_lines == frozenset()


def test_a_text_is_dedented_and_bytes_are_not() -> None:
    indented = """
        def f():
            return 1
        """
    assert change("a.py", indented).after == b"def f():\n    return 1\n"
    assert change("a.py", b"  x\n").after == b"  x\n"


def test_a_change_set_knows_what_stood_and_what_stands() -> None:
    changes = change_set(
        change("new", "x"), change("gone", None, "x"), renamed("old", "moved"), files=["same"]
    )

    assert changes.base_files == {"gone", "old", "same"}
    assert changes.files == {"new", "moved", "same"}
    assert [c.path for c in changes.changes] == ["gone", "moved", "new"]


def test_a_commit_counts_the_lines_of_a_text() -> None:
    assert commit(added={"a.py": "one\ntwo\n"}).added == {"a.py": ((1, "one"), (2, "two"))}
    assert commit(added={"a.py": [(7, "one")]}).added == {"a.py": ((7, "one"),)}


def test_a_plain_id_is_a_test_that_passed() -> None:
    run = suite("tests/test_a.py::test_x")

    assert run.outcomes[0].outcome is Outcome.PASSED
    assert run.outcomes[0].path == "tests/test_a.py"
    assert run.collected == ("tests/test_a.py::test_x",)
    assert run.exit_status == 0


def test_the_exit_status_is_what_pytest_would_end_with() -> None:
    assert suite(outcome("t.py::test_x", "failed")).exit_status == 1
    assert suite().exit_status == 5
    assert suite("t.py::test_x", exit_status=3).exit_status == 3
    assert suite("t.py::test_x", finished=False).exit_status is None


def test_a_tool_report_answers_its_request() -> None:
    report = tool_report("ruff", ["src"], examined=3)

    assert evidence(tools=[report]).need_tool(ToolRequest("ruff", ("src",))).examined == 3
