"""The words of all languages by which the entries of a section are told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...model.language import LanguagePack, compiled


@dataclass(frozen=True)
class Words:
    """The labels of the language packs: `new`, `changed`, `deleted`, `default` and so on."""

    packs: Sequence[LanguagePack]

    def find(self, label: str, text: str) -> re.Match[str] | None:
        """Where one of the words for `label` stands in `text`."""
        found = (
            compiled(pattern).search(text)
            for pack in self.packs
            for pattern in pack.labels.get(label, ())
        )
        return next((match for match in found if match), None)

    def first(self, labels: Sequence[str], texts: Sequence[str]) -> str | None:
        """The label that the last of `texts` with one of them holds."""
        for text in reversed(texts):
            for label in labels:
                if self.find(label, text):
                    return label
        return None

    def is_conditional(self, text: str) -> bool:
        """Whether something in `text` makes it depend on something."""
        return any(compiled(p).search(text) for pack in self.packs for p in pack.conditional)
