"""`pytest --dod task.md` reads a task file and asserts each item of its Definition of Done."""

from __future__ import annotations

__version__ = "0.1.0"
