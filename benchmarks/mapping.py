"""How well definitions of done are read: `python -m benchmarks.mapping CORPUS [--part even]`.

CORPUS is a folder with `docs/*.md`, `items.jsonl` and `not_items.jsonl`. Printed are the share of
items, sections and non-items found by reading, and precision and recall of each label that a check
answers for; labels without a check are measured with stand-ins, apart. `--sentences` takes CORPUS
for a folder of single sentences, `LANGUAGE.jsonl` with a `text` and its `checks` a line.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from benchmarks._mapping_labels import ALSO, CHECKS_OF, Item, ids_of, is_foreign, item_of
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

_PARTS = {"even": (0, 2), "odd": (1, 3), "both": (0, 1, 2, 3), "first": (0, 1, 2), "last": (3,)}


def main(arguments: Sequence[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true", help="print every mistake")
    parser.add_argument("--lang", default="de,en", help="languages to count")
    parser.add_argument("--part", default="both", choices=_PARTS, help="documents by number")
    parser.add_argument("--sentences", action="store_true", help="CORPUS holds LANGUAGE.jsonl")
    given = parser.parse_args(arguments)
    languages = given.lang.split(",")
    if given.sentences:
        for language in languages:
            _sentences(given.corpus / f"{language}.jsonl", given.verbose)
        return 0
    items = [
        item
        for item in _items(given.corpus)
        if item.lang in languages and int(item.doc) % 4 in _PARTS[given.part]
    ]
    found = {item.doc: _criteria(given.corpus / "docs" / f"{item.doc}.md") for item in items}
    _reading(given.corpus, items, found, given.verbose)
    _mapping({item: _criterion(item, found[item.doc]) for item in items}, given.verbose)
    return 0


def _items(corpus: Path) -> Iterator[Item]:
    for line in (corpus / "items.jsonl").read_text("utf-8").splitlines():
        yield item_of(json.loads(line))


def _reading(
    corpus: Path,
    items: Sequence[Item],
    criteria: Mapping[str, Mapping[int, Criterion]],
    verbose: bool,
) -> None:
    wanted: dict[str, set[int]] = defaultdict(set)
    sections: dict[tuple[str, str], set[int]] = defaultdict(set)
    for item in items:
        wanted[item.doc].add(item.line)
        sections[item.doc, item.heading].add(item.line)
    decoys: dict[str, set[int]] = defaultdict(set)
    for line in (corpus / "not_items.jsonl").read_text("utf-8").splitlines():
        raw = json.loads(line)
        decoys[raw["doc"]].add(raw["line"])
    found = {doc: set(criteria[doc]) for doc in sorted(wanted)}
    for doc, lines in found.items():
        if verbose and lines != wanted[doc]:
            missing, extra = sorted(wanted[doc] - lines), sorted(lines - wanted[doc])
            print(f"  {doc}: missing {missing}, beside {extra}")
    hits = sum(len(found[doc] & wanted[doc]) for doc in wanted)
    took = sum(len(lines) for lines in found.values())
    total = sum(len(lines) for lines in wanted.values())
    seen = sum(
        1 for (doc, _), lines in sections.items() if 2 * len(found[doc] & lines) >= len(lines)
    )
    wrong = sum(len(found[doc] & decoys[doc]) for doc in wanted)
    every = sum(len(decoys[doc]) for doc in wanted)
    print(f"items     precision {_share(hits, took)}  recall {_share(hits, total)}  of {total}")
    print(f"sections  {_share(seen, len(sections))} ({seen} of {len(sections)})")
    print(f"non-items taken {_share(wrong, every)} ({wrong} of {every})")


@cache
def _criteria(path: Path) -> Mapping[int, Criterion]:
    text = path.read_text("utf-8")
    try:
        task = read_task(text, path=path.name, digest="", languages=LANGUAGES)
    except UsageProblems:
        return {}
    # Placeholders that are left make one criterion of the whole file, which is no item of it.
    return {one.line: one for one in task.criteria if one.kind is not SectionKind.WHOLE}


def _criterion(item: Item, found: Mapping[int, Criterion]) -> Criterion:
    """The item with the place it was found in; where it was not found, its text alone."""
    plain = re.sub(r"\A#\d+\s+", "", read_inline(item.text, 1).plain)
    alone = Criterion(1, item.text, 1, "", SectionKind.DONE, plain=plain)
    known = found.get(item.line)
    if known is None or known.kind not in (SectionKind.DONE, SectionKind.ACCEPTANCE):
        return alone
    return replace(alone, kind=known.kind, group=known.group)


@dataclass
class _Counts:
    right: Counter[str] = field(default_factory=Counter)
    beside: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    foreign: Counter[str] = field(default_factory=Counter)

    def print(self, labels: Collection[str]) -> None:
        print(f"{'label':22} {'precision':>9} {'recall':>7} {'items':>6}  not ours")
        for label in sorted(labels):
            self._row(label, [label])
        self._row("total", labels)

    def _row(self, name: str, labels: Collection[str]) -> None:
        right, beside, missed, foreign = (
            sum(counter[label] for label in labels)
            for counter in (self.right, self.beside, self.missed, self.foreign)
        )
        precision, recall = _share(right, right + beside), _share(right, right + missed)
        print(f"{name:22} {precision:>9} {recall:>7} {right + missed:>6}  {foreign or ''}")


def _mapping(items: Mapping[Item, Criterion], verbose: bool) -> None:
    here = real = {check.id: check for check in CHECKS}
    answered = {label for label, ids in CHECKS_OF.items() if _bare(ids) & {*real, "command"}}
    planned = _planned(items, real)
    _print_counts(planned, {label: CHECKS_OF[label] for label in answered}, verbose)
    bound = [one for one in planned.values() if one and one.bindings]
    fully = [one for one in bound if not one.unread]
    print(f"items with a binding {_share(len(bound), len(items))}, ", end="")
    print(f"fully read {_share(len(fully), len(items))} ({len(fully)} of {len(items)})")
    print("\nwords of labels without a check, and readings without one (stand-ins)")
    names = {id_ for ids in (*CHECKS_OF.values(), *ALSO.values()) for id_ in _bare(ids)}
    every = {**{id_: _stand_in(id_) for id_ in names}, **here}
    later = {label: ids | ALSO.get(label, frozenset()) for label, ids in CHECKS_OF.items()}
    known = _planned(items, every)
    others = {label: ids for label, ids in later.items() if label not in answered or label in ALSO}
    _print_counts(known, others, verbose)


def _bare(ids: Collection[str]) -> set[str]:
    return {id_.partition(":")[0] for id_ in ids}


def _print_counts(
    planned: Mapping[Item, PlannedCriterion | None],
    labels: Mapping[str, frozenset[str]],
    verbose: bool,
) -> None:
    counts = _Counts()
    for item, plan in planned.items():
        bound = [ids_of(binding) for binding in plan.bindings] if plan else []
        said = frozenset().union(*bound)
        for label, ids in labels.items():
            if label not in item.labels:
                continue
            if ids & said:
                counts.right[label] += 1
            elif is_foreign(label, item):
                counts.foreign[label] += 1
            else:
                counts.missed[label] += 1
                if verbose:
                    print(f"  missed {label}: {item.doc}:{item.line} {item.text}")
        for id_ in said - {"command"}:
            asked = item.labels & {*CHECKS_OF}
            if any(id_ in CHECKS_OF[each] | ALSO.get(each, frozenset()) for each in asked):
                continue
            owner = next((label for label, ids in labels.items() if id_ in ids), None)
            if owner:
                counts.beside[owner] += 1
                if verbose:
                    print(f"  beside {id_}: {item.doc}:{item.line} {item.text}")
    print()
    counts.print(labels)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def _planned(
    items: Mapping[Item, Criterion], checks: Mapping[str, AnyCheck]
) -> dict[Item, PlannedCriterion | None]:
    """Each item, planned among the other items of its document."""
    planned: dict[Item, PlannedCriterion | None] = {}
    documents: dict[str, dict[Item, Criterion]] = defaultdict(dict)
    for item, criterion in items.items():
        documents[item.doc][item] = criterion
    for known in documents.values():
        together = _plan(list(known.values()), checks)
        # What is wrong with one item leaves the whole task unplanned.
        one_by_one = together or [(_plan([one], checks) or [None])[0] for one in known.values()]
        planned |= zip(known, one_by_one, strict=True)
    return planned


def _plan(
    criteria: Sequence[Criterion], checks: Mapping[str, AnyCheck]
) -> Sequence[PlannedCriterion | None]:
    task = Task("corpus", "", "corpus", "corpus", (), tuple(criteria))
    try:
        return plan_task(task, checks=checks, languages=LANGUAGES).criteria
    except UsageProblems:
        return ()


def _sentences(path: Path, verbose: bool) -> None:
    """How many checks of each sentence are bound, and how many others."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    here = {check.id: check for check in CHECKS}
    names = {id_.partition(":")[0] for row in rows for id_ in row["checks"]}
    checks = {**{id_: _stand_in(id_) for id_ in names}, **here}
    right = beside = missed = full = numbers = 0
    for row in rows:
        plain = read_inline(row["text"], 1).plain
        criterion = Criterion(1, row["text"], 1, "", SectionKind.DONE, plain=plain)
        plan = (_plan([criterion], checks) or [None])[0]
        said = {id_ for b in (plan.bindings if plan else ()) for id_ in _sentence_ids(b)}
        wanted = set(row["checks"])
        right += len(said & wanted)
        beside += len(said - wanted)
        missed += len(wanted - said)
        full += bool(plan and not plan.unread and wanted)
        limits = {getattr(b.options, "threshold", None) for b in (plan.bindings if plan else ())}
        numbers += "threshold" in row and row["threshold"] not in limits
        if verbose and said != wanted:
            print(f"  {row['text']}: {sorted(said)} instead of {sorted(wanted)}")
    asking = sum(bool(row["checks"]) for row in rows)
    print(
        f"{path.stem}: {len(rows)} sentences, precision {_share(right, right + beside)}, "
        f"recall {_share(right, right + missed)}, wrong numbers {numbers}, "
        f"fully read {_share(full, asking)}"
    )


def _sentence_ids(binding: Binding) -> Iterator[str]:
    if binding.check.id == "ruff-clean":
        modes = (mode for mode in ("check", "format") if getattr(binding.options, mode))
        yield from (f"ruff-clean:{mode}" for mode in modes)
    else:
        yield binding.check.id


def _nothing(options: NoOptions, context: Context) -> Observation:
    return Observation(0, "things")


def _stand_in(id_: str) -> AnyCheck:
    if id_ == "total-coverage":
        known = next(check for check in CHECKS if check.id == "changed-coverage")
        return Check(id_, id_, "", known.options, frozenset(), known.examine)
    return Check(id_, id_, "", NoOptions, frozenset(), _nothing)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
