from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_dod.checks._archives import MOST_BYTES, UnreadableError, members
from pytest_dod.checks._backups import backup_reason
from pytest_dod.checks.no_backup_files import CHECK
from pytest_dod.model.change import Change, ChangeKind
from pytest_dod.testing import cannot_tell, change, change_set, fails, passes, renamed

STANDING = [
    "pkg/core.py",
    "pkg/models.py",
    "pkg/service.py",
    "pkg/backup_service.py",
    "pkg/test_models.py",
    "web/app.js",
    "docs/usage.md",
    "Dockerfile",
    "settings.yml",
]


@pytest.mark.parametrize(
    "path",
    [
        "pkg/core.py.bak",
        "pkg/core.py.BAK",
        "pkg/core.bak.py",
        "pkg/core.py.bak2",
        "pkg/core.py.bak-20240131",
        "pkg/core.py.orig",
        "pkg/core.py.old",
        "pkg/core.py~",
        "pkg/core.py.save",
        "pkg/core.py.rej",
        "pkg/.core.py.swp",
        "pkg/core.py.1",
        "pkg/core.py.txt",
        "pkg/core.py.txt2",
        "pkg/core.py.disabled",
        "pkg/core_old.py",
        "pkg/core_OLD.py",
        "pkg/core-old.py",
        "pkg/core.old.py",
        "pkg/core_bak.py",
        "pkg/core_orig.py",
        "pkg/core_copy.py",
        "pkg/core_copy2.py",
        "pkg/core_backup.py",
        "pkg/models_backup.py",
        "pkg/Models_Backup.py",
        "pkg/core_backup_2.py",
        "pkg/core copy.py",
        "pkg/core copy 2.py",
        "pkg/core (1).py",
        "pkg/core - Copy.py",
        "pkg/core - Kopie.py",
        "pkg/Copy of core.py",
        "pkg/Kopie von core.py",
        "pkg/old_core.py",
        "pkg/bak-core.py",
        "pkg/BACKUP_models.py",
        "BACKUP",
        "pkg/models.BACKUP.py",
        "pkg/core_20240131.py",
        "pkg/core-2024-01-31.py",
        "pkg/core_BACKUP_1234.py",
        "pkg/core_REMOTE_1234.py",
        "backup/pkg/core.py.orig",
        "bak/pkg/core.py",
        "_old/pkg/models.py",
        "backup/web/app.js",
        "web/app_old.js",
        "docs/usage_old.md",
        "Dockerfile.bak",
        "Dockerfile_old",
        "settings.yml.prev",
        "notes.orig",
    ],
)
def test_a_backup_is_found(path: str) -> None:
    assert path in fails(CHECK, changes=change_set(change(path, "x"), files=STANDING))[0]


@pytest.mark.parametrize(
    "path",
    [
        "pkg/backup_service.py",
        "pkg/backup.py",
        "pkg/backup_models.py",
        "pkg/backups/service.py",
        "pkg/backup/models.py",
        "pkg/copy.py",
        "pkg/old.py",
        "pkg/threshold.py",
        "pkg/fold.py",
        "pkg/core2.py",
        "pkg/core_v2.py",
        "pkg/core_new.py",
        "pkg/copy_models.txt",
        "pkg/household_old.py",
        "pkg/test_models_backup.py",
        "tests/test_core_old.py",
        "tests/test_backup.py",
        "web/app.js.map",
        "web/app.d.ts",
        "pkg/core.pyi",
        "pkg/core.py.j2",
        "Dockerfile.dev.example",
        "settings.yml.example",
        "settings.local.yml",
        "docs/usage.de.md",
        "docs/backup.md",
        "docs/how-to-restore-a-backup.md",
        "migrations/0007_backup_table.py",
        "original.txt",
        "CHANGELOG_2024.md",
        "data/2024-01-31.csv",
    ],
)
def test_a_feature_is_left_alone(path: str) -> None:
    passes(CHECK, changes=change_set(change(path, "x"), files=STANDING))


def test_a_backup_that_stood_before_is_left_alone() -> None:
    standing = [*STANDING, "pkg/core.py.bak", "BACKUP"]

    seen = passes(CHECK, changes=change_set(change("a.py", "x = 1"), files=standing))

    assert (seen.examined, seen.unit) == (1, "changed files")


def test_an_old_backup_that_was_changed_is_found_and_a_deleted_one_is_not() -> None:
    assert fails(CHECK, changes=[change("pkg/core.py.bak", "x", "y")])
    passes(CHECK, changes=[change("pkg/core.py.bak", None, "y")])


def test_a_file_renamed_out_of_the_way_is_found() -> None:
    moved = renamed("pkg/core.py", "pkg/core_old.py", "x = 1")

    assert "a copy of pkg/core.py" in fails(CHECK, changes=change_set(moved))[0]


@given(
    st.from_regex(r"[a-z]{2,8}\.(py|js|md|toml)", fullmatch=True),
    st.sampled_from([".bak", ".orig", "~", ".old", ".BAK1", ".backup"]),
)
def test_every_name_has_its_backups(name: str, ending: str) -> None:
    assert backup_reason(f"a/{name}{ending}", [])


@given(st.text(min_size=1, max_size=30), st.lists(st.text(min_size=1, max_size=30), max_size=4))
def test_no_name_is_too_strange(path: str, others: list[str]) -> None:
    assert isinstance(backup_reason(path, others), str)


OLD = "\n".join(f"def step_{n}(x):\n    return x + {n}\n" for n in range(6))


def test_the_old_content_under_another_name_is_found() -> None:
    now = OLD.replace("x + 3", "x * 3")
    changes = [change("pkg/steps.py", now, OLD), change("pkg/previously.py", OLD)]

    assert fails(CHECK, changes=changes) == [
        "pkg/previously.py: holds the old content of pkg/steps.py"
    ]


def test_code_that_moved_to_a_new_file_is_left_alone() -> None:
    changes = [
        change("pkg/steps.py", "from pkg.impl import *\n", OLD),
        change("pkg/impl.py", OLD),
    ]

    passes(CHECK, changes=changes)


# archives


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name in names:
            packed.writestr(name, "x = 1\n")
    return file.getvalue()


def tarred(*names: str) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as packed:
        for name in names:
            member = tarfile.TarInfo(name)
            member.size = 3
            packed.addfile(member, io.BytesIO(b"abc"))
    return file.getvalue()


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("docs/assets.zip", zipped("pkg/core.py")),
        ("docs/assets.tgz", gzip.compress(tarred("pkg/core.py"), mtime=0)),
        ("docs/assets.tar", tarred("./pkg/core.py")),
        ("docs/assets.tar.bz2", bz2.compress(tarred("repo/pkg/core.py"))),
        ("docs/assets.tar.xz", lzma.compress(tarred("a", "b", "core.py"))),
        ("docs/core.py.gz", gzip.compress(b"x = 1\n", mtime=0)),
        ("docs/logo.png", zipped("pkg/core.py")),
    ],
)
def test_an_archive_with_sources_of_the_repository_is_found(path: str, content: bytes) -> None:
    changes = change_set(change(path, content), files=STANDING)

    assert "core.py" in fails(CHECK, changes=changes)[0]


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("tests/data/sample.zip", zipped("hello.txt", "other/app.py")),
        ("tests/data/sample.tgz", gzip.compress(tarred("data/a.csv"), mtime=0)),
        ("tests/data/log.gz", gzip.compress(b"line\n", mtime=0)),
        ("docs/logo.png", b"\x89PNG\r\n\x00\x00"),
    ],
)
def test_an_archive_of_other_things_is_left_alone(path: str, content: bytes) -> None:
    passes(CHECK, changes=change_set(change(path, content), files=STANDING))


@pytest.mark.parametrize(
    "packed",
    [
        change("a.zip", b"PK\x03\x04broken"),
        change("a.tgz", b"\x1f\x8b\x08broken"),
        change("a.rar", b"Rar!\x1a\x07\x00"),
        change("a.zip", unread="larger than 5 MiB"),
    ],
    ids=["zip", "gzip", "rar", "large"],
)
def test_an_archive_that_cannot_be_read_proves_nothing(packed: Change) -> None:
    assert packed.path in cannot_tell(CHECK, changes=[packed])


def test_a_bomb_is_unpacked_only_up_to_a_limit() -> None:
    bomb = gzip.compress(b"\0" * (MOST_BYTES * 4))

    assert members("bomb.gz", bomb) in ((), ("bomb",))


@given(st.binary(max_size=200), st.sampled_from([b"", b"PK\x03\x04", b"\x1f\x8b\x08", b"BZh9"]))
def test_no_bytes_are_too_strange(content: bytes, magic: bytes) -> None:
    try:
        names = members("a.bin", magic + content)
    except UnreadableError:
        return
    assert all(isinstance(name, str) for name in names)


# old code

FUNCTION = '''
def median(xs):
    """Median."""
    ys = sorted(xs)
    n = len(ys)
    return ys[n // 2]
'''


def commented(code: str, mark: str = "# ") -> str:
    return "\n".join(f"{mark}{line}".rstrip() for line in code.strip().splitlines())


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("pkg/feature.py", "x = 1\n" + commented(FUNCTION)),
        (
            "pkg/feature.py",
            "x = 1\n"
            + commented('"""Core."""\n\n\ndef add(a, b):\n' '    """Add."""\n    return a + b'),
        ),
        ("pkg/feature.py", "x = 1\n# the old way, kept for reference:\n" + commented(FUNCTION)),
        ("pkg/feature.py", "x = 1\n" + commented(FUNCTION, "#")),
        ("pkg/feature.py", f"def new():\n    return 2\n\n\n'''{FUNCTION}'''\n"),
        (
            "pkg/feature.py",
            "x = 1\n# " + commented("a = one()\nb = two(a)\n" "c = b + a\nd = c\nsend(d)")[2:],
        ),
        (
            "web/app.js",
            "let x = 1;\n"
            + commented("a = one();\nb = two(a);\n" "c = b + a;\nd = c;\nsend(d);", "// "),
        ),
    ],
)
def test_old_code_in_a_comment_is_found(path: str, text: str) -> None:
    old = change("pkg/old.py", None, "a = one()\nb = two(a)\nc = b + a\nd = c\nsend(d)\n")
    other = change("web/old.js", None, "a = one();\nb = two(a);\nc = b + a;\nd = c;\nsend(d);\n")

    found = fails(CHECK, changes=[change(path, text.encode()), old, other])

    assert found[0].startswith(f"{path}:")
    assert "old code" in found[0]


@pytest.mark.parametrize(
    "text",
    [
        "# Why this is so.\n# It has to be said at some length,\n"
        "# because: nobody else\n# says it, and\n# it matters.\nx = 1\n",
        "# Usage:\n#   a = one()\n#   b = two(a)\n#   c = b + a\n#   send(c)\nx = 1\n",
        "# def f(x): ...\n# is what callers write,\n# and no more:\n"
        "# it is a stub\n# in prose\nx = 1\n",
        "# import os\n# x = 1\n",
        '"""Example.\n\ndef f(x):\n    return x\n\nMore.\n"""\nx = 1\n',
    ],
)
def test_a_comment_that_explains_is_left_alone(text: str) -> None:
    passes(CHECK, changes=[change("pkg/feature.py", text)])


def test_a_commented_block_that_stood_before_is_left_alone() -> None:
    before = commented(FUNCTION) + "\n"

    passes(CHECK, changes=[change("pkg/feature.py", before + "x = 1\n", before)])


def test_an_empty_change_set_proves_nothing() -> None:
    assert "nothing differs" in cannot_tell(CHECK, changes=[])


def test_without_a_change_set_nothing_is_proven() -> None:
    assert "change set" in cannot_tell(CHECK)


def test_a_renamed_archive_of_the_same_content_is_left_alone() -> None:
    content = zipped("pkg/core.py")
    moved = change("docs/b.zip", content, content, old_path="docs/a.zip")

    assert moved.kind is ChangeKind.RENAMED
    passes(CHECK, changes=change_set(moved, files=STANDING))
