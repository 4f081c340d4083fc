"""Portuguese phrases about files and what stands in them."""

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
            rf"(?P<key>{BACKUP}){GAP}\b(?:removid|apagad|exclu[íi]d|deletad)[oa]s?\b",
            rf"\b(?:remover|apagar|excluir)\b{NEAR}(?P<key>{BACKUP})",
        ),
        unless=(
            r"\b(?:plano|estrat[ée]gia|script|tarefa|rotina) de back-?up",
            r"\b(?:perdid|corromp|restaur|perde)",
        ),
    ),
    Phrase(
        "docs-touched",
        (
            rf"(?P<key>{DOCS}){SHARED}{UPDATED}",
            rf"{UPDATING}{NEAR}(?P<key>{DOCS})",
            r"(?P<key>\bdocumentad[oa]s?\b)",
            r"\A\W*(?:\w+:\s*)?(?P<key>(?:readme|changelog)(?:\.\w+)?"
            r"(?:[\s/,&]+(?:e )?(?:readme|changelog)(?:\.\w+)?){0,3})\W*\Z",
        ),
        unless=(
            DOCSTRING,
            r"\baprovad[oa]s?\b",
        ),
    ),
    Phrase(
        "no-secrets",
        (
            rf"{NO}{NO_GAP}(?P<key>{SECRETS})",
            rf"(?P<key>{SECRETS}){GAP}(?:\bnunca\b|\bem nenhum lugar\b|{NOT})",
            rf"{NO}{NO_GAP}(?P<key>{KEYS}){GAP}{IN_CODE}",
        ),
        unless=(
            r"\b(?:vazi[oa]|aceit|digit|esquec|hash|criptograf|cifrad|expir|inv[áa]lid|"
            r"renov|usu[áa]ri)\w*",
            rf"\A(?!.*{IN_CODE}).*\b(?:logs?|registros|registos)\b",
        ),
    ),
    Phrase(
        "license-untouched",
        (
            rf"(?P<key>{LICENSE}){GAP}(?:\b(?:intact[oa]s?|inalterad[oa]s?|"
            rf"sem altera[çc][õo]es)\b|"
            rf"\b(?:n[ãa]o|nunca) (?:foi |[ée] |se |est[áa] |deve |ser )*(?:sid[oa] "
            rf")?{TOUCH})",
            rf"\b(?:n[ãa]o|nunca|nenhuma|sem)\b\s{TOUCH}{NEAR}(?P<key>{LICENSE})",
        ),
        unless=(r"\bcabe[çc]alhos?\b",),
    ),
    Phrase(
        "no-temporary-files",
        (
            rf"{NO}{NEAR}(?P<key>{TEMPORARY})",
            rf"(?P<key>{TEMPORARY}){GAP}\b(?:removid|apagad|exclu[íi]d)[oa]s?\b",
            rf"\b(?:remover|apagar|excluir)\b{NEAR}(?P<key>{TEMPORARY})",
        ),
    ),
    Phrase(
        "clean-worktree",
        (
            rf"{NO}{NEAR}(?P<key>\b(?:mudan[çc]as?|altera[çc](?:[õo]es|[ãa]o)|arquivos?) n[ãa]o "
            r"(?:commit|confirm|rastread|versionad)\w*)",
            r"(?P<key>\b(?:[áa]rvore|diret[óo]rio|c[óo]pia) de trabalho\b)[\w\s]{0,15}\blimp[oa]\b",
        ),
    ),
    Phrase("docstrings", (rf"(?P<key>{DOCSTRING})",)),
    Phrase(
        "no-debug-leftovers",
        (
            r"\b(?:sem|nenhum|n[ãa]o h[áa]|nem|zero|0|remov\w+|apag\w+)(?!\w)"
            r"[\w\s`'()/,.-]{0,50}?"
            r"(?P<key>\b(?:c[óo]digo (?:morto|comentado)|linhas comentadas)\b)",
            r"(?P<key>\b(?:(?:instru[çc][õo]es|sa[íi]das?|mensagens|logs?|c[óo]digo|"
            r"`?prints?`?(?:\(\)`?)?|`?console\.log`?) de (?:depura[çc][ãa]o|debug\w*))\b)",
            r"\b(?:sem|nenhum|n[ãa]o h[áa]|nem)(?!\w)[\w\s]{0,12}`?"
            r"(?P<key>\b(?:prints?|console\.log|debugger)\b)",
            r"(?P<key>(?-i:\b(?:TODOs?|FIXMEs?)\b)|\bfixmes?\b)",
        ),
    ),
    Phrase("migration", (r"(?P<key>\bmigra[çc](?:[ãa]o|[õo]es)\b)",)),
    Phrase(
        "version-bumped",
        (
            r"(?P<key>\b(?:n[úu]mero d[ae] vers[ãa]o|vers[ãa]o (?:\w+ )?(?:increment|"
            r"aument|sub)\w+))",
        ),
    ),
)
