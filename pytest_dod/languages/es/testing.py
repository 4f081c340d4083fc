"""Spanish phrases about tests and coverage."""

from __future__ import annotations

from ...model.language import Phrase
from .words import (
    CHANGED,
    CODE,
    COVERAGE,
    COVERAGE_NOUN,
    COVERED_BY_TESTS,
    EVERY,
    GAP,
    LEVEL,
    MADE,
    NEAR,
    NEW,
    NEW_BEFORE,
    NOUN,
    PASSING,
    PERCENT,
    SHARED,
    SUBJECTS,
    TEST,
    THEN,
)

PHRASES: tuple[Phrase, ...] = (
    Phrase(
        "tests-pass",
        (
            rf"(?P<key>{TEST})(?! que (?:pas|super)){SHARED}{THEN}{PASSING}",
            rf"(?P<key>{TEST}){SHARED}{MADE}[^;,.]{{0,40}}?\by\s+(?:\w+\s+)?"
            rf"(?:pasan|se superan)\b",
            rf"\b(?:[ée]xito|pasan?|pasar|superan?|se superan)\b{NEAR}(?P<key>{TEST})",
            rf"\b(?:ning[úu]n[oa]?|ni un[oa]?|cero|0|no hay)\b{NEAR}(?P<key>{TEST})"
            rf"{NEAR}\b(?:fall\w*|rot[oa]s?|roj[oa]s?)(?:\b|(?=[\s.,]))",
            rf"(?P<key>{TEST}){SHARED}\bno (?:fallan?|se rompen?)\b",
            rf"\b(?:ejecut(?:ar|ad[oa]s?|[ée]|[óo]|aron)|corr(?:er|í|i[óo]|ieron)|"
            rf"lanzad[oa]s?)\b"
            rf"{NEAR}(?P<key>{TEST})",
        ),
        unless=(
            r"\bno (?:pasan?|super|funcionan)\w*",
            r"\b(?:omiti|omite|salta|ignora|deshabilita|desactiva|skip)\w*",
            r"\bmanual\w*|\ba mano\b",
        ),
    ),
    Phrase(
        "tests-added",
        (
            rf"{TEST}(?P<gap>{SHARED})(?P<key>{MADE})",
            rf"(?P<key>\b(?:a(?:ñ|n)ad(?:ir|id[oa]s?|í|e|en|ieron|imos)|"
            rf"agreg(?:ar|ad[oa]s?|u[ée]|aron|amos|an?)|escrib(?:ir|í|imos)|escrito|"
            rf"cre(?:ar|ad[oa]s?|[ée]|aron)|incorpor(?:ar|ad[oa]s?|[ée])|inclu(?:ir|í|ye|yen)|"
            rf"implement(?:ar|ad[oa]|[ée]))(?!\w))(?P<gap>{NEAR}){TEST}",
            rf"(?P<key>\b(?:nuev[oa]s)\b)(?: (?:o|y|modificad[oa]s|adaptad[oa]s))*\s+{TEST}",
            rf"(?P<key>\b(?:cubiert[oa]s? (?:por|con)|cubren?|acompa(?:ñ|n)ad[oa]s? (?:de|por)|"
            rf"hay|existen|cuentan? con|tienen?|respaldad[oa]s? por|con)\b)"
            rf"(?P<gap>{NEAR}){TEST}",
            rf"{TEST}(?P<gap>[\w\s]{{0,30}}?)(?P<key>\b(?:cubren?|cubriendo)\b)",
            rf"\b(?:nuev[oa]s?|agregad[oa]s?|a(?:ñ|n)adid[oa]s?|funcionalidad(?:es)?|"
            rf"funci[óo]n|funciones|comportamientos?|correcci[óo]n|correcciones|c[óo]digo|"
            rf"l[óo]gica|cambios?)\b(?P<gap>{GAP})"
            rf"(?P<key>\b(?:est[áa]n?|sido|fueron|fue)\s+(?:\w+ )?(?:probad|testead)[oa]s?\b)",
            rf"(?P<key>\b(?:al menos|por lo menos|como m[íi]nimo) (?:una?|\d+|dos|tres)\b)\s+"
            rf"{TEST}",
            r"\A\W*(?P<key>\d+)\s+(?:pruebas?|tests? (?:que|de|por|para|unitarios?))\b",
        ),
        unless=(
            rf"\A(?=.*(?:\bnuev[oa]s\b[\w\s/,-]{{0,30}}{TEST}|{TEST}[\w\s/,]{{0,30}}"
            rf"\bnuev[oa]s\b))(?!.*\b(?:escrit|agreg|a(?:ñ|n)ad)).*\b(?:pasa|verde|super|"
            rf"exito)",
            r"\bmanual\w*|\ba mano\b",
            r"%",
            r"\b(?:omiti|omite|salta|ignora|deshabilita|desactiva|skip)\w*",
            rf"\b(?:ning[úu]n[oa]?|sin|no (?:hay|existen|tiene))\b[\w\s/]{{0,30}}{TEST}",
        ),
        subjects=(SUBJECTS,),
    ),
    Phrase(
        "tests-added",
        (
            rf"\b(?:ning[úu]n[oa]?|nada|no hay|no queda)\b(?P<gap>[\w\s]{{0,60}}?)"
            rf"(?P<key>\bsin\b)(?P<gap2>{NEAR}){TEST}",
            r"\b(?:ning[úu]n[oa]?|nada|no queda|no hay)\b(?P<gap>[\w\s]{0,40}?)"
            r"(?P<key>\bsin (?:probar|testear)\b)",
        ),
        subjects=(SUBJECTS,),
    ),
    # No number is stated: every line and function that the change adds has to have been run.
    Phrase(
        "changed-coverage",
        (
            rf"(?P<key>{CODE})[^;]{{0,40}}?\b(?:est[áa]n?|sido|fueron|fue|es|son)\s+"
            r"(?:\w+ )?(?:probad[oa]s?|testead[oa]s?|cubiert[oa]s?)\b"
            rf"(?=\s+(?:por|con|mediante)\b[\w\s-]{{0,30}}?{TEST}|"
            r"\W*(?:[,;(]|\Z|y\b))",
            rf"(?P<key>{EVERY}{NEW_BEFORE}{NOUN}{NEW})[^;]{{0,25}}?\b(?:tienen?|"
            rf"cuentan? con|vienen? con|incluyen?|trae)\b{NEAR}{TEST}",
            rf"{TEST}[\w\s]{{0,20}}?\bcubr(?:en|e|iendo)\s+(?P<key>{CODE})",
            rf"{TEST}[\w\s]{{0,20}}?\b(?:para|de)\s+" rf"(?P<key>{EVERY}{NEW_BEFORE}{NOUN}{NEW})",
            r"\bning[úu]n[oa]?\b\s+(?P<key>[\w\s]{1,40}?)\s+(?:queda\s+)?"
            r"(?:sin (?:probar|testear|pruebas|tests?))\b",
        ),
        unless=(
            r"%|\d",
            r"\bmanual\w*|\ba mano\b",
            r"\bno\b|\bnunca\b",
        ),
        options={"threshold": "0", "added": "true"},
    ),
    Phrase(
        "changed-coverage",
        (
            rf"(?P<key>{COVERAGE}){GAP}{PERCENT}{GAP}{CHANGED}",
            rf"(?P<key>{COVERAGE}){GAP}{CHANGED}{GAP}{PERCENT}",
            rf"{PERCENT}{GAP}(?P<key>{COVERAGE}){GAP}{CHANGED}",
            rf"{PERCENT}{GAP}{CHANGED}{GAP}(?P<key>{COVERAGE})",
            rf"{CHANGED}{GAP}(?P<key>{COVERAGE}){GAP}{PERCENT}",
            rf"{CHANGED}{GAP}{PERCENT}{GAP}(?P<key>{COVERAGE})",
            rf"{COVERED_BY_TESTS}{GAP}{PERCENT}{GAP}{CHANGED}",
        ),
    ),
    Phrase(
        "changed-coverage",
        (
            rf"(?P<key>{COVERAGE_NOUN}){GAP}{CHANGED}",
            rf"{CHANGED}{GAP}(?P<key>{COVERAGE_NOUN})",
        ),
        unless=(r"\d", LEVEL),
    ),
    Phrase(
        "total-coverage",
        (
            rf"(?P<key>{COVERAGE}){GAP}{PERCENT}",
            rf"{PERCENT}{GAP}(?P<key>{COVERAGE})",
            rf"{COVERED_BY_TESTS}{GAP}{PERCENT}",
            rf"(?P<key>{COVERAGE_NOUN}){GAP}{LEVEL}",
            rf"\b(?:baja|disminuci[óo]n|ca[íi]da|descenso)\b[\w\s]{{0,20}}?"
            rf"(?P<key>{COVERAGE_NOUN})",
        ),
        # What starts with a name in code speaks of that part alone.
        unless=(CHANGED, r"\A\W*`[\w./]+(?:\(\))?`\s"),
    ),
    Phrase(
        "no-new-skips",
        (
            rf"{TEST}[\w\s]{{0,25}}?"
            r"(?P<key>\b(?:omitid|saltad|ignorad|deshabilitad|desactivad|skipead)[oa]s?\b)",
            r"(?P<key>\bskips?\b|\bxfail\w*)",
        ),
    ),
    Phrase(
        "no-network",
        (
            r"(?P<key>\b(?:sin conexi[óo]n|acceso a (?:la )?red|internet|"
            r"(?:servicios?|apis?) extern[oa]s?|offline|mockead[oa]s?))\b",
        ),
    ),
)
