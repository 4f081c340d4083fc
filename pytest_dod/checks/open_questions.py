"""open-questions: no question of the task is left without an answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from ..errors import CannotTell
from ..model.check import Check, Context
from ..model.evidence import EvidenceKind
from ..model.finding import Finding, Observation
from ..model.task import SectionKind
from ._description import folded
from ._placeholders import placeholder_in, without_placeholders

_WORDS = (
    r"antwort|answer|entscheidung|entschieden|decision|decided|beschluss|beschlossen|resolution"
    r"|resolved|gekl(?:ä|ae)rt|l(?:ö|oe)sung|ergebnis|outcome|conclusion"
)
_BULLET = r"(?:[-*+>]\s+|\d+[.)]\s+)*"
_STRONG = r"(?:\*\*|__|\*|_)?"
_BY = r"(?:\s*\([^()]*\))?"
_ARROW = r"(?:→|⇒|->|=>|➜|➔)"
# At the start of a line; in the middle of one only behind a full stop or question mark.
_STARTS = re.compile(
    rf"\s*{_BULLET}(?:{_ARROW}|{_STRONG}(?:{_WORDS}|a)\b{_STRONG}{_BY}{_STRONG}\s*[:–—]{_STRONG})"
    r"(?P<answer>.*)",
    re.IGNORECASE | re.DOTALL,
)
_WITHIN = re.compile(
    rf"[?.!]\S{{0,3}}\s+(?:[–—-]\s+)?(?:{_ARROW}|{_STRONG}(?:{_WORDS})\b{_STRONG}{_BY}{_STRONG}"
    rf"\s*[:–—]{_STRONG})(?P<answer>.*)",
    re.IGNORECASE | re.DOTALL,
)
# "Yes" and "no" are answers behind a question mark, or at the start of a line below.
_YES = r"(?:ja|nein|doch|yes|no|oui|non|s[ií]|sim|não)"
_YES_BEHIND = re.compile(
    rf"[?]\S{{0,3}}\s+(?:[–—-]\s+)?{_STRONG}{_YES}{_STRONG}(?:\s*[.,:;!–—(]|\s*\Z)(?P<answer>.*)",
    re.IGNORECASE | re.DOTALL,
)
_YES_BELOW = re.compile(
    rf"\s*{_BULLET}{_STRONG}{_YES}{_STRONG}(?:\s*[.,:;!–—(]|\s*\Z)(?P<answer>.*)",
    re.IGNORECASE | re.DOTALL,
)
_BOX = re.compile(r"\s*(?:[-*+]\s+)?\[(?P<mark>[ xX])\]\s+")
_STRUCK = re.compile(r"~~.+?~~", re.DOTALL)
_NOTHING = re.compile(
    r"keine?(?: (?:offenen? )?(?:fragen?|punkte?))?(?: (?:offen|mehr|bekannt))?|nichts(?: offen)?"
    r"|none(?: so far| yet| known| at this time)?|nothing(?: open)?|no(?: open)? questions?"
    r"|n a|na|entfaellt|nicht zutreffend|not applicable|nil|alles geklaert"
    r"|all (?:answered|resolved)"
)
_NO_ANSWER = re.compile(
    r"(?:todo|tbd|tba|tbc|fixme|wip)\b.*|(?:noch )?(?:offen|unklar|ungeklaert)(?: .*)?"
    r"|open|pending(?: .*)?|folgt(?: .*)?|(?:still )?(?:unclear|unknown|undecided)|later|spaeter"
    r"|(?:wird|muss|ist) (?:noch )?(?:geklaert|zu klaeren|klaeren|entschieden)(?: .*)?"
    r"|(?:noch )?zu klaeren(?: .*)?"
    r"|to be (?:answered|clarified|decided|discussed|determined)(?: .*)?"
    r"|(?:ask|frag(?:e|en)?|rueckfrage|check with)\b.*|(?:i |we )?(?:don t|do not) know.*"
    r"|klaer(?:e|en)?\b.*|(?:\w+ ){0,4}(?:spaeter|later)"
    r"|n a|na|weiss nicht|keine ahnung|no idea|not yet(?: .*)?|noch (?:nicht|keine)(?: .*)?"
)
_DASHES = re.compile(r"[\s()*_/–—-]*")
_SHOWN = 100


class State(Enum):
    """What can be said of an entry."""

    EMPTY = "empty"
    ANSWERED = "answered"
    OPEN = "open"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Options:
    """`entry` is one entry of the section, with what is nested in it.

    `empty` says that the section was read and holds none; a directive has no use for either.
    """

    entry: str = ""
    empty: bool = False


def examine(options: Options, context: Context) -> Observation:
    """Judge the entry; without one, that of the line itself where its section asks questions."""
    if options.empty:
        return Observation(1, "sections")
    criterion = context.criterion
    entry = options.entry
    if not entry.strip() and criterion.kind is SectionKind.QUESTIONS:
        entry = criterion.text
    if not entry.strip():
        raise CannotTell(
            "which questions are meant cannot be told", "list them in a section `Open questions`"
        )
    text = f"{entry}\n{criterion.below}" if criterion.below not in entry else entry
    state = state_of(text, ticked=criterion.ticked)
    if state is State.UNCLEAR:
        raise CannotTell(
            f"whether this answers it cannot be told: {_short(entry)}",
            "write `Answer: …` before the answer",
        )
    findings: tuple[Finding, ...] = ()
    if state is State.OPEN:
        what = "is still the template's" if placeholder_in(entry) else "has no answer"
        hint = "write `Answer: …` below it, or strike it out: ~~question~~"
        if criterion.ticked:
            hint = f"a tick is no answer: {hint}"
        path = context.task_path or None
        line = criterion.line if path else None
        findings = (Finding(f"the question {what}: {_short(entry)}", path, line, hint),)
    return Observation(1, "questions" if state is not State.EMPTY else "sections", findings)


def is_answered(text: str, ticked: bool | None = None) -> bool:
    """Whether an entry, with what is nested in it, is a question with an answer."""
    return state_of(text, ticked) is State.ANSWERED


def state_of(text: str, ticked: bool | None = None) -> State:
    """What can be said of an entry: its first line is the question."""
    box = _BOX.match(text)
    if box:
        ticked = box["mark"] != " " if ticked is None else ticked
        text = text[box.end() :]
    lines = [line for line in text.split("\n") if line.strip()]
    bare = folded(text)
    if _NOTHING.fullmatch(bare) or _DASHES.fullmatch(text):
        return State.EMPTY
    if not folded(without_placeholders(text)):
        return State.OPEN
    if _is_struck(lines[0]):
        return State.ANSWERED
    answers = [found["answer"] for line in lines[1:] if (found := _STARTS.match(line))]
    within = _WITHIN.search(lines[0])
    if within:
        answers.append(within["answer"])
    if answers:
        return State.ANSWERED if any(map(_says_something, answers)) else State.OPEN
    if any(map(_is_yes_or_no, (_YES_BEHIND.search(lines[0]), *map(_YES_BELOW.match, lines[1:])))):
        return State.ANSWERED
    behind = [lines[0].rpartition("?")[2] if "?" in lines[0] else "", *lines[1:]]
    said = [part for part in behind if _says_something(part)]
    if not said:
        return State.OPEN
    return State.ANSWERED if ticked else State.UNCLEAR


def _is_struck(line: str) -> bool:
    """Whether the question itself is struck out, and not some words of it."""
    plain = line.strip()
    return plain.startswith("~~") and "?" not in _STRUCK.sub("", plain) and "~~" in plain[2:]


def _is_yes_or_no(found: re.Match[str] | None) -> bool:
    """Whether it is one, and what follows does not take it back."""
    if found is None:
        return False
    more = folded(without_placeholders(found["answer"]))
    return "?" not in found["answer"] and not _NO_ANSWER.fullmatch(more)


def _says_something(answer: str) -> bool:
    said = folded(without_placeholders(answer))
    return bool(said) and not answer.rstrip(" *_").endswith("?") and not _NO_ANSWER.fullmatch(said)


def _short(entry: str) -> str:
    line = " ".join(entry.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


_NEEDS: frozenset[EvidenceKind] = frozenset()

CHECK = Check(
    id="open-questions",
    title="no question is left open",
    passes_when=(
        "the section holds no question, or each has an answer (`Answer: …`, `→ …`, a yes or no, a "
        "ticked box with the answer behind the question) or is struck out"
    ),
    options=Options,
    needs=_NEEDS,
    examine=examine,
)
