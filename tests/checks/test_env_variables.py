from __future__ import annotations

from textwrap import dedent

import pytest

from pytest_dod.checks._env_values import same
from pytest_dod.checks.env_variables import CHECK
from pytest_dod.testing import cannot_tell, fails, observe, passes

README = "Set `TIMEOUT_MS`, `FEATURE_ON`, `APP_TIMEOUT_MS`, `API_KEY` and `MODE`.\n"


def tree(code: str, **more: str) -> dict[str, str]:
    return {"README.md": README, "shop/config.py": dedent(code), **more}


def good(code: str, variable: str = "TIMEOUT_MS=15000") -> None:
    assert passes(CHECK, texts=tree(code), variables=(variable,)).examined == 1


def wrong(code: str, variable: str = "TIMEOUT_MS=15000") -> str:
    found = fails(CHECK, texts=tree(code), variables=(variable,))
    assert len(found) == 1
    return found[0]


def unknown(code: str, variable: str = "TIMEOUT_MS=15000") -> str:
    return cannot_tell(CHECK, texts=tree(code), variables=(variable,))


@pytest.mark.parametrize(
    "code",
    [
        'import os\nT = os.environ.get("TIMEOUT_MS", "15000")',
        'import os\nT = int(os.environ.get("TIMEOUT_MS", 15000))',
        'import os\nT = int(os.getenv("TIMEOUT_MS", "15_000"))',
        'import os\nT = os.getenv("TIMEOUT_MS", default="15000")',
        'import os\nT = os.getenv(key="TIMEOUT_MS", default="15000")',
        'import os as o\nT = o.getenv("TIMEOUT_MS", "15000")',
        'from os import environ\nT = environ.get("TIMEOUT_MS", "15000")',
        'from os import environ as e, getenv as g\nT = e.get("TIMEOUT_MS", g("OTHER", "15000"))',
        'from os import getenv\nT = getenv("TIMEOUT_MS", "15000")',
        'import os\nT = os.environ.get("TIMEOUT_MS") or 15000',
        'import os\nT = int(os.environ.get("TIMEOUT_MS") or "15000") / 1000',
        'import os\nT = int(os.environ.get("TIMEOUT_MS", "15000")) / 1000',
        'import os\nT = os.environ["TIMEOUT_MS"] if "TIMEOUT_MS" in os.environ else 15000',
        'import os\nT = 15000 if "TIMEOUT_MS" not in os.environ else os.environ["TIMEOUT_MS"]',
        'import os\nDEFAULT = 15000\nT = os.environ.get("TIMEOUT_MS", DEFAULT)',
        'import os\nT = os.environ.get("TIMEOUT_MS", str(15 * 1000))',
        'import os\nNAME = "TIMEOUT_MS"\nT = os.environ.get(NAME, "15000")',
        'import os\nPRE = "TIMEOUT"\nT = os.environ.get(f"{PRE}_MS", "15000")',
        'import os\nPRE = "TIMEOUT"\nT = os.environ.get(PRE + "_MS", "15000")',
        'import os\nclass D:\n    T = 15000\nX = os.environ.get("TIMEOUT_MS", D.T)',
        'import os\nenv = os.environ.copy()\nT = env.get("TIMEOUT_MS", "15000")',
        'import os\nenv = dict(os.environ)\nT = env.pop("TIMEOUT_MS", "15000")',
        'import os\ndef load(env=os.environ):\n    return env.get("TIMEOUT_MS", "15000")',
        'import os\nT = os.environ.setdefault("TIMEOUT_MS", "15000")',
        'import os\nif (t := os.environ.get("TIMEOUT_MS", "15000")):\n    pass',
        'import os\nT = os.getenv("TIMEOUT_MS", "15000").strip()',
    ],
)
def test_the_ways_to_read_a_variable_with_its_default(code: str) -> None:
    good(code)
    assert "the task declares '20000'" in wrong(code, "TIMEOUT_MS=20000")


@pytest.mark.parametrize(
    "code",
    [
        "from environs import Env\nenv = Env()\nT = env.int('TIMEOUT_MS', 15000)",
        "from environs import Env\nenv = Env()\nT = env('TIMEOUT_MS', default='15000')",
        "from environs import env\nT = env.int('TIMEOUT_MS', default=15_000)",
        "import environ\nenv = environ.Env(TIMEOUT_MS=(int, 15000))\nT = env('TIMEOUT_MS')",
        "import environ\nenv = environ.Env()\nT = env('TIMEOUT_MS', int, 15000)",
        "from decouple import config\nT = config('TIMEOUT_MS', default=15000, cast=int)",
        "import decouple\nT = decouple.config('TIMEOUT_MS', 15000)",
        "from starlette.config import Config\nc = Config('.env')\nT = c('TIMEOUT_MS', int, 15000)",
        "@click.option('--t', envvar='TIMEOUT_MS', default=15000)\ndef main(t): ...",
        "@click.option('--t', envvar=['OTHER', 'TIMEOUT_MS'], default=15000)\ndef main(t): ...",
        "def main(t: int = typer.Option(15000, '--t', envvar='TIMEOUT_MS')): ...",
        "def main(t: Annotated[int, typer.Option(envvar='TIMEOUT_MS')] = 15000): ...",
        """
        import os
        def env_int(name, default):
            return int(os.environ.get(name, default))
        T = env_int("TIMEOUT_MS", 15000)
        """,
        """
        import os
        def env_int(name, default=15000):
            value = os.environ.get(name)
            return default if value is None else int(value)
        T = env_int("TIMEOUT_MS")
        """,
        """
        import os
        class Loader:
            def read(self, *, name, fallback):
                return os.getenv(name, fallback)
        T = Loader().read(name="TIMEOUT_MS", fallback="15000")
        """,
        "class S(BaseSettings):\n    timeout_ms: int = 15000",
        "class S(pydantic_settings.BaseSettings):\n    TIMEOUT_MS: int = Field(15000, gt=0)",
        "class S(BaseSettings):\n    t: int = Field(default=15000, validation_alias='TIMEOUT_MS')",
        "class S(BaseSettings):\n    t: int = Field(15000, alias='timeout_ms')",
        "class S(BaseSettings):\n    t: int = Field(15000, env='TIMEOUT_MS')",
        "class S(BaseSettings):\n"
        "    t: int = Field(15000, validation_alias=AliasChoices('T', 'TIMEOUT_MS'))",
        "class S(BaseSettings):\n    t: Annotated[int, Field(alias='TIMEOUT_MS')] = 15000",
        "class Base(BaseSettings): ...\nclass S(Base):\n    timeout_ms: int = 15000",
        """
        class S(BaseSettings):
            model_config = SettingsConfigDict(env_prefix="TIMEOUT_")
            ms: int = 15000
        """,
        """
        class S(BaseSettings):
            model_config = {"env_prefix": "TIMEOUT_"}
            ms: int = 15000
        """,
        """
        class S(BaseSettings):
            ms: int = 15000
            class Config:
                env_prefix = "timeout_"
        """,
        """
        class Base(BaseSettings):
            model_config = SettingsConfigDict(env_prefix="OTHER_")
            ms: int = 15000
        class S(Base):
            model_config = SettingsConfigDict(env_prefix="TIMEOUT_")
        """,
        "class S(BaseSettings, env_prefix='TIMEOUT_'):\n    ms: int = 15000",
        """
        from environs import Env
        env = Env()
        with env.prefixed("TIMEOUT_"):
            T = env.int("MS", 15000)
        """,
        """
        import os
        from dataclasses import dataclass, field
        @dataclass
        class S:
            t: int = field(default_factory=lambda: int(os.getenv("TIMEOUT_MS", "15000")))
        """,
    ],
)
def test_the_ways_of_libraries_and_helpers(code: str) -> None:
    good(code)
    assert "the task declares '20000'" in wrong(code, "TIMEOUT_MS=20000")


@pytest.mark.parametrize(
    ("code", "default", "agrees"),
    [
        ('os.getenv("FEATURE_ON", "false")', "false", True),
        ('os.getenv("FEATURE_ON", "False")', "false", True),
        ('os.getenv("FEATURE_ON", "0")', "false", True),
        ('os.getenv("FEATURE_ON", "0") == "1"', "false", True),
        ('os.getenv("FEATURE_ON") == "1"', "false", True),
        ('os.getenv("FEATURE_ON", "").lower() in ("1", "true", "yes")', "false", True),
        ('os.getenv("FEATURE_ON", "").lower() in ("1", "true", "yes")', "0", True),
        ('os.getenv("FEATURE_ON", "no").lower() == "true"', "off", True),
        ('bool(os.getenv("FEATURE_ON"))', "false", True),
        ('not os.getenv("FEATURE_ON")', "true", True),
        ('"FEATURE_ON" in os.environ', "false", True),
        ('"FEATURE_ON" not in os.environ', "true", True),
        ('os.getenv("FEATURE_ON", "true").lower() != "false"', "true", True),
        ('os.getenv("FEATURE_ON", "1")', "false", False),
        ('os.getenv("FEATURE_ON", True)', "false", False),
        ('os.getenv("FEATURE_ON", "true").lower() == "true"', "false", False),
        ('os.getenv("FEATURE_ON") != "0"', "false", False),
        ('os.getenv("FEATURE_ON") == "1"', "true", False),
        ('"FEATURE_ON" in os.environ', "true", False),
    ],
)
def test_yes_and_no_are_compared_by_what_they_mean(code: str, default: str, agrees: bool) -> None:
    text = f"import os\nON = {code}"
    if agrees:
        good(text, f"FEATURE_ON={default}")
    else:
        assert "the task declares" in wrong(text, f"FEATURE_ON={default}")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ('os.environ.get("TIMEOUT_MS")', "is read without a default here"),
        ('os.environ.get("TIMEOUT_MS", "")', "is read without a default here"),
        ('os.environ.get("TIMEOUT_MS", default())', "a default that is computed"),
        ('os.environ.get("TIMEOUT_MS", settings.TIMEOUT)', "a default that is computed"),
        ('int(os.environ.get("TIMEOUT_MS", ""))', "does not understand"),
        ('os.getenv("TIMEOUT_MS") == "dev"', "is read without a default here"),
        ('os.environ.get(f"{PREFIX}_MS", "15000")', "where the name is computed"),
        ('os.environ.get(name, "15000")', "where the name is computed"),
        ("os.environ[names[0]]", "where the name is computed"),
        ('read_it("TIMEOUT_MS", 15000)', "whether it is read is not to be seen"),
        ('{"timeout": "TIMEOUT_MS"}', "whether it is read is not to be seen"),
        ('environ.get("TIMEOUT_MS", "15000")', "whether it is read is not to be seen"),
    ],
)
def test_what_is_computed_cannot_be_told(code: str, said: str) -> None:
    assert said in unknown(f"import os\nT = {code}")


@pytest.mark.parametrize(
    "code",
    [
        'import os\nos.environ.get("TIMEOUT_MS", "15000")',
        'import os\nos.environ["TIMEOUT_MS"] = "15000"',
        'import os\nos.environ.setdefault("TIMEOUT_MS", "15000")',
        'import os\nif False:\n    T = os.environ.get("TIMEOUT_MS", "15000")',
    ],
)
def test_what_only_looks_like_reading_proves_nothing(code: str) -> None:
    assert "whether it is read is not to be seen" in unknown(code)


@pytest.mark.parametrize(
    "code",
    [
        "",
        '"""Set TIMEOUT_MS."""',
        '"""TIMEOUT_MS"""',
        "# os.environ.get('TIMEOUT_MS', '15000')",
        'import os\nT = os.environ.get("TIMEOUT_MS_2", "15000")',
        'import os\nT = os.environ.get("timeout_ms", "15000")',
        "class S(BaseSettings):\n    timeout: int = 15000",
        "class S(BaseModel):\n    timeout_ms: int = 15000",
        """
        class S(BaseSettings):
            model_config = SettingsConfigDict(case_sensitive=True)
            timeout_ms: int = 15000
        """,
        """
        class S(BaseSettings):
            model_config = SettingsConfigDict(env_prefix="APP_")
            timeout_ms: int = 15000
        """,
        "class S(BaseSettings):\n    timeout_ms: int = Field(15000, alias='T')",
        """
        import os
        def env_int(name, default):
            return int(os.environ.get(name, default))
        T = env_int("OTHER", 15000)
        """,
    ],
)
def test_a_variable_that_nothing_reads_is_found(code: str) -> None:
    assert "TIMEOUT_MS is read nowhere in the code" in wrong(code)


def test_settings_with_a_prefix() -> None:
    code = """
        class S(BaseSettings):
            model_config = SettingsConfigDict(env_prefix="APP_")
            timeout_ms: int = 15_000
        """
    good(code, "APP_TIMEOUT_MS=15000")
    assert "has the default 15000" in wrong(code, "APP_TIMEOUT_MS=20")
    computed = code.replace('"APP_"', "PREFIX")
    assert "where the name is computed" in unknown(computed, "APP_TIMEOUT_MS=15000")


def test_nested_settings_cannot_be_told() -> None:
    code = """
        class S(BaseSettings):
            model_config = SettingsConfigDict(env_nested_delimiter="_")
            timeout: Timeout = Timeout()
        """
    assert "where the name is computed" in unknown(code)


def test_a_variable_that_must_be_set_has_no_default() -> None:
    code = 'import os\nT = os.environ["TIMEOUT_MS"]'
    assert "shop/config.py:2: TIMEOUT_MS is read without a default" in wrong(code)
    good(code, "TIMEOUT_MS")
    for none in ("-", "required", "keine"):
        good(code, f"TIMEOUT_MS={none}")
    caught = "import os\ntry:\n    T = os.environ['TIMEOUT_MS']\nexcept KeyError:\n    T = 15000"
    assert "an exception is caught" in unknown(caught)
    assert "without a default" in wrong("class S(BaseSettings):\n    timeout_ms: int")


@pytest.mark.parametrize(
    "code",
    [
        """
        import os
        def limit():
            if "TIMEOUT_MS" not in os.environ:
                return 15000
            return int(os.environ["TIMEOUT_MS"])
        """,
        """
        import os
        T = 15000
        if "TIMEOUT_MS" in os.environ:
            T = int(os.environ["TIMEOUT_MS"])
        """,
    ],
)
def test_one_that_is_read_only_where_it_is_set_is_no_error(code: str) -> None:
    assert "asks whether it is set" in unknown(code)
    assert passes(CHECK, texts=tree(code), variables=("TIMEOUT_MS",)).examined == 1


def test_to_ask_in_another_function_does_not_help() -> None:
    code = """
    import os
    def is_set():
        return "TIMEOUT_MS" in os.environ
    def limit():
        return os.environ["TIMEOUT_MS"]
    """
    assert "unset, it is an error" in wrong(code)


def test_a_declared_empty_default() -> None:
    good('import os\nT = os.getenv("MODE", "")', "MODE=")
    good('import os\nT = os.getenv("MODE")', 'MODE=""')
    assert "'x'" in wrong('import os\nT = os.getenv("MODE", "x")', "MODE=leer")


def test_two_places_with_two_defaults_cannot_be_told() -> None:
    code = 'import os\nA = os.getenv("TIMEOUT_MS", "15000")\nB = os.getenv("TIMEOUT_MS", "9")'
    assert "shop/config.py:3 has the default '9'" in unknown(code)


def test_a_second_reading_without_a_default_is_noted() -> None:
    code = 'import os\nA = os.getenv("TIMEOUT_MS", "15000")\nB = os.getenv("TIMEOUT_MS")'
    seen = passes(CHECK, texts=tree(code), variables=("TIMEOUT_MS=15000",))
    assert seen.notes == ("TIMEOUT_MS is read without a default here (shop/config.py:3)",)


def test_what_may_be_a_secret_is_not_shown() -> None:
    value = "v" * 12
    seen = wrong(f'import os\nK = os.getenv("API_KEY", "{value}")', "API_KEY=changeme")
    assert value not in seen
    assert "changeme" not in seen


def test_tests_and_documents_are_no_code() -> None:
    text = 'import os\nT = os.environ.get("TIMEOUT_MS", "15000")\n'
    for path in ("tests/conftest.py", "shop/test_a.py", "docs/example.py"):
        texts = {"README.md": README, path: text}
        assert "read nowhere" in fails(CHECK, texts=texts, variables=("TIMEOUT_MS=15000",))[0]


@pytest.mark.parametrize("path", ["compose.yml", "web/src/api.ts", "Dockerfile", "run.sh"])
def test_what_other_languages_do_cannot_be_told(path: str) -> None:
    texts = {"README.md": README, path: "x: ${TIMEOUT_MS:-15000}\n"}
    assert f"is named in {path}" in cannot_tell(CHECK, texts=texts, variables=("TIMEOUT_MS",))


def test_code_that_cannot_be_read_proves_nothing() -> None:
    assert "cannot read" in unknown('import os\nT = os.environ["TIMEOUT_MS"')


GOOD = 'import os\nT = os.environ.get("TIMEOUT_MS", "15000")\n'


@pytest.mark.parametrize(
    "path",
    [
        "README.md",
        "README.rst",
        "backend/README.md",
        "docs/usage.md",
        "docs/deep/usage.rst",
        ".env.example",
        "backend/.env.sample",
        ".env.template",
        "prod.env.dist",
        "CONFIGURATION.md",
    ],
)
def test_where_a_variable_may_be_described(path: str) -> None:
    texts = {"shop/config.py": GOOD, path: "# TIMEOUT_MS=15000\n"}
    passes(CHECK, texts=texts, variables=("TIMEOUT_MS=15000",))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("README.md", "TIMEOUT_MS_2 and MY_TIMEOUT_MS\n"),
        ("README.md", "<!-- TIMEOUT_MS -->\n"),
        ("task.md", "TIMEOUT_MS\n"),
        ("docs/tasks/task.md", "TIMEOUT_MS\n"),
        ("notes.txt", "TIMEOUT_MS\n"),
        (".env", "TIMEOUT_MS=1\n"),
    ],
)
def test_a_variable_that_nothing_describes_is_found(path: str, text: str) -> None:
    texts = {"shop/config.py": GOOD, path: text}
    found = fails(
        CHECK, texts=texts, variables=("TIMEOUT_MS=15000",), task_path="docs/tasks/task.md"
    )
    assert "TIMEOUT_MS is described nowhere" in found[0]


def test_documents_of_ones_own() -> None:
    texts = {"shop/config.py": GOOD, "ops/settings.txt": "TIMEOUT_MS\n"}
    passes(CHECK, texts=texts, variables=("TIMEOUT_MS=15000",), documents=("ops/*.txt",))


def test_each_variable_is_judged() -> None:
    seen = observe(CHECK, texts=tree(GOOD), variables=("TIMEOUT_MS=15000", "MODE=x", "NEW_ONE"))
    assert seen.examined == 3
    assert seen.measured == {"proven": 1}
    assert len(seen.findings) == 3


@pytest.mark.parametrize("entry", ["<NAME>", "NAME=<value>", "{{ name }}"])
def test_a_placeholder_is_found(entry: str) -> None:
    assert "placeholder" in wrong("", entry)


@pytest.mark.parametrize("entry", ["", "two words", "1ST=1", "a-b"])
def test_what_is_no_variable_proves_nothing(entry: str) -> None:
    assert "no variable of the environment" in unknown("", entry)


def test_nothing_declared_proves_nothing() -> None:
    assert "no variable is named" in cannot_tell(CHECK, texts=tree(GOOD))


@pytest.mark.parametrize(
    ("value", "declared", "expected"),
    [
        (15000, "15000", True),
        (15000, "15_000", True),
        (15000, "15.000", True),
        (15000.0, "15000", True),
        ("15000", "15000.0", True),
        (0.5, "0,5", True),
        (30, "30 s", True),
        ("30", "30s", True),
        (30, "30%", True),
        (30000, "30 s", None),
        (30, "31", False),
        (30, "thirty", False),
        (True, "on", True),
        (True, "15", None),
        ("INFO", "INFO", True),
        ("info", "INFO", False),
        (("a", "b"), "a, b", True),
        (("a",), "['a']", True),
        ((), "[]", True),
        (("a",), "b", False),
        ("", '""', True),
    ],
)
def test_values_are_compared_as_they_are_meant(
    value: object, declared: str, expected: bool | None
) -> None:
    assert same(value, declared) is expected
