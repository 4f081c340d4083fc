"""conventional-commits: the messages of the change follow Conventional Commits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..errors import CannotTell, NotApplicable
from ..model.change import ChangeSet
from ..model.check import Check, Context
from ..model.evidence import EvidenceKind, Gap, PullRequest
from ..model.finding import Finding, Observation

TYPES = (
    *("feat", "fix", "docs", "test", "chore", "refactor"),
    *("perf", "style", "build", "ci", "revert"),
)
_HEADER = re.compile(
    r"(?P<type>[\w-]+)(?P<scope>\([^()]*\))?!?(?P<colon>:)?(?P<blank> +)?(?P<description>.*)"
)
_AUTOSQUASH = re.compile(r"(fixup|squash|amend)! ")
_GITS_REVERT = re.compile(
    r"(?:Revert|Reapply) \"[^\n]+\"\n.*\bThis reverts commit [0-9a-f]{7,64}\b", re.DOTALL
)
# GitLab writes it before the title for as long as the request cannot be merged.
_DRAFT = re.compile(r"(?:draft:|\[draft\]|\(draft\)|wip:|\[wip\])\s*", re.IGNORECASE)
_SHOWN = 72


@dataclass(frozen=True)
class Options:
    """`types` are those that a message may start with; `title`: the pull request's title as well.

    The title becomes the message where the platform merges by squashing.
    """

    types: tuple[str, ...] = TYPES
    title: bool = True


def examine(options: Options, context: Context) -> Observation:
    """Judge each commit that is no merge, and the title. What git itself writes is accepted.

    A merge is what has two parents, whatever its message says.
    """
    changes = context.evidence.need_changes()
    request = context.evidence.pull_request if options.title else None
    titled = request if request is not None and request.title.strip() else None
    commits = [commit for commit in changes.commits if len(commit.parents) < 2]
    if not commits and titled is None:
        raise _nothing_to_judge(changes, context.evidence.gaps)
    findings: list[Finding] = []
    notes: list[str] = []
    for commit in commits:
        problem = _wrong(commit.message, options.types, notes, commit.id[:10])
        if problem is not None:
            findings.append(_finding(f"commit {commit.id[:10]}", commit.message, problem))
    if titled is not None:
        findings += _about_title(titled, options.types, notes)
    merges = len(changes.commits) - len(commits)
    if merges:
        notes.append(f"{merges} merge {'commit' if merges == 1 else 'commits'} not counted")
    return Observation(
        len(commits) + (titled is not None),
        "messages",
        tuple(findings),
        measured={"commits": float(len(commits))},
        notes=tuple(notes),
    )


def _nothing_to_judge(changes: ChangeSet, gaps: tuple[Gap, ...]) -> CannotTell | NotApplicable:
    lost = next((gap for gap in gaps if gap.kind is EvidenceKind.COMMITS), None)
    if lost is not None or changes.history_gap:
        return CannotTell(
            lost.reason if lost else changes.history_gap,
            (lost.hint if lost else "") or "fetch the whole history: git fetch --unshallow",
        )
    if changes.commits and changes.changes:
        return CannotTell(
            "every commit of the change is a merge, and merges may have any message",
            "commit the work in commits of its own",
        )
    if changes.changes:
        return CannotTell(
            "the change is not committed yet: there is no message to judge",
            "commit it, with a message such as `feat: what it adds`",
        )
    return NotApplicable("nothing differs from the base, and there is no commit after it")


def _about_title(
    request: PullRequest, types: tuple[str, ...], notes: list[str]
) -> Iterator[Finding]:
    title = request.title.strip()
    if "GitLab" in request.source and _DRAFT.match(title):
        title = _DRAFT.sub("", title, count=1)
        notes.append("the merge request is a draft")
    notes.append(f"title read from {request.source}")
    problem = _wrong(title, types, notes, "the title")
    if problem is not None:
        yield _finding("the pull request's title", title, problem)


def _wrong(
    message: str, types: tuple[str, ...], notes: list[str], name: str
) -> tuple[str, str] | None:
    """What is wrong with a message, and what to do; None where nothing is."""
    lines = message.strip("\n").split("\n")
    header = lines[0].strip()
    allowed = {kind.strip().rstrip(":").casefold() for kind in types}
    if _AUTOSQUASH.match(header):
        return "is to be folded into another commit", "git rebase -i --autosquash does it"
    if "revert" in allowed and _GITS_REVERT.match(message.strip()):
        notes.append(f"{name} is a revert in git's own words")
        return None
    found = _HEADER.fullmatch(header)
    if not header or found is None:
        return "does not start with a type", _example(types)
    if not found["colon"]:
        return "does not start with `type: ` or `type(scope): `", _example(types)
    if found["type"].casefold() not in allowed:
        return f"has the type {found['type']!r}, which is not one of {', '.join(types)}", ""
    if found["scope"] is not None and not found["scope"].strip("() "):
        return "has an empty scope", "name the scope, or leave the parentheses out"
    if not re.search(r"\w", found["description"]):
        return "describes nothing behind the type", _example(types)
    if found["blank"] is None:
        return "has no blank behind the colon", _example(types)
    if len(lines) > 1 and lines[1].strip():
        notes.append(f"{name} has no empty line between its first line and what follows")
    return None


def _example(types: tuple[str, ...]) -> str:
    return f"write e.g. `{types[0] if types else 'feat'}: what the change does`"


def _finding(what: str, message: str, problem: tuple[str, str]) -> Finding:
    header = message.strip("\n").split("\n")[0].strip()
    header = header if len(header) <= _SHOWN else header[: _SHOWN - 1] + "…"
    return Finding(f"{what} {problem[0]}: {header!r}", hint=problem[1])


CHECK = Check(
    id="conventional-commits",
    title="commit messages follow Conventional Commits",
    passes_when=(
        "every commit since the base that is no merge starts with `type: ` or `type(scope): ` of "
        "an allowed type and a description, and so does the pull request's title where it is known"
    ),
    options=Options,
    needs=frozenset({EvidenceKind.CHANGES, EvidenceKind.COMMITS}),
    examine=examine,
)
