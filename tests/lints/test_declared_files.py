from __future__ import annotations

from tests.drafts import linted, task

FILES = (
    "## File changes\n- New\n  - `shop/price.py`\n- Changed\n  - `shop/stock.py`\n"
    "- Deleted\n  - `shop/old.py`\n"
)
TASK = FILES + task("- [ ] All tests pass")


def test_files_as_the_task_needs_them() -> None:
    assert linted(TASK, there=["shop/stock.py", "shop/old.py"]) == []


def test_files_as_they_must_not_be() -> None:
    assert linted(TASK, there=["shop/price.py"]) == [
        "3: shop/price.py is declared new, and exists already",
        "5: shop/stock.py is declared changed, and does not exist",
        "7: shop/old.py is declared deleted, and does not exist",
    ]


def test_without_a_repository_nothing_is_told() -> None:
    assert linted(TASK, there=None) == []


def test_once_the_work_has_begun_nothing_is_told() -> None:
    assert linted(TASK.replace("[ ]", "[x]"), there=["shop/price.py"]) == []


def test_patterns_and_placeholders_name_no_file() -> None:
    files = FILES.replace("shop/stock.py", "shop/*.py").replace("shop/old.py", "shop/<old>.py")
    found = linted(files + task("- [ ] All tests pass"), there=[])
    assert not [one for one in found if "exist" in one]
