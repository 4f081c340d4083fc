from __future__ import annotations

import contextlib
import os
import shutil
import stat
from pathlib import Path

import pytest

from pytest_dod.errors import UsageProblems
from pytest_dod.model.change import Base
from pytest_dod.system.base import find_base
from pytest_dod.system.changes import read_changes
from pytest_dod.system.objects import parse_blobs
from tests.repositories import Repository
from tests.system.kit import change_set, opened, problem, without_git


def test_knows_its_top_and_head(repository: Repository) -> None:
    git = opened(repository)
    assert git.top == repository.path
    assert git.head == repository.head
    assert git.version.startswith("2.")


def test_opens_from_a_folder_below_the_top(repository: Repository) -> None:
    assert opened(repository.path / "shop").top == repository.path


def test_opens_a_linked_worktree(repository: Repository, tmp_path: Path) -> None:
    repository.git("worktree", "add", "-q", str(tmp_path / "other"), "-b", "feature")
    (tmp_path / "other" / "new.py").write_text("x = 1\n")
    assert opened(tmp_path / "other").top == tmp_path / "other"
    assert [change.path for change in change_set(tmp_path / "other").changes] == ["new.py"]


def test_a_top_with_odd_characters(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "große \n Sache")
    repository.write("a.py", "x\n")
    repository.commit()
    repository.write("a.py", "y\n")
    assert opened(repository).top == repository.path
    assert [change.path for change in change_set(repository).changes] == ["a.py"]


def test_no_repository(tmp_path: Path) -> None:
    with pytest.raises(UsageProblems, match="not inside a git repository"):
        opened(tmp_path)


def test_bare_repository(repository: Repository, tmp_path: Path) -> None:
    bare = Repository.clone(repository, tmp_path / "bare", "--bare")
    with pytest.raises(UsageProblems, match="bare"):
        opened(bare)


def test_inside_the_git_folder(repository: Repository) -> None:
    with pytest.raises(UsageProblems, match="no working tree"):
        opened(repository.path / ".git")


def test_unborn_branch(tmp_path: Path) -> None:
    with pytest.raises(UsageProblems, match="HEAD has no commit yet"):
        opened(Repository(tmp_path / "new"))


def test_head_that_points_nowhere(repository: Repository) -> None:
    (repository.path / ".git/HEAD").write_text("0123456789" * 4 + "\n")
    with pytest.raises(UsageProblems, match="HEAD"):
        opened(repository)


def test_git_not_installed(repository: Repository, tmp_path: Path) -> None:
    with pytest.raises(UsageProblems) as caught:
        opened(repository, {"PATH": str(tmp_path)})
    assert problem(caught.value).hint == "install git"


def test_git_of_the_repository_is_not_started(repository: Repository, tmp_path: Path) -> None:
    marker = tmp_path / "started"
    fake = repository.write("bin/git", f"#!/bin/sh\ntouch {marker}\n")
    fake.chmod(0o755)
    outside = tmp_path / "bin"
    outside.mkdir()
    (outside / "git").symlink_to(fake)
    path = f"bin:.:{fake.parent}:{outside}:{os.environ['PATH']}"
    opened(repository.path, without_git(PATH=path))
    assert not marker.exists()
    with pytest.raises(UsageProblems, match="not found on PATH"):
        opened(repository.path, {"PATH": f"{fake.parent}:{outside}"})


def test_a_git_that_is_too_old(repository: Repository, tmp_path: Path) -> None:
    old = tmp_path / "old" / "git"
    old.parent.mkdir()
    old.write_text("#!/bin/sh\necho git version 2.20.1\n")
    old.chmod(0o755)
    with pytest.raises(UsageProblems, match=r"2\.20\.1 is too old"):
        opened(repository, {"PATH": str(old.parent)})


def test_a_git_that_hangs(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "slow" / "git"
    slow.parent.mkdir()
    slow.write_text("#!/bin/sh\nexec /bin/sleep 60\n")
    slow.chmod(0o755)
    monkeypatch.setattr("pytest_dod.system.runner.TIME_LIMIT", 0.2)
    with pytest.raises(UsageProblems, match="did not answer within"):
        opened(repository, {"PATH": str(slow.parent)})


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a repository away")
def test_a_repository_of_another_user(repository: Repository, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    for place in (repository.path, repository.path / ".git"):
        os.chown(place, 1234, 1234)
    environ = without_git(HOME=str(home))
    with pytest.raises(UsageProblems) as caught:
        opened(repository, environ)
    assert "belongs to another user" in problem(caught.value).message
    assert "safe.directory" in problem(caught.value).hint

    (home / ".gitconfig").write_text(f"[safe]\n\tdirectory = {repository.path}\n")
    assert opened(repository, environ).top == repository.path

    (home / ".gitconfig").unlink()
    environ.update(GIT_CONFIG_COUNT="1", GIT_CONFIG_KEY_0="safe.directory", GIT_CONFIG_VALUE_0="*")
    assert opened(repository, environ).top == repository.path


@pytest.mark.parametrize("name", ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_NAMESPACE"])
def test_variables_of_a_hook_change_nothing(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    repository.write("shop/price.py", "x = 1\n")
    expected = change_set(repository)
    monkeypatch.setenv(name, str(tmp_path / "nowhere"))
    found = change_set(repository)
    assert found.changes == expected.changes
    if name != "GIT_NAMESPACE":
        assert f"{name} in the environment not used" in found.notes


HOSTILE = """
[core]
\tfsmonitor = {bait}
\thooksPath = {hooks}
\tpager = {bait}
\teditor = {bait}
\taskPass = {bait}
\tsshCommand = {bait}
\tgitProxy = {bait}
\talternateRefsCommand = {bait}
\tattributesFile = {attributes}
[alias]
\tls-tree = !{bait}
\trev-parse = !{bait}
\tcat-file = !{bait}
[diff]
\texternal = {bait}
\tsubmodule = log
[diff "evil"]
\tcommand = {bait}
\ttextconv = {bait}
[filter "evil"]
\tclean = {bait}
\tsmudge = {bait}
\tprocess = {bait}
\trequired = true
[merge "evil"]
\tdriver = {bait}
[log]
\tshowSignature = true
[gpg]
\tprogram = {bait}
[pager]
\tls-tree = {bait}
\tlog = {bait}
\tdiff-tree = {bait}
[credential]
\thelper = !{bait}
[uploadpack]
\tpackObjectsHook = {bait}
[extensions]
\tpartialClone = origin
[remote "origin"]
\turl = {elsewhere}
\tpromisor = true
\tuploadpack = {bait}
[protocol]
\tallow = always
[protocol "file"]
\tallow = always
[protocol "ext"]
\tallow = always
"""


@pytest.fixture
def hostile(repository: Repository, tmp_path: Path) -> tuple[Repository, Path, Path]:
    """A changed repository whose configuration starts a program wherever one can be named."""
    repository.branch("feature")
    repository.write("shop/price.py", "def price():\n    return 3\n")
    lost = repository.write("lost.py", "lost = 1\n")
    repository.commit("fix: price")
    bait, marker = tmp_path / "bait", tmp_path / "caught"
    bait.write_text(f'#!/bin/sh\necho "$0 $*" >> {marker}\n')
    hooks = repository.path / ".git" / "evil-hooks"
    hooks.mkdir()
    for name in (
        "post-index-change",
        "reference-transaction",
        "post-checkout",
        "fsmonitor-watchman",
    ):
        shutil.copy(bait, hooks / name)
    for script in (bait, *hooks.iterdir()):
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
    attributes = tmp_path / "attributes"
    attributes.write_text("* diff=evil filter=evil merge=evil\n")
    repository.write(".gitattributes", "* diff=evil filter=evil merge=evil text=auto\n")
    blob = repository.git("rev-parse", "HEAD:lost.py")
    (repository.path / ".git/objects" / blob[:2] / blob[2:]).unlink()
    elsewhere = Repository(tmp_path / "elsewhere").path
    config = repository.path / ".git/config"
    old = config.read_text().replace("repositoryformatversion = 0", "repositoryformatversion = 1")
    config.write_text(
        old + HOSTILE.format(bait=bait, hooks=hooks, attributes=attributes, elsewhere=elsewhere)
    )
    lost.write_text("lost = 2\n")
    repository.write("untracked.py", "new = 1\n")
    return repository, bait, marker


@pytest.mark.parametrize(
    "command", ["status --short", "diff HEAD", "cat-file -p HEAD:lost.py", "log --textconv -p"]
)
def test_the_hostile_configuration_bites(
    hostile: tuple[Repository, Path, Path], command: str
) -> None:
    repository, _, marker = hostile
    with contextlib.suppress(AssertionError):
        repository.git(*command.split())
    assert marker.exists()


def test_nothing_of_a_hostile_configuration_is_started(
    hostile: tuple[Repository, Path, Path],
) -> None:
    repository, _, marker = hostile
    git = opened(repository)
    base = find_base(git, option=None, setting=None, task=None, environ={})
    found = read_changes(git, base)
    git.read(git.head, "shop/price.py")
    git.commit_id("main")
    assert not marker.exists(), marker.read_text()
    assert [change.path for change in found.changes] == [
        ".gitattributes",
        "lost.py",
        "shop/price.py",
        "untracked.py",
    ]
    (commit,) = found.commits
    assert commit.unread[0].startswith("lost.py: git object")


def test_settings_of_the_user_change_nothing(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write("umläut.py", "x = 1\n")
    repository.write("kept.py", "x = 1\n")
    expected = change_set(repository).changes
    home = tmp_path / "home"
    (home / ".config/git").mkdir(parents=True)
    (home / ".config/git/ignore").write_text("kept.py\n")
    (home / ".gitconfig").write_text(
        "[color]\n\tui = always\n[diff]\n\tnoprefix = true\n\trenames = copies\n"
        "[status]\n\tshowUntrackedFiles = no\n[core]\n\tquotePath = true\n\tautocrlf = true\n"
        f"\texcludesFile = {home}/.config/git/ignore\n"
    )
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert change_set(repository).changes == expected


def test_reads_contents_of_a_commit(repository: Repository) -> None:
    repository.write("a b/ü\n.txt", b"\xff\n")
    repository.write("empty.txt", "")
    commit = repository.commit()
    git = opened(repository)
    assert git.read(commit, "a b/ü\n.txt") == b"\xff\n"
    assert git.read(commit, "empty.txt") == b""
    assert git.read(commit, "nothing") is None
    assert git.read(commit, "a b") is None
    assert git.read_many(commit, ["README.md", "nothing"]) == {
        "README.md": b"# Shop\n\nSells things.\n"
    }


def test_finds_commits_only_by_revisions(repository: Repository, tmp_path: Path) -> None:
    git = opened(repository)
    assert git.commit_id("main") == repository.head
    assert git.commit_id(f"--output={tmp_path}/x") is None
    assert git.commit_id("main..main") is None
    assert git.commit_id("README.md") is None
    assert git.commit_id("ma\0in") is None
    assert list(tmp_path.glob("x*")) == []


def test_a_sha256_repository(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "r", object_format="sha256")
    repository.write("a.py", "x = 1\n")
    repository.write("same.py", "x = 1\n" * 9)
    repository.commit()
    repository.branch("feature")
    repository.write("a.py", "x = 2\n")
    repository.commit()
    repository.write("b.py", "y = 1\n")
    found = change_set(repository)
    assert [change.path for change in found.changes] == ["a.py", "b.py"]
    assert len(found.base.commit) == 64
    assert found.commits[0].added == {"a.py": ((1, "x = 2"),)}


def _object(repository: Repository, revision: str) -> Path:
    oid = repository.git("rev-parse", revision)
    place = repository.path / ".git/objects" / oid[:2] / oid[2:]
    place.chmod(0o644)
    return place


def test_a_corrupt_object_is_named_and_the_others_are_read(repository: Repository) -> None:
    repository.write("a.py", "".join(f"line {number}\n" for number in range(9999)))
    first = repository.commit()
    place = _object(repository, "HEAD:a.py")
    whole = place.read_bytes()
    place.write_bytes(whole[: len(whole) // 2])
    repository.write("a.py", "x\n")
    repository.write("README.md", "y\n")
    found = Base(first, "test")
    changes = read_changes(opened(repository), found)
    broken, fine = changes.at("a.py"), changes.at("README.md")
    assert broken is not None
    assert broken.before is None
    assert "missing or corrupt" in broken.unread
    assert fine is not None
    assert fine.before == b"# Shop\n\nSells things.\n"


def test_an_object_that_is_not_what_its_name_says(repository: Repository) -> None:
    forged = _object(repository, "HEAD:README.md")
    shutil.copy(_object(repository, "HEAD:shop/price.py"), forged)
    repository.write("README.md", "y\n")
    change = change_set(repository).at("README.md")
    assert change is not None
    assert "is corrupt" in change.unread


def test_a_corrupt_tree_is_a_usage_error(repository: Repository) -> None:
    _object(repository, "HEAD:shop").write_bytes(b"junk")
    with pytest.raises(UsageProblems, match="git ls-tree failed"):
        change_set(repository)


def test_output_that_is_cut_short_is_not_taken_for_whole() -> None:
    data = b"hello\n"
    oid = "ce013625030ba8dba906f756967f9e9ca394464a"
    whole = f"{oid} blob 6\n".encode() + data + b"\n"
    assert parse_blobs(whole, "sha1")[oid].data == data
    assert parse_blobs(whole[:-3], "sha1") == {}
    assert parse_blobs(whole.replace(b"hello", b"jello"), "sha1")[oid].data is None


def test_a_corrupt_index_is_a_usage_error(repository: Repository) -> None:
    (repository.path / ".git/index").write_bytes(b"junk")
    with pytest.raises(UsageProblems, match="git ls-files failed"):
        change_set(repository)


def test_a_lost_index_hides_nothing(repository: Repository) -> None:
    (repository.path / ".git/index").unlink()
    repository.write("README.md", "x\n")
    assert [change.path for change in change_set(repository).changes] == ["README.md"]


def test_a_working_tree_somewhere_else_is_refused(repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "clean").mkdir()
    repository.git("config", "core.worktree", str(tmp_path / "clean"))
    with pytest.raises(UsageProblems, match="no working tree"):
        opened(repository)


@pytest.mark.parametrize("forged", ["HEAD", "HEAD~1"])
def test_a_forged_commit_is_a_usage_error(repository: Repository, forged: str) -> None:
    base = repository.head
    repository.branch("feature")
    for number in range(3):
        repository.commit(f"feat: {number}")
    shutil.copy(_object(repository, "HEAD~2"), _object(repository, forged))
    with pytest.raises(UsageProblems, match=r"corrupt|not a commit|failed"):
        read_changes(opened(repository), Base(base, "test"))
