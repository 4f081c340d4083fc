"""What lies in an archive, one level deep, in memory and within limits."""

from __future__ import annotations

import bz2
import io
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import PurePosixPath

MOST_BYTES = 32 * 1024 * 1024
MOST_MEMBERS = 5_000
_NAMES = re.compile(
    r"\.(zip|tar|tgz|tbz2?|txz|gz|bz2|xz|7z|rar|zst|whl|egg|jar|cab)$", re.IGNORECASE
)


class UnreadableError(Exception):
    """The archive cannot be looked into."""


def is_archive(path: str, content: bytes | None) -> bool:
    """Whether a file is an archive, by its name or by how it starts."""
    magics = (b"PK\x03\x04", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00", b"7z\xbc\xaf", b"Rar!\x1a")
    return bool(_NAMES.search(path)) or bool(content and content.startswith(magics))


def members(path: str, content: bytes) -> tuple[str, ...]:
    """The names of the files in an archive, or of the one packed; raises UnreadableError."""
    try:
        if content.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                return tuple(packed.namelist()[:MOST_MEMBERS])
        plain = _unpacked(content)
        if plain is None:
            return _of_tar(content)
        try:
            return _of_tar(plain)
        except tarfile.ReadError:
            return (PurePosixPath(path).stem,)
    except (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError) as error:
        raise UnreadableError(str(error)) from error
    except (OSError, EOFError, ValueError, NotImplementedError) as error:
        raise UnreadableError(str(error)) from error


def _unpacked(content: bytes) -> bytes | None:
    unpack: Callable[[bytes, int], bytes]
    if content.startswith(b"\x1f\x8b"):
        unpack = zlib.decompressobj(wbits=31).decompress
    elif content.startswith(b"BZh"):
        unpack = bz2.BZ2Decompressor().decompress
    elif content.startswith(b"\xfd7zXZ"):
        unpack = lzma.LZMADecompressor(memlimit=8 * MOST_BYTES).decompress
    else:
        return None
    return unpack(content, MOST_BYTES)


def _of_tar(content: bytes) -> tuple[str, ...]:
    names: list[str] = []
    with tarfile.open(fileobj=io.BytesIO(content), mode="r:") as packed:
        try:
            for member in packed:
                if member.isfile():
                    names.append(member.name)
                if len(names) >= MOST_MEMBERS:
                    break
        except (tarfile.TarError, EOFError):
            # Cut at the limit: what was read so far still counts.
            if not names:
                raise
    return tuple(names)
