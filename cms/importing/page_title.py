"""Which line is the title of the page, and what the unit is called after it."""

import re

from cms.importing.contact_details import read_contact
from cms.importing.lines import Line, Passage, passage, same_words
from cms.importing.people_lines import read_person
from cms.importing.section_titles import title_kind
from cms.importing.vocabulary import FINITE_VERBS, folded, pattern
from cms.text.folding import fold_tokens

LONGEST_TITLE = 16
_EARLY_LINES = 8
_ABOUT_RELATIONS = pattern("~(?:روابط ?عمومی|ارتباطات|اطلاع ?رسانی|امور بین ?الملل)")
_TITLE_LABEL = pattern("(?:عنوان|نام) (?:واحد|اداره|بخش|صفحه|مدیریت|معاونت|حوزه)")
_SAYS_WHAT = re.compile(
    r"^(?:(?:معرفی|درباره|آشنایی با|شرح وظایف|شرح وظیفه|وظایف|اهداف|صفحه|عنوان|تاریخچه|مقدمه)"
    r"(?: و (?:معرفی|شرح وظایف|وظایف|اهداف))?\s+)+"
)
_ORGANISATION = pattern(
    "(?:شهرداری|دانشگاه|سازمان|وزارت|شرکت|بیمارستان|استانداری|فرمانداری|اداره کل|شورای|"
    "پایگاه اطلاع ?رسانی|پورتال|پرتال)~.*"
)
_LONGEST_SITE_NAME = 8
_SEPARATED = re.compile(r"\s+[-–—|»›]\s+")
DEFAULT_UNIT_NAME = "روابط\u200cعمومی"


def find_title(lines: list[Line]) -> Line | None:
    """The title among content lines, none of them blank or furniture; None where the page begins without one."""
    headings = [line for line in lines if 1 <= line.hints.heading_level <= 3 and line.words <= LONGEST_TITLE]
    candidates = headings[:4] or [line for line in lines[:_EARLY_LINES] if _may_be_title(line)]
    if not headings:
        # A title stands above the text; what follows the first paragraph is a heading in it.
        paragraph = next((at for at, line in enumerate(lines) if line.words > 2 * LONGEST_TITLE), len(lines))
        candidates = [line for line in candidates if lines.index(line) < paragraph]
    candidates = [line for line in candidates if _is_not_only_section(line)]
    about = [line for line in candidates if _ABOUT_RELATIONS.search(folded(line.body))]
    if about:
        return about[0]
    if headings:
        return candidates[0] if candidates and candidates[0].hints.heading_level == 1 else None
    return candidates[0] if candidates and candidates[0] is lines[0] else None


def is_site_name(line: Line) -> bool:
    """Whether a line above the title only says whose site this is."""
    words = folded(line.body)
    return (
        not line.sign
        and line.words <= _LONGEST_SITE_NAME
        and words.rsplit(" ", 1)[-1] not in FINITE_VERBS
        and bool(_ORGANISATION.fullmatch(words))
        and not _ABOUT_RELATIONS.search(words)
    )


def is_fuller_title(line: Line, title: str) -> bool:
    """Whether a line says the title once more and goes on with whose unit it is."""
    return _may_be_title(line) and folded(line.body).startswith(f"{folded(title)} ") and ":" not in line.body


def _may_be_title(line: Line) -> bool:
    text = line.body.rstrip()
    if line.sign or line.hints.list_depth or len(line.cells) > 1 or line.words > LONGEST_TITLE:
        return False
    if (
        text.endswith((".", "؛", "،", ":", "؟"))
        or fold_tokens(text)[-1:] == []
        or fold_tokens(text)[-1] in FINITE_VERBS
    ):
        return False
    person = read_person(text)
    return title_label(text) is not None or not (person or read_contact(text))


def _is_not_only_section(line: Line) -> bool:
    """«شرح وظایف» opens a section whatever stands behind it; «معرفی واحد …» at the top is how pages are titled."""
    kind = title_kind(line.body)
    if kind is None:
        return True
    return kind in ("introduction", "departments") and bool(_ABOUT_RELATIONS.search(folded(line.body)))


def title_label(text: str) -> tuple[str, str] | None:
    """The label and the title of a line such as «عنوان واحد: روابط‌عمومی»."""
    label, sign, title = text.partition(":")
    return (label.strip(), title.strip()) if sign and title.strip() and _TITLE_LABEL.fullmatch(folded(label)) else None


def browser_title(line: Line) -> tuple[Passage, list[str]] | None:
    """The part of a browser's title that speaks of the unit, and the other parts."""
    parts = [part.strip() for part in _SEPARATED.split(line.text)]
    about = next((part for part in parts if _ABOUT_RELATIONS.search(folded(part))), "")
    others = [part for part in parts if part is not about]
    return (passage(line, about), others) if about and same_words(line.text, about, *others) else None


def unit_name(title: str, *headings: str) -> str:
    """What the unit is called: the title without «معرفی» and the like, or what a heading says of it."""
    for text in (title, *headings):
        name = _SAYS_WHAT.sub("", text.strip().rstrip(":：")).strip()
        if name and _ABOUT_RELATIONS.search(folded(name)):
            return name
    return _SAYS_WHAT.sub("", title).strip() or DEFAULT_UNIT_NAME
