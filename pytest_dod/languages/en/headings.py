"""What the headings of a English task mean."""

from __future__ import annotations

from collections.abc import Mapping

from ...model.task import SectionKind

HEADINGS: Mapping[SectionKind, tuple[str, ...]] = {
    SectionKind.EXAMPLE: (r"\A(?:examples?|sample)\b",),
    SectionKind.ASIDE: (
        r"\A(?:why|purpose|contents|table of contents|toc|see also|further reading|references|"
        r"links|background|glossary|rationale)\b",
        r"\A(?:the |our )?(?:definition[ -]of[ -]ready|dor)\b(?!.*\bdone\b)",
        r"\A(?:what |which )?(?:the )?(?:types?|kinds?|sort|nature) of (?:the |this )?(?:change|"
        r"pull request|pr|contribution|issue)s?\b|\Achange type\b|\Atype\Z",
        r"\A(?:related|linked) (?:issues?|tickets?|prs?|work)\b|\A(?:how|steps) to (?:test|"
        r"reproduce)\b",
    ),
    SectionKind.DONE: (
        r"\A(?:the |our |final |checklist:? |team )*definition[ -]of[ -]done\b(?!.*\bready\b)",
        r"\((?:the )?(?:definition[ -]of[ -]done|dod)\)\Z",
        r"\A(?:the |our )?dod\b(?!\w)",
        r"[/|,&-]\s*(?:definition[ -]of[ -]done|dod)\Z",
        r"\bfor the \W*definition[ -]of[ -]done\b",
        r"\A(?:(?:it|this|we|(?:an? |the |each |every )?(?:\w+ )?(?:task|work|story|feature|"
        r"ticket|item|"
        r"issue|change|pr|increment)) (?:is|are|counts? as) )?(?:only )?(?:done|finished|complete)"
        r",? (?:when|once|if|only when|only if)\b",
        r"\A(?:when (?:is|are|does|do|can|may)|how (?:do|can) (?:we|you) (?:know|tell))\b.{0,40}"
        r"\b(?:done|finished|complete)\b",
        r"\Awhat\b.{0,40}\b(?:done|finished)\b.{0,12}\bmeans?\b|"
        r"\Awhat (?:we mean by )?['\"“]?done\b",
        r"\bbefore\b.{0,30}\bcall(?:ing|ed)?\b.{0,25}\b(?:done|finished|complete)\b",
        r"\A(?:criteria|requirements|conditions) (?:for|of|to be) (?:\w+ )?(?:done|completion|"
        r"being done|"
        r"finished)\b",
        r"\A(?:done|completion|exit|finish|closing|merge|release) (?:criteria|requirements|"
        r"conditions)\b",
    ),
    SectionKind.ACCEPTANCE: (
        r"\A(?:the |our |user )*acceptance[ -](?:criteria|criterion|conditions|tests)\b",
        r"\A(?:conditions of (?:satisfaction|acceptance)|success criteria)\b",
    ),
    SectionKind.PREFLIGHT: (
        r"\A(?:mandatory|required|binding|obligatory|must)\b.{0,20}\bpre-?flight\b",
        r"\Apre-?flight\b",
        r"\A(?:prohibitions|forbidden|do not|never)\Z",
    ),
    SectionKind.CONTEXT: (r"\A(?:context|constraints|binding (?:standards?|documents?|rules))\b",),
    SectionKind.TESTS: (r"\A(?:automated )?(?:tests?|testing|test plan)\b",),
    SectionKind.API: (r"\A(?:api|http)\b.*\b(?:contract|specification|endpoints?)\b",),
    SectionKind.CONFIGURATION: (r"\A(?:configuration|settings|environment)\b",),
    SectionKind.CHANGES: (
        r"\A(?:file changes|changed files|changes to files|files (?:changed|to change))\b",
        r"\Achanges (?:to|in) (?:the )?files\b",
    ),
    SectionKind.MANUAL_QA: (r"\Amanual (?:qa|tests?|testing|checks?)\b",),
    SectionKind.CI: (r"\A(?:ci|cd|pipelines?|continuous integration)\b",),
    SectionKind.COMMITS: (r"\A(?:prs?|pull requests?|commits?)\b",),
    SectionKind.QUESTIONS: (r"\A(?:open|unresolved|outstanding) questions\b",),
    SectionKind.CHECKLIST: (
        r"\A(?:[\w-]+ ){0,3}check-?lists?\b",
        r"\A(?:quality |merge |release )?gates?\b",
        r"\A(?:to do |to check |checks? |please check )?(?:before|prior to) (?:(?:you|we|the|it|"
        r"a|an|each|"
        r"every|any|your)\b.*\b)?(?:finish|done|merg|submi|releas|complet|commit|open|push|review|"
        r"request|hand|clos|ship|deliver)\w*",
        r"\A(?:for|to be (?:ticked|checked|filled in)) (?:by )?(?:the |all )?(?:authors?|"
        r"submitters?|"
        r"contributors?|reviewers?|everyone)\b",
        r"\A(?:quality|self|final|closing|pr|merge)[ -]checks?\b|\Aquality assurance\b",
    ),
}

OPTIONAL = (
    r"\A(?:optional(?: (?:items?|extras?|tasks?|criteria))?|nice[ -]to[ -]haves?|"
    r"stretch(?: goals?)?|bonus|could[ -]haves?|won't have|out of scope|wish(?:es|list))"
    r"(?:\s*\([^()]*\))?\W*\Z",
)
