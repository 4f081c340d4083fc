"""Credentials in URLs, in HTTP headers and on command lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from ._secret_place import Assigned, Place
from ._secret_values import Bar, decoded, is_secret, noise, stand_in, without_templates

_URL = re.compile(
    r"(?P<user>[^\s:/?#@\"'`<>\\]{0,120}):(?P<password>[^\s@\"'`<>/]{1,300})@(?P<host>[\w.\[\]${}%-]{1,200})"
)
_URL_TOKEN = re.compile(
    r"(?P<token>[A-Za-z0-9_.-]{20,300})(?::(?:x-oauth-basic|x)?)?@(?P<host>[\w.-]{1,200})"
)
_BEARER = re.compile(r"(?:[Bb]earer|BEARER)[ \t]{1,4}([A-Za-z0-9._~+/-]{12,4000}={0,2})")
_BASIC = re.compile(r"[Bb]asic[ \t]{1,4}([A-Za-z0-9+/]{8,600}={0,2})")
_COMMAND = re.compile(
    r"(?:sshpass[ \t]+-p[ \t]*|mysql(?:dump|admin)?\b[^\n|;]{0,200}?[ \t]-p"
    r"|docker[ \t]+login\b[^\n|;]{0,200}?[ \t]-p[ \t]+|redis-cli\b[^\n|;]{0,200}?[ \t]-a[ \t]+"
    r"|ConvertTo-SecureString[ \t]+(?:-String[ \t]+)?(?=[\"'])"
    r"|net[ \t]+use\b[^\n|;]{0,200}?[ \t]/user:\S{1,80}[ \t]+)"
    r"[\"']?([^\s\"'|;]{5,200})"
)
_CURL_USER = re.compile(
    r"[ \t](?:-u|--user|-U|--proxy-user|--http-user)(?:[ \t=]{0,4})[\"']?"
    r"([^\s:\"']{1,100}):([^\s\"']{3,300})"
)
_LOGIN = re.compile(
    r"(?:\bauth[ \t]{0,4}=[ \t]{0,4}\(|[Bb]asic_?[Aa]uth\(|\.login\(|Credentials?\()\s{0,40}"
    r"[\"'][^\"'\n]{1,100}[\"']\s{0,4},\s{0,40}[rbu]?[\"']([^\"'\n]{5,200})[\"']"
)
_ONE_LINE_KEY = re.compile(r"\s{0,8}([0-9a-f]{32,64})\s{0,8}")
_PGPASS = re.compile(r"^[^\s:#]{1,200}:(?:\d{1,5}|\*):[^\s:]{1,80}:[^\s:]{1,80}:(\S{3,200})$", re.M)
_LOCAL = re.compile(
    r"(?:localhost|127\.0\.0\.1|0\.0\.0\.0|(?:[\w-]{1,60}\.)?example\.[a-z]{2,4}|[a-z_-]{1,20})"
)
_REMOTE = "somewhere.else"
_URL_BAR = Bar(5, 5, human=2, uuid=True)


def credentials_in_urls(text: str, place: Place) -> Iterator[Assigned]:
    """`scheme://user:password@host`, and a token in the user's place."""
    at = text.find("://")
    while at >= 0:
        match = _URL.match(text, at + 3)
        if match:
            password = match["password"]
            if _url_password(match["user"], password, match["host"], place):
                yield Assigned("password in a URL", *match.span("password"), password)
        else:
            token = _URL_TOKEN.match(text, at + 3)
            if token and "sentry" not in token["host"] and noise(token["token"]) >= 20:
                yield Assigned("token in a URL", *token.span("token"), token["token"])
        at = text.find("://", at + 3)


def _url_password(user: str, password: str, host: str, place: Place) -> bool:
    if password.lower() == user.lower() or "%s" in password or not without_templates(host):
        return False
    if password.startswith(("$", "{", "%(", "<", "[")) or re.match(r"\d{1,5}/", password):
        return False
    bar = _URL_BAR
    if place.test or _LOCAL.fullmatch(host.lower()):
        bar = bar.raised(8)
    if password in ("x-oauth-basic", "x") and noise(user) >= 20:
        return True
    return is_secret(unquote(password), bar)


def headers_and_commands(text: str, place: Place) -> Iterator[Assigned]:
    """`Bearer …`, `Basic …`, and passwords on command lines."""
    bar = Bar(12, 16 if place.test else 12, uuid=True)
    for match in _BEARER.finditer(text):
        if is_secret(match[1], bar):
            yield Assigned("bearer token", *match.span(1), match[1])
    for match in _BASIC.finditer(text):
        pair = decoded(match[1])
        if pair and ":" in pair and not stand_in(match[1]):
            user, _, password = pair.partition(":")
            if _url_password(user, password, _REMOTE, place):
                yield Assigned("basic authentication header", *match.span(1), match[1])
    yield from _commands(text, place)


def _commands(text: str, place: Place) -> Iterator[Assigned]:
    for match in _COMMAND.finditer(text):
        if is_secret(match[1], _URL_BAR):
            yield Assigned("password on a command line", *match.span(1), match[1])
    if "curl" in text or "wget" in text or "http " in text:
        for match in _CURL_USER.finditer(text):
            if _url_password(match[1], match[2], _REMOTE, place):
                yield Assigned("password on a command line", *match.span(2), match[2])
    for match in _LOGIN.finditer(text):
        if is_secret(match[1], _URL_BAR.raised(10) if place.test or place.prose else _URL_BAR):
            yield Assigned("hard-coded password", *match.span(1), match[1])
    alone = (
        _ONE_LINE_KEY.fullmatch(text) if place.name in ("master.key", "production.key") else None
    )
    if alone:
        yield Assigned("encryption key", *alone.span(1), alone[1])
    if place.name in (".pgpass", "pgpass.conf", "pgpass"):
        for match in _PGPASS.finditer(text):
            if is_secret(match[1], _URL_BAR):
                yield Assigned("hard-coded password", *match.span(1), match[1])
