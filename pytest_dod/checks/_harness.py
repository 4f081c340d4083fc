"""What a change does to the way the tests are run; it asks for a word, it never accuses."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

from ..model.change import Change, ChangeSet
from ..model.evidence import SuiteRun
from ..model.finding import Excuse, Finding
from ._bent import WORD_HINT, conftest_findings, literals_in, source_findings, word_at
from ._excuses import weighed
from ._ledger import PROVES_NOTHING, Ledger
from ._paths import in_test_folder, is_named_like_tests, is_test_code, name_of, suffix_of
from ._pytest_settings import SettingChange
from ._python import dump, parse
from ._test_functions import functions_in, skips_in

_WEAKENING = re.compile(
    r"(-[kmxpo](?![a-z])|-p\w|--(deselect|ignore|lf$|last-failed|sw$|stepwise|exitfirst|maxfail|co$"
    r"|collect-only|setup-|fixtures|markers|help|version|reruns|override-ini|noconftest|confcutdir"
    r"|continue-on|no-cov|suppress|disable))"
)
_WIDENING = re.compile(r"--doctest|--run|-W")
_REMARK = re.compile(r"[#;]\s*dod:\s*(\S+(?:\s+\S+){2,})", re.IGNORECASE)
_SETTING_HINT = "undo it, or say why in a comment in that file: `# dod: … because …`"


def harness_findings(
    changes: ChangeSet, run: SuiteRun, ledger: Ledger, settings: Iterable[SettingChange]
) -> Iterator[Finding | Excuse]:
    """What the change set weakens in the settings, the conftest files and the helpers."""
    for setting in settings:
        if word := _word_in(changes, setting.path):
            yield Excuse(f"changes pytest's settings: {setting}", word, setting.path)
    settings = tuple(s for s in settings if not _word_in(changes, s.path))
    yield from _setting_findings(changes, run, settings)
    ignoring = [c.path for c in _changed_python(changes) if _ignores_files(c)]
    if ignoring or any(setting.narrows for setting in settings):
        cause = ignoring[0] if ignoring else next(s.path for s in settings if s.narrows)
        yield from _uncollected(changes, ledger, cause)
    modules = frozenset(
        name.removeprefix("src.").removesuffix(".__init__")
        for path in changes.files
        if path.endswith(".py") and (name := path[:-3].replace("/", "."))
    )
    asked = frozenset(
        said
        for change in _changed_python(changes)
        if is_test_code(change.path)
        for said in literals_in(parse(change.after_text or ""))
    )
    idle = sum(test.outcome in PROVES_NOTHING for test in run.outcomes)
    for change in _changed_python(changes):
        if is_test_code(change.path):
            yield from _new_skips(change, idle)
        if is_test_code(change.path) and not is_named_like_tests(change.path):
            yield from conftest_findings(change, ledger, modules)
        if not is_test_code(change.path):
            yield from source_findings(change, asked)


def _word_in(changes: ChangeSet, path: str) -> str:
    """What a comment that the change adds to a file of settings gives as the reason."""
    change = changes.at(path)
    lines = (change.after_text or "").splitlines() if change else []
    said = (
        _REMARK.search(line)
        for number, line in enumerate(lines, 1)
        if change and number in change.added_lines
    )
    return next((word[1].strip() for word in said if word), "")


def _changed_python(changes: ChangeSet) -> Iterator[Change]:
    for change in changes.changes:
        if suffix_of(change.path) == ".py" and change.after is not None:
            yield change


def _setting_findings(
    changes: ChangeSet, run: SuiteRun, settings: tuple[SettingChange, ...]
) -> Iterator[Finding]:
    strict = any(s.key == "strict" and "true" in map(str.lower, s.now) for s in settings)
    for setting in settings:
        weak = ""
        if setting.key == "addopts":
            added = [w for w in setting.now if w not in setting.before and _WEAKENING.match(w)]
            gone = [w for w in setting.before if w not in setting.now and _WIDENING.match(w)]
            own = any(_is_own_module(changes, word) for word in setting.now)
            weak = " ".join([*added, *(f"without {word}" for word in gone)])
            weak = weak or (f"{setting}" if own or run.narrowed_by_settings else "")
        elif _selects_less(setting) and not (strict and setting.key == "xfail_strict"):
            weak = str(setting)
        elif setting.key == "pythonpath":
            weak = _shadowing(changes, setting)
        if weak:
            message = f"this change weakens pytest's own settings: {setting.key}: {weak}"
            yield Finding(message, setting.path, None, _SETTING_HINT)


def _selects_less(setting: SettingChange) -> bool:
    if setting.key == "xfail_strict":
        return "true" in map(str.lower, setting.before)
    return setting.key in {"python_functions", "python_classes"} and setting.narrows


def _is_own_module(changes: ChangeSet, word: str) -> bool:
    stem = word.removeprefix("-p").strip().replace(".", "/")
    if not re.fullmatch(r"[\w/]+", stem):
        return False
    ends = (f"/{stem}.py", f"/{stem}/__init__.py")
    return any(f"/{path}".endswith(ends) for path in changes.files if stem in path)


def _shadowing(changes: ChangeSet, setting: SettingChange) -> str:
    """A file in a new folder of `pythonpath` that hides one of the same name."""
    for folder in sorted(set(setting.now) - set(setting.before)):
        root = folder.strip("./")
        if not root:
            continue
        for path in sorted(changes.files):
            inner = path.removeprefix(f"{root}/")
            if inner != path and suffix_of(path) == ".py" and "/" in inner:
                twins = (inner, f"src/{inner}", f"lib/{inner}")
                if any(twin in changes.files for twin in twins):
                    return f"{path} hides {next(t for t in twins if t in changes.files)}"
    return ""


def _ignores_files(change: Change) -> bool:
    words = ("collect_ignore", "pytest_ignore_collect", "pytest_collect_file", "pytest_collect_dir")
    now, then = change.after_text or "", change.before_text or ""
    return name_of(change.path) == "conftest.py" and any(
        now.count(word) > then.count(word) or (word in now and change.added_lines) for word in words
    )


def _uncollected(changes: ChangeSet, ledger: Ledger, cause: str) -> Iterator[Finding | Excuse]:
    changed = {change.path for change in changes.changes}
    for path in sorted(changes.files - changed):
        near = in_test_folder(path) or path.rpartition("/")[0] in ledger.collected_folders
        if is_named_like_tests(path) and near and path not in ledger.collected_files:
            finding = Finding(
                f"no test of it was collected, and this change alters {cause}",
                path,
                None,
                f"let pytest collect it again, or say why in {cause}: `# dod: … because …`",
            )
            yield weighed(finding, _word_in(changes, cause))


def _new_skips(change: Change, idle: int) -> Iterator[Finding | Excuse]:
    """Skips that fixtures and helpers bring: they can silence tests in unchanged files."""
    if not idle:
        return
    before = {dump_ for dump_, _ in _helper_skips(change.before_text)}
    told = False
    for said, line in _helper_skips(change.after_text):
        if said in before:
            continue
        many = "1 test was" if idle == 1 else f"{idle} tests were"
        finding = Finding(
            f"this change adds a skip outside of a test, and {many} skipped or expected to fail",
            change.path,
            line,
            WORD_HINT,
        )
        word = word_at(change, line, line)
        if word or not told:
            yield weighed(finding, word)
        told = told or not word


def _helper_skips(text: str | None) -> Iterator[tuple[str, int]]:
    tree = parse(text or "")
    if tree is None:
        return
    tests = {id(f.node) for f in functions_in("", text)}
    stack: list[ast.AST] = [tree]
    while stack:
        node = stack.pop()
        # A mark that is given a name, or to a module, concerns the tests that bear it.
        if id(node) in tests or isinstance(node, ast.Import | ast.ImportFrom | ast.Assign):
            continue
        if isinstance(node, ast.Call) and list(skips_in(node)):
            yield dump(node), node.lineno
            continue
        stack += ast.iter_child_nodes(node)
