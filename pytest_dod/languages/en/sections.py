"""Words that tell the lines of a English section apart, and kinds of tests."""

from __future__ import annotations

from collections.abc import Mapping

from ...model.task import SectionKind
from .words import (
    BINDING,
    MOCKED,
    NAMED,
    READ,
    THROUGH,
)

DEMANDS: Mapping[SectionKind, tuple[str, ...]] = {
    SectionKind.TESTS: (
        r"\A\W*(?:(?:test|code|branch|line)[ -])?coverage\b",
        r"\bcoverage (?:goal|target|threshold)\b",
        MOCKED,
        THROUGH,
    ),
    SectionKind.PREFLIGHT: (
        r"\A\W*(?:no|never|do not|don't|must not)\b",
        rf"{READ}.{{0,60}}{NAMED}",
    ),
    SectionKind.CONTEXT: (rf"{BINDING}.{{0,60}}{NAMED}",),
    SectionKind.CI: (r"\A\W*(?:no|never)\b", r"\b(?:green|blocking)\b"),
    SectionKind.COMMITS: (r"\bconventional commits?\b",),
}
LABELS: Mapping[str, tuple[str, ...]] = {
    "new": (r"\bnew\b", r"\b(?:add|added|create|created|adds|creates)\b"),
    "changed": (r"\b(?:chang|modif|updat|extend|adapt|edit)\w*",),
    "deleted": (r"\b(?:delet|remov)\w*", r"\bdropped\b"),
    "default": (r"\bdefaults?(?: value)?(?: to)?\b",),
    "mock-external": (MOCKED,),
    "end-to-end": (THROUGH,),
    "conventional": (r"\bconventional commits?\b",),
    "description-parts": (
        r"\b(?:(?:pr|mr)|(?:pull|merge)[ -]requests?)[ -]?(?:description|text|body)\b",
        r"\bdescription\b(?: of)? (?:the |this )?(?:pr|mr|(?:pull|merge)[ -]request)\b",
    ),
    "binding-documents": (READ, BINDING),
    "no-default": (r"\A\W*(?:not set|unset|undefined|none|nothing|empty|required|no default)\b",),
    "only-where": (r"\b(?:if|when|where|for)\b[^;:]{0,60}:",),
}
KINDS: Mapping[str, tuple[str, ...]] = {
    "unit": (r"units?",),
    "integration": (r"integrations?",),
    "e2e": (r"e2e", r"end[ -]to[ -]end", r"end2end"),
    "smoke": (r"smoke", r"sanity"),
    "acceptance": (r"(?:user[ -])?acceptance", r"uat"),
    "functional": (r"functional",),
    "system": (r"system",),
    "contract": (r"contract", r"pact"),
    "performance": (r"performance", r"load", r"stress", r"benchmark"),
    "component": (r"components?",),
    "security": (r"security", r"penetration", r"pen"),
    "api": (r"api", r"http"),
    "ui": (r"ui", r"gui", r"browser", r"front-?end"),
    "doctest": (r"doc",),
    "mutation": (r"mutation",),
    "usability": (r"usability",),
}
