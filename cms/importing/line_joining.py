"""Whether two lines are one sentence that was broken on its way."""

import re

from cms.importing.lines import Line
from cms.importing.vocabulary import DANGLING_PHRASES, DANGLING_WORDS
from cms.text.folding import fold_tokens

_ENDED = re.compile(r"[.؛:!؟?…»\"”)]\s*$")
_OPENINGS = {"(": ")", "«": "»", "“": "”", "[": "]"}
_CONTINUING = re.compile(r"[،؛.)»”\]]")
_NARROWEST_WRAP = 45
_WIDEST_WRAP = 140


def is_ended(text: str) -> bool:
    """Whether a sentence or an item is closed by its sign."""
    return bool(_ENDED.search(text))


def is_dangling(text: str) -> bool:
    """Whether a text ends with a word after which something must follow («… درباره», «… در جهت»)."""
    text = text.rstrip()
    if not text or not text[-1].isalpha():
        return False
    words = fold_tokens(text)
    if not words:
        return False
    before = words[-2] if len(words) > 1 else ""
    if words[-1] in DANGLING_WORDS and before not in ("این", "ان"):
        return True
    return any(tuple(words[-len(phrase) :]) == phrase for phrase in DANGLING_PHRASES)


def is_open(text: str) -> bool:
    """Whether a bracket or a quotation is still open at the end."""
    if text.count('"') % 2:
        return True
    return any(text.count(opening) > text.count(closing) for opening, closing in _OPENINGS.items())


def joins(first: str, second: Line) -> bool:
    """Whether `second` certainly goes on with the sentence of `first`."""
    if second.hints.heading_level or "\t" in second.text or "\t" in first:
        return False
    if second.sign or second.hints.list_depth:
        return (not second.sign or second.sign.is_bare_bullet) and is_dangling(first)
    if second.gap:
        return is_dangling(first)
    if is_dangling(first) or is_open(first) or first.rstrip().endswith("،") or _CONTINUING.match(second.text):
        return True
    words = fold_tokens(first)
    starts = fold_tokens(second.text)[:1]
    # One word is no duty: «تدوین» at the end of its line wants its object, which here stands in quotation marks.
    if len(words) == 1 and not is_ended(first) and second.text[:1] in '"«“':
        return True
    return starts == ["و"] and not is_ended(first)


def may_continue(first: str, second: Line) -> bool:
    """Whether `second` perhaps goes on with the sentence of `first`: worth a look, not certain enough to join."""
    return not second.sign and not second.gap and "\t" not in second.text and not is_ended(first)


def wrapped_block(lines: list[Line]) -> bool:
    """Whether consecutive lines are one paragraph that was wrapped at a fixed width: full lines, only the last ends."""
    if len(lines) < 3 or any(line.sign or line.hints.heading_level or line.hints.list_depth for line in lines):
        return False
    widths = [len(line.text) for line in lines[:-1]]
    widest = max(widths)
    return (
        _NARROWEST_WRAP <= widest <= _WIDEST_WRAP
        and min(widths) >= widest - 18
        and len(lines[-1].text) <= widest
        and not any(line.text.rstrip().endswith((".", ":", "؛")) for line in lines[:-2])
    )
