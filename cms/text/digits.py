"""Digits and numbers as a language writes them. Machines get ASCII; only what is shown is localised."""

import re
from decimal import Decimal

from cms.text.characters import ARABIC_DIGITS, ASCII_DIGITS, PERSIAN_DIGITS
from cms.text.languages import base_language

_TO_PERSIAN = str.maketrans(ASCII_DIGITS + ARABIC_DIGITS, PERSIAN_DIGITS * 2)
_TO_ASCII = str.maketrans(PERSIAN_DIGITS + ARABIC_DIGITS, ASCII_DIGITS * 2)
_TO_ARABIC = str.maketrans(ASCII_DIGITS + PERSIAN_DIGITS, ARABIC_DIGITS * 2)

# A minus sign in right-to-left text stands at the wrong end of its number without the mark before it (CLDR, fa).
_PERSIAN_SEPARATORS = str.maketrans({",": "٬", ".": "٫", "-": "\u200e−"})
_PERSIAN_SIGNS = str.maketrans({",": "٬", ".": "٫", "%": "٪"})
_SIGN = re.compile(f"(?<=[{PERSIAN_DIGITS}])(?:[,.](?=[{PERSIAN_DIGITS}])|%)")


def _is_persian(language: str) -> bool:
    return base_language(language) == "fa"


def to_persian(text: str) -> str:
    """ASCII and Arabic digits to Persian ones; nothing else changes."""
    return text.translate(_TO_PERSIAN)


def to_ascii(text: str) -> str:
    """Persian and Arabic digits to ASCII: for what people type into number, phone and code fields."""
    return text.translate(_TO_ASCII)


def to_arabic(text: str) -> str:
    """ASCII and Persian digits to Arabic ones."""
    return text.translate(_TO_ARABIC)


def localize_digits(text: str, language: str) -> str:
    """Digits as pages in this language show them: Persian in `fa`, ASCII in every other language, `ar` included."""
    return to_persian(text) if _is_persian(language) else to_ascii(text)


def localize_figure(text: str, language: str) -> str:
    """A figure as somebody typed it, `1,248` or `94.5%`, in the digits and signs of the language.

    Only signs between or after digits are a number's; words in the text stay as they are.
    """
    localized = localize_digits(text, language)
    return _SIGN.sub(lambda sign: sign[0].translate(_PERSIAN_SIGNS), localized) if _is_persian(language) else localized


def format_number(number: int | float | Decimal, language: str) -> str:
    """A number with its thousands grouped: `۱٬۲۳۴٫۵` in `fa`, `1,234.5` in every other language.

    All decimal places are kept and no exponent is used; round beforehand.
    """
    plain = f"{Decimal(str(number)):,f}"
    return to_persian(plain.translate(_PERSIAN_SEPARATORS)) if _is_persian(language) else plain
