"""Spanish phrases about tools and pipelines."""

from __future__ import annotations

from ...model.language import Phrase
from .words import (
    CLEAN,
    FORMATTER,
    GAP,
    HINTS,
    LINTER,
    NEAR,
    NONE_OF,
    OTHER_FORMATTER,
    OTHER_LINTER,
    OTHER_TYPES,
    PASSING,
    SHARED,
    TYPES,
)

PHRASES: tuple[Phrase, ...] = (
    Phrase(
        "ruff-clean",
        (
            rf"(?P<key>{LINTER}){SHARED}{CLEAN}",
            rf"{NONE_OF}{NEAR}(?P<key>{LINTER})",
            rf"\b(?:limpio|pasa|cumple|satisface|supera)\b{NEAR}(?P<key>{LINTER})",
            r"(?P<key>\b(?:lintead|lintiad)[oa]s?\b)",
        ),
        unless=(OTHER_LINTER, r"\bpyproject|\bconfigur"),
        options={"check": "true", "format": "false"},
    ),
    Phrase(
        "ruff-clean",
        (
            rf"(?P<key>{FORMATTER}){SHARED}{CLEAN}",
            rf"{NONE_OF}{NEAR}(?P<key>\b(?:formateo|formato)\b)",
            r"\b(?:c[óo]digo|archivos?|ficheros?|todo)\b[\w\s]{0,20}?"
            r"(?P<key>\bformatead[oa]s?\b)",
        ),
        unless=(
            OTHER_FORMATTER,
            r"\b(?:mensajes?|commits?|respuestas?|fechas?|salidas?|json|n[úu]meros?)\b",
        ),
        options={"check": "false", "format": "true"},
    ),
    Phrase(
        "black-clean",
        (
            rf"(?P<key>\bblack\b){SHARED}{CLEAN}",
            rf"{NONE_OF}{NEAR}(?P<key>\bblack\b)",
            rf"\b(?:formatead[oa]s?|formateo|formatear|formato|formatter)\b{GAP}"
            rf"(?P<key>\bblack\b)",
            rf"(?P<key>\bblack\b){GAP}\b(?:formatead[oa]s?|formateo)\b",
        ),
    ),
    Phrase(
        "types-clean",
        (
            rf"(?P<key>{TYPES}){SHARED}(?:{CLEAN}|\b(?:verificad|comprobad|" rf"revisad)[oa]s?\b)",
            rf"{NONE_OF}{NEAR}(?P<key>{TYPES})",
            r"\b(?:ning[úu]n|cero|0|sin|no hay)[\s\w]{0,12}?"
            r"(?P<key>\berrore?s? de (?:tipos?|tipado))\b",
        ),
        unless=(OTHER_TYPES, HINTS),
    ),
    Phrase("type-hints", (rf"(?P<key>{HINTS})",)),
    Phrase(
        "ci-green",
        (
            rf"(?P<key>\b(?:ci(?:/cd)?|pipelines?|integraci[óo]n continua|github actions|"
            rf"gitlab ci)\b){GAP}{PASSING}",
            r"\b(?:pasan?|pasando|verdes?|exitos[oa]s?)\b[\w\s]{0,20}\b(?:en|por) "
            r"(?:la |el )?(?P<key>ci|pipeline|integraci[óo]n continua)\b",
            r"(?P<key>\b(?:todos|todas) (?:los|las) (?:checks|verificaciones|jobs)\b)"
            r"[\w\s]{0,20}\b(?:verdes?|pasa|super)",
        ),
    ),
    Phrase(
        "security-scan",
        (
            r"(?P<key>\b(?:bandit|pip-audit|safety|snyk|trivy|semgrep|sonarqube|"
            r"vulnerabilidad(?:es)?|(?:an[áa]lisis|auditor[íi]a|escaneo) de (?:seguridad|"
            r"dependencias))\b)",
        ),
    ),
    Phrase(
        "build",
        (
            r"(?P<key>\b(?:build|compilaci[óo]n)\b)[\w\s:]{0,25}\b(?:pasan?|exitos[oa]|ok|"
            r"funciona|errore?s?|verde|existe|bien)\b",
            r"\b(?:existe|hay)\b[\w\s]{0,10}(?P<key>\bbuild\b)",
            r"\b(?:proyecto|c[óo]digo|aplicaci[óo]n|todo|programa|"
            r"se)\b[\w\s]{0,15}?(?P<key>\b(?:compilan?|construyen?))\b",
            r"(?P<key>\bcompila (?:sin|bien|correctamente))\b",
        ),
    ),
    Phrase(
        "style-guide",
        (
            r"(?P<key>\b(?:(?:gu[íi]as?|pautas|reglas|normas) (?:de|del) (?:estilo|"
            r"codificaci[óo]n|c[óo]digo|proyecto)|"
            r"convenciones (?:de|del) (?:c[óo]digo|codificaci[óo]n|proyecto|estilo|equipo|"
            r"nombres|nomenclatura)|est[áa]ndar(?:es)? (?:de|del) (?:c[óo]digo|codificaci[óo]n|"
            r"proyecto|equipo|programaci[óo]n)|estilo de c[óo]digo|buenas pr[áa]cticas|"
            r"pep[ -]?8))\b",
        ),
    ),
)
