"""French phrases about tools and pipelines."""

from __future__ import annotations

from ...model.language import Phrase
from .words import (
    CLEAN,
    FORMATTED,
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
            rf"\b(?:propre|conforme|satisfait|respecte|passe)\b{NEAR}(?P<key>{LINTER})",
            r"(?P<key>\blint[ée]e?s?\b)(?<=[ées])(?<!lints)",
        ),
        unless=(OTHER_LINTER, r"\bpyproject|\bconfigur"),
        options={"check": "true", "format": "false"},
    ),
    Phrase(
        "ruff-clean",
        (
            rf"(?P<key>{FORMATTER}){SHARED}{CLEAN}",
            rf"{NONE_OF}{NEAR}(?P<key>\b(?:formatt?age|mise en forme)\b)",
            rf"\b(?:code|fichiers?|sources?|tout)\b[\w\s']{{0,20}}?(?P<key>\b{FORMATTED})\b",
        ),
        unless=(
            OTHER_FORMATTER,
            r"\b(?:messages?|commits?|r[ée]ponses?|dates?|sorties?|json)\b",
        ),
        options={"check": "false", "format": "true"},
    ),
    Phrase(
        "black-clean",
        (
            rf"(?P<key>\bblack\b){SHARED}{CLEAN}",
            rf"{NONE_OF}{NEAR}(?P<key>\bblack\b)",
            rf"\b(?:{FORMATTED}|formatt?age|formatter|mise en forme)\b{GAP}" rf"(?P<key>\bblack\b)",
            rf"(?P<key>\bblack\b){GAP}\b(?:{FORMATTED}|formatt?age)\b",
        ),
    ),
    Phrase(
        "types-clean",
        (
            rf"(?P<key>{TYPES}){SHARED}(?:{CLEAN}|\b(?:v[ée]rifi|contr[ôo]l)[ée]e?s?\b)",
            rf"{NONE_OF}{NEAR}(?P<key>{TYPES})",
            r"\b(?:aucune?|z[ée]ro|0|sans|pas d'|pas de)[\s\w]{0,12}?"
            r"(?P<key>\berreurs? de typ(?:es?|age))\b",
        ),
        unless=(OTHER_TYPES, HINTS),
    ),
    Phrase("type-hints", (rf"(?P<key>{HINTS})",)),
    Phrase(
        "ci-green",
        (
            rf"(?P<key>\b(?:ci(?:/cd)?|pipelines?|int[ée]gration continue|github actions|"
            rf"gitlab ci)\b){GAP}{PASSING}",
            r"\b(?:passe(?:nt)?|r[ée]ussi\w*|au vert|verts?)\b[\w\s]{0,20}\b(?:dans|sur|en|via|"
            r"par) (?:la |le |l')?(?P<key>ci|pipeline|int[ée]gration continue)\b",
            r"(?P<key>\b(?:tous|toutes) les (?:checks|v[ée]rifications|jobs)\b)[\w\s]{0,20}"
            r"\b(?:verte?s?|pass|r[ée]uss)",
        ),
    ),
    Phrase(
        "security-scan",
        (
            r"(?P<key>\b(?:bandit|pip-audit|safety|snyk|trivy|semgrep|sonarqube|"
            r"vuln[ée]rabilit[ée]s?|failles?(?: de s[ée]curit[ée])?|"
            r"(?:analyse|audit|scan)s? (?:de |des )(?:s[ée]curit[ée]|d[ée]pendances))\b)",
        ),
    ),
    Phrase(
        "build",
        (
            r"(?P<key>\b(?:build|compilation)\b)[\w\s:]{0,25}\b(?:passe|r[ée]ussi\w*|ok|"
            r"fonctionne|erreurs?|verte?|marche)\b",
            r"\b(?:projet|code|application|programme|tout|il|elle|[çc]a)\b[\w\s]{0,15}?"
            r"(?P<key>\bcompile)\b",
            r"(?P<key>\bcompile) (?:sans|bien|correctement)\b",
        ),
    ),
    Phrase(
        "style-guide",
        (
            r"(?P<key>\b(?:guides? de style|"
            r"conventions? (?:de (?:code|codage|nommage|style|l'[ée]quipe)|du projet|"
            r"d'[ée]criture)|(?:standards?|normes?|r[èe]gles) (?:de (?:code|codage|style|"
            r"nommage|programmation|qualit[ée])|du (?:code|projet))|style de code|"
            r"bonnes pratiques|pep[ -]?8))\b",
        ),
    ),
)
