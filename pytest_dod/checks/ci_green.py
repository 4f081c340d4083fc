"""ci-green: the pipeline passed; only the pipeline can know that."""

from __future__ import annotations

from ..errors import CannotTell
from ..model.check import Check, Context, NoOptions
from ..model.finding import Observation


def examine(options: NoOptions, context: Context) -> Observation:
    """Say why this run cannot tell."""
    raise CannotTell(
        "whether the pipeline passes is not known while this run is itself a part of it",
        "name its commands in a section CI/CD: each is then looked for in the pipeline's files "
        "(ci-runs); and let the platform require the pipeline before a merge",
    )


CHECK = Check(
    id="ci-green",
    title="the pipeline passes",
    passes_when=(
        "never by itself: a run within the pipeline cannot know how the pipeline ends. The "
        "commands of a section CI/CD are judged one by one"
    ),
    options=NoOptions,
    needs=frozenset(),
    examine=examine,
)
