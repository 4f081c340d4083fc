"""German phrases about files and what stands in them."""

from __future__ import annotations

from ...model.language import Phrase
from .words import (
    BACKUP,
    DEBUG,
    DOCS,
    DOCSTRING,
    GAP,
    GONE,
    LICENSE,
    NEAR,
    NO,
    NO_GAP,
    SECRETS,
    SHARED,
    TEMPORARY,
    TOUCH,
    UPDATED,
)

PHRASES: tuple[Phrase, ...] = (
    Phrase(
        "no-backup-files",
        (
            rf"{NO}{NO_GAP}(?P<key>{BACKUP})",
            rf"(?P<key>{BACKUP}){GAP}{GONE}",
        ),
        unless=(r"\b(?:ins|im|vom|das) back-?up\b",),
        about=r"back-?up|sicherung|\.(?:bak|orig|rej|old|swp)|~",
    ),
    Phrase(
        "no-backup-files",
        (
            rf"{NO}{NEAR}(?P<key>{TEMPORARY})",
            rf"(?P<key>{TEMPORARY}){GAP}{GONE}",
            rf"\b(?:nichts|keine?)\b{GAP}(?P<key>\b(?:versehentlich|aus versehen))\b",
            rf"(?P<key>\b(?:versehentlich|aus versehen))\b{GAP}\b(?:nichts|keine?)\b",
        ),
        unless=(r"\b(?:ger(?:ä|ae)t|nutzer|kunde)\w*\b",),
        partly="it knows backup copies; other files that do not belong here have any name",
        about=r"datei|artefakt|versehen",
    ),
    Phrase(
        "docs-touched",
        (
            rf"(?P<key>{DOCS}){SHARED}{UPDATED}",
            rf"\b(?:aktualisierte[nr]?|neuen? eintrag|eintrag im|eintrag in (?:der|den)|gibt es|"
            rf"erg(?:ä|ae)nzte[nr]?|angepasste[nr]?|aktuelle[nr]?|vollst(?:ä|ae)ndige[nr]?|"
            rf"nachgezogene[nr]?|an der|am|fehlt nichts|trifft)\b{NEAR}(?P<key>{DOCS})",
            rf"\A\W*(?:\w+:\s*)?(?:(?:die|der|das|alle|eine?|relevante|technische)\s+)*"
            rf"(?P<key>(?!(?:docs|doku|documentation|dokumentation|dokumente?|konzept|entwurf)\W*\Z){DOCS}"
            rf"(?:[\s/,&]+(?:und |oder )?{DOCS}){{0,3}})(?:\s*\([^()]*\))?\W*\Z",
            rf"(?P<key>\b(?:im|in der|in den|in)\b\s+(?:\w+\s+){{0,2}}{DOCS})[\w\s,]{{0,40}}?"
            r"\b(?:steht|stehen|erw(?:ä|ae)hnt|dokumentiert|beschrieben|vermerkt|nachgetragen|"
            r"aufgef(?:ü|ue)hrt|festgehalten|erkl(?:ä|ae)rt|eingetragen)\b",
            r"(?P<key>\b(?:dokumentiert|aufgeschrieben|schriftlich festgehalten)\b)",
        ),
        unless=(
            DOCSTRING,
            r"\bdoku(?:mentation)?-?(?:build|tests?)\b",
            r"\b(?:reviewt|gegengelesen|freigegeben|abgenommen)\b",
            r"\b(?:agents|claude|contributing|code_of_conduct|security)(?:\.md)?\b[\w\s`]{0,20}"
            r"\b(?:gelesen|befolgt|beachtet|eingehalten|ber(?:ü|ue)cksichtigt)\b",
            r"\b(?:nach|laut|gem(?:ä|ae)(?:ß|ss)|wie) (?:\w+ )?(?:konzept|spezifikation|entwurf)\b",
        ),
    ),
    Phrase(
        "no-secrets",
        (
            rf"{NO}{NO_GAP}(?P<key>{SECRETS})",
            rf"(?P<key>{SECRETS}){GAP}\b(?:nicht|nie|niemals|nirgends|entfernt)\b",
        ),
        unless=(
            r"\brotier",
            r"\b(?:falsche[snm]?|abgelaufen\w*|zur(?:ü|ue)cksetz\w*|zur(?:ü|ue)ckgesetzt|vergessen\w*|"
            r"anmeld(?:en|ung)|einlogg\w*|eingegeben|feld|leere[sn]?|fremdschl(?:ü|ue)ssel\w*|"
            r"prim(?:ä|ae)rschl(?:ü|ue)ssel\w*)\b",
        ),
        about=r"secret|geheim|zugangsdaten|anmeldedaten|passw|kennw|credential|vertraulich|sensible|schl(?:ü|ue)ssel|key|token",
    ),
    Phrase(
        "no-secrets",
        (
            rf"(?P<key>{SECRETS}){GAP}\b(?:nur|ausschlie(?:ß|ss)lich|stets|immer)\b[\w\s]{{0,15}}"
            r"\b(?:aus|in|(?:ü|ue)ber|als)\b[\w\s]{0,12}\b(?:umgebungsvariablen?|vault|env|umgebung|"
            r"tresor|secrets?)",
            rf"(?P<key>{SECRETS})\s+(?:\w+\s+){{0,2}}(?:kommt|kommen|stammen|werden)\b[\w\s]{{0,20}}"
            r"\b(?:umgebungsvariablen?|vault|tresor)\b",
        ),
        unless=(
            r"\brotier",
            r"\b(?:falsche[snm]?|abgelaufen\w*|zur(?:ü|ue)cksetz\w*|zur(?:ü|ue)ckgesetzt|vergessen\w*|"
            r"anmeld(?:en|ung)|einlogg\w*|eingegeben|feld|leere[sn]?|fremdschl(?:ü|ue)ssel\w*|"
            r"prim(?:ä|ae)rschl(?:ü|ue)ssel\w*)\b",
        ),
        about=r"umgebung|env|vault|tresor|secret",
    ),
    Phrase(
        "license-untouched",
        (
            rf"{NO}{NO_GAP}(?P<key>{LICENSE}){GAP}{TOUCH}",
            rf"(?P<key>{LICENSE}){GAP}(?:\b(?:unver(?:ä|ae)ndert|unangetastet|unber(?:ü|"
            rf"ue)hrt)\b|"
            rf"\bnicht\b[\w\s]{{0,12}}?{TOUCH})",
            rf"\b(?:keine (?:ä|ae)nderung(?:en)?)\b{NEAR}(?P<key>{LICENSE})",
        ),
        about=r"lizenz|licen[cs]e",
    ),
    Phrase(
        "license-untouched",
        (
            r"(?P<key>\b(?:lizenz|copyright|spdx|license)[ -]?(?:header|hinweise?|kopf|k(?:ö|"
            r"oe)pfe|"
            r"vermerke?)\w*)\b",
        ),
        partly="of headers in files it knows SPDX lines only",
        about=r"lizenz|copyright|spdx|license",
    ),
    Phrase(
        "docstrings",
        (rf"(?P<key>{DOCSTRING})",),
        unless=(rf"\b(?:keine?|ohne|nicht)\b{NEAR}(?:doc-?string|dokument)",),
        about=r"doc|dok|beschreib|beschrieben",
    ),
    Phrase(
        "no-debug-leftovers",
        (
            rf"{NO}{NO_GAP}(?P<key>\bauskommentiert\w*(?: code\w*| zeilen)?)",
            rf"(?P<key>\bauskommentiert\w*(?: code\w*| zeilen)?){GAP}{GONE}",
            rf"{NO}{NO_GAP}(?P<key>\b(?:tote[rnm]?|ungenutzte[rn]?|unerreichbare[rn]?) code)\b",
            rf"(?P<key>\b(?:tote[rn]?|ungenutzte[rn]?|unerreichbare[rn]?) code)\b{GAP}{GONE}",
        ),
        options={"kinds": "commented-code"},
        about=r"kommentiert|tot|ungenutzt|unerreichbar",
    ),
    Phrase(
        "no-debug-leftovers",
        (rf"{NO}{NO_GAP}(?P<key>{DEBUG})", rf"(?P<key>{DEBUG}){GAP}{GONE}"),
        options={"kinds": "print,debugger"},
        about=r"debug|print|trace|konsol|breakpoint|pdb|console|haltepunkt",
    ),
    Phrase(
        "no-debug-leftovers",
        (
            rf"{NO}{NO_GAP}(?P<key>\b(?:todos?|fixmes?|to-?dos)\b(?:-?kommentare?)?)",
            rf"(?P<key>\b(?:todos?|fixmes?|to-?dos)\b(?:-?kommentare?)?){GAP}(?:{GONE}|\b(?:erledigt|"
            r"abgearbeitet|aufgel(?:ö|oe)st))\b",
        ),
        options={"kinds": "todo"},
        about=r"todo|fixme|to-do",
    ),
    Phrase(
        "clean-worktree",
        (
            r"(?P<key>\b(?:arbeits(?:verzeichnis|baum|kopie)|working (?:tree|directory|copy)|"
            r"git status|repo(?:sitory)?))\b[\w\s`]{0,15}\b(?:sauber|leer|clean)\b",
            r"\b(?:saubere[rsnm]?)\b[\w\s]{0,10}(?P<key>\b(?:arbeits(?:verzeichnis|baum|kopie)|"
            r"working (?:tree|directory|copy)|git status))\b",
            rf"{NO}{NEAR}(?P<key>\b(?:uncommitte?te[nr]?|unversionierte[nr]?|ungesicherte[nr]?|"
            r"untracked|nicht (?:committe?te[nr]?|eingecheckte[nr]?))\b[\w\s]{0,12}"
            r"\b(?:(?:ä|ae)nderungen|dateien?|files))\b",
            r"(?P<key>\b(?:alles|alle (?:\w+ ){0,2}(?:(?:ä|ae)nderungen|dateien)))\b\s+(?:ist|sind|"
            r"wurden?)\s+(?:committe?t|eingecheckt)\b",
        ),
        about=r"arbeit|work|git|repo|committ|versioniert|gesichert|track|eingecheckt|alle",
    ),
    Phrase("migration", (r"(?P<key>\b(?:datenbank-?|schema-?|db-?)?migration(?:en|s\w*)?\b)",)),
    Phrase(
        "version-bumped",
        (
            r"(?P<key>\bversion(?:s?-?nummer|sstand)?)\b[\w\s]{0,20}?\b(?:erh(?:ö|oe)ht|angehoben|"
            r"hochgez(?:ä|ae)hlt|hochgesetzt|angepasst|aktualisiert|gesetzt|vergeben)\b",
            r"(?P<key>\bversions-?(?:sprung|erh(?:ö|oe)hung|bump))\b",
            r"\A\W*(?:eine? )?(?P<key>(?:neue|n(?:ä|ae)chste|h(?:ö|"
            r"oe)here) version(?:s?-?nummer)?)\b",
        ),
        unless=(r"\b(?:staging|produktiv\w*|server|l(?:ä|ae)uft|abh(?:ä|ae)ngigkeit\w*)\b",),
        about=r"version",
    ),
)
