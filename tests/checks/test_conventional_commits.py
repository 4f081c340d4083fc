from __future__ import annotations

from dataclasses import replace

import pytest

from pytest_dod.checks.conventional_commits import CHECK
from pytest_dod.model.change import ChangeSet, Commit
from pytest_dod.model.evidence import EvidenceKind, Gap, PullRequest
from pytest_dod.testing import (
    cannot_tell,
    change,
    change_set,
    commit,
    fails,
    not_applicable,
    passes,
)

WORK = change("shop/price.py", "A = 1\n")


def merge(message: str = "Merge branch 'main'") -> Commit:
    return replace(commit(message), parents=("a" * 40, "b" * 40))


def committed(*commits: Commit | str) -> ChangeSet:
    made = [commit(c) if isinstance(c, str) else c for c in commits]
    return change_set(WORK, commits=made)


def request(title: str, source: str = "the event of GitHub") -> PullRequest:
    return PullRequest(title, "", source)


@pytest.mark.parametrize(
    "message",
    [
        "feat: add discounts",
        "fix(price): refuse negative ones",
        "feat!: drop Python 3.9",
        "feat(api)!: drop the old form",
        "chore(deps-dev): bump x from 1 to 2",
        "Docs: capitals are the same",
        "refactor: x\n\nWhy it was done.\n\nBREAKING CHANGE: it is gone\n",
        "test(shop/price): größer",
        "feat:  two blanks",
    ],
)
def test_what_follows_the_convention_passes(message: str) -> None:
    assert passes(CHECK, changes=committed(message)).examined == 1


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("add discounts", "does not start with `type: `"),
        ("feat add discounts", "does not start with `type: `"),
        ("feat:add discounts", "no blank behind the colon"),
        ("feat:", "describes nothing"),
        ("feat: …", "describes nothing"),
        ("feat: .", "describes nothing"),
        ("feat(): x", "an empty scope"),
        ("feature: add discounts", "the type 'feature'"),
        ("wip: x", "the type 'wip'"),
        ("feat(a: b", "does not start with"),
        ("✨ feat: sparkles", "does not start with"),
        ("", "does not start with a type"),
        ("Merge branch 'main'", "does not start with"),
        ("fixup! feat: add discounts", "folded"),
        ("squash! feat: add discounts", "folded"),
        ("amend! feat: add discounts", "folded"),
        ('Revert "feat: x"', "does not start with"),
        ('Revert "feat: x"\n\nbecause', "does not start with"),
    ],
)
def test_what_does_not_is_found(message: str, said: str) -> None:
    found = fails(CHECK, changes=committed("feat: good", message))
    assert len(found) == 1
    assert said in found[0]
    assert "commit cccccccccc" in found[0]


def test_a_long_message_is_shortened() -> None:
    assert len(fails(CHECK, changes=committed("x" * 500))[0]) < 200


def test_a_merge_may_say_anything() -> None:
    seen = passes(CHECK, changes=committed("feat: x", merge()))
    assert seen.examined == 1
    assert seen.notes == ("1 merge commit not counted",)


def test_gits_own_revert_is_accepted_and_shown() -> None:
    message = f'Revert "add x"\n\nThis reverts commit {"a" * 40}.\n'
    seen = passes(CHECK, changes=committed(message))
    assert "git's own words" in seen.notes[0]
    assert fails(CHECK, changes=committed(message), types=("feat", "fix"))


def test_a_body_without_an_empty_line_is_only_noted() -> None:
    assert "no empty line" in passes(CHECK, changes=committed("feat: x\nmore")).notes[0]


def test_types_of_ones_own() -> None:
    passes(CHECK, changes=committed("wip: x"), types=("wip", "feat"))
    assert fails(CHECK, changes=committed("chore: x"), types=("wip", "feat"))


def test_the_title_counts_where_it_is_known() -> None:
    good = committed("feat: x")
    assert passes(CHECK, changes=good, pull_request=request("feat: add x")).examined == 2
    found = fails(CHECK, changes=good, pull_request=request("Add x"))
    assert "the pull request's title" in found[0]
    passes(CHECK, changes=good, pull_request=request("Add x"), title=False)
    assert passes(CHECK, changes=good, pull_request=request("")).examined == 1


def test_a_good_title_does_not_make_up_for_a_bad_commit() -> None:
    assert fails(CHECK, changes=committed("oops"), pull_request=request("feat: add x"))


def test_the_draft_mark_of_gitlab_is_no_part_of_the_title() -> None:
    good = committed("feat: x")
    passes(
        CHECK, changes=good, pull_request=request("Draft: feat: x", "the merge request of GitLab")
    )
    assert fails(CHECK, changes=good, pull_request=request("Draft: feat: x"))


def test_work_without_a_commit_proves_nothing() -> None:
    assert "not committed yet" in cannot_tell(CHECK, changes=[WORK])


def test_work_that_hides_in_merges_proves_nothing() -> None:
    assert "is a merge" in cannot_tell(CHECK, changes=committed(merge()))


def test_an_empty_range_is_not_applicable() -> None:
    assert "nothing differs" in not_applicable(CHECK, changes=[])
    assert not_applicable(CHECK, changes=change_set(commits=[merge()]))


def test_an_empty_range_of_a_cut_history_proves_nothing() -> None:
    cut = replace(change_set(), history_gap="the clone is shallow")
    assert cannot_tell(CHECK, changes=cut) == "the clone is shallow"
    gap = Gap(EvidenceKind.COMMITS, "the clone is shallow")
    assert cannot_tell(CHECK, changes=change_set(), gaps=[gap]) == "the clone is shallow"


def test_without_changes_nothing_is_proven() -> None:
    assert "change set" in cannot_tell(CHECK)
