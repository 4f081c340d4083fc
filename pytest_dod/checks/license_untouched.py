"""license-untouched: no licence file, and no statement of the licence, is in the change set."""

from __future__ import annotations

import configparser
import json
import re
import sys
from collections.abc import Iterator

from ..model.change import Change, ChangeKind
from ..model.check import Check, Context, NoOptions
from ..model.evidence import EvidenceKind
from ..model.finding import Finding, Observation
from ._license_names import mean_the_same
from ._paths import folders_of, is_license, name_of, suffix_of

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_BORROWED = re.compile(r"^_?(vendor(ed)?|third[-_]?party|external|node_modules|extern)$", re.I)
_SAID_IN_CODE = re.compile(
    r"""^\s*(?:__licen[cs]e__\s*=\s*|licen[cs]e\s*[=:]\s*)["']?([^"'\n,]{1,200})""",
    re.MULTILINE | re.IGNORECASE,
)
_SPDX = re.compile(r"SPDX-License-Identifier:\s*([^\n*#]{1,200})")
_IN_README = re.compile(
    r"^(?:#{1,4}[^\w\n]*(?:licen[cs]e|lizenz)\w*[^\n]{0,40}\n"
    r"|(?:licen[cs]e|lizenz)\w*[ \t]*\n[-=~]{3,}[ \t]*\n)"
    r"((?:(?!#{1,4} |[-=~]{3,}).*\n?){0,12})",
    re.MULTILINE | re.IGNORECASE,
)
_STATED_BY = frozenset({"setup.py", "citation.cff", "codemeta.json", "meta.yaml", "about.py"})


def examine(options: NoOptions, context: Context) -> Observation:
    """Look for licence files among the changed paths, and for licence statements that changed."""
    changes = context.evidence.need_differences()
    findings: list[Finding] = []
    notes: list[str] = []
    for change in changes.changes:
        if is_license(change.path) or (change.old_path and is_license(change.old_path)):
            if change.kind is ChangeKind.ADDED and _is_borrowed(change.path):
                notes.append(f"the licence of borrowed code was added: {change.path}")
            else:
                what = f"this licence file was {change.kind.value}"
                findings.append(
                    Finding(what, change.path, None, "restore it as it is at the base", True)
                )
        else:
            findings += _statements(change)
    return Observation(len(changes.changes), "changed files", tuple(findings), notes=tuple(notes))


def _is_borrowed(path: str) -> bool:
    return any(_BORROWED.match(folder) for folder in folders_of(path))


def _statements(change: Change) -> Iterator[Finding]:
    if change.before is None or change.after is None or change.binary:
        return
    then = stated_licenses(change.old_path or change.path, change.before_text or "")
    now = stated_licenses(change.path, change.after_text or "")
    if then != now and not mean_the_same(then, now):
        was, says = _shown(then), _shown(now)
        yield Finding(
            f"states another licence: {says} (was: {was})",
            change.path,
            _line_of(change.after_text or ""),
            "restore what it said at the base",
        )


def _shown(stated: tuple[str, ...]) -> str:
    text = "; ".join(" ".join(part.split()) for part in stated) or "none"
    return text if len(text) <= 120 else text[:117] + "…"


def _line_of(text: str) -> int | None:
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(r"\W*(SPDX-)?licen[cs]e", line, re.IGNORECASE):
            return number
    return None


def stated_licenses(path: str, text: str) -> tuple[str, ...]:
    """What a file states about the project's licence, as data or as an SPDX line."""
    name = name_of(path).lower()
    stated = [match.strip() for match in _SPDX.findall(text)]
    if name.startswith("readme"):
        stated += [" ".join(section.split()) for section in _IN_README.findall(text)]
    elif suffix_of(path) == ".toml":
        stated += _of_toml(text)
    elif name == "setup.cfg":
        stated += _of_ini(text)
    elif name in {"package.json", "composer.json", "codemeta.json"}:
        stated += _of_json(text)
    elif name in _STATED_BY or "__license__" in text:
        stated += [match.strip() for match in _SAID_IN_CODE.findall(text)]
        stated += re.findall(r"License :: [^\"'\n]{1,120}", text)
    return tuple(sorted(set(stated)))


def _of_toml(text: str) -> Iterator[str]:
    try:
        data: object = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    tables = [
        _under(data, "project"),
        _under(_under(data, "tool"), "poetry"),
        _under(data, "package"),
    ]
    for table in tables:
        yield from _of_table(table)


def _under(data: object, key: str) -> object:
    return data.get(key) if isinstance(data, dict) else None


def _of_table(table: object) -> Iterator[str]:
    if not isinstance(table, dict):
        return
    for key, value in table.items():
        if str(key).lower().replace("licence", "license").startswith("license"):
            yield f"{key} = {json.dumps(value, sort_keys=True, default=str)}"
    classifiers = table.get("classifiers")
    if isinstance(classifiers, list):
        yield from (str(c) for c in classifiers if str(c).startswith("License ::"))


def _of_ini(text: str) -> Iterator[str]:
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    try:
        parser.read_string(text)
    except configparser.Error:
        return
    if parser.has_section("metadata"):
        for key, value in parser.items("metadata"):
            if key.startswith("licen"):
                yield f"{key} = {value}"
            elif key == "classifiers":
                yield from (c.strip() for c in value.splitlines() if "License ::" in c)


def _of_json(text: str) -> Iterator[str]:
    try:
        data: object = json.loads(text)
    except (ValueError, RecursionError):
        return
    yield from _of_table(data)


CHECK = Check(
    id="license-untouched",
    title="the licence is untouched",
    passes_when="no licence file, and no statement of the licence, is in the change set",
    options=NoOptions,
    needs=frozenset({EvidenceKind.CHANGES}),
    examine=examine,
)
