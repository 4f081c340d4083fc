"""Portuguese phrases about tools and pipelines."""

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
            rf"\b(?:limpo|passa|atende|satisfaz)\b{NEAR}(?P<key>{LINTER})",
            r"(?P<key>\b(?:lintad)[oa]s?\b)",
        ),
        unless=(OTHER_LINTER, r"\bpyproject|\bconfigur"),
        options={"check": "true", "format": "false"},
    ),
    Phrase(
        "ruff-clean",
        (
            rf"(?P<key>{FORMATTER}){SHARED}{CLEAN}",
            rf"{NONE_OF}{NEAR}(?P<key>\bformata[çc][ãa]o\b)",
            r"\b(?:c[óo]digo|arquivos?|ficheiros?|tudo)\b[\w\s]{0,20}?"
            r"(?P<key>\bformatad[oa]s?\b)",
        ),
        unless=(
            OTHER_FORMATTER,
            r"\b(?:mensage(?:m|ns)|commits?|respostas?|datas?|sa[íi]das?|json|n[úu]meros?)\b",
        ),
        options={"check": "false", "format": "true"},
    ),
    Phrase(
        "black-clean",
        (
            rf"(?P<key>\bblack\b){SHARED}{CLEAN}",
            rf"{NONE_OF}{NEAR}(?P<key>\bblack\b)",
            rf"\b(?:formatad[oa]s?|formata[çc][ãa]o|formatar|formatter)\b{GAP}"
            rf"(?P<key>\bblack\b)",
            rf"(?P<key>\bblack\b){GAP}\b(?:formatad[oa]s?|formata[çc][ãa]o)\b",
        ),
    ),
    Phrase(
        "types-clean",
        (
            rf"(?P<key>{TYPES}){SHARED}(?:{CLEAN}|\b(?:verificad|checad|validad)[oa]s?\b)",
            rf"{NONE_OF}{NEAR}(?P<key>{TYPES})",
            r"\b(?:nenhum|zero|0|sem|n[ãa]o h[áa])[\s\w]{0,12}?"
            r"(?P<key>\berros? de (?:tipos?|tipagem))\b",
        ),
        unless=(OTHER_TYPES, HINTS),
    ),
    Phrase("type-hints", (rf"(?P<key>{HINTS})",)),
    Phrase(
        "ci-green",
        (
            rf"(?P<key>\b(?:ci(?:/cd)?|pipelines?|integra[çc][ãa]o cont[íi]nua|github actions|"
            rf"gitlab ci)\b){GAP}{PASSING}",
            r"\b(?:passam?|passando|verdes?|sucesso)\b[\w\s]{0,20}\b(?:na|no|em|pela|pelo) "
            r"(?P<key>ci|pipeline|integra[çc][ãa]o cont[íi]nua)\b",
            r"(?P<key>\b(?:todos|todas) (?:os|as) (?:checks|verifica[çc][õo]es|jobs)\b)"
            r"[\w\s]{0,20}\b(?:verdes?|passa)",
        ),
    ),
    Phrase(
        "security-scan",
        (
            r"(?P<key>\b(?:bandit|pip-audit|safety|snyk|trivy|semgrep|sonarqube|"
            r"vulnerabilidades?|(?:an[áa]lise|auditoria|varredura|scan) de (?:seguran[çc]a|"
            r"depend[êe]ncias))\b)",
        ),
    ),
    Phrase(
        "build",
        (
            r"(?P<key>\b(?:build|compila[çc][ãa]o)\b)[\w\s:]{0,25}\b(?:passa|passando|ok|"
            r"funciona|erros?|verde|sucesso)\b",
            r"\b(?:projeto|c[óo]digo|aplica[çc][ãa]o|tudo|programa)\b[\w\s]{0,15}?"
            r"(?P<key>\bcompilam?)\b",
            r"(?P<key>\bcompila (?:sem|bem|corretamente))\b",
        ),
    ),
    Phrase(
        "style-guide",
        (
            r"(?P<key>\b(?:(?:guias?|diretrizes|regras|normas) (?:de|do) (?:estilo|"
            r"codifica[çc][ãa]o|c[óo]digo|projeto)|"
            r"conven[çc][õo]es (?:de|do|da) (?:c[óo]digo|codifica[çc][ãa]o|projeto|estilo|time|"
            r"equipe|reposit[óo]rio|nomenclatura)|padr(?:[ãa]o|[õo]es)"
            r"(?: (?:de|do|da) (?:c[óo]digo|codifica[çc][ãa]o|projeto|time|equipe|"
            r"programa[çc][ãa]o|estilo))?|estilo de c[óo]digo|boas pr[áa]ticas|pep[ -]?8))\b",
        ),
    ),
)
