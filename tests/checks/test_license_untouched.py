from __future__ import annotations

import pytest

from pytest_dod.checks.license_untouched import CHECK
from pytest_dod.model.change import Change
from pytest_dod.testing import cannot_tell, change, change_set, fails, passes, renamed


@pytest.mark.parametrize(
    "touched",
    [
        change("LICENSE", "MIT, mine", "MIT"),
        change("LICENSE.txt", None, "MIT"),
        change("COPYING", "All rights reserved."),
        change("licence.md", "x", "y"),
        change("pkg/LICENSE", "All rights reserved."),
        change("LICENSE-APACHE", "x"),
        change("LICENSES/MIT.txt", "x", "y"),
        change("NOTICE", "x", "y"),
        renamed("LICENSE", "docs/terms.txt", "MIT"),
    ],
    ids=lambda c: c.path,
)
def test_a_touched_licence_file_is_found(touched: Change) -> None:
    assert fails(CHECK, changes=[touched])[0].startswith(touched.path)


PROJECT = '[project]\nname = "a"\nlicense = "MIT"\n'


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("pyproject.toml", PROJECT, PROJECT.replace("MIT", "Proprietary")),
        ("pyproject.toml", PROJECT, '[project]\nname = "a"\n'),
        (
            "pyproject.toml",
            '[project]\nclassifiers = ["License :: OSI Approved :: MIT License"]\n',
            '[project]\nclassifiers = ["License :: Other/Proprietary License"]\n',
        ),
        ("pyproject.toml", '[tool.poetry]\nlicense = "MIT"\n', '[tool.poetry]\nlicense = "GPL"\n'),
        ("setup.cfg", "[metadata]\nlicense = MIT\n", "[metadata]\nlicense = GPL\n"),
        ("setup.py", 'setup(\n    license="MIT",\n)\n', 'setup(\n    license="GPL",\n)\n'),
        ("package.json", '{"license": "MIT"}', '{"license": "UNLICENSED"}'),
        ("Cargo.toml", '[package]\nlicense = "MIT"\n', '[package]\nlicense = "GPL-3.0"\n'),
        ("pkg/__init__.py", '__license__ = "MIT"\n', '__license__ = "GPL"\n'),
        ("pkg/a.py", "# SPDX-License-Identifier: MIT\n", "# SPDX-License-Identifier: GPL-3.0\n"),
        ("pkg/a.py", "# SPDX-License-Identifier: MIT\nx = 1\n", "x = 1\n"),
        ("README.md", "# A\n\n## License\n\nMIT\n", "# A\n\n## License\n\nProprietary\n"),
        ("README.rst", "License\n=======\n\nMIT\n", "License\n=======\n\nNone\n"),
    ],
)
def test_another_stated_licence_is_found(path: str, before: str, after: str) -> None:
    assert "states another licence" in fails(CHECK, changes=[change(path, after, before)])[0]


MIT = "License :: OSI Approved :: MIT License"
BSD = "License :: OSI Approved :: BSD License"


def project(license: str, *classifiers: str) -> str:
    return f"[project]\n{license}\nclassifiers = {list(classifiers)}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (project('license = {file = "LICENSE"}', MIT), project('license = "MIT"')),
        (
            project('license = {file = "LICENSE.txt"}', BSD),
            project('license = "BSD-3-Clause"\nlicense-files = ["LICENSE.txt"]'),
        ),
        (
            project('license = {text = "BSD-3-Clause"}', BSD),
            project('license = {file = "LICENSE.rst"}', BSD),
        ),
        (project('license = "MIT"'), project('license = "MIT"\nlicense-files = ["LICENSE*"]')),
    ],
)
def test_the_same_licence_in_other_words_is_left_alone(before: str, after: str) -> None:
    passes(CHECK, changes=[change("pyproject.toml", after, before)])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (project('license = "BSD-2-Clause"', BSD), project('license = "BSD-3-Clause"', BSD)),
        (project('license = "MIT"', MIT), project('license = "BSD-3-Clause"', MIT)),
        (project('license = "MIT"'), project('license = {file = "terms.txt"}', MIT)),
        (project('license = {file = "LICENSE"}', MIT), project('license = {file = "LICENSE"}')),
        (project('license = {file = "LICENSE"}', MIT), project("", MIT, BSD)),
        (project('license = {file = "LICENSE"}'), project('license = "MIT"')),
        (project('license = "MIT"'), project('license = "MIT OR GPL-3.0-only"')),
        (project('license = "MIT"'), project('license = {text = "MIT, mostly"}', MIT)),
        (
            project("", "License :: OSI Approved :: GNU General Public License v3 (GPLv3)"),
            project('license = "GPL-3.0-or-later"'),
        ),
    ],
)
def test_words_that_may_mean_another_licence_are_found(before: str, after: str) -> None:
    assert fails(CHECK, changes=[change("pyproject.toml", after, before)])


@pytest.mark.parametrize(
    "touched",
    [
        change("pyproject.toml", PROJECT + 'version = "2"\n', PROJECT),
        change("pkg/license.py", "x = 1", "x = 2"),
        change("pkg/licenses/views.py", "x = 1", "x = 2"),
        change("docs/license.md", "x", "y"),
        change("tests/test_license.py", "x = 1"),
        change("README.md", "x", "y"),
        change("README.md", "a\n\n## License\n\nMIT\n\n## Y\n", "## License\n\nMIT\n\n## X\n"),
        change("package.json", "{", '{"license": "MIT", "x": 1}').__class__(
            "package.json", change("a", "x", "y").kind, before=b"{", after=b"["
        ),
        change("pkg/new.py", "# SPDX-License-Identifier: MIT\n"),
    ],
    ids=lambda c: c.path,
)
def test_what_is_no_licence_is_left_alone(touched: Change) -> None:
    assert passes(CHECK, changes=[touched]).examined == 1


def test_the_licence_of_borrowed_code_may_be_added() -> None:
    seen = passes(CHECK, changes=[change("pkg/_vendor/six/LICENSE", "MIT")])

    assert "pkg/_vendor/six/LICENSE" in seen.notes[0]


def test_an_unchanged_licence_is_left_alone() -> None:
    passes(CHECK, changes=change_set(change("a.py", "x = 1"), files=["LICENSE"]))


def test_an_empty_change_set_proves_nothing() -> None:
    assert "nothing differs" in cannot_tell(CHECK, changes=[])


def test_without_a_change_set_nothing_is_proven() -> None:
    assert "change set" in cannot_tell(CHECK)
