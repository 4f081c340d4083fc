"""Spanish phrases about files and what stands in them."""

from __future__ import annotations

from ...model.language import Phrase
from .words import (
    BACKUP,
    DOCS,
    DOCSTRING,
    GAP,
    IN_CODE,
    KEYS,
    LICENSE,
    NEAR,
    NO,
    NO_GAP,
    NOT,
    SECRETS,
    SHARED,
    TEMPORARY,
    TOUCH,
    UPDATED,
    UPDATING,
)

PHRASES: tuple[Phrase, ...] = (
    Phrase(
        "no-backup-files",
        (
            rf"{NO}{NO_GAP}(?P<key>{BACKUP})",
            rf"(?P<key>{BACKUP}){GAP}\b(?:elimin|borr|quit|limpi)ad[oa]s?\b",
            rf"\b(?:eliminar|borrar|quitar)\b{NEAR}(?P<key>{BACKUP})",
        ),
        unless=(
            r"\b(?:plan|estrategia|script|tarea) de (?:back-?up|respaldo|copia)",
            r"\b(?:perdid|corrupt|restaur|pierd)",
        ),
    ),
    Phrase(
        "docs-touched",
        (
            rf"(?P<key>{DOCS}){SHARED}{UPDATED}",
            rf"{UPDATING}{NEAR}(?P<key>{DOCS})",
            r"(?P<key>\b(?:documentad[oa]s?|documentado)\b)",
            r"\A\W*(?:\w+:\s*)?(?P<key>(?:readme|changelog)(?:\.\w+)?"
            r"(?:[\s/,&]+(?:y )?(?:readme|changelog)(?:\.\w+)?){0,3})\W*\Z",
        ),
        unless=(
            DOCSTRING,
            r"\b(?:aprobad|revisad)[oa]s?\b(?! y actualizad)",
        ),
    ),
    Phrase(
        "no-secrets",
        (
            rf"{NO}{NO_GAP}(?P<key>{SECRETS})",
            rf"(?P<key>{SECRETS}){GAP}(?:\bnunca\b|\ben ning[úu]n (?:sitio|lado|lugar)\b|"
            rf"{NOT})",
            rf"{NO}{NO_GAP}(?P<key>{KEYS}){GAP}{IN_CODE}",
        ),
        unless=(
            r"\b(?:vac[íi][oa]|acept|introdu|olvid|hash|cifrad|expir|inv[áa]lid|renov|"
            r"usuario)\w*",
            rf"\A(?!.*{IN_CODE}).*\b(?:logs?|registros|trazas)\b",
        ),
    ),
    Phrase(
        "license-untouched",
        (
            rf"(?P<key>{LICENSE}){GAP}(?:\b(?:intact[oa]s?|sin cambios|sin modificar|"
            rf"sin tocar)\b|\b(?:no|nunca) (?:se |ha |fue |est[áa] |debe )*(?:sido )?{TOUCH})",
            rf"\b(?:no|nunca|ning[úu]n(?:a)?|sin)\b\s(?:se " rf")?{TOUCH}{NEAR}(?P<key>{LICENSE})",
        ),
        unless=(r"\bencabezados?\b|\bcabeceras?\b",),
    ),
    Phrase(
        "no-temporary-files",
        (
            rf"{NO}{NEAR}(?P<key>{TEMPORARY})",
            rf"(?P<key>{TEMPORARY}){GAP}\b(?:elimin|borr|quit|limpi)ad[oa]s?\b",
            rf"\b(?:eliminar|borrar|quitar)\b{NEAR}(?P<key>{TEMPORARY})",
        ),
    ),
    Phrase(
        "clean-worktree",
        (
            rf"{NO}{NEAR}(?P<key>\b(?:cambios?|archivos?|ficheros?) sin (?:confirmar|commit\w*|"
            r"seguimiento))\b",
            r"(?P<key>\b(?:[áa]rbol|directorio|copia) de trabajo\b)[\w\s]{0,15}\blimpi[oa]\b",
        ),
    ),
    Phrase("docstrings", (rf"(?P<key>{DOCSTRING})",)),
    Phrase(
        "no-debug-leftovers",
        (
            r"\b(?:sin|ning[úu]n|no hay|no quedan?|ni|cero|0|elimin\w+|borr\w+|quit\w+)\b"
            r"[\w\s`'()/,.-]{0,50}?"
            r"(?P<key>\b(?:c[óo]digo (?:muerto|comentado)|l[íi]neas comentadas)\b)",
            r"(?P<key>\b(?:(?:instrucciones|salidas?|trazas?|mensajes?|logs?|c[óo]digo|"
            r"`?prints?`?(?:\(\)`?)?|`?console\.log`?) de (?:depuraci[óo]n|debug\w*))\b)",
            r"\b(?:sin|ning[úu]n|no hay|no quedan?|ni)\b[\w\s]{0,12}`?"
            r"(?P<key>\b(?:prints?|console\.log|debugger)\b)",
            r"(?P<key>(?-i:\b(?:TODOs?|FIXMEs?)\b)|\bfixmes?\b)",
        ),
    ),
    Phrase("migration", (r"(?P<key>\bmigraci(?:[óo]n|ones)\b)",)),
    Phrase(
        "version-bumped",
        (
            r"(?P<key>\b(?:n[úu]mero de versi[óo]n|versi[óo]n (?:\w+ )?(?:increment|"
            r"aument|sub)\w+))",
        ),
    ),
)
