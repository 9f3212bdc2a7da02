"""Lines about who leads a unit: a post, a name, or both."""

import re
from dataclasses import dataclass

from cms.importing.furniture import is_unfilled
from cms.importing.vocabulary import FINITE_VERBS, OFFICE_WORDS, folded, pattern, pattern_of_lines, word_set
from cms.text.folding import fold_tokens

_LEADERS = "مدیر|مدیر ?کل|رییس|سرپرست|مسیول|معاون|مشاور|دبیر"
_LED = (
    "محترم|اداره|واحد|امور|دفتر|مرکز|حوزه|بخش|گروه|کل|این|روابط|ارتباطات|اطلاع|شهردار|استاندار|رییس|عالی|محتوا|مدیریت|"
    "مجموعه|شورا|شورای"
)
_POST = pattern(f"(?:{_LEADERS}|ریاست)(?: و (?:{_LEADERS}|سخنگوی?))?(?: (?:{_LED})~.*)?")
_POST_START = pattern(f"(?:{_LEADERS}|ریاست|کارشناس)~")
# Posts beside the head's: they are staff, and the source says more of them elsewhere.
_OTHER_POST = pattern_of_lines(
    """
    (?:مسیول|رییس) دفتر(?! ?روابط)(?: (?!روابط).*)?
    .*~(?:امور مالی|دبیرخانه|سایت|آبدارخانه|حراست)~.*
    """
)
_LABEL_POST = pattern(
    "(?:نام )?(?:مدیر|مدیر ?کل|رییس|سرپرست|مسیول|معاون)"
    "(?: (?:واحد|اداره|مربوطه|بخش|مرکز|دفتر|مدیریت|معاونت|حوزه))?(?: (?:روابط|ارتباطات).*)?"
)
_NAME_OF_LEADER = pattern(f"نام (?:{_LEADERS})(?: .*)?")
_BARE_LEADER = pattern(f"نام (?:{_LEADERS})(?: (?:واحد|مربوطه))?")
_NAME_LABEL = pattern("(?:نام|نام و نام ?خانوادگی|نام و نام خانوادگی (?:مدیر|مسیول|رییس).*)")
_POST_LABEL = pattern("(?:سمت|پست سازمانی|عنوان شغلی|عنوان پست|پست|مسیولیت|عنوان سمت)")
_BIOGRAPHY_LABEL = pattern_of_lines(
    """
    (?:آخرین )?(?:مدرک|تحصیلات|میزان تحصیلات|مقطع|رشته)(?: (?:تحصیلی|تحصیلات))?|مرتبه علمی|متولد|تاریخ تولد|محل تولد
    (?:سابقه|سوابق|تجربه)(?: (?:کار|کاری|خدمت|اجرایی|مدیریتی|علمی))*|تخصص|زمینه فعالیت
    """
)
_HONORIFICS = word_set(
    "آقای خانم جناب سرکار دکتر مهندس حجت الاسلام والمسلمین حاج سید سیده استاد سرهنگ سردار آقا آیت الله"
)
_GIVEN_NAMES = word_set(
    """
    علی محمد حسن حسین رضا مهدی احمد محمود حمید سعید مجید وحید ناصر اکبر اصغر عباس ابراهیم اسماعیل یوسف داود
    داوود موسی عیسی یعقوب امیر امیرحسین امیررضا محمدرضا محمدعلی محمدحسین محمدمهدی محمدحسن علیرضا غلامرضا
    غلامحسین حمیدرضا عبدالله عبدالرضا عبدالحسین مرتضی مصطفی مجتبی هادی جواد کاظم صادق باقر تقی نقی جعفر رحیم
    کریم رحمان منصور مسعود محسن مهران بهرام بهروز بهزاد بهمن فرهاد فرزاد فرشید فریدون فرامرز سیاوش سهراب کامران
    کاوه آرش آرمان آرمین پویا پیمان پژمان شهرام شاهین شهاب رامین رسول یاسر یاسین میلاد مهرداد نادر نیما هومن
    هوشنگ ایمان احسان اسد اسدالله روح الله نصرت قاسم ابوالفضل ابوالقاسم سجاد صابر صالح طاها فاطمه زهرا مریم
    معصومه زینب سمیه سارا لیلا نرگس مینا مژگان مهناز ناهید نسرین نسترن نازنین شیما شیرین شهلا سمیرا سمانه سحر
    راضیه مرضیه رقیه طاهره طیبه الهام الهه اعظم اکرم پروانه پروین فرزانه فریبا فرشته ژاله هانیه محدثه کبری صدیقه
    عاطفه
    """
)
_NOT_IN_NAMES = word_set(
    """
    روابط عمومی واحد اداره شهرداری شهر منطقه سازمان معرفی وظایف اهداف شرح تماس خانه اخبار مدیرکل کارشناس مدیریت
    امور دفتر مرکز بخش گروه دانشگاه وزارت استان شورای شورا ارتباطات بین الملل رسانه صفحه سایت پیام سوابق و در از
    به با برای که این
    """
)


@dataclass(frozen=True, slots=True)
class PersonReading:
    """What a line says of the head; `labels` are words such as «نام:» that are now field names."""

    post_title: str = ""
    person_name: str = ""
    labels: tuple[str, ...] = ()
    unfilled: bool = False


def read_person(text: str) -> PersonReading | None:
    """The post or the name that a cleaned line gives, or None. Lines beside it may give the other."""
    text = text.strip()
    if not text or len(text.split()) > 16 or text.endswith(("؛", "،", "؟")):
        return None
    if is_unfilled(text) and (_POST_START.match(folded(text)) or set(fold_tokens(text)) & _HONORIFICS):
        return PersonReading(unfilled=True)
    first, sign, second = _halves(text)
    if sign:
        return _read_halves(first, second)
    if is_post(text):
        name = _name_after_post(text)
        return PersonReading(text.removesuffix(name).strip(" -–:"), name) if name else PersonReading(post_title=text)
    return PersonReading(person_name=text) if is_name(text) else None


def is_post(text: str) -> bool:
    """Whether a line is the title of a leading post and nothing else."""
    words = folded(text)
    if not words or words.count(" ") > 12 or text.rstrip().endswith(("؛", "،")) or re.search(r"\d{3}", text):
        return False
    return (
        bool(_POST.fullmatch(words))
        and not _OTHER_POST.fullmatch(words)
        and words.rsplit(" ", 1)[-1] not in FINITE_VERBS
    )


def is_name(text: str) -> bool:
    """Whether a line is a person's name: by an honorific, or by a current given name at its start."""
    words = fold_tokens(text)
    if not 2 <= len(words) <= 7 or re.search(r"[\d:؛،,.()«»]", text) or set(words) & _NOT_IN_NAMES:
        return False
    if words[0] in OFFICE_WORDS:
        return False
    first = words[0]
    if first.startswith("سید") and len(first) > 5:
        first = first.removeprefix("سید")
    return first in _HONORIFICS or (first in _GIVEN_NAMES and len(words) <= 5)


def is_biography(text: str) -> bool:
    """Whether a line says of a person's studies or service («تحصیلات: …»)."""
    label, sign, rest = text.partition(":")
    return bool(sign and rest.strip() and _BIOGRAPHY_LABEL.fullmatch(folded(label)))


def _halves(text: str) -> tuple[str, str, str]:
    match = re.search(r"\s*(?:[:：\t]|(?<=\s)[-–—]|[-–—](?=\s)|،(?=\s))\s*", text)
    return (text[: match.start()].strip(), match.group(), text[match.end() :].strip()) if match else (text, "", "")


def _read_halves(first: str, second: str) -> PersonReading | None:
    if not first or not second:
        return None
    label = folded(first)
    if is_unfilled(second) and (_NAME_LABEL.fullmatch(label) or is_post(first)):
        return PersonReading(unfilled=True)
    if _NAME_LABEL.fullmatch(label) and 1 < len(fold_tokens(second)) <= 7:
        return PersonReading(person_name=second, labels=(first,))
    if _POST_LABEL.fullmatch(label) and len(fold_tokens(second)) <= 12:
        return PersonReading(post_title=second, labels=(first,))
    if _NAME_OF_LEADER.fullmatch(label) and _LABEL_POST.fullmatch(label) and _may_be_name(second):
        if _BARE_LEADER.fullmatch(label):
            return PersonReading(person_name=second, labels=(first,))
        word, _space, post = first.partition(" ")
        return PersonReading(post_title=post, person_name=second, labels=(word,))
    if (_LABEL_POST.fullmatch(label) or is_post(first)) and not _OTHER_POST.fullmatch(label) and _may_be_name(second):
        return PersonReading(post_title=first, person_name=second)
    if is_post(second) and _may_be_name(first):
        return PersonReading(post_title=second, person_name=first)
    return None


def _may_be_name(text: str) -> bool:
    """Beside a post almost anything short is a name, but words of offices and duties are not."""
    words = fold_tokens(text)
    return (
        1 < len(words) <= 7 and not re.search(r"[\d؛،,]", text) and not set(words) & _NOT_IN_NAMES and not is_post(text)
    )


def _name_after_post(text: str) -> str:
    """A name with an honorific at the end of a post («مدیر روابط‌عمومی دکتر …»)."""
    words = text.split()
    for position in range(1, len(words) - 1):
        rest = " ".join(words[position:])
        first = fold_tokens(words[position])
        if first and first[0] in _HONORIFICS and first[0] != folded("سید") and is_name(rest):
            return rest
    return ""
