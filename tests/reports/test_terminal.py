from __future__ import annotations

import re
import textwrap
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_dod.model.change import Head
from pytest_dod.model.evidence import EvidenceKind, Gap
from pytest_dod.model.finding import Excuse, Finding
from pytest_dod.model.plan import Unread
from pytest_dod.model.status import Status
from pytest_dod.model.verdict import CriterionResult, Verdict
from pytest_dod.reports._text import cells
from pytest_dod.reports.terminal import Style, header, summary, takes_glyphs
from tests.reports.verdicts import answer, item, task, verdict

F, U = Status.FAILED, Status.UNPROVEN


def lines(*items: CriterionResult, verbosity: int = 0, width: int = 80) -> list[str]:
    """The summary's lines between its head and the final count."""
    text = summary(verdict(*items), Style(width=width, verbosity=verbosity))
    body = text.split("\n\n", 1)[1] if verbosity >= 0 else text.split("\n", 1)[1]
    return body.rsplit("\n\n", 1)[0].splitlines()


def last(judged: Verdict, verbosity: int = 0) -> str:
    return summary(judged, Style(verbosity=verbosity)).splitlines()[-1]


def real_run() -> Verdict:
    hint = "write tests that run these lines"
    return verdict(
        item("Alle Tests grün: `pytest -q`", answer("tests-pass", examined=303, unit="tests")),
        item(
            "Linting/Formatting: `ruff check .` & `black --check .` ohne jeden Fehler",
            answer("ruff-clean", F, Finding("F401 `os` unused", "shop/a.py", 3), examined=41),
            answer("black-clean", U, reason="black is not installed", hint="pip install black"),
        ),
        item(
            "Coverage ≥ 85 % 🧪",
            answer(
                "changed-coverage",
                F,
                Finding("71.43 % of 85 %; no test ran 12-15", "shop/price.py", 12, hint),
                Finding("0 % of 85 %; no test imported it", "shop/cart.py", None, hint),
                examined=4,
                unit="modules",
            ),
        ),
        item("Reviewed by Zoë", ticked=True, unread=["Reviewed by Zoë"]),
        item("N/A: Migration", status=Status.NOT_APPLICABLE, reason="kein Schema"),
        gaps=(Gap(EvidenceKind.COVERAGE, "worker gw1 died", "run it again without -n"),),
        notes=("1 replace ref ignored",),
    )


def test_the_top_of_a_run() -> None:
    assert header(real_run(), Style()) == textwrap.dedent("""\
        task: EXP-1 Export (task.md, 5 criteria)
        base: 1f2e3d4c5b6a (merge base with origin/main)
        head: 9a8b7c6d5e4f (with uncommitted changes), 4 changed modules
        """)


def test_the_top_of_a_run_without_git() -> None:
    shown = header(verdict(item("x"), base=None, head=None), Style())
    assert shown == "task: EXP-1 Export (task.md, 1 criterion)\nbase: not known\n"


def test_the_end_of_a_run() -> None:
    assert summary(real_run(), Style()) == textwrap.dedent("""\
        ============================== definition of done ==============================
        task: EXP-1 Export (task.md, 5 criteria)
        base: 1f2e3d4c5b6a (merge base with origin/main)
        head: 9a8b7c6d5e4f (with uncommitted changes), 4 changed modules

        ✓ passed    1  Alle Tests grün: `pytest -q`                            303 tests
        ✗ FAILED    2  Linting/Formatting: `ruff check .` & `black --check .`…  41 files
            ruff-clean: 1 finding in 41 files
              shop/a.py:3: F401 `os` unused
            black-clean: unproven, black is not installed
              → pip install black
        ✗ FAILED    3  Coverage ≥ 85 % 🧪                                      4 modules
            changed-coverage: 2 findings in 4 modules
              shop/price.py:12: 71.43 % of 85 %; no test ran 12-15
              shop/cart.py: 0 % of 85 %; no test imported it
              → write tests that run these lines
        ? UNPROVEN  4  Reviewed by Zoë
            task.md:14: a false claim: ticked, but not done
            task.md:14: no check understands 'Reviewed by Zoë'
              → settle it
        – n/a       5  N/A: Migration
            not-applicable: kein Schema
        note: 1 replace ref ignored
        gap: coverage: worker gw1 died
            → run it again without -n

        holds: 1 passed, 1 not-applicable
        NOT DONE: 2 failed, 1 unproven of 5
        """)


def test_quiet_shows_only_what_is_not_done_and_the_last_line() -> None:
    assert summary(real_run(), Style(verbosity=-1)) == textwrap.dedent("""\
        ============================== definition of done ==============================
        ✗ FAILED    2  Linting/Formatting: `ruff check .` & `black --check .`…  41 files
        ✗ FAILED    3  Coverage ≥ 85 % 🧪                                      4 modules
        ? UNPROVEN  4  Reviewed by Zoë
        NOT DONE: 2 failed, 1 unproven of 5
        """)


GONE = Excuse("test_total no longer runs", "the library tests it itself", "tests/test_a.py")
QUIET = Excuse("`# noqa: F401` is new", "re-exported for plugins", "shop/a.py", 3)


def excused_run() -> Verdict:
    return verdict(
        item("Tests pass", answer("tests-pass", examined=3, unit="tests", excuses=(GONE,))),
        item("Tests added", answer("tests-added", examined=1, unit="tests", excuses=(GONE,))),
        item("`ruff check .` is clean", answer("ruff-clean", examined=5, excuses=(QUIET,))),
    )


def test_excuses_are_shown_apart_from_what_has_simply_passed() -> None:
    assert summary(excused_run(), Style()).split("\n\n", 1)[1] == textwrap.dedent("""\
        ✓ passed    1  Tests pass                                                3 tests
            excused: tests/test_a.py: test_total no longer runs; reason given: "the
              library tests it itself"
        ✓ passed    2  Tests added                                                1 test
        ✓ passed    3  `ruff check .` is clean                                   5 files
            excused: shop/a.py:3: `# noqa: F401` is new; reason given: "re-exported for
              plugins"

        holds: 3 passed
        excused: 2 findings, by reasons that the change itself gives (criteria 1, 3)
        DONE
        """)


def test_quiet_still_says_how_much_is_excused() -> None:
    assert summary(excused_run(), Style(verbosity=-1)).splitlines()[1:] == [
        "excused: 2 findings, by reasons that the change itself gives (criteria 1, 3)",
        "DONE",
    ]
    one = verdict(item("Lint", answer("ruff-clean", examined=5, excuses=(QUIET,))))
    assert "excused: 1 finding, by reasons" in summary(one, Style(verbosity=-1))
    assert "(criterion 1)" in summary(one, Style(verbosity=-1))


def test_of_several_tasks_an_excuse_says_which() -> None:
    lint = item("Lint", answer("ruff-clean", examined=5, excuses=(QUIET,)))
    shown = summary(verdict(task(item("x")), task(lint, id="EXP-2")), Style())
    assert "by reasons that the change itself gives (criterion EXP-2/1)" in shown


def test_many_excuses_are_cut_but_counted() -> None:
    many = tuple(Excuse("`# noqa` is new", "it is generated", "a.py", n) for n in range(1, 16))
    judged = verdict(item("Lint", answer("ruff-clean", examined=5, excuses=many)))
    shown = summary(judged, Style())
    assert shown.count("reason given") == 10
    assert "    … and 5 more (all of them: -vv)\n" in shown
    assert "excused: 15 findings" in shown
    assert summary(judged, Style(verbosity=2)).count("reason given") == 15


def test_an_excuse_cannot_steer_the_terminal() -> None:
    hostile = Excuse("x", "because\x1b[2J of \u202e it", "a\x07.py", 1)
    shown = summary(
        verdict(item("Lint", answer("ruff-clean", examined=5, excuses=(hostile,)))), Style()
    )
    assert not any(sign in shown for sign in "\x1b\x07\u202e")


def test_a_finding_is_told_once() -> None:
    hint = "assert what it is to show"
    same = Finding("test_a asserts nothing", "tests/test_a.py", 3, hint)
    other = Finding("test_b failed", "tests/test_b.py", 4)
    judged = verdict(
        item("Tests pass", answer("tests-pass", F, same, examined=3, unit="tests")),
        item("Tests added", answer("tests-added", F, same, other, examined=2, unit="tests")),
    )
    assert lines(*judged.tasks[0].criteria)[4:] == [
        "✗ FAILED    2  Tests added                                               2 tests",
        "    tests-added: 2 findings in 2 tests",
        "      tests/test_b.py:4: test_b failed",
        "      1 finding shown above, under 1",
    ]
    assert summary(judged, Style(verbosity=2)).count("test_a asserts nothing") == 2


def test_a_path_is_not_said_twice() -> None:
    finding = Finding("tests/test_a.py::test_a failed: assert 1 == 2", "tests/test_a.py", 3)
    shown = lines(item("Tests pass", answer("tests-pass", F, finding, examined=1)))
    assert "      tests/test_a.py:3: test_a failed: assert 1 == 2" in shown


def test_a_piece_of_code_to_copy_stays_on_one_line() -> None:
    hint = "assert what the code under test answers, or say in the test: `# dod: … because …`"
    shown = lines(item("x", answer("tests-pass", F, Finding("wrong", hint=hint), examined=1)))
    assert any("`# dod: … because …`" in line for line in shown)


def test_verbose_shows_what_passed_how_it_was_read_and_the_numbers() -> None:
    passed = answer(
        "changed-coverage",
        examined=2,
        unit="modules",
        via="de: „Coverage-Ziel“",
        measured={"shop/b.py": 100.0, "shop/a.py": 91.666},
        notes=("setup.py: not counted",),
    )
    assert lines(item("Coverage", passed), verbosity=1) == [
        "✓ passed    1  Coverage                                                2 modules",
        "    changed-coverage: passed, 2 modules",
        "      read as: de: „Coverage-Ziel“",
        "      options: threshold=85 paths=. strict=no",
        "      measured: shop/a.py 91.67",
        "      measured: shop/b.py 100",
        "      note: setup.py: not counted",
        "versions: pytest 9.2.0, ruff 0.17.6",
    ]


def test_what_is_not_quite_100_percent_never_looks_like_it() -> None:
    answered = answer("changed-coverage", examined=1, measured={"a.py": 99.999})
    assert "      measured: a.py 99.99" in lines(item("x", answered), verbosity=1)


@pytest.mark.parametrize("count", [1, 10, 11, 27])
def test_the_number_of_findings_is_bounded_and_the_rest_is_counted(count: int) -> None:
    findings = [Finding(f"E{n:03}", "a.py", n, "repair it") for n in range(count)]
    shown = lines(item("x", answer("ruff-clean", F, *findings, examined=1)))
    assert sum(": E0" in line for line in shown) == min(count, 10)
    more = [line for line in shown if "more" in line]
    assert more == ([f"      … and {count - 10} more (all of them: -vv)"] if count > 10 else [])
    assert shown.count("      → repair it") == 1


def test_twice_verbose_shows_every_finding() -> None:
    findings = [Finding(f"E{n:03}", "a.py", n) for n in range(120)]
    shown = lines(item("x", answer("ruff-clean", F, *findings, examined=1)), verbosity=2)
    assert sum(": E" in line for line in shown) == 120


def test_each_finding_keeps_its_own_hint() -> None:
    found = answer("x", F, Finding("m1", hint="h1"), Finding("m2", hint="h2"), examined=1)
    assert lines(item("x", found))[-4:] == ["      m1", "      → h1", "      m2", "      → h2"]


def test_a_path_that_the_message_starts_with_is_not_said_twice() -> None:
    found = answer("x", F, Finding("a.md is not changed", "a.md"), Finding("a.md: x", "a.md", 3))
    assert lines(item("x", found))[-2:] == ["      a.md is not changed", "      a.md:3: a.md: x"]


def test_a_crashed_check_is_an_error_with_its_reason() -> None:
    crashed = answer("x", Status.ERROR, reason="the check x crashed: KeyError", hint="report it")
    assert lines(item("text", crashed)) == [
        "! ERROR     1  text",
        "    x: error, the check x crashed: KeyError",
        "      → report it",
    ]


def test_nothing_examined_says_so_even_beside_a_gap() -> None:
    empty = answer("ruff-clean", U, examined=0, reason="no files were examined")
    assert lines(item("text", empty)) == [
        "? UNPROVEN  1  text                                                      0 files",
        "    ruff-clean: unproven, no files were examined",
    ]


def test_attested_and_waived_always_give_their_reason() -> None:
    shown = lines(
        item("a", answer("manual", Status.ATTESTED, reason="signed by Ada")),
        item("b", status=Status.WAIVED, reason="until May, says Bob"),
    )
    assert shown == [
        "✎ attested  1  a",
        "    manual: attested, signed by Ada",
        "~ waived    2  b",
        "    waived: until May, says Bob",
    ]


def test_a_demand_of_the_base_is_marked() -> None:
    shown = lines(item("No secrets", answer("no-secrets", F, Finding("m")), origin="base"))
    assert shown[1] == "    demanded by the base's version of the task, no longer in the file"


def test_unread_parts_come_with_both_ways_to_settle_them() -> None:
    partly = item(
        "Idempotent & safe",
        answer("idempotent", examined=3, unit="tests"),
        unread=[Unread("safe", "a number is missing: 'safe'")],
        hint='link @pytest.mark.dod("EXP-1/1"), or <!-- dod: CHECK -->',
    )
    assert lines(partly)[1:] == [
        "    task.md:11: a number is missing: 'safe'",
        '      → link @pytest.mark.dod("EXP-1/1"), or <!-- dod: CHECK -->',
    ]
    bare = replace(partly, hint="")
    assert '@pytest.mark.dod("EXP-1/1")' in "\n".join(lines(bare))
    assert "<!-- dod: CHECK -->" in "\n".join(lines(bare))


def test_a_part_that_a_linked_test_settled_is_not_called_unread() -> None:
    settled = replace(
        item("x", answer("linked-tests", F, Finding("m")), unread=["x"]),
        status=F,
        reason="",
        hint="",
    )
    assert not any("no check understands" in line for line in lines(settled))


@pytest.mark.parametrize("verbosity", [-1, 0, 1])
def test_the_last_line(verbosity: int) -> None:
    good, bad = item("x", answer("a", examined=1)), item("x", answer("a", F, Finding("m")))
    assert last(verdict(good), verbosity) == "DONE"
    assert last(verdict(good, bad), verbosity) == "NOT DONE: 1 failed of 2"
    assert last(verdict(good, interrupted=True), verbosity) == "NOT DONE: interrupted"
    assert last(verdict(bad, interrupted=True), verbosity) == "NOT DONE: 1 failed of 1, interrupted"
    assert last(verdict(), verbosity) == "NOT DONE: a task without criteria"
    assert last(verdict(task(good), task(bad)), verbosity) == "NOT DONE: 1 failed of 2"
    assert last(verdict(task(good), task()), verbosity) == "NOT DONE: a task without criteria"


@pytest.mark.parametrize("status", [s for s in Status if not s.done])
def test_no_status_that_is_not_done_ends_in_done(status: Status) -> None:
    assert last(verdict(item("x", status=status))) == f"NOT DONE: 1 {status.value} of 1"


def test_several_tasks_get_a_section_each_and_one_last_line() -> None:
    good = task(item("x", answer("a", examined=1)), id="A-1", title="First")
    bad = task(item("y", unread=["y"]), id="B-2", title="Second")
    shown = summary(verdict(good, bad), Style()).splitlines()
    assert [line for line in shown if line.startswith("---")] == [
        "---------------------------------- A-1 First -----------------------------------",
        "---------------------------------- B-2 Second ----------------------------------",
    ]
    assert shown[-1] == "NOT DONE: 1 unproven of 2"
    assert header(verdict(good, bad), Style()).count("task: ") == 2


def test_a_clean_tree_is_named_clean() -> None:
    shown = header(verdict(item("x"), head=Head("9" * 40, False)), Style())
    assert "head: 999999999999 (clean), 4 changed modules" in shown


def test_hostile_text_stays_on_its_line_and_in_its_order() -> None:
    hostile = "\x1b[2K\r\nDONE\u202e"
    shown = summary(
        verdict(
            task(
                item(
                    f"a{hostile}",
                    answer("x", F, Finding(hostile, f"{hostile}.py", 1, hostile), examined=1),
                    reason=hostile,
                ),
                id=hostile,
                title=hostile,
            ),
            notes=(hostile, "##vso[task.complete result=Succeeded;]", "::stop-commands::x"),
        ),
        Style(verbosity=1),
    )
    assert "\x1b" not in shown
    assert "\r" not in shown
    assert "\u202e" not in shown
    assert "##vso[" not in shown
    assert not any(line in ("DONE", "DONE\\u202e") for line in shown.splitlines())
    assert not any(line.lstrip().startswith("::") for line in shown.splitlines())


@pytest.mark.parametrize("width", [40, 80, 100])
@pytest.mark.parametrize("verbosity", [-1, 0, 2])
def test_no_line_is_wider_than_the_page(width: int, verbosity: int) -> None:
    shown = summary(real_run(), Style(width=width, verbosity=verbosity))
    assert max(cells(line) for line in shown.splitlines()) <= width


def test_a_stream_that_takes_only_ascii_gets_ascii_glyphs() -> None:
    ascii_only = verdict(
        item("a" * 90, answer("x", F, Finding("m", hint="h"), examined=1)),
        *(item("b", status=status, reason="r") for status in Status),
    )
    summary(ascii_only, Style(unicode=False)).encode("ascii")
    header(ascii_only, Style(unicode=False)).encode("ascii")
    assert takes_glyphs("utf-8")
    assert not takes_glyphs("cp1252")
    assert not takes_glyphs(None)
    assert not takes_glyphs("no-such-encoding")


def test_colour_adds_nothing_but_colour() -> None:
    plain, coloured = (summary(real_run(), Style(colour=on)) for on in (False, True))
    assert "\x1b[31m✗ FAILED" in coloured
    assert "\x1b" not in plain
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == plain


def test_findings_of_several_lines_stay_below_their_path() -> None:
    found = answer("x", F, Finding("first\nsecond\n" + "third\n" * 30, "a.py", 10), examined=1)
    shown = lines(item("x", found))
    assert shown[2:5] == ["      a.py:10: first", "        second", "        third"]
    assert len(shown) < 20


def test_what_two_checks_examined_gives_way_to_the_text() -> None:
    both = answer("a", examined=303, unit="tests"), answer("b", examined=12, unit="modules")
    short, long = lines(item("short", *both), item("a text of some length " * 2, *both))
    assert short.endswith("  303 tests, 12 modules")
    assert long.endswith("a text of some length a text of some length          303 tests, …")


def test_a_long_unit_gives_way_to_the_text() -> None:
    seen = answer("a", examined=160, unit="changed files and commits")
    [short] = lines(item("short", seen))
    assert short.endswith("  160 changed files and commits")
    [long] = lines(item("a text that needs the room it has" * 2, seen))
    assert long.endswith("…  160 changed f…")


def test_many_measured_numbers_are_bounded() -> None:
    measured = {f"m{number:03}.py": 50.0 for number in range(80)}
    shown = lines(item("x", answer("c", examined=80, measured=measured)), verbosity=1)
    assert sum("measured: " in line for line in shown) == 50
    assert "      … and 30 more (all of them: -vv)" in shown


statuses = st.lists(st.lists(st.sampled_from(Status), max_size=4), max_size=3)


@given(statuses, st.integers(-2, 3), st.booleans(), st.booleans(), st.text(max_size=20))
def test_done_is_said_once_and_only_of_what_is_done(
    tasks: list[list[Status]], verbosity: int, interrupted: bool, unicode: bool, text: str
) -> None:
    judged = replace(
        verdict(interrupted=interrupted),
        tasks=tuple(
            task(*(item(text, answer("x", s, Finding(text), reason=text)) for s in each))
            for each in tasks
        ),
    )
    shown = summary(judged, Style(verbosity=verbosity, unicode=unicode)).splitlines()
    assert (shown[-1] == "DONE") is judged.done
    assert shown[-1].startswith("NOT DONE: ") is not judged.done
    assert shown.count("DONE") == judged.done


def test_a_message_as_long_as_a_log_is_cut() -> None:
    found = answer("x", F, Finding("ü" * 1_000_000, "a.py", 1), examined=1)
    assert len("".join(lines(item("x", found)))) < 2000
