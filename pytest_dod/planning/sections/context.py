"""Context and preflight: the binding documents exist."""

from __future__ import annotations

import re

from ...model.task import Criterion
from ..commands import is_document, outside
from ._reading import Demand, SectionReading
from ._words import Words

_WORD = re.compile(r"[\w./*-]*\w\.\w{1,8}\b|`[^`]+`")


def read(criterion: Criterion, words: Words) -> SectionReading | None:
    """The documents of a line that tells to read or obey them; None for any other."""
    text = criterion.plain
    if not words.find("binding-documents", text):
        return None
    paths: list[str] = []
    optional: list[str] = []
    for found in _WORD.finditer(text):
        path = found[0].strip("`").removeprefix("./")
        if not is_document(path) or outside(path):
            continue
        before = re.split(r"[;,]", text[: found.start()])[-1]
        depends = (
            criterion.conditional
            or words.is_conditional(before)
            or words.find("only-where", before)
        )
        target = optional if depends else paths
        if path not in target:
            target.append(path)
    if not paths and not optional:
        return None
    values = {"paths": tuple(paths), "optional": tuple(optional)}
    via = f"section {criterion.section!r}: names {', '.join((*paths, *optional))}"
    return SectionReading((Demand("documents-exist", values, via),))
