"""The words that names, values and paths are judged by, as data."""

from __future__ import annotations


def _rows(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _words(text: str) -> frozenset[str]:
    return frozenset(_rows(text))


# Endings of source code: what stands unquoted there is an expression, not a value.
CODE = _words("""
    py pyi pyx js jsx mjs cjs ts tsx vue svelte go java kt kts scala groovy gradle rb php c h cc
    cpp hpp cs fs vb rs swift m mm dart lua pl pm ex exs erl clj hs ml r jl sol html htm css scss
    less ipynb sql
    """)
# Files full of checksums.
LOCKS = _words("""
    package-lock.json npm-shrinkwrap.json yarn.lock pnpm-lock.yaml poetry.lock pipfile.lock
    uv.lock pdm.lock cargo.lock composer.lock gemfile.lock go.sum go.work.sum flake.lock mix.lock
    deno.lock packages.lock.json pubspec.lock podfile.lock bun.lock conda-lock.yml gradle.lockfile
    verification-metadata.xml checksums.txt sha256sums
    """)
# Names of what people choose.
PASSWORD = _words("""
    password passwd passwort passphrase passcode pwd pass pw kennwort psk pswd passw requirepass
    masterauth userpassword keypass storepass dbpass userpass rootpass adminpass mypass sshpass
    smtppass mailpass ftppass sqlpass mysqlpass
    """)
SECRET = _words("""
    secret secrets credential credentials cred creds geheimnis
    """)
TOKEN = _words("""
    token tokens jwt bearer pat authorization authtoken apitoken
    """)
# `api key` is a credential …
KEY_OWNERS = _words("""
    api secret access private auth encryption encrypt decryption signing sign master shared
    account storage app application service server license licence deploy deployment subscription
    session hmac cipher crypto aes rsa webhook admin client consumer integration ingest write read
    vault root jwt cookie flask django rails stripe sendgrid mailgun twilio aws azure gcp google
    openai anthropic datadog dd newrelic algolia cloudflare heroku github gitlab slack discord
    telegram firebase maps pagerduty routing opsgenie functions function code primary secondary
    ssh pgp sas wireguard preshared symmetric data kms wallet merchant partner vendor user owner
    team org project org sdk rest live prod production
    """)
# … and `cache key` is not.
NOT_KEYS = _words("""
    public pub foreign cache sort partition hash map dict idempotency object lookup group unique
    index composite natural surrogate translation i18n locale config setting settings registry hot
    shortcut arrow site publishable host known translate message msg storagekey label row column
    col field property attr attribute menu tab react query mutation dedup dedupe
    """)
# Tokens of parsers, models and result pages.
NOT_TOKENS = _words("""
    csrf xsrf next page continuation cancel cancellation eos bos pad unk mask sep cls stop special
    max min num total input output prompt completion completions sync resume start end lex parser
    syntax previous prev skip delimiter whitespace indent dedent current peek lookahead
    """)
# Tokens that name a request rather than a person; a UUID there is no credential.
HANDLES = _words("""
    client request lock creation change update resource task job test
    """)
# `hashed_password`, `has_token`: not the credential itself.
NOT_BEFORE = _words("""
    no not has is use uses using need needs require requires required show hide forgot forgotten
    reset change changed invalid missing wrong bad empty hashed encrypted encoded masked redacted
    max min public
    """)
# `token_url`, `password_hash`, `secret_name`: not the credential itself.
NOT_AFTER = _words("""
    name names id ids url urls uri uris path paths file files filename dir directory folder header
    headers field fields type types kind format prefix suffix length len size count limit hash
    hashed hasher hashers digest expiry expires expire expiration ttl lifetime timeout age env var
    variable placeholder label labels hint help text title message messages error errors regex
    regexp pattern policy endpoint endpoints scope scopes class provider providers method methods
    version versions param parameter params column columns arn ref reference refs alias store
    index map usage audience issuer algorithm alg cipher strength rules rule validator validators
    valid validation check checker checks manager service handler factory generator function fn
    callback screen page view form input inputs box button dialog modal icon image link links
    template templates required enabled disabled visible show hidden reset changed updated created
    at on date time minutes seconds hours days attempts retries retry max min format encoding
    charset chars characters separator delimiter position offset line start end range value_from
    exists missing invalid mismatch match matches matcher mode strategy selector source schema set
    list dict array table collection info data_type description desc status state event events
    credential_type location backend engine driver module package import mapping identifier
    fingerprint thumbprint signature checksum sha md5 kid thumb vault mount namespace key_id
    rotation period interval frequency owner user username login email prompt entry review bucket
    limiter ring rate quota budget cost price usage_count counts per parts types ring
    """)
# A value that has one of these as a part of its own says itself that it is none.
STAND_INS = _words("""
    your youre dein deine deinem ihr ihre example examples beispiel beispielwert sample placeholder
    platzhalter dummy fake redacted todo fixme foobar lorem ipsum undefined null unsafe invalid
    """)
# The same for these, wherever they stand in its letters: nobody makes them up by chance.
STAND_IN_PHRASES = _words("""
    changeme changeit changethis replaceme replacethis replacewith insertyour inserthere notreal
    notareal notasecret nosecret dontuse donotuse insecuredev musterpasswort example placeholder
    redacted
    """)
# A provider's shape with one of these inside was made up for documentation.
INVENTED = _words("""
    example xxxxx placeholder redacted your- your_ yourtoken youraccess yourapi yoursecret yourkey
    changeme
    """)
# A password of these words alone is a default or an example.
DEFAULT_WORDS = _words("""
    admin administrator root user username test testing tester demo guest default token key login
    postgres postgresql mysql mariadb mongo mongodb redis rabbit rabbitmq oracle docker vagrant
    django flask rails odoo wordpress drupal app web api db database local localhost dev
    development prod production staging temp tmp foo bar baz qux spam eggs alice bob carol joe
    john jane doe hello world string value none true false new old some any minio
    minioadmin elastic kibana grafana airflow superset celery sa sys system ubuntu credentials
    credential apikey auth field name code pin id my the super top very an ein eine private public
    master client server access account word is not real only for in here set me please change
    """)
# The same with nothing but `1` or `123` behind it; with more it is a weak password.
WEAK_WORDS = DEFAULT_WORDS | _words("""
    secret sekret geheim geheimes password passwords passwd passwort kennwort passphrase passcode
    pass pwd pw letmein welcome qwerty qwertz asdf asdfgh asdfghjkl strong secure sicher sicheres
    """)
# Words too short to be told from chance by their letters.
SHORT_WORDS = _words("""
    to of in by is on id db js py my no up ok at as an if do go we it re ex de un or us io ip ui
    os vm tx rx ad
    """)
# How common letter pairs are in English, German and identifiers: a row for the first letter, a
# column for the second; each digit is 9 + log2 of how often the second follows the first.
PAIRS = _rows("""
    04550240403656040656332230 63436122641632530553600042 60326106405531720536410020
    53247310710423520453521120 52563432301546242665132420 51336620700522620544501030
    51327235500535420554520011 70237111601433610435401030 44544440001557540456040203
    60227201504211640342701030 51347331601524431364404021 62347210601612620144420050
    74137100602342660143400020 51566461503313520156330020 24551330303557450655534100
    61236213501612650645402040 22031100210403023441901000 62447340603343630455422040
    41527225603432451257512030 61327205600332530554412041 45435430400657350666010000
    72108220600032520221121000 62346305600315621652212300 53636423600430460347121332
    34435422500555470466234032 52328202601342510223503022
    """)
