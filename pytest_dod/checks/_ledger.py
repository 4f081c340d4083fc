"""Which test functions the run collected, and how they ended."""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from ..model.evidence import Outcome, SuiteRun, TestOutcome
from ._test_functions import TestFunction

GREEN = frozenset({Outcome.PASSED, Outcome.XPASSED})
RED = frozenset({Outcome.FAILED, Outcome.ERROR, Outcome.RERUN})
PROVES_NOTHING = frozenset({Outcome.SKIPPED, Outcome.XFAILED})


def place_of(node_id: str) -> tuple[str, str]:
    """(file, name in it) of a node id, parameters left out."""
    path, separator, rest = node_id.partition("::")
    return (path, rest.partition("[")[0]) if separator else (node_id, "")


@dataclass(frozen=True)
class Ledger:
    """The run, looked up by where a test function stands in the repository."""

    run: SuiteRun

    @functools.cached_property
    def prefix(self) -> str:
        """What stands before a node id's path to make it relative to the top."""
        seen = Counter(
            test.path[: -len(file)]
            for test in self.run.outcomes
            if (file := place_of(test.id)[0]) and test.path.endswith(file)
        )
        return seen.most_common(1)[0][0] if seen else ""

    def _place(self, node_id: str) -> tuple[str, str]:
        file, name = place_of(node_id)
        return self.prefix + file, name

    @functools.cached_property
    def collected(self) -> frozenset[tuple[str, str]]:
        """(path, name) of all that pytest found."""
        ids = {*self.run.collected, *(test.id for test in self.run.outcomes)}
        return frozenset(self._place(node_id) for node_id in ids)

    @functools.cached_property
    def collected_files(self) -> frozenset[str]:
        """Paths of all files in which pytest found a test."""
        return frozenset(path for path, _ in self.collected) | {
            test.path for test in self.run.outcomes
        }

    @functools.cached_property
    def collected_folders(self) -> frozenset[str]:
        """Folders in which pytest found a test."""
        return frozenset(path.rpartition("/")[0] for path in self.collected_files)

    @functools.cached_property
    def names(self) -> dict[str, frozenset[str]]:
        """Function name → paths of the files in which pytest found one of that name."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for path, name in self.collected:
            found[name.rpartition("::")[2]].add(path)
        return {name: frozenset(paths) for name, paths in found.items()}

    @functools.cached_property
    def _deselected(self) -> frozenset[tuple[str, str]]:
        return frozenset(self._place(node_id) for node_id in self.run.deselected)

    @functools.cached_property
    def _by_place(self) -> dict[tuple[str, str], list[TestOutcome]]:
        found: defaultdict[tuple[str, str], list[TestOutcome]] = defaultdict(list)
        for test in self.run.outcomes:
            found[self._place(test.id)].append(test)
        return found

    @functools.cached_property
    def _by_file(self) -> dict[str, list[TestOutcome]]:
        found: defaultdict[str, list[TestOutcome]] = defaultdict(list)
        for test in self.run.outcomes:
            found[test.path].append(test)
        return found

    def outcomes_of(self, function: TestFunction) -> tuple[TestOutcome, ...]:
        """How the items of `function` ended, those of subclasses too."""
        own = self._by_place.get((function.path, function.name), [])
        inherited = [
            test
            for test in self._by_file.get(function.path, [])
            if test.line is not None and function.first_line <= test.line <= function.last_line
        ]
        if not own and not inherited and not function.looks_collectable:
            inherited = [
                test
                for test in self.run.outcomes
                if place_of(test.id)[1].rpartition("::")[2] == function.short_name
            ]
        return tuple({test.id: test for test in (*own, *inherited)}.values())

    def is_collected(self, function: TestFunction) -> bool:
        """Whether pytest found `function`, in itself or through a subclass."""
        if (function.path, function.name) in self.collected or self.outcomes_of(function):
            return True
        return not function.looks_collectable and function.short_name in self.names

    def is_deselected(self, function: TestFunction) -> bool:
        """Whether `function` was found and then left out."""
        return (function.path, function.name) in self._deselected

    def never_ran(self) -> tuple[str, ...]:
        """Ids that were collected, not deselected, and of which no outcome was told."""
        told = {test.id for test in self.run.outcomes} | set(self.run.deselected)
        return tuple(node_id for node_id in self.run.collected if node_id not in told)


def first_line_of(message: str) -> str:
    """The first line of a message that says something, shortened."""
    line = next((part.strip() for part in message.splitlines() if part.strip()), "")
    line = re.sub(r"^E\s+", "", line)
    return line if len(line) <= 160 else line[:157] + "…"
