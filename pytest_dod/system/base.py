"""The commit a change is compared with: named, told by the pipeline or a default, not guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from ..errors import Problem, UsageProblems
from ..model.change import Base
from .ci import Pipeline, detect
from .git import Git
from .shown import shown

_HEADS = "refs/heads/"
_REMOTES = "refs/remotes/"
_TAGS = "refs/tags/"
_USUAL = ("main", "master")
_FULL_ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
# Text of the repository may name a branch, a tag or a commit, but not count back from HEAD.
_PLAIN = re.compile(r"(?!.*(?:\.\.|@\{))[^\W_][\w./+#@-]*")
_POINTERS = ("HEAD", "FETCH_HEAD", "ORIG_HEAD", "MERGE_HEAD")
_MOST_SHOWN = 10
# A clone of one branch fetches no other, however deep.
_WHOLE = "git remote set-branches origin '*' && git fetch --unshallow"


def find_base(
    git: Git,
    *,
    option: str | None,
    setting: str | None,
    task: str | None,
    environ: Mapping[str, str],
) -> Base:
    """The base of HEAD; raises UsageProblems where it is unknown."""
    pipeline = detect(environ)
    finder = _Finder(git, pipeline)
    if option is not None:
        return finder.named(option, "--dod-base")
    if setting is not None:
        return finder.named(setting, "base in the settings", plain=True)
    if task is not None:
        return finder.named(task, "the task's Base: line", plain=True)
    return finder.told_or_default()


def refuse_empty(git: Git, base: Base, environ: Mapping[str, str]) -> None:
    """Raise UsageProblems where nothing differs from `base` because the clone lacks the rest."""
    if git.shallow and base.commit == git.head:
        raise _Finder(git, detect(environ)).itself(base.how.removeprefix("merge base with "))


class _Finder:
    def __init__(self, git: Git, pipeline: Pipeline | None) -> None:
        self._git = git
        self._pipeline = pipeline

    def named(self, name: str, source: str, *, plain: bool = False) -> Base:
        """The base somebody named."""
        commit = self._resolve(name, source, plain)
        label = f"--dod-base {shown(name)}" if source == "--dod-base" else None
        base = self._merge_base(commit, f"{shown(name)} ({source})")
        if base.commit == commit:
            base = replace(base, how=label or f"{shown(name)} ({source})")
        if base.commit == self._git.head:
            base = replace(base, notes=(*base.notes, f"the base {shown(name)} is HEAD itself"))
        narrower = self._narrower(base)
        # The files of the change may say what they branched from, not which of their own commits
        # count; where a pipeline knows the base they have no say at all.
        if plain and narrower and (self._told_by_pipeline() or not self._is_branch(name)):
            raise UsageProblems(
                Problem(
                    f"{shown(name)} ({source}): {narrower}",
                    hint=f"if that is meant, give it yourself: --dod-base {shown(name)}",
                )
            )
        return replace(base, notes=(*base.notes, *filter(None, [narrower])))

    def _told_by_pipeline(self) -> bool:
        return self._pipeline is not None and self._pipeline.is_request

    def _is_branch(self, name: str) -> bool:
        return any(start + name in self._git.refs for start in (_HEADS, _REMOTES))

    def told_or_default(self) -> Base:
        """The base the pipeline tells, else the merge base with the default branch."""
        if self._pipeline is not None and self._told_by_pipeline():
            return self._told(self._pipeline)
        for ref in self._default_refs():
            if ref in self._git.refs:
                base = self._with_ref(ref)
                # What a clone of one branch has for the default branch can be the change itself.
                usual = ref.rpartition("/")[2] in _USUAL
                if self._git.shallow and base.commit == self._git.head and not usual:
                    raise self.itself(_short(ref))
                return base
        raise UsageProblems(
            Problem(
                f"the base is unknown: no default branch of a remote, no local main or master; "
                f"{self._known()}",
                hint="name it: --dod-base <branch or commit>"
                + (f"; this clone is shallow: {_WHOLE}" if self._git.shallow else "")
                + self._fetch_hint(),
            )
        )

    def itself(self, name: str) -> UsageProblems:
        """The only base that this shallow clone knows is HEAD."""
        hint = f"run: {_WHOLE}; or name the base: --dod-base <branch or commit>"
        if self._pipeline is not None:
            hint = f"add to the pipeline file: {self._pipeline.deepen}"
        return UsageProblems(
            Problem(
                f"this clone is shallow, and {name}, the only base it knows, is HEAD itself: "
                "there is nothing to compare with",
                hint=hint,
            )
        )

    def _told(self, pipeline: Pipeline) -> Base:
        parents = self._parents(self._git.head)
        if (
            pipeline.merge_commit == self._git.head
            and len(parents) == 2
            and pipeline.first_parent in (None, parents[0])
        ):
            if self._git.commit_id(parents[0]) is None:
                raise self._shallow(f"the first parent of {pipeline.name}'s merge")
            return Base(parents[0], f"{pipeline.name} merge ref's first parent")
        if pipeline.diff_base:
            commit = self._commit(pipeline.diff_base)
            if commit is None:
                raise self._absent(f"{pipeline.name}'s diff base {shown(pipeline.diff_base)}")
            base = self._merge_base(commit, f"{pipeline.name}'s diff base")
            same = base.commit == commit
            return replace(base, how=f"{pipeline.name} diff base") if same else base
        target = pipeline.target or ""
        refs = [f"{_REMOTES}{remote}/{target}" for remote in self._remotes()]
        for ref in (*refs, _HEADS + target):
            if ref in self._git.refs:
                return self._with_ref(ref)
        commit = self._commit(pipeline.commit) if pipeline.commit else None
        if commit is not None:
            return self._merge_base(commit, f"{pipeline.name}'s target {shown(target)}")
        raise self._absent(f"{pipeline.name}'s target branch {shown(target)}")

    def _default_refs(self) -> list[str]:
        refs = []
        for remote in self._remotes():
            answer = self._git.ask("symbolic-ref", "--quiet", f"{_REMOTES}{remote}/HEAD")
            if answer.exit_status == 0:
                refs.append(answer.stdout.decode("utf-8", "surrogateescape").strip("\n"))
            refs += [f"{_REMOTES}{remote}/{name}" for name in _USUAL]
        return [*refs, *(_HEADS + name for name in _USUAL)]

    def _remotes(self) -> list[str]:
        """`origin`, or the only remote there is: among several others none is the default."""
        names = {ref.split("/")[2] for ref in self._git.refs if ref.startswith(_REMOTES)}
        if "origin" in names:
            return ["origin"]
        return sorted(names) if len(names) == 1 else []

    def _with_ref(self, ref: str) -> Base:
        commit = self._git.commit_id(ref)
        if commit is None:
            raise self._absent(_short(ref))
        return self._merge_base(commit, _short(ref))

    def _merge_base(self, commit: str, name: str) -> Base:
        answer = self._git.ask("merge-base", "--all", commit, self._git.head)
        found = sorted(answer.stdout.decode("ascii").split())
        if answer.exit_status == 0 and found:
            notes = (
                (f"{len(found)} merge bases with {name}: what differs from any of them is changed",)
                if len(found) > 1
                else ()
            )
            return Base(found[0], f"merge base with {name}", tuple(found[1:]), notes)
        if self._git.shallow:
            raise self._shallow(f"the merge base with {name}")
        raise UsageProblems(
            Problem(
                f"HEAD and {name} share no history",
                hint="name a base that the change started from: --dod-base <branch or commit>",
            )
        )

    def _resolve(self, name: str, source: str, plain: bool) -> str:
        readable = name.isprintable() and name == name.strip() and not name.startswith("-")
        if not readable or not name or (plain and not _PLAIN.fullmatch(name)):
            raise UsageProblems(
                Problem(
                    f"{shown(name)!r} ({source}) is not the name of a base",
                    hint="give a branch, a tag or a commit",
                )
            )
        if plain and name in _POINTERS:
            raise UsageProblems(
                Problem(f"{name} ({source}) would compare the change with itself"),
            )
        if _FULL_ID.fullmatch(name):
            commit = self._git.commit_id(name)
        else:
            commit = self._resolve_ref(name, source) or self._git.commit_id(name)
        if commit is None:
            raise self._absent(f"{shown(name)} ({source})")
        return commit

    def _resolve_ref(self, name: str, source: str) -> str | None:
        """A tag can bear the name of a branch, and git would then take the tag."""
        full = (_HEADS + name, _REMOTES + name, _TAGS + name, name)
        found = {ref: self._git.commit_id(ref) for ref in full if ref in self._git.refs}
        if len(set(found.values())) > 1:
            raise UsageProblems(
                Problem(
                    f"{shown(name)} ({source}) is ambiguous: {', '.join(map(shown, found))}",
                    hint="write the full name",
                )
            )
        return next(iter(found.values()), None)

    def _commit(self, oid: str) -> str | None:
        return self._git.commit_id(oid) if re.fullmatch(r"[0-9a-f]{7,64}", oid) else None

    def _parents(self, commit: str) -> list[str]:
        """As the commit itself says, even where a shallow clone cut them off."""
        header = (self._git.blobs([commit])[commit].data or b"").partition(b"\n\n")[0]
        words = (line.split(b" ") for line in header.split(b"\n"))
        return [pair[1].decode("ascii", "replace") for pair in words if pair[0] == b"parent"]

    def _narrower(self, base: Base) -> str:
        """How many commits that the usual base would judge a named one leaves out; "" for none."""
        try:
            usual = self.told_or_default()
        except UsageProblems:
            return ""
        counted = self._git.out("rev-list", "--count", base.commit, f"^{usual.commit}").strip()
        if counted == b"0" or base.commit == usual.commit:
            return ""
        number = int(counted)
        commits = "1 commit" if number == 1 else f"{number} commits"
        return f"the base leaves out {commits} after the {usual.how}"

    def _absent(self, what: str) -> UsageProblems:
        if self._git.shallow:
            return self._shallow(what)
        return UsageProblems(
            Problem(
                f"{what} was not found; {self._known()}",
                hint="fetch it, or name another: --dod-base <branch or commit>"
                + self._fetch_hint(),
            )
        )

    def _shallow(self, what: str) -> UsageProblems:
        hint = "run: git fetch --unshallow"
        if self._pipeline is not None:
            hint = f"add to the pipeline file: {self._pipeline.deepen}"
        return UsageProblems(Problem(f"{what} is not in this shallow clone", hint=hint))

    def _fetch_hint(self) -> str:
        pipeline = self._pipeline
        if pipeline is None or not pipeline.target or not _PLAIN.fullmatch(pipeline.target):
            return ""
        name = pipeline.target
        return f"; in the pipeline: git fetch origin +{_HEADS}{name}:{_REMOTES}origin/{name}"

    def _known(self) -> str:
        remote = sorted(ref for ref in self._git.refs if ref.startswith(_REMOTES))
        local = sorted(ref for ref in self._git.refs if ref.startswith((_HEADS, _TAGS)))
        names = [_short(ref) for ref in (*remote, *local) if not ref.endswith("/HEAD")]
        more = f" and {len(names) - _MOST_SHOWN} more" if len(names) > _MOST_SHOWN else ""
        return f"known: {', '.join(names[:_MOST_SHOWN]) or 'none'}{more}"


def _short(ref: str) -> str:
    for start in (_HEADS, _REMOTES, _TAGS):
        if ref.startswith(start):
            return shown(ref.removeprefix(start))
    return shown(ref)
