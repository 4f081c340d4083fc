"""Which lines of a section demand something, where not every line does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model.language import LanguagePack, compiled
from ..model.task import SectionKind

_VARIABLE = re.compile(
    r"`[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?:\s*=[^`]*)?`|`[A-Z]{3,}[A-Z0-9]*(?:=[^`]*)?`"
    r"|(?<![\w`.<-])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![\w`>-])"
)
_PATH = re.compile(
    r"`[^`\s]*(?:/|\w\.\w)[^`\s]*`|\A\W*[\w.-]+/[\w./-]+|`\.\w[^`\s]*`|"
    r"`(?:Makefile|Dockerfile|Justfile|Procfile|LICEN[CS]E|NOTICE|CODEOWNERS|VERSION|README|"
    r"CHANGELOG)`|(?<![\w`/.<-])(?:[\w.-]+/)+[\w.-]+\.\w{1,8}\b|"
    r"(?<![\w`/.<-])\w[\w-]*\.(?:py|md|toml|cfg|ini|ya?ml|json|txt|rst|jsx?|tsx?|html|css|sql|sh)\b"
)
_TEST = re.compile(r"`[^`]*(?:::|\btest_\w|_test\.py)[^`]*`|\S\.py::\w")
_CODE = re.compile(r"`[^`]+`")
_STRUCTURAL = {
    SectionKind.CONFIGURATION: _VARIABLE,
    SectionKind.CHANGES: _PATH,
    SectionKind.TESTS: _TEST,
    SectionKind.CI: _CODE,
}
SOME_LINES = (
    SectionKind.PREFLIGHT,
    SectionKind.CONTEXT,
    SectionKind.TESTS,
    SectionKind.CONFIGURATION,
    SectionKind.CHANGES,
    SectionKind.MANUAL_QA,
    SectionKind.CI,
    SectionKind.COMMITS,
    SectionKind.QUESTIONS,
)
EVERY_ENTRY = (SectionKind.MANUAL_QA, SectionKind.QUESTIONS)
EVERY_LEAF = (SectionKind.CHANGES, SectionKind.CI)


def is_demand(
    plain: str,
    kind: SectionKind | None,
    languages: Sequence[LanguagePack],
    *,
    group: Sequence[str] = (),
    nested: bool = False,
) -> bool:
    """Whether a line of a section of that kind demands something.

    `group` are the texts it stands under within its section, `nested` says that one of them is a
    list entry.
    """
    if kind is None:
        return False
    if kind in EVERY_ENTRY:
        return not nested
    structural = _STRUCTURAL.get(kind)
    if structural is not None and structural.search(plain):
        return True
    if kind is SectionKind.COMMITS and _says(
        "description-parts", plain.partition(":")[0], languages
    ):
        return bool(plain.partition(":")[2].strip())
    if kind is SectionKind.COMMITS and any(_says("description-parts", g, languages) for g in group):
        return True
    return any(
        compiled(pattern).search(plain)
        for pack in languages
        for pattern in pack.demands.get(kind, ())
    )


def _says(label: str, text: str, languages: Sequence[LanguagePack]) -> bool:
    return any(
        compiled(pattern).search(text)
        for pack in languages
        for pattern in pack.labels.get(label, ())
    )
