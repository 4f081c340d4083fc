"""What the headings of a Portuguese task mean."""

from __future__ import annotations

from collections.abc import Mapping

from ...model.task import SectionKind

HEADINGS: Mapping[SectionKind, tuple[str, ...]] = {
    SectionKind.EXAMPLE: (r"\Aexemplos?\b",),
    SectionKind.ASIDE: (
        r"\A(?:por que|por qu[êe]|porqu[êe]|objetivos?|prop[óo]sito|[íi]ndice|sum[áa]rio|"
        r"conte[úu]do|veja tamb[ée]m|ver tamb[ée]m|refer[êe]ncias|links [úu]teis|"
        r"gloss[áa]rio|justificativa)\b",
    ),
    SectionKind.DONE: (
        r"\A(?:nossa |a |checklist:? )*defini[çc][ãa]o[ -](?:of|de)[ -]\W{0,3}"
        r"(?:done|pront[oa]|feit[oa]|conclu[íi]d[oa]|conclus[ãa]o|terminad[oa]|finalizad[oa]|"
        r"completo|acabado)\b(?!.*\b(?:ready|dor|preparad[oa])\b)",
        r"\A(?:uma? |a |o |se )?(?:[\w-]+ ){0,3}?(?:est[áa] |[ée] |considera-se |"
        r"consider(?:a|ad)[oa]? )*"
        r"\W?(?:pront[oa]|feit[oa]|conclu[íi]d[oa]|terminad[oa]|finalizad[oa]|done)\W{1,3}"
        r"(?:quando|se|somente se|s[óo] quando)\b",
        r"\Aquando\b.{0,40}\b(?:pront[oa]|feit[oa]|conclu[íi]d[oa]|done)\b",
        r"\Acrit[ée]rios? (?:de|para) (?:conclus[ãa]o|finaliza[çc][ãa]o|pronto|done|"
        r"encerramento|sa[íi]da)\b",
    ),
    SectionKind.ACCEPTANCE: (
        r"\A(?:os |nossos )?(?:crit[ée]rios?|condi[çc][õo]es|testes) de "
        r"(?:aceita[çc][ãa]o|aceite)\b",
        r"\A(?:os )?crit[ée]rios? de (?:sucesso|valida[çc][ãa]o)\b",
    ),
    SectionKind.PREFLIGHT: (
        r"\A(?:verifica[çc][õo]es|checagens) (?:pr[ée]vias|preliminares)\Z",
        r"\A(?:obrigat[óo]rio|requerido)\b.{0,20}\bpre-?flight\b",
        r"\A(?:proibi[çc][õo]es|proibido)\Z",
    ),
    SectionKind.CONTEXT: (r"\Acontexto\b",),
    SectionKind.TESTS: (
        r"\A(?:plano de |estrat[ée]gia de )?testes\b(?! (?:manuais|de aceita[çc][ãa]o))",
    ),
    SectionKind.API: (r"\A(?:contrato|especifica[çc][ãa]o) (?:de |da |do )?(?:api|http)\b",),
    SectionKind.CONFIGURATION: (
        r"\A(?:configura[çc][ãa]o|configura[çc][õo]es|par[âa]metros|vari[áa]veis de ambiente|"
        r"ambiente)\b",
    ),
    SectionKind.CHANGES: (
        r"\A(?:arquivos|ficheiros) (?:modificados|alterados|afetados|a (?:modificar|"
        r"alterar))\b",
        r"\A(?:mudan[çc]as|altera[çc][õo]es) (?:a|de|em|nos) (?:arquivos|ficheiros)\b",
    ),
    SectionKind.MANUAL_QA: (r"\A(?:qa|testes?|verifica[çc][ãa]o|valida[çc][ãa]o) manua(?:l|is)\b",),
    SectionKind.CI: (r"\Aintegra[çc][ãa]o cont[íi]nua\b",),
    SectionKind.COMMITS: (r"\A(?:mensagens de commit|solicita[çc][ãa]o de (?:merge|pull))\b",),
    SectionKind.QUESTIONS: (
        r"\A(?:perguntas|d[úu]vidas|quest[õo]es|pontos) (?:abert[oa]s|em aberto|pendentes)\b",
    ),
    SectionKind.CHECKLIST: (
        r"\Alistas? de (?:verifica[çc][ãa]o|checagem|confer[êe]ncia|controle)\b",
        r"\A(?:verifica[çc][õo]es|checagens|pontos a (?:verificar|revisar))"
        r"(?: (?:obrigat[óo]rias|finais|de qualidade|antes d.*))?\Z",
        r"\Aantes d(?:e|o|a)\b.{0,30}\b(?:merge|mergear|mesclar|commit|commitar|push|"
        r"revis[ãa]o|"
        r"entregar|entrega|enviar|solicitar|abrir|terminar|fechar|publicar|submeter|pr)\b",
    ),
}
OPTIONAL = (
    r"\A(?:opcion(?:al|ais)|desej[áa]ve(?:l|is)|extras?|fora d[eo] escopo|"
    r"(?:crit[ée]rios?|itens?|tarefas?) (?:opcionais|desej[áa]veis))"
    r"(?:\s*\([^()]*\))?\W*\Z",
)
