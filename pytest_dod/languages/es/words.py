"""Word families of Spanish, for its patterns."""

from __future__ import annotations

# Word families of Spain and Latin America; accents may be missing. `GAP` joins words of one
# statement, `NEAR` words that stand side by side.
GAP = r"[^;]{0,60}?"
# Subjects may share a predicate ("tests y lint en verde"), but no gap leads over one.
SHARED = (
    r"(?:(?!\b(?:pasan?|pas[óo]|pasaron|superad[oa]s?|exitos[oa]s?|verdes?|revisad[oa]s?|"
    r"aprobad[oa]s?|validad[oa]s?|fusionad[oa]s?|mergead[oa]s?|desplegad[oa]s?|escrit[oa]s?|"
    r"a(?:ñ|n)adid[oa]s?|agregad[oa]s?|actualizad[oa]s?|al d[íi]a|existen?|eliminad[oa]s?)\b)"
    r"[^;]){0,60}?"
)
MADE = (
    r"\b(?:a(?:ñ|n)ad(?:id[oa]s?|ieron)|agreg(?:ad[oa]s?|aron|an)|escrit[oa]s?|escriben|"
    r"cread[oa]s?|"
    r"incluid[oa]s?|existen?|presentes?|implementad[oa]s?|adaptad[oa]s?|ajustad[oa]s?|"
    r"actualizad[oa]s?|ampliad[oa]s?|modificad[oa]s?|desarrollad[oa]s?|incorporad[oa]s?)\b"
)
THEN = (
    rf"(?:{MADE}(?:[\s,(/]+(?:y|o|que|todos|todas|est[áa]n|son|tambi[ée]n|deben)\b)*[\s,(/]*)"
    r"{0,3}"
)
# "no" is a word of English and Portuguese as well, so it counts only before a Spanish verb.
NOT = (
    r"\bno (?:se |le |les )?(?:hay(?:a|an)?|quedan?|existen?|contienen?|incluyen?|deben?|"
    r"est[áa]n?|van?|son|es|han?|aparecen?|exponen?|commitean?|suben?|versionan?|guardan?|dejan?|"
    r"tienen?|haya)\b"
)
NO = rf"(?:\b(?:sin|ning[úu]n(?:[oa]s?)?|nunca|nada de|ni|tampoco|cero|0|libre de)\b|{NOT})"
NO_GAP = r"(?:(?!\b(?:sin|ning[úu]n[oa]?|ni|salvo)\b)[^;]){0,60}?"
NEAR = r"[\s:`\"'(*«]*(?:[\w'/-]+[\s:`\"'(/*]+){0,4}?"
TEST = (
    r"\b(?:(?:suites?|bater[íi]as?|conjuntos?|casos?) (?:completa )?de (?:pruebas|tests?)|"
    r"pruebas?|tests?|suites?|pytest)\b(?! (?:de aceptaci[óo]n|manuales)\b)"
)
PASSING = (
    r"(?:\b(?:pasan?|pas[óo]|pasaron|pasando|pasar|superad[oa]s?|superan|exitos[oa]s?|"
    r"exitosamente|(?:en|est[áa]n?) verdes?|verdes?|satisfactori[oa]s?|satisfactoriamente|"
    r"correctamente|bien|funcionan|ok|[ée]xito|corren?|corrieron|ejecutad[oa]s?)\b|"
    r"\bsin (?:ning[úu]n )?(?:errores|error|fallos?|fallas?|fallar)\b)"
)
FINDING = (
    r"\b(?:errore?s?|advertencias?|warnings?|avisos?|alertas?|problemas?|observaciones|"
    r"incidencias|fallos?|fallas?|violaciones|hallazgos?)\b"
)
NONE_OF = (
    rf"(?:\b(?:sin|ning[úu]n[oa]?|cero|0|no (?:hay|existen|quedan))\b[\w\s-]{{0,20}}?"
    rf"(?:{FINDING})?)"
)
CLEAN = (
    r"(?:\b(?:pasan?|pas[óo]|pasaron|verdes?|limpi[oa]s?|ok|correct[oa]s?|superad[oa]s?|"
    r"satisfech[oa]s?|"
    r"bien|exitos[oa]s?|cumplid[oa]s?)\b|"
    rf"\b(?:sin|ning[úu]n[oa]?|cero|0)\b[\w\s-]{{0,20}}?{FINDING}|"
    rf"\bno \w+ (?:de )?(?:nada|{FINDING}|(?:\w+ ){{0,2}}{FINDING}))"
)
PART = (
    r"\b(?:c[óo]digo|l[íi]neas?|archivos?|ficheros?|m[óo]dulos?|partes?|funci[óo]n|funciones|"
    r"clases?|m[ée]todos?|paquetes?)\b"
)
CHANGED = (
    r"(?:\b(?:diff|parche)\b|"
    rf"{PART}[\w\s/,-]{{0,20}}?\b(?:modificad[oa]s?|cambiad[oa]s?|nuev[oa]s?|agregad[oa]s?|"
    r"a(?:ñ|n)adid[oa]s?|tocad[oa]s?|afectad[oa]s?)\b|"
    rf"\bnuev[oa]s?\b[\w\s/,-]{{0,20}}?{PART})"
)
COVERAGE = r"(?:\bcobertura\b|\bcoverage\b|\bcubiert[oa]s?\b)"
COVERED_BY_TESTS = rf"{TEST}[\w\s,]{{0,40}}?(?P<key>\bcubr(?:en?|iendo|an)\b)"
COVERAGE_NOUN = r"\b(?:cobertura|coverage)\b"
PERCENT = r"(?P<threshold>-?\d+(?:[.,]\d+)?|\bnan)\s*(?:%|\bpor ?ciento\b)"
LEVEL = (
    r"\b(?:baj[ae]n?|baj[óo]|disminu\w+|reduc\w+|reduzca|ca[ei]\w*|desci\w+|empeor\w+|"
    r"mant(?:iene|enga|enida)|aument\w+|sub[ae]|estable|suficiente|m[íi]nima|umbral)\b"
)
LINTER = r"\b(?:lint(?:ing|ers?|s|eo)?|ruff(?! format))\b"
OTHER_LINTER = (
    r"\A(?!.*\bruff\b).*\b(?:pylint|flake8|eslint|biome|clippy|checkstyle|phpcs|stylelint|"
    r"golangci|ktlint|pre-commit)\b"
)
FORMATTER = r"\b(?:formateo|formateador|formato (?:de|del) c[óo]digo|formatter|ruff format)\b"
OTHER_FORMATTER = r"\b(?:black|prettier|gofmt|clang-format|yapf|autopep8|rustfmt)\b"
TYPES = (
    r"\b(?:(?:chequeo|verificaci[óo]n|comprobaci[óo]n|revisi[óo]n|control) "
    r"(?:est[áa]tic[oa] )?de (?:tipos|tipado)|type[ -]?check(?:s|ers?|ing)?|tipado|mypy)\b"
)
OTHER_TYPES = r"\A(?!.*\bmypy\b).*\b(?:pyright|typescript|tsc|phpstan)\b"
NOUN = (
    r"(?:c[óo]digo|l[íi]neas? de c[óo]digo|l[íi]neas?|l[óo]gica|funci[óo]n|funciones|"
    r"funcionalidad(?:es)?|caracter[íi]sticas?|m[ée]todos?|clases?|m[óo]dulos?|"
    r"comportamientos?|endpoints?|cambios?|modificaci[óo]n|modificaciones|archivos?|ficheros?|"
    r"correcci[óo]n|correcciones|arreglos?|features?)\b"
)
NEW = (
    r"(?:\s+(?:nuev[oa]s?|modificad[oa]s?|cambiad[oa]s?|agregad[oa]s?|a(?:ñ|n)adid[oa]s?|"
    r"tocad[oa]s?|p[úu]blic[oa]s?|y|o)\b)*"
)
NEW_BEFORE = r"(?:nuev[oa]s?\s+)?"
EVERY = r"\b(?:cada|tod[oa]s?)\b\s+(?:(?:el|la|los|las|una?)\s+)?"
CODE = rf"(?:\b(?:el|la|los|las|cada|tod[oa]s?|mi|este|esta)\b\s+)*\b{NEW_BEFORE}{NOUN}{NEW}"
SUBJECTS = (
    r"\b(?:al menos|por lo menos|una?|unos|unas|dos|varias|propi[oa]s?|otr[oa]s?|nuev[oa]s?|"
    r"a(?:ñ|n)ad\w+|agreg\w+|incorpor\w+|modificad[oa]s?|adaptad[oa]s?|ajustad[oa]s?|"
    r"cambiad[oa]s?|actualizad[oa]s?|necesari[oa]s?|requerid[oa]s?|pertinentes?|relevantes?|"
    r"apropiad[oa]s?|adecuad[oa]s?|correspondientes?|asociad[oa]s?|suficientes?|existentes?|"
    r"automatizad[oa]s?|autom[áa]tic[oa]s?|escrit[oa]s?|cread[oa]s?|incluid[oa]s?|existen?|"
    r"presentes?|implementad[oa]s?|pasan?|pasando|verdes?|exitos[oa]s?|cubr\w+|cubiert[oa]s?|"
    r"pruebas?|probad[oa]s?|tests?|testead[oa]s?|c[óo]digo|proyecto|repositorio|cambios?|"
    r"modificaci[óo]n|modificaciones|pr|pull request|tareas?|ticket|historias?|"
    r"funcionalidad(?:es)?|caracter[íi]sticas?|features?|funci[óo]n|funciones|clases?|"
    r"m[ée]todos?|m[óo]dulos?|archivos?|ficheros?|comportamientos?|bugs?|correcci[óo]n|"
    r"correcciones|arreglos?|implementaci[óo]n|desarrollos?|l[óo]gica|negocio|endpoints?|"
    r"l[íi]neas?|parte|casos?|p[úu]blic[oa]s?|aqu[íi]|localmente|local|suites?|m[áa]quina)\b"
)
HINTS = (
    r"\b(?:anotaciones? de tipos?|type[ -]?hints?|tipad[oa]s|(?:indicaciones|pistas) de tipos?)\b"
)
DOCS = (
    r"(?:\b(?:docs?|documentaci[óo]n|documentos|readme|change ?-?log|"
    r"(?:registro|historial) de (?:cambios|versiones)|"
    r"notas? de (?:la )?(?:versi[óo]n|lanzamiento|publicaci[óo]n|entrega)|release[ -]notes?|"
    r"(?:manual|gu[íi]a) (?:de|del) (?:usuario|uso|instalaci[óo]n)|wiki|adrs?|"
    r"tutoriales?|runbook)\b|[\w./*-]+\.(?:md|rst|adoc)\b)"
)
UPDATED = (
    r"\b(?:actualiz(?:ad[oa]s?|an?|[óo]|aron|ar)|al d[íi]a|al corriente|complet(?:ad[oa]s?|[oa]s?)|"
    r"ajustad[oa]s?|adaptad[oa]s?|ampliad[oa]s?|modificad[oa]s?|escrit[oa]s?|redactad[oa]s?|"
    r"agregad[oa]s?|a(?:ñ|n)adid[oa]s?|refleja[n]?|menciona[n]?|describe[n]?|explica[n]?|"
    r"correspond\w+|contiene[n]?|incluye[n]?|cread[oa]s?|entregad[oa]s?|revisada y actualizada|"
    r"vigente|existen?|disponible|generad[oa]s?)\b"
)
UPDATING = (
    r"\b(?:actuali(?:z(?:ar|ad[oa]s?|[óo]|aron|amos|aci[óo]n|an?)|c[ée])|complet(?:ar|[ée]|ado)|"
    r"modific(?:ar|aciones)|cambios|entradas?|consta|figura|aparece|a(?:ñ|n)ad(?:ir|id[oa]|í)|"
    r"agreg(?:ar|ad[oa]|[uú][ée])|registrad[oa]s?|mencionad[oa]s?|descrit[oa]s?|anotad[oa]s?|"
    r"reflejad[oa]s?|redactar|escribir)\b"
)
DOCSTRING = (
    r"(?:\bdoc-?strings?\b|\b(?:java|ts|js|php)doc\b|"
    r"\bdocumentaci[óo]n (?:de |del |tod[oa]s |cada |las? |los )*"
    r"(?:funci[óo]n|funciones|m[ée]todos?|clases?)\b|"
    r"\b(?:funci[óo]n|funciones|m[ée]todos?|clases?|apis?)\b[\w\s,-]{0,30}?"
    r"\bdocumentad[oa]s?\b)"
)
KEYS = r"\b(?:claves?|llaves?|tokens?|certificados?)\b"
SECRET = (
    r"(?:\b(?:secretos?|secrets?|credenciales|contrase(?:ñ|n)as?)\b|"
    r"\b(?:claves?|llaves?|tokens?) (?:de |del )?(?:api|acceso|autenticaci[óo]n)\b|"
    r"\b(?:claves?|llaves?) (?:privad|secret)as?\b|\bapi[ -]?keys?\b)"
)
SECRETS = (
    rf"(?:{SECRET}|{KEYS}(?=(?:\s*[,/]|,?\s+(?:y|o|u|ni|e)\b)[\w\s,/]{{0,25}}?{SECRET}))"
    rf"(?:(?:\s*[,/]\s*|,?\s+(?:y|o|u|ni|e)\s+)(?:\w+\s+)?(?:{SECRET}|{KEYS})){{0,4}}"
)
IN_CODE = (
    r"\b(?:c[óo]digo|repo(?:sitorio)?|git|fuentes?|commits?|hardcodead[oa]s?|"
    r"commitead[oa]s?|versionad[oa]s?|subid[oa]s?|incrustad[oa]s?)\b"
)
BACKUP = (
    r"(?:\bback-?ups?\b|\b(?:archivos?|ficheros?|copias?) de (?:respaldo|seguridad|backup)\b|"
    r"`[^`]{0,40}(?:\.bak|\.orig|\.rej|\.old|\.swp|~)[^`]{0,20}`|\*?\.(?:bak|orig|rej)\b)"
)
TEMPORARY = r"\b(?:archivos?|ficheros?|artefactos?) (?:\w+ (?:o |y ))?temporal(?:es)?\b"
LICENSE = r"\b(?:licencia|license)\b(?! de (?:conducir|usuario))"
TOUCH = r"(?:modific|cambi|toc|alter|edit)\w*"
PERSON = (
    r"\b(?:alguien|revisor(?:es|a)?|reviewers?|par(?:es)?|compa(?:ñ|n)er[oa]s?|mantenedor(?:es|a)?|"
    r"product owner|po|due(?:ñ|n)o del producto|cliente|stakeholders?|interesados|negocio|qa|"
    r"equipo|(?:otr[oa]|segund[oa]) (?:persona|desarrollador\w*|integrante|miembro))\b"
)

# Words that tell the lines of a section apart.
READ = r"\b(?:leer|le[íi]d[oa]s?|lea|lean|lectura)\b"
BINDING = (
    r"\b(?:obligatori[oa]s?|vinculantes?|normas?|est[áa]ndar(?:es)?|convenciones|reglas|respetar|"
    r"respetad[oa]s?|seguir|siga|cumplir|aplicables?)\b"
)
NAMED = r"[\w`*/-]\.(?:md|rst|adoc|txt)\b"
MOCKED = (
    r"\b(?:servicios?|apis?|sistemas?) (?:extern[oa]s?|de terceros)\b[\w\s(),]{0,30}"
    r"\b(?:simul|mock|dobl)\w*|"
    r"\b(?:simul|mock)\w*\b[\w\s(),]{0,20}\b(?:servicios?|apis?) extern[oa]s?\b"
)
THROUGH = r"\be2e\b|\bde (?:extremo a extremo|punta a punta)\b"
