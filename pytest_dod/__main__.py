"""The judge without pytest around it: `python -I -m pytest_dod task.md [-- pytest arguments]`.

With `-I` neither the checkout nor the environment has loaded anything before the judge. The judge
itself is imported when it is wanted: `--dod-lint` runs before every commit.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from .drafting import Wish, draft
from .errors import UsageProblems
from .options import DRAFT_OPTIONS, OPTIONS, RUNS_NOTHING, GivenOptions

if TYPE_CHECKING:
    from .settings import Settings

# What `python -P -m pytest` does, for Python 3.10 too: the current folder must not be able to
# replace pytest by a file of the same name.
_START = (
    "import runpy, sys; del sys.path[0]; sys.argv[0] = 'pytest'; "
    "runpy.run_module('pytest', run_name='__main__')"
)
# Before the plugins of installed packages, one of which can be the project's own.
_FIRST = ("-p", "pytest_dod.recorders.early")
_PDB = ("--pdb", "--trace")
_USAGE = 4


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate; returns its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    cut = given.index("--") if "--" in given else len(given)
    parser = _parser()
    options = parser.parse_args(given[:cut])
    if options.dod_lint or options.dod_init is not None or options.dod_language is not None:
        wish = Wish(given, options.tasks, options.dod_lint, options.dod_init, options.dod_language)
        return draft(wish, Path.cwd(), sys.stdout, sys.stderr)
    if not options.tasks:
        parser.error("the following arguments are required: TASK.md")
    from .gate import refuse, run

    try:
        return run(_settings(options, given[cut + 1 :]), sys.stdout)
    except UsageProblems as wrong:
        return refuse(wrong, sys.stderr)


class _Parser(argparse.ArgumentParser):
    """A wrong call ends as all usage errors of the gate do, not as an interrupted run."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(_USAGE, f"error: {message}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -I -m pytest_dod",
        description="Assert each item of a task's Definition of Done. "
        "What follows `--` goes to pytest.",
    )
    parser.add_argument("tasks", nargs="*", metavar="TASK.md")
    for option in (*OPTIONS, *DRAFT_OPTIONS):
        if option.metavar is None:
            parser.add_argument(option.name, action=option.action, help=option.help)
        else:
            parser.add_argument(
                option.name, action=option.action, metavar=option.metavar, help=option.help
            )
    parser.add_argument("-v", "--verbose", action="count", default=0)
    parser.add_argument("-q", "--quiet", action="count", default=0)
    parser.add_argument("--color", choices=("yes", "no", "auto"), default="auto")
    return parser


def _settings(options: argparse.Namespace, pytest_arguments: Sequence[str]) -> Settings:
    from .reports import FILE_REPORTS
    from .settings import check_options, refuse_idle_options

    verbosity = options.verbose - options.quiet
    passed_on = (
        *_FIRST,
        *(["-v"] * options.verbose),
        *(["-q"] * options.quiet),
        f"--color={options.color}",
        *pytest_arguments,
    )
    if not options.dod_explain:
        idle = [name for name in RUNS_NOTHING.values() if name in pytest_arguments]
        refuse_idle_options([(name, "") for name in idle])
    settings = check_options(
        GivenOptions.of(options.tasks, options),
        folder=Path.cwd(),
        pytest_command=(sys.executable, "-c", _START, *passed_on),
        report_kinds=tuple(FILE_REPORTS),
    )
    return replace(
        settings,
        pytest_arguments=tuple(pytest_arguments),
        junit=_junit(pytest_arguments),
        interactive=any(flag in pytest_arguments for flag in _PDB),
        verbosity=verbosity,
        colour=options.color,
    )


def _junit(arguments: Sequence[str]) -> Path | None:
    """The file that pytest is told to write its JUnit report to."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--junitxml", "--junit-xml", dest="junit")
    known, _ = parser.parse_known_args(list(arguments))
    return Path.cwd() / known.junit if known.junit else None


if __name__ == "__main__":
    sys.exit(main())
