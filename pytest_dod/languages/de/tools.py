"""German phrases about tools and pipelines."""

from __future__ import annotations

from ...model.language import Phrase
from .words import (
    ANALYSIS,
    CLEAN,
    FINDING,
    FORMATTER,
    GAP,
    HINTS,
    LINTER,
    NEAR,
    NO_NEW,
    OBEYED,
    OTHER_FORMATTER,
    OTHER_LINTER,
    OTHER_TYPES,
    PASSING,
    PIPELINE,
    SCAN,
    SHARED,
    STYLE,
    TEST,
    TYPES,
)

PHRASES: tuple[Phrase, ...] = (
    Phrase(
        "ruff-clean",
        (
            rf"(?P<key>{LINTER}){SHARED}{CLEAN}",
            rf"\b(?:keine?n?|ohne|weder|null|0)\b[\w\s/-]{{0,25}}?(?P<key>{LINTER}(?:-?\w+)?)",
            rf"\b(?:sauber|nichts mehr)\b{NEAR}(?P<key>{LINTER})",
            r"(?P<key>\bgelintet\b)",
            rf"{FINDING}[\w\s]{{0,20}}(?P<key>{LINTER})[^;]{{0,30}}?\b(?:behoben|beseitigt|erledigt|weg)\b",
            rf"(?P<key>{LINTER}-?{FINDING})[^;]{{0,20}}?\b(?:behoben|beseitigt|erledigt|weg)\b",
            rf"(?P<key>{STYLE}|{ANALYSIS})(?:{GAP}\bruff\b|{SHARED}{LINTER}{SHARED}{CLEAN})",
            rf"\b(?:vom|durch den)\b\s+(?P<key>{LINTER}){SHARED}\bnichts\b",
        ),
        unless=(OTHER_LINTER, NO_NEW),
        options={"check": "true", "format": "false"},
        about=r"lint|ruff",
    ),
    Phrase(
        "ruff-clean",
        (
            rf"{NO_NEW}[\w\s]{{0,15}}?(?P<key>{LINTER}(?:-?{FINDING})?)",
            rf"{NO_NEW}[\w\s]{{0,15}}?{FINDING}[\w\s]{{0,20}}?(?P<key>{LINTER})",
            rf"(?P<key>{LINTER}){SHARED}{NO_NEW}[\w\s]{{0,15}}?{FINDING}",
        ),
        unless=(OTHER_LINTER,),
        options={"check": "true", "format": "false", "new": "true"},
        about=r"lint|ruff",
    ),
    Phrase(
        "ruff-clean",
        (
            rf"{NO_NEW}[\w\s]{{0,12}}?(?P<key>\bwarnung(?:en)?)\b",
            r"\bkeine\b[\w\s]{0,12}?(?P<key>\bwarnungen)\b[\w\s]{0,12}?\b(?:hinzugekommen|dazugekommen|"
            r"kommen (?:hinzu|dazu)|verursacht|eingef(?:ü|ue)hrt)\b",
        ),
        unless=(OTHER_LINTER, OTHER_TYPES, LINTER, TYPES, r"\b(?:compiler|pytest|mypy)\b"),
        options={"check": "true", "format": "false", "new": "true"},
        partly="of warnings it knows those of ruff only",
        about=r"warnung",
    ),
    Phrase(
        "ruff-clean",
        (
            rf"(?P<key>{ANALYSIS}){SHARED}(?:{CLEAN}|\bdurchgef(?:ü|ue)hrt\b)",
            rf"\b(?:keine?n?|ohne|null|0)\b[\w\s/-]{{0,25}}?(?P<key>{ANALYSIS})",
        ),
        unless=(OTHER_LINTER, OTHER_TYPES, r"\b(?:ruff|mypy|sonar\w*|codeql|bandit)\b"),
        options={"check": "true", "format": "false"},
        partly="the text does not say by which tools the code is analysed",
        about=r"analyse|statisch|codequalit",
    ),
    Phrase(
        "ruff-clean",
        (
            rf"(?P<key>{STYLE}){SHARED}{OBEYED}",
            rf"{OBEYED}{NEAR}(?P<key>{STYLE})",
            rf"\b(?:gegen|an)\b{NEAR}(?P<key>{STYLE}){SHARED}(?:{OBEYED}|\bversto(?:ß|ss)\w*)",
            rf"\b(?:keine?|ohne)\b{NEAR}\bverst(?:o|ö)(?:ß|ss)\w*\b{NEAR}(?P<key>{STYLE})",
            rf"\A\W*(?:\w+ ){{0,2}}(?P<key>{STYLE})\W*\Z",
        ),
        unless=(
            OTHER_LINTER,
            OTHER_FORMATTER,
            r"\bruff\b",
            r"\b(?:commits?|commit-\w+|branch(?:es)?|design-?system|barrierefrei\w*)\b",
        ),
        options={"check": "true", "format": "false"},
        partly="no tool knows all of a style guide",
        about=r"style|standard|guideline|konvention|regel|pep|stil|richtlinie|vorgabe",
    ),
    Phrase(
        "ruff-clean",
        (
            rf"(?P<key>{FORMATTER}){SHARED}{CLEAN}",
            rf"{STYLE}{GAP}(?P<key>\bruff format\b)",
            r"(?P<key>\b(?:code|er|sie|es|alles|dateien)\b[\w\s]{0,20}?\bformatiert)\b",
        ),
        unless=(OTHER_FORMATTER, r"\b(?:commits?|commit-?\w+|antwort\w*|datum\w*)\b"),
        options={"check": "false", "format": "true"},
        about=r"format",
    ),
    Phrase(
        "black-clean",
        (
            rf"(?P<key>\bblack\b){SHARED}{CLEAN}",
            rf"\bformat\w*\b{GAP}(?P<key>\bblack\b)",
            rf"(?P<key>\bblack\b){GAP}\b(?:formatiert|kontrolliert|gepr(?:ü|ue)ft)\b",
            rf"\b(?:keine?n?|ohne)\b{NEAR}(?P<key>\bblack\b)",
        ),
        about=r"black",
    ),
    Phrase(
        "types-clean",
        (
            rf"(?P<key>{TYPES}){SHARED}(?:{CLEAN}|\b(?:kontrolliert|gepr(?:ü|ue)ft)\b)",
            r"\b(?:keine?|ohne|null|0)\b[\s\w]{0,10}?(?P<key>\b(?:typ(?:isierungs)?-?fehler|"
            r"mypy-?(?:fehler|meldungen|befunde)))\b",
            rf"{CLEAN}{NEAR}(?P<key>\b(?:mypy|typ-?pr(?:ü|ue)fung|typ-?check)\b)",
        ),
        unless=(OTHER_TYPES, HINTS),
        about=r"typ|mypy",
    ),
    Phrase(
        "type-hints",
        (rf"(?P<key>{HINTS})",),
        unless=(r"\b(?:ö|oe)ffentlich\w*", rf"\b(?:keine?|ohne|nicht)\b{NEAR}{HINTS}"),
        about=r"typ",
    ),
    Phrase(
        "type-hints",
        (
            rf"\b(?:ö|oe)ffentlich\w*\b{GAP}(?P<key>{HINTS})",
            rf"(?P<key>{HINTS}){GAP}\b(?:ö|oe)ffentlich\w*",
        ),
        unless=(rf"\b(?:keine?|ohne|nicht)\b{NEAR}{HINTS}",),
        options={"public": "true"},
        about=r"typ",
    ),
    Phrase(
        "ci-green",
        (
            rf"(?P<key>{PIPELINE}){SHARED}{PASSING}",
            rf"\b(?:gr(?:ü|ue)ne[rs]?|erfolgreiche[rs]?|bestandene[rs]?)\b\s+(?P<key>{PIPELINE}|\bbuilds?\b)",
            r"(?P<key>\bbuild\b)\s+(?:ist|bleibt)\s+gr(?:ü|ue)n\b",
            rf"{TEST}[\w\s]{{0,30}}\b(?:in|"
            rf"auf) (?:der )?(?P<key>{PIPELINE})[\w\s]{{0,20}}{PASSING}",
            rf"{TEST}[\w\s]{{0,15}}{PASSING}[^;]{{0,40}}?\b(?:in|auf) (?:der )?(?P<key>{PIPELINE})",
            rf"\b(?:keine?|ohne)\b[\w\s]{{0,15}}\b(?:rote[nr]?|fehlgeschlagene[nr]?|fehlerhafte[nr]?)\b\s+"
            rf"(?P<key>{PIPELINE}|\bjobs?\b)",
        ),
        unless=(r"\bnicht (?:gr(?:ü|ue)n|bestehen|laufen|erfolgreich)",),
        about=r"\bci\b|ci[/-]|pipeline|action|gitlab|jenkins|build|workflow|job|check|der ci",
    ),
    Phrase(
        "security-scan",
        (
            rf"(?P<key>{SCAN}){SHARED}(?:{CLEAN}|{PASSING}|\bkeine?\b|\bdurchgef(?:ü|ue)hrt\b)",
            rf"\b(?:keine?|ohne|null|0)\b[\w\s,-]{{0,35}}?(?P<key>{SCAN}|\b(?:schwachstellen|"
            r"sicherheits-?(?:l(?:ü|ue)cken|probleme|befunde|funde|warnungen|m(?:ä|ae)ngel)|"
            r"verwundbarkeiten|cves?))\b",
            r"\bauf\b[\w\s]{0,15}(?P<key>\b(?:schwachstellen|sicherheitsl(?:ü|ue)cken))\b[\w\s]{0,15}"
            r"\b(?:gepr(?:ü|ue)ft|untersucht|gescannt)\b",
        ),
        unless=(
            r"\b(?:snyk|trivy|semgrep|safety|npm|yarn|pnpm|codeql|sonar\w*|dependabot|grype|zap|"
            r"cargo|owasp)\b",
            r"\b(?:pip-audit|abh(?:ä|ae)ngigkeit\w*|paket\w*|drittanbieter\w*)\b",
        ),
        partly="bandit looks at the lines that the change adds, and at nothing else",
        about=r"secur|sicherheit|schwachstelle|verwundbar|sast|cve",
    ),
    Phrase(
        "security-scan",
        (
            rf"(?P<key>\bbandit\b)(?:{SHARED}(?:{CLEAN}|{PASSING})|{GAP}\bbehoben\b)",
            r"\b(?:keine?|ohne|null|0)\b[\w\s,-]{0,25}?(?P<key>\bbandit\b)",
        ),
        options={"tools": "bandit"},
        about=r"bandit",
    ),
    Phrase(
        "security-scan",
        (
            rf"(?P<key>\bpip-audit\b)(?:{SHARED}(?:{CLEAN}|{PASSING})|{GAP}\bbehoben\b)",
            r"\b(?:keine?|ohne|null|0)\b[\w\s,-]{0,25}?(?P<key>\bpip-audit\b)",
            r"\b(?:abh(?:ä|ae)ngigkeiten|pakete?n?|drittanbieter\w*)\b[^;]{0,40}?"
            r"(?P<key>\b(?:schwachstellen|sicherheitsl(?:ü|ue)cken|cves?|verwundbarkeiten|audit))\b",
            r"\b(?:keine?|ohne)\b[\w\s,-]{0,30}?(?P<key>\b(?:schwachstellen|verwundbare\w*|"
            r"sicherheitsl(?:ü|ue)cken))\b[\w\s]{0,15}?\b(?:abh(?:ä|ae)ngigkeiten|paketen?)\b",
        ),
        unless=(r"\b(?:snyk|trivy|semgrep|safety|npm|yarn|pnpm|cargo|dependabot|grype|owasp)\b",),
        options={"tools": "pip-audit"},
        about=r"pip-audit|abh(?:ä|ae)ng|paket|drittanbieter",
    ),
    Phrase(
        "build",
        (
            r"(?P<key>\bbuild\b)[\w\s]{0,20}\b(?:l(?:ä|ae)uft|fehler|durch|klappt|gelingt|"
            r"funktioniert|fehlerfrei)\b",
            r"(?P<key>\b(?:kompiliert|kompilierbar|baut|l(?:ä|ae)sst sich (?:bauen|(?:ü|"
            r"ue)bersetzen|"
            r"installieren|starten)))\b",
            r"(?P<key>\b(?:paket|wheel|anwendung|programm|app|image))\b[\w\s]{0,20}\b(?:gebaut|"
            r"installier(?:t|bar)|startet)\b",
        ),
        unless=(r"\bci\b|\bpipeline",),
        about=r"build|kompilier|baut|l(?:ä|ae)sst sich|paket|wheel|anwendung|programm|app|image",
    ),
)
