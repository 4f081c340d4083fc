"""Code that comments hold in place of running it, told from prose and examples."""

from __future__ import annotations

import ast
import io
import re
import textwrap
import tokenize
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ._python import dotted, parse

_NO_CODE = re.compile(
    r"""\s*(?:
      !|:|>>>|\.\.\.\s|\.\.\s|\$\s|%%|\+|region\b|endregion\b|///|-\*-|={3,}|-{3,}|https?://|www\.
    | (?:type|noqa|nosec|ruff|flake8|isort|fmt|yapf|pylint|mypy|pyright|pragma|coverage|spdx|dod
        |vim?|cython|nopycln|pyre|pytype|language|coding|copyright|todo|fixme|xxx|hack|note|warning|e\.?g
        |i\.?e|see|example|usage|spell-?checker|cspell|noinspection|sourcery|skipcq|doctest|sphinx)
      (?:\b|(?=:))(?!\s*[=.(])
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_LEADS_IN = re.compile(
    r"(?:[:：]|\b(?:e\.?g|i\.?e|example|like|equivalent|same as|such as|instead of|becomes?|means"
    r"|would be|is|are|as|to|with|of|use|using|see|run|call|calls|from|by|or|and|vs)[.,]?)\s*$",
    re.IGNORECASE,
)
_SET_ASIDE = re.compile(
    r"\b(?:disabled?|comment(?:ed)?[ -]?(?:out|in)|uncomment|old|former(?:ly)?|previous(?:ly)?|dead"
    r"|unused|temporar\w+|for now|remove[ds]?|deprecated|todo|fixme|hack|xxx|debug\w*"
    r"|re-?enable\w*|no longer|was|legacy|auskommentiert|alt|vorher|deaktiviert)\b",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"(?:(?:if|elif|while)\s.+|for\s.+\sin\s.+|(?:async\s+)?(?:with|def|for|class)\s.+|try|else"
    r"|finally|except(?:\s.+)?|match\s.+|case\s.+):\s*$"
)
_C_STRONG = re.compile(
    r"""(?:
      (?:const|let|var)\s+[\w${\[].*=.*
    | (?:import|export)\s.*\sfrom\s+['"].*
    | (?:await\s+|return\s+|throw\s+|delete\s+|new\s+)?[\w$.\[\]'"]+(?:<[\w, ]+>)?\(.*\)\s*
    | (?:await\s+|return\s+|throw\s+)[\w$.\[\]('"!{].*
    | [\w$.\[\]'"]+\s*(?:[-+*/|&]?=|:=)\s*[^=].*
    );\s*$
    | (?:\}?\s*else\s*(?:if\s*\(.*\)\s*)?|(?:if|for|while|switch|catch)\s*\(.*\)\s*|(?:async\s+)?
      function\s*\w*\(.*\)\s*|.*\)\s*=>\s*)\{\s*$""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class CommentedCode:
    """A run of comment lines that are code; `doubt` says why they may rather explain something."""

    line: int
    number: int
    text: str
    doubt: str = ""


@dataclass(frozen=True)
class _Line:
    number: int
    text: str


def in_python(text: str, added: Collection[int], was_code: Collection[str]) -> list[CommentedCode]:
    """The commented-out code that added lines of a Python file hold.

    `was_code` are lines of code, stripped, that the change takes away: in a comment there is no
    doubt about them.
    """
    found: list[CommentedCode] = []
    for block in _blocks(_own_lines(text), text):
        fresh = [line for line in block if line.number in added]
        if fresh and not _is_heading(block):
            found += _of_block(block, added, was_code)
    return found


def _own_lines(text: str) -> list[tuple[int, int, str]]:
    """(line, column, comment) of the comments that stand alone on their line."""
    found = []
    lines = text.split("\n")
    try:
        for token in tokenize.generate_tokens(io.StringIO(text.removeprefix("\ufeff")).readline):
            if token.type == tokenize.COMMENT:
                row, column = token.start
                if row <= len(lines) and not lines[row - 1][:column].strip("\ufeff \t\f"):
                    found.append((row, column, token.string))
    except (tokenize.TokenError, SyntaxError, ValueError):
        pass
    return found


def _blocks(comments: Sequence[tuple[int, int, str]], text: str) -> Iterator[list[_Line]]:
    """Comments that stand one below the other in the same column, without their marks."""
    block: list[_Line] = []
    place = (-1, -1)
    for number, column, comment in comments:
        if block and (number, column) != place:
            yield block
            block = []
        block.append(_Line(number, comment.lstrip("#") if comment[:3] != "###" else ""))
        place = (number + 1, column)
    if block:
        yield block


def _is_heading(block: Sequence[_Line]) -> bool:
    """Whether it is the head of the file, or settings that a program reads."""
    first = block[0].text.strip()
    if first.startswith("/// ") or first.startswith("!"):
        return True
    return any(re.search(r"(?i)\b(copyright|licen[cs]ed?|spdx)\b", line.text) for line in block)


def _of_block(
    block: Sequence[_Line], added: Collection[int], was_code: Collection[str]
) -> Iterator[CommentedCode]:
    """Runs of code in a block; what stands before a run says whether it is an example."""
    start = 0
    while start < len(block):
        end = _run_of_code(block, start)
        if end == start:
            start += 1
            continue
        run = block[start:end]
        fresh = [line for line in run if line.number in added]
        if fresh and (any(_says_much(line.text) for line in run) or _all_known(run, was_code)):
            prose = [line.text.strip() for line in (*block[:start], *block[end:])]
            yield CommentedCode(
                fresh[0].number,
                len(fresh),
                fresh[0].text.strip(),
                "" if _all_known(run, was_code) else _doubt(run, prose, block[:start]),
            )
        start = end


def _run_of_code(block: Sequence[_Line], start: int) -> int:
    """Where the longest piece of Python that starts at `start` ends; `start` where none does."""
    if not _may_start(block[start].text):
        return start
    best = start
    for end in range(len(block), start, -1):
        lines = [line.text for line in block[start:end]]
        if any(_NO_CODE.match(line) for line in lines if line.strip()):
            continue
        if _is_code(lines):
            best = end
            break
    while best > start and not block[best - 1].text.strip():
        best -= 1
    return best


def _may_start(text: str) -> bool:
    bare = text.strip()
    return bool(bare) and not _NO_CODE.match(bare) and bool(re.search(r"[=(\[.:@]|^\w+ ", bare))


def _is_code(lines: Sequence[str]) -> bool:
    text = textwrap.dedent("\n".join(lines)).strip("\n")
    tree = parse(text)
    if tree is None and _HEADER.match(lines[-1].strip()):
        indent = len(lines[-1]) - len(lines[-1].lstrip()) + 1
        tree = parse(textwrap.dedent("\n".join([*lines, " " * indent + "pass"])))
    if tree is None and re.match(r"(elif|else|except|finally)\b", text):
        opener = "try:\n pass\n" if text.startswith(("except", "finally")) else "if x:\n pass\n"
        tree = parse(opener + text)
    return tree is not None and bool(tree.body) and all(_is_statement(n) for n in tree.body)


def _is_statement(node: ast.stmt) -> bool:
    """Whether a statement is more than words that happen to be Python."""
    if isinstance(node, ast.Expr):
        return _is_call(node.value)
    if isinstance(node, ast.AnnAssign):
        return node.value is not None
    if isinstance(node, ast.Return | ast.Raise | ast.Delete | ast.Assert | ast.Global):
        said = [
            n for n in ast.iter_child_nodes(node) if not isinstance(n, ast.Name | ast.expr_context)
        ]
        return bool(said)
    if isinstance(node, ast.Import | ast.ImportFrom):
        return True
    return not isinstance(node, ast.Nonlocal)


def _is_call(node: ast.expr) -> bool:
    if isinstance(node, ast.Await | ast.Yield | ast.YieldFrom):
        return node.value is not None and _is_call(node.value)
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and "\n" in node.value
    return isinstance(node, ast.Call) and bool(dotted(node))


def _says_much(text: str) -> bool:
    """Whether one line alone looks like a statement and not like a few words."""
    bare = text.strip()
    if re.match(r"(import|from)\s", bare):
        return bool(re.fullmatch(r"import [\w., ]+( as \w+)?|from [\w.]+ import .+", bare)) and (
            bare.islower() or "_" in bare or bare.startswith("from")
        )
    if re.match(r"(def|class|async|if|for|while|with|elif|except|@)\b", bare):
        return True
    if re.match(r"(?:await\s+|return\s+|yield\s+|raise\s+|assert\s+)?[\w.]+\(", bare):
        # A name with empty brackets is how prose speaks of a function.
        return not re.fullmatch(r"\w+\(\)\W*", bare)
    return bool(re.search(r"[^=!<>]=[^=]|^(return|raise|assert|del|yield)\s", bare))


def _all_known(run: Sequence[_Line], was_code: Collection[str]) -> bool:
    telling = [line.text.strip() for line in run if len(line.text.strip()) > 5]
    return bool(telling) and all(line in was_code for line in telling)


def _doubt(run: Sequence[_Line], prose: Iterable[str], above: Sequence[_Line]) -> str:
    said = [line for line in prose if line]
    if any(_SET_ASIDE.search(line) for line in said):
        return ""
    before = next((line.text.strip() for line in reversed(above) if line.text.strip()), "")
    if before and _LEADS_IN.search(before):
        return "an example, it seems"
    if said:
        return "it stands among words that may explain it"
    if run[0].text.startswith(" " * 4):
        return "it is set in like an example"
    if len(run) == 1 and not _sounds_like_code(run[0].text.strip()):
        return "a single line that may describe what follows"
    return ""


def _sounds_like_code(line: str) -> bool:
    """Whether one line on its own is nothing that one would write as a remark."""
    tree = parse(line)
    if tree is None or not tree.body:
        return bool(_HEADER.match(line)) and bool(re.search(r"[._(=]", line))
    node = tree.body[0]
    if isinstance(node, ast.Import | ast.ImportFrom):
        return True
    if isinstance(node, ast.Expr):
        name = dotted(node.value)
        return name in ("print", "breakpoint") or ("." in name and not name[0].isupper())
    if isinstance(node, ast.Assign) and dotted(node.targets[0]).startswith("self."):
        return True
    if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign | ast.Return | ast.Raise):
        return any(isinstance(part, ast.Call | ast.JoinedStr) for part in ast.walk(node))
    return isinstance(node, ast.Assert)


def in_braces(text: str, added: Collection[int]) -> list[CommentedCode]:
    """The same for languages with `//` comments and statements that end in `;` or `{`."""
    return [
        CommentedCode(number, 1, match[1].strip())
        for number, line in enumerate(text.split("\n"), 1)
        if number in added
        and (match := re.match(r"\s*//(?!/)\s*(.*?)\s*$", line))
        and _C_STRONG.match(match[1])
    ]
