"""Numbered, lettered, bulleted and plain lines become a tree of duties; their order is kept and nothing is invented."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from cms.importing.duty_roles import Role, begins_duty, is_office, line_roles
from cms.importing.line_joining import is_ended, may_continue
from cms.importing.lines import Line, Passage, passage, same_words
from cms.text.folding import fold_tokens

Style = tuple[str | int, ...]

_HEADING: Style = ("heading",)
_PLAIN: Style = ("plain",)
# Whoever has to be looked for further down than this is not waited for.
_FURTHEST_LOOK = 200
_LONGEST_TITLE = 6
_SHORTEST_TEXT = 8


@dataclass(eq=False)
class Node:
    """A section or item while the tree grows."""

    title: Passage
    number: str = ""
    text: list[Passage] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)
    style: Style = _HEADING
    parts: tuple[int, ...] = ()
    level: int = 0
    list_depth: int = 0
    indent: int = 0

    @property
    def is_section(self) -> bool:
        return self.style == _HEADING or len(self.parts) > 1

    @property
    def last_passage(self) -> Passage:
        return self.text[-1] if self.text else self.title


@dataclass
class Duties:
    """A grown tree, and the paragraphs before its first node."""

    lead: list[Passage] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)


def build_duties(lines: list[Line]) -> Duties:
    """The tree of the lines of the duties, none of them blank. Every line stands in it exactly once."""
    growth = _Growth()
    roles = line_roles(lines)
    for position, (line, role) in enumerate(zip(lines, roles, strict=True)):
        ahead = range(position + 1, min(position + 1 + _FURTHEST_LOOK, len(lines)))
        growth.add(line, role, ((lines[at], roles[at]) for at in ahead))
    return growth.duties


class _Growth:
    """Adds one line after the other; the stack is the way from the root to where the last line went."""

    def __init__(self) -> None:
        self.duties = Duties()
        self._stack: list[Node] = []

    def add(self, line: Line, role: Role, later: Iterator[tuple[Line, Role]]) -> None:
        if role == "continuation":
            self._last_passage().join(line)
        elif role == "text":
            self._add_text(line)
        elif (
            role == "heading"
            and (line.hints.heading_level or not (line.sign and line.sign.parts))
            and not _is_deep(line)
        ):
            self._add_heading(line)
        elif _is_deep(line):
            self._add_deep_number(line)
        else:
            self._add_item(line, later)

    def _last_passage(self) -> Passage:
        return self._stack[-1].last_passage if self._stack else self.duties.lead[-1]

    def _add_text(self, line: Line) -> None:
        if not self._stack:
            self.duties.lead.append(passage(line))
            return
        last = self._stack[-1]
        if last.is_section or last.style[0] == "article":
            last.text.append(passage(line))
        elif line.gap:
            # After a list and a gap the author speaks of something else, but its place in the order must stay.
            self._push(Node(passage(line), style=last.style, list_depth=last.list_depth), self._stack[:-1])
        else:
            if may_continue(last.last_passage.text, line):
                line.remarks.append("maybe_continuation")
            last.text.append(passage(line))

    def _push(self, node: Node, parents: list[Node]) -> None:
        (parents[-1].children if parents else self.duties.nodes).append(node)
        self._stack = [*parents, node]

    def _sections(self) -> list[Node]:
        """The stack up to its innermost section."""
        last = max((at for at, node in enumerate(self._stack) if node.is_section), default=-1)
        return self._stack[: last + 1]

    def _add_heading(self, line: Line) -> None:
        title = passage(line, line.body.rstrip().rstrip(":：").rstrip())
        node = Node(title, line.sign.label if line.sign else "", level=line.hints.heading_level)
        parents = self._sections()
        if node.level:
            while parents and (not parents[-1].level or parents[-1].level >= node.level):
                parents = parents[:-1]
        else:
            at = max((place for place, parent in enumerate(parents) if parent.style == _HEADING), default=-1)
            # Two headings in a row are a heading and the first of its parts.
            if at >= 0 and (parents[at].children or parents[at].text) and _stands_beside(line, parents[at]):
                parents = parents[:at]
        self._push(node, parents)

    def _add_deep_number(self, line: Line) -> None:
        assert line.sign is not None
        parts = line.sign.parts
        parents = self._stack
        while parents and not (parents[-1].parts and parts[: len(parents[-1].parts)] == parents[-1].parts != parts):
            parents = parents[:-1]
        if not parents:
            # Its own parent is missing in the source: it stands beside the other numbers, below the same heading.
            first = next((at for at, node in enumerate(self._stack) if len(node.parts) > 1), None)
            parents = self._stack[:first] if first is not None else self._sections()
        title, text = _title_and_text(line)
        self._push(Node(title, line.sign.label, text, style=("number", len(parts)), parts=parts), parents)

    def _add_item(self, line: Line, later: Iterator[tuple[Line, Role]]) -> None:
        sign = line.sign
        style = _style(line)
        title, text = _title_and_text(line) if style[0] == "article" else (passage(line), [])
        node = Node(
            title,
            sign.label if sign else "",
            text,
            style=style,
            parts=sign.parts if sign else (),
            list_depth=line.hints.list_depth,
            indent=line.indent,
        )
        sections = self._sections()
        # 1, 1–1, 1–2, 2: the next number of an outer list closes what its predecessor has opened.
        at = next((at for at, known in enumerate(self._stack) if _precedes(known, node)), None)
        if at is not None and at < len(sections):
            self._push(node, self._stack[:at])
            return
        items = self._stack[len(sections) :]
        parents = self._item_parents(node, sections, items, later)
        self._push(node, [*sections, *parents])

    def _item_parents(
        self, node: Node, sections: list[Node], items: list[Node], later: Iterator[tuple[Line, Role]]
    ) -> list[Node]:
        if not items:
            return []
        last = items[-1]
        if node.list_depth and last.list_depth:
            return [item for item in items if item.list_depth and item.list_depth < node.list_depth]
        same = next((at for at, item in enumerate(items) if item.style == node.style), None)
        if same is not None:
            begins_again = node.parts == (1,) and items[same].parts > (1,) and same < len(items) - 1
            return items if begins_again and last.title.text.rstrip().endswith(":") else items[:same]
        above = [*sections, *items][-2] if len(sections) + len(items) > 1 else None
        siblings = above.children if above else self.duties.nodes
        return items if _is_parent(last, node, siblings, later) else items[:-1]


def _is_deep(line: Line) -> bool:
    return line.sign is not None and len(line.sign.parts) > 1


def _begins_another_numbering(last: Node, node: Node) -> bool:
    """Whether numbers from one stand after a letter, or letters from the first after a number: an inner list."""
    if last.style[0] in ("letter", "article"):
        return node.parts == (1,)
    return last.style[0] == "number" and node.style == ("letter",) and node.number == "الف"


def _stands_beside(line: Line, heading: Node) -> bool:
    """Whether a heading without a rank of its own is the next one after `heading`, and not a part of it."""
    return not heading.level or (is_office(line.body) and is_office(heading.title.text))


def _precedes(known: Node, node: Node) -> bool:
    return len(node.parts) == 1 and len(known.parts) == 1 and known.parts[0] + 1 == node.parts[0]


def _title_and_text(line: Line) -> tuple[Passage, list[Passage]]:
    """A section that says in one line what it is and what it does («هماهنگی: این بخش …») has a title and a text."""
    title, _sign, text = line.body.partition(":")
    is_both = 0 < len(fold_tokens(title)) <= _LONGEST_TITLE and len(fold_tokens(text)) >= _SHORTEST_TEXT
    if is_both and same_words(line.body, title, text):
        return passage(line, title.strip()), [passage(line, text.strip())]
    return passage(line, line.body.rstrip().rstrip(":：").rstrip()), []


def _style(line: Line) -> Style:
    sign = line.sign
    if sign is None:
        return ("list", line.hints.list_depth) if line.hints.list_depth else _PLAIN
    if sign.kind == "number":
        return ("number", len(sign.parts))
    if sign.kind == "bullet":
        return ("bullet", sign.bullet[:1])
    return ("article", sign.label.split()[0]) if sign.kind == "article" and " " in sign.label else (sign.kind,)


def _is_parent(last: Node, node: Node, siblings: list[Node], later: Iterator[tuple[Line, Role]]) -> bool:
    """Whether a line with a new kind of sign begins a list below the last item, and does not go on beside it."""
    title = last.title.text.rstrip()
    if title.endswith(":") or _begins_another_numbering(last, node):
        return True
    if any(sibling.children for sibling in siblings if sibling.style == last.style):
        return True
    if node.indent >= last.indent + 2 and node.style[0] != "number":
        return True
    begins = node.parts == (1,) or node.style[0] in ("bullet", "letter", "list")
    if last.style[0] in ("number", "letter", "article") and begins:
        heading_like = last.title.line.words <= 6 and not is_ended(title) and not begins_duty(last.title.line)
        if heading_like:
            return True
    return _comes_back(last, later)


def _comes_back(last: Node, later: Iterator[tuple[Line, Role]]) -> bool:
    """Whether the list of `last` goes on further below, which makes all between an inner list."""
    for line, role in later:
        if role == "heading":
            return False
        if role == "item" and _style(line) == last.style:
            sign = line.sign
            if not last.parts:
                return True
            return bool(sign and sign.parts[:-1] == last.parts[:-1] and sign.parts[-1] == last.parts[-1] + 1)
    return False
