"""Which part of a unit page a heading opens."""

import re
from typing import Literal

from cms.importing.unit import SectionKind
from cms.importing.vocabulary import FINITE_VERBS, UNIT_WORDS, folded, pattern, pattern_of_lines

TitleKind = SectionKind | Literal["staff", "related"]

LONGEST_TITLE = 14
"""Words, counted in folded form."""

_TAIL = rf"(?: (?:ی |های )?(?:{UNIT_WORDS}|مسیول|مدیر|مدیرکل|رییس|کارشناس)(?: .*)?)?"
_PROMISING_TAIL = "(?: (?:عبارتند از|به شرح .*))?"
_LEADERS = "مدیر|مدیر ?کل|مدیریت|رییس|مسیول|سرپرست|معاون|ریاست"
_DUTY_NOUNS = "وظایف|وظیفه|وظیفه ها|وظایف ها|فعالیت|فعالیت ?ها|فعالیت ?های|خدمات|اقدامات|کارکردها|مسیولیت ?ها"
_DUTY_QUALITIES = "عمده|اصلی|کلی|محوله|دیگر|تفصیلی|جاری|سازمانی|قانونی|مهم|قابل ارایه|تخصصی|عمومی|اساسی"
_DUTY_SELECTIONS = "اهم|مهم ?ترین|برخی از|بخشی از|خلاصه|رئوس|سایر|دیگر|از جمله|عمده|شرح"
_DUTY_COMPANIONS = (
    "اختیارات|وظایف|ماموریت ?ها|ماموریت ?های|مسیولیت ?ها|مسیولیت ?های|خدمات|اهداف|فعالیت ?ها|فعالیت ?های|برنامه ?ها"
)
_GOAL_NOUNS = (
    "اهداف|هدف|هدف ?ها|چشم ?انداز|رسالت|رسالت ?ها|ماموریت|ماموریت ?ها|ماموریت ?های|خط ?مشی|راهبرد|راهبردها|"
    "استراتژی|استراتژی ?ها|ارزش ?ها|سیاست ?ها|برنامه ?ها|برنامه ?های|بیانیه ماموریت"
)
_GOAL_QUALITIES = "آتی|کلی|کلان|اصلی|راهبردی|استراتژیک|بلند مدت|کوتاه مدت|سازمانی|عمده|کیفی|کمی|ما"
_PARTS = (
    "(?:واحد|اداره|بخش|گروه|معاونت|حوزه|قسمت|کارگروه|کمیته) ?(?:ها|های)|ادارات|دوایر|واحدها|واحدهای|بخشها|بخشهای|"
    "گروهها|گروههای|زیر ?مجموعه ?ها|زیر ?مجموعه ?های"
)
_PART_QUALITIES = "تابعه|زیر ?مجموعه|وابسته|مختلف|داخلی|تخصصی|تحت پوشش|کاری|کارشناسی|تشکیل دهنده|عملیاتی"
_INTRODUCING = "معرفی|درباره|درباره ی|مقدمه|پیشگفتار|دیباچه|تاریخچه|پیشینه|تعریف|جایگاه|ضرورت|آشنایی با|کلیات|چکیده"
_CAREER = f"""
    (?:بیوگرافی|زندگی ?نامه|رزومه|سوابق) (?:{_LEADERS})(?: .*)?
    (?:رزومه|سوابق|بیوگرافی|زندگی ?نامه)(?: (?:کاری|اجرایی|تحصیلی|علمی|مدیریتی))*(?: و سوابق(?: .*)?)?
"""

# The first that matches the whole line decides.
_TITLES: dict[TitleKind, str] = {
    "related": """
        (?:آخرین|جدیدترین|تازه ترین|پر ?بازدیدترین) (?:اخبار|خبرها|مطالب|نوشته ها|نوشته های|صفحات|مقالات)(?: سایت)?
        (?:اخبار|خبرها|مطالب|نوشته ها|نوشته های|صفحات|مقالات|تصاویر|سایت ?های) (?:مرتبط|مشابه|اخیر|تازه|برگزیده)
        پیوندها|(?:پیوند|لینک) ?های (?:مرتبط|مفید|سریع)|دسترسی (?:سریع|آسان)
        بیشتر بخوانید|همچنین بخوانید|پر ?بازدیدترین ?ها|گالری تصاویر
        """,
    "head": f"""
        (?:پیام|سخن|سخنی با|کلام|یادداشت|خوش ?آمد ?گویی|خیر مقدم) (?:{_LEADERS})(?: .*)?|سخن نخست
        (?:معرفی|مشخصات) (?:{_LEADERS})(?: .*)?
        {_CAREER}
        """,
    "staff": f"""
        (?:معرفی |اسامی |لیست |فهرست )?(?:کارکنان|همکاران|پرسنل|کارشناسان|اعضا|اعضای)(?: و (?:کارکنان|پرسنل))?{_TAIL}
        """,
    "duties": (
        "(?:(?:اهداف|رسالت|معرفی|ساختار|چشم ?انداز|جایگاه) و )?"
        f"(?:(?:{_DUTY_SELECTIONS}) )*(?:(?:شرح|عناوین|فهرست|حدود|حوزه|زمینه|ریز|سر ?فصل) )?"
        f"(?:کلی |عمده )?(?:{_DUTY_NOUNS})"
        f"(?: (?:و )?(?:{_DUTY_COMPANIONS}|{_DUTY_QUALITIES}))*{_TAIL}{_PROMISING_TAIL}"
    ),
    "goals": (
        f"(?:{_GOAL_NOUNS})(?: (?:{_GOAL_QUALITIES}))*(?: و (?:{_GOAL_NOUNS})(?: (?:{_GOAL_QUALITIES}))*)*"
        f"{_TAIL}{_PROMISING_TAIL}"
    ),
    "departments": f"""
        (?:ساختار|چارت|نمودار|تشکیلات)(?: (?:سازمانی|تشکیلاتی|اداری))*(?: و تشکیلات)?{_TAIL}
        (?:معرفی )?(?:{_PARTS})(?: (?:{_PART_QUALITIES}))*{_TAIL}
        """,
    "contact": f"""
        (?:تماس|ارتباط|تماس و ارتباط|ارتباط و تماس) با (?:ما|روابط|واحد|اداره|این|مدیریت|معاونت|مدیر|دفتر)(?: .*)?
        (?:راه|شماره|پل|کانال) ?(?:ها|های)? (?:تماس|ارتباط|ارتباطی|دسترسی)(?: .*)?
        (?:نحوه|طریقه|اطلاعات|مشخصات) (?:تماس|ارتباط|ارتباطی|دسترسی)(?: .*)?
        (?:نشانی|آدرس|آدرس ها) و (?:تلفن|شماره|راه)(?: .*)?
        تلفن ?(?:ها|های)? (?:تماس|داخلی|ضروری){_TAIL}|تماس|تلفن ها|تلفن ها و .*|دفترچه تلفن
        """,
    "introduction": f"""
        (?:{_INTRODUCING})(?: و (?:{_INTRODUCING}))?(?: (?:ما|کوتاه|مختصر|اجمالی))?(?: از)?{_TAIL}
        """,
}
_COMPILED_CAREER = pattern_of_lines(_CAREER)
# Of «شرح وظایف اداره تشریفات» the department.
_OWNED_DUTIES = pattern(
    f"(?:(?:{_DUTY_SELECTIONS}) )*(?:{_DUTY_NOUNS})(?: (?:و )?(?:{_DUTY_COMPANIONS}|{_DUTY_QUALITIES}))* "
    f"((?:{UNIT_WORDS}|مسیول|مدیر|مدیرکل|رییس|کارشناس)(?: .*)?)"
)
_COMPILED = tuple((kind, pattern_of_lines(expression)) for kind, expression in _TITLES.items())

# «… عبارتند از:» at the end of a paragraph promises what comes after it.
_PROMISE = pattern(
    "(?:عبارتند از|عبارت است از|عبارت اند از|عبارتست از|(?:به|بدین) (?:شرح|قرار) (?:زیر|ذیل)|شامل موارد زیر|موارد زیر)"
    "(?: (?:است|می باشد|میباشد|می باشند|میباشند|هستند|می شود))?$"
)
_PROMISED: tuple[tuple[TitleKind, str], ...] = (
    ("duties", "~(?:وظایف|وظیفه|فعالیت ?های?|خدمات|ماموریت ?های?|اقدامات)~"),
    ("goals", "~(?:اهداف|هدف ?ها|هدف ?های|راهبردها|راهبردهای)~"),
    (
        "departments",
        rf"~(?:{_PARTS}|(?:دو|سه|چهار|پنج|شش|هفت|هشت|نه|\d+) (?:واحد|اداره|بخش|گروه|معاونت|حوزه|قسمت|کارگروه))~",
    ),
)
_COMPILED_PROMISED = tuple((kind, pattern(expression)) for kind, expression in _PROMISED)


def title_kind(text: str) -> TitleKind | None:
    """What a line opens if it is the title of a section, by its words alone; None for anything else."""
    if text.rstrip().endswith((".", "؛", "،", "!", "؟")):
        return None
    if re.search(r"\d{3}", text) or re.search(r"[:：]\s*\S", text):
        return None
    words = folded(text)
    count = words.count(" ") + 1
    if not words or count > LONGEST_TITLE:
        return None
    promising = text.rstrip().endswith((":", "："))
    if words.rsplit(" ", 1)[-1] in FINITE_VERBS and not promising:
        return None
    return next((kind for kind, compiled in _COMPILED if compiled.fullmatch(words)), None)


def is_career(text: str) -> bool:
    """Whether a title says that what the head has studied and done comes below it."""
    return bool(_COMPILED_CAREER.fullmatch(folded(text)))


def owner_of_duties(title: str) -> str:
    """Whose duties a title is about («اداره تشریفات»), folded; empty where it names nobody."""
    match = _OWNED_DUTIES.fullmatch(folded(title))
    return match[1] if match else ""


def promised_kind(paragraph: str) -> TitleKind | None:
    """What a paragraph announces with its last sentence («وظایف این واحد عبارتند از:»), or None."""
    last = paragraph.rstrip().rstrip(":：").rstrip(". ").rsplit(".", 1)[-1]
    words = folded(last)
    if not _PROMISE.search(words):
        return None
    return next((kind for kind, compiled in _COMPILED_PROMISED if compiled.search(words)), None)
