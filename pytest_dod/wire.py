"""Evidence as JSON records: orders are given, the witness writes its account, the judge reads it.

One record is one line. The same records travel from an xdist worker to its controller (on test
reports, as text) and from there to the judge (appended to a file). The last one says *finished*.
"""

from __future__ import annotations

import contextlib
import json
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TypeAlias

from ._reckoning import Reckoning
from .model.account import Account
from .model.orders import Orders

SCHEMA = 1
VARIABLE = "PYTEST_DOD_ORDERS"
LINE_LIMIT = 32 * 1024 * 1024
TOTAL_LIMIT = 1024 * 1024 * 1024
IDS_PER_RECORD = 500

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"
Record: TypeAlias = Mapping[str, Json]


def give_orders(orders: Orders) -> dict[str, str]:
    """Write the orders into their scratch folder; the environment in which they are found."""
    path = Path(orders.scratch) / "orders.json"
    text = json.dumps({"schema": SCHEMA, **asdict(orders)})
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with open(number, "w", encoding="utf-8") as file:
        file.write(text)
    return {VARIABLE: str(path)}


def pass_on_orders(orders: Orders) -> dict[str, str]:
    """The environment of a process on this or another machine that reports to us, not to a file."""
    return {VARIABLE: json.dumps({"schema": SCHEMA, **asdict(orders)})}


def take_orders(environ: MutableMapping[str, str]) -> Orders | None:
    """The orders this process has, if any; processes it starts will have none."""
    given = environ.pop(VARIABLE, "")
    try:
        if given.startswith("{"):
            return _orders(json.loads(given))
        with open(given, encoding="utf-8") as file:
            orders = _orders(json.load(file))
        os.unlink(given)
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    return orders


def _orders(told: dict[str, object]) -> Orders | None:
    if told.pop("schema", None) != SCHEMA:
        return None
    modules, others = told.pop("modules"), told.pop("others", [])
    if not isinstance(modules, list) or not isinstance(others, list):
        return None
    return Orders(
        modules=tuple(map(str, modules)),
        others=tuple(map(str, others)),
        **told,  # type: ignore[arg-type]  # checked above
    )


class Wire:
    """The witness's end: appends records, each on disk before the next is made.

    Only the process that opened it writes: a forked child's records would be told twice. What
    cannot be written is missing from the count in the last record, so that its loss is seen.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._process = os.getpid()
        self._count = 0
        # Kept from the start: a test may exchange what the os module holds.
        self._os_getpid, self._os_open, self._os_write = os.getpid, os.open, os.write
        self._os_fstat, self._os_close = os.fstat, os.close
        self._number, self._identity = self._open()

    def put(self, record: Record) -> None:
        """Append one record."""
        if self._os_getpid() != self._process:
            return
        line = json.dumps(record, separators=(",", ":")).encode("ascii") + b"\n"
        with contextlib.suppress(OSError):
            self._count += 1
            if not self._still_ours():
                self._number, self._identity = self._open()
            while line:
                line = line[self._os_write(self._number, line) :]

    @property
    def count(self) -> int:
        """How many records were put."""
        return self._count

    @property
    def mine(self) -> bool:
        """Whether this process is the one that opened it."""
        return self._os_getpid() == self._process

    def _open(self) -> tuple[int, tuple[int, int]]:
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC
        number = self._os_open(self._path, flags, 0o600)
        found = self._os_fstat(number)
        return number, (found.st_dev, found.st_ino)

    def _still_ours(self) -> bool:
        # Tests that close "all" descriptors exist, and the next file opened gets our number.
        try:
            found = self._os_fstat(self._number)
        except OSError:
            return False
        return (found.st_dev, found.st_ino) == self._identity


class Outbox:
    """An xdist worker's end: keeps records until a report or its last word carries them."""

    def __init__(self) -> None:
        self._process = os.getpid()
        self._waiting: list[Record] = []
        self._os_getpid = os.getpid

    def put(self, record: Record) -> None:
        """Keep one record."""
        if self.mine:
            self._waiting.append(record)

    @property
    def mine(self) -> bool:
        """Whether this process is the one that opened it."""
        return self._os_getpid() == self._process

    def take(self) -> str:
        """All records that wait, as one text; "" where there are none."""
        if not self._waiting:
            return ""
        parcel = json.dumps(self._waiting, separators=(",", ":"))
        self._waiting = []
        return parcel


def unpack(parcel: object) -> tuple[Record, ...]:
    """The records of a worker's parcel. Raises ValueError where it is none."""
    try:
        records = json.loads(parcel) if isinstance(parcel, str) else None
    except (ValueError, RecursionError):
        records = None
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise ValueError("not a parcel of records")
    return tuple(records)


def id_records(kind: str, ids: Sequence[str]) -> Iterator[Record]:
    """Records of `kind` that tell `ids`, each of a bounded length."""
    for start in range(0, len(ids), IDS_PER_RECORD):
        yield {"kind": kind, "ids": list(ids[start : start + IDS_PER_RECORD])}


def pack_lines(lines: Iterable[int]) -> str:
    """Line numbers as ranges: "1-3,7"."""
    parts: list[list[int]] = []
    for line in sorted(lines):
        if parts and line == parts[-1][1] + 1:
            parts[-1][1] = line
        else:
            parts.append([line, line])
    return ",".join(str(a) if a == b else f"{a}-{b}" for a, b in parts)


def read_account(orders: Orders, exit_status: int | None) -> Account:
    """What the witness told, as far as it can be believed. Never raises for what stands there.

    `exit_status` is that of its process: negative for a signal, None where it was stopped.
    """
    reckoning = Reckoning(token=orders.token, schema=SCHEMA)
    try:
        with open(orders.wire, "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                reckoning.damaged("the wire is not a file")
            else:
                for line in _lines(file.readline, reckoning):
                    reckoning.read(line)
    except FileNotFoundError:
        pass
    except OSError as error:
        reckoning.damaged(f"the wire cannot be read: {error.strerror}")
    return reckoning.close(exit_status)


def _lines(readline: Callable[[int], bytes], reckoning: Reckoning) -> Iterator[bytes]:
    total = 0
    while line := readline(LINE_LIMIT):
        total += len(line)
        if total > TOTAL_LIMIT:
            reckoning.damaged("more was told than is read")
            return
        if line.endswith(b"\n"):
            yield line
        elif len(line) == LINE_LIMIT:
            reckoning.damaged("a record is too long")
            while line and not line.endswith(b"\n"):
                line = readline(LINE_LIMIT)
        # Else the process died while it wrote its last record.
