"""Which kind of test a test plainly is: by its marks, its folders, its file, its name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ._ledger import place_of

UNIT = "unit"
_WORD_ENDS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_NO_LETTERS = re.compile(r"[^a-z0-9äöüß]+")
_TESTS = re.compile(r"\A(?:tests?_)+|(?:_?s?tests?|_testing)\Z")
_ENDINGS = ("", "test", "tests", "stest", "stests")


@dataclass(frozen=True)
class _Names:
    """How tests of one kind are named.

    `plain` names mean it wherever they stand, also in the name of a function. `usual` ones mean it
    where they are the whole name of a mark, folder or file, `test` aside; `folders` not as a file.
    """

    plain: tuple[str, ...] = ()
    usual: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()


_KINDS = {
    "integration": _Names(("integration", "integrations"), ("integ",), ("it",)),
    "e2e": _Names(("e2e", "end2end", "end_to_end", "endtoend", "ende_zu_ende")),
    "smoke": _Names(("smoke",), ("sanity",)),
    "acceptance": _Names(("acceptance", "akzeptanz", "abnahme"), ("uat",)),
    "functional": _Names((), ("functional", "func", "funktional", "funktionale")),
    "system": _Names((), ("system",)),
    "contract": _Names((), ("contract", "contracts", "pact", "pacts", "vertrag")),
    "performance": _Names(
        ("performancetest", "loadtest", "load_test", "stresstest", "stress_test", "lasttest"),
        ("performance", "perf", "stress", "benchmark", "benchmarks"),
        ("load", "last", "bench"),
    ),
    "component": _Names((), ("component", "components", "komponente", "komponenten")),
    "security": _Names((), ("security", "sicherheit", "penetration", "pentest", "pentests")),
    "api": _Names((), ("api", "http", "rest")),
    "ui": _Names((), ("ui", "gui", "frontend", "browser", "playwright", "selenium")),
    UNIT: _Names((), (UNIT, "units")),
}
_PLAINLY_NO_UNIT = tuple(
    _Names(_KINDS[kind].plain) for kind in ("integration", "e2e", "smoke", "acceptance")
)


def is_of_kind(kind: str, node_id: str, marks: Iterable[str] = ()) -> bool:
    """Whether a test is plainly of that kind; a unit test is any that is of no other."""
    kind = kind.lower()
    marks = tuple(marks)
    if kind == "doctest":
        # The only tests with a dotted name: pkg/mod.py::pkg.mod.add, guide.md::guide.md.
        return "." in place_of(node_id)[1]
    if kind != UNIT:
        return _is_named(_KINDS.get(kind, _Names((), (_plain(kind),))), node_id, marks)
    return _is_named(_KINDS[UNIT], node_id, marks) or not any(
        _is_named(names, node_id, marks) for names in _PLAINLY_NO_UNIT
    )


def _is_named(names: _Names, node_id: str, marks: Iterable[str]) -> bool:
    path, inner = place_of(node_id)
    *folders, file = path.split("/")
    stem = _plain(file.rpartition(".")[0] or file)
    places = [_plain(text) for text in (*marks, *folders)]
    everything = [*places, stem, *(_plain(text) for text in inner.split("::"))]
    whole = {_TESTS.sub("", text) for text in places}
    return (
        any(_holds(text, name) for name in names.plain for text in everything)
        or any(name in whole or name == _TESTS.sub("", stem) for name in names.usual)
        or any(name in whole for name in names.folders)
    )


def _plain(text: str) -> str:
    """`TestCheckoutE2E` → `test_checkout_e2e`."""
    return _NO_LETTERS.sub("_", _WORD_ENDS.sub("_", text).lower()).strip("_")


def _holds(text: str, name: str) -> bool:
    return any(f"_{name}{ending}_" in f"_{text}_" for ending in _ENDINGS)
