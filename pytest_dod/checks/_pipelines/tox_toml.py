"""tox.toml, and the native form within pyproject.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .model import Call, Flaw, Loose, Piece, World, joined, unknown
from .toml import line_of, texts_of
from .tox_base import PYTHON, Reader


class TomlReader(Reader):
    """Reads the native form."""

    def __init__(
        self,
        call: Call,
        path: str,
        posargs: tuple[str, ...],
        table: Mapping[str, object],
        world: World,
    ) -> None:
        super().__init__(call, path, posargs)
        self._table = table
        self._world = world

    def listed(self) -> list[str]:
        section = self._table.get("gh")
        python = section.get("python") if isinstance(section, dict) else None
        if not isinstance(python, dict):
            return self._listed()
        return self._chosen_by_platform(
            [one.split("-") for value in python.values() for one in texts_of(value)]
        )

    def _listed(self) -> list[str]:
        return list(texts_of(self._table.get("env_list", [])))

    def has(self, name: str) -> bool:
        python = all(PYTHON.fullmatch(part) for part in name.split("-"))
        return python or name in self._listed() or bool(self._own(name))

    def _own(self, name: str) -> Mapping[str, object]:
        environments = self._table.get("env")
        own = environments.get(name) if isinstance(environments, dict) else None
        return own if isinstance(own, dict) else {}

    def commands(self, name: str) -> Iterator[Piece]:
        own = self._own(name)
        base = self._table.get("env_run_base")
        merged: dict[str, object] = {**(base if isinstance(base, dict) else {}), **own}
        section = f"env.{name}" if "commands" in own else "env_run_base"
        if self._path.endswith("pyproject.toml"):
            section = f"tool.tox.{section}"
        variables: dict[str, str | None] = {}
        settings = merged.get("set_env")
        if isinstance(settings, dict):
            variables = {k: v if isinstance(v, str) else None for k, v in settings.items()}
        flaws: tuple[Flaw, ...] = ()
        if merged.get("ignore_outcome") is True:
            flaws = (Flaw("its failure is ignored: ignore_outcome of tox", self._path, 1, True),)
        for key in ("commands_pre", "commands", "commands_post"):
            commands = merged.get(key)
            line = line_of(self._world, self._path, key, section)
            for command in commands if isinstance(commands, list) else []:
                if isinstance(command, list):
                    words = [word for item in command for word in self._words(item)]
                    yield self._piece(words, line, name, variables, flaws, self._folder(merged))
                else:
                    yield Loose("a command of tox is not followed", self._path, line)

    def _folder(self, merged: Mapping[str, object]) -> str | None:
        folder = self._path.rpartition("/")[0]
        where = merged.get("change_dir")
        return (
            joined(folder, where.replace("{tox_root}", ".")) if isinstance(where, str) else folder
        )

    def _words(self, item: object) -> list[str]:
        if isinstance(item, str):
            return [re.sub(r"\{([^}]*)\}", lambda match: unknown(match[0]), item)]
        if isinstance(item, dict) and item.get("replace") == "posargs":
            return list(self._posargs) or list(texts_of(item.get("default", [])))
        return [unknown(str(item))]
