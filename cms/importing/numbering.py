"""The sign before a line: a number of any depth, a letter, an ordinal, an article or a bullet."""

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Literal

SignKind = Literal["number", "letter", "article", "bullet"]

_DASH = r"\-–—−‐‑ـ"
_DIGITS = r"[0-9۰-۹]{1,2}"
_CLOSER = rf"[\])(\[.:،{_DASH}]+"
_BULLETS = "•●○◦▪▫■□◆◇♦►▶▸◄◀➢➤➔→⇐←✓✔✅☑★☆✦✧❖·∙⋅‣⁃§*¤›"
# Signs of the Wingdings and Symbol fonts that lost their font and became Latin letters.
_LOST_BULLETS = "oØüvqn"
_ALPHABET = "اآبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
_ORDINALS = (
    "یکم|اول|اولا|اولاً|نخست|دوم|ثانیا|ثانیاً|سوم|ثالثا|ثالثاً|چهارم|پنجم|ششم|هفتم|هشتم|نهم|دهم|یازدهم|دوازدهم|"
    "یک|دو|سه|چهار|پنج"
)
_ARTICLE_WORDS = "ماده|تبصره|بند|بخش|فصل|محور|گام|مرحله|قسمت|دسته|اصل"

# 1 ـ 2 ـ 3 ـ  1-  1)  (1)  )1(  1.2.  ۱:
_CLOSED_NUMBER = re.compile(
    rf"[(\[)]?\s*(?P<number>{_DIGITS}(?:\s*[/.{_DASH}]\s*{_DIGITS})*)\s*(?P<closer>{_CLOSER})(?P<gap>\s*)(?=\S)"
)
# 1-2 text, 1.2.3 text
_DEEP_NUMBER = re.compile(rf"(?P<number>{_DIGITS}(?:[.{_DASH}]{_DIGITS})+)\s+(?=[^\W\d])")
# 1 text
_BARE_NUMBER = re.compile(rf"(?P<number>{_DIGITS})\s+(?=[^\W\d])")
# .1 text, -1 text, )1 text: the closing sign went to the other side on its way through a left-to-right editor.
_TURNED_NUMBER = re.compile(rf"[.){_DASH}](?P<number>{_DIGITS})\s+(?=[^\W\d])")
_LETTER = re.compile(rf"[(\[]?\s*(?P<letter>الف|[{_ALPHABET}])\s*(?P<closer>[\])(:/{_DASH}]+|(?<=الف)\s*[.]+)\s*(?=\S)")
_ARTICLE = re.compile(
    rf"(?P<label>(?:{_ARTICLE_WORDS})\s+(?:{_ORDINALS}|{_DIGITS}|الف)|(?:{_ORDINALS})(?=\s*[:)]|\s*[{_DASH}]\s))\s*"
    rf"(?P<closer>{_CLOSER})\s*(?=\S)"
)
_BULLET = re.compile(rf"(?:[{re.escape(_BULLETS)}]\s*)+")
_LOST_BULLET = re.compile(rf"[{_LOST_BULLETS}]\s+(?=[آ-ی])")
_DASH_BULLET = re.compile(rf"[{_DASH}](?:\s*[{_DASH}])?\s*(?=\S)")
_TRAILING_NUMBER = re.compile(rf"\s*[.{_DASH})(]\s*(?P<number>{_DIGITS})\s*$")
_SIGNS_ONLY = re.compile(rf"[\W_]*(?:{_DIGITS}[\W_]*)?$")
_TO_ASCII = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")


@dataclass(frozen=True, slots=True)
class Sign:
    """How a line is marked. `parts` are the parts of a number, `label` is what is kept of the sign, `rest` the words
    after it. `certain` is false for a number without any closing sign, which only its neighbours can confirm.
    """

    kind: SignKind
    label: str
    rest: str
    parts: tuple[int, ...] = ()
    bullet: str = ""
    certain: bool = True

    @property
    def is_bare_bullet(self) -> bool:
        return self.kind == "bullet"


def is_sign_only(text: str) -> bool:
    """Whether a text is a bullet or a number and nothing else."""
    text = text.strip()
    return bool(text) and bool(_SIGNS_ONLY.match(text) or text in _LOST_BULLETS)


def parse_sign(text: str) -> Sign | None:
    """The sign at the start of a cleaned line, or None. A line that is nothing but signs has none."""
    text = text.strip()
    if _SIGNS_ONLY.match(text):
        return None
    bullet = _leading_bullet(text)
    rest = text[len(bullet) :].lstrip() if bullet else text
    inner = _parse_number(rest) or _parse_letter(rest)
    if inner:
        return replace(inner, bullet=bullet.strip())
    if bullet:
        return Sign("bullet", "", rest, bullet=bullet.strip())
    turned = _TURNED_NUMBER.match(text)
    if turned:
        return _number(turned.group("number"), text[turned.end() :])
    dash = _DASH_BULLET.match(text)
    if dash:
        rest = text[dash.end() :]
        inner = _parse_number(rest) or _parse_letter(rest)
        return replace(inner, bullet="-") if inner else Sign("bullet", "", rest, bullet="-")
    return None


def _leading_bullet(text: str) -> str:
    match = _BULLET.match(text) or _LOST_BULLET.match(text)
    if match:
        return match.group()
    first = text[:1]
    # Emoji and the private signs of symbol fonts are bullets in the hands of those who write such pages.
    if unicodedata.category(first) in ("So", "Co") and first not in "©®":
        end = 1
        while end < len(text) and (text[end].isspace() or unicodedata.category(text[end]) in ("So", "Co", "Mn", "Sk")):
            end += 1
        return text[:end]
    return ""


def _parse_number(text: str) -> Sign | None:
    closed = _CLOSED_NUMBER.match(text)
    if closed:
        rest = text[closed.end() :]
        # 8:30 and 021-334 are no numbering; «1- 137 …» is.
        digits_follow = rest[:1].isdigit() and not (closed.group("gap") and re.match(r"\d+\s+[^\W\d]", rest))
        if not digits_follow and re.search(r"[^\W\d]", rest):
            return _number(closed.group("number"), rest)
    for pattern in (_DEEP_NUMBER, _BARE_NUMBER):
        match = pattern.match(text)
        if match:
            sign = _number(match.group("number"), text[match.end() :])
            return sign if pattern is _DEEP_NUMBER else replace(sign, certain=False)
    return None


def _number(written: str, rest: str) -> Sign:
    parts = [part.translate(_TO_ASCII) for part in re.findall(r"\d+", written)]
    return Sign("number", "–".join(re.findall(r"\d+", written)), rest.strip(), tuple(int(part) for part in parts))


def _parse_letter(text: str) -> Sign | None:
    match = _ARTICLE.match(text)
    if match:
        return Sign("article", re.sub(r"\s+", " ", match.group("label")), text[match.end() :].strip())
    match = _LETTER.match(text)
    if match:
        return Sign("letter", match.group("letter"), text[match.end() :].strip())
    return None


def parse_trailing_number(text: str) -> Sign | None:
    """A number that stands at the end of its line («متن -1»), where a left-to-right editor puts it; never certain."""
    match = _TRAILING_NUMBER.search(text)
    if not match or not re.search(r"[^\W\d]", text[: match.start()]):
        return None
    return replace(_number(match.group("number"), text[: match.start()]), certain=False)


def confirm_bare_numbers(signs: list[Sign | None]) -> list[Sign | None]:
    """Drop each uncertain number that no neighbouring number continues or precedes."""

    def number_at(position: int) -> int | None:
        for sign in signs[position : position + 1]:
            if sign and sign.kind == "number" and len(sign.parts) == 1:
                return sign.parts[0]
        return None

    confirmed: list[Sign | None] = []
    for position, sign in enumerate(signs):
        if sign is None or sign.certain:
            confirmed.append(sign)
            continue
        before = number_at(position - 1) if position else None
        after = number_at(position + 1)
        own = sign.parts[0]
        confirmed.append(sign if before == own - 1 or after == own + 1 else None)
    return confirmed


def are_reversed(numbers: list[tuple[int, ...]]) -> bool:
    """Whether numbers of several parts were written from the wrong end (2-1, 3-1, 1-2 for 1-2, 1-3, 2-1).

    Only when reading them backwards makes an order of what is none: at least three of them, no step wrong.
    """
    deep = [parts for parts in numbers if len(parts) > 1]
    if len(deep) < 3:
        return False
    backwards = [parts[::-1] for parts in deep]

    def in_order(sequence: list[tuple[int, ...]]) -> bool:
        return all(first < second for first, second in zip(sequence, sequence[1:], strict=False))

    return in_order(backwards) and not in_order(deep)


def joined_parts(numbers: list[tuple[int, ...]]) -> dict[int, tuple[int, ...]]:
    """Positions whose number lost the sign between its parts (1, 11, 12, 2, 21), with the parts it had.

    Only where a number of two digits directly follows the one it would begin with, or continues such a run.
    """
    parted: dict[int, tuple[int, ...]] = {}
    parent: int | None = None
    last: int | None = None
    for position, parts in enumerate(numbers):
        if len(parts) != 1:
            parent = last = None
            continue
        number = parts[0]
        if number < 10:
            parent, last = number, None
            continue
        expected = parent * 10 + (1 if last is None else last + 1) if parent is not None else None
        # After 1 … 9 come 10 and 11, which is only counting on.
        if expected == number and number % 10:
            last = number % 10
            parted[position] = (number // 10, number % 10)
        else:
            parent = last = None
    return parted
