from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pytest_dod.model.change import Base, ChangeKind, FileKind
from pytest_dod.system.changes import read_changes
from tests.repositories import Repository
from tests.system.kit import change_set, changed, kinds, opened

PRICE = "def price():\n    return 1\n\n\ndef tax():\n    return 2\n"


def test_a_clean_tree_on_the_base_has_no_changes(repository: Repository) -> None:
    changes = change_set(repository)
    assert changes.changes == ()
    assert changes.files == changes.base_files == {"README.md", "shop/price.py"}
    assert not changes.head.dirty
    assert changes.notes == ()


def _commit(repository: Repository) -> None:
    repository.branch("feature")
    repository.commit("feat: more")


def _stage(repository: Repository) -> None:
    repository.git("add", "-A")


def _leave(repository: Repository) -> None:
    pass


@pytest.mark.parametrize("how", [_commit, _stage, _leave])
def test_committed_staged_and_unstaged_are_one(
    repository: Repository, how: Callable[[Repository], None]
) -> None:
    repository.write("shop/price.py", PRICE.replace("1", "1\n    # one"))
    repository.write("new.py", "x = 1\ny = 2\n")
    repository.remove("README.md")
    how(repository)
    changes = change_set(repository)
    assert kinds(changes) == {
        "README.md": "deleted",
        "new.py": "added",
        "shop/price.py": "modified",
    }
    assert changes.head.dirty is (how is not _commit)
    assert changes.files == {"new.py", "shop/price.py"}
    readme, new, price = changes.changes
    assert (readme.before, readme.after) == (b"# Shop\n\nSells things.\n", None)
    assert readme.file_kind is FileKind.MISSING
    assert (new.before, new.after) == (None, b"x = 1\ny = 2\n")
    assert new.added_lines == {1, 2}
    assert price.before == PRICE.encode()
    assert price.added_lines == {3}


def test_staged_and_changed_back_is_no_change(repository: Repository) -> None:
    repository.write("shop/price.py", "x\n")
    repository.git("add", "-A")
    repository.write("shop/price.py", PRICE)
    assert change_set(repository).changes == ()


def test_committed_and_changed_back_on_the_disk_is_dirty_but_no_change(
    repository: Repository,
) -> None:
    repository.branch("feature")
    repository.write("shop/price.py", "x\n")
    repository.commit()
    repository.write("shop/price.py", PRICE)
    changes = change_set(repository)
    assert changes.changes == ()
    assert changes.head.dirty


def test_removed_from_the_index_and_still_there(repository: Repository) -> None:
    repository.git("rm", "-q", "--cached", "shop/price.py")
    assert change_set(repository).changes == ()


def test_ignored_files_stay_out(repository: Repository) -> None:
    repository.write(".gitignore", "*.log\nbuild/\n")
    repository.write("a.log", "x")
    repository.write("build/b.py", "x")
    repository.write("shop/c.log", "x")
    assert kinds(change_set(repository)) == {".gitignore": "added"}


def test_a_tracked_file_that_is_ignored_counts(repository: Repository) -> None:
    repository.write(".gitignore", "*.py\n")
    repository.write("shop/price.py", "x = 1\n")
    assert changed(repository, "shop/price.py").kind is ChangeKind.MODIFIED


def test_what_only_this_clone_hides_is_said(repository: Repository) -> None:
    (repository.path / ".git/info/exclude").write_text("# mine\nhidden.py\n*.txt\n")
    repository.write("hidden.py", "x = 1\n")
    repository.write("notes.txt", "x")
    changes = change_set(repository)
    assert changes.changes == ()
    assert changes.notes == (".git/info/exclude hides 1 untracked: hidden.py",)


@pytest.mark.parametrize("bit", ["--assume-unchanged", "--skip-worktree"])
def test_bits_of_the_index_hide_no_edit(repository: Repository, bit: str) -> None:
    repository.git("update-index", bit, "shop/price.py")
    repository.write("shop/price.py", "x = 1\n")
    changes = change_set(repository)
    assert kinds(changes) == {"shop/price.py": "modified"}
    assert changes.head.dirty
    assert "read from the disk all the same" in changes.notes[0]
    repository.remove("shop/price.py")
    assert kinds(change_set(repository)) == {"shop/price.py": "deleted"}


def test_an_edit_that_keeps_size_and_times_is_found(repository: Repository) -> None:
    place = repository.path / "shop/price.py"
    repository.git("config", "core.trustctime", "false")
    repository.git("config", "core.checkStat", "minimal")
    os.utime(place, (1_000_000_000, 1_000_000_000))
    repository.git("update-index", "--refresh")
    place.write_text(PRICE.replace("1", "9"))
    os.utime(place, (1_000_000_000, 1_000_000_000))
    assert repository.git("status", "--short") == ""
    assert kinds(change_set(repository)) == {"shop/price.py": "modified"}


def test_attributes_hide_nothing(repository: Repository) -> None:
    repository.write(".gitattributes", "*.py -diff binary linguist-generated\n")
    repository.write("shop/price.py", "x = 1\n")
    assert changed(repository, "shop/price.py").added_lines == {1}


def test_only_the_executable_bit(repository: Repository) -> None:
    (repository.path / "shop/price.py").chmod(0o755)
    change = changed(repository, "shop/price.py")
    assert change.kind is ChangeKind.MODIFIED
    assert change.added_lines == frozenset()
    assert change.before == change.after

    repository.git("config", "core.fileMode", "false")
    assert change_set(repository).changes == ()


def test_the_time_of_a_run_does_not_matter(repository: Repository) -> None:
    repository.write("b.py", "x\n")
    repository.write("a.py", "x\n")
    os.utime(repository.path / "README.md", (4_000_000_000, 4_000_000_000))
    # dod: twice, because nothing may depend on when it runs
    assert change_set(repository) == change_set(repository)
    assert list(kinds(change_set(repository))) == ["a.py", "b.py"]


# Renames


def test_a_pure_rename(repository: Repository) -> None:
    repository.git("mv", "shop/price.py", "shop/prices.py")
    changes = change_set(repository)
    (change,) = changes.changes
    assert (change.path, change.old_path, change.kind) == (
        "shop/prices.py",
        "shop/price.py",
        ChangeKind.RENAMED,
    )
    assert change.added_lines == frozenset()
    assert change.before == change.after == PRICE.encode()


def test_a_rename_that_nobody_staged(repository: Repository) -> None:
    (repository.path / "shop/price.py").rename(repository.path / "costs.py")
    assert changed(repository, "costs.py").old_path == "shop/price.py"


def test_a_rename_with_an_edit(repository: Repository) -> None:
    repository.branch("feature")
    repository.git("mv", "shop/price.py", "shop/prices.py")
    repository.write("shop/prices.py", PRICE + "\n\nNEW = 1\n")
    repository.commit()
    change = changed(repository, "shop/prices.py")
    assert change.old_path == "shop/price.py"
    assert change.added_lines == {7, 8, 9}
    assert change.before == PRICE.encode()


def test_a_file_that_is_mostly_new_is_no_rename(repository: Repository) -> None:
    repository.remove("shop/price.py")
    repository.write("shop/prices.py", "def tax():\n" + "".join(f"    a{n}\n" for n in range(20)))
    assert kinds(change_set(repository)) == {
        "shop/price.py": "deleted",
        "shop/prices.py": "added",
    }


def test_a_copy_is_added(repository: Repository) -> None:
    repository.write("copy.py", PRICE)
    change = changed(repository, "copy.py")
    assert (change.kind, change.old_path) == (ChangeKind.ADDED, None)
    assert len(change.added_lines) == 6


def test_empty_files_are_paired_only_under_the_same_name(repository: Repository) -> None:
    repository.write("a/__init__.py")
    repository.write("a/empty.txt")
    repository.commit()
    base = repository.head
    repository.git("mv", "a", "b")
    (repository.path / "b/empty.txt").rename(repository.path / "b/other.txt")
    changes = change_set(repository, base)
    assert kinds(changes) == {
        "a/empty.txt": "deleted",
        "b/__init__.py": "renamed",
        "b/other.txt": "added",
    }


def test_only_letter_case_differs(repository: Repository) -> None:
    repository.git("config", "core.ignorecase", "true")
    repository.write("Shop/Price.py", "other = 1\n")
    assert kinds(change_set(repository)) == {"Shop/Price.py": "added"}


# Line ends and Git LFS


def test_line_ends_that_a_checkout_converted_are_no_change(repository: Repository) -> None:
    repository.git("config", "core.autocrlf", "true")
    repository.write("shop/price.py", PRICE.replace("\n", "\r\n"))
    changes = change_set(repository)
    assert changes.changes == ()
    assert not changes.head.dirty


def test_an_edit_in_a_converted_file_is_only_that_edit(repository: Repository) -> None:
    repository.write("shop/price.py", PRICE.replace("1", "9").replace("\n", "\r\n"))
    change = changed(repository, "shop/price.py")
    assert change.added_lines == {2}


def test_committed_line_ends_are_a_change_without_new_lines(repository: Repository) -> None:
    repository.branch("feature")
    repository.write("shop/price.py", PRICE.replace("\n", "\r\n"))
    repository.commit()
    change = changed(repository, "shop/price.py")
    assert change.kind is ChangeKind.MODIFIED
    assert change.added_lines == frozenset()


POINTER = (
    "version https://git-lfs.github.com/spec/v1\n"
    "oid sha256:5994471abb01112afcc18159f6cc74b4f511b99806da59b3caf5a9c173cacfc5\n"
    "size 5\n"
)


def test_lfs_content_in_the_place_of_its_pointer_is_no_change(repository: Repository) -> None:
    repository.write("a.bin", POINTER)
    base = repository.commit()
    repository.write("a.bin", b"12345")
    assert change_set(repository, base).changes == ()
    repository.write("a.bin", b"12346")
    assert kinds(change_set(repository, base)) == {"a.bin": "modified"}


def test_a_pointer_is_not_taken_for_its_content(repository: Repository) -> None:
    repository.write("a.bin", POINTER)
    change = changed(repository, "a.bin")
    assert change.after is None
    assert "Git LFS pointer" in change.unread


# Names


ODD_NAMES = [
    " leading and trailing ",
    "!x",
    "#.py",
    "$(id)`x`;rm",
    "--",
    "-rf.py",
    ":(glob)**",
    "back\\slash.py",
    "new\nline.py",
    "tab\t\"quote'.py",
    "with blank.py",
    "ümläut/ß.py",
    "\u202egpj.py",
]


def test_odd_names(repository: Repository) -> None:
    for name in ODD_NAMES:
        repository.write(name, f"# {name!r}\n")
    assert kinds(change_set(repository)) == dict.fromkeys(ODD_NAMES, "added")
    repository.branch("feature")
    base = repository.commit()
    for name in ODD_NAMES:
        repository.write(name, f"# {name!r}\ny = 2\n")
    changes = change_set(repository, base).changes
    assert [(change.path, set(change.added_lines)) for change in changes] == [
        (name, {2}) for name in ODD_NAMES
    ]
    (commit,) = change_set(repository).commits
    assert sorted(commit.added) == ODD_NAMES


def test_a_name_that_is_not_utf_8(repository: Repository) -> None:
    place = os.path.join(os.fsencode(repository.path), b"caf\xe9.py")
    with open(place, "wb") as stream:
        stream.write(b"x = 1\n")
    change = changed(repository, "caf\udce9.py")
    assert change.after == b"x = 1\n"
    assert change.path.encode("utf-8", "backslashreplace") == b"caf\\udce9.py"


# What is not a plain file


def test_links(repository: Repository) -> None:
    (repository.path / "inside.py").symlink_to("shop/price.py")
    (repository.path / "outside").symlink_to("/etc/passwd")
    (repository.path / "loop").symlink_to("loop")
    (repository.path / "folder").symlink_to("shop")
    changes = change_set(repository)
    assert kinds(changes) == dict.fromkeys(["folder", "inside.py", "loop", "outside"], "added")
    assert all(change.file_kind is FileKind.LINK for change in changes.changes)
    assert [change.after for change in changes.changes] == [
        b"shop",
        b"shop/price.py",
        b"loop",
        b"/etc/passwd",
    ]


def test_a_file_becomes_a_link_and_back(repository: Repository) -> None:
    repository.remove("README.md")
    (repository.path / "README.md").symlink_to("shop/price.py")
    change = changed(repository, "README.md")
    assert (change.kind, change.file_kind) == (ChangeKind.MODIFIED, FileKind.LINK)
    assert change.before == b"# Shop\n\nSells things.\n"
    base = repository.commit()
    repository.remove("README.md")
    repository.write("README.md", "shop/price.py")
    change = changed(repository, "README.md", base)
    assert (change.kind, change.file_kind) == (ChangeKind.MODIFIED, FileKind.FILE)


def test_a_folder_replaced_by_a_link_hides_what_was_in_it(
    repository: Repository, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (repository.path / "shop").rename(tmp_path / "elsewhere" / "shop")
    (repository.path / "shop").symlink_to(tmp_path / "elsewhere" / "shop")
    assert kinds(change_set(repository)) == {"shop": "added", "shop/price.py": "deleted"}


def test_a_file_becomes_a_folder(repository: Repository) -> None:
    repository.remove("README.md")
    repository.write("README.md/deep.txt", "x\n")
    assert kinds(change_set(repository)) == {"README.md": "deleted", "README.md/deep.txt": "added"}


def test_a_pipe_in_the_place_of_a_file(repository: Repository) -> None:
    repository.remove("README.md")
    os.mkfifo(repository.path / "README.md")
    change = changed(repository, "README.md")
    assert change.unread == "is neither a file nor a link"


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file(repository: Repository) -> None:
    # dod: skipped in containers, because root reads everything
    (repository.path / "README.md").chmod(0)
    assert "cannot be read" in changed(repository, "README.md").unread


def test_large_files_are_not_read_but_compared(repository: Repository) -> None:
    repository.write("big.csv", b"1,2\n" * 1000)
    base = repository.commit()
    assert change_set(repository, base, size_limit=1000).changes == ()
    repository.write("big.csv", b"1,2\n" * 1000 + b"3\n")
    change = change_set(repository, base, size_limit=1000).at("big.csv")
    assert change is not None
    assert (change.before, change.after) == (None, None)
    assert "more than" in change.unread


def test_a_change_set_too_large_for_memory(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pytest_dod.system.changes.TOTAL_LIMIT", 10)
    repository.write("a.py", "x = 1\n")
    repository.write("b.py", "x = 2\n")
    changes = change_set(repository)
    assert [change.after for change in changes.changes] == [b"x = 1\n", None]
    assert "the change set is larger" in changes.changes[1].unread


@pytest.fixture
def with_submodule(repository: Repository, tmp_path: Path) -> Repository:
    library = Repository(tmp_path / "library")
    library.write("lib.py", "x = 1\n")
    library.commit()
    repository.git("submodule", "add", "-q", f"file://{library.path}", "vendor/lib")
    repository.git("config", "-f", ".gitmodules", "submodule.vendor/lib.ignore", "all")
    repository.git("config", "submodule.vendor/lib.ignore", "all")
    repository.commit()
    return repository


def test_an_untouched_submodule_is_no_change(with_submodule: Repository) -> None:
    changes = change_set(with_submodule)
    assert changes.changes == ()
    assert not changes.head.dirty
    assert "vendor/lib" in changes.files


def test_a_new_submodule(with_submodule: Repository) -> None:
    change = changed(with_submodule, "vendor/lib", "HEAD~1")
    assert (change.kind, change.file_kind) == (ChangeKind.ADDED, FileKind.SUBMODULE)
    assert change.after is not None
    assert len(change.after) == 40
    assert "not checked" in change.unread


@pytest.mark.parametrize("stage", [True, False])
def test_a_submodule_that_moved(with_submodule: Repository, stage: bool) -> None:
    base, inner = with_submodule.head, Repository(with_submodule.path / "vendor/lib", start=False)
    old = inner.head
    inner.write("lib.py", "x = 2\n")
    new = inner.commit()
    if stage:
        with_submodule.commit()
    change = changed(with_submodule, "vendor/lib", base)
    assert (change.before, change.after) == (old.encode(), new.encode())
    assert change.added_lines == frozenset()


@pytest.mark.parametrize("name", ["lib.py", "untracked.py"])
def test_a_submodule_with_edits(with_submodule: Repository, name: str) -> None:
    with_submodule.write(f"vendor/lib/{name}", "x = 3\n")
    change = changed(with_submodule, "vendor/lib")
    assert change.after is not None
    assert change.after.endswith(b"-dirty")
    assert "not checked" in change.unread


def test_a_submodule_that_is_not_checked_out(with_submodule: Repository, tmp_path: Path) -> None:
    clone = Repository.clone(with_submodule, tmp_path / "clone")
    assert change_set(clone).changes == ()
    clone.write("vendor/lib/hidden.py", "x = 1\n")
    assert clone.git("status", "--short") == ""
    assert changed(clone, "vendor/lib").file_kind is FileKind.SUBMODULE


def test_a_removed_submodule(with_submodule: Repository) -> None:
    base = with_submodule.head
    with_submodule.git("rm", "-q", "vendor/lib")
    assert kinds(change_set(with_submodule, base)) == {
        ".gitmodules": "modified",
        "vendor/lib": "deleted",
    }


@pytest.mark.parametrize("commits", [0, 1])
def test_a_repository_inside(repository: Repository, commits: int) -> None:
    inner = Repository(repository.path / "vendored/x")
    inner.write("a.py", "x = 1\n")
    for _ in range(commits):
        inner.commit()
    change = changed(repository, "vendored/x")
    assert (change.kind, change.file_kind) == (ChangeKind.ADDED, FileKind.REPOSITORY)
    assert change.unread == "a repository of its own: its content was not checked"


def test_a_repository_started_in_a_tracked_folder_hides_nothing_tracked(
    repository: Repository,
) -> None:
    Repository(repository.path / "shop")
    repository.write("shop/price.py", "x = 1\n")
    repository.write("shop/more.py", "x = 1\n")
    found = kinds(change_set(repository))
    assert found["shop/price.py"] == "modified"
    assert "shop" in found or "shop/more.py" in found


# Odd states of a checkout


def test_missing_history_is_a_gap(repository: Repository, tmp_path: Path) -> None:
    base = repository.head
    repository.branch("feature")
    for number in range(2):
        repository.write("a.py", f"x = {number}\n")
        repository.commit()
    clone = Repository.clone(repository, tmp_path / "clone", "--depth=1", "--branch=feature")
    clone.git("fetch", "-q", "--depth=1", "origin", base)
    changes = read_changes(opened(clone), Base(base, "test"))
    assert kinds(changes) == {"a.py": "added"}
    assert "shallow" in changes.history_gap
    assert change_set(repository).history_gap == ""


def test_the_edge_of_a_shallow_clone_that_starts_at_the_base_is_whole(
    repository: Repository, tmp_path: Path
) -> None:
    base = repository.head
    repository.branch("feature")
    repository.write("a.py", "x = 1\n")
    repository.commit()
    clone = Repository.clone(repository, tmp_path / "clone", "--depth=1", "--branch=feature")
    clone.git("fetch", "-q", "--depth=1", "origin", base)
    changes = read_changes(opened(clone), Base(base, "test"))
    assert changes.history_gap == ""
    assert [commit.added for commit in changes.commits] == [{"a.py": ((1, "x = 1"),)}]


def test_a_sparse_checkout(repository: Repository) -> None:
    repository.write("docs/a.md", "a\n")
    repository.commit()
    repository.branch("feature")
    repository.write("docs/a.md", "b\n")
    repository.write("docs/same.md", "same\n")
    repository.commit()
    repository.git("sparse-checkout", "set", "--cone", "shop")
    assert not (repository.path / "docs").exists()
    changes = change_set(repository)
    assert kinds(changes) == {"docs/a.md": "modified", "docs/same.md": "added"}
    assert all(change.unread == "outside the sparse checkout" for change in changes.changes)
    assert changes.notes == ("2 files outside the sparse checkout",)
    assert not changes.head.dirty


def test_an_unfinished_merge(repository: Repository) -> None:
    repository.branch("feature")
    repository.write("README.md", "# Feature\n")
    repository.commit()
    repository.switch("main")
    repository.write("README.md", "# Main\n")
    repository.commit()
    repository.switch("feature")
    with pytest.raises(AssertionError):
        repository.merge("main")
    changes = change_set(repository)
    after = changed(repository, "README.md").after
    assert after is not None
    assert b"<<<<<<<" in after
    assert "1 path in an unfinished merge" in changes.notes


def test_a_locked_index(repository: Repository) -> None:
    (repository.path / ".git/index.lock").touch()
    repository.write("README.md", "x\n")
    assert kinds(change_set(repository)) == {"README.md": "modified"}


def test_nothing_is_written(repository: Repository) -> None:
    repository.write("README.md", "x\n")
    place = repository.path

    def everything() -> dict[str, tuple[int, int]]:
        return {
            str(path): (path.lstat().st_mtime_ns, path.lstat().st_size)
            for path in sorted(place.rglob("*"))
        }

    before = everything()
    change_set(repository)
    assert everything() == before


def test_from_a_folder_below_the_top_paths_start_at_the_top(repository: Repository) -> None:
    repository.write("README.md", "x\n")
    repository.write("shop/price.py", "x = 1\n")
    below = change_set(repository.path / "shop")
    assert below.changes == change_set(repository).changes
    assert list(kinds(below)) == ["README.md", "shop/price.py"]


def _reverted(repository: Repository) -> str:
    text = repository.read("shop/price.py")
    repository.write("shop/price.py", "staged = 1\n")
    repository.git("add", "-A")
    repository.write("shop/price.py", text)
    return "shop/price.py"


def _untracked_again(repository: Repository) -> str:
    repository.git("rm", "-q", "--cached", "README.md")
    return "README.md"


def _to_be_added(repository: Repository) -> str:
    repository.write("new.py", "")
    repository.git("add", "-N", "new.py")
    return "new.py"


def _hidden(repository: Repository) -> str:
    repository.git("update-index", "--assume-unchanged", "README.md")
    repository.write("README.md", "other\n")
    return "README.md"


def _added(repository: Repository) -> str:
    repository.write("deep/er/new.py", "x = 1\n")
    return "deep/er/new.py"


def _deleted(repository: Repository) -> str:
    repository.remove("README.md")
    return "README.md"


def _executable(repository: Repository) -> str:
    (repository.path / "README.md").chmod(0o755)
    return "README.md"


@pytest.mark.parametrize(
    "how",
    [_reverted, _untracked_again, _to_be_added, _hidden, _added, _deleted, _executable],
)
def test_what_is_not_committed_is_named(
    repository: Repository, how: Callable[[Repository], str]
) -> None:
    path = how(repository)
    assert change_set(repository).head.uncommitted == (path,)


def test_what_is_committed_or_ignored_is_not_named(repository: Repository) -> None:
    repository.write(".gitignore", "*.log\n")
    repository.commit()
    repository.write("a.log", "x")
    assert change_set(repository).head.uncommitted == ()
