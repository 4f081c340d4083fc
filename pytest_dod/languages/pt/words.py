"""Word families of Portuguese, for its patterns."""

from __future__ import annotations

# Word families of Brazil and Portugal; accents may be missing. `GAP` joins words of one
# statement, `NEAR` words that stand side by side.
GAP = r"[^;]{0,60}?"
# Subjects may share a predicate ("testes e lint sem erros"), but no gap leads over one.
SHARED = (
    r"(?:(?!\b(?:passam?|passou|passaram|passando|bem-sucedid[oa]s?|verdes?|revisad[oa]s?|"
    r"revist[oa]s?|aprovad[oa]s?|validad[oa]s?|mesclad[oa]s?|mergead[oa]s?|implantad[oa]s?|"
    r"escrit[oa]s?|adicionad[oa]s?|atualizad[oa]s?|em dia|existem?|removid[oa]s?)\b)[^;]){0,60}?"
)
MADE = (
    r"\b(?:adicionad[oa]s?|escrit[oa]s?|criad[oa]s?|inclu[íi]d[oa]s?|existem?|presentes?|"
    r"implementad[oa]s?|adaptad[oa]s?|ajustad[oa]s?|a(?:c)?tualizad[oa]s?|ampliad[oa]s?|"
    r"modificad[oa]s?|alterad[oa]s?|desenvolvid[oa]s?|acrescentad[oa]s?|feit[oa]s)\b"
)
THEN = (
    rf"(?:{MADE}(?:[\s,(/]+(?:e|ou|que|todos|todas|est[ãa]o|s[ãa]o|tamb[ée]m|devem)\b)*[\s,(/]*)"
    r"{0,3}"
)
NOT = (
    r"\bn[ãa]o (?:se )?(?:h[áa]|haja|existem?|sobram?|restam?|cont[ée]m|inclu(?:i|em)|deve[m]?|"
    r"est[áaã]o?|v[ãa]o|s[ãa]o|foram|foi|aparecem?|exp[õo]e|fica[m]?|t[êe]m|possui|commitar|"
    r"versionar|deixar)(?!\w)"
)
NO = rf"(?:\b(?:sem|nenhum(?:a|as|ns)?|nunca|nem|tampouco|zero|0|livre de)\b|{NOT})"
NO_GAP = r"(?:(?!\b(?:sem|nenhuma?|nem|salvo|exceto)\b)[^;]){0,60}?"
NEAR = r"[\s:`\"'(*«]*(?:[\w'/-]+[\s:`\"'(/*]+){0,4}?"
TEST = (
    r"\b(?:(?:su[íi]tes?|bateria|conjuntos?|casos?) (?:completa )?de testes?|testes?|"
    r"su[íi]tes?|pytest)\b(?! (?:de aceita[çc][ãa]o|manua(?:l|is))\b)"
)
PASSING = (
    r"(?:\b(?:passam?|passou|passaram|passando|passar|passado|aprovados?|bem-sucedid[oa]s?|"
    r"verdes?|sucesso|corretamente|funcionam|ok|rodam?|rodou|rodaram|rodando|executad[oa]s?)\b|"
    r"\bsem (?:nenhum |nenhuma |qualquer )?(?:erros?|falhas?|falhar)\b)"
)
FINDING = (
    r"\b(?:erros?|avisos?|warnings?|alertas?|problemas?|observa[çc][õo]es|pend[êe]ncias|falhas?|"
    r"viola[çc][õo]es|apontamentos?)\b"
)
NONE_OF = (
    rf"(?:(?:\b(?:sem|nenhuma?|zero|0)\b|\bn[ãa]o (?:h[áa]|existem?|restam?)(?!\w))"
    rf"[\w\s-]{{0,20}}?(?:{FINDING})?)"
)
CLEAN = (
    r"(?:\b(?:passam?|passou|passando|verdes?|limp[oa]s?|ok|corret[oa]s?|aprovad[oa]s?|"
    r"satisfeit[oa]s?|bem-sucedid[oa]s?|sucesso)\b|"
    rf"\b(?:sem|nenhuma?|zero|0)\b[\w\s-]{{0,20}}?{FINDING}|"
    rf"\bn[ãa]o \w+ (?:nada|(?:\w+ ){{0,2}}{FINDING}))"
)
PART = (
    r"\b(?:c[óo]digo|linhas?|arquivos?|ficheiros?|m[óo]dulos?|partes?|fun[çc][ãa]o|fun[çc][õo]es|"
    r"classes?|m[ée]todos?|pacotes?)\b"
)
CHANGED = (
    r"(?:\b(?:diff|patch)\b|"
    rf"{PART}[\w\s/,-]{{0,20}}?\b(?:modificad[oa]s?|alterad[oa]s?|mudad[oa]s?|nov[oa]s?|"
    r"adicionad[oa]s?|afetad[oa]s?|tocad[oa]s?)\b|"
    rf"\bnov[oa]s?\b[\w\s/,-]{{0,20}}?{PART})"
)
COVERAGE = r"(?:\bcobertura\b|\bcoverage\b|\bcobert[oa]s?\b)"
COVERED_BY_TESTS = rf"{TEST}[\w\s,]{{0,40}}?(?P<key>\bcobr(?:em?|indo|am)\b)"
COVERAGE_NOUN = r"\b(?:cobertura|coverage|(?:porcentagem|percentual) cobert[oa])\b"
PERCENT = r"(?P<threshold>-?\d+(?:[.,]\d+)?|\bnan)\s*(?:%|\bpor ?cento\b)"
LEVEL = (
    r"\b(?:caia|caiu|cai|baix[ae]|diminu\w+|reduz\w*|piora|piore|mant[ée]m|mantenha|mantid[oa]|"
    r"aument\w+|sobe|suba|est[áa]vel|suficiente|adequada|m[íi]nim[oa]|limiar)\b"
)
LINTER = r"\b(?:lint(?:ing|ers?|s)?|ruff(?! format))\b"
OTHER_LINTER = (
    r"\A(?!.*\bruff\b).*\b(?:pylint|flake8|eslint|biome|clippy|checkstyle|phpcs|stylelint|"
    r"golangci|ktlint|pre-commit)\b"
)
FORMATTER = r"\b(?:formata[çc][ãa]o(?: (?:de|do) c[óo]digo)?|formatador|formatter|ruff format)\b"
OTHER_FORMATTER = r"\b(?:black|prettier|gofmt|clang-format|yapf|autopep8|rustfmt)\b"
TYPES = (
    r"\b(?:(?:checagem|verifica[çc][ãa]o|valida[çc][ãa]o) (?:est[áa]tica )?de (?:tipos|tipagem)|"
    r"type[ -]?check(?:s|ers?|ing)?|tipagem|mypy)\b"
)
OTHER_TYPES = r"\A(?!.*\bmypy\b).*\b(?:pyright|typescript|tsc|phpstan)\b"
NOUN = (
    r"(?:c[óo]digo|linhas? de c[óo]digo|linhas?|l[óo]gica|fun[çc][ãa]o|fun[çc][õo]es|"
    r"funcionalidades?|m[ée]todos?|classes?|m[óo]dulos?|comportamentos?|endpoints?|mudan[çc]as?|"
    r"altera[çc][ãa]o|altera[çc][õo]es|arquivos?|corre[çc][ãa]o|corre[çc][õo]es|features?)\b"
)
NEW = r"(?:\s+(?:nov[oa]s?|modificad[oa]s?|alterad[oa]s?|adicionad[oa]s?|p[úu]blic[oa]s?|e|ou)\b)*"
NEW_BEFORE = r"(?:nov[oa]s?\s+)?"
EVERY = r"\b(?:cada|tod[oa]s?)\b\s+(?:(?:o|a|os|as|uma?)\s+)?"
CODE = rf"(?:\b(?:o|a|os|as|cada|tod[oa]s?|meu|este|esta)\b\s+)*\b{NEW_BEFORE}{NOUN}{NEW}"
SUBJECTS = (
    r"\b(?:pelo menos|ao menos|uma?|uns|umas|dois|duas|v[áa]ri[oa]s|pr[óo]pri[oa]s?|outr[oa]s?|"
    r"nov[oa]s?|adicion\w+|acrescent\w+|modificad[oa]s?|adaptad[oa]s?|ajustad[oa]s?|alterad[oa]s?|"
    r"atualizad[oa]s?|necess[áa]ri[oa]s?|pertinentes?|relevantes?|apropriad[oa]s?|adequad[oa]s?|"
    r"correspondentes?|associad[oa]s?|suficientes?|existentes?|automatizad[oa]s?|"
    r"autom[áa]tic[oa]s?|escrit[oa]s?|criad[oa]s?|inclu[íi]d[oa]s?|existem?|presentes?|"
    r"implementad[oa]s?|passam?|passando|verdes?|cobr\w+|cobert[oa]s?|testes?|testad[oa]s?|"
    r"c[óo]digo|projeto|reposit[óo]rio|mudan[çc]as?|altera[çc][ãa]o|altera[çc][õo]es|pr|"
    r"pull request|tarefas?|ticket|hist[óo]rias?|funcionalidades?|features?|fun[çc][ãa]o|"
    r"fun[çc][õo]es|classes?|m[ée]todos?|m[óo]dulos?|arquivos?|comportamentos?|bugs?|"
    r"corre[çc][ãa]o|corre[çc][õo]es|implementa[çc][ãa]o|desenvolvimento|l[óo]gica|neg[óo]cio|"
    r"endpoints?|linhas?|parte|casos?|p[úu]blic[oa]s?|aqui|localmente|local|su[íi]tes?|"
    r"m[áa]quina)\b"
)
HINTS = r"\b(?:anota[çc][õo]es de tipos?|type[ -]?hints?|tipad[oa]s|dicas de tipos?)\b"
DOCS = (
    r"(?:\b(?:docs?|documenta[çc][ãa]o|documentos|readme|change ?-?log|"
    r"(?:registro|registo|hist[óo]rico) de (?:mudan[çc]as|altera[çc][õo]es|vers[õo]es)|"
    r"notas? (?:de|da) (?:vers[ãa]o|lan[çc]amento|release)|release[ -]notes?|"
    r"(?:manual|guia) (?:de|do) (?:usu[áa]rio|utilizador|uso|instala[çc][ãa]o)|wiki|adrs?|"
    r"tutoriais|runbook)\b|[\w./*-]+\.(?:md|rst|adoc)\b)"
)
UPDATED = (
    r"\b(?:a(?:c)?tualiz(?:ad[oa]s?|ou|aram|ar|a[çc][ãa]o)|em dia|complet[oa]s?|"
    r"ajustad[oa]s?|adaptad[oa]s?|ampliad[oa]s?|modificad[oa]s?|alterad[oa]s?|escrit[oa]s?|"
    r"redigid[oa]s?|adicionad[oa]s?|acrescentad[oa]s?|reflete[m]?|menciona[m]?|descreve[m]?|"
    r"explica[m]?|correspond\w+|cont[ée]m|inclui|criad[oa]s?|entregue|existem?|"
    r"dispon[íi]vel|preenchid[oa]s?)\b"
)
UPDATING = (
    r"\b(?:a(?:c)?tualiz(?:ar|ad[oa]s?|ei|ou|aram|amos|a[çc][ãa]o|am?)|complet(?:ar|ei|ado)|"
    r"modifica[çc][õo]es|mudan[çc]as|altera[çc][õo]es|entradas?|consta|aparece|adicion(?:ar|ad[oa]|"
    r"ei)|acrescent(?:ar|ei)|registrad[oa]s?|registad[oa]s?|mencionad[oa]s?|descrit[oa]s?|"
    r"anotad[oa]s?|redigir|escrever)\b"
)
DOCSTRING = (
    r"(?:\bdoc-?strings?\b|\b(?:java|ts|js|php)doc\b|"
    r"\bdocumenta[çc][ãa]o (?:de |da |das |do |dos |tod[oa]s |cada |as? |os? )*"
    r"(?:fun[çc][ãa]o|fun[çc][õo]es|m[ée]todos?|classes?)\b|"
    r"\b(?:fun[çc][ãa]o|fun[çc][õo]es|m[ée]todos?|classes?|apis?)\b[\w\s,-]{0,30}?"
    r"\b(?:documentad[oa]s?|sem documenta[çc][ãa]o)\b)"
)
KEYS = r"\b(?:chaves?|tokens?|certificados?)\b"
SECRET = (
    r"(?:\b(?:segredos?|secrets?|credenciais|senhas?|palavras?-passe)\b|"
    r"\b(?:chaves?|tokens?) (?:de |da )?(?:api|acesso|autentica[çc][ãa]o)\b|"
    r"\bchaves? (?:privad|secret)as?\b|\bapi[ -]?keys?\b)"
)
SECRETS = (
    rf"(?:{SECRET}|{KEYS}(?=(?:\s*[,/]|,?\s+(?:e|ou|nem)\b)[\w\s,/]{{0,25}}?{SECRET}))"
    rf"(?:(?:\s*[,/]\s*|,?\s+(?:e|ou|nem)\s+)(?:\w+\s+)?(?:{SECRET}|{KEYS})){{0,4}}"
)
IN_CODE = (
    r"\b(?:c[óo]digo|repo(?:sit[óo]rio)?|git|fontes?|commits?|hardcoded|hard-coded|chumbad[oa]s?|"
    r"commitad[oa]s?|versionad[oa]s?)\b"
)
BACKUP = (
    r"(?:\bback-?ups?\b|\bc[óo]pias? de seguran[çc]a\b|"
    r"`[^`]{0,40}(?:\.bak|\.orig|\.rej|\.old|\.swp|~)[^`]{0,20}`|\*?\.(?:bak|orig|rej)\b)"
)
TEMPORARY = r"\b(?:arquivos?|ficheiros?|artefatos?) (?:\w+ (?:ou |e ))?tempor[áa]rios?\b"
LICENSE = r"\b(?:licen[çc]a|license)\b(?! de (?:uso|conduzir))"
TOUCH = r"(?:modific|alter|mud|toc|mex|edit)\w*"
PERSON = (
    r"\b(?:algu[ée]m|revisor(?:es|a)?|reviewers?|pares?|colegas?|mantenedor(?:es|a)?|"
    r"product owner|po|dono do produto|cliente|stakeholders?|interessados|neg[óo]cio|qa|time|"
    r"equipe|equipa|(?:outr[oa]|segund[oa]) (?:pessoa|desenvolvedor\w*|integrante|membro|dev))\b"
)

# Words that tell the lines of a section apart.
READ = r"\b(?:ler|lid[oa]s?|leia|leiam|leitura)\b"
BINDING = (
    r"\b(?:obrigat[óo]ri[oa]s?|normas?|padr[ãa]o|padr[õo]es|conven[çc][õo]es|regras|respeitar|"
    r"respeitad[oa]s?|seguir|siga|cumprir|aplic[áa]ve(?:l|is))(?!\w)"
)
NAMED = r"[\w`*/-]\.(?:md|rst|adoc|txt)\b"
MOCKED = (
    r"\b(?:servi[çc]os?|apis?|sistemas?) (?:extern[oa]s?|de terceiros)\b[\w\s(),]{0,30}"
    r"\b(?:simul|mock)\w*|"
    r"\b(?:simul|mock)\w*\b[\w\s(),]{0,20}\b(?:servi[çc]os?|apis?) extern[oa]s?\b"
)
THROUGH = r"\be2e\b|\bde ponta a ponta\b|\bfim a fim\b"
