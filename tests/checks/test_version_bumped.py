from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from pytest_dod.checks.version_bumped import CHECK, Options, reads
from pytest_dod.model.evidence import Evidence, FileTexts
from pytest_dod.model.globs import matches
from pytest_dod.testing import cannot_tell, change, change_set, evidence, fails, passes

PROJECT = '[project]\nname = "shop"\nversion = "{}"\n'
INIT = '"""Shop."""\n\n__version__ = "{}"\n'


Tree = Mapping[str, str]


def trees(before: Tree, now: Tree, paths: tuple[str, ...] = (), project: str = "") -> Evidence:
    """What the check sees where the tree `before` became `now`."""
    changed = [
        change(path, now.get(path), before.get(path))
        for path in sorted({*before, *now})
        if now.get(path) != before.get(path)
    ]
    same = [path for path in now if now[path] == before.get(path)]
    texts = {
        request: FileTexts(
            {p: t for p, t in now.items() if any(matches(g, p) for g in request.patterns)}
        )
        for request in reads(Options(paths))
    }
    return replace(evidence(changes=change_set(*changed, files=same), files=texts), project=project)


def raised(template: str, path: str, old: str = "1.4.0", new: str = "1.5.0") -> Evidence:
    return trees({path: template.replace("{}", old)}, {path: template.replace("{}", new)})


PLACES = [
    ("pyproject.toml", PROJECT),
    ("pyproject.toml", '[tool.poetry]\nname = "shop"\nversion = "{}"\n'),
    ("setup.cfg", "[metadata]\nname = shop\nversion = {}\n"),
    ("setup.py", 'from setuptools import setup\n\nsetup(name="shop", version="{}")\n'),
    ("setup.py", 'V = "{}"\nsetuptools.setup(name="shop", version=V)\n'),
    ("shop/__init__.py", INIT),
    ("src/shop/__init__.py", INIT),
    ("shop/_version.py", 'version = "{}"\n'),
    ("shop/__about__.py", '__version__: str = "{}"\n'),
    ("VERSION", "{}\n"),
    ("version.txt", "v{}\n"),
    ("package.json", '{"name": "shop", "version": "{}"}\n'),
    ("Cargo.toml", '[package]\nname = "shop"\nversion = "{}"\n'),
    ("CITATION.cff", "cff-version: 1.2.0\ntitle: Shop\nversion: {}\n"),
]


@pytest.mark.parametrize(("path", "template"), PLACES)
def test_a_raised_version_passes_wherever_it_stands(path: str, template: str) -> None:
    seen = passes(CHECK, raised(template, path))
    assert seen.notes == (f"1.4.0 → 1.5.0 ({path})",)


@pytest.mark.parametrize(("path", "template"), PLACES)
def test_one_that_was_not_raised_is_found(path: str, template: str) -> None:
    (line,) = fails(CHECK, raised(template + "\n", path, new="1.4.0"))
    assert "the version is still 1.4.0" in line


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1.9", "1.10"),
        ("1.0.dev1", "1.0"),
        ("1.0rc1", "1.0"),
        ("1.0", "1.0.post1"),
        ("1.0", "1.1.dev0"),
        ("0.9.9", "1.0.0-beta.1"),
        ("2024.12", "2025.1"),
    ],
)
def test_versions_are_ordered_as_versions(old: str, new: str) -> None:
    passes(CHECK, raised(PROJECT, "pyproject.toml", old, new))
    assert "is lower than" in fails(CHECK, raised(PROJECT, "pyproject.toml", new, old))[0]


@pytest.mark.parametrize(("old", "new"), [("1.0", "1.0.0"), ("1.0", "1.0+more"), ("1.0", "v1.0")])
def test_another_way_to_write_it_is_no_higher_version(old: str, new: str) -> None:
    assert "still" in fails(CHECK, raised(PROJECT, "pyproject.toml", old, new))[0]


def test_a_version_without_an_order_cannot_be_told() -> None:
    reason = cannot_tell(CHECK, raised(PROJECT, "pyproject.toml", "1.0", "spring"))
    assert "'spring'" in reason


class TestOfSeveralPlaces:
    def both(self, project: str, init: str, path: str = "shop/__init__.py") -> dict[str, str]:
        return {"pyproject.toml": PROJECT.format(project), path: INIT.format(init)}

    def test_all_agree(self) -> None:
        facts = trees(self.both("1.0", "1.0"), self.both("1.1", "1.1"))
        assert passes(CHECK, facts).examined == 2

    @pytest.mark.parametrize("path", ["shop/__init__.py", "other/__init__.py"])
    def test_one_was_forgotten(self, path: str) -> None:
        facts = trees(self.both("1.0", "1.0", path), self.both("1.1", "1.0", path))
        (line,) = fails(CHECK, facts)
        assert line == f"{path}:3: states the version 1.0, but pyproject.toml states 1.1"

    def test_only_the_module_was_raised(self) -> None:
        facts = trees(self.both("1.0", "1.0"), self.both("1.0", "1.1"))
        assert len(fails(CHECK, facts)) == 2

    def test_the_package_of_the_project_was_wrong_before(self) -> None:
        facts = trees(self.both("1.0", "0.9"), self.both("1.1", "0.9"))
        assert "0.9" in fails(CHECK, facts)[0]

    def test_another_package_has_its_own(self) -> None:
        path = "plugin/__init__.py"
        facts = trees(self.both("1.0", "0.2", path), self.both("1.1", "0.2", path))
        assert "differed" in passes(CHECK, facts).notes[1]

    def test_a_front_end_may_have_its_own_unless_it_had_the_same(self) -> None:
        def tree(project: str, front: str) -> dict[str, str]:
            text = f'{{"version": "{front}"}}'
            return {"pyproject.toml": PROJECT.format(project), "package.json": text}

        facts = trees(tree("1.0", "0.0.0"), tree("1.1", "0.0.0"))
        passes(CHECK, facts)
        facts = trees(tree("1.0", "1.0"), tree("1.1", "1.0"))
        assert "package.json" in fails(CHECK, facts)[0]

    def test_it_moved_to_another_file(self) -> None:
        setup = {"setup.py": 'setup(name="shop", version="1.0")\n'}
        facts = trees(setup, {"pyproject.toml": PROJECT.format("1.1")})
        passes(CHECK, facts)
        facts = trees(setup, {"pyproject.toml": PROJECT.format("1.0")})
        assert "still" in fails(CHECK, facts)[0]

    def test_a_version_in_a_deeper_package_or_in_tests_is_not_the_projects(self) -> None:
        extra = {
            "shop/vendor/lib/__init__.py": INIT.format("7"),
            "tests/__init__.py": INIT.format("8"),
        }
        before = {**self.both("1.0", "1.0"), **extra}
        facts = trees(before, {**self.both("1.1", "1.1"), **extra})
        assert passes(CHECK, facts).examined == 2


@pytest.mark.parametrize(
    "text",
    [
        '[project]\nname = "a"\ndynamic = ["version"]\n\n[tool.setuptools_scm]\n',
        '[build-system]\nrequires = ["hatch-vcs"]\n[project]\ndynamic = ["version"]\n',
        '[project]\ndynamic = ["version"]\n[tool.hatch.version]\nsource = "vcs"\n',
        '[tool.poetry]\nversion = "0.0.0"\n[tool.poetry-dynamic-versioning]\nenable = true\n',
        '[tool.pdm.version]\nsource = "scm"\n',
    ],
)
def test_a_version_from_tags_cannot_be_told(text: str) -> None:
    facts = trees({}, {"pyproject.toml": text, "shop/__init__.py": INIT.format("1")})
    assert "tags of the repository" in cannot_tell(CHECK, facts)
    facts = trees({}, {"setup.py": "setup(use_scm_version=True)\n"})
    assert "tags of the repository" in cannot_tell(CHECK, facts)


def test_a_version_that_is_read_from_a_file_is_compared_there() -> None:
    project = '[project]\nname = "shop"\ndynamic = ["version"]\n[tool.hatch.version]\npath = "x"\n'
    facts = trees(
        {"pyproject.toml": project, "shop/__init__.py": INIT.format("1.0")},
        {"pyproject.toml": project, "shop/__init__.py": INIT.format("1.1")},
    )
    assert passes(CHECK, facts).examined == 1


def test_no_version_at_all_cannot_be_told() -> None:
    facts = trees({"pyproject.toml": ""}, {"pyproject.toml": "[project]\n"})
    assert "no file states" in cannot_tell(CHECK, facts)
    facts = trees({}, {"pyproject.toml": PROJECT.format("1")})
    assert "at the base" in cannot_tell(CHECK, facts)
    facts = trees({"pyproject.toml": "["}, {"pyproject.toml": "[["})
    cannot_tell(CHECK, facts)


def test_without_a_change_the_version_is_still_the_same() -> None:
    facts = trees({"VERSION": "1.0"}, {"VERSION": "1.0"})
    assert "still 1.0" in fails(CHECK, facts)[0]


OLD = {
    "CITATION.cff": "version: 1.0\n",
    "pyproject.toml": PROJECT.format("1.0"),
    "shop/__init__.py": INIT.format("1.0"),
}
NEW = {path: text.replace("1.0", "1.1") for path, text in OLD.items()}
NAMED = ("CITATION.cff", "__init__.py", "pyproject.toml")


class TestOfNamedFiles:

    def test_each_must_state_the_new_version(self) -> None:
        facts = trees(OLD, NEW, NAMED)
        assert passes(CHECK, facts, paths=NAMED).examined == 3
        facts = trees(OLD, {**NEW, "CITATION.cff": "version: 1.0\n"}, NAMED)
        assert fails(CHECK, facts, paths=NAMED)

    def test_one_that_states_none_cannot_be_told(self) -> None:
        facts = trees(OLD, {**NEW, "CITATION.cff": "title: Shop\n"}, NAMED)
        assert "CITATION.cff" in cannot_tell(CHECK, facts, paths=NAMED)


def test_the_project_may_lie_below_the_top() -> None:
    def observed(own: str) -> Evidence:
        top = {"pyproject.toml": PROJECT.format("9")}
        old = {**top, "services/shop/pyproject.toml": PROJECT.format("1.0")}
        new = {**top, "services/shop/pyproject.toml": PROJECT.format(own)}
        return trees(old, new, project="services/shop")

    passes(CHECK, observed("1.1"))
    fails(CHECK, observed("1.0"))
