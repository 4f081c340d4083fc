"""Which environment variables a Python module reads, and how."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator, Mapping

from ._env_helpers import helper_around
from ._env_module import Module, defaults_of
from ._env_places import Computed, Found, Mention, Reading
from ._env_values import Read, Scene, UnsupportedError
from ._python import dotted, is_docstring, last_name

_NO_READER = frozenset({"read_env", "prefixed", "read_envfile", "seal", "dump", "add_parser"})
_OPTION_WORDS = frozenset({"envvar", "env_var"})
_CASTS = frozenset(
    {"bool", "int", "str", "float", "list", "dict", "tuple", "Path", "Csv", "Secret"}
)


@functools.lru_cache(maxsize=1024)
def read_module(module: Module, readers: frozenset[str]) -> Found:
    """What `module` reads; `readers` are objects of other modules that read. Look only."""
    found = Found()
    reads: dict[int, tuple[ast.expr, Read]] = {}
    presence: dict[int, str] = {}
    asked: set[tuple[str, int]] = set()
    for node in module.nodes:
        if not isinstance(node, ast.expr):
            continue
        if _is_presence(module, node) and isinstance(node, ast.Compare):
            name = module.name_of(node.left)
            if isinstance(name, str):
                presence[id(node)] = name
                asked.add((name, _scope(module, node)))
        for named, default, raises in _accesses(module, node, readers):
            name = module.name_of(named)
            if isinstance(name, str):
                name = _prefix(module, node, name)
            if isinstance(name, str):
                reads[id(node)] = (node, Read(name, default, raises))
            else:
                computed = Computed(name, module.path, node.lineno)
                helper = helper_around(module, node, named, default, raises, computed)
                if helper is None:
                    found.computed.append(computed)
                else:
                    found.helpers.append(helper)
    scene = Scene(module.constants, {i: read for i, (_, read) in reads.items()}, presence)
    used: set[int] = set()
    for node, read in reads.values():
        if _is_idle(module, node):
            continue
        used |= {id(part) for part in ast.walk(node)}
        found.readings.append(
            Reading(
                read.name,
                module.path,
                node.lineno,
                node,
                read,
                _whole(module, node, scene, read.name),
                scene,
                _excuse(module, node, (read.name, _scope(module, node)) in asked),
            )
        )
    _read_presence(module, presence, scene, used, found)
    _mentions(module, used, found)
    return found


def _accesses(
    module: Module, node: ast.expr, readers: frozenset[str]
) -> Iterator[tuple[ast.expr, ast.expr | None, bool]]:
    """What `node` reads: the expression for the name, the default, whether it must be set."""
    if isinstance(node, ast.Subscript):
        if isinstance(node.ctx, ast.Load) and module.is_environ(node.value):
            yield node.slice, None, True
        return
    if not isinstance(node, ast.Call):
        return
    called = dotted(node.func)
    owner, _, method = called.rpartition(".")
    if isinstance(node.func, ast.Attribute) and module.is_environ(node.func.value):
        if method in ("get", "pop", "setdefault", "__getitem__") and node.args:
            default = _default(node, cast_may_stand_second=False)
            yield node.args[0], default, method in ("pop", "__getitem__") and default is None
    elif called in module.getenvs and node.args:
        yield node.args[0], _default(node, cast_may_stand_second=False), False
    elif called in module.getenvs:
        yield from (
            (k.value, _default(node, False), False) for k in node.keywords if k.arg == "key"
        )
    elif _is_reader(module, called, owner, method, readers) and node.args:
        default = _default(node, cast_may_stand_second=True)
        name = module.name_of(node.args[0])
        if default is None and isinstance(name, str):
            default = module.scheme.get(name)
        yield node.args[0], default, default is None
    for keyword in node.keywords:
        if keyword.arg in _OPTION_WORDS:
            default, raises = _option_default(module, node)
            value = keyword.value
            names = value.elts if isinstance(value, ast.List | ast.Tuple) else [value]
            yield from ((name_node, default, raises) for name_node in names)


def _is_reader(
    module: Module, called: str, owner: str, method: str, readers: frozenset[str]
) -> bool:
    known = module.readers | readers
    return called in known or (owner in known and method not in _NO_READER)


def _default(call: ast.Call, cast_may_stand_second: bool) -> ast.expr | None:
    for keyword in call.keywords:
        if keyword.arg == "default":
            return keyword.value
    if len(call.args) < 2:
        return None
    second = call.args[1]
    if cast_may_stand_second and _is_cast(second):
        return call.args[2] if len(call.args) > 2 else None
    return second


def _is_cast(node: ast.expr) -> bool:
    if isinstance(node, ast.Name):
        return node.id in _CASTS
    return isinstance(node, ast.Lambda | ast.Call)


def _option_default(module: Module, call: ast.Call) -> tuple[ast.expr | None, bool]:
    """The default of an option of click or typer; in `Annotated` it stands at the argument."""
    for node in module.above(call):
        if isinstance(node, ast.arg):
            for function in module.above(node):
                if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                    defaults = [d for a, d in defaults_of(function) if a is node]
                    return (defaults[0], False) if defaults else (None, True)
    words = {keyword.arg: keyword.value for keyword in call.keywords}
    default = words.get("default")
    if default is None and last_name(call) in ("Option", "Argument") and call.args:
        default = call.args[0]
    if isinstance(default, ast.Constant) and default.value is ...:
        return None, True
    flag = words.get("is_flag")
    if default is None and isinstance(flag, ast.Constant) and flag.value is True:
        return ast.Constant(value=False), False
    return default, False


def _prefix(module: Module, node: ast.expr, name: str) -> str | re.Pattern[str]:
    """`with env.prefixed("APP_"):` around the reading"""
    for outer in module.above(node):
        if isinstance(outer, ast.With | ast.AsyncWith):
            for item in outer.items:
                call = item.context_expr
                if isinstance(call, ast.Call) and last_name(call) == "prefixed" and call.args:
                    before = module.name_of(call.args[0])
                    if not isinstance(before, str):
                        return re.compile(f"{before.pattern}{re.escape(name)}")
                    name = before + name
    return name


def _is_presence(module: Module, node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Compare)
        and len(node.ops) == 1
        and isinstance(node.ops[0], ast.In | ast.NotIn)
        and module.is_environ(node.comparators[0])
    )


def _read_presence(
    module: Module, presence: Mapping[int, str], scene: Scene, used: set[int], found: Found
) -> None:
    """To ask whether a variable is set is to read it."""
    for node in module.nodes:
        name = presence.get(id(node))
        if name is not None and isinstance(node, ast.Compare) and not _is_idle(module, node):
            used |= {id(part) for part in ast.walk(node)}
            if not any(r.name == name and r.path == module.path for r in found.readings):
                read = Read(name)
                whole = _whole(module, node, scene, name)
                found.readings.append(
                    Reading(name, module.path, node.lineno, node, read, whole, scene)
                )


def _is_idle(module: Module, node: ast.expr) -> bool:
    """Whether nothing is done with what is read, or it never runs."""
    if isinstance(module.parent(node), ast.Expr):
        return True
    inside: ast.AST = node
    for outer in module.above(node):
        if isinstance(outer, ast.If) and inside in outer.body and _is_false(outer.test):
            return True
        inside = outer
    return False


def _is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and not node.value


def _scope(module: Module, node: ast.expr) -> int:
    """The function that `node` stands in."""
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return next((id(outer) for outer in module.above(node) if isinstance(outer, functions)), 0)


def _excuse(module: Module, node: ast.expr, is_asked_for: bool) -> str:
    if is_asked_for:
        return "where the code asks whether it is set"
    return "where an exception is caught" if _is_caught(module, node) else ""


def _is_caught(module: Module, node: ast.expr) -> bool:
    inside: ast.AST = node
    for outer in module.above(node):
        if isinstance(outer, ast.Try) and inside in outer.body and outer.handlers:
            return True
        if isinstance(outer, ast.With) and any(
            last_name(item.context_expr) == "suppress" for item in outer.items
        ):
            return True
        inside = outer
    return False


def _whole(module: Module, node: ast.expr, scene: Scene, name: str) -> ast.expr:
    """The widest expression around `node` that can be evaluated."""
    whole = node
    for outer in module.above(node):
        if isinstance(outer, ast.Attribute):
            continue
        if not isinstance(outer, ast.expr):
            break
        try:
            scene.value(outer, name, "1")
        except UnsupportedError:
            break
        except Exception:  # what the code itself would raise for this value
            whole = outer
            continue
        whole = outer
    return whole


def _mentions(module: Module, used: set[int], found: Found) -> None:
    for node in module.nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in used:
            parent = module.parent(node)
            if re.fullmatch(r"\w{2,100}", node.value) and not (
                isinstance(parent, ast.Expr) and is_docstring(parent)
            ):
                found.mentions.append(Mention(node.value, module.path, node.lineno))
