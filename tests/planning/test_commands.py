"""Commands in code spans: what a check stands for, and what is never run."""

from __future__ import annotations

import pytest

from pytest_dod.planning.commands import is_document, outside, read_command


@pytest.mark.parametrize(
    ("text", "check", "paths"),
    [
        ("pytest", "tests-pass", None),
        ("pytest -q", "tests-pass", None),
        ("python -m pytest -q -n 4", "tests-pass", None),
        ("pytest tests/test_a.py::test_b -k 'x or y'", "tests-pass", "tests/test_a.py::test_b"),
        ("pytest tests/unit tests/api", "tests-pass", "tests/unit,tests/api"),
        ("ruff check .", "ruff-clean", "."),
        ("ruff check", "ruff-clean", "."),
        ("ruff check shop tests", "ruff-clean", "shop,tests"),
        ("ruff format --check .", "ruff-clean", "."),
        ("uv run ruff check src/", "ruff-clean", "src/"),
        ("poetry run python -m black --check .", "black-clean", "."),
        ("black --check --diff shop", "black-clean", "shop"),
        ("mypy shop", "types-clean", "shop"),
        ("bandit -q -r src", "security-scan", "src"),
        ("uv run pip-audit --strict", "security-scan", None),
        ("git status --porcelain", "clean-worktree", None),
    ],
)
def test_allowed(text: str, check: str, paths: str | None) -> None:
    command = read_command(text)
    assert command is not None
    assert (command.check, command.options.get("paths"), command.refused) == (check, paths, "")


def test_scanners_are_told_apart() -> None:
    bandit, audit = read_command("bandit -r src"), read_command("pip-audit -r requirements.txt")
    assert bandit is not None
    assert audit is not None
    assert bandit.options == {"tools": "bandit", "paths": "src"}
    assert audit.options == {"tools": "pip-audit", "requirements": "requirements.txt"}


@pytest.mark.parametrize(
    "text",
    [
        "bandit -ll -r src",
        "bandit --exit-zero -r src",
        "pip-audit --ignore-vuln GHSA-1",
        "pip-audit -r ../requirements.txt",
        "git push",
        "git status && rm x",
        "git -c core.pager=x status",
        "npm test",
        "make check",
        "rm -rf /",
        "./run.sh --all",
        "pre-commit run --all-files",
        "python -c 'import shop'",
        "ruff check --fix .",
        "ruff check . --fix",
        "ruff check --config x.toml .",
        "ruff check --exit-zero .",
        "ruff check --select E .",
        "ruff check . || true",
        "ruff check .; rm x",
        "ruff check . | cat",
        "ruff check $(id)",
        "ruff check ../other",
        "ruff check a/../../b",
        "ruff check @files",
        "ruff check src/*.py",
        "ruff check ...",
        "ruff rule E501",
        "mypy /etc",
        "mypy --strict shop",
        "black ~/x",
        "black -l 200 .",
        "pytest ../elsewhere",
        "pytest --cov-fail-under=90",
        "pytest --collect-only",
        "pytest -p no:dod",
        "pytest -o addopts=",
        "pytest --deselect tests/a.py::b",
        "pytest && true",
        "uv run --frozen pytest",
        "pyright",
    ],
)
def test_refused_with_a_reason(text: str) -> None:
    command = read_command(text)
    assert command is not None
    assert command.check == ""
    assert command.refused


@pytest.mark.parametrize(
    "text", ["BACKUP", "README.md", "ruff", "mypy", "black", "", "FOO", "docs/*.md"]
)
def test_no_command(text: str) -> None:
    assert read_command(text) is None


@pytest.mark.parametrize("path", ["../x", "a/../b", "/etc/passwd", "~/x", "C:\\x", "\\\\srv\\x"])
def test_outside(path: str) -> None:
    assert outside(path)


@pytest.mark.parametrize("path", ["README.md", "a/b", ".", "..a/b"])
def test_inside(path: str) -> None:
    assert not outside(path)


@pytest.mark.parametrize(
    "text", ["README", "readme.rst", "docs/", "docs/*.md", "CHANGELOG.md", "a/b.md"]
)
def test_documents(text: str) -> None:
    assert is_document(text)


@pytest.mark.parametrize("text", ["metrics/traces/logs", "shop.py", "BACKUP", "read me"])
def test_no_documents(text: str) -> None:
    assert not is_document(text)
