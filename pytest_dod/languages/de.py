"""German."""

from __future__ import annotations

from ..model.language import LanguagePack, Phrase
from ..model.task import SectionKind

# Word families. `_GAP` joins words of one statement, `_NEAR` words that stand side by side.
_GAP = r"[^;]{0,60}?"
# Subjects may share a predicate ("Tests und Lint sind grün"), but no gap leads over one.
_SHARED = (
    r"(?:(?!\b(?:gr(?:ü|ue)n|bestehen|bestanden|erfolgreich|fehlerfrei|reviewt|gemergt|geschrieben|"
    r"erg(?:ä|ae)nzt|aktualisiert|durchgelaufen|entfernt|abgenommen|nachgezogen)\b)[^;]){0,60}?"
)
_MADE = (
    r"\b(?:erg(?:ä|ae)nzt|geschrieben|hinzugef(?:ü|ue)gt|vorhanden|existier(?:t|en)|erstellt|"
    r"angepasst|ge(?:ä|ae)ndert|erweitert|hinzu|zeigen)\b"
)
_THEN = rf"(?:{_MADE}(?:[\s,(/]+(?:und|oder|sie|alle|auch|sind|ist|dann)\b)*[\s,(/]*){{0,3}}"
_NO_GAP = r"(?:(?!\b(?:kein\w*|weder|ohne)\b)[^;]){0,60}?"
_NEAR = r"[\s:`\"'(*„]*(?:[\w'/-]+[\s:`\"'(/*]+){0,4}?"
_TEST = (
    r"(?<![\w-])(?!latest|protest|attest)[\w-]{0,30}?(?:tests?|testsuiten?|testf[aä]llen?|"
    r"testl[aä]ufe?n?|pytest)\b"
)
_PASSING = (
    r"(?:\b(?:gr(?:ü|ue)ne?n?|besteh(?:t|en)|bestanden|erfolgreich|fehlerfrei|fehlerlos|gelaufen|"
    r"durchlaufen|durchgelaufen|durchlaufe|laufen|laufe|l[aä]uft|lief(?:en)?|gelingen|klappen)\b|"
    r"\bohne (?:einen |einzigen |jeden )*(?:fehler|fehlschl[aä]ge?)\b)"
)
_NO = (
    r"\b(?:kein(?:e|en|em|er|es|erlei)?|weder|noch|nicht(?:s)?|nie(?:mals)?|ohne|frei von|nirgends|"
    r"ausgeschlossen)\b"
)
_FINDING = (
    r"(?:fehler\w*|befund\w*|funde?n?|warnung\w*|meldung\w*|beanstandung\w*|verst(?:o|ö)(?:ß|"
    r"ss)\w*|"
    r"problem\w*|hinweis\w*)"
)
_CLEAN = (
    r"(?:\b(?:fehlerfrei|sauber|gr(?:ü|ue)n|zufrieden|bestanden|still|durchgelaufen)\b|"
    rf"\b(?:ohne|keine[nr]?|null|0)\s+(?:\w+\s+)?{_FINDING}\b|"
    r"\bnichts (?:\w+ )?(?:auszusetzen|zu beanstanden|gefunden|mehr)\b|"
    r"\b(?:melde[nt]?|findet|finden|zeigt|zeigen) (?:nichts|keine?)\b|\bnichts mehr kommt\b|"
    r"\bmelden fehler\b)"
)
_CHANGED = (
    r"(?:\b(?:diff|patch)\b|\b(?:ge(?:ä|ae)ndert|neu|angepasst|angefasst|ber(?:ü|ue)hrt|"
    r"betroffen|hinzugef(?:ü|ue)gt)"
    r"(?:e[nrsm]?)?\b[\w\s/,-]{0,25}?"
    r"\b(?:modul\w*|datei\w*|code\w*|zeilen?|teilen?|stellen?|funktion(?:en)?|klassen?|quell\w*)\b)"
)
_COVERAGE = (
    r"(?:(?<![\w-])[\w-]{0,20}?(?:abdeckung|(?:ü|ue)berdeckung|coverage)(?:s?-?ziel|s?grad)?\b|"
    r"\babgedeckt\b|"
    r"\bdeck(?:en|t)\b)"
)
_PERCENT = r"(?P<threshold>-?\d+(?:[.,]\d+)?|\bnan)\s*(?:%|\bprozent\b)"
_LINTER = r"\b(?:lint(?:ing|er|ern|s)?|ruff(?! format))\b"
_OTHER_LINTER = r"\A(?!.*\bruff\b).*\b(?:pylint|flake8|eslint|biome|clippy|checkstyle|pre-commit)\b"
_FORMATTER = r"\b(?:formatting|formatter|formatierung|formatierer|code-?format|format|formatiert)\b"
_OTHER_FORMATTER = r"\b(?:black|prettier|gofmt|clang-format|yapf|autopep8|rustfmt)\b"
_TYPES = (
    r"\b(?:typ-?pr(?:ü|ue)fung(?:en)?|typ-?checks?|typecheck(?:er|s)?|typisierung|mypy|typen)\b"
)
_OTHER_TYPES = r"\A(?!.*\bmypy\b).*\b(?:pyright|typescript|tsc|phpstan)\b"
_HINTS = r"\b(?:type[ -]?hints?|typ-?annotation(?:en)?|typ-?hinweise?|typisiert)\b"
_DOCS = (
    r"(?:\b(?:doku|dokus|docs|dokumentation(?:en)?|documentation|readme|change ?-?log|"
    r"(?:ä|ae)nderungsprotokoll|release[ -](?:notes?|notiz(?:en)?)|handbuch|anleitung(?:en)?|"
    r"wiki|adrs?|"
    r"benutzerhandbuch|entwurfsdokument|traceability-matrix)\b|[\w./*-]+\.(?:md|rst|adoc)\b)"
)
_UPDATED = (
    r"\b(?:aktualisiert|aktuell(?:en|em)?|angepasst|erg(?:ä|ae)nzt|nachgezogen|gepflegt|"
    r"fortgeschrieben|erweitert|geschrieben|auf (?:dem |aktuellem )?(?:neuesten |aktuellen )?stand|"
    r"zum stand|eintrag|eingetragen|vollst(?:ä|ae)ndig|entspricht|heutigen stand|(?:ü|"
    r"ue)berarbeitet|"
    r"vorhanden|aktualisieren|erg(?:ä|ae)nzen|anpassen|pflegen|nachziehen|stimm(?:t|en)|"
    r"fehlt nichts|trifft\b.{0,20}\bzu|vorliegt|liegt vor)\b"
)
_DOCSTRING = (
    r"(?:\b(?:doc-?string|(?:java|ts|js)doc|inline[ -]dokumentation)\w*\b|"
    r"\b(?:jede|alle|(?:ö|oe)ffentliche)[nrsm]?\b[\w\s]{0,20}?\b(?:methode|funktion|klasse)n?\b"
    r"[\w\s,]{0,40}?\b(?:dokument\w+|beschreibung)\b)"
)
_SECRET = (
    r"\b(?:secrets?|geheimnis(?:se|sen)?|zugangsdaten|passw(?:o|ö|oe)rt(?:er|ern|e)?|credentials|"
    r"(?:api|private)?-?schl(?:ü|ue)ssel[n]?|(?:api-?)keys?|tokens?)\b"
)
_SECRETS = rf"{_SECRET}(?:(?:\s*[,/]\s*|,?\s+(?:und|oder|noch)\s+)(?:\w+\s+)?{_SECRET}){{0,4}}"
_BACKUP = (
    r"(?:\bback-?up`?s?(?:-?\s?(?:datei|kopie)(?:en)?)?\b|\bsicherungs(?:datei|kopie)(?:en)?\b|"
    r"`[^`]{0,40}(?:\.bak|\.orig|\.rej|\.old|\.swp|~)[^`]{0,20}`)"
)
_TEMPORARY = r"\btempor(?:ä|ae)re[nrs]?\b(?=[\w\s/,-]{0,15}?\b(?:datei(?:en)?|artefakte?n?)\b)"
_LICENSE = r"(?:\b(?:lizenz|license|licence)(?:-?(?:datei(?:en)?|text))?\b)"
_TOUCH = (
    r"\b(?:(?:ver|ge)?(?:ä|ae)nder(?:n|t)|anfassen|angefasst|anger(?:ü|ue)hrt|modifiziert|"
    r"bearbeitet|bearbeiten)\b"
)
_LOW = r"\b(?:sink|f(?:ä|ae)ll|verschlechter|unver(?:ä|ae)ndert|steig|halten|gehalten)\w*\b"

PACK = LanguagePack(
    code="de",
    name="Deutsch",
    headings={
        SectionKind.EXAMPLE: (r"\A(?:beispiele?|muster)\b",),
        SectionKind.ASIDE: (
            r"\A(?:warum|wozu|zweck|inhalt|inhaltsverzeichnis|siehe auch|verweise|hintergrund|"
            r"glossar|begr(?:ü|ue)ndung)\b",
        ),
        SectionKind.DONE: (
            r"\A(?:unsere |die )?(?:fertig|erledigt|abgeschlossen|done)\b.{0,40}\bwenn\b",
            r"\A(?:wann|ab wann)\b.{0,40}\b(?:done|fertig|erledigt)\b",
            r"\A(?:fertigstellungs|abschluss|erledigungs)-?kriterien\b",
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
            r"\Alisten? zum abhaken\b",
            r"\A(?:kontrolle|sperren vor dem merge)\b",
            r"\Avor dem (?:review|merge|commit|abschluss)\b",
        ),
    },
    phrases=(
        Phrase(
            "tests-pass",
            (
                rf"(?P<key>{_TEST}){_SHARED}{_THEN}{_PASSING}",
                rf"\b(?:gr(?:ü|ue)ne?|erfolgreiche|bestandene|"
                rf"fehlerfreie)\b{_NEAR}(?P<key>{_TEST})",
                rf"\bkein(?:e|en|er)?\b{_NEAR}(?P<key>{_TEST}){_NEAR}\b(?:fehl\w*|rot|scheiter\w*|"
                r"schl(?:ä|ae)gt fehl|darf fehlschlagen)\b",
                rf"\bschl(?:ä|a|ae)g(?:t|en)\b\s+kein(?:e|"
                rf"er)?\s+(?:\w+\s+)?(?P<key>{_TEST})\s+fehl\b",
                rf"(?P<key>{_TEST}){_NEAR}\bohne fehlschl(?:a|ä)ge?\b",
                rf"\bbesteht\b{_NEAR}(?P<key>{_TEST})",
            ),
            unless=(
                r"\bnicht (?:gr(?:ü|ue)n|bestehen|laufen|erfolgreich)",
                r"(?:ü|ue)bersprungen|\bskip",
                r"\b(?:manuell|von hand)\b",
            ),
        ),
        Phrase(
            "tests-added",
            (
                rf"{_TEST}{_SHARED}(?P<key>{_MADE})",
                rf"(?P<key>\bneue[nr]?\b)(?:[\s/]+(?:oder|und|angepasste[nr]?|ge(?:ä|"
                rf"ae)nderte[nr]?))*"
                rf"\s+{_TEST}",
                rf"(?P<key>\b(?:gibt es|existier(?:t|en)|bringen|bringt|durch|mit|hat|haben|"
                rf"kam(?:en)?|stammen)\b)"
                rf"{_NEAR}{_TEST}",
                rf"(?P<key>\bes\b)\s+{_TEST}\s+gibt\b",
                rf"(?P<key>\bes\b)[\w\s]{{0,40}}?\b(?:gibt),?\s[\w\s]{{0,30}}?{_TEST}",
                rf"\b(?:neue[rsn]?|ge(?:ä|ae)nderte[rsn]?)\b{_GAP}(?P<key>\bgetestet\b)",
                rf"\bgeh(?:ö|oe)r(?:t|en)\b{_GAP}{_TEST}\s+(?P<key>dazu)\b",
            ),
            unless=(
                rf"\A(?=.*\b(?:neue[nr]?|angepasste[nr]?|ge(?:ä|"
                rf"ae)nderte[nr]?)\b[\w\s/,-]{{0,30}}{_TEST})"
                rf"(?!.*\b(?:geschrieben|erg(?:ä|ae)nzt|gibt es|vorhanden)\b).*{_PASSING}",
                r"\b(?:manuell|von hand)\b",
                r"%|\bprozent\b",
                r"(?:ü|ue)bersprungen|\bskip",
                rf"\b(?:keine?|ohne|nicht)\b[\w\s/]{{0,30}}{_TEST}",
            ),
        ),
        Phrase(
            "changed-coverage",
            (
                rf"(?P<key>{_COVERAGE}){_GAP}{_PERCENT}{_GAP}{_CHANGED}",
                rf"(?P<key>{_COVERAGE}){_GAP}{_CHANGED}{_GAP}{_PERCENT}",
                rf"{_PERCENT}{_GAP}(?P<key>{_COVERAGE}){_GAP}{_CHANGED}",
                rf"{_PERCENT}{_GAP}{_CHANGED}{_GAP}(?P<key>{_COVERAGE})",
                rf"{_CHANGED}{_GAP}(?P<key>{_COVERAGE}){_GAP}{_PERCENT}",
                rf"{_CHANGED}{_GAP}{_PERCENT}{_GAP}(?P<key>{_COVERAGE})",
            ),
        ),
        Phrase(
            "changed-coverage",
            (
                rf"(?P<key>(?<![\w-])[\w-]{0,20}?(?:abdeckung|coverage)\b){_GAP}{_CHANGED}",
                rf"{_CHANGED}{_GAP}(?P<key>(?<![\w-])[\w-]{0,20}?(?:abdeckung|coverage)\b)",
            ),
            unless=(r"\d", _LOW),
        ),
        Phrase(
            "total-coverage",
            (
                rf"(?P<key>{_COVERAGE}){_GAP}{_PERCENT}",
                rf"{_PERCENT}{_GAP}(?P<key>{_COVERAGE})",
                rf"(?P<key>(?<![\w-])[\w-]{0,20}?(?:abdeckung|coverage)\b){_GAP}{_LOW}",
            ),
            unless=(_CHANGED,),
        ),
        Phrase(
            "ruff-clean",
            (
                rf"(?P<key>{_LINTER}){_SHARED}{_CLEAN}",
                rf"\b(?:keine?n?|ohne|weder|null|0)\b[\w\s/-]{{0,25}}?(?P<key>{_LINTER}(?:-?\w+)?)",
                rf"\b(?:sauber|nichts mehr)\b{_NEAR}(?P<key>{_LINTER})",
                r"(?P<key>\bgelintet\b)",
                rf"\b(?:vom|durch den)\b\s+(?P<key>{_LINTER}){_SHARED}\bnichts\b",
            ),
            unless=(_OTHER_LINTER,),
            options={"check": "true", "format": "false"},
        ),
        Phrase(
            "ruff-clean",
            (
                rf"(?P<key>{_FORMATTER}){_SHARED}{_CLEAN}",
                r"(?P<key>\b(?:code|er|sie|es|alles|dateien)\b[\w\s]{0,20}?\bformatiert)\b",
            ),
            unless=(_OTHER_FORMATTER, r"\b(?:commits?|commit-?\w+|antwort\w*|datum\w*)\b"),
            options={"check": "false", "format": "true"},
        ),
        Phrase(
            "black-clean",
            (
                rf"(?P<key>\bblack\b){_SHARED}{_CLEAN}",
                rf"\bformat\w*\b{_GAP}(?P<key>\bblack\b)",
                rf"(?P<key>\bblack\b){_GAP}\b(?:formatiert|kontrolliert|gepr(?:ü|ue)ft)\b",
                rf"\b(?:keine?n?|ohne)\b{_NEAR}(?P<key>\bblack\b)",
            ),
        ),
        Phrase(
            "types-clean",
            (
                rf"(?P<key>{_TYPES}){_SHARED}(?:{_CLEAN}|\b(?:kontrolliert|gepr(?:ü|ue)ft)\b)",
                r"\b(?:keine?|ohne|null|0)\b[\s\w]{0,10}?(?P<key>\btyp-?fehler)\b",
            ),
            unless=(_OTHER_TYPES, _HINTS),
        ),
        Phrase(
            "no-backup-files",
            (
                rf"{_NO}{_NO_GAP}(?P<key>{_BACKUP})",
                rf"(?P<key>{_BACKUP}){_GAP}\b(?:gel(?:ö|oe)scht|entfernt)\b",
            ),
            unless=(r"\b(?:ins|im|vom|das) back-?up\b",),
        ),
        Phrase(
            "docs-touched",
            (
                rf"(?P<key>{_DOCS}){_SHARED}{_UPDATED}",
                rf"\b(?:aktualisierte|neuen? eintrag|eintrag im|eintrag in der|gibt es|erg(?:ä|"
                r"ae)nzte)\b"
                rf"{_NEAR}(?P<key>{_DOCS})",
                r"(?P<key>\b(?:im|in der|in den)\s+`?(?:readme|change ?-?log|doku(?:mentation)?|"
                r"docs))\b"
                r"`?\s+(?:steht|stehen|erw(?:ä|ae)hnt|dokumentiert|beschrieben|vermerkt)\b",
                rf"\b(?:fehlt nichts|trifft|an der)\b{_NEAR}(?P<key>{_DOCS})",
                r"(?P<key>\b(?:dokumentiert|aufgeschrieben|schriftlich festgehalten)\b)",
            ),
            unless=(_DOCSTRING, r"\bdoku(?:mentation)?-?(?:build|tests?)\b"),
        ),
        Phrase(
            "no-secrets",
            (
                rf"{_NO}{_NO_GAP}(?P<key>{_SECRETS})",
                rf"(?P<key>{_SECRETS}){_GAP}\b(?:nicht|nie|niemals|nirgends)\b",
            ),
            unless=(r"\brotier",),
        ),
        Phrase(
            "license-untouched",
            (
                rf"{_NO}{_NO_GAP}(?P<key>{_LICENSE}){_GAP}{_TOUCH}",
                rf"(?P<key>{_LICENSE}){_GAP}(?:\b(?:unver(?:ä|ae)ndert|unangetastet|unber(?:ü|"
                rf"ue)hrt)\b|"
                rf"\bnicht\b[\w\s]{{0,12}}?{_TOUCH})",
                rf"\b(?:keine (?:ä|ae)nderung(?:en)?)\b{_NEAR}(?P<key>{_LICENSE})",
            ),
        ),
        Phrase(
            "manual",
            (
                r"(?P<key>\b(?:code|peer|pair)?[ -]?reviews?\b|\breviewt\b)",
                r"(?P<key>\b(?:freigegeben|freigabe|genehmigt|abgenommen|abnahme durch|zugestimmt|"
                r"stimmt zu|lehnt ab|gegengelesen|begutachtet|vier-augen-prinzip)\b)",
                r"\b(?:zweite[rn]?|weitere[rn]?|anderer?|mindestens ein)\b[\w\s]{0,20}"
                r"(?P<key>\b(?:entwickler\w*|pr(?:ü|ue)fer\w*|person))\b",
                r"(?P<key>\bpr(?:ü|ue)fer\b)",
                r"(?P<key>\b(?:diskussion(?:en)?|kommentare?|"
                r"threads?)\b)[\w\s]{0,25}\b(?:gel(?:ö|oe)st|"
                r"gekl(?:ä|ae)rt|offen|erledigt)\b",
                r"(?P<key>\b(?:manuell(?:e[rn]?)?|von hand)\b)[\w\s]{0,25}\b(?:test\w*|gepr(?:ü|"
                r"ue)ft|"
                r"getestet|ausprobiert|probiert|durchgespielt)\b",
                r"\b(?:getestet|gepr(?:ü|ue)ft|ausprobiert)\b[\w\s]{0,25}(?P<key>\b(?:manuell|"
                r"von hand))\b",
                r"(?P<key>\b(?:staging|produktiv(?:system|umgebung)?|ausgerollt|deployt|deployed|"
                r"ver(?:ö|oe)ffentlicht|gemergt|gemerged|gepusht|gelandet|product owner|po|"
                r"stakeholder|demo)\b)",
                r"\b(?:ticket|issue|story|karte|vorgang)\b[\w\s']{0,25}"
                r"(?P<key>\b(?:geschlossen|verschoben|offen|erledigt))\b",
                r"\b(?:enth(?:ä|ae)lt|committet|liegt)\b[\w\s']{0,20}(?P<key>`?\b(?:main|master|"
                r"dev)\b)",
                r"(?P<key>\bversionsverwaltung\b)",
                r"(?P<key>\b(?:durchgegangen|angesehen)\b)",
                r"\b(?:keine?|weder)\b[\w\s]{0,20}(?P<key>\b(?:bugs?|"
                r"fehler)\b)[\w\s]{0,20}\bbekannt\b",
            ),
        ),
        Phrase(
            "no-temporary-files",
            (
                rf"{_NO}{_NEAR}(?P<key>{_TEMPORARY})",
                rf"(?P<key>{_TEMPORARY}){_GAP}\b(?:gel(?:ö|oe)scht|entfernt|aufger(?:ä|ae)umt)\b",
            ),
        ),
        # What checks of later versions prove: named, so that no other phrase swallows it.
        Phrase("no-new-skips", (r"(?P<key>\b(?:(?:ü|ue)bersprungen\w*|skips?|xfails?)\b)",)),
        Phrase("docstrings", (rf"(?P<key>{_DOCSTRING})",)),
        Phrase("type-hints", (rf"(?P<key>{_HINTS})",)),
        Phrase(
            "no-debug-leftovers",
            (
                r"(?P<key>\b(?:auskommentiert\w*|debug-?\w*|debuggen|todos?|fixmes?|toter code|"
                r"toten "
                r"code))\b",
            ),
        ),
        Phrase(
            "ci-green",
            (
                rf"(?P<key>\b(?:ci(?:-checks?)?|pipelines?|checks)\b){_GAP}{_PASSING}",
                r"\bgr(?:ü|ue)ne\b\s+(?P<key>\b(?:ci|pipelines?|builds?)\b)",
            ),
        ),
        Phrase(
            "conventional-commits", (r"(?P<key>\b(?:conventional commits?|commit-?messages?)\b)",)
        ),
        Phrase(
            "clean-commits",
            (r"\bcommits?\b[\w\s]{0,20}(?P<key>\b(?:gesquasht|zusammengefasst))\b",),
        ),
        Phrase(
            "pr-description",
            (
                r"(?P<key>\b(?:pr|pull[ -]request)s?(?:-?(?:text|beschreibung|"
                r"titel))?\b)[\w\s]{0,30}"
                r"\b(?:beschreib\w+|titel|text|nennt|verlinkt|enth(?:ä|ae)lt|kann)\b",
                r"(?P<key>\bpr-?(?:beschreibung|titel|text))\b",
                r"(?P<key>\bbeschreibung l(?:ü|ue)ckenlos)\b",
                r"(?P<key>\btitel (?:und|oder) text)\b",
            ),
        ),
        Phrase(
            "acceptance-met",
            (
                r"(?P<key>\b(?:akzeptanz|abnahme)-?kriteri(?:um|en)\b)[\w\s]{0,40}\b(?:erf(?:ü|"
                r"ue)llt|"
                r"entsprochen|trifft zu|treffen zu|zutrifft)\b",
                r"\berf(?:ü|ue)ll(?:t|en)\b[\w\s]{0,30}(?P<key>\b(?:akzeptanz|"
                r"abnahme)-?kriterien)\b",
                r"(?P<key>\banforderungen\b)[\w\s]{0,20}\berf(?:ü|ue)llt\b",
            ),
        ),
        Phrase(
            "security-scan",
            (
                r"(?P<key>\b(?:bandit|pip-audit|safety|snyk|trivy|security-?(?:scan|audit)|"
                r"sicherheits-?(?:scan|pr(?:ü|ue)fung)|schwachstellen)\b)",
            ),
        ),
        Phrase(
            "api-contract",
            (
                r"(?P<key>\b(?:api[ -]vertrag|openapi|swagger|status-?codes?|payloads?|"
                r"fehler-?codes?|"
                r"inkompatib\w+|abw(?:ä|ae)rtskompatib\w+))\b",
            ),
        ),
        Phrase("idempotent", (r"(?P<key>\bidempoten\w+)\b",)),
        Phrase(
            "concurrent",
            (
                r"(?P<key>\b(?:nebenl(?:ä|ae)ufig\w*|gleichzeitig\w*|race conditions?|"
                r"thread-?sicher\w*))\b",
            ),
        ),
        Phrase(
            "no-network",
            (r"(?P<key>\b(?:offline|netzwerk\w*|internet|externe[nr]? dienste?\w*))\b",),
        ),
        Phrase(
            "performance",
            (
                r"(?P<key>\b\d+(?:[.,]\d+)?\s?(?:ms|millisekunden|s|sekunden?|minuten?|min|MB|"
                r"MiB|GB)\b)",
                r"(?P<key>\b(?:performance|latenz|durchsatz|laufzeit|benchmarks?)\b)",
            ),
        ),
        Phrase("migration", (r"(?P<key>\bmigration(?:en)?\b)",)),
        Phrase("version-bumped", (r"(?P<key>\bversions?(?:nummer|sprung| erh(?:ö|oe)ht))\b",)),
        Phrase(
            "build",
            (
                r"(?P<key>\bbuild\b)[\w\s]{0,20}\b(?:l(?:ä|ae)uft|gr(?:ü|ue)n|fehler|durch|"
                r"klappt)\b",
                r"(?P<key>\bkompiliert\b)",
            ),
        ),
        Phrase(
            "scope",
            (
                r"(?P<key>\b(?:fachfremd\w*|au(?:ß|ss)erhalb des umfangs|ein(?:em)? thema|"
                r"zuschnitt))\b",
            ),
        ),
        Phrase(
            "style-guide",
            (
                r"(?P<key>\b(?:style ?guides?|(?:coding|code)[ -](?:guidelines?|standards?|stil|"
                r"richtlinien|konventionen)|guidelines|pep ?8))\b",
            ),
        ),
    ),
    conditional=(
        r"\bggf\.?",
        r"\bgegebenenfalls\b",
        r"\b(?:falls|sofern|soweit|wenn|wo) (?:\w+ )?(?:zutreffend|n(?:ö|oe)tig|notwendig|"
        r"vorhanden|"
        r"relevant|m(?:ö|oe)glich|erforderlich|sinnvoll|vorkommt)\b",
        r"\b(?:falls|sofern)\b[^,;.()`]{3,60}(?=[,;.()]|\Z)",
        r"\bbei bedarf\b",
        r"\boptional\b(?=\s*:?\s*`)",
    ),
    not_applicable=(
        r"(?:entf(?:ä|ae)llt|nicht zutreffend|trifft nicht zu|nicht anwendbar|n\s?/\s?a)"
        r"\s*(?:[:–—-]+|,?\s*(?:weil|da)\b|\()\s*",
        r"(?:entf(?:ä|ae)llt|nicht zutreffend|n\s?/\s?a)\Z",
    ),
    nothing=(r"keine?(?: offenen fragen)?", r"nichts"),
    separators=(r"\s+(?:und|sowie|aber|plus)\s+",),
    negations=(
        r"\bnicht (?:\w+ )?(?:n(?:ö|oe)tig|notwendig|erforderlich|verpflichtend|zwingend|verlangt|"
        r"gefordert|verbindlich|relevant)\b",
        r"\b(?:muss|m(?:ü|ue)ssen|braucht|brauchen)\b[\w\s]{0,25}\bnicht\b",
        r"\b(?:w(?:ü|ue)nschenswert|idealerweise|nach m(?:ö|oe)glichkeit|empfohlen|angestrebt|"
        r"irgendwann|sp(?:ä|ae)ter|noch nicht|kann warten|unverbindlich)\b",
        r"\boptional\b(?!\s*:?\s*`)",
        r"\boder (?:auch )?nicht\b",
        r"\b(?:au(?:ß|ss)er|ausgenommen|abgesehen von|mit ausnahme|ausnahmen?)\b",
    ),
    fillers=(
        r"\b(?:der|die|das|den|dem|des|ein|eine[rnms]?|alle[rnms]?|s(?:ä|ae)mtlich(?:e[rn]?)?|"
        r"jede[rnms]?|"
        r"von|vom|in|im|ins|an|am|auf|bei|beim|zu|zum|zur|f(?:ü|ue)r|mit|durch|aus|nach|vor|um|"
        r"rund|"
        r"ist|sind|war|waren|wird|werden|wurde|wurden|worden|hat|haben|sein|muss|m(?:ü|ue)ssen|"
        r"soll|"
        r"sollen|darf|d(?:ü|ue)rfen|es|sie|er|dies(?:e[rnms]?)?|sich|oder|und|sowie|auch|nur|noch|"
        r"wieder|hier|dort|ohne|kein(?:e[rnms]?)?|nicht|nichts|weder|bzw|z|b|d|h|etwa|per|via|inkl|"
        r"einschlie(?:ß|ss)lich|bestehende[rnms]?|neue[rnms]?|alte[rnms]?|unit|integration|ggf|"
        r"mehr|so|wie|als|dass|unser(?:e[rnms]?)?)\b",
        r"\b(?:gr(?:ü|ue)n|fehler|fehlerfrei|sauber|befunde?|warnungen|erfolgreich)\b",
    ),
    colouring=(
        r"\b(?:ganz(?:e[rnms]?)?|gesamte?[rnms]?|komplett(?:e[rnms]?)?|code|quellcode|projekt\w*|"
        r"repo(?:sitory)?|(?:ä|ae)nderung(?:en)?|pr|pull request|task|aufgabe|ticket|story|"
        r"user story|"
        r"features?|funktion(?:en|alit(?:ä|ae)t)?|verhalten|branch|commits?|commiten|committen|"
        r"datei(?:en)?|modul(?:e|en)?|paket|diff|lokal|rechner|neue[rnms]?|angepasste[rnms]?|"
        r"ge(?:ä|ae)nderte[rnms]?|alte[rnms]?|bestehende[rnms]?|unit|integration|e2e|end-to-end|"
        r"api|"
        r"automatisch\w*|lauf|l(?:ä|ae)uft|laufen|check|checks|pr(?:ü|ue)fung(?:en)?|lint(?:ing|"
        r"er)?|"
        r"format(?:ting|ierung)?|typen|tests?|erstellt|ver(?:ä|ae)ndert|erstellen|ver(?:ä|ae)ndern|"
        r"(?:ä|ae)ndern|python|enthalten|vorhanden|durch|eingecheckt|committet|abgedeckt|kommt|"
        r"stand|klassen?|"
        r"methoden?|logik|f(?:ä|ae)lle?|nutzer|bugs?|behoben\w*|haben|gibt|passend\w*|einzig\w*|"
        r"einwandfrei|eintr(?:ag|(?:ä|ae)ge)|hinzugef(?:ü|ue)gt|geschrieben|ge(?:ä|ae)ndert|"
        r"angepasst|erg(?:ä|ae)nzt|durchgelaufen|heutigen|aktuellen|"
        r"neuesten|vollst(?:ä|ae)ndig)\b",
    ),
    vague=(
        r"\b(?:ca|circa|etwa|ungef(?:ä|ae)hr|rund|knapp|fast)\b\.?(?=\W*\d)",
        r"\b(?:h(?:ö|oe)chstens|maximal|max|bis zu|weniger als)\b",
        r"(?<!nicht )\bunter\b(?=\W*\d)",
    ),
    demands={
        SectionKind.TESTS: (
            r"\A\W*[\w-]{0,20}?(?:coverage|abdeckung|(?:ü|ue)berdeckung)\b",
            r"(?<![\w-])[\w-]{0,20}?(?:coverage|abdeckung)s?-?ziel\b",
        ),
        SectionKind.PREFLIGHT: (r"\A\W*(?:kein(?:e[nrms]?)?|nie(?:mals)?|nicht)\b",),
    },
)
