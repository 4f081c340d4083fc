"""What kind of file a path names, by the path alone."""

from __future__ import annotations

import fnmatch
import re
from pathlib import PurePosixPath

TEST_FILE_PATTERNS = ("test_*.py", "*_test.py")

_TEST_FOLDERS = frozenset({"test", "tests", "testing", "unittests"})
_CODE_SUFFIXES = frozenset(
    re.findall(
        r"\S+",
        ".py .pyi .pyx .pxd .ipynb .js .jsx .mjs .cjs .ts .tsx .vue .svelte .go .rs .java .kt .kts "
        ".scala .c .h .cc .cpp .cxx .hpp .hh .cs .rb .php .sh .bash .zsh .ps1 .sql .lua .swift .m "
        ".mm .pl .pm .r .jl .ex .exs .erl .hs .ml .dart .html .htm .jinja .j2 .css .scss",
    )
)
_DOCUMENT_SUFFIXES = frozenset({".md", ".markdown", ".mdx", ".rst", ".adoc", ".asciidoc", ".org"})
_DOCUMENT_NAMES = re.compile(
    r"(readme|changelog|changes|history|news|contributing|authors|upgrading|migration|roadmap)"
    r"(\.txt|\.[a-z]{2}\.\w+)?$",
    re.IGNORECASE,
)
_CHANGELOG_NAMES = re.compile(
    r"(change[-_]?logs?|changes|history|news|releases|release[-_]?notes)([-_.][\w.-]+)?$",
    re.IGNORECASE,
)
_DOCUMENT_FOLDERS = frozenset({"docs", "doc", "documentation"})
_PROGRAM_FILES = frozenset({".py", ".toml", ".cfg", ".ini", ".bat", ".lock"})
_LICENSE_NAMES = re.compile(
    r"(licen[cs]e|licen[cs]es|copying|copyright|notice|unlicen[cs]e|patents|eula|lizenz)"
    r"([-_. ][\w.+ -]*)?$",
    re.IGNORECASE,
)


def name_of(path: str) -> str:
    """The last part of `path`."""
    return PurePosixPath(path).name


def folders_of(path: str) -> tuple[str, ...]:
    """The folders that `path` lies in, outermost first."""
    return PurePosixPath(path).parts[:-1]


def suffix_of(path: str) -> str:
    """`.py` of `a/b.PY`."""
    return PurePosixPath(path).suffix.lower()


def is_named_like_tests(path: str, patterns: tuple[str, ...] = TEST_FILE_PATTERNS) -> bool:
    """Whether pytest looks into a file of this name."""
    return any(fnmatch.fnmatchcase(name_of(path), pattern) for pattern in patterns)


def in_test_folder(path: str) -> bool:
    """Whether one of the folders on the way is for tests."""
    return any(folder.lower() in _TEST_FOLDERS for folder in folders_of(path))


def is_test_code(path: str) -> bool:
    """Whether the file belongs to the tests: by its name, its folder, or as a conftest."""
    return (
        in_test_folder(path)
        or name_of(path) == "conftest.py"
        or (suffix_of(path) == ".py" and is_named_like_tests(path))
        or bool(re.search(r"\.(test|spec)\.[jt]sx?$", path))
    )


def is_code(path: str) -> bool:
    """Whether the file is a program in some language; tests are too."""
    return suffix_of(path) in _CODE_SUFFIXES and not (
        suffix_of(path) in {".html", ".htm", ".css", ".scss", ".js"} and in_document_folder(path)
    )


def in_document_folder(path: str) -> bool:
    """Whether one of the folders on the way is for documents."""
    return any(folder.lower() in _DOCUMENT_FOLDERS for folder in folders_of(path))


def is_build_script(path: str) -> bool:
    """Whether the file is a program that no test is meant to import, as for changed-coverage."""
    if name_of(path) == "conf.py":
        return in_document_folder(path)
    return path in ("setup.py", "noxfile.py")


def is_license(path: str) -> bool:
    """Whether the file holds terms of a licence."""
    name = name_of(path)
    if in_document_folder(path) and suffix_of(path) in _DOCUMENT_SUFFIXES:
        return False
    if suffix_of(path) in _CODE_SUFFIXES - {".m", ".html", ".htm"}:
        return False
    return bool(_LICENSE_NAMES.match(name)) or any(
        f.upper() == "LICENSES" for f in folders_of(path)
    )


def is_changelog(path: str) -> bool:
    """Whether the file tells users what each release brings: it only ever grows."""
    return is_document(path) and bool(_CHANGELOG_NAMES.match(name_of(path)))


def is_agent_instruction(path: str) -> bool:
    """Whether the file tells agents or the project's platform what to do, and not its users."""
    return name_of(path).upper() in {"AGENTS.MD", "CLAUDE.MD", "GEMINI.MD", "SKILL.MD"} or any(
        folder in {".github", ".gitlab", ".cursor", ".claude", ".agent", ".agents"}
        for folder in folders_of(path)
    )


def is_document(path: str) -> bool:
    """Whether the file is written for people who use or work on the project.

    Tests, licences and instructions for agents are not.
    """
    if is_license(path) or in_test_folder(path) or is_agent_instruction(path):
        return False
    if in_document_folder(path):
        return suffix_of(path) not in _PROGRAM_FILES and name_of(path) != "requirements.txt"
    return suffix_of(path) in _DOCUMENT_SUFFIXES or bool(_DOCUMENT_NAMES.match(name_of(path)))
