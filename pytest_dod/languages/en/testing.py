"""English phrases about tests and coverage."""

from __future__ import annotations

from ...model.language import Phrase
from .words import (
    CHANGED,
    CODE,
    COVERAGE,
    EVERY,
    GAP,
    MADE,
    NEAR,
    NEW,
    NOT,
    NOUN,
    PASSING,
    PERCENT,
    SHARED,
    SINKING,
    STEADY,
    TEST,
    THEN,
)

PHRASES: tuple[Phrase, ...] = (
    Phrase(
        "tests-pass",
        (
            rf"(?P<key>{TEST}){SHARED}{THEN}{PASSING}",
            rf"\b(?:green|passing|successful|pass(?:es|ed)?)\b{NEAR}(?P<key>{TEST})",
            rf"\b(?:no|none of the|not (?:a|one) (?:single )?|zero|0)\b{NEAR}(?P<key>{TEST})"
            rf"{NEAR}\b(?:fail(?:s|ed|ing|ures?)?|red|broken|breaks?)\b",
            rf"\b(?:no|zero|0|without(?: any)?) (?:failing|failed|broken|"
            rf"red)\b{NEAR}(?P<key>{TEST})",
            r"\b(?:no|zero|0|without(?: any)?)\b[\w\s]{0,15}?(?P<key>\btest[ -](?:failures?|"
            r"errors?))\b",
            rf"\b(?:ran|run|runs)\b{NEAR}(?P<key>{TEST})",
            rf"(?P<key>{TEST})\s+(?:(?:that|which|all|still|also)\s+){{0,2}}works?\b"
            r"(?=\s*(?:\Z|[.,;()]|and\b|as\b|again\b))",
        ),
        unless=(
            r"\b(?:not|n't|never)\b\s+(?:yet )?(?:pass|succeed|run|green)",
            r"\bskip(?:s|ped|ping)?\b",
            r"\bmanual(?:ly)?[ -](?:tests?|testing|executed|run)\b",
        ),
        about=r"test|suite|specs",
    ),
    Phrase(
        "tests-added",
        (
            rf"{TEST}(?P<gap>{SHARED})(?P<key>{MADE})",
            rf"(?P<key>\b(?:new|adapted|adjusted|updated|additional|suitable)\b)"
            rf"(?:[\s/]+(?:or|and|adjusted|adapted|changed|updated|unit|integration|e2e|"
            rf"end-to-end|regression|automated))*\s+{TEST}",
            rf"(?P<key>\b(?:covered (?:by|with)|cover|covers|have|has|gets?|come with|"
            rf"comes with|"
            rf"arrives? with|accompanied by|there (?:are|is|exist)|ships? with|needs?)\b)"
            rf"(?P<gap>{NEAR}){TEST}",
            rf"{TEST}\s+(?P<key>\bcovers?\b)(?=\s+\w)",
            rf"(?P<key>\b(?:add(?:s|ed)?|wr(?:ites?|ote|itten)|creat(?:es?|ed)|includ(?:es?|ed)|"
            rf"provid(?:es?|ed)|contribut(?:es?|ed)|updat(?:es?|ed)|extend(?:s|ed)?))\s+"
            rf"(?:(?:new|the|suitable|necessary|corresponding|relevant|unit|integration|e2e|"
            rf"regression|automated|more|or|and|updated|a|any)[\s/]+){{0,4}}{TEST}",
            rf"\b(?:new|changed|added|features?|functions?|functionality|behaviou?r|"
            rf"bug ?fix(?:es)?)"
            rf"\b(?P<gap>{GAP})(?P<key>\b(?:is|are|been|be)\s+(?:\w+ )?tested\b)",
            r"\bno\b(?P<gap>[\w\s]{0,40}?)(?P<key>\buntested\b)",
            rf"\b(?:laid down|specified|described|captured)\s+(?P<key>in|by)\s+{TEST}",
        ),
        unless=(
            rf"\A(?=.*\b(?:new|adapted|changed|updated)\b[\w\s/,-]{{0,30}}{TEST})"
            rf"(?!.*\b(?:written|added|there are|exist|have|has)\b).*{PASSING}",
            r"\b(?:manual(?:ly)?|by hand)\b",
            r"%|\bcoverage\b",
            r"\bskip(?:s|ped|ping)?\b",
            rf"\b(?:no|without|not)\b[\w\s/]{{0,30}}{TEST}",
        ),
        subjects=(
            r"\b(?:at least (?:one|1)|one|one or more|more|least|other|new|changed|modified|"
            r"altered|touched|edited|adapted|adjusted|updated|additional|suitable|appropriate|"
            r"relevant|respective|corresponding|accompanying|matching|necessary|required|"
            r"needed|existing|old|own|public|user|implemented|added|written|exists?|included|"
            r"provided|created|extended|in place|present|remains?|committed|merged|pass(?:es|"
            r"ed|ing)?|green|run|succeed|work|along|where|case|cases(?= (?:for|are|is|have))|"
            r"covers?|covered|covering|tests?|testing|tested|code|codebase|project|"
            r"repo(?:sitory)?|change(?:s|d)?|pr|pull request|task|ticket|issue|story|stories|"
            r"features?|functionalit(?:y|ies)|functions?|class(?:es)?|methods?|modules?|files?|"
            r"packages?|behaviou?rs?|bugs?|bug ?fix(?:es)?|fix(?:es)?|implementation|work|"
            r"logic|endpoints?|lines?|here|developer|machine|well|completely|exactly)\b",
        ),
        about=r"test|suite|specs",
    ),
    # No number is stated: every line and function that the change adds has to have been run.
    Phrase(
        "changed-coverage",
        (
            rf"(?P<key>{CODE})(?:[^;]{{0,30}}?)\b(?:is|are|be|been|being|gets?|was|were)\s+"
            rf"(?:\w+ly\s+)?(?:covered|tested)\b(?=\s+(?:by|with)\b[\w\s-]{{0,30}}?{TEST}|"
            r"\W*(?:[,;(]|\Z|and\b))",
            rf"(?P<key>{EVERY}{NEW}\b{NOUN})[^;]{{0,25}}?\b(?:has|have|gets?|comes? with|"
            rf"needs?|ships? with|arrives? with)\b{NEAR}{TEST}",
            rf"{TEST}\s+covers?\s+(?P<key>{CODE})",
            rf"{TEST}[\w\s]{{0,20}}?\b(?:for|of)\s+(?P<key>{EVERY}{NEW}\b{NOUN})",
            r"\bno\b\s+(?P<key>[\w\s]{1,40}?)\s+(?:(?:remains?|is|are|stays?|left|goes)\s+)?"
            r"untested\b",
            r"\bno untested\s+(?P<key>\w+)",
        ),
        unless=(
            r"%|\bpercent\b|\d",
            r"\b(?:manual(?:ly)?|by hand)\b",
            rf"\b(?:without|not)\b[\w\s/]{{0,30}}{TEST}",
        ),
        options={"threshold": "0", "added": "true"},
        about=r"test|cover|suite|specs",
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
            rf"{PERCENT}\s+(?P<key>covered) in\b",
        ),
        about=r"cover",
    ),
    Phrase(
        "changed-coverage",
        (
            rf"(?P<key>\bcoverage\b)\s+(?:goal|target|threshold)?{GAP}{CHANGED}",
            rf"{CHANGED}{GAP}(?P<key>\bcoverage\b)",
        ),
        unless=(r"\d", SINKING, STEADY, r"\b(?:level|sufficient)\b"),
        about=r"coverage",
    ),
    Phrase(
        "total-coverage",
        (
            rf"(?P<key>{COVERAGE}){GAP}{PERCENT}",
            rf"{PERCENT}{GAP}(?P<key>{COVERAGE})",
            r"(?P<key>\bcoverage\b)[\w\s]{0,12}\b(?:at|above|over|beyond|meets?|reach(?:es|ed)?)\b"
            r"[\w\s]{0,15}\b(?:threshold|goal|target|limit|bar|minimum)\b",
            r"(?P<key>\bcoverage\b)[\w\s]{0,20}\b(?:sufficient|(?:threshold|goal|target)s?\b"
            r"[\w\s]{0,12}\b(?:met|reached|satisfied|kept|holds?))\b",
        ),
        unless=(CHANGED, r"\d\s*%\s+covered in\b"),
        about=r"cover",
    ),
    Phrase(
        "total-coverage",
        (
            rf"(?P<key>\bcoverage\b){GAP}(?:{NOT}|\bno\b){GAP}\b{SINKING}",
            rf"(?P<key>\bcoverage\b)(?:(?!\d\s*%)[^;]){{0,60}}?{STEADY}",
            rf"\b(?:no|without(?: any)?|{NOT})\b[\w\s]{{0,12}}\b{SINKING}[\w\s]{{0,25}}"
            r"(?P<key>\bcover(?:age|ed)\b)",
            rf"{NOT}\s+(?:\w+\s+)?\b{SINKING}[\w\s]{{0,20}}(?P<key>\bcoverage\b)",
            rf"\b{SINKING}[\w\s]{{0,20}}(?P<key>\b(?:coverage|covered))\b[\w\s]{{0,12}}(?:{NOT}|"
            r"\bun)[\w\s]{0,10}\b(?:accept|allow|tolerat|permit)\w*",
            r"\bno (?:less|lower|worse)\b[\w\s]{0,20}(?P<key>\bcover(?:age|ed)\b)",
        ),
        unless=(CHANGED, r"\d\s*(?:%|per ?cent)"),
        options={"no_drop": "true"},
        about=r"cover",
    ),
    Phrase(
        "no-new-skips",
        (
            rf"\b(?:no|without(?: any)?|zero|0)\b[\w\s]{{0,20}}?(?P<key>\b(?:skip(?:s|ped|ping)?|"
            rf"xfail\w*|(?:disabled|ignored|deactivated|muted)(?=[\w\s]{{0,15}}?{TEST})))\b",
            rf"\b(?:no|none of the)\b[\w\s]{{0,15}}?{TEST}[\w\s]{{0,20}}?\b(?P<key>skipped|"
            rf"xfail\w*|"
            r"disabled|ignored|deactivated|commented out)\b",
            rf"{TEST}[\w\s]{{0,15}}?(?:{NOT}|\bneither\b)[\w\s]{{0,15}}?"
            r"\b(?P<key>skipped|xfail\w*|disabled|ignored)\b",
            rf"\b(?:do(?:es)? not|don't|never)\s+(?P<key>skip|disable|xfail)\b{NEAR}{TEST}",
        ),
        about=r"skip|xfail|disable|ignored|deactivated|muted|commented",
    ),
    Phrase(
        "no-network",
        (
            rf"{TEST}[\w\s,]{{0,40}}?(?P<key>\b(?:offline|network|internet|"
            r"(?:external|third[ -]party|remote|real) (?:services?|apis?|systems?)|"
            r"open(?:s|ed)? a connection))\b",
            rf"(?P<key>\b(?:offline|network|internet|"
            rf"(?:external|third[ -]party|remote|real) (?:services?|apis?|systems?)))\b"
            rf"[\w\s,]{{0,40}}?{TEST}",
            r"(?P<key>\b(?:external|third[ -]party|remote) (?:services?|apis?|systems?|"
            r"dependencies|calls?)\b[\w\s]{0,20}\b(?:mocked|stubbed|faked|simulated))\b",
            r"\b(?:mocks?|mocked|stubs?|fakes?)\b[\w\s]{0,15}(?P<key>\b(?:external|third[ -]party|"
            r"remote) (?:services?|apis?|systems?|calls?))\b",
        ),
        unless=(r"\b(?:may|can) (?:use|access|reach)\b",),
        about=r"offline|network|internet|external|third|remote|real|connection",
    ),
)
