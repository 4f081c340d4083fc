"""Which names call for a credential, and how strictly the value beside them is to be judged."""

from __future__ import annotations

import re
from functools import lru_cache

from ._secret_values import Bar
from ._secret_words import (
    HANDLES,
    KEY_OWNERS,
    NOT_AFTER,
    NOT_BEFORE,
    NOT_KEYS,
    NOT_TOKENS,
    PASSWORD,
    SECRET,
    TOKEN,
)

# What a name must contain to be looked at; searched for in lower case.
KEYWORD = re.compile(
    r"pass|pwd|secret|token|key|auth|cred|kennwort|psk|bearer|geheim|jwt|identified by"
    r"|pat(?![a-z])|pw(?![a-z])|sig(?![a-z])"
)

PASSWORD_BAR = Bar(6, 5, human=2, uuid=True)
TOKEN_BAR = Bar(10, 9, uuid=True)
HANDLE_BAR = Bar(10, 9)
KEY_BAR = Bar(16, 14)
SIGNATURE_BAR = Bar(36, 30)

_GLUED_PASSWORD = ("password", "passwd", "passwort", "passphrase", "kennwort", "pwd")
_GLUED = (
    "secret",
    "token",
    "apikey",
    "accesskey",
    "secretkey",
    "authkey",
    "appkey",
    "privatekey",
    "accountkey",
    "sharedkey",
    "encryptionkey",
    "signingkey",
    "masterkey",
    "licensekey",
)

_PIECE = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


@lru_cache(maxsize=20_000)
def bar_for(name: str) -> Bar | None:
    """How to judge a value that is given to `name`; None where the name is not a credential's."""
    words = [word.lower() for word in _PIECE.findall(name)]
    for position in range(len(words) - 1, -1, -1):
        bar = _bar_at(words, position)
        if bar is not None:
            if any(word in NOT_AFTER for word in words[position + 1 :]):
                return None
            if any(word in NOT_BEFORE for word in words[:position]):
                return None
            return bar
    return None


def _bar_at(words: list[str], position: int) -> Bar | None:
    word = words[position]
    before = words[position - 1] if position else ""
    if word in ("pass", "pw") and position < len(words) - 1:
        return None  # `pass_rate`, `iam:PassRole`
    if word in PASSWORD or word.endswith(_GLUED_PASSWORD):
        return PASSWORD_BAR
    if word in SECRET:
        return TOKEN_BAR
    if word in TOKEN:
        if any(earlier in NOT_TOKENS for earlier in words[:position]):
            return None
        return HANDLE_BAR if before in HANDLES else TOKEN_BAR
    if word.endswith(_GLUED) and not word.startswith(("csrf", "xsrf")):
        return TOKEN_BAR
    if word in ("key", "keys"):
        if before in NOT_KEYS:
            return None
        return TOKEN_BAR if before in KEY_OWNERS else KEY_BAR
    if word == "auth" and position == len(words) - 1:
        return TOKEN_BAR
    if word == "sig" and len(words) == 1:
        return SIGNATURE_BAR
    return None


def is_password(name: str) -> bool:
    """Whether people choose what stands beside this name."""
    return bar_for(name) == PASSWORD_BAR
