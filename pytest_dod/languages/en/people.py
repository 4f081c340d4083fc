"""English phrases about people, commits, and behaviour."""

from __future__ import annotations

from ...model.language import Phrase
from .words import BE, GAP, NOT, PERSON, PULL_REQUEST

_FULFILLED = (
    r"\b(?:met|fulfilled|satisfied|hold|holds|covered|ticked|done|implemented|delivered|complete[d]?|"
    r"addressed|achieved|pass(?:es|ed)?|verified|checked|true|in place)\b"
)
_CRITERIA = r"\b(?:acceptance[ -]criteri(?:a|on)|acs?|conditions of (?:satisfaction|acceptance))\b"
_ASKED = (
    r"(?:\b(?:requirements|user stor(?:y|ies)|(?:points?|parts?|items?|tasks?|everything) "
    r"(?:of|from|in|that) (?:the |this )?(?:task|issue|ticket|story|spec\w*|description|was|is)|"
    r"all (?:sub-?)?tasks)\b)"
)
_PLACE = (
    r"\b(?:staging|production|prod|pre-?prod\w*|pilot|demo|uat|sandbox|test(?:ing)? "
    r"(?:systems?|environments?|servers?|stage)|(?:qa|dev|integration|live|target|acceptance) "
    r"(?:systems?|environments?|servers?|& test systems?)|(?:dev|qa) & test)\b"
)
_DEVICE = (
    r"\b(?:firefox|chrome|safari|edge(?! cases?)|opera|browsers?|android|iphone|ios|ipad|mobile|"
    r"tablets?|phones?|devices?|own (?:machine|computer))\b"
)
_TRIED = (
    r"\b(?:tried|tests?|tested|tries|deployed|runs?|rolled out|available|verified|checked|works?|"
    r"installed|validated|confirmed|installs|shown|looked at)\b"
)

PHRASES: tuple[Phrase, ...] = (
    Phrase(
        "manual",
        (
            r"(?P<key>\b(?:code|peer|pair|design|security)?[ -]?review(?:ed|s)?\b)",
            r"(?P<key>\b(?:self|cross)[ -]review(?:ed)?\b)",
            r"(?P<key>\b(?:approv(?:ed|als?|es)|signed\b.{0,12}?\boff|sign[ -]?off|"
            r"signs? off|lgtm|four[ -]eyes)\b)",
            rf"{PERSON}{GAP}(?P<key>\b(?:accept(?:s|ed)|agree[sd]?(?! on)|confirm(?:s|ed)|"
            r"content with|happy with|satisfied with|tried|tested|saw|seen|checked|validated|"
            r"verified|looked|informed|notified|knows?|has read|have read|read it|gave|okay(?:s|"
            r"ed)?|"
            r"said (?:yes|ok)|likes?|consents?|consented|understands?)\b)",
            r"(?P<key>\b(?:pairs? of eyes|thumbs[- ]up|pass(?:ed|es)? (?:qa|uat)|qa (?:passed|"
            r"done|ok)|"
            r"merge conflicts?|hand(?:ed)?[- ]?over|rollout|go-live|announced|backlog|"
            r"follow-up (?:tickets?|issues?)|visual(?:ly)? (?:check\w*|inspect\w*)))\b",
            r"(?P<key>\b(?:accepted|confirmed|checked|tested|tried|validated|verified) by\b)"
            r"(?!\s+(?:the )?(?:ci|ruff|mypy|tests?|pipeline|a test|unit))",
            r"(?P<key>\b(?:discussions?|threads?|conversations?|remarks|(?:review |pr )?comments|"
            r"feedback)\b)[\w\s]{0,40}"
            r"\b(?:resolved|unresolved|dealt|answered|addressed|incorporated|closed|open)\b",
            r"(?P<key>\b(?:manual(?:ly)? (?:test\w*|check\w*|verif\w*|qa)|"
            r"(?:test|tri|check|verif)\w* (?:\w+ ){0,3}(?:manually|by hand)|by hand|exploratory|"
            r"smoke[ -]tested))\b",
            r"(?P<key>\b(?:deployed|released|shipped|rolled out|published|(?:goes|gone|went|"
            r"is) live|"
            r"tagged)\b)",
            r"(?P<key>\bmerged\b)",
            r"\b(?:is|are|sits?|landed|lives?)\b[\w\s']{0,25}?\b(?:on|in|into) [\w\s']{0,15}"
            r"(?P<key>`?\b(?:main|master|trunk|develop|default branch|main branch|"
            r"release branch)\b)",
            r"(?P<key>\b(?:pushed|is committed|are committed|is online|tag is|on pypi|"
            r"on zenodo))\b",
            rf"(?:\bbranch(?:es)?|{PULL_REQUEST}|issues?)\b[\w\s()]{{0,40}}"
            r"(?P<key>\b(?:merged|deleted))\b",
            rf"{PULL_REQUEST}[\w\s]{{0,20}}(?P<key>\b(?:opened|created|exists?|submitted|raised|"
            r"is open|ready for review))\b",
            r"\b(?:tickets?|issues?|stor(?:y|ies)|cards?|tasks?|jira|board)\b[\w\s()]{0,30}"
            r"(?P<key>\b(?:closed|moved|set to|resolved|updated on|status|updated|linked to|"
            r"accepted))\b",
            r"(?P<key>\b(?:moved?|closed?|updated?|set|transition(?:ed)?|adjusted)\b (?:the |"
            r"its |this )?"
            r"(?:\w+ )?(?:tickets?|issues?|cards?|story|board))\b",
            r"\b(?P<key>status) (?:of|in) [\w\s]{0,25}\b(?:adjusted|updated|set|changed|moved)\b",
            r"(?P<key>\b(?:product owner|stakeholders?|demo(?:nstrated|ed|ed to)?|presented|"
            r"walk-?through|knowledge transfer|retrospective)\b)",
            r"(?P<key>\b(?:went|gone|looked|go|read) (?:through|over)\b)",
            r"\b(?:no|all|zero|0)\b[\w\s]{0,20}?(?P<key>\b(?:known|open|critical|outstanding|blocking|"
            r"severe|major) (?:\w+ ){0,2}(?:bugs?|defects?|issues?|blockers?))\b",
            r"\b(?:no|zero|0)\b[\w\s]{0,15}(?P<key>\b(?:bugs?|defects?|blockers?))\b[\w\s]{0,20}"
            r"\b(?:known|open|remain\w*|left|outstanding)\b",
            r"(?P<key>\bdata\b)[\w\s]{0,20}\bdeposit\b",
        ),
        unless=(
            r"\breviewed? (?:date|docs)\b",
            r"\blicen[cs]e\b",
            r"\bvulnerabilit\w+|\bsecurity (?:issues?|findings?)",
        ),
        options={},
    ),
    # Where something was tried, unless it is the tests that run there.
    Phrase(
        "manual",
        (
            rf"{_TRIED}[\w\s]{{0,30}}(?P<key>{_PLACE}|{_DEVICE}|\breal \w+\b)",
            rf"(?P<key>{_DEVICE})[\w\s]{{0,30}}{_TRIED}",
            rf"(?P<key>{_PLACE})",
        ),
        unless=(r"\btests\b|\btest (?:suites?|runs?|cases?)\b|\bsuite\b|\bpytest\b|`",),
    ),
    Phrase(
        "conventional-commits",
        (
            r"(?P<key>\bconventional[ -]commits?\b)",
            r"(?P<key>\bconventional\b) (?:commit )?messages?\b",
            r"\bcommit(?: messages?)?\b[\w\s]{0,25}(?P<key>\bconventional\b)",
        ),
        about=r"conventional",
    ),
    Phrase(
        "clean-commits",
        (
            r"\bcommits?\b[\w\s]{0,20}(?P<key>\b(?:squashed|rebased|signed|atomic))\b",
            r"\b(?:squash(?:ed)?|rebased?|atomic|signed)\b[\w\s]{0,15}(?P<key>\bcommits?)\b",
            r"(?P<key>\bcommit (?:messages?|history))\b(?![\w\s]{0,25}\bconventional)",
        ),
        about=r"commit",
    ),
    Phrase(
        "pr-description",
        (
            rf"{PULL_REQUEST}[\w\s']{{0,15}}(?P<key>\b(?:has|have|with|gets?|includes?|"
            rf"contains?) (?:an? )?"
            r"(?:\w+ )?(?:description|text|summary|body))\b",
            rf"(?P<key>(?:{PULL_REQUEST}[ -]|the )(?:description|text|body|template)) (?:is|"
            rf"has been|was)"
            r" (?:\w+ )?(?:filled(?: in| out)?|complete[d]?|written|present|there|not empty)\b",
            rf"(?P<key>{PULL_REQUEST}) (?:comes|arrives) with (?:an? )?(?:\w+ )?(?:description|"
            rf"text)\b",
        ),
        unless=(r"\b(?:approved|reviewed|merged)\b",),
        about=r"\b(?:pr|mr)s?\b|request|title|description|issue|ticket|screen|jira|task|work|closes|fixes|resolves|refs",
    ),
    Phrase(
        "pr-description",
        (
            rf"(?P<key>{PULL_REQUEST})[\w\s']{{0,25}}\b(?:text|description|title|body|says?|names?|"
            r"links?|linked|covers|comment|describes?|explains?|mentions?|references?|tells?|lists?|"
            r"closes|states?|summari[sz]es|template|labels?|screenshots?)\b",
            rf"\b(?:title|description|text|body)\b[^;]{{0,30}}(?P<key>{PULL_REQUEST})",
            rf"(?P<key>\b(?:links? to (?:its|the) prs?|description of the {PULL_REQUEST}))\b",
            rf"\b(?:linked|links?|described|explained|noted|posted|mentioned|listed|title|description|"
            rf"text|body|screenshots?)\b[\w\s]{{0,20}}\b(?:in|to|of|as|by|from)\b[\w\s]{{0,10}}"
            rf"(?P<key>{PULL_REQUEST})",
            rf"(?P<key>\b(?:issues?|tickets?))\b[\w\s]{{0,30}}{BE} (?:\w+ )?(?:linked|"
            rf"referenced)\b",
            r"\b(?:link(?:s|ed)?|refer(?:s|ences?)?)\b[\w\s]{0,12}\b(?:to )?(?:the |its |"
            r"related |an )*"
            r"(?P<key>(?:issues?|tickets?))\b",
            r"\A\W*(?:the |a |its )?(?:\w+ )?(?P<key>(?:title|description))\b[\w\s'-]{0,20}"
            r"\b(?:clear|meaningful|descriptive|says?|explains?|names?|describes?|tells?|filled|follows?|"
            r"matches|lists?|mentions?|complete[d]?|short|concise|states?|starts?|contains?|done|"
            r"written)\b",
            r"\b(?:clear|meaningful|descriptive|good|concise)\b[\w\s,]{0,15}(?P<key>\b(?:title|"
            r"description))\b",
            r"(?P<key>\bscreen ?shots?|\bscreen recordings?)\b[\w\s]{0,20}\b(?:attached|added|"
            r"included|"
            r"provided|posted)\b",
            r"\b(?:attach(?:ed)?|add(?:ed)?|includ(?:ed|es)?|provid(?:ed|es)?)\b[\w\s]{0,12}"
            r"(?P<key>\bscreen ?shots?)\b",
            r"(?P<key>\b(?:ticket|issue|jira|task|work)[ -]?(?:number|id|key|"
            r"reference))\b[\w\s]{0,20}"
            r"\b(?:in|given|stated|named|mentioned|part of|present)\b",
            r"(?P<key>\b(?:closes|fixes|resolves|refs) (?:#|\w+-\d|the issue))",
        ),
        unless=(
            r"\b(?:field|page|form|shown|displayed|product|button|dialog|screen)\b",
            r"\b(?:approved|reviewed|merged|opened|review|approvals?)\b",
            rf"{PULL_REQUEST}[\w\s']{{0,15}}\b(?:has|have|with|gets?|includes?|contains?) (?:an? )?"
            r"(?:\w+ )?(?:description|text|summary|body)\W*\Z",
            rf"(?:{PULL_REQUEST}[ -]|the )(?:description|text|body|template) (?:is|has been|was)"
            r" (?:\w+ )?(?:filled|complete|written|present|there|not empty)",
        ),
        partly="it sees that there is a description, and does not judge what it says",
        about=r"\b(?:pr|mr)s?\b|request|title|description|issue|ticket|screen|jira|task|work|closes|fixes|resolves|refs",
    ),
    Phrase(
        "acceptance-met",
        (
            rf"(?P<key>{_CRITERIA})[\w\s]{{0,40}}{_FULFILLED}",
            rf"\b(?:meets?|fulfil(?:s|ls)?|satisf(?:y|ies)|passes)\b[\w\s]{{0,20}}(?P<key>{_CRITERIA})",
        ),
        unless=(rf"{NOT}\s", r"\b(?:has|have|got|gets?|with) (?:its |their )?acceptance\b"),
        about=r"accept|\bacs?\b|condition|requirement|stor|task|point|part|item|everything|all|behav|work|function|implement|done|what|solve|fix|goal|objective|aim|bug|problem|defect|feature|change",
    ),
    Phrase(
        "acceptance-met",
        (
            rf"(?P<key>{_ASKED})[\w\s]{{0,30}}{_FULFILLED}",
            rf"\b(?:meets?|fulfil(?:s|ls)?|satisf(?:y|ies)|implements?|delivers?)\b[\w\s]{{0,20}}"
            rf"(?P<key>{_ASKED})",
            r"\b(?:works?|behaves?|functions?|implemented|done)\b[\w\s]{0,12}(?P<key>\bas "
            r"(?:described|specified|expected|required|intended|designed|requested|agreed))\b",
            r"\b(?:does|do|did)\b[\w\s]{0,8}(?P<key>\bwhat (?:it|they|the \w+|was|is) (?:should|"
            r"says?|"
            r"said|asks?|asked|supposed|meant|required|expected|described|wanted))\b",
            r"(?P<key>\b(?:what|everything|all) (?:that )?(?:the |this )(?:ticket|issue|story|task|"
            r"spec\w*|request) (?:asks?|asked|says?|wants?|describes?|requires?|lists?|"
            r"demands?))\b",
            r"\b(?:solves?|solved|fixes|fixed|resolves?)\b (?P<key>the (?:original )?(?:issue|"
            r"problem|bug|"
            r"ticket))\b",
            r"(?P<key>\b(?:goals?|objectives?|aims?))\b[\w\s]{0,20}\b(?:met|reached|achieved)\b",
            r"(?P<key>\b(?:bug|problem|defect)) is (?:gone|fixed|solved|resolved)\b",
            r"\b(?:works?|behaves?)\b[\w\s]{0,10}\bthe way\b[\w\s]{0,8}(?P<key>\b(?:described|"
            r"specified|intended|requested))\b",
            r"(?P<key>\b(?:feature|functionality|implementation|change|task|work)) is "
            r"(?:fully |functionally )?(?:complete|implemented|done)\b",
        ),
        unless=(
            rf"{NOT}\s",
            r"\b(?:accessibility|non-?functional|performance|security|legal|system|test|regulatory|"
            r"usability|privacy|code|tests?)\b",
            r"\baccepted\b",
        ),
        partly=(
            "it knows the criteria of the acceptance section, and nothing else that was "
            "asked for"
        ),
        about=r"accept|\bacs?\b|condition|requirement|stor|task|point|part|item|everything|all|behav|work|function|implement|done|what|solve|fix|goal|objective|aim|bug|problem|defect|feature|change",
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
        "performance",
        (
            r"(?P<key>\b\d+(?:[.,]\d+)?\s?(?:ms|milliseconds?|s|sec|seconds?|minutes?|min|MB|"
            r"MiB|"
            r"GB)\b)",
            r"(?P<key>\b(?:performance|latency|throughput|benchmarks?|slowdowns?|memory)\b)",
        ),
        unless=(r"\b(?:tests?|suite|sprint|demo|meeting)\b",),
    ),
    Phrase(
        "scope",
        (
            r"(?P<key>\b(?:unrelated|out of scope|nothing to do with|loc per pr|only what belongs|"
            r"scope))\b",
            r"\b(?:small|focused)\b[\w\s]{0,15}(?P<key>\b(?:pr|change|commits?))\b",
            r"(?P<key>\b(?:pr|change|commits?))\b[\w\s]{0,12}\b(?:small|focused)\b",
        ),
    ),
)
