"""Page furniture: what stands on a page without being said by it. Each kind has a code and a sentence for the report."""

import re

from django.utils.translation import gettext_lazy as _

from cms.importing.lines import Line
from cms.importing.vocabulary import folded, pattern, phrase_set

REASONS = {
    "blank": _("an empty line"),
    "sign": _("a list sign, a number or a separator"),
    "section_label": _("the label of a value that has a field of its own"),
    "repeated_heading": _("a heading that says again which section this is"),
    "repeated_value": _("a value that was given before"),
    "duplicate_title": _("the title of the page once more"),
    "menu": _("a menu or breadcrumb of the old site"),
    "icon_name": _("the name of an icon"),
    "placeholder": _("a placeholder that a program left behind"),
    "unfilled_template": _("a template that nobody filled in"),
    "comment_form": _("the comment form of the old site"),
    "copyright": _("a copyright line of the old site"),
    "counter": _("a counter of the old site"),
    "share": _("share and print links of the old site"),
    "date_stamp": _("a date of the old page"),
    "skip_link": _("a skip link of the old site"),
    "search_form": _("the search form of the old site"),
    "sign_in": _("the sign-in of the old site"),
    "language_switch": _("the language switch of the old site"),
    "pagination": _("page turning of the old site"),
    "file_name": _("the name of a file or picture"),
    "rating": _("the rating of the old site"),
    "tags": _("keywords of the old page"),
    "related_links": _("links to other pages of the old site"),
    "latin_fragment": _("a fragment without Persian words"),
    "stray_number": _("a number on its own"),
    "browser_notice": _("a notice about browsers or scripts"),
    "script": _("script or style of the old page"),
    "hidden": _("hidden on the old page"),
    "control": _("a button or field of a form"),
    "page_header": _("the header of the old site"),
    "page_footer": _("the footer of the old site"),
    "side_column": _("the side column of the old site"),
    "page_title": _("the browser title of the old page"),
    "footnote": _("a footnote"),
}
"""Why a line was left out: code to sentence."""

_AREA_REASONS = {
    "nav": "menu",
    "header": "page_header",
    "footer": "page_footer",
    "aside": "side_column",
    "form": "comment_form",
    "script": "script",
    "style": "script",
    "hidden": "hidden",
    "control": "control",
    "page_title": "page_title",
    "footnote": "footnote",
}

_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "placeholder",
        "null|undefined|nan|none|nil|object object|lorem ipsum.*|لورم ایپسوم.*|متن (?:ساختگی|آزمایشی|نمونه)|test|تست|n a|"
        "title|subtitle|image|عنوان صفحه|بدون عنوان|محتوایی (?:یافت نشد|برای نمایش وجود ندارد)|اطلاعاتی (?:یافت|ثبت) نشده? ?(?:است)?",
    ),
    (
        "comment_form",
        "برای (?:نوشتن|ارسال|ثبت|درج) (?:دیدگاه|نظر|نظرات|پیام).*(?:وارد|ثبت نام|عضو).*|(?:دیدگاه|نظر) ?(?:تان|خود|شما)?(?: خود)? را "
        "(?:بنویسید|وارد کنید|ارسال کنید|ثبت کنید|با ما .*)|دیدگاهتان را بنویسید|نظر خود را .*|نشانی (?:ایمیل|پست الکترونیک\\w*) شما "
        "منتشر نخواهد شد.*|بخش ?های موردنیاز علامت ?گذاری شده ?اند.*|(?:ارسال|ثبت|درج|افزودن) (?:نظر|دیدگاه|نظرات|پاسخ|پیام)(?: جدید)?|"
        "(?:نظرات|دیدگاه ?ها|نظر ?ها)(?: (?:کاربران|شما|بازدیدکنندگان|بسته شده است|برای .* بسته است))*|دیدگاهی? ?(?:ثبت نشده است)?|"
        "(?:نظر|دیدگاه) شما|لغو پاسخ|پاسخ دهید|ذخیره نام.*در مرورگر.*|(?:کد|تصویر) (?:امنیتی|کپچا)(?: .*)?|captcha|"
        "(?:اولین|شما اولین) .*(?:نظر|دیدگاه).*|(?:هنوز|تاکنون) (?:نظری|دیدگاهی).*|\\d+ (?:نظر|دیدگاه)|(?:متن|عنوان) (?:پیام|نظر|دیدگاه)|"
        "وارد کردن .* الزامی است.*|فیلدهای ستاره ?دار.*|نظراتی که .*(?:منتشر|حذف) .*|نام شما|ایمیل شما",
    ),
    (
        "copyright",
        ".*(?:کلیه|تمامی?|همه) ?ی? (?:حقوق|مطالب|حق).*(?:محفوظ|متعلق|بلامانع).*|copyright.*|.*all rights reserved.*|"
        "(?:طراحی|پیاده ?سازی|اجرا|توسعه|پشتیبانی|قدرت گرفته).* (?:توسط|از|با) .*(?:شرکت|گروه|وب|سایت|سامانه|پرتال|وردپرس).*|powered by.*|"
        "(?:نقل|استفاده|بازنشر) .*(?:ذکر|با ذکر) منبع.*|طراحی (?:سایت|پرتال|وب سایت).*|(?:طراحی|طراحی و اجرا|طراحی و پیاده سازی)",
    ),
    (
        "counter",
        "(?:تعداد |آمار |کل )?(?:بازدید|بازدیدها|بازدیدکنندگان|بازدید ?کننده|مشاهده|کاربران آنلاین|افراد آنلاین)"
        "(?: (?:های?|کنندگان|این|صفحه|سایت|امروز|دیروز|هفته|ماه|سال|کل|ها|آنلاین|کننده|جاری|گذشته|تاکنون))*(?: \\d+)*(?: (?:بار|نفر|بازدید))?|"
        "\\d+ (?:بار )?(?:بازدید|مشاهده|views?)|امار (?:بازدید )?سایت|hits? \\d+",
    ),
    (
        "share",
        "(?:به )?اشتراک ?(?:گذاری|بگذارید|گذاشتن).*|(?:لینک|پیوند|آدرس) کوتاه(?: .*)?|(?:کپی|رونوشت) (?:لینک|پیوند)(?: .*)?|"
        "لینک کپی شد|(?:نسخه|قابل|صفحه) (?:چاپی|چاپ)|چاپ(?: (?:صفحه|مطلب|این صفحه|خبر))?|ارسال (?:به|برای) (?:دوستان?|ایمیل)(?: .*)?|print|email|"
        "پرینت(?: صفحه)?|(?:facebook|twitter|telegram|whatsapp|linkedin|instagram|eitaa|x|rss|aparat|بله|ایتا|روبیکا|سروش|تلگرام|واتساپ|"
        "واتس اپ|اینستاگرام|توییتر|فیس ?بوک|لینکدین|آپارات|ایکس|گپ|شاد)(?: (?:facebook|twitter|telegram|whatsapp|linkedin|بله|ایتا|"
        "روبیکا|سروش|تلگرام|واتساپ|اینستاگرام|توییتر|فیس ?بوک|لینکدین|آپارات))*|ما را (?:در|دنبال) .*(?:شبکه|دنبال).*|شبکه ?های اجتماعی",
    ),
    (
        "date_stamp",
        "(?:تاریخ|زمان|آخرین|ساعت) ?(?:و )?(?:انتشار|به ?روز ?رسانی|بروز ?رسانی|درج|ایجاد|ویرایش|تغییر|ارسال|خبر|مطالعه|ثبت)"
        "(?: (?:صفحه|مطلب|سایت|در|تاریخ|و زمان|و ساعت))*(?: [\\w ]*\\d[\\w ]*)?|(?:به|بروز) ?(?:روز)? ?(?:رسانی )?شده در(?: .*)?|"
        "(?:(?:امروز )?(?:شنبه|یک ?شنبه|دو ?شنبه|سه ?شنبه|چهار ?شنبه|پنج ?شنبه|جمعه) )?\\d{1,2} "
        "(?:فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند)(?: ماه)? \\d{2,4}(?: .{0,60})?|"
        "(?:شنبه|یک ?شنبه|دو ?شنبه|سه ?شنبه|چهار ?شنبه|پنج ?شنبه|جمعه) \\d{4} \\d{1,2} \\d{1,2}(?: .{0,20})?|"
        "\\d{4} \\d{1,2} \\d{1,2}(?: \\d{1,2} \\d{2}(?: \\d{2})?)?|کد (?:مطلب|خبر|صفحه) \\w+|زمان مطالعه \\d+ دقیقه|اوقات شرعی(?: .*)?",
    ),
    (
        "skip_link",
        "skip to .*|(?:پرش|رفتن|برو) به (?:محتوا|محتوای|مطلب|متن)(?: .*)?|پرش .* محتوا.*|بازگشت به بالا|back to top|برو بالا",
    ),
    (
        "search_form",
        "(?:جستجو|جست و جو|جستجوی|search)(?: (?:در|کنید|پیشرفته|کن|سایت|برای|عبارت|پورتال|پرتال|for|\\w+))?(?: سایت)?",
    ),
    (
        "sign_in",
        "(?:ورود|خروج|ثبت ?نام|عضویت)(?: (?:و|یا|به|کاربران|اعضا|کاربر|سایت|ثبت ?نام|عضویت|سامانه|پرتال|پورتال|مدیریت|ورود|کارکنان))*|"
        "log ?in|sign ?in|register|sign up|(?:نام کاربری|رمز عبور|کلمه عبور|فراموشی رمز(?: عبور)?|مرا به خاطر بسپار)",
    ),
    (
        "language_switch",
        "(?:en|fa|ar|fa ir|english|فارسی|عربی|العربیه|انگلیسی|persian|زبان)(?: (?:en|fa|ar|english|فارسی|عربی|العربیه))*",
    ),
    (
        "pagination",
        "(?:صفحه |مطلب |نوشته )?(?:بعدی|قبلی|قبل|بعد)(?: (?:صفحه|بعدی|قبلی|مطلب))?|صفحه \\d+(?: از \\d+)?|next|previous|prev|\\d+(?: \\d+){2,}|"
        "ادامه(?: (?:مطلب|خبر|نوشته))?|(?:مشاهده|نمایش) (?:همه|بیشتر|کامل|جزییات|ادامه)(?: .{0,20})?|بیشتر|بستن|باز کردن|more|read more|close",
    ),
    (
        "rating",
        "(?:امتیاز|رای|میانگین امتیاز|رتبه)(?: (?:شما|دهید|بدهید|کاربران|این|مطلب|به|از|\\d+))+|\\d+ رای|\\d+ از \\d+(?: رای)?",
    ),
    ("tags", "(?:برچسب|بر چسب|کلید ?واژه|کلمات کلیدی|تگ)(?: ?ها| ?های)?(?: .{0,200})?|tags?(?: .{0,200})?"),
    ("browser_notice", ".*(?:javascript|جاوا ?اسکریپت|مرورگر شما|مرورگر خود).*|.*(?:cookies|کوکی).*"),
)
_COMPILED = tuple((code, pattern(expression)) for code, expression in _PATTERNS)

MENU_WORDS = phrase_set(
    """
    خانه، صفحه اصلی، صفحه نخست، صفحه ی اصلی، اصلی، home، اخبار، آخرین اخبار، خبرها، تماس با ما، درباره ما، ارتباط با ما، گالری،
    گالری تصاویر، گالری فیلم، نگارخانه، چندرسانه ای، نقشه سایت، پیوندها، آرشیو، آرشیو اخبار، فهرست، فهرست اصلی، منو، منوی اصلی، menu،
    مناقصات، مزایدات، مناقصه و مزایده، آگهی ها، اطلاعیه ها، سامانه ها، سامانه های الکترونیک، خدمات الکترونیک، میز خدمت، شهرداری، شهردار،
    شورای شهر، شورای اسلامی شهر، اعضای شورا، معاونت ها، مناطق، سازمان ها، مدیریت ها، واحدها، واحد های شهرداری، واحدهای سازمانی،
    چارت سازمانی، ساختار سازمانی، قوانین و مقررات، قوانین، فرم ها، دانلود، پرسش های متداول، سوالات متداول، سؤالات متداول، نظرسنجی،
    معرفی، معرفی شهر، معرفی شهرداری، گردشگری، تاریخچه شهر، بیانیه حریم خصوصی، حریم خصوصی، شکایات، انتقادات و پیشنهادات، ثبت شکایت،
    پست الکترونیک، ایمیل سازمانی، اتوماسیون اداری، rss، بازگشت، صفحه قبل، پورتال، پرتال، دولت الکترونیک، شفافیت، پروژه ها، رویدادها
    """
)
_HOME_WORDS = phrase_set("خانه، صفحه اصلی، صفحه نخست، صفحه ی اصلی، home، صفحه اول، خانه شهرداری")
# Alone they are menu; as entries of a menu the rest of the words above count as well.
_LONE_MENU_WORDS = _HOME_WORDS | phrase_set(
    "فهرست، منو، منوی اصلی، menu، فهرست اصلی، نقشه سایت، بازگشت، صفحه قبل، rss، پورتال، پرتال"
)

_ICON_NAME = re.compile(
    r"(?:[a-z]+(?:_[a-z0-9]+)+|(?:fa|fas|far|fab|bi|icon|glyphicon|mdi|ti|flaticon|dashicons)(?:[ -][a-z0-9-]+)+|"
    r"menu|home|search|close|phone|email|mail|person|place|print|share|event|today|schedule|expand|more|add|call|fax|map|"
    r"chevron|arrow|star|favorite|visibility|download|language|public|info|location)"
)
_FILE_NAME = re.compile(
    r"[\w\s().%-]+\.(?:jpe?g|png|gif|svg|webp|pdf|docx?|xlsx?|pptx?|mp[34]|zip|rar|avi)", re.IGNORECASE
)
_BREADCRUMB = re.compile(r"\s*[»›>/\\|←‹«]+\s*")
_SEPARATORS_ONLY = re.compile(r"[\W_]+")
_UNFILLED = re.compile(r"(?:\.{4,}|…{2,}|…\.{2,}|_{3,})\s*$")
_HAS_PERSIAN = re.compile("[\u0621-\u06d3]")


def area_reason(line: Line) -> str | None:
    """The code for a line whose place on the page says that it is no content."""
    return _AREA_REASONS.get(line.hints.area)


def furniture_reason(text: str) -> str | None:
    """The code for a line that is furniture by its own words, or None. `text` is cleaned, without its list sign."""
    text = text.strip()
    if not text:
        return "blank"
    if _SEPARATORS_ONLY.fullmatch(text):
        return "copyright" if "©" in text else "sign"
    if _ICON_NAME.fullmatch(text):
        return "icon_name"
    if _FILE_NAME.fullmatch(text):
        return "file_name"
    if text.startswith("©"):
        return "copyright"
    words = folded(text)
    if words in _LONE_MENU_WORDS or is_breadcrumb(text):
        return "menu"
    for code, compiled in _COMPILED:
        if compiled.fullmatch(words):
            return code
    if words.replace(" ", "").isdigit() and len(words) < 7:
        return "stray_number"
    return None


def is_breadcrumb(text: str) -> bool:
    """Whether a line shows the way from the home page to this one («خانه » واحدها » روابط‌عمومی»)."""
    parts = [folded(part) for part in _BREADCRUMB.split(text) if part.strip()]
    return len(parts) > 1 and parts[0] in _HOME_WORDS and all(part.count(" ") < 7 for part in parts)


def is_latin_fragment(text: str) -> bool:
    """A few words without any Persian letter, address, e-mail or number among them."""
    return not _HAS_PERSIAN.search(text) and len(text.split()) <= 3 and not re.search(r"[@\d]|www|http|\.\w{2}", text)


def is_unfilled(text: str) -> bool:
    """Dots or lines in the place of a name or a post."""
    return bool(_UNFILLED.search(text)) and len(text.split()) <= 9


def is_menu_word(text: str) -> bool:
    return folded(text) in MENU_WORDS


def is_home_word(text: str) -> bool:
    return folded(text) in _HOME_WORDS


# A list item that says only this may be a duty in two words; outside lists it never is.
_WEAK_REASONS = frozenset(
    "counter share search_form sign_in language_switch pagination rating date_stamp stray_number menu tags".split()
)
_LONGEST_MENU_ENTRY = 6


def mark_furniture(lines: list[Line]) -> dict[Line, str]:
    """The furniture among content lines, none of them blank, with the code of each."""
    found: dict[Line, str] = {}
    for line in lines:
        reason = furniture_reason(line.body)
        if reason and not (reason in _WEAK_REASONS and (line.sign or line.hints.list_depth)):
            found[line] = reason
        elif is_latin_fragment(line.body):
            found[line] = "latin_fragment"
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and _may_be_menu_entry(lines[end]):
            end += 1
        entries = lines[start:end]
        for line in entries if _is_menu(entries) else []:
            found.setdefault(line, "menu")
        start = max(end, start + 1)
    return found


def _may_be_menu_entry(line: Line) -> bool:
    in_list = bool(line.sign or line.hints.list_depth)
    return in_list and line.words <= _LONGEST_MENU_ENTRY and not line.body.rstrip().endswith((".", ":", "؛"))


def _is_menu(entries: list[Line]) -> bool:
    known = [line for line in entries if is_menu_word(line.body) or furniture_reason(line.body)]
    if entries and is_home_word(entries[0].body):
        return len(entries) <= 9 or 2 * len(known) >= len(entries)
    return len(entries) >= 2 and 5 * len(known) >= 3 * len(entries)
