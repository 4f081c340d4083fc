"""JUnit XML: the tests' own file with one more suite, one test case for each criterion.

Whatever is not done is a failure or an error there, so that a build server shows it in red.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET

from ..model.finding import Finding
from ..model.status import Status
from ..model.verdict import BindingResult, CriterionResult, TaskVerdict, Verdict
from ._results import (
    counted,
    excuse_text,
    excused,
    excuses_of,
    is_unsettled,
    last_line,
    settle_hint,
    unread_text,
    with_hints,
)
from ._text import cut, safe

SUITE = "definition-of-done"
_SHOWN = 200
_LONGEST = 400
_DEEPEST = 50


def add_suite(xml: bytes | None, verdict: Verdict) -> bytes:
    """`xml` with our suite added to it; alone in a new document where `xml` cannot be used.

    A suite of our name that is there already was not written by the gate, and is replaced.
    """
    root, complaint = _existing(xml)
    for parent in list(root.iter()):
        for forged in parent.findall(f"testsuite[@name='{SUITE}']"):
            parent.remove(forged)
    root.append(_suite(verdict, complaint))
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document


def render(verdict: Verdict) -> str:
    """Our suite alone."""
    return add_suite(None, verdict).decode("utf-8")


class _Guarded(ET.TreeBuilder):
    """Refuses a document type, and with it every entity of its own, and absurd nesting."""

    depth = 0

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise ET.ParseError("it has a DOCTYPE")

    def start(self, tag: str, attrs: dict[str, str]) -> ET.Element:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ET.ParseError("it is nested too deep")
        return super().start(tag, attrs)

    def end(self, tag: str) -> ET.Element:
        self.depth -= 1
        return super().end(tag)


def _existing(xml: bytes | None) -> tuple[ET.Element, str]:
    empty = ET.Element("testsuites", name="pytest tests")
    if xml is None:
        return empty, ""
    try:
        root = ET.fromstring(xml, ET.XMLParser(target=_Guarded()))
    except (ET.ParseError, LookupError, ValueError) as error:
        return empty, f"the tests' own JUnit file could not be read: {error}"
    if root.tag == "testsuites":
        return root, ""
    if root.tag == "testsuite":
        empty.append(root)
        return empty, ""
    return empty, f"the tests' own JUnit file holds no test suites, but <{safe(root.tag)}>"


def _suite(verdict: Verdict, complaint: str) -> ET.Element:
    cases = [_case(task, result, verdict) for task in verdict.tasks for result in task.criteria]
    if not verdict.done and not verdict.explained_only and not any(map(_is_red, cases)):
        cases.append(_cut_short(verdict))
    suite = ET.Element(
        "testsuite",
        name=SUITE,
        tests=str(len(cases)),
        failures=str(sum(case.find("failure") is not None for case in cases)),
        errors=str(sum(case.find("error") is not None for case in cases)),
        skipped=str(sum(case.find("skipped") is not None for case in cases)),
        time="0.000",
    )
    if verdict.base is not None and verdict.head is not None:
        properties = ET.SubElement(suite, "properties")
        for name, value in (
            ("base", f"{verdict.base.commit} ({verdict.base.how})"),
            ("head", verdict.head.commit + (" dirty" if verdict.head.dirty else "")),
            *[("excused", words) for words in [excused(verdict.tasks)] if words],
        ):
            ET.SubElement(properties, "property", name=name, value=safe(value))
    suite.extend(cases)
    if complaint:
        ET.SubElement(suite, "system-err").text = safe(complaint)
    return suite


def _is_red(case: ET.Element) -> bool:
    return case.find("failure") is not None or case.find("error") is not None


def _cut_short(verdict: Verdict) -> ET.Element:
    case = ET.Element("testcase", classname=SUITE, name="the whole run", time="0.000")
    ET.SubElement(case, "error", type="unproven", message=last_line(verdict))
    return case


def _case(task: TaskVerdict, result: CriterionResult, verdict: Verdict) -> ET.Element:
    criterion = result.planned.criterion
    case = ET.Element(
        "testcase",
        classname=safe(f"{SUITE}.{task.task.id}"),
        name=safe(f"{criterion.number} {criterion.text}"),
        time="0.000",
    )
    status = result.status
    lines = [f"{task.task.path}:{criterion.line}", *_lines(task, result)]
    if status is Status.PASSED and not excuses_of(result):
        return case
    if status in (Status.PASSED, Status.ATTESTED, Status.WAIVED):
        ET.SubElement(case, "system-out").text = "\n".join(safe(line) for line in lines)
    elif status is Status.NOT_APPLICABLE:
        ET.SubElement(case, "skipped", type=status.value, message=_message(task, result))
    elif status is Status.NOT_RUN and verdict.explained_only:
        ET.SubElement(case, "skipped", type=status.value, message="nothing was run")
    else:
        tag = "error" if status is Status.ERROR else "failure"
        element = ET.SubElement(case, tag, type=status.value, message=_message(task, result))
        element.text = "\n".join(safe(line) for line in lines)
    return case


def _message(task: TaskVerdict, result: CriterionResult) -> str:
    """The one line that build servers show in their lists."""
    for binding in result.bindings:
        if binding.findings and not binding.status.done:
            more = len(binding.findings) - 1
            first = _finding_text(binding.findings[0]) + (f" (and {more:,} more)" if more else "")
            return _one_line(f"{binding.binding.check.id}: {first}")
    return _one_line(next(iter(_lines(task, result)), result.status.value))


def _one_line(text: str) -> str:
    return cut(safe(text[: 2 * _LONGEST]), _LONGEST)


def _lines(task: TaskVerdict, result: CriterionResult) -> list[str]:
    """What is to be said of a criterion that has not simply passed."""
    lines = []
    if is_unsettled(result):
        lines += [f"unproven: {unread_text(part)}" for part in result.planned.unread]
        lines.append(f"-> {result.hint or settle_hint(task, result)}")
    elif result.reason:
        lines.append(f"{result.status.value}: {result.reason}")
        lines += [f"-> {result.hint}"] * bool(result.hint)
    if result.false_claim:
        lines.append("a false claim: ticked, but not done")
    for binding in result.bindings:
        lines += _binding_lines(binding)
    return [*lines, *(f"excused: {excuse_text(excuse)}" for excuse in excuses_of(result))]


def _binding_lines(result: BindingResult) -> list[str]:
    if result.status is Status.PASSED:
        return []
    said = [result.status.value, result.reason]
    if result.findings:
        said.append(counted(len(result.findings), "findings"))
    lines = [f"{result.binding.check.id}: " + ", ".join(filter(None, said))]
    for finding, hint in with_hints(result.findings[:_SHOWN]):
        lines.append(_finding_text(finding))
        if hint:
            lines.append(f"-> {hint}")
    if len(result.findings) > _SHOWN:
        lines.append(f"... and {len(result.findings) - _SHOWN:,} more")
    if result.hint:
        lines.append(f"-> {result.hint}")
    return lines


def _finding_text(finding: Finding) -> str:
    if not finding.path:
        return finding.message
    line = "" if finding.line is None else f":{finding.line}"
    return f"{finding.path}{line}: {finding.message}"
