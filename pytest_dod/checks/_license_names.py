"""Whether two ways to state a licence mean the same one: packaging data moved to SPDX names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ._paths import is_license

# SPDX name → the one classifier that says as much. Not those with versions to mix up (GPL).
_CLASSIFIERS = {
    "MIT": "MIT License",
    "ISC": "ISC License (ISCL)",
    "BSD-2-Clause": "BSD License",
    "BSD-3-Clause": "BSD License",
    "Apache-2.0": "Apache Software License",
    "MPL-2.0": "Mozilla Public License 2.0 (MPL 2.0)",
    "PSF-2.0": "Python Software Foundation License",
    "Unlicense": "The Unlicense (Unlicense)",
}
_NAME = re.compile(r'licen[cs]e = (?:\{"text": )?"(?P<name>[\w.-]+)"\}?')
_CLASSIFIER = re.compile(r"License :: OSI Approved :: (?P<name>.+)")
_FILES = re.compile(
    r'licen[cs]e(?: = \{"file": |-files = (?:\{"(?:paths|globs)": )?\[)(?P<names>.*)'
)


@dataclass
class _Said:
    names: set[str] = field(default_factory=set)
    classifiers: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    is_plain: bool = True


def mean_the_same(then: Iterable[str], now: Iterable[str]) -> bool:
    """Whether `now` certainly states the licence that `then` did, only in other words."""
    old, new = _read(then), _read(now)
    if not (old.is_plain and new.is_plain):
        return False
    if not all(file in old.files or is_license(file.rstrip("*.")) for file in new.files):
        return False
    if old.names and new.names and old.names != new.names:
        return False
    return _all_classifiers(old) == _all_classifiers(new)


def _all_classifiers(said: _Said) -> set[str]:
    return said.classifiers | {_CLASSIFIERS[name] for name in said.names}


def _read(stated: Iterable[str]) -> _Said:
    said = _Said()
    for text in stated:
        files, classifier, name = _FILES.match(text), _CLASSIFIER.fullmatch(text), _NAME.match(text)
        if files:
            said.files.update(re.findall(r'"([^"]+)"', files["names"]))
        elif classifier and classifier["name"] in _CLASSIFIERS.values():
            said.classifiers.add(classifier["name"])
        elif name and name.end() == len(text) and name["name"] in _CLASSIFIERS:
            said.names.add(name["name"])
        else:
            said.is_plain = False
    return said
