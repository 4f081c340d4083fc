"""What goes wrong in a test and is only a warning to pytest: in a thread, or never awaited."""

from __future__ import annotations

import re
import warnings
from types import CodeType

import pytest

from ..model.orders import Orders
from ._sink import Repository, Sink, suspicion

_FRAME = re.compile(r'^  File "(?P<file>.+?)", line (?P<line>\d+)', re.MULTILINE)


class Unheard:
    """A pytest plugin: tells of such warnings."""

    def __init__(self, config: pytest.Config, orders: Orders, sink: Sink) -> None:
        self._config = config
        self._sink = sink
        self._repository = Repository(orders.top)

    def pytest_warning_recorded(
        self, warning_message: warnings.WarningMessage, nodeid: str
    ) -> None:
        text = str(warning_message.message)
        if issubclass(warning_message.category, pytest.PytestUnhandledThreadExceptionWarning):
            self._tell_thread(nodeid, text)
        elif issubclass(warning_message.category, RuntimeWarning) and "never awaited" in text:
            # The name alone can be that of a mock, or of what the test hands to one.
            code = getattr(getattr(warning_message, "source", None), "cr_code", None)
            path = self._config.rootpath / nodeid.partition("::")[0]
            if isinstance(code, CodeType) and code.co_filename == str(path):
                self._tell(nodeid, text)

    def _tell_thread(self, nodeid: str, text: str) -> None:
        frames = list(_FRAME.finditer(text))
        error = _error(text[frames[-1].end() :] if frames else text)
        last = frames[-1]["file"] if frames else ""
        if error.startswith("AssertionError") and last and self._repository.holds(last):
            what = error.removeprefix("AssertionError").lstrip(": ") or "AssertionError"
            self._sink.put(
                suspicion(
                    f"{nodeid or 'a test'} asserts in a thread, and the failure was only a "
                    f"warning: {what}",
                    self._repository.relative(last),
                    int(frames[-1]["line"]),
                    "hand what the thread found back to the test, and assert it there",
                )
            )
        else:
            self._tell(nodeid, f"in a thread: {error}")

    def _tell(self, nodeid: str, message: str) -> None:
        if nodeid:
            self._sink.put({"kind": "warned", "id": nodeid, "message": message})


def _error(behind: str) -> str:
    """The line of a traceback that names the exception, from what stands below the last frame."""
    lines = behind.splitlines()
    return next((line for line in lines[1:] if line and not line.startswith(" ")), "an exception")
