"""The table of built-in tools."""

from __future__ import annotations

from ..hookspecs import hookimpl
from ..model.tool import Tool
from . import black, mypy, ruff, secrets

TOOLS: tuple[Tool, ...] = (ruff.CHECK, ruff.FORMAT, black.TOOL, mypy.TOOL, secrets.TOOL)


@hookimpl
def dod_tools() -> tuple[Tool, ...]:
    """Ours, through the hook that others use."""
    return TOOLS
