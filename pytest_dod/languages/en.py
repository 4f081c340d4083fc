"""English."""

from __future__ import annotations

from ..model.language import LanguagePack, Phrase
from ..model.task import SectionKind

# Word families. `_GAP` joins words of one statement, `_NEAR` words that stand side by side.
_GAP = r"[^;]{0,60}?"
# Subjects may share a predicate ("tests and lint are green"), but no gap leads over one.
_SHARED = (
    r"(?:(?!\b(?:pass(?:es|ed)?|green|clean|succeed\w*|reviewed|approved|merged|deployed|committed|"
    r"written|added|updated|exists?|ran|resolved|fixed|removed)\b)[^;]){0,60}?"
)
_MADE = (
    r"\b(?:added|written|exists?|included|provided|created|extended|adapted|adjusted|updated|"
    r"in place)\b"
)
_THEN = (
    rf"(?:{_MADE}(?:[\s,(/]+(?:and|or|they|all|also|are|is|both|then|must|too|"
    rf"do)\b)*[\s,(/]*){{0,3}}"
)
_NO_GAP = r"(?:(?!\b(?:no|neither|without)\b)[^;]){0,60}?"
_NEAR = r"[\s:`\"'(*]*(?:[\w'/-]+[\s:`\"'(/*]+){0,4}?"
_TEST = r"\b(?:test[ -]?(?:suites?|runs?|cases?)|tests?|specs|pytest)\b"
_PASSING = (
    r"(?:\b(?:pass(?:es|ed|ing)?|green|succeed(?:s|ed|ing)?|successful(?:ly)?|success|ok)\b|"
    r"\bwithout (?:any |a |an )?(?:errors?|failures?|failing)\b|\bno (?:errors?|failures?)\b|"
    r"\b(?:ran|(?:was|were|been|have|has) run|executed|run (?:through|without|cleanly))\b)"
)
_NO = r"\b(?:no|none|not|never|neither|nor|nothing|nobody|zero|0|without|free (?:of|from)|cannot)\b"
_FINDING = (
    r"\b(?:errors?|findings?|issues?|warnings?|complaints?|problems?|violations?|objections?|"
    r"offen[cs]es|failures?)\b"
)
_CLEAN = (
    r"(?:\b(?:clean(?:ly)?|pass(?:es|ed|ing)?|green|silent|quiet|happy|satisfied|ok|succeeds?|"
    r"error[ -]free|spotless)\b|"
    rf"\b(?:no|zero|0|without(?: any)?|free (?:of|from))\b[\w\s-]{{0,20}}?{_FINDING}|"
    r"\b(?:reports?|finds?|says?|shows?|raises?|prints?|objects? to)\s+nothing\b|"
    r"\b(?:is|are|was|were|been|has|have|be)\s+run\b)"
)
_NONE_OF = (
    rf"(?:\b(?:no|zero|0|without(?: any)?|free (?:of|from))\b[\w\s-]{{0,20}}?(?:{_FINDING})?)"
)
_CHANGED = (
    r"(?:\b(?:changed|modified|touched|new|added|affected|edited)\b[\w\s/,-]{0,20}?"
    r"\b(?:code|lines?|files?|modules?|parts?|functions?|class(?:es)?|packages?)\b|"
    r"\b(?:diff|patch|change set)\b|\b(?:the|this|each|every) change\b)"
)
_COVERAGE = r"(?:\b(?:(?:test|code|line|branch|statement)[ -])*coverage\b|\bcovered\b)"
_PERCENT = r"(?P<threshold>-?\d+(?:[.,]\d+)?|\bnan)\s*(?:%|\bper ?cent\b)"
_LINTER = r"\b(?:lint(?:ing|ers?|s)?|ruff(?! format))\b"
_OTHER_LINTER = (
    r"\A(?!.*\bruff\b).*\b(?:pylint|flake8|eslint|biome|clippy|pint|rubocop|checkstyle|"
    r"golangci|stylelint|ktlint|import-linter|pre-commit)\b"
)
_FORMATTER = r"\b(?:formatting|formatter|formatted|code format|format check|ruff format)\b"
_OTHER_FORMATTER = r"\b(?:black|prettier|gofmt|clang-format|yapf|autopep8|rustfmt|spotless)\b"
_TYPES = r"\b(?:type[ -]?check(?:s|ers?|ing)?|typing|mypy|types|static types)\b"
_OTHER_TYPES = r"\A(?!.*\bmypy\b).*\b(?:pyright|typescript|tsc|larastan|phpstan|ty check|pyre)\b"
_HINTS = r"\b(?:type[ -]?(?:hints?|hinted|annotations?|annotated)|typed)\b"
_DOCS = (
    r"(?:\b(?:docs|documentation|read ?me|change ?-?log|release[ -]notes?|user guide|handbook|"
    r"runbook|wiki|tutorials?|adrs?|how-to)\b|\bpages of the manual\b|"
    r"[\w./*-]+\.(?:md|rst|adoc)\b|\bdocs?/)"
)
_UPDATED = (
    r"\b(?:updated?|updates|adapted|adjusted|amended|revised|refreshed|extended|current|"
    r"up[ -]to[ -]date|brought up|written|added|complete|completed|follows?|reflects?|says? so|"
    r"mentions?|mentioned|entry|match(?:es)?|in sync|exists?|changed to|rebuilt|maintained|"
    r"prepared|provided|says?|tells?|shows?|explains?|describes?|states?|accurate|available)\b"
)
_DOCSTRING = (
    r"(?:\bdoc-?strings?\b|\b(?:java|ts|js|go)doc\b|"
    r"\b(?:documentation|docs?|doc comments?) (?:of|for) (?:all |the |new |public )*"
    r"(?:functions?|methods?|class(?:es)?)\b|"
    r"\b(?:public|every|each|all|new)\b[\w\s/,-]{0,30}?\b(?:functions?|methods?|class(?:es)?|apis?)"
    r"\b[\w\s]{0,20}?\bdocument(?:ed|ation)\b)"
)
_SECRET = (
    r"\b(?:secrets?|credentials?|passwords?|(?:api|private|access|secret)[ -]?keys?|"
    r"(?:api|access|auth)[ -]?tokens?)\b"
)
_SECRETS = rf"{_SECRET}(?:(?:\s*[,/]\s*|,?\s+(?:and|or|nor)\s+)(?:\w+\s+)?{_SECRET}){{0,4}}"
_BACKUP = (
    r"(?:\bback-?ups?\b|`[^`]{0,40}(?:\.bak|\.orig|\.rej|\.old|\.swp|~)[^`]{0,20}`|"
    r"\*?\.(?:bak|orig|rej)\b)"
)
_TEMPORARY = (
    r"\b(?:temp(?:orary)?|stray|scratch)\b"
    r"(?=[\w\s/,-]{0,15}?\b(?:files?|artefacts?|artifacts?)\b)"
)
_LICENSE = r"\b(?:licen[cs]e)\b(?!\s*headers?)"
_UNTOUCHED = (
    r"\b(?:untouched|unchanged|unmodified|(?:not|never|n't)\b[\w\s]{0,12}?"
    r"\b(?:chang|touch|modif|alter|edit)\w*)\b"
)
_PERSON = (
    r"\b(?:reviewers?|maintainers?|colleagues?|peers?|code ?owners?|product owner|po|stakeholders?|"
    r"customers?|users?|qa|ux|someone|somebody|another person|other person)\b"
)

PACK = LanguagePack(
    code="en",
    name="English",
    headings={
        SectionKind.EXAMPLE: (r"\A(?:examples?|sample)\b",),
        SectionKind.ASIDE: (
            r"\A(?:why|purpose|contents|table of contents|toc|see also|further reading|references|"
            r"links|background|glossary|rationale)\b",
        ),
        SectionKind.DONE: (
            r"\A(?:the |our |final |checklist:? |team )*definition[ -]of[ -]done\b(?!.*\bready\b)",
            r"\((?:the )?(?:definition[ -]of[ -]done|dod)\)\Z",
            r"\A(?:the |our )?dod\b(?!\w)",
            r"[/|,&-]\s*(?:definition[ -]of[ -]done|dod)\Z",
            r"\bfor the \W*definition[ -]of[ -]done\b",
            r"\A(?:it is |this is |we are |task is |a task is |work is )?(?:done|finished|complete)"
            r",? (?:when|once|if|only when)\b",
            r"\A(?:done|completion|exit|finish) criteria\b",
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
            r"\A(?:quality )?gates\b",
            r"\Abefore (?:you|we|the|it)\b.*\b(?:finish|done|merge|submit|release|complete|commit)",
        ),
    },
    phrases=(
        Phrase(
            "tests-pass",
            (
                rf"(?P<key>{_TEST}){_SHARED}{_THEN}{_PASSING}",
                rf"\b(?:green|passing|successful|pass(?:es|ed)?)\b{_NEAR}(?P<key>{_TEST})",
                rf"\b(?:no|none of the|not (?:a|one) (?:single )?|zero|0)\b{_NEAR}(?P<key>{_TEST})"
                rf"{_NEAR}\b(?:fail(?:s|ed|ing|ures?)?|red|broken|breaks?)\b",
                rf"\bno (?:failing|failed|broken|red)\b{_NEAR}(?P<key>{_TEST})",
                rf"\b(?:ran|run|runs)\b{_NEAR}(?P<key>{_TEST})",
            ),
            unless=(
                r"\b(?:not|n't|never)\b\s+(?:yet )?(?:pass|succeed|run|green)",
                r"\bskip(?:s|ped|ping)?\b",
                r"\bmanual(?:ly)?[ -](?:tests?|testing|executed|run)\b",
            ),
        ),
        Phrase(
            "tests-added",
            (
                rf"{_TEST}{_SHARED}(?P<key>{_MADE})",
                rf"(?P<key>\b(?:new|adapted|adjusted|updated|additional|suitable)\b)"
                rf"(?:[\s/]+(?:or|and|adjusted|adapted|changed|updated|unit|integration|e2e|"
                rf"end-to-end|regression|automated))*\s+{_TEST}",
                rf"(?P<key>\b(?:covered (?:by|with)|cover|covers|have|has|gets?|come with|"
                rf"comes with|"
                rf"arrives? with|accompanied by|there (?:are|is|exist)|ships? with|needs?)\b)"
                rf"{_NEAR}{_TEST}",
                rf"{_TEST}\s+(?P<key>\bcovers?\b)",
                rf"\b(?:new|changed|added|features?|functions?|functionality|behaviou?r|"
                rf"bug ?fix(?:es)?)"
                rf"\b{_GAP}(?P<key>\b(?:is|are|been|be)\s+(?:\w+ )?tested\b)",
                r"\bno\b[\w\s]{0,40}?(?P<key>\buntested\b)",
                rf"\b(?:laid down|specified|described|captured)\s+(?P<key>in|by)\s+{_TEST}",
            ),
            unless=(
                rf"\A(?=.*\b(?:new|adapted|changed|updated)\b[\w\s/,-]{{0,30}}{_TEST})"
                rf"(?!.*\b(?:written|added|there are|exist)\b).*{_PASSING}",
                r"\b(?:manual(?:ly)?|by hand)\b",
                r"%|\bcoverage\b",
                r"\bskip(?:s|ped|ping)?\b",
                rf"\b(?:no|without|not)\b[\w\s/]{{0,30}}{_TEST}",
            ),
        ),
        Phrase(
            "changed-coverage",
            (
                rf"(?P<key>{_COVERAGE}){_GAP}{_PERCENT}{_GAP}{_CHANGED}",
                rf"(?P<key>{_COVERAGE}){_GAP}{_CHANGED}{_GAP}{_PERCENT}",
                rf"{_PERCENT}{_GAP}(?P<key>{_COVERAGE}){_GAP}{_CHANGED}",
                rf"{_PERCENT}{_GAP}{_CHANGED}{_GAP}(?P<key>{_COVERAGE})",
                rf"{_CHANGED}{_GAP}(?P<key>{_COVERAGE}){_GAP}{_PERCENT}",
                rf"{_CHANGED}{_GAP}{_PERCENT}{_GAP}(?P<key>{_COVERAGE})",
                rf"{_PERCENT}\s+(?P<key>covered) in\b",
            ),
        ),
        Phrase(
            "changed-coverage",
            (
                rf"(?P<key>\bcoverage\b)\s+(?:goal|target|threshold)?{_GAP}{_CHANGED}",
                rf"{_CHANGED}{_GAP}(?P<key>\bcoverage\b)",
            ),
            unless=(r"\d", r"\b(?:drop|decline|decrease|lower|stays?|rises?|level)\b"),
        ),
        Phrase(
            "total-coverage",
            (
                rf"(?P<key>{_COVERAGE}){_GAP}{_PERCENT}",
                rf"{_PERCENT}{_GAP}(?P<key>{_COVERAGE})",
                rf"(?P<key>\bcoverage\b){_GAP}\b(?:stays?|drops?|declines?|decreases?|lower|rises?|"
                r"level|increases?|threshold|sufficient)\b",
                r"\b(?:decline|drop|decrease)\b[\w\s]{0,20}(?P<key>\bcover(?:age|ed)\b)",
            ),
            unless=(_CHANGED, r"\d\s*%\s+covered in\b"),
        ),
        Phrase(
            "ruff-clean",
            (
                rf"(?P<key>{_LINTER}){_SHARED}{_CLEAN}",
                rf"{_NONE_OF}{_NEAR}(?P<key>{_LINTER})",
                rf"\b(?:clean|green|passes|satisf(?:ies|y))\b{_NEAR}(?P<key>{_LINTER})",
                r"(?P<key>\blinted\b)",
            ),
            unless=(_OTHER_LINTER, r"\bpyproject|\bconfigur"),
            options={"check": "true", "format": "false"},
        ),
        Phrase(
            "ruff-clean",
            (
                rf"(?P<key>{_FORMATTER}){_SHARED}{_CLEAN}",
                rf"{_NONE_OF}{_NEAR}(?P<key>\bformatting\b)",
                r"(?P<key>\b(?:is|are|was|were|been|and) (?:\w+ )?formatted\b)",
                r"\A\W*(?P<key>formatted\b)",
                r"(?P<key>\bformatting) (?:matches|follows|is right|is correct)\b",
            ),
            unless=(_OTHER_FORMATTER, r"\b(?:messages?|commits?|response|output|dates?)\b"),
            options={"check": "false", "format": "true"},
        ),
        Phrase(
            "black-clean",
            (
                rf"(?P<key>\bblack\b){_SHARED}{_CLEAN}",
                rf"{_NONE_OF}{_NEAR}(?P<key>\bblack\b)",
                rf"\bformat(?:ted|ter|ting)?\b{_GAP}(?P<key>\bblack\b)",
                rf"(?P<key>\bblack\b){_GAP}\bformat(?:ted|ter|ting)?\b",
            ),
        ),
        Phrase(
            "types-clean",
            (
                rf"(?P<key>{_TYPES}){_SHARED}{_CLEAN}",
                rf"{_NONE_OF}{_NEAR}(?P<key>{_TYPES})",
                r"\b(?:no|zero|0|without)\b[\s\w]{0,10}?(?P<key>\btyp(?:e|ing)[ -](?:errors?|"
                r"issues?|"
                r"warnings?|problems?))\b",
                r"(?P<key>\btypes\b) (?:are|is) sound\b",
            ),
            unless=(_OTHER_TYPES, _HINTS),
        ),
        Phrase(
            "no-backup-files",
            (
                rf"{_NO}{_NO_GAP}(?P<key>{_BACKUP})",
                rf"(?P<key>{_BACKUP}){_GAP}\b(?:never|removed|deleted|gone|absent)\b",
                rf"\b(?:delete|remove|clean up)\b{_NEAR}(?P<key>{_BACKUP})",
            ),
            unless=(r"\bback-?ups? (?:is|are|of the (?:data|database)|plan|strategy|works?)\b",),
        ),
        Phrase(
            "docs-touched",
            (
                rf"(?P<key>{_DOCS}){_SHARED}{_UPDATED}",
                rf"\b(?:updated?|adapted|current|new|entry in|entry for|add(?:ed)? to|went into|"
                rf"go into|shows? up in|there is|added|mentioned in)\b{_NEAR}(?P<key>{_DOCS})",
                rf"\A\W*(?:\w+ ){{0,2}}entry\b{_NEAR}(?P<key>{_DOCS})",
                r"\b(?:is|are|was|were|been|be)\b[\w\s]{0,15}?(?P<key>\b(?:documented|"
                r"written down))\b",
                r"\A\W*(?:\w+:\s*)?(?P<key>(?:readme|changelog)(?:\.\w+)?"
                r"(?:[\s/,&]+(?:and |und )?(?:readme|changelog)(?:\.\w+)?){0,3})\W*\Z",
            ),
            unless=(
                _DOCSTRING,
                r"\bdocs?(?:umentation)? (?:builds?|tests?|gates?|site|website)\b",
                r"\breviewed\b|\bapproved\b",
                r"\bis online\b",
            ),
        ),
        Phrase(
            "no-secrets",
            (
                rf"{_NO}{_NO_GAP}(?P<key>{_SECRETS}|\bsecret\b)",
                rf"\bno\b[\w\s/]{{0,15}}?\bkeys\b{_NEAR}(?P<key>\bsecrets\b)",
                rf"(?P<key>{_SECRETS}){_GAP}\b(?:not|never|stay out|kept out|absent|nowhere)\b",
                rf"\b(?:neither|instead of)\b{_NEAR}(?P<key>{_SECRETS})",
            ),
            unless=(r"\brotat\w+|\bscann?\w*\b.*\bwarn",),
        ),
        Phrase(
            "license-untouched",
            (
                rf"(?P<key>{_LICENSE}){_GAP}{_UNTOUCHED}",
                rf"\b(?:no change(?:s)? (?:to|in|of)|(?:do|does|did|must|may) not (?:change|touch|"
                rf"modify|edit)|don't (?:change|touch|modify|edit)|never (?:change|touch|modify|"
                rf"edit)|"
                rf"not (?:change|touch|modify)(?:d|ed)?|untouched|unchanged)\b{_NEAR}"
                rf"(?P<key>{_LICENSE})",
                rf"\b(?:no|nor)\b{_NEAR}(?P<key>{_LICENSE}){_GAP}\b(?:changed|touched|modified|"
                r"edited|changes)\b",
            ),
        ),
        Phrase(
            "manual",
            (
                r"(?P<key>\b(?:code|peer|pair)?[ -]?review(?:ed|s)?\b)",
                r"(?P<key>\b(?:approv(?:ed|als?|es)|signed\b.{0,12}?\boff|sign[ -]?off|"
                r"signs? off)\b)",
                rf"{_PERSON}{_GAP}(?P<key>\b(?:accept(?:s|ed)|agree[sd]?|confirm(?:s|ed)|"
                r"content with|tried|tested|saw|seen|checked)\b)",
                r"(?P<key>\b(?:accepted|confirmed|checked|tested|tried) by\b)(?!\s+(?:ci|ruff|"
                r"mypy))",
                r"(?P<key>\b(?:discussions?|threads?|conversations?|remarks)\b)[\w\s]{0,40}"
                r"\b(?:resolved|unresolved|dealt|answered|addressed)\b",
                r"(?P<key>\b(?:manual(?:ly)? (?:test\w*|check\w*|verif\w*|qa)|"
                r"(?:test|tri|check|verif)\w* (?:\w+ ){0,3}(?:manually|by hand)|by hand))\b",
                r"\b(?:tried|tested|deployed|runs?|rolled out|available|verified)\b[\w\s]{0,30}"
                r"(?P<key>\b(?:staging|production|pilot|demo|real \w+|own machine)\b)",
                r"(?P<key>\b(?:deployed|released|shipped|rolled out|published)\b)",
                r"(?P<key>\bstaging\b)",
                r"(?P<key>\bmerged\b)",
                r"\b(?:is|are|sits?|landed|lives?)\b[\w\s']{0,25}?\b(?:on|in|into) [\w\s']{0,15}"
                r"(?P<key>`?\b(?:main|master|trunk)\b)",
                r"(?P<key>\b(?:pushed|is committed|are committed|is online|tag is|on pypi))\b",
                r"\b(?:branch(?:es)?|prs?|pull requests?|merge requests?|issues?)\b[\w\s()]{0,40}"
                r"(?P<key>\bmerged\b)",
                r"\b(?:tickets?|issues?|stor(?:y|ies)|cards?|tasks?)\b[\w\s()]{0,30}"
                r"(?P<key>\b(?:closed|moved|set to|resolved|updated on|status))\b",
                r"(?P<key>\b(?:product owner|stakeholders?|demo(?:nstrated|ed)?)\b)",
                r"(?P<key>\b(?:went|gone|looked) (?:through|over)\b)",
            ),
            unless=(r"\breviewed? (?:date|docs)\b", r"\blicen[cs]e\b"),
            options={},
        ),
        Phrase(
            "no-temporary-files",
            (
                rf"{_NO}{_NEAR}(?P<key>{_TEMPORARY})",
                rf"(?P<key>{_TEMPORARY}){_GAP}\b(?:removed|deleted|cleared|gone|stay(?:ed)? out|"
                r"cleaned)\b",
                rf"\b(?:delete|remove|clean up)\b{_NEAR}(?P<key>{_TEMPORARY})",
            ),
        ),
        # What checks of later versions prove: named, so that no other phrase swallows it.
        Phrase(
            "no-new-skips",
            (r"(?P<key>\b(?:new |additional |unexplained )?skip(?:s|ped|ping)?\b|\bxfail\w*)",),
        ),
        Phrase("docstrings", (rf"(?P<key>{_DOCSTRING})",)),
        Phrase("type-hints", (rf"(?P<key>{_HINTS})",)),
        Phrase(
            "no-debug-leftovers",
            (
                r"(?P<key>\bcomment(?:ed)?[ -]out\b(?: code)?)",
                r"(?P<key>\b(?:debug(?:ging)?|print) (?:output|prints?|statements?|code)\b|"
                r"\bprints\b|\bdead code\b)",
                r"(?P<key>\b(?:todos?|fixmes?)\b)",
            ),
        ),
        Phrase(
            "ci-green",
            (
                rf"(?P<key>\b(?:ci|pipelines?|ci/cd|github actions|ci checks?|status checks|"
                rf"badges)\b)"
                rf"{_GAP}(?:{_PASSING}|\bsucceeds?\b)",
                r"\b(?:green|passing|clean)\b\s+(?P<key>\b(?:ci|pipelines?|builds?)\b)",
                r"\b(?:green|pass(?:es)?)\b[\w\s]{0,20}\b(?:in|on) (?:the )?(?P<key>ci|pipeline)\b",
                r"(?P<key>\ball (?:ci )?checks\b)[\w\s]{0,20}(?:green|pass)",
            ),
        ),
        Phrase(
            "conventional-commits",
            (r"(?P<key>\bconventional[ -]commits?\b)", r"(?P<key>\bconventional\b) message\b"),
        ),
        Phrase(
            "clean-commits", (r"\bcommits?\b[\w\s]{0,20}(?P<key>\b(?:squashed|rebased|signed))\b",)
        ),
        Phrase(
            "pr-description",
            (
                r"(?P<key>\b(?:prs?|pull[ -]requests?|merge requests?)\b)[\w\s']{0,25}\b(?:text|"
                r"description|title|body|says|names|links?|linked|covers|opened|exists|comment)\b",
                r"(?P<key>\b(?:links? to its prs?))\b",
            ),
            unless=(r"\b(?:approved|reviewed|merged)\b",),
        ),
        Phrase(
            "acceptance-met",
            (
                r"(?P<key>\b(?:acceptance criteri(?:a|on)|acs?)\b)[\w\s]{0,30}\b(?:met|fulfilled|"
                r"satisfied|hold|covered|ticked|done)\b",
                r"(?P<key>\brequirements\b)[\w\s]{0,20}\b(?:met|fulfilled|satisfied)\b",
                r"\bmeets?\b[\w\s]{0,20}(?P<key>\b(?:requirements|acceptance criteria))\b",
            ),
        ),
        Phrase(
            "security-scan",
            (
                r"(?P<key>\b(?:bandit|pip-audit|safety|snyk|trivy|semgrep|vulnerabilit\w+|"
                r"security[ -](?:scan\w*|audit|check\w*)|dependency audit)\b)",
            ),
        ),
        Phrase(
            "api-contract",
            (
                r"(?P<key>\b(?:api[ -]contract|openapi|swagger|status ?codes?|payloads?|"
                r"breaking changes?|backwards?[ -]compatib\w+))\b",
                r"(?P<key>`(?:GET|POST|PUT|PATCH|DELETE|HEAD) /[^`]*`)",
            ),
        ),
        Phrase("idempotent", (r"(?P<key>\bidempoten\w+)\b",)),
        Phrase(
            "concurrent",
            (
                r"(?P<key>\b(?:concurren\w+|thread[ -]?safe\w*|race conditions?|parallel access|"
                r"in parallel))\b",
            ),
        ),
        Phrase(
            "no-network",
            (
                r"(?P<key>\b(?:offline|network|internet|external (?:services?|apis?)|mocked|"
                r"open(?:s|ed)? a connection))\b",
            ),
        ),
        Phrase(
            "performance",
            (
                r"(?P<key>\b\d+(?:[.,]\d+)?\s?(?:ms|milliseconds?|s|sec|seconds?|minutes?|min|MB|"
                r"MiB|"
                r"GB)\b)",
                r"(?P<key>\b(?:performance|latency|throughput|benchmarks?|slowdowns?|memory)\b)",
            ),
        ),
        Phrase("migration", (r"(?P<key>\bmigrations?\b)",)),
        Phrase(
            "version-bumped",
            (r"(?P<key>\bversion (?:number|bump\w*|is bumped|raised)|\bnew version\b)",),
        ),
        Phrase(
            "build",
            (
                r"(?P<key>\b(?:builds?|compiles?)\b)[\w\s]{0,25}\b(?:works?|errors?|passes|green|"
                r"succeeds?|runs)\b",
                r"(?P<key>\bcompiles\b)",
            ),
        ),
        Phrase(
            "scope",
            (
                r"(?P<key>\b(?:unrelated|out of scope|nothing to do with|loc per pr))\b",
                r"\b(?:small|focused)\b[\w\s]{0,15}(?P<key>\b(?:pr|change|commits?))\b",
            ),
        ),
        Phrase(
            "style-guide",
            (
                r"(?P<key>\b(?:style ?guides?|coding (?:style|standards?|guidelines?|conventions?)|"
                r"style conventions?|pep ?8|code standards?)\b)",
            ),
        ),
    ),
    conditional=(
        r"\b(?:if|where|when|wherever|as) (?:applicable|needed|necessary|required|relevant|"
        r"appropriate|possible|any)\b",
        r"\bif\b[^,;.()`]{3,60}(?=[,;.()]|\Z)",
        r"\boptional(?:ly)?\b(?=\s*:?\s*`)",
        r"\bwhere (?:that is |it is )?(?:needed|relevant)\b",
    ),
    not_applicable=(
        r"(?:n\s?/\s?a|not applicable|does not apply)\s*(?:[:–—-]+|because|since|\()\s*",
        r"(?:n\s?/\s?a|not applicable)\Z",
    ),
    nothing=(r"none(?: so far| at this time| yet)?", r"nothing", r"no open questions"),
    separators=(r"\s+(?:and|as well as|plus|but)\s+",),
    negations=(
        r"\bneed(?:s)? not\b|\bneedn't\b|\b(?:do|does|did)(?:n't| not) (?:have|need) to\b",
        r"\bnot (?:\w+ )?(?:required|necessary|needed|mandatory|enforced|expected|a gate|binding|"
        r"important|applicable|blocking)\b",
        r"\b(?:aspirational|nice[ -]to[ -]have|best[ -]effort|stretch goal|ideally|preferably|"
        r"not yet|someday|eventually|later|waived|ignored|desirable|recommended|can wait)\b",
        r"\boptional(?:ly)?\b(?!\s*:?\s*`)",
        r"\bor not\b",
        r"\b(?:except(?:ing)?|excluding|unless|apart from|aside from)\b",
    ),
    fillers=(
        r"\b(?:the|a|an|all|any|every|each|of|in|on|at|to|for|from|by|with|within|into|is|are|was|"
        r"were|be|been|being|has|have|had|must|should|shall|will|it|its|this|that|these|those|they|"
        r"them|there|or|and|also|too|as|so|just|only|still|again|now|then|our|your|my|their|we|you|"
        r"i|both|nor|not|no|unit|integration|regression|e2e|end-to-end|existing|new|old|"
        r"automated|everything|make sure|ensure|completely|exactly|fully|exceptions?|via|using|"
        r"e\.?g|i\.?e|etc|incl|"
        r"including|per|up|out|ok|okay|done)\b",
        r"\b(?:clean|green|pass(?:es|ed|ing)?|errors?|findings?|warnings?|issues?|nothing|reports?|"
        r"without|failures?|failing|success(?:ful(?:ly)?)?|exit code|zero|correct(?:ly)?)\b",
    ),
    colouring=(
        r"\b(?:whole|full|entire|complete|relevant|respective|corresponding|see|such|like|example|"
        r"instance|new|changed|code|codebase|project|repo(?:sitory)?|change(?:s|d)?|pr|"
        r"pull request|"
        r"task|ticket|story|features?|functionality|behaviou?r|branch|commit(?:s|ted)?|files?|"
        r"modules?|package|diff|work|author|developer(?:'s)?|machine|local(?:ly)?|here|unit|"
        r"integration|"
        r"regression|e2e|end-to-end|api|automated|existing|old|public|python|source|adapted|"
        r"adjusted|"
        r"updated|run(?:s|ning)?|check(?:s|ed|ing)?|lint(?:ing|er|ers)?|format(?:ting|ted|ter)?|"
        r"types?|"
        r"tests?|settings?|leftovers?|left|behind|remain(?:s|ing)?|written|hard-?coded|applied|"
        r"along|"
        r"date|bugs?|fix(?:es)?|users?|user-facing|functions?|class(?:es)?|methods?|endpoints?|"
        r"logic|cases?|added|entr(?:y|ies)|present|complete(?:d|ly)?|happy path|concerned|same|"
        r"different|still|match|throughout|cleanly)\b",
    ),
    vague=(
        r"\b(?:about|around|approximately|approx|roughly|circa|nearly|almost|some)\b(?=\W*\d)",
        r"\b(?:at most|no more than|up to|maximum|less than|max)\b",
        r"(?<!not )(?<!no )(?<!never )\b(?:below|under)\b",
    ),
    demands={
        SectionKind.TESTS: (
            r"\A\W*(?:(?:test|code|branch|line)[ -])?coverage\b",
            r"\bcoverage (?:goal|target|threshold)\b",
        ),
        SectionKind.PREFLIGHT: (r"\A\W*(?:no|never|do not|don't|must not)\b",),
    },
)
