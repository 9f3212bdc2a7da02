"""Lines that say how a unit is reached: address, telephone numbers with extensions, fax, e-mail, hours, web site."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from cms.importing.section_titles import title_kind
from cms.importing.vocabulary import FINITE_VERBS, alternatives, folded, pattern, word_set
from cms.text.folding import fold_tokens

ContactField = Literal["address", "phone", "fax", "email", "hours", "website", "extension"]

LONGEST_CONTACT_LINE = 45
"""Words; a longer line is prose that happens to hold a number."""

# Half-space or space: what restoring leaves in doubt must be known here all the same.
_GAP = "[ \u200c]?"
_PHONE_WORDS = f"تماس|مستقیم|ثابت|گویا|همراه|دفتر|روابط{_GAP}عمومی|مدیریت|مدیر|واحد|اداره|مرکز|رئیس"
_LABELS: dict[ContactField, str] = {
    "email": alternatives(
        rf"""
        (?:آدرس |نشانی )?پست{_GAP}الکترونیکی?
        (?:آدرس |نشانی )?(?:ای{_GAP}میل|رایانامه|e-?mail)
        """
    ),
    "website": alternatives(
        rf"""
        (?:آدرس |نشانی )?(?:وب[- \u200c]?سایت|تارنما|وب{_GAP}گاه|web ?site)
        (?:آدرس |نشانی )?(?:پایگاه (?:اطلاع{_GAP}رسانی|اینترنتی)|سایت اینترنتی|اینترنتی|سایت)
        """
    ),
    "fax": "(?:شماره )?(?:دورنگار|نمابر|فکس|فاکس|fax)",
    "extension": "(?:شماره )?داخلی",
    "hours": alternatives(
        f"""
        (?:ساعات|ساعت|روزها|روزهای|زمان|روز) (?:و ساعات )?(?:کاری|کار اداری|کار|اداری|پاسخ{_GAP}گویی|فعالیت|خدمت)
        (?:ساعات|ساعت|روزها|روزهای|زمان|روز) (?:و ساعات )?(?:ملاقات مردمی|ملاقات|مراجعه)
        """
    ),
    "phone": alternatives(
        rf"""
        (?:شماره{_GAP}(?:های|ها)? )?(?:تلفن(?:{_GAP}(?:های|ها))?|تلفکس|tel|phone)(?: (?:{_PHONE_WORDS}))*
        شماره{_GAP}(?:های|ها)? (?:تماس|مستقیم|همراه)(?: (?:مستقیم|ثابت|روابط{_GAP}عمومی|واحد))*
        تماس|(?:تلفن )?همراه|موبایل|(?:سامانه|شماره) (?:پیامکی?|پیام کوتاه)|پیامک
        """
    ),
    "address": alternatives(
        r"""
        آدرس(?: پستی| دفتر| محل کار)?|نشانی(?: پستی| دفتر)?|محل (?:استقرار|دفتر|کار)
        موقعیت(?: (?:در|مکانی|واحد) ?\w*)?|کد ?پستی|صندوق پستی
        """
    ),
}
_GENERIC_PHONE_LABELS = word_set("شماره تلفن تماس های ها tel phone")
_LABEL = re.compile("|".join(rf"(?P<{name}>{expression})" for name, expression in _LABELS.items()), re.IGNORECASE)
_MARK = re.compile(r"\s*(?:[:：=\t]+\s*|[-–—]+\s+|[-–—](?=\d))")
_NUMBER = re.compile(r"\+?\(?\d[\d()/–—.\s-]*\d(?:\+(?!\d))?")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+\s?(?:@|\[at\])\s?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_WEBSITE = re.compile(
    r"(?:https?://|www\.)[^\s،؛]+|(?<![@\w.-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:ir|com|org|net|gov|ac)(?:/[^\s،؛]*)?(?![\w])",
    re.I,
)
_EXTENSION = re.compile(r"\(?\s*(?:شماره )?داخلی\s*[:：]?\s*(\d{1,5}(?:\s*(?:[-–/،,]|و)\s*\d{1,5})*)\s*\)?")
_PLACE_WORDS = word_set(
    "خیابان بلوار میدان کوچه پلاک چهارراه سه‌راه بزرگراه جاده طبقه ساختمان کدپستی کد پستی نبش ضلع اتوبان"
)
_HOUR_WORDS = word_set("ساعت صبح عصر ظهر شنبه یکشنبه دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه روزه همه")
_TO_ASCII = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")
# Seven digits on either side of a dash are two numbers, fewer are a number and its area code or the end of a range.
_CONNECTOR = re.compile(r"(?<=\d{7})\s*[-–/]\s*(?=\d{7})|\s*(?:[،,؛]|(?<=\d)\s+و\s+(?=\d))\s*")
_ADDRESS_VERB = pattern("~(?:است|شود|کند|گردد|نماید|باشد)~")


@dataclass(frozen=True, slots=True)
class ContactValue:
    """One value for one field; a phone also has an extension and what it was called."""

    field: ContactField
    value: str
    extension: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class ContactReading:
    """What a line says of the contact: its values, and the labels and connecting words that are now field names."""

    values: tuple[ContactValue, ...]
    labels: tuple[str, ...]


def read_contact(text: str, *, among_contact: bool = False) -> ContactReading | None:
    """The contact values of a cleaned line, or None when it is not (wholly) about contact.

    `among_contact` is true in a contact section, where a number or an address needs no label.
    """
    if not text.strip() or len(text.split()) > LONGEST_CONTACT_LINE:
        return None
    reading = _labelled(text) or _unlabelled(text, among_contact)
    if reading is None:
        return None
    read = [
        word
        for value in reading.values
        for part in (value.value, value.extension, value.label)
        for word in fold_tokens(part)
    ]
    read += [word for label in reading.labels for word in fold_tokens(label)]
    # Whatever the patterns overlooked must not get lost: then the line stays a line.
    return reading if Counter(read) == Counter(fold_tokens(text)) else None


def lone_label(text: str) -> ContactField | None:
    """The field of a line that is only a label («آدرس:»), whose value stands in the next line."""
    match = _LABEL.match(text.strip())
    if not match or text.strip()[match.end() :].strip(" :：-–\t"):
        return None
    return match.lastgroup  # type: ignore[return-value]


def says_field(text: str) -> bool:
    """Whether a line names a field itself, so that it is no value for a label above it."""
    return any(_is_label(text, match) for match in _LABEL.finditer(text)) or lone_label(text) is not None


def _labelled(text: str) -> ContactReading | None:
    marks = [match for match in _LABEL.finditer(text) if _is_label(text, match)]
    if not marks:
        return None
    before = text[: marks[0].start()].strip(" \t:：-–،,|•")
    if before and (len(before.split()) > 4 or marks[0].lastgroup not in ("phone", "extension", "fax")):
        return None
    values: list[ContactValue] = []
    labels: list[str] = []
    if title_kind(before) == "contact":
        labels.append(before)
        before = ""
    elif marks[0].lastgroup == "extension" and _NUMBER.fullmatch(before) and len(re.findall(r"\d", before)) >= 5:
        values.append(ContactValue("phone", phone_number(before)))
        before = ""
    for position, mark in enumerate(marks):
        end = marks[position + 1].start() if position + 1 < len(marks) else len(text)
        value = text[mark.end() : end].strip(" \t:：-–—،,؛;|=")
        prefix = before if position == 0 else ""
        if not _read_value(mark.lastgroup, mark.group(), value, prefix, values, labels):
            return None
    return ContactReading(tuple(values), tuple(labels))


def _is_label(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()]
    if before and (before[-1].isalnum() or before[-1] == "\u200c"):
        return False
    after = text[match.end() :]
    if _MARK.match(after):
        return True
    # «تلفن 021-…» and «داخلی 12» need no colon; «نشانی» in the middle of a sentence is no label.
    return bool(re.match(r"\s*[(+]?\d", after)) and match.lastgroup in ("phone", "fax", "extension")


def _read_value(
    name: str | None, label: str, value: str, prefix: str, values: list[ContactValue], labels: list[str]
) -> bool:
    if name == "extension":
        number = value.strip("() ")
        if not re.fullmatch(r"\d{1,5}(?:\s*[-–/،,و]+\s*\d{1,5})*", number):
            return False
        labels.append(label)
        last = values[-1] if values else None
        if last and last.field == "phone" and not last.extension:
            values[-1] = ContactValue("phone", last.value, number.translate(_TO_ASCII), last.label)
        else:
            values.append(ContactValue("extension", number.translate(_TO_ASCII), "", prefix))
        return True
    if name in ("phone", "fax"):
        return _read_numbers(name, label, value, prefix, values, labels)
    if name == "email":
        found = _EMAIL.fullmatch(value)
    elif name == "website":
        found = _WEBSITE.fullmatch(value)
    elif name == "hours":
        values.append(ContactValue("hours", value))
        labels.append(label)
        return bool(set(fold_tokens(value)) & _HOUR_WORDS) or bool(re.search(r"\d", value))
    else:
        words = fold_tokens(value)
        if not words or "@" in value or _ADDRESS_VERB.search(folded(value)):
            return False
        # A postal code is part of an address only with its name beside it.
        kept = "" if label.startswith(("آدرس", "نشانی")) else f"{label}: "
        if not kept:
            labels.append(label)
        values.append(ContactValue("address", f"{kept}{value}"))
        return bool(kept) or len(words) > 1
    if not found:
        return False
    labels.append(label)
    values.append(ContactValue("email" if name == "email" else "website", value.replace(" ", "")))
    return True


def _read_numbers(
    name: str, label: str, value: str, prefix: str, values: list[ContactValue], labels: list[str]
) -> bool:
    own = "" if set(fold_tokens(label)) <= _GENERIC_PHONE_LABELS else label
    if not own:
        labels.append(label)
    own = f"{prefix} {own}".strip() if prefix else own
    found = 0
    for chunk in filter(None, _CONNECTOR.split(value)):
        extension = _EXTENSION.search(chunk)
        if extension:
            labels.append("داخلی" if "شماره" not in extension.group() else "شماره داخلی")
            chunk = f"{chunk[: extension.start()]} {chunk[extension.end() :]}"
        numbers = [number for number in _NUMBER.findall(chunk) if re.search(r"\d{3}", number)]
        if len(numbers) != 1:
            return False
        beside = chunk.replace(numbers[0], " ").strip(" \t:-–()،|")
        if len(beside.split()) > 6:
            return False
        words = " ".join(filter(None, (own, beside)))
        number = phone_number(numbers[0])
        if name == "fax" and not beside and not extension:
            values.append(ContactValue("fax", number))
            if own:
                labels.append(own)
        else:
            values.append(
                ContactValue("phone", number, extension.group(1).translate(_TO_ASCII) if extension else "", words)
            )
        own = ""
        found += 1
    labels.extend("و" for _ in re.findall(r"(?<=\d)\s+و\s+(?=\d)", value))
    return found > 0


def phone_number(written: str) -> str:
    """A number as it is dialled: ASCII digits, single separators, the area code in front where it was turned round."""
    number = re.sub(r"\s+", " ", written.translate(_TO_ASCII).replace("–", "-").replace("—", "-")).strip(" -/.")
    number = re.sub(r"\s*-\s*", "-", number)
    turned = re.fullmatch(r"([\d-]+)\+", number)
    if turned:
        return "+" + "-".join(reversed(turned.group(1).strip("-").split("-")))
    turned = re.fullmatch(r"(\d{5,8})(?:-| ?\()(0\d{2,3})\)?", number)
    return f"{turned.group(2)}-{turned.group(1)}" if turned else number


def _unlabelled(text: str, among_contact: bool) -> ContactReading | None:
    text = text.strip()
    if _EMAIL.fullmatch(text):
        return ContactReading((ContactValue("email", text.replace(" ", "")),), ())
    if _WEBSITE.fullmatch(text):
        return ContactReading((ContactValue("website", text),), ())
    words = fold_tokens(text)
    digits = len(re.findall(r"\d", text))
    if re.fullmatch(r"[+\d\s()–-]+", text) and 8 <= digits <= 14:
        return ContactReading((ContactValue("phone", phone_number(text)),), ())
    places = sum(word in _PLACE_WORDS for word in words)
    separated = text.count("،") + text.count(",") + text.count("-") + text.count("–")
    is_address = places >= 2 or (places >= 1 and separated >= 2)
    if is_address and len(words) <= 30 and not set(words) & FINITE_VERBS and not text.endswith((".", "؛")):
        return ContactReading((ContactValue("address", text),), ())
    if among_contact:
        number = _NUMBER.search(text)
        if number and digits >= 5 and len(words) <= 12:
            values: list[ContactValue] = []
            labels: list[str] = []
            if _read_numbers("phone", "", text, "", values, labels):
                return ContactReading(tuple(values), tuple(labels))
    return None
