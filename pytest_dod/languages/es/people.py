"""Spanish phrases about people, commits, and behaviour."""

from __future__ import annotations

from ...model.language import Phrase
from .words import (
    GAP,
    NEAR,
    PERSON,
)

PHRASES: tuple[Phrase, ...] = (
    Phrase(
        "manual",
        (
            r"(?P<key>\b(?:auto-?|self-?|code )?(?:revisi[óo]n(?:es)?|reviews?)\b"
            r"(?! de (?:tipos|tipado)))",
            r"(?P<key>\b(?:revisad[oa]s?|revis[óo]|revisaron|revisarse|"
            r"aprobad[oa]s?|aprobaci[óo]n|aprobaciones|visto bueno)\b)",
            rf"(?P<key>\b(?:validad|probad|testead|aceptad|verificad|confirmad)[oa]s?) "
            rf"(?:por|con)\b{NEAR}{PERSON}",
            rf"{PERSON}{GAP}(?P<key>\b(?:valida|valid[óo]|acepta|acept[óo]|confirma\w*|"
            r"confirm[óo]|de acuerdo|ley[óo]|ha (?:le[íi]do|probado|visto|validado|aceptado)|"
            r"prob[óo]|satisfecho))(?!\w)",
            r"(?P<key>\b(?:comentarios?|observaciones|discusiones|hilos?|conversaciones)\b)"
            r"[\w\s,]{0,40}\b(?:resuelt|atendid|cerrad|respondid)[oa]s?\b",
            r"\b(?:resuelto|atendido|respondido|resolvieron)\b[\w\s]{0,20}"
            r"(?P<key>\b(?:comentarios?|observaciones))\b",
            r"(?P<key>\b(?:pruebas?|tests?) manual(?:es)?\b)",
            r"\b(?:probad|validad|verificad|testead)[oa]s?\b[\w\s,]{0,30}"
            r"(?P<key>\b(?:manualmente|a mano|en mi m[áa]quina|staging|preproducci[óo]n|"
            r"producci[óo]n|piloto|homologaci[óo]n))\b",
            r"(?P<key>\b(?:manualmente|a mano)\b)",
            r"(?P<key>\b(?:desplegad[oa]s?|publicad[oa]s? en|en producci[óo]n|"
            r"deploy(?:ad|ead)[oa]s?)\b)",
            r"(?P<key>\b(?:fusionad[oa]s?|mergead[oa]s?|integrad[oa] (?:en|a) (?:la rama|main|"
            r"master|develop)|pushead[oa]s?|se fusiona)\b)",
            r"(?P<key>\b(?:staging|preproducci[óo]n|jira|trello|kanban|burndown)\b)",
            r"\bramas?\b[\w\s]{0,25}(?P<key>\b(?:eliminad|borrad)[oa]s?)\b",
            r"\b(?:ning[úu]n|sin|no hay)\b[\w\s]{0,15}(?P<key>\bconflictos?\b)",
            r"\b(?:tickets?|issues?|tareas?|tarjetas?|historias?|incidencias?)\b[\w\s]{0,30}"
            r"(?P<key>\b(?:cerrad[oa]s?|movid[oa]s?|pasad[oa]s? a))\b",
            r"(?P<key>\b(?:product owner|due(?:ñ|n)o del producto|stakeholders?|"
            r"demo|demostrad[oa]|demostraci[óo]n)\b)",
            r"\b(?:ning[úu]n|sin|no hay|no (?:se )?conocen?|cero)\b[\w\s]{0,25}?"
            r"(?P<key>\b(?:bugs?|defectos?|errores))\b[\w\s]{0,20}\b(?:conocid[oa]s?|"
            r"abiert[oa]s?|bloqueantes?|cr[íi]tic[oa]s?|graves?)\b",
        ),
        unless=(r"\blicencia\b",),
    ),
    Phrase(
        "conventional-commits",
        (
            r"(?P<key>\bconventional[ -]commits?\b|\bcommits? convencionales\b|"
            r"\bmensajes? (?:de|del|de los) commits?\b)",
        ),
    ),
    Phrase(
        "clean-commits",
        (
            r"\bcommits?\b[\w\s]{0,20}(?P<key>\b(?:squashead|agrupad|rebasead|firmad|"
            r"at[óo]mic)[oa]s?)\b",
        ),
    ),
    Phrase(
        "pr-description",
        (
            r"(?P<key>\b(?:descripci[óo]n|t[íi]tulo|texto) (?:de la |del |de cada |de )"
            r"(?:prs?|mrs?|pull[ -]requests?|merge[ -]requests?|solicitud)\b)",
            r"(?P<key>\b(?:prs?|pull[ -]requests?|merge[ -]requests?)\b)[\w\s]{0,25}"
            r"\b(?:descripci[óo]n|t[íi]tulo|describe|explica|enlaza|enlazad[oa]|menciona|"
            r"vinculad[oa]|referencia|abiert[oa])\b",
        ),
        unless=(r"\b(?:aprobad|revisad|fusionad|mergead)\w*",),
    ),
    Phrase(
        "acceptance-met",
        (
            r"(?P<key>\bcriterios? de aceptaci[óo]n\b)[\w\s(),]{0,40}?\b(?:cumpl|satisf|valid|"
            r"cubiert|alcanzad|verific|marcad)\w*",
            r"\b(?:cumplen?|satisfacen?|cumplid[oa]s)\b[\w\s]{0,25}"
            r"(?P<key>\b(?:criterios? de aceptaci[óo]n|requisitos|requerimientos))\b",
            r"(?P<key>\b(?:requisitos|requerimientos)\b)[\w\s]{0,20}\b(?:cumpl|satisf|"
            r"cubiert)\w*",
            r"(?P<key>\bcriterios? de aceptaci[óo]n\b)[\w\s]{0,20}\b(?:por cumplir|"
            r"pendientes?)\b",
        ),
    ),
    Phrase(
        "api-contract",
        (
            r"(?P<key>\b(?:contrato de (?:la )?api|openapi|swagger|c[óo]digos? (?:de estado|"
            r"http)|payloads?|breaking changes?|(?:retro|compatibilidad )?"
            r"(?:compatibles? hacia atr[áa]s|compatibilidad hacia atr[áa]s|"
            r"retrocompatib\w+)))\b",
            r"(?P<key>`(?:GET|POST|PUT|PATCH|DELETE|HEAD) /[^`]*`)",
        ),
    ),
    Phrase("idempotent", (r"(?P<key>\bidempoten\w+)\b",)),
    Phrase(
        "concurrent",
        (
            r"(?P<key>\b(?:concurren(?:te|tes|cia)|thread-?safe|simult[áa]ne\w+|"
            r"en paralelo|condici[óo]n(?:es)? de carrera))\b",
        ),
    ),
    Phrase(
        "performance",
        (
            r"(?P<key>\b\d+(?:[.,]\d+)?\s?(?:ms|milisegundos?|s|seg|segundos?|minutos?|min|"
            r"[MG]i?B)\b)",
            r"(?P<key>\b(?:rendimiento|latencia|tiempos? de respuesta|benchmarks?|"
            r"consumo de memoria)\b)",
        ),
    ),
    Phrase(
        "scope",
        (
            r"(?P<key>\b(?:fuera (?:de|del) alcance|no relacionad[oa]s?|ajen[oa]s? (?:a|"
            r"al)))\b",
            r"(?P<key>\b(?:prs?|cambios?|commits?) (?:\w+ )?(?:peque(?:ñ|n)[oa]s?|"
            r"acotad[oa]s?))\b",
        ),
    ),
)
