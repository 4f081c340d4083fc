from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from pytest_dod.model.account import Account, ExecutedCode
from pytest_dod.model.evidence import ModuleCoverage, SuiteRun
from pytest_dod.testing import change
from pytest_dod.tools.coverage import CoverageAnswer, asks_for_branches, measure, settings_file
from tests.workshops import workshop

MODULE = '''\
"""A module with a bit of everything."""

import functools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os

TABLE = {
    "one": 1,
    "two": [
        number
        for number in range(3)
        if number
    ],
}


@functools.lru_cache(
    maxsize=None,
)
@functools.wraps(len)
def decorated(
    value,
    other=None,
):
    """Its documentation."""
    return (
        value
        if value
        else other
    )


class Thing:
    """A thing."""

    size = 3

    def method(self, x):
        if x: return 1
        while x < 3:
            x += 1
            if x == 2:
                continue
        else:
            x = 9
        return x

    @property
    def never(self):
        return 1


def guarded(text):
    try:
        value = int(text)
    except ValueError:
        return None
    except TypeError:
        raise
    else:
        value += 1
    finally:
        text = ""
    return value


def matching(value):
    match value:
        case 1:
            return "one"
        case [x, *_] if x:
            return x
        case _:
            return None


def generator(values):
    for value in values:
        yield value
    with open(__file__) as file:
        yield [line for line in file if line][0]


def excused():  # pragma: no cover  what is measured here
    return 1


def partial(x):
    if x:  # pragma: no branch  what is measured here
        x = 1
    return x


async def later(x):
    async def inner():
        return x
    return await inner()


short = lambda x: x + 1; other = lambda: 3
'''
RUN = """\
import asyncio, everything as e
e.decorated(1)
thing = e.Thing()
thing.method(0); thing.method(1)
e.guarded("3"); e.guarded("x")
e.matching(1); e.matching([5])
next(e.generator([1, 2]))
e.partial(1)
asyncio.run(e.later(1))
"""


def account(folder: Path, branches: bool, executed: dict[str, ExecutedCode]) -> Account:
    top = folder / "repository"
    return Account(
        SuiteRun(True, 0),
        {str(top / path): code for path, code in executed.items()},
        branches,
    )


def counted(
    folder: Path,
    now: dict[str, str],
    executed: dict[str, ExecutedCode],
    base: dict[str, str] | None = None,
    *,
    branches: bool = False,
) -> CoverageAnswer:
    place = workshop(folder, now, base)
    changes = [change(path, text) for path, text in now.items() if path.endswith(".py")]
    return measure(account(folder, branches, executed), changes, place)


@pytest.mark.parametrize("branches", [False, True], ids=["lines", "branches"])
def test_the_numbers_are_those_of_coverage_json(tmp_path: Path, branches: bool) -> None:
    from coverage import CoverageData

    settings = f"[run]\nbranch = {branches}\n[report]\nexclude_also = def never\n"
    files = {"everything.py": MODULE, "run.py": RUN, ".coveragerc": settings}
    place = workshop(tmp_path, files)
    for arguments in (["run", "run.py"], ["json", "--include=everything.py", "-q"]):
        subprocess.run([sys.executable, "-m", "coverage", *arguments], cwd=place.top, check=True)
    told = json.loads((place.top / "coverage.json").read_text())["files"]["everything.py"]
    data = CoverageData(str(place.top / ".coverage"))
    data.read()
    path = str(place.top / "everything.py")
    code = ExecutedCode(
        frozenset(data.lines(path) or ()),
        frozenset(data.arcs(path) or ()) if branches else frozenset(),
    )
    told_by_us = measure(
        account(tmp_path, branches, {"everything.py": code}),
        [change("everything.py", MODULE)],
        place,
    )
    assert told_by_us.gaps == ()
    assert told_by_us.now is not None
    module = told_by_us.now["everything.py"]
    summary = told["summary"]
    assert module.statements == summary["num_statements"]
    assert list(module.missing) == told["missing_lines"]
    assert list(module.excluded) == told["excluded_lines"]
    assert module.branches == summary.get("num_branches", 0)
    assert module.missing_branches == summary.get("missing_branches", 0)
    assert module.percent == pytest.approx(summary["percent_covered"])
    assert 0 < summary["percent_covered"] < 100
    assert len(told["excluded_lines"]) > 4


def one(answer: CoverageAnswer) -> ModuleCoverage:
    assert answer.now is not None, answer.gaps
    (module,) = answer.now.values()
    return module


def test_a_module_that_never_ran_has_nothing_covered(tmp_path: Path) -> None:
    module = one(counted(tmp_path, {"a.py": "X = 1\nY = 2\n"}, {}))
    assert (module.statements, module.missing, module.percent) == (2, (1, 2), 0.0)


def test_nothing_to_measure_is_no_number(tmp_path: Path) -> None:
    module = one(counted(tmp_path, {"a.py": "# nothing\n"}, {}))
    assert (module.statements, module.percent) == (0, None)


def test_no_modules_need_no_process(tmp_path: Path) -> None:
    assert measure(account(tmp_path, False, {}), [], workshop(tmp_path, {})) == CoverageAnswer({})


PACKAGE = {"pkg/a.py": "X = 1\n"}
RAN = {"pkg/a.py": ExecutedCode(frozenset({1}))}


@pytest.mark.parametrize(
    ("settings", "left_out"),
    [
        ({}, ""),
        ({".coveragerc": "[run]\nsource = pkg\n"}, ""),
        ({".coveragerc": "[run]\nsource = .\n"}, ""),
        ({".coveragerc": "[run]\nsource_pkgs = pkg\n"}, ""),
        ({".coveragerc": "[run]\nsource = installed_pkg\n"}, "outside of the coverage source"),
        ({".coveragerc": "[run]\nomit = */a.py\n"}, "omitted by the coverage settings (*/a.py)"),
        ({".coveragerc": "[report]\nomit = pkg/*\n"}, "omitted by the coverage settings (pkg/*)"),
        ({".coveragerc": "[run]\ninclude = lib/*\n"}, "not among the files coverage includes"),
        ({".coveragerc": "[run]\ninclude = pkg/*\n"}, ""),
        ({".coveragerc": "[report]\ninclude = lib/*\n"}, "not among the files coverage reports"),
        ({"setup.cfg": "[coverage:run]\nomit = pkg/*\n"}, "omitted by"),
        ({"tox.ini": "[coverage:run]\nomit = pkg/*\n"}, "omitted by"),
        ({"pyproject.toml": '[tool.coverage.run]\nomit = ["pkg/*"]\n'}, "omitted by"),
        # The first file with settings counts, as with coverage.
        (
            {
                ".coveragerc": "[run]\nbranch = true\n",
                "pyproject.toml": '[tool.coverage.run]\nomit = ["pkg/*"]\n',
            },
            "",
        ),
        (
            {
                "setup.cfg": "[metadata]\nname = x\n",
                "pyproject.toml": '[tool.coverage.run]\nomit = ["pkg/*"]\n',
            },
            "omitted by",
        ),
    ],
)
def test_what_the_settings_leave_out_is_said_beside_its_numbers(
    tmp_path: Path, settings: dict[str, str], left_out: str
) -> None:
    module = one(counted(tmp_path, {**PACKAGE, **settings}, RAN))
    assert module.left_out.startswith(left_out)
    assert bool(module.left_out) == bool(left_out)
    assert module.percent == 100.0


def test_settings_that_name_a_source_folder_count_a_package_in_it(tmp_path: Path) -> None:
    files = {"src/pkg/a.py": "X = 1\n", ".coveragerc": "[run]\nsource = pkg\n"}
    assert one(counted(tmp_path, files, {})).left_out == ""


FUNCTION = "def f(x):\n    if x:\n        return 1\n    return 2\n"
HALF = {
    "a.py": ExecutedCode(
        frozenset({1, 2, 4}), frozenset({(-1, 1), (1, -1), (-1, 2), (2, 4), (4, -1)})
    )
}


@pytest.mark.parametrize(
    ("now", "base", "percent_now", "percent_at_base"),
    [
        (
            {".coveragerc": "[run]\nbranch = true\n[report]\nexclude_lines = if x\n"},
            {},
            100.0,
            75.0,
        ),
        ({".coveragerc": "[run]\nomit = a.py\n"}, {}, 75.0, 75.0),
        ({}, {"pyproject.toml": "[tool.coverage.run]\nbranch = true\n"}, 75.0, 100 * 4 / 6),
    ],
    ids=["exclude", "omit", "branches"],
)
def test_what_the_change_takes_out_is_seen_under_the_settings_of_the_base(
    tmp_path: Path,
    now: dict[str, str],
    base: dict[str, str],
    percent_now: float,
    percent_at_base: float,
) -> None:
    answer = counted(
        tmp_path, {"a.py": FUNCTION, **now}, HALF, {"a.py": FUNCTION, **base}, branches=False
    )
    assert answer.now is not None
    assert answer.now["a.py"].percent == pytest.approx(percent_now)
    assert answer.at_base_settings["a.py"].percent == pytest.approx(percent_at_base)
    assert answer.at_base_settings["a.py"].left_out == ""


def test_settings_that_change_nothing_are_not_told(tmp_path: Path) -> None:
    now = {"a.py": FUNCTION, ".coveragerc": "[report]\nprecision = 2\n"}
    assert counted(tmp_path, now, HALF, {"a.py": FUNCTION}).at_base_settings == {}


def test_a_plugin_of_the_repository_is_not_loaded(tmp_path: Path) -> None:
    plugin = "import coverage\nraise SystemExit('loaded')\n"
    files = {"a.py": FUNCTION, "covplug.py": plugin, ".coveragerc": "[run]\nplugins = covplug\n"}
    place = workshop(tmp_path, files)
    answer = measure(account(tmp_path, False, HALF), [change("a.py", FUNCTION)], place)
    assert one(answer).percent == 75.0
    assert answer.notes == ("the coverage plugin covplug is not installed outside of the checkout",)


def test_the_environment_has_no_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rcfile = tmp_path / "evil.rc"
    rcfile.write_text("[report]\nexclude_lines = .\n")
    monkeypatch.setenv("COVERAGE_RCFILE", str(rcfile))
    monkeypatch.setenv("COVERAGE_FORCE_CONFIG", str(rcfile))
    assert one(counted(tmp_path, {"a.py": FUNCTION}, HALF)).percent == 75.0


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[run]\nconcurrency = magic\n", "Unknown concurrency"),
        ("[report]\nexclude_lines = (\n", "Invalid"),
        ("no section\n", "Couldn't read config file"),
    ],
)
def test_settings_that_coverage_refuses_are_a_gap(tmp_path: Path, text: str, problem: str) -> None:
    answer = counted(tmp_path, {"a.py": FUNCTION, ".coveragerc": text}, HALF)
    assert answer.now is None
    assert problem in answer.gaps[0].reason
    assert str(tmp_path) not in answer.gaps[0].reason


def test_a_module_that_does_not_parse_is_a_gap_of_its_own(tmp_path: Path) -> None:
    answer = counted(tmp_path, {"a.py": FUNCTION, "b.py": "def (\n"}, HALF)
    assert answer.now is not None
    assert list(answer.now) == ["a.py"]
    assert "b.py cannot be counted" in answer.gaps[0].reason


def test_an_analysis_that_does_not_answer_is_a_gap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    answer = counted(tmp_path, {"a.py": FUNCTION}, HALF)
    assert answer.now is None
    assert "could not be counted" in answer.gaps[0].reason


@pytest.mark.parametrize(
    ("lines", "arcs"),
    [
        ({1, 9}, set()),
        ({1, 3}, set()),
        ({1, 2, 5, 6}, {(2, 6)}),
    ],
    ids=["beyond-the-end", "a-blank-line", "between-two-functions"],
)
def test_lines_that_cannot_run_are_told(
    tmp_path: Path, lines: set[int], arcs: set[tuple[int, int]]
) -> None:
    text = "def f(x):\n    return x\n\n\ndef g(x):\n    return x\n"
    code = ExecutedCode(frozenset(lines), frozenset(arcs))
    answer = counted(tmp_path, {"a.py": text}, {"a.py": code}, branches=bool(arcs))
    assert [gap.reason for gap in answer.gaps] == ["a.py is said to have run lines that cannot run"]


LAMBDAS = """\
OPS = {
    "never": lambda x: x + 1,
    "called": lambda x: x + 2,
    "constant": lambda: None,
}
def one(x): return x + 1
def two(x): return x + 2
def stub(): ...
class C:
    def method(self): pass
    def other(self, x): return x.y
left = lambda x: x.a  # pragma: no cover  what is measured here
both = [lambda x: x.b, lambda x: x.c]
def long(x):
    return x
"""


def test_one_liners_that_nothing_called_are_told(tmp_path: Path) -> None:
    ran = frozenset({1, 6, 7, 8, 9, 10, 11, 12, 13, 14})
    entered = frozenset({3, 7, 13})
    files = {"a.py": LAMBDAS}
    known = one(counted(tmp_path / "1", files, {"a.py": ExecutedCode(ran, entered=entered)}))
    assert known.never_entered == (2, 6, 11)
    unknown = one(counted(tmp_path / "2", files, {"a.py": ExecutedCode(ran)}))
    assert unknown.never_entered == ()
    assert replace(known, never_entered=()) == unknown


def test_the_settings_file_is_the_first_with_settings(tmp_path: Path) -> None:
    assert settings_file(tmp_path) is None
    (tmp_path / "pyproject.toml").write_text("[tool.pytest.ini_options]\n")
    assert settings_file(tmp_path) is None
    (tmp_path / "pyproject.toml").write_text("[tool.coverage.report]\nprecision = 1\n")
    assert settings_file(tmp_path) == tmp_path / "pyproject.toml"
    (tmp_path / "setup.cfg").write_text("[coverage:run]\nbranch = 1\n")
    assert settings_file(tmp_path) == tmp_path / "setup.cfg"
    (tmp_path / ".coveragerc").write_text("")
    assert settings_file(tmp_path) == tmp_path / ".coveragerc"


def test_branches_that_the_base_asked_for_are_seen(tmp_path: Path) -> None:
    now, base = {".coveragerc": "[run]\n"}, {".coveragerc": "[run]\nbranch = True\n"}
    place = workshop(tmp_path / "1", now, base)
    assert asks_for_branches(place.root, place)
    place = workshop(tmp_path / "2", now, now)
    assert not asks_for_branches(place.root, place)


def test_settings_used_by_the_tests_count_where_they_are_others(tmp_path: Path) -> None:
    files = {"a.py": FUNCTION, "ci/cov.ini": "[report]\nexclude_lines = if x\n"}
    place = workshop(tmp_path, files)
    told = replace(account(tmp_path, False, HALF), coverage_settings=str(place.top / "ci/cov.ini"))
    assert one(measure(told, [change("a.py", FUNCTION)], place)).percent == 100.0
