"""Which lines of a text are new, and how alike two texts are; the same answer everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

# Beyond that many edits the exact answer costs too much; see _leftover.
_MOST_EDITS = 800


def split(data: bytes) -> list[bytes]:
    """The lines of `data` without their ends, counted as Python counts those of a module."""
    return data.splitlines()


def added(before: Iterable[bytes], after: bytes) -> frozenset[int]:
    """1-based numbers of the lines of `after` that come from none of `before`.

    Line ends are not compared: other line ends alone make no line new.
    """
    new = split(after)
    numbers = set(range(1, len(new) + 1))
    for text in before:
        numbers &= _added_to(split(text), new)
    return frozenset(numbers)


def similarity(left: Counter[bytes], right: Counter[bytes]) -> float:
    """The share of the larger text that both have in common, by weight of lines, 0 to 1."""
    larger = max(_weight(left), _weight(right))
    return _weight(left & right) / larger if larger else 0.0


def _weight(lines: Counter[bytes]) -> int:
    return sum((len(line) + 1) * times for line, times in lines.items())


def _added_to(old: list[bytes], new: list[bytes]) -> set[int]:
    start, end = _common_ends(old, new)
    old_middle = old[start : len(old) - end]
    new_middle = new[start : len(new) - end]
    # A line that only one side has cannot be kept: leaving it out first makes most edits small.
    in_old, in_new = set(old_middle), set(new_middle)
    left = [line for line in old_middle if line in in_new]
    places = [place for place, line in enumerate(new_middle) if line in in_old]
    right = [new_middle[place] for place in places]
    first, last = _common_ends(left, right)
    inner = places[first : len(places) - last]
    kept = _kept(left[first : len(left) - last], right[first : len(right) - last])
    gone = {place for place, line in enumerate(new_middle) if line not in in_old}
    gone |= {place for number, place in enumerate(inner) if number not in kept}
    return {start + place + 1 for place in gone}


def _common_ends(old: Sequence[bytes], new: Sequence[bytes]) -> tuple[int, int]:
    """How many lines are the same at the start, and of the rest at the end."""
    shorter = min(len(old), len(new))
    start = 0
    while start < shorter and old[start] == new[start]:
        start += 1
    end = 0
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return start, end


def _kept(old: Sequence[Hashable], new: Sequence[Hashable]) -> set[int]:
    """Places of `new` that a shortest edit of `old` keeps (Myers' greedy algorithm)."""
    if not old or not new:
        return set()
    trace: list[list[int]] = []
    most = min(len(old) + len(new), _MOST_EDITS)
    # reached[diagonal + most + 1] is how far into `old` that diagonal has come.
    reached = [0] * (2 * most + 3)
    middle = most + 1
    for edits in range(most + 1):
        trace.append(reached[middle - edits - 1 : middle + edits + 2])
        for diagonal in range(-edits, edits + 1, 2):
            left, right = reached[middle + diagonal - 1], reached[middle + diagonal + 1]
            down = diagonal == -edits or (diagonal != edits and left < right)
            x = right if down else left + 1
            y = x - diagonal
            while x < len(old) and y < len(new) and old[x] == new[y]:
                x, y = x + 1, y + 1
            reached[middle + diagonal] = x
            if x >= len(old) and y >= len(new):
                return _walk_back(trace, len(old), len(new))
    return _leftover(old, new)


def _walk_back(trace: list[list[int]], x: int, y: int) -> set[int]:
    kept: set[int] = set()
    for edits in range(len(trace) - 1, -1, -1):
        reached = trace[edits]
        diagonal = x - y
        place = diagonal + edits + 1
        down = diagonal == -edits or (diagonal != edits and reached[place - 1] < reached[place + 1])
        from_x = reached[place + 1] if down else reached[place - 1]
        from_y = from_x - (diagonal + 1 if down else diagonal - 1)
        while x > max(from_x, 0) and y > max(from_y, 0):
            x, y = x - 1, y - 1
            kept.add(y)
        x, y = from_x, from_y
    return kept


def _leftover(old: Sequence[Hashable], new: Sequence[Hashable]) -> set[int]:
    """Without regard to order: of a line that stands n times in `old`, the first n are kept."""
    available = Counter(old)
    kept = set()
    for place, line in enumerate(new):
        if available[line]:
            available[line] -= 1
            kept.add(place)
    return kept
