from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_dod.checks._test_audit import audit
from pytest_dod.checks._test_functions import functions_in


def doubts(text: str) -> list[str]:
    functions = functions_in("tests/test_a.py", textwrap.dedent(text))
    assert functions, "the sample holds no test"
    return [doubt.message for function in functions for doubt in audit(function)]


def body(code: str) -> str:
    return "from pkg import f\n\n\ndef test_a(x):\n" + textwrap.indent(
        textwrap.dedent(code), "    "
    )


@pytest.mark.parametrize(
    "code",
    [
        "pass",
        "f(x)",
        "...",
        "got = f(x)",
        "print(f(x))",
        "import sys\nsys.exit(0)",
        "pytest.skip('later')",
        "if False:\n    assert f(x) == 1",
        "if True:\n    return\nassert f(x) == 1",
        "while 0:\n    assert f(x) == 1",
        "for case in []:\n    assert f(case) == 1",
        "return\nassert f(x) == 1",
        "def inner():\n    assert f(x) == 1\n",
        "class Inner:\n    def check(self):\n        assert f(x) == 1\n",
    ],
)
def test_a_test_that_asserts_nothing(code: str) -> None:
    assert "test_a asserts nothing" in doubts(body(code))


@pytest.mark.parametrize(
    "code",
    [
        "assert True",
        "assert 1",
        "assert 'yes'",
        "assert not False",
        "assert (f(x) == 1, 'why')",
        "assert [f(x)]",
        "assert (f(y) == 1 for y in x)",
        "assert f(x) == 1 or True",
        "assert len(f(x)) >= 0",
        "assert isinstance(f(x), object)",
        "assert 1 == 1",
        "assert lambda: f(x)",
        "assert x.called_once_with(1)",
        "assert f(x) == f(x)",
        "assert f(x) == pytest.approx(2.5, abs=10)",
        "assert f(x) == pytest.approx(2.5, rel=1)",
        "monkeypatch.setattr('pkg.f', lambda x: 2)\nassert f(x) == 2",
        "monkeypatch.setattr(pkg, 'f', lambda x: 2)\nassert pkg.f(x) == 2",
        "with patch('pkg.f', return_value=2):\n    assert f(x) == 2",
        "expected = f(x)\nassert f(x) == expected",
    ],
)
def test_an_assert_that_is_always_true(code: str) -> None:
    assert doubts(body(code))


@pytest.mark.parametrize(
    "code",
    [
        "with pytest.raises(AssertionError):\n    assert f(x) == 1",
        "with pytest.raises(Exception):\n    assert f(x) == 1",
        "with pytest.raises((ValueError, BaseException)):\n    assert f(x) == 1",
        "with contextlib.suppress(Exception):\n    assert f(x) == 1",
        "with suppress(Exception):\n    f(x)",
        "with suppress(builtins.Exception):\n    f(x)",
        "try:\n    assert f(x) == 1\nexcept AssertionError:\n    pass",
        "try:\n    assert f(x) == 1\nexcept:\n    print('no')",
        "try:\n    f(x)\nexcept Exception:\n    pass",
        "for y in x:\n    try:\n        f(y)\n    except Exception:\n        continue",
        "with a(), suppress(Exception):\n    assert f(x) == 1",
        "try:\n    assert f(x) == 1\nfinally:\n    return",
        "try:\n    assert f(x) == 1\nfinally:\n    close(x)\n    if x:\n        return None",
        "try:\n    f(x)\nexcept ValueError:\n    assert x\nfinally:\n    return",
        "for y in x:\n    try:\n        assert f(y) == 1\n    finally:\n        continue",
        "for y in x:\n    try:\n        assert f(y) == 1\n    finally:\n        break",
    ],
)
def test_a_failure_that_is_caught(code: str) -> None:
    assert any("ends in" in doubt for doubt in doubts(body(code)))


def test_a_failure_of_a_helper_that_is_caught() -> None:
    text = """
        def check(x):
            assert f(x) == 1

        def test_a():
            with pytest.raises(AssertionError):
                check(1)
        """
    assert "ends in `pytest.raises(AssertionError)`" in doubts(text)[0]


@pytest.mark.parametrize("code", ["return f(x) == 1", "return f(x) == 1 and f(2) == 2"])
def test_a_comparison_that_is_returned(code: str) -> None:
    assert any("pytest ignores what a test returns" in doubt for doubt in doubts(body(code)))


def test_a_double_in_the_test_file() -> None:
    text = (
        "from pkg import f\n\n\ndef f(x):\n    return 2\n\n\ndef test_a():\n    assert f(1) == 2\n"
    )

    assert "defined in this file" in doubts(text)[0]


def test_a_golden_file_that_the_test_rewrites() -> None:
    text = """
        GOLD = pathlib.Path(__file__).with_name("gold.json")

        def test_a():
            got = f(1)
            if not GOLD.exists() or json.loads(GOLD.read_text()) != got:
                GOLD.write_text(json.dumps(got))
            assert json.loads(GOLD.read_text()) == got
        """
    assert doubts(text) == ["test_a writes the file that it compares with"]


@pytest.mark.parametrize(
    "writes",
    [
        'open(GOLD, "w").write(f(1))',
        'with open(GOLD, mode="wb") as file:\n                    file.write(f(1))',
        "with GOLD.open('x') as file:\n                    file.write(f(1))",
        "pathlib.Path(__file__).with_name('gold').write_bytes(f(1))",
    ],
)
def test_however_it_rewrites_it(writes: str) -> None:
    read = "pathlib.Path(__file__).with_name('gold')" if "__file__" in writes else "GOLD"
    text = f"""
        GOLD = pathlib.Path(__file__).with_name("gold.json")

        def test_a():
            if f(1):
                {writes}
            assert {read}.read_text() == f(1) or open(GOLD).read()
        """
    assert doubts(text) == ["test_a writes the file that it compares with"]


@pytest.mark.parametrize(
    "text",
    [
        """
        GOLD = pathlib.Path(__file__).with_name("gold.json")

        def test_a():
            if os.environ.get("UPDATE_GOLD"):
                GOLD.write_text(f(1))
            assert GOLD.read_text() == f(1)
        """,
        """
        def test_a(tmp_path):
            target = tmp_path / "x"
            target.write_text("a")
            assert target.read_text() == "a"
        """,
        """
        LOG = pathlib.Path(__file__).parent / "log"

        def test_a():
            assert open(LOG, "r").read() == f(1)
            assert io.open("x", "w")
        """,
        """
        DATA = pathlib.Path(__file__).parent / "data"

        def test_a():
            assert (DATA / "x").read_text() == f(1)
        """,
        """
        TARGET = pathlib.Path(tempfile.mkdtemp()) / "x"

        def test_a():
            save(TARGET)
            assert TARGET.read_text() == "a"
        """,
    ],
)
def test_files_that_are_read_or_written_are_left_alone(text: str) -> None:
    assert doubts(text) == []


@pytest.mark.parametrize(
    "code",
    [
        "assert f(x) == 1",
        "assert f(x)",
        "assert not f(x)",
        "assert False, 'never reached'",
        "self.assertEqual(f(x), 1)",
        "with pytest.raises(ValueError):\n    f(x)",
        "with pytest.raises(AssertionError):\n    f(x)",
        "with pytest.raises(Exception):\n    f(x)",
        "with pytest.raises(Exception, match='no'):\n    assert f(x)",
        "with pytest.warns(UserWarning):\n    f(x)",
        "mock.assert_called_once_with(1)",
        "np.testing.assert_allclose(f(x), 1)",
        "f(x).should.equal(1)",
        "validate(f(x))",
        "response.raise_for_status()",
        "subprocess.run(['a'], check=True)",
        "if f(x) != 1:\n    raise AssertionError('no')",
        "if f(x) != 1:\n    pytest.fail('no')",
        "x(1)",
        "try:\n    f(x)\nexcept ValueError:\n    pass\nelse:\n    pytest.fail('no')",
        "try:\n    f(x)\nexcept Exception:\n    pytest.fail('no')",
        "try:\n    f(x)\nexcept Exception as error:\n    seen = error\nassert seen",
        "with suppress(KeyError):\n    del x['a']\nassert f(x)",
        "try:\n    assert f(x)\nfinally:\n    close(x)",
        "try:\n    assert f(x)\nfinally:\n    for y in x:\n        break",
        "try:\n    assert f(x)\nfinally:\n    def end():\n        return 1\n    end()",
        "try:\n    pass\nfinally:\n    clean()\nassert f(x)",
        "with suppress(Exception):\n    clean()\nassert f(x)",
        "for _ in x:\n    try:\n        assert f(x)\n        break\n"
        "    except AssertionError:\n        continue\nassert f(x)",
        "def inner():\n    assert f(x) == 1\ninner()",
        "@given(x)\ndef inner(y):\n    assert f(y) == 1\nrun(inner)",
        "assert hash(x) == hash(x)",
        "assert f(x) == pytest.approx(2.5, abs=0.1)",
        "monkeypatch.setattr(pkg, 'clock', lambda: 2)\nassert f(x) == 2",
        "first = f(x)\nassert f(2) == first",
        "assert f(x) == f(2)",
        "match f(x):\n    case 1:\n        assert x\n    case _:\n        assert False",
        "async def inner():\n    assert f(x)\nasyncio.run(inner())",
    ],
)
def test_a_test_that_can_fail_is_left_alone(code: str) -> None:
    assert doubts(body(code)) == []


@pytest.mark.parametrize(
    "text",
    [
        "def check(x):\n    assert x\n\n\ndef test_a():\n    compare_all(1)\n",
        "def run(x):\n    assert x\n\n\ndef test_a():\n    run(1)\n",
        "def deep(x):\n    assert x\n\n\ndef run(x):\n    deep(x)\n\n\n"
        "def test_a():\n    run(1)\n",
        "from .helpers import run\n\n\ndef test_a():\n    run(1)\n",
        "from tests.support import run\n\n\ndef test_a():\n    run(1)\n",
        "@pytest.fixture\ndef db():\n    yield 1\n    assert closed()\n\n\n"
        "def test_a(db):\n    use(db)\n",
        "class TestA(Shared):\n    def test_a(self):\n        self.run_it(1)\n",
        "class TestA:\n    def go(self):\n        assert f(1)\n\n"
        "    def test_a(self):\n        self.go()\n",
        "class Base:\n    def test_a(self):\n        raise NotImplementedError\n",
    ],
)
def test_a_helper_that_asserts_is_found(text: str) -> None:
    assert doubts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "def test_import_does_not_crash():\n    f(1)\n",
        "def test_smoke():\n    f(1)\n",
        'def test_a():\n    """Must not raise."""\n    f(1)\n',
        "def test_a():\n    f(1)  # no error\n",
    ],
)
def test_a_test_about_which_a_word_was_said_is_left_alone(text: str) -> None:
    assert doubts(text) == []


@pytest.mark.parametrize(
    ("comment", "word"),
    [
        ("dod: asserts nothing because it is to end", "asserts nothing because it is to end"),
        ("DoD:  it only has to return", "it only has to return"),
        ("dod:", ""),
        ("dod: asserts nothing", ""),
        ("asserts nothing because it is to end", ""),
    ],
)
def test_a_word_of_explanation_has_to_say_something(comment: str, word: str) -> None:
    inside, above = (
        f"def test_a():\n    # {comment}\n    f(1)\n",
        f"# {comment}\ndef test_a(): f(1)\n",
    )

    assert [f.word for f in functions_in("tests/test_a.py", inside)] == [word]
    assert [f.word for f in functions_in("tests/test_a.py", above)] == [word]


def test_a_name_alone_does_not_excuse_what_is_caught() -> None:
    assert doubts("def test_smoke():\n    with suppress(Exception):\n        f(1)\n")


@given(st.text(max_size=60))
def test_no_body_is_too_strange(text: str) -> None:
    for function in functions_in("tests/test_a.py", f"def test_a(x):\n    assert x\n    {text}\n"):
        assert all(doubt.line > 0 for doubt in audit(function))


ANSWERED_BY_ITSELF = "first = f(x)\nassert f(x) == first"


def test_an_answer_that_the_test_took_from_the_code_is_doubted() -> None:
    assert any("very same call" in doubt for doubt in doubts(body(ANSWERED_BY_ITSELF)))


@pytest.mark.parametrize(
    "text",
    [
        body(ANSWERED_BY_ITSELF).replace("test_a", "test_signing_twice_changes_nothing"),
        body('"""Die Antwort bleibt gleich."""\n' + ANSWERED_BY_ITSELF),
        body(ANSWERED_BY_ITSELF).replace("def test_a", '@pytest.mark.dod("X-1/9")\ndef test_a'),
    ],
)
def test_a_test_of_idempotence_is_left_alone(text: str) -> None:
    assert doubts(text) == []


MOCKED = "from unittest import mock\nfrom unittest.mock import Mock\nfrom pkg import f\n\n\n"


def mocked(code: str) -> str:
    return MOCKED + "def test_a(x):\n" + textwrap.indent(textwrap.dedent(code), "    ")


@pytest.mark.parametrize(
    "code",
    [
        "m = mock.Mock()\nm.x(1)\nm.x.called_with(2)\nassert m.x(3)",
        "m = Mock()\nassert m(1)",
        "m = mock.MagicMock()\nm.x(1)\nm.x.assert_called_once_with(1)",
    ],
)
def test_a_mock_that_only_the_test_touches_proves_nothing(code: str) -> None:
    assert any("no code but this test" in doubt for doubt in doubts(mocked(code)))


@pytest.mark.parametrize(
    "code",
    [
        "m = Mock()\nf(m)\nm.x.assert_called_once_with(1)",
        "m = Mock()\nf(m.x)\nm.x.assert_called_once_with(1)",
        "m = x.y = Mock()\nf(x)\nm.assert_called_once_with()",
        "m = Mock()\nx.y = m\nf(x)\nm.assert_called_once_with()",
        "m = Mock()\nf(call=lambda: m.x(1))\nm.x.assert_called_once_with(1)",
        "m = Mock()\n\ndef go():\n    m.x(1)\n\nf(go)\nm.x.assert_called_once_with(1)",
        "m = Mock()\nm.x.return_value = f(x)\nassert m.x(3)",
        "m = Mock(return_value=f(x))\nassert m(3)",
        "m = Mock()\nm = f(x)\nassert m(1)",
        "with mock.patch('pkg.g') as m:\n    f(x)\nm.assert_called_once_with(1)",
        "m = Mock()\nassert f(x) == 1\nm.x(1)",
        "with Mock() as m:\n    f(x)\nm.assert_called_once_with(1)",
    ],
)
def test_a_mock_that_the_code_gets_is_left_alone(code: str) -> None:
    assert doubts(mocked(code)) == []


def test_a_class_of_that_name_that_is_no_mock_is_left_alone() -> None:
    text = "from pkg import Mock\n\n\ndef test_a():\n    m = Mock()\n    assert m.ready(1)\n"
    assert doubts(text) == []
