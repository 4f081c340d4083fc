from __future__ import annotations

from pathlib import Path

import pytest

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
