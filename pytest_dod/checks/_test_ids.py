"""Test ids as people write them in a task, and the tests of a run that they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ._paths import name_of

_CALL = re.compile(r"\([^()\[\]]*\)$")


@dataclass(frozen=True)
class TestId:
    """What a task names: `path`, `path::Class`, `path::Class::test[1]`, `Class::test` or `test`.

    `names` are the parts behind the path, `parameters` what stands in brackets.
    """

    __test__ = False

    written: str
    path: str
    names: tuple[str, ...]
    parameters: str = ""

    @property
    def name(self) -> str:
        """The last of its names."""
        return self.names[-1] if self.names else ""


def read_test_id(text: str) -> TestId:
    """Take a test id apart; call parentheses and backticks are no part of it."""
    plain = _CALL.sub("", text.strip().strip("`").strip()).replace("\\", "/").removeprefix("./")
    bare, bracket, parameters = plain.partition("[")
    parts = [part for part in bare.split("::") if part]
    is_path = bool(parts) and ("/" in parts[0] or parts[0].endswith(".py"))
    path = parts[0].rstrip("/") if is_path else ""
    names = tuple(parts[1:] if is_path else parts)
    return TestId(text, path, names, bracket + parameters)


@dataclass(frozen=True)
class KnownTests:
    """The ids that a run knows.

    `folders` are those, relative to the top of the repository, from which paths may be written:
    the top, the task's, the one that pytest's ids start from (`root`).
    """

    ids: tuple[str, ...]
    root: str
    folders: tuple[str, ...]

    def meant_by(self, wanted: TestId) -> tuple[str, ...]:
        """The ids that `wanted` means; a test in a class is found without its class too."""
        inside = tuple(i for i in self.ids if self._lies_in(wanted.path, i))
        exact = tuple(i for i in inside if _is_named(wanted, i, anywhere=not wanted.path))
        return exact or tuple(i for i in inside if _is_named(wanted, i, anywhere=True))

    def files_of(self, found: Iterable[str]) -> tuple[str, ...]:
        """The files that those tests stand in."""
        return tuple(dict.fromkeys(self.root + found_id.partition("::")[0] for found_id in found))

    def is_file(self, wanted: TestId, path: str) -> bool:
        """Whether the path of `wanted` means `path`, a path from the top of the repository."""
        return any(_below(folder, wanted.path) == path for folder in self.folders)

    def _lies_in(self, path: str, node_id: str) -> bool:
        if not path:
            return True
        file = node_id.partition("::")[0]
        full = self.root + file
        if "/" not in path and path.endswith(".py") and name_of(file) == path:
            return True
        return any(
            place == whole or place.startswith(f"{whole}/")
            for whole, place in (
                (path, file),
                *((_below(folder, path), full) for folder in self.folders),
            )
        )


def _below(folder: str, path: str) -> str:
    return f"{folder}/{path}" if folder not in ("", ".") else path


def _is_named(wanted: TestId, node_id: str, *, anywhere: bool) -> bool:
    """Whether the names of `wanted` are those of the test, or of a class around it."""
    path, _, rest = node_id.partition("::")
    bare, bracket, parameters = rest.partition("[")
    names = tuple(bare.split("::")) if bare else ()
    if wanted.parameters and bracket + parameters != wanted.parameters:
        return False
    count = len(wanted.names)
    if not anywhere:
        return names[:count] == wanted.names
    if any(names[at : at + count] == wanted.names for at in range(len(names) - count + 1)):
        return True
    return count == 1 and not wanted.path and _dotted(path, names).endswith(f".{wanted.name}")


def _dotted(path: str, names: Sequence[str]) -> str:
    """`tests.test_a.TestB.test_c`, as unittest writes it."""
    return "." + ".".join([path.removesuffix(".py").replace("/", "."), *names])
