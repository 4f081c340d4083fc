"""German phrases about people, commits, and behaviour."""

from __future__ import annotations

from ...model.language import Phrase
from .words import GAP, PERSON, PULL_REQUEST

_FULFILLED = (
    r"\b(?:erf(?:ü|ue)llt|erf(?:ü|ue)llen|umgesetzt|entsprochen|trifft zu|treffen zu|zutrifft|"
    r"zutreffen|abgehakt|erledigt|abgedeckt|abgearbeitet|implementiert|geliefert|erreicht|"
    r"eingehalten|nachgewiesen|bestanden)\b"
)
_CRITERIA = r"\b(?:(?:akzeptanz|abnahme)-?kriteri(?:um|en)|(?:akzeptanz|abnahme)bedingung(?:en)?)\b"
_ASKED = (
    r"(?:\b(?:anforderungen|anforderung|user[ -]stor(?:y|ies)|aufgaben?stellung|teilaufgaben|"
    r"unteraufgaben|(?:alle|jeder) punkte? (?:der|des) (?:aufgabe|tickets?|issues?|story)|"
    r"(?:alle[s]?|was)\b[\w\s,]{0,15}\b(?:gefordert|verlangt|beschrieben)e?)\b)"
)
_PLACE = (
    r"\b(?:staging|produktion|produktiv(?:system|umgebung)?|produktivbetrieb|vorproduktion|"
    r"testsystem\w*|test-?umgebung|abnahme(?:system|umgebung)|integrationsumgebung|"
    r"ziel(?:system|umgebung)|qs-?(?:system|umgebung))\b"
)
_DEVICE = (
    r"(?:\b(?:firefox|chrome|safari|edge(?![ -]cases?)|opera|browser\w*|android|iphone\w*|ios|ipad|"
    r"tablet\w*|(?:mobil)?telefon\w*|handy|smartphone\w*|eigene[rnm]? rechner)\b|"
    r"\b(?:[\w-]{1,20}-)?ger(?:ä|ae)te?n?\b)"
)
_TRIED = (
    r"\b(?:getestet|gepr(?:ü|ue)ft|ausprobiert|probiert|l(?:ä|ae)uft|lauff(?:ä|ae)hig|funktioniert|"
    r"installier(?:en|t)|verifiziert|angesehen|kontrolliert|gezeigt|best(?:ä|ae)tigt|verf(?:ü|ue)gbar)\b"
)

PHRASES: tuple[Phrase, ...] = (
    Phrase(
        "manual",
        (
            r"(?P<key>\b(?:(?:code|peer|pair|design|security|architektur|selbst)?[ -]?reviews?|"
            r"ge?review?e?t|reviewt|reviewed)\b)",
            r"(?P<key>\b(?:freigegeben|freigabe|freigaben|genehmigt|abgenommen|abnahme (?:durch|"
            r"des|der)|"
            r"zugestimmt|abgezeichnet|abgesegnet|approved|approvals?|"
            r"stimmt zu|lehnt ab|gegengelesen|begutachtet|vier-augen-prinzip|sign-?off)\b)",
            rf"\b(?:zweite[rn]?|weitere[rnm]?|andere[rnm]?|mindestens eine?[rnm]?|jemand|"
            rf"fremde[rn]?)\b"
            rf"[\w\s]{{0,20}}(?P<key>{PERSON})",
            r"\b(?:jemand|(?:ein|mindestens ein|"
            r"wenigstens ein)e?[rn]?)\b[\w\s]{0,15}\b(?:andere[rsnm]?|"
            r"weitere[rsnm]?|zweite[rsnm]?|unbeteiligte[rsnm]?)\b[\w\s,]{0,40}?(?P<key>\b(?:gelesen|"
            r"(?:drauf|dr(?:ü|ue)ber)?geschaut|angeschaut|angesehen|gesehen|gepr(?:ü|ue)ft|zugestimmt|"
            r"einverstanden|getestet|ausprobiert|liest|schaut|pr(?:ü|ue)ft|nachvollzogen))\b",
            r"(?P<key>\b(?:vier augen|augenpaar|okay (?:von|des|der|vom)|ok vom|merge-?konflikte?|"
            r"hauptzweig|hauptbranch|eingespielt|freigeschaltet|(?:ü|ue)bergabe|(?:ü|ue)bergeben|backlog|"
            r"folge-?tickets?|sichtpr(?:ü|ue)fung|durchgeklickt|sprint[ -]review|"
            r"in betrieb genommen|"
            r"r(?:ü|ue)cksprache|abgestimmt mit))\b",
            r"(?P<key>\bpr(?:ü|ue)fer\b)",
            r"(?P<key>\b(?:(?:review-?)?diskussion(?:en)?|(?:review-?|pr-?)?(?:kommentare?|anmerkungen)|"
            r"review-?punkte|feedback|threads?)\b)[\w\s]{0,30}\b(?:gel(?:ö|oe)st|"
            r"gekl(?:ä|ae)rt|offen|erledigt|bearbeitet|eingearbeitet|beantwortet|geschlossen|"
            r"ber(?:ü|ue)cksichtigt|behoben)\b",
            r"(?P<key>\b(?:manuell(?:e[rn]?)?|von hand|h(?:ä|"
            r"ae)ndisch\w*)\b)[\w\s]{0,25}\b(?:test\w*|"
            r"gepr(?:ü|ue)ft|pr(?:ü|ue)fung|getestet|ausprobiert|probiert|durchgespielt|"
            r"verifiziert|kontrolliert)\b",
            r"\b(?:getestet|gepr(?:ü|ue)ft|ausprobiert)\b[\w\s]{0,25}(?P<key>\b(?:manuell|"
            r"von hand|h(?:ä|ae)ndisch))\b",
            r"(?P<key>\b(?:ausgerollt|ausgeliefert|deploye?t|deployed|deployment|live|"
            r"ver(?:ö|oe)ffentlicht|ge-?merge?[dt]|gemergt|gemerged|(?:ü|ue)bernommen in|gepusht|"
            r"gelandet|getaggt|"
            r"product owner|po|stakeholder|demo|vorgef(?:ü|ue)hrt|pr(?:ä|ae)sentiert|vorgestellt|"
            r"fachabteilung|auftraggeber\w*)\b)",
            r"\b(?:tickets?|issues?|story|stories|karte|vorgang|aufgabe|jira|board)\b[\w\s'\"„“»«]{0,25}"
            r"(?P<key>\b(?:geschlossen|verschoben|offen|gesetzt|gezogen|aktualisiert|status))\b",
            r"\b(?:ticket|issue|karte|vorgang)\b[\w\s']{0,15}(?P<key>\berledigt)\b",
            r"\b(?:enth(?:ä|ae)lt|committe?t|liegt)\b[\w\s']{0,20}(?P<key>`?\b(?:main|master|"
            r"develop|dev)\b)",
            r"\b(?:auf|in|im|nach) `?(?P<key>(?:main|master|"
            r"develop))\b`?[\w\s-]{0,15}\b(?:gemergt|gelandet|"
            r"vorhanden|(?:ü|ue)bernommen|integriert)\b",
            r"(?P<key>\b(?:versionsverwaltung|versionskontrolle)\b)",
            r"(?P<key>\b(?:durchgegangen|angesehen|durchgesehen|durchgelesen|nachgelesen)\b)",
            r"\b(?:keine?|weder|null|0)\b[\w\s]{0,20}(?P<key>\b(?:bugs?|fehler|defekte?|blocker)\b)"
            r"[\w\s]{0,20}\b(?:bekannt|offen|mehr offen)\b",
            r"\b(?:keine?|alle|null|0)\b[\w\s]{0,12}?(?P<key>\b(?:bekannten?|offenen?|kritischen?|"
            r"blockierenden?|schweren?) (?:\w+ ){0,1}(?:bugs?|fehler|m(?:ä|ae)ngel|defekte?))\b",
            rf"{PULL_REQUEST}[\w\s]{{0,15}}(?P<key>\b(?:erstellt|er(?:ö|oe)ffnet|gestellt|angelegt|"
            r"bereit))\b",
            rf"{PERSON}{GAP}(?P<key>\b(?:best(?:ä|ae)tig(?:t|en)|akzeptier(?:t|en)|zufrieden|"
            r"informiert|einverstanden|getestet|gepr(?:ü|ue)ft|ausprobiert|abgestimmt))\b",
        ),
        unless=(r"\b(?:schwachstellen|sicherheitsl(?:ü|ue)cken)\b", r"\blizenz\w*"),
    ),
    # Where something was tried, unless it is the tests that run there.
    Phrase(
        "manual",
        (
            rf"{_TRIED}[\w\s]{{0,30}}(?P<key>{_DEVICE})",
            rf"(?P<key>{_DEVICE})[\w\s]{{0,30}}{_TRIED}",
            rf"(?P<key>{_PLACE})",
        ),
        unless=(r"\b[\w-]{0,20}tests\b|\b[\w-]{0,20}testsuiten?\b|\bpytest\b|`",),
    ),
    Phrase(
        "conventional-commits",
        (
            r"(?P<key>\bconventional[ -]commits?\b)",
            r"\bcommit\w*\b[\w\s-]{0,25}(?P<key>\bconventional\b)",
        ),
        about=r"conventional",
    ),
    Phrase(
        "clean-commits",
        (
            r"\bcommits?\b[\w\s]{0,20}(?P<key>\b(?:gesquasht|zusammengefasst|signiert|atomar|"
            r"aussagekr(?:ä|ae)ftig|gerebased?))\b",
            r"(?P<key>\bcommit-?\s?(?:messages?|nachrichten|meldungen|texte?|historie))\b"
            r"(?![\w\s]{0,25}\bconventional)",
        ),
        about=r"commit",
    ),
    Phrase(
        "pr-description",
        (
            rf"(?P<key>{PULL_REQUEST}[\w\s]{{0,10}}\b(?:hat|mit|enth(?:ä|ae)lt|besitzt|bekommt)\s+"
            r"(?:eine[rn]?\s+)?(?:\w+ )?(?:beschreibung|text|zusammenfassung))\b",
            r"(?P<key>\b(?:pr|mr|pull[ -]request)-?\s?(?:text|beschreibung|vorlage|template))\s+"
            r"(?:ist|wurde|liegt)\s+(?:\w+ )?(?:ausgef(?:ü|ue)llt|vorhanden|geschrieben|vor|"
            r"vollst(?:ä|ae)ndig)\b",
            r"(?P<key>\bbeschreibung l(?:ü|ue)ckenlos)\b",
        ),
        about=r"\b(?:pr|mr)s?\b|\b(?:pr|mr)-|request|titel|beschreibung|vorlage|issue|ticket|aufgabe|vorgang|vorgang|screen|bildschirm|jira",
    ),
    Phrase(
        "pr-description",
        (
            rf"(?P<key>{PULL_REQUEST})[\w\s]{{0,30}}"
            r"\b(?:beschreib\w+|titel|text|nennt|verlinkt|verweist|enth(?:ä|ae)lt|kann|erkl(?:ä|ae)rt|"
            r"erl(?:ä|ae)utert|referenziert|verkn(?:ü|ue)pft|aufgef(?:ü|ue)hrt|screenshots?)\b",
            r"(?P<key>\b(?:pr|mr|pull[ -]request)-?(?:beschreibung|titel|text|vorlage))\b",
            r"(?P<key>\btitel (?:und|oder) text)\b",
            rf"\b(?:im|in der|"
            rf"in den)\b\s+(?:\w+ des )?(?P<key>{PULL_REQUEST})[\w\s,]{{0,30}}\b(?:beschrieben|"
            r"vermerkt|verlinkt|genannt|erkl(?:ä|ae)rt|begr(?:ü|ue)ndet|dokumentiert)\b",
            r"(?P<key>\b(?:issues?|tickets?|aufgabe|vorgang))\b[\w\s]{0,25}\b(?:verlinkt|verkn(?:ü|ue)pft|"
            r"referenziert|verwiesen)\b",
            r"\A\W*(?:der |die |das |eine? )?(?:\w+ )?(?P<key>(?:titel|beschreibung|"
            r"vorlage))\b[\w\s,-]{0,20}"
            r"\b(?:klar|aussagekr(?:ä|ae)ftig\w*|sagt|erkl(?:ä|ae)rt|nennt|beschreibt|ausgef(?:ü|ue)llt|"
            r"folgt|passt|entspricht|vollst(?:ä|ae)ndig|verst(?:ä|ae)ndlich|enth(?:ä|ae)lt|beginnt|kurz)\b",
            r"\b(?:klare[rn]?|aussagekr(?:ä|ae)ftige[rnm]?|verst(?:ä|ae)ndliche[rn]?|gute[rn]?)\b[\w\s,]{0,12}"
            r"(?P<key>\b(?:titel|pr-titel|beschreibung))\b",
            r"(?P<key>\b(?:screenshots?|bildschirmfotos?))\b[\w\s]{0,20}\b(?:angeh(?:ä|ae)ngt|beigef(?:ü|ue)gt|"
            r"enthalten|dabei|liegen bei|liegt bei|eingef(?:ü|ue)gt|vorhanden)\b",
            r"(?P<key>\b(?:ticket|issue|jira|vorgangs|aufgaben)-?(?:nummer|id|referenz|schl(?:ü|ue)ssel))\b"
            r"[\w\s]{0,20}\b(?:im|genannt|angegeben|enthalten|steht)\b",
        ),
        unless=(
            rf"{PULL_REQUEST}[\w\s]{{0,10}}\b(?:hat|mit|enth(?:ä|ae)lt|besitzt|bekommt)\s+"
            r"(?:eine[rn]?\s+)?(?:\w+ )?(?:beschreibung|text|zusammenfassung)\W*\Z",
            r"\b(?:pr|mr|pull[ -]request)-?\s?(?:text|beschreibung|vorlage|template)\s+"
            r"(?:ist|wurde|liegt)\s+(?:\w+ )?(?:ausgef(?:ü|ue)llt|vorhanden|geschrieben|vor\b|"
            r"vollst(?:ä|ae)ndig)",
            r"\b(?:approvals?|genehmigt|abgenommen|gemergt|gemerged)\b",
            r"\bnur\b[\w\s,]{0,15}\b(?:dazugeh|was)",
            r"\b(?:feld|seite|formular|angezeigt|produkt\w*|dialog|funktion|methode|klasse)\w*\b",
        ),
        partly="it sees that there is a description, and does not judge what it says",
        about=r"\b(?:pr|mr)s?\b|\b(?:pr|mr)-|request|titel|beschreibung|vorlage|issue|ticket|aufgabe|vorgang|vorgang|screen|bildschirm|jira",
    ),
    Phrase(
        "acceptance-met",
        (
            rf"(?P<key>{_CRITERIA})[\w\s]{{0,40}}{_FULFILLED}",
            rf"\berf(?:ü|ue)ll(?:t|en)\b[\w\s]{{0,30}}(?P<key>{_CRITERIA})",
        ),
        unless=(r"\bnicht\b",),
        about=r"kriteri|bedingung|anforderung|stor|aufgabe|punkt|alle|was|wie|implement|umsetzung|feature|funktion|ziel|zweck|l(?:ö|oe)st|bug|fehler|problem|ticket",
    ),
    Phrase(
        "acceptance-met",
        (
            rf"(?P<key>{_ASKED})[\w\s]{{0,30}}{_FULFILLED}",
            rf"\b(?:erf(?:ü|ue)ll(?:t|en)|entspricht|leistet|tut|kann|liefert)\b[\w\s,]{{0,30}}"
            rf"(?P<key>{_ASKED})",
            r"\bverh(?:ä|ae)lt sich\b[\w\s,]{0,8}(?P<key>\bwie\b[\w\s]{0,40}\b(?:verlang(?:t|en)|"
            r"beschreib(?:t|en)|forder(?:t|n)|vorsieht|sagt|will))\b",
            r"\b(?:funktioniert|verh(?:ä|ae)lt sich|arbeitet|umgesetzt|"
            r"implementiert)\b[\w\s,]{0,12}"
            r"(?P<key>\bwie (?:\w+ )?(?:beschrieben|gefordert|spezifiziert|verlangt|vereinbart|"
            r"erwartet|gew(?:ü|ue)nscht|vorgesehen))\b",
            r"\b(?:tut|macht|leistet|kann|tun)\b,?[\w\s]{0,12},? (?P<key>was (?:es|sie|er|"
            r"die \w+|das \w+|"
            r"der \w+|im \w+)\b[\w\s]{0,15}\b(?:soll|sollen|verlangt|fordert|steht|verlangen))\b",
            r"(?P<key>\b(?:ziele?|zweck)) (?:ist |sind |wurden? |der \w+ (?:ist |"
            r"sind )?)?(?:\w+ )?erreicht\b",
            r"\bl(?:ö|oe)st (?P<key>das (?:problem|issue|ticket)|den fehler)\b",
            r"(?P<key>\b(?:bug|fehler|problem)) ist (?:weg|behoben|gel(?:ö|oe)st|beseitigt)\b",
            r"(?P<key>\b(?:aufgabe|ticket|story)) ist (?:\w+ )?(?:vollst(?:ä|ae)ndig|ganz|komplett|"
            r"l(?:ü|ue)ckenlos) (?:umgesetzt|gel(?:ö|oe)st|erledigt|bearbeitet)\b",
            r"(?P<key>\bwie (?:\w+ )?(?:beschrieben|gefordert|spezifiziert|verlangt|vereinbart))\b"
            r"[\w\s,]{0,12}\b(?:umgesetzt|implementiert)\b",
            r"(?P<key>\b(?:implementierung|umsetzung|feature|funktion(?:alit(?:ä|ae)t)?)) ist "
            r"(?:\w+ ){0,2}(?:vollst(?:ä|ae)ndig|l(?:ü|ue)ckenlos|umgesetzt|fertig|komplett)\b",
        ),
        unless=(
            r"\bnicht\b(?!-)|\bdass\b",
            r"\b(?:barrierefrei\w*|nicht-?funktional\w*|performance|sicherheits\w*|rechtliche\w*|"
            r"datenschutz\w*|tests?|code)\b(?!\s+(?:alles|was))",
        ),
        partly=(
            "it knows the criteria of the acceptance section, and nothing else that was "
            "asked for"
        ),
        about=r"kriteri|bedingung|anforderung|stor|aufgabe|punkt|alle|was|wie|implement|umsetzung|feature|funktion|ziel|zweck|l(?:ö|oe)st|bug|fehler|problem|ticket",
    ),
    Phrase(
        "api-contract",
        (
            r"(?P<key>\b(?:api[ -]vertrag|openapi|swagger|status-?codes?|payloads?|"
            r"fehler-?codes?|"
            r"inkompatib\w+|(?:abw(?:ä|ae)rts|r(?:ü|ue)ckw(?:ä|ae)rts)-?kompatib\w+))\b",
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
        "performance",
        (
            r"(?P<key>\b\d+(?:[.,]\d+)?\s?(?:ms|millisekunden|s|sekunden?|minuten?|min|MB|"
            r"MiB|GB)\b)",
            r"(?P<key>\b(?:performance|latenz|durchsatz|laufzeit|benchmarks?)\b)",
        ),
        unless=(r"\b(?:tests?|testsuite|sprint|demo)\b",),
    ),
    Phrase(
        "scope",
        (
            r"(?P<key>\b(?:fachfremd\w*|au(?:ß|ss)erhalb des umfangs|ein(?:em)? thema|"
            r"zuschnitt|nur,? was dazugeh(?:ö|oe)rt|unzusammenh(?:ä|ae)ngend\w*))\b",
        ),
    ),
)
