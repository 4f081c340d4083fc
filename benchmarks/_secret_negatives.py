"""Texts without a secret that look as if they might hold one, made up at run time."""

from __future__ import annotations

import base64
import random
from collections.abc import Callable, Iterator

from benchmarks._secret_samples import CONTEXTS, Sample, fill

_NEGATIVE_NAMES = (
    "password token api_key secret client_secret db_password access_token auth_token secret_key"
    " aws_secret_access_key private_key"
)
_PLACEHOLDERS = (
    "changeme",
    "<your-token>",
    "${API_TOKEN}",
    "$TOKEN",
    "{{ vault_token }}",
    "xxxxxxxxxxxxxxxx",
    "your-api-key-here",
    "YOUR_API_KEY",
    "REPLACE_ME",
    "********",
    "...",
    "example",
    "TODO",
    "",
    "secret",
    "password",
    "test",
    "dummy-token-value",
    "my-secret-token",
    "%(password)s",
    "None",
    "insert-your-key",
    "<API_KEY>",
    "placeholder",
    "not-a-real-secret",
    "fake_token",
    "0000000000",
    "1234567890",
    "abcdefghijklmnop",
    "deadbeefdeadbeef",
    "redacted",
    "[REDACTED]",
    "null",
    "sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "user-password-field",
    "super-secret-password",
    "ENC[AES256_GCM,data:abc]",
    "op://vault/item/f",
    "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-a1b2c3",
    "ein-passwort",
    "geheim",
    "changeme123!",
    "ChangeMe-2024!",
    "Secret123!",
    "secret1",
    "mysecretpassword",
    "rootpassword1",
    "P@ssw0rd",
    "letmein",
    "admin123",
    "Example#99x",
    "ihr-passwort1!",
    "dein_Token_99!",
    "http://localhost:8080/token",
    "/run/secrets/db_password",
    "db-credentials",
    "access_token",
    "$2b$12$" + "C6UzMDM.H6dfI/f/IKcEeO" * 2,
    "@Microsoft.KeyVault(SecretUri=https://v)",
)
_EXPRESSIONS = (
    'os.environ["DB_PASSWORD"]',
    'os.getenv("API_KEY")',
    "settings.SECRET_KEY",
    "get_secret('db')",
    "config['token']",
    "request.headers.get('X-Api-Key')",
    "secrets.token_urlsafe(32)",
    "self._token",
    "base64.b64decode(raw)",
    "hashlib.sha256(password.encode()).hexdigest()",
    "Field(min_length=8)",
    "None",
    "password or default_password",
    "forms.CharField(widget=forms.PasswordInput)",
    "user.token",
    "jwt.encode(payload, key, algorithm='HS256')",
    "getpass.getpass('Password: ')",
    "next(tokens)",
    "data.aws_secretsmanager_secret_version.db.secret_string",
    "args.api_key",
    "len(tokens)",
)
_PROSE = (
    "The password must have at least 12 characters and one of !@#$%.",
    "Das Passwort wird mit Argon2 gehasht und nie im Klartext gespeichert.",
    "Set the API key in the environment; the token expires after 3600 seconds.",
    "Der Schlüssel für die Verschlüsselung liegt im Tresor, siehe Betriebshandbuch 4.2.",
    "token: a string that identifies the session, secret: never log it",
    "Authorization: Bearer <token>",
    "curl -u user:password https://example.com",
    "postgres://user:password@localhost:5432/db",
    "redis://:${REDIS_PASSWORD}@redis:6379/0",
    "https://user:pass@example.com/path",
    "mongodb://<username>:<password>@cluster0.mongodb.net",
    "amqp://guest:guest@localhost//",
    "the key is stored under user:1234:profile",
    "password reset tokens are valid for 15 minutes",
    "Passwort vergessen? Hier klicken.",
    "pass the token=None argument",
    "Siehe JIRA-1234 und commit a1b2c3d",
    "key: Ctrl+Shift+P",
    "-----BEGIN PUBLIC KEY-----",
    'if "-----BEGIN PRIVATE KEY-----" in text:',
    "git clone https://x-access-token:${TOKEN}@github.com/a/b",
    "Basic authentication is off",
    "max_tokens=4096, token_type=bearer, key_size=2048",
    "auth: oauth2, scope: repo:read",
)
_IDENTIFIERS = (
    "AbstractAuthenticationTokenProcessingFilter",
    "PASSWORD_RESET_TIMEOUT_SECONDS",
    "tokenizer_config",
    "test_token_is_refreshed_when_it_expires_after_30_minutes",
    "UserPasswordAuthenticationProvider2",
    "com.example.security.oauth2.AccessTokenResponseClient",
    "aria-labelledby",
    "sha256_digest_of_key",
    "bert-base-multilingual-cased-v2",
    "eu-central-1-prod-cluster-01",
    "api_v2_users_list_endpoint",
)


def negatives(seed: int, count: int = 2400) -> Iterator[Sample]:
    """Texts without a secret, from the same places of a project."""
    rng = random.Random(seed)
    makers: tuple[Callable[[random.Random], Sample], ...] = (
        *(_placeholder,) * 4,
        _expression,
        _expression,
        _prose,
        _hash,
        _lock,
        _identifier,
        _uuid,
        _commit,
        _image,
        _minified,
        _public,
        _test_id,
        _disarmed,
        _reference,
        _svg,
        _certificate,
    )
    for number in range(count):
        yield makers[number % len(makers)](rng)


def _named(rng: random.Random, kind: str, value: str) -> Sample:
    context = rng.choice([c for c in CONTEXTS if c != "concatenated"])
    path, write = CONTEXTS[context]
    return Sample(kind, context, path, write(rng.choice(_NEGATIVE_NAMES.split()), value))


def _placeholder(rng: random.Random) -> Sample:
    return _named(rng, "placeholder", rng.choice(_PLACEHOLDERS))


def _expression(rng: random.Random) -> Sample:
    name = rng.choice(_NEGATIVE_NAMES.split())
    text = f"{name} = {rng.choice(_EXPRESSIONS)}\nprint(1)\n"
    return Sample("expression", "python", "app/a.py", text)


def _prose(rng: random.Random) -> Sample:
    path = rng.choice(("README.md", "docs/a.rst", "src/a.py", "NOTES.txt"))
    text = rng.choice(_PROSE)
    return Sample("prose", "text", path, f"# {text}\n" if path.endswith(".py") else f"{text}\n")


def _hash(rng: random.Random) -> Sample:
    digest = fill(rng.choice(("{h32}", "{h40}", "{h64}", "{h128}")), rng)
    text = rng.choice(
        (
            f"sha256: {digest}",
            f"checksum = '{digest}'",
            f'"etag": "{digest}"',
            f"--hash=sha256:{digest}",
            f"image: app@sha256:{digest}",
            f"MD5 ({digest})",
            f'"contentHash": "{digest}",',
            f"cache_key: {digest}",
            f"digest = {digest}",
            f'key_fingerprint = "{digest}"',
            f'password_hash = "pbkdf2_sha256$260000${fill("{A22}", rng)}${fill("{b43}", rng)}="',
        )
    )
    return Sample(
        "hash", "text", rng.choice(("a.yaml", "a.py", "a.json", "requirements.txt")), text
    )


def _lock(rng: random.Random) -> Sample:
    digest = fill("{b86}==", rng)
    text = rng.choice(
        (
            f'  "resolved": "https://registry.npmjs.org/a/-/a-1.0.0.tgz#{fill("{h40}", rng)}",\n'
            f'  "integrity": "sha512-{digest}"\n',
            f'{{file = "a.whl", hash = "sha256:{fill("{h64}", rng)}"}}\n',
            f"golang.org/x/net v0.1.0 h1:{fill('{b43}', rng)}=\n",
            f'"token": {{"version": "1.2.3", "integrity": "sha512-{digest}"}}\n',
        )
    )
    return Sample("lock", "lock", rng.choice(("package-lock.json", "poetry.lock", "go.sum")), text)


def _identifier(rng: random.Random) -> Sample:
    name = rng.choice(_IDENTIFIERS)
    return Sample("identifier", "code", "a.py", f'key = "{name}"\ntoken = {name!r}\n')


def _uuid(rng: random.Random) -> Sample:
    name = rng.choice(
        ("id", "request_id", "tenant_id", "client_id", "trace", "idempotency_key", "kid")
    )
    return Sample("uuid", "yaml", "a.yaml", f"{name}: {fill('{u}', rng)}\n")


def _commit(rng: random.Random) -> Sample:
    text = rng.choice(
        (
            f"commit {fill('{h40}', rng)}\nAuthor: A\n",
            f"rev: {fill('{h40}', rng)}\n",
            f"uses: actions/checkout@{fill('{h40}', rng)}\n",
            f'GIT_SHA = "{fill("{h40}", rng)}"\n',
        )
    )
    return Sample("commit", "text", rng.choice(("ci.yml", "a.py", "log.txt")), text)


def _image(rng: random.Random) -> Sample:
    data = base64.b64encode(b"\x89PNG\r\n\x1a\n" + rng.randbytes(900)).decode()
    return Sample(
        "image", "css", "a.css", f"a {{ background: url(data:image/png;base64,{data}) }}\n"
    )


def _minified(rng: random.Random) -> Sample:
    parts = [
        f"function {fill('{L1}', rng)}({fill('{L1}', rng)})"
        f"{{var key=e.{fill('{L2}', rng)},token=t[{n}];"
        f'return n("{rng.choice(_IDENTIFIERS)}",{{auth:!0,password:r.value,key:"k{n}"}})}}'
        for n in range(30)
    ]
    return Sample("minified", "js", "app.min.js", ";".join(parts))


def _public(rng: random.Random) -> Sample:
    text = rng.choice(
        (
            f'public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{fill("{b43}", rng)} bob@corp"\n',
            f"STRIPE_PUBLISHABLE_KEY=pk_live_{fill('{A24}', rng)}\n",
            f'SENTRY_DSN = "https://{fill("{h32}", rng)}@o12345.ingest.sentry.io/678"\n',
        )
    )
    return Sample("public", "text", rng.choice(("a.py", ".env", "a.yaml")), text)


def _test_id(rng: random.Random) -> Sample:
    text = (
        f'<button data-testid="login-password-{fill("{d3}", rng)}" key="row-{fill("{d4}", rng)}">\n'
    )
    return Sample("test-id", "jsx", "a.jsx", text)


def _disarmed(rng: random.Random) -> Sample:
    text = rng.choice(
        (
            f"token_url = 'https://idp.corp/{fill('{l8}', rng)}/token'\n",
            f"secret_name: prod/db/{fill('{l6}', rng)}\n",
            f"password_file = '/etc/{fill('{l8}', rng)}/pw'\n",
            f"api_key_header = 'X-Acme-{fill('{d3}', rng)}'\n",
            f"key_id = '{fill('{U20}', rng)}'\n",
            f"next_page_token = '{fill('{w40}', rng)}'\n",
            f"cache_key = 'v3-{fill('{h32}', rng)}'\n",
            f"csrf_token: {fill('{h32}', rng)}\n",
        )
    )
    return Sample("disarmed", "text", rng.choice(("a.yaml", "a.py", "a.ini")), text)


def _reference(rng: random.Random) -> Sample:
    text = rng.choice(
        (
            "password: ${{ secrets.DB_PASSWORD }}\n",
            "valueFrom:\n  secretKeyRef:\n    name: db\n    key: password\n",
            "api_key: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  6162636465\n",
            "token: $(cat /run/token)\n",
            "password = var.db_password\n",
            "DB_PASSWORD=${DB_PASSWORD:?missing}\n",
            "token: env:ACME_TOKEN\n",
        )
    )
    return Sample("reference", "yaml", rng.choice(("a.yaml", ".env", "main.tf")), text)


def _svg(rng: random.Random) -> Sample:
    points = " ".join(f"{rng.random() * 100:.3f},{rng.random() * 100:.3f}" for _ in range(60))
    return Sample("svg", "svg", "key.svg", f'<svg id="key"><polygon points="{points}"/></svg>\n')


def _certificate(rng: random.Random) -> Sample:
    body = base64.b64encode(rng.randbytes(500)).decode()
    lines = "\n".join(body[at : at + 64] for at in range(0, len(body), 64))
    text = f"-----BEGIN CERTIFICATE-----\n{lines}\n-----END CERTIFICATE-----\n"
    return Sample("certificate", "pem", "ca.pem", text)
