from __future__ import annotations

import json
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pytest_dod import wire
from pytest_dod._fields import unpack_lines
from pytest_dod.model.account import Account
from pytest_dod.model.evidence import EvidenceKind, Outcome
from pytest_dod.model.orders import Orders
from pytest_dod.wire import (
    VARIABLE,
    Outbox,
    Record,
    Wire,
    give_orders,
    id_records,
    pack_lines,
    pass_on_orders,
    read_account,
    take_orders,
    unpack,
)


@pytest.fixture
def orders(tmp_path: Path) -> Orders:
    return Orders(
        wire=str(tmp_path / "wire.jsonl"),
        token="our-token",
        top="/top",
        root="/top/root",
        scratch=str(tmp_path),
        modules=("/top/a.py", "/top/ü b.py"),
        coverage_settings="/top/setup.cfg",
    )


def outcome(id: str, word: str = "passed", message: str = "") -> Record:
    return {
        "kind": "outcome",
        "id": id,
        "outcome": word,
        "path": "tests/test_a.py",
        "line": 3,
        "message": message,
        "duration": 0.5,
    }


def finished(records: int, tests: int, token: str = "our-token") -> Record:
    return {
        "kind": "finished",
        "token": token,
        "records": records,
        "collected": tests,
        "reported": tests,
        "seconds": 1.5,
    }


WHOLE: tuple[Record, ...] = (
    {"kind": "opened", "schema": wire.SCHEMA},
    {"kind": "collected", "ids": ["tests/test_a.py::test_a", "tests/test_a.py::test_b"]},
    {"kind": "started", "id": "tests/test_a.py::test_a"},
    outcome("tests/test_a.py::test_a"),
    {"kind": "started", "id": "tests/test_a.py::test_b"},
    outcome("tests/test_a.py::test_b"),
    finished(6, 2),
)


def told(orders: Orders, *records: Record, status: int | None = 0, tail: bytes = b"") -> Account:
    lines = b"".join(json.dumps(record).encode() + b"\n" for record in records)
    Path(orders.wire).write_bytes(lines + tail)
    return read_account(orders, status)


def reasons(account: Account) -> list[str]:
    return [gap.reason for gap in account.gaps]


def test_orders_arrive_as_they_were_given(orders: Orders) -> None:
    environ = give_orders(orders)
    assert take_orders(environ) == orders


def test_orders_are_for_one_process_only(orders: Orders) -> None:
    environ = give_orders(orders)
    assert stat.S_IMODE(os.stat(environ[VARIABLE]).st_mode) == 0o600
    again = dict(environ)
    take_orders(environ)
    assert environ == {}
    assert take_orders(again) is None


def test_orders_can_be_passed_on_without_a_file(orders: Orders) -> None:
    assert take_orders(pass_on_orders(replace(orders, worker="gw1"))) == replace(
        orders, worker="gw1"
    )


@pytest.mark.parametrize(
    "value", ["", "/no/such/file", "{", '{"schema": 0}', '{"schema": 1, "modules": 3}']
)
def test_what_are_no_orders_makes_no_witness(value: str) -> None:
    assert take_orders({VARIABLE: value} if value else {}) is None


def test_a_whole_account_has_no_gap(orders: Orders) -> None:
    account = told(orders, *WHOLE)
    assert account.gaps == ()
    assert account.suite.finished
    assert account.suite.collected == ("tests/test_a.py::test_a", "tests/test_a.py::test_b")
    assert [test.outcome for test in account.suite.outcomes] == [Outcome.PASSED] * 2
    assert account.suite.seconds == 1.5
    assert account.executed is None


@pytest.mark.parametrize("left", range(len(WHOLE) - 1))
def test_each_missing_record_is_noticed(orders: Orders, left: int) -> None:
    assert told(orders, *WHOLE[:left], *WHOLE[left + 1 :]).gaps


@pytest.mark.parametrize("place", range(1, len(WHOLE) + 1))
def test_an_added_record_is_noticed(orders: Orders, place: int) -> None:
    assert told(orders, *WHOLE[:place], outcome("x::y"), *WHOLE[place:]).gaps


def test_the_end_counts_only_with_our_token(orders: Orders) -> None:
    account = told(orders, *WHOLE[:-1], finished(6, 2, "another-token"))
    assert not account.suite.finished
    assert any("token" in reason for reason in reasons(account))


@pytest.mark.parametrize(
    "tail",
    [
        b"\xff\xfe\n",
        b"[]\n",
        b"{}\n",
        b'{"kind": "nothing known"}\n',
        b'{"kind": "outcome", "id": 3}\n',
        b'{"kind": "executed", "path": "a.py", "lines": "1-999999999999"}\n',
        b'{"kind": "executed", "path": "a.py", "lines": "1", "arcs": ["x"]}\n',
        b'{"kind": "gap", "evidence": "of nothing", "reason": "x"}\n',
        b"[" * 100_000 + b"\n",
    ],
)
def test_garbage_is_a_gap_and_no_crash(orders: Orders, tail: bytes) -> None:
    account = told(orders, *WHOLE[:-1], tail=tail)
    assert any("damaged" in reason for reason in reasons(account))
    assert len(account.suite.outcomes) == 2


def test_a_record_cut_off_by_death_spoils_no_other(orders: Orders) -> None:
    account = told(orders, *WHOLE[:4], status=-9, tail=b'{"kind": "started", "id": "tests/')
    assert [test.id for test in account.suite.outcomes] == ["tests/test_a.py::test_a"]
    assert reasons(account) == ["the test process died of SIGKILL without reporting after 1 test"]


def test_a_record_that_is_too_long_is_skipped(
    orders: Orders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wire, "LINE_LIMIT", 400)
    long: Record = {"kind": "started", "id": "x" * 1000}
    account = told(orders, *WHOLE[:2], long, *WHOLE[2:])
    assert any("too long" in reason for reason in reasons(account))
    assert account.suite.finished


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(st.binary(max_size=60) | st.sampled_from([json.dumps(r).encode() for r in WHOLE])))
def test_whatever_stands_there_it_is_read_without_a_crash(
    orders: Orders, lines: list[bytes]
) -> None:
    Path(orders.wire).write_bytes(b"\n".join(lines))
    account = read_account(orders, 0)
    assert account.gaps or account.suite.finished


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (0, "the test process ended with exit status 0 without reporting while tests/test_a.py::"),
        (-11, "the test process died of SIGSEGV without reporting while tests/test_a.py::test_b"),
        (-9, "the test process died of SIGKILL without reporting while tests/test_a.py::test_b"),
        (None, "the test process was stopped before it had ended while tests/test_a.py::test_b"),
        (3, "pytest broke (internal error, exit status 3) before it had reported while tests/te"),
    ],
)
def test_a_death_is_told_with_its_place(orders: Orders, status: int | None, reason: str) -> None:
    account = told(orders, *WHOLE[:5], status=status)
    assert not account.suite.finished
    assert [gap.kind for gap in account.gaps] == [EvidenceKind.TESTS]
    assert account.gaps[0].reason.startswith(reason)


def test_a_witness_that_was_not_there_is_missed(orders: Orders) -> None:
    account = read_account(orders, 0)
    assert reasons(account) == ["the test process never reported (ended with exit status 0)"]
    assert "-p no:dod" in account.gaps[0].hint


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (1, "exit status 1 although no test failed"),
        (2, "pytest was interrupted (exit status 2)"),
        (3, "pytest broke"),
        (4, "pytest refused"),
        (77, "exit status 77"),
        (-11, "died of SIGSEGV after the last test"),
    ],
)
def test_the_exit_status_is_compared(orders: Orders, status: int, reason: str) -> None:
    account = told(orders, *WHOLE, status=status)
    assert account.suite.finished
    assert len(account.gaps) == 1
    assert reason in account.gaps[0].reason


def test_a_failed_test_explains_its_exit_status(orders: Orders) -> None:
    failed = outcome("tests/test_a.py::test_b", "failed", "assert 0")
    assert told(orders, *WHOLE[:5], failed, WHOLE[6], status=1).gaps == ()


def test_the_worst_outcome_of_a_test_stands_for_it(orders: Orders) -> None:
    again = (outcome("tests/test_a.py::test_b", word) for word in ("rerun", "failed", "passed"))
    account = told(orders, *WHOLE[:6], *again, finished(9, 2), status=1)
    assert account.suite.outcomes[1].outcome is Outcome.FAILED
    assert account.gaps == ()


def test_a_collected_test_without_an_outcome_is_named(orders: Orders) -> None:
    account = told(orders, *WHOLE[:4], {**finished(4, 2), "reported": 1})
    assert account.suite.narrowed == (
        "1 of 2 collected tests did not run, the first is tests/test_a.py::test_b",
    )


def test_texts_lose_their_power_over_the_terminal(orders: Orders) -> None:
    evil = outcome("tests/test_a.py::test_b", "failed", "\x1b[2K\rPASSED \u202egpj \ud800")
    account = told(orders, *WHOLE[:5], evil, WHOLE[6], status=1)
    message = account.suite.outcomes[1].message
    assert message.isprintable()
    assert message == "\\x1b[2K\\rPASSED \\u202egpj \\ud800"


def test_long_ids_stay_distinct(orders: Orders) -> None:
    ids = ["t::" + "x" * 5000 + end for end in "ab"]
    account = told(
        orders,
        WHOLE[0],
        {"kind": "collected", "ids": ids},
        *(outcome(id) for id in ids),
        finished(4, 2),
    )
    assert account.gaps == ()
    assert len(account.suite.outcomes) == 2


@given(st.frozensets(st.integers(1, 500)))
def test_lines_survive_their_packing(lines: frozenset[int]) -> None:
    assert unpack_lines(pack_lines(lines)) == lines


def test_ids_come_in_records_of_bounded_length() -> None:
    ids = [str(number) for number in range(wire.IDS_PER_RECORD + 1)]
    records = list(id_records("collected", ids))
    assert [len(record["ids"]) for record in records] == [wire.IDS_PER_RECORD, 1]  # type: ignore[arg-type]  # wrong on purpose


def test_each_record_is_on_disk_at_once(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    end = Wire(str(path))
    end.put({"kind": "started", "id": "ü"})
    assert json.loads(path.read_bytes()) == {"kind": "started", "id": "ü"}
    assert end.count == 1


def test_a_forked_child_tells_nothing(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    end, outbox = Wire(str(path)), Outbox()
    child = os.fork()
    if child == 0:
        end.put({"kind": "started", "id": "x"})
        outbox.put({"kind": "started", "id": "x"})
        os._exit(0 if not end.mine and not outbox.take() else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert path.read_bytes() == b""


def test_a_closed_descriptor_is_opened_again(tmp_path: Path) -> None:
    path, other = tmp_path / "wire.jsonl", tmp_path / "other.txt"
    end = Wire(str(path))
    os.close(end._number)
    with open(other, "wb") as file:
        assert file.fileno() == end._number
        end.put({"kind": "started", "id": "x"})
    assert other.read_bytes() == b""
    assert path.read_bytes() != b""


def test_a_parcel_holds_what_waited() -> None:
    outbox = Outbox()
    assert outbox.take() == ""
    outbox.put({"kind": "started", "id": "x"})
    assert unpack(outbox.take()) == ({"kind": "started", "id": "x"},)
    assert outbox.take() == ""


@pytest.mark.parametrize("parcel", [None, 3, "", "{}", "[1]", "not json"])
def test_what_is_no_parcel_is_refused(parcel: object) -> None:
    with pytest.raises(ValueError, match="not a parcel"):
        unpack(parcel)


def test_marks_are_known_only_where_they_are_told(orders: Orders) -> None:
    assert told(orders, *WHOLE).suite.marks is None
    marked: tuple[Record, ...] = (
        {"kind": "marked", "names": [], "ids": []},
        {"kind": "marked", "names": ["slow"], "ids": ["tests/test_a.py::test_a"]},
    )
    account = told(orders, *WHOLE[:-1], *marked, finished(8, 2))
    assert account.suite.marks == {"tests/test_a.py::test_a": ("slow",)}
    assert account.gaps == ()
    assert told(orders, *WHOLE[:-1], marked[0], finished(7, 2)).suite.marks == {}
