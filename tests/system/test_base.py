from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from pytest_dod.errors import UsageProblems
from pytest_dod.system.base import refuse_empty
from tests.repositories import Repository
from tests.system.kit import base_of, change_set, opened, problem


@pytest.fixture
def branched(repository: Repository) -> Repository:
    """main with two commits, feature with one that starts from the first."""
    repository.branch("feature")
    repository.write("new.py", "x = 1\n")
    repository.commit("feat: new")
    repository.switch("main")
    repository.write("README.md", "# Other\n")
    repository.commit("docs: other")
    repository.switch("feature")
    return repository


def first_commit(repository: Repository) -> str:
    return repository.git("rev-list", "--max-parents=0", "HEAD")


def test_merge_base_with_local_main(branched: Repository) -> None:
    base = base_of(branched)
    assert base.commit == first_commit(branched)
    assert base.how == "merge base with main"
    assert base.notes == ()


def test_master_where_there_is_no_main(branched: Repository) -> None:
    branched.git("branch", "-m", "main", "master")
    assert base_of(branched).how == "merge base with master"


def test_the_default_branch_of_the_remote_comes_first(branched: Repository, tmp_path: Path) -> None:
    branched.git("branch", "trunk", "main")
    branched.git("switch", "-q", "trunk")
    clone = Repository.clone(branched, tmp_path / "clone")
    clone.branch("main")
    clone.branch("work", "origin/feature")
    assert base_of(clone).how == "merge base with origin/trunk"


def test_a_clone_without_the_remote_default_takes_its_main(
    branched: Repository, tmp_path: Path
) -> None:
    clone = Repository.clone(branched, tmp_path / "clone")
    clone.git("remote", "set-head", "origin", "--delete")
    clone.git("switch", "-q", "--detach", "origin/feature")
    base = base_of(clone)
    assert base.how == "merge base with origin/main"
    assert base.commit == first_commit(branched)


def test_the_only_remote_may_have_another_name(branched: Repository, tmp_path: Path) -> None:
    branched.switch("main")
    clone = Repository.clone(branched, tmp_path / "clone", "--origin", "upstream")
    assert base_of(clone).how == "merge base with upstream/main"


def test_on_the_base_branch_with_a_clean_tree_nothing_differs(repository: Repository) -> None:
    changes = change_set(repository)
    assert changes.base.commit == repository.head
    assert changes.changes == ()
    assert changes.commits == ()
    assert not changes.head.dirty


def test_option_before_setting_before_task(branched: Repository) -> None:
    first, main = first_commit(branched), "main"
    assert base_of(branched, option=main, setting=first, task=first).how == (
        "merge base with main (--dod-base)"
    )
    assert base_of(branched, setting=main, task=first).how == (
        "merge base with main (base in the settings)"
    )
    assert base_of(branched, task=first).how == f"{first} (the task's Base: line)"
    assert base_of(branched, option=first).how == f"--dod-base {first}"


def test_a_named_base_comes_before_what_the_pipeline_says(branched: Repository) -> None:
    environ = {"JENKINS_URL": "x", "CHANGE_TARGET": "nowhere"}
    assert base_of(branched, task="main", environ=environ).commit == first_commit(branched)


def test_a_tag_and_an_abbreviated_commit(branched: Repository) -> None:
    branched.git("tag", "-a", "v1", "-m", "one", "main")
    assert base_of(branched, option="v1").commit == first_commit(branched)
    short = first_commit(branched)[:9]
    assert base_of(branched, task=short).commit == first_commit(branched)


def test_the_option_may_count_back(branched: Repository) -> None:
    assert base_of(branched, option="HEAD~1").commit == first_commit(branched)


@pytest.mark.parametrize(
    "name", ["HEAD~1", "HEAD", "main^", "@{-1}", "main..HEAD", "a:b", ":/feat"]
)
def test_text_of_the_repository_may_not_count_back(branched: Repository, name: str) -> None:
    with pytest.raises(UsageProblems):
        base_of(branched, task=name)
    with pytest.raises(UsageProblems):
        base_of(branched, setting=name)


def test_a_base_that_leaves_out_commits_says_so(branched: Repository) -> None:
    narrow = branched.head
    branched.write("more.py", "y = 1\n")
    branched.commit("feat: more")
    base = base_of(branched, option=narrow)
    assert base.commit == narrow
    assert base.notes == ("the base leaves out 1 commit after the merge base with main",)


@pytest.mark.parametrize(
    "name", ["--output=/tmp/x", "-x", "", " main", "ma\nin", "ma\x1bin", "\u202e"]
)
def test_what_is_no_name_is_refused(branched: Repository, name: str) -> None:
    with pytest.raises(UsageProblems) as caught:
        base_of(branched, option=name)
    assert "is not the name of a base" in problem(caught.value).message
    assert problem(caught.value).message.isprintable()


def test_an_unknown_name_lists_what_there_is(branched: Repository, tmp_path: Path) -> None:
    clone = Repository.clone(branched, tmp_path / "clone")
    with pytest.raises(UsageProblems) as caught:
        base_of(clone, option="mian")
    assert problem(caught.value).message == (
        "mian (--dod-base) was not found; known: origin/feature, origin/main, feature"
    )


def test_many_known_names_are_cut(branched: Repository) -> None:
    for number in range(20):
        branched.git("tag", f"v{number}")
    with pytest.raises(UsageProblems, match="and 12 more"):
        base_of(branched, option="mian")


def test_a_range_and_a_file_are_no_base(branched: Repository) -> None:
    for name in ("main..feature", "README.md", "HEAD:README.md"):
        with pytest.raises(UsageProblems, match="was not found"):
            base_of(branched, option=name)


def test_a_tag_with_the_name_of_a_branch_is_ambiguous(branched: Repository) -> None:
    branched.git("tag", "main", "feature")
    with pytest.raises(UsageProblems, match="ambiguous: refs/heads/main, refs/tags/main"):
        base_of(branched, option="main")
    assert base_of(branched, option="refs/heads/main").commit == first_commit(branched)
    assert base_of(branched).commit == first_commit(branched)


def test_no_base_at_all(repository: Repository) -> None:
    repository.git("branch", "-m", "main", "work")
    with pytest.raises(UsageProblems) as caught:
        base_of(repository)
    assert "known: work" in problem(caught.value).message
    assert "--dod-base" in problem(caught.value).hint


def test_unrelated_histories(branched: Repository) -> None:
    branched.git("switch", "-q", "--orphan", "island")
    branched.commit("feat: island")
    with pytest.raises(UsageProblems, match="HEAD and main share no history"):
        base_of(branched)


def test_several_merge_bases_count_together(repository: Repository) -> None:
    repository.branch("feature")
    repository.write("feature.py", "f = 1\n")
    feature = repository.commit("feat: f")
    repository.switch("main")
    repository.write("main.py", "m = 1\n")
    main = repository.commit("feat: m")
    repository.merge(feature)
    repository.switch("feature")
    repository.merge(main)
    repository.write("last.py", "l = 1\n")
    repository.commit("feat: l")

    changes = change_set(repository)
    assert {changes.base.commit, *changes.base.others} == {feature, main}
    assert [change.path for change in changes.changes] == ["feature.py", "last.py", "main.py"]
    assert changes.notes == ("2 merge bases with main: what differs from any of them is changed",)
    assert [commit.message for commit in changes.commits] == ["Merge\n", "feat: l\n"]


@dataclass(frozen=True)
class Server:
    """What a pipeline clones: main has moved on since feature left it."""

    repository: Repository
    start: str
    target: str
    request: str
    merge: str


@pytest.fixture
def server(branched: Repository) -> Server:
    start, target, request = (
        first_commit(branched),
        branched.git("rev-parse", "main"),
        branched.git("rev-parse", "feature"),
    )
    branched.git("switch", "-q", "--detach", "main")
    merge = branched.merge("feature", message="Merge feature into main")
    branched.git("update-ref", "refs/pull/7/merge", merge)
    branched.git("update-ref", "refs/pull/7/head", request)
    branched.git("update-ref", "refs/merge-requests/7/merge", merge)
    branched.switch("main")
    branched.git("config", "uploadpack.allowAnySHA1InWant", "true")
    return Server(branched, start, target, request, merge)


def checkout(server: Server, path: Path, *specs: str, depth: int = 0, at: str) -> Repository:
    """As CI checkouts do it: an empty repository, one fetch of what is needed, a detached HEAD."""
    clone = Repository(path)
    clone.git("remote", "add", "origin", f"file://{server.repository.path}")
    options = [f"--depth={depth}"] if depth else []
    clone.git("fetch", "-q", "--no-tags", *options, "origin", *specs)
    clone.git("checkout", "-q", "--detach", at)
    return clone


def github(server: Server, **more: str) -> dict[str, str]:
    return {
        "GITHUB_ACTIONS": "true",
        "GITHUB_BASE_REF": "main",
        "GITHUB_HEAD_REF": "feature",
        "GITHUB_REF": "refs/pull/7/merge",
        "GITHUB_SHA": server.merge,
        **more,
    }


MERGE_REF = "+refs/pull/7/merge:refs/remotes/pull/7/merge"


@pytest.mark.parametrize("depth", [0, 2])
def test_github_merge_ref(server: Server, tmp_path: Path, depth: int) -> None:
    clone = checkout(server, tmp_path / "c", MERGE_REF, depth=depth, at=server.merge)
    base = base_of(clone, environ=github(server))
    assert base.commit == server.target
    assert base.how == "GitHub merge ref's first parent"
    assert [c.path for c in change_set(clone, base.commit).changes] == ["new.py"]


def test_github_merge_ref_with_depth_1(server: Server, tmp_path: Path) -> None:
    clone = checkout(server, tmp_path / "c", MERGE_REF, depth=1, at=server.merge)
    with pytest.raises(UsageProblems) as caught:
        base_of(clone, environ=github(server))
    assert "shallow clone" in problem(caught.value).message
    assert "fetch-depth: 0" in problem(caught.value).hint
    assert "actions/checkout" in problem(caught.value).hint


def test_github_with_the_head_of_the_request_checked_out(server: Server, tmp_path: Path) -> None:
    everything = ("+refs/heads/*:refs/remotes/origin/*", MERGE_REF)
    clone = checkout(server, tmp_path / "c", *everything, at=server.request)
    base = base_of(clone, environ=github(server))
    assert base.commit == server.start
    assert base.how == "merge base with origin/main"


def test_github_does_not_take_a_merge_of_the_branch_for_the_merge_ref(
    server: Server, tmp_path: Path
) -> None:
    everything = "+refs/heads/*:refs/remotes/origin/*"
    clone = checkout(server, tmp_path / "c", everything, at=server.request)
    merged = clone.merge("origin/main")
    assert len(clone.git("rev-list", "--parents", "-1", "HEAD").split()) == 3
    base = base_of(clone, environ=github(server))
    assert base.commit == server.target
    assert base.how == "merge base with origin/main"
    assert base.commit != clone.git("rev-parse", f"{merged}^1")


def test_github_without_the_target_branch(server: Server, tmp_path: Path) -> None:
    clone = checkout(server, tmp_path / "c", "+refs/pull/7/head", at=server.request)
    with pytest.raises(UsageProblems) as caught:
        base_of(clone, environ=github(server))
    assert problem(caught.value).message == "GitHub's target branch main was not found; known: none"
    assert (
        "git fetch origin +refs/heads/main:refs/remotes/origin/main" in problem(caught.value).hint
    )


def test_github_push_takes_the_default_branch(server: Server, tmp_path: Path) -> None:
    everything = "+refs/heads/*:refs/remotes/origin/*"
    clone = checkout(server, tmp_path / "c", everything, at=server.request)
    environ = {"GITHUB_ACTIONS": "true", "GITHUB_REF": "refs/heads/feature", "GITHUB_BASE_REF": ""}
    assert base_of(clone, environ=environ).how == "merge base with origin/main"


def gitlab(server: Server, **more: str) -> dict[str, str]:
    return {
        "GITLAB_CI": "true",
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": server.start,
        "CI_COMMIT_SHA": server.request,
        **more,
    }


def test_gitlab_diff_base(server: Server, tmp_path: Path) -> None:
    clone = checkout(server, tmp_path / "c", "+refs/pull/7/head", at=server.request)
    base = base_of(clone, environ=gitlab(server))
    assert (base.commit, base.how) == (server.start, "GitLab diff base")


def test_gitlab_merged_result(server: Server, tmp_path: Path) -> None:
    clone = checkout(server, tmp_path / "c", "+refs/merge-requests/7/merge", at=server.merge)
    environ = gitlab(
        server,
        CI_COMMIT_SHA=server.merge,
        CI_MERGE_REQUEST_TARGET_BRANCH_SHA=server.target,
        CI_MERGE_REQUEST_SOURCE_BRANCH_SHA=server.request,
    )
    base = base_of(clone, environ=environ)
    assert (base.commit, base.how) == (server.target, "GitLab merge ref's first parent")


def test_gitlab_shallow(server: Server, tmp_path: Path) -> None:
    clone = checkout(server, tmp_path / "c", "+refs/pull/7/head", depth=1, at=server.request)
    with pytest.raises(UsageProblems) as caught:
        base_of(clone, environ=gitlab(server))
    assert 'GIT_DEPTH: "0"' in problem(caught.value).hint


def bitbucket(server: Server, **more: str) -> dict[str, str]:
    return {
        "BITBUCKET_BUILD_NUMBER": "7",
        "BITBUCKET_PR_ID": "7",
        "BITBUCKET_PR_DESTINATION_BRANCH": "main",
        "BITBUCKET_PR_DESTINATION_COMMIT": server.target[:12],
        **more,
    }


def test_bitbucket_with_the_target_branch(server: Server, tmp_path: Path) -> None:
    everything = "+refs/heads/*:refs/remotes/origin/*"
    clone = checkout(server, tmp_path / "c", everything, at=server.request)
    base = base_of(clone, environ=bitbucket(server))
    assert (base.commit, base.how) == (server.start, "merge base with origin/main")


def test_bitbucket_with_the_target_commit_merged_in(server: Server, tmp_path: Path) -> None:
    clone = checkout(
        server,
        tmp_path / "c",
        "+refs/heads/feature:refs/remotes/origin/feature",
        server.target,
        at=server.request,
    )
    clone.merge(server.target)
    base = base_of(clone, environ=bitbucket(server))
    assert (base.commit, base.how) == (
        server.target,
        "merge base with Bitbucket's target main",
    )


def test_bitbucket_shallow(server: Server, tmp_path: Path) -> None:
    clone = checkout(server, tmp_path / "c", "+refs/heads/feature", depth=1, at=server.request)
    with pytest.raises(UsageProblems) as caught:
        base_of(clone, environ=bitbucket(server))
    assert "depth: full" in problem(caught.value).hint


def azure(server: Server, **more: str) -> dict[str, str]:
    return {
        "TF_BUILD": "True",
        "SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/main",
        "BUILD_SOURCEBRANCH": "refs/pull/7/merge",
        "BUILD_SOURCEVERSION": server.merge,
        **more,
    }


def test_azure_merge_ref(server: Server, tmp_path: Path) -> None:
    clone = checkout(server, tmp_path / "c", MERGE_REF, depth=2, at=server.merge)
    base = base_of(clone, environ=azure(server))
    assert (base.commit, base.how) == (server.target, "Azure merge ref's first parent")


def test_azure_shallow(server: Server, tmp_path: Path) -> None:
    clone = checkout(server, tmp_path / "c", MERGE_REF, depth=1, at=server.merge)
    with pytest.raises(UsageProblems) as caught:
        base_of(clone, environ=azure(server))
    assert "fetchDepth: 0" in problem(caught.value).hint


def jenkins(**more: str) -> dict[str, str]:
    return {"JENKINS_URL": "https://ci.example.invalid/", "CHANGE_TARGET": "main", **more}


def test_jenkins_with_only_remote_branches(server: Server, tmp_path: Path) -> None:
    everything = "+refs/heads/*:refs/remotes/origin/*"
    clone = checkout(server, tmp_path / "c", everything, at=server.request)
    assert clone.git("for-each-ref", "refs/heads") == ""
    base = base_of(clone, environ=jenkins())
    assert (base.commit, base.how) == (server.start, "merge base with origin/main")


def test_jenkins_shallow(server: Server, tmp_path: Path) -> None:
    everything = "+refs/heads/*:refs/remotes/origin/*"
    clone = checkout(server, tmp_path / "c", everything, depth=1, at=server.request)
    with pytest.raises(UsageProblems) as caught:
        base_of(clone, environ=jenkins())
    assert (
        "merge base with origin/main is not in this shallow clone" in problem(caught.value).message
    )
    assert "CloneOption(shallow: false" in problem(caught.value).hint


def test_a_shallow_clone_outside_a_pipeline(server: Server, tmp_path: Path) -> None:
    everything = "+refs/heads/*:refs/remotes/origin/*"
    clone = checkout(server, tmp_path / "c", everything, depth=1, at=server.request)
    with pytest.raises(UsageProblems) as caught:
        base_of(clone)
    assert "git fetch --unshallow" in problem(caught.value).hint


@pytest.mark.parametrize("name", ["main~1", "--upload-pack=x", "../main", "ma\x1b[2Kin", "HEAD"])
def test_a_branch_name_of_a_pipeline_is_only_a_name(server: Server, name: str) -> None:
    with pytest.raises(UsageProblems) as caught:
        base_of(server.repository, environ=jenkins(CHANGE_TARGET=name))
    assert "was not found" in problem(caught.value).message
    assert problem(caught.value).message.isprintable()
    assert "fetch origin +" not in problem(caught.value).hint or name == "HEAD"


def test_grafts_and_replace_refs_change_nothing(branched: Repository) -> None:
    expected = base_of(branched)
    head, main = branched.head, branched.git("rev-parse", "main")
    (branched.path / ".git/info/grafts").write_text(f"{head} {main}\n")
    branched.git("replace", "--graft", head, main)
    assert base_of(branched) == expected
    assert {"1 replace ref ignored", "grafts ignored"} <= set(change_set(branched).notes)
    assert opened(branched).head == head


@pytest.mark.parametrize("revision", ["commit", "tag"])
def test_the_task_may_not_leave_out_commits_of_its_own_change(
    repository: Repository, revision: str
) -> None:
    repository.branch("feature")
    repository.write("hidden.py", "x = 1\n")
    hidden = repository.commit("feat: one")
    repository.git("tag", "v9")
    repository.write("shown.py", "x = 1\n")
    repository.commit("feat: two")
    name = hidden if revision == "commit" else "v9"
    with pytest.raises(UsageProblems, match="leaves out 1 commit") as wrong:
        base_of(repository, task=name)
    assert f"--dod-base {name}" in wrong.value.problems[0].hint
    assert base_of(repository, option=name).commit == hidden


def test_a_branch_the_work_is_stacked_on_is_a_base(repository: Repository) -> None:
    repository.branch("first")
    repository.write("one.py", "x = 1\n")
    first = repository.commit("feat: one")
    repository.branch("second")
    repository.write("two.py", "x = 1\n")
    repository.commit("feat: two")
    base = base_of(repository, task="first")
    assert base.commit == first
    assert any("leaves out 1 commit" in note for note in base.notes)


def test_a_shallow_clone_of_the_branch_alone_has_no_base(
    branched: Repository, tmp_path: Path
) -> None:
    # HEAD of the remote is the branch itself, as where a colleague's clone is cloned.
    clone = Repository.clone(branched, tmp_path / "clone", "--depth", "1", "--branch", "feature")
    clone.write("left.txt", "from a build\n")
    with pytest.raises(UsageProblems) as caught:
        base_of(clone)
    assert "shallow" in problem(caught.value).message
    assert "origin/feature" in problem(caught.value).message
    assert "git fetch --unshallow" in problem(caught.value).hint
    clone.git("remote", "set-branches", "origin", "*")
    clone.git("fetch", "-q", "--unshallow")
    clone.git("remote", "set-head", "origin", "main")
    assert base_of(clone).commit == first_commit(branched)


def test_a_shallow_clone_without_any_known_default_says_so(
    branched: Repository, tmp_path: Path
) -> None:
    clone = Repository.clone(branched, tmp_path / "clone", "--depth", "1", "--branch", "feature")
    clone.git("remote", "set-head", "origin", "--delete")
    with pytest.raises(UsageProblems) as caught:
        base_of(clone)
    assert "git fetch --unshallow" in problem(caught.value).hint


def test_work_in_a_shallow_clone_of_main_has_a_base(branched: Repository, tmp_path: Path) -> None:
    branched.switch("main")
    clone = Repository.clone(branched, tmp_path / "clone", "--depth", "1")
    base = base_of(clone)
    assert base.commit == clone.head
    with pytest.raises(UsageProblems) as caught:
        refuse_empty(opened(clone), base, {"GITHUB_ACTIONS": "true"})
    assert "origin/main" in problem(caught.value).message
    assert "fetch-depth: 0" in problem(caught.value).hint
    refuse_empty(opened(branched), base_of(branched), {})


def test_a_base_that_is_head_is_told(branched: Repository) -> None:
    base = base_of(branched, option="HEAD")
    assert base.commit == branched.head
    assert "the base HEAD is HEAD itself" in base.notes
