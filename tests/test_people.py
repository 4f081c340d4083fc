"""Evidence from people, in whole runs of the gate: sign-offs, waivers, links, own wordings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import PYPROJECT, Project, Run

TASK = """\
# SHOP-7: Discounts

## Definition of Done
- [ ] All tests green
- {item}

## Manual QA
1. Buy something{step}
"""


def _project(folder: Path, item: str = "[ ] Coverage of changed modules ≥ 80 %") -> Project:
    return Project(folder, TASK.format(item=item, step=""))


def _status(run: Run, number: int) -> str:
    return str(run.report["criteria"][number - 1]["status"])


def _append(project: Project, path: str, text: str) -> None:
    file = project.path / path
    file.write_text(file.read_text("utf-8") + text, "utf-8")


def _on_main(project: Project, path: str, text: str) -> None:
    """Commit a file on main, and bring that into the branch."""
    project.repository.git("switch", "-q", "main")
    project.write(path, text)
    project.repository.commit("chore: settings")
    project.repository.git("switch", "-q", "feature")
    project.repository.git("merge", "-q", "--no-edit", "main")


def _sign(project: Project, item: str = "[ ] Coverage of changed modules ≥ 80 %") -> None:
    commit = project.repository.head[:8]
    project.write("task.md", TASK.format(item=item, step=f" (QA: ops, {commit})"))
    project.repository.commit("docs: sign off")


def test_a_signed_step_is_attested_and_said_to_be_a_word(tmp_path: Path) -> None:
    project = _project(tmp_path)
    _sign(project)
    run = project.gate()
    assert run.code == 0, run.out
    assert _status(run, 3) == "attested"
    assert "signed off by ops (QA)" in run.out


def test_without_a_sign_off_it_is_not_done(tmp_path: Path) -> None:
    run = _project(tmp_path).gate()
    assert run.code == 1
    assert _status(run, 3) == "unproven"
    assert "DoD-Signed-off-by: name (QA-1)" in run.out


def test_a_sign_off_goes_stale_when_the_code_changes(tmp_path: Path) -> None:
    project = _project(tmp_path)
    _sign(project)
    _append(project, "shop/price.py", "\nMORE = 1\n")
    run = project.gate()
    assert run.code == 1
    assert (
        "is stale: changed since are shop/price.py"
        in run.report["criteria"][2]["bindings"][0]["reason"]
    )


def test_a_trailer_signs_off(tmp_path: Path) -> None:
    project = _project(tmp_path)
    project.repository.git(
        "commit", "-q", "--allow-empty", "-m", "docs: qa\n\nDoD-Signed-off-by: ops (QA-1)"
    )
    run = project.gate()
    assert run.code == 0, run.out
    assert _status(run, 3) == "attested"


WAIVED = '[ ] Looks nice <!-- dod: waive reason="no designer" owner=ops -->'


def test_a_waiver_is_shown_wherever_the_verdict_is(tmp_path: Path) -> None:
    project = _project(tmp_path, WAIVED)
    _sign(project, WAIVED)
    run = project.gate(f"--junitxml={tmp_path / 'junit.xml'}")
    assert run.code == 0, run.out
    assert _status(run, 2) == "waived"
    assert "waived: no designer (ops; task.md:5)" in run.out
    assert "no designer (ops; task.md:5)" in run.report["criteria"][1]["reason"]
    assert "no designer" in (tmp_path / "junit.xml").read_text("utf-8")


def test_what_people_say_stays_in_sight_when_quiet(tmp_path: Path) -> None:
    project = _project(tmp_path, WAIVED)
    _sign(project, WAIVED)
    told = project.gate("-q").out.partition("definition of done")[2]
    assert [line.split()[1] for line in told.splitlines()[1:3]] == ["waived", "attested"]


def test_a_waiver_that_excuses_nothing_fails(tmp_path: Path) -> None:
    item = '[ ] Licence untouched <!-- dod: waive reason="later" owner=ops -->'
    project = _project(tmp_path, item)
    _sign(project, item)
    run = project.gate()
    assert run.code == 1
    assert "the waiver excuses nothing: later" in run.out


@pytest.mark.parametrize("at_base", [True, False])
def test_waivers_of_the_settings_are_those_of_the_base(tmp_path: Path, at_base: bool) -> None:
    project = _project(tmp_path, "[ ] Looks nice")
    _sign(project, "[ ] Looks nice")
    waiver = '\n[[tool.pytest-dod.waivers]]\nitem = "SHOP-7/2"\nreason = "r"\nowner = "o"\n'
    if at_base:
        _on_main(project, "pyproject.toml", PYPROJECT + waiver)
    else:
        project.write("pyproject.toml", PYPROJECT + waiver)
    run = project.gate()
    assert _status(run, 2) == ("waived" if at_base else "unproven")
    assert ("new in this change" in run.out) is not at_base


@pytest.mark.parametrize("at_base", [True, False])
def test_own_wordings_are_those_of_the_base(tmp_path: Path, at_base: bool) -> None:
    project = _project(tmp_path, "[ ] Gate seven")
    phrases = '\n[tool.pytest-dod.phrases]\n"gate seven" = "license-untouched"\n'
    if at_base:
        _on_main(project, "pyproject.toml", PYPROJECT + phrases)
    else:
        project.write("pyproject.toml", PYPROJECT + phrases)
    assert _status(project.gate(), 2) == ("passed" if at_base else "unproven")


def test_a_mark_that_means_nothing_is_a_usage_error(tmp_path: Path) -> None:
    project = _project(tmp_path)
    _append(
        project,
        "tests/test_price.py",
        '\n\n@pytest.mark.dod("SHOP-7/9")\ndef test_link():\n    assert total([2]) == 2\n',
    )
    run = project.gate()
    assert run.code == 4
    assert "@pytest.mark.dod('SHOP-7/9') means no item" in run.err


@pytest.mark.parametrize(
    ("body", "status"),
    [("assert total([2]) == 2", "passed"), ("assert 1 + 1 == 2", "unproven")],
)
def test_a_linked_test_has_to_run_changed_code(tmp_path: Path, body: str, status: str) -> None:
    project = _project(tmp_path, "[ ] Looks nice")
    _append(
        project,
        "tests/test_price.py",
        f'\n\n@pytest.mark.dod("SHOP-7/2")\ndef test_link():\n    {body}\n',
    )
    assert _status(project.gate(), 2) == status
