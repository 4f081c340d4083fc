"""Whether a value looks like a credential, or like a word, a placeholder or a reference to one.

A credential is what cannot be explained: `noise` counts the characters of a value that are
neither words nor numbers nor separators. Words are recognised by how common their letter pairs are
in English, German and identifiers.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from urllib.parse import unquote

from ._secret_rules import DOCUMENTED
from ._secret_words import (
    DEFAULT_WORDS,
    PAIRS,
    SHORT_WORDS,
    STAND_IN_PHRASES,
    STAND_INS,
    WEAK_WORDS,
)

_COMMON = {
    chr(97 + i) + chr(97 + j): int(digit)
    for i, row in enumerate(PAIRS)
    for j, digit in enumerate(row)
}

_CHUNK = re.compile(r"[A-Za-z0-9]+")
_RUN = re.compile(r"[A-Za-z]+|[0-9]+")
_SIGN = re.compile(r"[!#$%^&*=?~+§|;]")
_CAMEL = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_LEET = str.maketrans("43105$@!", "aeiossai")
_LEET_INSIDE = re.compile(r"(?<=[A-Za-z])[43105$@!]{1,3}(?=[A-Za-z])")
_FILLED = re.compile(r"([xyz*])\1{3}", re.IGNORECASE)
_LONGEST_GLUED = 40
UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")

_TEMPLATE = re.compile(
    r"\$\{[^}]{0,200}\}|\$\([^)]{0,200}\)|\{\{.{0,200}?\}\}|\{%.{0,200}?%\}|<%.{0,200}?%>"
    r"|%\([\w.]{1,60}\)[sdr]|%[A-Z_]{3,60}%|#\{[^}]{0,200}\}|\{[\w.!:\[\]'\" ()-]{0,80}\}"
    r"|\(\([\w./-]{1,80}\)\)|<[^<>]{1,100}>|\[[\w .-]{1,80}\]|__\w{2,60}__"
    r"|@@?[A-Z][A-Z0-9_]{2,60}@@?|\$[A-Za-z_]\w{1,80}\b"
    r"|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|[*•…]{3,}|\.{3,}"
)
_UNCLOSED = re.compile(r"\$\{[A-Za-z_]\w{0,80}[^}]{0,200}$")
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_REFERENCE = re.compile(
    r"(?:ENC\[|ENC\(|\{cipher\}|vault:|\$ANSIBLE_VAULT|AQICA|!vault|!secret|!ref|!sub|op://|arn:aws|"
    r"ref\+|ssm:|sm://|gcp-?sm:|aws-?sm:|keyring:|secretref:|secret://|secretsmanager:|env:|\$env:|"
    r"file:|s3://|gs://|https?://|projects/|process\.env|os\.environ|os\.getenv|getenv|"
    r"@Microsoft\.KeyVault|data:|mailto:|urn:|encrypted:|"
    # what a password was hashed to is not the password
    r"\$2[abxy]\$|\$argon2|\$pbkdf2|pbkdf2|\$[156]\$|\$apr1\$|\$y\$|\{S?SHA|scrypt[:$]|bcrypt[:$]|"
    r"(?:sha-?(?:1|224|256|384|512)|md5|blake2b|crc32)[:$=-]|\*[0-9A-F]{40}$|SCRAM-SHA)",
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    r"(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2|-----BEGIN|pk_(?:live|test)_|MII[A-Z])"
)
_EXPRESSION = re.compile(
    r"[A-Za-z_$][\w$]{0,60}(?:(?:\.|::|->|\?\.)[A-Za-z_$][\w$]{0,60}){1,10}(?:[(\[].{0,80})?"
)
_PATH = re.compile(r"(?:~|\.{1,2})?/?(?:[\w.@+-]{1,60}/){1,20}[\w.@+-]{0,80}")
_PATTERN = re.compile(
    r"\(\?|\[\^?[^\]]{0,40}-[^\]]{0,40}\]|\{\d{1,4},\d{0,4}\}|\\[dwsbDWSAZ]|\.\*|\(\w{0,40}\||^\^|\$$"
)
_NUMBER = re.compile(r"[+-]?(?:0[xX][0-9A-Fa-f]{1,16}|[0-9.,_]{1,20}(?:[eE][+-]?\d{1,3})?)")


@dataclass(frozen=True)
class Bar:
    """How much a value must look like a credential: its least length and its least noise.

    `human` is for names of passwords, which people make up: at 1 `Kranich42!` counts, at 2 also
    `hunter2`.
    """

    length: int
    noise: int
    human: int = 0
    uuid: bool = False

    def raised(self, noise: int) -> Bar:
        """The same for a place where accidents are likelier: chosen words no longer count."""
        return Bar(max(self.length, 8), max(self.noise, noise), 0, self.uuid)


def documented(value: str) -> bool:
    """Whether a provider prints exactly this value in its documentation."""
    if value.endswith(("EXAMPLE", "EXAMPLEKEY")):
        return True
    return hashlib.sha256(value.encode("utf-8", "replace")).hexdigest() in DOCUMENTED


def wordy(letters: str) -> bool:
    """Whether a run of letters reads like words."""
    text = letters.lower()
    if len(text) < 4:
        return True
    return _pairs(text) >= _score(len(text)) * (len(text) - 1)


def _pairs(text: str) -> int:
    return sum(_COMMON.get(a + b, 0) for a, b in pairwise(text))


def _score(length: int) -> float:
    """The mean that words reach; the longer the text, the surer is the difference."""
    return 3.4 if length < 8 else 3.7 if length < 12 else 4.0


def _letters_explained(letters: str) -> bool:
    if len(letters) <= 4 or len(set(letters.lower())) == 1:
        return letters.islower() or letters.isupper() or letters.istitle()
    pieces = _CAMEL.findall(letters)
    if len(pieces) > 1 and len(letters) < 2.5 * len(pieces):
        return False
    low = letters.lower()
    if len(low) >= 14 and _pairs(low) < 3.6 * (len(low) - 1):
        return False
    good = sum(len(piece) for piece in pieces if _piece_explained(piece.lower()))
    return good >= 0.7 * len(letters)


def _piece_explained(piece: str) -> bool:
    if len(piece) < 3:
        return piece in SHORT_WORDS
    return _pairs(piece) >= 4.5 * 2 if len(piece) == 3 else wordy(piece)


def noise(value: str) -> int:
    """How many characters of `value` no word, number or separator explains."""
    signs = len(_SIGN.findall(value))
    return (signs if signs > 1 else 0) + sum(
        _chunk_noise(chunk, signs > 1) for chunk in _CHUNK.findall(value)
    )


def _chunk_noise(chunk: str, among_signs: bool) -> int:
    if chunk.isdigit():
        return len(chunk) // 2 if len(chunk) > 4 else 0
    runs = _RUN.findall(chunk)
    strange = [run for run in runs if not run.isdigit() and not _letters_explained(run)]
    if len(runs) == 1:
        return len(chunk) if strange else 0
    if (len(runs) > 4 and len(chunk) < 4 * len(runs)) or (3 * sum(map(len, strange)) >= len(chunk)):
        return len(chunk)
    digits = sum(len(run) for run in runs if run.isdigit())
    # `sha256`, `user42`, `v2beta1`
    plain = (len(runs) <= 3 and digits <= 4) or (len(runs) == 2 and digits <= 8)
    if plain and not strange and len(chunk) < 24 and not among_signs:
        return 0
    return digits + sum(
        len(run)
        for run in runs
        if not run.isdigit() and ((len(run) < 5 and not _piece_explained(run)) or run in strange)
    )


def made_of_words(value: str) -> bool:
    """Whether most of `value` is whole words: `your-token-here`."""
    chunks = _CHUNK.findall(value)
    if len(chunks) == 1 and value.isupper():
        return False  # an alphabet without lower case makes words by chance
    words = sum(len(c) for c in chunks if len(c) > 2 and c.isalpha() and _letters_explained(c))
    return words >= 0.6 * sum(map(len, chunks))


def degenerate(value: str) -> bool:
    """Whether the value is a pattern: one letter over and over, a row of keys, `deadbeef` twice."""
    text = value.lower()
    if len(text) < 8:
        return len(set(text)) <= 2
    if len(set(text)) <= 4:
        return True
    for period in range(1, min(9, len(text) // 2 + 1)):
        if text == (text[:period] * (len(text) // period + 1))[: len(text)]:
            return True
    steps = sum(ord(b) - ord(a) in (0, 1) for a, b in pairwise(text))
    return steps >= 0.55 * (len(text) - 1)


def stand_in(value: str) -> bool:
    """Whether the value says itself that it is none: `changeme`, `<your-token>`, `${TOKEN}`.

    A weak word alone does (`secret`, `my-password123`); with more beside it, it is a password.
    """
    if _FILLED.search(value):
        return True
    plain = _LEET_INSIDE.sub(lambda match: match.group().translate(_LEET), value)
    squashed = re.sub(r"[^a-z]", "", plain.lower())
    if any(phrase in squashed for phrase in STAND_IN_PHRASES):
        return True
    runs = _RUN.findall(plain)
    parts = [part for run in runs if not run.isdigit() for part in _parts(run)]
    if any(part in STAND_INS for part in parts):
        return True
    if parts and all(part in WEAK_WORDS for part in parts):
        return all(_is_row(run) for run in runs if run.isdigit())
    return degenerate(value) or documented(value)


def _parts(letters: str) -> list[str]:
    """The known words that a run of letters is made of; else the pieces that capitals part."""
    low = letters.lower()
    glued = _glued(low)
    return glued or [piece.lower() for piece in _CAMEL.findall(letters)] or [low]


@lru_cache(maxsize=4096)
def _glued(low: str) -> list[str]:
    """`mysecretpassword` as its words; empty where a part of it is none that is known."""
    ways: list[list[str] | None] = [[], *[None] * min(len(low), _LONGEST_GLUED)]
    if len(low) > _LONGEST_GLUED:
        return []
    for end in range(1, len(low) + 1):
        for start in range(end - 1, -1, -1):
            before, word = ways[start], low[start:end]
            if before is not None and (word in WEAK_WORDS or word in STAND_INS):
                ways[end] = [*before, word]
    return ways[-1] or []


def _is_row(digits: str) -> bool:
    """Whether digits are no choice: `1`, `123`, `000`, `54321`; `99` is one."""
    steps = {ord(b) - ord(a) for a, b in pairwise(digits)}
    return len(steps) <= 1 and steps <= ({1, -1} if len(digits) < 3 else {0, 1, -1})


def without_templates(value: str) -> str:
    """`value` with `${NAME}`, `{{ name }}`, `<name>` and the like taken out."""
    return _UNCLOSED.sub("", _TEMPLATE.sub("", value))


def reference(value: str) -> bool:
    """Whether the value names where a secret is kept, or is a hash or a public key."""
    return bool(_REFERENCE.match(value) or _PUBLIC.match(value))


def decoded(value: str) -> str | None:
    """What `value` says as base64, if that is readable text."""
    if len(value) < 8 or not re.fullmatch(r"[A-Za-z0-9+/_-]+={0,2}", value):
        return None
    body = value.rstrip("=").replace("-", "+").replace("_", "/")
    if len(body) % 4 == 1:
        return None
    try:
        raw = base64.b64decode(body + "=" * (-len(body) % 4), validate=True)
        text = raw.decode("utf-8")
    except (binascii.Error, ValueError):
        return None
    return text if all(char.isprintable() or char in "\r\n\t" for char in text) else None


def human_password(value: str, level: int = 2) -> bool:
    """Whether people make up passwords like this one: letters with digits or signs among them."""
    if not level:
        return False
    tests = (str.islower, str.isupper, str.isdigit)
    lower, upper, digit = (any(map(test, value)) for test in tests)
    sign = any(char in "!@#$%^&*?+=~§" for char in value)
    words = {word.lower() for word in re.findall(r"[A-Za-z]+", value)}
    if words and words <= DEFAULT_WORDS and not (sign and digit):
        return False
    if len(value) >= 8 and digit and lower and (sign or upper):
        return True
    if len(value) >= 8 and sign and lower and upper:
        return True
    return level > 1 and len(value) >= 7 and bool(re.fullmatch(r"[a-z]{4,}\d{1,4}", value))


def is_secret(value: str, bar: Bar) -> bool:
    """Whether `value`, assigned to a name that calls for a credential of this `bar`, is one."""
    value = value.strip()
    if len(_PERCENT.findall(value)) > 2:
        value = unquote(value)
    bare = without_templates(value)
    if len(bare) < bar.length or len(bare) < 0.6 * len(value):
        return False
    if re.search(r"\s", bare) and not _salt(bare):
        return False
    if reference(value) or stand_in(value):
        return False
    if UUID.fullmatch(value):
        return bar.uuid
    pattern = len(_PATTERN.findall(value)) > 1 or value.count("|") > 3
    if _NUMBER.fullmatch(value) or (pattern and bar.human < 2):
        return False
    text = decoded(bare)
    if text is not None and len(text) >= 4:
        return _decoded_is_secret(text, bar)
    if bar.human and len(value) > 128:
        return False
    if _EXPRESSION.fullmatch(value) and noise(value) < 12:
        return False
    if _PATH.fullmatch(value) and _wordy_path(value):
        return False
    if noise(bare) >= bar.noise:
        return True
    return human_password(bare, bar.human)


def _salt(text: str) -> bool:
    """Whether a text with blanks is a row of random signs, as WordPress makes its keys."""
    signs = len(_SIGN.findall(text))
    return "\n" not in text and len(text) <= 100 and signs >= 4 and noise(text) >= 24


def _decoded_is_secret(text: str, bar: Bar) -> bool:
    if stand_in(text) or reference(text):
        return False
    user, colon, password = text.partition(":")
    if colon and password and "\n" not in text:
        return user != password and is_secret(password, Bar(6, 5, human=2))
    return noise(text) >= bar.noise or human_password(text, bar.human)


def _wordy_path(value: str) -> bool:
    chunks = _CHUNK.findall(value)
    explained = sum(len(chunk) for chunk in chunks if noise(chunk) == 0)
    return explained >= 0.5 * sum(map(len, chunks))
