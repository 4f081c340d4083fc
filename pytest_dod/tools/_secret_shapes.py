"""Credentials known by their shape: provider tokens, private keys, signed tokens."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator

from ._secret_place import Assigned, TangledError
from ._secret_rules import RULES, Rule
from ._secret_values import degenerate, documented, made_of_words, noise, stand_in
from ._secret_words import INVENTED

_WORD = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")
_BLOB = re.compile(r"[A-Za-z0-9+/]{0,60}")


def shaped(text: str) -> Iterator[Assigned]:
    """Everything in `text` whose shape alone says what it is."""
    yield from provided(text)
    yield from _web_tokens(text)
    yield from _discord(text)
    yield from _web_keys(text)


def provided(text: str) -> Iterator[Assigned]:
    """Private keys and the shapes of providers: what is sure enough even in binaries."""
    yield from private_keys(text)
    for rule in RULES:
        yield from _by_rule(rule, text)


# How often one rule may look far back; real texts hold such a literal a few times at most.
_LONG_LEADS = 5_000


def _by_rule(rule: Rule, text: str) -> Iterator[Assigned]:
    left = _LONG_LEADS
    for literal in rule.starts:
        at = text.find(literal)
        while at >= 0:
            left -= rule.reach > 40
            if left < 0:
                raise TangledError
            found = _at(rule, text, at)
            if found is not None:
                yield found
            at = text.find(literal, (at if found is None else max(at, found.end - 1)) + 1)


def _at(rule: Rule, text: str, at: int) -> Assigned | None:
    pattern = rule.pattern()
    match = None
    for begin in range(max(0, at - rule.reach), at) if rule.lead else (at,):
        if begin and text[begin - 1] in _WORD and not _after_escape(text, begin):
            continue
        match = pattern.match(text, begin)
        if match and match.end() > at:
            break
        match = None
    if match is None:
        return None
    value = match.group()
    if _invented(value, rule) or _in_blob(text, match.start(), match.end()):
        return None
    return Assigned(rule.kind, match.start(), match.end(), value)


def _after_escape(text: str, at: int) -> bool:
    """Whether what stands before `at` is the end of an escape: `\\n`, `%3D`, `\\u003d`."""
    return (
        (text[at - 2 : at - 1] == "\\" and text[at - 1] in "nrt")
        or text[at - 3 : at - 2] == "%"
        or text[at - 6 : at - 4] == "\\u"
    )


def _invented(value: str, rule: Rule) -> bool:
    """Whether a match of the right shape was made up for documentation."""
    if documented(value):
        return True
    body = value
    for start in rule.starts:
        body = body.replace(start, "", 1)
    low = body.lower()
    if any(mark in low for mark in INVENTED) or degenerate(body or value):
        return True
    return made_of_words(body)


def _in_blob(text: str, start: int, end: int) -> bool:
    """Whether the match is a chance piece of a long run of base64."""
    if end - start > 60:
        return False
    left = text[max(0, start - 60) : start]
    before = len(left) - len(left.rstrip(_BASE64))
    after = _BLOB.match(text, end)
    return before + (len(after.group()) if after else 0) > 50


_BASE64 = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/"

_HEADER = re.compile(
    r"-----BEGIN ((?:[A-Z0-9]{1,12} ){0,3})PRIVATE KEY(?: BLOCK)?-----|"
    r"PuTTY-User-Key-File-\d: [\w-]{1,40}"
)
_FILLING = re.compile(r"(?:\\[nrt]|[\s\"'`+,#*>|\\()\[\];/.&]|//|<br>){0,200}")
_FIELD = re.compile(
    r"(?:Proc-Type|DEK-Info|Version|Comment|Encryption|Charset|Hash)[:][^\n\\]{0,200}"
)
_KEY_LINE = re.compile(r"[A-Za-z0-9+/=]{1,4000}")


def private_keys(text: str) -> Iterator[Assigned]:
    """PEM, OpenSSH, PGP and PuTTY private keys that have a body (a bare header is not a key)."""
    if "-----BEGIN" not in text and "PuTTY-User" not in text:
        return
    for match in _HEADER.finditer(text):
        putty = match.group().startswith("PuTTY")
        position = (
            text.find("Private-Lines:", match.end(), match.end() + 6000) if putty else match.end()
        )
        if position < 0:
            continue
        if putty:
            position = text.find("\n", position)
        body, end = _key_body(text, position)
        if len(body) >= 40 and not degenerate(body[:200]) and noise(body[:2000]) >= 24:
            kind = (
                "encrypted private key"
                if "ENCRYPTED" in text[match.start() : end]
                else "private key"
            )
            yield Assigned(kind, match.start(), end, body)


def _key_body(text: str, position: int) -> tuple[str, int]:
    parts: list[str] = []
    length = 0
    while length < 20_000:
        filling = _FILLING.match(text, position)
        position = filling.end() if filling else position
        field = _FIELD.match(text, position)
        if field and not parts:
            position = field.end()
            continue
        line = _KEY_LINE.match(text, position)
        if not line:
            break
        parts.append(line.group())
        length += len(line.group())
        position = line.end()
    return "".join(parts), position


_JWT = re.compile(r"eyJ[A-Za-z0-9_-]{10,800}\.eyJ[A-Za-z0-9_-]{6,8000}\.[A-Za-z0-9_-]{16,2000}")


def _web_tokens(text: str) -> Iterator[Assigned]:
    at = text.find("eyJ")
    while at >= 0:
        match = _JWT.match(text, at)
        if match and _signed(match.group()) and not stand_in(match.group()[-16:]):
            yield Assigned("JSON Web Token", match.start(), match.end(), match.group())
        at = text.find("eyJ", match.end() if match else at + 3)


def _signed(token: str) -> bool:
    header, payload, _ = token.split(".", 2)
    try:
        head = json.loads(_url_decoded(header))
        body = _url_decoded(payload)
    except ValueError:
        return False
    # the token that jwt.io shows, and its many relatives
    sample = b'"John Doe"' in body or b'"1234567890"' in body
    return isinstance(head, dict) and "alg" in head and head["alg"] != "none" and not sample


def _url_decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


_DISCORD = re.compile(r"(?<![\w.-])[MNO][A-Za-z0-9_-]{23,27}\.[\w-]{6}\.[\w-]{27,45}(?![\w-])")


def _discord(text: str) -> Iterator[Assigned]:
    for match in _DISCORD.finditer(text):
        if noise(match.group()) >= 30 and not degenerate(match.group()):
            yield Assigned("Discord bot token", match.start(), match.end(), match.group())


_WEB_KEY = re.compile(r"\\?[\"'](?:d|k)\\?[\"'][ \t]{0,4}:\s{0,20}\\?[\"']([A-Za-z0-9_-]{32,1400})")


def _web_keys(text: str) -> Iterator[Assigned]:
    if "kty" not in text:
        return
    for match in _WEB_KEY.finditer(text):
        near = text[max(0, match.start() - 3000) : match.end() + 3000]
        if "kty" in near and noise(match[1]) >= 24 and not stand_in(match[1]):
            yield Assigned("private JSON Web Key", *match.span(1), match[1])
