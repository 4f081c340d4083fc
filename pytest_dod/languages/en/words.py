"""Word families of English, for its patterns."""

from __future__ import annotations

# `GAP` joins words of one statement, `NEAR` words that stand side by side.
GAP = r"[^;]{0,60}?"
# Subjects may share a predicate ("tests and lint are green"), but no gap leads over one, nor into
# a parenthesis.
SHARED = (
    r"(?:\s*\()?(?:(?!\b(?:pass(?:es|ed)?|green|clean|succeed\w*|reviewed|approved|merged|deployed|"
    r"committed|written|added|updated|exists?|ran|resolved|fixed|removed)\b)"
    r"(?:\([^()]{0,60}\)|[^;()])){0,60}?"
)
MADE = (
    r"\b(?:added|written|exists?|included|provided|created|extended|adapted|adjusted|updated|"
    r"implemented|submitted|contributed|in place)\b"
)
THEN = (
    rf"(?:{MADE}(?:[\s,(/]+(?:and|or|they|all|also|are|is|both|then|must|too|"
    rf"do)\b)*[\s,(/]*){{0,3}}"
)
NO_GAP = r"(?:(?!\b(?:no|neither|without)\b)[^;]){0,60}?"
NEAR = r"[\s:`\"'(*]*(?:[\w'/-]+[\s:`\"'(/*]+){0,4}?"
BE = r"\b(?:is|are|was|were|been|be|being|gets?|got|remains?|stays?)\b"
NOT = r"(?:\b(?:not|never|cannot)\b|n't\b)"
TEST = (
    r"\b(?:test[ -]?(?:suites?|runs?|cases?|coverage(?=\s+for))|tests?|testing(?=\s+pass)|specs|"
    r"pytest|(?:the|whole|full|entire|complete|regression)\s+suite)\b"
)
PASSING = (
    r"(?:\b(?:pass(?:es|ed|ing)?|green|succeed(?:s|ed|ing)?|successful(?:ly)?|success|ok|"
    r"exits? (?:with )?(?:0|zero))\b|"
    r"\bwithout (?:any |a |an )?(?:errors?|failures?|failing)\b|\bno (?:errors?|failures?)\b|"
    r"\b(?:ran|(?:was|were|been|have|has|are) (?:run|executed)|executed|"
    r"run (?:through|without|cleanly))\b|"
    rf"{NOT}\s+(?:\w+\s+)?(?:fail|break|broken|regress)\b)"
)
NO = r"\b(?:no|none|not|never|neither|nor|nothing|nobody|zero|0|without|free (?:of|from)|cannot)\b"
FINDING = (
    r"\b(?:errors?|findings?|issues?|warnings?|complaints?|problems?|violations?|objections?|"
    r"offen[cs]es|failures?)\b"
)
CLEAN = (
    r"(?:\b(?:clean(?:ly)?|pass(?:es|ed|ing)?|green|silent|quiet|happy|satisfied|ok|succeed(?:s|ed)|"
    r"error[ -]free|spotless)\b|"
    rf"\b(?:no|zero|0|without(?: any)?|free (?:of|from))\b[\w\s-]{{0,20}}?{FINDING}|"
    r"\b(?:reports?|finds?|says?|shows?|raises?|prints?|yields?|objects? to)\s+nothing\b|"
    r"\bnothing to (?:report|say|complain about)\b|"
    rf"{NOT}\s+(?:\w+\s+)?(?:complain|report|find|show|fail)\w*\b|"
    r"\b(?:is|are|was|were|been|has|have|be)\s+run\b)"
)
NO_NEW = r"\b(?:no|zero|0|without(?: any)?|free of)\s+(?:new|additional|further|extra|more)\b"
NONE_OF = rf"(?:\b(?:no|zero|0|without(?: any)?|free (?:of|from))\b[\w\s-]{{0,20}}?(?:{FINDING})?)"
CHANGED = (
    r"(?:\b(?:changed|modified|touched|new|added|affected|edited)\b[\w\s/,-]{0,20}?"
    r"\b(?:code|lines?|files?|modules?|parts?|functions?|class(?:es)?|packages?|logic|features?)\b|"
    r"\b(?:diff|patch|change set)\b|\b(?:the|this|each|every) change\b)"
)
COVERAGE = r"(?:\b(?:(?:test|code|line|branch|statement)[ -])*coverage\b|\bcovered\b)"
PERCENT = r"(?P<threshold>-?\d+(?:[.,]\d+)?|\bnan)\s*(?:%|\bper ?cent\b)"
SINKING = (
    r"(?:drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|fall(?:s|en|ing)?|fell|"
    r"sink(?:s|ing)?|sunk|lower(?:s|ed|ing)?|reduc(?:e|es|ed|ing|tion)|worsen(?:s|ed)?|loss|"
    r"regress(?:es|ed|ion)?|go(?:es|ne)? down|suffer(?:s|ed)?|shrink(?:s|ing)?)\b"
)
STEADY = (
    r"\b(?:stays?|remains?|rises?|risen|increases?|increased|improves?|improved|maintained|"
    r"preserved|kept|keeps?|holds?|held|unchanged|the same|level|at least as (?:high|good))\b"
)
LINTER = r"\b(?:lint(?:ing|ers?|s)?|ruff(?! format))\b"
OTHER_LINTER = (
    r"\A(?!.*\bruff\b).*\b(?:pylint|flake8|eslint|biome|clippy|pint|rubocop|checkstyle|"
    r"golangci|stylelint|ktlint|import-linter|pre-commit)\b"
)
ANALYSIS = (
    r"\b(?:static (?:code )?(?:analy(?:sis|[sz]er)|checks?)|code analysis|code quality checks?)\b"
)
STYLE = (
    r"\b(?:style[ -]?guid(?:es?|elines?)|(?:cod(?:e|ing)|project(?:'s)?|programming|python)[ -]"
    r"(?:style(?: guide| rules| conventions)?|standards?|guidelines?|conventions?|rules)|"
    r"(?:existing|established|agreed|usual|common|our|these|language|team|house|local|general) "
    r"(?:\w+ )?(?:conventions|standards|guidelines|style|rules)|"
    r"(?:standards?|style|conventions|guidelines|rules) (?:of|for|used in|in|from|on) (?:the|"
    r"this|our) "
    r"(?:\w+ )?(?:project|code ?base|repo(?:sitory)?|team|code)|"
    r"style conventions?|pep[ -]?8|code standards?)\b"
)
OBEYED = (
    r"\b(?:follow(?:s|ed|ing)?|respect(?:s|ed)?|adher(?:e|es|ed|ing|ence)(?: to)?|"
    r"conform(?:s|ed|ing)?|compl(?:y|ies|ied|iant|iance)|match(?:es|ed)?|"
    r"(?:kept|keeps?|sticks?|stuck|hold|holds|held) to|meets?|met|in line with|according to|"
    r"consistent with|in accordance|observed?|obeys?|obeyed|applied|honou?red|fulfil(?:s|led)?)\b"
)
FORMATTER = r"\b(?:formatting|formatter|formatted|code format|format check|ruff format)\b"
OTHER_FORMATTER = r"\b(?:black|prettier|gofmt|clang-format|yapf|autopep8|rustfmt|spotless)\b"
TYPES = (
    r"\b(?:type[ -]?check(?:s|ers?|ing)?|static typ(?:es|ing)|typing|mypy|types|type safety|"
    r"type analysis)\b"
)
OTHER_TYPES = r"\A(?!.*\bmypy\b).*\b(?:pyright|typescript|tsc|larastan|phpstan|ty check|pyre)\b"
NOUN = (
    r"(?:code|lines?|logic|functions?|functionalit(?:y|ies)|features?|methods?|class(?:es)?|"
    r"modules?|behaviou?rs?|endpoints?|changes?|files?|bug ?fix(?:es)?)\b"
)
NEW = (
    r"(?:\b(?:new|changed|modified|added|altered|touched|edited|adapted|public|required|of the)\b"
    r"[\s/,]*(?:(?:and|or)\s+)?)*"
)
EVERY = r"\b(?:all|every|each|any)\b\s+(?:(?:of )?the\s+)?"
CODE = rf"(?:\b(?:all|every|each|any|the|our|its|this)\b\s+)*{NEW}\b{NOUN}"
HINTS = r"\b(?:type[ -]?(?:hints?|hinted|annotations?|annotated)|(?:fully |strictly )?typed)\b"
DOCS = (
    r"(?:\b(?:docs|documentation|documents|read ?me|change ?-?log|release[ -]notes?|"
    r"(?:user|migration|upgrade|developer|admin|getting[ -]started|style|operator) ?guides?|"
    r"handbooks?|runbooks?|wiki|tutorials?|adrs?|architecture decision records?|how-to|"
    r"(?:user|reference|operator) manuals?|the manual|design (?:docs?|documents?)|"
    r"requirements (?:document|specification)|specification document|traceability(?: matrix)?|"
    r"storybook|api (?:docs?|reference|description)|faq|confluence|knowledge base|glossary|"
    r"help (?:texts?|pages?|cent(?:er|re)|files?)|(?:usage |code )?examples(?= (?:are|is|were|"
    r"have|in))|"
    r"(?:architecture|sequence|class) diagrams?|(?:test|sprint|final|closing|project) reports?|"
    r"upgrade notes|notes (?:on|about)|installation (?:notes|instructions))\b|"
    r"\bpages of the manual\b|[\w./*-]+\.(?:md|rst|adoc)\b|\bdocs?/)"
)
UPDATED = (
    r"\b(?:updat(?:ed?|es|ing)|adapted|adjusted?|amended|revised|refreshed|extended|expanded|"
    r"improved|reworked|corrected|modified|current|up[ -]to[ -]date|brought up|written|wrote|"
    r"added?|"
    r"completed?|follows?|reflects?|says? so|mentions?|mentioned|entry|entries|match(?:es)?|"
    r"in sync|in line|in step|exists?|changed?|rebuilt|maintained|prepared|provided|says?|tells?|"
    r"shows?|explains?|explained|describes?|described|documents?|covers?|contains?|includes?|"
    r"lists?|records?|recorded|noted?|captured|states?|accurate|available|drafted|in place|ready|"
    r"done|finished|agrees?|consistent|correct)\b"
)
DOCSTRING = (
    r"(?:\bdoc-?strings?\b|\b(?:java|ts|js|go)doc\b|\b(?:inline|in-code|code) documentation\b|"
    r"\bdoc comments?\b|"
    r"\b(?:documentation|docs?) (?:of|for) (?:all |the |new |public )*"
    r"(?:functions?|methods?|class(?:es)?)\b|"
    r"\bcode\b\s+(?:is|has been|are)\s+(?:\w+ )?documented\b|\bcode has (?:its )?documentation\b|"
    r"\b(?:public|every|each|all|new)\b[\w\s/,-]{0,30}?\b(?:functions?|methods?|class(?:es)?|apis?)"
    r"\b[\w\s]{0,20}?\bdocument(?:ed|ation)\b)"
)
SECRET = (
    r"\b(?:secrets?|credentials?|passwords?|passphrases?|"
    r"(?:api|private|access|secret|ssh|encryption)[ -]?keys?|"
    r"(?:api|access|auth|bearer|secret)[ -]?tokens?|tokens|"
    r"(?:sensitive|confidential) (?:data|information|values?|content))\b"
)
SECRETS = (
    rf"{SECRET}(?:(?:\s*[,/]\s*|,?\s+(?:and|or|nor)\s+)(?:\w+\s+)?(?:{SECRET}|keys?\b)){{0,4}}"
)
BACKUP = (
    r"(?:\bback-?ups?\b|`[^`]{0,40}(?:\.bak|\.orig|\.rej|\.old|\.swp|~)[^`]{0,20}`|"
    r"\*?\.(?:bak|orig|rej)\b)"
)
TEMPORARY = (
    r"\b(?:temp(?:orary)?|stray|scratch|junk|left-?over|generated|unneeded|unnecessary|"
    r"accidental(?:ly)?|unwanted|local)\b"
    r"(?=[\w\s/,-]{0,15}?\b(?:files?|artefacts?|artifacts?)\b)"
)
LICENSE = r"\b(?:licen[cs]es?)\b(?!\s*headers?)"
UNTOUCHED = (
    r"\b(?:untouched|unchanged|unmodified|intact|(?:not|never|n't)\b[\w\s]{0,12}?"
    r"\b(?:chang|touch|modif|alter|edit|remov)\w*)\b"
)
PERSON = (
    r"\b(?:reviewers?|maintainers?|colleagues?|peers?|code ?owners?|product owner|po|stakeholders?|"
    r"(?:someone|somebody|anyone) else|(?:second|other|different|third) (?:person|developer|"
    r"engineer|"
    r"team member|pair of eyes)|(?:one|two|three) (?:others?|people|persons?|developers?)|"
    r"customers?|clients?|users?|qa|ux|designers?|testers?|team(?: lead| members?)?|tech lead|"
    r"architects?|management|business|someone|somebody|another (?:person|developer|engineer)|"
    r"other (?:person|developers?))\b"
)
PULL_REQUEST = r"\b(?:prs?|mrs?|(?:pull|merge)[ -]requests?)\b"
GONE = (
    r"\b(?:removed|deleted|gone|cleaned(?: up)?|cleared|taken out|stripped|absent|left out|"
    r"(?:stay|stays|stayed|kept|keep|keeps) out|dropped|eliminated|cut|none left)\b"
)
DEBUG = (
    r"(?:\b(?:debug(?:ging|ger)?|print|trace|console)[ -](?:output|prints?|statements?|code|logs?|"
    r"logging|calls?|messages?|leftovers?)\b|\bprints\b|\bbreakpoints?\b|\bdebuggers?\b|"
    r"\bconsole\.logs?\b|`(?:print|breakpoint|pdb|console\.log)[^`]*`)"
)
PIPELINE = (
    r"\b(?:ci(?! (?:machines?|servers?|runners?|minutes))|pipelines?|ci/cd|ci[ /]cd|"
    r"(?:github )?actions|gitlab ci|continuous integration|"
    r"jenkins|travis|circleci|build server|workflows?|"
    r"(?:ci|status|pipeline|github|server|pr|remote) (?:checks?|jobs?|builds?|runs?)|"
    r"(?:checks?|jobs) (?:on|of|in|for) (?:the |this )?(?:prs?|pull requests?|ci|branch|server))\b"
)
SCAN = (
    r"\b(?:security[ -](?:scan(?:s|ner|ners|ning)?|audits?|checks?|analysis)|sast|"
    r"vulnerability[ -](?:scan(?:s|ner|ning)?|checks?|analysis))\b"
)
# Words that tell the lines of a section apart.
READ = r"\b(?:read|reading)\b"
BINDING = (
    r"\b(?:binding|mandatory|standards?|guidelines?|conventions?|rules|obey|follow\w*|"
    r"applicable|governed)\b"
)
NAMED = r"[\w`*/-]\.(?:md|rst|adoc|txt)\b"
MOCKED = (
    r"\b(?:external|third[ -]party|remote) (?:services?|apis?|systems?|dependencies)\b.{0,40}"
    r"\b(?:mock|stub|fake|simulat)\w*|"
    r"\b(?:mock|stub|fake)\w*\b.{0,40}\b(?:external|third[ -]party|remote) "
    r"(?:services?|apis?|systems?|dependencies)"
)
THROUGH = r"\b(?:end[ -]?to[ -]?end|e2e)[ -]?(?:flows?|scenarios?|tests?)?\b"
