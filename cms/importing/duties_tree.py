"""Numbered, lettered, bulleted and plain lines become a tree of duties; their order is kept and nothing is invented."""

from dataclasses import dataclass, field
from typing import Literal

from cms.importing.line_joining import is_ended, joins, may_continue
from cms.importing.lines import Line, Passage, passage
from cms.importing.vocabulary import DUTY_WORDS, FINITE_VERBS, OFFICE_NAME, OFFICE_WORDS, folded
from cms.text.folding import fold_tokens

Style = tuple[str | int, ...]
Role = Literal["heading", "item", "text", "continuation"]

LONGEST_HEADING = 12
"""Words; a longer unmarked line is a paragraph."""

_SUBJECT_STARTS = tuple(map(folded, ("در خصوص", "در زمینه", "در حوزه", "در بخش", "در رابطه با", "امور")))
_HEADING: Style = ("heading",)
_PLAIN: Style = ("plain",)
_LONGEST_PLAIN_ITEM = 70


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
    roles = _roles(lines)
    for position, (line, role) in enumerate(zip(lines, roles, strict=True)):
        growth.add(line, role, list(zip(lines[position + 1 :], roles[position + 1 :], strict=True)))
    return growth.duties


def _roles(lines: list[Line]) -> list[Role]:
    roles: list[Role] = []
    for position, line in enumerate(lines):
        before = lines[position - 1] if position else None
        after = lines[position + 1] if position + 1 < len(lines) else None
        if before and roles[-1] != "heading" and joins(before.body, line):
            roles.append("continuation")
        elif _is_heading(line, before, after):
            roles.append("heading")
        elif line.sign or line.hints.list_depth:
            roles.append("item")
        else:
            roles.append("text")
    _promote_plain_items(lines, roles)
    return roles


def _is_heading(line: Line, before: Line | None, after: Line | None) -> bool:
    if line.hints.heading_level:
        return True
    text = line.body.rstrip()
    if after is None or "\t" in text or line.words > LONGEST_HEADING + 3 or text.endswith((".", "؛", "،", "!", "؟")):
        return False
    if line.sign or line.hints.list_depth:
        # A bullet that opens a numbered list of its own is the heading of that list.
        bare = not line.sign or line.sign.is_bare_bullet
        return (
            bare
            and line.words <= LONGEST_HEADING
            and _starts_list(after)
            and not (after.sign and after.sign.is_bare_bullet)
        )
    if text.endswith(":"):
        return True
    words = fold_tokens(text)
    if line.words > LONGEST_HEADING or words[-1] in FINITE_VERBS:
        return False
    if line.hints.emphasised:
        return True
    if not (after.sign or after.hints.list_depth):
        stands_alone = before is None or line.gap
        opens = after.words >= 12 or _begins_duty(after)
        return stands_alone and line.words <= 7 and opens and not _begins_duty(line)
    if before is None or line.gap or not (before.sign or before.hints.list_depth):
        return True
    if _goes_on(before, after):
        return False
    return is_ended(before.body) or _starts_list(after) or is_office(text) or folded(text).startswith(_SUBJECT_STARTS)


def is_office(text: str) -> bool:
    """Whether a text may be the name of a department."""
    words = fold_tokens(text)
    return bool(words) and words[0] in OFFICE_WORDS and bool(OFFICE_NAME.fullmatch(" ".join(words)))


def _starts_list(line: Line) -> bool:
    if not line.sign:
        return False
    return (line.sign.kind == "number" and line.sign.parts[-1] == 1) or line.sign.label in ("الف", "ا", "اول", "یکم")


def _goes_on(before: Line, after: Line) -> bool:
    """Whether the numbers before and after a line follow each other, so that the line belongs to the first of them."""
    return bool(
        before.sign
        and after.sign
        and before.sign.parts
        and after.sign.parts
        and before.sign.parts[:-1] == after.sign.parts[:-1]
        and after.sign.parts[-1] == before.sign.parts[-1] + 1
    )


def _promote_plain_items(lines: list[Line], roles: list[Role]) -> None:
    """Lines without any sign are items where a section has nothing else: many pages write one duty a line."""
    start = 0
    while start < len(lines):
        if roles[start] == "heading":
            start += 1
            continue
        end = start
        while end < len(lines) and roles[end] != "heading":
            end += 1
        if "item" not in roles[start:end]:
            first = start
            if lines[first].words > 40 or lines[first].body.rstrip().endswith(":"):
                first += 1
            plain = [position for position in range(first, end) if roles[position] == "text"]
            duties = sum(
                fold_tokens(lines[position].body)[:1] != [] and _begins_duty(lines[position]) for position in plain
            )
            short = all(lines[position].words <= _LONGEST_PLAIN_ITEM for position in plain)
            if short and (len(plain) >= 3 or (len(plain) == 2 and duties == 2)) and duties * 3 >= len(plain):
                for position in plain:
                    roles[position] = "item"
        start = end


def _begins_duty(line: Line) -> bool:
    words = fold_tokens(line.body)
    return bool(words) and words[0] in DUTY_WORDS


class _Growth:
    """Adds one line after the other; the stack is the way from the root to where the last line went."""

    def __init__(self) -> None:
        self.duties = Duties()
        self._stack: list[Node] = []

    def add(self, line: Line, role: Role, later: list[tuple[Line, Role]]) -> None:
        if role == "continuation":
            self._last_passage().join(line)
        elif role == "text":
            self._add_text(line)
        elif role == "heading" and not (line.sign and line.sign.parts):
            self._add_heading(line)
        elif line.sign and len(line.sign.parts) > 1:
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
        title = passage(line, line.body.rstrip().rstrip(":：").rstrip())
        self._push(Node(title, line.sign.label, style=("number", len(parts)), parts=parts), parents)

    def _add_item(self, line: Line, later: list[tuple[Line, Role]]) -> None:
        sign = line.sign
        style = _style(line)
        node = Node(
            passage(line),
            sign.label if sign else "",
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
        self._push(node, [*sections, *self._item_parents(node, items, later)])

    def _item_parents(self, node: Node, items: list[Node], later: list[tuple[Line, Role]]) -> list[Node]:
        if not items:
            return []
        last = items[-1]
        if node.list_depth and last.list_depth:
            return [item for item in items if item.list_depth and item.list_depth < node.list_depth]
        same = next((at for at, item in enumerate(items) if item.style == node.style), None)
        if same is not None:
            begins_again = node.parts == (1,) and items[same].parts > (1,) and same < len(items) - 1
            return items if begins_again and last.title.text.rstrip().endswith(":") else items[:same]
        return items if _is_parent(last, node, items, later) else items[:-1]


def _stands_beside(line: Line, heading: Node) -> bool:
    """Whether a heading without a rank of its own is the next one after `heading`, and not a part of it."""
    return not heading.level or (is_office(line.body) and is_office(heading.title.text))


def _precedes(known: Node, node: Node) -> bool:
    return len(node.parts) == 1 and len(known.parts) == 1 and known.parts[0] + 1 == node.parts[0]


def _style(line: Line) -> Style:
    sign = line.sign
    if sign is None:
        return ("list", line.hints.list_depth) if line.hints.list_depth else _PLAIN
    if sign.kind == "number":
        return ("number", len(sign.parts))
    if sign.kind == "bullet":
        return ("bullet", sign.bullet[:1])
    return ("article", sign.label.split()[0]) if sign.kind == "article" and " " in sign.label else (sign.kind,)


def _is_parent(last: Node, node: Node, items: list[Node], later: list[tuple[Line, Role]]) -> bool:
    """Whether a line with a new kind of sign begins a list below the last item, and does not go on beside it."""
    title = last.title.text.rstrip()
    if title.endswith(":"):
        return True
    siblings = items[-2].children if len(items) > 1 else []
    if any(sibling.children for sibling in siblings):
        return True
    if node.indent >= last.indent + 2 and node.style[0] != "number":
        return True
    if last.style[0] in ("number", "letter", "article") and node.style[0] in ("bullet", "letter", "list"):
        heading_like = last.title.line.words <= 6 and not is_ended(title) and not _begins_duty(last.title.line)
        if heading_like:
            return True
    return _comes_back(last, later)


def _comes_back(last: Node, later: list[tuple[Line, Role]]) -> bool:
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
