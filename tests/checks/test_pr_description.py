from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_dod.checks._description import entries_of, parts_of
from pytest_dod.checks.pr_description import CHECK
from pytest_dod.model.evidence import EvidenceKind, Gap, PullRequest
from pytest_dod.testing import cannot_tell, fails, passes

PARTS = (
    "Kurzfassung, **Was/Warum**",
    "Änderungen an Dateien",
    "Migrationshinweise",
    "Testnachweise (Screens/Logs)",
    "Risiken/Limitierungen",
    "Verweis auf AGENTS.md-Konformität",
)
GERMAN = """\
## Was
Rabatte werden abgezogen.

## Warum
Der Vertrieb braucht sie.

## Änderungen an Dateien
- `shop/price.py` – Rabatt
- `tests/test_price.py`

## Migrationshinweise
Keine – das Schema bleibt.

## Testnachweise
```
12 passed in 0.3s
```

## Risiken
keine bekannt

Die Regeln aus AGENTS.md sind eingehalten.
"""
ENGLISH = """\
**Summary:** discounts are taken off

**Why:** sales needs them

**Changed files**
- shop/price.py

**Upgrade notes:** none

**How was this tested?**

12 tests passed, see the log

- Risks & limitations: none

Follows `AGENTS.md`.
"""


def request(body: str, cut: str = "") -> PullRequest:
    return PullRequest("feat: x", body, "the event of GitHub", cut)


@pytest.mark.parametrize("body", [GERMAN, ENGLISH, GERMAN.replace("\n", "\r\n")])
def test_a_complete_description_passes(body: str) -> None:
    assert passes(CHECK, pull_request=request(body), parts=PARTS).examined == 6


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        ("## Warum\nDer Vertrieb braucht sie.\n", ""),
        ("Der Vertrieb braucht sie.\n", "nothing stands below 'Warum'"),
        ("## Änderungen an Dateien\n", "no part 'Änderungen an Dateien'"),
        ("Keine – das Schema bleibt.\n", "nothing stands below 'Migrationshinweise'"),
        ("```\n12 passed in 0.3s\n```\n", "nothing stands below 'Testnachweise'"),
        ("## Risiken\nkeine bekannt\n", "no part 'Risiken/Limitierungen'"),
        ("Die Regeln aus AGENTS.md sind eingehalten.\n", "not say a word about AGENTS.md"),
    ],
)
def test_what_is_missing_or_empty_is_found(gone: str, said: str) -> None:
    assert gone in GERMAN
    body = GERMAN.replace(gone, "")
    if not said:
        assert "why" in cannot_tell(CHECK, pull_request=request(body), parts=PARTS)
        return
    found = fails(CHECK, pull_request=request(body), parts=PARTS)
    assert said in found[0]
    assert len(found) == 1


@pytest.mark.parametrize(
    "body",
    [
        "## Tests\n12 passed",
        "# 🧪 Tests\n\n12 passed",
        "Tests\n=====\n12 passed",
        "### 4. Testnachweis:\n- 12 passed",
        "## How has this been tested?\nby hand and by 3 new tests",
        "## Test evidence\n![screen](https://example.com/a.png)",
        '## Tests\n<img width="3" src="https://example.com/a.png">',
        "## Tests\n### Unit\n12 passed",
        "## Tests\n- [x] unit tests pass",
        "## Tests\n> 12 passed",
        "## Tests\n| suite | result |\n|---|---|\n| unit | 12 passed |",
        "**Tests**\n\n12 passed",
        "**Tests:** 12 passed",
        "**Tests** – 12 passed",
        "Tests: 12 passed",
        "- Tests: 12 passed",
        "- **Tests**: 12 passed",
        "- Tests\n  - 12 passed",
        "* Tests – 12 passed",
        "1. Tests\n\n   12 passed",
        "- [x] Tests: 12 passed",
        "| Tests | 12 passed |\n|---|---|\n| Tests | 12 passed |",
        "<details>\n<summary>Tests</summary>\n\n12 passed\n\n</details>",
        "<h3>Tests</h3>\n\n12 passed",
        "## Verification\n12 passed",
        "**Tests:**\nResult: 12 passed",
        "**Tests**\n\nRan: `pytest -q`, 12 passed",
        "## TESTNACHWEISE\nhttps://ci.example.com/run/12",
        "## Tests\n- **`tests/test_a.py`**",
        "**Was**: mehr davon. **Tests**: 12 passed",
        "**Was:** mehr davon. **Tests:** 12 passed",
    ],
)
def test_the_ways_to_write_a_part(body: str) -> None:
    passes(CHECK, pull_request=request(body), parts=("Testnachweise",))


@pytest.mark.parametrize(
    "body",
    [
        "## Tests",
        "## Tests\n\n## Risiken\n12 passed",
        "## Tests\n### Unit\n### Integration",
        "## Tests\n<!-- say what you tested -->",
        "## Tests\n<was getestet wurde>",
        "## Tests\n{{ logs }}",
        "## Tests\nTODO",
        "## Tests\nTODO: add the logs",
        "## Tests\n- TBD",
        "## Tests\nn/a",
        "## Tests\nn.a.",
        "## Tests\n…",
        "## Tests\n-",
        "## Tests\n- [ ] unit tests pass\n- [ ] linted",
        "## Tests\nkeine",
        "## Tests\nNone.",
        "## Tests\n---\n",
        "## Tests\n**Unit:**",
        "**Tests:**",
        "**Tests**\n\n**Risiken:** keine bekannt",
        "- Tests:\n- Risiken: keine bekannt",
        "- Tests\n\nSo much for that.",
        "Tests: <logs>",
        "**Tests:**\nRisks: there may be some",
        "**Tests:** **Risiken:** keine bekannt",
        "**Was**: mehr davon, die **Tests** auch",
        "## Files\n- tests/test_price.py – the new ones",
        "```\n## Tests\n12 passed\n```",
        "<!--\n## Tests\n12 passed\n-->",
        "all the tests pass",
        "",
    ],
)
def test_what_is_no_part_or_an_empty_one(body: str) -> None:
    assert fails(CHECK, pull_request=request(body), parts=("Testnachweise",))


@pytest.mark.parametrize("text", ["keine", "None", "- keine", "nicht zutreffend", "no risks"])
def test_that_there_is_none_is_an_answer_for_risks_and_migration(text: str) -> None:
    body = f"## Risks\n{text}\n\n## Migration\n{text}"
    seen = passes(CHECK, pull_request=request(body), parts=("Risiken", "Migrationshinweise"))
    assert "'Risks' says that there is none" in seen.notes


@pytest.mark.parametrize(
    ("part", "label", "fits"),
    [
        ("Screenshots", "Screenshot", True),
        ("Screenshots", "Screenshots (before/after)", True),
        ("Related issue", "Related issues", True),
        ("Related issue", "Issue", False),
        ("Risiken/Limitierungen", "Known issues", True),
        ("Risks and limitations", "Limitations", True),
        ("Was/Warum", "What & why", True),
        ("Was/Warum", "Warum", False),
        ("Motivation", "Why", True),
        ("Änderungen an Dateien", "Aenderungen", True),
        ("Änderungen an Dateien", "Changes", True),
        ("Änderungen an Dateien", "Type of change", False),
        ("Änderungen an Dateien", "Breaking changes", False),
        ("Änderungen an Dateien", "What was tested", False),
        ("Summary", "TL;DR", False),
        ("Summary", "Beschreibung", True),
        ("Screenshots/Logs", "Logs", True),
        ("Rollback-Plan", "Rollback plan", True),
    ],
)
def test_which_label_names_a_part(part: str, label: str, fits: bool) -> None:
    asked = request(f"## {label}\nsome words")
    if fits:
        passes(CHECK, pull_request=asked, parts=(part,))
    else:
        assert "no part" in fails(CHECK, pull_request=asked, parts=(part,))[0]


def test_whether_a_summary_says_why_cannot_be_told() -> None:
    body = request("## Summary\nDiscounts, which sales asked for.")
    assert "why" in cannot_tell(CHECK, pull_request=body, parts=("Was/Warum",))


def test_the_projects_own_template_is_nobodys_word() -> None:
    template = "## Tests\nDescribe which tests you ran.\n\n- [ ] I ran all the tests\n"
    texts = {".github/PULL_REQUEST_TEMPLATE.md": template}
    found = fails(CHECK, pull_request=request(template), texts=texts, parts=("Tests",))
    assert "nothing stands below 'Tests'" in found[0]
    assert fails(CHECK, pull_request=request(template), texts=texts) == ["the description is empty"]
    ticked = template.replace("[ ]", "[x]")
    passes(CHECK, pull_request=request(f"{ticked}12 passed"), texts=texts, parts=("Tests",))


def test_a_heading_that_names_the_file_counts_with_what_stands_below() -> None:
    part = ("Reference to AGENTS.md",)
    passes(CHECK, pull_request=request("## AGENTS.md\nfollowed"), parts=part)
    assert fails(CHECK, pull_request=request("## AGENTS.md\n\n## Tests\nrun"), parts=part)
    assert fails(CHECK, pull_request=request("- [ ] follows AGENTS.md"), parts=part)
    passes(CHECK, pull_request=request("- [x] follows AGENTS.md"), parts=part)


def test_without_named_parts_it_must_at_least_say_something() -> None:
    assert "is not named" in cannot_tell(CHECK, pull_request=request("Discounts."))
    passes(CHECK, pull_request=request("Discounts."), anything=True)
    assert fails(CHECK, pull_request=request("\n<!-- why? -->\n## Why\n"))


def test_a_description_that_was_cut_off_refutes_nothing() -> None:
    cut = request("## Was\nRabatte", "GitLab handed over only the first 15 characters")
    assert "first 15" in cannot_tell(CHECK, pull_request=cut, parts=("Tests",))
    passes(CHECK, pull_request=cut, parts=("Summary",))


def test_without_a_pull_request_nothing_is_proven() -> None:
    assert "not known here" in cannot_tell(CHECK, parts=PARTS)
    gap = Gap(EvidenceKind.PULL_REQUEST, "the event cannot be read", "give it")
    assert cannot_tell(CHECK, parts=PARTS, gaps=[gap]) == "the event cannot be read"


@given(st.text(alphabet="ab#*-:`<>|[] x!\n~=1.", max_size=80))
def test_any_text_can_be_read(body: str) -> None:
    for part in parts_of(body):
        assert part.label
    assert isinstance(entries_of(body), tuple)
