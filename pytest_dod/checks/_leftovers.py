"""What people leave behind while they work: notes to themselves, debug output, breakpoints."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ._paths import folders_of, is_build_script, is_test_code, name_of, suffix_of
from ._python import FunctionNode, comments, dotted, is_docstring

BRACES = frozenset(
    re.findall(
        r"\S+",
        ".js .jsx .mjs .cjs .ts .tsx .vue .svelte .go .rs .java .kt .kts .scala .c .h .cc .cpp "
        ".cxx .hpp .hh .cs .php .swift .dart .scss .m .mm",
    )
)
SCRIPTS = frozenset({".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".vue", ".svelte"})
HASHES = frozenset(
    re.findall(
        r"\S+",
        ".sh .bash .zsh .rb .pl .pm .r .jl .ex .exs .ps1 .toml .yml .yaml .cfg .ini .pyx .pxd",
    )
)
_MARK = r"(?P<mark>TODO|FIXME|XXX|HACK)"
_AT_START = re.compile(rf"\W*(?:{_MARK}|(?i:(?P<low>todo|to-do|fixme)(?=\s*[:(])))(?!\w)")
_INSIDE = re.compile(rf"(?<![\w`'\"«<-]){_MARK}(?=\s*[:(]|\W*$)(?![`'\"])")
_TRACKED = re.compile(r"#\d+|\b[A-Z][A-Z0-9]+-\d+\b|https?://\S+|\bGH-?\d+", re.IGNORECASE)
_OPENERS = {
    "braces": re.compile(r"(?<![:\w])//|/\*|^\s*\*(?!/)|<!--|\{/\*"),
    "hash": re.compile(r"(?<![\w$&{])#(?!\{)"),
    "dashes": re.compile(r"--"),
    "markup": re.compile(r"<!--|\{#|<%#|\{%-?\s*comment|//|/\*|^\s*\*(?!/)"),
}
_STRING = re.compile(r"'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\"|`(?:\\.|[^`\\\n])*`")
_CLI_NAMES = frozenset(
    {"__main__.py", "cli.py", "manage.py", "console.py", "commands.py", "tasks.py"}
)
_CLI_FOLDERS = frozenset({"cli", "commands", "cmd", "console"})
_BY_HAND = frozenset({"benchmarks", "bench", "bin", "ci", "dev", "doc", "docs", "docs_src"}) | {
    "example",
    "examples",
    "hack",
    "scripts",
    "script",
    "tools",
    "notebooks",
    "tutorial",
    "tutorials",
}
_CLI_LIBRARIES = frozenset({"argparse", "click", "typer", "fire", "docopt", "optparse", "cyclopts"})
_PRINTING_NAME = re.compile(
    r"_?(?:main|cli|run_cli|(?:print|show|display|dump|echo|pprint|report|list|usage|help|banner"
    r"|output|log|write|say|emit)(?:_\w+)?|cmd_\w+|\w+_(?:command|cmd))$"
)
_DEBUGGERS = frozenset(
    {"pdb", "ipdb", "pudb", "wdb", "web_pdb", "remote_pdb", "rpdb", "epdb", "pdbpp", "pydevd"}
    | {"pydevd_pycharm", "debugpy", "ptvsd", "pysnooper", "snoop", "icecream", "q", "bpdb"}
)
_STOPS = frozenset(
    {"breakpoint", "sys.breakpointhook", "pytest.set_trace", "IPython.embed", "code.interact"}
    | {"celery.contrib.rdb.set_trace", "rdb.set_trace", "bpython.embed", "ptpython.embed"}
)
_FEATURES = frozenset(
    {"post_mortem", "pm", "Pdb", "run", "runcall", "runeval", "listen", "connect"}
)
_FOREIGN_STOPS: Mapping[str, re.Pattern[str]] = {
    **dict.fromkeys(SCRIPTS, re.compile(r"(?<![\w$.-])debugger\s*(?:;|$)")),
    ".rs": re.compile(r"\bdbg!\s*\("),
    ".php": re.compile(r"(?<![\w>$:])(?:var_dump|dd|xdebug_break)\s*\("),
    ".rb": re.compile(r"\bbinding\.(?:pry|irb|b)\b|(?<![\w.])(?:byebug|debugger)\s*$"),
    ".go": re.compile(r"\bruntime\.Breakpoint\(|\bspew\.Dump\("),
}
_FOREIGN_PRINTS: Mapping[str, re.Pattern[str]] = {
    **dict.fromkeys(SCRIPTS, re.compile(r"(?<![\w$.])console\.(?:log|debug|dir|table|trace)\s*\(")),
    ".php": re.compile(r"(?<![\w>$:])print_r\s*\("),
}
_DEBUG_TEXT = re.compile(
    r"\s*(?:\W*\b(?:debug(?:ging)?|here|got here|test(?:ing)?\s*\d*|foo|xxx+|asdf|hello)\b\W*$"
    r"|\W*\bdebug\b\s*[:\]]|[!#>*@]{3,}|\d+\s*$)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Leftover:
    """One thing found; `doubt` says why it may be meant to stay."""

    kind: str
    line: int
    message: str
    doubt: str = ""


def todos(path: str, text: str, tree: ast.Module | None, tracked: bool) -> Iterator[Leftover]:
    """Notes to oneself; those that name a ticket are left alone where `tracked` says so."""
    for line, remark in _remarks(path, text, tree):
        found = _AT_START.match(remark) or _INSIDE.search(remark)
        doubt = ""
        if found is None:
            found = re.search(rf"(?<![\w`'\"«<-]){_MARK}(?![\w`'\"»-])", remark)
            if found is None or found["mark"] in ("XXX", "HACK"):
                continue
            doubt = "it stands within a sentence"
        if tracked and _TRACKED.search(remark):
            continue
        mark = (found["mark"] or found["low"]).upper()
        yield Leftover("todo", line, f"a {mark} is left: `{_cut(remark)}`", doubt)


def _remarks(path: str, text: str, tree: ast.Module | None) -> Iterator[tuple[int, str]]:
    suffix = suffix_of(path)
    if suffix in (".py", ".pyi"):
        yield from comments(text)
        yield from _documented_todos(text, tree)
        return
    named = name_of(path).lower()
    if suffix in BRACES or suffix == ".css":
        opener = _OPENERS["braces"]
    elif suffix in HASHES or named in ("makefile", "dockerfile", "justfile"):
        opener = _OPENERS["hash"]
    elif suffix in (".sql", ".lua", ".hs"):
        opener = _OPENERS["dashes"]
    elif suffix in (".html", ".htm", ".jinja", ".j2"):
        opener = _OPENERS["markup"]
    else:
        return
    for number, line in enumerate(text.split("\n"), 1):
        start = opener.search(_STRING.sub(lambda s: " " * len(s[0]), line))
        if start:
            yield number, line[start.end() :].strip()


def _documented_todos(text: str, tree: ast.Module | None) -> Iterator[tuple[int, str]]:
    lines = text.split("\n")
    for node in ast.walk(tree) if tree else ():
        body = getattr(node, "body", None)
        for part in body[:1] if isinstance(body, list) else ():
            if not isinstance(part, ast.Expr) or not is_docstring(part):
                continue
            for number in range(part.lineno, (part.end_lineno or part.lineno) + 1):
                line = lines[number - 1].strip().lstrip("\"' ")
                if re.match(r"(?:TODO|FIXME|XXX|HACK)\s*[:(]|\.\. todo::", line):
                    yield number, line.replace(".. todo::", "TODO:")


def foreign(path: str, text: str) -> Iterator[Leftover]:
    """Breakpoints and debug output in other languages than Python."""
    suffix = suffix_of(path)
    stops, prints = _FOREIGN_STOPS.get(suffix), _FOREIGN_PRINTS.get(suffix)
    if stops is None and prints is None:
        return
    doubt = _place(path) or _node_script(path, text)
    for number, line in enumerate(text.split("\n"), 1):
        code = _STRING.sub('""', line)
        if re.match(r"\s*(?://|/?\*|#)", code):
            continue
        code = re.split(r"(?<!:)//|/\*", code)[0]
        if stops and (found := stops.search(code)):
            yield Leftover("debugger", number, f"`{found[0].strip(' (;')}` is left")
        if prints and (found := prints.search(code)):
            yield Leftover("print", number, f"`{found[0].strip(' (;')}` is left", doubt)


def _node_script(path: str, text: str) -> str:
    if re.search(r"\.config\.[cm]?[jt]s$", path) or text.startswith("#!"):
        return "a program that is run by hand"
    return ""


def debuggers(tree: ast.Module) -> Iterator[Leftover]:
    """Breakpoints, and imports of debuggers, in Python."""
    borrowed = {name: (line, full) for line, name, full in _borrowed(tree)}
    deliberate: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in _FEATURES:
            deliberate.add(dotted(node).partition(".")[0])
        if not isinstance(node, ast.Call):
            continue
        if _imported_in_place(node.func):
            yield Leftover("debugger", node.lineno, "a debugger imported on the spot is left")
            continue
        name = dotted(node)
        head, _, rest = name.partition(".")
        source = borrowed.get(name) or borrowed.get(head)
        full = name if source is None else f"{source[1]}.{rest}".rstrip(".")
        if full in _STOPS or (full.partition(".")[0] in _DEBUGGERS and source):
            doubt = ""
            if full.rpartition(".")[2] in _FEATURES:
                doubt = "a program may offer this to its users"
                deliberate |= {name, head}
            yield Leftover("debugger", node.lineno, f"`{name}()` is left", doubt)
    for name, (line, full) in borrowed.items():
        doubt = "a program may offer this to its users" if name in deliberate else ""
        yield Leftover("debugger", line, f"the import of `{full}` is left", doubt)


def _imported_in_place(called: ast.expr) -> bool:
    """`__import__("pdb").set_trace`, and the same by `importlib`."""
    value = called.value if isinstance(called, ast.Attribute) else None
    if not isinstance(value, ast.Call) or not value.args:
        return False
    name = value.args[0]
    by = dotted(value).rpartition(".")[2]
    return (
        by in ("__import__", "import_module")
        and isinstance(name, ast.Constant)
        and name.value in _DEBUGGERS
    )


def _borrowed(tree: ast.Module) -> Iterator[tuple[int, str, str]]:
    """(line, name here, full name) of what is imported from debuggers."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.partition(".")[0] in _DEBUGGERS:
                    yield node.lineno, alias.asname or alias.name.partition(".")[0], alias.name
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                if node.module.partition(".")[0] in _DEBUGGERS or full in _STOPS:
                    yield node.lineno, alias.asname or alias.name, full


def prints(path: str, text: str, tree: ast.Module, before: ast.Module | None) -> Iterator[Leftover]:
    """Calls of `print`; with a doubt where printing may be what the code is for."""
    place = _place(path) or _program(path, text, tree)
    by_hand = _run_by_hand(tree)
    talkative = _printing_functions(before)
    for node, owners in _calls(tree, ()):
        name = dotted(node)
        if name not in ("print", "pprint", "pprint.pprint", "pp", "pprint.pp", "rich.print"):
            continue
        if name == "pp" and not re.search(r"\bimport\b.*\bpp\b", text):
            continue
        doubt = place or _purpose(node, owners, by_hand, talkative)
        if _is_for_debugging(node):
            doubt = "" if not is_test_code(path) else doubt
        yield Leftover("print", node.lineno, f"`{name}(…)` is left", doubt)


def _place(path: str) -> str:
    """Why code at this path may print."""
    folders = [folder.lower() for folder in folders_of(path)]
    if is_test_code(path):
        return "in tests"
    if name_of(path) in _CLI_NAMES or name_of(path).endswith(("_cli.py", "_command.py")):
        return "in a program for the command line"
    if _CLI_FOLDERS & set(folders):
        return "in a program for the command line"
    if (folders and folders[0] in _BY_HAND) or is_build_script(path):
        return "in a program that is run by hand"
    if {"scripts", "bin", "examples", "benchmarks"} & set(folders):
        return "in a program that is run by hand"
    return ""


def _program(path: str, text: str, tree: ast.Module) -> str:
    if text.startswith("#!"):
        return "in a program with a #! line"
    for node in tree.body:
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module]
        if {name.partition(".")[0] for name in names} & _CLI_LIBRARIES:
            return "in a program for the command line"
    return ""


Owners = tuple[FunctionNode, ...]


def _calls(node: ast.AST, owners: Owners) -> Iterator[tuple[ast.Call, Owners]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield child, owners
        inner = owners
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            inner = (*owners, child)
        yield from _calls(child, inner)


def _run_by_hand(tree: ast.Module) -> tuple[list[tuple[int, int]], frozenset[str]]:
    """The blocks under `if __name__ == "__main__"`, and the functions that only they reach."""
    blocks = [
        node
        for node in tree.body
        if isinstance(node, ast.If)
        and any(isinstance(n, ast.Name) and n.id == "__name__" for n in ast.walk(node.test))
    ]
    functions = {
        node.name: node
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    reached: set[str] = set()
    waiting: list[ast.AST] = list(blocks)
    while waiting:
        for part in ast.walk(waiting.pop()):
            if isinstance(part, ast.Name) and part.id in functions and part.id not in reached:
                reached.add(part.id)
                waiting.append(functions[part.id])
    lines = [(node.lineno, node.end_lineno or node.lineno) for node in blocks]
    return lines, frozenset(reached)


def _printing_functions(before: ast.Module | None) -> frozenset[str]:
    """Functions that printed before the change, too."""
    if before is None:
        return frozenset()
    return frozenset(
        ".".join(owner.name for owner in owners)
        for node, owners in _calls(before, ())
        if dotted(node) == "print"
    )


def _purpose(
    node: ast.Call,
    owners: Owners,
    by_hand: tuple[list[tuple[int, int]], frozenset[str]],
    talkative: frozenset[str],
) -> str:
    blocks, reached = by_hand
    if any(keyword.arg == "file" for keyword in node.keywords):
        return "it writes to a stream that was chosen"
    if any(first <= node.lineno <= last for first, last in blocks):
        return 'under `if __name__ == "__main__"`'
    if owners and owners[0].name in reached:
        return f"{owners[0].name} is run by hand"
    if any(_PRINTING_NAME.match(owner.name) for owner in owners):
        return f"{owners[-1].name} is there to print"
    if ".".join(owner.name for owner in owners) in talkative:
        where = owners[-1].name if owners else "this module"
        return f"{where} printed before, too"
    return ""


def _is_for_debugging(node: ast.Call) -> bool:
    """Whether what is printed is plainly a remark of somebody who is looking for a fault."""
    first = node.args[0] if node.args else None
    if isinstance(first, ast.Constant) and isinstance(first.value, str):
        return bool(_DEBUG_TEXT.match(first.value))
    if isinstance(first, ast.JoinedStr):
        # f"{x=}" becomes the text "x=" with the value behind it.
        for text, value in zip(first.values, first.values[1:], strict=False):
            if not isinstance(text, ast.Constant) or not isinstance(value, ast.FormattedValue):
                continue
            if str(text.value).endswith(f"{ast.unparse(value.value)}="):
                return value.conversion == 114
    return False


def _cut(text: str) -> str:
    shown = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return shown if len(shown) <= 60 else shown[:57] + "…"
