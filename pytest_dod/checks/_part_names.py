"""The names people give to the parts of a pull request's description, in German and English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ._description import folded

# Each is matched at the start of a word, umlauts written plainly.
_TOPICS = {
    "what": (
        r"was$|what|kurz(?:fassung|beschreibung)|zusammenfassung|summary|overview|ueberblick|tldr"
        r"|beschreibung|description|aenderung|changes?$|changed|inhalt|umsetzung|implementation"
        r"|loesung|solution|abstract"
    ),
    "why": (
        r"warum|wieso|weshalb|why|motivation|hintergrund|background|grund$|gruende|begruendung"
        r"|reason|rationale|kontext|context|anlass|ziel|goal|purpose|zweck|problem"
    ),
    "files": r"dateien?$|dateiliste|dateiaenderung|files?$|aenderung|changes?$|changed|geaendert",
    "migration": r"migration|upgrad|umstieg|umstellung|breaking",
    "tests": r"test|getestet|verifi|qa$|nachweis|evidence|proof|pruefung|qualitaetssicherung",
    "risks": (
        r"risik|risk|limit|einschraenkung|nachteil|drawback|caveat|trade|grenzen|known$|bekannte$"
    ),
}
_PATTERNS = {topic: re.compile(rf"(?:{pattern})") for topic, pattern in _TOPICS.items()}
# Of these it says something that there are none.
AS_A_STATEMENT = frozenset({"migration", "risks"})
_SPECIFIC = frozenset({"migration", "tests", "risks"})
_STOP = frozenset(
    re.findall(
        r"\w+",
        "der die das des dem den ein eine an am of the a auf verweis reference link links to for "
        "zu zum zur fuer in im mit with hinweis hinweise notes note und and oder or kurze kurz "
        "short brief bzw ggf falls if any liste list es gibt there are is",
    )
)
_FILE = re.compile(r"[\w./-]*\w\.(?:md|rst|txt|adoc)\b", re.IGNORECASE)
_ALL_OF = re.compile(r"\s*[,;&+]\s*|\s+(?:und|and|sowie)\s+")
_ANY_OF = re.compile(r"\s*/\s*|\s+(?:oder|or|bzw\.?)\s+")
_LEAST_PREFIX = 4


@dataclass(frozen=True)
class Group:
    """What one label must be about: one of these subjects, or all the words of one of `words`."""

    name: str
    topics: frozenset[str] = frozenset()
    words: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True)
class Wanted:
    """A required part: each group needs a label, or a line must name `file`."""

    name: str
    groups: tuple[Group, ...] = ()
    file: str = ""


def read_part(name: str) -> Wanted:
    """What a required part asks for."""
    plain = re.sub(r"[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}", "", name).strip(" .:")
    file = _FILE.search(plain)
    if file:
        return Wanted(name, file=file[0])
    text = re.sub(r"\([^()]*\)", " ", plain).strip()
    groups: list[Group] = []
    others: list[str] = []
    for piece in _ALL_OF.split(text):
        choices = [choice.strip() for choice in _ANY_OF.split(piece) if choice.strip()]
        about = frozenset(topic for choice in choices for topic in _asked(choice))
        if {"what", "why"} <= about:
            groups += [Group(choice, _asked(choice)) for choice in choices if _asked(choice)]
        elif about:
            groups.append(Group(piece.strip(), about))
        else:
            others += choices
    if others:
        words = tuple(
            frozenset(significant(choice)) or frozenset({folded(choice)}) for choice in others
        )
        groups.append(Group(", ".join(others), frozenset(), words))
    return Wanted(name, tuple(groups))


def _asked(text: str) -> frozenset[str]:
    """The one subject a required part is about: of changes to files the files."""
    topics = topics_of(text)
    if re.search(r"\b(?:datei\w*|files?)\b", folded(text)):
        return frozenset({"files"})
    return topics - {"files"} if "what" in topics else topics


@cache
def topics_of(label: str) -> frozenset[str]:
    """The subjects that a label names."""
    words = folded(label).split()
    if {"type", "types", "art", "kind"} & set(words):
        return frozenset()
    found = {
        topic for topic, pattern in _PATTERNS.items() if any(pattern.match(word) for word in words)
    }
    if found & _SPECIFIC:
        # "What was tested?" and "Test files" are about tests.
        found -= {"what", "files"}
    return frozenset(found)


def significant(text: str) -> list[str]:
    """The words of `text` that carry its meaning."""
    return [word for word in folded(text).split() if word not in _STOP]


def words_fit(wanted: frozenset[str], label: str) -> bool:
    """Whether each of the words stands in `label`, be it in the plural or as part of another."""
    words = folded(label).split()
    return all(any(_same(word, other) for other in words) for word in wanted)


def _same(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= _LEAST_PREFIX and longer.startswith(shorter))
