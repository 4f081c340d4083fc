"""What is said of a script's exit code is what bash does."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pytest_dod.checks._pipelines.model import Call, Script
from pytest_dod.checks._pipelines.wrappers import unwrap
from pytest_dod.checks._shell.commands import commands_of
from pytest_dod.checks._shell.words import ShellError


def read_nothing(path: str) -> str | None:
    return None


def calls(text: str) -> list[Call]:
    return commands_of(Script(text, "ci.sh", 1, ""), read_nothing)


def words(text: str) -> list[tuple[str, ...]]:
    return [call.words for call in calls(text)]


def shown(text: str) -> list[str]:
    return [" ".join(call).replace("\0", "%") for call in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a b  'c d' \"e f\"", [("a", "b", "c d", "e f")]),
        ("a \\\n  b # c\nd", [("a", "b"), ("d",)]),
        ("a;b&&c||d|e", [("a",), ("b",), ("c",), ("d",), ("e",)]),
        ("a 2>&1 >/dev/null <x &>y b", [("a", "b")]),
        ("A=1 B='2 3' a", [("a",)]),
        ("a --x=\"y z\" w'q'e", [("a", "--x=y z", "wqe")]),
        ("a <<X\nb\nX\nc <<-'Y'\n\td\n\tY\ne", [("a",), ("c",), ("e",)]),
        ("{ a; b; }; (c; d)", [("a",), ("b",), ("c",), ("d",)]),
        ("f() { a $1; }\nf x", [("a", "x")]),
        ("function f { a \"$@\"; }\nf 'x y' z", [("a", "x y", "z")]),
        ("for i in 1 2; do a; done", [("a",)]),
        ("while a; do b; done", [("a",), ("b",)]),
        ("case $x in a|b) c;; *) d; esac", [("c",), ("d",)]),
        (
            "if [[ -n $x && $y < z ]]; then a; fi",
            [("[[", "-n", "\0$x\0", "&&", "\0$y\0", "<z", "]]"), ("a",)],
        ),
        ("(( x > 1 )) && a", [("((",), ("a",)]),
        ("for ((i=0; i<3; i++)); do a; done", [("a",)]),
        ('X=a; $X b; "$X b"', [("a", "b"), ("a b",)]),
        ("a ${X:-b c} ${Y-}", [("a", "b", "c")]),
        ("eval 'a b'", [("a", "b")]),
        ("command a; exec b", [("a",), ("b",)]),
        ("x=(a b); c", [("c",)]),
        ("a $'b' $\"c\"", [("a", "b", "c")]),
        ("a\r\nb\r\n", [("a",), ("b",)]),
        ("", []),
        ("# only a comment", []),
    ],
)
def test_the_words_of_a_script(text: str, expected: list[tuple[str, ...]]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a $X", ["a %$X%"]),
        ("a ${X}y", ["a %$X%y"]),
        ("a `b c`", ["b c", "a %$(b c)%"]),
        ('a "$(b "c d")"', ["b c d", 'a %$(b "c d")%']),
        ("a $((1 + 2))", ["a %${((1 + 2))}%"]),
        ("if a; then X=b; fi; $X", ["a", "%$X%"]),
        ("read X; $X", ["read X", "%$X%"]),
        ("for X in 1 2; do a $X; done", ["a %$X%"]),
    ],
)
def test_what_only_the_run_knows_is_marked(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text", ["a 'b", 'a "b', "a $(b", "if a; then b", "{ a", "a &&", ") a", "a ||| b"]
)
def test_what_is_no_script_is_refused(text: str) -> None:
    with pytest.raises(ShellError):
        calls(text)


@given(st.text(alphabet="ab \n;&|(){}$'\"`\\<>!#=[]*@:-+\0", max_size=60))
@settings(max_examples=400)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = calls(text)
    except ShellError:
        return
    assert all(call.words for call in found)


@given(st.integers(1, 400), st.sampled_from(["(", "{ ", "$(", "if ", '"$(', "! ", "f() "]))
def test_deep_nesting_is_refused_or_read(depth: int, opening: str) -> None:
    with contextlib.suppress(ShellError):
        assert len(calls(opening * depth + "a")) <= depth + 1


def test_functions_that_call_each_other_end() -> None:
    text = "".join(f"f{n}() {{ f{n + 1}; f{n + 1}; }}\n" for n in range(30))

    with pytest.raises(ShellError, match="too many"):
        calls(text + "f30() { :; }\nf0")


def test_folders_are_followed() -> None:
    text = 'cd "$(git rev-parse --show-toplevel)"/a && b\n(cd c && d)\ne\ncd ..\nf\ncd $X\ng'

    folders = {call.words[0]: call.folder for call in calls(text)}

    assert (folders["b"], folders["d"], folders["e"], folders["f"]) == ("a", "a/c", "a", "")
    assert folders["g"] is None


def test_the_environment_of_a_command() -> None:
    first, second = calls("export A=1\nB=2 C=$X one\ntwo")

    assert first.variables == {"A": "1", "B": "2", "C": None}
    assert second.variables == {"A": "1"}


@dataclass
class _Bash:
    """Runs scripts in which one of the programs `probe1`, `probe2` … fails."""

    folder: Path
    programs: int = 40
    log: Path = field(init=False)

    def __post_init__(self) -> None:
        self.log = self.folder / "ran"
        for number in range(self.programs):
            program = self.folder / f"probe{number}"
            program.write_text(f'#!/bin/sh\necho {number} >> {self.log}\n[ "$FAIL" != {number} ]\n')
            program.chmod(0o755)

    def fails(self, script: Script, failing: int) -> bool | None:
        """Whether the script fails with that program; None where it never started it."""
        self.log.unlink(missing_ok=True)
        flags = ["-e"] * script.strict + ["-o", "pipefail"] * script.pipefail
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", *flags, "-c", script.text],
            env={"PATH": f"{self.folder}:{os.defpath}", "FAIL": str(failing)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=20,
        )
        ran = self.log.exists() and str(failing) in self.log.read_text().split()
        return done.returncode != 0 if ran else None


needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")


@pytest.fixture(scope="module")
def bash(tmp_path_factory: pytest.TempPathFactory) -> _Bash:
    return _Bash(tmp_path_factory.mktemp("probes"))


_SIMPLE = st.sampled_from(
    ["probe"] * 6
    + ["echo a", "true", "exit 0", "exit", "exit $?", "set -e", "set +e", "set -o pipefail", "f"]
    + ["set +o pipefail", "return 1", "cat </dev/null", '[ -n "x" ]', '[ -n "" ]', "X=1", "false"]
)


def _joined(commands: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(commands, min_size=1, max_size=3)
    return st.one_of(
        st.tuples(commands, st.sampled_from(["&&", "||", "|"]), commands).map(" ".join),
        several.map(lambda found: "{ " + "; ".join(found) + "; }"),
        several.map(lambda found: "( " + "; ".join(found) + " )"),
        commands.map(lambda found: f"! {found}"),
        st.tuples(commands, commands).map(lambda two: f"if {two[0]}; then {two[1]}; fi"),
        commands.map(lambda found: f"if ! {found}; then echo a; exit 1; fi"),
        commands.map(lambda found: f"for i in 1 2; do {found}; done"),
        commands.map(lambda found: f"{found} || {{ echo a; exit 1; }}"),
    )


_SCRIPTS = st.lists(st.recursive(_SIMPLE, _joined, max_leaves=6), min_size=1, max_size=5)
_BODIES = st.recursive(_SIMPLE.filter(lambda text: text != "f"), _joined, max_leaves=3)


@needs_bash
@given(_SCRIPTS, _BODIES, st.booleans(), st.booleans())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_command_without_a_flaw_fails_the_script(
    bash: _Bash, lines: list[str], body: str, strict: bool, pipefail: bool
) -> None:
    numbers = iter(range(1, 1000))
    text = "\n".join([f"f() {{ {body}; }}", *lines])
    text = re.sub("probe", lambda match: f"probe{next(numbers)}", text)
    assume(next(numbers) < bash.programs)
    assume(subprocess.run(["bash", "-n", "-c", text], capture_output=True).returncode == 0)
    script = Script(text, "ci.sh", 1, "", strict, pipefail)

    sound = {call.words[0] for call in commands_of(script, read_nothing) if not call.flaws}

    for program in sorted(name for name in sound if name.startswith("probe")):
        assert bash.fails(script, int(program.removeprefix("probe"))) is not False, text


@needs_bash
@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize("pipefail", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "probe1",
        "probe1\ntrue",
        "probe1 && true",
        "probe1 && true\ntrue",
        "probe1 || true",
        "probe1 || false",
        "probe1 || exit 1",
        "(probe1 || exit 1)\ntrue",
        "probe1 | cat",
        "cat </dev/null | probe1",
        "! probe1",
        "{ probe1; true; }",
        "(probe1; true)\ntrue",
        "(probe1)\ntrue",
        "if ! probe1; then exit 1; fi",
        "if probe1; then true; else exit 1; fi",
        "f() { probe1; true; }\nf || true",
        "f() { probe1 || return 1; }\nf\ntrue",
        "set +e\nprobe1\ntrue",
        "set -e\nprobe1\ntrue",
        "for i in 1 2; do probe1; done\ntrue",
        "for i in 1; do probe1 && true; done",
        "probe1; exit $?",
        "probe1; exit 0",
        "exec probe1",
        "probe1 &\nwait\ntrue",
        "eval 'probe1'\ntrue",
        "set -o pipefail\nprobe1 | cat\ntrue",
    ],
)
def test_what_is_sure_is_what_bash_does(
    bash: _Bash, text: str, strict: bool, pipefail: bool
) -> None:
    script = Script(text, "ci.sh", 1, "", strict, pipefail)

    probe = next(call for call in commands_of(script, read_nothing) if call.words == ("probe1",))

    fails = bash.fails(script, 1)
    if not probe.flaws:
        assert fails
    elif any(flaw.sure for flaw in probe.flaws):
        assert not fails


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("python -m pytest -q", "pytest -q"),
        ("python3.12 -bb -W error -m pytest", "pytest"),
        ("uv run --with x --extra y pytest a", "pytest a"),
        ("uv run -m pytest", "pytest"),
        ("uv tool run ruff@0.5 check", "ruff check"),
        ("uvx --from a b", "b"),
        ("poetry --directory x run pytest", "pytest"),
        ("coverage run --source a -m pytest tests", "pytest tests"),
        ("coverage run manage.py test", "coverage run manage.py test"),
        ("docker compose -f a.yml run --rm web pytest -q", "pytest -q"),
        ("docker run --rm -v a:b image pytest", "pytest"),
        ("env A=b timeout 60 xvfb-run -a pytest", "pytest"),
        ("sudo -E nice -n 5 pytest", "pytest"),
        (".venv/bin/python -m pytest", "pytest"),
        ("node_modules/.bin/eslint .", "eslint ."),
        ("./run.sh a", "./run.sh a"),
        ("pip3 install x", "pip install x"),
        ("py.test", "py.test"),
    ],
)
def test_what_stands_before_a_command_is_taken_off(command: str, expected: str) -> None:
    assert " ".join(unwrap(tuple(command.split()))[0]) == expected


_WORDS = (
    "uv",
    "run",
    "python",
    "-m",
    "docker",
    "compose",
    "-f",
    "x",
    "env",
    "A=b",
    "sudo",
    "--",
    "@",
)


@given(st.lists(st.sampled_from(_WORDS)))
def test_any_command_is_unwrapped_to_an_end(found: list[str]) -> None:
    assert len(unwrap(tuple(found))[0]) <= len(found)
