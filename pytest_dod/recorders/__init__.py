"""What the witness records while the tests run: the table of recorders."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

    from ..model.orders import Orders
    from ._sink import Sink

    Maker = Callable[[pytest.Config, Orders, Sink], object]


def recorders(*, worker: bool) -> Mapping[str, Maker]:
    """What makes each recorder of this process, by its name; each is a pytest plugin.

    An xdist worker reports no outcomes: its controller does.
    """
    # Imported here, since the analysis of coverage runs in this package too, without pytest.
    from .doubles import Doubles
    from .harness import Harness
    from .identity import Identity
    from .outcomes import Outcomes
    from .reach import Reach
    from .selection import Selection
    from .steering import Steering
    from .unheard import Unheard

    table: dict[str, Maker] = {
        "selection": Selection,
        "identity": Identity,
        "harness": Harness,
        "doubles": Doubles,
        "reach": Reach,
        "steering": Steering,
        "unheard": Unheard,
    }
    return table if worker else {**table, "outcomes": Outcomes}
