"""Commands behind make, tox, nox, pre-commit, scripts, actions and reusable workflows."""

from __future__ import annotations

import textwrap

import pytest

from pytest_dod.checks.ci_runs import CHECK
from pytest_dod.testing import cannot_tell, change, change_set, fails, passes

CI = ".github/workflows/ci.yml"
CHANGES = change_set(
    change("shop/price.py", "A = 1\n", "A = 2\n"),
    files=("setup.py", "tests/test_price.py", "backend/x.py"),
)


def texts_for(run: str, files: dict[str, str], step: str = "run") -> dict[str, str]:
    workflow = f"on: pull_request\njobs:\n  a:\n    runs-on: x\n    steps:\n      - {step}: {run}\n"
    return {CI: workflow, **{path: textwrap.dedent(text) for path, text in files.items()}}


def runs(command: str, run: str, files: dict[str, str], step: str = "run") -> str:
    texts = texts_for(run, files, step)
    return passes(CHECK, texts=texts, changes=CHANGES, commands=(command,)).notes[0]


def weak(command: str, run: str, files: dict[str, str], step: str = "run") -> str:
    texts = texts_for(run, files, step)
    return fails(CHECK, texts=texts, changes=CHANGES, commands=(command,))[0]


def unclear(command: str, run: str, files: dict[str, str], step: str = "run") -> str:
    texts = texts_for(run, files, step)
    return cannot_tell(CHECK, texts=texts, changes=CHANGES, commands=(command,))


MAKEFILE = """\
PY ?= python3
TESTS := $(PY) -m pytest
all: lint test
.PHONY: all
test: ## run the tests
\t@$(TESTS) -q \\
\t\t-n auto
lint:
\truff check .
\t-black --check .
quiet:
\tpytest; true
again: ; $(MAKE) test
"""


@pytest.mark.parametrize("run", ["make test", "make", "make -j 4 all", "make PY=python again"])
def test_make_is_followed(run: str) -> None:
    assert "Makefile:6" in runs("pytest", run, {"Makefile": MAKEFILE})


@pytest.mark.parametrize(
    ("command", "run", "what"),
    [
        ("black --check .", "make lint", "Makefile:10: `black --check .`: its failure is ignored"),
        ("pytest", "make quiet", "its failure is lost"),
        ("pytest", "make -n test", "counts for nothing"),
        ("pytest", "make -i test", "counts for nothing"),
        ("pytest", "make lint", "no pipeline runs it"),
        ("pytest", "make TESTS=true test", "no pipeline runs it"),
        ("pytest", "make test || true", "its failure is ignored"),
        ("pytest", "make MAKEFLAGS=-i test", "MAKEFLAGS has -i"),
        ("pytest", "bash -n ci.sh", "no pipeline runs it"),
    ],
)
def test_what_make_weakens_is_found(command: str, run: str, what: str) -> None:
    assert what in weak(command, run, {"Makefile": MAKEFILE})


@pytest.mark.parametrize(
    ("run", "makefile", "what"),
    [
        ("make test", {}, "no Makefile was read in the top folder"),
        ("make test", {"Makefile": "include ci/x.mk\n"}, "`make test` is not in the files"),
        ("make test", {"Makefile": "test:\n\t$(shell cat x)\n"}, "is not known here"),
        ("make test", {"Makefile": "SHELL = /bin/true\ntest:\n\tpytest\n"}, "in another shell"),
        ("git ls-files | xargs pytest", {}, "`xargs pytest` runs is not followed"),
    ],
)
def test_what_make_hides_is_unproven(run: str, makefile: dict[str, str], what: str) -> None:
    assert what in unclear("pytest", run, makefile)


def test_make_in_another_folder() -> None:
    files = {"backend/Makefile": "test:\n\tpytest\nall:\n\tcd .. && pytest\n"}

    assert "leaves out" in weak("pytest", "make -C backend test", files)
    assert "backend/Makefile:4" in runs("pytest", "make -C backend all", files)


TOX = """\
[tox]
env_list = py3{10,13}, lint, {pre,post}-commit

[testenv]
commands =
    pytest {posargs:-q}

[testenv:lint]
commands =
    ruff check \\
        .
    - black --check .
    {[shared]types}

[testenv:pre-commit]
commands = pre: pre-commit run -a

[testenv:quiet]
ignore_outcome = true
commands = isort --check .

[shared]
types =
    mypy .
"""


@pytest.mark.parametrize(
    ("command", "run"),
    [
        ("pytest", "tox"),
        ("pytest", "tox run -e py313 -- -n auto"),
        ("pytest", "uvx --with tox-uv tox -e py"),
        ("ruff check .", "tox -e lint"),
        ("mypy .", "tox -e py310,lint"),
        ("pytest", "TOXENV=py310 tox"),
        ("pytest", "tox -e ${{ matrix.x }}py310"),
        ("pytest", "tox -f py313"),
    ],
)
def test_tox_is_followed(command: str, run: str) -> None:
    assert "tox.ini:" in runs(command, run, {"tox.ini": TOX})


@pytest.mark.parametrize(
    ("command", "run", "what"),
    [
        ("black --check .", "tox -e lint", "its failure is ignored by tox"),
        ("isort --check .", "tox -e quiet", "ignore_outcome"),
        ("pytest", "tox -e lint", "no pipeline runs it"),
        ("pytest", "tox -e py310 -- -k price", "leaves things out"),
        ("pytest", "tox --notest", "no pipeline runs it"),
        ("isort --check .", "tox -e lint", "no pipeline runs it"),
    ],
)
def test_what_tox_weakens_is_found(command: str, run: str, what: str) -> None:
    assert what in weak(command, run, {"tox.ini": TOX})


@pytest.mark.parametrize(
    ("run", "what"),
    [
        ("tox -e $ENV", "which tox environment `$…` is"),
        ("tox -e unknown", "tox has no environment `unknown`"),
        ("tox -m lint", "are not followed"),
    ],
)
def test_what_tox_hides_is_unproven(run: str, what: str) -> None:
    assert what in unclear("pytest", run, {"tox.ini": TOX})


def test_of_environments_that_may_be_meant_all_must_run_it() -> None:
    all_run_it = {"tox.ini": "[tox]\nenv_list=3.1{0-3}-tests\n[testenv]\ncommands=pytest\n"}
    some = {"tox.ini": all_run_it["tox.ini"] + "[testenv:3.10-tests]\ncommands=pytest -k a\n"}

    runs("pytest", "tox -e $PY-tests", all_run_it)
    assert "some of the tox environments" in unclear("pytest", "tox -e $PY-tests", some)


def test_a_plugin_chooses_the_environments_for_the_platform() -> None:
    chosen = {"tox.ini": TOX + "[gh-actions]\npython =\n    3.13: py313\n"}

    runs("pytest", "tox", chosen)
    weak("ruff check .", "tox", chosen)


def test_tox_in_toml_is_followed() -> None:
    text = """
        env_list = ["3.13", "lint"]
        [env_run_base]
        commands = [["pytest", {replace = "posargs", default = ["-q"], extend = true}]]
        [env.lint]
        commands = [["ruff", "check", "."]]
        """

    assert "tox.toml:3" in runs("pytest", "tox", {"tox.toml": text})
    assert "tox.toml:5" in runs("ruff check .", "tox -e lint", {"tox.toml": text})


NOXFILE = """
    import nox
    nox.options.sessions = ["tests", "lint"]
    PATHS = ["shop", "tests", "setup.py", "backend"]

    @nox.session(python=["3.10", "3.13"])
    def tests(session):
        session.install("-r", "requirements.txt")
        session.run("pytest", f"--cov={PACKAGE}", *session.posargs)

    @nox.session(name="lint")
    def lint_all(session: nox.Session) -> None:
        session.run("ruff", "check", *PATHS)
        if session.posargs:
            session.run("mypy", ".")
        session.run("black", "--check", ".", success_codes=[0, 1])

    @nox.session
    def skipped(session):
        session.skip("not now")
        session.run("isort", "--check", ".")

    @nox.session
    def helped(session):
        help_with(session)
    """


@pytest.mark.parametrize(
    ("command", "run"),
    [
        ("pytest", "nox"),
        ("pytest", "nox -s tests-3.13"),
        ("pytest", "nox -s tests -- -q"),
        ("pip install -r requirements.txt", "nox --session=tests"),
        ("ruff check .", "uvx nox -s lint"),
    ],
)
def test_nox_is_followed(command: str, run: str) -> None:
    assert "noxfile.py:" in runs(command, run, {"noxfile.py": NOXFILE})


def test_what_nox_weakens_or_hides() -> None:
    files = {"noxfile.py": NOXFILE}

    assert "success_codes=[0, 1]" in weak("black --check .", "nox", files)
    assert "leaves things out" in weak("pytest", "nox -s tests -- -k a", files)
    assert "depends on an `if`" in unclear("mypy .", "nox -s lint", files)
    assert "`help_with(…)` runs is not followed" in unclear("pytest", "nox -s helped", files)
    assert "no pipeline runs it" in weak("isort --check .", "nox -s skipped", files)
    assert "no session `gone`" in unclear("pytest", "nox -s gone", files)
    assert "noxfile.py was not read" in unclear("pytest", "nox", {})


HOOKS = """
    repos:
      - repo: https://example.org/ruff
        hooks:
          - id: ruff
            args: [--fix]
          - id: ruff-format
      - repo: local
        hooks:
          - id: types
            entry: mypy .
            pass_filenames: false
          - id: black
            stages: [manual]
          - id: flake8
            files: ^shop/
          - id: isort
            types: [markdown]
    """
HOOK_FILE = {".pre-commit-config.yaml": HOOKS}


@pytest.mark.parametrize(
    ("command", "run"),
    [
        ("ruff check .", "pre-commit run --all-files"),
        ("ruff check .", "uvx pre-commit run ruff -a --show-diff-on-failure"),
        ("ruff format --check .", "pre-commit run -a"),
        ("mypy .", "pre-commit run types -a"),
        ("black --check .", "pre-commit run -a --hook-stage manual"),
    ],
)
def test_pre_commit_is_followed(command: str, run: str) -> None:
    assert ".pre-commit-config.yaml:" in runs(command, run, HOOK_FILE)


def test_a_hook_that_repairs_files_has_failed_whatever_runs_it() -> None:
    hook = """
        repos:
          - repo: local
            hooks:
              - id: style
                entry: poe style
                pass_filenames: false
        """
    tasks = """
        [tool.poe.tasks]
        style = [{ cmd = "ruff check --fix ." }, { cmd = "ruff format ." }]
        """
    files = {".pre-commit-config.yaml": hook, "pyproject.toml": tasks}
    for command in ("ruff check .", "ruff format .", "ruff format --check ."):
        runs(command, "pre-commit run --all-files", files)
        assert "repairs the files" in weak(command, "poe style", files)


def test_what_pre_commit_weakens_or_hides() -> None:
    assert "without `--all-files`" in weak("mypy .", "pre-commit run", HOOK_FILE)
    assert "SKIP=types" in weak("mypy .", "SKIP=types pre-commit run -a", HOOK_FILE)
    assert "no pipeline runs it" in weak("black --check .", "pre-commit run -a", HOOK_FILE)
    assert "files: ^shop/" in unclear("flake8 .", "pre-commit run -a", HOOK_FILE)
    assert "types: markdown" in unclear("isort --check .", "pre-commit run -a", HOOK_FILE)
    assert "--from-ref" in unclear("mypy .", "pre-commit run --from-ref a --to-ref b", HOOK_FILE)
    assert "may run this hook; no pipeline file does" in unclear("mypy .", "ls", HOOK_FILE)
    ignored = unclear("mypy .", "mypy . || true", HOOK_FILE)
    assert ignored.index("its failure is ignored") < ignored.index("it may run elsewhere, too")


@pytest.mark.parametrize(
    ("run", "files"),
    [
        ("./ci/test.sh", {"ci/test.sh": "#!/bin/sh\nset -e\npytest\necho done\n"}),
        ("bash -e ci/test.sh", {"ci/test.sh": "pytest\necho done\n"}),
        ("scripts/test", {"scripts/test": "#!/bin/sh -e\npytest\necho done\n"}),
        ("scripts/test -q", {"scripts/test": '#!/bin/sh\nexec pytest "$@"\n'}),
        (
            "bash scripts/all.sh",
            {"scripts/all.sh": ". scripts/lib.sh\nt\n", "scripts/lib.sh": "t() { pytest; }\n"},
        ),
        ("cd ci && ./run.sh", {"ci/run.sh": 'cd "$(dirname "$0")/.."\npytest\n'}),
        ("bash -c 'pytest -q'", {}),
        ("${BIN}pytest", {}),
    ],
)
def test_scripts_are_followed(run: str, files: dict[str, str]) -> None:
    runs("pytest", f'"{run}"' if '"' not in run else f"'{run}'", files)


@pytest.mark.parametrize(
    ("run", "files", "what"),
    [
        ("./ci/test.sh", {"ci/test.sh": "pytest\necho done\n"}, "ci/test.sh:1: `pytest`: its"),
        ("./ci/test.sh", {"ci/test.sh": "set -e\npytest || :\n"}, "ci/test.sh:2"),
        ("./ci/test.sh || true", {"ci/test.sh": "pytest\n"}, "ci.yml:6: `pytest`: its failure is"),
        ("scripts/test -k a", {"scripts/test": 'pytest "$@"\n'}, "leaves things out"),
        ("bash -c 'pytest; true'", {}, "its failure is lost"),
    ],
)
def test_what_a_script_weakens_is_found(run: str, files: dict[str, str], what: str) -> None:
    assert what in weak("pytest", run, files)


def test_a_script_in_another_language_is_unproven() -> None:
    files = {"scripts/test": "#!/usr/bin/env python3\nimport os\n", "scripts/t.py": "x = 1\n"}

    assert "scripts/test` runs is not followed" in unclear("pytest", "./scripts/test", files)
    assert "scripts/t.py` runs is not followed" in unclear("pytest", "uv run scripts/t.py", files)


PYPROJECT = """
    [tool.hatch.envs.default.scripts]
    test = "pytest {args:-q}"
    [tool.hatch.envs.lint.scripts]
    all = ["style", "- mypy ."]
    style = "ruff check ."
    [tool.pdm.scripts]
    test = {cmd = ["pytest", "-q"]}
    all = {composite = ["test"]}
    [tool.poe.tasks]
    test = "pytest"
    ci = ["test"]
    style.help = "look at the code"
    style.sequence = [{ cmd = "ruff check ." }, { ref = "types" }]
    types.cmd = "mypy ."
    cover.ref = "test --cov=shop"
    all.sequence = ["style", { cmd = "black --check ." }, "cover"]
    easy.sequence = [{ cmd = "black --check .", ignore_fail = true }, "test"]
    odd.script = "shop.tasks:main"
    [tool.taskipy.tasks]
    test = "pytest"
    """


@pytest.mark.parametrize(
    "run",
    [
        "hatch run test",
        "hatch run pytest",
        "hatch test",
        "pdm run all",
        "pdm run pytest",
        "poe ci",
        "poe cover",
        "poe all",
        "poe easy",
        "poetry run poe test",
        "task test",
    ],
)
def test_named_tasks_are_followed(run: str) -> None:
    runs("pytest", run, {"pyproject.toml": PYPROJECT})


@pytest.mark.parametrize("command", ["ruff check .", "mypy .", "black --check .", "pytest"])
def test_each_step_of_a_poe_task_is_followed(command: str) -> None:
    files = {"pyproject.toml": PYPROJECT}
    assert "pyproject.toml:" in runs(command, "uv run --no-sync poe all", files)
    assert "pyproject.toml:1 " not in runs(command, "uv run --no-sync poe all", files)


def test_what_a_poe_task_weakens_or_hides() -> None:
    files = {"pyproject.toml": PYPROJECT}
    assert "ignore_fail" in weak("black --check .", "poe easy", files)
    assert "the task `odd` runs is not followed" in unclear("pytest", "poe odd", files)


def test_what_a_named_task_weakens() -> None:
    files = {"pyproject.toml": PYPROJECT}

    runs("ruff check .", "hatch run lint:all", files)
    assert "ignored by hatch" in weak("mypy .", "hatch run lint:all", files)
    assert "leaves things out" in weak("pytest", "hatch run test -k a", files)


ACTION = """
    inputs:
      command: {default: pytest}
    runs:
      using: composite
      steps:
        - run: ${{ inputs.command }}
          shell: bash
    """


def test_a_local_action_is_followed() -> None:
    files = {".github/actions/test/action.yml": ACTION}
    node = {".github/actions/test/action.yml": "runs: {using: node20, main: a.js}"}

    assert "test/action.yml:6" in runs("pytest", "./.github/actions/test", files, "uses")
    assert "is not in the files" in unclear("pytest", "./.github/actions/test", {}, "uses")
    assert "is not followed" in unclear("pytest", "./.github/actions/test", node, "uses")


def test_a_reusable_workflow_of_the_repository_is_followed() -> None:
    called = """
        on: {workflow_call: {inputs: {command: {type: string, default: ls}}}}
        jobs:
          b:
            steps: [{run: "${{ inputs.command }}"}]
        """
    caller = "on: pull_request\njobs:\n  a:\n    uses: ./.github/workflows/b.yml\n"
    files = {".github/workflows/b.yml": textwrap.dedent(called), CI: caller}
    given = {**files, CI: caller + "    with: {command: pytest}\n"}
    elsewhere = {CI: caller.replace("./", "other/repo/").replace(".yml", ".yml@v1")}

    passes(CHECK, texts=given, changes=CHANGES, commands=("pytest",))
    assert fails(CHECK, texts=files, changes=CHANGES, commands=("pytest",))
    assert "other/repo" in cannot_tell(
        CHECK, texts=elsewhere, changes=CHANGES, commands=("pytest",)
    )


def test_files_that_refer_to_each_other_end() -> None:
    files = {
        "Makefile": "a:\n\t./x.sh\n\tmake a\n",
        "x.sh": "make a\n./x.sh\nf() { f; f; }\nf\n",
    }

    assert unclear("pytest", "make a", files)


SUBSTITUTED = """\
[tox]
env_list = lint
[testenv:lint]
change_dir = {toxinidir}
set_env =
    MODE = {env:MODE:fast}
    OTHER = {env:NOT_SET}
    no equals sign
commands =
    {envpython} -m ruff check .
    {envbindir}{/}pytest {posargs:-q}
    echo {envname} {something} "never closed
"""


def test_what_tox_fills_in_is_filled_in() -> None:
    files = {"tox.ini": SUBSTITUTED}
    assert "tox.ini:" in runs("ruff check .", "tox -e lint", files)
    assert "tox.ini:" in runs("pytest", "tox -e lint", files)


def test_a_tox_file_that_cannot_be_read_hides_what_it_runs() -> None:
    unclear("pytest", "tox -e lint", {"tox.ini": "[tox\nenv_list = lint\n"})
