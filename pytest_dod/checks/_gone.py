"""Tests that stood earlier and no longer run."""

from __future__ import annotations

import ast
import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ..model.change import ChangeSet
from ._history import Earlier, callees, claims_of, identifiers
from ._ledger import Ledger
from ._paths import is_test_code, suffix_of
from ._python import dump, parse
from ._test_functions import TestFunction

_COMMON = {
    "len",
    "list",
    "dict",
    "set",
    "str",
    "int",
    "sorted",
    "range",
    "print",
    "isinstance",
    "pytest.raises",
    "repr",
    "tuple",
    "sum",
    "next",
    "open",
}


def gone(
    changes: ChangeSet,
    earlier: Iterable[Earlier],
    now: tuple[TestFunction, ...],
    ledger: Ledger,
) -> Iterator[Earlier]:
    """Earlier test functions with nothing in their place, each named once, the last of its states.

    Left alone: renamed, moved, merged into another, the code it tested deleted with it.
    """
    last: dict[tuple[str, str], Earlier] = {}
    known: dict[int, set[str]] = {}
    for old in earlier:
        last[old.function.path, old.function.short_name] = old
        known.setdefault(old.rank, set()).add(old.function.short_name)
    moved = {c.old_path: c.path for c in changes.changes if c.old_path}
    standing = {(f.path, f.short_name) for f in now}
    vanished = _vanished_identifiers(changes)
    missing = [
        old for old in last.values() if (old.function.path, old.function.short_name) not in standing
    ]
    left = _left_with_their_code(missing, vanished)
    for (path, name), old in sorted(last.items()):
        places = {path, moved.get(path, path)}
        if any((place, name) in standing for place in places):
            continue
        if places & ledger.names.get(name, frozenset()):
            continue
        if path in left or identifiers(old.function.node) & vanished:
            continue
        if old.rank >= 0 and any(_holds_as_data(changes, place, name) for place in places):
            continue
        before = {n for rank, names in known.items() if rank <= old.rank for n in names}
        if not any(_took_its_place(old, function, before, ledger) for function in now):
            yield old


def _left_with_their_code(missing: list[Earlier], vanished: set[str]) -> set[str]:
    """Files of which most of the missing tests used what was deleted."""
    total = Counter(old.function.path for old in missing)
    explained = Counter(
        old.function.path for old in missing if identifiers(old.function.node) & vanished
    )
    return {path for path in total if total[path] > 1 and 2 * explained[path] > total[path]}


def _holds_as_data(changes: ChangeSet, path: str, name: str) -> bool:
    """Whether `name` is a function in a string that the file uses: lines alone cannot tell."""
    change = changes.at(path)
    tree = parse(change.after_text or "") if change else None
    return tree is not None and bool(re.search(rf"\bdef {re.escape(name)}\b", _data_of(tree)))


@functools.lru_cache(maxsize=64)
def _data_of(tree: ast.Module) -> str:
    idle = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return "\n".join(
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in idle
    )


def _took_its_place(old: Earlier, function: TestFunction, before: set[str], ledger: Ledger) -> bool:
    if not ledger.is_collected(function):
        return False
    if function.short_name == old.function.short_name:
        return True
    then = claims_of(old.function.node).whole or _statements(old.function)
    kept = claims_of(function.node).whole | _statements(function)
    if then and 2 * len(then & kept) >= len(then):
        return True
    fresh = function.short_name not in before
    return fresh and bool((callees(old.function.node) & callees(function.node)) - _COMMON)


def _statements(function: TestFunction) -> set[str]:
    return {dump(node) for node in ast.walk(function.node) if isinstance(node, ast.stmt)} - {
        function.says
    }


def _vanished_identifiers(changes: ChangeSet) -> set[str]:
    """Names that the changed source files held at the base and that no changed file holds now."""
    then: set[str] = set()
    now: set[str] = set()
    for change in changes.changes:
        if suffix_of(change.path) != ".py":
            continue
        if not is_test_code(change.old_path or change.path):
            then |= identifiers(parse(change.before_text or ""))
        if not is_test_code(change.path):
            now |= identifiers(parse(change.after_text or ""))
    return then - now


def word_for(name: str, changes: ChangeSet) -> str:
    """What a commit message says after `dod:` on a line that names the test; "" if nothing."""
    pattern = re.compile(
        rf"^\W*dod:\s*(?P<why>.*\b{re.escape(name)}\b.*)$", re.IGNORECASE | re.MULTILINE
    )
    for commit in changes.commits:
        said = pattern.search(commit.message)
        if said and len(said["why"].split()) >= 3:
            return said["why"].strip()
    return ""
