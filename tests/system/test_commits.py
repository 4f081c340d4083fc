from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pytest_dod.model.change import Base, Commit
from pytest_dod.system.commits import CUT_OFF, committed_on, read_commits
from tests.repositories import Repository
from tests.system.kit import change_set, opened


def commits_of(repository: Repository, base: str = "main") -> tuple[Commit, ...]:
    git = opened(repository)
    commit = git.commit_id(base)
    assert commit is not None
    return read_commits(git, Base(commit, "test"))


def test_no_commits(repository: Repository) -> None:
    assert commits_of(repository) == ()


def test_oldest_first_with_message_and_parents(repository: Repository) -> None:
    start = repository.head
    repository.branch("feature")
    repository.write("a.py", "x = 1\n")
    first = repository.commit("feat: größer\n\nA body.\n")
    repository.write("a.py", "y = 0\nx = 1\nz = 2\n")
    second = repository.commit("fix: 🐛")
    one, two = commits_of(repository)
    assert one == Commit(
        first, "feat: größer\n\nA body.\n", (start,), {"a.py": ((1, "x = 1"),)}, ()
    )
    assert (two.id, two.parents, two.message) == (second, (first,), "fix: 🐛\n")
    assert two.added == {"a.py": ((1, "y = 0"), (3, "z = 2"))}


def test_a_line_added_and_removed_again_is_in_its_commit(repository: Repository) -> None:
    repository.branch("feature")
    repository.write("k.py", "KEY = 'k'\n")
    repository.commit()
    repository.remove("k.py")
    repository.commit()
    assert [commit.added for commit in commits_of(repository)] == [
        {"k.py": ((1, "KEY = 'k'"),)},
        {},
    ]


def test_a_commit_without_a_change(repository: Repository) -> None:
    repository.branch("feature")
    repository.commit("chore: nothing")
    (commit,) = commits_of(repository)
    assert (commit.added, commit.unread) == ({}, ())


def test_a_clean_merge_adds_nothing(repository: Repository) -> None:
    repository.branch("feature")
    repository.write("a.py", "a = 1\n")
    repository.commit("feat: a")
    repository.branch("side", "main")
    repository.write("b.py", "b = 1\n")
    repository.commit("feat: b")
    repository.switch("feature")
    repository.merge("side")
    *_, merge = commits_of(repository)
    assert len(merge.parents) == 2
    assert merge.added == {}


def test_what_a_merge_itself_adds(repository: Repository) -> None:
    repository.branch("feature")
    repository.write("both.py", "start = 0\nfeature = 1\n")
    repository.commit()
    repository.branch("side", "main")
    repository.write("both.py", "start = 0\nside = 1\n")
    repository.commit()
    repository.switch("feature")
    with pytest.raises(AssertionError):
        repository.git("merge", "-q", "side")
    repository.write("both.py", "start = 0\nfeature = 1\nside = 1\nEVIL = 1\n")
    repository.write("evil.py", "EVIL = 2\n")
    repository.commit("Merge side")
    *_, merge = commits_of(repository)
    assert len(merge.parents) == 2
    assert merge.added == {"both.py": ((4, "EVIL = 1"),), "evil.py": ((1, "EVIL = 2"),)}


def test_a_merge_of_three(repository: Repository) -> None:
    for name in ("one", "two", "three"):
        repository.branch(name, "main")
        repository.write(f"{name}.py", f"{name} = 1\n")
        repository.commit()
    repository.merge("one", "two")
    assert len(commits_of(repository)) == 4
    assert commits_of(repository)[-1].added == {}
    assert len(commits_of(repository)[-1].parents) == 3


def test_a_moved_file_adds_only_what_is_new(repository: Repository) -> None:
    repository.branch("feature")
    repository.git("mv", "shop/price.py", "shop/prices.py")
    repository.commit()
    repository.git("mv", "shop/prices.py", "costs.py")
    repository.write("costs.py", repository.read("costs.py") + "NEW = 1\n")
    repository.commit()
    assert [commit.added for commit in commits_of(repository)] == [
        {},
        {"costs.py": ((7, "NEW = 1"),)},
    ]


def test_binary_and_large_files_are_named(repository: Repository) -> None:
    repository.branch("feature")
    repository.write("a.bin", b"a\0b\n")
    repository.write("big.txt", b"x" * (5 * 1024 * 1024 + 1))
    repository.write("fine.txt", "fine\n")
    repository.commit()
    (commit,) = commits_of(repository)
    assert commit.added == {"fine.txt": ((1, "fine"),)}
    assert commit.binaries == {"a.bin": b"a\0b\n"}
    assert commit.unread == ("big.txt: 5.0 MiB, more than the 5 MiB that are read",)


def test_utf_16_is_text(repository: Repository) -> None:
    repository.branch("feature")
    repository.write("a.txt", "KEY = 1\n".encode("utf-16"))
    repository.commit()
    (commit,) = commits_of(repository)
    assert [text for _, text in commit.added["a.txt"]] == ["KEY = 1"]


def test_text_that_is_not_utf_8_is_escaped(repository: Repository) -> None:
    repository.branch("feature")
    repository.write("a.txt", b"caf\xe9\n")
    repository.commit()
    assert commits_of(repository)[0].added == {"a.txt": ((1, "caf\\xe9"),)}


@pytest.mark.parametrize(
    ("name", "expected"), [("ISO-8859-1", "ä"), ("hex", "\\xe4"), ("no", "\\xe4")]
)
def test_the_encoding_of_a_message(repository: Repository, name: str, expected: str) -> None:
    repository.branch("feature")
    tree, head = repository.git("rev-parse", "HEAD^{tree}"), repository.head
    raw = (
        f"tree {tree}\nparent {head}\nauthor A <a@b.invalid> 0 +0000\n"
        f"committer A <a@b.invalid> 0 +0000\nencoding {name}\n\nfix: "
    ).encode() + b"\xe4\n"
    commit = repository.git("hash-object", "-t", "commit", "-w", "--stdin", input=raw)
    repository.git("reset", "-q", "--soft", commit)
    assert commits_of(repository)[0].message == f"fix: {expected}\n"


def test_links_and_submodules(repository: Repository, tmp_path: Path) -> None:
    library = Repository(tmp_path / "library")
    library.commit()
    repository.branch("feature")
    (repository.path / "link").symlink_to("/etc/passwd")
    repository.git("submodule", "add", "-q", f"file://{library.path}", "lib")
    repository.commit()
    (commit,) = commits_of(repository)
    assert commit.added["link"] == ((1, "/etc/passwd"),)
    assert commit.unread == ("lib: a submodule",)


def test_a_root_commit_that_was_merged_in(repository: Repository) -> None:
    repository.git("switch", "-q", "--orphan", "island")
    repository.write("island.py", "i = 1\n")
    repository.commit()
    repository.branch("feature", "main")
    repository.git("merge", "-q", "--no-ff", "--allow-unrelated-histories", "-m", "m", "island")
    assert [list(commit.added) for commit in commits_of(repository)] == [["island.py"], []]


def test_the_edge_of_a_shallow_clone_does_not_add_everything(
    repository: Repository, tmp_path: Path
) -> None:
    repository.branch("feature")
    for number in range(3):
        repository.write("a.py", f"x = {number}\n")
        repository.commit(f"feat: {number}")
    clone = Repository.clone(repository, tmp_path / "clone", "--depth=2", "--branch=feature")
    base = repository.git("rev-parse", "main")
    clone.git("fetch", "-q", "--depth=1", "origin", base)
    edge, last = commits_of(clone, base)
    assert edge.message == "feat: 1\n"
    assert (edge.added, edge.unread) == ({}, (CUT_OFF,))
    assert edge.parents == (repository.git("rev-parse", "HEAD~2"),)
    assert last.added == {"a.py": ((1, "x = 2"),)}


def test_text_beyond_the_limit_is_named(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pytest_dod.system.commits._TEXT_BYTES", 10)
    repository.branch("feature")
    repository.write("a.py", "x = 1\n")
    repository.write("b.py", "y = 1\n")
    repository.commit()
    (commit,) = commits_of(repository)
    assert list(commit.added) == ["a.py"]
    assert commit.unread == ("b.py: the commits add more text than is read",)


@pytest.mark.parametrize("limit", ["_CHUNK_BYTES", "_COMMITS_AT_ONCE"])
def test_small_steps_give_the_same_answer(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    repository.branch("feature")
    for number in range(5):
        repository.write("a.py", f"x = {number}\n" * (number + 1))
        repository.commit(f"feat: {number}")
    expected = commits_of(repository)
    monkeypatch.setattr(f"pytest_dod.system.commits.{limit}", 1)
    assert commits_of(repository) == expected
    assert len(expected) == 5


def test_a_commit_too_large_to_read_at_once(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pytest_dod.system.commits._COMMIT_BYTES", 10)
    repository.branch("feature")
    repository.write("a.py", "x = 1\n")
    repository.write("b.py", "y = 1\n")
    repository.commit()
    (commit,) = commits_of(repository)
    assert list(commit.added) == ["a.py"]
    assert commit.unread == ("b.py: the commit is too large",)


def test_the_day_of_a_commit(repository: Repository) -> None:
    git = opened(repository)
    assert committed_on(git, git.head) == date(2023, 11, 14)
    assert change_set(repository, base=git.head).day == date(2023, 11, 14)
