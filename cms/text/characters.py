"""The characters of Persian and Arabic text: which are letters, which are signs on them, which stand for which.

What to do with them is decided in `cleaning`, `folding` and `slugs`.
"""

import re
import unicodedata

HALF_SPACE = "\u200c"
JOINER = "\u200d"
TATWEEL = "\u0640"
SOFT_HYPHEN = "\u00ad"
NOT_SIGN = "\u00ac"

# For use inside [...] of a regular expression: letters of the Arabic blocks, and the signs that sit on them.
LETTERS = "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9"
MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"

# What Arabic, Urdu, Pashto and Kurdish keyboards write where Persian has a letter of its own.
PERSIAN_LETTERS = {"ي": "ی", "ى": "ی", "ې": "ی", "ك": "ک", "ڪ": "ک", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۂ": "ۀ"}

ASCII_DIGITS = "0123456789"
ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"
PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹"

# Signs that are words (two honorifics, the rial): spelled out they would fuse with their neighbours.
WORD_SIGNS = "\ufdfa\ufdfb\ufdfc"

LINE_BREAKS = "\v\f\x85\u2028\u2029"
SPECIAL_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"

# Word writes its list signs in the private area of its symbol fonts.
SYMBOL_FONT_SIGNS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓"}

# Never part of a wording. PostgreSQL refuses NUL and lone surrogates; the rest is left over by word processors and
# right-to-left editors. The joiner is not here: emoji and «ه‍.ش» need it.
CONTROLS = frozenset(
    chr(code)
    for codes in (
        set(range(0x20)) - {0x09, 0x0A, 0x0D},
        range(0x7F, 0xA0),
        (0xAD, 0x34F, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F),
        range(0x2028, 0x202F),
        range(0x2060, 0x2070),
        range(0xD800, 0xE000),
        (0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB, 0xFFFC, 0xFFFE, 0xFFFF),
    )
    for code in codes
)


def presentation_forms() -> dict[str, str]:
    """Shapes of Arabic letters (U+FB50–U+FEFC) and the Latin ligatures, each with the letters that it shows."""
    forms: dict[str, str] = {}
    for code in (*range(0xFB00, 0xFB07), *range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)):
        shape = chr(code)
        letters = unicodedata.normalize("NFKC", shape)
        if letters == shape or shape in WORD_SIGNS:
            continue
        if any(unicodedata.combining(letter) for letter in letters):
            # A mark shown alone decomposes to a space or tatweel with the mark; in running text its letter precedes it.
            letters = letters.replace(" ", "").replace(TATWEEL, "")
        forms[shape] = letters
    return forms


_COMBINING = "".join(chr(code) for code in range(0x300, 0x1F000) if unicodedata.combining(chr(code)))
_TOO_MANY_MARKS = re.compile(f"([{_COMBINING}]{{30}})[{_COMBINING}]+")


def compose(text: str) -> str:
    """Unicode's NFC. Marks in disorder after the thirtieth on one letter are dropped.

    Putting marks in order takes quadratic time: half a megabyte of them would take minutes. Thirty is the limit of
    Unicode's stream-safe text (UAX #15, section 13); no writing system comes near it.
    """
    if unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", _TOO_MANY_MARKS.sub(r"\1", text))


def is_letter_or_mark(character: str) -> bool:
    """Whether one character counts as inside a word, whatever its script."""
    return character.isalnum() or unicodedata.category(character)[0] == "M"
