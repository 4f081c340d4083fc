"""Tests that write the file which they compare with."""

from __future__ import annotations

import ast
import re

from ._python import dotted, dump, last_name
from ._test_functions import TestFunction


def rewritten(function: TestFunction) -> int | None:
    """The line in which `function` writes a kept file that it reads too; None if it does not."""
    written: dict[str, int] = {}
    read: set[str] = set()
    excused = {
        id(part)
        for node in ast.walk(function.node)
        if isinstance(node, ast.If)
        and re.search(r"environ|getenv|getoption|update|regen|record", dump(node.test), re.I)
        for part in ast.walk(node)
    }
    for node in ast.walk(function.node):
        if not isinstance(node, ast.Call):
            continue
        place = _file_of(node)
        if place is None or not _is_kept(place, function):
            continue
        if _writes(node):
            if id(node) not in excused:
                written.setdefault(dump(place), node.lineno)
        else:
            read.add(dump(place))
    lines = [line for place, line in written.items() if place in read]
    return min(lines, default=None)


def _file_of(call: ast.Call) -> ast.expr | None:
    if isinstance(call.func, ast.Attribute) and call.func.attr in {
        "write_text",
        "write_bytes",
        "read_text",
        "read_bytes",
        "open",
    }:
        owner = call.func.value
        return None if dotted(owner) in {"io", "os", "codecs", "gzip"} else owner
    if last_name(call) == "open" and call.args:
        return call.args[0]
    return None


def _writes(call: ast.Call) -> bool:
    if last_name(call) != "open":
        return last_name(call).startswith("write")
    modes = [a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    modes += [
        k.value.value
        for k in call.keywords
        if k.arg == "mode" and isinstance(k.value, ast.Constant) and isinstance(k.value.value, str)
    ]
    return any(re.fullmatch(r"[wax]b?t?\+?", mode) for mode in modes)


def _is_kept(place: ast.expr, function: TestFunction) -> bool:
    """Whether the file lies beside the tests: named by a constant of the module, or by __file__."""
    if "__file__" in dump(place):
        return True
    names = {node.id for node in ast.walk(place) if isinstance(node, ast.Name)}
    local = {
        node.id
        for node in ast.walk(function.node)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    } | {node.arg for node in ast.walk(function.node) if isinstance(node, ast.arg)}
    constants = {
        target.id
        for node in function.module.body
        if isinstance(node, ast.Assign) and not re.search(r"t(e)?mp", dump(node.value), re.I)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    return bool(names & constants) and not names & local
