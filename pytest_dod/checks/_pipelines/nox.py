"""What `nox -s session` runs, read from the syntax tree of noxfile.py."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...model.modules import parse
from .model import Call, Flaw, Loose, Piece, World, joined, unknown

_RUNS = frozenset({"run", "run_always", "run_install"})
_VALUES = frozenset({"-f", "--noxfile", "-p", "--python", "--pythons", "-t", "--tags", "-k"})
_IDLE = frozenset({"--list", "-l", "--install-only", "--list-sessions"})


def nox(call: Call, world: World) -> Iterator[Piece]:
    """The `session.run(…)` of the sessions that the command names."""
    wanted, posargs, path = _arguments(call, world)
    tree = parse(world.texts.get(path or "", "")) if path in world.texts else None
    if tree is None or path is None:
        yield Loose("noxfile.py was not read", call.path, call.line)
        return
    if any(word in _IDLE for word in call.words):
        return
    constants = _constants(tree)
    sessions = dict(_sessions(tree))
    if wanted is None:
        yield Loose(
            "the sessions of nox are chosen in a way not followed here", call.path, call.line
        )
        return
    names = wanted or _defaults(tree) or [name for name, f in sessions.items() if _is_default(f)]
    for name in names:
        plain = name.split("(")[0]
        function = sessions.get(name) or sessions.get(plain)
        function = function or sessions.get(plain.rsplit("-", 1)[0])
        if function is None:
            yield Loose(f"noxfile.py has no session `{name}`", call.path, call.line)
            continue
        yield from _Session(call, path, constants, posargs, sessions).of(function)


def _arguments(call: Call, world: World) -> tuple[list[str] | None, list[str], str | None]:
    names: list[str] | None = []
    path = joined(call.folder, "noxfile.py")
    words = list(call.words[1:])
    posargs: list[str] = []
    if "--" in words:
        position = words.index("--")
        words, posargs = words[:position], words[position + 1 :]
    while words:
        word = words.pop(0)
        name, _, value = word.partition("=")
        if name in ("-s", "-e", "--session", "--sessions", "--session"):
            chosen = [value] if value else []
            while words and not words[0].startswith("-"):
                chosen.append(words.pop(0))
            names = None if names is None else names + chosen
        elif word.startswith(("-s", "-e")) and not word.startswith("--") and len(word) > 2:
            names = None if names is None else [*names, word[2:]]
        elif name in ("-f", "--noxfile"):
            path = joined(call.folder, value or (words.pop(0) if words else ""))
        elif name in ("-t", "--tags", "-k", "--keywords"):
            names = None
        elif name in _VALUES and not value and words:
            words.pop(0)
    if "NOXSESSION" in call.variables and names == []:
        session = call.variables["NOXSESSION"]
        names = session.split(",") if session else None
    if names and any("\0" in name.split("-")[0].split("(")[0] for name in names):
        names = None
    return names, posargs, path


def _sessions(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef):
            continue
        for decorator in node.decorator_list:
            called = decorator.func if isinstance(decorator, ast.Call) else decorator
            if ast.unparse(called).rpartition(".")[2] in ("session", "nox_session"):
                keywords = decorator.keywords if isinstance(decorator, ast.Call) else []
                names = [k.value for k in keywords if k.arg == "name"]
                name = names[0].value if names and isinstance(names[0], ast.Constant) else node.name
                yield str(name), node
                yield node.name, node


def _is_default(function: ast.FunctionDef) -> bool:
    return not any(
        keyword.arg == "default"
        and isinstance(keyword.value, ast.Constant)
        and keyword.value.value is False
        for decorator in function.decorator_list
        if isinstance(decorator, ast.Call)
        for keyword in decorator.keywords
    )


def _defaults(tree: ast.Module) -> list[str]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "nox.options.sessions":
            try:
                return [str(name) for name in ast.literal_eval(node.value)]
            except (ValueError, TypeError):
                return []
    return []


def _constants(tree: ast.Module) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            try:
                value: object = ast.literal_eval(node.value)
            except (ValueError, TypeError, SyntaxError):
                continue
            if isinstance(value, str):
                found[node.targets[0].id] = [value]
            elif isinstance(value, (list, tuple)):
                found[node.targets[0].id] = [str(item) for item in value]
    return found


def _leaves(statement: ast.stmt, session: str) -> bool:
    """Whether the session ends here: `return`, `session.skip(…)`."""
    skips = (f"{session}.skip(", f"{session}.error(")
    return isinstance(statement, ast.Return) or ast.unparse(statement).startswith(skips)


class _Session:
    """Walks the statements of a session."""

    def __init__(
        self,
        call: Call,
        path: str,
        constants: dict[str, list[str]],
        posargs: list[str],
        sessions: dict[str, ast.FunctionDef],
    ) -> None:
        self._call = call
        self._path = path
        self._constants = constants
        self._posargs = posargs
        self._sessions = sessions
        self._seen: set[str] = set()

    def of(self, function: ast.FunctionDef) -> Iterator[Piece]:
        """All commands of one session."""
        if function.name in self._seen or not function.args.args:
            return
        self._seen.add(function.name)
        yield from self._block(function.body, function.args.args[0].arg, ())

    def _block(
        self, body: list[ast.stmt], session: str, flaws: tuple[Flaw, ...]
    ) -> Iterator[Piece]:
        for statement in body:
            inner = flaws
            if isinstance(statement, (ast.If, ast.While, ast.Try, ast.For)):
                what = type(statement).__name__.lower()
                if not isinstance(statement, ast.For):
                    message = f"depends on an `{what}` of the session"
                    inner += (Flaw(message, self._path, statement.lineno, False),)
                for field in ("body", "orelse", "finalbody"):
                    yield from self._block(getattr(statement, field, []), session, inner)
            elif isinstance(statement, ast.With):
                yield from self._block(statement.body, session, flaws)
            elif _leaves(statement, session):
                if not flaws:
                    return
            elif isinstance(statement, (ast.Expr, ast.Assign)):
                yield from self._expression(statement.value, session, flaws)

    def _expression(self, node: ast.expr, session: str, flaws: tuple[Flaw, ...]) -> Iterator[Piece]:
        if not isinstance(node, ast.Call):
            return
        called = ast.unparse(node.func)
        if called == f"{session}.notify" and node.args:
            names = self._words(node.args[:1])
            if names and names[0] in self._sessions:
                yield from self.of(self._sessions[names[0]])
        elif called == f"{session}.install":
            yield self._piece(["pip", "install", *self._words(node.args)], node, flaws)
        elif called.rpartition(".")[0] == session and called.rpartition(".")[2] in _RUNS:
            codes = [k for k in node.keywords if k.arg == "success_codes"]
            for keyword in codes:
                message = f"its failure is ignored: success_codes={ast.unparse(keyword.value)}"
                sure = "1" in ast.unparse(keyword.value)
                flaws += (Flaw(message, self._path, node.lineno, sure),)
            yield self._piece(self._words(node.args), node, flaws)
        elif any(ast.unparse(argument) == session for argument in node.args):
            reason = f"what `{called}(…)` runs is not followed"
            yield Loose(reason, self._path, node.lineno)

    def _piece(self, words: list[str], node: ast.Call, flaws: tuple[Flaw, ...]) -> Piece:
        return Call(
            tuple(words),
            self._path,
            node.lineno,
            self._call.system,
            self._path.rpartition("/")[0],
            self._call.variables,
            flaws,
        )

    def _piece_of(self, part: ast.expr) -> str:
        if isinstance(part, ast.Constant):
            return str(part.value)
        inner = part.value if isinstance(part, ast.FormattedValue) else part
        known = self._constants.get(inner.id, []) if isinstance(inner, ast.Name) else []
        return known[0] if len(known) == 1 else unknown(ast.unparse(inner))

    def _words(self, nodes: list[ast.expr]) -> list[str]:
        words: list[str] = []
        for node in nodes:
            starred = isinstance(node, ast.Starred)
            value = node.value if isinstance(node, ast.Starred) else node
            text = ast.unparse(value)
            if isinstance(value, ast.Constant):
                words.append(str(value.value))
            elif isinstance(value, ast.JoinedStr):
                words.append("".join(self._piece_of(part) for part in value.values))
            elif text.endswith(".posargs"):
                words += self._posargs
            elif isinstance(value, ast.Name) and value.id in self._constants:
                words += self._constants[value.id]
            elif starred and isinstance(value, (ast.List, ast.Tuple)):
                words += self._words(value.elts)
            else:
                words.append(unknown(("*" if starred else "") + text))
        return words
