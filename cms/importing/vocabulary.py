"""The words by which parts of a unit page are known, compared in their folded form."""

import re

from cms.text.folding import fold, fold_tokens


def folded(text: str) -> str:
    """The words of `text` folded, one space between them, no signs: what patterns of this package are matched with."""
    return " ".join(fold_tokens(text))


def pattern(expression: str) -> re.Pattern[str]:
    """A pattern for `folded` text; its letters are folded as well, so it may be written in proper Persian."""
    return re.compile(fold(expression).replace("~", r"\b"))


def alternatives(lines: str) -> str:
    """One expression of many, one or more of them in each line."""
    return "|".join(filter(None, map(str.strip, lines.splitlines())))


def pattern_of_lines(lines: str) -> re.Pattern[str]:
    """A pattern for `folded` text that matches any of the alternatives."""
    return pattern(alternatives(lines))


def word_set(text: str) -> frozenset[str]:
    """The folded words of a list."""
    return frozenset(fold_tokens(text))


def phrase_set(text: str) -> frozenset[str]:
    """The folded phrases of a list, one phrase a line or between commas."""
    return frozenset(filter(None, (folded(phrase) for phrase in re.split(r"[\n،]", text))))


UNIT_WORDS = (
    "روابط ?عمومی|ارتباطات|اطلاع ?رسانی|امور بین ?الملل|بین ?الملل|شهرداری|منطقه|استانداری|فرمانداری|بخشداری|وزارت|"
    "سازمان|دانشگاه|دانشکده|بیمارستان|شورای?|شرکت|اداره کل|مرکز|رسانه|اداره|واحد|مدیریت|معاونت|دفتر|این"
)
"""What may follow the name of a section («وظایف روابط‌عمومی», «اهداف واحد») without making it another thing."""

OFFICE_WORDS = word_set(
    "اداره واحد بخش گروه معاونت دفتر مدیریت دایره حوزه مرکز کمیته ستاد دبیرخانه شعبه قسمت سامانه کانون"
)
"""The first words of the names of departments."""

OFFICE_NAME = pattern(
    "(?:اداره|واحد|بخش|گروه|معاونت|دفتر|مدیریت|دایره|مرکز|کمیته|ستاد|دبیرخانه|شعبه|قسمت|کانون|حوزه|مسیول|کارشناس)"
    "(?: [^ ]+){1,13}"
)
"""A whole line that may be the name of a department."""

DUTY_WORDS = word_set(
    """
    آگاهی آماده آموزش اتخاذ اجرا اجرای احصا اخذ ارائه ارایه ارتباط ارتقا ارتقای ارزیابی ارسال استفاده استقبال
    اطلاع اعلام اعلان افزایش اقدام اقناع القا انتشار انتقال انجام انعکاس اهتمام ایجاد ایفا ایفای بازتاب بازدید
    بازنگری برقراری برپایی برگزار برگزاری برنامه بررسی بروز بسترسازی بهبود بهره بایگانی پاسخ پاسخگویی پایش پخش
    پژوهش پشتیبانی پوشش پیش پیگیری تأمین تامین تبادل تبلیغ تبلیغات تبیین تجزیه تحقق تحقیق تدارک تدوین ترویج
    تسهیل تشکیل تصویربرداری تعامل تعیین تقویت تلاش تماس تنظیم تنویر تهیه توجه توزیع توسعه تولید ثبت جذب جلب جمع
    چاپ حضور حفظ خبررسانی درج دریافت دعوت راه راهنمایی رسیدگی رصد رفع زمینه ساخت ساماندهی سازماندهی سنجش سیاست
    شرکت شناخت شناساندن شناسایی صدور ضبط طراحی طبقه طرح عضویت عکاسی عکسبرداری فراهم فرهنگ فضاسازی فیلمبرداری
    فعال کسب کمک کنترل گرد گردآوری گسترش مدیریت مذاکره مستند مستندسازی مشارکت مشاوره مصاحبه مطالعه معرفی مکاتبه
    ممیزی نشر نصب نظارت نظر نقد نگهداری نهادینه نوآوری هدایت همکاری هماهنگی هماهنگ همفکری یکسان
    """
)
"""Verbal nouns with which duties begin."""

# A line that ends with one of these goes on in the next.
DANGLING_WORDS = word_set(
    "و یا از به در با بر برای تا که درباره پیرامون بین توسط ضمن طبق مطابق علیه بدون شامل کلیه هر می نمی"
)
DANGLING_PHRASES = tuple(
    tuple(phrase.split())
    for phrase in phrase_set(
        """
        در جهت، در خصوص، در مورد، بر اساس، به منظور، به وسیله، از طریق، از سوی، از طرف، در راستای، در زمینه های، در قالب
        بر مبنای، به عنوان، در حوزه های، با توجه به، علاوه بر، به جهت، نسبت به
        """
    )
)

FINITE_VERBS = word_set(
    """
    است هست هستند باشد باشند میباشد بود بوده شود شوند میشود میشوند گردد گردند میگردد دارد دارند داشته کند کنند
    میکند میکنند نماید نمایند مینماید مینمایند آید دهد دهند میدهد گیرد گیرند میگیرد شد شده گردید کرد نمود خواهد
    نیست ندارد اند ایم داریم هستیم کنیم میکنیم مینماییم نماییم رود یابد پذیرد
    """
)
"""Verbs with which sentences end, and headings do not."""
