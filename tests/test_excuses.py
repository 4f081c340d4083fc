"""What somebody explained is seen in every report of a real run, apart from what is proven."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

from tests.projects import Project

EXCUSED = "excused: 2 findings, by reasons that the change itself gives (criteria 1, 4)\nDONE\n"


def test_excuses_are_shown_in_every_report(tmp_path: Path) -> None:
    project = Project(tmp_path)
    (project.path / "tests/test_stock.py").write_text(
        "from shop.stock import LEFT  # noqa: F401 it is still to be importable\n"
    )
    project.repository.commit("test: tidy\n\ndod: test_left removed because stock goes next week")
    junit = project.reports / "tests.xml"

    quiet = project.gate("-q", f"--junitxml={junit}")
    shown = project.gate()

    assert (quiet.code, shown.code) == (0, 0), shown.out
    assert quiet.out.endswith(f"=\n{EXCUSED}")
    assert shown.out.endswith(EXCUSED)
    gone = 'reason given: "test_left removed because stock goes next week"'
    assert gone in " ".join(shown.out.split())
    excuses = [e for c in shown.report["criteria"] for b in c["bindings"] for e in b["excuses"]]
    assert {excuse["why"] for excuse in excuses} == {
        "test_left removed because stock goes next week",
        "it is still to be importable",
    }
    said = [element.text or "" for element in ET.parse(junit).iter("system-out")]
    assert any(gone in text for text in said)


def test_a_run_without_excuses_says_nothing_of_them(tmp_path: Path) -> None:
    assert "excused" not in Project(tmp_path).gate("-v").out
