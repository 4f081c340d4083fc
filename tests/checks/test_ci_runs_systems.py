"""GitLab, Azure and Bitbucket: what starts a job, and what weakens it."""

from __future__ import annotations

import textwrap

import pytest

from pytest_dod.checks.ci_runs import CHECK
from pytest_dod.testing import cannot_tell, change, change_set, fails, passes

GITLAB, AZURE, BITBUCKET = ".gitlab-ci.yml", "azure-pipelines.yml", "bitbucket-pipelines.yml"
CHANGES = change_set(
    change("shop/price.py", "A = 1\n", "A = 2\n"), files=("setup.py", "tests/test_price.py")
)


def runs(path: str, text: str, **more: str) -> tuple[str, ...]:
    texts = {path: textwrap.dedent(text), **more}
    return passes(CHECK, texts=texts, changes=CHANGES, commands=("pytest",)).notes


def weak(path: str, text: str, **more: str) -> str:
    texts = {path: textwrap.dedent(text), **more}
    return fails(CHECK, texts=texts, changes=CHANGES, commands=("pytest",))[0]


def open_question(path: str, text: str, **more: str) -> str:
    texts = {path: textwrap.dedent(text), **more}
    return cannot_tell(CHECK, texts=texts, changes=CHANGES, commands=("pytest",))


@pytest.mark.parametrize(
    "text",
    [
        "test: {script: pytest}",
        "test: {script: [pip install ., pytest -q]}",
        "default: {before_script: [pip install .]}\ntest: {script: pytest}",
        "before_script: [cd .]\ntest: {script: pytest}",
        ".base: {script: [pytest]}\ntest: {extends: .base, stage: test}",
        ".a: {script: [false]}\n.b: {extends: .a, script: [pytest]}\ntest: {extends: [.b]}",
        ".base: {script: [pytest]}\ntest:\n  script:\n    - !reference [.base, script]",
        ".x: &x\n  - pytest\ntest:\n  script:\n    - *x\n    - echo done",
        "test:\n  script: pytest | tee log",
        "test:\n  script: pytest\n  rules:\n    - if: $CI_PIPELINE_SOURCE == 'merge_request_event'",
        "test:\n  script: pytest\n  rules:\n    - if: $CI_MERGE_REQUEST_IID\n    - when: never",
        "test:\n  script: pytest\n  rules:\n    - if: $CI_COMMIT_TAG\n      when: never\n"
        "    - when: always",
        "test:\n  script: pytest\n  rules:\n    - changes: ['**/*.py']",
        "test: {script: pytest, only: [merge_requests]}",
        "test: {script: pytest, only: [branches]}",
        "test: {script: pytest, except: [tags]}",
        "test: {script: pytest, except: [main]}",
        "workflow:\n  rules:\n    - if: $CI_MERGE_REQUEST_ID\ntest: {script: pytest}",
        "workflow:\n  rules:\n    - if: $CI_COMMIT_TAG\n      when: never\n    - when: always\n"
        "test: {script: pytest, allow_failure: false}",
        "test:\n  script: pytest\n  parallel: {matrix: [{PY: ['3.10', '3.13']}]}",
    ],
)
def test_a_gitlab_job_that_runs_and_blocks(text: str) -> None:
    assert runs(GITLAB, text)[0].startswith("`pytest` runs: .gitlab-ci.yml:")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("test: {script: pytest, allow_failure: true}", "does not block: `allow_failure`"),
        ("test: {script: pytest, allow_failure: {exit_codes: 1}}", "`allow_failure`"),
        ("test: {script: pytest, when: manual}", "by hand only"),
        ("test: {script: pytest, when: on_failure}", "only after a failure"),
        ("test: {script: pytest, only: [main]}", "does not run for merge requests"),
        ("test: {script: pytest, only: [schedules]}", "does not run for merge requests"),
        ("test: {script: pytest, only: [tags]}", "does not run for merge requests"),
        ("test: {script: pytest, except: [branches]}", "does not run for merge requests"),
        ("test:\n  script: pytest\n  rules: [{when: never}]", "`when: never`"),
        ("test:\n  script: pytest\n  rules:\n    - if: $CI_COMMIT_TAG", "none of its rules"),
        (
            "test:\n  script: pytest\n  rules:\n    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH",
            "none of its rules",
        ),
        (
            "test:\n  script: pytest\n  rules:\n    - if: $CI_COMMIT_BRANCH =~ /^release-/",
            "none of its rules",
        ),
        (
            "test:\n  script: pytest\n  rules:\n    - if: $CI_MERGE_REQUEST_IID\n"
            "      allow_failure: true",
            "allow_failure",
        ),
        (
            "workflow:\n  rules:\n    - if: $CI_COMMIT_BRANCH == 'main'\ntest: {script: pytest}",
            "`workflow: rules` starts no pipeline",
        ),
        (".test: {script: pytest}\nother: {script: ls}", "no pipeline runs it"),
        ("test: {after_script: [pytest], script: ls}", "no pipeline runs it"),
        ("test: {script: [set +e, pytest, echo done]}", "its failure is lost"),
        ("test: {before_script: [set +e], script: [pytest, ls]}", "its failure is lost"),
        ("test:\n  script:\n    - pytest || true", ".gitlab-ci.yml:3: `pytest`: its failure"),
    ],
)
def test_a_gitlab_job_that_does_not_run_or_block_is_found(text: str, what: str) -> None:
    assert what in weak(GITLAB, text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("include: {project: a/b, file: c.yml}\ntest: {script: ls}", "`include: project: a/b`"),
        ("include: https://example.org/a.yml\ntest: {script: ls}", "is not followed"),
        ("include: ci/missing.yml\ntest: {script: ls}", "`include: ci/missing.yml`"),
        ("test: {trigger: {include: child.yml}}", "starts another pipeline"),
        ("test: {extends: .elsewhere}", "extends what is not read"),
        (
            "test:\n  script: pytest\n  rules:\n    - if: $RUN_TESTS",
            "runs only by some of its rules",
        ),
        ("test:\n  script: pytest\n  rules:\n    - if: '$A =~ /(a+)+$/'", "by some of its rules"),
        ("test:\n  script: pytest\n  rules:\n    - changes: ['docs/*']", "runs only by some"),
        ("test: {script: pytest, only: {refs: [branches], changes: [a]}}", "for some branches"),
        ("test: {script: pytest, when: manual, allow_failure: false}", "by hand only"),
        ("test: {script: !reference [.gone, script]}", "!reference"),
        (
            "lint:\n  script: ls\n  rules:\n    - if: $CI_MERGE_REQUEST_IID\n"
            "test: {script: pytest}",
            "while merge requests get the job `lint`",
        ),
    ],
)
def test_a_gitlab_job_that_cannot_be_followed_is_unproven(text: str, what: str) -> None:
    assert what in open_question(GITLAB, text)


def test_local_includes_of_gitlab_are_followed_to_their_own_lines() -> None:
    included = {"ci/test.yml": ".t:\n  before_script: [ls]\n  script:\n    - ls\n    - pytest\n"}
    root = "include:\n  - local: /ci/*.yml\ntest:\n  extends: .t\n"

    assert runs(GITLAB, root, **included) == ("`pytest` runs: ci/test.yml:5 (via job test)",)
    assert "allow_failure" in weak(GITLAB, root + "  allow_failure: true\n", **included)


def test_the_lines_of_a_gitlab_script_are_those_of_the_file() -> None:
    text = """
        test:
          script:
            - |
              ls

              ls
            - ls
            # a comment
            - pytest || true
          before_script:
            - ls
        """

    assert weak(GITLAB, text).startswith(".gitlab-ci.yml:9:")


@pytest.mark.parametrize(
    "text",
    [
        "steps:\n- script: pytest",
        "trigger: [main]\npr: [main]\nsteps:\n- bash: pytest -q",
        "pr:\n  branches: {include: ['*']}\njobs:\n- job: a\n  steps:\n  - script: pytest",
        "stages:\n- stage: a\n  jobs:\n  - job: b\n    steps:\n"
        "    - script: |\n        ls\n        pytest",
        "strategy:\n  matrix: {a: {cmd: ls}, b: {cmd: pytest}}\nsteps:\n- script: $(cmd) -q",
        "variables: {cmd: pytest}\nsteps:\n- script: $(cmd)",
        "steps:\n- script: pytest\n  condition: succeeded()",
        "steps:\n- script: pytest\n"
        "  condition: and(succeeded(), eq(variables['Build.Reason'], 'PullRequest'))",
        "steps:\n- task: Bash@3\n  inputs: {targetType: inline, script: pytest}",
        "steps:\n- script: set -e; pytest; ls",
    ],
)
def test_an_azure_step_that_runs_and_blocks(text: str) -> None:
    assert runs(AZURE, text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("pr: none\nsteps:\n- script: pytest", "1: `pytest`: does not run on pull requests"),
        ("steps:\n- script: pytest\n  continueOnError: true", "3: `pytest`: does not block"),
        ("steps:\n- script: pytest\n  enabled: false", "`enabled: false`"),
        ("steps:\n- script: pytest\n  condition: false", "never runs"),
        ("steps:\n- script: pytest\n  condition: failed()", "never runs"),
        (
            "steps:\n- script: pytest\n  condition: ne(variables['Build.Reason'], 'PullRequest')",
            "never runs on pull requests",
        ),
        (
            "jobs:\n- job: a\n  continueOnError: true\n  steps:\n  - script: pytest",
            "does not block",
        ),
        ("steps:\n- script: |\n    pytest\n    ls", "3: `pytest`: its failure is lost"),
        ("steps:\n- script: ls", "no pipeline runs it"),
    ],
)
def test_an_azure_step_that_does_not_run_or_block_is_found(text: str, what: str) -> None:
    assert what in weak(AZURE, text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("steps:\n- template: a.yml@shared", "`a.yml@shared` is not followed"),
        ("steps:\n- ${{ if eq(1, 2) }}:\n  - script: pytest", "depends on"),
        ("steps:\n- script: pytest\n  condition: eq(variables.a, 'b')", "runs only if"),
        ("pr: [stable]\nsteps:\n- script: pytest", "only for pull requests into stable"),
        ("steps:\n- script: $(secret)", "is not known"),
    ],
)
def test_an_azure_step_that_cannot_be_followed_is_unproven(text: str, what: str) -> None:
    assert what in open_question(AZURE, text)


def test_local_templates_of_azure_are_followed() -> None:
    root = "jobs:\n- template: ci/test.yml\n  parameters: {command: pytest}\n"
    template = "parameters:\n- name: command\njobs:\n- job: a\n  steps:\n"

    more = {"ci/test.yml": template + "  - script: ${{ parameters.command }}\n"}
    assert runs(AZURE, root, **more) == ("`pytest` runs: ci/test.yml:6",)


@pytest.mark.parametrize(
    "text",
    [
        "pipelines:\n  pull-requests:\n    '**':\n      - step: {script: [pytest]}",
        "pipelines:\n  default:\n    - step: {script: [pip install ., pytest]}",
        "pipelines:\n  branches:\n    '**':\n      - step: {script: [pytest]}",
        "pipelines:\n  default:\n    - parallel:\n        - step: {script: [pytest]}",
        "pipelines:\n  default:\n    - parallel: {steps: [{step: {script: [pytest]}}]}",
        "pipelines:\n  default:\n    - stage: {steps: [{step: {script: [pytest]}}]}",
        "definitions:\n  steps:\n    - step: &t {script: [pytest]}\n"
        "pipelines:\n  pull-requests:\n    '**':\n      - step: *t",
        "pipelines:\n  default:\n    - step: &t {script: [pytest]}\n    - step: {<<: *t, name: x}",
    ],
)
def test_a_bitbucket_step_that_runs_and_blocks(text: str) -> None:
    assert runs(BITBUCKET, text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("pipelines:\n  branches:\n    main:\n      - step: {script: [pytest]}", "branch main"),
        ("pipelines:\n  custom:\n    a:\n      - step: {script: [pytest]}", "only in `custom`"),
        ("pipelines:\n  tags:\n    v*:\n      - step: {script: [pytest]}", "only in `tags`"),
        ("pipelines:\n  default:\n    - step: {trigger: manual, script: [pytest]}", "by hand"),
        (
            "pipelines:\n  default:\n    - step: {trigger: manual, script: [ls]}\n"
            "    - step: {script: [pytest]}",
            "by hand",
        ),
        (
            "pipelines:\n  default:\n    - step: {after-script: [pytest], script: [ls]}",
            "no pipeline",
        ),
        (
            "pipelines:\n  default:\n    - step: {on-fail: {strategy: ignore}, script: [pytest]}",
            "does not block",
        ),
        ("pipelines:\n  default:\n    - step: {script: [pytest | tee log]}", "in the pipe"),
    ],
)
def test_a_bitbucket_step_that_does_not_run_or_block_is_found(text: str, what: str) -> None:
    assert what in weak(BITBUCKET, text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "pipelines:\n  pull-requests:\n    feature/*:\n      - step: {script: [pytest]}",
            "feature",
        ),
        (
            "pipelines:\n  default:\n    - step:\n        script: [pytest]\n"
            "        condition: {changesets: {includePaths: ['docs/**']}}",
            "does not run for what this change touches",
        ),
        ("pipelines:\n  default: {import: shared:main:x}", "is not followed"),
        ("pipelines: [", "is no valid YAML"),
    ],
)
def test_a_bitbucket_step_that_cannot_be_followed_is_unproven(text: str, what: str) -> None:
    assert what in open_question(BITBUCKET, text)
