"""What the options of well-known tools do to the worth of a run, as data."""

from __future__ import annotations

import re
from dataclasses import dataclass


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@dataclass(frozen=True)
class Tool:
    """A tool whose options are known.

    `values` are the options that take a value. Of the options, `harmless` (and what matches
    `harmless_like`) change only what is shown, or make it stricter; `narrow` leave something out;
    `idle` make it check nothing, or never fail; `repair` make it change files instead of failing;
    `needed` are those without which it does not check. All others are not known. `suffixes` are
    the files it looks at.
    """

    values: frozenset[str]
    harmless: frozenset[str] = frozenset()
    harmless_like: re.Pattern[str] = re.compile(r"(?!)")
    narrow: frozenset[str] = frozenset()
    idle: frozenset[str] = frozenset()
    repair: frozenset[str] = frozenset()
    needed: frozenset[str] = frozenset()
    suffixes: tuple[str, ...] = (".py", ".pyi")


_PYTEST = Tool(
    values=_words(
        "-k -m -n -p -c -o -W -r --tb --maxfail --durations --durations-min --junitxml --junit-xml "
        "--junit-prefix --cov --cov-report --cov-config --cov-fail-under --cov-context --timeout "
        "--timeout-method --session-timeout --dist --numprocesses --maxprocesses --rootdir "
        "--confcutdir --import-mode --basetemp --ignore --ignore-glob --deselect --html --splits "
        "--group --durations-path --splitting-algorithm --reruns --reruns-delay --color "
        "--log-level --log-cli-level --log-file --log-file-level --log-format --log-cli-format "
        "--ds --dc --settings --asyncio-mode --override-ini --config-file --pythonwarnings "
        "--hypothesis-profile --hypothesis-seed --hypothesis-verbosity --randomly-seed "
        "--random-order-seed --random-order-bucket --verbosity --capture --show-capture "
        "--doctest-glob --doctest-report --tx --count --report-log --json-report-file --alluredir "
        "--shard-id --num-shards --test-group --test-group-count --max-worker-restart "
        "--anyio-backend --anyio-mode --mypy-config-file --rerun-except --only-rerun"
    ),
    harmless=_words(
        "-q -v -s -x -l -n -p -r -W -a -ra --tb --maxfail --durations --durations-min --junitxml "
        "--junit-xml --junit-prefix --timeout --timeout-method --session-timeout --dist "
        "--numprocesses --maxprocesses --rootdir --confcutdir --import-mode --basetemp --html "
        "--reruns --reruns-delay --color --log-level --log-cli-level --log-file --log-file-level "
        "--log-format --log-cli-format --ds --dc --settings --asyncio-mode --pythonwarnings "
        "--verbosity --capture --show-capture --doctest-glob --doctest-report --doctest-modules "
        "--doctest-plus --doctest-rst --tx --report-log --json-report --json-report-file "
        "--alluredir --max-worker-restart --verbose --quiet --exitfirst --showlocals --no-header "
        "--no-summary --strict --strict-markers --strict-config --full-trace --ff --failed-first "
        "--nf --new-first --cache-clear --disable-warnings --disable-pytest-warnings --pyargs "
        "--create-db --reuse-db --nomigrations --no-migrations --self-contained-html --runxfail "
        "--force-sugar --no-success-flaky-report --suppress-no-test-exit-code --forked --boxed "
        "--random-order --randomly-dont-reorganize --flake-finder --isort --flake8 --mypy --ruff "
        "--black --pylint --mypy-config-file --continue-on-collection-errors --snapshot-details "
        "--anyio-mode --trace-config --fulltrace --error-for-skips --rerun-except --only-rerun "
        "--durations-path --store-durations --migrations"
    ),
    harmless_like=re.compile(
        r"-[qvsxl]+|-r\w+|-n\w+|--cov(-.*)?|--no-cov.*|--benchmark-.*|--hypothesis-.*|--run.*|"
        r"--randomly-.*|--random-order-.*|--strict-.*|--codspeed|--force-.*|--with-.*|--all"
    ),
    narrow=_words(
        "-k -m --deselect --ignore --ignore-glob --lf --last-failed --sw --stepwise --sw-skip "
        "--testmon --picked --benchmark-only"
    ),
    idle=_words(
        "--co --collect-only --setup-plan --setup-only --help -h --version -V --fixtures --markers "
        "--funcargs --fixtures-per-test --cache-show --suppress-tests-failed-exit-code"
    ),
    suffixes=(".py",),
)
_RUFF_CHECK = Tool(
    values=_words(
        "--output-format --format --output-file -o --select --ignore --extend-select "
        "--extend-ignore --per-file-ignores --extend-per-file-ignores --exclude --extend-exclude "
        "--fixable --unfixable --extend-fixable --config --target-version --line-length "
        "--cache-dir --stdin-filename --color --dummy-variable-rgx"
    ),
    harmless=_words(
        "--output-format --format --output-file -o --extend-select --fixable --unfixable "
        "--extend-fixable --target-version --cache-dir --color -q -v -s -n --quiet --verbose "
        "--silent --no-cache --no-fix --show-fixes --show-source --statistics --preview "
        "--respect-gitignore --force-exclude --unsafe-fixes --no-unsafe-fixes "
        "--exit-non-zero-on-fix --ignore-noqa"
    ),
    narrow=_words(
        "--select --ignore --extend-ignore --per-file-ignores --extend-per-file-ignores --exclude "
        "--extend-exclude"
    ),
    idle=_words(
        "--exit-zero -e --show-files --show-settings --help -h --watch -w --diff --add-noqa "
        "--version"
    ),
    repair=_words("--fix --fix-only"),
)
_RUFF_FORMAT = Tool(
    values=_words(
        "--config --exclude --extend-exclude --target-version --line-length --cache-dir "
        "--stdin-filename --color --range --output-format"
    ),
    harmless=_words(
        "-q -v -s -n --quiet --verbose --silent --no-cache --preview --respect-gitignore "
        "--force-exclude --check --diff --target-version --cache-dir --color --output-format "
        "--exit-non-zero-on-format"
    ),
    narrow=_words("--exclude --extend-exclude --range"),
    idle=_words("--help -h"),
    needed=_words("--check --diff --exit-non-zero-on-format"),
)
_BLACK = Tool(
    values=_words(
        "-l --line-length -t --target-version --include --exclude --extend-exclude --force-exclude "
        "--config -W --workers --required-version --stdin-filename -c --code --line-ranges "
        "--enable-unstable-feature --python-cell-magics"
    ),
    harmless=_words(
        "-q -v --quiet --verbose --check --diff --color --no-color --safe --fast -W --workers "
        "--required-version -t --target-version --preview --unstable --no-cache"
    ),
    narrow=_words("--include --exclude --extend-exclude --force-exclude --line-ranges"),
    idle=_words("--help -h --version -c --code"),
    needed=_words("--check"),
)
_MYPY = Tool(
    values=_words(
        "-p --package -m --module --config-file --cache-dir --python-version --python-executable "
        "--platform --exclude --follow-imports --disable-error-code --enable-error-code "
        "--junit-xml --html-report --txt-report --linecount-report --linecoverage-report "
        "--any-exprs-report --cobertura-xml-report --xml-report --always-true --always-false "
        "--custom-typeshed-dir --output -O --shadow-file --plugin -c --command "
        "--custom-typing-module --untyped-calls-exclude"
    ),
    harmless=_words(
        "-p --package -m --module --cache-dir --python-version --python-executable --platform "
        "--enable-error-code --junit-xml --html-report --txt-report --linecount-report "
        "--linecoverage-report --any-exprs-report --cobertura-xml-report --xml-report --output -O "
        "-v --verbose --strict --pretty --no-pretty --no-color-output --color-output "
        "--no-error-summary --install-types --non-interactive --check-untyped-defs --sqlite-cache "
        "--namespace-packages --explicit-package-bases --no-incremental --incremental "
        "--ignore-missing-imports --scripts-are-modules --no-implicit-optional "
        "--implicit-reexport --no-implicit-reexport --strict-equality --local-partial-types "
        "--extra-checks --error-summary --fast-module-lookup --skip-cache-mtime-checks "
        "--no-site-packages --hide-error-context --no-namespace-packages --strict-optional "
        "--warn-unused-configs --fixed-format-cache --no-sqlite-cache"
    ),
    harmless_like=re.compile(r"--(warn|disallow|show|hide)-.*"),
    narrow=_words("--disable-error-code"),
    idle=_words("--help -h --version -V -c --command"),
)
_FLAKE8 = Tool(
    values=_words(
        "--select --ignore --extend-ignore --extend-select --exclude --extend-exclude --filename "
        "--max-line-length --max-complexity --max-doc-length --format --config -j --jobs "
        "--per-file-ignores --output-file --enable-extensions --builtins --docstring-convention"
    ),
    harmless=_words(
        "-q -v --count --show-source --statistics --benchmark --extend-select --format -j --jobs "
        "--max-complexity --max-line-length --max-doc-length --output-file --tee --color "
        "--enable-extensions --docstring-convention --verbose --quiet --disable-noqa"
    ),
    narrow=_words(
        "--select --ignore --extend-ignore --exclude --extend-exclude --filename --per-file-ignores"
    ),
    idle=_words("--exit-zero --version --help -h --bug-report"),
)
_ISORT = Tool(
    values=_words("--profile --sp --settings-path --settings-file -l --line-length -p -s --skip"),
    harmless=_words("-c --check --check-only --df --diff -q -v --profile --color --quiet"),
    narrow=_words("-s --skip --sg --skip-glob --extend-skip"),
    needed=_words("-c --check --check-only"),
)

TOOLS = {
    "pytest": _PYTEST,
    "ruff check": _RUFF_CHECK,
    "ruff format": _RUFF_FORMAT,
    "black": _BLACK,
    "mypy": _MYPY,
    "flake8": _FLAKE8,
    "isort": _ISORT,
}
# An option that takes a value only where one follows it.
OPTIONAL_VALUE = frozenset({"--cov", "--mypy-config-file"})
# What says the same in two ways.
SAME = {
    "--quiet": "-q",
    "--verbose": "-v",
    "--check-only": "--check",
    "--last-failed": "--lf",
    "--collect-only": "--co",
    "--exitfirst": "-x",
    "--numprocesses": "-n",
    "--package": "-p",
    "--module": "-m",
}
# An option of a tool that is not known, which changes only what is shown.
SHOWN_ONLY = re.compile(
    r"-q+|-v+|--quiet|--verbose|--no-colou?r|--colou?r(=.*)?|--output-format(=.*)?|--progress.*|"
    r"--no-progress.*|--format=(github|text|json|colorized)|--show-diff-on-failure"
)
