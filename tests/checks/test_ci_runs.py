from __future__ import annotations

from pathlib import Path

import pytest

from pytest_dod.checks.ci_runs import CHECK
from pytest_dod.model.change import ChangeSet
from pytest_dod.testing import cannot_tell, change, change_set, fails, passes
from tests.projects import Project

CI = ".github/workflows/ci.yml"
FILES = ("setup.py", "shop/stock.py", "tests/test_price.py", "tests/test_stock.py")
ON = "on: [push, pull_request]\n"


def changes(*more: str) -> ChangeSet:
    return change_set(change("shop/price.py", "A = 1\n", "A = 2\n"), files=(*FILES, *more))


def workflow(*steps: str, on: str = ON, job: str = "") -> dict[str, str]:
    """A workflow with one job, each step given as `key: value` lines."""
    lines = [on.rstrip(), "jobs:", "  test:", "    runs-on: ubuntu-latest"]
    lines += [f"    {line}" for line in job.splitlines()]
    lines += ["    steps:", "      - uses: actions/checkout@v4"]
    for step in steps:
        first, *rest = step.splitlines()
        lines += [f"      - {first}", *(f"        {line}" for line in rest)]
    return {CI: "\n".join(lines) + "\n"}


def passing(command: str, texts: dict[str, str], *files: str) -> tuple[str, ...]:
    seen = passes(CHECK, texts=texts, changes=changes(*files), commands=(command,))
    assert seen.examined == 1
    return seen.notes


def failing(command: str, texts: dict[str, str], *files: str) -> str:
    return fails(CHECK, texts=texts, changes=changes(*files), commands=(command,))[0]


def unproven(command: str, texts: dict[str, str], *files: str) -> str:
    return cannot_tell(CHECK, texts=texts, changes=changes(*files), commands=(command,))


def test_each_command_is_found_with_its_line() -> None:
    texts = workflow(
        "run: pip install -r requirements.txt",
        "run: |\n  ruff check .\n  black --check .",
        "run: pytest -q",
    )
    commands = ("pip install -r requirements.txt", "ruff check .", "black --check .", "pytest -q")

    seen = passes(CHECK, texts=texts, changes=changes(), commands=commands)

    assert seen.examined == 4
    assert seen.notes == (
        f"`pip install -r requirements.txt` runs: {CI}:7",
        f"`ruff check .` runs: {CI}:9",
        f"`black --check .` runs: {CI}:10",
        f"`pytest -q` runs: {CI}:11",
    )


def test_a_command_that_no_step_runs_is_found() -> None:
    assert failing("mypy", workflow("run: pytest")) == f"{CI}: `mypy`: no pipeline runs it"


@pytest.mark.parametrize(
    ("declared", "run"),
    [
        ("pytest -q", "pytest"),
        ("pytest", "python -m pytest -vv -n auto --cov=shop --cov-report xml --durations=5"),
        ("pytest", "uv run --extra test pytest -x"),
        ("pytest", "poetry run pytest tests"),
        ("pytest", ".venv/bin/pytest"),
        ("pytest", "coverage run -p -m pytest"),
        ("pytest", "docker compose run --rm -e A=b web pytest"),
        ("python -m pytest", "pytest"),
        ("pytest tests", "pytest"),
        ("pytest -k price", "pytest"),
        ("pytest -m 'not slow'", 'pytest -m "not slow"'),
        ("pytest --cov-fail-under=85", "pytest --cov-fail-under=90"),
        ("ruff check .", "ruff check --output-format=github"),
        ("ruff check", "ruff check . --no-fix -q"),
        ("ruff check .", "ruff check setup.py shop tests"),
        ("ruff check .", "ruff check --fix --exit-non-zero-on-fix ."),
        ("ruff format --check .", "ruff format --diff"),
        ("black --check .", "black . --check --diff"),
        ("black .", "black --check ."),
        ("mypy", "mypy shop --strict"),
        ("mypy .", "mypy ."),
        (
            "pip install -r requirements.txt",
            "python -m pip install -U -r requirements.txt -r b.txt",
        ),
        ("pip install -e .[test]", "uv pip install -e '.[dev,test]'"),
        ("bandit -r shop", "bandit -q -r shop"),
        ("tox -e py", "tox -e py"),
        ("pytest && ruff check .", "ruff check . && pytest"),
    ],
)
def test_the_same_command_in_other_words(declared: str, run: str) -> None:
    texts = workflow(f"run: |\n  {run}")

    passes(CHECK, texts=texts, changes=changes(), commands=(declared,))


@pytest.mark.parametrize(
    ("declared", "run", "what"),
    [
        ("pytest", "pytest -k price", "`-k price` leaves things out"),
        ("pytest", "pytest -m 'not slow'", "leaves things out"),
        ("pytest", "pytest tests/test_price.py", "leaves out tests/test_stock.py"),
        ("pytest", "pytest tests/test_price.py::test_a", "only `tests/test_price.py::test_a`"),
        ("pytest", "pytest --ignore tests/test_price.py", "leaves things out"),
        ("pytest", "pytest --deselect a", "leaves things out"),
        ("pytest", "pytest --collect-only", "checks nothing"),
        ("pytest", "pytest --version", "checks nothing"),
        ("pytest", "pytest ../elsewhere", "leaves out"),
        ("pytest", "cd shop && pytest", "leaves out tests/test_price.py"),
        ("pytest", "PYTEST_ADDOPTS='-k price' pytest", "leaves things out"),
        ("ruff check .", "ruff check --exit-zero .", "never fails"),
        ("ruff check .", "ruff check -e", "never fails"),
        ("ruff check .", "ruff check --fix .", "repairs"),
        ("ruff check .", "ruff check --select I .", "leaves things out"),
        ("ruff check .", "ruff check shop", "leaves out setup.py"),
        ("ruff check .", "ruff format --check .", "no pipeline runs it"),
        ("ruff check .", "ruff check --diff .", "never fails"),
        ("black --check .", "black .", "without `--check`"),
        ("black --check .", "black --diff .", "without `--check`"),
        ("ruff format --check .", "ruff format .", "without `--check`"),
        ("mypy .", "mypy shop", "leaves out setup.py"),
        ("mypy", "mypy --version", "checks nothing"),
        ("pip install -r requirements.txt", "pip install -r other.txt", "no pipeline runs it"),
        ("pip install -r requirements.txt", "pip download -r requirements.txt", "no pipeline"),
        ("pytest", "echo pytest", "no pipeline runs it"),
        ("pytest", "# pytest", "no pipeline runs it"),
        ("pytest", "pip install pytest", "no pipeline runs it"),
    ],
)
def test_a_run_that_is_worth_less_is_found(declared: str, run: str, what: str) -> None:
    assert what in failing(declared, workflow(f"run: |\n  {run}\n  true"))


@pytest.mark.parametrize(
    ("declared", "run", "what"),
    [
        ("pytest", "pytest $ARGS", "$ARGS"),
        ("pytest", "$CMD", "what `$CMD` runs"),
        ("pytest", "pytest --only-new-things", "`--only-new-things` may leave things out"),
        ("pytest", "pytest --splits 3 --group 1", "one part"),
        ("pytest", "python ci/all.py", "`python ci/all.py` runs is not followed"),
        ("pytest", "just test", "`just test` runs is not followed"),
        ("pytest", "./run-tests.sh", "no `./run-tests.sh` here"),
        ("pytest", 'if [ -n "$X" ]; then pytest; fi', "runs only if"),
        ("pytest", "[ -f x ] && pytest", "runs only if `[ -f x ]`"),
        ("pytest", "pytest || ./explain", "|| ./explain"),
        ("pytest", "set +e; pytest; code=$?; exit $code", "its failure is lost"),
        ("pytest", "echo 'unclosed", "not understood"),
        ("mypy --strict", "mypy .", "`--strict` is not given"),
        ("bandit -r shop", "bandit -r shop -ll", "is run as `bandit -r shop -ll`"),
    ],
)
def test_what_cannot_be_decided_is_unproven(declared: str, run: str, what: str) -> None:
    assert what in unproven(declared, workflow(f"run: |\n  {run}"))


@pytest.mark.parametrize(
    ("step", "what", "line"),
    [
        ("run: pytest\nif: false", "`if: false`", 8),
        ("run: pytest\nif: ${{ false }}", "never runs", 8),
        ("run: pytest\nif: github.event_name == 'push'", "never runs on a pull request", 8),
        ("run: pytest\nif: github.ref == 'refs/heads/main'", "never runs", 8),
        ("run: pytest\nif: failure()", "never runs", 8),
        ("run: pytest\nif: startsWith(github.ref, 'refs/tags/')", "never runs", 8),
        ("run: pytest\ncontinue-on-error: true", "does not block: `continue-on-error: true`", 8),
        ("run: pytest || true", "its failure is ignored: `|| true`", 7),
        ("run: pytest || echo failed", "is ignored", 7),
        ("run: pytest | tee log", "lost in the pipe: `tee log` decides", 7),
        ("run: |\n  set +e\n  pytest\n  echo done", "its failure is lost", 9),
        ("run: |\n  pytest &\n  echo done", "sends it to the background", 8),
        ("run: |\n  exit 0\n  pytest", "`exit 0` stands before it", 8),
        ("run: |\n  pytest\n  echo done\nshell: bash {0}", "its failure is lost", 8),
        ("run: false && pytest", "runs only if `false`", 7),
        ("run: |\n  if false; then\n    pytest\n  fi", "`if false`", 8),
        ("run: |\n  pytest() { true; }\n  pytest", "no pipeline runs it", 0),
        ("run: pytest\nenv: {PYTEST_ADDOPTS: -k price}", "leaves things out", 7),
        ("uses: psf/black@stable\nif: false", "no pipeline runs it", 0),
    ],
)
def test_what_weakens_a_step_is_found_at_its_line(step: str, what: str, line: int) -> None:
    seen = failing("pytest", workflow(step))

    assert what in seen
    assert seen.startswith(f"{CI}:{line}:" if line else f"{CI}: ")


@pytest.mark.parametrize(
    "step",
    [
        "run: pytest\nif: success()",
        "run: pytest\nif: always()",
        "run: pytest\nif: ${{ !cancelled() }}",
        "run: pytest\nif: github.event_name == 'pull_request' || github.ref == 'refs/heads/main'",
        "run: pytest\nif: github.actor != 'dependabot[bot]'",
        "run: pytest\nif: github.event.action != 'closed'",
        "run: pytest\nif: github.event.pull_request.draft == false",
        'run: "pytest"\nif: "!contains(github.event.head_commit.message, \'[skip ci]\')"',
        "run: pytest\ncontinue-on-error: false",
        "run: pytest | tee log\nshell: bash",
        "run: |\n  set -o pipefail\n  pytest | tee log",
        "run: |\n  pytest\n  echo done",
        "run: pytest || exit 1",
        "run: |\n  if ! pytest; then\n    echo failed\n    exit 1\n  fi\n  echo fine",
        "run: |\n  set +e\n  pytest",
        "run: |\n  test_all() {\n    pytest\n  }\n  test_all\n  echo done",
        "run: (pytest)",
        "run: cd . && pytest",
        "run: $RUN\nenv:\n  RUN: pytest -q",
        "run: >\n  pytest\n  -q",
        "run: pytest\nshell: sh",
        "run: pytest\nshell: bash -leo pipefail {0}",
        "run: |\n  cat <<EOF\n  unclosed ' quote\n  EOF\n  pytest",
    ],
)
def test_a_step_that_runs_and_blocks_passes(step: str) -> None:
    passing("pytest", workflow(step))


@pytest.mark.parametrize(
    ("on", "what"),
    [
        ("on: workflow_dispatch", "does not run on pull requests, only on workflow_dispatch"),
        ("on: [schedule, release]", "only on schedule, release"),
        ("on:\n  push:\n    branches: [main]", "only on pushes to main"),
        ("on:\n  push:\n    tags: ['v*']", "only on some pushes"),
        ("on: workflow_call", "runs only when another workflow calls it"),
        ("on:\n  pull_request:\n    types: [labeled]", "does not run on new commits"),
        ("on:\n  pull_request:\n    types: [opened]", "does not run on new commits"),
        ("on:\n  pull_request:\n    branches-ignore: ['**']", "ignores all branches"),
    ],
)
def test_a_workflow_that_no_pull_request_starts_is_found(on: str, what: str) -> None:
    assert what in failing("pytest", workflow("run: pytest", on=on))


@pytest.mark.parametrize(
    "on",
    [
        "on: pull_request",
        '"on": [pull_request]',
        "on:\n  pull_request:",
        "on:\n  pull_request:\n    branches: [main, 'release/**']",
        "on:\n  pull_request:\n    types: [opened, synchronize, reopened, ready_for_review]",
        "on:\n  pull_request:\n    paths: ['**.py', '!docs/**']",
        "on:\n  pull_request:\n    paths-ignore: ['docs/**']",
    ],
)
def test_a_workflow_on_pull_requests_passes(on: str) -> None:
    passing("pytest", workflow("run: pytest", on=on))


@pytest.mark.parametrize(
    ("on", "what"),
    [
        ("on: push", "not on pull requests"),
        ("on: pull_request_target", "takes the code of the base"),
        ("on:\n  pull_request:\n    branches: [stable-1]", "only for pull requests into stable-1"),
        ("on:\n  pull_request:\n    branches-ignore: [main]", "ignores pull requests into main"),
        ("on:\n  pull_request:\n    paths: ['docs/**']", "does not run for what this change"),
        ("on:\n  pull_request:\n    paths-ignore: ['shop/**']", "does not run for what this"),
    ],
)
def test_a_workflow_on_some_pull_requests_is_unproven(on: str, what: str) -> None:
    assert what in unproven("pytest", workflow("run: pytest", on=on))


def test_a_change_of_documents_alone_may_leave_the_pipeline_out() -> None:
    texts = workflow("run: pytest", on="on:\n  pull_request:\n    paths-ignore: ['docs/**']")
    documents = change_set(change("docs/a.md", "New", "Old"), files=FILES)
    never = workflow("run: pytest", on="on:\n  pull_request:\n    paths: ['nowhere/**']")

    passes(CHECK, texts=texts, changes=documents, commands=("pytest",))
    assert (
        "for no Python file"
        in fails(CHECK, texts=never, changes=documents, commands=("pytest",))[0]
    )


MATRIX = "strategy:\n  matrix:\n    python: ['3.10', '3.13']\n    include:\n"


@pytest.mark.parametrize(
    "job",
    [
        MATRIX + "      - {python: '3.15', late: true}\ncontinue-on-error: ${{ matrix.late }}",
        f"{MATRIX}      - {{python: '3.13', command: pytest}}",
        "if: github.event_name != 'schedule'",
        "needs: lint\nif: always()",
    ],
)
def test_a_job_that_blocks_in_one_of_its_combinations_passes(job: str) -> None:
    texts = workflow("run: ${{ matrix.command || 'pytest' }}", job=job)
    texts[CI] = texts[CI].replace("jobs:\n", "jobs:\n  lint: {if: false, steps: []}\n")

    passing("pytest", texts)


@pytest.mark.parametrize(
    ("job", "what"),
    [
        ("if: false", "`if: false`"),
        ("continue-on-error: true", "does not block"),
        ("needs: lint", "(job `lint`, which it needs)"),
        ("needs: nothing", "needs a job `nothing` that there is not"),
        ("strategy:\n  matrix:\n    a: []", "its matrix is empty"),
    ],
)
def test_a_job_that_does_not_run_or_block_is_found(job: str, what: str) -> None:
    texts = workflow("run: pytest", job=job)
    texts[CI] = texts[CI].replace("jobs:\n", "jobs:\n  lint: {if: false, steps: []}\n")

    assert what in failing("pytest", texts)


@pytest.mark.parametrize(
    ("job", "what"),
    [
        ("if: needs.changes.outputs.code == 'true'", "runs only if `needs.changes.outputs.code"),
        ("if: github.repository == 'a/b'", "runs only if"),
        ("if: contains(github.event.pull_request.labels.*.name, 'test')", "runs only if"),
        ("if: ${{ false }} == true", "runs only if"),
        ("if: 'this is no ( expression'", "runs only if"),
        ("continue-on-error: ${{ vars.LATE }}", "may not block"),
        ("strategy:\n  matrix: ${{ fromJSON(needs.a.outputs.b) }}\nif: matrix.c", "runs only if"),
    ],
)
def test_a_condition_that_only_the_run_knows_is_unproven(job: str, what: str) -> None:
    assert what in unproven("pytest", workflow("run: pytest", job=job))


def test_a_tolerated_step_whose_outcome_is_asked_for_later_is_unproven() -> None:
    texts = workflow(
        "run: pytest\nid: tests\ncontinue-on-error: true",
        "run: exit 1\nif: steps.tests.outcome == 'failure'",
    )

    assert "does not block" in unproven("pytest", texts)


def test_pushes_of_our_own_and_pull_requests_of_others_are_all_pull_requests() -> None:
    condition = (
        "if: github.event_name == 'push' || "
        "github.event.pull_request.head.repo.full_name != github.repository"
    )

    passing("pytest", workflow("run: pytest", job=condition))
    only_main = "on:\n  pull_request:\n  push:\n    branches: [main]"
    unproven("pytest", workflow("run: pytest", job=condition, on=only_main))


def test_parts_that_are_the_whole_together_pass() -> None:
    texts = workflow("run: pytest tests/test_price.py", "run: pytest tests/test_stock.py")

    passing("pytest", texts)
    assert "leaves out" in failing("pytest", texts, "tests/test_more.py")


def test_the_settings_say_where_the_tests_are() -> None:
    texts = workflow("run: pytest tests")
    settings = {"pyproject.toml": '[tool.pytest.ini_options]\ntestpaths = ["tests"]\n'}

    assert "leaves out old/test_a.py" in failing("pytest", texts, "old/test_a.py")
    passing("pytest", texts | settings, "old/test_a.py")


def test_what_ruff_is_to_leave_out_is_not_missed() -> None:
    texts = workflow("run: ruff check shop tests")
    settings = {"pyproject.toml": '[tool.ruff]\nextend-exclude = ["setup.py"]\n'}

    assert "setup.py" in failing("ruff check .", texts)
    passing("ruff check .", texts | settings)


def test_a_sound_run_makes_up_for_a_weak_one() -> None:
    passing("pytest", workflow("run: pytest || true", "run: pytest"))


def test_the_first_finding_of_several_commands_keeps_the_rest_visible() -> None:
    texts = workflow("run: pytest", "run: ruff check . || true", "run: mypy $PATHS")
    commands = ("pytest", "ruff check .", "mypy .")

    assert fails(CHECK, texts=texts, changes=changes(), commands=commands) == [
        f"{CI}:8: `ruff check .`: its failure is ignored: `|| true`"
    ]


@pytest.mark.parametrize(
    ("action", "command"),
    [
        ("uses: astral-sh/ruff-action@v3", "ruff check ."),
        ("uses: astral-sh/ruff-action@v3\nwith: {args: format --check}", "ruff format --check ."),
        ("uses: psf/black@stable", "black --check ."),
        ("uses: nick-fields/retry@v3\nwith: {command: pytest -q}", "pytest"),
    ],
)
def test_an_action_that_is_a_command_counts(action: str, command: str) -> None:
    passing(command, workflow(action))


def test_an_action_named_like_the_tool_is_unproven() -> None:
    texts = workflow("uses: someone/mypy-action@v1")

    assert "someone/mypy-action@v1" in unproven("mypy", texts)
    failing("pytest", texts)


def test_a_variable_written_by_a_step_is_not_known() -> None:
    texts = workflow(
        "run: echo PYTEST_ADDOPTS=-k >> $GITHUB_ENV", "run: pytest", on="on: pull_request"
    )

    assert "PYTEST_ADDOPTS" in unproven("pytest", texts)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("on: pull_request\njobs: [", "is no valid YAML"),
        ("on: pull_request\n\tjobs: {}", "is no valid YAML"),
        ("on: pull_request\non: push\njobs: {}\n", "has the key `on` twice"),
        ("a: 1\n---\nb: 2\n", "holds 2 documents"),
        ("- a\n", "not one workflow"),
        ("a: \x01\n", "is no valid YAML"),
        ("a: &a [1]\nb: *c\n", "names an alias that is not known: *c"),
        ("[" * 500, "nested too deeply"),
    ],
)
def test_a_file_that_cannot_be_read_is_unproven(text: str, what: str) -> None:
    assert what in unproven("pytest", {CI: text})
    passing("pytest", workflow("run: pytest") | {".github/workflows/other.yml": text})


def test_aliases_that_grow_without_end_are_refused() -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    bomb += "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12))

    assert "beyond reason" in unproven("pytest", {CI: bomb})


def test_without_a_pipeline_nothing_is_proven() -> None:
    assert "no pipeline file" in unproven("pytest", {})
    assert "CircleCI is not read" in unproven("pytest", {}, ".circleci/config.yml")


def test_two_systems_of_which_one_is_weakened_are_unproven() -> None:
    texts = workflow("run: pytest || true") | {".gitlab-ci.yml": "t: {script: pytest}\n"}

    assert "which of the two" in unproven("pytest", texts)


@pytest.mark.parametrize("commands", [(), ("",), ("$CMD",), ("'unclosed",)])
def test_a_demand_without_a_command_is_unproven(commands: tuple[str, ...]) -> None:
    assert cannot_tell(CHECK, texts=workflow("run: pytest"), commands=commands)


def test_without_a_change_set_paths_are_compared_as_written() -> None:
    passes(CHECK, texts=workflow("run: ruff check ."), commands=("ruff check",))
    passes(CHECK, texts=workflow("run: pytest tests more"), commands=("pytest tests",))
    assert cannot_tell(CHECK, texts=workflow("run: pytest tests"), commands=("pytest",))


TASK = """\
# TASK_ID: SHOP-9

## Definition of Done
- [ ] Pipeline <!-- dod: ci-runs commands="pytest -q,ruff check ." -->
"""


def test_the_gate_judges_the_pipeline(tmp_path: Path) -> None:
    project = Project(tmp_path, TASK)
    project.write(CI, workflow("run: ruff check .", "run: pytest")[CI])
    sound = project.gate()
    assert (sound.statuses["ci-runs"], sound.code) == ("passed", 0), sound.out

    project.replace(CI, "run: pytest", "run: pytest || true")
    weakened = project.gate()
    assert weakened.statuses["ci-runs"] == "failed"
    assert weakened.findings == ["`pytest -q`: its failure is ignored: `|| true`"]
