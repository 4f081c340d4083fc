"""bandit, with the project's settings, on the changed modules or the paths that are asked for."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Mapping, Sequence

from ..model.change import ChangeSet
from ..model.evidence import ToolReport, ToolRequest
from ..model.finding import Finding
from ..model.modules import is_test_path
from ..model.tool import Tool, Workshop
from ._base_settings import (
    Steering,
    changed_below,
    changed_python,
    only_at_base,
    root_folder,
    steering_of,
    why_looser,
)
from ._start import (
    Answer,
    Program,
    UnusableError,
    below_top,
    broken,
    failed,
    find_program,
    plain,
    report,
    wanted_paths,
)
from ._toml import read_toml, table_at

_INI = ".bandit"
_CONFIGS = ("bandit.yaml", "bandit.yml", ".bandit.yaml", ".bandit.yml", "pyproject.toml")
# What these say holds the password that they found.
_SECRETS = frozenset({"B105", "B106", "B107"})
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|:.*$")


def run(request: ToolRequest, workshop: Workshop) -> ToolReport:
    """Ask bandit about the paths; without any, about the modules that the change touches."""
    program: Program | None = None
    try:
        paths = wanted_paths(request, workshop) if request.paths else _changed(workshop)
        program = find_program("bandit", workshop)
        if not paths:
            return report(request, program, Answer((), 0), "bandit")
        changes = workshop.changes
        settings = _read_settings(workshop, changes)
        answer = _ask(program, workshop, paths, _chosen(settings.now, workshop))
        if changes is not None and settings.changed:
            answer = _with_base(answer, program, workshop, paths, settings, changes)
        if not request.paths and changes is not None:
            answer = _of_the_change(answer, changes)
    except UnusableError as problem:
        return failed(request, problem, program)
    shown = plain(" ".join(("bandit", *(["-r", *paths] if request.paths else paths))))
    return report(request, program, answer, shown)


def _changed(workshop: Workshop) -> tuple[str, ...]:
    if workshop.changes is None:
        raise UnusableError("the change set is not known")
    root = root_folder(workshop)
    found = [
        posixpath.relpath(path, root or ".")
        for path in changed_python(workshop.changes)
        if path.endswith(".py") and not is_test_path(path)
    ]
    return tuple(f"./{path}" for path in sorted(found))


def _read_settings(workshop: Workshop, changes: ChangeSet | None) -> Steering:
    paths = [posixpath.join(root_folder(workshop), name) for name in (_INI, *_CONFIGS)]
    if changes is not None:
        return steering_of(workshop, changes, paths, _relevant)
    now = {p: (workshop.top / p).read_bytes() for p in paths if (workshop.top / p).is_file()}
    return Steering(now, now, ())


def _relevant(name: str, content: bytes) -> object:
    if name != "pyproject.toml":
        return content
    try:
        return table_at(read_toml(content), "tool", "bandit")
    except ValueError:
        return content


def _chosen(files: Mapping[str, bytes], workshop: Workshop) -> list[str]:
    """The options that give bandit the settings it would be run with by hand."""
    folder = workshop.folder("bandit")
    options: list[str] = []
    by_name = {posixpath.basename(path): content for path, content in files.items()}
    if _INI in by_name:
        (folder / "settings.ini").write_bytes(by_name[_INI])
        options += ["--ini", str(folder / "settings.ini")]
    for name in _CONFIGS:
        if name in by_name and _relevant(name, by_name[name]):
            (folder / name).write_bytes(by_name[name])
            return [*options, "-c", str(folder / name)]
    return options


def _ask(
    program: Program, workshop: Workshop, paths: Sequence[str], settings: Sequence[str]
) -> Answer:
    out = workshop.folder("bandit") / "answer.json"
    arguments = ["-r", "-q", "-f", "json", "-o", str(out), *settings, "--", *paths]
    result = workshop.run(
        [*program.command, *arguments], cwd=workshop.root, extra_environment=program.environment
    )
    if result.exit_status not in (0, 1):
        raise broken("bandit", result)
    try:
        answer = json.loads(out.read_text(encoding="utf-8"))
        errors, results = answer["errors"], answer["results"]
        looked_at = [name for name in answer["metrics"] if name != "_totals"]
        findings = [_finding(told, workshop) for told in results]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise broken("bandit", result, "its answer cannot be read") from error
    if errors:
        first = errors[0]
        raise UnusableError(
            f"bandit could not read {plain(str(first.get('filename')))}: "
            f"{plain(str(first.get('reason')))}",
            "repair the file, or leave it out in the settings of bandit",
        )
    if bool(result.exit_status) != bool(findings):
        raise broken("bandit", result, "its answer and its exit status disagree")
    places = (below_top(name, workshop.root, workshop) for name in looked_at)
    return Answer(tuple(findings), len(looked_at), frozenset(filter(None, places)))


def _finding(told: Mapping[str, object], workshop: Workshop) -> Finding:
    code, text = str(told["test_id"]), str(told["issue_text"])
    if code in _SECRETS:
        text = _QUOTED.sub("", text).strip(" :")
    severity = str(told["issue_severity"]).lower()
    path = below_top(str(told["filename"]), workshop.root, workshop) or str(told["filename"])
    line = told["line_number"]
    return Finding(
        plain(f"{code} {text} (severity {severity})"),
        plain(path),
        line if isinstance(line, int) else None,
    )


def _with_base(
    answer: Answer,
    program: Program,
    workshop: Workshop,
    paths: Sequence[str],
    settings: Steering,
    changes: ChangeSet,
) -> Answer:
    """Ask again with the settings of the base, where these could have more to say."""
    concerned = changed_below(workshop, changes, paths)
    if not concerned:
        return answer
    try:
        base = _ask(program, workshop, paths, _chosen(settings.base, workshop))
    except UnusableError as problem:
        raise problem.at_base("bandit") from problem
    more = only_at_base(base.findings, answer.findings, concerned, why_looser(settings.changed))
    return Answer((*answer.findings, *more), answer.examined or base.examined, answer.looked_at)


def _of_the_change(answer: Answer, changes: ChangeSet) -> Answer:
    """What stands on lines that the change leaves alone is shown, and is not its doing."""
    findings: list[Finding] = []
    notes: list[str] = []
    for finding in answer.findings:
        change = changes.at(finding.path or "")
        if change is not None and finding.line not in change.added_lines:
            notes.append(f"{finding.path}:{finding.line}: {finding.message}, on an unchanged line")
        else:
            findings.append(finding)
    return Answer(tuple(findings), answer.examined, answer.looked_at, tuple(notes))


TOOL = Tool("bandit", "bandit", run)
