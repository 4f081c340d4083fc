"""What the headings of a Spanish task mean."""

from __future__ import annotations

from collections.abc import Mapping

from ...model.task import SectionKind

HEADINGS: Mapping[SectionKind, tuple[str, ...]] = {
    SectionKind.EXAMPLE: (r"\Aejemplos?\b",),
    SectionKind.ASIDE: (
        r"\A(?:por qu[ée]|objetivos?|prop[óo]sito|[íi]ndice|tabla de contenidos?|contenidos?|"
        r"v[ée]ase tambi[ée]n|ver tambi[ée]n|referencias|enlaces|antecedentes|glosario|"
        r"justificaci[óo]n)\b",
    ),
    SectionKind.DONE: (
        r"\A(?:nuestra |la |checklist:? )*definici[óo]n[ -](?:of|de)[ -]\W{0,3}"
        r"(?:done|hech[oa]|terminad[oa]|completad[oa]|completo|finalizad[oa]|acabad[oa])\b"
        r"(?!.*\b(?:ready|dor)\b)",
        r"\A(?:una? |la |el |se )?(?:[\w-]+ ){0,3}?(?:est[áa] |se considera |considerad[oa] )?"
        r"\W?(?:hech[oa]|terminad[oa]|completad[oa]|finalizad[oa]|done)\W{1,3}"
        r"(?:cuando|si|solo si|s[óo]lo si)\b",
        r"\A(?:cu[áa]ndo)\b.{0,40}\b(?:hech[oa]|terminad[oa]|finalizad[oa]|done)\b",
        r"\Acriterios? de (?:finalizaci[óo]n|terminaci[óo]n|completitud|cierre|salida|done|"
        r"hecho|terminado)\b",
    ),
    SectionKind.ACCEPTANCE: (
        r"\A(?:los |nuestros )?(?:criterios?|condiciones|pruebas) de aceptaci[óo]n\b",
        r"\A(?:los )?criterios? de (?:[ée]xito|validaci[óo]n)\b",
    ),
    SectionKind.PREFLIGHT: (
        r"\A(?:verificaciones|comprobaciones) (?:previas|preliminares)\Z",
        r"\A(?:obligatorio|requerido)\b.{0,20}\bpre-?flight\b",
        r"\A(?:prohibiciones|prohibido)\Z",
    ),
    SectionKind.CONTEXT: (r"\Acontexto\b",),
    SectionKind.TESTS: (
        r"\A(?:plan de |estrategia de )?pruebas\b(?! (?:manuales|de aceptaci[óo]n))",
        r"\A(?:plan|estrategia) de tests?\b",
    ),
    SectionKind.API: (r"\A(?:contrato|especificaci[óo]n) (?:de |de la |del )?(?:api|http)\b",),
    SectionKind.CONFIGURATION: (
        r"\A(?:configuraci[óo]n|par[áa]metros|ajustes|variables de entorno|entorno)\b",
    ),
    SectionKind.CHANGES: (
        r"\A(?:archivos|ficheros) (?:modificados|cambiados|afectados|a (?:modificar|"
        r"cambiar))\b",
        r"\A(?:cambios|modificaciones) (?:a|de|en) (?:los )?(?:archivos|ficheros)\b",
    ),
    SectionKind.MANUAL_QA: (
        r"\A(?:qa|pruebas?|tests?|verificaci[óo]n|validaci[óo]n) manual(?:es)?\b",
    ),
    SectionKind.CI: (r"\Aintegraci[óo]n continua\b",),
    SectionKind.COMMITS: (r"\Asolicitudes? de (?:fusi[óo]n|extracci[óo]n|incorporaci)",),
    SectionKind.QUESTIONS: (
        r"\A(?:preguntas?|dudas?|cuestiones) (?:abiertas?|pendientes?|sin resolver)\b",
    ),
    SectionKind.CHECKLIST: (
        r"\Alistas? de (?:verificaci[óo]n|comprobaci[óo]n|chequeo|control|cotejo)\b",
        r"\A(?:verificaciones|comprobaciones|controles|puntos a (?:verificar|revisar))"
        r"(?: (?:obligatori[oa]s|finales|de calidad|previ[oa]s al? .*|antes de .*))?\Z",
        r"\Aantes de(?:l)?\b.{0,30}\b(?:merge|mergear|fusi[óo]n|fusionar|commit|commitear|push|"
        r"revisi[óo]n|entregar|entrega|enviar|solicitar|abrir|terminar|cerrar|publicar)\b",
    ),
}
OPTIONAL = (
    r"\A(?:opcional(?:es)?|deseables?|extras?|fuera de(?:l)? alcance|"
    r"(?:criterios?|puntos?|tareas?) (?:opcional|deseable)(?:es|s)?)"
    r"(?:\s*\([^()]*\))?\W*\Z",
)
