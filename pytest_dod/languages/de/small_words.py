"""Small words of German: conditions, negations, and words that demand nothing."""

from __future__ import annotations

CONDITIONAL = (
    r"\bggf\.?",
    r"\bgegebenenfalls\b",
    r"\b(?:falls|sofern|soweit|wenn|wo) (?:\w+ )?(?:zutreffend|n(?:ö|oe)tig|notwendig|"
    r"vorhanden|"
    r"relevant|m(?:ö|oe)glich|erforderlich|sinnvoll|vorkommt)\b",
    r"\b(?:falls|sofern)\b[^,;.()`]{3,60}(?=[,;.()]|\Z)",
    r"\bbei bedarf\b",
    r"\boptional\b(?=\s*:?\s*`)",
)
NOT_APPLICABLE = (
    r"(?:entf(?:ä|ae)llt|nicht zutreffend|trifft nicht zu|nicht anwendbar|n\s?/\s?a)"
    r"\s*(?:[:–—-]+|,?\s*(?:weil|da)\b|\()\s*",
    r"(?:entf(?:ä|ae)llt|nicht zutreffend|n\s?/\s?a)\Z",
)
NOTHING = (r"keine?(?: offenen fragen)?", r"nichts")
SEPARATORS = (r"\s+(?:und|sowie|aber|plus)\s+",)
NEGATIONS = (
    r"\bnicht (?:\w+ )?(?:n(?:ö|oe)tig|notwendig|erforderlich|verpflichtend|zwingend|verlangt|"
    r"gefordert|verbindlich|relevant)\b",
    r"\b(?:muss|m(?:ü|ue)ssen|braucht|brauchen)\b[\w\s]{0,25}\bnicht\b",
    r"\b(?:w(?:ü|ue)nschenswert|idealerweise|nach m(?:ö|oe)glichkeit|empfohlen|angestrebt|"
    r"irgendwann|sp(?:ä|ae)ter|noch nicht|kann warten|unverbindlich)\b",
    r"\boptional\b(?!\s*:?\s*`)",
    r"\boder (?:auch )?nicht\b",
    r"\b(?:au(?:ß|ss)er|ausgenommen|abgesehen von|mit ausnahme|(?<!ohne )ausnahmen?)\b",
)
FILLERS = (
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
    r"\b(?:gr(?:ü|ue)n|fehler|fehlerfrei|sauber|befunde?|warnungen|erfolgreich|melde[nt]?|"
    r"findet|finden|zeigt|zeigen|bringen|bringt)\b",
    r"\b(?:endet mit |enden mit |mit |liefert |liefern )?(?:exit|r(?:ü|ue)ckgabe|return)"
    r"[ -]?(?:code|status|wert)s?\s*(?:ist|=|:|→)?\s*(?:0|null)(?![\w.,]*\d)",
    r"\bende(?:t|n) mit (?:0|null)(?![\w.,]*\d)",
    r"\bkeine (?:diffs?|unterschiede|(?:ä|ae)nderungen)\b(?!\s+(?:an|in|am|im|der|des|von)\b)",
    r"\(\s*(?:siehe |s\. |vgl\.? )?(?:details?|mehr|links?|hier|hintergrund|#\d+)\s*\)",
    r"\b(?:siehe|vgl\.?)\s+#\d+\b",
)
COLOURING = (
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
    r"(?:ä|ae)ndern|python|anlegen|angelegt|zur(?:ü|ue)ckgelassen|enthalten|vorhanden|durch|eingecheckt|committet|abgedeckt|kommt|"
    r"stand|klassen?|"
    r"methoden?|logik|f(?:ä|ae)lle?|nutzer|bugs?|behoben\w*|haben|gibt|passend\w*|einzig\w*|"
    r"einwandfrei|eintr(?:ag|(?:ä|ae)ge)|hinzugef(?:ü|ue)gt|geschrieben|ge(?:ä|ae)ndert|"
    r"angepasst|erg(?:ä|ae)nzt|durchgelaufen|heutigen|aktuellen|"
    r"neuesten|vollst(?:ä|ae)ndig)\b",
)
VAGUE = (
    r"\b(?:ca|circa|etwa|ungef(?:ä|ae)hr|rund|knapp|fast)\b\.?(?=\W*\d)",
    r"\b(?:h(?:ö|oe)chstens|maximal|max|bis zu|weniger als)\b",
    r"(?<!nicht )\bunter\b(?=\W*\d)",
)
ABOVE = (
    r"(?<![-=>])>(?![=>])\s*\d[\d.,]*\s*(?:%|prozent)",
    r"(?<!nicht )\b(?:mehr als|(?:ü|ue)ber|h(?:ö|oe)her als|gr(?:ö|oe)(?:ß|ss)er als)\b"
    r"(?=\W*\d[\d.,]*\s*(?:%|prozent))",
)
