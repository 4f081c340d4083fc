from __future__ import annotations

import pytest

from pytest_dod.system.lfs import Pointer

DIGEST = "0123456789abcdef" * 4
POINTER = (
    "version https://git-lfs.github.com/spec/v1\n" f"oid sha256:{DIGEST}\n" "size 12345\n"
).encode()


def test_a_pointer_says_what_it_stands_for() -> None:
    assert Pointer.parse(POINTER) == Pointer(DIGEST, 12345)


def test_lines_of_extensions_may_stand_in_it() -> None:
    extended = POINTER.replace(b"oid ", b"ext-0-foo sha256:00\noid ", 1)
    assert Pointer.parse(extended) == Pointer(DIGEST, 12345)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x = 1\n",
        POINTER[1:],
        POINTER.replace(b"sha256", b"md5"),
        POINTER.replace(b"size 12345", b"size many"),
        POINTER.replace(b"0123", b"GHIJ", 1),
        POINTER + b"#" * 1024,
    ],
)
def test_what_is_no_pointer(data: bytes) -> None:
    assert Pointer.parse(data) is None
