"""pr-description: the pull request's text has each required part, and something stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..errors import CannotTell
from ..model.check import Check, Context
from ..model.evidence import EvidenceKind, FileRequest, PullRequest
from ..model.finding import Finding, Observation
from ._description import Part, folded, known_lines, lines_of, parts_of, real_lines
from ._part_names import AS_A_STATEMENT, Group, Wanted, read_part, topics_of, words_fit

_TEMPLATES = FileRequest(
    (
        *("**/PULL_REQUEST_TEMPLATE.md", "**/pull_request_template.md"),
        *("**/PULL_REQUEST_TEMPLATE/*.md", "**/pull_request_template/*.md"),
        ".gitlab/merge_request_templates/*.md",
    )
)
_STALE = "it was read from {source}; after editing it, start the pipeline anew or use --dod-pr FILE"


@dataclass(frozen=True)
class Options:
    """`parts` are the names of what the description must hold; with `anything` some words will do.

    `Was/Warum` needs both, `Risiken/Limitierungen` either: they are one subject. A name with a file
    in it (`AGENTS.md`) needs a line that names that file.
    """

    parts: tuple[str, ...] = ()
    anything: bool = False


@dataclass
class _Answer:
    findings: list[Finding] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def reads(options: Options) -> tuple[FileRequest, ...]:
    """The templates of the project: what they say is no word of the author's."""
    return (_TEMPLATES,)


def examine(options: Options, context: Context) -> Observation:
    """Look for each part among headings, bold labels and labels of list entries."""
    request = _request(context)
    templates = context.evidence.need_files(_TEMPLATES).texts.values()
    known = frozenset(line for text in templates for line in known_lines(text))
    answer = _Answer(notes=[f"read from {request.source}"])
    wanted = [read_part(name) for name in options.parts]
    parts = parts_of(request.body, known, lambda label: _is_part(label, wanted))
    said = tuple(real_lines(lines_of(request.body), known))
    if not options.parts and not said:
        answer.findings.append(_finding("the description is empty", request))
    elif not options.parts and not options.anything:
        raise CannotTell(
            "what the description must hold is not named",
            "name it: <!-- dod: pr-description parts=… -->, or anything=true",
        )
    for part in wanted:
        _judge(part, parts, said, request, answer)
    if answer.findings and request.cut:
        raise CannotTell(
            f"{request.cut}, and in that much {answer.findings[0].message}",
            "give the whole text with --dod-pr FILE",
        )
    if answer.unknown and not answer.findings:
        raise CannotTell("; ".join(answer.unknown), "give each its own heading or label")
    return Observation(
        examined=len(options.parts) or 1,
        unit="parts" if options.parts else "descriptions",
        findings=tuple(answer.findings),
        notes=(*answer.notes, *answer.unknown),
    )


def _is_part(label: str, wanted: Iterable[Wanted]) -> bool:
    return bool(topics_of(label)) or any(
        _fits(group, label) for part in wanted for group in part.groups
    )


def _request(context: Context) -> PullRequest:
    if context.evidence.pull_request is None:
        for gap in context.evidence.gaps:
            if gap.kind is EvidenceKind.PULL_REQUEST:
                raise CannotTell(gap.reason, gap.hint)
    return context.evidence.need_pull_request()


def _judge(
    wanted: Wanted,
    parts: Sequence[Part],
    said: Sequence[str],
    request: PullRequest,
    answer: _Answer,
) -> None:
    if wanted.file:
        named = folded(wanted.file)
        labelled = any(part.lines and named in folded(part.label) for part in parts)
        if not labelled and not any(named in folded(line) for line in said):
            message = f"the description does not say a word about {wanted.file}"
            answer.findings.append(_finding(message, request))
        return
    for group in wanted.groups:
        fitting = [part for part in parts if _fits(group, part.label)]
        filled = [part for part in fitting if part.lines]
        if any(_answers(group, part, answer) for part in filled):
            continue
        if filled:
            message = f"{wanted.name!r}: {filled[0].label!r} only says that there is none"
            answer.findings.append(_finding(message, request))
        elif fitting:
            message = f"{wanted.name!r}: nothing stands below {fitting[0].label!r}"
            answer.findings.append(_finding(message, request))
        elif group.topics == {"why"} and any(
            p.lines and "what" in topics_of(p.label) for p in parts
        ):
            answer.unknown.append(f"{wanted.name!r}: whether it says why cannot be told from it")
        else:
            message = f"the description has no part {wanted.name!r}"
            if len(wanted.groups) > 1:
                message += f": {group.name!r} is missing"
            answer.findings.append(_finding(message, request))


def _fits(group: Group, label: str) -> bool:
    return bool(group.topics & topics_of(label)) or any(
        words_fit(words, label) for words in group.words
    )


def _answers(group: Group, part: Part, answer: _Answer) -> bool:
    if not part.says_none:
        return True
    if group.topics and not group.topics & AS_A_STATEMENT:
        return False
    answer.notes.append(f"{part.label!r} says that there is none")
    return True


def _finding(message: str, request: PullRequest) -> Finding:
    own = request.source.startswith("--dod-pr")
    hint = f"write it into the file of {request.source}" if own else _STALE
    return Finding(message, hint=hint.format(source=request.source))


CHECK = Check(
    id="pr-description",
    title="the pull request's description is complete",
    passes_when=(
        "each required part stands in the description under a heading or label, and is neither "
        "empty nor a placeholder nor what the project's template already says"
    ),
    options=Options,
    needs=frozenset({EvidenceKind.PULL_REQUEST}),
    examine=examine,
    reads=reads,
)
