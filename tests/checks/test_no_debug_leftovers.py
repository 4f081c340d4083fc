from __future__ import annotations

import pytest

from pytest_dod.checks.no_debug_leftovers import CHECK
from pytest_dod.testing import cannot_tell, change, fails, not_applicable, passes, renamed

# Parted, so that this file holds none of what it is about.
DO = "TO" "DO"
FIX = "FIX" "ME"


def test_clean_lines_pass_and_are_counted() -> None:
    assert passes(CHECK, changes=[change("shop/a.py", "def a():\n    return 1\n")]).examined == 2


class TestNotes:
    @pytest.mark.parametrize(
        ("path", "line"),
        [
            ("a.py", f"x = 1  # {DO} remove"),
            ("a.py", f"# {DO}: later"),
            ("a.py", f"#{FIX} later"),
            ("a.py", f"# {DO.lower()}: later"),
            ("a.py", "# XX" "X what is this"),
            ("a.py", f"# this is wrong ({DO}: check)"),
            ("a.py", f'def f():\n    """Do.\n\n    {DO}: more\n    """'),
            ("a.js", f"f(); // {DO}: later"),
            ("a.ts", f"/* {FIX} */"),
            ("a.rs", f"    // {DO}(ada): later"),
            ("a.sh", f"# {DO} later"),
            ("a.sql", f"-- {DO} later"),
            ("a.html", f"<!-- {DO} later -->"),
            ("conf.yml", f"a: 1 # {DO} later"),
            ("Dockerfile", f"# {DO} later"),
        ],
    )
    def test_one_in_a_comment_is_found(self, path: str, line: str) -> None:
        assert "is left" in fails(CHECK, changes=[change(path, f"{line}\n")])[0]

    @pytest.mark.parametrize(
        ("path", "line"),
        [
            ("a.py", f'x = "{DO}: later"'),
            ("a.py", "# todo lists of users"),
            ("a.py", "# the mastodon"),
            ("a.py", f"# finds `{DO}` in comments"),
            ("a.py", "# a path like /tmp/XX" "XXXX"),
            ("a.py", f"{DO} = 1"),
            ("a.js", f'var x = "// {DO}";'),
            ("a.js", f'go("http://{DO}.example");'),
            ("a.sh", f"x=${{#{DO}}}"),
        ],
    )
    def test_what_is_none_is_left_alone(self, path: str, line: str) -> None:
        passes(CHECK, changes=[change(path, f"{line}\n")])

    def test_one_within_a_sentence_is_shown(self) -> None:
        seen = passes(CHECK, changes=[change("a.py", f"# what a {DO} list is\n")])
        assert "within a sentence" in seen.notes[0]

    @pytest.mark.parametrize("ticket", ["(#12)", " SHOP-12", ": https://example.org/12"])
    def test_one_with_a_ticket_may_stay_where_that_is_agreed(self, ticket: str) -> None:
        line = change("a.py", f"# {DO}{ticket} later\n")
        fails(CHECK, changes=[line])
        passes(CHECK, changes=[line], tickets=True)
        fails(CHECK, changes=[change("a.py", f"# {DO} later\n")], tickets=True)

    def test_an_old_or_moved_one_is_left_alone(self) -> None:
        note = f"# {DO}: later\n"
        passes(CHECK, changes=[change("a.py", f"{note}x = 1\n", note)])
        passes(CHECK, changes=[change("a.py", "x = 1\n", note), change("b.py", note)])
        fails(CHECK, changes=[change("a.py", "x = 1\n", note), change("b.py", note * 2)])
        passes(CHECK, changes=[renamed("a.py", "b.py", f"{note}y = 1\n", note)])


class TestPrinting:
    @pytest.mark.parametrize(
        ("path", "code"),
        [
            ("shop/a.py", "def total(a):\n    print(a)\n"),
            ("shop/a.py", "print('loaded')\n"),
            ("shop/a.py", "from pprint import pprint\ndef total(a):\n    pprint(a)\n"),
            ("shop/tools/a.py", "def total(a):\n    print(a)\n"),
            ("shop/cli.py", "def total(a):\n    print('DEBUG', a)\n"),
            ("scripts/a.py", "def total(a):\n    print(f'{a=}')\n"),
            ("web/a.js", "console.log(a);\n"),
            ("web/a.tsx", "  if (a) { console.log('a', a) }\n"),
        ],
    )
    def test_debug_output_is_found(self, path: str, code: str) -> None:
        assert "is left" in fails(CHECK, changes=[change(path, code)])[0]

    @pytest.mark.parametrize(
        ("path", "code"),
        [
            ("shop/__main__.py", "print(1)\n"),
            ("shop/cli.py", "print(1)\n"),
            ("shop/commands/load.py", "print(1)\n"),
            ("scripts/a.py", "print(1)\n"),
            ("benchmarks/a.py", "print(1)\n"),
            ("examples/a.py", "print(1)\n"),
            ("setup.py", "print(1)\n"),
            ("tests/test_a.py", "def test_a():\n    print(1)\n"),
            ("shop/a.py", "import argparse\nprint(1)\n"),
            ("shop/a.py", "#!/usr/bin/env python\nprint(1)\n"),
            ("shop/a.py", "if __name__ == '__main__':\n    print(1)\n"),
            ("shop/a.py", "def run():\n    print(1)\nif __name__ == '__main__':\n    run()\n"),
            ("shop/a.py", "def print_bill(bill):\n    print(bill)\n"),
            ("shop/a.py", "import sys\ndef warn(a):\n    print(a, file=sys.stderr)\n"),
            ("web/vite.config.js", "console.log(1);\n"),
        ],
    )
    def test_what_is_there_to_print_is_shown_only(self, path: str, code: str) -> None:
        assert len(passes(CHECK, changes=[change(path, code)]).notes) == 1

    @pytest.mark.parametrize(
        ("path", "code"),
        [
            ("shop/a.py", "x = 'print(1)'  # print(1) is no good\n"),
            ("shop/a.py", "self.print(1)\n"),
            ("web/a.js", "// console.log(a)\nmy.console.log(a);\n"),
            ("web/a.js", "s = 'console.log(a)';\n"),
        ],
    )
    def test_what_does_not_print_is_left_alone(self, path: str, code: str) -> None:
        assert passes(CHECK, changes=[change(path, code)], kinds=("print",)).notes == ()

    def test_a_function_that_printed_before_may_print_more(self) -> None:
        old = "def run():\n    print('start')\n"
        seen = passes(CHECK, changes=[change("shop/a.py", f"{old}    print('end')\n", old)])
        assert "printed before" in seen.notes[0]

    def test_a_word_of_explanation_is_an_excuse(self) -> None:
        code = "def run():\n    # dod: printed because the users read it\n    print('start')\n"
        seen = passes(CHECK, changes=[change("shop/a.py", code)])
        assert [excuse.line for excuse in seen.excuses] == [3]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("a.py", "def f():\n    breakpoint()\n"),
        ("a.py", "import pdb\n"),
        ("a.py", "def f():\n    import ipdb; ipdb.set_trace()\n"),
        ("a.py", "from pdb import set_trace\nset_trace()\n"),
        ("a.py", "import pdb as p\np.set_trace()\n"),
        ("tests/test_a.py", "import pytest\ndef test_a():\n    pytest.set_trace()\n"),
        ("a.py", "from IPython import embed\nembed()\n"),
        ("a.js", "  debugger;\n"),
        ("a.ts", "debugger\n"),
        ("a.rs", "let x = dbg!(y);\n"),
        ("a.php", "var_dump($x);\n"),
        ("a.rb", "binding.pry\n"),
    ],
)
def test_a_breakpoint_is_found(path: str, code: str) -> None:
    assert "is left" in fails(CHECK, changes=[change(path, code)], kinds=("debugger",))[0]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("a.py", "x.breakpoint()\n"),
        ("a.py", "import code\nx = code.upper()\n"),
        ("a.py", "q(1)\nicecream.serve()\n"),
        ("a.js", "// debugger;\nlet debuggers = 1;\n"),
    ],
)
def test_what_is_no_breakpoint_is_left_alone(path: str, code: str) -> None:
    passes(CHECK, changes=[change(path, code)], kinds=("debugger",))


def test_a_debugger_that_users_are_offered_is_shown_only() -> None:
    code = "def run(debug):\n    if debug:\n        import pdb\n        pdb.post_mortem()\n"
    assert len(passes(CHECK, changes=[change("a.py", code)], kinds=("debugger",)).notes) == 2


def test_a_debugger_that_is_itself_the_subject_is_shown_only() -> None:
    code = "import pdb\npdb.Pdb.do_go = go\n"
    assert len(passes(CHECK, changes=[change("a.py", code)], kinds=("debugger",)).notes) == 1


class TestCommentedCode:
    @pytest.mark.parametrize(
        "code",
        [
            "# import os\n",
            "# print(total)\n",
            "# self.total = total\n",
            "# total = add(a, b)\n",
            "# super().__init__(a)\n",
            "# for a in b:\n#     c += a\n",
            "# def f(a):\n#     return a\n",
            "# a = 1\n# b = 2\n",
            "# if a:\n#     b()\n# else:\n#     c()\n",
            "# @mark\n# def f():\n#     pass\n",
            "#a.b(\n#    c,\n#)\n",
            "# old version:\n# a = 1\n",
            "x = 1\n# try:\n#     a()\n# except E:\n#     b()\n",
        ],
    )
    def test_it_is_found(self, code: str) -> None:
        assert "commented out" in fails(CHECK, changes=[change("a.py", code)])[0]

    @pytest.mark.parametrize(
        "code",
        [
            "# Return the value\n",
            "# return value\n",
            "# Windows (only)\n",
            "# see total()\n",
            "# total()\n",
            "# not a\n",
            "# a, b\n",
            "# Note: something\n",
            "# type: ignore\n",
            "# noqa: E501\n",
            "# type: (int) -> str\n",
            "# pylint: disable=invalid-name\n",
            "# https://example.org/a=1\n",
            "# >>> f(1)\n# 2\n",
            "# -*- coding: utf-8 -*-\n",
            "# vim: set ts=4:\n",
            "# Copyright (c) 2020\n# x = 1\n",
            "#!/usr/bin/env python\n# x = 1\n",
            '# /// script\n# dependencies = ["a"]\n# ///\n',
            "# ----------\n# Section\n# ----------\n",
            "# fmt: off\n",
            "# pass\n",
            "# import errors are fine\n",
            "# from here on\n",
            "# if it rains\n",
            "# with care\n",
            "# raise the roof\n",
            "# Für alle Fälle\n",
            "# 1. first\n# 2. second\n",
            "# a -> b\n",
            "# {}\n",
            "# [1, 2]\n",
            "# 42\n",
            '# "quoted"\n',
            "# %%\n",
            "# region x = 1\n",
            "x = '''\n# import os\n# print(1)\n'''\n",
        ],
    )
    def test_prose_and_directives_are_left_alone(self, code: str) -> None:
        seen = passes(CHECK, changes=[change("a.py", code)], kinds=("commented-code",))
        assert seen.notes == ()

    @pytest.mark.parametrize(
        "code",
        [
            "# Turns this:\n#     a = f(b)\n# into that:\n#     a = g(b)\n",
            "# for example\n# a = f(b)\n",
            "# x = a * b\n",
            "#     a = f(b)\n#     b = 1\n",
        ],
    )
    def test_what_may_be_an_example_is_shown_only(self, code: str) -> None:
        seen = passes(CHECK, changes=[change("a.py", code)])
        assert seen.notes

    def test_a_line_that_ran_before_is_no_example(self) -> None:
        now, before = "# for example\n# x = 1\ny = 2\n", "x = 1000\ny = 2\n"
        passes(CHECK, changes=[change("a.py", now, before)])
        fails(CHECK, changes=[change("a.py", now.replace("1", "1000"), before)])

    def test_an_old_one_is_left_alone(self) -> None:
        old = "# import os\n"
        passes(CHECK, changes=[change("a.py", f"{old}x = 1\n", old)])

    @pytest.mark.parametrize(
        "line", ["const a = f(b);", "return a;", "f(a, b);", "if (a) {", "a.b = c;"]
    )
    def test_it_is_found_in_other_languages(self, line: str) -> None:
        assert "commented out" in fails(CHECK, changes=[change("a.ts", f"  // {line}\n")])[0]

    @pytest.mark.parametrize("line", ["see f(a);", "if it rains;", "Eat; drink", "/ <reference>"])
    def test_prose_in_other_languages_is_left_alone(self, line: str) -> None:
        passes(CHECK, changes=[change("a.ts", f"  // {line}\n")])


def test_only_the_wanted_kinds_are_looked_for() -> None:
    code = [change("a.py", f"# {DO}\nprint(1)\n")]
    assert len(fails(CHECK, changes=code)) == 2
    assert len(fails(CHECK, changes=code, kinds=("todo",))) == 1
    passes(CHECK, changes=code, kinds=("debugger",))
    assert "unknown: dead" in cannot_tell(CHECK, changes=code, kinds=("dead",))


def test_what_cannot_be_read_cannot_be_told() -> None:
    assert "a.py" in cannot_tell(CHECK, changes=[change("a.py", "def (:\n")])
    passes(CHECK, changes=[change("a.py", "x = (\n")], kinds=("todo",))
    assert "too large" in cannot_tell(CHECK, changes=[change("a.js", unread="too large")])


@pytest.mark.parametrize(
    "other", [change("README.md", f"{DO}\n"), change("a.py", None, "x = 1\n"), change("a.py", "")]
)
def test_without_a_line_of_code_there_is_nothing_to_ask(other: object) -> None:
    assert "no line of code" in not_applicable(CHECK, changes=[other])


def test_nothing_is_proven_without_a_difference() -> None:
    assert "nothing differs" in cannot_tell(CHECK, changes=[])


@pytest.mark.parametrize(
    "line",
    ['__import__("pdb").set_trace()', 'importlib.import_module("ipdb").set_trace()', "# To-Do: it"],
)
def test_what_is_hidden_a_little_is_found_too(line: str) -> None:
    assert fails(CHECK, changes=[change("shop/price.py", f"import importlib\n{line}\n")])
