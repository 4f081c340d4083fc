"""Word families of French, for its patterns."""

from __future__ import annotations

# Word families; accents may be missing. `GAP` joins words of one statement, `NEAR` words that
# stand side by side.
GAP = r"[^;]{0,60}?"
# Subjects may share a predicate ("tests et lint sont au vert"), but no gap leads over one.
SHARED = (
    r"(?:(?!\b(?:pass(?:e|ent|[ée]e?s?)|r[ée]ussi\w*|verte?s?|relue?s?|approuv\w+|valid[ée]\w*|"
    r"fusionn\w+|d[ée]ploy\w+|[ée]crite?s?|r[ée]dig\w+|ajout\w+|mise?s? [àa] jour|[àa] jour|"
    r"corrig\w+|supprim\w+|existe(?:nt)?)\b)[^;]){0,60}?"
)
MADE = (
    r"\b(?:ajout[ée]e?s?|[ée]crite?s?|r[ée]dig[ée]e?s?|cr[ée]{2}e?s?|existe(?:nt)?|"
    r"pr[ée]sente?s?|incluse?s?|fournie?s?|compl[ée]t[ée]e?s?|adapt[ée]e?s?|mise?s? [àa] jour|"
    r"actualis[ée]e?s?|[ée]tendue?s?|mise?s? en place|d[ée]velopp[ée]e?s?|"
    r"impl[ée]ment[ée]e?s?|modifi[ée]e?s?)\b"
)
THEN = (
    rf"(?:{MADE}(?:[\s,(/]+(?:et|ou|ils|elles|tous|toutes|sont|est|doivent|qui|aussi|bien)\b)*"
    r"[\s,(/]*){0,3}"
)
NO = (
    r"\b(?:aucune?s?|pas d(?:e|')|plus d(?:e|')|jamais d(?:e|')|sans|ni|z[ée]ro|0|nulle?|"
    r"plus aucune?|pas|jamais)(?:\b|(?<='))"
)
NO_GAP = r"(?:(?!\b(?:aucune?|ni|sans|sauf)\b)[^;]){0,60}?"
NEAR = r"[\s:`\"'(*«]*(?:[\w'/-]+[\s:`\"'(/*]+){0,4}?"
TEST = r"\b(?:(?:suites?|jeux?) de tests?|tests?|pytest)\b(?! (?:d'acceptation|manuels?\b))"
PASSING = (
    r"(?:\b(?:passe(?:nt)?|pass[ée]e?s?|r[ée]ussi(?:e?s?|t|ssent)|au vert|en vert|verte?s?|"
    r"succ[èe]s|fonctionnent|marchent|tournent|concluants?|ok|"
    r"(?:ex[ée]cut|lanc|jou)[ée]e?s?)\b|"
    r"\bsans (?:aucune? |la moindre |le moindre )?(?:erreurs?|[ée]checs?|[ée]chouer)\b)"
)
FINDING = (
    r"\b(?:erreurs?|avertissements?|warnings?|alertes?|remarques?|probl[èe]mes?|violations?|"
    r"d[ée]fauts?|anomalies?|signalements?)\b"
)
NONE_OF = (
    r"(?:\b(?:aucune?|z[ée]ro|0|sans(?: aucune?)?|pas d(?:e|'une?)|plus d(?:e|')|"
    r"plus aucune?)\b|\b(?:pas|plus) d')"
    rf"[\w\s-]{{0,20}}?(?:{FINDING})?"
)
CLEAN = (
    r"(?:\b(?:passe(?:nt)?|pass[ée]e?s?|verte?s?|propres?|ok|silencieux|satisfaits?|"
    r"r[ée]ussi(?:e?s?|t|ssent)|"
    r"respect[ée]e?s?|conformes?)\b|\bau vert\b|"
    rf"(?:\b(?:aucune?|z[ée]ro|0|sans(?: aucune?)?|pas de|plus de)\b|\b(?:pas|plus) d')"
    rf"[\w\s-]{{0,20}}?{FINDING}|"
    r"\bsans (?:\w+ )?(?:[ée]chec|faute)\b|"
    r"\bne (?:\w+ ){1,2}rien\b)"
)
PART = r"\b(?:code|lignes?|fichiers?|modules?|parties?|fonctions?|classes?|m[ée]thodes?|paquets?)\b"
CHANGED = (
    r"(?:\b(?:diff|patch)\b|"
    rf"{PART}[\w\s/,'-]{{0,20}}?\b(?:modifi[ée]e?s?|chang(?:ée?s?|ees?)|touch[ée]e?s?|"
    rf"ajout[ée]e?s?|"
    r"nouve(?:au|aux|lles?)|impact[ée]e?s?|concern[ée]e?s?)\b|"
    rf"\bnouve(?:au|aux|lles?)\b[\w\s/,'-]{{0,20}}?{PART})"
)
COVERAGE = (
    r"(?:\b(?:(?:taux|pourcentage|niveau) de )?couverture(?: (?:de|du|des|par les|en) "
    r"(?:codes?|tests?))*\b|\bcoverage\b|\bcouverte?s?\b)"
)
COVERED_BY_TESTS = rf"{TEST}[\w\s',]{{0,40}}?(?P<key>\bcouvr(?:e|ent|ant)\b)"
COVERAGE_NOUN = r"\b(?:couverture|coverage)\b"
PERCENT = (
    r"(?<!au plus )(?<!au plus de )(?<![\d.,])(?P<threshold>-?\d+(?:[.,]\d+)?|\bnan)\s*(?:%|"
    r"\bpour ?cent\b)"
)
LEVEL = (
    r"\b(?:baiss\w+|diminu\w+|r[ée]gress\w+|recul\w+|chut\w+|r[ée]dui\w+|stables?|augment\w+|"
    r"maintenue?|inf[ée]rieure|d[ée]grad\w+|suffisante?|minimale?|seuil)\b"
)
LINTER = r"\b(?:lint(?:ing|ers?|eurs?|age|s)?|ruff(?! format))\b"
OTHER_LINTER = (
    r"\A(?!.*\bruff\b).*\b(?:pylint|flake8|eslint|biome|clippy|checkstyle|phpcs|stylelint|"
    r"golangci|ktlint|pre-commit)\b"
)
FORMATTER = r"\b(?:formatt?age|formatt?eur|mise en forme|formatter|ruff format)\b"
OTHER_FORMATTER = r"\b(?:black|prettier|gofmt|clang-format|yapf|autopep8|rustfmt|php-cs-fixer)\b"
FORMATTED = r"(?:formatt?(?:ée?s?|ees?)|(?<=est )formate)"
TYPES = (
    r"\b(?:(?:v[ée]rifications?|contr[ôo]les?) (?:statique )?(?:de |des |du )?(?:types?|typage)|"
    r"type[ -]?check(?:s|ers?|ing)?|typage|mypy)\b"
)
OTHER_TYPES = r"\A(?!.*\bmypy\b).*\b(?:pyright|typescript|tsc|phpstan|psalm)\b"
NOUN = (
    r"(?:codes?|lignes? de code|lignes?|logique|fonctions?|fonctionnalit[ée]s?|m[ée]thodes?|"
    r"classes?|modules?|comportements?|endpoints?|changements?|modifications?|[ée]volutions?|"
    r"fichiers?|corrections?|correctifs?)\b"
)
NEW = (
    r"(?:\s+(?:nouve(?:au|aux|lles?)|modifi[ée]e?s?|chang(?:ée?s?|ees?)|ajout[ée]e?s?|"
    r"touch[ée]e?s?|"
    r"publi(?:c|cs|ques?)|et|ou)\b)*"
)
NEW_BEFORE = r"(?:nouve(?:au|aux|lles?)\s+)?"
EVERY = r"\b(?:chaque|toute?s?|tous)\b\s+(?:(?:le|la|les|une?|du code)\s+|l')?"
CODE = (
    rf"(?:\b(?:le|la|les|chaque|toute?s?|tous|du|des|mon|ce|"
    rf"cette)\b\s+)*\b{NEW_BEFORE}{NOUN}{NEW}"
)
SUBJECTS = (
    r"\b(?:au moins|une?|deux|plusieurs|propres?|autres?|nouve(?:au|aux|lles?)|ajout\w+|"
    r"modifi[ée]e?s?|adapt[ée]e?s?|chang(?:ée?s?|ees?)|actualis[ée]e?s?|mise?s?|jour|place|"
    r"n[ée]cessaires?|requis|pertinente?s?|appropri[ée]e?s?|ad[ée]quate?s?|correspondante?s?|"
    r"associ[ée]e?s?|suffisante?s?|existante?s?|automatis[ée]e?s?|automatiques?|[ée]crite?s?|"
    r"r[ée]dig[ée]e?s?|cr[ée]{2}e?s?|pr[ée]sente?s?|existe(?:nt)?|incluse?s?|fournie?s?|"
    r"r[ée]uss\w+|passe(?:nt)?|au vert|couvr\w+|couverte?s?|tests?|test[ée]e?s?|code|projet|"
    r"d[ée]p[ôo]t|changements?|modifications?|[ée]volutions?|pr|pull request|t[âa]ches?|ticket|"
    r"stor(?:y|ies)|fonctionnalit[ée]s?|fonctions?|classes?|m[ée]thodes?|modules?|fichiers?|"
    r"comportements?|bugs?|bogues?|corrections?|correctifs?|impl[ée]mentation|d[ée]veloppements?|"
    r"logique|m[ée]tier|endpoints?|lignes?|ensemble|partie|cas|publi(?:c|cs|ques?)|ici|j'ai|"
    r"localement|local|bout|suites?|machine)\b"
)
HINTS = r"\b(?:annotations? (?:de )?(?:types?|typage)|type[ -]?hints?|typ(?:ées?|és))\b"
DOCS = (
    r"(?:\b(?:docs?|documentations?|readme|change ?-?log|journal des (?:modifications|"
    r"changements|versions)|notes? de (?:version|livraison|publication)|release[ -]notes?|"
    r"(?:guide|manuel) (?:de l'|d'|de )?(?:utilisateurs?|utilisation|installation)|wiki|adrs?|"
    r"tutoriels?|runbook)\b|[\w./*-]+\.(?:md|rst|adoc)\b)"
)
UPDATED = (
    r"\b(?:mise?s? [àa] (?:jour|niveau)|[àa] jour|maj|actualis[ée]e?s?|actuelles?|adapt[ée]e?s?|"
    r"compl[ée]t(?:ée?s?|ees?)|compl[èe]te?s?|complets|enrichie?s?|ajust[ée]e?s?|"
    r"r[ée]dig[ée]e?s?|[ée]crite?s?|"
    r"finie?s?|modifi[ée]e?s?|suit|suivent|refl[èe]te(?:nt)?|mentionne(?:nt)?|"
    r"d[ée]cri(?:t|vent)|explique(?:nt)?|correspond(?:ent)?|contien(?:t|nent)|ajout[ée]e?s?|"
    r"r[ée]alis[ée]e?s?|fournie?s?|existe(?:nt)?|pr[ée]sente?s?|renseign[ée]e?s?)\b"
)
UPDATING = (
    r"\b(?:(?:met(?:tre|tez|s)?|mise?s?) [àa] jour|actualis(?:er|[ée]|ation)|compl[ée]t(?:er|"
    r"[ée])|modifi(?:er|[ée]|cations?)|changements?|adapt(?:er|[ée])|ajout(?:er|[ée])|"
    r"(?:entr[ée]e|ligne) (?:dans|au|du)|maj|consign[ée]e?s?|notée?s?|mentionn[ée]e?s?|"
    r"d[ée]crite?s?|figure(?:nt)?|r[ée]dig(?:er|[ée])|[ée]crire|enrichi)\b"
)
DOCSTRING = (
    r"(?:\bdoc-?strings?\b|\b(?:java|ts|js|php)doc\b|"
    r"\bdocumentation (?:de |des |d'|du |toutes? |chaque |les )*"
    r"(?:fonctions?|m[ée]thodes?|classes?)\b|"
    r"\b(?:fonctions?|m[ée]thodes?|classes?|apis?)\b[\w\s',-]{0,30}?\bdocument[ée]e?s?\b)"
)
KEYS = r"\b(?:cl[ée]s?|jetons?|tokens?|certificats?)\b"
SECRET = (
    r"(?:\b(?:secrets?|mots? de passe|identifiants? de connexion|credentials?|"
    r"(?:donn[ée]es|informations?) (?:d'identification|d'authentification))\b|"
    r"\b(?:cl[ée]s?|jetons?|tokens?) (?:d'|de l'|de |d )?(?:api|acc[èe]s|authentification)\b|"
    r"\bcl[ée]s? (?:priv[ée]es?|secr[èe]tes?)\b|\bapi[ -]?keys?\b)"
)
SECRETS = (
    rf"{SECRET}(?:(?:\s*[,/]\s*|,?\s+(?:et|ou|ni)\s+)(?:d(?:e |'))?(?:\w+\s+)?"
    rf"(?:{SECRET}|{KEYS})){{0,4}}"
)
IN_CODE = (
    r"\b(?:en dur|code|d[ée]p[ôo]t|repo(?:sitory)?|git|sources?|commits?|"
    r"(?:committ?|commit|versionn|pouss)[ée]e?s?)\b"
)
BACKUP = (
    r"(?:\bback-?ups?\b|\b(?:fichiers?|copies?) (?:de )?(?:sauvegarde|secours)\b|"
    r"`[^`]{0,40}(?:\.bak|\.orig|\.rej|\.old|\.swp|~)[^`]{0,20}`|\*?\.(?:bak|orig|rej)\b)"
)
TEMPORARY = r"\b(?:fichiers?|dossiers?|artefacts?) (?:\w+ (?:ou |et ))?temporaires?\b"
LICENSE = r"\b(?:licen[cs]e)\b(?! d'utilisateur)"
TOUCH = r"(?:modifi|chang|touch|alt[ée]r|retouch)\w*"
PERSON = (
    r"\b(?:quelqu'un|relecteurs?|reviewers?|pairs?|coll[èe]gues?|mainteneurs?|product owner|po|"
    r"propri[ée]taire du produit|client|parties prenantes|utilisateurs? (?:cl[ée]s?|m[ée]tier)|"
    r"m[ée]tier|qa|[ée]quipe|(?:autre|deuxi[èe]me|seconde?) (?:personne|d[ée]veloppeu\w+|membre))\b"
)

# Words that tell the lines of a section apart.
READ = r"\b(?:lire|lue?s?|lisez|lecture)\b"
BINDING = (
    r"\b(?:obligatoires?|contraignante?s?|normes?|standards?|conventions?|r[èe]gles|respect(?:er|"
    r"[ée]e?s?|ez)|suivre|suivez|applicables?|font foi|fait foi)\b"
)
NAMED = r"[\w`*/-]\.(?:md|rst|adoc|txt)\b"
MOCKED = (
    r"\b(?:services?|apis?|syst[èe]mes?) (?:externes?|tiers)\b[\w\s'(),]{0,30}"
    r"\b(?:simul|mock|bouchonn)\w*|"
    r"\b(?:simul|mock|bouchonn)\w*\b[\w\s'(),]{0,20}\b(?:services?|apis?) "
    r"(?:externes?|tiers)\b"
)
THROUGH = r"\be2e\b|\bde bout en bout\b|\bend[ -]to[ -]end\b"
