from __future__ import annotations

from pytest_dod.linting import Linter
from pytest_dod.settings import ProjectSettings
from tests.drafts import REGISTRY, linted, task


def test_what_every_line_means_is_clean() -> None:
    lines = ["- [ ] All tests pass: `pytest -q`", "- [ ] Reviewed by a maintainer"]
    assert linted(task(*lines)) == []


def test_a_line_nobody_can_check() -> None:
    assert linted(task("- [ ] All tests pass", "- [ ] The moon is round")) == [
        "4: no check understands 'The moon is round'"
    ]


def test_the_ways_out_name_the_line() -> None:
    text = task("- [ ] All tests pass", "- [ ] The moon is round")
    found, criteria = Linter(REGISTRY, ProjectSettings()).judge(text, "task.md", lambda path: None)
    assert criteria == 2
    assert '@pytest.mark.dod("SHOP-7/2")' in found[0].hint
    assert "<!-- dod: CHECK -->" in found[0].hint


def test_both_ways_out_work() -> None:
    by_test = "- [ ] The moon is round <!-- dod: linked-tests -->"
    by_check = "- [ ] The moon is made of ruff <!-- dod: ruff-clean -->"
    by_person = "- [ ] The moon is bright <!-- dod: manual -->"
    assert linted(task(by_test, by_check, by_person)) == []


def test_a_waiver_is_an_answer() -> None:
    waived = '- [ ] The moon is round <!-- dod: waive reason="it is" owner=ops -->'
    assert linted(task("- [ ] All tests pass", waived)) == []


def test_a_waiver_that_has_ended() -> None:
    waived = '- [ ] No secrets <!-- dod: waive reason="x" owner=ops until=2001-01-31 -->'
    assert linted(task(waived)) == ["3: the waiver of ops ended on 2001-01-31"]


def test_a_teams_own_wording_is_understood() -> None:
    own = ProjectSettings(phrases={"the moon is round": "tests-pass"})
    assert linted(task("- [ ] The moon is round"), project=own) == []


def test_what_is_wrong_with_a_directive() -> None:
    found = linted(task("- [ ] No secrets <!-- dod: no-secretz -->"))
    assert found == ["3: there is no check 'no-secretz'; did you mean 'no-secrets'?"]


def test_one_language_does_not_hide_another() -> None:
    german = [f"- [ ] Alle Tests sind grün und {n} ist erledigt" for n in ("das", "dies")]
    assert linted(task("- [ ] Toutes les vérifications sont là", *german))
    assert linted(task("- [ ] All tests pass", "- [ ] Keine Secrets im Code")) == []
