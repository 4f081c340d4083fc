"""English phrases about files and what stands in them."""

from __future__ import annotations

from ...model.language import Phrase
from .words import (
    BACKUP,
    BE,
    DEBUG,
    DOCS,
    DOCSTRING,
    GAP,
    GONE,
    LICENSE,
    NEAR,
    NO,
    NO_GAP,
    NOT,
    SECRETS,
    SHARED,
    TEMPORARY,
    UNTOUCHED,
    UPDATED,
)

_REMOVE = r"\b(?:delet(?:e|es|ed)|remov(?:e|es|ed)|clean(?:s|ed)? up|clear(?:s|ed)?|got rid of)\b"

PHRASES: tuple[Phrase, ...] = (
    Phrase(
        "no-backup-files",
        (
            rf"{NO}{NO_GAP}(?P<key>{BACKUP})",
            rf"(?P<key>{BACKUP}){GAP}\b(?:never|removed|deleted|gone|absent)\b",
            rf"{_REMOVE}{NEAR}(?P<key>{BACKUP})",
        ),
        unless=(r"\bback-?ups? (?:is|are|of the (?:data|database)|plan|strategy|works?)\b",),
        about=r"back-?up|\.(?:bak|orig|rej|old|swp)|~",
    ),
    Phrase(
        "no-backup-files",
        (
            rf"{NO}{NEAR}(?P<key>{TEMPORARY})",
            rf"(?P<key>{TEMPORARY}){GAP}{GONE}",
            rf"{_REMOVE}{NEAR}(?P<key>{TEMPORARY})",
            rf"\b(?:no|nothing)\b{GAP}(?P<key>\b(?:by accident|accidentally|by mistake))\b{GAP}"
            r"\bcommitted\b",
            r"\b(?:no|nothing)\b[\w\s]{0,25}\bcommitted\b[\w\s]{0,12}"
            r"(?P<key>\b(?:by accident|accidentally|by mistake))\b",
        ),
        partly="it knows backup copies; other files that do not belong here have any name",
        about=r"file|artefact|artifact|accident|mistake",
    ),
    Phrase(
        "docs-touched",
        (
            rf"(?P<key>{DOCS}){SHARED}{UPDATED}",
            rf"\b(?:updat(?:ed?|es|ing)|adapted|adjust(?:ed)?|current|new|entr(?:y|ies) (?:in|for|"
            rf"to)|add(?:ed|s)?(?: \w+){{0,3}} to|wr(?:ote|ite|itten)|went into|go into|"
            rf"shows? up in|there is|added|(?:mentioned|described|recorded|noted|explained|listed|"
            rf"reflected|captured|covered) in|changes? to|maintain(?:ed)?|extended|revised|"
            rf"amended|complete)\b{NEAR}(?P<key>{DOCS})",
            rf"\A\W*(?:\w+ ){{0,3}}entr(?:y|ies)\b{NEAR}(?P<key>{DOCS})",
            rf"{BE}[\w\s]{{0,15}}?(?P<key>\b(?:documented|(?:written|noted|laid|set) down))\b",
            r"\b(?:adjusted|updated|amended|revised|adapted)\s+(?P<key>requirements)\b",
            r"(?P<key>\brequirements)\b\s+(?:are|were|have been|is)?\s*(?:adjusted|updated|amended|"
            r"revised|adapted)\b",
            rf"(?:\A\W*|,\s+)(?:\w+:\s*)?(?:(?:the|all|an?|relevant|user|technical)\s+)*"
            rf"(?P<key>(?!(?:docs|documentation|documents)\W*\Z){DOCS}"
            rf"(?:[\s/,&]+(?:and |or |und )?{DOCS}){{0,3}})(?:\s*\([^()]*\))?\W*\Z",
        ),
        unless=(
            DOCSTRING,
            r"\bdocs?(?:umentation)? (?:builds?|tests?|gates?|site|website)\b",
            r"\breviewed\b|\bapproved\b|\bcommits?\b",
            r"\bis online\b|\b(?:on|into) (?:main|master)\b|\bin tests\b",
            r"\b(?:agents|claude|contributing|code_of_conduct|security)(?:\.md)?\b[\w\s`]{0,20}"
            r"\b(?:followed|read|respected|obeyed|observed)\b",
            rf"{NO}{NEAR}(?:need|required|necessary)",
        ),
    ),
    Phrase(
        "no-secrets",
        (
            rf"{NO}{NO_GAP}(?P<key>{SECRETS}|\bsecret\b)",
            rf"\bno\b[\w\s/]{{0,15}}?\bkeys\b{NEAR}(?P<key>\bsecrets\b)",
            rf"(?P<key>{SECRETS}){GAP}(?:{NOT}|\b(?:stay out|kept out|absent|nowhere|removed)\b)",
            rf"\b(?:neither|instead of)\b{NEAR}(?P<key>{SECRETS})",
        ),
        unless=(
            r"\brotat\w+|\bscann?\w*\b.*\bwarn",
            r"\b(?:fails?|wrong|invalid|expired|empty|reset|forgot\w*|log(?:in|ged)|sign(?:ed|"
            r"s)? in|"
            r"field|hash(?:ed|es)?|encrypted)\b",
        ),
        about=r"secret|credential|pass|key|token|sensitive|confidential",
    ),
    Phrase(
        "no-secrets",
        (
            rf"(?P<key>{SECRETS}){GAP}\b(?:only|exclusively|solely|always)\b[\w\s]{{0,15}}"
            r"\b(?:in|from|via|through)\b[\w\s]{0,12}\b(?:environment|env|vault|secrets? (?:store|"
            r"manager)|keyring)",
            rf"(?P<key>{SECRETS})\s+(?:\w+\s+){{0,2}}(?:come|comes|are read|are taken|is read|"
            rf"loaded)"
            r"\s+(?:only\s+)?(?:from|via|through)\b[\w\s]{0,12}\b(?:environment|env|vault)",
        ),
        unless=(
            r"\brotat\w+|\bscann?\w*\b.*\bwarn",
            r"\b(?:fails?|wrong|invalid|expired|empty|reset|forgot\w*|log(?:in|ged)|sign(?:ed|"
            r"s)? in|"
            r"field|hash(?:ed|es)?|encrypted)\b",
        ),
        about=r"environment|env|vault|secret|keyring",
    ),
    Phrase(
        "license-untouched",
        (
            rf"(?P<key>{LICENSE}){GAP}{UNTOUCHED}",
            rf"\b(?:no change(?:s)? (?:to|in|of)|(?:do|does|did|must|may) not (?:change|touch|"
            rf"modify|edit)|don't (?:change|touch|modify|edit)|never (?:change|touch|modify|"
            rf"edit)|"
            rf"not (?:change|touch|modify)(?:d|ed)?|untouched|unchanged)\b{NEAR}"
            rf"(?P<key>{LICENSE})",
            rf"\b(?:no|nor)\b{NEAR}(?P<key>{LICENSE}){GAP}\b(?:changed|touched|modified|"
            r"edited|changes)\b",
        ),
        about=r"licen[cs]e",
    ),
    Phrase(
        "license-untouched",
        (
            r"(?P<key>\b(?:licen[cs]e|copyright|spdx)[ -]?headers?)\b",
            r"(?P<key>\blicen[cs]e\b)[\w\s]{0,10}\bheaders?\b",
        ),
        partly="of headers in files it knows SPDX lines only",
        about=r"licen[cs]e|copyright|spdx",
    ),
    Phrase(
        "docstrings",
        (rf"(?P<key>{DOCSTRING})",),
        unless=(rf"\b(?:no|without|{NOT})\b{NEAR}(?:doc-?string|documentation)",),
        about=r"doc",
    ),
    Phrase(
        "no-debug-leftovers",
        (
            rf"{NO}{NO_GAP}(?P<key>\bcomment(?:ed)?[ -]out\b(?: (?:code|blocks?|lines?))*)",
            rf"(?P<key>\bcomment(?:ed)?[ -]out\b(?: (?:code|blocks?|lines?))*){GAP}{GONE}",
            rf"{_REMOVE}{NEAR}(?P<key>\bcomment(?:ed)?[ -]out\b(?: (?:code|blocks?|lines?))*)",
            rf"{NO}{NO_GAP}(?P<key>\b(?:dead|unused|unreachable) code)\b",
            rf"(?P<key>\b(?:dead|unused|unreachable) code)\b{GAP}{GONE}",
            rf"{_REMOVE}{NEAR}(?P<key>\b(?:dead|unused|unreachable) code)\b",
        ),
        options={"kinds": "commented-code"},
        about=r"comment|dead|unused|unreachable",
    ),
    Phrase(
        "no-debug-leftovers",
        (
            rf"{NO}{NO_GAP}(?P<key>{DEBUG})",
            rf"(?P<key>{DEBUG}){GAP}{GONE}",
            rf"{_REMOVE}{NEAR}(?P<key>{DEBUG})",
        ),
        options={"kinds": "print,debugger"},
        about=r"debug|print|trace|console|breakpoint|pdb",
    ),
    Phrase(
        "no-debug-leftovers",
        (
            rf"{NO}{NO_GAP}(?P<key>\b(?:todos?|fixmes?|to-?dos)\b(?: comments?)?)",
            rf"(?P<key>\b(?:todos?|fixmes?|to-?dos)\b(?: comments?)?){GAP}(?:{GONE}|\bresolved\b)",
            rf"{_REMOVE}{NEAR}(?P<key>\b(?:todos?|fixmes?)\b)",
        ),
        options={"kinds": "todo"},
        about=r"todo|fixme|to-do",
    ),
    Phrase(
        "clean-worktree",
        (
            r"(?P<key>\b(?:work(?:ing)?[ -]?(?:tree|directory|copy)|git status|repo(?:sitory)?))\b"
            r"[\w\s`]{0,15}\b(?:clean|empty)\b",
            r"\bclean\b[\w\s]{0,10}(?P<key>\b(?:work(?:ing)?[ -]?(?:tree|directory|copy)|"
            r"git status))\b",
            rf"{NO}{NEAR}(?P<key>\b(?:uncommitted|untracked|unstaged|unversioned)\b[\w\s]{{0,12}}"
            r"\b(?:changes|files?|work|modifications))\b",
            r"(?P<key>\b(?:everything|all (?:\w+ ){0,2}(?:changes|work|files)))\b\s+(?:is|are|"
            r"has been|"
            r"have been)\s+committed\b",
        ),
        about=r"work|git|repo|commit|track|stage|version",
    ),
    Phrase("migration", (r"(?P<key>\bmigrations?\b)(?! guides?)",)),
    Phrase(
        "version-bumped",
        (
            r"(?P<key>\bversion)s?\b(?: (?:number|string))?[\w\s]{0,20}?\b(?:bump(?:ed)?|raised|"
            r"increased|incremented|updated|set|adjusted|increment)\b",
            r"\b(?:bump(?:s|ed)?|raised?|increase[sd]?|increment(?:s|ed)?|update[sd]?)\b"
            r"(?: (?:the|a|package|project|our|release)){0,3} (?P<key>version)(?: number)?\b",
            r"\A\W*(?:an? |the )?(?:same )?(?P<key>(?:new|next|higher) version(?: number)?)\b",
            r"\bhas (?:a|its) new (?P<key>version number)\b",
        ),
        unless=(r"\b(?:staging|production|server|runs?|deployed|dependenc\w+|python version)\b",),
        about=r"version",
    ),
)
