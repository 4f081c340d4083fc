from __future__ import annotations

import pytest

from pytest_dod.system.ci import detect


def test_no_pipeline() -> None:
    assert detect({}) is None
    assert detect({"CI": "true"}) is None


@pytest.mark.parametrize(
    ("environ", "name"),
    [
        ({"GITHUB_ACTIONS": "true"}, "GitHub"),
        ({"GITLAB_CI": "true"}, "GitLab"),
        ({"BITBUCKET_BUILD_NUMBER": "7"}, "Bitbucket"),
        ({"TF_BUILD": "True"}, "Azure"),
        ({"JENKINS_URL": "https://ci.example.invalid/"}, "Jenkins"),
    ],
)
def test_a_run_without_a_merge_request_has_no_base(environ: dict[str, str], name: str) -> None:
    pipeline = detect(environ)
    assert pipeline is not None
    assert (pipeline.name, pipeline.is_request) == (name, False)


def test_empty_variables_are_none() -> None:
    pipeline = detect({"GITHUB_ACTIONS": "true", "GITHUB_BASE_REF": "", "GITHUB_REF": ""})
    assert pipeline is not None
    assert not pipeline.is_request
    assert pipeline.merge_commit is None


@pytest.mark.parametrize("ref", ["refs/heads/main", "refs/pull/7/head", "refs/pull/x/merge", ""])
def test_only_a_merge_ref_is_one(ref: str) -> None:
    github = detect({"GITHUB_ACTIONS": "true", "GITHUB_REF": ref, "GITHUB_SHA": "1" * 40})
    azure = detect({"TF_BUILD": "True", "BUILD_SOURCEBRANCH": ref, "BUILD_SOURCEVERSION": "1" * 40})
    assert github is not None
    assert azure is not None
    assert github.merge_commit is None
    assert azure.merge_commit is None


def test_azure_names_the_branch_with_or_without_its_full_name() -> None:
    for written in ("refs/heads/main", "main"):
        pipeline = detect({"TF_BUILD": "True", "SYSTEM_PULLREQUEST_TARGETBRANCH": written})
        assert pipeline is not None
        assert pipeline.target == "main"
