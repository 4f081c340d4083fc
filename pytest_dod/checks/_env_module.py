"""A Python module with what one needs to know to find where it reads the environment."""

from __future__ import annotations

import ast
import functools
import re
from collections import Counter
from collections.abc import Iterator

from ._python import dotted, last_name, parse

_ENV_CLASSES = frozenset({"Env", "FileAwareEnv"})
_CONFIG_CLASSES = frozenset({"AutoConfig", "Config"})


_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_NAMED = (*_FUNCTIONS, ast.ClassDef)
_GIVING = (*_FUNCTIONS, ast.Assign, ast.AnnAssign)
_IDLE = (ast.expr_context, ast.operator, ast.cmpop, ast.unaryop, ast.boolop)


class Module:
    """The tree of one module with its parents, constants and the names it gives to `os.environ`."""

    def __init__(self, path: str, tree: ast.Module) -> None:
        self.path = path
        self.tree = tree
        self.parents: dict[int, ast.AST] = {}
        self.nodes = tuple(_walk(tree, self.parents))
        self.calls: dict[str, list[ast.Call]] = {}
        for node in self.nodes:
            if isinstance(node, ast.Call):
                self.calls.setdefault(last_name(node), []).append(node)
        self.defined = Counter(node.name for node in self.nodes if isinstance(node, _NAMED))
        self.constants = dict(_constants(self.nodes))
        self.environs: set[str] = set()
        self.getenvs: set[str] = set()
        self.readers: set[str] = set()
        self.imported: set[str] = set()
        self.scheme: dict[str, ast.expr] = {}
        self._name_aliases()

    def _name_aliases(self) -> None:
        for node in self.nodes:
            if isinstance(node, ast.Import):
                for alias in node.names:
                    if alias.name == "os":
                        self.environs.add(f"{alias.asname or 'os'}.environ")
                        self.getenvs.add(f"{alias.asname or 'os'}.getenv")
                    if alias.name == "decouple":
                        self.readers.add(f"{alias.asname or 'decouple'}.config")
            elif isinstance(node, ast.ImportFrom):
                self._imported_from(node)
        giving = [node for node in self.nodes if isinstance(node, _GIVING)]
        for _ in range(2):
            for node in giving:
                self._assigned(node)

    def _imported_from(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            name = alias.asname or alias.name
            self.imported.add(name)
            if (node.module, alias.name) == ("os", "environ"):
                self.environs.add(name)
            elif (node.module, alias.name) == ("os", "getenv"):
                self.getenvs.add(name)
            elif (node.module, alias.name) in {("decouple", "config"), ("environs", "env")}:
                self.readers.add(name)

    def _assigned(self, node: ast.AST) -> None:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = {dotted(target) for target in targets} - {""}
            if self.is_environ(node.value):
                self.environs |= names
            elif isinstance(node.value, ast.Call):
                made = last_name(node.value)
                if made in _ENV_CLASSES | _CONFIG_CLASSES:
                    self.readers |= names
                    self._take_scheme(node.value)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for argument, default in defaults_of(node):
                if self.is_environ(default):
                    self.environs.add(argument.arg)

    def _take_scheme(self, call: ast.Call) -> None:
        """`Env(DEBUG=(bool, False))`"""
        for keyword in call.keywords:
            if (
                keyword.arg
                and isinstance(keyword.value, ast.Tuple)
                and len(keyword.value.elts) == 2
            ):
                self.scheme[keyword.arg] = keyword.value.elts[1]

    def is_environ(self, node: ast.expr) -> bool:
        """Whether `node` is the environment, or a copy of it."""
        if isinstance(node, ast.Call):
            if last_name(node) == "copy" and isinstance(node.func, ast.Attribute):
                return self.is_environ(node.func.value)
            return last_name(node) == "dict" and any(map(self.is_environ, node.args[:1]))
        if isinstance(node, ast.BoolOp):
            return any(map(self.is_environ, node.values))
        return isinstance(node, ast.Name | ast.Attribute) and dotted(node) in self.environs

    def calls_of(self, function: str) -> list[ast.Call]:
        """The calls of whatever has that name, with or without something before it."""
        return self.calls.get(function, [])

    def parent(self, node: ast.AST) -> ast.AST | None:
        """What `node` stands in."""
        return self.parents.get(id(node))

    def above(self, node: ast.AST) -> Iterator[ast.AST]:
        """Everything that `node` stands in, from the inside."""
        parent = self.parent(node)
        while parent is not None:
            yield parent
            parent = self.parent(parent)

    def name_of(self, node: ast.expr) -> str | re.Pattern[str]:
        """The string that `node` is, or what it may be."""
        pattern = self._pattern(node, 0)
        text = re.sub(r"\\(.)", r"\1", pattern)
        return text if ".*" not in pattern else re.compile(pattern)

    def _pattern(self, node: ast.expr, depth: int) -> str:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return re.escape(node.value)
        if isinstance(node, ast.Name | ast.Attribute) and depth < 9:
            constant = self.constants.get(dotted(node))
            return ".*" if constant is None else self._pattern(constant, depth + 1)
        if isinstance(node, ast.JoinedStr):
            return "".join(self._pattern(part, depth) for part in node.values)
        if isinstance(node, ast.FormattedValue):
            plain = node.conversion == -1 and node.format_spec is None
            return self._pattern(node.value, depth) if plain else ".*"
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add) and depth < 9:
            return self._pattern(node.left, depth + 1) + self._pattern(node.right, depth + 1)
        return ".*"


def defaults_of(
    function: ast.FunctionDef | ast.AsyncFunctionDef,
) -> Iterator[tuple[ast.arg, ast.expr]]:
    """Each argument that has a default, with it."""
    plain = [*function.args.posonlyargs, *function.args.args]
    given = function.args.defaults
    yield from zip(plain[len(plain) - len(given) :], given, strict=True)
    for argument, default in zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True):
        if default is not None:
            yield argument, default


def _walk(tree: ast.Module, parents: dict[int, ast.AST]) -> Iterator[ast.AST]:
    """All nodes, in the order of the text, and what each stands in."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        children = [child for child in ast.iter_child_nodes(node) if not isinstance(child, _IDLE)]
        for child in reversed(children):
            parents[id(child)] = node
            waiting.append(child)


def _constants(nodes: tuple[ast.AST, ...]) -> Iterator[tuple[str, ast.expr]]:
    """Names that are given a value once, and those of classes as `Class.NAME`."""
    bound = Counter(node.id for node in nodes if _binds(node) and isinstance(node, ast.Name))
    bound.update(node.arg for node in nodes if isinstance(node, ast.arg))
    for node in nodes:
        if isinstance(node, ast.ClassDef):
            for name, value in _given(node.body):
                yield f"{node.name}.{name}", value
                yield f"self.{name}", value
                yield f"cls.{name}", value
        elif isinstance(node, ast.Module | ast.FunctionDef | ast.AsyncFunctionDef):
            yield from ((n, v) for n, v in _given(node.body) if bound[n] == 1)


def _binds(node: ast.AST) -> bool:
    return isinstance(getattr(node, "ctx", None), ast.Store | ast.Del)


def _given(body: list[ast.stmt]) -> Iterator[tuple[str, ast.expr]]:
    for node in body:
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            if isinstance(node.targets[0], ast.Name):
                yield node.targets[0].id, node.value
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            yield node.target.id, node.value


@functools.lru_cache(maxsize=1024)
def parsed(path: str, text: str) -> Module | None:
    """The module; None where this Python cannot read it."""
    tree = parse(text)
    return None if tree is None else Module(path, tree)
