"""Words that tell the lines of a Spanish section apart, and kinds of tests."""

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
        r"\b(?:objetivo|umbral|meta|porcentaje) de cobertura\b",
        MOCKED,
        THROUGH,
    ),
    SectionKind.PREFLIGHT: (
        r"\A\W*(?:ning[úu]n[oa]?|sin|no|nunca|prohibido)\b",
        rf"{READ}.{{0,60}}{NAMED}",
    ),
    SectionKind.CONTEXT: (rf"{BINDING}.{{0,60}}{NAMED}",),
    SectionKind.CI: (
        r"\A\W*(?:ning[úu]n[oa]?|nunca|sin)\b",
        r"\b(?:en verde|verdes?|bloqueantes?)\b",
    ),
    SectionKind.COMMITS: (r"\bconventional commits?\b|\bcommits? convencionales\b",),
}
LABELS: Mapping[str, tuple[str, ...]] = {
    "new": (r"\bnuev[oa]s?\b", r"\bcread[oa]s?\b", r"\b(?:agregad|a(?:ñ|n)adid)[oa]s?\b"),
    "changed": (r"\b(?:modificad|cambiad|adaptad|actualizad)[oa]s?\b",),
    "deleted": (r"\b(?:eliminad|borrad|suprimid|quitad)[oa]s?\b",),
    "default": (r"\b(?:valor )?(?:por defecto|predeterminado|por omisi[óo]n)\b",),
    "mock-external": (MOCKED,),
    "end-to-end": (THROUGH,),
    "conventional": (r"\bconventional[ -]commits?\b", r"\bcommits? convencionales\b"),
    "description-parts": (
        r"\bdescripci[óo]n (?:de la |del |de )?(?:pr|pull[ -]request|solicitud)\b",
        r"\b(?:pr|pull[ -]request)\b[\w\s]{0,20}\b(?:contiene|incluye|describe)\b",
    ),
    "binding-documents": (READ, BINDING),
    "no-default": (
        r"\A\W*(?:no definid[oa]|sin definir|ningun[oa]|vac(?:í|i)[oa]|obligatori[oa])\b",
    ),
    "only-where": (r"\b(?:si|cuando|para)\b[^;:]{0,60}:",),
}
KINDS: Mapping[str, tuple[str, ...]] = {
    "unit": (r"unitari[oa]s?", r"de unidad"),
    "integration": (r"de integraci[óo]n",),
    "e2e": (r"e2e", r"(?:de )?extremo a extremo", r"(?:de )?punta a punta"),
    "smoke": (r"de humo", r"smoke"),
    "acceptance": (r"de aceptaci[óo]n",),
    "functional": (r"funcionales",),
    "system": (r"de sistema",),
    "contract": (r"de contrato",),
    "performance": (r"de rendimiento", r"de carga", r"de estr[ée]s"),
    "component": (r"de componentes?",),
    "security": (r"de seguridad", r"de penetraci[óo]n"),
    "api": (r"de (?:la )?api",),
    "ui": (r"de (?:la )?interfaz", r"de ui"),
    "mutation": (r"de mutaci[óo]n",),
    "usability": (r"de usabilidad",),
}
