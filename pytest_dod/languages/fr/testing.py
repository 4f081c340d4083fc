"""French phrases about tests and coverage."""

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
            rf"(?P<key>{TEST})(?! qui (?:pass|r[ée]uss)){SHARED}{THEN}{PASSING}",
            rf"(?P<key>{TEST}){SHARED}{MADE}[^;,.]{{0,40}}?\bet\s+(?:\w+\s+)?"
            rf"(?:passent|r[ée]ussissent)\b",
            rf"\b(?:r[ée]ussite|succ[èe]s|passage)\b{NEAR}(?P<key>{TEST})",
            rf"\b(?:aucune?|pas de|plus de|plus aucune?|z[ée]ro|0)\b{NEAR}(?P<key>{TEST})"
            rf"{NEAR}\b(?:[ée]chou\w+|[ée]chec|rouges?|cass[ée]s?|KO)\b",
            rf"\b(?:aucune?|pas d(?:e\b|'))[\w\s]{{0,4}}\b[ée]checs?\b{NEAR}(?P<key>{TEST})",
            rf"\b(?:ex[ée]cut(?:er|[ée])|lanc(?:er|[ée])|jou(?:er|[ée]))\b{NEAR}"
            rf"(?P<key>{TEST})",
        ),
        unless=(
            r"\bne (?:passe|r[ée]ussi|tourne|fonctionne)\w* (?:pas|plus)\b",
            r"\b(?:ignor|saut|d[ée]sactiv|skip)\w*",
            r"\bmanuel\w*|[àa] la main\b",
        ),
    ),
    Phrase(
        "tests-added",
        (
            rf"{TEST}(?P<gap>{SHARED})(?P<key>{MADE})",
            rf"(?P<key>\b(?:ajout(?:er|e|ez|ons|[ée]|ent)?|[ée]cri(?:re|s|t|ture|vez)|"
            rf"r[ée]dig(?:er|[ée]|e)|cr[ée]{{1,2}}r?|cr[ée]ation)\b)(?P<gap>{NEAR}){TEST}",
            rf"(?P<key>\bnouveaux\b)(?: (?:ou|et|mis|[àa]|jour|adapt[ée]s|modifi[ée]s))*\s+"
            rf"{TEST}",
            rf"(?P<key>\b(?:couvre(?:nt)?|couverte?s? par|accompagn[ée]e?s? (?:de|par|d'une?)|"
            rf"il y a|dispose(?:nt)? de|poss[èe]de(?:nt)?|comporte(?:nt)?|"
            rf"(?:a|ont) (?:bien |au moins )?(?:ses|son|des|une?|leurs?)|v[ée]rifi[ée]e?s? par|"
            rf"vient avec|viennent avec|livr[ée]e?s? avec)\b)"
            rf"(?P<gap>{NEAR}){TEST}",
            rf"{TEST}(?P<gap>[\w\s']{{0,30}}?)(?P<key>\bcouvr(?:e|ent|ant)\b)",
            rf"\b(?:nouve(?:au|aux|lles?)|ajout[ée]e?s?|fonctionnalit[ée]s?|fonctions?|"
            rf"comportements?|corrections?|code|logique)\b(?P<gap>{GAP})"
            rf"(?P<key>\b(?:est|sont|soi(?:t|ent)|[ée]t[ée])\s+(?:\w+ )?test[ée]e?s?\b)",
            rf"(?P<key>\b(?:au moins|au minimum) (?:une?|\d+|deux|trois)\b)\s+{TEST}",
            r"\A\W*(?P<key>\d+)\s+tests? (?:d'|(?:qui|de|unitaires?|fonctionnels?|par|pour)\b)",
        ),
        unless=(
            rf"\A(?=.*(?:\bnouveaux\b[\w\s/,-]{{0,30}}{TEST}|{TEST}[\w\s/,']{{0,30}}"
            rf"\bnouveaux\b))(?!.*\b(?:[ée]crit|ajout|r[ée]dig)).*\b(?:passe|r[ée]uss|vert)",
            r"\bmanuel\w*|[àa] la main\b",
            r"%",
            r"\b(?:ignor[ée]|saut[ée]|d[ée]sactiv|skip)\w*",
            rf"\b(?:aucune?|sans|pas de)\b[\w\s/]{{0,30}}{TEST}",
        ),
        subjects=(SUBJECTS,),
    ),
    Phrase(
        "tests-added",
        (
            rf"\b(?:aucune?|nulle?|pas de|pas d'|rien)\b(?P<gap>[\w\s']{{0,60}}?)"
            rf"(?P<key>\b(?:sans|d[ée]pourvue?s? de|non couverte?s? par)\b)"
            rf"(?P<gap2>{NEAR}){TEST}",
            r"\b(?:aucune?|nulle?|pas de)\b(?P<gap>[\w\s']{0,40}?)"
            r"(?P<key>\bnon test[ée]e?s?\b)",
        ),
        subjects=(SUBJECTS,),
    ),
    # No number is stated: every line and function that the change adds has to have been run.
    Phrase(
        "changed-coverage",
        (
            rf"(?P<key>{CODE})[^;]{{0,40}}?\b(?:est|sont|soi(?:t|ent)|[ée]t[ée])\s+"
            r"(?:\w+ )?(?:test[ée]e?s?|couverte?s?)\b"
            rf"(?=\s+(?:par|avec|via)\b[\w\s'-]{{0,30}}?{TEST}|"
            r"\W*(?:[,;(]|\Z|et\b))",
            rf"(?P<key>{EVERY}{NEW_BEFORE}{NOUN}{NEW})[^;]{{0,25}}?\b(?:a|ont|poss[èe]de|"
            rf"dispose(?:nt)? de|vient avec|viennent avec|est accompagn[ée]e? d[e'])"
            rf"(?!\w){NEAR}{TEST}",
            rf"{TEST}[\w\s']{{0,20}}?\bcouvr(?:ent|e)\s+(?P<key>{CODE})",
            rf"{TEST}[\w\s']{{0,20}}?\bpour\s+" rf"(?P<key>{EVERY}{NEW_BEFORE}{NOUN}{NEW})",
            r"\baucune?\b\s+(?P<key>[\w\s']{1,40}?)\s+(?:(?:n'est|ne reste|reste)\s+)?"
            r"(?:non test[ée]e?|sans tests?)\b",
        ),
        unless=(
            r"%|\d",
            r"\bmanuel\w*|[àa] la main\b",
            r"\b(?:pas|jamais)\b",
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
            rf"\b(?:baisse|diminution|r[ée]gression|recul)\b[\w\s]{{0,20}}?"
            rf"(?P<key>{COVERAGE_NOUN})",
        ),
        # What starts with a name in code speaks of that part alone.
        unless=(CHANGED, r"\A\W*`[\w./]+(?:\(\))?`\s"),
    ),
    Phrase(
        "no-new-skips",
        (
            rf"{TEST}[\w\s']{{0,25}}?"
            r"(?P<key>\b(?:(?:ignor|saut|skipp?)(?:ée?s?|ees?|e[rz])|(?:d[ée]sactiv|"
            r"neutralis)[ée]e?s?)\b)",
            r"(?P<key>\bskips?\b|\bxfail\w*)",
        ),
    ),
    Phrase(
        "no-network",
        (
            r"(?P<key>\b(?:hors[ -]ligne|r[ée]seau|internet|services? (?:externes?|tiers)|"
            r"appels? externes?|offline|mock[ée]e?s?))\b",
        ),
    ),
)
