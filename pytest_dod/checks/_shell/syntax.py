"""The text of a shell script as a tree of commands. Nothing is run, and nothing is looked up."""

from __future__ import annotations

import functools

from .tree import Case, Chain, Command, Function, Group, If, Loop, Pipe, Sequence, Simple
from .words import ShellError, Token, Word, tokens

_DEPTH = 40
_ENDS = frozenset({"then", "elif", "else", "fi", "do", "done", "esac", "}"})


@functools.lru_cache(maxsize=256)
def parse_shell(text: str, first_line: int = 1) -> Sequence:
    """The commands of `text`. Raises ShellError where it cannot be understood."""
    try:
        parser = _Parser(tokens(text, first_line))
        sequence = parser.sequence()
    except RecursionError:
        raise ShellError("it is nested too deeply", first_line) from None
    if parser.token.kind != "end":
        raise ShellError(f"`{parser.token.text}` was not expected", parser.token.line)
    return sequence


class _Parser:
    def __init__(self, found: list[Token]) -> None:
        self._tokens = found
        self._at = 0
        self._depth = 0

    @property
    def token(self) -> Token:
        return self._tokens[self._at]

    def _next(self) -> Token:
        token = self.token
        if token.kind != "end":
            self._at += 1
        return token

    def _is(self, *operators: str) -> bool:
        return self.token.kind == "operator" and self.token.text in operators

    def _is_word(self, *words: str) -> bool:
        return self.token.kind == "word" and self.token.word.bare in words

    def _expect(self, text: str) -> None:
        if not (self._is(text) or self._is_word(text)):
            raise ShellError(f"`{text}` is missing", self.token.line)
        self._next()

    def _skip_newlines(self) -> None:
        while self._is("\n"):
            self._next()

    def sequence(self) -> Sequence:
        self._depth += 1
        if self._depth > _DEPTH:
            raise ShellError("it is nested too deeply", self.token.line)
        chains: list[Chain] = []
        while True:
            while self._is("\n", ";"):
                self._next()
            if self.token.kind == "end" or self._is(")", ";;", ";&", ";;&"):
                break
            if self._is_word(*_ENDS):
                break
            chains.append(self._chain())
        self._depth -= 1
        return Sequence(tuple(chains))

    def _chain(self) -> Chain:
        line = self.token.line
        pipes, operators = [self._pipe()], []
        while self._is("&&", "||"):
            operators.append(self._next().text)
            self._skip_newlines()
            pipes.append(self._pipe())
        background = self._is("&")
        if background:
            self._next()
        return Chain(tuple(pipes), tuple(operators), background, line)

    def _pipe(self) -> Pipe:
        negated = False
        while self._is_word("!"):
            self._next()
            negated = not negated
        if self._is_word("time"):
            self._next()
            if self._is_word("-p"):
                self._next()
        commands = [self._command()]
        while self._is("|", "|&"):
            self._next()
            self._skip_newlines()
            commands.append(self._command())
        return Pipe(tuple(commands), negated)

    def _command(self) -> Command:
        line = self.token.line
        if self._is("(("):
            return self._arithmetic(line)
        if self._is("("):
            self._next()
            body = self.sequence()
            self._expect(")")
            self._redirections()
            return Group(body, True, line)
        if self.token.kind != "word":
            raise ShellError(f"`{self.token.text.strip()}` was not expected", line)
        compound = {
            "{": self._group,
            "if": self._if,
            "for": self._for,
            "select": self._for,
            "while": self._while,
            "until": self._while,
            "case": self._case,
            "function": self._function,
            "[[": self._test,
        }.get(self.token.word.bare)
        if compound is None:
            return self._simple()
        command = compound()
        self._redirections()
        return command

    def _redirections(self) -> None:
        while self.token.kind == "redirection":
            self._next()

    def _arithmetic(self, line: int) -> Command:
        depth = 2
        self._next()
        while depth:
            token = self._next()
            if token.kind == "end":
                raise ShellError("`))` is missing", line)
            depth += {"((": 2, "(": 1, ")": -1}.get(token.text, 0)
        return Simple((), (Word.of("((", line),), line)

    def _test(self) -> Command:
        words = [self._next().word]
        while not self._is_word("]]"):
            token = self._next()
            if token.kind == "end":
                raise ShellError("`]]` is missing", token.line)
            words.append(token.word if token.kind == "word" else Word.of(token.text, token.line))
        words.append(self._next().word)
        return Simple((), tuple(words), words[0].line)

    def _group(self) -> Command:
        line = self._next().line
        body = self.sequence()
        self._expect("}")
        return Group(body, False, line)

    def _if(self) -> Command:
        line = self._next().line
        branches: list[tuple[Sequence | None, Sequence]] = []
        condition = self.sequence()
        self._expect("then")
        branches.append((condition, self.sequence()))
        while self._is_word("elif"):
            self._next()
            condition = self.sequence()
            self._expect("then")
            branches.append((condition, self.sequence()))
        if self._is_word("else"):
            self._next()
            branches.append((None, self.sequence()))
        self._expect("fi")
        return If(tuple(branches), line)

    def _for(self) -> Command:
        line = self._next().line
        name = ""
        if self._is("(("):
            self._arithmetic(line)
        else:
            name = self._next().text
            self._skip_newlines()
            if self._is_word("in"):
                while not self._is("\n", ";"):
                    if self._next().kind == "end":
                        raise ShellError("`do` is missing", line)
        while self._is("\n", ";"):
            self._next()
        return Loop(None, name, self._body(), line)

    def _while(self) -> Command:
        line = self._next().line
        condition = self.sequence()
        return Loop(condition, "", self._body(), line)

    def _body(self) -> Sequence:
        self._expect("do")
        body = self.sequence()
        self._expect("done")
        return body

    def _case(self) -> Command:
        line = self._next().line
        self._next()
        self._skip_newlines()
        self._expect("in")
        bodies: list[Sequence] = []
        self._skip_newlines()
        while not self._is_word("esac"):
            while not self._is(")") or self._is("("):
                if self._next().kind == "end":
                    raise ShellError("`esac` is missing", line)
            self._next()
            bodies.append(self.sequence())
            if self._is(";;", ";&", ";;&"):
                self._next()
            self._skip_newlines()
        self._next()
        return Case(tuple(bodies), line)

    def _function(self) -> Command:
        line = self._next().line
        name = self._next().text
        if self._is("("):
            self._next()
            self._expect(")")
        self._skip_newlines()
        return Function(name, self._command(), line)

    def _simple(self) -> Command:
        line = self.token.line
        assignments: list[tuple[str, Word]] = []
        words: list[Word] = []
        while self.token.kind in ("word", "redirection"):
            token = self._next()
            if token.kind == "redirection":
                continue
            assigned = None if words else token.word.assignment()
            if assigned is not None:
                assignments.append(assigned)
                if self._is("(") and not assigned[1].parts:
                    self._array()
                continue
            words.append(token.word)
            if len(words) == 1 and not assignments and self._is("("):
                self._next()
                self._expect(")")
                self._skip_newlines()
                return Function(token.text, self._command(), line)
        return Simple(tuple(assignments), tuple(words), line)

    def _array(self) -> None:
        while not self._is(")"):
            if self._next().kind == "end":
                raise ShellError("`)` is missing", self.token.line)
        self._next()
