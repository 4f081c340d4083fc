from __future__ import annotations

import pytest

from pytest_dod.checks.no_new_skips import CHECK
from pytest_dod.testing import cannot_tell, change, fails, outcome, passes, renamed, suite

HEAD = "import pytest\nimport sys\nimport unittest\nfrom unittest import skipIf\n\n\n"
OLD = f"{HEAD}def test_a():\n    assert one() == 1\n"
RAN = "tests/test_a.py::test_a"


def skipped(id: str = RAN, reason: str = "no way", line: int | None = None) -> object:
    return outcome(id, "skipped", f"Skipped: {reason}", line=line)


def test_tests_that_all_run_pass_and_are_counted() -> None:
    new = f"{OLD}\n\ndef test_b():\n    assert two() == 2\n"
    tests = [RAN, "tests/test_a.py::test_b"]
    assert passes(CHECK, changes=[change("tests/test_a.py", new, OLD)], suite=tests).examined == 2


MARKED = [
    "@pytest.mark.skip\ndef test_a():\n    assert one() == 1\n",
    '@pytest.mark.skip(reason="slow")\ndef test_a():\n    assert one() == 1\n',
    "@pytest.mark.skipif(True, reason='x')\ndef test_a():\n    assert one() == 1\n",
    "@pytest.mark.xfail\ndef test_a():\n    assert one() == 1\n",
    "@pytest.mark.xfail(raises=ValueError)\ndef test_a():\n    assert one() == 1\n",
    "@unittest.skip('x')\ndef test_a():\n    assert one() == 1\n",
    "def test_a():\n    pytest.skip('later')\n    assert one() == 1\n",
    "def test_a():\n    pytest.xfail('later')\n    assert one() == 1\n",
    "pytestmark = pytest.mark.skip\n\ndef test_a():\n    assert one() == 1\n",
    "pytestmark = [pytest.mark.slow, pytest.mark.skip]\n\ndef test_a():\n    assert one() == 1\n",
    "pytest.skip('x', allow_module_level=True)\n\ndef test_a():\n    assert one() == 1\n",
    "@pytest.mark.parametrize('a', [pytest.param(1, marks=pytest.mark.skip)])\n"
    "def test_a(a):\n    assert one() == 1\n",
    "later = pytest.mark.skip(reason='x')\n\n@later\ndef test_a():\n    assert one() == 1\n",
    "from pytest import mark\n\n@mark.skip\ndef test_a():\n    assert one() == 1\n",
    "import pytest as pt\n\n@pt.mark.skip\ndef test_a():\n    assert one() == 1\n",
    "if True:\n    pytestmark = pytest.mark.skip\n\ndef test_a():\n    assert one() == 1\n",
]


@pytest.mark.parametrize("code", MARKED)
def test_a_new_skip_is_found_whatever_the_run_says(code: str) -> None:
    changed = change("tests/test_a.py", HEAD + code, OLD)
    assert "is new" in fails(CHECK, changes=[changed], suite=[skipped()])[0]
    assert "is new" in fails(CHECK, changes=[changed], suite=[RAN])[0]


@pytest.mark.parametrize("code", MARKED)
def test_one_that_stood_there_before_is_left_alone(code: str) -> None:
    changed = change("tests/test_a.py", f"{HEAD}{code}\nX = 1\n", HEAD + code)
    passes(CHECK, changes=[changed], suite=[skipped()])


@pytest.mark.parametrize(
    "code",
    [
        "class TestA(unittest.TestCase):\n    @unittest.expectedFailure\n    def test_a(self):\n"
        "        self.assertEqual(one(), 1)\n",
        "class TestA(unittest.TestCase):\n    def test_a(self):\n        self.skipTest('x')\n",
        "class TestA(unittest.TestCase):\n    def test_a(self):\n"
        "        raise unittest.SkipTest('x')\n",
        "@unittest.skip('x')\nclass TestA(unittest.TestCase):\n    def test_a(self):\n"
        "        self.assertEqual(one(), 1)\n",
        "class TestA:\n    __test__ = False\n    def test_a(self):\n        assert one() == 1\n",
    ],
)
def test_a_new_skip_in_a_class_is_found(code: str) -> None:
    plain = f"{HEAD}class TestA(unittest.TestCase):\n    def test_a(self):\n        f()\n"
    line, *_ = fails(
        CHECK,
        changes=[change("tests/test_a.py", HEAD + code, plain)],
        suite=[skipped("tests/test_a.py::TestA::test_a")],
    )
    assert "is new in TestA" in line


PLAIN = "def test_a():\n    assert one() == 1\n"
CONDITIONAL = [
    f"@pytest.mark.skipif(sys.platform == 'win32', reason='x')\n{PLAIN}",
    f"@pytest.mark.xfail(sys.platform == 'win32', reason='x')\n{PLAIN}",
    f"@skipIf(sys.platform == 'win32', 'x')\n{PLAIN}",
    "def test_a():\n    if sys.platform == 'win32':\n        pytest.skip('x')\n    assert one()\n",
    "def test_a():\n    pytest.importorskip('numpy')\n    assert one() == 1\n",
    "if sys.platform == 'win32':\n    pytest.skip('x', allow_module_level=True)\n"
    "def test_a():\n    assert one() == 1\n",
]


@pytest.mark.parametrize("code", CONDITIONAL)
def test_a_new_condition_counts_where_it_skips_something(code: str) -> None:
    changed = change("tests/test_a.py", HEAD + code, OLD)
    seen = passes(CHECK, changes=[changed], suite=[RAN])
    assert "skipped nothing" in seen.notes[0]
    assert len(fails(CHECK, changes=[changed], suite=[skipped()])) == 1


def test_a_new_condition_on_a_test_that_was_not_seen_is_found() -> None:
    changed = change("tests/test_a.py", HEAD + CONDITIONAL[0], OLD)
    fails(CHECK, changes=[changed], suite=["tests/test_b.py::test_b"])


def test_a_wider_condition_is_new() -> None:
    old = HEAD + CONDITIONAL[0]
    changed = change("tests/test_a.py", old.replace("== 'win32'", "!= 'win32'"), old)
    fails(CHECK, changes=[changed], suite=[skipped()])


def test_another_reason_is_no_other_skip() -> None:
    old = HEAD + MARKED[1]
    changed = change("tests/test_a.py", old.replace("slow", "too slow"), old)
    passes(CHECK, changes=[changed], suite=[skipped()])


def test_a_moved_skip_is_left_alone() -> None:
    code = HEAD + MARKED[0]
    moved = [change("tests/test_b.py", code), change("tests/test_a.py", HEAD, code)]
    passes(CHECK, changes=moved, suite=[skipped("tests/test_b.py::test_a"), "t.py::test_x"])
    passes(
        CHECK,
        changes=[renamed("tests/test_a.py", "tests/test_b.py", code)],
        suite=[skipped("tests/test_b.py::test_a")],
    )


def test_a_copied_skip_is_new() -> None:
    code = HEAD + MARKED[0]
    copied = [change("tests/test_b.py", code), change("tests/test_a.py", code + "X = 1\n", code)]
    fails(CHECK, changes=copied, suite=[skipped("tests/test_b.py::test_a")])


class TestOfTheRun:
    def test_a_new_test_that_was_skipped_by_something_else_is_found(self) -> None:
        new = f"{OLD}\n\ndef test_b(database):\n    assert two() == 2\n"
        changed = change("tests/test_a.py", new, OLD)
        (line,) = fails(
            CHECK, changes=[changed], suite=[RAN, skipped("tests/test_a.py::test_b", "no db")]
        )
        assert "test_b was skipped: Skipped: no db, and it is new" in line

    def test_an_old_test_with_another_fixture_is_found(self) -> None:
        new = OLD.replace("test_a()", "test_a(database)")
        fails(CHECK, changes=[change("tests/test_a.py", new, OLD)], suite=[skipped()])

    def test_an_old_test_whose_body_changed_is_shown(self) -> None:
        changed = change("tests/test_a.py", OLD.replace("== 1", "== 2"), OLD)
        assert "says so anew" in passes(CHECK, changes=[changed], suite=[skipped()]).notes[0]

    def test_an_old_test_in_an_old_file_is_shown(self) -> None:
        tests = [RAN, skipped("tests/test_z.py::test_z")]
        seen = passes(CHECK, changes=[change("shop.py", "x = 1\n")], suite=tests)
        assert "test_z" in seen.notes[0]

    def test_a_new_test_that_was_deselected_is_found(self) -> None:
        new = f"{OLD}\n\n@pytest.mark.slow\ndef test_b():\n    assert two() == 2\n"
        run = suite(RAN, deselected=["tests/test_a.py::test_b"])
        assert (
            "deselected"
            in fails(CHECK, changes=[change("tests/test_a.py", new, OLD)], suite=run)[0]
        )

    def test_an_old_test_that_is_newly_deselected_is_found(self) -> None:
        marked = OLD.replace("def test_a", "@pytest.mark.slow\ndef test_a")
        run = suite("tests/test_b.py::test_b", deselected=[RAN])
        fails(CHECK, changes=[change("tests/test_a.py", marked, OLD)], suite=run)


class TestOfHelpers:
    FIXTURE = f"{HEAD}@pytest.fixture\ndef database():\n    pytest.skip('no database here')\n"

    def test_a_helper_that_skips_a_test_is_found(self) -> None:
        changed = change("tests/conftest.py", self.FIXTURE, HEAD)
        (line,) = fails(
            CHECK, changes=[changed], suite=[RAN, skipped("t.py::t", "no database here")]
        )
        assert line.startswith("tests/conftest.py:9")

    def test_one_that_skips_nothing_is_shown(self) -> None:
        changed = change("tests/conftest.py", self.FIXTURE, HEAD)
        seen = passes(CHECK, changes=[changed], suite=[RAN, skipped("t.py::t", "other")])
        assert "skipped nothing" in seen.notes[0]

    def test_files_that_are_no_longer_collected_are_found(self) -> None:
        code = "collect_ignore = ['test_a.py']\n"
        assert (
            "collect_ignore"
            in fails(CHECK, changes=[change("tests/conftest.py", code)], suite=[RAN])[0]
        )
        passes(CHECK, changes=[change("tests/conftest.py", f"{code}X = 1\n", code)], suite=[RAN])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'addopts = "-k fast"'),
        ('addopts = "-q"', 'addopts = ["-q", "--deselect=tests/test_a.py::test_a"]'),
        ("", 'addopts = "--ignore=tests/test_a.py"'),
        ("addopts = \"-m 'not slow'\"", "addopts = \"-m 'not slow and not db'\""),
        ("", 'testpaths = ["tests/unit"]'),
        ("", 'python_files = "check_*.py"'),
    ],
)
def test_settings_that_leave_tests_out_are_found(before: str, after: str) -> None:
    table = "[tool.pytest.ini_options]\n"
    changed = change("pyproject.toml", table + after, table + before)
    assert "pytest's settings" in fails(CHECK, changes=[changed], suite=[RAN])[0]
    word = f"{table}# dod: left out because they moved\n{after}"
    seen = passes(CHECK, changes=[change("pyproject.toml", word, table + before)], suite=[RAN])
    assert len(seen.excuses) == 1


@pytest.mark.parametrize("after", ['addopts = "-q --strict-markers"', 'minversion = "8"'])
def test_other_settings_are_left_alone(after: str) -> None:
    table = "[tool.pytest.ini_options]\n"
    passes(CHECK, changes=[change("pyproject.toml", table + after, table)], suite=[RAN])


def test_a_word_of_explanation_is_an_excuse() -> None:
    code = f"{HEAD}# dod: skipped because the service is gone\n{MARKED[0]}"
    seen = passes(CHECK, changes=[change("tests/test_a.py", code, OLD)], suite=[RAN, skipped()])
    assert [excuse.why for excuse in seen.excuses] == ["skipped because the service is gone"]


@pytest.mark.parametrize(
    "code",
    [
        "def test_skip_is_reported():\n    assert run('skip') == 'skipped'\n",
        "@pytest.mark.parametrize('skipif', ['xfail'])\ndef test_a(skipif):\n    assert one()\n",
        "def test_a():\n    with pytest.raises(pytest.skip.Exception):\n        assert go()\n",
        "def test_a(parser):\n    parser.skip()\n    assert parser.skipped\n",
        "X = '''\n@pytest.mark.skip\ndef test_a(): pass\n'''\ndef test_a():\n    assert X\n",
    ],
)
def test_code_about_skipping_is_left_alone(code: str) -> None:
    seen = passes(CHECK, changes=[change("tests/test_a.py", HEAD + code, OLD)], suite=[RAN])
    assert seen.notes == ()


@pytest.mark.parametrize("line", ["it.skip('a', f)", "xit('a', f)", "describe.only('a', f)"])
def test_a_skip_in_a_test_of_javascript_is_found(line: str) -> None:
    changed = change("web/a.test.ts", f"{line};\n", "")
    assert "is new here" in fails(CHECK, changes=[changed], suite=[RAN])[0]
    passes(CHECK, changes=[change("web/a.test.ts", f"{line};\nf();\n", f"{line};\n")], suite=[RAN])


def test_a_part_of_the_suite_proves_nothing() -> None:
    changed = [change("tests/test_a.py", OLD)]
    assert "-k" in cannot_tell(CHECK, changes=changed, suite=suite(RAN, narrowed=["-k a"]))
    assert "did not finish" in cannot_tell(CHECK, changes=changed, suite=suite(RAN, finished=False))
    assert "no tests ran" in cannot_tell(CHECK, changes=changed, suite=[])
    assert "no test run" in cannot_tell(CHECK, changes=changed)
    assert "change set" in cannot_tell(CHECK, suite=[RAN])


def test_a_file_that_cannot_be_read_cannot_be_told() -> None:
    assert "test_a.py" in cannot_tell(
        CHECK, changes=[change("tests/test_a.py", "def (:\n")], suite=[RAN]
    )


def test_without_a_change_nothing_is_skipped_anew() -> None:
    passes(CHECK, changes=[], suite=[RAN])
