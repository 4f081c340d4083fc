"""Small words of English: conditions, negations, and words that demand nothing."""

from __future__ import annotations

CONDITIONAL = (
    r"\b(?:if|where|when|wherever|as) (?:applicable|needed|necessary|required|relevant|"
    r"appropriate|possible|any)\b",
    r"\bif\b[^,;.()`]{3,60}(?=[,;.()]|\Z)",
    r"\boptional(?:ly)?\b(?=\s*:?\s*`)",
    r"\bwhere (?:that is |it is )?(?:needed|relevant)\b",
)
NOT_APPLICABLE = (
    r"(?:n\s?/\s?a|not applicable|does not apply)\s*(?:[:–—-]+|because|since|\()\s*",
    r"(?:n\s?/\s?a|not applicable)\Z",
)
NOTHING = (r"none(?: so far| at this time| yet)?", r"nothing", r"no open questions")
SEPARATORS = (r"\s+(?:and|as well as|plus|but)\s+",)
NEGATIONS = (
    r"\bneed(?:s)? not\b|\bneedn't\b|\b(?:do|does|did)(?:n't| not) (?:have|need) to\b",
    r"\bnot (?:\w+ )?(?:required|necessary|needed|mandatory|enforced|expected|a gate|binding|"
    r"important|applicable|blocking)\b",
    r"\b(?:aspirational|nice[ -]to[ -]have|best[ -]effort|stretch goal|ideally|preferably|"
    r"not yet|someday|eventually|later|waived|ignored|desirable|recommended|can wait)\b",
    r"\boptional(?:ly)?\b(?!\s*:?\s*`)",
    r"\bor not\b",
    r"\b(?:except(?:ing)?|excluding|unless|apart from|aside from)\b",
)
FILLERS = (
    r"\b(?:the|a|an|all|any|every|each|of|in|on|at|to|for|from|by|with|within|into|is|are|was|"
    r"were|be|been|being|has|have|had|must|should|shall|will|it|its|this|that|these|those|they|"
    r"them|there|or|and|also|too|as|so|just|only|still|again|now|then|our|your|my|their|we|you|"
    r"i|both|nor|not|no|unit|integration|regression|e2e|end-to-end|existing|new|old|"
    r"automated|everything|make sure|ensure|completely|exactly|fully|exceptions?|via|using|"
    r"e\.?g|i\.?e|etc|incl|"
    r"including|per|up|out|ok|okay|done)\b",
    r"\b(?:clean|green|pass(?:es|ed|ing)?|errors?|findings?|warnings?|issues?|nothing|reports?|"
    r"without|failures?|failing|success(?:ful(?:ly)?)?|exit code|zero|correct(?:ly)?)\b",
    r"\b(?:with )?(?:an )?exit(?:s|ed)?(?:[ -]?(?:code|status))?\s*(?:of|is|with|[=:→]+)?\s*"
    r"(?:(?:exit )?(?:code|status)\s*)?(?:0|zero)(?![\w.,]*\d)",
    r"\b(?:(?:makes?|shows?|gives?|have) )?(?:no|zero|0) (?:diffs?|differences|"
    r"changes|reformatt\w+)\b(?!\s+(?:to|in|of|on)\b)",
    r"\b(?:would )?(?:reformats?|changes?|leaves?) (?:nothing|no files?)\b",
    r"\(\s*(?:see )?(?:the )?(?:details?|more(?: info\w*)?|links?|here|background|#\d+)\s*\)",
    r"\bsee\s+(?:also\s+)?#\d+\b",
)
COLOURING = (
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
    r"different|still|match|throughout|cleanly|created|modified|differences?)\b",
)
VAGUE = (
    r"\b(?:about|around|approximately|approx|roughly|circa|nearly|almost|some)\b(?=\W*\d)",
    r"\b(?:at most|no more than|up to|maximum|less than|max)\b",
    r"(?<!not )(?<!no )(?<!never )\b(?:below|under)\b",
)
ABOVE = (
    r"(?<![-=>])>(?![=>])\s*\d[\d.,]*\s*(?:%|per)",
    r"(?<!no )(?<!not )\b(?:more than|above|over|higher than|greater than|exceeds?)\b"
    r"(?=\W*\d[\d.,]*\s*(?:%|per))",
)
