from __future__ import annotations

from pathlib import Path

import pytest

from pytest_dod.recorders.doubles import Doubles
from tests.recorders.inside import recorded
from tests.witnesses import Attended, attended

SHOP = "def median(values):\n    return sorted(values)[0]\n\n\nclass Till:\n    pass\n"
TEST = """
    import pytest

    from shop import Till, median


    def test_median():
        assert median([1, 2, 3]) == 2
    """


def under(folder: Path, conftest: str, test: str = TEST, **named: object) -> Attended:
    files = {"shop.py": SHOP, "tests/conftest.py": conftest, "tests/test_it.py": test}
    return attended(folder, files)


@pytest.mark.parametrize(
    "conftest",
    [
        """
        import statistics

        import pytest

        @pytest.fixture(autouse=True)
        def fast(request, monkeypatch):
            monkeypatch.setattr(request.module, "median", statistics.median)
        """,
        """
        import statistics

        import pytest

        @pytest.fixture(autouse=True, scope="module")
        def fast(request):
            request.module.median = statistics.median
        """,
        """
        import statistics

        def pytest_runtest_setup(item):
            item.module.median = statistics.median
        """,
        """
        import statistics

        def pytest_collection_modifyitems(items):
            for item in items:
                item.module.median = statistics.median
        """,
    ],
    ids=["autouse", "module-autouse", "setup-hook", "collection-hook"],
)
def test_a_replacement_behind_the_tests_back_is_told(tmp_path: Path, conftest: str) -> None:
    run = under(tmp_path, conftest)
    assert run.outcomes == {"test_median": "passed"}
    assert run.suspicions == [
        "tests/test_it.py::test_median ran against a replacement of shop.median"
    ]
    assert run.suite.suspicions[0].path == "tests/conftest.py"
    assert run.suite.suspicions[0].line


@pytest.mark.parametrize(
    ("conftest", "test"),
    [
        pytest.param("", TEST, id="nothing-replaced"),
        pytest.param(
            """
            import pytest

            @pytest.fixture
            def fast(request, monkeypatch):
                monkeypatch.setattr(request.module, "median", lambda values: 2)
            """,
            "from shop import median\ndef test_it(fast): assert median([]) == 2\n",
            id="asked-for",
        ),
        pytest.param(
            """
            from unittest import mock

            import pytest

            @pytest.fixture(autouse=True)
            def fast(request, monkeypatch):
                monkeypatch.setattr(request.module, "median", mock.Mock(return_value=2))
            """,
            TEST,
            id="mock",
        ),
        pytest.param(
            """
            import pytest
            import shop

            @pytest.fixture(autouse=True)
            def offline(monkeypatch):
                monkeypatch.setattr(shop, "Till", object)

            def pytest_runtest_setup(item):
                pass
            """,
            """
            import pytest

            from shop import median

            @pytest.fixture(autouse=True)
            def own(monkeypatch):
                monkeypatch.setitem(globals(), "median", lambda values: 2)

            def setup_module(module):
                module.median = lambda values: 2

            def test_it():
                assert median([]) == 2

            def test_leaks():
                global median
                median = lambda values: 3

            def test_after():
                assert median([]) == 2
            """,
            id="the-tests-own-doing",
        ),
    ],
)
def test_everyday_replacements_raise_no_suspicion(tmp_path: Path, conftest: str, test: str) -> None:
    assert under(tmp_path, conftest, test).suspicions == []


EXCHANGES = """
    import statistics
    import pytest

    @pytest.fixture(autouse=True)
    def fast(request, monkeypatch):
        monkeypatch.setattr(request.module, "median", statistics.median)
    """
HOOK = """
    import statistics

    def pytest_runtest_setup(item):
        item.module.median = statistics.median
    """
MOCKS = """
    from unittest import mock
    import pytest

    @pytest.fixture(autouse=True)
    def mocked(request, monkeypatch):
        monkeypatch.setattr(request.module, "median", mock.Mock(return_value=2))
    """
ASKED = EXCHANGES.replace("autouse=True", "")
ASKS = TEST.replace("def test_median()", "def test_median(fast)")
USES = TEST.replace("    def test", "    @pytest.mark.usefixtures('fast')\n    def test")


@pytest.mark.parametrize(
    ("conftest", "test", "place"),
    [
        (EXCHANGES, TEST, ("conftest.py", 4)),
        (HOOK, TEST, ("conftest.py", 3)),
        (MOCKS, TEST, None),
        (ASKED, ASKS, None),
        (ASKED, USES, None),
        ("", TEST, None),
        ("", "def test_alone():\n    assert 1\n", None),
    ],
)
def test_in_this_process_it_tells_the_same(
    pytester: pytest.Pytester, conftest: str, test: str, place: tuple[str, int] | None
) -> None:
    pytester.makepyfile(shop=SHOP, conftest=conftest, test_it=test)
    pytester.syspathinsert()
    told = recorded(pytester, Doubles, modules=["shop.py"])
    messages = [] if place is None else ["test_it.py::test_median ran against a replacement of "]
    assert [str(text).partition("shop.median")[0] for text in told.texts("suspicion")] == messages
    found = list(zip(told.texts("suspicion", "path"), told.texts("suspicion", "line"), strict=True))
    assert found == ([] if place is None else [place])
