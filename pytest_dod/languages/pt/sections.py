"""Words that tell the lines of a Portuguese section apart, and kinds of tests."""

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
        r"\A\W*cobertura\b",
        r"\b(?:objetivo|meta|limiar|percentual) de cobertura\b",
        MOCKED,
        THROUGH,
    ),
    SectionKind.PREFLIGHT: (
        r"\A\W*(?:nenhuma?|sem|n[ãa]o|nunca|proibido)\b",
        rf"{READ}.{{0,60}}{NAMED}",
    ),
    SectionKind.CONTEXT: (rf"{BINDING}.{{0,60}}{NAMED}",),
    SectionKind.CI: (r"\A\W*(?:nenhuma?|nunca|sem)\b", r"\b(?:verdes?|bloqueantes?)\b"),
    SectionKind.COMMITS: (r"\bconventional commits?\b|\bcommits? convencionais\b",),
}
LABELS: Mapping[str, tuple[str, ...]] = {
    "new": (r"\bnov[oa]s?\b", r"\bcriad[oa]s?\b", r"\badicionad[oa]s?\b"),
    "changed": (r"\b(?:modificad|alterad|mudad|adaptad|atualizad)[oa]s?\b",),
    "deleted": (r"\b(?:removid|exclu[íi]d|apagad|deletad)[oa]s?\b",),
    "default": (r"\b(?:valor )?(?:padr[ãa]o|por omiss[ãa]o|predefinid[oa])\b",),
    "mock-external": (MOCKED,),
    "end-to-end": (THROUGH,),
    "conventional": (r"\bconventional[ -]commits?\b", r"\bcommits? convencionais\b"),
    "description-parts": (
        r"\bdescri[çc][ãa]o (?:da |do |de )?(?:pr|pull[ -]request)\b",
        r"\b(?:pr|pull[ -]request)\b[\w\s]{0,20}\b(?:cont[ée]m|inclui|descreve)\b",
    ),
    "binding-documents": (READ, BINDING),
    "no-default": (r"\A\W*(?:n(?:ã|a)o definid[oa]|nenhuma?|vazi[oa]|obrigat(?:ó|o)ri[oa])\b",),
    "only-where": (r"\b(?:se|quando|para)\b[^;:]{0,60}:",),
}
KINDS: Mapping[str, tuple[str, ...]] = {
    "unit": (r"unit[áa]rios?", r"de unidade"),
    "integration": (r"de integra[çc][ãa]o", r"integrados"),
    "e2e": (r"e2e", r"(?:de )?ponta a ponta", r"fim a fim"),
    "smoke": (r"de fuma[çc]a", r"smoke"),
    "acceptance": (r"de aceita[çc][ãa]o", r"de aceite"),
    "functional": (r"funcionais",),
    "system": (r"de sistema",),
    "contract": (r"de contrato",),
    "performance": (r"de desempenho", r"de performance", r"de carga", r"de estresse"),
    "component": (r"de componentes?",),
    "security": (r"de seguran[çc]a", r"de penetra[çc][ãa]o"),
    "api": (r"de api", r"da api"),
    "ui": (r"de interface", r"de ui"),
    "mutation": (r"de muta[çc][ãa]o",),
    "usability": (r"de usabilidade",),
}
