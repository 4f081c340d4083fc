from __future__ import annotations

from collections import Counter

from hypothesis import example, given
from hypothesis import strategies as st

from pytest_dod.system import lines
from pytest_dod.system.lines import added, similarity, split

TEXTS = st.lists(st.sampled_from([b"a", b"b", b"c", b"d", b""]), max_size=30)


def joined(parts: list[bytes]) -> bytes:
    return b"".join(part + b"\n" for part in parts)


def longest_common(old: list[bytes], new: list[bytes]) -> int:
    row = [0] * (len(new) + 1)
    for left in old:
        previous = row[:]
        for place, right in enumerate(new, 1):
            row[place] = (
                previous[place - 1] + 1 if left == right else max(row[place - 1], row[place])
            )
    return row[-1]


@given(TEXTS, TEXTS)
@example([b"a"], [])
@example([], [b"a"])
def test_what_is_not_added_is_a_longest_part_of_the_old_text(
    old: list[bytes], new: list[bytes]
) -> None:
    numbers = added([joined(old)], joined(new))
    kept = [line for number, line in enumerate(new, 1) if number not in numbers]
    rest = iter(old)
    assert all(line in rest for line in kept)
    assert len(kept) == longest_common(old, new)


@given(TEXTS, TEXTS)
def test_a_hopeless_comparison_still_finds_every_line_the_old_text_lacks(
    old: list[bytes], new: list[bytes]
) -> None:
    numbers = {place for place, _ in enumerate(new)} - lines._leftover(old, new)
    surplus = Counter(new) - Counter(old)
    assert Counter(new[place] for place in numbers) == surplus


def test_thousands_of_moved_lines_end() -> None:
    old = [b"%d" % (number * 7919 % 5003) for number in range(5003)]
    new = [b"%d" % (number * 104729 % 5003) for number in range(5003)] + [b"new"]
    assert added([joined(old)], joined(new)) == {5004}


def test_line_ends_are_not_compared() -> None:
    assert added([b"a\nb\n"], b"a\r\nb\r\n") == frozenset()
    assert added([b"a\nb"], b"a\nb\n") == frozenset()
    assert added([b"a\rb"], b"a\nx\nb") == {2}


def test_lines_are_counted_as_python_counts_them() -> None:
    assert split(b"a\x0cb\x0bc\x85d\xe2\x80\xa8e\n") == [b"a\x0cb\x0bc\x85d\xe2\x80\xa8e"]
    assert split(b"a\rb\r\nc") == [b"a", b"b", b"c"]


def test_against_several_texts_only_what_all_lack_is_new() -> None:
    assert added([b"a\n", b"b\n"], b"a\nb\nc\n") == {3}
    assert added([], b"a\nb\n") == {1, 2}


def test_similarity() -> None:
    one, two = Counter([b"aaa", b"bbb"]), Counter([b"aaa", b"ccc"])
    assert similarity(one, one) == 1.0
    assert similarity(one, two) == 0.5
    assert similarity(Counter(), one) == 0.0
    assert similarity(Counter(), Counter()) == 0.0
