"""What each line of the duties is: a heading, an item, a paragraph, or the rest of the line before it."""

from typing import Literal

from cms.importing.line_joining import is_ended, joins
from cms.importing.lines import Line
from cms.importing.section_titles import promised_kind, title_kind
from cms.importing.vocabulary import DUTY_WORDS, FINITE_VERBS, OFFICE_NAME, OFFICE_WORDS, folded
from cms.text.folding import fold_tokens

Role = Literal["heading", "item", "text", "continuation"]

LONGEST_HEADING = 12
"""Words; a longer unmarked line is a paragraph."""

_SUBJECT_STARTS = tuple(map(folded, ("در خصوص", "در زمینه", "در حوزه", "در بخش", "در رابطه با", "امور")))
_LONGEST_PLAIN_ITEM = 70


def line_roles(lines: list[Line]) -> list[Role]:
    """The role of each line of the duties, none of them blank."""
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
    if before is None and promised_kind(text):
        return False
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
        opens = after.words >= 12 or begins_duty(after)
        return stands_alone and line.words <= 7 and opens and not begins_duty(line)
    if before is None or line.gap or not (before.sign or before.hints.list_depth):
        return True
    if _goes_on(before, after):
        return False
    if title_kind(text) == "duties":
        return True
    return is_ended(before.body) or _starts_list(after) or is_office(text) or folded(text).startswith(_SUBJECT_STARTS)


def is_office(text: str) -> bool:
    """Whether a text may be the name of a department."""
    words = fold_tokens(text)
    if len(words) < 2 or words[0] not in OFFICE_WORDS or words[1] in ("ها", "های"):
        return False
    return bool(OFFICE_NAME.fullmatch(" ".join(words)))


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
            duties = sum(begins_duty(lines[position]) for position in plain)
            short = all(lines[position].words <= _LONGEST_PLAIN_ITEM for position in plain)
            if short and (len(plain) >= 3 or (len(plain) == 2 and duties == 2)) and duties * 3 >= len(plain):
                for position in plain:
                    roles[position] = "item"
        start = end


def begins_duty(line: Line) -> bool:
    """Whether a line begins with a verbal noun, as duties do."""
    words = fold_tokens(line.body)
    return bool(words) and words[0] in DUTY_WORDS
