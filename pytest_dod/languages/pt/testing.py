"""Portuguese phrases about tests and coverage."""

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
            rf"(?P<key>{TEST})(?! que pass){SHARED}{THEN}{PASSING}",
            rf"(?P<key>{TEST}){SHARED}{MADE}[^;,.]{{0,40}}?\be\s+(?:\w+\s+)?"
            rf"(?:passam|passando)\b",
            rf"\b(?:sucesso|passam?|passando|passar)\b{NEAR}(?P<key>{TEST})",
            rf"\b(?:nenhuma?|zero|0|n[ãa]o h[áa])(?!\w){NEAR}(?P<key>{TEST})"
            rf"{NEAR}\b(?:falh\w*|quebr\w*|vermelh\w*|erros?)(?=[\s.,:;)]|\Z)",
            rf"(?P<key>{TEST}){SHARED}\bn[ãa]o (?:falham?|quebram?)\b",
            rf"\b(?:execut(?:ar|ad[oa]s?|ei|ou|aram)|rod(?:ar|ei|ou|aram|ad[oa]s?))\b{NEAR}"
            rf"(?P<key>{TEST})",
        ),
        unless=(
            r"\bn[ãa]o (?:passa|funciona)\w*",
            r"\b(?:ignorad|pulad|desabilitad|desativad|omitid|skip)\w*",
            r"\bmanua\w*|(?<!\w)[àa] m[ãa]o\b",
        ),
    ),
    Phrase(
        "tests-added",
        (
            rf"{TEST}(?P<gap>{SHARED})(?P<key>{MADE})",
            rf"(?P<key>\b(?:adicion(?:ar|ei|amos|ad[oa]s?|aram)|acrescent(?:ar|ei|ad[oa]s?)|"
            rf"escrev(?:er|i|emos)|escrit[oa]s|cri(?:ar|ei|ad[oa]s?|amos)|"
            rf"inclu(?:ir|[íi]|i|[íi]d[oa]s?|imos)|implement(?:ar|ei|ad[oa]s?))(?!\w))"
            rf"(?P<gap>{NEAR}){TEST}",
            rf"(?P<key>\bnovos\b)(?: (?:ou|e|modificados|ajustados))*\s+{TEST}",
            rf"(?P<key>\b(?:cobert[oa]s? (?:por|com)|cobrem?|acompanhad[oa]s? (?:de|por)|"
            rf"existem|cont(?:am|a) com|tem|t[êe]m|possuem?|com)\b)"
            rf"(?P<gap>{NEAR}){TEST}",
            rf"(?P<key>(?<!\w)h[áa]\b)(?P<gap>{NEAR}){TEST}",
            rf"{TEST}(?P<gap>[\w\s]{{0,30}}?)(?P<key>\b(?:cobrem?|cobrindo)\b)",
            rf"\b(?:nov[oa]s?|adicionad[oa]s?|funcionalidades?|fun[çc][ãa]o|fun[çc][õo]es|"
            rf"comportamentos?|corre[çc][ãa]o|corre[çc][õo]es|c[óo]digo|l[óo]gica|"
            rf"mudan[çc]as?)\b(?P<gap>{GAP})"
            rf"(?P<key>\b(?:est[áaã]o?|foi|foram|sido|[ée])\s+(?:\w+ )?testad[oa]s?\b)",
            rf"(?P<key>\b(?:pelo menos|ao menos|no m[íi]nimo) (?:uma?|\d+|dois|tr[êe]s)\b)\s+"
            rf"{TEST}",
            rf"\A\W*(?P<key>\d+)\s+{TEST}",
        ),
        unless=(
            rf"\A(?=.*(?:\bnovos\b[\w\s/,-]{{0,30}}{TEST}|{TEST}[\w\s/,]{{0,30}}"
            rf"\bnovos\b))(?!.*\b(?:escrit|adicion|acrescent|criad)).*\b(?:pass|verde|sucesso)",
            r"\bmanua\w*|(?<!\w)[àa] m[ãa]o\b",
            r"%",
            r"\b(?:ignorad|pulad|desabilitad|desativad|omitid|skip)\w*",
            rf"\b(?:nenhuma?|sem|n[ãa]o (?:h[áa]|existem?|tem))(?!\w)[\w\s/]{{0,30}}{TEST}",
        ),
        subjects=(SUBJECTS,),
    ),
    Phrase(
        "tests-added",
        (
            rf"\b(?:nenhuma?|nada|n[ãa]o h[áa])(?!\w)(?P<gap>[\w\s]{{0,60}}?)"
            rf"(?P<key>\bsem\b)(?P<gap2>{NEAR}){TEST}",
            r"\b(?:nenhuma?|nada)\b(?P<gap>[\w\s]{0,40}?)(?P<key>\bsem testar\b)",
        ),
        subjects=(SUBJECTS,),
    ),
    # No number is stated: every line and function that the change adds has to have been run.
    Phrase(
        "changed-coverage",
        (
            rf"(?P<key>{CODE})[^;]{{0,40}}?\b(?:est[áaã]o?|foi|foram|sido|[ée]|s[ãa]o)\s+"
            r"(?:\w+ )?(?:testad|cobert)[oa]s?\b"
            rf"(?=\s+(?:por|com|pelos)\b[\w\s-]{{0,30}}?{TEST}|"
            r"\W*(?:[,;(]|\Z|e\b))",
            rf"(?P<key>{EVERY}{NEW_BEFORE}{NOUN}{NEW})[^;]{{0,25}}?\b(?:tem|t[êe]m|"
            rf"possui|possuem|vem com|inclui|conta com)\b{NEAR}{TEST}",
            rf"{TEST}[\w\s]{{0,20}}?\bcobr(?:em|e|indo)\s+(?P<key>{CODE})",
            rf"{TEST}[\w\s]{{0,20}}?\b(?:para|de)\s+" rf"(?P<key>{EVERY}{NEW_BEFORE}{NOUN}{NEW})",
            r"\bnenhuma?\b\s+(?P<key>[\w\s]{1,40}?)\s+(?:fica\s+)?" r"(?:sem testes?|sem testar)\b",
        ),
        unless=(
            r"%|\d",
            r"\bmanua\w*|(?<!\w)[àa] m[ãa]o\b",
            r"\bn[ãa]o\b|\bnunca\b",
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
            rf"\b(?:queda|diminui[çc][ãa]o|redu[çc][ãa]o)\b[\w\s]{{0,20}}?"
            rf"(?P<key>{COVERAGE_NOUN})",
        ),
        # What starts with a name in code speaks of that part alone.
        unless=(CHANGED, r"\A\W*`[\w./]+(?:\(\))?`\s"),
    ),
    Phrase(
        "no-new-skips",
        (
            rf"{TEST}[\w\s]{{0,25}}?"
            r"(?P<key>\b(?:ignorad|pulad|desabilitad|desativad|omitid|skipad)[oa]s?\b)",
            r"(?P<key>\bskips?\b|\bxfail\w*)",
        ),
    ),
    Phrase(
        "no-network",
        (
            r"(?P<key>\b(?:sem conex[ãa]o|acesso [àa] rede|internet|"
            r"(?:servi[çc]os?|apis?) extern[oa]s?|offline|mockad[oa]s?))\b",
        ),
    ),
)
