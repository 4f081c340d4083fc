"""Recall and false-alarm rate of the built-in secret rules alone, on generated samples.

    python benchmarks/secret_scan.py [--seed N] [--show] [FOLDER ...]

Each FOLDER is real code that is taken to be clean; what is found there is printed by kind and
place, never by value.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks._secret_negatives import negatives
from benchmarks._secret_samples import Sample, positives
from pytest_dod.tools._secret_blobs import FILE_LIMIT
from pytest_dod.tools._secret_scan import scan

RECALL, FALSE_ALARMS = 0.95, 0.01


def rate(samples: Iterable[Sample]) -> tuple[int, int, Counter[str], list[Sample]]:
    """How many samples there are, how many raise an alarm, and those that do not, by kind."""
    total = alarms = 0
    quiet: Counter[str] = Counter()
    silent: list[Sample] = []
    for sample in samples:
        total += 1
        if scan(sample.text, sample.path):
            alarms += 1
        else:
            quiet[f"{sample.kind} in {sample.context}"] += 1
            silent.append(sample)
    return total, alarms, quiet, silent


def main() -> int:
    """Print both rates; 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=2024)
    parser.add_argument("--show", action="store_true", help="name what was missed")
    parser.add_argument("folder", nargs="*", type=Path)
    arguments = parser.parse_args()
    total, found, missed, _ = rate(positives(arguments.seed, rounds=2))
    wrong: Counter[str] = Counter()
    clean = 0
    for sample in negatives(arguments.seed + 1):
        clean += 1
        if scan(sample.text, sample.path):
            wrong[f"{sample.kind} in {sample.context}"] += 1
    recall, alarms = found / total, sum(wrong.values()) / clean
    kinds = len({sample.kind for sample in positives(arguments.seed)})
    print(f"recall        {recall:.4f}  ({found} of {total}; {kinds} kinds)")
    print(f"false alarms  {alarms:.4f}  ({sum(wrong.values())} of {clean})")
    if arguments.show:
        for title, counts in (("missed", missed), ("false alarm", wrong)):
            for name, number in counts.most_common(60):
                print(f"  {title}: {name} ({number})")
    for folder in arguments.folder:
        _real(folder)
    return 0 if recall >= RECALL and alarms <= FALSE_ALARMS else 1


def _real(folder: Path) -> None:
    files = size = 0
    found: list[str] = []
    started = time.monotonic()
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.is_symlink() or path.suffix == ".pyc":
            continue
        data = path.read_bytes()
        if b"\0" in data[:8000] or len(data) > FILE_LIMIT:
            continue
        files += 1
        size += len(data)
        place = str(path.relative_to(folder))
        for hit in scan(data.decode("utf-8", "backslashreplace"), place):
            found.append(f"  {place}:{hit.first_line}: {hit.kind}")
    seconds = time.monotonic() - started
    print(f"{folder}: {files} files, {size / 1e6:.1f} MB, {seconds:.0f} s, {len(found)} alarms")
    print("\n".join(found[:50]))


if __name__ == "__main__":
    sys.exit(main())
