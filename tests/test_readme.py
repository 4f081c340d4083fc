"""The README says what the code does.

`python -m tests.test_readme` writes what is generated in it: a run and the table of checks.
"""

from __future__ import annotations

import dataclasses
import re
import tempfile
from pathlib import Path

from pytest_dod.checks import CHECKS
from pytest_dod.model.check import AnyCheck
from tests.projects import Project

README = Path(__file__).resolve().parent.parent / "README.md"
TABLE = re.compile(r"(?<=<!-- checks -->\n).*?(?=<!-- /checks -->)", re.DOTALL)
RUN = re.compile(r"(?<=<!-- run -->\n).*?(?=<!-- /run -->)", re.DOTALL)

TASK = """\
# SHOP-7: Discounts

## Tests
- Coverage: at least 85 % in changed modules

## Definition of Done
- [x] All new and changed tests pass: `pytest -q`
- [ ] `ruff check .` & `black --check .` report nothing
- [ ] No backup files added or changed
- [x] Docs updated: `README.md`, `CHANGELOG.md`, if applicable `docs/*.md`
- [ ] No secrets or keys in the code
- [ ] N/A: API contract, there is no interface
- [ ] Prices stay readable at a glance
"""
COMMAND = "$ pytest --dod task.md"
UNTESTED = """\
    if discount > 100:
        raise ValueError("a discount is at most 100")
    return
"""


def table() -> str:
    """The table of built-in checks, in the order of their names."""
    rows = sorted(_row(check) for check in CHECKS)
    return "".join(["| check | passes when | options |\n", "| --- | --- | --- |\n", *rows])


def _row(check: AnyCheck) -> str:
    options = ", ".join(f"`{_shown(field)}`" for field in dataclasses.fields(check.options))
    passes_when = check.passes_when.replace("|", "\\|")
    return f"| `{check.id}` | {passes_when} | {options} |\n"


def _shown(option: dataclasses.Field[object]) -> str:
    default = option.default
    if default in ("", ()):
        return option.name
    if isinstance(default, tuple):
        default = ",".join(map(str, default))
    return f"{option.name}={default:g}" if type(default) is float else f"{option.name}={default}"


def a_run(folder: Path) -> str:
    """What the gate prints on a small project, less what pytest prints of its own."""
    project = Project(folder, task=TASK)
    project.replace("shop/price.py", "    return", UNTESTED.rstrip())
    project.write("CHANGELOG.md", "# Changes\n")
    out = project.gate().out
    top, rest = out.split("=" * 29 + " test session starts", 1)
    _, bar, end = rest.partition("=" * 30 + " definition of done")
    return f"```\n{COMMAND}\n{top}\n[pytest's own output, as ever]\n\n{bar}{end}```\n"


def test_the_run_is_shown_as_it_prints(tmp_path: Path) -> None:
    found = RUN.search(README.read_text(encoding="utf-8"))
    assert found is not None
    assert found.group() == a_run(tmp_path), "run: python -m tests.test_readme"


def test_the_table_of_checks_is_current() -> None:
    found = TABLE.search(README.read_text(encoding="utf-8"))
    assert found is not None
    assert found.group() == table(), "run: python -m tests.test_readme"


def test_the_first_two_commands_are_one_line_each() -> None:
    text = README.read_text(encoding="utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    main, tests = blocks[:2]
    assert main.count("\n") == tests.count("\n") == 1
    assert "--dod " in main
    assert "[test]" in tests


if __name__ == "__main__":
    text = TABLE.sub(lambda _: table(), README.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as scratch:
        text = RUN.sub(lambda _: a_run(Path(scratch)), text)
    README.write_text(text, encoding="utf-8")
