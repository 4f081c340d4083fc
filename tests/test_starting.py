from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from pytest_dod.__main__ import main
from pytest_dod.linting import Linter
from pytest_dod.lints._drafted import texts
from pytest_dod.model.task import SectionKind
from pytest_dod.planning import plan_task
from pytest_dod.reading import read_task
from pytest_dod.settings import ProjectSettings
from pytest_dod.starting import template
from tests.drafts import REGISTRY, linted
from tests.projects import clean_environment

ROOT = Path(__file__).parents[1]
LANGUAGES = ("de", "en")
BOTH = pytest.mark.parametrize("language", LANGUAGES)
_PLACEHOLDER = re.compile(r"<[^<>!\n]+>")


def filled(language: str) -> str:
    """The template with something that fits in the place of each placeholder."""

    def fill(found: re.Match[str]) -> str:
        words = re.sub(r"\W+", "_", found[0].strip("<>")).strip("_")
        if words.isupper():
            return "SHOP_LIMIT"
        return words.lower() if " " not in found[0] else f"the {len(words)}th {words[:5]}"

    return _PLACEHOLDER.sub(fill, template(language)).replace("# TASK_ID: ", "# TASK_ID: SHOP-7 ")


@BOTH
def test_every_section_and_line_is_read_as_intended(language: str) -> None:
    text = filled(language)
    task = read_task(text, path="t.md", digest="", languages=REGISTRY.languages)
    plan = plan_task(task, checks=REGISTRY.checks, languages=REGISTRY.languages)
    read = [
        (one.criterion.kind.value, *sorted({binding.check.id for binding in one.bindings}))
        for one in plan.criteria
    ]
    assert [one.unread for one in plan.criteria if one.unread] == []
    assert [one.criterion.text for one in plan.criteria if one.criterion.conditional] == []
    assert read == [
        ("context", "documents-exist"),
        ("preflight", "documents-exist"),
        ("preflight", "license-untouched"),
        ("configuration", "env-variables"),
        *[("changes", "declared-changes")] * 5,
        *[("tests", "named-tests")] * 2,
        ("tests", "linked-tests"),
        ("tests", "changed-coverage"),
        *[("acceptance", "linked-tests")] * 2,
        ("done", "tests-pass"),
        ("done", "tests-added"),
        ("done", "black-clean", "ruff-clean"),
        ("done", "no-debug-leftovers"),
        ("done", "docs-touched"),
        ("done", "no-backup-files"),
        ("done", "no-secrets"),
        ("done", "manual"),
        *[("manual-qa", "manual")] * 2,
        *[("ci", "ci-runs")] * 3,
        ("commits", "conventional-commits"),
        *[("commits", "pr-description")] * 3,
    ]


@BOTH
def test_what_the_lines_ask_for(language: str) -> None:
    text = filled(language)
    task = read_task(text, path="t.md", digest="", languages=REGISTRY.languages)
    plan = plan_task(task, checks=REGISTRY.checks, languages=REGISTRY.languages)
    options = {
        binding.check.id: binding.options for one in plan.criteria for binding in one.bindings
    }
    variables = [
        texts(binding.options, "variables")
        for one in plan.criteria
        for binding in one.bindings
        if one.criterion.kind is SectionKind.CONFIGURATION
    ]
    assert texts(options["docs-touched"], "paths") == ("README.md", "CHANGELOG.md")
    assert texts(options["docs-touched"], "optional") == ("docs/*.md",)
    assert texts(options["documents-exist"], "paths") == ("AGENTS.md",)
    assert [len(found) for found in variables] == [1]
    assert "=" in variables[0][0]


@BOTH
def test_before_it_is_filled_in_only_the_placeholders_are_wrong(language: str) -> None:
    text = template(language)
    found = linted(text)
    expected = {number for number, line in enumerate(text.split("\n"), 1) if ": <" in line}
    assert {one.split(": ")[1] for one in found} == {"a placeholder is left"}
    assert {int(one.split(":")[0]) for one in found} >= expected


@BOTH
def test_filled_in_it_is_clean(language: str) -> None:
    assert linted(filled(language)) == []


def test_both_say_the_same() -> None:
    shapes = []
    for language in LANGUAGES:
        text = template(language)
        codes = re.findall(r"`[a-z]+ [^`<]*`|<!-- dod:.*?-->|^\s*(?:-|#+|\d\.) ", text, re.M)
        shapes.append(codes)
    assert shapes[0] == shapes[1]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        (sys.executable, *words),
        cwd=folder,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize(
    ("words", "language"),
    [((), "en"), (("--dod-language", "de"), "de"), (("--dod-language=en",), "en")],
)
def test_it_writes_the_task(
    own: Path, words: tuple[str, ...], language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--dod-init", "task.md", *words]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert "pytest --dod-lint task.md" in out
    assert (own / "task.md").read_text(encoding="utf-8") == template(language)
    assert [path.name for path in own.iterdir()] == ["task.md"]


def test_pytest_does_the_same(tmp_path: Path) -> None:
    words = ("-m", "pytest", "-p", "no:cacheprovider", "--dod-init")
    done = run(tmp_path, *words, "task.md", "--dod-language", "de")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "task.md").read_text(encoding="utf-8") == template("de")
    again = run(tmp_path, *words, "task.md")
    assert again.returncode == 4
    assert "is there already" in again.stderr
    other = run(tmp_path, *words, "other.md", "task.md")
    assert other.returncode == 4
    assert "--dod-init writes one task, and there is task.md as well" in other.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["task.md"]


def test_it_overwrites_nothing(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (own / "task.md").write_text("mine", encoding="utf-8")
    (own / "link.md").symlink_to(own / "elsewhere.md")
    (own / "folder").mkdir()
    for name in ("task.md", "link.md", "folder"):
        assert main(["--dod-init", name]) == 4
        assert "is there already, and stays as it is" in capsys.readouterr().err
    assert (own / "task.md").read_text(encoding="utf-8") == "mine"
    assert not (own / "elsewhere.md").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--dod-init", "new/task.md"), "there is no folder"),
        (("--dod-init", "task.md", "--dod-language", "xx"), "there is no template in 'xx'"),
        (("--dod-init", "task.md", "--dod-language", "../en"), "there is no template in '../en'"),
        (("--dod-language", "de"), "--dod-language needs --dod-init"),
        (("--dod-init", "task.md", "--dod-explain"), "cannot be combined with --dod-explain"),
        (("--dod-init", "a.md", "b.md"), "--dod-init writes one task, and there is b.md as well"),
        (("--dod-init", ""), "error: "),
        (("--dod-init", "a\0b"), "error: "),
    ],
)
def test_wrong_calls(
    own: Path, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 4
    assert said in capsys.readouterr().err
    assert list(own.iterdir()) == []


def test_the_wheel_holds_the_templates(tmp_path: Path) -> None:
    pytest.importorskip("hatchling")
    code = (
        "import os, sys\nfrom hatchling.build import build_wheel\n"
        "print(build_wheel(sys.argv[1]))\n"
    )
    done = run(ROOT, "-c", code, str(tmp_path))
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        for language in LANGUAGES:
            content = archive.read(f"pytest_dod/templates/{language}.md").decode("utf-8")
            assert content == template(language)


def test_a_template_is_no_fault_of_the_linter() -> None:
    found, criteria = Linter(REGISTRY, ProjectSettings()).judge(
        filled("en"), "t.md", lambda path: None
    )
    assert (found, criteria) == ([], 32)
