from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from pytest_dod.errors import UsageProblems
from pytest_dod.model.evidence import EvidenceKind, PullRequest
from pytest_dod.system.pull_request import TEXT_LIMIT, find_pull_request, split_title


def of_file(path: Path) -> PullRequest:
    found = find_pull_request(path, {}).pull_request
    assert found is not None
    return found


def refused(path: Path) -> str:
    with pytest.raises(UsageProblems) as wrong:
        find_pull_request(path, {})
    return wrong.value.problems[0].message


def github(path: Path, event: object) -> dict[str, str]:
    path.write_text(event if isinstance(event, str) else json.dumps(event), encoding="utf-8")
    return {"GITHUB_ACTIONS": "true", "GITHUB_EVENT_PATH": str(path)}


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("# feat: add x\n\n## Why\nbecause\n", "feat: add x", "## Why\nbecause"),
        ("# feat: add x #\r\nbody\r\n", "feat: add x", "body"),
        ("\n\nfeat: add x\n\nbody\n", "feat: add x", "body"),
        ("feat: add x", "feat: add x", ""),
        ("## Why\nbecause", "", "## Why\nbecause"),
        ("# Why\nbecause\n# What\nthat", "", "# Why\nbecause\n# What\nthat"),
        ("# feat: x\n```\n# a comment\n```", "feat: x", "```\n# a comment\n```"),
        ("- a\n- b", "", "- a\n- b"),
        ("**Why:** because", "", "**Why:** because"),
        ("Why:\nbecause", "", "Why:\nbecause"),
        ("<!-- say why -->\n", "", "<!-- say why -->\n"),
        ("", "", ""),
        (" \n ", "", ""),
    ],
)
def test_title_and_description(text: str, title: str, body: str) -> None:
    assert split_title(text) == (title, body)


def test_a_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "pr.md"
    file.write_bytes(b"\xef\xbb\xbffeat: Gr\xc3\xb6\xc3\x9fe\n\nWas\n")
    assert of_file(file) == PullRequest("feat: Größe", "Was", "--dod-pr pr.md")


def test_a_file_that_cannot_be_read_is_a_usage_error(tmp_path: Path) -> None:
    assert (
        refused(tmp_path / "pr.md")
        == "--dod-pr: the file cannot be read: No such file or directory"
    )
    assert "no plain file" in refused(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    assert "no plain file" in refused(tmp_path / "pipe")
    (tmp_path / "latin.md").write_bytes(b"Gr\xf6\xdfe")
    assert "not UTF-8" in refused(tmp_path / "latin.md")
    (tmp_path / "big.md").write_bytes(b"a" * (TEXT_LIMIT + 1))
    assert "larger than 1 MiB" in refused(tmp_path / "big.md")


def test_the_file_stands_above_the_pipeline(tmp_path: Path) -> None:
    file = tmp_path / "pr.md"
    file.write_text("fix: a\n", encoding="utf-8")
    found = find_pull_request(file, {"CI_MERGE_REQUEST_TITLE": "fix: b"})
    assert found.pull_request is not None
    assert found.pull_request.title == "fix: a"


def test_the_event_of_github(tmp_path: Path) -> None:
    event = {"action": "opened", "pull_request": {"title": "feat: x", "body": "## Why\n"}}
    found = find_pull_request(None, github(tmp_path / "e.json", event))
    assert found.pull_request is not None
    assert (found.pull_request.title, found.pull_request.body) == ("feat: x", "## Why\n")
    assert found.pull_request.cut == ""


def test_github_says_null_for_an_empty_description(tmp_path: Path) -> None:
    event = {"pull_request": {"title": "feat: x", "body": None}}
    found = find_pull_request(None, github(tmp_path / "e.json", event))
    assert found.pull_request is not None
    assert found.pull_request.body == ""


@pytest.mark.parametrize("event", [{"ref": "refs/heads/main"}, [], {"pull_request": None}])
def test_another_event_has_no_pull_request(tmp_path: Path, event: object) -> None:
    found = find_pull_request(None, github(tmp_path / "e.json", event))
    assert found.pull_request is None
    assert not found.gaps


@pytest.mark.parametrize(
    "event", ["{", "", "[" * 100_000, '{"pull_request": {"title": 3}}', '{"pull_request": {}}']
)
def test_an_event_that_makes_no_sense_is_a_gap(tmp_path: Path, event: str) -> None:
    found = find_pull_request(None, github(tmp_path / "e.json", event))
    assert found.pull_request is None
    assert [gap.kind for gap in found.gaps] == [EvidenceKind.PULL_REQUEST]
    assert "GitHub" in found.gaps[0].reason


def test_an_event_that_is_not_there_is_a_gap(tmp_path: Path) -> None:
    environ = {"GITHUB_ACTIONS": "true", "GITHUB_EVENT_PATH": str(tmp_path / "none.json")}
    assert find_pull_request(None, environ).gaps


def test_without_github_its_variables_mean_nothing(tmp_path: Path) -> None:
    environ = github(tmp_path / "e.json", {"pull_request": {"title": "feat: x", "body": ""}})
    assert find_pull_request(None, {**environ, "GITHUB_ACTIONS": ""}).pull_request is None


@pytest.mark.parametrize(
    ("variables", "body", "cut"),
    [
        ({"CI_MERGE_REQUEST_DESCRIPTION": "## Why"}, "## Why", ""),
        ({"CI_MERGE_REQUEST_DESCRIPTION": ""}, "", ""),
        (
            {
                "CI_MERGE_REQUEST_DESCRIPTION": "## Why",
                "CI_MERGE_REQUEST_DESCRIPTION_IS_TRUNCATED": "true",
            },
            "## Why",
            "GitLab handed over only the first 6 characters of the description",
        ),
        (
            {
                "CI_MERGE_REQUEST_DESCRIPTION": "## Why",
                "CI_MERGE_REQUEST_DESCRIPTION_IS_TRUNCATED": "false",
            },
            "## Why",
            "",
        ),
        ({}, "", "GitLab handed over no description"),
    ],
)
def test_the_merge_request_of_gitlab(variables: dict[str, str], body: str, cut: str) -> None:
    found = find_pull_request(None, {"CI_MERGE_REQUEST_TITLE": "feat: x", **variables})
    assert found.pull_request is not None
    assert found.pull_request.title == "feat: x"
    assert (found.pull_request.body, found.pull_request.cut) == (body, cut)


def test_elsewhere_nothing_is_known() -> None:
    found = find_pull_request(None, {"BITBUCKET_PR_ID": "3", "CHANGE_TITLE": "x"})
    assert found.pull_request is None
    assert not found.gaps
