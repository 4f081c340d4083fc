from __future__ import annotations

import pytest

from pytest_dod.system import renames
from pytest_dod.system.renames import pair_equal, pair_similar

TEXT = b"one\ntwo\nthree\nfour\n"


def test_equal_content_prefers_the_same_name() -> None:
    deleted = {"a/x.py": "1", "b/y.py": "1"}
    assert pair_equal(deleted, {"c/y.py": "1", "c/x.py": "1"}, "0") == {
        "c/x.py": "a/x.py",
        "c/y.py": "b/y.py",
    }


def test_each_file_has_one_new_name() -> None:
    assert pair_equal({"a": "1"}, {"b": "1", "c": "1"}, "0") == {"b": "a"}


def test_other_content_is_no_pair() -> None:
    assert pair_equal({"a": "1"}, {"b": "2"}, "0") == {}


def test_the_most_alike_is_taken() -> None:
    deleted = {"a": TEXT, "b": TEXT + b"five\n"}
    assert pair_similar(deleted, {"c": TEXT + b"five\n" + b"six\n"}) == {"c": "b"}


def test_half_is_enough_and_less_is_not() -> None:
    assert pair_similar({"a": b"11\n22\n"}, {"b": b"11\n33\n"}) == {"b": "a"}
    assert pair_similar({"a": b"11\n22\n"}, {"b": b"11\n333\n"}) == {}
    assert pair_similar({"a": b""}, {"b": b""}) == {}


def test_it_stops_at_its_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renames, "_MOST_PAIRS", 1)
    found = pair_similar({"a/x": TEXT, "b/y": TEXT}, {"c/y": TEXT, "c/z": TEXT})
    assert found == {"c/y": "b/y"}
    monkeypatch.setattr(renames, "_MOST_LINES", 1)
    assert pair_similar({"a/x": TEXT}, {"c/x": TEXT}) == {}
