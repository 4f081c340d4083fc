"""How reports for people look, and the page they are written on."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.status import Status
from ._text import cells, cut, guard, safe, wrapped

_MIN_WIDTH, _MAX_WIDTH = 40, 120
_LONGEST_HANG = 8
_LONGEST_LINE = 600
_MOST_LINES = 12

GREEN, YELLOW, RED, CYAN, BOLD = "32", "33", "31", "36", "1"

_WORDS = {
    Status.PASSED: ("✓", "+", "passed", GREEN),
    Status.FAILED: ("✗", "x", "FAILED", RED),
    Status.ERROR: ("!", "!", "ERROR", RED),
    Status.UNPROVEN: ("?", "?", "UNPROVEN", YELLOW),
    Status.NOT_RUN: ("·", ".", "NOT RUN", YELLOW),
    Status.ATTESTED: ("✎", "@", "attested", CYAN),
    Status.WAIVED: ("~", "~", "waived", CYAN),
    Status.NOT_APPLICABLE: ("–", "-", "n/a", CYAN),
}


@dataclass(frozen=True)
class Style:
    """How a report for people is to look: columns, colour, glyphs beyond ASCII, `-q` and `-v`."""

    width: int = 80
    colour: bool = False
    unicode: bool = True
    verbosity: int = 0


def takes_glyphs(encoding: str | None) -> bool:
    """Whether a stream with this encoding can show the glyphs; else use `Style(unicode=False)`."""
    try:
        "✓✗✎–·…→".encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


class Page:
    """Lines of text in one style. What comes from outside is escaped here and nowhere else."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.width = min(max(style.width, _MIN_WIDTH), _MAX_WIDTH)
        self.ellipsis = "…" if style.unicode else "..."
        self.arrow = "→" if style.unicode else "->"
        self._lines: list[str] = []

    def __str__(self) -> str:
        return "".join(f"{line}\n" for line in self._lines)

    def bar(self, title: str, character: str = "=") -> None:
        """A line across the page with `title` in its middle."""
        shown = cut(safe(title), self.width - 8, self.ellipsis)
        room = max(self.width - cells(shown) - 2, 0)
        left = character * (room // 2)
        right = character * (room - room // 2)
        self._lines.append(guard(self.paint(f"{left} {shown} {right}", BOLD)))

    def blank(self) -> None:
        """An empty line."""
        self._lines.append("")

    def raw(self, line: str) -> None:
        """A line that is already escaped and cut."""
        self._lines.append(guard(line).rstrip())

    def say(self, text: str, indent: int = 0, label: str = "") -> None:
        """`label` and `text`, wrapped so that further lines stand below the text."""
        label = safe(label)
        hang = indent + (cells(label) if cells(label) <= _LONGEST_HANG else 2)
        given = text.split("\n", _MOST_LINES)
        # Cut before it is escaped too: a message can be a whole log.
        parts = [
            cut(safe(part[: 2 * _LONGEST_LINE]), _LONGEST_LINE, self.ellipsis)
            for part in given[:_MOST_LINES]
        ]
        parts += [self.ellipsis] * (len(given) > _MOST_LINES)
        lines = wrapped(label + parts[0], self.width - indent, self.width - hang)
        self.raw(" " * indent + lines[0])
        for part in parts[1:]:
            lines += wrapped(part, self.width - hang, self.width - hang)
        for line in lines[1:]:
            self.raw(" " * hang + line)

    def hint(self, text: str, indent: int) -> None:
        """What to do next."""
        self.say(text, indent, f"{self.arrow} ")

    def word(self, status: Status) -> str:
        """The glyph and the word for `status`, all of one width; upper case means: not done."""
        glyph, plain, word, colour = _WORDS[status]
        return self.paint(f"{glyph if self.style.unicode else plain} {word:<8}", colour)

    def paint(self, text: str, colour: str) -> str:
        """`text` in `colour`, if the style has colours."""
        return f"\x1b[{colour}m{text}\x1b[0m" if self.style.colour else text
