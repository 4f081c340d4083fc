"""Real scanners, where they are installed: how each is found, started and read.

They get a private folder that holds only what the change adds, under neutral names, so that no
allow-list, baseline or ignore file of the repository can reach them. One file more holds a token
made up for this run: a scanner that does not report it has not scanned.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import string
import sys
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..model.tool import ProcessAnswer, Workshop
from ._secret_values import documented, noise, stand_in

CANARY = "canary.txt"
_LEAKS = 73
# Rules of theirs that go by what stands beside a value; these also report `token: access_token`.
_BY_CONTEXT = ("generic", "curl", "password", "credential", "kubernetes-secret", "uri")
_CONFIGURATION = "[extend]\nuseDefault = true\n"


@dataclass(frozen=True)
class Alarm:
    """One report of a scanner: the file as it was named for it, the line in it, kind and value."""

    file: str
    line: int
    kind: str
    value: str


@dataclass(frozen=True)
class Answer:
    """What a scanner said; `failure` where it cannot be believed."""

    name: str
    version: str = ""
    alarms: tuple[Alarm, ...] = ()
    failure: str = ""
    command: str = ""


@dataclass(frozen=True)
class Engine:
    """A scanner: the name of its program, and how it is run."""

    name: str
    run: Callable[[str, Path, Path, Workshop], Answer]


def installed(workshop: Workshop) -> list[tuple[Engine, str]]:
    """The scanners there are: beside this interpreter, else on PATH outside the repository."""
    found = []
    for engine in ENGINES:
        program = _program(engine.name, workshop.top)
        if program:
            found.append((engine, program))
    return found


def _program(name: str, top: Path) -> str:
    beside = Path(sys.executable).parent / name
    if os.access(beside, os.X_OK) and beside.is_file():
        return str(beside)
    inside = top.resolve()
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        if not os.path.isabs(folder):
            continue
        program = shutil.which(name, path=folder)
        if program and not any(
            place.is_relative_to(folder)
            for place in (Path(program).resolve(), Path(os.path.abspath(program)))
            for folder in (inside, top)
        ):
            return program
    return ""


def write_canary(folder: Path) -> None:
    """A token nobody owns, with a valid checksum, to see whether a scanner really looks."""
    letters = string.ascii_letters + string.digits
    body = "".join(random.SystemRandom().choices(letters, k=30))
    number, tail = zlib.crc32(body.encode()), ""
    digits = string.digits + string.ascii_uppercase + string.ascii_lowercase
    while number:
        number, rest = divmod(number, 62)
        tail = digits[rest] + tail
    text = f"github_token = ghp_{body}{tail.rjust(6, '0')}\n"
    (folder / CANARY).write_text(text, encoding="utf-8")


def _kingfisher(program: str, texts: Path, private: Path, workshop: Workshop) -> Answer:
    answer = workshop.run(
        (
            *(program, "scan", str(texts), "--no-validate", "--no-update-check", "--no-ignore"),
            *("--git-history", "none", "--format", "json", "--quiet", "--no-dedup"),
        ),
        cwd=private,
        extra_environment=_home(private) | {"KF_RULE_CACHE_DIR": str(private / "rules")},
    )
    failure = _failure(answer, (0, 200, 205))
    if failure:
        return Answer("kingfisher", failure=failure)
    report = _json(answer.stdout)
    if not isinstance(report, dict) or not isinstance(report.get("findings"), list):
        return Answer("kingfisher", failure="its answer is not the JSON it documents")
    metadata = report.get("metadata")
    version = metadata.get("kingfisher_version") if isinstance(metadata, dict) else ""
    alarms = []
    for entry in report["findings"]:
        rule, finding = (entry.get(part) or {} for part in ("rule", "finding"))
        alarms.append(
            Alarm(
                Path(str(finding.get("path", ""))).name,
                _number(finding.get("line")),
                str(rule.get("name", "")),
                str(finding.get("snippet", "")),
            )
        )
    return _believed("kingfisher", str(version or ""), alarms, answer)


def _gitleaks(program: str, texts: Path, private: Path, workshop: Workshop) -> Answer:
    return _leaks("gitleaks", program, texts, private, workshop)


def _betterleaks(program: str, texts: Path, private: Path, workshop: Workshop) -> Answer:
    return _leaks("betterleaks", program, texts, private, workshop)


def _leaks(name: str, program: str, texts: Path, private: Path, workshop: Workshop) -> Answer:
    configuration, report = private / "configuration.toml", private / "report.json"
    configuration.write_text(_CONFIGURATION, encoding="utf-8")
    version = workshop.run((program, "version"), cwd=private, extra_environment=_home(private))
    answer = workshop.run(
        (
            *(program, "dir", "--no-banner", "--no-color", "--log-level", "error"),
            *("--ignore-gitleaks-allow", "--gitleaks-ignore-path", str(private)),
            *("--config", str(configuration), "--exit-code", str(_LEAKS)),
            *("--report-format", "json", "--report-path", str(report), str(texts)),
        ),
        cwd=private,
        extra_environment=_home(private),
    )
    failure = _failure(answer, (0, _LEAKS))
    if failure:
        return Answer(name, failure=failure)
    try:
        entries = _json(report.read_bytes())
    except OSError:
        entries = None
    if not isinstance(entries, list):
        return Answer(name, failure="it wrote no report")
    alarms = [
        Alarm(
            Path(str(entry.get("File", ""))).name,
            _number(entry.get("StartLine")),
            str(entry.get("RuleID", "")),
            str(entry.get("Secret", "")),
        )
        for entry in entries
        if isinstance(entry, dict)
    ]
    number = version.stdout.decode("utf-8", "replace").strip().removeprefix("v")[:40]
    return _believed(name, number if version.exit_status == 0 else "", alarms, answer)


def _home(private: Path) -> dict[str, str]:
    return {"HOME": str(private), "XDG_CONFIG_HOME": str(private), "XDG_CACHE_HOME": str(private)}


def _failure(answer: ProcessAnswer, good: Sequence[int]) -> str:
    if answer.failure:
        return "it cannot be started"
    if answer.timed_out:
        return "it did not end within the time limit"
    if answer.cut:
        return "it printed more than was kept"
    if answer.exit_status not in good:
        return f"it ended with exit status {answer.exit_status}"
    return ""


def _json(data: bytes) -> object:
    try:
        parsed: object = json.loads(data)
    except ValueError:
        return None
    return parsed


def _number(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 1


def _believed(name: str, version: str, alarms: list[Alarm], answer: ProcessAnswer) -> Answer:
    command = " ".join((name, *answer.command[1:]))
    if not any(alarm.file == CANARY for alarm in alarms):
        failure = "it did not find the token that was laid out for it"
        return Answer(name, version, failure=failure, command=command)
    real = tuple(
        alarm for alarm in alarms if alarm.file != CANARY and not _excused(alarm.kind, alarm.value)
    )
    return Answer(name, version, real, command=command)


def _excused(kind: str, value: str) -> bool:
    if documented(value):
        return True
    by_context = any(word in kind.lower() for word in _BY_CONTEXT)
    return by_context and (stand_in(value) or noise(value) < 5)


ENGINES = (
    Engine("kingfisher", _kingfisher),
    Engine("gitleaks", _gitleaks),
    Engine("betterleaks", _betterleaks),
)
