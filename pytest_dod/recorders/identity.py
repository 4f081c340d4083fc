"""Whether what runs under a name is what is written there: tests, and what they assert with."""

from __future__ import annotations

import ast
import inspect
import re
import sys
import warnings
from types import FunctionType

import pytest

from ..model.orders import Orders
from ._sink import Repository, Sink, suspicion

_ASSERTIONS = (
    "assertAlmostEqual",
    "assertCountEqual",
    "assertEqual",
    "assertFalse",
    "assertGreater",
    "assertIn",
    "assertIs",
    "assertIsNone",
    "assertIsNotNone",
    "assertLess",
    "assertNotEqual",
    "assertNotIn",
    "assertRaises",
    "assertRaisesRegex",
    "assertTrue",
    "fail",
)
_RETURNS_BOOL = re.compile(r"returned (<class 'bool'>|True\b|False\b)")


class Identity:
    """A pytest plugin: looks at the functions that were collected, and at the assertions."""

    def __init__(self, config: pytest.Config, orders: Orders, sink: Sink) -> None:
        self._config = config
        self._sink = sink
        self._repository = Repository(orders.top)
        self._sources: dict[str, ast.Module | None] = {}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self._tell_replaced_assertions()
        for item in session.items:
            if not isinstance(item, pytest.Function):
                continue
            function = _plain(item.obj)
            name = getattr(item, "originalname", None) or item.name
            if function is not None and (
                function.__code__.co_name != name or function.__code__.co_filename != str(item.path)
            ):
                self._examine_replacement(item, name, function)

    def pytest_warning_recorded(
        self, warning_message: warnings.WarningMessage, nodeid: str
    ) -> None:
        if not issubclass(warning_message.category, pytest.PytestReturnNotNoneWarning):
            return
        if _RETURNS_BOOL.search(str(warning_message.message)):
            path = nodeid.partition("::")[0]
            self._sink.put(
                suspicion(
                    f"{nodeid} returns what it compares, and asserts nothing with it",
                    self._repository.relative(str(self._config.rootpath / path)),
                    hint="write assert instead of return",
                )
            )

    def _tell_replaced_assertions(self) -> None:
        unittest = sys.modules.get("unittest")
        places = [(pytest, name) for name in ("approx", "fail", "raises")]
        if unittest is not None:
            places += [(unittest.TestCase, name) for name in _ASSERTIONS]
        for owner, name in places:
            function = _plain(getattr(owner, name, None))
            if function is not None and self._repository.holds(function.__code__.co_filename):
                code = function.__code__
                self._sink.put(
                    suspicion(
                        f"{owner.__name__}.{name} is replaced by code of the checkout",
                        self._repository.relative(code.co_filename),
                        code.co_firstlineno,
                        "use the real one, or give yours a name of its own",
                    )
                )

    def _examine_replacement(
        self, item: pytest.Function, name: str, function: FunctionType
    ) -> None:
        path = str(item.path)
        code = function.__code__
        # Plugins may well put a function of their own around it.
        if not (self._repository.holds(code.co_filename) and self._repository.holds(path)):
            return
        if path not in self._sources:
            self._sources[path] = _parsed(path)
        tree = self._sources[path]
        classes = [node.name for node in item.listchain() if isinstance(node, pytest.Class)]
        defined = _definition(tree, [*classes, name]) if tree else None
        if defined is None:
            return
        # A decorator may well return another function, but never another test of the file.
        if code.co_name == name and code.co_filename == path:
            return
        if not defined.decorator_list or code.co_name.startswith("test"):
            self._sink.put(
                suspicion(
                    f"{item.nodeid} does not run the function of that name, but "
                    f"{code.co_name} of line {code.co_firstlineno}",
                    self._repository.relative(path),
                    defined.lineno,
                    "something binds the name again; remove that, or rename one of them",
                )
            )


def _plain(function: object) -> FunctionType | None:
    try:
        plain = inspect.unwrap(getattr(function, "__func__", function))  # type: ignore[arg-type]  # any callable will do
    except ValueError:
        return None
    return plain if isinstance(plain, FunctionType) else None


def _parsed(path: str) -> ast.Module | None:
    try:
        with open(path, "rb") as file:
            return ast.parse(file.read())
    except (OSError, ValueError, SyntaxError, RecursionError):
        return None


def _definition(
    tree: ast.Module, names: list[str]
) -> ast.FunctionDef | ast.AsyncFunctionDef | None:
    """The only definition of the function that `names` lead to, if it is made unconditionally."""
    body: list[ast.stmt] = tree.body
    for name in names[:-1]:
        classes = [node for node in body if isinstance(node, ast.ClassDef) and node.name == name]
        if len(classes) != 1:
            return None
        body = classes[0].body
    found = [
        node
        for node in body
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name == names[-1]
    ]
    return found[0] if len(found) == 1 else None
