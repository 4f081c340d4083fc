"""Where a project keeps its coverage settings, by the order in which coverage looks for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from ..model.account import Account
from ..model.change import ChangeKind
from ..model.tool import Workshop

Texts = dict[str, bytes]

OWN_FILES = (".coveragerc", ".coveragerc.toml")
SHARED_FILES = {
    "setup.cfg": re.compile(rb"^\[coverage:", re.M),
    "tox.ini": re.compile(rb"^\[coverage:", re.M),
    "pyproject.toml": re.compile(rb"^\s*\[?\[?\s*[\"']?tool[\"']?\s*\.\s*[\"']?coverage\b", re.M),
}
SETTINGS_FILES = (*OWN_FILES, *SHARED_FILES)


def settings_file(root: Path) -> Path | None:
    """The file in `root` whose settings coverage takes."""
    texts = _present({name: _content(root / name) for name in SETTINGS_FILES})
    return next((root / name for name in _deciding(texts)), None)


def settings_of(account: Account, workshop: Workshop) -> tuple[Texts, Texts]:
    """The settings files that count, now and at the base, by names under which they are found."""
    folder = workshop.root
    files = {name: folder / name for name in SETTINGS_FILES}
    used = Path(account.coverage_settings) if account.coverage_settings else None
    # A worker may be measured through the file that we laid out for subprocesses.
    theirs = used is not None and not used.is_relative_to(workshop.scratch)
    if used is not None and theirs and used not in files.values():
        name = ".coveragerc.toml" if used.suffix == ".toml" else ".coveragerc"
        files = {used.name if used.name in SETTINGS_FILES else name: used}
    now = {name: _content(path) for name, path in files.items()}
    base = {name: _at_base(path, now[name], workshop) for name, path in files.items()}
    return _present(now), _present(base)


def asks_for_branches(root: Path, workshop: Workshop) -> bool:
    """Whether the settings of the base ask for branches, as far as can be seen at a glance."""
    files = {name: root / name for name in SETTINGS_FILES}
    texts = _present({n: _at_base(path, _content(path), workshop) for n, path in files.items()})
    pattern = re.compile(rb"^\s*branch\s*=\s*[\"']?(true|yes|on|1)\b", re.M | re.I)
    return any(pattern.search(texts[name]) for name in _deciding(texts)[:1])


def _at_base(path: Path, now: bytes | None, workshop: Workshop) -> bytes | None:
    changes = workshop.changes
    if changes is None or not path.is_relative_to(workshop.top):
        return now
    name = path.relative_to(workshop.top).as_posix()
    for change in changes.changes:
        if change.old_path == name:
            return change.before
    found = changes.at(name)
    if found is None:
        # A file that git ignores is no change, and yet was not there at the base.
        return now if name in changes.base_files else None
    return None if found.kind in (ChangeKind.ADDED, ChangeKind.RENAMED) else found.before


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _present(texts: Mapping[str, bytes | None]) -> Texts:
    return {name: text for name, text in texts.items() if text is not None}


def _deciding(texts: Texts) -> tuple[str, ...]:
    return tuple(
        name
        for name in SETTINGS_FILES
        if name in texts and (name in OWN_FILES or SHARED_FILES[name].search(texts[name]))
    )
