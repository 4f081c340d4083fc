"""manual: what only a person can tell."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import CannotTell
from ..model.check import Check, Context
from ..model.finding import Observation


@dataclass(frozen=True)
class Options:
    """`subject` says what a person is to look at; without it, the line's own text does."""

    subject: str = ""


def examine(options: Options, context: Context) -> Observation:
    """Never proves anything: this version knows no sign-offs."""
    subject = options.subject or context.criterion.text
    raise CannotTell(
        f"only a person can tell: {subject}",
        "sign-offs are not supported yet; until then link a test with "
        f'@pytest.mark.dod("{context.task_id}/{context.criterion.number}"), or write '
        "`N/A: reason` in the item if it does not apply",
    )


CHECK = Check(
    id="manual",
    title="a person has looked",
    passes_when="a sign-off names who looked and at which commit (not supported yet: never passes)",
    options=Options,
    needs=frozenset(),
    examine=examine,
)
