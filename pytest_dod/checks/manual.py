"""manual: what only a person can tell, and has told."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..errors import CannotTell
from ..model.check import Check, Context
from ..model.evidence import EvidenceKind
from ..model.finding import Observation
from ..model.signoff import SignOff, names_of, sign_offs
from ._paths import is_document

_ABOUT_DOCUMENTS = re.compile(r"\bdo[ck]u?s?\b|docu|doku|readme|change-?log", re.IGNORECASE)
_SHOWN = 3


@dataclass(frozen=True)
class Options:
    """`subject` says what a person is to look at; without it, the line's own text does."""

    subject: str = ""


def examine(options: Options, context: Context) -> Observation:
    """Look for a sign-off that still holds."""
    subject = options.subject or context.criterion.text
    given = _given(context)
    if not given:
        raise CannotTell(f"only a person can tell: {subject}", _how_to_sign(context))
    refused = [(one, why) for one in given if (why := _why_not(one, subject, context))]
    holding = [one for one in given if one not in [other for other, _ in refused]]
    if not holding:
        reasons = "; ".join(f"the sign-off of {one} {why}" for one, why in refused)
        raise CannotTell(reasons, "look again, and sign off at the present commit")
    return Observation(
        len(holding),
        "sign-offs",
        notes=tuple(f"signed off by {one}" for one in holding),
        attested=True,
    )


def _given(context: Context) -> tuple[SignOff, ...]:
    criterion, changes = context.criterion, context.evidence.changes
    names = names_of(context.task_id, criterion.number, criterion.step)
    return sign_offs(criterion.sign_off, names, changes.commits if changes else ())


def _why_not(sign_off: SignOff, subject: str, context: Context) -> str:
    if sign_off is context.criterion.sign_off and context.criterion.ticked is False:
        return "does not count: the box is not ticked"
    known = context.evidence.lookups.get(sign_off.commit)
    if known is None or not known.id:
        return "names a commit that is not in this repository"
    if not known.ancestor:
        return "names a commit that is not part of this branch"
    documents = bool(_ABOUT_DOCUMENTS.search(subject))
    stale = sorted(
        path
        for path in known.changed
        if path != context.task_path and (documents or not is_document(path))
    )
    if stale:
        more = f" and {len(stale) - _SHOWN} more" if len(stale) > _SHOWN else ""
        return f"is stale: changed since are {', '.join(stale[:_SHOWN])}{more}"
    return ""


def _how_to_sign(context: Context) -> str:
    criterion = context.criterion
    name = f"QA-{criterion.step}" if criterion.step else f"{context.task_id}/{criterion.number}"
    return (
        "who has looked signs off at the end of the line, (role: name, commit), with the box "
        f"ticked, or in a commit: DoD-Signed-off-by: name ({name}); or link a test"
    )


CHECK = Check(
    id="manual",
    title="a person has looked",
    passes_when="a sign-off names who looked at which commit, and nothing relevant changed since",
    options=Options,
    needs=frozenset({EvidenceKind.CHANGES, EvidenceKind.COMMITS}),
    examine=examine,
)
