from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_dod.model.finding import Excuse, Finding
from pytest_dod.model.status import Status
from pytest_dod.model.verdict import Verdict
from pytest_dod.reports import FILE_REPORTS
from pytest_dod.reports.junit import SUITE, add_suite
from tests.reports.verdicts import answer, item, task, verdict

F = Status.FAILED

# The structure of the XSD that pytest validates its own files against: children and attributes.
_TEXT: tuple[set[str], set[str], set[str]] = (set(), {"type", "message"}, set())
_STRUCTURE = {
    "testsuites": ({"testsuite"}, {"name", "time", "tests", "failures", "errors"}, set()),
    "testsuite": (
        {"testsuite", "properties", "testcase", "system-out", "system-err"},
        {"name", "tests", "failures", "errors", "skipped", "time", "timestamp", "hostname"},
        {"name", "tests", "failures", "errors"},
    ),
    "testcase": (
        {"skipped", "error", "failure", "system-out", "system-err"},
        {"name", "time", "classname"},
        {"name"},
    ),
    "properties": ({"property"}, set(), set()),
    "property": (set(), {"name", "value"}, {"name", "value"}),
    "failure": _TEXT,
    "error": _TEXT,
    "skipped": _TEXT,
    "system-out": (set(), set(), set()),
    "system-err": (set(), set(), set()),
}


def valid(xml: bytes) -> ET.Element:
    """The document, once it has the structure that build servers know."""
    root = ET.fromstring(xml)
    for element in root.iter():
        children, attributes, required = _STRUCTURE[element.tag]
        assert {child.tag for child in element} <= children
        assert required <= set(element.attrib) <= attributes
        if element.tag == "testsuite":
            cases = element.findall("testcase")
            assert int(element.attrib["tests"]) == len(cases)
            for count, tag in (
                ("failures", "failure"),
                ("errors", "error"),
                ("skipped", "skipped"),
            ):
                assert int(element.attrib[count]) == sum(
                    case.find(tag) is not None for case in cases
                )
            assert re.fullmatch(r"\d+\.\d{3}", element.attrib["time"])
    return root


def suite(judged: Verdict, xml: bytes | None = None) -> ET.Element:
    [ours] = valid(add_suite(xml, judged)).findall(f"testsuite[@name='{SUITE}']")
    return ours


def case(judged: Verdict) -> ET.Element:
    [only] = suite(judged).findall("testcase")
    return only


@pytest.mark.parametrize(
    ("status", "tag"),
    [
        (Status.PASSED, None),
        (Status.ATTESTED, "system-out"),
        (Status.WAIVED, "system-out"),
        (Status.NOT_APPLICABLE, "skipped"),
        (Status.FAILED, "failure"),
        (Status.UNPROVEN, "failure"),
        (Status.NOT_RUN, "failure"),
        (Status.ERROR, "error"),
    ],
)
def test_whatever_is_not_done_is_red(status: Status, tag: str | None) -> None:
    shown = case(verdict(item("Coverage ≥ 85 %", answer("x", status, reason="why", examined=1))))
    assert shown.attrib["classname"] == "definition-of-done.EXP-1"
    assert shown.attrib["name"] == "1 Coverage ≥ 85 %"
    assert [child.tag for child in shown] == ([tag] if tag else [])
    if tag and tag != "system-out":
        assert shown[0].attrib == {"type": status.value, "message": f"x: {status.value}, why"}
    elif tag:
        assert "why" in (shown[0].text or "")


def test_a_failure_names_its_findings_and_what_to_do() -> None:
    judged = verdict(
        item(
            "Lint",
            answer("ruff-clean", F, Finding("E1", "a.py", 3), Finding("E2", hint="h"), examined=2),
            ticked=True,
        )
    )
    failure = case(judged)[0]
    assert failure.attrib["message"] == "ruff-clean: a.py:3: E1 (and 1 more)"
    assert failure.text == (
        "task.md:11\na false claim: ticked, but not done\n"
        "ruff-clean: failed, 2 findings\na.py:3: E1\nE2\n-> h"
    )


def test_an_unread_text_says_how_to_settle_it() -> None:
    failure = case(verdict(item("Feels good", unread=["Feels good"], reason="r", hint="h")))[0]
    told = "unproven: no check understands 'Feels good'"
    assert failure.attrib == {"type": "unproven", "message": told}
    assert failure.text == f"task.md:11\n{told}\n-> h"


def test_a_thousand_findings_are_bounded_and_counted() -> None:
    findings = [Finding(f"E{number}") for number in range(1000)]
    text = case(verdict(item("x", answer("x", F, *findings))))[0].text or ""
    assert len(text.splitlines()) < 250
    assert "... and 800 more" in text


def test_the_tests_own_file_is_kept(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("def test_ok(): pass\ndef test_bad(): assert 0, 'ü'")
    pytester.runpytest_inprocess("--junitxml=j.xml", "-p", "no:cacheprovider")
    before = (pytester.path / "j.xml").read_bytes()
    judged = verdict(item("x", answer("x", F, Finding("m"))))
    root = valid(add_suite(before, judged))
    assert [each.attrib["name"] for each in root] == ["pytest", SUITE]
    assert ET.tostring(root[0]) == ET.tostring(ET.fromstring(before)[0])


def test_a_lone_suite_is_wrapped() -> None:
    xml = b'<testsuite name="p" tests="0" failures="0" errors="0" skipped="0" time="0.000"/>'
    root = valid(add_suite(xml, verdict(item("x"))))
    assert root.tag == "testsuites"
    assert [each.attrib["name"] for each in root] == ["p", SUITE]


@pytest.mark.parametrize("nesting", ["{}", '<testsuite name="p">{}</testsuite>'])
def test_a_suite_of_our_name_that_a_test_wrote_is_replaced(nesting: str) -> None:
    forged = nesting.format(f'<testsuite name="{SUITE}"><testcase name="all good"/></testsuite>')
    xml = add_suite(f"<testsuites>{forged}</testsuites>".encode(), verdict(item("x", reason="r")))
    assert b"all good" not in xml


BOMB = b"""<?xml version="1.0"?><!DOCTYPE t [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
<testsuites name="&b;"/>"""


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"no xml",
        b"<testsuites>",
        b"<html/>",
        b'<?xml version="1.0" encoding="no-such"?><testsuites/>',
        BOMB,
        BOMB.decode().encode("utf-16"),
        b'<!DOCTYPE t SYSTEM "file:///etc/passwd"><testsuites/>',
        b"<testsuites>" + b"<testsuite>" * 5000,
        b"<testsuites>" + b"<testsuite>" * 5000 + b"</testsuite>" * 5000 + b"</testsuites>",
    ],
)
def test_a_file_that_cannot_be_trusted_is_left_out_and_that_is_said(xml: bytes) -> None:
    root = valid(add_suite(xml, verdict(item("x"))))
    assert [each.attrib["name"] for each in root] == [SUITE]
    assert "the tests' own JUnit file" in (root[0].findtext("system-err") or "")


def test_without_a_file_there_is_nothing_to_complain_of() -> None:
    assert suite(verdict(item("x"))).find("system-err") is None
    assert FILE_REPORTS["junit"](verdict(item("x"))).encode() == add_suite(None, verdict(item("x")))


@pytest.mark.parametrize(
    "judged",
    [
        verdict(item("x", answer("x", examined=1)), interrupted=True),
        verdict(task()),
        Verdict(()),
    ],
)
def test_a_run_that_is_not_done_is_red_even_where_no_criterion_is(judged: Verdict) -> None:
    ours = suite(judged)
    assert not judged.done
    assert int(ours.attrib["errors"]) == 1
    assert ours.findall("testcase")[-1].attrib["name"] == "the whole run"


def test_an_explained_task_is_skipped_not_red() -> None:
    ours = suite(verdict(item("x", status=Status.NOT_RUN), explained_only=True))
    assert (ours.attrib["skipped"], ours.attrib["failures"]) == ("1", "0")


any_text = st.text(st.characters(), max_size=30)


@given(any_text, any_text, st.sampled_from(Status))
def test_any_text_gives_valid_xml(text: str, more: str, status: Status) -> None:
    judged = verdict(
        task(
            item(text, answer("x", status, Finding(more, text, 1, more), reason=text), reason=more),
            id=more,
        )
    )
    assert suite(judged) is not None
    # dod: twice, because equal verdicts are to give equal bytes
    assert add_suite(None, judged) == add_suite(None, judged)


def test_excuses_stand_in_the_case_and_in_the_suite() -> None:
    excuse = Excuse("`# noqa: F401` is new", "re-exported for plugins", "shop/a.py", 3)
    lint = item("Lint", answer("ruff-clean", examined=5, excuses=(excuse,)))
    ours = suite(verdict(lint, item("Tests", answer("tests-pass", examined=3))))
    [said] = ours.findall("testcase/system-out")
    assert ours.get("failures") == "0"
    assert said.text is not None
    assert (
        'excused: shop/a.py:3: `# noqa: F401` is new; reason given: "re-exported for plugins"'
        in said.text
    )
    words = {each.get("name"): each.get("value") for each in ours.iter("property")}
    assert words["excused"] == "1 finding, by reasons that the change itself gives (criterion 1)"


def test_a_red_case_names_its_excuses_too() -> None:
    excuse = Excuse("`# noqa: F401` is new", "re-exported for plugins", "shop/a.py", 3)
    wrong = Finding("E501 too long", "shop/a.py", 9)
    ours = suite(
        verdict(
            item("Lint", answer("ruff-clean", Status.FAILED, wrong, examined=5, excuses=(excuse,)))
        )
    )
    [failure] = ours.findall("testcase/failure")
    assert "re-exported for plugins" in (failure.text or "")
