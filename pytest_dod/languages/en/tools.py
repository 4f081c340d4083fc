"""English phrases about tools and pipelines."""

from __future__ import annotations

from ...model.language import Phrase
from .words import (
    ANALYSIS,
    CLEAN,
    FINDING,
    FORMATTER,
    GAP,
    HINTS,
    LINTER,
    NEAR,
    NO,
    NO_NEW,
    NONE_OF,
    NOT,
    OBEYED,
    OTHER_FORMATTER,
    OTHER_LINTER,
    OTHER_TYPES,
    PASSING,
    PIPELINE,
    SCAN,
    SHARED,
    STYLE,
    TEST,
    TYPES,
)

PHRASES: tuple[Phrase, ...] = (
    Phrase(
        "ruff-clean",
        (
            rf"(?P<key>{LINTER}){SHARED}{CLEAN}",
            rf"{NONE_OF}{NEAR}(?P<key>{LINTER})",
            rf"\b(?:clean|green|passes|satisf(?:ies|y))\b{NEAR}(?P<key>{LINTER})",
            rf"{FINDING}[\w\s]{{0,20}}(?P<key>{LINTER})[^;]{{0,30}}?\b(?:fixed|resolved|addressed|gone)\b",
            rf"(?P<key>{LINTER}[ -]{FINDING})[^;]{{0,20}}?\b(?:fixed|resolved|addressed|gone)\b",
            r"(?P<key>\b(?:is|are|was|were|been|and|gets?) (?:\w+ )?linted\b|\A\W*linted\b)",
            rf"(?P<key>{STYLE}|{ANALYSIS})(?:{GAP}\bruff\b|{SHARED}{LINTER}{SHARED}{CLEAN})",
        ),
        unless=(OTHER_LINTER, r"\bpyproject|\bconfigur|\blint[ -]rules?\b.*\badd", NO_NEW),
        options={"check": "true", "format": "false"},
        about=r"lint|ruff",
    ),
    Phrase(
        "ruff-clean",
        (
            rf"{NO_NEW}[\w\s]{{0,15}}?(?P<key>{LINTER}(?:[ -]{FINDING})?)",
            rf"{NO_NEW}[\w\s]{{0,15}}?{FINDING}[\w\s]{{0,20}}?(?P<key>{LINTER})",
            rf"(?P<key>{LINTER}){SHARED}{NO_NEW}[\w\s]{{0,15}}?{FINDING}",
        ),
        unless=(OTHER_LINTER,),
        options={"check": "true", "format": "false", "new": "true"},
        about=r"lint|ruff",
    ),
    Phrase(
        "ruff-clean",
        (
            rf"{NO_NEW}[\w\s]{{0,12}}?(?P<key>\bwarnings?)\b",
            r"\b(?:no|without|zero)\b[\w\s]{0,12}?(?P<key>\bwarnings?)\b[\w\s]{0,20}?"
            r"\b(?:added|introduced|caused|because of)\b",
            rf"{NOT}[\w\s]{{0,15}}?\b(?:new|additional|further|more)\b\s+(?P<key>\bwarnings?)\b",
        ),
        unless=(
            OTHER_LINTER,
            OTHER_TYPES,
            LINTER,
            TYPES,
            r"\b(?:deprecation|compiler|pytest|mypy)\b",
        ),
        options={"check": "true", "format": "false", "new": "true"},
        partly="of warnings it knows those of ruff only",
        about=r"warning",
    ),
    Phrase(
        "ruff-clean",
        (
            rf"(?P<key>{ANALYSIS}){SHARED}{CLEAN}",
            rf"{NONE_OF}{NEAR}(?P<key>{ANALYSIS})",
        ),
        unless=(OTHER_LINTER, OTHER_TYPES, r"\b(?:ruff|mypy|sonar\w*|codeql|bandit)\b"),
        options={"check": "true", "format": "false"},
        partly="the text does not say by which tools the code is analysed",
        about=r"analys|analyz|static|code quality",
    ),
    Phrase(
        "ruff-clean",
        (
            rf"(?P<key>{STYLE}){SHARED}{OBEYED}",
            rf"{OBEYED}{NEAR}(?P<key>{STYLE})",
            rf"\A\W*(?:\w+ ){{0,2}}(?P<key>{STYLE})(?:\s+(?:checked|ok|clean))?\W*\Z",
            rf"{NO}{NEAR}\b(?:violat\w+|breach\w*|deviat\w+)\b{NEAR}(?P<key>{STYLE})",
        ),
        unless=(
            OTHER_LINTER,
            OTHER_FORMATTER,
            r"\bruff\b",
            r"\b(?:commits?|branch(?:es)?|design system|accessibility|api design|naming of)\b",
        ),
        options={"check": "true", "format": "false"},
        partly="no tool knows all of a style guide",
        about=r"style|standard|guideline|convention|rule|pep",
    ),
    Phrase(
        "ruff-clean",
        (
            rf"(?P<key>{FORMATTER}){SHARED}{CLEAN}",
            rf"{NONE_OF}{NEAR}(?P<key>\bformatting\b)",
            r"(?P<key>\b(?:is|are|was|were|been|and) (?:\w+ )?formatted\b)",
            r"\A\W*(?P<key>formatted\b)",
            rf"{STYLE}{GAP}(?P<key>\bruff format\b)",
            r"(?P<key>\bformatting) (?:matches|follows|is right|is correct|has been (?:applied|"
            r"run))\b",
            rf"\b(?:passes|pass|satisf(?:ies|y)|clean|correct)\b(?:{NEAR}|[^;]{{0,25}}?\band\b\s+)"
            r"(?P<key>\b(?:formatting|formatter|format check))\b",
        ),
        unless=(OTHER_FORMATTER, r"\b(?:messages?|commits?|response|output|dates?)\b"),
        options={"check": "false", "format": "true"},
        about=r"format",
    ),
    Phrase(
        "black-clean",
        (
            rf"(?P<key>\bblack\b){SHARED}{CLEAN}",
            rf"{NONE_OF}{NEAR}(?P<key>\bblack\b)",
            rf"\bformat(?:ted|ter|ting)?\b{GAP}(?P<key>\bblack\b)",
            rf"(?P<key>\bblack\b){GAP}\bformat(?:ted|ter|ting)?\b",
        ),
        about=r"black",
    ),
    Phrase(
        "types-clean",
        (
            rf"(?P<key>{TYPES}){SHARED}{CLEAN}",
            rf"{NONE_OF}{NEAR}(?P<key>{TYPES})",
            r"\b(?:no|zero|0|without)\b[\s\w]{0,10}?(?P<key>\btyp(?:e|ing)[ -](?:errors?|"
            r"issues?|"
            r"warnings?|problems?))\b",
            r"(?P<key>\btypes\b) (?:are|is) sound\b",
            rf"{FINDING}[\w\s]{{0,30}}(?P<key>{TYPES})[^;]{{0,30}}?\b(?:fixed|resolved|addressed|gone)\b",
            rf"\b(?:clean|green|passes|pass|satisf(?:ies|y))\b{NEAR}(?P<key>{TYPES})",
        ),
        unless=(OTHER_TYPES, HINTS),
        about=r"typ|mypy",
    ),
    Phrase(
        "type-hints",
        (rf"(?P<key>{HINTS})",),
        unless=(r"\bpublic\b", rf"{NO}{NEAR}{HINTS}", r"\btyped (?:by|in|into)\b"),
        about=r"typ",
    ),
    Phrase(
        "type-hints",
        (rf"\bpublic\b{GAP}(?P<key>{HINTS})", rf"(?P<key>{HINTS}){GAP}\bpublic\b"),
        unless=(rf"{NO}{NEAR}{HINTS}",),
        options={"public": "true"},
        about=r"typ",
    ),
    Phrase(
        "ci-green",
        (
            rf"(?P<key>{PIPELINE}){SHARED}{PASSING}",
            rf"\b(?:green|passing|clean|successful)\b\s+(?P<key>{PIPELINE}|\bbuilds?\b)",
            r"\b(?:green|pass(?:es)?)\b[\w\s]{0,20}\b(?:in|on) (?:the )?(?P<key>ci|pipeline)\b",
            rf"{TEST}[\w\s]{{0,15}}{PASSING}[^;]{{0,40}}?\b(?:in|on) (?:the )?(?P<key>{PIPELINE})",
            r"(?P<key>\b(?:all|required|mandatory|automated|the) (?:\w+ )?checks\b)[\w\s]{0,20}"
            r"\b(?:green|pass(?:es|ed|ing)?|succeed(?:ed)?)\b",
            r"(?P<key>\b(?:badges?|jobs?))\b[\w\s`]{0,15}\b(?:green|pass(?:es|ing|ed)?)\b",
            r"(?P<key>\b(?:the|our) builds?\b)\s+(?:is|are|stays?)\s+(?:green|passing)\b",
            rf"\bno (?:failing|failed|broken|red)\b{NEAR}(?P<key>\b(?:jobs?|workflows?|checks|"
            r"builds?|pipelines?))\b",
        ),
        unless=(rf"{NOT}\s+(?:\w+\s+)?(?:pass|green|run)\b",),
        about=r"\bci\b|pipeline|action|integration|jenkins|travis|circle|build|workflow|job|check|badge",
    ),
    Phrase(
        "security-scan",
        (
            rf"(?P<key>{SCAN}|\bvulnerabilit\w+){SHARED}(?:{CLEAN}|{PASSING}|\bnone\b)",
            rf"\b(?:no|zero|0|without(?: any)?|free (?:of|from)|nothing)\b[\w\s,-]{{0,35}}?"
            rf"(?P<key>{SCAN}|\bvulnerabilit\w+|\bsecurity (?:issues?|findings?|holes?|"
            rf"weakness(?:es)?|warnings?|flaws?|problems?)|\bcves?)\b",
            r"\b(?:scanned|checked|audited|tested)\b[\w\s]{0,15}\b(?:for|by|with)\b[\w\s]{0,15}"
            rf"(?P<key>{SCAN}|\bvulnerabilit\w+|\bsecurity (?:issues?|holes?))",
            rf"\b(?:findings|alerts|results|reports)\b[\w\s]{{0,20}}(?P<key>{SCAN}){GAP}\b(?:fixed|"
            r"explained|resolved|addressed|triaged)\b",
            rf"(?P<key>{SCAN})\s+(?:was|were|is|are|has been|have been)\s+"
            r"(?:run|done|performed|completed|carried out)\b",
        ),
        unless=(
            r"\b(?:snyk|trivy|semgrep|safety|npm|yarn|pnpm|codeql|sonar\w*|dependabot|grype|zap|"
            r"cargo|owasp)\b",
            r"\b(?:pip-audit|dependenc\w+|packages?|third[ -]party)\b",
        ),
        partly="bandit looks at the lines that the change adds, and at nothing else",
        about=r"secur|vulnerab|sast|cve",
    ),
    Phrase(
        "security-scan",
        (
            rf"(?P<key>\bbandit\b)(?:{SHARED}(?:{CLEAN}|{PASSING})|{GAP}\b(?:fixed|resolved)\b)",
            rf"(?:{NONE_OF}|\b(?:clean|scanned)\b){NEAR}(?P<key>\bbandit\b)",
        ),
        options={"tools": "bandit"},
        about=r"bandit",
    ),
    Phrase(
        "security-scan",
        (
            rf"(?P<key>\bpip-audit\b)(?:{SHARED}(?:{CLEAN}|{PASSING})|{GAP}\b(?:fixed|resolved)\b)",
            rf"(?:{NONE_OF}|\b(?:clean|scanned)\b){NEAR}(?P<key>\bpip-audit\b)",
            r"\b(?:dependenc\w+|packages?|third[ -]party)\b[^;]{0,40}?(?P<key>\bvulnerabilit\w+|"
            r"\b(?:security )?(?:audit(?:ed)?|scanned|scan)\b)",
            r"\b(?:no|zero|0|without(?: any)?|free (?:of|from))\b[\w\s,-]{0,30}?"
            r"(?P<key>\bvulnerab\w+)[\w\s]{0,15}?\b(?:dependenc\w+|packages?)",
            r"(?P<key>\bdependency (?:audit|scan|check))\b",
        ),
        unless=(r"\b(?:snyk|trivy|semgrep|safety|npm|yarn|pnpm|cargo|dependabot|grype|owasp)\b",),
        options={"tools": "pip-audit"},
        about=r"pip-audit|dependenc|package|third",
    ),
    Phrase(
        "build",
        (
            r"(?P<key>\b(?:builds?|compil(?:es?|ation))\b)[\w\s]{0,25}\b(?:works?|errors?|passes|"
            r"succeeds?|runs|completes?)\b",
            r"(?P<key>\b(?:compiles|builds (?:and|cleanly|successfully))\b)",
            r"(?P<key>\b(?:package|wheel|sdist|image|application|app)\b)[\w\s]{0,20}\b(?:builds?|"
            r"built|installs?|installed|can be installed|starts?)\b",
        ),
        unless=(r"\bci\b|\bpipeline|\bdocs?(?:umentation)? build",),
        about=r"build|built|compil|package|wheel|sdist|image|app",
    ),
)
