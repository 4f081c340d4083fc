"""Which checks answer for which label of a corpus, and which items ask for tools of others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pytest_dod.model.plan import Binding
from pytest_dod.planning.commands import read_command

# A label's checks. What `lint` and `format` ask for are two modes of one check.
CHECKS_OF: Mapping[str, frozenset[str]] = {
    label: frozenset(checks.split())
    for label, checks in {
        "tests-pass": "tests-pass",
        "new-tests": "tests-added",
        "coverage (changed)": "changed-coverage",
        "coverage (total)": "total-coverage",
        "lint": "ruff-clean:check",
        "format": "ruff-clean:format black-clean",
        "types": "types-clean type-hints",
        "command": "command",
        "docs": "docs-touched",
        "docstrings": "docstrings",
        "review, manual": "manual",
        "pr": "pr-description manual",
        "commits": "conventional-commits",
        "ci": "ci-green ci-runs",
        "secrets": "no-secrets",
        "security-scan": "security-scan",
        "no-debug": "no-debug-leftovers",
        "no-backup": "no-backup-files clean-worktree",
        "no-network": "no-network",
        "no-skips": "no-new-skips",
        "api-contract": "api-contract",
        "migration": "migration",
        "license": "license-untouched",
        "version": "version-bumped",
        "performance": "performance",
        "concurrent": "concurrent",
        "idempotent": "idempotent",
        "acceptance": "acceptance-met",
        "build": "build",
        "scope": "scope",
    }.items()
}
# Readings that the packs know by name and that no label tells apart from another one's.
ALSO: Mapping[str, frozenset[str]] = {
    "commits": frozenset({"clean-commits"}),
}
_BY_COMMAND = frozenset({"tests-pass", "lint", "format", "types", "security-scan", "build"})
_OURS = {"lint": {"ruff"}, "format": {"ruff", "black"}, "types": {"mypy"}}


@dataclass(frozen=True)
class Item:
    """One labelled line."""

    doc: str
    lang: str
    line: int
    heading: str
    text: str
    labels: frozenset[str]
    tools: frozenset[str]
    commands: tuple[str, ...]


def item_of(raw: Mapping[str, object]) -> Item:
    """A line of `items.jsonl`; labels that one check answers for become one."""
    params = raw["params"]
    assert isinstance(params, dict)
    labels = _words(raw["labels"])
    if "coverage" in labels:
        scope = "changed" if params.get("scope") == "changed" else "total"
        labels = (labels - {"coverage"}) | {f"coverage ({scope})"}
    if labels & {"review", "manual"}:
        labels = (labels - {"review", "manual"}) | {"review, manual"}
    return Item(
        str(raw["doc"]),
        str(raw["lang"]),
        int(str(raw["line"])),
        str(raw["heading"]),
        str(raw["text"]),
        labels,
        _words(params.get("tools", ())),
        tuple(params.get("commands", ())),
    )


def _words(raw: object) -> frozenset[str]:
    assert isinstance(raw, (list, tuple))
    return frozenset(map(str, raw))


def ids_of(binding: Binding) -> frozenset[str]:
    """The names under which a binding answers for labels."""
    ids = {binding.check.id}
    if binding.check.id == "ruff-clean":
        ids = {f"ruff-clean:{mode}" for mode in _modes(binding.options)}
    if getattr(binding.options, "added", False):
        # "New code is covered by tests" gives no number: it asks for tests, and that they reach it.
        ids = {"tests-added"}
    if binding.via.startswith("command "):
        ids.add("command")
    return frozenset(ids)


def _modes(options: object) -> Iterable[str]:
    return [mode for mode in ("check", "format") if getattr(options, mode)]


def is_foreign(label: str, item: Item) -> bool:
    """Whether the text names tools or commands for this label, and none that a check runs."""
    if label == "command":
        return not any((read := read_command(c)) and read.check for c in item.commands)
    theirs = [c for c in item.commands if not ((read := read_command(c)) and read.check)]
    if label in _BY_COMMAND and item.commands and len(theirs) == len(item.commands):
        return True
    ours = _OURS.get(label)
    return bool(ours and item.tools and not item.tools & ours)
