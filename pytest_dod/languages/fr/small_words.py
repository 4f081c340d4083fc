"""Small words of French: conditions, negations, and words that demand nothing."""

from __future__ import annotations

CONDITIONAL = (
    r"\ble cas [ée]ch[ée]ant\b",
    r"\b(?:(?:si|quand|lorsque|o[ùu])\s+|lorsqu['’])(?:c['’]est |cela est |que c['’]est |"
    r"[çc]a l['’]"
    r"est )?(?:applicable|n[ée]cessaire|besoin|pertinent|possible|requis|utile|"
    r"appropri[ée]|concern[ée])(?:e?s)?(?!\w)",
    r"\b(?:au|si|selon(?: le)?) besoin\b",
    r"\bs['’]il y (?:a lieu|en a)\b",
    r"\bs['’]il(?:s)? [^,;.()`]{3,60}(?=[,;.()]|\Z)",
    r"\b(?:(?:si|lorsque|en cas de)\s+|lorsqu['’]|en cas d['’])(?!units?\b)[^,;.()`]{3,60}"
    r"(?=[,;.()]|\Z)",
    r"\b(?:facultatif|optionnel)(?:le)?s?\b(?=\s*:?\s*`)",
)
NOT_APPLICABLE = (
    r"(?:sans objet|non applicable|ne s['’]applique pas|pas applicable)"
    r"\s*(?:[:–—-]+|,?\s*car\b|,?\s*parce qu[e'’]|\()\s*",
    r"(?:sans objet|non applicable|ne s['’]applique pas)\Z",
)
NOTHING = (r"aucune?(?: question(?: ouverte)?)?", r"n[ée]ant", r"rien")
SEPARATORS = (r"\s+(?:et|ainsi que|mais)\s+(?!\d+(?:[.,]\d+)?\s*%)",)
NEGATIONS = (
    r"\b(?:pas|jamais|non) (?:\w+ )?(?:n[ée]cessaires?|obligatoires?|requise?s?|exig[ée]e?s?|"
    r"demand[ée]e?s?|indispensables?|bloquante?s?|imp[ée]rati\w+)\b",
    r"\b(?:pas|nul) besoin\b|\bn['’](?:a|ont) pas (?:besoin|[àa])\b",
    r"\b(?:facultati(?:f|ve)s?|optionnel(?:le)?s?)\b(?!\s*:?\s*`)",
    r"\b(?:id[ée]alement|de pr[ée]f[ée]rence|souhaitables?|souhait[ée]e?s?|recommand[ée]e?s?|"
    r"conseill[ée]e?s?|si possible|plus tard|ult[ée]rieurement|pas encore|dans l['’]id[ée]al)"
    r"(?!\w)",
    r"\bou (?:pas|non)\b",
    r"\b(?:sauf|except[ée]|hormis|[àa] l['’]exception|[àa] moins qu[e'’])(?!\w)",
)
FILLERS = (
    r"\b(?:le|la|les|une?|des|du|de|au|aux|en|dans|sur|pour|par|avec|sans|et|ou|ni|ne|pas|"
    r"plus|aucune?|toute?s?|tous|chaque|cet|cette|ces|ce|sa|ses|leurs?|mon|ma|mes|notre|nos|"
    r"votre|vos|est|sont|soient|soit|ont|avoir|doi(?:t|vent)|il|ils|elles?|on|nous|vous|je|"
    r"qui|que|dont|se|ça|cela|ceci|celui|celle|aussi|[ée]galement|encore|toujours|bien|via|"
    r"selon|entre|lors|chez|moi|etc|afin|comme|non|rien|nouve(?:au|aux|lles?)|existante?s?|"
    r"unitaires?|fonctionnels?|fonctionnelles?|int[ée]gration|r[ée]gression|(?-i:[Ss]on|"
    r"[Tt]on|ta|tes|par))\b",
    r"(?<!\w)(?:[àÀa]|été|ete|être|etre)(?!\w)",
    r"(?<!\w)(?:qu|[ldjnscm])'(?=\w)",
    r"\b(?:verte?s?|erreurs?|avertissements?|r[ée]ussi\w*|propres?|correcte?(?:ment)?|ok|"
    r"passe(?:nt)?|succ[èe]s|[ée]checs?|z[ée]ro|niveau)\b",
)
COLOURING = (
    r"\b(?:ensemble|enti[èe]re?s?|entier|complet|compl[èe]te?s?|complets|correspondante?s?|"
    r"pertinente?s?|appropri[ée]e?s?|cons[ée]quence|code|projet|d[ée]p[ôo]t|repo(?:sitory)?|"
    r"changements?|modifications?|modifi[ée]e?s?|[ée]volutions?|pr|pull request|t[âa]ches?|"
    r"ticket|story|stories|fonctionnalit[ée]s?|fonctions?|comportements?|branche|commits?|"
    r"committ?[ée]e?s?|versionn[ée]e?s?|fichiers?|modules?|diff|travail|machine|poste|"
    r"local(?:ement)?|localement|ici|int[ée]gration|r[ée]gression|bout|e2e|api|"
    r"automatis[ée]e?s?|"
    r"automatiques?|anciens?|anciennes?|publi(?:c|cs|que|ques)|python|source|ajout[ée]e?s?|"
    r"adapt[ée]e?s?|mise?s?|jour|[ée]crite?s?|ex[ée]cut[ée]e?s?|s'ex[ée]cute(?:nt)?|"
    r"sp[ée]cifiques?|sensibles?|"
    r"v[ée]rifi[ée]e?s?|lint|linter|formatage|formatt?[ée]e?s?|typage|types?|tests?|suites?|"
    r"reste(?:nt)?|restante?s?|dur|date|bugs?|bogues?|correcti(?:f|fs|ons?)|utilisateurs?|"
    r"classes?|m[ée]thodes?|cas|pr[ée]sente?s?|entr[ée]e|ligne|effectu[ée]e?s?|"
    r"r[ée]alis[ée]e?s?|fait|faite?s|signale|remonte|renvoie|lecture|"
    r"connexion|j'ai|moins|minimum|pair|pairs|personne|autre|[ée]quipe|membre|"
    r"sup[ée]rieure?|[ée]gale?|taux|couverture|couverte?s?|technique)\b",
)
VAGUE = (
    r"\b(?:environ|presque|approximativement|quasi(?:ment)?|[àa] peu pr[èe]s|autour d[e'])"
    r"(?=\W*(?:\w+ )?\d)",
    r"\b(?:au plus|au maximum|maximum|max|jusqu'[àa])(?!\w)",
    r"(?<!pas )\bmoins d(?:e|')",
    r"(?<!pas )\b(?:en dessous|sous)\b",
    r"\d\s*%?\s*(?:[àa]|al|ao|et|y|e|ou?|-)\s*(?:el )?\d+(?:[.,]\d+)?\s*(?:%|pour ?cent)",
)
ABOVE = (
    r"(?<![-=>])>(?![=>])\s*\d[\d.,]*\s*(?:%|pour)",
    r"(?<!pas )\b(?:plus de|sup[ée]rieure?s? [àa]|au-dessus de|d[ée]passe(?:nt)?|exc[èe]de)"
    r"(?=\W*\d[\d.,]*\s*(?:%|pour))",
)
