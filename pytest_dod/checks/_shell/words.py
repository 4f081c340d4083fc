"""The words and signs of a shell script."""

from __future__ import annotations

import re
from dataclasses import dataclass

UNKNOWN = "\0"
"""Stands before and behind what is only known at run time: `pytest \\0$ARGS\\0`."""

_OPERATORS = ("((", "&&", "||", ";;&", ";;", ";&", "|&", ";", "&", "|", "(", ")", "\n")
_REDIRECTION = re.compile(r"\d*(?:<<<|<<-?|<>|<&|>>|>\||>&|&>>|&>|<|>)")
_NAME = re.compile(r"[A-Za-z_]\w*")
_ASSIGNED = re.compile(r"([A-Za-z_]\w*)(?:\[[^\]]*\])?\+?=")
_SPECIAL = frozenset("@*#?$!-0123456789")
_LONGEST = 200_000


class ShellError(Exception):
    """The text cannot be understood as a shell script."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


@dataclass(frozen=True)
class Part:
    """A piece of a word: `kind` is text, variable (the text is what stands in `${…}`) or run."""

    kind: str
    text: str
    quoted: bool = False

    @property
    def source(self) -> str:
        """As it was written."""
        if self.kind == "text":
            return self.text
        if self.kind == "run":
            return f"$({self.text})"
        return f"${self.text}" if _is_plain_name(self.text) else f"${{{self.text}}}"


@dataclass(frozen=True)
class Word:
    """A word; `bare` is its text where nothing in it is quoted or replaced, else ""."""

    parts: tuple[Part, ...]
    line: int
    bare: str = ""

    @classmethod
    def of(cls, text: str, line: int) -> Word:
        """A word without anything special in it."""
        return cls((Part("text", text),), line, text)

    @property
    def source(self) -> str:
        """As it was written, without its quotes."""
        return "".join(part.source for part in self.parts)

    def assignment(self) -> tuple[str, Word] | None:
        """Name and value of `NAME=value`."""
        if not self.parts or self.parts[0].kind != "text" or self.parts[0].quoted:
            return None
        match = _ASSIGNED.match(self.parts[0].text)
        if match is None:
            return None
        rest = self.parts[0].text[match.end() :]
        parts = (*((Part("text", rest),) if rest else ()), *self.parts[1:])
        if "+=" in match[0] or "[" in match[0]:
            parts = (Part("variable", match[1]), *parts)
        return match[1], Word(parts, self.line)


@dataclass(frozen=True)
class Token:
    """A word, an operator, a redirection with its target, or the end."""

    kind: str
    text: str
    line: int
    word: Word = Word((), 0)


def tokens(text: str, first_line: int) -> list[Token]:
    """All tokens of `text`. Raises ShellError where a quote or bracket never ends."""
    if len(text) > _LONGEST:
        raise ShellError("it is too long to be followed", first_line)
    return _Lexer(text.replace("\r\n", "\n"), first_line).all()


class _Lexer:
    def __init__(self, text: str, first_line: int) -> None:
        self._text = text
        self._at = 0
        self._line = first_line
        self._waiting: list[tuple[str, bool]] = []
        self._found: list[Token] = []

    def all(self) -> list[Token]:
        while self._at < len(self._text):
            self._token()
        self._found.append(Token("end", "the end", self._line))
        return self._found

    def _token(self) -> None:
        text, at = self._text, self._at
        if text.startswith("\\\n", at):
            self._at += 2
            self._line += 1
        elif text[at] in " \t":
            self._at += 1
        elif text[at] == "#":
            end = text.find("\n", at)
            self._at = len(text) if end < 0 else end
        elif redirection := _REDIRECTION.match(text, at):
            self._redirection(redirection)
        elif operator := next((sign for sign in _OPERATORS if text.startswith(sign, at)), ""):
            self._found.append(Token("operator", operator, self._line))
            self._at += len(operator)
            if operator == "\n":
                self._line += 1
                self._here_documents()
        else:
            word = self._word()
            self._found.append(Token("word", word.source, word.line, word))

    def _redirection(self, match: re.Match[str]) -> None:
        sign = match[0].lstrip("0123456789")
        if sign in ("<", ">") and self._text.startswith("(", match.end()):
            line = self._line
            self._at = match.end() + 1
            inner = self._until_closed(")")
            self._found.append(Token("word", inner, line, Word((Part("run", inner),), line)))
            return
        self._at = match.end()
        while self._at < len(self._text) and self._text[self._at] in " \t":
            self._at += 1
        target = self._word() if self._at < len(self._text) else Word((), self._line)
        if sign in ("<<", "<<-"):
            self._waiting.append((target.source, sign == "<<-"))
        self._found.append(Token("redirection", f"{sign}{target.source}", self._line))

    def _here_documents(self) -> None:
        for end, indented in self._waiting:
            while self._at < len(self._text):
                stop = self._text.find("\n", self._at)
                stop = len(self._text) if stop < 0 else stop
                line = self._text[self._at : stop]
                self._at = min(stop + 1, len(self._text))
                self._line += 1
                if (line.lstrip("\t") if indented else line) == end:
                    break
        self._waiting = []

    def _word(self) -> Word:
        line, start = self._line, self._at
        parts: list[Part] = []
        literal = ""
        text = self._text
        while self._at < len(text):
            sign = text[self._at]
            if sign in " \t\n;&|()<>" and not (
                sign == "(" and self._at > start and text[self._at - 1] in "?*+@!" and not parts
            ):
                break
            if text.startswith("\\\n", self._at):
                self._at += 2
                self._line += 1
            elif sign in "'\"`$\\" + UNKNOWN:
                if literal:
                    parts.append(Part("text", literal))
                    literal = ""
                parts += self._special(sign)
            else:
                literal += sign
                self._at += 1
        if literal:
            parts.append(Part("text", literal))
        plain = len(parts) == 1 and parts[0].kind == "text" and not parts[0].quoted
        return Word(tuple(parts), line, parts[0].text if plain else "")

    def _special(self, sign: str, quoted: bool = False) -> list[Part]:
        text = self._text
        self._at += 1
        if sign == UNKNOWN:
            end = text.find(UNKNOWN, self._at)
            end = len(text) if end < 0 else end
            inner = text[self._at : end]
            self._at = end + 1
            return [Part("text", f"{UNKNOWN}{inner}{UNKNOWN}", quoted)]
        if sign == "\\":
            escaped = text[self._at : self._at + 1]
            self._at += 1
            self._line += escaped == "\n"
            return [Part("text", escaped, True)]
        if sign == "'":
            return [self._single()]
        if sign == '"':
            return self._double()
        if sign == "`":
            return [Part("run", self._until_closed("`"), quoted)]
        return self._dollar(quoted)

    def _single(self) -> Part:
        end = self._text.find("'", self._at)
        if end < 0:
            raise ShellError("a quote is not closed", self._line)
        inner = self._text[self._at : end]
        self._line += inner.count("\n")
        self._at = end + 1
        return Part("text", inner, True)

    def _double(self) -> list[Part]:
        start = self._line
        parts: list[Part] = [Part("text", "", True)]
        text = self._text
        while self._at < len(text):
            sign = text[self._at]
            if sign == '"':
                self._at += 1
                return parts
            if sign == "\\":
                following = text[self._at + 1 : self._at + 2]
                kept = {"\n": "", "": ""}.get(following, following)
                if following and following not in '$`"\\\n':
                    kept = "\\" + following
                parts.append(Part("text", kept, True))
                self._line += following == "\n"
                self._at += 2
            elif sign in "`$" + UNKNOWN:
                parts += self._special(sign, quoted=True)
            else:
                self._line += sign == "\n"
                parts.append(Part("text", sign, True))
                self._at += 1
        raise ShellError("a quote is not closed", start)

    def _dollar(self, quoted: bool) -> list[Part]:
        text = self._text
        following = text[self._at : self._at + 1]
        if text.startswith("((", self._at):
            self._at += 2
            inner = self._until_closed(")")
            self._at += self._text.startswith(")", self._at)
            return [Part("variable", f"(({inner}))", quoted)]
        if following == "(":
            self._at += 1
            return [Part("run", self._until_closed(")"), quoted)]
        if following == "{":
            self._at += 1
            return [Part("variable", self._until_closed("}"), quoted)]
        if following == "'" and not quoted:
            self._at += 1
            return [self._single()]
        if following == '"' and not quoted:
            self._at += 1
            return self._double()
        if following and following in _SPECIAL:
            self._at += 1
            return [Part("variable", following, quoted)]
        if name := _NAME.match(text, self._at):
            self._at = name.end()
            return [Part("variable", name[0], quoted)]
        return [Part("text", "$", quoted)]

    def _until_closed(self, end: str) -> str:
        """What stands before the bracket (or backtick) that ends it, which is passed over."""
        start, line = self._at, self._line
        opening = {")": "(", "}": "{"}.get(end, "")
        depth = 1
        text = self._text
        while self._at < len(text):
            sign = text[self._at]
            if sign == "\\":
                self._line += text[self._at + 1 : self._at + 2] == "\n"
                self._at += 2
                continue
            self._at += 1
            self._line += sign == "\n"
            if sign == end:
                depth -= 1
                if not depth:
                    return text[start : self._at - 1]
            elif sign == opening:
                depth += 1
            elif sign == "'" and end != "`":
                self._single()
            elif sign == '"' and end != "`":
                self._double()
        raise ShellError(f"`{end}` is missing", line)


def _is_plain_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None or (len(text) == 1 and text in _SPECIAL)
