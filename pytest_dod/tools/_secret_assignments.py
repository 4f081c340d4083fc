"""Values given to names: `name = "value"` in its many spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ._secret_names import KEYWORD, bar_for, is_password
from ._secret_place import Assigned, Place, TangledError
from ._secret_values import Bar, is_secret

_IDENT_LEFT = re.compile(r"[A-Za-z0-9_.$-]{0,64}\Z")
_IDENT_RIGHT = re.compile(r"[A-Za-z0-9_.$-]{0,64}")
_OPERATOR = re.compile(
    r"(?P<close>\\?[\"'`]?\]?\)?)(?:\[\d{0,6}\])?[ \t]{0,40}"
    r"(?:\?|!)?(?::[ \t]{0,4}[\w.\[\]|<>?& ]{1,40}?[ \t]{0,8}(?==[^=>]))?"
    r"(?P<op>:=|=>|->|<-|={1,3}|!==?|\|\|=?|\?\?=?|:-|:=|:|,|\()"
    r"[ \t]{0,40}(?:\\?\r?\n[ \t]{0,80})?"
    r"(?:(?:ConvertTo-SecureString(?:[ \t]+-String)?|new[ \t]+\w{1,30}\(|b?str\(|bytes\(|[\[(]?"
    r"|String\.valueOf\(|Secret(?:Str)?\(|SecretString\(|decouple\.|Some\(|env\.str\()"
    r"[ \t]{0,8}\n?[ \t]{0,40})"
)
_PAIR = re.compile(
    r"\\?[\"']?[ \t]{0,8}(?:,|/?>|)\s{0,120}(?:</\w{1,20}>\s{0,120})?"
    r"(?:<string>|<value>|<(?:setting)?Value>|[{,]?\s{0,40}\\?[\"']?value\\?[\"']?\s{0,8}[:=]\s{0,8})"
    r"(?=[^\s<])",
    re.IGNORECASE,
)
# A literal further on: `: str = Field(default="…")`, `= os.environ.get("PW") or "…"`.
_CALL = re.compile(
    r"[\"'`]?\]?[ \t]{0,20}(?::[^=\n\"']{1,60})?[:=]{1,2}[ \t]{0,20}"
    r"[\w.:]{1,40}\([ \t]{0,8}(?:\w{1,20}[ \t]{0,4}=[ \t]{0,4})?(?=[rbuf]?[\"'`])"
)
_FALLBACK = re.compile(
    r"[\"'`]?\]?[ \t]{0,20}[:=]{1,2}[^\n]{1,120}?(?:\bor\b|\|\||\?\?)[ \t]{0,8}(?=[rbuf]?[\"'`])"
)
_BLOCK = re.compile(r":[ \t]{0,4}[|>][+-]?\d?[ \t]{0,8}\r?\n[ \t]{1,80}")
_ELEMENT = re.compile(
    r"(?:[ \t]+[\w:-]{1,40}=[\"'][^\"'\n]{0,80}[\"']){0,4}\\?[\"']?[ \t]{0,4}>\s{0,80}"
)
_SPACE = re.compile(r"[ \t]{1,40}(?=\S)")
_IS = re.compile(r"[ \t]{1,4}(?:is|was|lautet|ist|war)[ \t]{0,4}:?[ \t]{1,4}", re.IGNORECASE)
_PREFIX = re.compile(r"[rRbBuUfFlL@$]{0,2}(?=[\"'`])")
_SPACED_LINE = re.compile(r"\s*(?:(?:ENV|ARG|setx|set(?: -[a-z]{1,3})?)\s{1,8})?\Z")
_LINE_FORM = re.compile(
    r"\s{0,80}(?:[-*+#;/]{0,3}\s{0,8})(?:(?:export|ENV|ARG|set|declare -x|-e|--env|env)\s+)?"
    r"(?:-\s+)?[\"']?(?:(?:spring|app|quarkus)\.)?$"
)
_BARE = re.compile(r"[^\s\"'`,;<>(){}\[\]|&\\]{4,600}")
_BARE_LINE = re.compile(r"[^\s\"'`<>]{4,600}")
_SCHEME = re.compile(
    r"(?:Bearer|Basic|Token|ApiKey|Api-Key|Key|Bot|JWT|OAuth|SSWS)[ \t:=]{1,3}", re.I
)
_TYPE_WORD = re.compile(r"[A-Za-z_][\w.]{0,60}")


def assignments(text: str, place: Place) -> Iterator[Assigned]:
    """Every credential that `text` gives to a name."""
    if place.lock:
        return
    low = text.lower()
    if len(low) != len(text):
        low = text.replace("\u0130", "i").lower()
    done = -1
    left_to_read = 8 * len(text) + 100_000
    for match in KEYWORD.finditer(low):
        if match.start() < done:
            continue
        left = _IDENT_LEFT.search(text, max(0, match.start() - 64), match.start())
        start = left.start() if left else match.start()
        right = _IDENT_RIGHT.match(text, match.end())
        end = right.end() if right else match.end()
        done = end
        name = _spelled(text[start:end])
        bar = bar_for(name)
        if bar is None:
            continue
        for value, found in _of_name(text, start, end, name, bar, place):
            left_to_read -= len(value)
            if found is not None:
                yield found
        if left_to_read < 0:
            raise TangledError


def _spelled(name: str) -> str:
    return "password" if name.lower() == "identified by" else name.strip("-.$")


def _of_name(
    text: str, start: int, end: int, name: str, bar: Bar, place: Place
) -> Iterator[tuple[str, Assigned | None]]:
    """Each value that was judged, with the finding if it is a credential."""
    seen: set[int] = set()
    for position, form in _values_at(text, start, end, name):
        found = _value(text, position, form, start, place)
        if found is None or found[0] in seen:
            continue
        at, value, quoted = found
        seen.add(at)
        if form in ("comma", "call", "said", "spoken") and not re.search(r"\d", value):
            two = form != "comma" or _alone_in_call(text, start, at, value)
            if not (two and is_password(name)):
                continue
        if form == "element" and not text.startswith("</", at + len(value)):
            continue
        judged = _bar(bar, form, quoted, place)
        scheme = _SCHEME.match(value)
        if scheme and len(value) > scheme.end():
            at, value = at + scheme.end(), value[scheme.end() :]
        if value and is_secret(value, judged):
            kind = "hard-coded password" if is_password(name) else "hard-coded credential"
            yield value, Assigned(kind, at, at + len(value), value)
            return
        yield value, None


def _values_at(text: str, start: int, end: int, name: str) -> Iterator[tuple[int, str]]:
    """Where a value of the name may begin, and in which form it is given."""
    block = _BLOCK.match(text, end)
    if block:
        yield block.end(), "block"
        return
    operator = _OPERATOR.match(text, end)
    if operator:
        op = operator["op"]
        if operator["close"] and text[start - 1 : start] == ":":
            return  # the quoted name is longer: "AWS::SecretsManager::Secret"
        if text.startswith("${", start - 2) and text.startswith(("?", "+"), operator.end()):
            return  # `${PASSWORD:?say why}`
        if op in (",", "(") and not (op == "(" or operator["close"]):
            return
        yield operator.end(), {",": "comma", "(": "call"}.get(op, "assign")
    for pattern, form in ((_CALL, "call"), (_FALLBACK, "assign")):
        further = pattern.match(text, end)
        if further:
            yield further.end(), form
    pair = _PAIR.match(text, end)
    if pair:
        yield pair.end(), "assign"
    element = _ELEMENT.match(text, end)
    if element:
        yield element.end(), "element"
    said = _IS.match(text, end)
    if said:
        yield said.end(), "said"
    space = _SPACE.match(text, end)
    if space and not operator and not text.startswith("`", space.end()):
        line = text[max(text.rfind("\n", 0, start) + 1, start - 400) : start]
        quoted = text[space.end()] in "\"'"
        spoken = quoted and name.lower() not in ("pass", "auth")
        if spoken or text.startswith("--", start) or _before_blank(line, name):
            chosen = is_password(name) or not spoken
            yield space.end(), "space" if chosen else "spoken"


def _before_blank(line: str, name: str) -> bool:
    """Whether a blank is all that parts name and value on this line: `--token x`, `ENV X y`."""
    if any(word in line for word in ("login ", "machine ", "onfigure set ")):
        return True
    return bool(_SPACED_LINE.match(line)) and bool(line.strip() or _alone(name))


def _alone_in_call(text: str, start: int, at: int, value: str) -> bool:
    """Whether name and value are the only two arguments: `define("DB_PASSWORD", "…")`."""
    opened = text[max(0, start - 3) : start - 1].rstrip().endswith("(")
    return opened and text[at + len(value) + 1 :][:2].lstrip().startswith(")")


def _alone(name: str) -> bool:
    return name.lower() in ("password", "requirepass", "masterauth", "passwd")


def _value(
    text: str, position: int, form: str, start: int, place: Place
) -> tuple[int, str, bool] | None:
    """Where the value begins, its text, and whether it was quoted."""
    prefix = _PREFIX.match(text, position)
    if prefix:
        position = prefix.end()
    if text.startswith('\\"', position) or text.startswith("\\'", position):
        end = text.find(text[position : position + 2], position + 2, position + 2002)
        return None if end < 0 else (position + 2, text[position + 2 : end], True)
    quote = text[position : position + 1]
    if quote and quote in "\"'`":
        width = 3 if text.startswith(quote * 3, position) else 1
        at = position + width
        end = _closing(text, quote * width, at)
        return None if end < 0 else (at, text[at:end], True)
    begin = max(text.rfind("\n", 0, start) + 1, start - 200)
    whole_line = form in ("assign", "space", "block") and not place.code
    if whole_line and _LINE_FORM.fullmatch(text[begin:start]):
        bare = _BARE_LINE.match(text, position)
        stripped = bare.group().rstrip(",;") if bare else ""
        return (position, stripped, False) if stripped else None
    bare = _BARE.match(text, position)
    if not bare:
        return None
    value = bare.group().rstrip(".:")
    if place.code and form != "element" and not _literal(text, start, value):
        return None
    if text[position + len(value) : position + len(value) + 1] in ("(", "[") and form != "element":
        return None
    return position, value, False


def _literal(text: str, start: int, value: str) -> bool:
    """Whether an unquoted value in source code is text: in a string or a comment, or no name."""
    line = text[max(text.rfind("\n", 0, start) + 1, start - 400) : start]
    if (
        any(mark in line for mark in ("#", "//", "/*", "--", "<!--", "export "))
        or line.lstrip()[:1] == "*"
    ):
        return True
    if any(line.count(quote) % 2 for quote in "\"'`"):
        return True
    return not re.fullmatch(r"[A-Za-z_$][\w$.]{0,200}", value)


def _closing(text: str, quote: str, at: int) -> int:
    limit = min(len(text), at + 4000)
    end = at
    while True:
        end = text.find(quote, end, limit)
        if end < 0 or ("\n" in text[at:end] and len(quote) == 1):
            return -1
        backslashes = 0
        while text[end - 1 - backslashes : end - backslashes] == "\\":
            backslashes += 1
        if backslashes % 2 == 0:
            return end
        end += 1


def _bar(bar: Bar, form: str, quoted: bool, place: Place) -> Bar:
    if form in ("comma", "call", "said", "spoken"):
        bar = bar.raised(10)
    if not quoted and place.code and form != "element":
        bar = replace(bar.raised(8), human=min(bar.human, 1))
    if place.prose:
        bar = replace(bar, noise=max(bar.noise, 9), human=min(bar.human, 1))
    if place.test:
        bar = replace(bar.raised(12), uuid=False)
    return bar
