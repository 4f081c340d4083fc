"""The part of a suite that a demand names: paths, `-m`, `-k`, kinds of tests."""

from __future__ import annotations

import fnmatch
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..errors import CannotTell
from ..model.change import ChangeSet
from ..model.evidence import SuiteRun
from ._expressions import Rule, read_expression
from ._kinds import UNIT, is_of_kind
from ._ledger import PROVES_NOTHING, Ledger, place_of
from ._paths import is_named_like_tests

_HINT = (
    "let this session run them (testpaths, or addopts without what leaves them out), or link a "
    "test that proves the item"
)


@dataclass(frozen=True)
class Scope:
    """What a demand is about; nothing given is the whole suite.

    `paths`, `markers` (`-m`) and `keyword` (`-k`) say it as pytest's command line does; `kinds` are
    kinds of tests (`integration`, `e2e` …).
    """

    paths: tuple[str, ...] = ()
    markers: str = ""
    keyword: str = ""
    kinds: tuple[str, ...] = ()

    @property
    def has_expression(self) -> bool:
        """Whether tests are chosen by anything but where they stand."""
        return bool(self.markers or self.keyword or self.kinds)


def account_of(scope: Scope, run: SuiteRun, changes: ChangeSet | None) -> list[str]:
    """For each part that `scope` names, how many tests of it ran.

    Raises CannotTell where none did, or where the session left some of them out.
    """
    if scope.has_expression and run.marks is None:
        raise CannotTell("the marks of the tests were not told")
    notes = []
    for path in scope.paths:
        notes.append(_ran(f"`{path}`", _in_path(path, run), run, _is_there(path, run, changes)))
        _look_whole(path, run, changes)
    if scope.markers or scope.keyword:
        words = " ".join((*scope.paths, *_shown("-m", scope.markers), *_shown("-k", scope.keyword)))
        chosen = _by_expression(scope, run)
        notes.append(_ran(f"`{words}`", chosen, run))
        _none_left_out(f"`{words}`", chosen, run)
    for kind in scope.kinds:
        chosen = _by_kind(kind, run)
        notes.append(_ran(f"{kind} tests", chosen, run, "; none is marked, filed or named so"))
        if kind != UNIT:
            _none_left_out(f"{kind} tests", chosen, run)
    return notes


Chosen = Callable[[str], bool]


def _shown(option: str, expression: str) -> Iterator[str]:
    if expression:
        yield f"{option} {expression!r}"


def _in_path(path: str, run: SuiteRun) -> Chosen:
    prefix = Ledger(run).prefix
    return lambda node_id: lies_in(path, node_id, prefix)


def _by_expression(scope: Scope, run: SuiteRun) -> Chosen:
    marks = run.marks or {}
    markers = _rule("-m", scope.markers)
    keyword = _rule("-k", scope.keyword)
    paths = [_in_path(path, run) for path in scope.paths]

    def chosen(node_id: str) -> bool:
        own = marks.get(node_id, ())
        names = [name.lower() for name in (*_names(node_id), *own)]
        return (
            (not paths or any(path(node_id) for path in paths))
            and (markers is None or markers(lambda mark: mark in own))
            and (keyword is None or keyword(lambda word: any(word.lower() in n for n in names)))
        )

    return chosen


def _by_kind(kind: str, run: SuiteRun) -> Chosen:
    marks = run.marks or {}
    return lambda node_id: is_of_kind(kind, node_id, marks.get(node_id, ()))


def _rule(option: str, expression: str) -> Rule | None:
    if not expression:
        return None
    try:
        return read_expression(expression)
    except ValueError as error:
        raise CannotTell(
            f"the expression of {option} {expression!r} is not understood: {error}", _HINT
        ) from None


def _ran(words: str, chosen: Chosen, run: SuiteRun, why: str = "") -> str:
    of_it = [test for test in run.outcomes if chosen(test.id)]
    if not of_it:
        raise CannotTell(f"no test of this session belongs to {words}{why}", _HINT)
    count = sum(test.outcome not in PROVES_NOTHING for test in of_it)
    if not count:
        raise CannotTell(
            f"each test of {words} was skipped or expected to fail, {of_it[0].id} first",
            "run them where they are not skipped",
        )
    return f"{count} of {len(run.outcomes)} tests belong to {words}"


def _none_left_out(words: str, chosen: Chosen, run: SuiteRun) -> None:
    left_out = [node_id for node_id in run.deselected if chosen(node_id)]
    if left_out:
        more = f" and {len(left_out) - 1} more" if len(left_out) > 1 else ""
        why = f": {'; '.join(run.narrowed_by_settings)}" if run.narrowed_by_settings else ""
        raise CannotTell(f"of {words} this session left out {left_out[0]}{more}{why}", _HINT)


def _is_there(path: str, run: SuiteRun, changes: ChangeSet | None) -> str:
    """Words for a path that nothing lies at."""
    file = _file(path)
    if changes is None or not file or set("*?[") & set(file):
        return ""
    prefix = Ledger(run).prefix
    wanted = {file, prefix + file}
    known = any(
        path == name or path.startswith(f"{name}/") for path in changes.files for name in wanted
    )
    return "" if known else ": there is no such file or folder"


def _look_whole(path: str, run: SuiteRun, changes: ChangeSet | None) -> None:
    """A folder of test files below `path` in which nothing was found is no part of this session."""
    if changes is None or "::" in path:
        return
    ledger = Ledger(run)
    for file in sorted(changes.files):
        folder = file.rpartition("/")[0]
        if not is_named_like_tests(file) or folder in ledger.collected_folders:
            continue
        told = any(folder in reason for reason in run.narrowed_by_settings)
        known = file.removeprefix(ledger.prefix)
        if not told and lies_in(path, known, ledger.prefix):
            raise CannotTell(
                f"{file} lies in `{path}`, and this session found no test in its folder", _HINT
            )


def lies_in(path: str, node_id: str, prefix: str = "") -> bool:
    """Whether pytest runs that test when it is given `path`, a file, a folder or a node id."""
    file, _ = place_of(node_id)
    wanted, _, inner = path.partition("::")
    wanted = _file(wanted)
    inner = inner.removesuffix("()")
    known = {file, prefix + file}
    if wanted and not any(
        one == wanted or one.startswith(f"{wanted}/") or fnmatch.fnmatchcase(one, wanted)
        for one in known
    ):
        return False
    if not inner:
        return True
    name = node_id.partition("::")[2]
    return name == inner or name.startswith((f"{inner}::", f"{inner}["))


def _file(path: str) -> str:
    """The part of an argument that names a file or folder, "" for the folder one is in."""
    parts = path.partition("::")[0].replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", "."))


def _names(node_id: str) -> list[str]:
    """What `-k` looks into: the names of file, classes and function, with parameters."""
    path, _, inner = node_id.partition("::")
    head, bracket, parameters = inner.partition("[")
    return [path.rpartition("/")[2], *f"{head}".split("::"), f"{head}{bracket}{parameters}"]
