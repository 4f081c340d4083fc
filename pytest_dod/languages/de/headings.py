"""What the headings of a German task mean."""

from __future__ import annotations

from collections.abc import Mapping

from ...model.task import SectionKind

HEADINGS: Mapping[SectionKind, tuple[str, ...]] = {
    SectionKind.EXAMPLE: (r"\A(?:beispiele?|muster)\b",),
    SectionKind.ASIDE: (
        r"\A(?:warum|wozu|zweck|inhalt|inhaltsverzeichnis|siehe auch|verweise|hintergrund|"
        r"glossar|begr(?:ü|ue)ndung)\b",
        r"\A(?:unsere |die )?(?:definition[ -](?:of[ -]ready|von bereit)|dor)\b(?!.*\bdone\b)",
        r"\A(?:(?:welcher |welche |um welche )?art|typ) (?:(?:ist|hat) )?(?:der|die|des|"
        r"dieses?r?) (?:(?:ä|ae)nderung|prs?|pull[ -]requests?|beitrags)\b|\Atyp\Z|"
        r"\A(?:ä|ae)nderungs(?:art|typ)\b",
        r"\A(?:zugeh(?:ö|oe)rige|verwandte|verkn(?:ü|ue)pfte) (?:issues?|tickets?|aufgaben)\b",
    ),
    SectionKind.DONE: (
        r"\A(?:unsere |die )?(?:fertig|erledigt|abgeschlossen|done)\b.{0,40}\bwenn\b",
        r"\A(?:(?:ab )?wann (?:ist|sind|gilt|gelten|wir)|woran)\b.{0,50}"
        r"\b(?:done|fertig|erledigt|abgeschlossen)\b",
        r"\A(?:(?:eine?|die|das|der|jede[rs]?) )?(?:\w+ ){0,2}(?:ist|sind|gilt|gelten)\b.{0,30}"
        r"\b(?:fertig|erledigt|abgeschlossen|done|vollst(?:ä|ae)ndig)\b.{0,12}\b(?:wenn|sobald|falls)\b",
        r"\A(?:was )?['\"„»]?(?:fertig|erledigt|done)['\"“«]? (?:hei(?:ß|ss)t|bedeutet|meint)\b|"
        r"\Awas\b.{0,25}\b(?:fertig|erledigt|done)\b.{0,10}\b(?:hei(?:ß|ss)t|bedeutet)\b",
        r"\A(?:fertigstellungs|fertig|abschluss|erledigungs|abgabe|merge|release|done)-?"
        r"(?:kriterien|bedingungen)\b",
        r"\A(?:bedingungen|voraussetzungen|kriterien) f(?:ü|ue)r (?:den |die |"
        r"das )?(?:abschluss|fertig\w*|"
        r"done|erledigt|abnahme|merge|release)\b",
        r"\A(?:unsere |die )?definition[ -](?:of[ -]done|von (?:fertig|erledigt))\b",
        r"\Akriterien f(?:ü|ue)r (?:fertig|done|die fertigstellung)\b",
    ),
    SectionKind.ACCEPTANCE: (
        r"\A(?:die |unsere )?(?:akzeptanz|abnahme)-?(?:kriterien|bedingungen)\b",
    ),
    SectionKind.PREFLIGHT: (
        r"\A(?:pflicht|verbindlich)\b.{0,20}\bpre-?flight\b",
        r"\Apre-?flight\b",
        r"\A(?:verbote|verboten|tabu)\b",
    ),
    SectionKind.CONTEXT: (
        r"\A(?:kontext|rahmen(?:bedingungen)?|verbindliche (?:standards?|dokumente|regeln))\b",
    ),
    SectionKind.TESTS: (r"\A(?:automatische |unit-?)?tests?\b",),
    SectionKind.API: (r"\A(?:api|schnittstellen?)-?(?:vertrag|spezifikation)\b",),
    SectionKind.CONFIGURATION: (r"\A(?:konfiguration|einstellungen|umgebung)\b",),
    SectionKind.CHANGES: (
        r"\A(?:ä|ae)nderungen an (?:den )?dateien\b",
        r"\A(?:datei(?:ä|ae)nderungen|betroffene dateien|ge(?:ä|ae)nderte dateien)\b",
    ),
    SectionKind.MANUAL_QA: (r"\Amanuelle (?:qa|tests?|pr(?:ü|ue)fung)\b",),
    SectionKind.CI: (r"\A(?:ci|cd|pipelines?)\b",),
    SectionKind.COMMITS: (r"\A(?:prs?|pull-?requests?|commits?)\b",),
    SectionKind.QUESTIONS: (r"\A(?:offene|ungekl(?:ä|ae)rte) (?:fragen|punkte)\b",),
    SectionKind.CHECKLIST: (
        r"\A(?:[\w-]+ ){0,2}(?:check-?|pr(?:ü|ue)f|abhak)listen?\b",
        r"\b(?:zum abhaken|abzuhaken)\b",
        r"\A(?:kontrolle|(?:letzte |abschlie(?:ß|ss)ende )?kontrollen?|pr(?:ü|ue)fpunkte)\b",
        r"\A(?:(?:[\w-]+ ){0,2}vor|bevor) (?:dem|der|den|jedem|jeder|dem n(?:ä|ae)chsten|es|du|"
        r"ihr|wir|man|"
        r"der pr|ein\w*)\b.{0,25}(?:review|merge|commit|abschluss|abgabe|release|push|einreich\w*|"
        r"freigabe|schlie(?:ß|ss)\w*|fertig|pull[ -]request|pr\b)",
        r"\A(?:quality[ -]gates?|qualit(?:ä|ae)ts(?:sicherung|tore?|kriterien|pr(?:ü|ue)fung))\b",
        r"\A(?:von|durch|f(?:ü|ue)r) (?:den |die )?(?:autor\w*|beitragende\w*|reviewer\w*)\b",
    ),
}

OPTIONAL = (
    r"\A(?:optional(?:e (?:punkte|kriterien|extras|aufgaben))?|nice[ -]to[ -]haves?|"
    r"kann-?kriterien|bonus|w(?:ü|ue)nschenswert|w(?:ü|ue)nsche)(?:\s*\([^()]*\))?\W*\Z",
)
