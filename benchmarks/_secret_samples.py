"""Samples for the secret scan, made up at run time so that no file here holds anything like one.

Positives are written from the formats that providers publish, as templates: `{A36}` is 36 letters
and digits. They know nothing of the rules they are to test.
"""

from __future__ import annotations

import base64
import json
import random
import re
import string
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_ALPHABETS = {
    "A": string.ascii_letters + string.digits,
    "L": string.ascii_letters,
    "U": string.ascii_uppercase + string.digits,
    "B": "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
    "l": string.ascii_lowercase + string.digits,
    "h": string.digits + "abcdef",
    "H": string.digits + "ABCDEF",
    "d": string.digits,
    "b": string.ascii_letters + string.digits + "+/",
    "w": string.ascii_letters + string.digits + "_-",
    "x": "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L",
    "p": string.ascii_letters + string.digits + "!#%*+-.=?^_~",
}

# kind, template, name it is usually given to
PROVIDERS: tuple[tuple[str, str, str], ...] = (
    ("aws-access-key-id", "AKIA{B16}", "aws_access_key_id"),
    ("aws-session-key-id", "ASIA{B16}", "key_id"),
    ("github-classic", "ghp_{A36}", "GH"),
    ("github-oauth", "gho_{A36}", "value"),
    ("github-app", "ghs_{A36}", "value"),
    ("github-refresh", "ghr_{A76}", "value"),
    ("github-fine-grained", "github_pat_{A22}_{A59}", "value"),
    ("gitlab-pat", "glpat-{w20}", "value"),
    ("gitlab-runner", "glrt-{w20}", "value"),
    ("gitlab-deploy", "gldt-{w20}", "value"),
    ("bitbucket-app-password", "ATBB{A32}", "value"),
    ("atlassian", "ATATT3xFfGF0{w175}={H8}", "value"),
    ("slack-bot", "xoxb-{d12}-{d13}-{A24}", "value"),
    ("slack-user", "xoxp-{d11}-{d11}-{d12}-{h32}", "value"),
    ("slack-app", "xapp-1-A{U10}-{d13}-{h64}", "value"),
    ("slack-webhook", "https://hooks.slack.com/services/T{U8}/B{U10}/{A24}", "hook"),
    ("stripe-live", "sk_live_{A24}", "value"),
    ("stripe-long", "sk_live_51{A97}", "value"),
    ("stripe-test", "sk_test_{A24}", "value"),
    ("stripe-restricted", "rk_live_{A24}", "value"),
    ("stripe-webhook", "whsec_{A32}", "value"),
    ("google-api", "AIza{w35}", "value"),
    ("google-oauth-secret", "GOCSPX-{w28}", "value"),
    ("google-access", "ya29.a0{w160}", "value"),
    ("azure-ad-secret", "{A3}8Q~{A34}", "value"),
    ("azure-cognitive", "{A52}JQQJ99{A26}", "value"),
    ("openai-legacy", "sk-{A20}T3BlbkFJ{A20}", "value"),
    ("openai-project", "sk-proj-{w74}T3BlbkFJ{w74}", "value"),
    ("anthropic", "sk-ant-api03-{w93}AA", "value"),
    ("openrouter", "sk-or-v1-{h64}", "value"),
    ("deepseek", "sk-{h32}", "value"),
    ("hugging-face", "hf_{L34}", "value"),
    ("groq", "gsk_{A52}", "value"),
    ("replicate", "r8_{A37}", "value"),
    ("perplexity", "pplx-{A48}", "value"),
    ("xai", "xai-{A80}", "value"),
    ("nvidia", "nvapi-{w64}", "value"),
    ("langsmith", "lsv2_pt_{h32}_{h10}", "value"),
    ("npm", "npm_{A36}", "value"),
    ("pypi", "pypi-AgEIcHlwaS5vcmcCJ{w140}", "value"),
    ("rubygems", "rubygems_{h48}", "value"),
    ("nuget", "oy2{l43}", "value"),
    ("crates-io", "cio{A32}", "value"),
    ("docker-hub", "dckr_pat_{w27}", "value"),
    ("jfrog", "AKCp{A69}", "value"),
    ("sendgrid", "SG.{w22}.{w43}", "value"),
    ("mailgun", "key-{h32}", "value"),
    ("mailchimp", "{h32}-us{d2}", "value"),
    ("brevo", "xkeysib-{h64}-{A16}", "value"),
    ("resend", "re_{A8}_{A24}", "value"),
    ("twilio-key", "SK{h32}", "value"),
    ("telegram", "{d10}:AA{w33}", "value"),
    ("discord-bot", "M{A23}.{w6}.{w38}", "value"),
    ("discord-webhook", "https://discord.com/api/webhooks/{d18}/{w68}", "hook"),
    ("digitalocean", "dop_v1_{h64}", "value"),
    ("heroku-v2", "HRKU-AA{w58}", "value"),
    ("shopify", "shpat_{h32}", "value"),
    ("shopify-secret", "shpss_{h32}", "value"),
    ("square", "sq0csp-{w43}", "value"),
    ("facebook", "EAAC{A160}", "value"),
    ("databricks", "dapi{h32}", "value"),
    ("planetscale", "pscale_tkn_{w43}", "value"),
    ("supabase", "sbp_{h40}", "value"),
    ("vault", "hvs.{w95}", "value"),
    ("terraform-cloud", "{A14}.atlasv1.{w67}", "value"),
    ("pulumi", "pul-{h40}", "value"),
    ("doppler", "dp.pt.{A43}", "value"),
    ("age", "AGE-SECRET-KEY-1{x58}", "value"),
    ("1password", "ops_eyJ{b300}", "value"),
    ("grafana", "glsa_{A32}_{h8}", "value"),
    ("new-relic", "NRAK-{U27}", "value"),
    ("dynatrace", "dt0c01.{U24}.{U64}", "value"),
    ("sentry-user", "sntryu_{h64}", "value"),
    ("sonarqube", "squ_{h40}", "value"),
    ("circleci", "CCIPAT_{A22}_{h40}", "value"),
    ("buildkite", "bkua_{h40}", "value"),
    ("netlify", "nfp_{A36}", "value"),
    ("render", "rnd_{A32}", "value"),
    ("linear", "lin_api_{A40}", "value"),
    ("notion", "ntn_{d11}{A35}", "value"),
    ("figma", "figd_{w40}", "value"),
    ("airtable", "pat{A14}.{h64}", "value"),
    ("asana", "1/{d16}:{h32}", "value"),
    ("hubspot", "pat-na1-{u}", "value"),
    ("postman", "PMAK-{h24}-{h34}", "value"),
    ("typeform", "tfp_{w44}_{w14}", "value"),
    ("alibaba", "LTAI5t{A18}", "value"),
    ("tailscale", "tskey-auth-{A12}CNTRL-{A32}", "value"),
    ("plaid", "access-production-{u}", "value"),
    ("razorpay", "rzp_live_{A14}", "value"),
    ("flutterwave", "FLWSECK_TEST-{h32}-X", "value"),
    ("contentful", "CFPAT-{w43}", "value"),
    ("mapbox", "sk.eyJ1Ijoi{A60}.{w22}", "value"),
    ("dropbox", "sl.{w140}", "value"),
    ("launchdarkly", "sdk-{u}", "value"),
    ("deepl", "{u}:fx", "value"),
    ("braintree", "access_token$production${l16}${h32}", "value"),
)

# what has no shape of its own and is known by its name alone
NAMED: tuple[tuple[str, str, str], ...] = (
    ("aws-secret-key", "{b40}", "aws_secret_access_key"),
    ("azure-storage-key", "{b86}==", "account_key"),
    ("twilio-auth-token", "{h32}", "twilio_auth_token"),
    ("datadog-api-key", "{h32}", "dd_api_key"),
    ("heroku-uuid", "{u}", "heroku_api_key"),
    ("cloudflare", "{w40}", "cloudflare_api_token"),
    ("algolia", "{h32}", "algolia_admin_key"),
    ("okta", "00{w40}", "okta_token"),
    ("snyk", "{u}", "snyk_token"),
    ("fastly", "{w32}", "fastly_api_token"),
    ("mattermost", "{l26}", "mattermost_token"),
    ("wandb", "{h40}", "wandb_api_key"),
    ("spotify", "{h32}", "spotify_client_secret"),
    ("twitter", "{A50}", "twitter_api_secret"),
    ("auth0", "{w64}", "auth0_client_secret"),
    ("unknown-token", "{A32}", "acme_token"),
    ("unknown-key", "{A40}", "acme_api_key"),
    ("unknown-hex-secret", "{h64}", "shared_secret"),
    ("unknown-client-secret", "{w40}", "client_secret"),
    ("django-secret-key", "django-insecure-{p50}", "secret_key"),
    ("session-secret", "{A24}", "session_secret"),
    ("encryption-key", "{b43}=", "encryption_key"),
    ("jwt-secret", "{h48}", "jwt_secret"),
    ("password-random", "{A16}", "password"),
    ("password-short", "{A10}", "db_pass"),
    ("password-signs", "{p18}", "db_password"),
    ("password-human", "{W}{d2}!{L1}", "admin_password"),
    ("password-weak-word", "{V}!{d2}{d2}x", "db_password"),
    ("password-weak-words", "{W}-{V}#{d2}", "db_password"),
    ("passphrase", "{p24}", "passphrase"),
    ("german-password", "{A14}", "passwort"),
    ("smtp-password", "{l16}", "smtp_password"),
    ("private-key-hex", "{h64}", "private_key"),
    ("webhook-secret", "{h40}", "webhook_secret"),
)
_PEOPLE = ("Kranich", "Mauritius", "Falcon", "Winterberg", "Quokka", "Tangerine", "Zebra", "Lagune")
_WEAK = ("Secret", "Geheim", "Letmein", "Passwort", "MySecret", "Qwertz", "Root", "Admin", "S3cr3t")


@dataclass(frozen=True)
class Sample:
    """One text and the path it stands at; `kind` names what is in it."""

    kind: str
    context: str
    path: str
    text: str


def fill(template: str, rng: random.Random) -> str:
    """The template with its places filled."""

    def one(match: re.Match[str]) -> str:
        if match[1] == "u":
            return str(uuid.UUID(int=rng.getrandbits(128), version=4))
        if match[1] == "W":
            return rng.choice(_PEOPLE)
        if match[1] == "V":
            return rng.choice(_WEAK)
        return "".join(rng.choices(_ALPHABETS[match[1]], k=int(match[2])))

    return re.sub(r"\{([A-Za-z])(\d*)\}", one, template)


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


CONTEXTS: dict[str, tuple[str, Callable[[str, str], str]]] = {
    "python": ("app/settings.py", lambda n, v: f'import os\n{n.upper()} = "{v}"\n'),
    "python-call": (
        "app/client.py",
        lambda n, v: f'client = connect("db", {n}="{v}", retries=3)\n',
    ),
    "env": (".env", lambda n, v: f"DEBUG=1\n{n.upper()}={v}\n"),
    "yaml": ("deploy/values.yaml", lambda n, v: f"service:\n  {n}: {v}\n  port: 8080\n"),
    "json": ("config.json", lambda n, v: json.dumps({"a": 1, _camel(n): v}, indent=2)),
    "shell": ("run.sh", lambda n, v: f"#!/bin/sh\nexport {n.upper()}='{v}'\n./start\n"),
    "comment": ("app/jobs.py", lambda n, v: f"def go():\n    # {n}: {v}\n    return 1\n"),
    "javascript": ("web/api.js", lambda n, v: f"const {_camel(n)} = '{v}';\n"),
    "toml": ("conf/app.toml", lambda n, v: f'[remote]\n{n} = "{v}"\n'),
    "ini": ("setup.ini", lambda n, v: f"[remote]\n{n} = {v}\n"),
    "xml": ("app.xml", lambda n, v: f"<c>\n  <{_camel(n)}>{v}</{_camel(n)}>\n</c>\n"),
    "docker": ("Dockerfile", lambda n, v: f"FROM alpine\nENV {n.upper()} {v}\n"),
    "go": ("main.go", lambda n, v: f'\t{_camel(n)} := "{v}"\n'),
    "java": ("App.java", lambda n, v: f'  static final String {n.upper()} = "{v}";\n'),
    "header": (
        "call.sh",
        lambda n, v: f'curl -H "X-{n.replace("_", "-").title()}: {v}" https://api.corp/v1\n',
    ),
    "notebook": (
        "a.ipynb",
        lambda n, v: json.dumps({"cells": [{"source": [f'{n} = "{v}"\n', "go()"]}]}, indent=1),
    ),
    "concatenated": (
        "app/parts.py",
        lambda n, v: f'{n} = (\n    "{v[: len(v) // 2]}"\n    "{v[len(v) // 2 :]}"\n)\n',
    ),
}


def _keys(rng: random.Random) -> Iterator[tuple[str, str]]:
    for label in ("RSA ", "EC ", "OPENSSH ", ""):
        body = base64.b64encode(rng.randbytes(600)).decode()
        lines = "\n".join(body[at : at + 64] for at in range(0, len(body), 64))
        name = f"{label}PRIVATE KEY"
        yield f"pem-{label.strip().lower() or 'pkcs8'}", (
            f"-----BEGIN {name}-----\n{lines}\n-----END {name}-----\n"
        )


def structured(rng: random.Random) -> Iterator[Sample]:
    """What is no value of a name: keys, URLs, headers, the formats of single tools."""
    for kind, pem in _keys(rng):
        yield Sample(kind, "file", "id_key", pem)
        yield Sample(kind, "json", "sa.json", json.dumps({"private_key": pem}))
        yield Sample(kind, "python", "k.py", f'KEY = """{pem}"""\n')
        packed = base64.b64encode(pem.encode()).decode()
        yield Sample(kind, "base64", "kube.yaml", f"    client-key-data: {packed}\n")
        quoted = "\n".join(f'    "{line}\\n"' for line in pem.splitlines())
        yield Sample(kind, "literals", "k.py", f"KEY = (\n{quoted}\n)\n")
    for scheme in ("postgres", "mysql", "mongodb+srv", "redis", "amqp", "https", "ftp"):
        secret = fill("{A14}", rng)
        url = f"{scheme}://svc_{scheme[:3]}:{secret}@db7.corp.internal:5432/app"
        for context in ("python", "env", "yaml", "json", "comment"):
            path, write = CONTEXTS[context]
            yield Sample(f"url-{scheme}", context, path, write("database_url", url))
    for _ in range(5):
        h, p = {"alg": "HS256", "typ": "JWT"}, {"sub": fill("{l8}", rng), "exp": 1900000000}
        parts = [
            base64.urlsafe_b64encode(json.dumps(x).encode()).decode().rstrip("=") for x in (h, p)
        ]
        token = ".".join([*parts, fill("{w43}", rng)])
        for context in ("python", "env", "yaml", "json", "comment"):
            path, write = CONTEXTS[context]
            yield Sample("jwt", context, path, write("value", token))
        yield Sample(
            "bearer", "curl", "a.sh", f"curl -H 'Authorization: Bearer {fill('{A40}', rng)}' u\n"
        )
        yield Sample(
            "bearer", "js", "a.js", f"headers: {{ Authorization: 'Bearer {fill('{A40}', rng)}' }}\n"
        )
        pair = base64.b64encode(f"deploy:{fill('{A16}', rng)}".encode()).decode()
        yield Sample("basic", "curl", "a.sh", f'curl -H "Authorization: Basic {pair}" https://x\n')
        yield Sample(
            "docker-auth",
            "json",
            ".docker/config.json",
            f'{{"auths": {{"r": {{"auth": "{pair}"}}}}}}',
        )
        yield Sample(
            "npmrc", "file", ".npmrc", f"//registry.npmjs.org/:_authToken={fill('{u}', rng)}\n"
        )
        yield Sample("npmrc", "auth", ".npmrc", f"_auth={pair}\n")
        yield Sample(
            "netrc", "file", ".netrc", f"machine a.corp login bob password {fill('{A12}', rng)}\n"
        )
        yield Sample(
            "netrc",
            "lines",
            ".netrc",
            f"machine a.corp\n  login bob\n  password {fill('{A12}', rng)}\n",
        )
        yield Sample(
            "pypirc",
            "file",
            ".pypirc",
            f"[pypi]\nusername = bob\npassword = {fill('{A14}', rng)}\n",
        )
        yield Sample("curl-user", "shell", "a.sh", f"curl -u bob:{fill('{A12}', rng)} https://x\n")
        yield Sample("pgpass", "file", ".pgpass", f"db.corp:5432:app:bob:{fill('{A14}', rng)}\n")
        yield Sample(
            "mssql",
            "json",
            "appsettings.json",
            f'"Default": "Server=db;Database=x;User Id=sa;Password={fill("{A14}", rng)};"\n',
        )
        yield Sample(
            "azure-connection",
            "env",
            ".env",
            "CONN=DefaultEndpointsProtocol=https;AccountName=x;"
            f"AccountKey={fill('{b86}', rng)}==;\n",
        )
        yield Sample(
            "service-bus",
            "yaml",
            "a.yaml",
            f"conn: Endpoint=sb://x/;SharedAccessKeyName=R;SharedAccessKey={fill('{b43}', rng)}=\n",
        )
        yield Sample(
            "k8s-env", "yaml", "d.yaml", f"- name: DB_PASSWORD\n  value: {fill('{A16}', rng)}\n"
        )
        secret = base64.b64encode(fill("{A16}", rng).encode()).decode()
        yield Sample("k8s-secret", "yaml", "s.yaml", f"kind: Secret\ndata:\n  password: {secret}\n")
        yield Sample(
            "appconfig", "xml", "web.config", f'<add key="ApiKey" value="{fill("{A32}", rng)}"/>\n'
        )
        yield Sample(
            "url-query", "text", "a.md", f"GET https://x/v1?api_key={fill('{A32}', rng)}&q=1\n"
        )
        yield Sample(
            "sql", "sql", "a.sql", f"CREATE USER bob WITH PASSWORD '{fill('{A14}', rng)}';\n"
        )
        yield Sample(
            "getenv-default", "python", "a.py", f'os.getenv("API_KEY", "{fill("{A32}", rng)}")\n'
        )
        yield Sample("powershell", "ps1", "a.ps1", f'$env:API_TOKEN = "{fill("{A32}", rng)}"\n')
        yield Sample("setter", "java", "A.java", f'ds.setPassword("{fill("{A16}", rng)}");\n')


def positives(seed: int, rounds: int = 1) -> Iterator[Sample]:
    """Every kind in every context."""
    rng = random.Random(seed)
    for _ in range(rounds):
        for kind, template, name in (*PROVIDERS, *NAMED):
            for context, (path, write) in CONTEXTS.items():
                yield Sample(kind, context, path, write(name, fill(template, rng)))
        yield from structured(rng)
