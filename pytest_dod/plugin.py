"""What pytest sees: the options, and which role this process has.

A process is the *judge* where `--dod` is given, a *witness* where a judge started it, and otherwise
nothing: then no other module of the package is imported.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from .options import OPTIONS, RUNS_NOTHING, TASK_OPTION, joined_options

if TYPE_CHECKING:
    from .settings import Settings

MARKER = "dod(criterion): this test proves a criterion of the task given with --dod"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the gate's options."""
    group = parser.getgroup("dod", "definition of done")
    for option in (TASK_OPTION, *OPTIONS):
        if option.metavar is None:
            group.addoption(option.name, action=option.action, help=option.help)
        else:
            group.addoption(
                option.name, action=option.action, metavar=option.metavar, help=option.help
            )


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker, so that `--strict-markers` knows it with and without `--dod`."""
    config.addinivalue_line("markers", MARKER)


@pytest.hookimpl(tryfirst=True, wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None, None, None]:
    """Take the role this process has, before any conftest of the project is imported."""
    if "PYTEST_DOD_ORDERS" in os.environ:
        from .wire import take_orders
        from .witness import attend

        orders = take_orders(os.environ)
        if orders is not None:
            attend(early_config, orders)
    elif early_config.known_args_namespace.dod:
        _leave(_judge(early_config))
    elif early_config.known_args_namespace.dod_explain:
        raise pytest.UsageError("--dod-explain needs --dod TASK.md")
    yield


def _judge(config: pytest.Config) -> int:
    from .system.purity import forget_repository

    forget_repository(config.rootpath)
    from .errors import UsageProblems
    from .gate import refuse, run

    try:
        return run(_settings(config), sys.stdout)
    except UsageProblems as wrong:
        return refuse(wrong, sys.stderr)


def _leave(code: int) -> NoReturn:
    """End the judge. `coverage run` would write the judge's own data over the child's.

    A measurement that came from another process writes to a file of its own.
    """
    coverage = sys.modules.get("coverage")
    follows = any(name.startswith("COVERAGE_PROCESS_") for name in os.environ)
    if coverage is not None and coverage.Coverage.current() is not None and not follows:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    raise SystemExit(code)


def _settings(config: pytest.Config) -> Settings:
    """Options of pytest, as the gate's settings. Raises UsageProblems."""
    from dataclasses import replace

    from .options import GivenOptions
    from .reports import FILE_REPORTS
    from .settings import check_options, refuse_idle_options

    options = config.known_args_namespace
    if not options.dod_explain:
        refuse_idle_options(
            [
                (name, _origin(config, name))
                for key, name in RUNS_NOTHING.items()
                if getattr(options, key, False)
            ]
        )
    settings = check_options(
        GivenOptions.of(options.dod, options),
        folder=config.invocation_params.dir,
        pytest_command=_pytest_command(config.invocation_params.args),
        report_kinds=tuple(FILE_REPORTS),
    )
    junit = getattr(options, "xmlpath", None)
    return replace(
        settings,
        root=config.rootpath,
        junit=Path(os.path.expandvars(junit)).expanduser() if junit else None,
        interactive=bool(getattr(options, "usepdb", False) or getattr(options, "trace", False)),
        verbosity=options.verbose,
        colour=options.color,
    )


def _origin(config: pytest.Config, option: str) -> str:
    """Where an option comes from, if not from the command line."""
    if option in config.invocation_params.args:
        return ""
    if option in os.environ.get("PYTEST_ADDOPTS", ""):
        return " (from PYTEST_ADDOPTS)"
    return f" (from addopts in {config.inipath.name})" if config.inipath else ""


def _pytest_command(arguments: tuple[str, ...]) -> tuple[str, ...]:
    """The command that starts the tests as the user started us.

    A script that called `pytest.main` is not started a second time, nor is a debugger: debuggers
    follow into the child by themselves.
    """
    started = tuple(sys.orig_argv)
    count = len(arguments)
    same = count > 0 and started[-count:] == tuple(arguments)
    joined = joined_options(arguments)
    if same and not {"debugpy", "pydevd"} & set(sys.modules):
        return (sys.executable, *started[1:-count], *joined)
    return (sys.executable, "-m", "pytest", *joined)
