"""env-variables: each declared variable is read with its default, and documented."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..errors import CannotTell
from ..model.check import Check, Context
from ..model.evidence import EvidenceKind, FileRequest, FileTexts
from ..model.finding import Finding, Observation
from ._env_helpers import read_calls
from ._env_module import Module, parsed
from ._env_places import Found, Reading
from ._env_reads import read_module
from ._env_settings import read_settings
from ._env_values import EMPTY, NO_DEFAULT, UnsetError, UnsupportedError, same, truth_of
from ._paths import in_document_folder, is_test_code
from ._placeholders import placeholder_in, unfilled
from ._substance import words_of

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_SIGNS = ("environ", "getenv", "BaseSettings", "env_prefix", "envvar", "env_var")
_DOCUMENTS = (
    *("**/README*", "**/CONFIG*", "**/INSTALL*", "**/DEPLOY*"),
    *(
        f"**/{folder}/**/*.{end}"
        for folder in ("docs", "doc")
        for end in ("md", "rst", "txt", "adoc")
    ),
    *(f"**/.env.{word}" for word in ("example", "sample", "template", "dist", "defaults")),
    *(f"**/.env.*.{word}" for word in ("example", "sample", "template", "dist")),
    *(f"**/*.env.{word}" for word in ("example", "sample", "template", "dist")),
    *("**/env.example", "**/example.env", "**/.env-example", "**/.env_example", "**/sample.env"),
)
_OTHERS = (
    *(f"**/*.{end}" for end in ("js", "jsx", "ts", "tsx", "mjs", "sh", "yml", "yaml", "toml")),
    *("**/*.cfg", "**/*.ini", "**/Dockerfile*", "**/Makefile", "**/Procfile"),
)
_SECRET = re.compile(r"KEY|TOKEN|SECRET|PASS|PWD|CREDENTIAL|DSN|URL|AUTH", re.IGNORECASE)
_SHOWN = 3
_LONGEST = 60


@dataclass(frozen=True)
class Options:
    """`variables` are `NAME` or `NAME=default`; `NAME=` is an empty default.

    `documents` are globs of the files of which one must name each variable; without any README,
    docs/ and examples of `.env`.
    """

    variables: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Requests:
    code: FileRequest
    documents: FileRequest
    others: FileRequest


@dataclass
class _Answer:
    findings: list[Finding] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    proven: int = 0


def reads(options: Options) -> tuple[FileRequest, ...]:
    """Code that names a variable or reads any, documents and other files that name one."""
    requests = _requests(options)
    return (requests.code, requests.documents, requests.others)


def _requests(options: Options) -> _Requests:
    names = tuple(dict.fromkeys(_declared(entry)[0] for entry in options.variables))
    return _Requests(
        FileRequest(("**/*.py",), (*names, *_SIGNS)),
        FileRequest(options.documents or _DOCUMENTS, names or ("\0",)),
        FileRequest(_OTHERS, names or ("\0",)),
    )


def examine(options: Options, context: Context) -> Observation:
    """Judge each variable: where it is read, with which default, and where it is described."""
    if not options.variables:
        raise CannotTell("no variable is named", "name it: variables=NAME=default")
    requests = _requests(options)
    evidence = context.evidence
    code = evidence.need_files(requests.code)
    documents = evidence.need_files(requests.documents)
    others = evidence.need_files(requests.others)
    answer = _Answer()
    declared = []
    for entry in options.variables:
        name, default = _declared(entry)
        if placeholder_in(entry):
            line = context.criterion.line
            answer.findings.append(unfilled(entry, context.task_path, line))
        elif not _NAME.fullmatch(name):
            answer.unknown.append(f"{entry!r} is no variable of the environment")
        else:
            declared.append((name, default))
    found = _found(code, [name for name, _ in declared])
    for name, default in declared:
        said = len(answer.findings) + len(answer.unknown)
        _judge(name, default, found, code, others, answer)
        _look_for_documents(name, documents, context.task_path, answer)
        answer.proven += said == len(answer.findings) + len(answer.unknown)
    if answer.unknown and not answer.findings:
        raise CannotTell(
            "; ".join(answer.unknown),
            "read it by its full name with the default beside it, or link a test that shows it",
        )
    return Observation(
        examined=len(options.variables),
        unit="variables",
        findings=tuple(answer.findings),
        measured={"proven": float(answer.proven)},
        notes=(*answer.notes, *answer.unknown),
    )


def _declared(entry: str) -> tuple[str, str | None]:
    """Name and default of `NAME=default`; None for one without a default."""
    name, equals, default = entry.strip().strip("`").partition("=")
    value = default.strip().strip("`").strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1] or '""'
    if not equals or value.casefold() in NO_DEFAULT:
        return name.strip(), None
    return name.strip(), "" if value.casefold() in EMPTY else value


def _found(code: FileTexts, names: Sequence[str]) -> Found:
    found = Found()
    modules: list[Module] = []
    for path, text in code.texts.items():
        if is_test_code(path) or in_document_folder(path):
            continue
        module = parsed(path, text)
        if module is None:
            found.unreadable.append(path)
        else:
            modules.append(module)
    readers = frozenset(name for module in modules for name in module.readers)
    for module in modules:
        imported = frozenset(name for name in module.imported if name in readers)
        found.take(read_module(module, imported))
    read_calls(modules, found)
    read_settings(modules, names, found)
    return found


def _judge(
    name: str,
    default: str | None,
    found: Found,
    code: FileTexts,
    others: FileTexts,
    answer: _Answer,
) -> None:
    readings = [reading for reading in found.readings if reading.name == name]
    if readings:
        if default is not None:
            _judge_default(name, default, readings, answer)
        return
    doubt = _why_not_seen(name, found, code, others)
    if doubt:
        answer.unknown.append(f"{name} {doubt}")
        return
    answer.findings.append(
        Finding(
            f"{name} is read nowhere in the code",
            hint=f'read it, e.g. os.environ.get("{name}"), or take it out of the task; '
            "tests and documents do not count",
        )
    )


def _why_not_seen(name: str, found: Found, code: FileTexts, others: FileTexts) -> str:
    """Why a variable may be read although no reading of it was seen; "" where nothing says so."""
    for mention in found.mentions:
        if mention.name == name:
            return (
                f"is named in {mention.path}:{mention.line}; whether it is read is not to be seen"
            )
    for computed in found.computed:
        if computed.pattern.fullmatch(name):
            return f"may be read in {computed.path}:{computed.line}, where the name is computed"
    for path in found.unreadable:
        if name in code.texts[path]:
            return f"is named in {path}, which this Python cannot read"
    for path in others.texts:
        if _names(name, others.texts[path]):
            return f"is named in {path}, and what reads it is not to be seen"
    unread = [path for path in code.unread if not is_test_code(path)]
    return (
        f"was not seen, and {unread[0]} was not read: it {code.unread[unread[0]]}" if unread else ""
    )


def _names(name: str, text: str) -> bool:
    return re.search(rf"(?<![A-Za-z0-9_]){re.escape(name)}(?![A-Za-z0-9_])", text) is not None


@dataclass(frozen=True)
class _Compared:
    """What one reading says about the declared default: yes, no, or why that cannot be told."""

    agrees: bool | None
    shown: str
    reading: Reading

    @property
    def place(self) -> str:
        return f"{self.reading.path}:{self.reading.line}"


def _judge_default(name: str, default: str, readings: Sequence[Reading], answer: _Answer) -> None:
    compared = [_compare(reading, default) for reading in readings]
    right = [one for one in compared if one.agrees]
    wrong = [one for one in compared if one.agrees is False]
    stated = f"the task declares {_shown(default, name)}"
    if wrong and right:
        answer.unknown.append(
            f"{name} is read with the default {_shown(default, name)} in {right[0].place}, and in "
            f"{wrong[0].place} {wrong[0].shown}"
        )
    elif wrong:
        for one in wrong[:_SHOWN]:
            message = f"{name} {one.shown}; {stated}"
            hint = "let code and task name the same default"
            answer.findings.append(Finding(message, one.reading.path, one.reading.line, hint))
    elif not right:
        answer.unknown.append(f"{name} {compared[0].shown} ({compared[0].place}); {stated}")
    else:
        answer.notes += [f"{name} {o.shown} ({o.place})" for o in compared if not o.agrees][:_SHOWN]


def _compare(reading: Reading, declared: str) -> _Compared:
    scene, name = reading.scene, reading.name
    try:
        given = scene.value(reading.whole, name)
    except UnsetError:
        if reading.excused:
            return _Compared(None, f"has its default {reading.excused}", reading)
        return _Compared(False, "is read without a default: unset, it is an error", reading)
    except UnsupportedError:
        return _Compared(None, "has a default that is computed", reading)
    except Exception:  # what the code itself raises when the variable is not set
        return _Compared(None, "has a default that its reading does not understand", reading)
    if given is None and declared:
        return _Compared(None, "is read without a default here", reading)
    if _agrees(reading, given, declared):
        return _Compared(True, f"has the default {_shown(given, name)}", reading)
    plain = _plain_default(reading)
    asked = isinstance(given, bool) and truth_of(declared) is None
    if given in ("", None) or (asked and plain in ("", None)):
        return _Compared(None, "is read without a default here", reading)
    said = f"has the default {_shown(plain if asked else given, name)}"
    if not asked and same(given, declared) is None:
        return _Compared(None, f"{said}, which cannot be compared", reading)
    return _Compared(False, said, reading)


def _shown(value: object, name: str) -> str:
    """A value for people; what may be a secret is not shown."""
    if _SECRET.search(name):
        return "that is not shown here"
    text = repr(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _plain_default(reading: Reading) -> object:
    """The default as it stands at the reading, before anything is made of it."""
    if reading.read.default is None:
        return None
    try:
        return reading.scene.value(reading.read.default)
    except Exception:  # it is computed, or the code itself would raise
        return None


def _agrees(reading: Reading, given: object, declared: str) -> bool:
    """Whether unset and set to the declared default come to the same."""
    if isinstance(given, bool) and truth_of(declared) is not None:
        return truth_of(declared) is given
    if (given is None and not declared) or same(given, declared):
        return True
    plain = _plain_default(reading)
    if plain not in (None, "") and same(plain, declared):
        return True
    if isinstance(given, bool):
        return False
    try:
        return reading.scene.value(reading.whole, reading.name, declared) == given
    except Exception:  # what the code itself raises for that value
        return False


def _look_for_documents(name: str, documents: FileTexts, task_path: str, answer: _Answer) -> None:
    for path, text in documents.texts.items():
        if path != task_path and _shows(name, path, text):
            return
    unread = list(documents.unread)
    if unread:
        reason = documents.unread[unread[0]]
        answer.unknown.append(f"{name} is in no document that was read; {unread[0]} {reason}")
        return
    answer.findings.append(
        Finding(
            f"{name} is described nowhere: neither README, docs/ nor .env.example name it",
            hint="name it there, with its default",
        )
    )


def _shows(name: str, path: str, text: str) -> bool:
    return _names(name, text) and name in words_of(path, text)


CHECK = Check(
    id="env-variables",
    title="the declared variables are read and described",
    passes_when=(
        "each declared variable is read in code that is no test, with the declared default, and "
        "named in README, docs/ or an example of .env; a computed name or default is unproven"
    ),
    options=Options,
    needs=frozenset({EvidenceKind.FILES}),
    examine=examine,
    reads=reads,
)
