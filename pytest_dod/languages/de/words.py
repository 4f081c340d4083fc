"""Word families of German, for its patterns."""

from __future__ import annotations

# `GAP` joins words of one statement, `NEAR` words that stand side by side.
GAP = r"[^;]{0,60}?"
# Subjects may share a predicate ("Tests und Lint sind grün"), but no gap leads over one, nor into
# a parenthesis.
SHARED = (
    r"(?:\s*\()?(?:(?!\b(?:gr(?:ü|ue)n|bestehen|bestanden|erfolgreich|fehlerfrei|reviewt|gemergt|geschrieben|"
    r"erg(?:ä|ae)nzt|aktualisiert|durchgelaufen|entfernt|abgenommen|nachgezogen)\b)"
    r"(?:\([^()]{0,60}\)|[^;()])){0,60}?"
)
MADE = (
    r"\b(?:erg(?:ä|ae)nzt|geschrieben|hinzugef(?:ü|ue)gt|vorhanden|existier(?:t|en)|erstellt|"
    r"angepasst|ge(?:ä|ae)ndert|erweitert|hinzu|zeigen|implementiert|angelegt|mitgeliefert|"
    r"erg(?:ä|ae)nzen|schreiben|beigef(?:ü|ue)gt)\b"
)
THEN = rf"(?:{MADE}(?:[\s,(/]+(?:und|oder|sie|alle|auch|sind|ist|dann)\b)*[\s,(/]*){{0,3}}"
NO_GAP = r"(?:(?!\b(?:kein\w*|weder|ohne)\b)[^;]){0,60}?"
NEAR = r"[\s:`\"'(*„]*(?:[\w'/-]+[\s:`\"'(/*]+){0,4}?"
TEST = (
    r"(?<![\w-])(?!latest|protest|attest)[\w-]{0,30}?(?:tests?|testsuiten?|testf[aä]llen?|"
    r"testl[aä]ufe?n?|pytest)\b"
)
PASSING = (
    r"(?:\b(?:gr(?:ü|ue)ne?n?|besteh(?:t|en)|bestanden|erfolgreich|fehlerfrei|fehlerlos|gelaufen|"
    r"durchlaufen|durchgelaufen|durchlaufe|laufen|laufe|l[aä]uft|lief(?:en)?|gelingen|klappen|"
    r"ausgef(?:ü|ue)hrt|funktionier(?:t|en)|passed)\b|"
    r"\bohne (?:einen |einzigen |jeden )*(?:fehler|fehlschl[aä]ge?)\b|"
    r"\bnicht (?:mehr )?(?:fehl\w*|rot|kaputt)\b)"
)
NO = (
    r"\b(?:kein(?:e|en|em|er|es|erlei)?|weder|noch|nicht(?:s)?|nie(?:mals)?|ohne|frei von|nirgends|"
    r"ausgeschlossen)\b"
)
FINDING = (
    r"(?:fehler\w*|befund\w*|funde?n?|warnung\w*|meldung\w*|beanstandung\w*|verst(?:o|ö)(?:ß|"
    r"ss)\w*|"
    r"problem\w*|hinweis\w*)"
)
CLEAN = (
    r"(?:\b(?:fehlerfrei|fehlerlos|sauber|gr(?:ü|ue)n|zufrieden|bestanden|besteht|erfolgreich|still|"
    r"durchgelaufen|clean)\b|\bl(?:ä|ae)uft (?:\w+ )?durch\b|"
    rf"\b(?:ohne|keine[nr]?|null|0)\s+(?:\w+\s+){{0,2}}{FINDING}\b|"
    r"\bnichts (?:\w+ )?(?:auszusetzen|zu (?:beanstanden|meckern|melden)|gefunden|mehr)\b|"
    r"\b(?:melde[nt]?|findet|finden|zeigt|zeigen|sagt|liefert|beanstandet) (?:nichts|keine?)\b|"
    r"\bnichts mehr kommt\b|\bmelden fehler\b)"
)
CHANGED = (
    r"(?:\b(?:diff|patch)\b|\b(?:ge(?:ä|ae)ndert|neu|angepasst|angefasst|ber(?:ü|ue)hrt|"
    r"betroffen|hinzugef(?:ü|ue)gt)"
    r"(?:e[nrsm]?)?\b[\w\s/,-]{0,25}?"
    r"\b(?:modul\w*|datei\w*|code\w*|zeilen?|teilen?|stellen?|funktion(?:en)?|klassen?|quell\w*)\b)"
)
COVERAGE = (
    r"(?:(?<![\w-])[\w-]{0,20}?(?:abdeckung|(?:ü|ue)berdeckung|coverage)(?:s?-?ziel|s?grad)?\b|"
    r"\babgedeckt\b|"
    r"\bdeck(?:en|t)\b)"
)
PERCENT = r"(?P<threshold>-?\d+(?:[.,]\d+)?|\bnan)\s*(?:%|\bprozent\b)"
NO_NEW = (
    r"\b(?:keine?[rn]?|ohne|null|0|weder)\s+(?:neuen?|neuerlichen|zus(?:ä|ae)tzlichen?|weiteren?)\b"
)
LINTER = r"\b(?:lint(?:ing|er|ern|s)?|lint-?pr(?:ü|ue)fung|ruff(?! format))\b"
OTHER_LINTER = r"\A(?!.*\bruff\b).*\b(?:pylint|flake8|eslint|biome|clippy|checkstyle|pre-commit)\b"
FORMATTER = r"\b(?:formatting|formatter|formatierung|formatierer|code-?format|format|formatiert)\b"
OTHER_FORMATTER = r"\b(?:black|prettier|gofmt|clang-format|yapf|autopep8|rustfmt)\b"
TYPES = r"\b(?:typ-?pr(?:ü|ue)fung(?:en)?|typ-?checks?|typecheck(?:er|s)?|typisierung|mypy|typen)\b"
OTHER_TYPES = r"\A(?!.*\bmypy\b).*\b(?:pyright|typescript|tsc|phpstan)\b"
NOUN = (
    r"(?:codes?|quellcode|code-?zeilen|zeilen?|logik|funktion(?:en|alit(?:ä|ae)t(?:en)?)?|features?|"
    r"methoden?|klassen?|module?n?|verhalten|endpunkte?n?|(?:ä|ae)nderung(?:en)?|datei(?:en)?|"
    r"bugfix(?:es)?|fehlerbehebung(?:en)?)\b"
)
NEW = (
    r"(?:\b(?:neu|ge(?:ä|ae)ndert|angepasst|hinzugef(?:ü|ue)gt|angefasst|ber(?:ü|ue)hrt|"
    r"(?:ö|oe)ffentlich)(?:e[nrsm]?)?\b[\s/,]*(?:(?:und|oder)\s+)?)*"
)
EVERY = r"\b(?:alle[nr]?|jede[rnms]?|s(?:ä|ae)mtliche[nr]?)\b\s+"
CODE = (
    rf"(?:\b(?:der|die|das|den|dem|unser\w*|alle[nr]?|jede[rnms]?|s(?:ä|ae)mtliche[nr]?)\b\s+)*"
    rf"{NEW}\b{NOUN}"
)
HINTS = r"\b(?:type[ -]?hints?|typ-?annotation(?:en)?|typ-?hinweise?|typ-?angaben?|typisiert)\b"
DOCS = (
    r"(?:(?<![\w-])(?:(?:(?:benutzer|nutzer|anwender|api|projekt|entwickler|betriebs|technische[nrs]?|"
    r"code|software|system|architektur|schnittstellen)[- ]?)?(?:doku|dokus|dokumentation(?:en)?)|"
    r"docs|documentation|readme|change ?-?log|"
    r"(?:ä|ae)nderungsprotokoll|release[ -](?:notes?|notiz(?:en)?)|"
    r"(?:(?:benutzer|nutzer|anwender|betriebs|admin)-?)?hand(?:buch|b(?:ü|ue)cher)|"
    r"(?:[\w-]{0,20})?anleitung(?:en)?|"
    r"wiki|adrs?|entwurf(?:sdokument)?|entw(?:ü|ue)rfe|pflichtenheft|lastenheft|"
    r"spezifikation(?:en)?|fachkonzept|konzept|architektur-?(?:dokument|beschreibung|"
    r"entscheidung(?:en)?)|traceability(?:-matrix)?|runbook|[\w-]{0,12}leitfaden|faq|"
    r"confluence|wissensdatenbank|glossar|hilfe(?:texte?|seiten?)|(?:[\w-]{0,15})?diagramme?|"
    r"versionshinweise|(?:installations|betriebs|upgrade)-?hinweise|(?:ä|ae)nderungs(?:liste|log)|"
    r"(?:abschluss|test|sprint)?-?bericht|notizen|"
    r"dokumente?)\b|[\w./*-]+\.(?:md|rst|adoc)\b)"
)
UPDATED = (
    r"\b(?:aktualisiert|aktuell(?:en|em)?|angepasst|erg(?:ä|ae)nzt|nachgezogen|gepflegt|"
    r"fortgeschrieben|erweitert|geschrieben|auf (?:dem |aktuellem )?(?:neuesten |neusten |"
    r"aktuellen |"
    r"letzten )?stand|zum stand|eintrag|eintr(?:ä|ae)ge|eingetragen|vollst(?:ä|ae)ndig|entspricht|"
    r"entsprechen|heutigen stand|(?:ü|ue)berarbeitet|ge(?:ä|ae)ndert|nachgef(?:ü|ue)hrt|"
    r"verbessert|korrigiert|erstellt|verfasst|fertig|"
    r"vorhanden|aktualisieren|erg(?:ä|ae)nzen|anpassen|pflegen|nachziehen|stimm(?:t|en)|passt|passen|"
    r"beschreib(?:t|en)|erkl(?:ä|ae)r(?:t|en)|erl(?:ä|ae)uter(?:t|n)|enth(?:ä|ae)lt|enthalten|"
    r"nennt|nennen|dokumentier(?:t|en)|h(?:ä|ae)lt|existier(?:t|en)|steht|stehen|liegt|liegen|"
    r"fehlt nichts|trifft\b.{0,20}\bzu|vorliegt|liegt vor|deckt|gibt wieder)\b"
)
DOCSTRING = (
    r"(?:\b(?:doc-?string|(?:java|ts|js)doc|inline[ -]dokumentation|code-?dokumentation)\w*\b|"
    r"\b(?:jede|alle|(?:ö|oe)ffentliche|neue)[nrsm]?\b[\w\s,]{0,30}?"
    r"\b(?:methode|funktion|klasse|schnittstelle)n?\b"
    r"[\w\s,]{0,40}?\b(?:dokument(?:iert|ation)|beschreibung|beschrieben)\b|"
    r"\b(?:ö|oe)ffentliche\b[\w\s]{0,15}?\b(?:methode|funktion|klasse)n?\b[\w\s,]{0,60}?"
    r"\b(?:dokumentation|beschreibung|docstring)\b|"
    r"\b(?:dokumentation|beschreibung)\b[\w\s]{0,15}?\b(?:der|aller|jeder|f(?:ü|ue)r)\b[\w\s]{0,25}?"
    r"\b(?:methode|funktion|klasse)n?\b|"
    r"\bcode\b\s+(?:ist|wurde)\s+(?:\w+ )?(?:dokumentiert|kommentiert und dokumentiert)\b)"
)
SECRET = (
    r"(?:\b(?:secrets?|geheimnis(?:se|sen)?|zugangsdaten|anmeldedaten|passw(?:o|ö|oe)rt(?:er|ern|e)?|"
    r"kennw(?:o|ö|oe)rt(?:er|ern)?|credentials|vertrauliche[sn]?(?: (?:daten|angaben|werte))?|"
    r"geheime[sn]?(?: (?:daten|angaben|werte|schl(?:ü|ue)ssel))?|sensible[n]? (?:daten|angaben|"
    r"werte)|"
    r"(?:api|private)?-?schl(?:ü|ue)ssel[n]?|(?:api-?)keys?|[\w-]{0,12}tokens?)\b)"
)
SECRETS = rf"{SECRET}(?:(?:\s*[,/]\s*|,?\s+(?:und|oder|noch)\s+)(?:\w+\s+)?{SECRET}){{0,4}}"
BACKUP = (
    r"(?:\bback-?up`?s?(?:-?\s?(?:datei|kopie)(?:en)?)?\b|\bsicherungs(?:datei|kopie)(?:en)?\b|"
    r"`[^`]{0,40}(?:\.bak|\.orig|\.rej|\.old|\.swp|~)[^`]{0,20}`|"
    r"(?<!\w)\*?\.(?:bak|orig|rej)\b(?:-datei(?:en)?\b)?)"
)
TEMPORARY = (
    r"(?:\b(?:tempor(?:ä|ae)re|(?:ü|ue)berfl(?:ü|ue)ssige|unn(?:ö|oe)tige|generierte|lokale|"
    r"verwaiste|herumliegende|unerw(?:ü|ue)nschte|fremde)[nrs]?\b"
    r"(?=[\w\s/,-]{0,15}?\b(?:datei(?:en)?|artefakte?n?)\b)|"
    r"\b(?:temp(?:or(?:ä|ae)r)?-?|m(?:ü|ue)ll-?|log-?)dateien?\b)"
)
LICENSE = r"(?:\b(?:lizenz|license|licence)(?:-?(?:datei(?:en)?|text))?\b)"
TOUCH = (
    r"\b(?:(?:ver|ge)?(?:ä|ae)nder(?:n|t)|anfassen|angefasst|anger(?:ü|ue)hrt|modifiziert|"
    r"bearbeitet|bearbeiten)\b"
)
LOW = (
    r"\b(?:sink|f(?:ä|ae)ll|verschlechter|unver(?:ä|ae)ndert|steig|halten|gehalten|gesunken|gefallen|"
    r"gestiegen|nimmt|niedriger|geringer|schlechter|reduzier|verringer|erh(?:ö|oe)ht|bleibt)\w*\b"
)
ANALYSIS = (
    r"\b(?:statische[nr]? (?:code-?)?(?:analysen?|pr(?:ü|ue)fung(?:en)?)|"
    r"code-?analysen?|codequalit(?:ä|ae)tspr(?:ü|ue)fung)\b"
)
STYLE = (
    r"\b(?:(?:code[ -]?)?style[ -]?guid(?:es?|elines?)|(?:coding|code|programmier|projekt|"
    r"python)[ -]?"
    r"(?:guidelines?|standards?|stil|style|richtlinien|konventionen|regeln|vorgaben)|"
    r"(?:vereinbarte|bestehende|geltende|(?:ü|ue)bliche|unsere|eigene|gemeinsame|g(?:ä|"
    r"ae)ngige)[nr]? "
    r"(?:\w+ )?(?:standards?|konventionen|richtlinien|regeln|vorgaben|stil)|stil-?(?:regeln|"
    r"vorgaben)|"
    r"(?:standards?|konventionen|richtlinien|regeln|stil|vorgaben) (?:des|aus|der|im|f(?:ü|"
    r"ue)r (?:das|den)|vom|"
    r"in diesem|unseres) (?:\w+ )?(?:projekte?s?|codes?|teams?|repos?)|guidelines|pep[ -]?8)\b"
)
OBEYED = (
    r"\b(?:eingehalten|einh(?:ä|ae)lt|befolgt|folgt|folgen|beachtet|ber(?:ü|ue)cksichtigt|entspricht|"
    r"entsprechen|respektiert|angewandt|angewendet|erf(?:ü|ue)llt|umgesetzt|gehalten|h(?:ä|ae)lt|"
    r"konform|gem(?:ä|ae)(?:ß|ss)|nach|laut|passt|passen|stimm(?:t|en)|gewahrt)\b"
)
PIPELINE = (
    r"\b(?:ci|ci[/-]?cd|(?:[\w/]{1,10}-)?pipelines?|(?:ci|pipeline|status|github|pflicht)-?"
    r"(?:checks?|jobs?|builds?|l(?:ä|ae)ufe?|pr(?:ü|ue)fungen)|(?:github )?actions|gitlab ci|"
    r"jenkins|build-?server|workflows?|checks|jobs|(?:pr(?:ü|ue)fungen|l(?:ä|ae)ufe) der (?:ci|"
    r"pipeline))\b"
)
GONE = (
    r"\b(?:entfernt|gel(?:ö|oe)scht|weg|beseitigt|aufger(?:ä|ae)umt|bereinigt|raus|ausgebaut|"
    r"getilgt|verschwunden)\b"
)
DEBUG = (
    r"(?:\b(?:debug(?:ging)?|print|trace|konsolen)-?\s?(?:ausgaben?|prints?|anweisung(?:en)?|"
    r"statements?|code|logs?|meldungen)\b|`(?:print|breakpoint|pdb|console\.log)[^`]*`|"
    r"\bprints\b|\bbreakpoints?\b|\bconsole\.logs?\b|\bhaltepunkte\b|"
    r"\bausgaben (?:zum|f(?:ü|ue)rs) debug\w+\b)"
)
SCAN = (
    r"\b(?:security-?\s?(?:scan\w*|audits?|checks?)|sicherheits-?\s?(?:scan\w*|pr(?:ü|ue)fung(?:en)?|"
    r"audits?|analysen?|checks?)|schwachstellen-?(?:scan\w*|analyse|pr(?:ü|ue)fung)|sast)\b"
)
PULL_REQUEST = r"\b(?:prs?|mrs?|(?:pull|merge)[ -]requests?)\b"
PERSON = (
    r"\b(?:entwickler\w*|pr(?:ü|ue)fer\w*|person(?:en)?|kolleg(?:e|in|en)\w*|reviewer\w*|"
    r"maintainer\w*|team(?:mitglied\w*|leit\w*|lead)?|architekt\w*|tester\w*|qa|ux|"
    r"product owner|po|stakeholder|kunde[n]?|auftraggeber\w*|fachbereich\w*|fachabteilung|"
    r"anwender\w*|nutzer\w*)\b"
)
# Words that tell the lines of a section apart.
READ = r"\b(?:lies|lesen|lest|gelesen|lektüre)\b"
BINDING = (
    r"\b(?:verbindlich\w*|standards?|richtlinien?|regelwerke?|vorgaben|konventionen|gilt|gelten|"
    r"befolg\w*|ma(?:ß|ss)geblich\w*)\b"
)
NAMED = r"[\w`*/-]\.(?:md|rst|adoc|txt)\b"
MOCKED = (
    r"\bextern\w*[ -](?:dienste?n?|services?|apis?|systeme?n?|abh(?:ä|ae)ngigkeiten)\b.{0,40}"
    r"\b(?:ge)?(?:mock|stub|fake|simulier)\w*|"
    r"\b(?:mock|stub|fake)\w*\b.{0,40}\bextern\w*[ -](?:dienste?|services?|apis?|systeme?)"
)
THROUGH = (
    r"\b(?:end[ -]?to[ -]?end|e2e|ende[ -]zu[ -]ende)[ -]?"
    r"(?:flu(?:ss|ß)|flow|ablauf|szenario|test)?\b"
)
