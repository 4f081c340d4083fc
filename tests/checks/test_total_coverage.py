from __future__ import annotations

from dataclasses import replace

import pytest

from pytest_dod.checks.total_coverage import CHECK
from pytest_dod.model.evidence import Evidence, ModuleCoverage, TotalCoverage
from pytest_dod.testing import cannot_tell, change, evidence, fails, passes, suite

ALL = ModuleCoverage("shop/a.py", 8)
HALF = ModuleCoverage("shop/b.py", 2, (2,))
NONE = ModuleCoverage("shop/c.py", 4, (1, 2, 3, 4))
CODE = change("shop/a.py", "x = 1\n", "x = 2\n")
RAN = "tests/test_a.py::test_a"


def facts(
    *modules: ModuleCoverage, fail_under: float = 0.0, base: TotalCoverage | None = None
) -> Evidence:
    total = TotalCoverage({m.path: m for m in modules}, {"setup.py": "aside"}, fail_under)
    known = evidence(changes=[CODE], suite=[RAN], total=total)
    return replace(known, total_coverage_at_base_settings=base)


def test_all_modules_count_as_one() -> None:
    seen = passes(CHECK, facts(ALL, HALF), threshold=90.0)
    assert seen.examined == 2
    assert seen.measured == {"total": 90.0}
    assert seen.notes == ("not counted: 1 file: aside",)


def test_branches_count() -> None:
    module = ModuleCoverage("a.py", 6, (), 4, 2)
    passes(CHECK, facts(module), threshold=80.0)
    fails(CHECK, facts(module), threshold=80.01)


def test_too_little_is_found_with_where_it_is_missing() -> None:
    (line,) = fails(CHECK, facts(ALL, HALF, NONE), threshold=90.0)
    assert line == (
        "64.28 % covered in all, 90 % demanded; no test ran 5 lines, most of them in "
        "shop/c.py (4), shop/b.py (1)"
    )


def test_the_threshold_itself_may_not_be_enough() -> None:
    passes(CHECK, facts(ALL, HALF), threshold=90.0)
    assert "more than 90" in fails(CHECK, facts(ALL, HALF), threshold=90.0, above=True)[0]


def test_a_number_is_not_rounded_up_to_the_threshold() -> None:
    module = ModuleCoverage("a.py", 10000, tuple(range(1, 1502)))
    assert fails(CHECK, facts(module), threshold=85.0)[0].startswith("84.99 %")


class TestWithoutNumber:
    def test_the_settings_say_how_much(self) -> None:
        passes(CHECK, facts(ALL, HALF, fail_under=90.0))
        assert "fail_under" in fails(CHECK, facts(ALL, HALF, fail_under=91.0))[0]

    def test_nothing_says_how_much(self) -> None:
        assert "threshold" in cannot_tell(CHECK, facts(ALL, HALF))


class TestNoDrop:
    def test_the_number_of_the_base_decides(self) -> None:
        passes(CHECK, facts(ALL, HALF), no_drop=True, baseline=90.0)
        assert "at the base" in fails(CHECK, facts(ALL, HALF), no_drop=True, baseline=90.1)[0]
        fails(CHECK, facts(ALL, HALF), baseline=91.0)

    def test_a_number_that_was_rounded_up_is_no_drop(self) -> None:
        third = ModuleCoverage("a.py", 3, (1,))
        passes(CHECK, facts(third), baseline=66.67)
        passes(CHECK, facts(third), baseline=67.0)
        fails(CHECK, facts(third), baseline=66.68)

    def test_without_it_nothing_is_proven(self) -> None:
        assert "not run" in cannot_tell(CHECK, facts(ALL, HALF), no_drop=True)
        assert "90 %" in cannot_tell(CHECK, facts(ALL, HALF, fail_under=50.0), no_drop=True)

    def test_below_what_the_settings_demand_it_has_dropped(self) -> None:
        fails(CHECK, facts(ALL, HALF, fail_under=95.0), no_drop=True)

    def test_all_is_no_drop(self) -> None:
        passes(CHECK, facts(ALL), no_drop=True)

    def test_a_threshold_that_is_missed_is_told_all_the_same(self) -> None:
        fails(CHECK, facts(ALL, HALF), no_drop=True, threshold=95.0)
        cannot_tell(CHECK, facts(ALL, HALF), no_drop=True, threshold=85.0)


class TestLoosenedSettings:
    def test_what_they_leave_out_counts(self) -> None:
        base = TotalCoverage({m.path: m for m in (ALL, NONE)})
        (line,) = fails(CHECK, facts(ALL, base=base), threshold=85.0)
        assert line.startswith("66.66 %")
        assert "it is 100 % under the coverage settings that this change loosens" in line

    def test_stricter_ones_are_taken(self) -> None:
        base = TotalCoverage({ALL.path: ALL})
        fails(CHECK, facts(ALL, NONE, base=base), threshold=85.0)

    def test_enough_under_both_is_enough(self) -> None:
        base = TotalCoverage({m.path: m for m in (ALL, HALF)})
        seen = passes(CHECK, facts(ALL, base=base), threshold=85.0)
        assert seen.measured == {"total": 90.0}
        assert "settings of the base" in seen.notes[0]

    def test_a_lowered_demand_does_not_count(self) -> None:
        base = TotalCoverage({m.path: m for m in (ALL, HALF)}, fail_under=95.0)
        assert "95 %" in fails(CHECK, facts(ALL, HALF, fail_under=50.0, base=base))[0]


def test_a_new_exclusion_needs_a_word() -> None:
    hidden = "x = 1  # prag" "ma: no cover\n"
    total = TotalCoverage({ALL.path: ALL})
    known = evidence(changes=[change("shop/a.py", hidden)], suite=[RAN], total=total)
    assert "does not say why" in fails(CHECK, known, threshold=85.0)[0]


def test_part_of_the_suite_does_not_make_it_red() -> None:
    known = replace(facts(ALL, NONE), suite=suite(RAN, narrowed=["-k a"]))
    assert "-k a" in cannot_tell(CHECK, known, threshold=85.0)
    passes(CHECK, known, threshold=50.0)


def test_what_was_imported_before_measuring_does_not_make_it_red() -> None:
    early = replace(NONE, imported_early=True)
    assert "shop/c.py" in cannot_tell(CHECK, facts(ALL, early), threshold=85.0)


def test_without_a_measurement_nothing_is_proven() -> None:
    known = evidence(changes=[CODE], suite=[RAN])
    assert "not measured" in cannot_tell(CHECK, known, threshold=85.0)
    assert "no file" in cannot_tell(CHECK, facts(), threshold=85.0)


@pytest.mark.parametrize("number", [-1.0, 101.0])
def test_an_impossible_number_is_told(number: float) -> None:
    assert "cannot be demanded" in cannot_tell(CHECK, facts(ALL), baseline=number)
