"""Title and description of the pull request: untrusted text, from a file or from the pipeline."""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import Problem, UsageProblems
from ..model.evidence import EvidenceKind, Gap, PullRequest
from .shown import shown

TEXT_LIMIT = 1024 * 1024
EVENT_LIMIT = 16 * 1024 * 1024
_OPTION = "--dod-pr"
_GIVE_IT = "give the text with --dod-pr FILE"
_TITLE = re.compile(r"# +(?P<title>.*?)(?: +#+)? *")
# The first line of a description that has no title: a lower heading, a list, a label, a comment …
_NO_TITLE = re.compile(r"#|[-*+>|]|\d+[.)]\s|<|\[|__|```|~~~")


@dataclass(frozen=True)
class FoundText:
    """What was found; a gap says why the text, though there is one, could not be read."""

    pull_request: PullRequest | None = None
    gaps: tuple[Gap, ...] = ()


def find_pull_request(file: Path | None, environ: Mapping[str, str]) -> FoundText:
    """The text in `file`, else what the pipeline hands over.

    Raises UsageProblems where `file` cannot be read.
    """
    if file is not None:
        return FoundText(_of_file(file))
    for read in (_github, _gitlab):
        found = read(environ)
        if found is not None:
            return found
    return FoundText()


def _of_file(path: Path) -> PullRequest:
    name = shown(str(path))
    try:
        data = _read(path, TEXT_LIMIT)
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _unusable(name, "is not UTF-8", "save the file as UTF-8") from None
    except (OSError, ValueError) as error:
        raise _unusable(name, f"cannot be read: {_why(error)}", "check its path") from None
    title, body = split_title(text)
    return PullRequest(title, body, f"{_OPTION} {shown(path.name)}")


def _unusable(name: str, what: str, hint: str) -> UsageProblems:
    return UsageProblems(Problem(f"{_OPTION}: the file {what}", name, hint=hint))


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error)


def split_title(text: str) -> tuple[str, str]:
    """The first line as the title, with or without `# ` before it, and the rest.

    There is none where the text starts with a lower heading, a list or a label, or has further
    headings of the first level: then all of it is the description.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    start = next((n for n, line in enumerate(lines) if line.strip()), None)
    if start is None:
        return "", ""
    first, rest = lines[start].strip(), "\n".join(lines[start + 1 :]).strip("\n")
    heading = _TITLE.fullmatch(first)
    if heading:
        alone = not any(_TITLE.fullmatch(line) for line in _outside_fences(rest))
        return (heading["title"].strip(), rest) if alone else ("", text)
    if _NO_TITLE.match(first) or first.startswith("**") or first.endswith(":"):
        return "", text
    return first, rest


def _outside_fences(text: str) -> list[str]:
    kept: list[str] = []
    fence = ""
    for line in text.split("\n"):
        mark = re.match(r" {0,3}(`{3,}|~{3,})", line)
        if mark and not fence:
            fence = mark[1]
        elif mark and fence and mark[1].startswith(fence):
            fence = ""
        elif not fence:
            kept.append(line)
    return kept


def _github(environ: Mapping[str, str]) -> FoundText | None:
    path = environ.get("GITHUB_EVENT_PATH")
    if environ.get("GITHUB_ACTIONS") != "true" or not path:
        return None
    try:
        event = json.loads(_read(Path(path), EVENT_LIMIT))
    except (OSError, ValueError, RecursionError) as error:
        why = _why(error) if isinstance(error, (OSError, ValueError)) else "it is nested too deep"
        return _lost(f"the event that GitHub describes cannot be read: {shown(why)}")
    request = event.get("pull_request") if isinstance(event, dict) else None
    if not isinstance(request, dict):
        return None
    title, body = request.get("title"), request.get("body")
    if not isinstance(title, str) or not (body is None or isinstance(body, str)):
        return _lost("the event that GitHub describes holds no title and description")
    return FoundText(PullRequest(title, body or "", "the event of GitHub, as it was triggered"))


def _gitlab(environ: Mapping[str, str]) -> FoundText | None:
    title = environ.get("CI_MERGE_REQUEST_TITLE")
    if title is None:
        return None
    body = environ.get("CI_MERGE_REQUEST_DESCRIPTION")
    cut = ""
    if body is None:
        cut = "GitLab handed over no description"
    elif environ.get("CI_MERGE_REQUEST_DESCRIPTION_IS_TRUNCATED", "").lower() == "true":
        cut = f"GitLab handed over only the first {len(body)} characters of the description"
    return FoundText(PullRequest(title, body or "", "the merge request of GitLab", cut))


def _lost(reason: str) -> FoundText:
    return FoundText(None, (Gap(EvidenceKind.PULL_REQUEST, reason, _GIVE_IT),))


def _read(path: Path, limit: int) -> bytes:
    """The bytes of a plain file; raises OSError or ValueError."""
    # A pipe without a writer would otherwise hold us for ever.
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise ValueError("it is no plain file")
        data = b""
        while len(data) <= limit and (part := os.read(handle, limit + 1)):
            data += part
    finally:
        os.close(handle)
    if len(data) > limit:
        raise ValueError(f"it is larger than {limit // 1024**2} MiB")
    return data
