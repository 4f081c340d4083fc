"""Tests: ids of tests, flows that a linked test proves, services that are to be mocked."""

from __future__ import annotations

import re

from ...model.plan import Unread
from ...model.task import Criterion
from ..clauses import code_spans
from ..commands import read_command
from ._reading import Demand, SectionReading
from ._words import Words

TEST_ID = re.compile(
    r"(?:[\w.<>{}-]+/)*(?:test_[\w.<>{}-]*|[\w<>{}-]+_test)\.py(?:::[\w.<>{}-]+)*(?:\[.*\])?(?:\(\))?"
    r"|[\w./<>{}-]+\.py::[\w.:<>{}-]+(?:\[.*\])?(?:\(\))?"
    r"|(?:Test\w+::)?test_\w+(?:\[[^\]]*\])?(?:\(\))?"
)
_ALMOST = re.compile(r"::|\.py:|\btest_\w+\.py\b|\Atest_\w+")
_BARE = re.compile(r"[\w./-]+\.py(?:::\w+)+(?:\[[^\]]*\])?(?:\(\))?")


def read(criterion: Criterion, words: Words) -> SectionReading | None:
    """None for a line that the phrases are to read, such as the coverage goal."""
    codes = code_spans(criterion.plain)
    ids = tuple(code.content for code in codes if TEST_ID.fullmatch(code.content))
    ids += tuple(_BARE.findall(re.sub(r"`[^`]*`", " ", criterion.plain)))
    strange = tuple(
        Unread(code.content, f"{code.content} is no id of a test: write path.py::test_name")
        for code in codes
        if _ALMOST.search(code.content)
        and code.content not in ids
        and read_command(code.content) is None
    )
    if ids or strange:
        via = f"section {criterion.section!r}: names {len(ids)} test(s)"
        named = (Demand("named-tests", {"ids": ids}, via),) if ids else ()
        return SectionReading(named, strange)
    if words.find("mock-external", criterion.plain):
        via = f"section {criterion.section!r}: external services are mocked"
        return SectionReading((Demand("no-network", {}, via),))
    if words.find("end-to-end", criterion.plain):
        reason = "a flow through several parts is proven by a test that is linked to it"
        return SectionReading(unread=(Unread(criterion.plain, reason),))
    return None
