from __future__ import annotations

from pathlib import Path

from pytest_dod.system.sources import python_files


def lay(folder: Path, *paths: str) -> Path:
    for path in paths:
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("x = 1\n")
    return folder


def test_modules_of_the_project_count_and_others_only_where_settings_name_them(
    tmp_path: Path,
) -> None:
    known = (
        *("shop/a.py", "shop/tools/b.py", "tools.py", "tests/test_a.py", "conftest.py"),
        *("setup.py", "docs/conf.py", "examples/e.py", "README.md", "gone.py"),
    )
    top = lay(tmp_path, *(path for path in known if path != "gone.py"))
    assert python_files(top, top, known) == {
        "conftest.py": "belongs to the tests",
        "docs/conf.py": "no test is meant to import it",
        "examples/e.py": "no test is meant to import it",
        "setup.py": "no test is meant to import it",
        "shop/a.py": "",
        "shop/tools/b.py": "",
        "tests/test_a.py": "belongs to the tests",
        "tools.py": "",
    }


def test_what_lies_beside_the_project_counts_only_where_settings_name_it(tmp_path: Path) -> None:
    top = lay(tmp_path, "web/a.py", "lib/b.py")
    assert python_files(top, top / "web", ["web/a.py", "lib/b.py"]) == {
        "lib/b.py": "lies outside of the project",
        "web/a.py": "",
    }


def test_what_git_ignores_is_found_unless_it_is_somebody_elses(tmp_path: Path) -> None:
    top = lay(
        tmp_path,
        *("shop/_version.py", ".venv/x.py", "env/pyvenv.cfg", "env/lib/y.py"),
        *("node_modules/z.py", "other/.git/HEAD", "other/w.py"),
    )
    assert python_files(top, top, []) == {"shop/_version.py": "git ignores it"}
