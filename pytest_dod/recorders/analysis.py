"""From executed lines to coverage, by the coverage library: a process of its own.

`python -I -m pytest_dod.recorders.analysis` reads a question as JSON and answers with JSON. It
imports no code of the checkout; what it says of a file is what `coverage json` says of it.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import os
import sys
import tempfile
import warnings
from collections.abc import Mapping

import coverage

from ._code import impossible, never_entered
from ._left_out import Scope
from ._total import total

Json = dict[str, object]


def main() -> int:
    """Answer the question on standard input."""
    question = json.load(sys.stdin)
    for name in tuple(os.environ):
        if name.startswith("COVERAGE_"):
            del os.environ[name]
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        answer = answer_to(question)
    json.dump(answer, sys.stdout)
    return 0


def answer_to(question: Json) -> Json:
    """For each set of settings the numbers of each module; and what cannot have been executed."""
    top, root = str(question["top"]), str(question["root"])
    modules: dict[str, Json] = question["modules"]  # type: ignore[assignment]  # told by its key
    answer: Json = {"version": coverage.__version__, "tampered": _tampered(top, modules)}
    settings: dict[str, str] = question["settings"]  # type: ignore[assignment]  # told by its key
    aside = question.get("aside")
    for name, folder in settings.items():
        if isinstance(aside, dict):
            answer[name] = _total(top, root, folder, modules, bool(question["branches"]), aside)
        else:
            answer[name] = _measure(top, root, folder, modules, bool(question["branches"]))
    return answer


def _total(
    top: str,
    root: str,
    folder: str,
    modules: Mapping[str, Json],
    branches: bool,
    aside: Mapping[str, str],
) -> Json:
    """The numbers of the whole project under the settings in `folder`."""
    notes: list[str] = []
    try:
        library, scope = _library(folder, top, notes)
        branches = branches or _wants_branches(library, modules)
    except (coverage.CoverageException, UnicodeDecodeError) as error:
        return {"problem": f"the coverage settings cannot be used: {error}"}
    except Exception as error:
        return {"problem": f"a plugin of coverage failed: {type(error).__name__}: {error}"}
    os.chdir(root)
    with tempfile.TemporaryDirectory() as scratch:
        _fill(library, top, modules, branches)
        ran = {path: bool(module["lines"]) for path, module in modules.items()}
        return {**total(library, scope, top, root, ran, aside, scratch), "notes": notes}


def _wants_branches(library: coverage.Coverage, modules: Mapping[str, Json]) -> bool:
    """Whether settings ask for branches, and these were recorded."""
    return bool(library.get_option("run:branch")) and all(
        module["arcs"] for module in modules.values() if module["lines"]
    )


def _measure(top: str, root: str, folder: str, modules: Mapping[str, Json], branches: bool) -> Json:
    notes: list[str] = []
    try:
        library, scope = _library(folder, top, notes)
        # The settings of the base may ask for branches that those of now do not want.
        branches = branches or _wants_branches(library, modules)
    except (coverage.CoverageException, UnicodeDecodeError) as error:
        return {"problem": f"the coverage settings cannot be used: {error}"}
    except Exception as error:
        # A plugin of coverage may raise anything.
        return {"problem": f"a plugin of coverage failed: {type(error).__name__}: {error}"}
    os.chdir(root)
    told: Json = {}
    with tempfile.TemporaryDirectory() as scratch:
        _fill(library, top, modules, branches)
        for path, module in modules.items():
            try:
                told[path] = {
                    **_numbers(library, os.path.join(top, path), scratch, module, branches),
                    "left_out": scope.left_out(os.path.join(top, path), root),
                }
            except coverage.CoverageException as error:
                told[path] = {"problem": str(error).splitlines()[0]}
    return {"modules": told, "notes": notes}


def _library(folder: str, top: str, notes: list[str]) -> tuple[coverage.Coverage, Scope]:
    """Coverage with the settings that it finds in `folder`, as it always finds them."""
    os.chdir(folder)
    library = coverage.Coverage(data_file=None, config_file=True)
    scope = Scope.of(library)
    plugins = library.get_option("run:plugins")
    kept = []
    for name in plugins if isinstance(plugins, list) else ():
        if _installed(str(name), top):
            kept.append(str(name))
        else:
            notes.append(f"the coverage plugin {name} is not installed outside of the checkout")
    library.set_option("run:plugins", kept)
    # Names in the data are real paths of this machine.
    library.set_option("run:relative_files", False)
    library.set_option("paths", {})
    library.set_option("run:debug", [])
    library.set_option("report:ignore_errors", False)
    # Files that are left out have numbers, too; that they do not count is said beside them.
    library.set_option("report:include", [])
    library.set_option("report:omit", [])
    return library, scope


def _installed(plugin: str, top: str) -> bool:
    """Whether the plugin of coverage can be loaded without running code of the checkout."""
    package = plugin.partition(".")[0]
    try:
        found = importlib.util.find_spec(package)
    except (ImportError, ValueError):
        return False
    places = [found.origin or "", *(found.submodule_search_locations or ())] if found else []
    inside = os.path.realpath(top) + os.sep
    for place in filter(None, places):
        real = os.path.realpath(place)
        if real.startswith(inside) and "site-packages" not in real[len(inside) :]:
            return False
    return bool(places)


def _fill(
    library: coverage.Coverage, top: str, modules: Mapping[str, Json], branches: bool
) -> None:
    data = library.get_data()
    if branches:
        data.add_arcs(
            {os.path.join(top, path): _pairs(module["arcs"]) for path, module in modules.items()}
        )
    else:
        data.add_lines(
            {
                os.path.join(top, path): _numbers_of(module["lines"])
                for path, module in modules.items()
            }
        )
    data.touch_files([os.path.join(top, path) for path in modules])


def _numbers(
    library: coverage.Coverage, path: str, scratch: str, module: Json, branches: bool
) -> Json:
    report = os.path.join(scratch, "report.json")
    library.json_report(morfs=[path], outfile=report)
    with open(report, encoding="utf-8") as file:
        told = next(iter(json.load(file)["files"].values()))
    summary = told["summary"]
    executed, missing = told["executed_lines"], told["missing_lines"]
    excluded = told["excluded_lines"]
    entered = module.get("entered")
    return {
        "statements": summary["num_statements"],
        "missing": missing,
        "excluded": excluded,
        "branches": summary.get("num_branches", 0),
        "missing_branches": summary.get("missing_branches", 0),
        "never_entered": (
            []
            if entered is None
            else never_entered(path, executed, missing, excluded, _numbers_of(entered))
        ),
    }


def _tampered(top: str, modules: Mapping[str, Json]) -> list[str]:
    return [
        path
        for path, module in modules.items()
        if impossible(os.path.join(top, path), _numbers_of(module["lines"]), _pairs(module["arcs"]))
    ]


def _numbers_of(value: object) -> list[int]:
    return [int(number) for number in value] if isinstance(value, list) else []


def _pairs(value: object) -> list[tuple[int, int]]:
    numbers = iter(_numbers_of(value))
    return list(zip(numbers, numbers, strict=False))


if __name__ == "__main__":
    raise SystemExit(main())
