"""Whether what steered the tests is what everybody else has: files of the change or of the base."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from .model.account import Account
from .model.change import ChangeSet
from .model.evidence import EvidenceKind, Gap
from .system.project import has_settings, settings_file
from .system.shown import shown

_SHOWN = 3


def local_steering(account: Account, changes: ChangeSet, top: Path, start: Path) -> tuple[Gap, ...]:
    """Gaps where settings, conftest files or plugins that only this folder has steered the tests.

    `start` is where pytest looks for its settings when nobody names them.
    """
    reasons = dict(_settings(account, changes, top, start))
    settings = _inside(account.settings_file, top)
    hidden = [
        path
        for path in dict.fromkeys((*account.steered_by, *filter(None, [settings])))
        if not _is_known(path, changes)
    ]
    if hidden:
        more = f" and {len(hidden) - _SHOWN} more" if len(hidden) > _SHOWN else ""
        verb = "is" if len(hidden) == 1 else "are"
        reasons[
            f"{', '.join(hidden[:_SHOWN])}{more} steered the tests and {verb} git-ignored: "
            "no pipeline has what ran here"
        ] = "commit it, or take it away and run again"
    return tuple(Gap(EvidenceKind.TESTS, reason, hint) for reason, hint in reasons.items())


def _settings(
    account: Account, changes: ChangeSet, top: Path, start: Path
) -> Iterator[tuple[str, str]]:
    told = account.settings_file
    if not told:
        return
    usual = settings_file(start)
    path = _inside(told, top)
    if account.chose_settings and (usual is None or os.path.realpath(usual) != told):
        own = path is not None and path in changes.base_files and changes.at(path) is None
        if not (own and (usual is None or not has_settings(usual))):
            yield (
                f"pytest was given other settings than the project's: -c {shown(path or told)}",
                "run pytest --dod without -c",
            )
    elif path is None and has_settings(Path(told)):
        yield (
            f"pytest took its settings from outside of the repository: {shown(told)}",
            "give the project settings of its own, e.g. [tool.pytest.ini_options] in "
            "pyproject.toml",
        )


def _inside(file: str, top: Path) -> str | None:
    """The path from the top, with `/`; None where the file lies elsewhere."""
    if not file:
        return None
    real, root = Path(os.path.realpath(file)), Path(os.path.realpath(top))
    return real.relative_to(root).as_posix() if real.is_relative_to(root) else None


def _is_known(path: str, changes: ChangeSet) -> bool:
    """Whether git has the file, or would take it, or does not look into its folder."""
    if path in changes.files:
        return True
    folders = [folder.as_posix() for folder in Path(path).parents]
    # A submodule, or a repository of its own.
    return any(folder in changes.files for folder in folders)
