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

from .options import (
    ALL_OPTIONS,
    OPTIONS,
    RUNS_NOTHING,
    GivenOptions,
    joined_options,
    less_gate_options,
)

if TYPE_CHECKING:
    from .settings import Settings

MARKER = "dod(criterion): this test proves a criterion of the task given with --dod"
_LONELY = frozenset(option.name for option in OPTIONS)
# The words the user wrote, where they are read a second time.
_written: list[tuple[str, ...]] = []


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the gate's options."""
    group = parser.getgroup("dod", "definition of done")
    for option in ALL_OPTIONS:
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
    early = sys.modules.get("pytest_dod.recorders.early")
    kept = early.kept_orders() if early is not None else None
    if kept is not None or "PYTEST_DOD_ORDERS" in os.environ:
        from .wire import take_orders
        from .witness import attend

        orders = kept or take_orders(os.environ)
        if orders is not None:
            attend(early_config, orders)
    elif _drafts(early_config):
        _leave(_draft(early_config))
    elif early_config.known_args_namespace.dod:
        _leave(_judge(early_config))
    else:
        _refuse_lonely_options(early_config)
    yield


def _refuse_lonely_options(config: pytest.Config) -> None:
    """A command line that lost its `--dod` must not look like a gate that found nothing.

    Where only the settings name such options, plain runs of pytest stay what they are.
    """
    for word in config.invocation_params.args:
        name = str(word).partition("=")[0]
        if name in _LONELY:
            raise pytest.UsageError(f"{name} needs --dod TASK.md")


def _drafts(config: pytest.Config) -> bool:
    options = config.known_args_namespace
    return options.dod_lint or options.dod_init is not None or options.dod_language is not None


def _draft(config: pytest.Config) -> int:
    from .drafting import Wish, draft, files_among

    options = config.known_args_namespace
    words = tuple(str(word) for word in config.invocation_params.args)
    known = tuple(word for word in options.file_or_dir if word in words)
    files = files_among(words, known) if options.dod_lint else known
    wish = Wish(words, files, options.dod_lint, options.dod_init, options.dod_language)
    return draft(wish, config.invocation_params.dir, sys.stdout, sys.stderr)


def _judge(config: pytest.Config) -> int:
    from .system.project import settings_file, start_of
    from .system.purity import forget_repository

    folder, words = config.invocation_params.dir, tuple(config.invocation_params.args)
    forget_repository(folder, config.getini("pythonpath"))
    joined = joined_options(words)
    if joined != words and config.inipath != settings_file(start_of(folder, joined)):
        # pytest took a value of ours for a path of tests, and with it other settings than the
        # project's: let it look again.
        _written.append(words)
        try:
            return int(pytest.main(list(joined), config.invocation_params.plugins))
        finally:
            _written.pop()
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
    arguments = config.invocation_params.args
    settings = check_options(
        GivenOptions.of(options.dod, options),
        folder=config.invocation_params.dir,
        pytest_command=_pytest_command(_written[-1] if _written else arguments),
        report_kinds=tuple(FILE_REPORTS),
    )
    junit = getattr(options, "xmlpath", None)
    return replace(
        settings,
        pytest_arguments=less_gate_options(arguments),
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
