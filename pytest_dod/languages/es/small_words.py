"""Small words of Spanish: conditions, negations, and words that demand nothing."""

from __future__ import annotations

CONDITIONAL = (
    r"\b(?:si|cuando|donde|seg[úu]n|de|en caso de) (?:as[íi] )?(?:es |sea |fuera |fuese |ser "
    r"|resulta )?(?:aplicables?|aplica|aplique|aplican|corresponda|corresponde|procede|"
    r"proceda|necesari[oa]s?|necesita|posible|hace falta|haga falta|se requiere|requerid[oa]|"
    r"relevante|pertinente|hay|hubiera|hubiese|existen?)\b",
    r"\bsi\b(?! units?\b)[^,;.()`]{3,60}(?=[,;.()]|\Z)",
    r"\b(?:en )?caso de (?:que )?[^,;.()`]{3,60}(?=[,;.()]|\Z)",
    r"\bopcional(?:es)?\b(?=\s*:?\s*`)",
)
NOT_APPLICABLE = (
    r"(?:no aplica(?:ble)?|no corresponde|no procede)"
    r"\s*(?:[:–—-]+|,?\s*(?:porque|ya que|pues)\b|\()\s*",
    r"(?:no aplica(?:ble)?|no corresponde|no procede)\Z",
)
NOTHING = (r"ningun[oa]s?", r"nada", r"no hay(?: preguntas(?: abiertas)?)?", r"sin preguntas")
SEPARATORS = (
    r"\s+(?:adem[áa]s de|as[íi] como|pero)\s+",
    r"\s+(?-i:[ye])\s+(?!(?:and|or|axis)\b)(?!\d+(?:[.,]\d+)?\s*%)",
)
NEGATIONS = (
    r"\bno (?:es |son |est[áa]n? |se |ser[áa]n? )?(?:\w+ )?(?:necesari[oa]s?|obligatori[oa]s?|"
    r"requerid[oa]s?|requieren?|exigen?|exigid[oa]s?|imprescindibles?|bloqueantes?|"
    r"vinculantes?)\b",
    r"\bno (?:hace falta|hacen falta|hay que|es preciso|hay necesidad)\b|\bno necesitan?\b",
    r"\bopcional(?:es|mente)?\b(?!\s*:?\s*`)",
    r"\b(?:idealmente|preferiblemente|preferentemente|de preferencia|deseables?|"
    r"recomendad[oa]s?|"
    r"recomendables?|m[áa]s adelante|todav[íi]a no|a[úu]n no|puede esperar)\b",
    r"\bo no\b",
    r"\b(?:excepto|salvo|a excepci[óo]n|con excepci[óo]n|a menos que|exceptuando)\b",
)
FILLERS = (
    r"\b(?:el|la|los|las|lo|una?|unos|unas|de|del|al|en|con|sin|por|para|sobre|entre|y|ni|"
    r"no|se|su|sus|mi|mis|este|esta|estos|estas|ese|esa|esos|esas|que|cual|cuyo|es|son|"
    r"est[áa]n?|"
    r"ser|sido|ha|han|he|hemos|hay|haya|fue|fueron|debe|deben|tiene|tienen|cada|cualquier|"
    r"ning[úu]n(?:[oa]s?)?|nuestr[oa]s?|tambi[ée]n|adem[áa]s|ya|m[áa]s|como|seg[úu]n|etc|"
    r"todav[íi]a|nuev[oa]s?|existentes?|anteriores|unitari[oa]s?|funcionales|integraci[óo]n|"
    r"regresi[óo]n|"
    r"queda|quedan|(?-i:[Tt]od[oa]s?|a|o|e|u|te|tu|le|les))\b",
    r"\b(?:verdes?|errores|error|advertencias?|fallos?|fallas?|limpi[oa]s?|pasan?|pasando|bien|"
    r"correct[oa]s?|correctamente|exitos[oa]s?|[ée]xito|cero|ok)\b",
)
COLOURING = (
    r"\b(?:enter[oa]|complet[oa]s?|correspondientes?|relevantes?|pertinentes?|necesari[oa]s?|"
    r"consecuencia|c[óo]digo|proyecto|repo(?:sitorio)?|cambios?|modificaci[óo]n|modificaciones|"
    r"modificad[oa]s?|pr|pull request|tareas?|ticket|historias?|funcionalidad(?:es)?|"
    r"funci[óo]n|"
    r"funciones|comportamientos?|rama|commits?|commitead[oa]s?|versionad[oa]s?|archivos?|"
    r"ficheros?|m[óo]dulos?|diff|trabajo|m[áa]quina|equipo|local(?:es|mente)?|aqu[íi]|"
    r"integraci[óo]n|regresi[óo]n|extremo|e2e|api|automatizad[oa]s?|autom[áa]tic[oa]s?|"
    r"p[úu]blic[oa]s?|python|fuente|espec[íi]fic[oa]s?|hardcodead[oa]s?|sensibles?|"
    r"agregad[oa]s?|a(?:ñ|n)adid[oa]s?|adaptad[oa]s?|"
    r"actualizad[oa]s?|escrit[oa]s?|ejecut\w+|verificad[oa]s?|lint|linter|linting|formateo|"
    r"formatead[oa]s?|formato|tipado|tipos?|tests?|pruebas?|suites?|d[íi]a|fecha|bugs?|"
    r"correcci[óo]n|correcciones|arreglos?|usuarios?|clases?|m[ée]todos?|casos?|entradas?|"
    r"l[íi]neas?|realizad[oa]s?|hech[oa]s?|reporta|detecta|avisa|muestra|arroja|"
    r"m[íi]nim[oa]|menos|par|pares|persona|otr[oa]s?|integrante|miembro|compa(?:ñ|n)er[oa]s?|"
    r"cobertura|cubiert[oa]s?|documentaci[óo]n|t[ée]cnica|alcance|toca|tocan|corre|sale|"
    r"actualic[ée]|hice)\b",
)
VAGUE = (
    r"\b(?:aproximadamente|alrededor de(?:l)?|cerca de(?:l)?|casi|unos|en torno al?)\b"
    r"(?=\W*\d)",
    r"\b(?:como m[áa]ximo|a lo sumo|m[áa]ximo|hasta|max)\b",
    r"(?<!no )\bmenos del?\b(?=\W*\d)",
    r"(?<!no )\b(?:por debajo de|debajo del?|bajo el)\b",
    r"\d\s*%?\s*(?:[àa]|al|ao|et|y|e|ou?|-)\s*(?:el )?\d+(?:[.,]\d+)?\s*(?:%|por ?ciento)",
)
ABOVE = (
    r"(?<![-=>])>(?![=>])\s*\d[\d.,]*\s*(?:%|por)",
    r"(?<!no )\b(?:m[áa]s del?|superior(?:es)? al?|por encima del?|mayor(?:es)? (?:que|al?)|"
    r"supera[n]?(?: el)?)(?=\W*(?:el )?\d[\d.,]*\s*(?:%|por))",
)
