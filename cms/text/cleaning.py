"""What is stored: the same wording, in the characters of its language and without invisible accidents.

Cleaning keeps what a reader sees. Comparing and indexing want more and lose more: `cms.text.folding`.
"""

import html
import re
import unicodedata

from cms.text.characters import (
    ARABIC_DIGITS,
    CONTROLS,
    HALF_SPACE,
    JOINER,
    LETTERS,
    LINE_BREAKS,
    NOT_SIGN,
    PERSIAN_DIGITS,
    PERSIAN_LETTERS,
    SOFT_HYPHEN,
    SPECIAL_SPACES,
    SYMBOL_FONT_SIGNS,
    TATWEEL,
    compose,
    is_letter_or_mark,
    presentation_forms,
)
from cms.text.languages import base_language

# In a joined document these stand for inline markup, which words run through, and for other markup, which ends them.
# Both are controls, so no cleaned text holds them.
_INLINE = "\0"
_BOUNDARY = "\1"


def _table(*, persian: bool) -> dict[int, str | None]:
    # A missing code raises inside str.translate, which costs ten times a hit: the usual ones map to themselves.
    plain: dict[str, str] = {chr(code): chr(code) for code in (*range(0x700), *range(0x2000, 0x2100))}
    plain |= dict.fromkeys(CONTROLS, "") | dict.fromkeys(LINE_BREAKS, "\n")
    plain |= presentation_forms() | SYMBOL_FONT_SIGNS
    if persian:
        letters = str.maketrans(PERSIAN_LETTERS) | str.maketrans(ARABIC_DIGITS, PERSIAN_DIGITS)
        plain = {character: letter.translate(letters) for character, letter in plain.items()}
        plain |= dict.fromkeys(SPECIAL_SPACES, " ")
        plain[SOFT_HYPHEN] = SOFT_HYPHEN  # between two letters it is a half-space
    return {ord(character): letter for character, letter in plain.items()}


_PERSIAN_TABLE = _table(persian=True)
_GENERAL_TABLE = _table(persian=False)


def _run(signs: str) -> re.Pattern[str]:
    """A run of signs with the inline markup in and around it, so that its neighbours are what a reader sees."""
    return re.compile(f"(?<!{_INLINE}){_INLINE}*+[{signs}][{signs}{_INLINE}]*+")


_TATWEEL_RUN = _run(TATWEEL)
_HALF_SPACE_RUN = _run(HALF_SPACE + SOFT_HYPHEN + NOT_SIGN)
_JOINER_RUN = re.compile(f"{JOINER}+")

_is_letter = re.compile(f"[{LETTERS}]").match
# Pictures, and scripts beyond Arabic: their joiners shape what is read.
_is_foreign = re.compile("[^\\x00-\u08ff\u1e00-\u206f\ufb00-\ufe0e\ufe10-\ufeff]").match


def _is_mark(character: str) -> bool:
    # Of any script: normalising reorders marks, so which of them stands last cannot decide anything.
    return character != "" and unicodedata.combining(character) != 0


def _is_in_word(character: str) -> bool:
    hidden = HALF_SPACE + SOFT_HYPHEN + NOT_SIGN
    return character != "" and bool(_is_letter(character) or _is_mark(character) or character in hidden)


def _neighbours(match: re.Match[str]) -> tuple[str, str]:
    start, end = match.span()
    return match.string[max(start - 1, 0) : start], match.string[end : end + 1]


def _replaced(run: str, replacement: str) -> str:
    """The run's signs replaced by one replacement, the markup in it kept in its order."""
    markup_before = len(run) - len(run.lstrip(_INLINE))
    return _INLINE * markup_before + replacement + _INLINE * (run.count(_INLINE) - markup_before)


def _settle_tatweel(match: re.Match[str]) -> str:
    """Nothing inside and after a word, a dash elsewhere; a lone one after a letter, as in `الفـ متن`, is a dash too."""
    before, after = _neighbours(match)
    run = match.group()
    if _is_in_word(before):
        if _is_in_word(after) or run.count(TATWEEL) > 1:
            return _replaced(run, "")
        # «هـ» abbreviates the lunar year.
        return run if before == "ه" else _replaced(run, "–")
    return run if _is_mark(after) else _replaced(run, "–")


def _settle_half_space(match: re.Match[str]) -> str:
    """One half-space between two words' parts, none elsewhere; ¬ away from Persian letters is logic's negation."""
    before, after = _neighbours(match)
    run = match.group()
    follows, precedes = bool(_is_letter(before) or _is_mark(before)), bool(_is_letter(after))
    if HALF_SPACE in run or (NOT_SIGN in run and (follows or precedes)) or (follows and precedes):
        joins = before and after.isalnum() and (is_letter_or_mark(before) or before in "»)”")
        return _replaced(run, HALF_SPACE if joins else "")
    return _replaced(run, NOT_SIGN * run.count(NOT_SIGN))


def _settle_joiner(match: re.Match[str]) -> str:
    """Kept in «ه‍.ش», where it shapes the letter, and in emoji and scripts that need it."""
    before, after = _neighbours(match)
    shapes_final_heh = before == "ه" and after != TATWEEL and not _is_in_word(after)
    joins_emoji = (_is_foreign(before) or _is_mark(before)) and _is_foreign(after) and not _is_mark(after)
    return JOINER if shapes_final_heh or joins_emoji else ""


def _clean_letters(text: str, language: str) -> str:
    table = _PERSIAN_TABLE if language == "fa" else _GENERAL_TABLE
    return compose(text.translate(table))


def _clean_signs(text: str, language: str) -> str:
    if JOINER in text:
        text = _JOINER_RUN.sub(_settle_joiner, text)
    if language != "fa":
        return compose(text)
    if TATWEEL in text:
        text = _TATWEEL_RUN.sub(_settle_tatweel, text)
    text = _HALF_SPACE_RUN.sub(_settle_half_space, text)
    return compose(text).replace("ی\u0654", "ئ")


def clean(text: str, language: str) -> str:
    """Text as a field of this language (`fa`, `ar`, `en`, …) stores it.

    Total and idempotent; spaces are neither trimmed nor collapsed. For every language: NFC; presentation forms to
    letters; controls, lone surrogates and NUL removed (PostgreSQL refuses the last two); vertical tabs, form feeds and
    Unicode's line separators to line feeds.

    For `fa` as well: Arabic letters and digits to Persian; special spaces to plain ones; ¬, and a soft hyphen between
    letters, to the half-space; one half-space where there are several, none beside a space or a punctuation mark.
    Tatweel goes where it stretches a word. Where it stands for a dash (`1 ـ 2`, `ـ متن`, `الفـ`) it becomes the en
    dash, which readers and machines know as one, also as the sign of a list item; «هـ» keeps it.
    """
    language = base_language(language)
    return _clean_signs(_clean_letters(text, language), language)


_INLINE_TAG = re.compile(
    r"</?(?:a|abbr|b|bd[io]|cite|del|dfn|em|font|i|ins|label|mark|q|s|small|span|strong|su[bp]|u|wbr)(?=[\s/>])",
    re.IGNORECASE,
)
# What a browser takes as markup. Verbatim elements count with their content; an unfinished one reaches to the end.
_MARKUP = re.compile(
    r"""
    <!--.*?(?:-->|\Z)
    | <(?P<verbatim>code|pre|kbd|samp|script|style|textarea)(?=[\s/>]).*?(?:</(?P=verbatim)\s*>|\Z)
    | <[a-z/!?](?:[^>"']|"[^"]*(?:"|\Z)|'[^']*(?:'|\Z))*+(?:>|\Z)
    """,
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def clean_html(source: str, language: str) -> str:
    """Rich text whose text nodes are cleaned as by `clean`; a word may run through inline elements.

    Tags, attributes, comments and the content of `code`, `pre`, `kbd`, `samp`, `script`, `style` and `textarea` stay as
    they are, save that NUL and lone surrogates in them become U+FFFD, as a browser reads them. Character references in
    text are written out, except those of `<`, `>` and `&`: cleaning never makes markup out of text.
    """
    language = base_language(language)
    markup: list[str] = []
    joined: list[str] = []
    position = 0
    for match in _MARKUP.finditer(source):
        joined.append(_clean_letters(html.unescape(source[position : match.start()]), language))
        joined.append(_INLINE if _INLINE_TAG.match(match.group()) else _BOUNDARY)
        markup.append(_UNSTORABLE.sub("\ufffd", match.group()))
        position = match.end()
    joined.append(_clean_letters(html.unescape(source[position:]), language))
    texts = re.split(f"[{_INLINE}{_BOUNDARY}]", html.escape(_clean_signs("".join(joined), language), quote=False))
    return texts[0] + "".join(tag + text for tag, text in zip(markup, texts[1:], strict=True))
