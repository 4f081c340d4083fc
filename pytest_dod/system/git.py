"""Git, asked only what it can answer without running anything of the repository's choice.

A repository is hostile input: its configuration can name programs for nearly every command. So only
plumbing that was tried under such a configuration is used, every setting that matters is pinned,
the network is shut, and what stands in the working tree is read by ourselves (see `disk`).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ..errors import Problem, UsageProblems
from ..model.tool import ProcessAnswer
from .objects import (
    Blob,
    Entry,
    IndexEntry,
    batches,
    parse_blobs,
    parse_index,
    parse_sizes,
    parse_tree,
)
from .processes import Processes
from .runner import Runner, last_words
from .shown import shown

BLOB_LIMIT = 5 * 1024 * 1024
_MOST_CORRUPT = 50
_OVERRIDING = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY")
_NAME = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


@dataclass(frozen=True)
class Git:
    """One repository with a working tree and at least one commit.

    `head` is the id of HEAD, `notes` are facts about the repository worth showing.
    """

    top: Path
    head: str
    object_format: str
    shallow: bool
    version: str
    notes: tuple[str, ...]
    _runner: Runner = field(repr=False)
    _trees: dict[str, dict[str, Entry]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def open(
        cls, start: Path, processes: Processes, environ: Mapping[str, str] | None = None
    ) -> Git:
        """The repository `start` lies in; raises UsageProblems where it cannot be used."""
        variables = os.environ if environ is None else environ
        runner = Runner.find(start, processes, variables)
        facts = runner.ask(
            "rev-parse",
            "--is-bare-repository",
            "--is-inside-work-tree",
            "--is-shallow-repository",
            "--show-object-format",
        )
        if facts.exit_status != 0:
            raise UsageProblems(_not_usable(start, facts))
        bare, inside, shallow, object_format = facts.stdout.decode().split("\n")[:4]
        if bare == "true" or inside != "true":
            raise UsageProblems(
                Problem(
                    f"{shown(str(start))} is in no working tree: the repository is bare, or this "
                    "is its git folder",
                    hint="run the tests in a checkout of the repository",
                )
            )
        top = Path(os.fsdecode(runner.out("rev-parse", "--show-toplevel").removesuffix(b"\n")))
        runner = runner.at(top)
        head = runner.ask("rev-parse", "--verify", "--quiet", "--end-of-options", "HEAD^{commit}")
        commit = head.stdout.decode().strip()
        if head.exit_status != 0 or not _NAME.fullmatch(commit):
            raise UsageProblems(
                Problem(
                    "HEAD has no commit yet" if not head.stderr else "HEAD is not a commit",
                    hint="commit what the change starts from: there is nothing to compare with",
                )
            )
        return cls(
            top=top,
            head=commit,
            object_format=object_format,
            shallow=shallow == "true",
            version=runner.version,
            notes=_overriding(variables),
            _runner=runner,
        )

    def inner(self, path: str) -> Git:
        """The repository that has `path` as its top, such as a submodule."""
        place = Path(os.fsdecode(os.path.join(os.fsencode(self.top), encode(path))))
        inner = Git.open(place, self._runner.processes, self._runner.variables)
        if os.path.realpath(inner.top) != os.path.realpath(place):
            raise UsageProblems(Problem(f"{shown(path)} has no repository of its own"))
        return inner

    def ask(self, *arguments: str, stdin: bytes = b"") -> ProcessAnswer:
        """Run one command; raises UsageProblems only where it did not come to its end."""
        return self._runner.ask(*arguments, stdin=stdin)

    def out(self, *arguments: str, stdin: bytes = b"") -> bytes:
        """The standard output of a command; raises UsageProblems where it fails."""
        return self._runner.out(*arguments, stdin=stdin)

    @cached_property
    def refs(self) -> Mapping[str, str]:
        """Every ref by its full name, with the id it holds."""
        found = self.out("for-each-ref", "--format=%(refname) %(objectname)")
        lines = (line.rpartition(" ") for line in decode(found).split("\n") if line)
        return {name: oid for name, _, oid in lines}

    def commit_id(self, revision: str) -> str | None:
        """The commit `revision` means, or None."""
        if "\0" in revision:
            return None
        answer = self.ask(
            "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"
        )
        commit = answer.stdout.decode("ascii", "replace").strip()
        return commit if answer.exit_status == 0 and _NAME.fullmatch(commit) else None

    def setting(self, name: str) -> bool | None:
        """A boolean of the repository's configuration; None where it says nothing usable."""
        answer = self.ask("config", "--type=bool", "--get", name)
        return {b"true": True, b"false": False}.get(answer.stdout.strip())

    def git_path(self, name: str) -> Path:
        """Where git keeps `name`; never to be guessed, `.git` can be a file."""
        answer = self.out("rev-parse", "--git-path", name).removesuffix(b"\n")
        return self.top / os.fsdecode(answer)

    def tree(self, commit: str) -> Mapping[str, Entry]:
        """Every path at `commit` (a full id) with what stands there."""
        if commit not in self._trees:
            listing = self.out("ls-tree", "-r", "-z", "--full-tree", "--end-of-options", commit)
            self._trees[commit] = parse_tree(listing)
        return self._trees[commit]

    def index(self) -> tuple[IndexEntry, ...]:
        """The entries of the index, those of an unfinished merge several times."""
        return parse_index(self.out("ls-files", "-v", "-s", "-z"))

    def untracked(self, *excludes: str) -> tuple[str, ...]:
        """Paths that are not in the index and not ignored; a repository of its own ends in `/`."""
        listing = self.out("ls-files", "-o", "-z", *(excludes or ("--exclude-standard",)))
        return tuple(decode(name) for name in listing.split(b"\0") if name)

    def sizes(self, oids: Iterable[str]) -> dict[str, int]:
        """The size of each object; those that are missing from this clone are left out."""
        wanted = sorted(set(oids))
        if not wanted:
            return {}
        listing = "".join(f"{oid}\n" for oid in wanted).encode()
        return parse_sizes(self.out("cat-file", "--batch-check", stdin=listing))

    def blobs(
        self,
        oids: Iterable[str],
        *,
        limit: int = BLOB_LIMIT,
        sizes: Mapping[str, int] | None = None,
    ) -> dict[str, Blob]:
        """The content of each object, or why it cannot be had."""
        wanted = sorted(set(oids))
        sizes = self.sizes(wanted) if sizes is None else sizes
        blobs = {
            oid: (
                Blob(None, f"git object {oid[:10]} is missing from this clone or corrupt")
                if oid not in sizes
                else Blob(None, too_large(sizes[oid], limit))
            )
            for oid in wanted
            if sizes.get(oid, limit + 1) > limit
        }
        for batch in batches([oid for oid in wanted if oid not in blobs], sizes):
            blobs.update(self._batch(batch))
        return blobs

    def _batch(self, oids: Sequence[str]) -> dict[str, Blob]:
        blobs: dict[str, Blob] = {}
        rest = list(oids)
        for _ in range(_MOST_CORRUPT):
            if not rest:
                break
            # A corrupt object ends the process: go on behind it.
            listing = "".join(f"{oid}\n" for oid in rest).encode()
            answer = self.ask("cat-file", "--batch", stdin=listing)
            blobs.update(parse_blobs(answer.stdout, self.object_format))
            rest = [oid for oid in rest if oid not in blobs]
            if rest:
                blobs[rest[0]] = Blob(None, f"git object {rest[0][:10]} is missing or corrupt")
                del rest[0]
        blobs.update({oid: Blob(None, "too many git objects are corrupt") for oid in rest})
        return blobs

    def read(self, commit: str, path: str) -> bytes | None:
        """The content of `path` at `commit`; None where there is none or it cannot be read."""
        return self.read_many(commit, [path]).get(path)

    def read_many(self, commit: str, paths: Iterable[str]) -> dict[str, bytes]:
        """The contents at `commit` of those of `paths` that are there and can be read."""
        tree = self.tree(commit)
        wanted = {path: tree[path].oid for path in paths if path in tree and tree[path].is_blob}
        blobs = self.blobs(wanted.values())
        contents = {path: blobs[oid].data for path, oid in wanted.items()}
        return {path: data for path, data in contents.items() if data is not None}


def encode(path: str) -> bytes:
    """A path of the repository as git and the disk name it."""
    return path.encode("utf-8", "surrogateescape")


def decode(path: bytes) -> str:
    """A path as it is kept here; bytes that are not UTF-8 survive."""
    return path.decode("utf-8", "surrogateescape")


def too_large(size: int, limit: int) -> str:
    """Why something of `size` bytes was not read."""
    mib = 1024 * 1024
    return f"{size / mib:.1f} MiB, more than the {limit / mib:g} MiB that are read"


def _overriding(variables: Mapping[str, str]) -> tuple[str, ...]:
    names = [name for name in _OVERRIDING if name in variables]
    return (f"{', '.join(names)} in the environment not used",) if names else ()


def _not_usable(start: Path, answer: ProcessAnswer) -> Problem:
    place = shown(str(start))
    if b"dubious ownership" in answer.stderr:
        return Problem(
            f"git refuses the repository at {place}: it belongs to another user",
            hint="if you trust it: git config --global --add safe.directory <its top folder>",
        )
    if b"not a git repository" in answer.stderr:
        return Problem(
            f"{place} is not inside a git repository",
            hint="run it where the change was made: the change set comes from git",
        )
    return Problem(f"git cannot use the repository at {place}: {last_words(answer)}")
