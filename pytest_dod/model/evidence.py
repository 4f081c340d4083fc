"""What was observed, and what should have been observed but was not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from ..errors import CannotTell
from .change import ChangeSet
from .finding import Finding
from .signoff import Lookup


class EvidenceKind(str, Enum):
    """What a check may need; a gap is of one of these kinds."""

    CHANGES = "changes"
    TESTS = "tests"
    COVERAGE = "coverage"
    TOTAL_COVERAGE = "total-coverage"
    TOOLS = "tools"
    COMMITS = "commits"
    FILES = "files"
    PULL_REQUEST = "pull-request"


@dataclass(frozen=True)
class Gap:
    """Evidence that should exist and is lost or partial, with the reason and what to do."""

    kind: EvidenceKind
    reason: str
    hint: str = ""


class Outcome(str, Enum):
    """How a test ended, all its phases taken together."""

    PASSED = "passed"
    FAILED = "failed"
    ERROR = "error"
    SKIPPED = "skipped"
    XFAILED = "xfailed"
    XPASSED = "xpassed"
    RERUN = "rerun"


@dataclass(frozen=True)
class TestOutcome:
    """One test. `id` is pytest's node id, `path` and `line` are where its function stands.

    `path` is relative to the top of the repository where the test lies in it. `linked` are the
    arguments of its `@pytest.mark.dod(...)` marks, `reached` the changed modules of which such a
    test entered a function (None where that was not watched). `warned` is what went wrong in it
    and was only a warning to pytest (an exception in a thread).
    """

    __test__ = False

    id: str
    outcome: Outcome
    path: str
    line: int | None = None
    message: str = ""
    linked: tuple[str, ...] = ()
    duration: float = 0.0
    reached: tuple[str, ...] | None = None
    warned: str = ""


@dataclass(frozen=True)
class SuiteRun:
    """The one test run of this session, as its witness told it.

    `narrowed` are the reasons why it was not the whole suite (`-k`, a path argument …),
    `narrowed_by_settings` those that the project's own settings give (`-m` in its `addopts`).
    `collected` are the node ids that pytest found before anything was deselected. `suspicions` are
    findings about the harness itself (an exception that a hook turned into a pass). `marks` are the
    names of the marks of each collected test that has any; None where they were not told.
    `stopped` says why the gate itself ended the run before it had finished.
    """

    finished: bool
    exit_status: int | None
    outcomes: tuple[TestOutcome, ...] = ()
    collected: tuple[str, ...] = ()
    deselected: tuple[str, ...] = ()
    narrowed: tuple[str, ...] = ()
    suspicions: tuple[Finding, ...] = ()
    seconds: float = 0.0
    narrowed_by_settings: tuple[str, ...] = ()
    marks: Mapping[str, tuple[str, ...]] | None = None
    stopped: str = ""


@dataclass(frozen=True)
class ModuleCoverage:
    """Line and branch counts of one changed module, counted as `coverage json` counts them.

    `missing` are the statements no test ran; `excluded` the lines left out by the project's
    settings or pragmas. `left_out` says why the module is not counted at all. `never_entered` are
    the lines of one-line functions and lambdas that nothing called, though line coverage has them
    as run: to define one is to run its line. `imported_early` modules had been imported before
    anything could be measured: what ran then was not seen.
    """

    path: str
    statements: int
    missing: tuple[int, ...] = ()
    branches: int = 0
    missing_branches: int = 0
    excluded: tuple[int, ...] = ()
    left_out: str = ""
    never_entered: tuple[int, ...] = ()
    imported_early: bool = False

    @property
    def percent(self) -> float | None:
        """Covered share in percent, 0 to 100; None where there is nothing to measure."""
        total = self.statements + self.branches
        if not total:
            return None
        return 100.0 * (total - len(self.missing) - self.missing_branches) / total


@dataclass(frozen=True)
class TotalCoverage:
    """Coverage of the whole project: each module that counts, those no test imported included.

    `left_out` maps the path of each that does not count to the reason. `fail_under` is what the
    project's settings demand; 0 where they demand nothing.
    """

    modules: Mapping[str, ModuleCoverage] = field(default_factory=dict)
    left_out: Mapping[str, str] = field(default_factory=dict)
    fail_under: float = 0.0

    @property
    def percent(self) -> float | None:
        """Covered share of all statements and branches; None where there is nothing to measure."""
        counted = self.modules.values()
        every = sum(module.statements + module.branches for module in counted)
        idle = sum(len(module.missing) + module.missing_branches for module in counted)
        return 100.0 * (every - idle) / every if every else None


@dataclass(frozen=True)
class ToolRequest:
    """A run of one tool that a check needs: `tool` is its id, `paths` what it is to look at."""

    tool: str
    paths: tuple[str, ...] = (".",)


@dataclass(frozen=True)
class FileRequest:
    """Files of the working tree whose text a check needs, changed or not.

    `patterns` are globs on paths relative to the top of the repository (`*` stays within a folder,
    `**/` stands for any folders or none). Where `containing` names words, only files that hold one
    of them are kept.
    """

    patterns: tuple[str, ...]
    containing: tuple[str, ...] = ()


@dataclass(frozen=True)
class FileTexts:
    """The answer to a FileRequest: path to text, sorted by path; `unread` path to the reason."""

    texts: Mapping[str, str] = field(default_factory=dict)
    unread: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PullRequest:
    """Title and description of the pull request; `source` says where they were read.

    `cut` says why the description is not whole; "" where it is. `title` is "" where none is known.
    """

    title: str
    body: str
    source: str
    cut: str = ""


class ToolState(str, Enum):
    """How far the answer of a tool can be trusted."""

    RAN = "ran"
    MISSING = "missing"
    BROKEN = "broken"


@dataclass(frozen=True)
class ToolReport:
    """What a tool answered. Findings and `examined` count only where `state` is `ran`.

    `examined` is the number of files it looked at; `command` is what was run, for people. `notes`
    are facts to show that are not wrong (changed files that the project's settings leave out).
    """

    request: ToolRequest
    state: ToolState
    version: str = ""
    examined: int = 0
    findings: tuple[Finding, ...] = ()
    reason: str = ""
    hint: str = ""
    command: str = ""
    seconds: float = 0.0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Evidence:
    """Everything a check may look at.

    `coverage` maps the path of each changed module to its numbers, `coverage_at_base_settings` to
    those it has under the coverage settings of the base, for the modules where these differ;
    `coverage_source` says whose measurement it is, for people;
    `notes` are facts about the whole run worth showing. `lookups` tell what git knows of the
    commits that sign-offs name. `project` is the project's folder, relative to the top of the
    repository; "" at the top.
    """

    changes: ChangeSet | None = None
    suite: SuiteRun | None = None
    coverage: Mapping[str, ModuleCoverage] | None = None
    coverage_at_base_settings: Mapping[str, ModuleCoverage] = field(default_factory=dict)
    coverage_source: str = ""
    tools: Mapping[ToolRequest, ToolReport] = field(default_factory=dict)
    gaps: tuple[Gap, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    files: Mapping[FileRequest, FileTexts] = field(default_factory=dict)
    pull_request: PullRequest | None = None
    lookups: Mapping[str, Lookup] = field(default_factory=dict)
    project: str = ""
    total_coverage: TotalCoverage | None = None
    total_coverage_at_base_settings: TotalCoverage | None = None

    def need_changes(self) -> ChangeSet:
        """The change set; raises CannotTell where there is none."""
        if self.changes is None:
            raise CannotTell("the change set is not known")
        return self.changes

    def need_differences(self) -> ChangeSet:
        """The change set where it holds anything; an empty one proves nothing: CannotTell."""
        changes = self.need_changes()
        if not changes.changes:
            if changes.base.commit == changes.head.commit:
                raise CannotTell(
                    "the base is HEAD itself, and nothing is uncommitted: nothing differs, so "
                    "nothing was proven about the change",
                    "name the commit that the change started from: --dod-base REV; or commit the "
                    "work on a branch of its own",
                )
            raise CannotTell(
                "nothing differs from the base, so nothing was proven about the change",
                "check the base, or commit the work on a branch of its own",
            )
        return changes

    def need_suite(self) -> SuiteRun:
        """The test run; raises CannotTell where there was none."""
        if self.suite is None:
            raise CannotTell("no test run was seen")
        return self.suite

    def need_coverage(self) -> Mapping[str, ModuleCoverage]:
        """Coverage of the changed modules; raises CannotTell where none was measured."""
        if self.coverage is None and self.suite is not None and self.suite.stopped:
            raise CannotTell(self.suite.stopped, "give the tests longer: --dod-timeout SECONDS")
        if self.coverage is None:
            raise CannotTell("no coverage was measured")
        return self.coverage

    def need_total_coverage(self) -> TotalCoverage:
        """Coverage of the whole project; raises CannotTell where it was not measured."""
        if self.total_coverage is None and self.suite is not None and self.suite.stopped:
            raise CannotTell(self.suite.stopped, "give the tests longer: --dod-timeout SECONDS")
        if self.total_coverage is None:
            raise CannotTell("the coverage of the whole project was not measured")
        return self.total_coverage

    def need_tool(self, request: ToolRequest) -> ToolReport:
        """The answer to `request`; raises CannotTell where the tool is missing or broken."""
        report = self.tools.get(request)
        if report is None:
            raise CannotTell(f"{request.tool} was not run")
        if report.state is not ToolState.RAN:
            raise CannotTell(
                report.reason or f"{request.tool} is {report.state.value}", report.hint
            )
        return report

    def need_files(self, request: FileRequest) -> FileTexts:
        """The files asked for; raises CannotTell where they were not read."""
        found = self.files.get(request)
        if found is None:
            raise CannotTell(f"the files {', '.join(request.patterns[:3])} were not read")
        return found

    def need_pull_request(self) -> PullRequest:
        """The pull request's text; raises CannotTell where none is known."""
        if self.pull_request is None:
            raise CannotTell(
                "the text of the pull request is not known here",
                "run it in the pipeline of the pull request, or give the text with --dod-pr FILE",
            )
        return self.pull_request
