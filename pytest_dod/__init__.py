"""`pytest --dod task.md` reads a task file and asserts each item of its Definition of Done.

PYTEST_DONT_REWRITE: nothing in here asserts as tests do.
"""

from __future__ import annotations

__version__ = "0.1.0"
