"""YAML as a tree of texts with line numbers; no value is ever guessed to be of some type.

Built from the parser's events and not from PyYAML's loaders: these would read `on:` as a boolean,
keep the last of two equal keys in silence, and follow any depth.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

_DEPTH = 80
_NODES = 200_000
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class UnreadableError(Exception):
    """The text is no YAML that could be followed; `line` is 0 where none is known."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


@dataclass(frozen=True, eq=False)
class Node:
    """A value of the document: a text, a list or a mapping; `NOTHING` where there is none.

    `line` is where it starts, `text_line` where the first line of its text stands, `size` the
    number of values in it once all aliases are written out, `path` the file it stands in.
    """

    kind: str
    line: int
    text: str = ""
    items: tuple[Node, ...] = ()
    entries: Mapping[str, Node] = field(default_factory=dict)
    key_lines: Mapping[str, int] = field(default_factory=dict)
    tag: str = ""
    plain: bool = False
    text_line: int = 0
    size: int = 1
    depth: int = 1
    path: str = ""

    def __getitem__(self, key: str) -> Node:
        return self.entries.get(key, NOTHING)

    def __contains__(self, key: str) -> bool:
        return key in self.entries

    @property
    def is_nothing(self) -> bool:
        """Whether nothing stands here: no such key, or no value behind it."""
        return self.kind == "none" or (
            self.kind == "text" and self.plain and self.text in ("", "~", "null", "Null", "NULL")
        )

    @property
    def is_text(self) -> bool:
        """Whether it is a text (a number and a boolean are texts, too)."""
        return self.kind == "text" and not self.is_nothing

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return self.kind == "list"

    @property
    def is_map(self) -> bool:
        """Whether it is a mapping."""
        return self.kind == "map"

    def line_of(self, key: str) -> int:
        """The line of a key of this mapping."""
        return self.key_lines.get(key, self.line)

    def says(self, *words: str) -> bool:
        """Whether it is one of these words, whatever the case."""
        return self.kind == "text" and self.text.strip().lower() in words

    def each(self) -> Iterator[Node]:
        """The items of a list; a single value stands for a list of one."""
        if self.is_list:
            yield from self.items
        elif not self.is_nothing:
            yield self

    def texts(self) -> tuple[str, ...]:
        """All texts in it, lists within lists included."""
        return tuple(node.text for node in self.leaves())

    def leaves(self) -> Iterator[Node]:
        """All values that are texts, lists within lists included."""
        for node in self.each():
            if node.is_list:
                yield from node.leaves()
            elif node.is_text:
                yield node


NOTHING = Node("none", 0)


@dataclass
class Document:
    """One document, and the keys that stand twice in one of its mappings (key, line)."""

    root: Node = NOTHING
    doubled: list[tuple[str, int]] = field(default_factory=list)


@dataclass
class _Open:
    """A list or mapping that has not ended."""

    is_map: bool
    line: int
    anchor: str | None
    tag: str
    children: list[Node] = field(default_factory=list)


def read_yaml(text: str, path: str = "") -> list[Document]:
    """All documents in `text`, which stands at `path`. Raises UnreadableError."""
    try:
        return list(_documents(text, path))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = f"is no valid YAML: {error.problem or error.context or 'it cannot be parsed'}"
        raise UnreadableError(reason, mark.line + 1 if mark else 0) from None
    except yaml.YAMLError as error:
        reason = getattr(error, "reason", "it cannot be parsed")
        raise UnreadableError(f"is no valid YAML: {reason}") from None


def _documents(text: str, path: str) -> Iterator[Document]:
    document, stack, anchors = Document(), list[_Open](), dict[str, Node]()
    for event in yaml.parse(text.removeprefix("\ufeff"), Loader=_LOADER):
        line = _line(event)
        if isinstance(event, yaml.DocumentStartEvent):
            document, stack, anchors = Document(), [], {}
        elif isinstance(event, yaml.DocumentEndEvent):
            yield document
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            if len(stack) >= _DEPTH:
                raise UnreadableError("is nested too deeply to be followed", line)
            is_map = isinstance(event, yaml.MappingStartEvent)
            stack.append(_Open(is_map, line, event.anchor, event.tag or ""))
        elif isinstance(event, yaml.StreamStartEvent | yaml.StreamEndEvent):
            continue
        else:
            anchor, node = _finished(event, path, stack, anchors, document)
            if node.size > _NODES or node.depth + len(stack) > _DEPTH:
                raise UnreadableError("grows beyond reason when its aliases are written out", line)
            if anchor:
                anchors[anchor] = node
            if stack:
                stack[-1].children.append(node)
            else:
                document.root = node


def _finished(
    event: yaml.Event,
    path: str,
    stack: list[_Open],
    anchors: Mapping[str, Node],
    document: Document,
) -> tuple[str | None, Node]:
    line = _line(event)
    if isinstance(event, yaml.AliasEvent):
        node = anchors.get(event.anchor or "")
        if node is None:
            raise UnreadableError(f"names an alias that is not known: *{event.anchor}", line)
        return None, node
    if isinstance(event, yaml.ScalarEvent):
        block = event.style in ("|", ">")
        node = Node(
            "text",
            line,
            event.value,
            tag=event.tag or "",
            plain=not event.style,
            text_line=line + 1 if block else line,
            path=path,
        )
        return event.anchor, node
    opened = stack.pop()
    size = 1 + sum(child.size for child in opened.children)
    depth = 1 + max((child.depth for child in opened.children), default=0)
    if not opened.is_map:
        items = tuple(opened.children)
        return opened.anchor, Node(
            "list", opened.line, items=items, tag=opened.tag, size=size, depth=depth, path=path
        )
    entries, key_lines = _entries(opened, document)
    node = Node(
        "map",
        opened.line,
        entries=entries,
        key_lines=key_lines,
        tag=opened.tag,
        size=size,
        depth=depth,
        path=path,
    )
    return opened.anchor, node


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


def _entries(opened: _Open, document: Document) -> tuple[dict[str, Node], dict[str, int]]:
    entries: dict[str, Node] = {}
    key_lines: dict[str, int] = {}
    merged: list[Node] = []
    keys, values = opened.children[::2], opened.children[1::2]
    for key, value in zip(keys, values, strict=True):
        if key.kind != "text":
            raise UnreadableError("has a key that is no text", key.line)
        if key.text == "<<" and key.plain:
            merged += [node for node in value.each() if node.is_map]
            continue
        if key.text in entries:
            document.doubled.append((key.text, key.line))
        entries[key.text] = value
        key_lines[key.text] = key.line
    for node in merged:
        for name, value in node.entries.items():
            if name not in entries:
                entries[name] = value
                key_lines[name] = node.line_of(name)
    return entries, key_lines
