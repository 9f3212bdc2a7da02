"""Puts the parts of a recognised page together, gives each text its place, and proves that no word was lost."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from cms.importing.duties_tree import Node
from cms.importing.duty_roles import is_office
from cms.importing.introduction_blocks import Block
from cms.importing.lines import Passage
from cms.importing.page_title import unit_name
from cms.importing.parts import Parts
from cms.importing.source import SourceDocument
from cms.importing.unit import (
    DutyNode,
    ImportDoubt,
    ImportedContact,
    ImportedDepartment,
    ImportedHead,
    ImportedPhone,
    ImportedUnit,
    IntroBlock,
    LineAccount,
)
from cms.importing.vocabulary import folded
from cms.text.folding import fold_tokens
from cms.text.slugs import slugify

LONGEST_ANCHOR = 60
SHORTEST_LEAD = 60
LONGEST_LEAD = 320
"""Characters of the first paragraph, if it is to lead the page."""


class AccountingError(Exception):
    """A word of the source was lost or doubled: a fault of this package, never of the source. Nothing is imported."""


def assemble(document: SourceDocument, parts: Parts) -> ImportedUnit:
    """The finished unit with its accounts. Raises AccountingError."""
    return _Assembly(document, parts).unit()


class _Assembly:
    def __init__(self, document: SourceDocument, parts: Parts) -> None:
        self._document = document
        self._parts = parts
        self._placed: dict[int, list[tuple[str, str]]] = {}
        self._doubts: list[ImportDoubt] = []
        self._anchors: set[str] = set()
        self._repeated: Counter[str] = Counter()
        self._places: dict[int, str] = {}

    def unit(self) -> ImportedUnit:
        parts = self._parts
        lead, blocks = _lead(parts.introduction)
        duties = self._nodes(parts.duties.nodes, "duties")
        unit = ImportedUnit(
            title=self._place(parts.title, "title"),
            unit_name=unit_name(
                parts.title.text if parts.title else "", *(heading.text for heading in parts.section_titles.values())
            ),
            lead=self._place(lead, "lead"),
            introduction=tuple(self._block(block, f"introduction.{at}") for at, block in enumerate(blocks, 1)),
            head=self._head(),
            goals=self._place_all(parts.goals, "goals"),
            duties_lead=self._place_all(parts.duties.lead, "duties_lead"),
            duties=duties,
            departments=self._departments(duties),
            contact=self._contact(),
            section_titles={
                kind: self._place(heading, f"section_titles.{kind}") for kind, heading in parts.section_titles.items()
            },
            doubts=(),
            source_name=self._document.name,
            source_format=self._document.format,
            source_encoding=self._document.encoding,
            accounts=(),
        )
        self._own_doubts()
        accounts = self._accounts()
        self._verify(unit, accounts)
        doubts = tuple(sorted(self._doubts, key=lambda doubt: doubt.line_number))
        return replace(unit, accounts=accounts, doubts=doubts)

    def _place(self, text: Passage | None, where: str) -> str:
        """The text of a passage, after noting where its lines went and what in it is in doubt."""
        if text is None:
            return ""
        for line, part in text.parts:
            self._placed.setdefault(line.number, []).append((where, part))
            self._places.setdefault(line.number, where)
            for doubt in line.doubts:
                if doubt.word in part:
                    self._doubts.append(ImportDoubt(where, doubt.word, doubt.suggestions, doubt.reason, line.number))
            for remark in line.remarks:
                self._doubts.append(ImportDoubt(where, _shown(part, remark), (), remark, line.number))
            line.remarks.clear()
        return text.text

    def _place_all(self, texts: Iterable[Passage], where: str) -> tuple[str, ...]:
        return tuple(self._place(text, f"{where}.{at}") for at, text in enumerate(texts, 1))

    def _block(self, block: Block, where: str) -> IntroBlock:
        if block.kind == "list":
            return IntroBlock("list", items=self._place_all(block.passages, where))
        return IntroBlock(block.kind, text=self._place(block.passages[0], where))

    def _head(self) -> ImportedHead | None:
        parts = self._parts
        if not (parts.post_title or parts.person_name or parts.message):
            return None
        return ImportedHead(
            self._place(parts.post_title, "head.post_title"),
            self._place(parts.person_name, "head.person_name"),
            self._place_all(parts.message, "head.message"),
        )

    def _nodes(self, nodes: list[Node], where: str, above: str = "") -> tuple[DutyNode, ...]:
        finished = []
        for at, node in enumerate(nodes, 1):
            path = f"{where}.{at}"
            title = self._place(node.title, path)
            if node.number:
                line = node.title.line
                self._placed[line.number].append((f"{path}.number_in_source", node.number))
            anchor = self._anchor(title, above)
            text = self._place_all(node.text, f"{path}.text")
            if node.children:
                title = title.rstrip(" :：")
            finished.append(
                DutyNode(title, anchor, text, _persian_number(node.number), self._nodes(node.children, path, anchor))
            )
        return tuple(finished)

    def _anchor(self, title: str, above: str) -> str:
        # Words, not numbers: a duty that is added above must not move the address of those below.
        stem = slugify(title, maximum_length=LONGEST_ANCHOR) or "duty"
        if above and stem in self._anchors:
            stem = f"{above}-{stem}"
        anchor = stem
        while anchor in self._anchors:
            self._repeated[stem] += 1
            anchor = f"{stem}-{self._repeated[stem] + 1}"
        self._anchors.add(anchor)
        return anchor

    def _departments(self, duties: tuple[DutyNode, ...]) -> tuple[ImportedDepartment, ...]:
        sections = {folded(node.title): node for node in _all_nodes(duties) if is_office(node.title) and node.children}
        departments = []
        for at, department in enumerate(self._parts.departments, 1):
            where = f"departments.{at}"
            name = self._place(department.name, f"{where}.name")
            section = sections.pop(folded(name), None)
            departments.append(
                ImportedDepartment(
                    name,
                    "\n".join(self._place_all(department.work, f"{where}.work")),
                    section.anchor if section else None,
                    self._place(department.responsible, f"{where}.responsible"),
                    self._place(department.extension, f"{where}.extension"),
                )
            )
        departments += [
            ImportedDepartment(node.title, duties_anchor=node.anchor, from_duties=True) for node in sections.values()
        ]
        return tuple(departments)

    def _contact(self) -> ImportedContact:
        book = self._parts.contact
        phones = []
        for at, entry in enumerate(book.phones, 1):
            where = f"contact.phones.{at}"
            phones.append(
                ImportedPhone(
                    self._place(entry.number, f"{where}.number"),
                    self._place(entry.extension, f"{where}.extension"),
                    self._place(entry.label, f"{where}.label"),
                )
            )
        self._parts.left_out += book.leftovers
        return ImportedContact(
            address="، ".join(self._place(part, "contact.address") for part in book.address),
            phones=tuple(phones),
            fax=self._place(book.fax, "contact.fax"),
            email=self._place(book.email, "contact.email"),
            hours="، ".join(self._place(part, "contact.hours") for part in book.hours),
            website=self._place(book.website, "contact.website"),
        )

    def _own_doubts(self) -> None:
        for line, reason in self._parts.doubts:
            self._doubts.append(
                ImportDoubt(
                    self._places.get(line.number, "head" if reason == "head_unfilled" else ""),
                    line.body,
                    (),
                    reason,
                    line.number,
                )
            )

    def _accounts(self) -> tuple[LineAccount, ...]:
        left_out: dict[int, list[tuple[str, str]]] = {}
        for line, text, reason in self._parts.left_out:
            left_out.setdefault(line.number, []).append((reason, text))
        return tuple(
            LineAccount(
                line.number,
                line.text,
                tuple(self._placed.get(line.number, ())),
                tuple(left_out.get(line.number, ())),
            )
            for line in self._document.lines
        )

    @staticmethod
    def _verify(unit: ImportedUnit, accounts: tuple[LineAccount, ...]) -> None:
        """What the unit holds and what was left out, against the source: once by its words, once by its letters."""
        left_out = [text for account in accounts for _reason, text in account.left_out]
        stated = [text for account in accounts for _where, text in account.placed]
        held = list(unit_texts(unit))
        if _words(held) != _words(stated):
            raise AccountingError(
                f"stated but not held: {_words(stated) - _words(held)}, {_words(held) - _words(stated)}"
            )
        for account in accounts:
            texts = [text for _key, text in (*account.placed, *account.left_out)]
            if not texts and account.source.strip():
                raise AccountingError(f"line {account.number} is not accounted for")
            # Restored half-spaces part words that the source has joined, so letters are compared.
            if _letters(texts) != _letters([account.source]):
                raise AccountingError(f"line {account.number} changed: {_letters([account.source]) - _letters(texts)}")
        if _letters(held) + _letters(left_out) != _letters([account.source for account in accounts]):
            raise AccountingError("the unit and what was left out are not the source")


def unit_texts(unit: ImportedUnit) -> Iterator[str]:
    """Every text of a unit that stands in its source: not the unit's name, nor names that the duties gave."""
    yield from (unit.title, unit.lead, *unit.goals, *unit.duties_lead, *unit.section_titles.values())
    for block in unit.introduction:
        yield from (block.text, *block.items)
    if unit.head:
        yield from (unit.head.post_title, unit.head.person_name, *unit.head.message)
    for department in unit.departments:
        if not department.from_duties:
            yield department.name
        yield from (department.work, department.responsible, department.extension)
    for node in _all_nodes(unit.duties):
        yield from (node.title, node.number_in_source, *node.text)
    contact = unit.contact
    yield from (contact.address, contact.fax, contact.email, contact.hours, contact.website)
    for phone in contact.phones:
        yield from (phone.number, phone.extension, phone.label)


def _all_nodes(nodes: tuple[DutyNode, ...]) -> Iterator[DutyNode]:
    for node in nodes:
        yield node
        yield from _all_nodes(node.children)


def _words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in fold_tokens(text))


def _letters(texts: Iterable[str]) -> Counter[str]:
    return Counter(letter for text in texts for word in fold_tokens(text) for letter in word)


def _shown(text: str, remark: str) -> str:
    """What a doubt quotes: the whole text, or the words around a lost character."""
    if remark != "lost_character":
        return text
    words = text.split()
    at = next((place for place, word in enumerate(words) if "?" in word or "\ufffd" in word), 0)
    return " ".join(words[max(at - 2, 0) : at + 3])


def _persian_number(number: str) -> str:
    return number.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))


def _lead(blocks: list[Block]) -> tuple[Passage | None, list[Block]]:
    """The first paragraph leads the page when it is short enough to stand above the rest and a rest follows."""
    if [block.kind for block in blocks[:2]] != ["paragraph", "paragraph"]:
        return None, blocks
    first = blocks[0].passages[0]
    return (first, blocks[1:]) if SHORTEST_LEAD <= len(first.text) <= LONGEST_LEAD else (None, blocks)
