from __future__ import annotations

import pytest

from tests.drafts import linted, task

GREEN = "- [ ] All tests pass"
FILES = "## File changes\n{}\n\n## Definition of Done\n{}\n"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "- [ ] Coverage of the changed modules is at least 80 %",
            "- [ ] Coverage of changed files ≥ 90 %",
        ),
        (
            "- [ ] Well covered <!-- dod: changed-coverage threshold=80 -->",
            "- [ ] Coverage of changed files ≥ 90 %",
        ),
    ],
)
def test_two_numbers_for_the_same_scope(first: str, second: str) -> None:
    assert linted(task(first, GREEN, second)) == [
        "5: changed-coverage is to reach 90 here and 80 in line 3"
    ]


@pytest.mark.parametrize(
    "second",
    [
        "- [ ] Coverage of changed files ≥ 80 %",
        "- [ ] New code is covered by tests",
        "- [ ] N/A: Coverage of the changed modules ≥ 90 %: only docs change",
    ],
)
def test_one_number_is_enough(second: str) -> None:
    found = linted(task("- [ ] Coverage of the changed modules is at least 80 %", second))
    assert not [one for one in found if "is to reach" in one]


def test_a_denied_line_that_another_demands() -> None:
    lines = task("- [ ] `ruff check .` reports nothing", "- [ ] N/A: `ruff check .` — no Python")
    assert linted(lines) == ["4: it does not apply here, and is demanded in line 3"]
    german = task("- [ ] Alle Tests sind grün", "- [ ] Entfällt: alle Tests sind grün, da keine da")
    assert linted(german) == ["4: it does not apply here, and is demanded in line 3"]


def test_a_denied_line_that_no_other_demands() -> None:
    assert linted(task(GREEN, "- [ ] N/A: database migration — no schema change")) == []
    assert linted(task(GREEN, "- [ ] N/A: documentation — all tests pass without it")) == []


def test_a_file_declared_in_two_ways() -> None:
    files = "- New\n  - `shop/price.py`\n- Deleted\n  - `shop/price.py`"
    assert linted(FILES.format(files, GREEN)) == [
        "5: shop/price.py is declared deleted here and new in line 3"
    ]


def test_a_declared_change_that_another_line_forbids() -> None:
    files = "- Changed\n  - `LICENSE.txt`\n- New\n  - `shop/price.py.bak`"
    items = "- [ ] The license is unchanged\n- [ ] No backup files"
    assert linted(FILES.format(files, items)) == [
        "3: LICENSE.txt is declared changed, and line 8 forbids to touch the license",
        "5: shop/price.py.bak is declared new, and line 9 forbids it: its name is that of a copy",
    ]
    assert linted(FILES.format(files, GREEN)) == []


def test_what_is_deleted_and_demanded() -> None:
    files = "- Deleted\n  - `README.md`\n  - `tests/test_price.py`"
    items = f"{GREEN}\n- [ ] `README.md` updated\n\n## Tests\n- `tests/test_price.py::test_total`"
    assert linted(FILES.format(files, items)) == [
        "8: README.md is demanded here, and README.md deleted in line 3",
        "11: tests/test_price.py::test_total is demanded here, "
        "and tests/test_price.py deleted in line 4",
    ]


def test_two_defaults_of_one_variable() -> None:
    text = (
        "## Configuration\n- `SHOP_LIMIT` (default: `2`)\n- `SHOP_LIMIT=3`\n- `SHOP_LIMIT`\n"
        f"## Definition of Done\n{GREEN}\n"
    )
    assert linted(text) == ["3: SHOP_LIMIT has the default '3' here and '2' in line 2"]


def test_an_ignored_line_contradicts_nothing() -> None:
    ignored = '- [ ] Coverage of changed files ≥ 90 % <!-- dod: ignore reason="a wish" -->'
    assert linted(task("- [ ] Coverage of the changed modules is at least 80 %", ignored)) == []
