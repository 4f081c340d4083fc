"""Words that tell the lines of a German section apart, and kinds of tests."""

from __future__ import annotations

from collections.abc import Mapping

from ...model.task import SectionKind
from .words import (
    BINDING,
    MOCKED,
    NAMED,
    READ,
    THROUGH,
)

DEMANDS: Mapping[SectionKind, tuple[str, ...]] = {
    SectionKind.PREFLIGHT: (
        r"\A\W*(?:kein(?:e[nrms]?)?|nie(?:mals)?|nicht)\b",
        rf"{READ}.{{0,60}}{NAMED}",
    ),
    SectionKind.CONTEXT: (rf"{BINDING}.{{0,60}}{NAMED}",),
    SectionKind.TESTS: (
        r"\A\W*[\w-]{0,20}?(?:coverage|abdeckung|(?:ü|ue)berdeckung)\b",
        r"(?<![\w-])[\w-]{0,20}?(?:coverage|abdeckung)s?-?ziel\b",
        MOCKED,
        THROUGH,
    ),
    SectionKind.CI: (
        r"\A\W*(?:kein(?:e[nrms]?)?|nie(?:mals)?)\b",
        r"\b(?:gr(?:ü|ue)n|blockier)",
    ),
    SectionKind.COMMITS: (r"\bconventional commits?\b",),
}
LABELS: Mapping[str, tuple[str, ...]] = {
    "new": (r"\bneu(?:e[rsn]?)?\b", r"\b(?:angelegt|anlegen|hinzugef(?:ü|ue)gt|erstellt)\b"),
    "changed": (
        r"\bge(?:ä|ae)ndert\w*|\b(?:ä|ae)ndern\b",
        r"\b(?:angepasst|anpassen|erweitert|erweitern|(?:ü|ue)berarbeitet|aktualisiert)\b",
    ),
    "deleted": (
        r"\bgel(?:ö|oe)scht\b|\bl(?:ö|oe)schen\b",
        r"\b(?:entfernt|entfernen|entf(?:ä|ae)llt)\b",
    ),
    "default": (r"\b(?:default|standard(?:wert)?|vorgabe(?:wert)?|vorbelegung|voreinstellung)\b",),
    "mock-external": (MOCKED,),
    "end-to-end": (THROUGH,),
    "conventional": (r"\bconventional commits?\b",),
    "description-parts": (
        r"\b(?:(?:pr|mr)|(?:pull|merge)[ -]requests?)[ -]?(?:beschreibung|text)\b",
        r"\bbeschreibung des (?:prs?|mrs?|(?:pull|merge)[ -]requests?)\b",
    ),
    "binding-documents": (READ, BINDING),
    "no-default": (r"\A\W*(?:nicht gesetzt|ungesetzt|keine?[rs]?\b|leer|pflicht|ohne)",),
    "only-where": (r"\b(?:wenn|falls|sofern|bei)\b[^;:]{0,60}:",),
}
KINDS: Mapping[str, tuple[str, ...]] = {
    "unit": (r"units?", r"modul", r"einheiten"),
    "integration": (r"integrations?",),
    "e2e": (
        r"e2e",
        r"end(?:e)?[ -](?:to|zu)[ -]ende?",
    ),
    "smoke": (r"smoke", r"rauch"),
    "acceptance": (r"akzeptanz", r"abnahme", r"acceptance"),
    "functional": (r"funktional(?:e[nr]?)?", r"funktions"),
    "system": (r"system",),
    "contract": (r"vertrags?", r"contract"),
    "performance": (r"performance", r"last", r"belastungs", r"stress", r"benchmark"),
    "component": (r"komponenten", r"component"),
    "security": (r"sicherheits", r"security", r"penetrations?", r"pen"),
    "api": (r"api", r"schnittstellen"),
    "ui": (r"ui", r"gui", r"oberfl(?:ä|ae)chen", r"browser", r"front-?end"),
    "doctest": (r"doc",),
    "mutation": (r"mutations",),
    "usability": (r"usability",),
}
