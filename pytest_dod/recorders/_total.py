"""Coverage of the whole project, counted as `coverage report` counts it."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping

import coverage

from ._left_out import Scope

Json = dict[str, object]


def total(
    library: coverage.Coverage,
    scope: Scope,
    top: str,
    root: str,
    ran: Mapping[str, bool],
    aside: Mapping[str, str],
    scratch: str,
) -> Json:
    """The numbers of each file that counts, and why each other one does not.

    `ran` says of each file whether any of it ran. `aside` are those that count only where the
    settings say so, with the reason. As coverage does it, a file below `source` counts where it
    ran, or where each folder down to it is a package; without `source` we count what never ran too.
    """
    left_out: dict[str, str] = {}
    counted: list[str] = []
    for path, any_ran in ran.items():
        reason = scope.left_out(os.path.join(top, path), root)
        if not reason and scope.has_sources:
            found = any_ran or scope.finds(os.path.join(top, path), root)
            reason = "" if found else "never imported, and its folder is no package"
        elif not reason and not (any_ran and scope.names_files):
            reason = aside.get(path, "")
        if reason:
            left_out[path] = reason
        else:
            counted.append(path)
    told, broken = _numbers(library, top, counted, scratch)
    fail_under = library.get_option("report:fail_under")
    return {
        "modules": told,
        "left_out": left_out,
        "broken": broken,
        "fail_under": float(fail_under) if isinstance(fail_under, (int, float)) else 0.0,
    }


def _numbers(
    library: coverage.Coverage, top: str, counted: list[str], scratch: str
) -> tuple[Json, Json]:
    """The numbers of all; of those that cannot be counted the reason."""
    try:
        return _reported(library, top, counted, scratch), {}
    except coverage.CoverageException:
        pass
    told: Json = {}
    broken: Json = {}
    for path in counted:
        try:
            told |= _reported(library, top, [path], scratch)
        except coverage.CoverageException as error:
            broken[path] = str(error).splitlines()[0]
    return told, broken


def _reported(library: coverage.Coverage, top: str, paths: list[str], scratch: str) -> Json:
    if not paths:
        return {}
    report = os.path.join(scratch, "total.json")
    library.json_report(morfs=[os.path.join(top, path) for path in paths], outfile=report)
    with open(report, encoding="utf-8") as file:
        files = json.load(file)["files"]
    names = {os.path.realpath(os.path.join(os.getcwd(), name)): name for name in files}
    told: Json = {}
    for path in paths:
        numbers = files[names[os.path.realpath(os.path.join(top, path))]]
        told[path] = {
            "statements": numbers["summary"]["num_statements"],
            "missing": numbers["missing_lines"],
            "branches": numbers["summary"].get("num_branches", 0),
            "missing_branches": numbers["summary"].get("missing_branches", 0),
            "excluded": numbers["excluded_lines"],
        }
    return told
