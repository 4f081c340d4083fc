"""What the built-in engine finds, and what it leaves alone."""

from __future__ import annotations

import base64
import json
import random
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks._secret_negatives import negatives
from benchmarks._secret_samples import Sample, fill, structured
from pytest_dod.tools._secret_place import TangledError
from pytest_dod.tools._secret_scan import Hit, providers_only, scan

RNG = random.Random(11)
TOKEN = fill("ghp_{A36}", RNG)
RANDOM = fill("{A32}", RNG)


def _kinds(text: str, path: str = "a.py") -> list[tuple[str, int]]:
    return [(hit.kind, hit.first_line) for hit in scan(text, path)]


def _wrapped(label: str, length: int = 600) -> str:
    body = base64.b64encode(RNG.randbytes(length)).decode()
    lines = "\n".join(body[at : at + 64] for at in range(0, len(body), 64))
    return f"-----BEGIN {label}-----\n{lines}\n-----END {label}-----\n"


@pytest.mark.parametrize(
    "text",
    [
        '"ghp_" + "{a}" + "{b}"',
        '"ghp_" "{a}" "{b}"',
        '("ghp_"\n    "{a}"  # the first half\n    "{b}")',
        "'ghp_' \\\n    '{a}' \\\n    '{b}'",
        'f"ghp_" f"{a}" f"{b}"',
        '"".join(["ghp_", "{a}", "{b}"])',
        '["ghp_", "{a}", "{b}"].join("")',
        '"ghp_" . "{a}" . "{b}"',
        "`ghp_` + `{a}` + `{b}`",
    ],
)
def test_literals_that_are_glued_together_are_read_as_one(text: str) -> None:
    glued = text.replace("{a}", TOKEN[4:20]).replace("{b}", TOKEN[20:])
    assert _kinds(f"import x\nkey = {glued}\n") == [("GitHub token", 2)]


def test_literals_that_are_not_glued_stay_apart() -> None:
    assert _kinds(f'f("ghp_", "{TOKEN[4:]}")\n') == []


def test_what_base64_hides_is_found_one_level_deep() -> None:
    once = base64.b64encode(f"token={TOKEN}".encode()).decode()
    assert _kinds(f"data: {once}\n", "a.yaml") == [("GitHub token (in base64)", 1)]
    wrapped = "\n".join(
        "    " + line
        for line in base64.encodebytes(f"user: bob\ntoken: {TOKEN}\n".encode() * 3)
        .decode()
        .splitlines()
    )
    assert _kinds(f"blob: |\n{wrapped}\n", "a.yaml")


@pytest.mark.parametrize(
    "comment",
    [
        "pragma: allowlist secret",
        "gitleaks:allow",
        "nosec",
        "noqa: S105",
        "x = f()",
        "kingfisher:ignore",
    ],
)
def test_a_comment_that_asks_to_look_away_is_ignored(comment: str) -> None:
    assert _kinds(f'password = "{RANDOM}"  # {comment}\n') == [("hard-coded password", 1)]


@pytest.mark.parametrize(
    "label",
    [
        "RSA PRIVATE KEY",
        "EC PRIVATE KEY",
        "OPENSSH PRIVATE KEY",
        "PRIVATE KEY",
        "PGP PRIVATE KEY BLOCK",
    ],
)
def test_private_keys_in_every_dress(label: str) -> None:
    pem = _wrapped(label)
    assert [hit.kind for hit in scan(pem, "key")] == ["private key"]
    assert [hit.kind for hit in scan(json.dumps({"k": pem}), "a.json")] == ["private key"]
    assert [hit.kind for hit in scan(f"k: |\n  {pem}".replace("\n", "\n  "), "a.yml")]


def test_a_key_covers_all_its_lines() -> None:
    [hit] = scan("x\n" + _wrapped("PRIVATE KEY"), "key")
    assert (hit.first_line, hit.last_line) == (2, 15)


def test_an_encrypted_key_is_named_so() -> None:
    assert [hit.kind for hit in scan(_wrapped("ENCRYPTED PRIVATE KEY"), "k")] == [
        "encrypted private key"
    ]


@pytest.mark.parametrize(
    "text",
    [
        _wrapped("PUBLIC KEY"),
        _wrapped("CERTIFICATE"),
        'if "-----BEGIN PRIVATE KEY-----" in text:\n    raise ValueError\n',
        "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\n" + "x" * 64 + "\n-----END PRIVATE KEY-----\n",
    ],
)
def test_public_halves_and_bare_headers_are_left_alone(text: str) -> None:
    assert _kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "postgres://user:password@localhost/db",
        "https://user:pass@example.com/x",
        "amqp://guest:guest@rabbit//",
        "redis://:${REDIS_PASSWORD}@redis:6379",
        "mongodb+srv://<user>:<password>@cluster0.mongodb.net",
        "https://host:8080/a@b",
        "https://{user}:{password}@{host}/",
        "https://0a1b2c3d4e5f60718293a4b5c6d7e8f9@o1.ingest.sentry.io/2",
    ],
)
def test_urls_that_only_show_where_a_password_goes(text: str) -> None:
    assert _kinds(f"url = '{text}'\n") == []


def test_a_password_in_a_url() -> None:
    text = f"url = 'https://deploy:{fill('{A14}', RNG)}@git.corp.net/a'\n"
    assert _kinds(text) == [("password in a URL", 1)]


WEAK_WORDS = ("secret", "S3cr3t", "geheim", "letmein", "MySecret", "Passwort", "rootpass")


@pytest.mark.parametrize("word", WEAK_WORDS)
@pytest.mark.parametrize(
    ("path", "line"),
    [
        (".env", "DB_URL=postgres://svc:{}@db.corp.net/prod\n"),
        ("a.py", 'passwort = "{}"\n'),
        ("a.yml", "db:\n  password: {}\n"),
        ("values.txt", "DB_PASS={}\n"),
    ],
)
def test_a_password_may_be_built_around_a_weak_word(word: str, path: str, line: str) -> None:
    for ending in ("!20" + "24xy", "#9" + "9", "-Kra" + "nich7"):
        assert _kinds(line.format(word + ending), path), line.format(word + ending)


def test_a_weak_word_and_digits_that_somebody_chose() -> None:
    assert _kinds("DB_PASS=" + "letmein" + "77\n", ".env") == [("hard-coded password", 1)]
    assert _kinds("password: " + "hunter" + "2\n", "a.yml") == [("hard-coded password", 1)]
    assert _kinds("PASSWORD = '" + "Passwort" + "4711'\n") == [("hard-coded password", 1)]


@pytest.mark.parametrize(
    "value",
    [
        *("changeme", "ChangeMe-2024!", "change_me_123", "replace-me", "example", "Example#99x"),
        *("your-password-here", "YourStrong(!)Password1", "dein_Token_99!", "insert-your-key-1"),
        *("secret", "Secret123!", "secret1", "geheim", "supersecret", "topsecret12", "mySecretKey"),
        *("root", "rootpassword1", "admin123", "test1234", "P@ssw0rd", "P@ssw0rd1", "p4ssw0rd"),
        *("letmein", "qwertz123", "dummy-Token-7!", "xxxx-1234-Xy", "not-a-real-secret1!"),
        *("user42", "postgres13", "redis6379", "fake_Token9!", "todo-Set-1t!"),
    ],
)
@pytest.mark.parametrize(
    ("path", "line"),
    [
        (".env", "DB_URL=postgres://app:{}@db.corp.net/prod\n"),
        ("a.py", 'password = "{}"\n'),
        ("a.yml", "password: {}\n"),
        (".env", "DB_PASS={}\n"),
    ],
)
def test_what_says_itself_that_it_is_a_stand_in(value: str, path: str, line: str) -> None:
    assert _kinds(line.format(value), path) == []


def test_blanks_in_a_url_make_no_password() -> None:
    assert _kinds("u = 'https://jo%40x.org:a%20secret@example.org/'\n") == []


@pytest.mark.parametrize(
    "sample", list(structured(random.Random(5))), ids=lambda s: f"{s.kind}-{s.context}"
)
def test_formats_of_single_tools(sample: Sample) -> None:
    assert scan(sample.text, sample.path)


@pytest.mark.parametrize(
    ("path", "template"),
    [
        ("compose.yml", "environment:\n  - API_KEY={A32}\n"),
        ("a.sh", "docker run -e DB_PASSWORD={A14} img\n"),
        ("a.yml", 'args: ["--api-key", "{A32}"]\n'),
        ("a.sh", "serve --token {A32}\n"),
        ("a.properties", "spring.datasource.password={A14}\n"),
        ("hosts.yml", "ansible_ssh_pass: {A14}\n"),
        ("nginx.conf", 'proxy_set_header Authorization "Bearer {A40}";\n'),
        ("a.rs", 'const API_KEY: &str = "{A32}";\n'),
        ("a.c", '#define API_KEY "{A32}"\n'),
        ("a.c", 'char password[32] = "{A14}";\n'),
        ("a.R", 'token <- "{A32}"\n'),
        ("a.py", 'get(u, auth=("bob", "{A14}"))\n'),
        ("a.py", 'client_secret: str = Field(default="{A32}")\n'),
        ("a.py", 'password = os.environ.get("PW") or "{A14}"\n'),
        ("a.js", 'const k = process.env.API_KEY || "{A32}"\n'),
        ("a.php", "define('DB_PASSWORD', '{A14}');\n"),
        ("config/master.key", "{h32}\n"),
        ("a.md", "Login: bob, Passwort: {A14}\n"),
        ("a.sh", "mysql -u root -p{A14} db\n"),
        ("a.sh", "sshpass -p {A14} ssh x\n"),
        ("a.sh", "aws configure set aws_secret_access_key {b40}\n"),
        ("redis.conf", "requirepass {A14}\n"),
        ("a.sql", "ALTER USER x IDENTIFIED BY '{A14}';\n"),
        ("a.json", '{"name": "API_TOKEN", "value": "{A32}"}\n'),
        ("a.plist", "<key>ApiToken</key>\n  <string>{A32}</string>\n"),
        ("a.yaml", "token: >-\n  {A32}\n"),
        ("a.ps1", 'ConvertTo-SecureString "{A14}" -AsPlainText\n'),
        ("a.py", '"""\nexport TOKEN={A32}\n"""\n'),
        ("wg.conf", "[Interface]\nPrivateKey = {b43}=\n"),
    ],
)
def test_the_many_ways_to_give_a_name_a_value(path: str, template: str) -> None:
    rng = random.Random(template)
    for _ in range(3):
        text = fill(template, rng)
        assert scan(text, path), text


@pytest.mark.parametrize("path", ["a.py", "a.yaml", ".env", "README.md", "a.js"])
@pytest.mark.parametrize(
    "text",
    [
        "export API_KEY=$(vault kv get -field=key secret/app)",
        'PASSWORD="${PASSWORD:-}"',
        "DB=${DB_PASSWORD:-changeme}",
        "const s = process.env.SECRET_KEY_BASE",
        '@Value("${api.key}")',
        'get_secret_value(SecretId="prod/db/password")["SecretString"]',
        "apiKey: {type: apiKey, in: header, name: X-API-Key}",
        '"password": {"type": "string", "format": "password", "minLength": 12}',
        '-H "Authorization: Bearer $TOKEN"',
        '"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"',
        '"password.too_short": "Das Passwort ist zu kurz (mindestens 8 Zeichen)"',
        '"passwordPlaceholder": "Passwort123!"',
        "key: ${{ runner.os }}-pip-${{ hashFiles('**/requirements.txt') }}",
        "secretKeyRef: {name: db-secret, key: password}",
        'self.assertEqual(token, "expected-token-value")',
        "def test_password_reset_token_is_invalid_after_24h(self):",
        'key = "user:1234:session"',
        'tokenizer = AutoTokenizer.from_pretrained("bert-base-german-cased")',
        "max_new_tokens=512, eos_token_id=50256",
        'secret_santa = "Alice42"',
        'password_regex = r"^(?=.*[A-Z])(?=.*\\d).{8,}$"',
        "pwd=/home/user42/project",
        "password: p4ssw0rd",
        "POSTGRES_PASSWORD=postgres",
        "User Id=sa;Password=yourStrong(!)Password;",
        'auth=("user", "pass")',
        "sig = inspect.signature(f)",
        "passwordless2fa: true",
        '"AWS::SecretsManager::Secret": "48205d4ffd7feba3"',
    ],
)
def test_what_only_looks_like_it(path: str, text: str) -> None:
    assert _kinds(f"{text}\n", path) == []


def test_realistic_texts_without_a_secret_are_left_alone() -> None:
    samples = list(negatives(seed=23))
    alarms = [(s.kind, s.context) for s in samples if scan(s.text, s.path)]
    assert len(samples) >= 2000
    assert len(alarms) <= 0.01 * len(samples), alarms


def test_keys_from_the_documentation_are_no_secrets() -> None:
    parts = ("AKIAIOSFODNN7" + "EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCY" + "EXAMPLEKEY")
    text = f'aws_access_key_id = "{parts[0]}"\naws_secret_access_key = "{parts[1]}"\n'
    assert _kinds(text, "a.ini") == []
    assert _kinds("token = 'sk_test_4eC39Hq" + "LyjWDarjtT1zdp7dc'\n") == []


@pytest.mark.parametrize("name", ["package-lock.json", "poetry.lock", "go.sum"])
def test_lock_files_are_full_of_hashes_yet_a_token_is_a_token(name: str) -> None:
    assert _kinds(f'"token": "{fill("{h64}", RNG)}"\n', name) == []
    assert _kinds(f'"resolved": "https://x/{TOKEN}"\n', name) == [("GitHub token", 1)]


def test_in_tests_chosen_words_are_no_passwords_but_random_ones_are() -> None:
    assert _kinds('login(password="Kranich42!")\n', "tests/test_login.py") == []
    assert _kinds('login(password="Kranich42!")\n', "app/login.py") == [("hard-coded password", 1)]
    assert _kinds(f'login(password="{RANDOM}")\n', "tests/test_login.py")


def test_in_prose_a_made_up_word_is_an_example() -> None:
    assert _kinds("password: ecila123\n", "docs/login.md") == []
    assert _kinds("password: ecila123\n", "login.yml") == [("hard-coded password", 1)]


@pytest.mark.parametrize("path", ["compose.yml", ".env", "a.sh"])
def test_a_variable_with_a_message_is_a_variable(path: str) -> None:
    for mark in ("?", ":?", ":-"):
        text = f"POSTGRES_PASSWORD: ${{POSTGRES_PASSWORD{mark}Variable not set}}\n"
        assert _kinds(text, path) == []


def test_an_expression_in_code_is_no_value() -> None:
    text = "password = user.password2b\ntoken = tokens[0]\nkey = make_key_8(a)\nsecret = Ab4Def9\n"
    assert _kinds(text) == []
    assert _kinds(f"# token: {RANDOM}\n") == [("hard-coded credential", 1)]


def test_lines_end_where_git_says_they_end() -> None:
    assert _kinds(f"a\rb\r\nc\nv = '{TOKEN}'\r") == [("GitHub token", 4)]


def test_a_signed_token_but_not_the_one_everybody_shows() -> None:
    def part(data: object) -> str:
        return base64.urlsafe_b64encode(json.dumps(data).encode()).decode().rstrip("=")

    head, mark = part({"alg": "HS256", "typ": "JWT"}), fill("{w43}", RNG)
    assert _kinds(f"t = '{head}.{part({'sub': 'k81', 'exp': 1})}.{mark}'\n") == [
        ("JSON Web Token", 1)
    ]
    assert _kinds(f"t = '{head}.{part({'sub': '1234567890'})}.{mark}'\n") == []
    none = part({"alg": "none"})
    assert _kinds(f"t = '{none}.{part({'sub': 'k81'})}.{mark}'\n") == []


def test_in_binaries_only_shapes_count() -> None:
    text = f"password={RANDOM}\n{TOKEN}\n"
    assert [hit.kind for hit in providers_only(text)] == ["GitHub token"]


def test_chance_inside_a_long_run_of_base64_is_no_key() -> None:
    run = fill("{b400}", RNG).replace("+", "/")
    key = "AKIA" + fill("{B16}", RNG)
    assert _kinds(f"data = '{run}/{key}/{run}'\n") == []


def test_a_text_made_to_be_slow_is_refused_not_suffered() -> None:
    with pytest.raises(TangledError):
        scan("key=" * 100_000, "a.txt")
    with pytest.raises(TangledError):
        scan(("T3Blbk" + "FJ-") * 20_000, "a.txt")


@pytest.mark.parametrize(
    "unit", ["a", '"', '"+', "-----BEGIN PRIVATE KEY-----", "eyJ", "://a:b", "x=\\"]
)
def test_a_megabyte_on_one_line_ends(unit: str) -> None:
    assert scan(unit * (1_000_000 // len(unit)), "a.min.js") == []


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet=string.printable + "äß€\u0130", max_size=400),
    st.sampled_from(["a.py", ".env"]),
)
def test_any_text_can_be_scanned_and_a_secret_in_it_is_seen(noise: str, path: str) -> None:
    hits: list[Hit] = scan(f"{noise}\n\n{TOKEN}\n", path)
    lines = len(f"{noise}\n\n".splitlines())
    assert all(hit.first_line <= hit.last_line for hit in hits)
    assert any(TOKEN in hit.value or hit.last_line >= lines for hit in hits)
