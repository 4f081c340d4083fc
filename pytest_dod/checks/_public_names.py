"""The names that a Python file defines, which of them are public, and what documents each."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ._paths import name_of
from ._python import FunctionNode, comments, dotted, dump, is_docstring, last_name, parse

_OVERLOADS = frozenset({"overload", "override"})
_ACCESSORS = frozenset({"setter", "deleter"})
_PROPERTIES = frozenset({"property", "cached_property", "abstractproperty"})


@dataclass(frozen=True)
class PublicName:
    """A public module, class, function or method. `name` is dotted, "" for the module.

    `says` is its own code to compare, docstrings and what has a name of its own left out.
    `word` is what a `# dod: …` comment at its head explains.
    """

    kind: str
    name: str
    line: int
    doc: str | None
    is_property: bool
    says: str = field(repr=False)
    word: str = field(repr=False)

    @property
    def short_name(self) -> str:
        """The last part of the name."""
        return self.name.rpartition(".")[2]


@functools.lru_cache(maxsize=256)
def public_names(path: str, text: str) -> tuple[PublicName, ...] | None:
    """The public names of a file; None where it cannot be parsed.

    Private are, as for pydocstyle, what starts with `_` or stands below such a name, and what a
    module's `__all__` leaves out. Names in functions, dunder methods, overloads, overrides, the
    setters and deleters of properties are not asked about.
    """
    module = parse(text)
    if module is None:
        return None
    if any(_is_private(part.removesuffix(".py")) for part in path.split("/")):
        return ()
    return tuple(_Reader(path, text, module).names())


def _is_private(name: str) -> bool:
    return name.startswith("_") and not (name.startswith("__") and name.endswith("__"))


class _Reader:
    def __init__(self, path: str, text: str, module: ast.Module) -> None:
        self._path = path
        self._module = module
        self._remarks = comments(text)
        self._assigned = dict(_assigned_docs(module))
        self._exported = _exported(module)
        self._classes = {n.name: n for n in _flat(module.body) if isinstance(n, ast.ClassDef)}

    def names(self) -> Iterator[PublicName]:
        """The module, if anything stands in it, and all below."""
        if self._module.body:
            name = "package" if name_of(self._path) == "__init__.py" else "module"
            doc = ast.get_docstring(self._module)
            if doc is None:
                doc = self._assigned.get("__doc__")
            yield PublicName(
                name, "", 1, doc, False, _own_code(self._module.body), self._word(1, 3)
            )
        yield from self._below(self._module.body, "", None)

    def _below(
        self, body: Iterable[ast.stmt], owner: str, owning: ast.ClassDef | None
    ) -> Iterator[PublicName]:
        for node in _flat(body):
            if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            if not self._is_public(node.name, owner):
                continue
            if isinstance(node, ast.ClassDef):
                yield self._named("class", node, owner)
                yield from self._below(node.body, f"{owner}{node.name}.", node)
            elif not (_is_accounted_for(node) or self._inherits(node, owning)):
                yield self._named("method" if owner else "function", node, owner)

    def _is_public(self, name: str, owner: str) -> bool:
        if not owner and self._exported:
            return name in self._exported
        return not name.startswith("_")

    def _named(self, kind: str, node: ast.ClassDef | FunctionNode, owner: str) -> PublicName:
        name = f"{owner}{node.name}"
        doc = ast.get_docstring(node)
        if doc is None:
            doc = self._assigned.get(f"{name}.__doc__")
        first = min([node.lineno, *(mark.lineno for mark in node.decorator_list)])
        marks = {last_name(mark) for mark in node.decorator_list}
        says = dump(node)
        if isinstance(node, ast.ClassDef):
            head = [node.name, *(dump(base) for base in node.bases)]
            says = "\n".join([*head, _own_code(node.body)])
        return PublicName(
            kind,
            name,
            node.lineno,
            doc,
            bool(marks & _PROPERTIES),
            says,
            self._word(first - 1, node.body[0].lineno),
        )

    def _inherits(self, node: FunctionNode, owner: ast.ClassDef | None) -> bool:
        """Whether a class of this file that `owner` extends documents the method."""
        for base in owner.bases if owner else ():
            above = self._classes.get(dotted(base))
            for other in _flat(above.body) if above and above is not owner else ():
                if not isinstance(other, ast.FunctionDef | ast.AsyncFunctionDef):
                    continue
                if other.name == node.name and ast.get_docstring(other):
                    return True
        return False

    def _word(self, first: int, last: int) -> str:
        for line, remark in self._remarks:
            if first <= line <= last and remark.lower().startswith("dod:"):
                word = remark[4:].strip()
                if len(word.split()) > 2:
                    return word
        return ""


def _is_accounted_for(node: FunctionNode) -> bool:
    """Whether another name's docstring speaks for this one."""
    for mark in node.decorator_list:
        last = last_name(mark)
        if last in _OVERLOADS or (last in _ACCESSORS and "." in dotted(mark)):
            return True
    return False


def _flat(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Statements, those in `if`, `try`, `with` and loops too: they define names all the same."""
    for node in body:
        yield node
        if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            for name in ("body", "orelse", "finalbody"):
                yield from _flat(getattr(node, name, ()))
            for part in (*getattr(node, "handlers", ()), *getattr(node, "cases", ())):
                yield from _flat(part.body)


def _own_code(body: Iterable[ast.stmt]) -> str:
    """The statements of a class or module that define no class or function."""
    named = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef, ast.Import, ast.ImportFrom)
    own = (node for node in body if not isinstance(node, named) and not is_docstring(node))
    return "\n".join(dump(node) for node in own)


def _assigned_docs(module: ast.Module) -> Iterator[tuple[str, str]]:
    for node in _flat(module.body):
        for target in node.targets if isinstance(node, ast.Assign) else ():
            if isinstance(node, ast.Assign) and last_name(target) == "__doc__":
                value = node.value
                known = isinstance(value, ast.Constant) and isinstance(value.value, str)
                text = ast.unparse(value)
                yield dotted(target), ast.literal_eval(text) if known else f"taken from `{text}`"


def _exported(module: ast.Module) -> frozenset[str]:
    """The names in `__all__`; empty where there is none, or it says nothing certain."""
    found: set[str] = set()
    for node in _flat(module.body):
        if isinstance(node, ast.Assign):
            targets, value = node.targets, node.value
        elif isinstance(node, ast.AugAssign | ast.AnnAssign) and node.value is not None:
            targets, value = [node.target], node.value
        else:
            continue
        if all(dotted(target) != "__all__" for target in targets):
            continue
        if not isinstance(value, ast.List | ast.Tuple):
            return frozenset()
        for part in value.elts:
            if not (isinstance(part, ast.Constant) and isinstance(part.value, str)):
                return frozenset()
            found.add(part.value)
    return frozenset(found)
