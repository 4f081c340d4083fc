"""What the judge tells the witness before the tests start."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Orders:
    """All paths are absolute. `token` is to stand in the record that says *finished*.

    `top` is the top of the repository, `root` the project's folder, `modules` the changed Python
    files whose lines are to be recorded, `others` those that count for the coverage of the whole
    project alone, `coverage_settings` the project's coverage settings file if it has one,
    `scratch` a private folder outside the repository. `branches` asks for branches even where these
    settings do not (those of the base did). `worker` is the name of the xdist worker these orders
    are passed on to; the judge leaves it empty.
    """

    wire: str
    token: str
    top: str
    root: str
    scratch: str
    modules: tuple[str, ...] = ()
    coverage_settings: str | None = None
    branches: bool = False
    worker: str = ""
    others: tuple[str, ...] = ()
