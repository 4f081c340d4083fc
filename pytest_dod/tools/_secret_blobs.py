"""From the bytes of a file to the texts in it: encodings, archives one level deep, binaries."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

FILE_LIMIT = 8 * 1024 * 1024
UNPACKED_LIMIT = 16 * 1024 * 1024
MEMBER_LIMIT = 500
_MEMORY_LIMIT = 64 * 1024 * 1024
_NOT_OPENED = {
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"Rar!\x1a\x07": "RAR",
    b"\x28\xb5\x2f\xfd": "Zstandard",
    b"\x04\x22\x4d\x18": "LZ4",
}
_PRINTABLE = re.compile(rb"[\x20-\x7e\t]{8,}")
_WIDE = re.compile(rb"(?:[\x20-\x7e]\x00){8,}")


@dataclass(frozen=True)
class Piece:
    """A text found in a file. `member` names it inside an archive, `raw` says it is not text."""

    text: str
    member: str = ""
    raw: bool = False


@dataclass(frozen=True)
class Reading:
    """What a file holds, and why something in it could not be read."""

    pieces: tuple[Piece, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether the lines of the only piece are the lines of the file."""
        return len(self.pieces) == 1 and not self.pieces[0].member and not self.pieces[0].raw


def read(data: bytes) -> Reading:
    """Every text in `data`; archives are opened one level deep, within tight limits."""
    if len(data) > FILE_LIMIT:
        size = len(data) / 1024 / 1024
        return Reading(unread=(f"{size:.0f} MB, the limit is {FILE_LIMIT // 1024 // 1024} MB",))
    kind = next((kind for magic, kind in _NOT_OPENED.items() if data.startswith(magic)), "")
    if kind:
        return Reading((_strings(data),), (f"a {kind} archive is not opened",))
    if not _archive(data):
        return Reading((_piece(data),))
    pieces: list[Piece] = []
    unread: list[str] = []
    try:
        for name, content in _members(data):
            pieces.append(_piece(content, name))
            if _archive(content):
                unread.append(f"the archive {name} inside it")
    except _TooMuchError as error:
        unread.append(str(error))
    except (OSError, EOFError, ValueError, RuntimeError, NotImplementedError, LookupError) as error:
        unread.append(f"the archive cannot be opened ({type(error).__name__})")
    except (zipfile.BadZipFile, tarfile.TarError, lzma.LZMAError, zlib.error) as error:
        unread.append(f"the archive cannot be opened ({type(error).__name__})")
    # What lies between the members, or in an archive that does not open.
    return Reading((*pieces, _strings(data)), tuple(unread))


class _TooMuchError(Exception):
    pass


def _archive(data: bytes) -> bool:
    return (
        data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00"))
        or data[257:262] == b"ustar"
    )


def _members(data: bytes) -> Iterator[tuple[str, bytes]]:
    if data.startswith(b"PK"):
        yield from _zip(data)
        return
    unpacked = data if data[257:262] == b"ustar" else _unpack(data)
    if unpacked[257:262] == b"ustar":
        yield from _tar(unpacked)
    else:
        yield "content", unpacked


def _zip(data: bytes) -> Iterator[tuple[str, bytes]]:
    left = UNPACKED_LIMIT
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        for count, info in enumerate(infos):
            if count >= MEMBER_LIMIT:
                raise _TooMuchError(f"it holds more than {MEMBER_LIMIT} files")
            with archive.open(info) as stream:
                content = stream.read(left + 1)
            if len(content) > left:
                raise _TooMuchError(_LARGE)
            left -= len(content)
            yield info.filename, content


_LARGE = f"it unpacks to more than {UNPACKED_LIMIT // 1024 // 1024} MB"


def _unpack(data: bytes) -> bytes:
    stream: gzip.GzipFile | bz2.BZ2File | _Xz
    if data.startswith(b"\x1f\x8b"):
        stream = gzip.GzipFile(fileobj=io.BytesIO(data))
    elif data.startswith(b"BZh"):
        stream = bz2.BZ2File(io.BytesIO(data))
    else:
        stream = _Xz(data)
    content = stream.read(UNPACKED_LIMIT + 1)
    if len(content) > UNPACKED_LIMIT:
        raise _TooMuchError(_LARGE)
    return content


class _Xz:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._engine = lzma.LZMADecompressor(memlimit=_MEMORY_LIMIT)

    def read(self, limit: int) -> bytes:
        return self._engine.decompress(self._data, max_length=limit)


def _tar(data: bytes) -> Iterator[tuple[str, bytes]]:
    count = 0
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
        for member in archive:
            if not member.isreg():
                continue
            count += 1
            if count > MEMBER_LIMIT:
                raise _TooMuchError(f"files beyond {MEMBER_LIMIT} in it")
            stream = archive.extractfile(member)
            if stream is not None:
                yield member.name, stream.read(UNPACKED_LIMIT)


def _piece(data: bytes, member: str = "") -> Piece:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) and not data.startswith(b"\xff\xfe\x00\x00"):
        return Piece(data.decode("utf-16", "replace"), member)
    if b"\0" not in data[:8000]:
        return Piece(data.decode("utf-8", "backslashreplace"), member)
    half = data[:8000]
    if half[1::2].count(0) > 0.9 * len(half[1::2]) or half[::2].count(0) > 0.9 * len(half[::2]):
        encoding = "utf-16-le" if half[1::2].count(0) > half[::2].count(0) else "utf-16-be"
        return Piece(data.decode(encoding, "replace"), member)
    return _strings(data, member)


def _strings(data: bytes, member: str = "") -> Piece:
    runs = [match.group() for match in _PRINTABLE.finditer(data)]
    runs += [match.group()[::2] for match in _WIDE.finditer(data)]
    return Piece(b"\n".join(runs).decode("ascii"), member, raw=True)
