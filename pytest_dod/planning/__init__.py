"""Task to Plan, pure."""

from __future__ import annotations

from .freezing import frozen
from .links import unknown_links
from .options import make_options
from .plans import plan_task

__all__ = ["frozen", "make_options", "plan_task", "unknown_links"]
