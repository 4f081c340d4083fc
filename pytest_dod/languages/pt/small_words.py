"""Small words of Portuguese: conditions, negations, and words that demand nothing."""

from __future__ import annotations

CONDITIONAL = (
    r"\b(?:se|quando|onde|caso|conforme) (?:for |seja |isso for )?(?:o caso|aplic[áa]ve(?:l|"
    r"is)|"
    r"necess[áa]ri[oa]s?|poss[íi]vel|pertinente|relevante|cab[íi]vel|houver|exist(?:ir|a|irem)|"
    r"haja|preciso|requerid[oa])(?!\w)",
    r"\bse (?:o|a|os|as|houver|for|forem|existir|tiver|algum\w*|n[ãa]o)\b[^,;.()`]{3,60}"
    r"(?=[,;.()]|\Z)",
    r"(?:\A\W*|[,(]\s*)caso\b[^,;.()`]{3,60}(?=[,;.()]|\Z)",
    r"\bopciona(?:l|is)\b(?=\s*:?\s*`)",
)
NOT_APPLICABLE = (
    r"(?:n[ãa]o (?:se aplica|aplic[áa]vel))"
    r"\s*(?:[:–—-]+|,?\s*(?:porque|pois|j[áa] que)\b|\()\s*",
    r"(?:n[ãa]o (?:se aplica|aplic[áa]vel))\Z",
)
NOTHING = (r"nenhuma?s?(?: (?:pergunta|d[úu]vida))?", r"nada", r"n[ãa]o h[áa](?: d[úu]vidas)?")
SEPARATORS = (r"\s+(?:bem como|assim como|al[ée]m de|mas|(?-i:e))\s+(?!\d+(?:[.,]\d+)?\s*%)",)
NEGATIONS = (
    r"\bn[ãa]o (?:[ée] |s[ãa]o |est[áa] |ser[áa] )?(?:\w+ )?(?:necess[áa]ri[oa]s?|"
    r"obrigat[óo]ri[oa]s?|exigid[oa]s?|requerid[oa]s?|imprescind[íi]ve(?:l|is)|"
    r"bloqueantes?)\b",
    r"\bn[ãa]o (?:[ée] preciso|precisam?|exige|requer|h[áa] necessidade)\b",
    r"\bopciona(?:l|is|lmente)\b(?!\s*:?\s*`)",
    r"\b(?:idealmente|preferencialmente|de prefer[êe]ncia|desej[áa]ve(?:l|is)|"
    r"recomendad[oa]s?|recomend[áa]ve(?:l|is)|mais tarde|ainda n[ãa]o|pode esperar)\b",
    r"\bou n[ãa]o\b",
    r"\b(?:exceto|salvo|com exce[çc][ãa]o|a n[ãa]o ser|a menos que)\b",
)
FILLERS = (
    r"\b(?:de|da(?! (?:kein|die|der|das|es|noch|nicht|sie)\w*\b)(?=\s+\w)|das|dos|em|nos|nas|"
    r"num|numa|com|sem|por|pelo|pela|pelos|pelas|para|pra|sobre|"
    r"entre|ou|nem|n[ãa]o|uma?|uns|umas|ao|aos|seu|sua|seus|suas|meu|minha|meus|minhas|nosso|"
    r"nossa|este|esta|estes|estas|esse|essa|isso|isto|que|qual|cujo|s[ãa]o|est[áa]|est[ãa]o|"
    r"ser|sido|foi|foram|tem|t[êe]m|haja|deve|devem|cada|qualquer|nenhuma?|tamb[ée]m|"
    r"j[áa]|mais|como|conforme|etc|ainda|nov[oa]s?|existentes?|antig[oa]s?|unit[áa]ri[oa]s?|"
    r"integra[çc][ãa]o|regress[ãa]o|"
    r"funcionais|fica|ficam|(?-i:[Tt]od[oa]s?|[Oo]s|[Dd]o|[Nn]o|[Nn]a|tudo|e|o|a|se))\b",
    r"(?<!\w)(?:[àÀ]|às|ÀS|há|é|É|Há)(?!\w)",
    r"\b(?:verdes?|erros?|avisos?|falhas?|limp[oa]s?|passam?|passando|passaram|corret[oa]s?|"
    r"corretamente|sucesso|zero|ok)\b",
)
COLOURING = (
    r"\b(?:inteir[oa]|complet[oa]s?|correspondentes?|relevantes?|pertinentes?|"
    r"necess[áa]ri[oa]s?|"
    r"acordo|c[óo]digo|projeto|repo(?:sit[óo]rio)?|mudan[çc]as?|altera[çc][ãa]o|"
    r"altera[çc][õo]es|modificad[oa]s?|alterad[oa]s?|pr|pull request|tarefas?|ticket|"
    r"hist[óo]rias?|funcionalidades?|fun[çc][ãa]o|fun[çc][õo]es|comportamentos?|branch|"
    r"commits?|commitad[oa]s?|versionad[oa]s?|arquivos?|ficheiros?|m[óo]dulos?|diff|trabalho|"
    r"m[áa]quina|time|equipe|local(?:mente)?|aqui|integra[çc][ãa]o|regress[ãa]o|ponta|e2e|api|"
    r"automatizad[oa]s?|autom[áa]tic[oa]s?|p[úu]blic[oa]s?|python|fonte|espec[íi]fic[oa]s?|"
    r"sens[íi]veis|adicionad[oa]s?|"
    r"adaptad[oa]s?|atualizad[oa]s?|escrit[oa]s?|execut\w+|roda|rodam|rodando|verificad[oa]s?|"
    r"lint|linter|formata[çc][ãa]o|formatad[oa]s?|tipagem|tipos?|testes?|su[íi]tes?|dia|data|"
    r"bugs?|corre[çc][ãa]o|corre[çc][õo]es|usu[áa]rios?|classes?|m[ée]todos?|casos?|entradas?|"
    r"linhas?|realizad[oa]s?|feit[oa]s?|fiz|aponta|reporta|mostra|acusa|m[íi]nim[oa]|menos|"
    r"pares?|pessoa|outr[oa]s?|integrante|membro|colegas?|cobertura|cobert[oa]s?|"
    r"documenta[çc][ãa]o|t[ée]cnica|escopo|atualizei|quebrad[oa]s?)\b",
)
VAGUE = (
    r"\b(?:aproximadamente|cerca de|quase|por volta de|em torno de|uns)\b(?=\W*\d)",
    r"\b(?:no m[áa]ximo|m[áa]ximo|at[ée]|max)\b(?=[\w\s]{0,10}\d)",
    r"(?<!n[ãa]o )\bmenos (?:de|que)\b(?=\W*\d)",
    r"(?<!n[ãa]o )\babaixo de\b",
    r"\d\s*%?\s*(?:[àa]|al|ao|et|y|e|ou?|-)\s*(?:el )?\d+(?:[.,]\d+)?\s*(?:%|por ?cento)",
)
ABOVE = (
    r"(?<![-=>])>(?![=>])\s*\d[\d.,]*\s*(?:%|por)",
    r"(?<!n[ãa]o )\b(?:mais (?:de|que)|superior(?:es)? a|acima de|maior(?:es)? (?:que|do que)|"
    r"supera[m]?)(?=\W*\d[\d.,]*\s*(?:%|por))",
)
