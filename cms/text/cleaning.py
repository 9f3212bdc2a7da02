"""What is stored: the same words, spelled with the characters of their language and nothing invisible by accident.

Cleaning never changes what a reader sees as the wording. Comparing and indexing want more and lose more: `cms.text.folding`.
"""

import html
import re
import unicodedata
from collections.abc import Callable

HALF_SPACE = "\u200c"
JOINER = "\u200d"
TATWEEL = "\u0640"
SOFT_HYPHEN = "\u00ad"
NOT_SIGN = "\u00ac"

# Letters of the Arabic block and its supplements, and the signs that sit on them.
_LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9"
)
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"

_PERSIAN_LETTERS = {"ي": "ی", "ى": "ی", "ې": "ی", "ك": "ک", "ڪ": "ک", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۂ": "ۀ"}

# Signs that are words of their own (rial, the honorifics): expanding them would fuse them with their neighbours.
_WORD_SIGNS = "\ufdfa\ufdfb\ufdfc"

# Word writes its list signs in the private area of its symbol fonts.
_SYMBOL_FONT_SIGNS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓"}


def _presentation_forms() -> dict[int, str]:
    """Presentation forms of Arabic letters and the Latin ligatures, to the letters that they show."""
    forms: dict[int, str] = {}
    for code in (*range(0xFB00, 0xFB07), *range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)):
        letters = unicodedata.normalize("NFKC", chr(code))
        if letters == chr(code) or chr(code) in _WORD_SIGNS:
            continue
        if any(unicodedata.combining(letter) for letter in letters):
            # The isolated form of a mark decomposes to a space or tatweel that carries it; its carrier stands before it.
            letters = letters.replace(" ", "").replace(TATWEEL, "")
        forms[code] = letters
    return forms


def _table(language: str) -> dict[int, str | None]:
    # A code that is missing raises inside str.translate, which costs ten times a hit: the usual ones map to themselves.
    table: dict[int, str | None] = {code: chr(code) for code in (*range(0x20, 0x700), *range(0x2000, 0x2100))}
    # NUL and lone surrogates are refused by PostgreSQL, the other controls are left by word processors.
    unwanted = (
        *range(0x20),
        *range(0x7F, 0xA0),
        SOFT_HYPHEN,
        "\u034f\u061c\u180e\u200b\u200e\u200f",
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        *range(0xD800, 0xE000),
        "\ufeff\ufff9\ufffa\ufffb\ufffc\ufffe\uffff",
    )
    for item in unwanted:
        table.update(dict.fromkeys([item] if isinstance(item, int) else map(ord, item)))
    table.update({ord(character): character for character in "\t\n\r"})
    table.update(dict.fromkeys(map(ord, "\v\f\x85\u2028\u2029"), "\n"))
    table.update({ord(sign): plain for sign, plain in _SYMBOL_FONT_SIGNS.items()})
    table.update(_presentation_forms())
    if language == "fa":
        persian = str.maketrans(_PERSIAN_LETTERS)
        digits = {0x660 + digit: chr(0x6F0 + digit) for digit in range(10)}
        table = {code: text and text.translate(persian).translate(digits) for code, text in table.items()}
        # Kept for now: between two letters it stands for a half-space.
        table[ord(SOFT_HYPHEN)] = SOFT_HYPHEN
        spaces = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
        table.update(dict.fromkeys(map(ord, spaces), " "))
    return table


_PERSIAN_TABLE = _table("fa")
_GENERAL_TABLE = _table("")

_SYMBOL = "[^\\x00-\u08ff\u1e00-\u206f\ufb00-\ufeff]"
_STRAY_JOINER = re.compile(
    f"(?<!ه){JOINER}(?<!{_SYMBOL}{JOINER})|{JOINER}(?=[{_LETTERS}{_MARKS}{TATWEEL}{HALF_SPACE}{JOINER}{SOFT_HYPHEN}{NOT_SIGN}])"
    f"|(?<={_SYMBOL}){JOINER}(?!{_SYMBOL})"
)
_TATWEEL_RUN = re.compile(f"{TATWEEL}+")
_HALF_SPACE_RUN = re.compile(f"[{HALF_SPACE}{SOFT_HYPHEN}{NOT_SIGN}]+")
_IS_LETTER: Callable[[str], object] = re.compile(f"[{_LETTERS}]").match
_IS_LETTER_OR_MARK: Callable[[str], object] = re.compile(f"[{_LETTERS}{_MARKS}]").match
_IN_WORD: Callable[[str], object] = re.compile(f"[{_LETTERS}{_MARKS}{HALF_SPACE}]").match
_IS_MARK: Callable[[str], object] = re.compile(f"[{_MARKS}]").match


def _neighbours(match: re.Match[str]) -> tuple[str, str]:
    start, end = match.span()
    return match.string[start - 1 : start] if start else "", match.string[end : end + 1]


def _settle_tatweel(match: re.Match[str]) -> str:
    """Inside a word a stretch, otherwise a dash (`1 ـ 2`, `ـ متن`, `الفـ`), and the en dash is how Persian writes it."""
    before, after = _neighbours(match)
    run = match.group()
    if _IN_WORD(before):
        if _IN_WORD(after) or len(run) > 1:
            return ""
        # «هـ» is how the lunar year is abbreviated.
        return run if before == "ه" else "–"
    return run if _IS_MARK(after) else "–"


def _settle_half_space(match: re.Match[str]) -> str:
    """One half-space between two word characters, none elsewhere; ¬ and the soft hyphen are how old editors wrote it."""
    before, after = _neighbours(match)
    run = match.group()
    joins = bool(_IS_LETTER_OR_MARK(before)), bool(_IS_LETTER(after))
    if HALF_SPACE in run or (NOT_SIGN in run and any(joins)) or all(joins):
        return HALF_SPACE if (joins[0] or before.isalnum() or before in "»)”") and before and after.isalnum() else ""
    return NOT_SIGN * run.count(NOT_SIGN)


def _letters(text: str, language: str) -> str:
    text = unicodedata.normalize("NFC", text)
    if language == "fa":
        return text.translate(_PERSIAN_TABLE).replace("ی\u0654", "ئ")
    return text.translate(_GENERAL_TABLE)


def _signs(text: str, language: str) -> str:
    if JOINER in text:
        text = _STRAY_JOINER.sub("", text)
    if language == "fa":
        if TATWEEL in text:
            text = _TATWEEL_RUN.sub(_settle_tatweel, text)
        text = _HALF_SPACE_RUN.sub(_settle_half_space, text)
    return unicodedata.normalize("NFC", text)


def clean(text: str, language: str) -> str:
    """Text as it is stored in a field of this language (`fa`, `ar`, `en`, …): total, idempotent, lossless for a reader.

    Every language: NFC, presentation forms to letters, controls, lone surrogates and NUL removed (PostgreSQL refuses the
    last two), vertical breaks to line feeds. `fa` as well: Arabic letters and digits to Persian, special spaces to
    plain ones, ¬ and soft hyphen between letters to the half-space, doubled and dangling half-spaces removed, tatweel
    removed inside words and turned into an en dash where it stands for one.
    """
    return _signs(_letters(text, language), language)


def clean_html(source: str, language: str) -> str:
    """Rich text with its text nodes cleaned."""
    return re.sub(
        r"(<(?:code|pre)\b.*?</(?:code|pre)>|<[^>]*>)|[^<]+",
        lambda match: (
            match.group() if match.group(1) else html.escape(clean(html.unescape(match.group()), language), False)
        ),
        source,
        flags=re.DOTALL,
    )
