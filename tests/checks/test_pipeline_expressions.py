from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_dod.checks._pipelines.expressions import (
    ExpressionError,
    Open,
    Scope,
    evaluate,
    truth,
)
from pytest_dod.checks._pipelines.gitlab_rules import BRANCH, MERGE_REQUEST, condition
from pytest_dod.checks._pipelines.yaml import UnreadableError, read_yaml

SCOPE = Scope(
    {
        "github": {"event_name": "pull_request", "event": {"head_commit": None}},
        "matrix": {"*": None, "os": "linux", "late": True, "version": "3.10"},
        "needs": {"*": {"result": "success"}},
    }
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("true", True),
        ("!false", True),
        ("''", False),
        ("0", False),
        ("'a' == 'A'", True),
        ("github.event_name == 'pull_request'", True),
        ("github['event_name'] != 'push'", True),
        ("github.event_name == 'push' || matrix.late", True),
        ("github.event.head_commit.message", False),
        ("contains(github.event.head_commit.message, 'skip')", False),
        ("startsWith('refs/tags/1', 'refs/TAGS')", True),
        ("endsWith(matrix.os, 'ux') && !matrix.gone", True),
        ("matrix.version >= 3.1", True),
        ("(1 < 2) == true", True),
        ("success() && !failure()", True),
        ("needs.a.result == 'success'", True),
        ("format('{0}-{1}', 'a', matrix.os) == 'a-linux'", True),
        ("github.actor != 'dependabot[bot]'", True),
        ("github.event.action == 'closed'", False),
        ("secrets.TOKEN != ''", None),
        ("secrets.TOKEN != '' && false", False),
        ("secrets.TOKEN != '' || true", True),
        ("needs.a.outputs.b == 'true'", None),
        ("hashFiles('a') != ''", None),
        ("github.event.pull_request.labels.*.name", None),
    ],
)
def test_an_expression_as_it_comes_out_on_a_pull_request(text: str, expected: bool | None) -> None:
    assert truth(evaluate(text, SCOPE)) is expected


@pytest.mark.parametrize("text", ["", "a ==", "(a", "a b", "'a", "f(a b)", "a.", "%", "(" * 99])
def test_what_is_no_expression_is_refused(text: str) -> None:
    with pytest.raises(ExpressionError):
        evaluate(text, SCOPE)


@given(st.text(alphabet="ab.()[]!=<>&|,'* 1", max_size=40))
def test_any_text_has_a_value_or_is_refused(text: str) -> None:
    try:
        value = evaluate(text, SCOPE)
    except ExpressionError:
        return
    assert isinstance(value, Open) or truth(value) in (True, False)


@pytest.mark.parametrize(
    ("text", "own", "branch"),
    [
        ('$CI_PIPELINE_SOURCE == "merge_request_event"', True, False),
        ("$CI_MERGE_REQUEST_IID", True, False),
        ("$CI_COMMIT_BRANCH", False, True),
        ("$CI_COMMIT_BRANCH && $CI_OPEN_MERGE_REQUESTS", False, True),
        ("$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH", False, False),
        ('$CI_COMMIT_BRANCH == "main"', False, False),
        ('$CI_COMMIT_BRANCH != "main"', True, True),
        ("$CI_MERGE_REQUEST_TARGET_BRANCH_NAME == $CI_DEFAULT_BRANCH", True, False),
        ("$CI_COMMIT_TAG", False, False),
        ("$CI_COMMIT_TAG == null", True, True),
        ("$CI_COMMIT_BRANCH =~ /^release-/", False, False),
        ("$CI_PIPELINE_SOURCE =~ /^merge/", True, False),
        ("$CI_PIPELINE_SOURCE !~ /^merge/ || $CI_COMMIT_TAG", False, True),
        ('($RUN == "x") && $CI_COMMIT_TAG', False, False),
        ("$RUN", None, None),
        ("$A =~ /(a+)+$/", None, None),
        ("$A ==", None, None),
        ("what is this", None, None),
    ],
)
def test_a_rule_of_gitlab_in_both_kinds_of_pipelines(
    text: str, own: bool | None, branch: bool | None
) -> None:
    assert condition(text, MERGE_REQUEST) is own
    assert condition(text, BRANCH) is branch


@given(st.text(alphabet="$AB=!~/()&|\"' null", max_size=30))
def test_any_rule_of_gitlab_holds_or_not_or_is_open(text: str) -> None:
    assert condition(text, MERGE_REQUEST) in (True, False, None)


def test_yaml_keeps_texts_lines_and_doubled_keys() -> None:
    [document] = read_yaml("on: yes\na: &x\n  b: 3.10\nc:\n  <<: *x\n  d: |\n    e\non: no\n")

    assert document.root["on"].text == "no"
    assert document.doubled == [("on", 8)]
    assert document.root["c"]["b"].text == "3.10"
    assert (document.root["c"].line_of("b"), document.root["c"]["d"].text_line) == (3, 7)
    assert document.root["gone"]["deeper"].is_nothing


@given(st.text(alphabet="ab:-[]{}&*!|>\"'#\n \t,?%@", max_size=60))
def test_any_text_is_yaml_or_refused(text: str) -> None:
    with contextlib.suppress(UnreadableError):
        assert all(document.root.size >= 1 for document in read_yaml(text))
