"""Portuguese phrases about people, commits, and behaviour."""

from __future__ import annotations

from ...model.language import Phrase
from .words import (
    GAP,
    NEAR,
    PERSON,
)

PHRASES: tuple[Phrase, ...] = (
    Phrase(
        "manual",
        (
            r"(?P<key>\b(?:auto-?|self-?|code )?(?:revis[ãa]o|revis[õo]es|rrevis[ãa]o|"
            r"reviews?)\b)",
            r"(?P<key>\b(?:revisad[oa]s?|revist[oa]s?|revisou|revisaram|"
            r"revisei|auto-?revisei|aprovad[oa]s? por|aprova[çc][ãa]o|aprova[çc][õo]es)\b)",
            r"\b(?:prs?|pull[ -]requests?|merge[ -]requests?|c[óo]digo)\b[\w\s]{0,15}"
            r"(?P<key>\baprovad[oa]s?\b)",
            rf"(?P<key>\b(?:validad|testad|aceit|verificad|confirmad)[oae]s?) "
            rf"(?:por|pel[oa]s?|com)\b{NEAR}{PERSON}",
            rf"{PERSON}{GAP}(?P<key>\b(?:valida|validou|aceita|aceitou|confirma|confirmou|"
            r"de acordo|leu|testou|experimentou|aprovou|aprova|viu)\b)",
            r"(?P<key>\b(?:coment[áa]rios?|observa[çc][õo]es|discuss[õo]es|threads?|"
            r"conversas?)\b)"
            r"[\w\s,]{0,40}\b(?:resolvid|atendid|respondid|tratad)[oa]s?\b",
            r"\b(?:resolvid[oa]s|respondid[oa]s|respondi)\b[\w\s]{0,20}"
            r"(?P<key>\b(?:coment[áa]rios?|observa[çc][õo]es))\b",
            r"(?P<key>\btestes? manua(?:l|is)\b)",
            r"\b(?:testad|validad|verificad)[oa]s?\b[\w\s,]{0,30}"
            r"(?P<key>\b(?:manualmente|na m[ãa]o|na minha m[áa]quina|staging|homologa[çc][ãa]o|"
            r"produ[çc][ãa]o|piloto))\b",
            r"(?P<key>\bmanualmente\b)",
            r"(?P<key>\b(?:implantad[oa]s?|publicad[oa]s? em|em produ[çc][ãa]o|"
            r"ambiente de (?:produ[çc][ãa]o|homologa[çc][ãa]o)|deploy (?:feito|realizado)|"
            r"deployad[oa]s?)\b)",
            r"(?P<key>\b(?:mesclad[oa]s?|mergead[oa]s?|integrad[oa] (?:a|na|ao|no) (?:branch|"
            r"main|master|develop)|feito o merge)\b)",
            r"(?P<key>\b(?:staging|homologa[çc][ãa]o|jira|trello|kanban|burndown)\b)",
            r"\bbranch(?:es)?\b[\w\s]{0,25}(?P<key>\b(?:removid|apagad|exclu[íi]d)[oa]s?)\b",
            r"\b(?:nenhum|sem|n[ãa]o h[áa])(?!\w)[\w\s]{0,15}(?P<key>\bconflitos?\b)",
            r"\b(?:tickets?|issues?|tarefas?|cart[ãa]o|cards?|hist[óo]rias?|"
            r"quadro)\b[\w\s]{0,30}"
            r"(?P<key>\b(?:fechad[oa]s?|encerrad[oa]s?|movid[oa]s?|atualizad[oa] no))\b",
            r"(?P<key>\b(?:product owner|dono do produto|stakeholders?|"
            r"demo|demonstrad[oa]s?|demonstra[çc][ãa]o)\b)",
            r"\b(?:nenhum|sem|n[ãa]o h[áa]|zero)(?!\w)[\w\s]{0,25}?"
            r"(?P<key>\b(?:bugs?|defeitos?))\b[\w\s]{0,20}\b(?:conhecid[oa]s?|"
            r"abert[oa]s?|bloqueantes?|cr[íi]tic[oa]s?|graves?)\b",
        ),
        unless=(r"\blicen[çc]a\b",),
    ),
    Phrase(
        "conventional-commits",
        (
            r"(?P<key>\bconventional[ -]commits?\b|\bcommits? (?:convencionais|"
            r"sem[âa]nticos)\b|"
            r"\bmensage(?:m|ns) (?:de|do|dos) commits?\b)",
        ),
    ),
    Phrase(
        "clean-commits",
        (
            r"\bcommits?\b[\w\s]{0,20}(?P<key>\b(?:squashad|agrupad|rebasead|assinad|"
            r"at[ôo]mic)[oa]s?)\b",
        ),
    ),
    Phrase(
        "pr-description",
        (
            r"(?P<key>\b(?:descri[çc][ãa]o|t[íi]tulo|texto) (?:da |do |de cada |de )"
            r"(?:prs?|mrs?|pull[ -]requests?|merge[ -]requests?)\b)",
            r"(?P<key>\b(?:prs?|pull[ -]requests?|merge[ -]requests?)\b)[\w\s]{0,25}"
            r"\b(?:descri[çc][ãa]o|t[íi]tulo|descreve|explica|menciona|vinculad[oa]|"
            r"referencia|abert[oa]|relacionad[oa])\b",
        ),
        unless=(r"\b(?:aprovad|revisad|mesclad|mergead)\w*",),
    ),
    Phrase(
        "acceptance-met",
        (
            r"(?P<key>\bcrit[ée]rios? de (?:aceita[çc][ãa]o|aceite)\b)[\w\s(),]{0,40}?"
            r"\b(?:atend|cumpr|satisf|validad|cobert|alcan[çc]ad|verific|marcad)\w*",
            r"\b(?:atende|atendem|cumpre|cumprem|satisfaz|pedem)\b[\w\s]{0,25}"
            r"(?P<key>\b(?:crit[ée]rios? de (?:aceita[çc][ãa]o|aceite)|requisitos))\b",
            r"(?P<key>\brequisitos\b)[\w\s]{0,20}\b(?:atendid|cumprid|satisf|cobert|pede)\w*",
        ),
    ),
    Phrase(
        "api-contract",
        (
            r"(?P<key>\b(?:contrato d[ae] api|openapi|swagger|c[óo]digos? (?:de status|"
            r"http)|status ?codes?|payloads?|breaking changes?|retrocompat\w+|"
            r"compatibilidade retroativa))\b",
            r"(?P<key>`(?:GET|POST|PUT|PATCH|DELETE|HEAD) /[^`]*`)",
        ),
    ),
    Phrase("idempotent", (r"(?P<key>\bidempoten\w+)\b",)),
    Phrase(
        "concurrent",
        (
            r"(?P<key>\b(?:concorren(?:te|tes|cia)|concorr[êe]ncia|thread-?safe|"
            r"simult[âa]ne\w+|em paralelo|condi[çc][ãa]o de corrida))\b",
        ),
    ),
    Phrase(
        "performance",
        (
            r"(?P<key>\b\d+(?:[.,]\d+)?\s?(?:ms|milissegundos?|s|seg|segundos?|minutos?|min|"
            r"[MG]i?B)\b)",
            r"(?P<key>\b(?:desempenho|performance|lat[êe]ncia|tempos? de resposta|benchmarks?|"
            r"consumo de mem[óo]ria)\b)",
        ),
    ),
    Phrase(
        "scope",
        (
            r"(?P<key>\b(?:fora d[eo] escopo|n[ãa]o relacionad[oa]s?|alhei[oa]s? a[o]?))\b",
            r"(?P<key>\b(?:prs?|mudan[çc]as?|commits?) (?:\w+ )?(?:pequen[oa]s?|"
            r"focad[oa]s?))\b",
        ),
    ),
)
