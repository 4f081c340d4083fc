from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_dod.checks.changed_coverage import CHECK, line_ranges
from pytest_dod.errors import CannotTell
from pytest_dod.model.change import Change, FileKind
from pytest_dod.model.evidence import Evidence, ModuleCoverage
from pytest_dod.testing import cannot_tell, change, evidence, fails, observe, passes, renamed

CODE = "def f(x):\n    y = x + 1\n    y = y * 2\n    return y\n"
PRAGMA = "# prag" "ma: no cover"


def facts(
    changes: Sequence[Change],
    *numbers: ModuleCoverage,
    base: Sequence[ModuleCoverage] = (),
) -> Evidence:
    return replace(
        evidence(changes=changes, coverage=numbers),
        coverage_at_base_settings={module.path: module for module in base},
    )


def test_passes_when_each_module_reaches_the_threshold() -> None:
    seen = passes(
        CHECK,
        facts(
            [change("shop/price.py", CODE), change("shop/cart.py", CODE)],
            ModuleCoverage("shop/price.py", 12, missing=(7,)),
            ModuleCoverage("shop/cart.py", 4),
        ),
    )
    assert seen.examined == 2
    assert seen.unit == "modules"
    assert seen.measured == {"shop/cart.py": 100.0, "shop/price.py": 91.67}


def test_fails_for_each_module_below_it() -> None:
    lines = fails(
        CHECK,
        facts(
            [change("a.py", CODE), change("b.py", CODE)],
            ModuleCoverage("a.py", 1000),
            ModuleCoverage("b.py", 7, missing=(12, 13), branches=2, missing_branches=1),
        ),
    )
    assert lines == [
        "b.py:12: 66.66 % covered, 85 % demanded; no test ran lines 12-13; 1 branch never taken"
    ]


def test_says_so_where_a_module_was_imported_before_measuring_could_start() -> None:
    (line,) = fails(
        CHECK,
        facts(
            [change("a.py", CODE)],
            ModuleCoverage("a.py", 2, missing=(1, 2), imported_early=True),
        ),
    )
    assert "0 % covered" in line
    assert "imported before measuring could start" in line


def test_the_threshold_itself_is_enough() -> None:
    module = ModuleCoverage("a.py", 20, missing=(3, 4, 5))
    passes(CHECK, facts([change("a.py", CODE)], module), threshold=85.0)
    fails(CHECK, facts([change("a.py", CODE)], module), threshold=85.01)


def test_a_number_just_below_is_not_rounded_up() -> None:
    module = ModuleCoverage("a.py", 30000, missing=tuple(range(1, 4502)))
    (line,) = fails(CHECK, facts([change("a.py", CODE)], module))
    assert "84.99 % covered, 85 % demanded" in line


def test_a_module_that_no_test_imported_has_nothing_covered() -> None:
    module = ModuleCoverage("a.py", 4, missing=(1, 2, 3, 4))
    (line,) = fails(CHECK, facts([change("a.py", CODE)], module))
    assert "0 % covered" in line
    assert "no test ran any of it" in line


def test_lines_of_the_change_that_no_test_ran_are_noted() -> None:
    module = ModuleCoverage("a.py", 20, missing=(3,))
    seen = passes(CHECK, facts([change("a.py", CODE)], module))
    assert seen.notes == ("a.py: no test ran line 3 of this change",)


def test_tests_are_left_alone() -> None:
    seen = passes(
        CHECK,
        facts(
            [change("a.py", CODE), change("tests/test_a.py", CODE), change("setup.py", CODE)],
            ModuleCoverage("a.py", 4),
            ModuleCoverage("tests/test_a.py", 4, missing=(1, 2, 3)),
        ),
    )
    assert seen.examined == 1
    assert "setup.py is not counted: no test is meant to import it" in seen.notes


class TestCannotTell:
    def test_without_a_changed_module(self) -> None:
        assert "no Python module differs" in cannot_tell(CHECK, facts([change("a.md", "x\n")]))

    def test_with_nothing_but_tests_renames_and_comments(self) -> None:
        reason = cannot_tell(
            CHECK,
            facts(
                [
                    renamed("a.py", "b.py", CODE),
                    change("tests/test_a.py", CODE),
                    change("c.py", "# new\n" + CODE, CODE),
                ]
            ),
        )
        assert "b.py (renamed only)" in reason
        assert "c.py (only comments" in reason

    def test_without_coverage(self) -> None:
        reason = cannot_tell(CHECK, evidence(changes=[change("a.py", CODE)]))
        assert reason == "no coverage was measured"

    def test_without_the_number_of_one_module(self) -> None:
        only_one = facts([change("a.py", CODE), change("b.py", CODE)], ModuleCoverage("a.py", 4))
        assert "b.py" in cannot_tell(CHECK, only_one)

    def test_of_code_in_a_submodule_of_a_package(self) -> None:
        vend = change("vend", file_kind=FileKind.SUBMODULE, unread="a submodule")
        user = change("a.py", "from vend.impl import f\n")
        assert "vend: " in cannot_tell(CHECK, facts([vend, user], ModuleCoverage("a.py", 1)))

    def test_of_a_threshold_that_is_none(self) -> None:
        assert "850 %" in cannot_tell(CHECK, facts([]), threshold=850.0)

    def test_of_a_module_whose_lines_are_all_excluded_by_old_settings(self) -> None:
        module = ModuleCoverage("a.py", 0, excluded=(1, 2, 3, 4))
        assert "all of it is excluded" in cannot_tell(CHECK, facts([change("a.py", CODE)], module))

    def test_one_that_the_settings_leave_out_comes_with_a_way_to_measure_it(self) -> None:
        outside = ModuleCoverage("a.py", 4, left_out="not among the files coverage reports")
        with pytest.raises(CannotTell) as unknown:
            observe(CHECK, facts([change("a.py", CODE)], outside))
        assert "not among the files coverage reports" in unknown.value.reason
        assert "settings of coverage" in unknown.value.hint


class TestLoosenedSettings:
    settings = change("pyproject.toml", "[tool.coverage.run]\nomit = ['a.py']\n", "")

    def test_a_module_left_out_only_now_is_judged_as_at_the_base(self) -> None:
        (line,) = fails(
            CHECK,
            facts(
                [change("a.py", CODE), self.settings],
                ModuleCoverage("a.py", 4, left_out="omitted by the settings"),
                base=[ModuleCoverage("a.py", 4, missing=(2, 3, 4))],
            ),
        )
        assert "25 % covered" in line
        assert "left out only by settings that this change loosens (pyproject.toml)" in line

    def test_lines_excluded_only_now_count(self) -> None:
        (line,) = fails(
            CHECK,
            facts(
                [change("a.py", CODE), self.settings],
                ModuleCoverage("a.py", 1, excluded=(2, 3, 4)),
                base=[ModuleCoverage("a.py", 4, missing=(2, 3, 4))],
            ),
        )
        assert "100 % only by settings" in line

    def test_a_module_that_is_good_enough_anyway_passes_with_that_number(self) -> None:
        seen = passes(
            CHECK,
            facts(
                [change("a.py", CODE), self.settings],
                ModuleCoverage("a.py", 3),
                base=[ModuleCoverage("a.py", 20, missing=(3,))],
            ),
        )
        assert seen.measured == {"a.py": 95.0}

    def test_stricter_settings_are_left_alone(self) -> None:
        fails(
            CHECK,
            facts(
                [change("a.py", CODE), self.settings],
                ModuleCoverage("a.py", 4, missing=(2, 3)),
                base=[ModuleCoverage("a.py", 4)],
            ),
        )


class TestCodeOutsideTheSource:
    outside = "lies outside [tool.coverage.run] source"

    def judge(self, *changes: Change, files: Sequence[str] = ()) -> Evidence:
        given = facts(
            [change("pkg/feature.py", "from lib.impl import f\n"), *changes],
            ModuleCoverage("pkg/feature.py", 1),
            *(ModuleCoverage(c.path, 4, (2, 3, 4), left_out=self.outside) for c in changes),
        )
        assert given.changes is not None
        more = frozenset(files)
        known = replace(
            given.changes,
            files=given.changes.files | more,
            base_files=given.changes.base_files | more,
        )
        return replace(given, changes=known)

    def test_new_code_that_the_change_uses_is_found(self) -> None:
        given = self.judge(change("lib/impl.py", CODE), files=["lib/old.py"])
        assert fails(CHECK, given) == [
            f"lib/impl.py: new here, and its coverage is not measured: {self.outside}"
        ]

    def test_new_code_in_a_new_folder_is_found(self) -> None:
        assert len(fails(CHECK, self.judge(change("core2/impl.py", CODE)))) == 1

    @pytest.mark.parametrize("path", ["scripts/run.py", "examples/x.py", "tools/gen.py", "fab.py"])
    def test_new_programs_are_left_alone(self, path: str) -> None:
        seen = passes(CHECK, self.judge(change(path, CODE)))
        assert any(note.startswith(path) for note in seen.notes)

    def test_new_files_in_a_folder_that_was_outside_before_are_left_alone(self) -> None:
        passes(CHECK, self.judge(change("ops/new.py", CODE), files=["ops/old.py"]))

    def test_old_code_outside_is_left_alone(self) -> None:
        passes(CHECK, self.judge(change("lib/impl.py", CODE, "x = 1\n")))


class TestNewExclusions:
    def test_one_without_a_reason_is_asked_about(self) -> None:
        code = f"def f(x):  {PRAGMA}\n    return x\n"
        (line,) = fails(CHECK, facts([change("a.py", code + CODE)], ModuleCoverage("a.py", 4)))
        assert line == f"a.py:1: `{PRAGMA}` is new here and does not say why it is needed"

    def test_one_with_a_reason_is_noted(self) -> None:
        code = f"def f(x):  {PRAGMA} - only on Windows machines\n    return x\n"
        seen = passes(CHECK, facts([change("a.py", code)], ModuleCoverage("a.py", 4)))
        assert [excuse.line for excuse in seen.excuses] == [1]
        assert seen.excuses[0].why

    def test_one_in_a_test_is_left_alone(self) -> None:
        changes = [change("a.py", CODE), change("tests/test_a.py", f"x = 1  {PRAGMA}\n")]
        passes(CHECK, facts(changes, ModuleCoverage("a.py", 4)))


FEATURE = """
def used(x):
    if x < 0:
        return 0
    return x


def unused(xs):
    ys = sorted(xs)
    n = len(ys)
    if n == 0:
        raise ValueError("empty")
    return ys[n // 2]
"""


class TestLinesThatImportingRuns:
    def test_constants_do_not_make_up_for_functions_that_nothing_called(self) -> None:
        code = FEATURE + "".join(f"A{i} = {i}\n" for i in range(200))
        module = ModuleCoverage("a.py", 210, missing=(3, 8, 9, 10, 11, 12))
        (line,) = fails(CHECK, facts([change("a.py", code)], module))
        assert "97.14 % comes from lines that importing the module runs" in line
        assert "nothing called unused" in line

    def test_a_table_of_lambdas_that_nothing_called(self) -> None:
        code = "OPS = {\n" + "".join(f'    "f{i}": lambda x: x + {i},\n' for i in range(4)) + "}\n"
        module = ModuleCoverage("a.py", 1, never_entered=(2, 3, 4))
        assert "a lambda" in "".join(fails(CHECK, facts([change("a.py", code)], module)))

    def test_a_small_function_nobody_called_is_noted(self) -> None:
        code = FEATURE + "\n\ndef small():\n    return 1\n"
        module = ModuleCoverage("a.py", 20, missing=(16,))
        seen = passes(CHECK, facts([change("a.py", code)], module))
        assert any("called by no test: small" in note for note in seen.notes)

    def test_old_functions_are_left_alone(self) -> None:
        constants = "".join(f"A{i} = {i}\n" for i in range(200))
        module = ModuleCoverage("a.py", 210, missing=(3, 8, 9, 10, 11, 12))
        passes(CHECK, facts([change("a.py", FEATURE + constants, FEATURE)], module))

    def test_placeholders_and_constants_are_no_logic(self) -> None:
        code = "class A:\n    def f(self):\n        raise NotImplementedError\n"
        module = ModuleCoverage("a.py", 20, missing=(3,))
        assert passes(CHECK, facts([change("a.py", code)], module)).notes == (
            "a.py: no test ran line 3 of this change",
        )


@given(st.sets(st.integers(1, 60), min_size=1))
def test_line_ranges_name_every_line_or_say_how_many_more(lines: set[int]) -> None:
    text = line_ranges(lines)
    word, _, rest = text.partition(" ")
    assert word == ("line" if len(lines) == 1 else "lines")
    named: set[int] = set()
    for part in rest.partition(" and ")[0].split(", "):
        first, _, last = part.partition("-")
        named |= set(range(int(first), int(last or first) + 1))
    assert named <= lines
    assert named == lines or " more place" in text


def test_nothing_is_counted_without_a_change_set() -> None:
    with pytest.raises(CannotTell):
        observe(CHECK, evidence(coverage=[ModuleCoverage("a.py", 1)]))
