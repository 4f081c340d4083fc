"""Names that people give to copies they keep."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from ._paths import is_test_code

_COPY_SUFFIX = re.compile(
    r"(~|\.(bak\w{0,3}|backup|bkp|bck|orig|old|sav|save|rej|copy|prev|previous|kopie|sicherung)"
    r"([-_.]?\d+)*)$",
    re.IGNORECASE,
)
_SWAP = re.compile(r"^(\..+\.sw[a-p]|#.+#|\.#.+|.+\.(BACKUP|BASE|LOCAL|REMOTE)\.\d+(\.\w+)?)$")
_MERGE = re.compile(r"_(BACKUP|BASE|LOCAL|REMOTE)_\d+\b")
_SHOUTED = re.compile(r"(^|[^A-Za-z0-9])BACKUPS?([^A-Za-z0-9]|$)")
_WORDS = r"backup|bak|bkp|bck|old|orig|original|copy|kopie|sicherung|prev|previous|sav|saved"
_TAIL = re.compile(
    rf"^(?P<stem>.+?)(?:[-_. ]+(?:{_WORDS})(?:[-_ ]*\(?\d+\)?)?|\s*\(\d+\)|\s+-\s+(?:{_WORDS})"
    r"|[-_. ](?:19|20)\d{2}[-_.]?\d{2}[-_.]?\d{2}(?:[-_T]\d+)*)$",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"^(?:copy of|kopie von|backup of|sicherung von|(?:old|bak|orig|copy|kopie|prev|saved)[-_])\s*"
    r"(?P<stem>.+)$",
    re.IGNORECASE,
)
_OWN_EXTENSIONS = re.compile(
    r"\.(in|j2|jinja2?|tmpl|tpl|template|example|sample|dist|map|lock|license|sig|asc|sha\d+|md5"
    r"|d|snap|pyi|txt|html|md|rst|json|ya?ml|toml|po|pot|mo|dvc|enc|gpg|age|schema)$",
    re.IGNORECASE,
)
_KEEPING = re.compile(r"^[._]*(backups?|baks?|old|bkp|originals?|sicherung(en)?)[._]*$", re.I)
_EVERYWHERE = frozenset(
    {
        "__init__.py",
        "__main__.py",
        "models.py",
        "views.py",
        "urls.py",
        "admin.py",
        "apps.py",
        "forms.py",
        "tasks.py",
        "utils.py",
        "service.py",
        "services.py",
        "api.py",
        "conftest.py",
        "settings.py",
        "config.py",
        "types.py",
        "errors.py",
        "exceptions.py",
        "base.py",
        "main.py",
        "cli.py",
        "schemas.py",
        "tests.py",
        "README.md",
        "index.js",
        "index.ts",
        "core.py",
    }
)


def backup_reason(path: str, paths: Iterable[str]) -> str:
    """Why the name of `path` is that of a copy; "" where it is not.

    `paths` are all that stand, or stood, in the repository: they tell a copy from a feature.
    """
    name = PurePosixPath(path).name
    others = {other.casefold(): other for other in paths if other != path}
    if _COPY_SUFFIX.search(name) or _SWAP.match(name) or _MERGE.search(name):
        return "its name is that of a copy"
    if _SHOUTED.search(name):
        return "its name says BACKUP"
    original = _original_beside(path, others)
    if original:
        return f"it is named as a copy of {original}"
    return _kept_in_folder(path, others)


def _original_beside(path: str, others: dict[str, str]) -> str:
    """The file of the same folder that `path` is named as a copy of."""
    pure = PurePosixPath(path)
    candidates = []
    if not is_test_code(path):
        for pattern in (_TAIL, _HEAD):
            match = pattern.match(pure.stem)
            if match:
                candidates.append(match["stem"].strip() + pure.suffix)
    else:
        match = _TAIL.match(pure.stem)
        if match and " " in pure.stem:
            candidates.append(match["stem"].strip() + pure.suffix)
    parked = pure.suffix in {".txt", ".md", ".html"} and pure.stem.endswith(".py")
    double = bool(pure.suffix) and "." in pure.stem.lstrip(".")
    if double and (parked or not _OWN_EXTENSIONS.search(pure.name)):
        candidates.append(pure.stem)
    for candidate in candidates:
        found = others.get(str(pure.with_name(candidate)).casefold()) if candidate else None
        if found:
            return found
    return ""


def _kept_in_folder(path: str, others: dict[str, str]) -> str:
    parts = PurePosixPath(path).parts
    for index, folder in enumerate(parts[:-1]):
        if not _KEEPING.match(folder):
            continue
        original = others.get("/".join((*parts[:index], *parts[index + 1 :])).casefold())
        telling = folder.strip("._").isupper() or folder[0] in "._" or "bak" in folder
        if original and (telling or parts[-1] not in _EVERYWHERE):
            return f"it lies in {folder}/ as a copy of {original}"
    return ""
