"""What git's plumbing prints, as data."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

LINK_MODE = "120000"
SUBMODULE_MODE = "160000"
_BATCH_BYTES = 16 * 1024 * 1024
_BATCH_OBJECTS = 5000


class Entry(NamedTuple):
    """What stands at a path of a tree or of the index."""

    mode: str
    oid: str

    @property
    def is_blob(self) -> bool:
        """Whether it has content of its own: a file or a link."""
        return self.mode != SUBMODULE_MODE

    @property
    def executable(self) -> bool:
        """Whether it is a file that may be run."""
        return self.mode.startswith("100") and bool(int(self.mode, 8) & 0o100)


class IndexEntry(NamedTuple):
    """One line of the index. `skipped` and `assumed` are the bits that hide edits from git."""

    path: str
    entry: Entry
    stage: int
    skipped: bool
    assumed: bool


class Blob(NamedTuple):
    """The content of an object, or why there is none."""

    data: bytes | None
    problem: str = ""


def blob_id(data: bytes, object_format: str, kind: str = "blob") -> str:
    """The name git gives to an object of that kind."""
    header = f"{kind} {len(data)}\0".encode()
    digest = hashlib.new(object_format, header, usedforsecurity=False)
    digest.update(data)
    return digest.hexdigest()


def parse_tree(listing: bytes) -> dict[str, Entry]:
    """The output of `ls-tree -r -z`."""
    tree = {}
    for line in listing.split(b"\0"):
        if line:
            meta, _, name = line.partition(b"\t")
            mode, _, oid = meta.decode("ascii").split(" ")
            tree[name.decode("utf-8", "surrogateescape")] = Entry(mode, oid)
    return tree


def parse_index(listing: bytes) -> tuple[IndexEntry, ...]:
    """The output of `ls-files -v -s -z`."""
    entries = []
    for line in listing.split(b"\0"):
        if line:
            meta, _, name = line.partition(b"\t")
            tag, mode, oid, stage = meta.decode("ascii").split(" ")
            path = name.decode("utf-8", "surrogateescape")
            entries.append(
                IndexEntry(path, Entry(mode, oid), int(stage), tag in "Ss", tag.islower())
            )
    return tuple(entries)


def parse_sizes(listing: bytes) -> dict[str, int]:
    """The output of `cat-file --batch-check`."""
    sizes = {}
    for line in listing.decode("ascii", "replace").splitlines():
        words = line.split(" ")
        if len(words) == 3 and words[2].isdigit():
            sizes[words[0]] = int(words[2])
    return sizes


def parse_blobs(output: bytes, object_format: str) -> dict[str, Blob]:
    """The output of `cat-file --batch`, as far as it goes; each object is proven by its name."""
    blobs: dict[str, Blob] = {}
    position = 0
    while (end := output.find(b"\n", position)) >= 0:
        words = output[position:end].decode("ascii", "replace").split(" ")
        position = end + 1
        if len(words) != 3 or not words[2].isdigit():
            if len(words) == 2:
                blobs[words[0]] = Blob(None, f"git object {words[0][:10]} is missing or corrupt")
            continue
        data = output[position : position + int(words[2])]
        position += int(words[2]) + 1
        if len(data) < int(words[2]):
            break
        if blob_id(data, object_format, words[1]) != words[0]:
            blobs[words[0]] = Blob(None, f"git object {words[0][:10]} is corrupt")
        else:
            blobs[words[0]] = Blob(data)
    return blobs


def batches(oids: Sequence[str], sizes: Mapping[str, int]) -> Iterator[list[str]]:
    """`oids` in groups whose contents fit into memory together."""
    batch: list[str] = []
    held = 0
    for oid in oids:
        if batch and (held + sizes[oid] > _BATCH_BYTES or len(batch) >= _BATCH_OBJECTS):
            yield batch
            batch, held = [], 0
        batch.append(oid)
        held += sizes[oid]
    if batch:
        yield batch
