from __future__ import annotations

from pathlib import Path

import pytest

from tests.repositories import Repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """One commit on main with a module and a README."""
    repository = Repository(tmp_path / "repository")
    repository.write("shop/price.py", "def price():\n    return 1\n\n\ndef tax():\n    return 2\n")
    repository.write("README.md", "# Shop\n\nSells things.\n")
    repository.commit("feat: the shop")
    return repository
