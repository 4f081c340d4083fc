"""Markdown to Task: where demands stand, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from pytest_dod.errors import UsageProblems
from pytest_dod.languages import LANGUAGES
from pytest_dod.model.task import SectionKind, Task
from pytest_dod.reading import read_task

TASKS = Path(__file__).parent / "tasks"


def read(text: str, path: str = "task.md") -> Task:
    return read_task(text, path=path, digest="sha256:0", languages=LANGUAGES)


def texts(text: str) -> list[str]:
    return [criterion.text for criterion in read(text).criteria]


def problems(text: str) -> list[tuple[int | None, str]]:
    with pytest.raises(UsageProblems) as caught:
        read(text)
    return [
        (problem.line, f"{problem.message} {problem.hint}") for problem in caught.value.problems
    ]


def dod(*lines: str) -> str:
    return "# T\n\n## Definition of Done\n" + "\n".join(lines) + "\n"


def test_german_task_is_read_in_full() -> None:
    task = read((TASKS / "filled.de.md").read_text("utf-8"))
    assert (task.id, task.title) == ("LAG-207", "Bestandsabgleich wiederholbar machen")
    assert [(c.line, c.kind.value, c.section, c.ticked, c.text) for c in task.criteria] == [
        (9, "context", "Kontext", None, "Verbindliche Standards: **AGENTS.md**"),
        (
            13,
            "preflight",
            "Kontext",
            None,
            "Lies **AGENTS.md** vollständig und halte dich an die Regeln für Commits.",
        ),
        (14, "preflight", "Kontext", None, "**Keine** `BACKUP`-Dateien erstellen/ändern."),
        (15, "preflight", "Kontext", None, "**Keine** Lizenzdatei verändern."),
        (16, "preflight", "Kontext", None, "**Keine** Geheimnisse in Code/Repo commiten."),
        (36, "changes", "Änderungen an Dateien", None, "`lager/ledger.py` — Buchungen"),
        (38, "changes", "Änderungen an Dateien", None, "`lager/sync.py` — Abgleich"),
        (46, "tests", "Tests", None, "`tests/test_ledger.py::test_second_run_changes_nothing()`"),
        (47, "tests", "Tests", None, "**Coverage-Ziel**: ≥ 85% in geänderten Modulen"),
        (48, "tests", "Tests", None, "**Stubs/Mocks**: Externe Dienste mocken (Buchhaltung)"),
        (
            51,
            "done",
            "Definition of Done (DoD)",
            False,
            "Alle neuen/angepassten Tests grün: `pytest -q`",
        ),
        (
            52,
            "done",
            "Definition of Done (DoD)",
            False,
            "Linting/Formatting: `ruff check .` & `black --check .` ohne Fehler",
        ),
        (
            53,
            "done",
            "Definition of Done (DoD)",
            True,
            "**Keine** `BACKUP`-Datei erstellt/verändert",
        ),
        (
            54,
            "done",
            "Definition of Done (DoD)",
            False,
            "API-Vertrag eingehalten (Statuscodes, Payloads, Fehlercodes)",
        ),
        (55, "done", "Definition of Done (DoD)", False, "Idempotent & nebenläufig sicher"),
        (
            56,
            "done",
            "Definition of Done (DoD)",
            False,
            "Doku aktualisiert: `README.md`, `CHANGELOG.md`, ggf. `docs/*.md`",
        ),
        (57, "done", "Definition of Done (DoD)", False, "Keine Secrets/Schlüssel im Code/Repo"),
        (60, "manual-qa", "Manuelle QA (Schritte)", None, "Dienst starten und zweimal abgleichen."),
        (64, "ci", "CI/CD", None, "`ruff check .`"),
        (65, "ci", "CI/CD", None, "`pytest -q`"),
    ]
    assert [criterion.number for criterion in task.criteria] == list(range(1, 21))
    assert not any(criterion.conditional for criterion in task.criteria)


def test_english_task_is_read_in_full() -> None:
    task = read((TASKS / "filled.en.md").read_text("utf-8"))
    assert (task.id, task.title) == ("LAG-208", "Answer large queries page by page")
    assert task.base == "main"
    kinds = [criterion.kind.value for criterion in task.criteria]
    assert kinds == ["acceptance"] * 3 + ["done"] * 9
    assert [c.text for c in task.criteria if c.not_applicable] == [
        "N/A: database migration — no schema change in this task"
    ]
    reasons = [c.not_applicable for c in task.criteria if c.not_applicable]
    assert reasons == ["database migration — no schema change in this task"]
    assert [c.number for c in task.criteria if c.ticked] == [7]


def test_a_template_is_read_like_a_filled_task_and_its_placeholders_are_one_more_criterion() -> (
    None
):
    task = read((TASKS / "template.de.md").read_text("utf-8"))
    assert sum(criterion.kind is SectionKind.DONE for criterion in task.criteria) == 7
    assert [criterion.kind for criterion in task.criteria[-2:]].count(SectionKind.WHOLE) == 1
    assert task.id == "<EINDEUTIGE-ID>"
    conditional = [section.title for section in task.sections if "falls" in section.title]
    assert conditional == ["Datenbank (falls zutreffend)"]


@pytest.mark.parametrize(
    "heading",
    [
        "## Definition of Done",
        "###### DoD",
        "## 🧪 Definition of Done (DoD)",
        "# 7. Definition of Done",
        "## 7) Definition of Done:",
        "## §4 Definition-of-Done",
        "### 3️⃣ Definition of Done",
        "## **Definition of Done**",
        "## Fertig, wenn",
        "## Fertig, wenn …",
        "## Erledigt wenn:",
        "## Akzeptanzkriterien / DoD",
        "## Checklist (Definition of Done)",
        "## Done when",
        "## DEFINITION OF DONE",
        "Definition of Done\n------------------",
        "Definition of Done\n==================",
        "**Definition of Done**",
        "**Definition of Done:**",
        "**DoD**:",
        "Definition of Done:",
        "**Definition of Done (this item)**",
    ],
)
def test_headings_are_taken_by_their_meaning(heading: str) -> None:
    assert texts(f"# T\n\n{heading}\n\n- [ ] All tests pass\n") == ["All tests pass"]


@pytest.mark.parametrize(
    "heading",
    [
        "## Definition of Ready",
        "## Why we have a Definition of Done",
        "## Steps",
        "## Example: Definition of Done",
        "## Beispiel (ausgefüllt, kurz)",
    ],
)
def test_headings_that_mean_something_else(heading: str) -> None:
    text = f"{heading}\n- [ ] not this\n\n" + "## Definition of Done\n- [ ] but this\n"
    assert texts(text) == ["but this"]


def test_two_sections_both_count() -> None:
    assert texts("## DoD\n- a one\n\n## Other\n- no\n\n## Definition of Done\n- b two\n") == [
        "a one",
        "b two",
    ]


def test_subheadings_belong_to_the_section_and_the_next_heading_ends_it() -> None:
    text = "## DoD\n### Code\n- a one\n### Tests\n- b two\n## Notes\n- c three\n"
    assert texts(text) == ["a one", "b two"]
    assert [c.section for c in read(text).criteria] == ["Code", "Tests"]


def test_item_forms() -> None:
    text = dod(
        "- [ ] open",
        "- [x] done",
        "- [X] Done",
        "- [-] dash",
        "- [] none",
        "- [ ]tight",
        "* star",
        "+ plus",
        "1. one",
        "2) [x] two",
    )
    assert [(c.text, c.ticked) for c in read(text).criteria] == [
        ("open", False),
        ("done", True),
        ("Done", True),
        ("dash", False),
        ("[] none", None),
        ("[ ]tight", None),
        ("star", None),
        ("plus", None),
        ("one", None),
        ("two", True),
    ]


def test_wrapped_lines_are_joined_and_keep_the_first_line_number() -> None:
    (criterion,) = read(dod("- [ ] All tests", "  pass", "lazily")).criteria
    assert (criterion.text, criterion.line) == ("All tests pass lazily", 4)


def test_only_leaves_count_unless_the_group_line_demands_something() -> None:
    text = dod(
        "- [ ] The checks:",
        "  - [ ] tests pass",
        "  - [ ] lint clean",
        "- Ein Code Review hat stattgefunden",
        "  - niemand lehnt ab",
        "- Documentation",
        "  - README updated",
    )
    assert texts(text) == [
        "tests pass",
        "lint clean",
        "Ein Code Review hat stattgefunden",
        "niemand lehnt ab",
        "README updated",
    ]


def test_plain_text_has_no_markup_but_code() -> None:
    criterion, whole = read(
        dod("- [ ] **No** ~~big~~ [secrets](http://x.y) in ``a`b`` <branch>")
    ).criteria
    assert whole.kind is SectionKind.WHOLE
    assert criterion.plain == "No big secrets in `a'b` <branch>"
    assert criterion.text == "**No** ~~big~~ [secrets](http://x.y) in ``a`b`` <branch>"


def test_struck_through_items_still_count() -> None:
    assert texts(dod("- [ ] ~~All tests pass~~")) == ["~~All tests pass~~"]


def test_fences_comments_and_indented_code_demand_nothing() -> None:
    text = dod(
        "- [ ] real",
        "",
        "<!-- - [ ] hidden -->",
        "",
        "```",
        "- [ ] fenced",
        "```",
        "",
        "## Other",
        "    - [ ] code",
    )
    assert texts(text) == ["real"]


def test_quotations_demand_what_stands_around_them() -> None:
    text = dod("- [ ] real", "", "> **Also:**", "> - [ ] quoted", "> - bare", "", "> words")
    assert texts(text) == ["real", "quoted", "bare"]
    assert read(text).notes == ("line 10: prose beside a list demands nothing",)
    assert texts(dod("- [ ] real", "  > - [ ] below it")) == ["real", "below it"]
    assert texts(dod("- [ ] real", "", "> ## Definition of Done", "> - [ ] quoted")) == [
        "real",
        "quoted",
    ]


def test_a_side_note_demands_nothing_but_a_box_in_it_does() -> None:
    task = read(dod("- [ ] real", "", "> **Note**: why", "> - hint", "", "> Note:", "> - [ ] do"))
    assert [c.text for c in task.criteria] == ["real", "do"]
    assert "line 7: a list in a side note demands nothing" in task.notes


def test_quotations_elsewhere_demand_nothing_unless_they_are_the_preflight() -> None:
    assert texts("## Goal\n> - [ ] quoted\n\n" + dod("- [ ] real")) == ["real"]
    preflight = (
        "> **Mandatory** (preflight):\n> - Read AGENTS.md\n> - Never touch the licence file\n\n"
    )
    assert texts(preflight + dod("- [ ] real")) == [
        "Read AGENTS.md",
        "Never touch the licence file",
        "real",
    ]


def test_details_count() -> None:
    text = dod("<details><summary>More</summary>", "", "- [ ] folded", "", "</details>")
    assert texts(text) == ["folded"]


def test_raw_html_with_text_is_shown_and_cannot_be_checked() -> None:
    text = dod("- [ ] listed", "", "<ul><li>All tests pass</li></ul>")
    assert [(c.text, c.in_list) for c in read(text).criteria] == [
        ("listed", True),
        ("All tests pass", False),
    ]


def test_prose_is_a_criterion_only_where_nothing_else_stands() -> None:
    assert [(c.text, c.in_list) for c in read(dod("All tests must pass.")).criteria] == [
        ("All tests must pass.", False)
    ]
    task = read(dod("A task is done once:", "", "- [ ] tests pass", "", "Also be kind."))
    assert [c.text for c in task.criteria] == ["tests pass"]
    assert task.notes == ("line 8: prose beside a list demands nothing",)


def test_prose_behind_a_bold_label() -> None:
    text = "## Phase 1\n- [ ] write it\n\n**DoD:** the tests pass,\nand the docs are updated.\n"
    assert [(c.text, c.line, c.in_list) for c in read(text).criteria] == [
        ("the tests pass, and the docs are updated.", 4, False)
    ]


def test_a_list_item_can_be_the_label() -> None:
    assert texts("## Plan\n- build it\n- **DoD**: tests pass\n") == ["tests pass"]
    assert texts(
        '## Plan\n- build it\n- Gates for the "Definition of Done":\n  - tests pass\n'
    ) == ["tests pass"]


def test_tables_give_the_demanding_cell() -> None:
    table = (
        "| Id | Part | Definition of Done |\n|---|---|---|\n| 1 | a | tests pass |\n| 2 | b | |\n"
    )
    assert [(c.text, c.line, c.in_list) for c in read("## Plan\n" + table).criteria] == [
        ("tests pass", 4, False)
    ]
    longest = "| # | How |\n|---|---|\n| 1 | all the tests pass |\n"
    assert texts("## DoD\n" + longest) == ["all the tests pass"]


@pytest.mark.parametrize(
    ("row", "clear"),
    [
        ("| 1 | all the tests pass | [ ] |", True),
        ("| AC-2 | all the tests pass | ✅ |", True),
        ("| 1 | all the tests pass | open |", True),
        ("| 1 | all the tests pass | on Windows |", False),
        ("| unit | all the tests pass | |", False),
        ("| 1 | all the tests pass | 95 |", False),
        ("| 1 | all the tests pass | 🙂 yes |", False),
    ],
)
def test_a_row_is_an_item_where_its_other_cells_say_nothing(row: str, clear: bool) -> None:
    (criterion,) = read("## DoD\n| # | What | How |\n|---|---|---|\n" + row + "\n").criteria
    assert (criterion.text, criterion.in_list) == ("all the tests pass", clear)


@pytest.mark.parametrize(
    "below",
    [
        "### Nice to have\n- [ ] wish\n",
        "### ✨ Optional (später)\n- [ ] wish\n",
        "**Optional:**\n\n- [ ] wish\n",
        "- Optional:\n  - [ ] wish\n",
    ],
)
def test_wishes_are_shown_and_demand_nothing(below: str) -> None:
    task = read(dod("- [ ] real") + "\n" + below + "\n## Definition of Done\n- [ ] more\n")
    told = {c.text: c.not_applicable for c in task.criteria}
    assert (told["real"], told["more"]) == (None, None)
    assert (told["wish"] or "").startswith("it stands under ")


@pytest.mark.parametrize(
    "below",
    [
        "### Optional parameters are documented\n- [ ] demand\n",
        "### Bonus points are rounded\n- [ ] demand\n",
        "**Optional:**\n- [ ] wish\n\nMust:\n\n- [ ] demand\n",
        "- Optional: README\n- [ ] demand\n",
    ],
)
def test_what_only_looks_like_a_wish_is_demanded(below: str) -> None:
    told = {c.text: c.not_applicable for c in read(dod("- [ ] real") + "\n" + below).criteria}
    assert told["demand"] is None


def test_a_checklist_for_pull_requests_is_one() -> None:
    assert texts("# PR checklist\n- [ ] tests pass\n") == ["tests pass"]


def test_bullets_that_markdown_does_not_know() -> None:
    text = "Definition of Done (DoD):\n• All tests pass\n• Docs\nupdated\n"
    assert [(c.text, c.line) for c in read(text).criteria] == [
        ("All tests pass", 2),
        ("Docs updated", 3),
    ]


def test_checklists_stand_in_where_no_heading_says_more() -> None:
    task = read("## Checklist\n- [ ] tests pass\n\n## Steps\n- go\n")
    assert [(c.text, c.kind) for c in task.criteria] == [("tests pass", SectionKind.DONE)]
    assert "line 1 'Checklist'" in task.notes[0]
    assert texts("## Checklist\n- [ ] no\n\n## DoD\n- [ ] yes\n") == ["yes"]


def test_table_of_contents_is_none() -> None:
    assert texts("# DoD\n1. [Tests](#tests)\n\n## Tests\n- pass\n") == ["pass"]


@pytest.mark.parametrize(
    ("text", "conditional"),
    [
        ("E2E tests pass (if applicable)", True),
        ("If the schema changed, a migration is included", True),
        ("ggf. README aktualisiert", True),
        ("README and docs adapted if needed", True),
        ("README updated; docs/ if the API changed", False),
        ("Doku aktualisiert: `README.md`, ggf. `docs/*.md`", False),
        ("All tests pass", False),
    ],
)
def test_a_condition_counts_only_where_it_covers_the_whole_item(
    text: str, conditional: bool
) -> None:
    (criterion,) = read(dod(f"- [ ] {text}")).criteria
    assert criterion.conditional is conditional


def test_conditional_heading_makes_its_items_conditional() -> None:
    (criterion,) = read("## Definition of Done (falls zutreffend)\n- Tests grün\n").criteria
    assert criterion.conditional


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("N/A: no database here", "no database here"),
        ("n/a — no database here", "no database here"),
        ("entfällt: keine Datenbank", "keine Datenbank"),
        ("entfällt, weil es keine Datenbank gibt", "es keine Datenbank gibt"),
        ("N/A", None),
        ("N/A:", None),
        ("N/A: -", None),
        ("N/A: n/a", None),
        ("All tests pass, N/A: later", None),
    ],
)
def test_not_applicable_needs_a_reason(text: str, reason: str | None) -> None:
    (criterion,) = read(dod(f"- [ ] {text}")).criteria
    assert criterion.not_applicable == reason


def test_directives_belong_to_the_item_before_them() -> None:
    text = dod(
        "- [ ] one <!-- dod: tests-pass -->",
        "- [ ] two",
        "  <!-- dod: changed-coverage threshold=90 -->",
        '<!-- dod: manual subject="try it" -->',
        "- [ ] three <!-- an ordinary comment --> words <!-- DOD:BEGIN -->",
    )
    first, second, third = read(text).criteria
    assert [(d.name, d.options, d.line) for d in first.directives] == [("tests-pass", (), 4)]
    assert [(d.name, d.options, d.line) for d in second.directives] == [
        ("changed-coverage", (("threshold", "90"),), 6),
        ("manual", (("subject", "try it"),), 7),
    ]
    assert (first.text, second.text, third.text) == ("one", "two", "three  words")
    assert third.directives == ()


def test_broken_directives_are_problems_all_at_once() -> None:
    text = dod(
        "- [ ] a <!-- dod: -->",
        "- [ ] b <!-- dod: tests-pass threshold -->",
        '- [ ] c <!-- dod: manual subject="open -->',
        "- [ ] d <!-- dod: x y=1 y=2 -->",
    )
    assert [line for line, _ in problems("<!-- dod: tests-pass -->\n\n" + text)] == [1, 6, 7, 8, 9]


def test_no_section_lists_the_headings_and_guesses() -> None:
    ((line, said),) = problems("# Title\n\n## Goal\n\n## When we are done\n- a\n")
    assert line is None
    assert "no 'Definition of Done' section" in said
    assert "line 1 'Title', line 3 'Goal'" in said
    assert "did you mean line 5 'When we are done'?" in said


@pytest.mark.parametrize(
    "wrapped",
    ["```\n## Definition of Done\n- a\n```\n", "> ## Definition of Done\n> - a\n"],
    ids=["fence", "quotation"],
)
def test_no_section_but_one_where_nobody_reads(wrapped: str) -> None:
    ((_, said),) = problems("# T\n\n" + wrapped)
    assert "did you mean line" in said


def test_section_without_items() -> None:
    ((line, said),) = problems("# T\n\n## Definition of Done\n\n## Next\n- a\n")
    assert (line, said.split(" write")[0]) == (3, "the definition of done has no item")


@pytest.mark.parametrize(
    "heading",
    [
        "## Definiti\u043en of Done",
        "## Definition of D\u200bone",
        "## Defintion of Done",
        "## \uff24efinition of Done",
    ],
)
def test_disguised_headings_are_refused_even_beside_a_true_one(heading: str) -> None:
    text = f"{heading}\n- [ ] hidden\n\n## Acceptance criteria\n- [ ] shown\n"
    ((line, said),) = problems(text)
    assert line == 1
    assert "looks like a definition of done" in said


def test_an_unclosed_fence_must_not_hide_the_section() -> None:
    text = "## Acceptance criteria\n- a\n\n```\n## Definition of Done\n- [ ] hidden\n"
    ((line, said),) = problems(text)
    assert (line, "line 5" in said) == (4, True)
    assert texts(dod("- [ ] a", "", "```")) == ["a"]


def test_front_matter_must_not_hide_the_section() -> None:
    ((line, said),) = problems("---\n## Definition of Done\n- [ ] a: b\n---\n\n## DoD\n- c\n")
    assert (line, "front matter hides" in said) == (2, True)


def test_a_heading_inside_a_list_item() -> None:
    assert texts("1. ### Definition of Done\n   - [ ] tests pass\n") == ["tests pass"]


def test_limits() -> None:
    assert [line for line, _ in problems(dod("- " + "a" * 5000, "- \0"))] == [4, 5]
    assert "more than 1000 items" in problems(dod(*["- a"] * 1001))[0][1]
    assert "1 MiB" in problems(("# T\n" + "x" * 100 + "\n") * 11_000)[0][1]
    assert "headings" in problems("# a\n" * 2001 + dod("- a"))[0][1]


def test_deep_nesting_is_read_and_never_dropped_in_silence() -> None:
    nested = "\n".join("  " * depth + f"- [ ] level {depth}" for depth in range(30))
    assert texts(dod(nested))[-1] == "level 29"
    deeper = "\n".join("  " * depth + f"- [ ] level {depth}" for depth in range(80))
    ((line, said),) = problems(dod(deeper))
    assert "nested too deep" in said
    assert line is not None
    assert "nested too deep" in problems(dod("- " * 2000 + "x"))[0][1]
    assert "nested too deep" in problems(dod("> " * 2000 + "x"))[0][1]


@pytest.mark.parametrize(
    ("text", "id_", "title"),
    [
        ("# EXP-9: Do it\n", "EXP-9", "Do it"),
        ("# Do it\n", "task", "Do it"),
        ("# CART-9 Titel ohne Doppelpunkt\n", "CART-9", "Titel ohne Doppelpunkt"),
        ("# [CART-9] Titel\n", "CART-9", "Titel"),
        ("# CART-9\n", "CART-9", "CART-9"),
        ("# UTF-8 lesen\n", "task", "UTF-8 lesen"),
        ("# CART-9th street\n", "task", "CART-9th street"),
        ("", "task", "task"),
        ("---\nid: 'A-1'\ntitle: From above # note\n---\n", "A-1", "From above"),
        ("---\nid: A-1\n---\n# TASK_ID: B-2\n# Title: Two\n", "B-2", "Two"),
        ("# Definition of Done\n", "task", "task"),
    ],
)
def test_id_and_title(text: str, id_: str, title: str) -> None:
    task = read(text + "\n## DoD\n- a\n", path="work/task.md")
    assert (task.id, task.title) == (id_, title)


def test_front_matter_is_text_and_no_yaml() -> None:
    bomb = "---\na: &a [x, x]\nb: *a\nid: !!python/object:os.system A\ndod: off\n---\n"
    task = read(bomb + "## DoD\n- a\n")
    assert task.id == "!!python/object:os.system A"
    assert task.criteria[0].line == 8
    assert texts("---\n\n## DoD\n- a\n") == ["a"]


@pytest.mark.parametrize("line", ["- Base: origin/dev", "Base: `origin/dev`"])
def test_base_line(line: str) -> None:
    assert read(f"## Context\n{line}\n\n## DoD\n- a\n").base == "origin/dev"


PR_FORM = """## Summary

- [ ] Why?

## What kind of change is this?

- [ ] Bug fixed
- [ ] Docs updated

## Quality

- [ ] All tests pass
- [ ] Docs updated
- [ ] No secrets in the code

**For the reviewer**

- [ ] Reviewed by a second person
- [ ] Pink
"""


def test_lists_of_boxes_that_ask_for_known_things_stand_in_for_a_missing_section() -> None:
    task = read(PR_FORM)
    assert [(c.section, c.text) for c in task.criteria] == [
        ("Quality", "All tests pass"),
        ("Quality", "Docs updated"),
        ("Quality", "No secrets in the code"),
        ("For the reviewer", "Reviewed by a second person"),
        ("For the reviewer", "Pink"),
    ]
    assert {c.kind for c in task.criteria} == {SectionKind.DONE}
    assert any("no heading says 'Definition of Done'" in note for note in task.notes)


def test_where_a_definition_of_done_stands_other_boxes_demand_nothing() -> None:
    assert texts(PR_FORM + dod("- real")[5:]) == ["real"]


def test_without_any_known_demand_every_list_of_boxes_counts_but_kinds_of_change_do_not() -> None:
    text = "## Type of change\n- [ ] Fix\n\n## For a new role\n- [ ] Ports are set\n- open\n"
    assert texts(text) == ["Ports are set"]


def test_a_condition_counts_in_the_language_of_the_item_only() -> None:
    assert not read(dod("- Die Tests sind grün, auch si on")).criteria[0].conditional
    assert read(dod("- Docs updated if needed")).criteria[0].conditional


def test_entries_without_boxes_are_no_stand_in() -> None:
    assert problems("## Notes\n- All tests pass\n")
