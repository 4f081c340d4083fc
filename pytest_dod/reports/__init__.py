"""The table of report files. Pure functions of the verdict; who calls them writes the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..model.verdict import Verdict
from . import json_, junit

FILE_REPORTS: Mapping[str, Callable[[Verdict], str]] = {
    "json": json_.render,
    "junit": junit.render,
}
