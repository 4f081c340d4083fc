"""The pointer files that Git LFS stores in the place of large content."""

from __future__ import annotations

import re
from typing import NamedTuple

_POINTER = re.compile(
    rb"version https://git-lfs\.github\.com/spec/v1\n(?:[^\n]*\n)*?"
    rb"oid sha256:([0-9a-f]{64})\n(?:[^\n]*\n)*?size ([0-9]{1,18})\n"
)


class Pointer(NamedTuple):
    """What a pointer says of the content it stands for."""

    sha256: str
    size: int

    @classmethod
    def parse(cls, data: bytes) -> Pointer | None:
        """The pointer `data` is, or None."""
        if len(data) > 1024:
            return None
        found = _POINTER.match(data)
        return cls(found[1].decode(), int(found[2])) if found else None
