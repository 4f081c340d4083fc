"""Functions of the project that read the variable whose name they are given, and their calls."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Sequence

from ._env_module import Module, defaults_of
from ._env_places import Computed, Found, Helper, Reading
from ._env_values import Read, Scene
from ._python import last_name

_DEFAULT = re.compile(r"(?:.*_)?(?:default|fallback)(?:_.*)?|otherwise")


def helper_around(
    module: Module,
    node: ast.expr,
    named: ast.expr,
    default: ast.expr | None,
    raises: bool,
    computed: Computed,
) -> Helper | None:
    """The function around a reading, where the name of the variable is one of its arguments."""
    function = next(
        (f for f in module.above(node) if isinstance(f, ast.FunctionDef | ast.AsyncFunctionDef)),
        None,
    )
    if function is None or not isinstance(named, ast.Name):
        return None
    arguments = [*function.args.posonlyargs, *function.args.args]
    bound = isinstance(module.parent(function), ast.ClassDef) and not any(
        last_name(mark) == "staticmethod" for mark in function.decorator_list
    )
    names = [argument.arg for argument in arguments][1 if bound else 0 :]
    everything = [*names, *(argument.arg for argument in function.args.kwonlyargs)]
    if named.id not in everything:
        return None
    falls_back = default.id if isinstance(default, ast.Name) and default.id in everything else ""
    if default is None:
        falls_back = next((name for name in everything if _DEFAULT.fullmatch(name)), "")
    own = {argument.arg: value for argument, value in defaults_of(function)}
    return Helper(
        function.name,
        names.index(named.id) if named.id in names else -1,
        named.id,
        names.index(falls_back) if falls_back in names else None,
        falls_back,
        own.get(falls_back) if falls_back else default,
        raises and not falls_back,
        computed,
    )


def read_calls(modules: Sequence[Module], found: Found) -> None:
    """Add what the calls of helpers read; of one that nobody is seen to call, that it reads."""
    defined: Counter[str] = Counter()
    for module in modules:
        defined.update(module.defined)
    for helper in found.helpers:
        calls = [(module, node) for module in modules for node in module.calls_of(helper.function)]
        if not calls or defined[helper.function] != 1:
            found.computed.append(helper.computed)
            continue
        for module, call in calls:
            _read_call(module, call, helper, found)


def _read_call(module: Module, call: ast.Call, helper: Helper, found: Found) -> None:
    named = _argument(call, helper.place, helper.argument)
    if named is None:
        found.computed.append(Computed(re.compile(".*"), module.path, call.lineno))
        return
    name = module.name_of(named)
    if not isinstance(name, str):
        found.computed.append(Computed(name, module.path, call.lineno))
        return
    given = (
        _argument(call, helper.default_place, helper.default_argument)
        if helper.default_argument
        else None
    )
    read = Read(name, given if given is not None else helper.default, helper.raises)
    scene = Scene(module.constants, {id(call): read})
    found.readings.append(Reading(name, module.path, call.lineno, call, read, call, scene))


def _argument(call: ast.Call, place: int | None, name: str) -> ast.expr | None:
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    if place is None or not 0 <= place < len(call.args):
        return None
    given = call.args[: place + 1]
    return None if any(isinstance(one, ast.Starred) for one in given) else given[place]
