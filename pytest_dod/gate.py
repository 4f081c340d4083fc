"""The judge's run: read, plan, start tests and tools, wait, judge, report."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TextIO

from . import checks, languages, tools
from .errors import Problem, UsageProblems
from .hookspecs import Registry, collect
from .judging import judge, not_run
from .model.modules import classify
from .model.verdict import TaskVerdict, Verdict
from .observing import Observed, depth, observe
from .planning import unknown_links
from .preparing import Prepared, explain_plans, prepare
from .reports import FILE_REPORTS
from .reports._text import safe
from .reports.junit import add_suite
from .reports.terminal import Style, explain, header, summary, takes_glyphs
from .settings import Settings
from .system.child import Terminated
from .system.output import Console, content_of, write_file
from .system.processes import Processes

DONE, NOT_DONE, INTERRUPTED, BROKEN, USAGE, TERMINATED = 0, 1, 2, 3, 4, 143
DEEPEST = 3
TRACEBACK_VARIABLE = "PYTEST_DOD_TRACEBACK"


def run(settings: Settings, out: TextIO) -> int:
    """Judge the tasks and say so on `out`; the exit code is that of design section 2."""
    console = Console(out)
    processes = Processes()
    code = BROKEN
    try:
        code = _run(settings, console, processes)
    except UsageProblems as wrong:
        code = refuse(wrong, sys.stderr)
    except KeyboardInterrupt:
        console.write("\ninterrupted: nothing was proven\n")
        code = INTERRUPTED
    except Terminated:
        console.write("\nterminated: nothing was proven\n")
        code = TERMINATED
    except Exception as bug:
        console.write(
            f"\npytest-dod itself broke: {type(bug).__name__}: {bug}\n"
            f"Nothing was proven. Please report this with what {TRACEBACK_VARIABLE}=1 shows.\n"
        )
        if os.environ.get(TRACEBACK_VARIABLE):
            raise
    finally:
        processes.stop_all()
    return code


def refuse(wrong: UsageProblems, err: TextIO) -> int:
    """Print everything that is wrong with the call; nothing has run."""
    console = Console(err)
    for problem in wrong.problems:
        where = ":".join(str(part) for part in (problem.path, problem.line) if part is not None)
        console.write(f"error: {safe(problem.message)}{f' ({safe(where)})' if where else ''}\n")
        if problem.hint:
            console.write(f"  {safe(problem.hint)}\n")
    return USAGE


def _run(settings: Settings, console: Console, processes: Processes) -> int:
    registry = collect((checks, languages, tools))
    if settings.explain:
        return _explain(settings, registry, console)
    if depth(os.environ) >= DEEPEST:
        raise UsageProblems(
            Problem(
                f"--dod was started by a test of a gate {DEEPEST} levels deep",
                hint="take --dod out of addopts: it starts itself again and again",
            )
        )
    prepared = prepare(settings, registry, processes)
    console.write(header(_verdict(prepared, ()), _style(settings, console)))
    with tempfile.TemporaryDirectory(prefix="pytest-dod-", ignore_cleanup_errors=True) as scratch:
        observed = observe(prepared, settings, registry, console, processes, Path(scratch))
    if observed.refused:
        console.write("pytest could not start the tests; nothing was judged\n")
        return USAGE
    suite = observed.evidence.suite
    misled = unknown_links(
        prepared.plans, suite.outcomes if suite else (), registry.checks, registry.languages
    )
    if misled and not observed.interrupted:
        raise UsageProblems(*misled)
    tasks = tuple(judge(plan, observed.evidence, registry.checks) for plan in prepared.plans)
    verdict = _verdict(prepared, tasks, observed)
    return _publish(verdict, settings, console)


def _explain(settings: Settings, registry: Registry, console: Console) -> int:
    plans = explain_plans(settings, registry)
    verdict = Verdict(tuple(not_run(plan) for plan in plans), explained_only=True)
    console.write(explain(verdict, _style(settings, console)))
    _write_reports(verdict, settings)
    return DONE


def _verdict(
    prepared: Prepared, tasks: tuple[TaskVerdict, ...], observed: Observed | None = None
) -> Verdict:
    changes = prepared.changes
    return Verdict(
        tasks or tuple(not_run(plan) for plan in prepared.plans),
        base=changes.base,
        head=changes.head,
        gaps=observed.evidence.gaps if observed else (),
        versions=observed.evidence.versions if observed else {},
        notes=(*changes.notes, *prepared.notes, *(observed.evidence.notes if observed else ())),
        changed_modules=len(classify(changes).counted),
        interrupted=bool(observed and observed.interrupted),
    )


def _publish(verdict: Verdict, settings: Settings, console: Console) -> int:
    """Write the reports, print the section, and return the exit code."""
    problems = _write_reports(verdict, settings)
    console.write("\n" + summary(verdict, _style(settings, console)))
    for problem in problems:
        console.write(f"error: {problem}\n")
    if verdict.interrupted:
        return INTERRUPTED
    if problems:
        return BROKEN
    return DONE if verdict.done else NOT_DONE


def _write_reports(verdict: Verdict, settings: Settings) -> list[str]:
    """Write every report file; what could not be written comes back as messages."""
    files = {
        request.path: FILE_REPORTS[request.kind](verdict).encode("utf-8")
        for request in settings.reports
    }
    if settings.junit is not None and not verdict.explained_only:
        files[settings.junit] = add_suite(content_of(settings.junit), verdict)
    return [
        f"cannot write {safe(str(path))}: {safe(failure)}"
        for path, content in files.items()
        if (failure := write_file(path, content))
    ]


def _style(settings: Settings, console: Console) -> Style:
    return Style(
        width=console.width(),
        colour=console.has_colour(settings.colour),
        unicode=takes_glyphs(getattr(console.stream, "encoding", None)),
        verbosity=settings.verbosity,
    )
