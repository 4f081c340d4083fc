"""Fields of pydantic's settings classes as the environment variables that they read."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ._env_module import Module
from ._env_places import Computed, Found, Reading
from ._env_values import Read, Scene
from ._python import last_name

_ALIASES = ("validation_alias", "alias", "env")
_CONFIG = ("env_prefix", "case_sensitive", "env_nested_delimiter")


@dataclass(frozen=True)
class _Class:
    node: ast.ClassDef
    module: Module

    @property
    def bases(self) -> list[str]:
        return [last_name(base) for base in self.node.bases]


def read_settings(modules: Iterable[Module], names: Iterable[str], found: Found) -> None:
    """Add the fields of all settings classes that are one of the variables `names`."""
    classes = {
        node.name: _Class(node, module)
        for module in modules
        for node in module.nodes
        if isinstance(node, ast.ClassDef)
    }
    settings = {"BaseSettings"}
    for _ in classes:
        more = {n for n, made in classes.items() if settings & set(made.bases)} - settings
        if not more:
            break
        settings |= more
    for name in sorted(settings & set(classes)):
        _read_class(classes[name], classes, tuple(names), found)


def _read_class(
    made: _Class, classes: Mapping[str, _Class], names: tuple[str, ...], found: Found
) -> None:
    family = tuple(_family(made, classes, set()))
    config: dict[str, tuple[ast.expr, Module]] = {}
    for one in reversed(family):
        config.update({key: (value, one.module) for key, value in _config(one.node)})
    prefix: str | re.Pattern[str] = ""
    if "env_prefix" in config:
        value, module = config["env_prefix"]
        prefix = module.name_of(value)
    exact = "case_sensitive" in config and _is_true(config["case_sensitive"][0])
    nested = "env_nested_delimiter" in config
    seen: set[str] = set()
    for one in family:
        for field in one.node.body:
            if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name):
                continue
            if field.target.id not in seen and not _is_no_field(field):
                seen.add(field.target.id)
                _read_field(field, one.module, prefix, exact, nested, names, found)


def _family(made: _Class, classes: Mapping[str, _Class], seen: set[str]) -> Iterator[_Class]:
    """The class, then those it is made from."""
    if made.node.name in seen:
        return
    seen.add(made.node.name)
    yield made
    for base in made.bases:
        if base in classes:
            yield from _family(classes[base], classes, seen)


def _config(node: ast.ClassDef) -> Iterator[tuple[str, ast.expr]]:
    yield from ((k.arg, k.value) for k in node.keywords if k.arg in _CONFIG)
    for part in node.body:
        if isinstance(part, ast.ClassDef) and part.name == "Config":
            for line in part.body:
                if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name):
                    yield line.targets[0].id, line.value
        value = part.value if isinstance(part, ast.Assign | ast.AnnAssign) else None
        target = part.targets[0] if isinstance(part, ast.Assign) else getattr(part, "target", None)
        if not isinstance(target, ast.Name) or target.id != "model_config":
            continue
        if isinstance(value, ast.Call):
            yield from ((k.arg, k.value) for k in value.keywords if k.arg)
        elif isinstance(value, ast.Dict):
            for key, item in zip(value.keys, value.values, strict=True):
                if isinstance(key, ast.Constant):
                    yield str(key.value), item


def _is_true(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is True


def _is_no_field(field: ast.AnnAssign) -> bool:
    name = field.target.id if isinstance(field.target, ast.Name) else ""
    annotated = last_name(field.annotation)
    return name.startswith("_") or name == "model_config" or annotated == "ClassVar"


def _read_field(
    field: ast.AnnAssign,
    module: Module,
    prefix: str | re.Pattern[str],
    exact: bool,
    nested: bool,
    names: tuple[str, ...],
    found: Found,
) -> None:
    name = field.target.id if isinstance(field.target, ast.Name) else ""
    calls = [node for node in ast.walk(field) if _is_field(node)]
    aliases = [alias for call in calls for alias in _aliases(call)]
    flags = 0 if exact else re.IGNORECASE
    patterns: list[re.Pattern[str]] = []
    for alias in aliases:
        stated = module.name_of(alias)
        patterns.append(_exactly(stated, flags))
    if not aliases and isinstance(prefix, str):
        patterns.append(re.compile(re.escape(prefix + name), flags))
    elif not aliases and isinstance(prefix, re.Pattern):
        found.computed.append(
            Computed(re.compile(prefix.pattern + re.escape(name), flags), module.path, field.lineno)
        )
    default, raises = _default(field, calls)
    # Stands for what the library reads when it makes an object of the class.
    node = ast.Name(id=name, ctx=ast.Load())
    for variable in names:
        if any(pattern.fullmatch(variable) for pattern in patterns):
            read = Read(variable, default, raises)
            scene = Scene(module.constants, {id(node): read})
            found.readings.append(
                Reading(variable, module.path, field.lineno, node, read, node, scene)
            )
        elif nested and any(_starts(pattern, variable) for pattern in patterns):
            found.computed.append(
                Computed(re.compile(re.escape(variable)), module.path, field.lineno)
            )


def _exactly(stated: str | re.Pattern[str], flags: int) -> re.Pattern[str]:
    pattern = re.escape(stated) if isinstance(stated, str) else r"(?!)"
    return re.compile(pattern, flags)


def _starts(pattern: re.Pattern[str], variable: str) -> bool:
    found = pattern.match(variable)
    return found is not None and found.end() < len(variable)


def _is_field(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and last_name(node) == "Field"


def _aliases(call: ast.AST) -> Iterator[ast.expr]:
    words = {k.arg: k.value for k in call.keywords} if isinstance(call, ast.Call) else {}
    for word in _ALIASES:
        value = words.get(word)
        if isinstance(value, ast.Call):
            yield from value.args
        elif isinstance(value, ast.List | ast.Tuple | ast.Set):
            yield from value.elts
        elif value is not None:
            yield value
        if value is not None:
            return


def _default(field: ast.AnnAssign, calls: list[ast.AST]) -> tuple[ast.expr | None, bool]:
    """The default, and whether there is none: a factory is a default that is not known."""
    value = field.value
    if value is not None and not _is_field(value):
        return value, False
    for call in calls:
        if not isinstance(call, ast.Call):
            continue
        words = {k.arg: k.value for k in call.keywords}
        default = call.args[0] if call.args else words.get("default")
        if isinstance(default, ast.Constant) and default.value is ...:
            return None, True
        if default is not None:
            return default, False
        if "default_factory" in words:
            return words["default_factory"], False
    return None, True
