"""Words that tell the lines of a French section apart, and kinds of tests."""

from __future__ import annotations

from collections.abc import Mapping

from ...model.task import SectionKind
from .words import (
    BINDING,
    MOCKED,
    NAMED,
    READ,
    THROUGH,
)

DEMANDS: Mapping[SectionKind, tuple[str, ...]] = {
    SectionKind.TESTS: (
        r"\A\W*(?:taux de )?couverture\b",
        r"\b(?:objectif|seuil|taux) de couverture\b",
        MOCKED,
        THROUGH,
    ),
    SectionKind.PREFLIGHT: (
        r"\A\W*(?:aucune?|pas d(?:e|['’])|ne (?:pas|jamais)|jamais)\b",
        rf"{READ}.{{0,60}}{NAMED}",
    ),
    SectionKind.CONTEXT: (rf"{BINDING}.{{0,60}}{NAMED}",),
    SectionKind.CI: (
        r"\A\W*(?:aucune?|pas d(?:e|['’])|jamais)(?!\w)",
        r"\b(?:au vert|verte?s?|bloquante?s?)\b",
    ),
    SectionKind.COMMITS: (r"\bconventional commits?\b|\bcommits? conventionnels?\b",),
}
LABELS: Mapping[str, tuple[str, ...]] = {
    "new": (r"\bnouve(?:au|aux|lles?)\b", r"\bcr[ée]{2}e?s?\b", r"\bajout[ée]e?s?\b"),
    "changed": (r"\b(?:modifi|chang|adapt)[ée]e?s?\b",),
    "deleted": (r"\b(?:supprim|retir|effac)[ée]e?s?\b",),
    "default": (r"\b(?:valeur )?par d[ée]faut\b", r"\bd[ée]faut\b"),
    "mock-external": (MOCKED,),
    "end-to-end": (THROUGH,),
    "conventional": (r"\bconventional[ -]commits?\b", r"\bcommits? conventionnels?\b"),
    "description-parts": (
        r"\bdescription (?:de |d'|du )?(?:la |une )?(?:pr|pull[ -]request|demande de fusion)\b",
        r"\b(?:pr|pull[ -]request)\b[\w\s']{0,20}\b(?:contient|comprend|d[ée]crit)\b",
    ),
    "binding-documents": (READ, BINDING),
    "no-default": (r"\A\W*(?:non d(?:é|e)finie?|aucune?|vide|obligatoire)\b",),
    "only-where": (r"\b(?:si|quand|lorsque|pour)\b[^;:]{0,60}:",),
}
KINDS: Mapping[str, tuple[str, ...]] = {
    "unit": (r"unitaires?",),
    "integration": (r"d['’]int[ée]gration",),
    "e2e": (r"e2e", r"(?:de )?bout en bout", r"end[ -]to[ -]end"),
    "smoke": (r"smoke", r"de fum[ée]e"),
    "acceptance": (r"d['’]acceptation", r"d['’]acceptance"),
    "functional": (r"fonctionnels?",),
    "system": (r"syst[èe]mes?",),
    "contract": (r"de contrat",),
    "performance": (r"de performances?", r"de charge"),
    "component": (r"de composants?",),
    "security": (r"de s[ée]curit[ée]", r"d['’]intrusion"),
    "api": (r"d['’]api",),
    "ui": (r"d['’]interface", r"(?:d['’])?ui"),
    "mutation": (r"de mutation",),
    "usability": (r"d['’]utilisabilit[ée]", r"d['’]ergonomie"),
}
