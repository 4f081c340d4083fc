"""What the headings of a French task mean."""

from __future__ import annotations

from collections.abc import Mapping

from ...model.task import SectionKind

HEADINGS: Mapping[SectionKind, tuple[str, ...]] = {
    SectionKind.EXAMPLE: (r"\Aexemples?\b",),
    SectionKind.ASIDE: (
        r"\A(?:pourquoi|objectifs?|sommaire|table des mati[èe]res|voir aussi|r[ée]f[ée]rences|"
        r"liens|glossaire|justification|pour aller plus loin)\b",
        r"\Ale but\b",
    ),
    SectionKind.DONE: (
        r"\A(?:notre |nos |la |checklist :? ?)*d[ée]finition[ -](?:of|de|du)[ -]\W{0,3}(?:la )?"
        r"(?:done|termin[ée]e?|fini|finie|finition|achev[ée]|fait)\b(?!.*\b(?:ready|dor)\b)",
        r"\A(?:une? |la |le |l'|c'est |cette )?(?:[\w'-]+ ){0,3}(?:est |sera )?"
        r"(?:consid[ée]r[ée]e? comme )?\W?(?:termin[ée]e?|finie?|achev[ée]e?|done)\W{1,3}"
        r"(?:quand|lorsqu[e']|si|d[èe]s (?:que|lors))",
        r"\A(?:quand|[àa] quel moment)\b.{0,40}\b(?:termin[ée]e?|finie?|done)\b",
        r"\Acrit[èe]res? (?:de |d'|du )(?:fin|finition|ach[èe]vement|compl[ée]tion|done|"
        r"termin[ée]|cl[ôo]ture|sortie)\b",
    ),
    SectionKind.ACCEPTANCE: (
        r"\A(?:les |nos )?(?:crit[èe]res?|conditions?|tests?) d'accepta(?:tion|nce|bilit[ée])",
        r"\A(?:les |nos )?crit[èe]res? de (?:succ[èe]s|r[ée]ussite|validation|recette)\b",
    ),
    SectionKind.PREFLIGHT: (
        r"\A(?:v[ée]rifications?|contr[ôo]les?) (?:pr[ée]alables?|pr[ée]liminaires?)\b",
        r"\A(?:obligatoire|requis)\b.{0,20}\bpre-?flight\b",
        r"\A(?:interdictions|interdits?|[àa] ne pas faire)\Z",
    ),
    SectionKind.CONTEXT: (r"\Acontexte\b",),
    SectionKind.TESTS: (r"\A(?:plan|strat[ée]gie) de tests?\b", r"\Atests? automatis"),
    SectionKind.API: (r"\A(?:contrat|sp[ée]cifications?) (?:d'|de l'|de )?(?:api|http)\b",),
    SectionKind.CONFIGURATION: (
        r"\A(?:param[èe]tres|param[ée]trage|variables? d'environnement|environnement)\b",
    ),
    SectionKind.CHANGES: (
        r"\A(?:fichiers? (?:modifi|chang|concern|impact|touch)[ée]s?|"
        r"(?:modifications?|changements?) (?:de|des|aux|dans les|sur les) fichiers)\b",
    ),
    SectionKind.MANUAL_QA: (
        r"\A(?:qa|recette|v[ée]rifications?|validation|tests?) manuel(?:le)?s?\b",
    ),
    SectionKind.CI: (r"\Aint[ée]gration continue\b",),
    SectionKind.COMMITS: (r"\Ademandes? de (?:fusion|tirage)\b", r"\Amessages? de commit\b"),
    SectionKind.QUESTIONS: (
        r"\A(?:questions?|points?) (?:ouverte?s?|en suspens|non r[ée]solu[es]+)\b",
    ),
    SectionKind.CHECKLIST: (
        r"\Alistes? (?:de |des )(?:v[ée]rifications?|contr[ôo]les?|points [àa] v[ée]rifier)\b",
        r"\A(?:points [àa] v[ée]rifier|[àa] v[ée]rifier|vérifications|contrôles)\Z",
        r"\A(?:v[ée]rifications?|contr[ôo]les?) (?:obligatoires|qualit[ée]|finale?s|avant "
        r".*)\Z",
        r"\Aavant (?:de |d'|le |la |toute? |chaque )"
        r".{0,30}\b(?:merge|merger|fusion|fusionner|commit|committer|push|review|revue|"
        r"livrer|livraison|soumettre|ouvrir|terminer|valider|publier)\b",
    ),
}
OPTIONAL = (
    r"\A(?:facultatif|optionnel|bonus|souhaitable|souhaits|hors p[ée]rim[èe]tre|"
    r"(?:crit[èe]res?|points?|t[âa]ches?) (?:facultatif|optionnel|souhaitable)s?)"
    r"(?:\s*\([^()]*\))?\W*\Z",
)
