"""Which added file is a deleted one under a new name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice
from posixpath import basename

from .lines import similarity, split

LEAST_SIMILARITY = 0.5
# Comparing stops there; files of the same name come first.
_MOST_PAIRS = 20_000
_MOST_LINES = 5_000_000


def pair_equal(deleted: Mapping[str, str], added: Mapping[str, str], empty: str) -> dict[str, str]:
    """New path → old path where the content is the same; both map a path to its content's id.

    Empty files (id `empty`) are all alike, so they only match under the same name.
    """
    sources: dict[str, list[str]] = defaultdict(list)
    for path in sorted(deleted):
        sources[deleted[path]].append(path)
    pairs: dict[str, str] = {}
    for same_name in (True, False):
        for path in sorted(added):
            if path in pairs or (added[path] == empty and not same_name):
                continue
            left = sources.get(added[path], [])
            fitting = [old for old in left if not same_name or basename(old) == basename(path)]
            if fitting:
                left.remove(fitting[0])
                pairs[path] = fitting[0]
    return pairs


def pair_similar(deleted: Mapping[str, bytes], added: Mapping[str, bytes]) -> dict[str, str]:
    """New path → old path where at least half of the content is the same; the most alike first."""
    old_lines = {path: Counter(split(data)) for path, data in deleted.items() if data}
    new_lines = {path: Counter(split(data)) for path, data in added.items() if data}
    scored = []
    budget = _MOST_LINES
    for old, new in islice(_candidates(deleted, added), _MOST_PAIRS):
        budget -= len(old_lines[old]) + len(new_lines[new])
        if budget < 0:
            break
        score = similarity(old_lines[old], new_lines[new])
        if score >= LEAST_SIMILARITY:
            scored.append((-score, basename(old) != basename(new), new, old))
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, new, old in sorted(scored):
        if new not in pairs and old not in taken:
            pairs[new] = old
            taken.add(old)
    return pairs


def _candidates(
    deleted: Mapping[str, bytes], added: Mapping[str, bytes]
) -> Iterator[tuple[str, str]]:
    """Pairs of fitting sizes, first those that kept their name."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for old in sorted(deleted):
        by_name[basename(old)].append(old)
    for same_name in (True, False):
        for new in sorted(added):
            for old in by_name[basename(new)] if same_name else sorted(deleted):
                smaller, larger = sorted((len(deleted[old]), len(added[new])))
                fits = smaller and smaller >= LEAST_SIMILARITY * larger
                if fits and (same_name or basename(old) != basename(new)):
                    yield old, new
