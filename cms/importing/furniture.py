"""Page furniture: what stands on a page without being said by it and a sentence for the report."""

import re

from cms.importing.furniture_words import (
    ALWAYS_FURNITURE,
    COUNTED_WORDS,
    COUNTER_WORDS,
    FORM_FIELDS,
    FURNITURE,
    HOME_WORDS,
    LONE_MENU_WORDS,
    MENU_REASONS,
    MENU_WORDS,
)
from cms.importing.lines import Line
from cms.importing.vocabulary import DUTY_WORDS, folded
from cms.text.folding import fold_tokens

_AREA_REASONS = {
    "nav": "menu",
    "header": "page_header",
    "footer": "page_footer",
    "aside": "side_column",
    "form": "comment_form",
    "script": "script",
    "style": "script",
    "hidden": "hidden",
    "control": "control",
    "page_title": "page_title",
    "footnote": "footnote",
}

_ICON_NAME = re.compile(
    r"(?:[a-z]+(?:_[a-z0-9]+)+|(?:fa|fas|far|fab|bi|icon|glyphicon|mdi|ti|flaticon|dashicons)(?:[ -][a-z0-9-]+)+|"
    r"menu|home|search|close|phone|email|mail|person|place|print|share|event|today|schedule|expand|more|add|call|fax|map|"
    r"chevron|arrow|star|favorite|visibility|download|language|public|info|location)"
)
_FILE_NAME = re.compile(
    r"[\w\s().%-]+\.(?:jpe?g|png|gif|svg|webp|pdf|docx?|xlsx?|pptx?|mp[34]|zip|rar|avi)", re.IGNORECASE
)
_BREADCRUMB = re.compile(r"\s*[»›>/\\|←‹«]+\s*")
_WAY = re.compile(r"\s*[»›>]\s*")
_SEPARATORS_ONLY = re.compile(r"[\W_]+")
_UNFILLED = re.compile(r"(?:\.{4,}|…{2,}|…\.{2,}|_{3,})\s*$")
_HAS_PERSIAN = re.compile("[\u0621-\u06d3]")


def area_reason(line: Line) -> str | None:
    """The code for a line whose place on the page says that it is no content."""
    return _AREA_REASONS.get(line.hints.area)


def furniture_reason(text: str) -> str | None:
    """The code for a line that is furniture by its own words, or None. `text` is cleaned, without its list sign."""
    text = text.strip()
    if not text:
        return "blank"
    if _SEPARATORS_ONLY.fullmatch(text):
        return "copyright" if "©" in text else "sign"
    if _ICON_NAME.fullmatch(text):
        return "icon_name"
    if _FILE_NAME.fullmatch(text):
        return "file_name"
    if text.startswith("©"):
        return "copyright"
    words = folded(text)
    if words in LONE_MENU_WORDS or is_breadcrumb(text):
        return "menu"
    for code, compiled in FURNITURE.items():
        if compiled.fullmatch(words):
            return code
    tokens = set(words.split())
    if tokens & COUNTED_WORDS and all(token in COUNTER_WORDS or token.isdigit() for token in tokens):
        return "counter"
    if words.replace(" ", "").isdigit() and len(words) < 7:
        return "stray_number"
    return None


def is_breadcrumb(text: str) -> bool:
    """Whether a line shows the way from the home page to this one («خانه » واحدها » روابط‌عمومی»)."""
    parts = [folded(part) for part in _BREADCRUMB.split(text) if part.strip()]
    if not all(part.count(" ") < 7 for part in parts):
        return False
    # Two arrows are a way wherever it begins; what an opening sign begins is quoted.
    is_way = "«" not in text and len(list(filter(None, _WAY.split(text)))) > 2
    return is_way or (len(parts) > 1 and parts[0] in HOME_WORDS)


def is_latin_fragment(text: str) -> bool:
    """A few words without any Persian letter, address, e-mail or number among them."""
    return not _HAS_PERSIAN.search(text) and len(text.split()) <= 3 and not re.search(r"[@\d]|www|http|\.\w{2}", text)


def is_unfilled(text: str) -> bool:
    """Dots or lines in the place of a name or a post."""
    return bool(_UNFILLED.search(text)) and len(text.split()) <= 9


def is_menu_word(text: str) -> bool:
    return folded(text) in MENU_WORDS


def is_home_word(text: str) -> bool:
    return folded(text) in HOME_WORDS


_LONGEST_MENU_ENTRY = 6
_LONGEST_FORM = 8


def mark_furniture(lines: list[Line]) -> dict[Line, str]:
    """The furniture among content lines, none of them blank, with the code of each."""
    found: dict[Line, str] = {}
    form_ends = -1
    for position, line in enumerate(lines):
        reason = furniture_reason(line.body)
        if reason == "comment_form":
            form_ends = position + _LONGEST_FORM
        elif position <= form_ends and folded(line.body) in FORM_FIELDS:
            reason = "comment_form"
        if reason and (reason in ALWAYS_FURNITURE or not (line.sign or line.hints.list_depth)):
            found[line] = reason
        elif is_latin_fragment(line.body):
            found[line] = "latin_fragment"
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and _may_be_menu_entry(lines[end]):
            end += 1
        entries = lines[start:end]
        for line in entries if _is_menu(entries) else []:
            found.setdefault(line, "menu")
        start = max(end, start + 1)
    for line in _plain_menu(lines):
        found.setdefault(line, "menu")
    return found


def _plain_menu(lines: list[Line]) -> list[Line]:
    """The lines of a menu without any signs: from the home page to its last known entry, with no gap between."""
    start = next((at for at, line in enumerate(lines) if is_home_word(line.body) and not line.sign), None)
    if start is None:
        return []
    end = start + 1
    while end < len(lines) and not lines[end].gap and not lines[end].sign and lines[end].words <= 4:
        end += 1
    known = [at for at in range(start, end) if is_menu_word(lines[at].body)]
    return lines[start : known[-1] + 1] if len(known) >= 2 else []


def _may_be_menu_entry(line: Line) -> bool:
    in_list = bool(line.sign or line.hints.list_depth)
    return in_list and line.words <= _LONGEST_MENU_ENTRY and not line.body.rstrip().endswith((".", ":", "؛"))


def _is_menu(entries: list[Line]) -> bool:
    known = [line for line in entries if is_menu_word(line.body) or furniture_reason(line.body) in MENU_REASONS]
    if any(DUTY_WORDS.intersection(fold_tokens(line.body)[:1]) for line in entries if line not in known):
        return False
    if entries and is_home_word(entries[0].body):
        return len(entries) <= 9 or 2 * len(known) >= len(entries)
    return len(entries) >= 2 and 5 * len(known) >= 3 * len(entries)
