"""German phrases about tests and coverage."""

from __future__ import annotations

from ...model.language import Phrase
from .words import (
    CHANGED,
    CODE,
    COVERAGE,
    EVERY,
    GAP,
    LOW,
    MADE,
    NEAR,
    NEW,
    NO,
    NOUN,
    PASSING,
    PERCENT,
    SHARED,
    TEST,
    THEN,
)

PHRASES: tuple[Phrase, ...] = (
    Phrase(
        "tests-pass",
        (
            rf"(?P<key>{TEST}){SHARED}{THEN}{PASSING}",
            rf"\b(?:gr(?:ü|ue)ne?|erfolgreiche|bestandene|" rf"fehlerfreie)\b{NEAR}(?P<key>{TEST})",
            rf"\bkein(?:e|en|er)?\b{NEAR}(?P<key>{TEST}){NEAR}\b(?:fehl\w*|rot|scheiter\w*|"
            r"schl(?:ä|ae)gt fehl|darf fehlschlagen)\b",
            rf"\bschl(?:ä|a|ae)g(?:t|en)\b\s+kein(?:e|"
            rf"er)?\s+(?:\w+\s+)?(?P<key>{TEST})\s+fehl\b",
            rf"(?P<key>{TEST}){NEAR}\bohne fehlschl(?:a|ä)ge?\b",
            rf"\bbesteht\b{NEAR}(?P<key>{TEST})",
        ),
        unless=(
            r"\bnicht (?:gr(?:ü|ue)n|bestehen|laufen|erfolgreich)",
            r"(?:ü|ue)bersprungen|\bskip",
            r"\b(?:manuell\w*|von hand)\b",
        ),
        about=r"test",
    ),
    Phrase(
        "tests-added",
        (
            rf"{TEST}(?P<gap>{SHARED})(?P<key>{MADE})",
            rf"(?P<key>\bneue[nr]?\b)(?:[\s/]+(?:oder|und|angepasste[nr]?|ge(?:ä|"
            rf"ae)nderte[nr]?))*"
            rf"\s+{TEST}",
            rf"(?P<key>\b(?:gibt es|existier(?:t|en)|bringen|bringt|durch|mit|hat|haben|"
            rf"kam(?:en)?|stammen)\b)"
            rf"(?P<gap>{NEAR}){TEST}",
            rf"(?P<key>\bes\b)\s+{TEST}\s+gibt\b",
            rf"(?P<key>\bes\b)(?P<gap>[\w\s]{{0,40}}?)\b(?:gibt),?"
            rf"(?P<gap2>\s[\w\s]{{0,30}}?){TEST}",
            rf"\b(?:neue[rsn]?|ge(?:ä|ae)nderte[rsn]?)\b(?P<gap>{GAP})(?P<key>\bgetestet\b)",
            rf"\bgeh(?:ö|oe)r(?:t|en)\b(?P<gap>{GAP}){TEST}\s+(?P<key>dazu)\b",
            rf"\b(?:es|gibt)\b(?P<gap>[\w\s]{{0,45}}?){TEST}(?P<gap2>[\w\s,]{{0,45}}?)\b(?P<key>gibt|gab)\b",
            rf"\b(?:neu|ge(?:ä|ae)ndert|angepasst)\w*\b(?P<gap>{GAP})\b(?:durch|mit)\b(?P<gap2>{NEAR}){TEST}"
            rf"(?P<gap3>[\w\s]{{0,15}}?)(?P<key>\b(?:abgesichert|gesichert|belegt|gepr(?:ü|ue)ft))\b",
        ),
        unless=(
            rf"\A(?=.*\b(?:neue[nr]?|angepasste[nr]?|ge(?:ä|"
            rf"ae)nderte[nr]?)\b[\w\s/,-]{{0,30}}{TEST})"
            rf"(?!.*\b(?:geschrieben|erg(?:ä|ae)nzt|gibt es|vorhanden)\b).*{PASSING}",
            r"\b(?:manuell|von hand)\b",
            r"%|\bprozent\b",
            r"(?:ü|ue)bersprungen|\bskip",
            rf"\b(?:keine?|ohne|nicht)\b[\w\s/]{{0,30}}{TEST}",
        ),
        subjects=(
            r"\b(?:mindestens|wenigstens|einen?|weitere[nr]?|zus(?:ä|ae)tzliche[nr]?|"
            r"neue[rnms]?|ge(?:ä|ae)nderte[rnms]?|angepasste[rnms]?|hinzugef(?:ü|ue)gte[rnms]?|"
            r"passende?[nr]?|n(?:ö|oe)tige[nr]?|notwendige[nr]?|erforderliche[nr]?|eigene[nr]?|"
            r"entsprechende[nr]?|zugeh(?:ö|oe)rige[nr]?|automatisch\w*|automatisiert\w*|"
            r"gibt|dazu|hinzu|vorhanden|erg(?:ä|ae)nzt|geschrieben|erstellt|angepasst|"
            r"ge(?:ä|ae)ndert|erweitert|enthalten|abgedeckt|abdecken|decken|deckt|ab|getestet|"
            r"tests?|test|laufen|l(?:ä|ae)uft|bestehen|bestanden|durch|code|quellcode|codes|"
            r"projekt\w*|repo(?:sitory)?|(?:ä|ae)nderung(?:en)?|pr|pull request|task|aufgabe|"
            r"ticket|story|user story|features?|funktion(?:en|alit(?:ä|ae)t(?:en)?)?|"
            r"verhalten|logik|klassen?|methoden?|modul(?:e|en)?|datei(?:en)?|zeilen?|"
            r"endpunkte?n?|bugs?|bugfix(?:es)?|fehlerbehebung(?:en)?|umsetzung|implementierung|"
            r"(?:ö|oe)ffentliche[rnms]?|ihre[nr]?|mit|vollst(?:ä|ae)ndig)\b",
        ),
        about=r"test",
    ),
    # No number is stated: every line and function that the change adds has to have been run.
    Phrase(
        "changed-coverage",
        (
            rf"(?P<key>{CODE})(?:(?!\b(?:durch|von|mit)\b)[^;]){{0,40}}?"
            rf"(?:\b(?:durch|von|mit)\b[\w\s-]{{0,20}}?{TEST}\s+)?"
            r"\b(?:abgedeckt|abgesichert|getestet)\b(?=\W*(?:[,;(]|\Z|und\b))",
            rf"(?P<key>{EVERY}{NEW}\b{NOUN})[^;]{{0,25}}?\b(?:hat|haben|gibt es|"
            rf"existier(?:t|en)|bekommt|besitz(?:t|en)|bring(?:t|en))\b{NEAR}{TEST}",
            rf"{TEST}\s+deck(?:en|t)\s+(?P<key>{CODE})(?:\s+vollst(?:ä|ae)ndig)?\s+ab\b",
            rf"{TEST}[\w\s]{{0,20}}?\b(?:f(?:ü|ue)r|zu)\s+(?P<key>{EVERY}{NEW}\b{NOUN})",
        ),
        unless=(
            r"%|\bprozent\b|\d",
            r"\b(?:manuell|von hand)\b",
            r"\b(?:keine?|ohne|nicht)\b",
        ),
        options={"threshold": "0", "added": "true"},
        about=r"test|deck|coverage|gedeckt|abgesichert",
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
        ),
        about=r"deck|coverage",
    ),
    Phrase(
        "changed-coverage",
        (
            rf"(?P<key>(?<![\w-])[\w-]{0,20}?(?:abdeckung|coverage)\b){GAP}{CHANGED}",
            rf"{CHANGED}{GAP}(?P<key>(?<![\w-])[\w-]{0,20}?(?:abdeckung|coverage)\b)",
        ),
        unless=(r"\d", LOW, r"\b(?:ausreichend|gen(?:ü|ue)gend)\b"),
        about=r"abdeckung|coverage",
    ),
    Phrase(
        "total-coverage",
        (
            rf"(?P<key>{COVERAGE}){GAP}{PERCENT}",
            rf"{PERCENT}{GAP}(?P<key>{COVERAGE})",
            r"(?P<key>(?<![\w-])[\w-]{0,20}?(?:abdeckung|coverage)\b)[\w\s]{0,20}"
            r"\b(?:ausreichend|gen(?:ü|ue)gend|hoch genug|(?:schwelle|"
            r"ziel)\w*\b[\w\s]{0,12}\b(?:erreicht|"
            r"erf(?:ü|ue)llt|eingehalten))\b",
        ),
        unless=(CHANGED,),
        about=r"deck|coverage",
    ),
    Phrase(
        "total-coverage",
        (
            rf"(?P<key>(?<![\w-])[\w-]{{0,20}}?(?:abdeckung|coverage)\b)(?:(?!\d\s*%)[^;]){{0,60}}?{LOW}",
            rf"{LOW}[\w\s]{{0,25}}(?P<key>(?<![\w-])[\w-]{{0,20}}?(?:abdeckung|coverage)\b)",
            r"\bkeine (?:verschlechterung|verringerung|abnahme) (?:der|bei der)\b[\w\s]{0,12}"
            r"(?P<key>(?<![\w-])[\w-]{0,20}?(?:abdeckung|coverage)\b)",
        ),
        unless=(CHANGED, r"\d\s*(?:%|prozent)"),
        options={"no_drop": "true"},
        about=r"abdeckung|coverage",
    ),
    Phrase(
        "no-new-skips",
        (
            rf"{NO}[\w\s,]{{0,20}}?{TEST}[\w\s]{{0,25}}?(?P<key>\b(?:(?:ü|ue)bersprungen\w*|"
            r"deaktiviert|ausgeschaltet|ignoriert|auskommentiert|geskipp?t|skipped))\b",
            rf"{TEST}[\w\s]{{0,20}}?{NO}[\w\s]{{0,15}}?(?P<key>\b(?:(?:ü|ue)bersprungen\w*|deaktiviert|"
            r"ausgeschaltet|ignoriert|geskipp?t|skipped))\b",
            rf"\b(?:keine?|ohne)\b[\w\s]{{0,15}}?(?P<key>\b(?:(?:ü|ue)bersprungene[nr]?|deaktivierte[nr]?|"
            rf"ausgeschaltete[nr]?|ignorierte[nr]?|auskommentierte[nr]?|geskipp?te[nr]?))\b[\w\s]{{0,12}}?"
            rf"{TEST}",
            r"\b(?:keine?|ohne)\b[\w\s]{0,15}?(?P<key>\b(?:skips?|xfails?))\b",
        ),
        about=r"bersprungen|deaktiviert|ausgeschaltet|ignoriert|auskommentiert|ski|xfail",
    ),
    Phrase(
        "no-network",
        (
            rf"{TEST}[\w\s,]{{0,40}}?(?P<key>\b(?:offline|netzwerk\w*|netz|internet\w*|"
            rf"externe[nr]? "
            r"(?:dienste?\w*|systeme?n?|services?|apis?)))\b",
            rf"(?P<key>\b(?:offline|netzwerk\w*|internet\w*|externe[nr]? (?:dienste?\w*|systeme?n?|"
            rf"services?|apis?)))\b[\w\s,]{{0,40}}?{TEST}",
            r"(?P<key>\bexterne[nr]? (?:dienste?\w*|systeme?n?|services?|apis?|abh(?:ä|"
            r"ae)ngigkeiten|"
            r"aufrufe)\b[\w\s]{0,20}\b(?:gemockt|simuliert|ersetzt|gestubbt))\b",
        ),
        unless=(r"\bd(?:arf|(?:ü|ue)rfen) (?:das |ins )?(?:netz|internet)",),
        about=r"offline|netz|extern",
    ),
)
