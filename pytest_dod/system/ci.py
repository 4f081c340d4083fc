"""What a pipeline says about the change it judges. Its variables are untrusted text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_HEADS = "refs/heads/"


@dataclass(frozen=True)
class Pipeline:
    """One pipeline run.

    `target` is the branch a merge request goes to, `commit` a commit of it that the pipeline names.
    Where HEAD is `merge_commit`, a merge of the target and the request, its first parent is the
    base; `first_parent` is that commit where the pipeline names it too. `deepen` is what to add to
    the pipeline file for the whole history.
    """

    name: str
    deepen: str
    target: str | None = None
    commit: str | None = None
    diff_base: str | None = None
    merge_commit: str | None = None
    first_parent: str | None = None

    @property
    def is_request(self) -> bool:
        """Whether the run belongs to a merge request and so has a base."""
        return bool(self.target or self.diff_base)


def detect(environ: Mapping[str, str]) -> Pipeline | None:
    """The pipeline these variables belong to, or None."""
    for read in (_github, _gitlab, _bitbucket, _azure, _jenkins):
        pipeline = read(environ)
        if pipeline is not None:
            return pipeline
    return None


def _github(environ: Mapping[str, str]) -> Pipeline | None:
    if environ.get("GITHUB_ACTIONS") != "true":
        return None
    merged = re.fullmatch(r"refs/pull/[0-9]+/merge", environ.get("GITHUB_REF", ""))
    return Pipeline(
        "GitHub",
        "fetch-depth: 0 under `with:` of the actions/checkout step",
        target=environ.get("GITHUB_BASE_REF") or None,
        merge_commit=environ.get("GITHUB_SHA") if merged else None,
    )


def _gitlab(environ: Mapping[str, str]) -> Pipeline | None:
    if not environ.get("GITLAB_CI") and not environ.get("CI_MERGE_REQUEST_DIFF_BASE_SHA"):
        return None
    # Only a pipeline for merged results has this one: there HEAD holds the target as well.
    first_parent = environ.get("CI_MERGE_REQUEST_TARGET_BRANCH_SHA") or None
    return Pipeline(
        "GitLab",
        'GIT_DEPTH: "0" under `variables:` of the job',
        target=environ.get("CI_MERGE_REQUEST_TARGET_BRANCH_NAME") or None,
        diff_base=environ.get("CI_MERGE_REQUEST_DIFF_BASE_SHA") or None,
        merge_commit=environ.get("CI_COMMIT_SHA") if first_parent else None,
        first_parent=first_parent,
    )


def _bitbucket(environ: Mapping[str, str]) -> Pipeline | None:
    target = environ.get("BITBUCKET_PR_DESTINATION_BRANCH") or None
    if not target and not environ.get("BITBUCKET_BUILD_NUMBER"):
        return None
    return Pipeline(
        "Bitbucket",
        "depth: full under `clone:` at the top of bitbucket-pipelines.yml",
        target=target,
        commit=environ.get("BITBUCKET_PR_DESTINATION_COMMIT") or None,
    )


def _azure(environ: Mapping[str, str]) -> Pipeline | None:
    target = environ.get("SYSTEM_PULLREQUEST_TARGETBRANCH", "").removeprefix(_HEADS) or None
    if not target and not environ.get("TF_BUILD"):
        return None
    merged = re.fullmatch(r"refs/pull/[0-9]+/merge", environ.get("BUILD_SOURCEBRANCH", ""))
    return Pipeline(
        "Azure",
        "fetchDepth: 0 under `- checkout: self`",
        target=target,
        merge_commit=environ.get("BUILD_SOURCEVERSION") if merged else None,
    )


def _jenkins(environ: Mapping[str, str]) -> Pipeline | None:
    target = environ.get("CHANGE_TARGET") or None
    if not target and not environ.get("JENKINS_URL"):
        return None
    return Pipeline(
        "Jenkins",
        "CloneOption(shallow: false, honorRefspec: false) in `extensions` of the checkout step",
        target=target,
    )
