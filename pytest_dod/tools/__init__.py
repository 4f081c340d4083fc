"""The table of built-in tools."""

from __future__ import annotations

from ..hookspecs import hookimpl
from ..model.tool import Tool
from . import bandit, black, command, mypy, pip_audit, ruff, secrets

TOOLS: tuple[Tool, ...] = (
    ruff.CHECK,
    ruff.FORMAT,
    black.TOOL,
    mypy.TOOL,
    secrets.TOOL,
    bandit.TOOL,
    pip_audit.TOOL,
    command.TOOL,
)


@hookimpl
def dod_tools() -> tuple[Tool, ...]:
    """Ours, through the hook that others use."""
    return TOOLS
