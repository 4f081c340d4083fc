"""How well definitions of done are read: `python benchmarks/mapping.py CORPUS [-v] [--lang de,en]`.

CORPUS is a folder with `docs/*.md`, `items.jsonl` and `not_items.jsonl`. Printed are the share of
items, sections and non-items found by reading, and precision and recall of each label that a check
stands for. Labels of checks that do not exist yet are measured with stand-ins and marked so.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pytest_dod.checks import CHECKS
from pytest_dod.errors import UsageProblems
from pytest_dod.languages import LANGUAGES
from pytest_dod.model.check import AnyCheck, Check, Context, NoOptions
from pytest_dod.model.finding import Observation
from pytest_dod.model.plan import Binding, PlannedCriterion
from pytest_dod.model.task import Criterion, SectionKind, Task
from pytest_dod.planning import plan_task
from pytest_dod.reading import read_task
from pytest_dod.reading.markdown import read_inline

LABEL_OF = {
    "tests-pass": "tests-pass",
    "tests-added": "new-tests",
    "changed-coverage": "coverage (changed)",
    "black-clean": "format",
    "types-clean": "types",
    "no-backup-files": "no-backup",
    "docs-touched": "docs",
    "no-secrets": "secrets",
    "license-untouched": "license",
    "manual": "review, manual",
}
LATER = {
    "total-coverage": "coverage (other)",
    "no-new-skips": "no-skips",
    "docstrings": "docstrings",
    "no-debug-leftovers": "no-debug",
    "ci-green": "ci",
    "conventional-commits": "commits",
    "clean-commits": "commits",
    "pr-description": "pr",
    "acceptance-met": "acceptance",
    "security-scan": "security-scan",
    "api-contract": "api-contract",
    "idempotent": "idempotent",
    "concurrent": "concurrent",
    "no-network": "no-network",
    "performance": "performance",
    "migration": "migration",
    "version-bumped": "version",
    "build": "build",
    "scope": "scope",
    "type-hints": "types",
    "style-guide": "lint",
    "no-temporary-files": "no-backup",
}
OURS = {"lint": {"ruff"}, "format": {"ruff", "black"}, "types": {"mypy"}}


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


def main(arguments: Sequence[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true", help="print every mistake")
    parser.add_argument("--lang", default="de,en", help="languages to count")
    given = parser.parse_args(arguments)
    languages = set(given.lang.split(","))
    items = [item for item in _items(given.corpus) if item.lang in languages]
    _reading(given.corpus, items, given.verbose)
    here = {check.id: check for check in CHECKS}
    missing = {id_: _stand_in(id_) for id_ in LABEL_OF if id_ not in here}
    _mapping(items, {**missing, **here}, LABEL_OF, given.verbose)
    later = {id_: _stand_in(id_) for id_ in LATER}
    print("\nread as a check that does not exist yet (stand-ins)")
    everything = {**later, **missing, **here}
    _mapping(items, everything, LATER, given.verbose)
    return 0


def _items(corpus: Path) -> Iterator[Item]:
    for line in (corpus / "items.jsonl").read_text("utf-8").splitlines():
        raw = json.loads(line)
        params = raw["params"]
        labels = set(raw["labels"])
        if "coverage" in labels:
            labels.remove("coverage")
            changed = params.get("scope") == "changed"
            labels.add("coverage (changed)" if changed else "coverage (other)")
        if labels & {"review", "manual"}:
            labels = (labels - {"review", "manual"}) | {"review, manual"}
        yield Item(
            raw["doc"],
            raw["lang"],
            raw["line"],
            raw["heading"],
            raw["text"],
            frozenset(labels),
            frozenset(params.get("tools", ())),
        )


def _reading(corpus: Path, items: Sequence[Item], verbose: bool) -> None:
    wanted: dict[str, set[int]] = defaultdict(set)
    sections: dict[tuple[str, str], set[int]] = defaultdict(set)
    for item in items:
        wanted[item.doc].add(item.line)
        sections[item.doc, item.heading].add(item.line)
    decoys: dict[str, set[int]] = defaultdict(set)
    for line in (corpus / "not_items.jsonl").read_text("utf-8").splitlines():
        raw = json.loads(line)
        decoys[raw["doc"]].add(raw["line"])
    found: dict[str, set[int]] = {}
    for doc in sorted(wanted):
        found[doc] = _lines(corpus / "docs" / f"{doc}.md")
        if verbose and found[doc] != wanted[doc]:
            missing, extra = sorted(wanted[doc] - found[doc]), sorted(found[doc] - wanted[doc])
            print(f"  {doc}: missing {missing}, beside {extra}")
    hits = sum(len(found[doc] & wanted[doc]) for doc in wanted)
    took = sum(len(lines) for lines in found.values())
    total = sum(len(lines) for lines in wanted.values())
    seen = sum(
        1 for (doc, _), lines in sections.items() if 2 * len(found[doc] & lines) >= len(lines)
    )
    wrong = sum(len(found[doc] & decoys[doc]) for doc in wanted)
    every = sum(len(decoys[doc]) for doc in wanted)
    print(f"items     precision {_share(hits, took)}  recall {_share(hits, total)}")
    print(f"sections  {_share(seen, len(sections))} ({seen} of {len(sections)})")
    print(f"non-items taken {_share(wrong, every)} ({wrong} of {every})")


def _lines(path: Path) -> set[int]:
    text = path.read_text("utf-8")
    try:
        task = read_task(text, path=path.name, digest="", languages=LANGUAGES)
    except UsageProblems:
        return set()
    return {criterion.line for criterion in task.criteria}


def _mapping(
    items: Sequence[Item],
    checks: Mapping[str, AnyCheck],
    labels: Mapping[str, str],
    verbose: bool,
) -> None:
    right: Counter[str] = Counter()
    beside: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    foreign: Counter[str] = Counter()
    counted = set(labels.values()) | ({"lint"} if "ruff-clean" not in labels else set())
    if labels is LATER:
        counted = set(LATER.values()) - set(LABEL_OF.values()) - {"lint"}
    for item in items:
        said = {name for b in _bound(item, checks) for name in _names(b, labels)} & counted
        gold = item.labels & counted
        for label in said & gold:
            right[label] += 1
        for label in said - gold:
            beside[label] += 1
            if verbose:
                print(f"  beside {label}: {item.doc}:{item.line} {item.text}")
        for label in gold - said:
            if _is_foreign(label, item):
                foreign[label] += 1
                continue
            missed[label] += 1
            if verbose:
                print(f"  missed {label}: {item.doc}:{item.line} {item.text}")
    print(f"\n{'label':22} {'precision':>9} {'recall':>7} {'items':>6}  not ours")
    for label in sorted(counted):
        _row(label, right[label], beside[label], missed[label], foreign[label])
    _row("total", right.total(), beside.total(), missed.total(), foreign.total())


def _row(label: str, right: int, beside: int, missed: int, foreign: int) -> None:
    precision, recall = _share(right, right + beside), _share(right, right + missed)
    print(f"{label:22} {precision:>9} {recall:>7} {right + missed:>6}  {foreign or ''}")


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def _is_foreign(label: str, item: Item) -> bool:
    """Whether the text names tools for this label, and none that a check runs."""
    ours = OURS.get(label)
    return bool(ours and item.tools and not item.tools & ours)


def _bound(item: Item, checks: Mapping[str, AnyCheck]) -> list[Binding]:
    plain = read_inline(item.text, 1).plain
    text = re.sub(r"\A#\d+\s+", "", plain)
    criterion = Criterion(1, item.text, item.line, "", SectionKind.DONE, plain=text)
    task = Task("corpus", "", "corpus", "corpus", (), (criterion,))
    try:
        planned: PlannedCriterion = plan_task(task, checks=checks, languages=LANGUAGES).criteria[0]
    except UsageProblems:
        return []
    return list(planned.bindings)


def _names(binding: Binding, labels: Mapping[str, str]) -> list[str]:
    if binding.check.id == "ruff-clean":
        options = binding.options
        pairs = (("check", "lint"), ("format", "format"))
        return [label for option, label in pairs if getattr(options, option)]
    return [labels[binding.check.id]] if binding.check.id in labels else []


def _nothing(options: NoOptions, context: Context) -> Observation:
    return Observation(0, "things")


def _stand_in(id_: str) -> AnyCheck:
    if id_ == "total-coverage":
        known = next(check for check in CHECKS if check.id == "changed-coverage")
        return Check(id_, id_, "", known.options, frozenset(), known.examine)
    return Check(id_, id_, "", NoOptions, frozenset(), _nothing)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
