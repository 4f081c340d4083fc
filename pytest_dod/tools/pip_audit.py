"""pip-audit: known vulnerabilities of what is installed here, or of pinned requirements."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

from ..model.evidence import ToolReport, ToolRequest
from ..model.finding import Finding
from ..model.tool import ProcessAnswer, Tool, Workshop
from ._start import (
    Answer,
    Program,
    UnusableError,
    broken,
    failed,
    find_program,
    plain,
    report,
    text_of,
    wanted_paths,
)

_ONLINE = "pip-audit asks pypi.org: run it where that can be reached"


def run(request: ToolRequest, workshop: Workshop) -> ToolReport:
    """Audit this environment; with paths, the requirements files that these are."""
    program: Program | None = None
    try:
        paths = wanted_paths(request, workshop) if request.paths else ()
        # It starts pip from where it is, and a file of the checkout could stand in for that.
        folder = workshop.folder("pip-audit")
        program = find_program("pip_audit", workshop, folder)
        answer = _ask(program, workshop, paths, folder)
    except UnusableError as problem:
        return failed(request, problem, program)
    return report(request, program, answer, plain(" ".join(("pip-audit", *_named(paths)))))


def _named(paths: tuple[str, ...]) -> list[str]:
    return [word for path in paths for word in ("-r", path)]


def _ask(program: Program, workshop: Workshop, paths: tuple[str, ...], folder: Path) -> Answer:
    files = [word for path in paths for word in ("-r", str(workshop.root / path))]
    arguments = ["-f", "json", "--progress-spinner", "off", "--desc", "off"]
    # To resolve what is not pinned, pip builds packages: that would run code of others.
    arguments += ["--disable-pip", "--no-deps", *files] if files else []
    result = workshop.run(
        [*program.command, *arguments],
        cwd=folder,
        extra_environment={**program.environment, "PIPAPI_PYTHON_LOCATION": sys.executable},
    )
    return read_answer(result)


def read_answer(result: ProcessAnswer) -> Answer:
    """What pip-audit found. Raises UnusableError where it found nothing out."""
    if result.exit_status not in (0, 1):
        raise broken("pip-audit", result)
    try:
        told = json.loads(text_of(result.stdout))
        dependencies = told["dependencies"]
        audited = [each for each in dependencies if "vulns" in each]
        skipped = [each for each in dependencies if "vulns" not in each]
        findings = [
            Finding(
                plain(f"{each['name']} {each['version']}: {vulnerability['id']}"),
                hint=_fixed(vulnerability.get("fix_versions")),
            )
            for each in audited
            for vulnerability in each["vulns"]
        ]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _unreadable(text_of(result.stderr)) from error
    if skipped and not audited:
        raise UnusableError(
            f"pip-audit could audit none of {len(skipped)} packages: "
            f"{plain(str(skipped[0].get('skip_reason')))[:120]}",
            _ONLINE,
        )
    if bool(result.exit_status) != bool(findings):
        raise broken("pip-audit", result, "its answer and its exit status disagree")
    names = [plain(str(each.get("name"))) for each in skipped]
    notes = (f"not audited: {', '.join(names[:8])}{' …' if len(names) > 8 else ''}",)
    return Answer(tuple(findings), len(audited), notes=notes if names else ())


def _fixed(versions: object) -> str:
    named = [str(version) for version in versions] if isinstance(versions, list) else []
    return f"update to {plain(', '.join(named))}" if named else "no version without it is known"


def _unreadable(told: str) -> UnusableError:
    lines = [line.strip() for line in told.splitlines() if line.strip()]
    said = next((line for line in reversed(lines) if "ERROR" in line), lines[-1] if lines else "")
    said = plain(re.sub(r"^ERROR:[\w.]+:", "", said))[:200].replace(os.fsdecode(sys.prefix), "…")
    if re.search(r"connect|timed? ?out|resolve|network|proxy|SSL|Max retries", told, re.I):
        return UnusableError(f"pip-audit could not reach its index: {said}", _ONLINE)
    return UnusableError(f"pip-audit gave no answer: {said}", "run pip-audit by hand")


TOOL = Tool("pip-audit", "pip-audit", run)
