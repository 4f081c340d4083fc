"""Whether GitLab starts a job for a merge request: `rules`, `only`, `except` and `workflow`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .model import Flaw, World, shown
from .triggers import MAIN_BRANCHES, paths_flaw
from .yaml import Node

_TOKEN = re.compile(
    r"\s*(?:(?P<variable>\$\{?\w+\}?)|(?P<text>\"[^\"]*\"|'[^']*')|"
    r"(?P<pattern>/(?:[^/\\]|\\.)+/[a-z]*)|(?P<null>null)|(?P<sign>==|!=|=~|!~|&&|\|\||[()]))"
)
DEFAULT, FEATURE = "\0default", "\0feature"
_FEATURES = ("feature/x-1", "fix-typo", "abc")
_COMMON: dict[str, str | None] = {
    "CI": "true",
    "GITLAB_CI": "true",
    "CI_COMMIT_TAG": None,
    "CI_COMMIT_REF_NAME": FEATURE,
    "CI_COMMIT_REF_PROTECTED": "false",
    "CI_DEFAULT_BRANCH": DEFAULT,
}
MERGE_REQUEST: dict[str, str | None] = {
    **_COMMON,
    "CI_PIPELINE_SOURCE": "merge_request_event",
    "CI_COMMIT_BRANCH": None,
    "CI_MERGE_REQUEST_ID": "1",
    "CI_MERGE_REQUEST_IID": "1",
    "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": DEFAULT,
    "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME": FEATURE,
}
BRANCH: dict[str, str | None] = {
    **_COMMON,
    "CI_PIPELINE_SOURCE": "push",
    "CI_COMMIT_BRANCH": FEATURE,
    "CI_OPEN_MERGE_REQUESTS": "group/project!1",
    "CI_MERGE_REQUEST_ID": None,
    "CI_MERGE_REQUEST_IID": None,
    "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": None,
    "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME": None,
}


@dataclass(frozen=True)
class Way:
    """One way a list of rules may end: `flaw` is None where the job runs and blocks."""

    flaw: Flaw | None


def rules_ways(
    rules: Node, job: Node, variables: Mapping[str, str | None], world: World
) -> Iterator[Way]:
    """All ways that are possible, with what is known of `variables`."""
    for rule in rules.items:
        if not rule.is_map:
            yield Way(Flaw("has rules that are not followed", rule.path, rule.line, False))
            return
        holds = _rule_holds(rule, variables, world)
        if holds is False:
            continue
        yield Way(_outcome(rule, job))
        if holds:
            return
    yield Way(Flaw("none of its rules holds for a merge request", rules.path, rules.line, True))


def _rule_holds(rule: Node, variables: Mapping[str, str | None], world: World) -> bool | None:
    holds: bool | None = True
    if rule["if"].is_text:
        holds = condition(rule["if"].text, variables)
    if holds is not False and "changes" in rule:
        node = rule["changes"]
        patterns = (node["paths"] if node.is_map else node).texts()
        flaw = paths_flaw(patterns, (), world, rule.path, node.line)
        holds = holds if flaw is None else None
    if holds is not False and "exists" in rule:
        holds = None
    return holds


def _outcome(rule: Node, job: Node) -> Flaw | None:
    when = rule["when"] if rule["when"].is_text else job["when"]
    tolerated = rule["allow_failure"] if "allow_failure" in rule else job["allow_failure"]
    return _when_flaw(when, tolerated, by_rule=True)


def _when_flaw(when: Node, tolerated: Node, by_rule: bool = False) -> Flaw | None:
    if when.says("never"):
        return Flaw("never runs on merge requests: `when: never`", when.path, when.line, True)
    if when.says("on_failure"):
        return Flaw("runs only after a failure: `when: on_failure`", when.path, when.line, True)
    if when.says("manual"):
        blocks = by_rule or tolerated.says("false")
        return Flaw("is started by hand only: `when: manual`", when.path, when.line, not blocks)
    if tolerated.says("true", "yes", "on") or tolerated.is_map:
        return Flaw("does not block: `allow_failure`", tolerated.path, tolerated.line, True)
    return None


def plain_flaw(job: Node) -> Flaw | None:
    """What `when` and `allow_failure` of a job without rules say against it."""
    return _when_flaw(job["when"], job["allow_failure"])


def only_holds(job: Node, branch: bool) -> bool | None:
    """Whether `only` and `except` let a job into a branch pipeline, or into a merge request's."""
    if not (job["only"].is_nothing and job["except"].is_nothing):
        wanted = _refs(job["only"], branch, default=job["only"].is_nothing and branch)
        against = _refs(job["except"], branch, default=False)
        extras = [k for n in (job["only"], job["except"]) for k in n.entries if k != "refs"]
        if wanted is False or against is True:
            return False
        return None if wanted is None or against is None or extras else True
    return branch


def _refs(node: Node, branch: bool, default: bool) -> bool | None:
    names = (node["refs"] if node.is_map else node).texts()
    if node.is_nothing or (node.is_map and not names):
        return default or (node.is_map and branch)
    result: bool | None = False
    for name in names:
        plain = name.partition("@")[0]
        if not branch:
            holds: bool | None = plain == "merge_requests"
        elif plain in ("branches", "pushes"):
            holds = True
        elif plain.startswith("/"):
            holds = _matches(plain, FEATURE)
        else:
            known = {
                *MAIN_BRANCHES,
                "tags",
                "merge_requests",
                "schedules",
                "web",
                "api",
                "triggers",
            }
            known |= {"pipelines", "external", "chat", "external_pull_requests"}
            holds = False if plain in known or "$" not in plain else None
        if holds:
            return True
        result = None if holds is None else result
    return result


def condition(text: str, variables: Mapping[str, str | None]) -> bool | None:
    """Whether an `if:` holds; None where that is not known."""
    tokens: list[tuple[str, str]] = []
    position = 0
    text = text.strip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None or not match.lastgroup or len(tokens) > 400:
            return None
        tokens.append((match.lastgroup, match[match.lastgroup]))
        position = match.end()
    try:
        return _Condition(tokens, variables).whole()
    except (IndexError, RecursionError):
        return None


class _Unknown:
    """A value that only the run can tell."""


_UNKNOWN = _Unknown()


class _Condition:
    def __init__(self, tokens: list[tuple[str, str]], variables: Mapping[str, str | None]) -> None:
        self._tokens = tokens
        self._variables = variables
        self._at = 0

    def whole(self) -> bool | None:
        value = self._or()
        return value if self._at == len(self._tokens) else None

    def _sign(self, *signs: str) -> str:
        if self._at < len(self._tokens) and self._tokens[self._at][1] in signs:
            self._at += 1
            return self._tokens[self._at - 1][1]
        return ""

    def _or(self) -> bool | None:
        value = self._and()
        while self._sign("||"):
            other = self._and()
            value = True if True in (value, other) else None if None in (value, other) else False
        return value

    def _and(self) -> bool | None:
        value = self._term()
        while self._sign("&&"):
            other = self._term()
            value = False if False in (value, other) else None if None in (value, other) else True
        return value

    def _term(self) -> bool | None:
        if self._sign("("):
            value = self._or()
            self._at += 1
            return value
        left = self._value()
        sign = self._sign("==", "!=", "=~", "!~")
        if not sign:
            return None if isinstance(left, _Unknown) else bool(left)
        right = self._value()
        equal = _matches(right, left) if "~" in sign else _equal(left, right)
        return equal if equal is None or "!" not in sign else not equal

    def _value(self) -> str | _Unknown | None:
        kind, text = self._tokens[self._at]
        self._at += 1
        if kind == "null":
            return None
        if kind == "text":
            return text[1:-1]
        if kind == "pattern":
            return text
        name = text.strip("${}")
        if name in self._variables:
            return self._variables[name]
        if name.startswith(("CI_MERGE_REQUEST", "CI_EXTERNAL")) and (
            self._variables.get("CI_PIPELINE_SOURCE") == "push"
        ):
            return None
        return _UNKNOWN


def _equal(left: str | _Unknown | None, right: str | _Unknown | None) -> bool | None:
    if isinstance(left, _Unknown) or isinstance(right, _Unknown):
        return None
    for special, other in ((left, right), (right, left)):
        if special in (DEFAULT, FEATURE) and other not in (DEFAULT, FEATURE, None):
            if other in MAIN_BRANCHES:
                return special == DEFAULT
            return None
    return left == right


def _matches(pattern: str | _Unknown | None, value: str | _Unknown | None) -> bool | None:
    if isinstance(pattern, _Unknown) or isinstance(value, _Unknown) or not pattern:
        return None
    if value is None:
        return False
    body, _, flags = pattern[1:].rpartition("/")
    if re.search(r"\)[+*{]", body) or len(body) > 300:
        return None
    try:
        expression = re.compile(body, re.IGNORECASE if "i" in flags else 0)
    except (re.error, RecursionError):
        return None
    samples = {FEATURE: _FEATURES, DEFAULT: ("main", "master")}.get(value, (value[:40],))
    found = {expression.search(sample) is not None for sample in samples}
    return found.pop() if len(found) == 1 else None


def excluded(job_name: str, node: Node) -> Flaw:
    """A job that `only` and `except` keep out."""
    message = f"the job `{shown(job_name)}` does not run for merge requests"
    return Flaw(message, node.path, node.line, True)
